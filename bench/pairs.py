#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Campaigns against pairs of mails that were labelled by reading them.

usage: pairs.py [--build DIR] [--work DIR] CORPORA
       pairs.py --sample FILE [--seed N] CORPORA

CORPORA holds phishing-pot/phish.mbox and trec07/spam.mbox (mboxrd).  Each
mail is reported as an attachment, all are counted by "kereructl campaign
add", and each pair of pairs.tsv is looked up: are both in one campaign?
pairs.tsv has the digests of two mails, yes or no, and how the pair was
chosen; nothing of their content.

--sample writes pairs to be read: such as have words in
common, by a measure that is not the program's own (exact, of word sets), the
most around half; such as have a subject or a host in common and little else;
and any two.
"""
import argparse
import collections
import email
import email.policy
import hashlib
import html
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SETS = ('phishing-pot/phish.mbox', 'trec07/spam.mbox')
HERE = pathlib.Path(__file__).resolve().parent
# how a pair is chosen, from and below which likeness in per cent, how many
STRATA = (('copy', 80, 101, 20), ('near', 60, 80, 30), ('half', 45, 60, 40),
          ('far', 30, 45, 30), ('subject', 0, 30, 10), ('host', 0, 45, 10),
          ('any', 0, 101, 10))

# drawn later, counted by themselves: 'joined' were chosen by the program, and
# tell of no recall
LATER = 'joined', 'fresh'


def mails(name):
    """Of an mboxrd, as they came."""
    data = name.read_bytes()
    for one in re.split(rb'(?m)^From [^\n]*\n', data)[1:]:
        if one.endswith(b'\n\n'):
            one = one[:-1]
        yield re.sub(rb'(?m)^>(>*From )', rb'\1', one)


def digest(data):
    return hashlib.sha256(data).hexdigest()


# ---- sampling --------------------------------------------------------------

def text_of(data):
    """Subject and text, roughly as a person sees them."""
    m = email.message_from_bytes(data, policy=email.policy.compat32)
    try:
        subject = str(email.header.make_header(
            email.header.decode_header(m['Subject'] or '')))
    except (ValueError, LookupError):
        subject = m['Subject'] or ''
    best = ''
    for part in m.walk():
        kind = part.get_content_type()
        if kind not in ('text/plain', 'text/html'):
            continue
        raw = part.get_payload(decode=True) or b''
        try:
            text = raw.decode(part.get_content_charset() or 'utf-8', 'replace')
        except LookupError:
            text = raw.decode('latin-1')
        if kind == 'text/html':
            text = re.sub(r'(?is)<(script|style|title).*?</\1>', ' ', text)
            text = html.unescape(re.sub(r'(?s)<[^>]*>', ' ', text))
        text = ' '.join(text.split())
        if len(text) >= 40:
            best = text
            break
    return ' '.join(subject.split()), best


def words_of(text):
    return frozenset(re.sub(r'\d+', '0', w) for w in
                     re.findall(r'\w+', text.lower()[:4000]))


def candidates(words):
    """Pairs that share some of their rarest words."""
    df = collections.Counter(w for s in words for w in s)
    by = collections.defaultdict(list)
    for i, s in enumerate(words):
        for w in sorted(s, key=lambda w: (df[w] < 2, df[w], w))[:12]:
            by[w].append(i)
    rng = random.Random(3)
    seen = set()
    for w in sorted(by):
        group = by[w]
        for i in group if len(group) < 40 else rng.sample(group, 40):
            j = rng.choice(group)
            if i != j:
                seen.add((min(i, j), max(i, j)))
    return sorted(seen)


def by_key(keys):
    """Any two that have a key in common, one pair a key."""
    by = collections.defaultdict(list)
    for i, all_of in enumerate(keys):
        for k in all_of:
            by[k].append(i)
    rng = random.Random(4)
    return [tuple(sorted(rng.sample(by[k], 2))) for k in sorted(by)
            if len(by[k]) > 1]


def sample_one(all_of, rng):
    text = [text_of(d) for d in all_of]
    words = [words_of(s + ' ' + t) for s, t in text]
    good = [i for i, (_, t) in enumerate(text) if len(t) >= 40]

    def like(pair):
        a, b = (words[i] for i in pair)
        return 100 * len(a & b) // max(1, len(a | b))

    pools = {'subject': by_key([{s.lower()} if s else () for s, _ in text]),
             'host': by_key([set(re.findall(rb'https?://([\w.-]{5,60})', d))
                             for d in all_of]),
             'any': [tuple(sorted(rng.sample(good, 2))) for _ in range(200)]}
    near = candidates(words)
    used = collections.Counter()
    for name, low, high, n in STRATA:
        pool = list(pools.get(name, near))
        rng.shuffle(pool)
        for pair in pool:
            if n == 0:
                break
            if not low <= like(pair) < high or any(
                    used[i] > 0 or not 40 <= len(text[i][1]) for i in pair):
                continue
            used.update(pair)
            n -= 1
            yield name, pair, text


def sample(corpora, out, seed):
    rng = random.Random(seed)
    n = 0
    with open(out, 'w', encoding='utf-8') as f:
        for name in SETS:
            all_of = list(mails(corpora / name))
            for why, pair, text in sample_one(all_of, rng):
                n += 1
                f.write('%d\t%s' % (n, why))
                for i in pair:
                    f.write('\t%s\t%s\t%s' % (digest(all_of[i]), text[i][0],
                                              text[i][1][:1500]))
                f.write('\n')
    print('%d pairs' % n)


# ---- measuring -------------------------------------------------------------

def reported(data):
    return (b'From: Aroha <aroha@reporter.example>\r\n'
            b'To: <report@kereru.example>\r\nSubject: I got this\r\n'
            b'Date: Mon, 3 Jun 2024 10:00:00 +1200\r\nMIME-Version: 1.0\r\n'
            b'Content-Type: multipart/mixed; boundary="=_report_of_a_mail"\r\n'
            b'\r\n--=_report_of_a_mail\r\nContent-Type: text/plain\r\n\r\n'
            b'Please look at this, I think it is a scam.\r\n'
            b'--=_report_of_a_mail\r\nContent-Type: message/rfc822\r\n\r\n' +
            data + b'\r\n--=_report_of_a_mail--\r\n')


def grouped(corpora, build, work):
    """digest of a mail: its campaign."""
    folder, index = work / 'mails', work / 'campaigns'
    folder.mkdir(parents=True)
    of = {}
    for name in SETS:
        for data in mails(corpora / name):
            report = reported(data)
            of[digest(report)] = digest(data)
            (folder / ('%06d.eml' % len(of))).write_bytes(report)
    p = subprocess.run(
        [build / 'kereructl', '-c', HERE.parent / 'conf/kereru.conf', '-o',
         'campaigns=%s' % index, 'campaign', 'add', folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if p.returncode != 0:
        sys.exit(p.stderr.decode())
    with sqlite3.connect(index) as db:
        return {of[mail.hex()]: campaign for mail, campaign in
                db.execute('SELECT mail, campaign FROM campaign_mail')}


def measure(corpora, build, work):
    campaign = grouped(corpora, build, work)
    table = collections.Counter()
    missed = []
    for line in open(HERE / 'pairs.tsv', encoding='ascii'):
        if line.startswith('#'):
            continue
        a, b, label, why = line.split()
        got = a in campaign and campaign[a] == campaign.get(b)
        for stratum in (why,) if why in LATER else (why, 'all'):
            table[stratum, label == 'yes', got] += 1
        if got != (label == 'yes'):
            missed.append((label, why, a, b))
    print('%d mails counted, %d campaigns' % (len(campaign),
                                              len(set(campaign.values()))))
    print('%-8s %6s %6s %6s %6s  precision  recall' % (
        'pairs', 'hit', 'false', 'missed', 'right'))
    for s in [name for name, *_ in STRATA] + ['all', *LATER]:
        hit, false, lost, none = (table[s, y, g] for y, g in (
            (True, True), (False, True), (True, False), (False, False)))
        print('%-8s %6d %6d %6d %6d  %8s  %7s' % (
            s, hit, false, lost, none,
            '%.1f %%' % (100 * hit / (hit + false)) if hit + false else '-',
            '%.1f %%' % (100 * hit / (hit + lost)) if hit + lost else '-'))
    for m in missed:
        print('%s by the reader, otherwise by the program (%s): %.12s %.12s'
              % m)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('corpora', type=pathlib.Path)
    a.add_argument('--sample')
    a.add_argument('--seed', type=int, default=7)
    a.add_argument('--build', type=pathlib.Path, default=pathlib.Path('.'))
    a.add_argument('--work', type=pathlib.Path)
    a = a.parse_args()
    if not all((a.corpora / name).is_file() for name in SETS):
        print('skipped: no %s' % ' or '.join(SETS))
        return 77
    if a.sample:
        sample(a.corpora, a.sample, a.seed)
        return 0
    work = a.work or pathlib.Path(tempfile.mkdtemp(prefix='kereru-pairs.'))
    try:
        measure(a.corpora, a.build.resolve(), work)
    finally:
        if not a.work:
            shutil.rmtree(work)
    return 0


if __name__ == '__main__':
    sys.exit(main())
