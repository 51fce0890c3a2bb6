#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Many messages through kereru-milter: does anything grow?

    bench/soak.py [--messages N] [--connections N] [--seconds N]

Run in a build folder.  The messages are those of tests/data/reports, each
with a Message-ID of its own, so that none is a retry; every decision goes
into a ledger.  Memory (anonymous pages), open files and threads of parent and
child are read when no connection is open: after 5 % and at the end; then
"kereructl ledger verify" proves the ledger, and its entries are counted.  Exit
status 1 if memory differs by more than 2 %, files or threads at all, or the
ledger is not whole.
With --seconds the run ends then, and 5 % is 5 % of that.
"""
import argparse
import glob
import os
import sqlite3
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tests'))
from milter_client import Client, Daemon  # noqa: E402

REPORT = 'report@cert.example.nz'
PER_CONNECTION = 50


def mails():
    out = []
    for path in sorted(glob.glob(os.path.join(
            HERE, '..', 'tests', 'data', 'reports', '*.eml'))):
        with open(path, 'rb') as f:
            m = f.read().replace(b'\r\n', b'\n').replace(b'\n', b'\r\n')
        if b'\r\n\r\n' in m:
            out.append(m)
    return out


def status(pid):
    with open('/proc/%d/status' % pid, encoding='ascii') as f:
        s = dict(line.split(':', 1) for line in f)
    return (int(s['RssAnon'].split()[0]), int(s['Threads']),
            len(os.listdir('/proc/%d/fd' % pid)))


class Soak:
    def __init__(self, options):
        self.o = options
        self.mails = mails()
        self.lock = threading.Lock()
        self.next = self.done = 0
        self.refused = []
        d = self.d = Daemon(ledger='state/ledger.db', ledger_chain='soak',
                            messages_max=256)
        os.mkdir(d.dir + '/state')
        if os.geteuid() == 0:
            os.chown(d.dir + '/state', os.stat(d.dir).st_uid, -1)
        d.start()

    def sender(self, until):
        client, on = None, 0
        while True:
            with self.lock:
                if until(self.next):
                    break
                n = self.next
                self.next += 1
            if on == PER_CONNECTION:
                client.close()
                client, on = None, 0
            if client is None:
                client = Client(self.d.address, timeout=120)
            r = client.deliver(
                b'Message-ID: <%d.soak@reporter.example>\r\n' % n +
                self.mails[n % len(self.mails)], REPORT, greet=on == 0)
            on += 1
            with self.lock:
                self.done += 1
                if r.answer != 'c':
                    self.refused.append((n, r.answer, r.reply))
        if client is not None:
            client.close()

    def part(self, until):
        threads = [threading.Thread(target=self.sender, args=(until,))
                   for _ in range(self.o.connections)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        time.sleep(3)           # connections are closed, threads at rest
        return {name: status(pid) for name, pid in [
            ('parent', self.d.process.pid)] + [
            ('child', p) for p in self.d.children()]}

    def run(self):
        begin, first = time.monotonic(), self.d.children()

        def until(share):
            if self.o.seconds:
                return lambda n: n >= self.o.messages or \
                    time.monotonic() - begin > share * self.o.seconds
            return lambda n: n >= share * self.o.messages

        early = self.part(until(0.05))
        early_done = self.done
        print('after %d: %s' % (early_done, early), flush=True)
        late = self.part(until(1))
        took = time.monotonic() - begin
        print('after %d: %s' % (self.done, late))
        print('%d messages in %d s, %d refused' % (
            self.done, took, len(self.refused)))
        bad = bool(self.refused) or self.d.children() != first
        for name, (memory, threads, files) in late.items():
            grown = 100 * (memory / early[name][0] - 1)
            print('%-6s memory %d kB, %+.2f %%; threads %d -> %d; files '
                  '%d -> %d' % (name, memory, grown, early[name][1], threads,
                                early[name][2], files))
            bad |= abs(grown) > 2 or (threads, files) != early[name][1:]
        return bad | (not self.whole())

    def whole(self):
        """Is the chain unbroken, and has it an entry for each message?"""
        p = subprocess.run(
            ['./kereructl', '-c', self.d.config, 'ledger', 'verify'],
            stdout=subprocess.PIPE, universal_newlines=True, check=False)
        with sqlite3.connect(self.d.dir + '/state/ledger.db') as db:
            n, = db.execute("SELECT COUNT(*) FROM entry "
                            "WHERE kind = 'decision'").fetchone()
        print('%sledger verify: exit status %d; %d decisions of %d messages' % (
            p.stdout, p.returncode, n, self.done))
        return p.returncode == 0 and n == self.done


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--messages', type=int, default=1000000)
    p.add_argument('--connections', type=int, default=4)
    p.add_argument('--seconds', type=int, default=0)
    s = Soak(p.parse_args())
    try:
        return s.run()
    finally:
        s.d.remove()


if __name__ == '__main__':
    sys.exit(main())
