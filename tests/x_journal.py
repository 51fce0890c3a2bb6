#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the daemon tells the systemd journal: lines, and a field for each pair.

The journal is a socket of ours, in a mount namespace of its own.
"""
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from milter_client import HANGS_S, Client, Daemon, run  # noqa: E402

FOLDER = '/run/systemd/journal'
MAIL = (b'From: Aroha <aroha@reporter.example>\r\n'
        b'To: report@cert.example.nz\r\nSubject: KERERU_FAKE=1 fake=2\r\n'
        b'Message-ID: <"a b\\"c=d"@reporter.example>\r\n'
        b'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n'
        b'I keep getting this spam from a shop I never heard of.\r\n')


def entry(packet):
    """{field: value} of a packet: NAME=value, or NAME, length, value."""
    out = {}
    while packet:
        line, _, packet = packet.partition(b'\n')
        if b'=' in line:
            name, _, value = line.partition(b'=')
        else:
            size = int.from_bytes(packet[:8], 'little')
            name, value, packet = line, packet[8:8 + size], packet[9 + size:]
        assert name not in out, name
        out[name.decode()] = value.decode()
    return out


def entries(journal):
    """Until a line says that a mail was decided."""
    while True:
        e = entry(journal.recv(1 << 20))
        yield e
        if 'KERERU_CATEGORY' in e:
            return


class InJournal(Daemon):
    """Its standard error is what JOURNAL_STREAM names."""
    def start(self, *args):
        """As Daemon.start(), which waits for a line that is not there."""
        st = os.fstat(self.log.fileno())
        os.environ['JOURNAL_STREAM'] = '%d:%d' % (st.st_dev, st.st_ino)
        self.process = subprocess.Popen(
            [self.program, '-f', '-c', self.config, *args], stderr=self.log,
            start_new_session=True)
        return self


@contextlib.contextmanager
def started(d):
    try:
        yield d.start()
        assert d.stop() == 0
    finally:
        d.remove()


def deliver(d):
    c = Client(d.address, timeout=HANGS_S)
    assert c.deliver(MAIL, 'report@cert.example.nz').answer == 'c'
    c.close()


def test_fields():
    journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    journal.bind(FOLDER + '/socket')
    os.chmod(FOLDER + '/socket', 0o666)
    journal.settimeout(HANGS_S)
    with started(InJournal()) as d:
        while 'ready on' not in entry(journal.recv(1 << 20))['MESSAGE']:
            continue
        deliver(d)
        got = list(entries(journal))[-1]
    assert got['SYSLOG_IDENTIFIER'] == 'kereru-milter', got
    assert got['PRIORITY'] == '6', got
    assert got['KERERU_CATEGORY'] == 'spam', got
    assert 'category=spam' in got['MESSAGE'].split(), got
    # every pair of the line, and nothing that a stranger wrote as one
    told = {w.split('=')[0] for w in got['MESSAGE'].split() if '=' in w}
    names = {k[7:].lower() for k in got if k.startswith('KERERU_')}
    assert names <= told and {'category', 'urgency'} <= names, (names, told)
    assert 'FAKE' not in ' '.join(got), got
    journal.close()
    os.unlink(FOLDER + '/socket')


def test_without():
    """Nobody takes it: the line goes to standard error, with its level."""
    with started(InJournal()) as d:
        d.wait_for('ready on')
        deliver(d)
        d.wait_for('category=spam')
        assert any(w.startswith('<6>') and ' category=spam' in w
                   for w in d.logged().splitlines()), d.logged()


def test_inherited():
    """JOURNAL_STREAM of another stream: plain lines."""
    os.environ['JOURNAL_STREAM'] = '1:1'
    with started(Daemon()) as d:
        assert d.logged().startswith('kereru-milter: '), d.logged()


if os.geteuid() != 0 or not shutil.which('unshare'):
    print('no root with unshare: no journal of our own')
    sys.exit(77)
if 'KERERU_IN_NAMESPACE' not in os.environ:
    os.environ['KERERU_IN_NAMESPACE'] = '1'
    empty = tempfile.mkdtemp(prefix='kereru-journal.')
    os.chmod(empty, 0o755)
    status = subprocess.run(
        ['unshare', '--mount', 'sh', '-c',
         'mkdir -p "$0" && mount --bind "$1" "$0" && shift && exec "$@"',
         FOLDER, empty, sys.executable, os.path.abspath(__file__)]).returncode
    shutil.rmtree(empty)
    sys.exit(status)
sys.exit(run([test_fields, test_without, test_inherited]))
