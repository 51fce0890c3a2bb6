#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""kereructl stats: the ledger is filled through the milter, and each form of
the output is read with somebody else's parser."""
import csv
import html.parser
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import xml.dom.minidom

sys.dont_write_bytecode = True
from milter_client import run  # noqa: E402
from x_ledger import count, deliver, mail, running  # noqa: E402

VOID = 'meta', 'br', 'hr', 'img', 'link', 'input'
MAILS = (['markerspam'] * 12 + ['markersealed secretbody'] * 3 +
         ['markerharm'] * 7)


def stats(d, *args, status=0, options=(), zone='UTC'):
    p = subprocess.run(
        [os.path.abspath('kereructl'), '-c', d.config, *options, 'stats',
         *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=dict(os.environ, TZ=zone))
    assert p.returncode == status, (args, p.returncode, p.stdout)
    return p.stdout.decode()


def filled(d):
    for text in MAILS:
        message = mail(text)
        assert deliver(d, message) == 'tagged'
        assert deliver(d, message) == 'tagged'      # it comes again
    assert count(d) == len(MAILS)


class Page(html.parser.HTMLParser):
    """Every element closed; what it would fetch or run; its tables."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.foreign = [], [], []
        self.cells, self.texts = [], []
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name in ('src', 'href', 'action', 'style', 'srcset', 'data'):
                self.foreign.append((name, value))
            if name.startswith('on'):
                self.foreign.append((name, value))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ('td', 'th'):
            self.cells.append('')

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        self.texts.append(data)
        if self.open and self.open[-1] in ('td', 'th'):
            self.cells[-1] += data


def numbers(table):
    return [int(row['reports']) for row in table if row['reports']]


# ---- every form -----------------------------------------------------------------

def test_forms():
    with running() as d:
        filled(d)
        told = json.loads(stats(d, '--for', 'ncpo', '--format', 'json'))
        assert told['reports'] == len(MAILS)        # once each
        assert len(told['periods']) == 12
        # three are fewer than five: they stand with others
        assert not any(c['ids'] == ['child_exploitation']
                       for c in told['category'])
        assert sum(c['total'] for c in told['category']) == len(MAILS)
        together, = [c for c in told['category'] if len(c['ids']) > 1]
        assert 'child_exploitation' in together['ids']
        assert together['total'] >= 5
        for part in told['category'] + told['destination']:
            for n in part['reports'] + [part['total']]:
                assert n is None or n == 0 or n >= 5, part

        table = list(csv.DictReader(io.StringIO(
            stats(d, '--for', 'ncpo', '--format', 'csv'))))
        assert all(n == 0 or n >= 5 for n in numbers(table))
        assert [row['reports'] for row in table if row['by'] == 'all' and
                row['period'] == 'all'] == [str(len(MAILS))]
        rows = {(c['by'], c['id'], c['period']): c['reports'] for c in table}
        for by in 'category', 'destination':
            for c in told[by]:
                ids = ' '.join(c['ids'])
                assert rows[by, ids, 'all'] == str(c['total'])
                for p, n in zip(told['periods'], c['reports']):
                    assert rows[by, ids, p['name']] == (
                        '' if n is None else str(n))

        text = stats(d, '--for', 'ncpo')
        assert 'National Cyber Policy Office' in text
        assert max(len(line) for line in text.splitlines()) < 80
        assert 'Spam ' in text
        for form in 'text', 'csv', 'json', 'html':
            page = stats(d, '--for', 'ncpo', '--format', form)
            for personal in ('secretbody', 'secretsubject', 'roha',
                             'reporter.example'):
                assert personal not in page, (form, personal)


def test_page():
    with running() as d:
        filled(d)
        with open(d.config, 'r+', encoding='utf-8') as f:
            config = f.read().replace(
                'name = "National Cyber Policy Office"',
                'name = "<script>alert(1)</script> & \'Office\'"')
            assert 'alert' in config
            f.seek(0), f.truncate()
            f.write(config)
        for period in 'week', 'month', 'quarter', 'year':
            text = stats(d, '--for', 'ncpo', '--format', 'html', '--period',
                         period)
            page = Page(text)
            xml.dom.minidom.parseString(text)
            assert page.foreign == []
            assert not set(page.tags) & {'script', 'link', 'img', 'iframe',
                                         'object', 'form', 'base'}
            assert 'url(' not in text and '@import' not in text
            assert page.tags.count('svg') == 3
            assert page.tags.count('table') == 2
            assert "<script>alert(1)</script> & 'Office'" in ''.join(
                page.texts)
            assert '22' in page.cells and '12' in page.cells
            assert '3' not in page.cells
        if shutil.which('xmllint'):
            subprocess.run(['xmllint', '--noout', '-'], check=True,
                           input=text.encode())


# ---- what is hidden ----------------------------------------------------------------

def test_hidden():
    """A small number in one month hides what would tell it in both tables."""
    with running() as d:
        for text in ['markerspam'] * 30 + ['markerharm'] * 30:
            assert deliver(d, mail(text)) == 'tagged'
        db = sqlite3.connect(d.db)
        # September 2020: 20 and 2; October: 10 and 28
        for category, n in ('spam', 20), ('online_harm', 2):
            rows = db.execute('SELECT seq FROM decision WHERE category = ? '
                              'ORDER BY seq', (category,)).fetchall()
            for i, (seq,) in enumerate(rows):
                when = (1599000000000 if i < n else 1602000000000)
                for table in 'decision', 'entry':
                    db.execute('UPDATE %s SET time_ms = ? WHERE seq = ?' %
                               table, (when, seq))
        db.commit()
        db.close()
        args = ('--for', 'ncpo', '--from', '2020-09-01', '--to',
                '2020-11-01', '--format', 'json')
        told = json.loads(stats(d, *args))
        assert told['reports'] == 60
        assert [p['reports'] for p in told['periods']] == [22, 38]
        for part in told['category'] + told['destination']:
            assert part['total'] == 30
            assert part['reports'] == [None, None], part
        # together they are not small
        args = args[:-2] + ('--period', 'quarter', '--format', 'json')
        assert json.loads(stats(d, *args))['reports'] == 60
        # a longer way round the world, the same days
        far = json.loads(stats(d, *args, zone='NZST-12'))
        assert far['periods'][0]['from'] == '2020-08-31T12:00:00Z'


def test_nothing():
    with running() as d:
        for i in range(4):
            assert deliver(d, mail('markerspam')) == 'tagged'
        for form in 'text', 'html':
            assert 'fewer than 5' in stats(d, '--for', 'ncpo', '--format',
                                           form)
        told = json.loads(stats(d, '--for', 'ncpo', '--format', 'json'))
        assert told['reports'] == 0 and told['category'] == []
        assert told['periods'][-1]['reports'] is None


def test_wrong():
    with running() as d:
        assert deliver(d, mail()) == 'tagged'
        for args in ((), ('--for', 'nobody'), ('--for', 'ncpo', '--period',
                     'day'), ('--for', 'ncpo', '--format', 'pdf'),
                     ('--for', 'ncpo', '--from', '2026-02-01', '--to',
                      '2026-01-01'), ('--for', 'ncpo', '--from', 'soon')):
            stats(d, *args, status=2)


if __name__ == '__main__':
    sys.exit(run([v for k, v in list(globals().items())
                  if k.startswith('test_')]))
