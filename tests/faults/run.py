#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The fault matrix: what docs/reliability.md promises, case by case.

    tests/faults/run.py [--all] [--write] [ROW ...]

Run in a build folder.  Without --all a part of the cases, in a few minutes.
--write puts the table of the run into docs/reliability.md; of a run of single
rows these are put in place of what was there.
"""
import argparse
import os
import re
import subprocess
import sys
import threading
import time
import traceback

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.environ.setdefault('top_srcdir', os.path.abspath(
    os.path.join(HERE, '..', '..')))
sys.path.insert(0, HERE)
import daemon  # noqa: E402
import maildir  # noqa: E402
import storage  # noqa: E402
import x_hostile  # noqa: E402

LEAST = 60000           # cases of a run without --all
SHIM = os.path.abspath('tests/faults/shim.so')

# Row, what happens, what must come of it; in the order of the document.
MATRIX = [
    ('A1', 'kill -9 at each step of the protocol',
     'no answer, and the retry is tagged'),
    ('A2', 'kill -9 at each call for the record of a mail',
     'no answer; the retry reuses the entry'),
    ('A5', 'SIGTERM under load', 'taken means recorded; it ends'),
    ('A6', 'reload under load', 'every mail served, old rules or new'),
    ('A7', 'reload of broken configuration or rules',
     'the old one stays, the log names the place'),
    ('A8', 'a signal at any instant of the start', 'nothing is left'),
    ('A9', 'child stopped and continued', 'answers then'),
    ('A10', 'socket file stale, foreign, alive', 'as documented'),
    ('A11', 'connections that say nothing', 'others served, nothing grows'),
    ('A12', 'a mail that ends its child twice', 'passed on, minimal tag'),
    ('B1', 'callbacks in any order', 'the next mail is as ever'),
    ('B2', 'nonsense packets, any order, byte by byte',
     'its own connection ends, no other'),
    ('B3', 'each right or step missing', 'refused in words, or served'),
    ('B4', 'leading blanks, no DATA, answers awaited', 'the same mail'),
    ('B5', 'macros absent, huge, binary', 'the same tags'),
    ('B6', 'many mails and aborts on one connection', 'as on one each'),
    ('B7', 'recipients: 0 to 1,000, odd forms',
     'ours replaced as written, others kept'),
    ('B8', 'body cut at each offset', 'the same tags'),
    ('B9', 'connection dropped while deciding', 'retry tagged, one entry'),
    ('B10', 'more at once than messages_max', '451, none lost'),
    ('C1', 'forged tags: name, case, fold, copies, size', 'removed'),
    ('C2', 'forged Authentication-Results',
     'ours and unreadable ones removed, others kept'),
    ('C3', 'hostile bytes where they might reach a tag',
     'tags of plain bytes, no new field'),
    ('C4', 'more results and reasons than fit', 'within 8 kB'),
    ('C5', 'one bit of our fields changed', 'the final tag does not verify'),
    ('D1', 'each shape around and beyond each limit',
     'accepted, tagged'),
    ('D2', 'twice as much of each shape', 'under 2.6 times as long'),
    ('D4', 'NUL, bare CR and LF, 8 bit, no header', 'accepted'),
    ('D6', 'character sets, broken shifts', 'accepted'),
    ('D7', 'ambiguous MIME', 'accepted'),
    ('D8', 'samples cut short', 'accepted'),
    ('D9', 'two samples spliced', 'accepted'),
    ('E2', 'hostile SPF records', 'a result, few questions, plain bytes'),
    ('E3', 'DKIM and ARC signatures, altered in every way',
     'the verdict of the RFC'),
    ('E4', 'hostile signatures and keys', 'none passes'),
    ('E5', 'DMARC alignment and policies', 'the verdict of the RFC'),
    ('F1', 'disk full at each write of a decision',
     'tagged or 451; retry tagged; ledger whole'),
    ('F2', 'EIO, EROFS, EINTR, short calls', 'the same'),
    ('F3', 'fsync fails', 'the same'),
    ('F5', 'database locked', '451 while it is locked'),
    ('F6', 'ledger damaged, newer, no place',
     'refuses to start, says what to do'),
    ('F7', 'ledger tampered with', 'the verifier names the place'),
    ('F8', 'two daemons on one ledger', 'one chain, nothing lost or doubled'),
    ('G1', 'each allocation fails once',
     'accepted or 451, nothing leaks, retry as ever'),
    ('G2', 'too little address space', 'tagged, 451 or died; retry tagged'),
    ('G3', 'out of descriptors', 'the same'),
    ('H1', 'clock jumps up to ten years',
     'tagged, order kept, event recorded'),
    ('H2', 'dates and zones', 'read exactly; nonsense harms nothing'),
    ('H3', '2038, 2100 and later', 'read exactly'),
    ('I1', 'statements on consent, own and quoted',
     'no Police without a plain yes of the reporter'),
    ('I2', 'refusals added to every sample', 'direct referrals stay'),
    ('I4', 'sealed mails with marks', 'no mark in tag, log or output'),
    ('I6', 'many threads, any order', 'the same tags'),
    ('J2', 'mbox, Maildir and archives in all variants', 'read, or said'),
    ('J3', 'Maildir: odd names, vanished, no files, renamed, many',
     'each mail read once, or said'),
]

# Unit tests whose table is a row: TAMPER_CASES and such in front.
UNITS = {'E3': ['t_dkim', 't_arc'], 'E5': ['t_dmarc'], 'J2': ['t_archive']}
ROWS = {**daemon.ROWS, **storage.ROWS, **maildir.ROWS}


class Count:
    def __init__(self):
        self.cases, self.passed, self.said = 0, 0, []

    def case(self, good, where):
        self.cases += 1
        self.passed += bool(good)
        if not good and len(self.said) < 5:
            self.said.append(str(where))


def unit_run(name, **environment):
    return subprocess.run(['tests/' + name], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True,
                          errors='replace',
                          env={**os.environ, **environment})


def tampered(wanted):
    """As many as the unit says that it has tried, which ends at a fault."""
    p = unit_run('t_tamper', TAMPER_CASES=str(wanted))
    tried = sum(map(int, re.findall(r'^(\d+) (?:bits|rows) ', p.stdout,
                                    re.M)))
    return max(tried, 1), tried if p.returncode == 0 else 0


def unit(name):
    """(cases, passed) of a unit test: one for each row of its tables."""
    p = unit_run(name)
    good = len(re.findall(r'^\[       OK \]', p.stdout, re.M))
    bad = len(re.findall(r'^\[  FAILED  \] (?!\d+ test)', p.stdout, re.M))
    return good + bad, good if p.returncode == 0 else min(good, good + bad - 1)


def sealed(count):
    """x_hostile.py: every output of the scanner, and the daemon."""
    x_hostile.test_sealed_say_nothing()
    x_hostile.test_milter()
    for _ in x_hostile.sealed_mails():
        count.case(True, '')


class Run:
    def __init__(self, options):
        self.o = options
        self.result, self.lock = {}, threading.Lock()

    def scale(self, everything, part):
        return everything if self.o.all else part

    def put(self, row, cases, passed, seconds, said=()):
        with self.lock:
            self.result[row] = (cases, passed)
            print('%-4s %7d cases %7d passed %7.1f s' % (
                row, cases, passed, seconds), flush=True)
            for s in said:
                print('     ' + s[-1500:], flush=True)

    def in_process(self, rows):
        p = subprocess.Popen(
            ['tests/faults/cases'] + ['--all'] * self.o.all + rows,
            stdout=subprocess.PIPE, text=True)
        for line in p.stdout:
            row, cases, passed, seconds = line.split('\t')
            self.put(row, int(cases), int(passed), float(seconds))
        p.wait()
        for row in rows:        # it died
            if row not in self.result:
                self.put(row, 1, 0, 0, ['ended with %d' % p.returncode])

    def one(self, row):
        begin, count = time.monotonic(), Count()
        try:
            if row in ROWS:
                ROWS[row](count.case, self.scale, shim=SHIM)
            elif row == 'I4':
                sealed(count)
            elif row == 'F7':
                count.cases, count.passed = tampered(self.scale(20000, 400))
            else:
                for name in UNITS[row]:
                    cases, passed = unit(name)
                    count.cases += cases
                    count.passed += passed
        except Exception:  # every row is run and told
            count.case(False, traceback.format_exc())
        self.put(row, count.cases, count.passed, time.monotonic() - begin,
                 count.said)

    def go(self):
        wanted = [r for r, _, _ in MATRIX if not self.o.rows or
                  r in self.o.rows]
        outside = [r for r in wanted if r in ROWS or r in UNITS or
                   r in ('F7', 'I4')]
        inside = [r for r in wanted if r not in outside]
        if inside:
            t = threading.Thread(target=self.in_process, args=(inside,))
            t.start()
        for row in outside:
            self.one(row)
        if inside:
            t.join()
        cases = sum(c for c, _ in self.result.values())
        passed = sum(p for _, p in self.result.values())
        print('%d rows, %d cases, %d passed' % (
            len(self.result), cases, passed))
        return cases, passed

    def table(self):
        cases = sum(c for c, _ in self.result.values())
        passed = sum(p for _, p in self.result.values())
        lines = ['| row | what happens | what must come of it | cases | '
                 'passed |', '|---|---|---|---:|---:|']
        for row, what, expected in MATRIX:
            if row in self.result:
                lines.append('| %s | %s | %s | %d | %d |' % (
                    (row, what, expected) + self.result[row]))
        lines.append('| | | **all** | **%d** | **%d** |' % (cases, passed))
        return '\n'.join(lines)


def write(run):
    path = TOP + '/docs/reliability.md'
    with open(path, encoding='utf-8') as f:
        text = f.read()
    if run.o.rows:
        for row, cases, passed in re.findall(
                r'(?m)^\| (\w+) \|.*\| (\d+) \| (\d+) \|$', text):
            run.result.setdefault(row, (int(cases), int(passed)))
    table = run.table()
    text, n = re.subn(r'(?s)(<!-- matrix -->\n).*?(<!-- end -->)',
                      lambda m: m.group(1) + table + '\n' + m.group(2), text)
    assert n == 1
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--all', action='store_true')
    p.add_argument('--write', action='store_true')
    p.add_argument('rows', nargs='*')
    run = Run(p.parse_args())
    begin = time.monotonic()
    cases, passed = run.go()
    print('%.0f s' % (time.monotonic() - begin))
    if run.o.write:
        write(run)
    return not (passed == cases and (run.o.rows or cases >= LEAST))


if __name__ == '__main__':
    sys.exit(main())
