#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The daemon's numbers: they are true, they balance, and status reads them."""
import errno
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
from milter_client import (  # noqa: E402
    HANGS_S, Client, Closed, Daemon, free_port, run, until)

REPORT = 'report@cert.example.nz'
NAME = r'[a-zA-Z_:][a-zA-Z0-9_:]*'
SAMPLE = re.compile(r'(%s)(?:\{((?:%s="[^"\\\n]*",?)+)\})? '
                    r'(-?[0-9]+(?:\.[0-9]+)?)$' % (NAME, NAME))


def mail(n, text='I keep getting this spam from a shop I never heard of.'):
    return ('From: Aroha <aroha@reporter.example>\r\nTo: %s\r\n'
            'Subject: Report %d\r\nMessage-ID: <m.%d@reporter.example>\r\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n%s\r\n'
            % (REPORT, n, n, text)).encode()


def parse(text):
    """{series: value}; every family has a type and help, and no twin."""
    out, typed, helped = {}, {}, set()
    assert text.endswith('\n')
    for line in text.splitlines():
        m = re.match(r'# (HELP|TYPE) (%s) (.+)$' % NAME, line)
        if m and m.group(1) == 'TYPE':
            assert m.group(2) not in typed, line
            assert m.group(3) in ('counter', 'gauge', 'histogram'), line
            typed[m.group(2)] = m.group(3)
            continue
        if m:
            helped.add(m.group(2))
            continue
        m = SAMPLE.match(line)
        assert m, line
        family = m.group(1)
        if family not in typed:
            family = re.sub('_(bucket|sum|count)$', '', family)
        assert family in typed and family in helped, line
        if typed[family] == 'counter':
            assert family.endswith('_total'), line
        series = line.rsplit(' ', 1)[0]
        assert series not in out, line
        out[series] = float(m.group(3))
    for family, kind in typed.items():
        if kind != 'histogram':
            continue
        steps = [v for k, v in out.items()
                 if k.startswith(family + '_bucket')]
        assert steps == sorted(steps) and \
            steps[-1] == out[family + '_count'], family
    if shutil.which('promtool'):
        p = subprocess.run(['promtool', 'check', 'metrics'], input=text,
                           text=True, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT)
        assert p.returncode == 0, p.stdout
    return out


def exchange(port, request, end=True):
    out = b''
    with socket.create_connection(('127.0.0.1', port), 10) as s:
        try:
            s.sendall(request)
            if end:
                s.shutdown(socket.SHUT_WR)
            while True:
                more = s.recv(65536)
                if not more:
                    break
                out += more
        except OSError as e:
            # What it did not read of too long a request resets the call.
            assert e.errno in (errno.ECONNRESET, errno.ENOTCONN,
                               errno.EPIPE), e
    return out


def scrape(d):
    head, text = exchange(
        d.port, b'GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n', False).split(
            b'\r\n\r\n', 1)
    assert head.startswith(b'HTTP/1.1 200 OK\r\n'), head
    assert b'Content-Length: %d' % len(text) in head, head
    assert b'version=0.0.4' in head
    return parse(text.decode())


def balanced(n):
    assert all(v == 0 for k, v in n.items()
               if k.startswith('kereru_balance')), n


def settled(d):
    """The numbers when nothing is in hand."""
    end = time.monotonic() + HANGS_S
    while True:
        n = scrape(d)
        if n['kereru_messages_in_flight'] == 0 and \
                n['kereru_connections'] == 0:
            n = scrape(d)       # what ended while the last one was written
            balanced(n)
            return n
        assert time.monotonic() < end, n
        time.sleep(0.05)


class running:
    def __init__(self, **options):
        port = free_port()
        d = self.d = Daemon(metrics_port=port, metrics_file='state/m.prom',
                            **options)
        d.port = port
        os.mkdir(d.dir + '/state')
        if os.geteuid() == 0:
            os.chown(d.dir + '/state', os.stat(d.dir).st_uid, -1)

    def __enter__(self):
        try:
            self.d.start()
            end = time.monotonic() + HANGS_S
            while True:
                try:
                    scrape(self.d)
                    return self.d
                except ConnectionRefusedError:
                    assert time.monotonic() < end
                    time.sleep(0.05)
        except BaseException:
            self.d.remove()
            raise

    def __exit__(self, *_):
        self.d.remove()


def child_of(d):
    """The process that judges: the one with the protocol's threads.

    A sanitizer may add a thread of its own to each process."""
    threads = {p: len(os.listdir('/proc/%d/task' % p)) for p in d.children()}
    out = [p for p, n in threads.items() if n == max(threads.values())]
    assert len(out) == 1 and threads[out[0]] > 1, threads
    return out[0]


def status(d, *args):
    p = subprocess.run(
        ['./kereructl', '-c', d.config, 'status', *args], text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=HANGS_S)
    return p.returncode, p.stdout


def ended(n, result):
    return n['kereru_messages_ended_total{result="%s"}' % result]


def test_counts():
    with running(ledger='state/ledger.db', ledger_chain='m',
                 messages_max=2) as d:
        before = scrape(d)
        assert before['kereru_messages_total'] == 0
        assert before['kereru_children'] == 1
        c = Client(d.address)
        for i in range(5):
            assert c.deliver(mail(i), REPORT, greet=i == 0).answer == 'c'
        assert c.deliver(mail(9), 'x@cert.example.nz',
                         greet=False).answer == 'a'
        c.mail(), c.rcpt(REPORT), c.data()      # given up
        n = scrape(d)
        assert n['kereru_messages_in_flight'] == 1, n
        assert n['kereru_connections'] == 1, n
        balanced(n)
        c.send('A')
        c.close()
        many = [Client(d.address) for _ in range(3)]
        for m in many:
            m.connect(), m.helo(), m.mail(), m.rcpt(REPORT)
        assert [m.data()[0] for m in many] == ['c', 'c', 'y']
        for m in many:
            m.close()
        n = settled(d)
        assert n['kereru_messages_total'] == 9, n
        assert n['kereru_messages_other_total'] == 1, n
        assert (ended(n, 'decided'), ended(n, 'aborted'),
                ended(n, 'busy')) == (5, 3, 1), n
        assert n['kereru_connections_total'] == 4
        assert n['kereru_ledger_entries_total'] == 5
        assert n['kereru_tags_total'] == 5
        assert n['kereru_answer_seconds_count'] == 5
        assert n['kereru_ledger_seconds_count'] == 5
        assert n['kereru_answer_seconds_sum'] >= \
            n['kereru_ledger_seconds_sum'] > 0
        for family in 'decided', 'handling', 'urgency':
            assert sum(v for k, v in n.items() if k.startswith(
                'kereru_%s_total{' % family)) == 5, (family, n)
        assert sum(v for k, v in n.items()
                   if k.startswith('kereru_referrals_total{')) >= 5
        assert abs(n['kereru_last_answer_time_seconds'] -
                   time.time()) < 60
        code, text = status(d)
        assert code == 0 and 'All is well.' in text, text
        assert '9 reports came in; 5 decided' in text, text


def test_deaths():
    """A child's numbers outlive it, and what it had in hand is counted."""
    with running(ledger='state/ledger.db', ledger_chain='m') as d:
        c = Client(d.address)
        assert c.deliver(mail(1), REPORT).answer == 'c'
        c.mail(), c.rcpt(REPORT), c.data()
        first = child_of(d)
        os.kill(first, signal.SIGKILL)
        try:
            c.end()
            raise AssertionError('answered from beyond')
        except Closed:
            pass
        c = Client(d.address)
        assert c.deliver(mail(2), REPORT).answer == 'c'
        c.close()
        n = settled(d)
        assert n['kereru_child_deaths_total'] == 1
        assert (ended(n, 'decided'), ended(n, 'died')) == (2, 1), n
        assert n['kereru_messages_total'] == 3
        code, text = status(d)
        assert code == 0 and 'warning' in text and \
            '1 processes died' in text and 'All is well' not in text, text


def test_ledger_away():
    with running(ledger='state/ledger.db', ledger_chain='m') as d:
        c = Client(d.address, timeout=HANGS_S)
        assert c.deliver(mail(1), REPORT).answer == 'c'
        os.rename(d.dir + '/state/ledger.db', d.dir + '/state/away')
        os.mkdir(d.dir + '/state/ledger.db')
        d.signal(signal.SIGHUP)         # the old handle still writes
        d.wait_for('reload refused')
        os.kill(child_of(d), signal.SIGKILL)
        end = time.monotonic() + HANGS_S
        while True:
            try:
                c = Client(d.address, timeout=HANGS_S)
                r = c.deliver(mail(2), REPORT)
                assert r.answer == 'y', r.answer
                break
            except Closed:
                assert time.monotonic() < end
        c.close()
        n = settled(d)
        assert n['kereru_ledger_up'] == 0
        assert n['kereru_reload_fine'] == 0
        assert n['kereru_ledger_failures_total'] == 1
        assert ended(n, 'tempfailed') == 1
        code, text = status(d)
        assert code == 1 and 'ledger cannot be written' in text and \
            'reload was refused' in text, text
        os.rmdir(d.dir + '/state/ledger.db')
        os.rename(d.dir + '/state/away', d.dir + '/state/ledger.db')
        c = Client(d.address, timeout=HANGS_S)
        assert c.deliver(mail(2), REPORT).answer == 'c'
        c.close()
        assert settled(d)['kereru_ledger_up'] == 1


def test_file():
    """It is whole whenever it is read, and goes on by itself."""
    with running() as d:
        path = d.dir + '/state/m.prom'
        seen = set()

        def look():
            if os.path.exists(path):
                with open(path, encoding='utf-8') as f:
                    seen.add(parse(f.read())['kereru_metrics_time_seconds'])
            return len(seen) > 2

        until(look, lambda: seen)
        assert os.stat(path).st_mode & 0o777 == 0o644
        assert os.listdir(d.dir + '/state') == ['m.prom']
        code, text = status(d, path)
        assert code == 0 and 'All is well' in text, text
        with open(path, encoding='utf-8') as f:
            old = re.sub(r'(?m)^(kereru_metrics_time_seconds) .*',
                         r'\1 1000', f.read())
        with open(d.dir + '/old', 'w', encoding='utf-8') as f:
            f.write(re.sub(r'(?m)^(kereru_balance\{of="messages"\}) 0',
                           r'\1 -3', old))
        code, text = status(d, d.dir + '/old')
        assert code == 1 and 'seconds old' in text and \
            '3 messages came in' in text, text
        assert d.stop() == 0
        code, text = status(d)
        assert code == 1 and 'does not answer' in text, text


def test_bad_callers():
    with running() as d:
        assert exchange(d.port, b'POST /metrics HTTP/1.1\r\n\r\n').startswith(
            b'HTTP/1.1 405')
        for path in b'/', b'/metrics2', b'/metrics/..', b'../etc/passwd':
            assert exchange(d.port, b'GET %s HTTP/1.1\r\n\r\n' % path
                            ).startswith(b'HTTP/1.1 404'), path
        for junk in (b'', b'\0' * 100, b'GET', b'GET /metrics',
                     b'x' * 4096, os.urandom(3000)):
            try:
                assert exchange(d.port, junk) == b'', junk
            except ConnectionResetError:
                pass            # it did not read to the end
        try:
            exchange(d.port, b'GET /metrics ' + b'a' * 9000 + b'\r\n\r\n')
        except (ConnectionResetError, BrokenPipeError):
            pass
        # one who says nothing does not keep the others for as long as he
        # is there
        with socket.create_connection(('127.0.0.1', d.port), HANGS_S):
            scrape(d)
        with socket.socket() as s:      # the machine itself only
            s.settimeout(5)
            out = subprocess.run(['hostname', '-I'], text=True,
                                 stdout=subprocess.PIPE).stdout.split()
            for address in [a for a in out if ':' not in a][:1]:
                assert s.connect_ex((address, d.port)) != 0


def test_reload_and_load():
    """Under load and through reloads every reading balances."""
    stop, errors = threading.Event(), []

    def load(k):
        i = 0
        try:
            while not stop.is_set():
                c = Client(d.address)
                for j in range(3):
                    i += 1
                    assert c.deliver(mail(i * 10 + k), REPORT,
                                     greet=j == 0).answer == 'c'
                c.close()
        except Exception as e:
            errors.append(repr(e))

    with running(ledger='state/ledger.db', ledger_chain='m') as d:
        threads = [threading.Thread(target=load, args=(k,))
                   for k in range(4)]
        for t in threads:
            t.start()
        for i in range(4):
            if i == 2:
                d.port = free_port()
                d.set(metrics_port=d.port)
            d.signal(signal.SIGHUP)
            d.wait_for('reloaded', i + 1)
            end = time.monotonic() + HANGS_S
            while True:
                try:
                    balanced(scrape(d))
                    break
                except OSError:
                    assert time.monotonic() < end
                    time.sleep(0.1)
        until(lambda: errors or ended(scrape(d), 'decided') > 20)
        stop.set()
        for t in threads:
            t.join()
        assert not errors, errors
        n = settled(d)
        assert n['kereru_reloads_total'] == 4
        assert ended(n, 'decided') == n['kereru_messages_total'] > 20, n


def test_monitoring():
    """The alerts and the dashboard speak of numbers that there are."""
    top = os.environ.get('top_srcdir', os.path.join(
        os.path.dirname(os.path.abspath(__file__)), '..'))
    rules = top + '/conf/monitoring/kereru.rules.yml'
    with open(rules, encoding='utf-8') as f:
        exprs = re.findall(r'expr: (.*)', f.read())
    with open(top + '/conf/monitoring/kereru.dashboard.json',
              encoding='utf-8') as f:
        board = json.load(f)
    exprs += [t['expr'] for p in board['panels'] for t in p['targets']]
    assert len(exprs) > 25
    with running() as d:
        n = scrape(d)
    there = {k.split('{')[0] for k in n}
    for e in exprs:
        for name in re.findall(r'kereru_[a-z_]+', e):
            assert name in there, (name, e)
        for name, label, value in re.findall(
                r'(kereru_[a-z_]+)\{([a-z]+)="([a-z_]+)"', e):
            assert '%s{%s="%s"}' % (name, label, value) in n, e
    if shutil.which('promtool'):
        subprocess.run(['promtool', 'check', 'rules', rules], check=True,
                       stdout=subprocess.DEVNULL)


def test_off():
    """Unless asked for there is no process and no port."""
    d = Daemon()
    try:
        d.start()
        assert len(d.children()) == 1
        code, text = status(d)
        assert code == 2 and 'metrics_file' in text, text
    finally:
        d.remove()


sys.exit(run([v for k, v in list(globals().items())
              if k.startswith('test_')]))
