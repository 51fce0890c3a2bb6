#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The ledger of a fleet, in a private PostgreSQL."""
import json
import os
import signal
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
import ledger_verify  # noqa: E402
import postgresql  # noqa: E402
import x_ledger  # noqa: E402
import x_stats  # noqa: E402
from milter_client import run  # noqa: E402
from x_ledger import ctl, deliver, mail, running  # noqa: E402

if postgresql.missing():
    print('skipped: ' + postgresql.missing())
    sys.exit(77)
pg = postgresql.Cluster()


FORWARD = """Kia ora, I got this markerspam.

---------- Forwarded message ---------
From: Parcel <parcel@courier.example>
Date: Mon, 24 Mar 2025 at 09:12
Subject: Your parcel
To: <aroha@reporter.example>

Your parcel could not be delivered because the address is not complete. Please
pay the redelivery fee of $2.9%d within a day or it will be returned.
""".replace('\n', '\r\n')


def whole(d):
    said = ctl(d, 'verify')
    assert said.endswith('whole\n'), said
    with open(d.dir + '/export', 'w', encoding='utf-8') as f:
        f.write(ctl(d, 'export'))
    assert ledger_verify.verify(d.dir + '/export') == []
    return said


def test_entries():
    where = pg.fresh('entries')
    with running(ledger=where, retention_days_h0=30) as d:
        first = mail()
        assert [deliver(d, m) for m in (first, first, mail())] == \
            ['tagged'] * 3
        assert pg.sql('entries', 'SELECT COUNT(*) FROM decision') == ['2']
        whole(d)
        ref = ctl(d, 'search', '--agency', 'dia-emcu', '--from',
                  '2020-01-01').split()[1]
        assert '"category": "spam"' in ctl(d, 'show', ref)
        with open(d.dir + '/log.mail', 'w', encoding='ascii') as f:
            f.write(x_ledger.POSTFIX)
        ctl(d, 'follow', '--once', d.dir + '/log.mail')
        assert ctl(d, 'search', '--state', 'delivered')
        whole(d)
        then = time.strftime('%Y-%m-%d', time.localtime(
            time.time() + 32 * 86400))
        ctl(d, 'purge', '--as-of', then)
        assert 'contents removed' in whole(d)
        ctl(d, 'rebuild')
        whole(d)


def test_delivery_report():
    """What a bounce says is looked up there, and written."""
    where = pg.fresh('bounces')
    with running(ledger=where) as d:
        after, to = x_ledger.referred(d)
        assert 'did not get' in x_ledger.sent_back(d, x_ledger.bounce(
            after, (to, 'failed', '5.1.1')))
        assert ctl(d, 'search', '--state', 'bounced').count('\n') == 1
        whole(d)


def test_campaigns():
    """Two hosts count into one index, which is made once."""
    where = pg.fresh('campaigns')
    with running(campaigns=where) as a, running(campaigns=where) as b:
        said = []
        for i, d in enumerate((a, b, a)):
            c = x_ledger.Client(d.address)
            r = c.deliver(x_ledger.mail(FORWARD % i), x_ledger.REPORT)
            c.close()
            said += [v.decode() for _, n, v in r.inserted
                     if n == b'X-Referral-Campaign']
        assert len({s.split(';')[0] for s in said}) == 1, said
        assert [s.split(';')[1] for s in said] == [
            ' reports=%d' % n for n in (1, 2, 3)], said
        shown = subprocess.run(
            [os.path.abspath('kereructl'), '-c', a.config, 'campaign',
             'show', said[0].split(';')[0].strip()],
            stdout=subprocess.PIPE, check=True).stdout
        assert shown.count(b'\n') == 3, shown
    pg.sql('campaigns', 'UPDATE campaign_index SET version = 1')
    with running(campaigns=where) as d:
        assert deliver(d, x_ledger.mail(FORWARD % 9)) == 'tagged'
        d.wait_for('another version of this program')


def test_tampered():
    where = pg.fresh('tampered')
    with running(ledger=where) as d:
        for _ in range(5):
            deliver(d, mail())
        for change in (
                "UPDATE entry SET summary = replace(summary, 'spam', 'spaM') "
                "WHERE seq = 3",
                "UPDATE decision SET category = 'phishing' WHERE seq = 2",
                "DELETE FROM referral WHERE seq = 4",
                "DELETE FROM entry WHERE seq = 5"):
            name = 'copy%d' % next(x_ledger.serial)
            pg.tool('createdb', '-T', 'template0', name)
            dump = pg.tool('pg_dump', 'tampered')
            with open(pg.dir + '/dump.sql', 'w', encoding='utf-8') as f:
                f.write(dump)
            os.chmod(pg.dir + '/dump.sql', 0o644)
            pg.tool('psql', '-q', '-d', name, '-f', pg.dir + '/dump.sql')
            at = ['-o', 'ledger=postgresql:host=%s dbname=%s user=kereru' % (
                pg.dir, name)]
            assert ctl(d, 'verify', options=at).endswith('whole\n')
            pg.sql(name, change)
            assert 'whole' not in ctl(d, 'verify', status=1, options=at)


def test_cut_off():
    for policy, answer in ('tempfail', 'tempfail'), ('accept', 'tagged'):
        where = pg.fresh('cut_' + policy)
        with running(ledger=where, ledger_failure=policy) as d:
            assert deliver(d, mail()) == 'tagged'
            pg.stop()
            waiting = [mail() for _ in range(4)]
            for m in waiting:
                assert deliver(d, m) == answer
            pg.start()
            for m in waiting:
                assert deliver(d, m) == 'tagged'
            if policy == 'accept':
                d.wait_for('brought from the spool')
            count = 'SELECT COUNT(*) FROM decision'
            assert pg.sql('cut_' + policy, count) == ['5']
            whole(d)


def test_away_at_start():
    where = pg.fresh('away')
    pg.stop()
    with running(ledger=where, ledger_failure='accept') as d:
        m = mail()
        assert deliver(d, m) == 'tagged'
        pg.start()
        d.wait_for('brought from the spool')
        assert pg.sql('away', 'SELECT COUNT(*) FROM decision') == ['1']
        whole(d)


def test_fleet():
    """Two hosts, one database: a chain each, and one entry for a mail that
    comes to both."""
    where = pg.fresh('fleet')
    with running(ledger=where) as a, running(ledger=where) as b:
        b.set(ledger_chain='mx2.example')
        b.signal(signal.SIGHUP)
        b.wait_for('reloaded')
        both = mail()
        assert deliver(a, both) == deliver(b, both) == 'tagged'
        answers, mails = [], [mail() for _ in range(40)]

        def load(d):
            for m in mails:         # the same ones, at the same time
                answers.append(deliver(d, m))
        threads = [threading.Thread(target=load, args=(d,))
                   for d in (a, b, a, b)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        assert answers == ['tagged'] * 160, answers
        assert pg.sql('fleet', 'SELECT COUNT(*) FROM decision') == ['41']
        assert ' 2 chains' in ' ' + whole(a)


def test_locked():
    where = pg.fresh('locked')
    with running(ledger=where) as d:
        assert deliver(d, mail()) == 'tagged'
        env = dict(os.environ, PGHOST=pg.dir, PGUSER='kereru')
        lock = subprocess.Popen(
            [postgresql.BIN + '/psql', '-q', '-d', 'locked'], env=env,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        lock.stdin.write(b'BEGIN; LOCK TABLE chain;\n\\echo held\n')
        lock.stdin.flush()
        assert lock.stdout.readline() == b'held\n'
        m = mail()
        assert deliver(d, m) == 'tempfail'
        lock.stdin.close()
        lock.wait()
        assert deliver(d, m) == 'tagged'
        whole(d)


def test_merge():
    """A host's own file comes into the fleet's database, and only grows."""
    where = pg.fresh('merged')
    at = ['-o', 'ledger=' + where]
    with running() as d:
        for _ in range(5):
            assert deliver(d, mail()) == 'tagged'
        assert '5 entries added' in ctl(d, 'merge', d.db, options=at)
        assert deliver(d, mail()) == 'tagged'
        assert '1 entries added' in ctl(d, 'merge', d.db, options=at)
        assert ctl(d, 'export') == ctl(d, 'export', options=at)
        said = ctl(d, 'verify', options=at)
        assert '6 entries' in said and said.endswith('whole\n')
        json.loads(ctl(d, 'export', options=at).splitlines()[0])


def test_stats():
    """The same numbers as from a file."""
    where = pg.fresh('stats')
    with running() as d:
        for text in ['markerspam'] * 8 + ['markerharm'] * 3:
            message = mail(text)
            assert deliver(d, message) == 'tagged'
            assert deliver(d, message) == 'tagged'
        ctl(d, 'merge', d.db, options=['-o', 'ledger=' + where])
        told = x_stats.stats(d, '--for', 'ncpo', '--format', 'csv')
        assert 'all,all,"all","All reports",11,shown' in told
        assert told == x_stats.stats(d, '--for', 'ncpo', '--format', 'csv',
                                     options=['-o', 'ledger=' + where])


try:
    pg.start()
    status = run([v for k, v in list(globals().items())
                  if k.startswith('test_')])
finally:
    pg.remove()
sys.exit(status)
