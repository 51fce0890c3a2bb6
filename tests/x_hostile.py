#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Evidence that speaks for the reporter, and sealed mails that try to leak.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from hostile_mails import (  # noqa: E402
    consent_mails, doubtful_mails, own_mails)
from hostile_sealed import MARK, forged_mails, sealed_mails  # noqa: E402
from milter_client import Client, Daemon, effect, run  # noqa: E402

SOURCE = os.environ.get('top_srcdir', os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '..'))
OPEN = 'police-cybercrime'


def write_all(folder, mails):
    os.makedirs(folder, exist_ok=True)
    n = 0
    for n, (name, mail) in enumerate(mails, 1):
        if isinstance(mail, str):
            mail = mail.encode('utf-8', 'surrogateescape')
        with open('%s/%s.eml' % (folder, name), 'wb') as f:
            f.write(mail)
    assert n > 0
    return n


def scan(folder, *args):
    p = subprocess.run(['./kereru-scan', '-q', '-c', SOURCE +
                        '/conf/kereru.conf', *args, folder],
                       capture_output=True, check=False)
    assert p.returncode <= 1, p
    return p.stdout + p.stderr


def records(folder, n, *args):
    out = [json.loads(line) for line in scan(
        folder, '-f', 'jsonl', *args).splitlines()]
    assert len(out) == n, (len(out), n)
    return out


def short(record):
    return os.path.basename(record['file'])[:-4]


def test_evidence_cannot_consent():
    with tempfile.TemporaryDirectory() as d:
        n = write_all(d + '/m', consent_mails())
        bad = [short(r) for r in records(d + '/m', n, '--split', d + '/s')
               if r['consent'] == 'given' or OPEN in r['referrals']]
        assert not bad, bad
        assert os.path.getsize('%s/s/%s.mbox' % (d, OPEN)) == 0
        print('%d mails' % n)


def test_reporter_can():
    with tempfile.TemporaryDirectory() as d:
        n = write_all(d + '/m', own_mails())
        bad = [short(r) for r in records(d + '/m', n)
               if r['consent'] != 'given' or OPEN not in r['referrals']]
        assert not bad, bad


def test_doubt_is_reviewed():
    with tempfile.TemporaryDirectory() as d:
        n = write_all(d + '/m', doubtful_mails())
        bad = [short(r) for r in records(d + '/m', n)
               if r['consent'] != 'absent' or not r['needs_review']]
        assert not bad, bad


def test_sealed_say_nothing():
    with tempfile.TemporaryDirectory() as d:
        n = write_all(d + '/m', sealed_mails())
        bad = [(short(r), r['handling']) for r in records(d + '/m', n)
               if r['handling'] not in ('H3', 'H4')]
        assert not bad, bad
        for args in (('jsonl',), ('csv',), ('table', '--columns', '400'),
                     ('text',), ('text', '--explain')):
            out = scan(d + '/m', '-f', *args, '--extract', d + '/x')
            assert MARK.encode() not in out, (args, out)
        assert not os.listdir(d + '/x')
        sealed_ctl(d)


def sealed_ctl(d):
    """What kereructl explains, and how it says what has changed."""
    old = d + '/old.jsonl'
    with open(old, 'w') as f:
        for r in records(d + '/m', len(os.listdir(d + '/m'))):
            r['category'] = 'spam'
            f.write(json.dumps(r) + '\n')
    for args in (('explain', d + '/m/child-inline.eml'),
                 ('replay', old, d + '/m')):
        p = subprocess.run(['./kereructl', '-c', SOURCE + '/conf/kereru.conf',
                            *args], capture_output=True, check=False)
        assert len(p.stdout) > 100, p
        assert MARK.encode() not in p.stdout + p.stderr, p


def test_milter():
    """The same through the daemon: tags, log and replies."""
    crlf = [(n, (m.encode('utf-8', 'surrogateescape')
                 if isinstance(m, str) else m).replace(b'\r\n', b'\n')
             .replace(b'\n', b'\r\n')) for n, m in sealed_mails()]
    d = Daemon()
    try:
        d.start()
        c = Client(d.address)
        c.connect(name=MARK + '.example')
        c.helo(MARK + '.example')
        for name, mail in crlf:
            c_mail = c.mail
            c.mail = lambda sender=None: c_mail(MARK + '@x.example')
            r = c.deliver(mail, 'report@cert.example.nz', greet=False)
            c.mail = c_mail
            assert r.answer == 'c' and r.added, (name, r.__dict__)
            said = repr([v for _, _, v in r.inserted]) + repr(r.added) + \
                repr(r.reply) + repr(r.quarantined)
            assert MARK not in said, (name, said)
        c.close()
        assert MARK not in d.logged(), d.logged()
        for name, mail in forged_mails():
            if b'\0' in mail:
                continue        # no mail server hands these on
            c = Client(d.address)
            mail = mail.replace(b'\n', b'\r\n')
            r = c.deliver(mail, 'report@cert.example.nz')
            assert r.answer == 'c' and r.added, (name, r.__dict__)
            head = effect(mail, r, c.steps).split(b'\n\n')[0]
            assert MARK.encode() not in head, (name, head)
            assert OPEN not in repr(r.added), (name, r.added)
            c.close()
    finally:
        d.remove()


if __name__ == '__main__':
    sys.exit(run([test_evidence_cannot_consent, test_reporter_can,
                  test_doubt_is_reviewed, test_sealed_say_nothing,
                  test_milter]))
