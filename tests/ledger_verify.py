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

FIELDS = ('chain', 'seq', 'time_ms', 'kind', 'mail', 'summary',
          'content_digest', 'previous')
HEX = rb'([0-9a-f]{64})'
LINE = re.compile(
    rb'\{"chain":"([\w.-]+)","seq":([1-9]\d*),"time_ms":(\d+),"kind":"([a-z]+)",'
    rb'"mail":"([0-9a-f]{64}|-)","content_digest":"([0-9a-f]{64}|-)",'
    rb'"previous":"' + HEX + rb'","digest":"' + HEX +
    rb'","summary":(\{.*?\}),"content":(null|\{.*\})\}\n', re.ASCII)

END = re.compile(rb'\{"end":"([\w.-]+)","seq":([1-9]\d*),"digest":"' + HEX +
                 rb'"\}\n', re.ASCII)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def digest(entry):
    lines = ['kereru-ledger-1'] + [str(entry[f]) for f in FIELDS]
    return sha256('\n'.join(lines + ['']).encode())


def root(digests):
    """RFC 6962 section 2.1."""
    if len(digests) == 1:
        return hashlib.sha256(b'\0' + digests[0]).digest()
    k = 1 << (len(digests) - 1).bit_length() - 1
    return hashlib.sha256(
        b'\1' + root(digests[:k]) + root(digests[k:])).digest()


def day(entry):
    return datetime.fromtimestamp(
        entry['time_ms'] // 1000, timezone.utc).date().isoformat()


def read(name):
    """The entries in order, and what table chain says of the ends."""
    with open(name, 'rb') as f:
        if f.read(16) != b'SQLite format 3\0':
            f.seek(0)
            lines = f.readlines()
        else:
            lines = None
    if lines is not None:
        ends = dict(filter(None, map(end, lines)))
        return [entry(x) for x in lines if not end(x)], ends
    db = sqlite3.connect('file:%s?mode=ro' % name, uri=True)
    db.row_factory = sqlite3.Row
    rows = db.execute('SELECT * FROM entry ORDER BY chain, seq').fetchall()
    ends = db.execute('SELECT name, seq, digest FROM chain').fetchall()
    return [dict(r) for r in rows], {e[0]: (e[1], e[2]) for e in ends}


def end(line):
    m = END.fullmatch(line)
    return m and (m[1].decode(), (int(m[2]), m[3].decode()))


def entry(line):
    m = LINE.fullmatch(line)
    if not m:
        raise ValueError('a line is no entry: %r' % line[:60])
    g = [x.decode() for x in m.groups()]
    return dict(zip(('chain', 'seq', 'time_ms', 'kind', 'mail',
                     'content_digest', 'previous', 'digest', 'summary',
                     'content'),
                    [g[0], int(g[1]), int(g[2])] + g[3:9] +
                    [None if g[9] == 'null' else g[9]]))


def faults(entries):
    """What is wrong with the entries of one chain."""
    gone = [(s['seq'], a, b) for s in entries if s['kind'] == 'purge'
            for a, b in json.loads(s['summary'])['removed']]
    before, open_day = None, []
    for e in entries:
        def wrong(what, e=e):
            return 'chain %s, entry %d: %s' % (e['chain'], e['seq'], what)
        last = before or {'seq': 0, 'time_ms': 0, 'digest': '0' * 64}
        if e['seq'] != last['seq'] + 1 or e['previous'] != last['digest']:
            yield wrong('does not follow the entry before')
        if e['time_ms'] < last['time_ms']:
            yield wrong('older than the entry before')
        if e['digest'] != digest(e):
            yield wrong('its digest is not that of its text')
        removed = any(a <= e['seq'] <= b < by for by, a, b in gone)
        if e['content'] is not None:
            if sha256(e['content'].encode()) != e['content_digest'] or removed:
                yield wrong('its content is not what it should be')
        elif e['content_digest'] != '-' and not removed:
            yield wrong('its content is gone')
        if e['kind'] == 'day':
            s = json.loads(e['summary'])
            if not open_day or [s['day'], s['first'], s['last']] != [
                    day(open_day[0]), open_day[0]['seq'], last['seq']] or \
                    s['root'] != root([bytes.fromhex(x['digest'])
                                       for x in open_day]).hex():
                yield wrong('it does not close the day as it should')
            open_day = []
        elif open_day and day(open_day[0]) != day(e):
            yield wrong('the day before it is not closed')
        if e['kind'] != 'day':
            open_day.append(e)
        before = e


def verify(name):
    chains = {}
    try:
        entries, ends = read(name)
        for e in entries:
            chains.setdefault(e['chain'], []).append(e)
        bad = [f for c in chains.values() for f in faults(c)]
    except (ValueError, KeyError, TypeError, sqlite3.Error) as error:
        return ['what lies there is no ledger: %s' % error]
    found = {n: (c[-1]['seq'], c[-1]['digest']) for n, c in chains.items()}
    if {n: e for n, e in ends.items() if e[0]} != found:
        bad.append('a chain does not end where it should')
    return bad


if __name__ == '__main__':
    told = verify(sys.argv[1])
    print('\n'.join(told) or 'whole')
    sys.exit(bool(told))
