#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The ledger from outside: kereru-milter writes it, kereructl and another
program prove it, and when it cannot be written no mail is lost."""
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
import ledger_verify  # noqa: E402
from milter_client import (  # noqa: E402
    HANGS_S, Client, Closed, Daemon, effect, run, until, verify)

REPORT = 'report@cert.example.nz'
# Marker words stand for categories: where a report goes is not judged here.
RULES = ('scope report\n'
         'body T_1 /\\bmarkerspam\\b/\ncategory T_1 spam +50\n'
         'body T_2 /\\bmarkersealed\\b/\ncategory T_2 child_exploitation +50\n'
         'body T_3 /\\bmarkerharm\\b/\ncategory T_3 online_harm +50\n'
         'body T_4 /\\bmarkerphish\\b/\ncategory T_4 phishing +50\n'
         'body T_5 /\\bmarkerfraud\\b/\ncategory T_5 scam_fraud +50\n')
serial = iter(range(1, 1 << 30))


def mail(text='Please look at this markerspam.', number=None):
    return ('From: Aroha <aroha@reporter.example>\r\nTo: %s\r\n'
            'Subject: A report about secretsubject\r\n'
            'Message-ID: <%d.%d@reporter.example>\r\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n%s\r\n' % (
                REPORT, os.getpid(), number or next(serial), text)).encode()


class running:
    """A daemon with a ledger for the length of a with block."""

    def __init__(self, state=None, **options):
        options.setdefault('ledger', 'state/ledger.db')
        options.setdefault('ledger_spool', 'state/spool')
        self.d = Daemon(ledger_chain='mx1.example', rules='{ "markers.cf" }',
                        **options)
        with open(self.d.dir + '/markers.cf', 'w', encoding='ascii') as f:
            f.write(RULES)
        os.mkdir(self.d.dir + '/state')
        self.state = self.d.dir + '/state'
        if os.geteuid() == 0:
            shutil.chown(self.state, 'nobody')
        self.d.state = self.state
        self.d.db = self.state + '/ledger.db'

    def __enter__(self):
        try:
            return self.d.start()
        except BaseException:
            self.d.remove()
            raise

    def __exit__(self, *_):
        self.d.remove()


def deliver(d, message, queue='QUEUE1', cut=False):
    """'tagged', 'tempfail' or 'gone'; cut: not all of it may have been held,
    and then its final tag covers no bytes."""
    try:
        c = Client(d.address, timeout=HANGS_S)
    except OSError:
        return 'gone'
    c.queue = queue
    try:
        r = c.deliver(message, REPORT)
    except Closed:
        return 'gone'
    finally:
        c.close()
    if r.answer == 'y':
        assert r.reply.startswith(b'451'), r.reply
        return 'tempfail'
    assert r.answer == 'c', (r.answer, d.logged()[-2000:])
    assert r.inserted[-1][1].endswith(b'-Final')
    assert (cut and b'd=none;' in r.inserted[-1][2].split()) or \
        verify(effect(message, r, c.steps), d.KEY)
    return 'tagged'


def ctl(d, *args, status=0, options=()):
    p = subprocess.run(
        [os.path.abspath('kereructl'), '-c', d.config, *options, 'ledger',
         *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert status is None or p.returncode == status, (
        args, p.returncode, p.stdout.decode()[-2000:])
    return p.stdout.decode()


def whole(d):
    """kereructl says so, and the other program, of database and export."""
    said = ctl(d, 'verify')
    assert said.endswith('whole\n'), said
    assert ledger_verify.verify(d.db) == []
    with open(d.dir + '/export', 'w', encoding='utf-8') as f:
        f.write(ctl(d, 'export'))
    assert ledger_verify.verify(d.dir + '/export') == []
    return said


def query(d, sql, *values):
    db = sqlite3.connect(d.db, timeout=HANGS_S)
    try:
        return db.execute(sql, values).fetchall()
    finally:
        db.close()


def count(d, table='decision', where='1'):
    return query(d, 'SELECT COUNT(*) FROM %s WHERE %s' % (table, where))[0][0]


def hold_lock(d):
    db = sqlite3.connect(d.db, isolation_level=None)
    db.execute('BEGIN IMMEDIATE')
    return db


# ---- what is written ---------------------------------------------------------

def test_entries():
    with running() as d:
        first = mail()
        assert deliver(d, first) == 'tagged'
        assert deliver(d, first) == 'tagged'        # it comes again
        assert deliver(d, mail()) == 'tagged'
        assert count(d) == 2
        assert count(d, 'entry', "kind = 'state'") == 1
        whole(d)
        found = ctl(d, 'search', '--agency', 'dia-emcu')
        assert found.count('dia-emcu:decided') == 2, found
        ref = found.split()[1]
        shown = ctl(d, 'show', ref[:8])
        assert '"category": "spam"' in shown and ref in shown
        ctl(d, 'search', '--category', 'phishing', status=1)
        ctl(d, 'search', '--limit', 'many', status=2)
        ctl(d, 'show', 'ffffffffffff', status=1)
        table = ctl(d, 'export', '--format', 'csv').splitlines()
        assert len(table) == 3 and all(
            row.count(',') == table[0].count(',') for row in table)


def test_sealed():
    """Of a sealed mail nothing but its digest is found in any file."""
    with running() as d:
        assert deliver(d, mail('This is markersealed, secretbody '
                               'http://secretlink.example/')) == 'tagged'
        assert count(d, 'decision', "handling IN ('H3', 'H4')") == 1
        assert deliver(d, mail('This is markerspam, openbody '
                               'http://openlink.example/')) == 'tagged'
        whole(d)
        for name in os.listdir(d.state):
            with open(os.path.join(d.state, name), 'rb') as f:
                data = f.read()
            for secret in b'secretbody', b'secretlink', b'aroha':
                assert secret not in data, (name, secret)
        for text in ctl(d, 'export'), d.logged():
            assert 'secretlink' not in text and 'secretbody' not in text


def test_fallback():
    """What cannot be judged has its entry too."""
    with running(ledger_failure='tempfail') as d:
        d.set(limits='{ message_bytes = 2000 }')
        with open(d.config, 'r+', encoding='utf-8') as f:
            text = re.sub('(?m)^limits = .*\n', '', f.read())
            f.seek(0), f.truncate()
            f.write(text + '\nlimits {\nmessage_bytes = 2000\n}\n')
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded')
        c = Client(d.address)
        r = c.deliver(mail('x' * 70 + '\r\n' + 'long\r\n' * 1000), REPORT)
        assert r.answer == 'c' and r.added == ['triage@cert.example.nz']
        assert query(d, 'SELECT agency FROM referral') == [('fallback',)]
        whole(d)


def test_decided_otherwise():
    with running() as d:
        message = mail()
        assert deliver(d, message) == 'tagged'
        with open(d.dir + '/markers.cf', 'w', encoding='ascii') as f:
            f.write(RULES.replace('T_1 spam', 'T_1 phishing'))
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded')
        assert deliver(d, message) == 'tagged'
        assert count(d) == 2
        newest, = query(d, 'SELECT summary FROM entry WHERE seq = 2')[0]
        assert json.loads(newest)['revises'] == {
            'chain': 'mx1.example', 'seq': 1}
        whole(d)


# ---- when it cannot be written ------------------------------------------------

def test_locked():
    for policy, answer in ('tempfail', 'tempfail'), ('accept', 'tagged'):
        with running(ledger_failure=policy) as d:
            assert deliver(d, mail()) == 'tagged'
            lock = hold_lock(d)
            message = mail()
            # it waits for a while, but not as long as it is locked
            start = time.monotonic()
            assert deliver(d, message) == answer
            assert time.monotonic() - start > 1.5
            lock.rollback()
            lock.close()
            assert deliver(d, message) == 'tagged'
            d.wait_for('can be written again')
            if policy == 'accept':
                d.wait_for('brought from the spool')
            assert count(d) == 2
            whole(d)


def damage(path, at, data):
    with open(path, 'r+b') as f:
        f.seek(at)
        f.write(data)


def test_damaged():
    """A damaged file is not written to, and says what to do at the start."""
    for policy, answer in ('tempfail', 'tempfail'), ('accept', 'tagged'):
        with running(ledger_failure=policy) as d:
            for _ in range(30):
                assert deliver(d, mail()) == 'tagged'
            assert d.stop() == 0
            db = sqlite3.connect(d.db)
            page, root = db.execute(
                "SELECT (SELECT page_size FROM pragma_page_size), rootpage "
                "FROM sqlite_master WHERE name = 'entry'").fetchone()
            db.close()
            d.start()
            d.wait_for('ready on', 2)
            damage(d.db, (root - 1) * page, b'\xa5' * page)
            message = mail()
            assert deliver(d, message) == answer
            assert 'cannot be written' in d.logged()
            assert 'faults' in ctl(d, 'verify', status=1)
            assert d.stop() == 0
            p = subprocess.run([d.program, '-f', '-c', d.config],
                               stderr=subprocess.PIPE, timeout=HANGS_S)
            assert p.returncode == 78 and b'move it aside' in p.stderr, p
            # moved aside, a new one is begun, and what waited comes home
            for name in os.listdir(d.state):
                if name.startswith('ledger.db'):
                    os.rename(d.state + '/' + name, d.dir + '/old-' + name)
            d.start()
            d.wait_for('ready on', 3)
            assert deliver(d, message) == 'tagged'
            if policy == 'accept':
                d.wait_for('brought from the spool')
            assert count(d) == 1
            whole(d)


def test_newer():
    with running() as d:
        assert deliver(d, mail()) == 'tagged'
        assert d.stop() == 0
        db = sqlite3.connect(d.db)
        db.execute('UPDATE ledger SET version = 2')
        db.commit()
        db.close()
        p = subprocess.run([d.program, '-f', '-c', d.config],
                           stderr=subprocess.PIPE, timeout=HANGS_S)
        assert p.returncode == 78 and b'newer program' in p.stderr, p


def test_full_disk():
    """On a file system of its own that fills up."""
    if os.geteuid() != 0:
        return
    for policy in 'tempfail', 'accept':
        box = running(ledger_failure=policy)
        try:
            subprocess.run(['mount', '-t', 'tmpfs', '-o',
                            'size=1m,uid=%d,mode=700' %
                            os.stat(box.state).st_uid, 'none', box.state],
                           check=True, stderr=subprocess.DEVNULL)
        except subprocess.CalledProcessError:
            box.d.remove()
            return                  # not allowed here
        try:
            with box as d:
                sent, put_off = [], []
                for i in range(400):
                    m = mail('Please see markerspam. ' + 'x' * 60)
                    sent.append(m)
                    if deliver(d, m) != 'tagged':
                        put_off.append(m)
                    if len(put_off) > 5:
                        break
                assert len(put_off) > 5, len(sent)
                # room again, as when an operator has made some
                subprocess.run(['mount', '-o', 'remount,size=8m', box.state],
                               check=True)
                for m in put_off:
                    assert deliver(d, m) == 'tagged', d.logged()[-2000:]
                until(lambda: count(d) >= len(sent),
                      lambda: (count(d), len(sent)))
                assert count(d) == len(sent)
                whole(d)
        finally:
            subprocess.run(['umount', '-l', box.state], check=False)


def test_no_place():
    box = running(ledger='nowhere/ledger.db')
    try:
        p = subprocess.run([box.d.program, '-f', '-c', box.d.config],
                           stderr=subprocess.PIPE, timeout=HANGS_S)
        assert p.returncode == 78 and b'nowhere/ledger.db' in p.stderr, p
    finally:
        box.d.remove()


def test_lock_while_reloading():
    """Two children write one chain; nothing is doubled or left out."""
    with running() as d:
        stop, sent, errors = threading.Event(), [], []

        def load():
            try:
                while not stop.is_set():
                    m = mail()
                    assert deliver(d, m) == 'tagged'
                    sent.append(m)
            except Exception as e:
                errors.append(repr(e))
        threads = [threading.Thread(target=load) for _ in range(6)]
        for t in threads:
            t.start()
        for i in range(3):
            d.signal(signal.SIGHUP)
            d.wait_for('reloaded', i + 1)
            time.sleep(0.3)
        stop.set()
        for t in threads:
            t.join()
        assert not errors, errors
        assert count(d) == len(sent)
        whole(d)


# ---- what becomes of it --------------------------------------------------------

POSTFIX = '''\
Nov 25 09:00:00 mx postfix/qmgr[1]: QUEUE1: from=<a@b.example>, size=1, nrcpt=2 (queue active)
Nov 25 09:00:01 mx postfix/smtp[2]: QUEUE1: to=<spam@dia.example.nz>, relay=none, delay=1, delays=1/0/0/0, dsn=4.4.1, status=deferred (timed out)
Nov 25 09:05:01 mx postfix/smtp[2]: QUEUE1: to=<SPAM@dia.example.nz>, orig_to=<report@cert.example.nz>, relay=x[192.0.2.1]:25, dsn=2.0.0, status=sent (250 ok)
Nov 25 09:05:02 mx postfix/smtp[2]: NOTOURS1: to=<spam@dia.example.nz>, dsn=2.0.0, status=sent (250 ok)
Nov 25 09:05:03 mx postfix/qmgr[1]: QUEUE1: removed
a line that is nothing
'''
SENDMAIL = '''\
Nov 25 09:00:00 mx sm-mta[1]: QUEUE1: from=<a@b.example>, size=1, class=0, nrcpts=1, proto=ESMTP, relay=x
Nov 25 09:00:01 mx sm-mta[2]: QUEUE1: to=<spam@dia.example.nz>, delay=00:00:01, mailer=esmtp, dsn=5.1.1, stat=User unknown
'''
EXPIRED = '''\
Nov 30 09:00:00 mx postfix/qmgr[1]: QUEUE1: from=<a@b.example>, status=expired, returned to sender
'''


def test_follow():
    for log, states in ((POSTFIX, 'accepted deferred delivered'),
                        (SENDMAIL, 'accepted bounced'),
                        (EXPIRED, 'bounced')):
        with running() as d:
            assert deliver(d, mail()) == 'tagged'
            with open(d.dir + '/log.mail', 'w', encoding='ascii') as f:
                f.write(log)
            ctl(d, 'follow', '--once', d.dir + '/log.mail')
            # read again, it is known
            again = ctl(d, 'follow', '--once', d.dir + '/log.mail')
            assert again == '0 states written\n', again
            written = [json.loads(s)['state'] for s, in query(
                d, "SELECT summary FROM entry WHERE kind = 'state' "
                "ORDER BY seq")]
            assert written == states.split(), written
            last = states.split()[-1]
            assert 'dia-emcu:' + last in ctl(d, 'search', '--state', last)
            whole(d)


def bounce(returned, *recipients, kind='message/rfc822'):
    """What a mail server sends back (RFC 3464)."""
    return (b'From: Mail Delivery System <MAILER-DAEMON@agency.example>\r\n'
            b'To: aroha@reporter.example\r\n'
            b'Subject: Undelivered Mail Returned to Sender\r\n'
            b'Date: Tue, 25 Mar 2025 21:00:00 +1300\r\n'
            b'Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n'
            b'Content-Type: multipart/report; report-type=delivery-status;\r\n'
            b'\tboundary="=_b"\r\n\r\n--=_b\r\n'
            b'Content-Type: text/plain\r\n\r\nIt could not be delivered.\r\n'
            b'--=_b\r\nContent-Type: message/delivery-status\r\n\r\n'
            b'Reporting-MTA: dns; mx.agency.example\r\n' +
            b''.join(b'\r\nFinal-Recipient: rfc822; %s\r\nAction: %s\r\n'
                     b'Status: %s\r\n' % tuple(x.encode() for x in r)
                     for r in recipients) +
            b'\r\n--=_b\r\nContent-Type: ' + kind.encode() +
            b'\r\n\r\n' + returned + b'\r\n--=_b--\r\n')


def sent_back(d, message, sender=''):
    """The daemon is given it; the reasons it says, or 'tempfail'."""
    c = Client(d.address)
    try:
        r = c.deliver(message, REPORT, sender=sender)
    finally:
        c.close()
    if r.answer == 'y':
        return 'tempfail'
    assert r.answer == 'c' and verify(effect(message, r, c.steps), d.KEY)
    return ' '.join(v.decode() for _, n, v in r.inserted
                    if n == b'X-Referral-Fallback')


def referred(d):
    """A report as an agency gets it, and its mailbox."""
    c = Client(d.address)
    message = mail()
    r = c.deliver(message, REPORT)
    c.close()
    return (effect(message, r, c.steps).replace(b'\n', b'\r\n'),
            r.added[0])


def states(d):
    return query(d, "SELECT r.agency, r.state FROM referral r JOIN decision d "
                 "ON d.chain = r.chain AND d.seq = r.seq WHERE d.category "
                 "= 'spam'")


def test_delivery_report():
    """A bounce of a referral is noted, and is no report of its own."""
    with running() as d:
        after, to = referred(d)
        header = after[:after.index(b'\r\n\r\n') + 2]
        assert states(d) == [('dia-emcu', 'decided')], states(d)
        # not ours: from somebody, tags changed, no tags, a forward of one
        for message, sender in (
                (bounce(after, (to, 'failed', '5.1.1')), 'aroha@r.example'),
                (bounce(after.replace(b'Urgency: normal', b'Urgency: high'),
                        (to, 'failed', '5.1.1')), ''),
                (bounce(mail(), (to, 'failed', '5.1.1')), '')):
            assert 'delivery report' not in sent_back(d, message, sender)
        assert states(d) == [('dia-emcu', 'decided')], states(d)
        # what it says; late and news only
        for action, status, kind, returned, state in (
                ('delayed', '4.4.1', 'message/rfc822', after, 'deferred'),
                ('relayed', '2.0.0', 'message/rfc822', after, 'deferred'),
                ('delivered', '2.1.5', 'text/rfc822-headers', header,
                 'delivered'),
                ('delayed', '4.4.1', 'message/rfc822', after, 'delivered'),
                ('failed', '5.1.1 (no such user)', 'text/rfc822-headers',
                 header, 'bounced'),
                ('delivered', '2.1.5', 'message/rfc822', after, 'bounced')):
            why = sent_back(d, bounce(
                returned, ('nobody@else.example', 'failed', '5.0.0'),
                (to, action, status), kind=kind))
            assert 'delivery report' in why, (action, why)
            assert states(d) == [('dia-emcu', state)], (action, states(d))
        written = [json.loads(s) for s, in query(
            d, "SELECT summary FROM entry WHERE kind = 'state' ORDER BY seq")]
        assert [(w['state'], w['dsn']) for w in written if 'dsn' in w] == [
            ('deferred', '4.4.1'), ('delivered', '2.1.5'),
            ('bounced', '5.1.1')], written
        whole(d)
        # a ledger that cannot be read: it must come again
        os.rename(d.db, d.db + '.away')
        os.mkdir(d.db)
        assert sent_back(d, bounce(after, (to, 'failed', '5.1.1'))) == \
            'tempfail'


def test_follow_many():
    """Many lines share a synchronisation, and one decision keeps its order."""
    with running() as d:
        lines = []
        for i in range(40):
            assert deliver(d, mail(), 'QUEUE%02d' % i) == 'tagged'
            lines.append(POSTFIX.replace('QUEUE1', 'QUEUE%02d' % i))
        with open(d.dir + '/log.mail', 'w', encoding='ascii') as f:
            f.write(''.join(lines))
            f.write(lines[0].rstrip('\n'))
        said = ctl(d, 'follow', '--once', d.dir + '/log.mail')
        assert said == '120 states written\n', said
        assert set(s for _, s in states(d)) == {'delivered'}
        whole(d)


# ---- keeping -------------------------------------------------------------------

def test_purge():
    with running(retention_days_h0=30, retention_days_h4=2) as d:
        old = [mail('markerspam, goesaway'), mail('markersealed')]
        for m in old + old[:1]:
            assert deliver(d, m) == 'tagged'
        assert ctl(d, 'purge').startswith('0 ')
        # as if it were 31 days from now
        then = time.strftime('%Y-%m-%d', time.localtime(
            time.time() + 32 * 86400))
        said = ctl(d, 'purge', '--dry-run', '--as-of', then)
        assert said.startswith('3 ') and 'would' in said, said
        assert 'reporter.example' in ctl(d, 'export') and whole(d)
        assert ctl(d, 'purge', '--as-of', then).startswith('3 ')
        assert ' 3 contents removed' in whole(d)
        assert d.stop() == 0
        for name in os.listdir(d.state):
            with open(os.path.join(d.state, name), 'rb') as f:
                assert b'reporter.example' not in f.read(), name


def test_merge():
    with running() as a, running() as b:
        b.set(ledger_chain='mx2.example')
        b.signal(signal.SIGHUP)
        b.wait_for('reloaded')
        for _ in range(5):
            assert deliver(a, mail()) == 'tagged'
            assert deliver(b, mail()) == 'tagged'
        assert '5 entries added' in ctl(a, 'merge', b.db)
        assert '0 entries added' in ctl(a, 'merge', b.db)
        assert deliver(b, mail()) == 'tagged'
        assert '1 entries added' in ctl(a, 'merge', b.db)
        assert ' 2 chains' in ' ' + whole(a) and count(a) == 11
        # the same chain gone two ways
        shutil.copy(b.db, a.dir + '/fork.db')
        db = sqlite3.connect(b.db)
        db.execute("DELETE FROM entry WHERE seq = 3")
        db.commit()
        db.close()
        assert 'not whole' in ctl(a, 'merge', b.db, status=2)
        b.set(ledger_chain='mx1.example')
        b.set(ledger='state/other.db')
        b.signal(signal.SIGHUP)
        b.wait_for('reloaded', 2)
        assert deliver(b, mail()) == 'tagged'
        assert 'went on by themselves' in ctl(
            a, 'merge', b.state + '/other.db', status=2)
        whole(a)


# ---- the other program finds it too ---------------------------------------------

def test_tampered_export():
    cases = int(os.environ.get('TAMPER_CASES', 400))
    rng = random.Random(7)
    with running() as d:
        for _ in range(8):
            assert deliver(d, mail()) == 'tagged'
        whole(d)
        with open(d.dir + '/export', 'rb') as f:
            good = f.read()
        lines = good.splitlines(keepends=True)
        for i in range(cases):
            bad = bytearray(good)
            rows = list(lines)
            way = i % 5
            if way < 2:
                bit = rng.randrange(8 * len(bad))
                bad[bit // 8] ^= 1 << bit % 8
            elif way == 2:
                del rows[rng.randrange(len(rows))]
            elif way == 3:
                at = rng.randrange(len(rows) - 1)
                rows.insert(rng.randrange(len(rows)), rows[at])
            else:
                a, b = rng.sample(range(len(rows) - 1), 2)
                rows[a], rows[b] = rows[b], rows[a]
            with open(d.dir + '/bad', 'wb') as f:
                f.write(bad if way < 2 else b''.join(rows))
            assert ledger_verify.verify(d.dir + '/bad'), (i, way)
        print('%d exports tampered with, all found' % cases)


if __name__ == '__main__':
    sys.exit(run([v for k, v in list(globals().items())
                  if k.startswith('test_')]))
