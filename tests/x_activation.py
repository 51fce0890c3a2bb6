#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The socket from systemd: it is served, left alone at the end, and while the
daemon is restarted callers wait."""
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from milter_client import (  # noqa: E402
    HANGS_S, Client, Daemon, free_port, run, until)

MAIL = (b'From: Aroha <aroha@reporter.example>\r\nSubject: a report\r\n'
        b'\r\nThis came today.\r\n')


def judged(address):
    client = Client(address, timeout=HANGS_S)
    r = client.deliver(MAIL, 'report@cert.example.nz')
    client.close()
    assert r.answer == 'c', r.answer
    assert any(n == b'X-Referral-Category' for _, n, _ in r.inserted)


def serve(d, *before, **more):
    d.process = subprocess.Popen(
        [*before, d.program, '-f', '-c', d.config], stderr=d.log,
        start_new_session=True, **more)


def by_systemd(address, listen):
    """systemd-socket-activate starts the daemon at the first caller."""
    d = Daemon(inet=free_port())        # a socket that is not to be opened
    try:
        if os.geteuid() == 0 and isinstance(address, str):
            os.chmod(os.path.dirname(address), 0o755)
        serve(d, 'systemd-socket-activate', '-l', listen)
        d.wait_for('Listening on')
        judged(address)
        d.wait_for("ready on systemd's socket")
        with socket.socket() as s:
            assert s.connect_ex(d.address) != 0, 'its own socket is open too'
        for child in d.children():
            os.kill(child, signal.SIGKILL)
        d.wait_for('sandbox:', 2)       # the next child is there
        judged(address)
        d.signal(signal.SIGHUP)
        d.wait_for('configuration reloaded')
        judged(address)
        assert d.stop() == 0
        if isinstance(address, str):
            assert stat.S_ISSOCK(os.stat(address).st_mode)
    finally:
        d.remove()


def test_port():
    port = free_port()
    by_systemd(('127.0.0.1', port), '127.0.0.1:%d' % port)


def test_port_6():
    try:
        with socket.socket(socket.AF_INET6) as s:
            s.bind(('::1', 0))
            port = s.getsockname()[1]
    except OSError:
        print('no IPv6 on this machine')
        return
    by_systemd(('::1', port), '[::1]:%d' % port)


def test_file():
    d = Daemon()
    try:
        by_systemd(d.dir + '/activated', d.dir + '/activated')
    finally:
        d.remove()


# What systemd does: the socket is descriptor 3, and the variables say so.
HAND_OVER = 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" "$@" 3<&%d'


def test_restart():
    """Nobody is refused while the daemon is stopped and started, 5 times."""
    d = Daemon(inet=free_port())
    refused, answered, done = [], [], threading.Event()
    listener = socket.create_server(('127.0.0.1', 0), backlog=256)
    address = listener.getsockname()

    def call():
        while not done.is_set():
            try:
                judged(address)
                answered.append(1)
            except Exception as e:
                refused.append(repr(e))

    def start():
        serve(d, 'sh', '-c', HAND_OVER % listener.fileno(),
              pass_fds=[listener.fileno()])

    try:
        start()
        callers = [threading.Thread(target=call) for _ in range(2)]
        for caller in callers:
            caller.start()
        for n in range(1, 6):
            d.wait_for("ready on systemd's socket", n)
            time.sleep(0.2)
            assert d.stop() == 0
            start()
        d.wait_for("ready on systemd's socket", 6)
        until(lambda: len(answered) > 20, lambda: (answered, refused))
        done.set()
        for caller in callers:
            caller.join(HANGS_S)
        # A connection is cut when the daemon stops: the mail server then
        # tries again.  A new one is never refused.
        assert not [r for r in refused if 'Refused' in r], refused
        assert d.stop() == 0
    finally:
        done.set()
        d.remove()
        listener.close()


def test_two():
    """One socket is wanted."""
    d = Daemon(inet=free_port())
    a, b = (socket.create_server(('127.0.0.1', 0)) for _ in range(2))
    try:
        serve(d, 'sh', '-c', 'LISTEN_FDS=2 LISTEN_PID=$$ exec "$0" "$@" '
              '3<&%d 4<&%d' % (a.fileno(), b.fileno()),
              pass_fds=[a.fileno(), b.fileno()])
        assert d.process.wait(HANGS_S) == 69
        assert 'one listening socket' in d.logged()
    finally:
        d.remove()
        a.close()
        b.close()


if shutil.which('systemd-socket-activate') is None:
    print('skipped: no systemd-socket-activate')
    sys.exit(77)
sys.exit(run([test_port, test_port_6, test_file, test_restart, test_two]))
