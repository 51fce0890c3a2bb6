#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the ledger costs: mails a second through kereru-milter, without and
with it, over so many connections at once.

Run in the build folder:  bench/ledger.py [-c 16] [-n 400] [--rounds 3]
    [--ledger WHERE]    another than an SQLite file on this disk
"""
import argparse
import multiprocessing
import os
import shutil
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tests'))
sys.dont_write_bytecode = True
from milter_client import Client, Daemon  # noqa: E402

TEXT = '''Kia ora, I got this spam and never signed up for anything.

---------- Forwarded message ---------
From: Bargain Hut <deals@bargain-hut.example>
Date: Mon, 24 Mar 2025 at 09:12
Subject: 50%% OFF everything this weekend
To: <aroha@reporter.example>

Huge weekend sale! 50%% off all couches and beds. Buy now at
http://bargain-hut.example/sale/%d and save. Offer ends Sunday.
Shop online today, free delivery in Auckland, prices from $99.
'''


def mail(n):
    return (('From: Aroha <aroha@reporter.example>\n'
             'To: report@cert.example.nz\nSubject: Fwd: 50%% OFF\n'
             'Message-ID: <%d@reporter.example>\n'
             'Date: Tue, 25 Mar 2025 20:50:29 +1300\n\n' % n) +
            TEXT % n).replace('\n', '\r\n').encode()


def sender(address, first, n, barrier):
    c = Client(address)
    c.connect(), c.helo()
    barrier.wait()
    for i in range(n):
        r = c.deliver(mail(first + i), 'report@cert.example.nz',
                      greet=False)
        assert r.answer == 'c', r.reply
    c.close()


def rate(options, first, **settings):
    d = Daemon(messages_max=64, **settings)
    os.mkdir(d.dir + '/state')
    if os.geteuid() == 0:
        shutil.chown(d.dir + '/state', 'nobody')
    try:
        d.start()
        barrier = multiprocessing.Barrier(options.c + 1)
        each = options.n // options.c
        senders = [multiprocessing.Process(
            target=sender, args=(d.address, first + i * each, each, barrier))
            for i in range(options.c)]
        for s in senders:
            s.start()
        barrier.wait()
        begin = time.monotonic()
        for s in senders:
            s.join()
            assert s.exitcode == 0
        return options.c * each / (time.monotonic() - begin)
    finally:
        d.remove()


def main():
    p = argparse.ArgumentParser()
    p.add_argument('-c', type=int, default=16)
    p.add_argument('-n', type=int, default=1600)
    p.add_argument('--rounds', type=int, default=3)
    p.add_argument('--ledger', default='state/ledger.db')
    options = p.parse_args()
    off, on = [], []
    for i in range(options.rounds):     # in turn: the machine has moods
        off.append(rate(options, (2 * i) << 20))
        on.append(rate(options, (2 * i + 1) << 20, ledger=options.ledger,
                       ledger_chain='bench'))
        print('without %6.0f mails/s   with %6.0f mails/s' % (off[-1],
                                                             on[-1]))
    print('with the ledger: %.0f %% of the mails without (medians)' % (
        100 * sorted(on)[len(on) // 2] / sorted(off)[len(off) // 2]))


if __name__ == '__main__':
    main()
