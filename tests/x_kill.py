#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing is lost, whatever is killed.

Senders put mail through kereru-milter while its child, its parent, or both
are killed with SIGKILL at random instants; whoever is not told that the mail
was accepted sends it again.  At the end

    sent = accepted, each with exactly one entry that stands and a valid final
           tag + still with the sender

    x_kill.py [--kills N] [--postfix FOLDER PORT FILTERPORT] [--seed N]

Without --postfix the protocol is spoken as a mail server would.  With it
(tests/x_kill_postfix.sh) Postfix takes the mail and is killed too.
tests/x_kill_postgres.py has the ledger in PostgreSQL, and kills that.
"""
import argparse
import glob
import hashlib
import os
import random
import re
import signal
import smtplib
import socket
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
import ledger_verify  # noqa: E402
from milter_client import (  # noqa: E402
    HANGS_S, Client, Closed, Daemon, effect, until, verify)

REPORT = 'report@cert.example.nz'
SENDERS = 8


def mail(n):
    return ('From: Aroha <aroha@reporter.example>\r\nTo: %s\r\n'
            'Subject: Report %d\r\nMessage-ID: <kill.%d@reporter.example>\r\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n'
            'Kia ora, I keep getting this spam, number %d.\r\n'
            % (REPORT, n, n, n)).encode()


class Run:
    def __init__(self, options):
        self.options = options
        self.rng = random.Random(options.seed)
        self.stop, self.lock = threading.Event(), threading.Lock()
        self.number, self.sent, self.accepted = 0, {}, {}
        self.attempts = self.kills = 0
        self.errors = []
        d = self.d = Daemon(
            inet=options.filter_port, ledger_chain='mx1.example',
            messages_max=64, **self.ledger())
        os.mkdir(d.dir + '/state')
        d.db = d.dir + '/state/ledger.db'
        if os.geteuid() == 0:
            os.chown(d.dir + '/state', os.stat(d.dir).st_uid, -1)
        # what waits behind the filter is not judged here, only kept
        d.start()

    def ledger(self):
        """Settings of it."""
        return {'ledger': 'state/ledger.db'}

    def ledger_file(self):
        """All its entries, for other programs than ours."""
        return self.d.db

    # ---- sending ----

    def by_protocol(self, message):
        c = Client(self.d.address, timeout=HANGS_S)
        try:
            r = c.deliver(message, REPORT)
            if r.answer != 'c':
                return None
            after = effect(message, r, c.steps)
            if not verify(after, self.d.KEY):
                self.errors.append('a tag that does not verify')
            return after
        finally:
            c.close()

    def by_smtp(self, message):
        s = smtplib.SMTP('127.0.0.1', self.options.port, timeout=HANGS_S)
        try:
            s.ehlo('reporter.example')
            s.sendmail('aroha@reporter.example', [REPORT], message)
            return b''
        finally:
            s.close()

    def attempt(self, n, message):
        """Is it accepted?"""
        try:
            after = (self.by_smtp if self.options.port else
                     self.by_protocol)(message)
        except (Closed, OSError, smtplib.SMTPException):
            return False
        with self.lock:
            self.attempts += 1
        return after is not None

    def sender(self):
        try:
            while not self.stop.is_set():
                with self.lock:
                    n = self.number = self.number + 1
                    message = self.sent[n] = mail(n)
                # like a mail server: again, until it is taken
                while not self.attempt(n, message):
                    if self.stop.is_set():
                        return
                    time.sleep(0.02)
                with self.lock:
                    self.accepted[n] = message
        except Exception as e:      # must not go unseen
            self.errors.append(repr(e))
            raise

    # ---- killing ----

    def kill_filter(self):
        way = self.rng.randrange(4)
        try:
            pids = self.d.children() if way < 3 else []
            if way >= 2:
                pids = [self.d.process.pid] + pids
            for pid in pids:
                os.kill(pid, signal.SIGKILL)
        except (OSError, ValueError):
            pass
        if self.d.process.poll() is not None or way >= 2:
            self.d.process.wait()
            # a child whose parent is gone goes by itself; then anew
            ready = self.d.logged().count('ready on')
            for _ in range(200):
                try:
                    self.d.start()
                    self.d.wait_for('ready on', ready + 1)
                    return
                except AssertionError:
                    time.sleep(0.1)
            raise RuntimeError('it does not start again')

    def kill_postfix(self):
        names = self.rng.choice([['smtpd'], ['cleanup'], ['qmgr'],
                                 ['virtual'], ['master']])
        for name in names:
            for pid in postfix_pids(self.options.folder, name):
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        if names == ['master']:
            time.sleep(0.2)
            postfix_start(self.options.folder)

    def kill(self):
        if self.options.port and self.rng.random() < 0.3:
            self.kill_postfix()
        else:
            self.kill_filter()

    def go(self):
        threads = [threading.Thread(target=self.sender, daemon=True)
                   for _ in range(SENDERS)]
        for t in threads:
            t.start()
        while self.kills < self.options.kills and not self.errors:
            time.sleep(self.rng.uniform(0.01, self.options.pause))
            self.kill()
            self.kills += 1
        self.stop.set()
        for t in threads:
            t.join(2 * HANGS_S)

    # ---- counting ----

    def delivered(self):
        """Numbers found in the mailboxes, each copy's tag checked."""
        found, bad = {}, 0
        queues = [self.options.folder + '/queue/' + q for q in (
            'maildrop', 'incoming', 'active', 'deferred')]

        def empty():
            postfix_start(self.options.folder)
            subprocess.run(['/usr/sbin/postqueue', '-c',
                            self.options.folder + '/etc', '-f'],
                           stderr=subprocess.DEVNULL, check=False)
            time.sleep(0.5)
            return not any(whole(os.path.join(folder, name)) for q in queues
                           for folder, _, names in os.walk(q)
                           for name in names)

        def whole(name):
            """What cleanup had not finished when it was killed never leaves:
            Postfix marks the others with the right to execute."""
            try:
                return os.stat(name).st_mode & 0o100
            except FileNotFoundError:
                return False

        until(empty, 'mail stays in the queue')
        for name in glob.glob(self.options.folder + '/mail/*/new/*'):
            with open(name, 'rb') as f:
                data = f.read()
            m = re.search(rb'\nMessage-ID: <kill\.(\d+)@', data)
            found[int(m.group(1))] = found.get(int(m.group(1)), 0) + 1
            bad += not verify(data, self.d.KEY)
        return found, bad

    def entries(self, ledger):
        """Mails by how many of their entries stand."""
        by_mail = {}
        for e in ledger_verify.read(ledger)[0]:
            if e['kind'] != 'decision':
                continue
            revised = re.search(r'"revises":\{"chain":"[^"]*","seq":(\d+)\}',
                                e['summary'])
            of = by_mail.setdefault(e['mail'], set())
            of.add(e['seq'])
            if revised:
                of.discard(int(revised.group(1)))
        return {n: len(by_mail.get(hashlib.sha256(message).hexdigest(), ()))
                for n, message in self.sent.items()}

    def table(self):
        ledger = self.ledger_file()
        standing = self.entries(ledger)
        told = ledger_verify.verify(ledger)
        said = subprocess.run(
            [os.path.abspath('kereructl'), '-c', self.d.config, 'ledger',
             'verify'], stdout=subprocess.PIPE, check=False)
        one = sum(standing[n] == 1 for n in self.accepted)
        waiting = len(self.sent) - len(self.accepted)
        rows = [('kills', self.kills),
                ('sent', len(self.sent)),
                ('accepted with exactly one entry that stands', one),
                ('still with the sender', waiting),
                ('difference', len(self.sent) - one - waiting),
                ('faults of the ledger', len(told) +
                 (said.returncode != 0))]
        if self.options.port:
            boxes, bad = self.delivered()
            lost = [n for n in self.accepted if n not in boxes]
            no_entry = [n for n in boxes if standing.get(n) != 1]
            rows += [('accepted, and not in a mailbox', len(lost)),
                     ('in a mailbox without an entry', len(no_entry)),
                     ('in a mailbox with a bad tag', bad)]
        for name, value in rows:
            print('%-48s %6d' % (name, value))
        for e in self.errors + told:
            print(e)
        return not (self.errors or any(v for _, v in rows[4:]))


def postfix_pids(folder, name):
    out = []
    for entry in os.listdir('/proc'):
        try:
            with open('/proc/%s/cmdline' % entry, 'rb') as f:
                words = f.read().split(b'\0')
            cwd = os.readlink('/proc/%s/cwd' % entry)
        except (OSError, ValueError):
            continue
        if os.path.basename(words[0].decode()) == name and \
                cwd.startswith(folder):
            out.append(int(entry))
    return out


def postfix(folder, word):
    p = subprocess.run(['/usr/sbin/postfix', '-c', folder + '/etc', word],
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return p.returncode == 0, p.stdout.decode(errors='replace')


def postfix_start(folder):
    """Its master may be killed while processes of it still hold the port:
    then a new one says that it has started, and ends.  They may also be at
    work on the queue, so that a check of its files fails: it is left out, as
    after "postfix quick-stop"."""
    said = []

    def started():
        if postfix(folder, 'status')[0]:
            return True
        open(folder + '/queue/quick-start', 'w').close()
        said.append(postfix(folder, 'start')[1])
        return False

    until(started, lambda: 'Postfix does not start: ' + ''.join(said[-3:]))


def measure(run):
    """Kill and count; an exit status."""
    try:
        run.go()
        good = run.table()
        if not good:
            print(run.d.logged()[-3000:])
    finally:
        run.d.remove()
    return not good


def options(kills):
    """Of the command line."""
    p = argparse.ArgumentParser()
    p.add_argument('--kills', type=int,
                   default=int(os.environ.get('KILLS', kills)))
    p.add_argument('--pause', type=float, default=0.4)
    p.add_argument('--seed', type=int, default=1)
    p.set_defaults(folder=None, port=None, filter_port=None)
    return p


def main():
    p = options(30)
    p.add_argument('--postfix', nargs=3, metavar=('FOLDER', 'PORT', 'FILTER'))
    o = p.parse_args()
    if o.postfix:
        o.folder = o.postfix[0]
        o.port, o.filter_port = map(int, o.postfix[1:])
    return measure(Run(o))


if __name__ == '__main__':
    sys.exit(main())
