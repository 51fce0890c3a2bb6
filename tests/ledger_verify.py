#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Is this ledger whole?  Written from docs/ledger.md alone.

ledger_verify.py FILE: an export (JSON Lines), or the SQLite database itself.
Exit status 0 if it is whole, 1 with a line for each fault.
"""
import hashlib
import json
import re
import sqlite3
import sys
from datetime import datetime, timezone

HEX, HEX_OR_NONE = r'"([0-9a-f]{64})"', r'"([0-9a-f]{64}|-)"'
FORM = {'chain': r'"([\w.-]+)"', 'seq': r'([1-9]\d*)', 'time_ms': r'(\d+)',
        'kind': r'"([a-z]+)"', 'mail': HEX_OR_NONE,
        'content_digest': HEX_OR_NONE, 'previous': HEX, 'digest': HEX,
        'summary': r'(\{.*?\})', 'content': r'(?:null|(\{.*\}))'}
ENTRY = re.compile(r'\{%s\}\n' % ','.join('"%s":%s' % f for f in FORM.items()),
                   re.ASCII)
END = re.compile(r'\{"end":%(chain)s,"seq":%(seq)s,"digest":%(digest)s\}\n'
                 % FORM, re.ASCII)
DIGESTED = ('kereru-ledger-1\n{chain}\n{seq}\n{time_ms}\n{kind}\n{mail}\n'
            '{summary}\n{content_digest}\n{previous}\n')


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def root(digests):
    """RFC 6962 section 2.1."""
    if len(digests) == 1:
        return hashlib.sha256(b'\0' + digests[0]).digest()
    k = 1 << (len(digests) - 1).bit_length() - 1
    return hashlib.sha256(
        b'\1' + root(digests[:k]) + root(digests[k:])).digest()


def read(name):
    """The entries in order; where each chain ends: {name: (seq, digest)}."""
    with open(name, 'rb') as f:
        if f.read(16) == b'SQLite format 3\0':
            db = sqlite3.connect('file:%s?mode=ro' % name, uri=True)
            db.row_factory = sqlite3.Row
            rows = db.execute('SELECT * FROM entry ORDER BY chain, seq')
            ends = db.execute('SELECT name, seq, digest FROM chain WHERE seq')
            return [dict(r) for r in rows], {n: (s, d) for n, s, d in ends}
        f.seek(0)
        lines = [line.decode() for line in f]
    ends = {m[1]: (int(m[2]), m[3]) for m in map(END.fullmatch, lines) if m}
    entries = [dict(zip(FORM, ENTRY.fullmatch(x).groups())) for x in lines
               if not END.fullmatch(x)]
    for e in entries:
        e.update(seq=int(e['seq']), time_ms=int(e['time_ms']))
    return entries, ends


def faults(entries):
    """What is wrong with the entries of one chain."""
    gone = [(s['seq'], a, b) for s in entries if s['kind'] == 'purge'
            for a, b in json.loads(s['summary'])['removed']]
    day, open_day = None, []
    last = {'seq': 0, 'time_ms': 0, 'digest': '0' * 64}
    for e in entries:
        removed = any(a <= e['seq'] <= b < by for by, a, b in gone)
        there = '-' if e['content'] is None else sha256(e['content'])
        today = datetime.fromtimestamp(
            e['time_ms'] // 1000, timezone.utc).date().isoformat()
        follows = (e['seq'] == last['seq'] + 1 and
                   e['previous'] == last['digest'])
        if e['kind'] == 'day':
            closed = open_day and json.loads(e['summary']) == {
                'day': day, 'first': open_day[0]['seq'], 'last': last['seq'],
                'root': root([bytes.fromhex(x['digest'])
                              for x in open_day]).hex()}
            open_day = []
        else:
            closed = not open_day or day == today
            open_day.append(e)
        for what, good in (
                ('place', follows), ('day', closed),
                ('time', e['time_ms'] >= last['time_ms']),
                ('digest', e['digest'] == sha256(DIGESTED.format(**e))),
                ('content', there == ('-' if removed else
                                      e['content_digest']))):
            if not good:
                yield 'chain %s, entry %d: wrong %s' % (
                    e['chain'], e['seq'], what)
        last, day = e, today


def verify(name):
    try:
        entries, ends = read(name)
        chains = {n: [e for e in entries if e['chain'] == n]
                  for n in {e['chain'] for e in entries}}
        bad = [f for n in sorted(chains) for f in faults(chains[n])]
    except (ValueError, LookupError, TypeError, AttributeError,
            sqlite3.Error) as error:
        return ['what lies there is no ledger: %s' % error]
    found = {n: (c[-1]['seq'], c[-1]['digest']) for n, c in chains.items()}
    return bad if ends == found else bad + ['a chain ends elsewhere']


if __name__ == '__main__':
    sys.exit('\n'.join(verify(sys.argv[1])) or None)
