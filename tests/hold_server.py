# SPDX-License-Identifier: Apache-2.0
"""What x_hold.sh sends: reports that are held, answers to the questions about
them, and what must then lie in which mailbox.

Arguments: the folder of the private Postfix, its port with the filter, its
port without, and the filter's port.
"""
import email
import email.policy
import glob
import os
import re
import shutil
import signal
import smtplib
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from milter_client import (  # noqa: E402
    HANGS_S, Daemon, run, until, verify)

DIR = sys.argv[1]
PORT, PLAIN_PORT, FILTER = map(int, sys.argv[2:5])
sys.argv[1:] = sys.argv[5:]
REPORT, TRIAGE = 'report@cert.example.nz', 'triage@cert.example.nz'
POLICE, CERT = 'cybercrime@police.example.nz', 'incidents@cert.example.nz'
serial = iter(range(1, 1 << 30))
people = iter('aroha%d@reporter.example' % i for i in range(1, 40))
# Reporters' own server is this machine; nobody else's mail for them is theirs.
ZONE = '''reporter.example TXT v=spf1 ip4:127.0.0.1 -all
_dmarc.reporter.example TXT v=DMARC1; p=reject
elsewhere.example TXT v=spf1 ip4:127.0.0.1 -all
_dmarc.elsewhere.example TXT v=DMARC1; p=reject
'''
RULES = '''scope report
body T_SCAM /\\bmarkerscam\\b/
category T_SCAM scam_fraud +50
body T_ABUSE /\\bmarkermaterial\\b/
category T_ABUSE objectionable_material +50
body T_SPAM /\\bmarkerspam\\b/
category T_SPAM spam +50
'''
STORY = ('Kia ora, this is about markerscam. They took my money last week '
         'and\nI would like somebody to look at it.\n\nLine of  blanks \t\n'
         '.\n..dots\nm\u0101 \u00e9\n\n\n')


def send(mail, sender, to=REPORT):
    with smtplib.SMTP('127.0.0.1', PORT, timeout=HANGS_S) as s:
        s.ehlo('reporter.example')
        s.sendmail(sender, [to] if isinstance(to, str) else to, mail)


def report(person, body=STORY, extra='', subject='A report'):
    """A mail of its own, CRLF, and its Message-ID."""
    number = 't%d.%d@reporter.example' % (os.getpid(), next(serial))
    mail = ('%sFrom: Aroha <%s>\nTo: %s\nSubject: %s\nMessage-ID: <%s>\n'
            'Content-Type: text/plain; charset=UTF-8\n'
            'Content-Transfer-Encoding: 8bit\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\n\n%s' % (
                extra, person, REPORT, subject, number, body))
    return mail.replace('\n', '\r\n').encode(), number


def inbox(box):
    found = []
    for name in sorted(glob.glob('%s/mail/%s/new/*' % (DIR, box))):
        with open(name, 'rb') as f:
            found.append(f.read())
    return found


def wait(box, n):
    """The n mails of a box, once they are there."""
    until(lambda: len(inbox(box)) >= n, lambda: '%s has %d mails:\n%s' % (
        box, len(inbox(box)), d.logged()[-3000:]))
    return inbox(box)


def quiet(seconds=6):
    """Long enough for two looks into the spool."""
    time.sleep(seconds)


def text_of(data):
    m = email.message_from_bytes(data, policy=email.policy.default)
    return m.get_content()


def answer(question, person, body, sender=None, extra=''):
    """A reply as a mail program makes it."""
    m = email.message_from_bytes(question, policy=email.policy.default)
    quoted = ''.join('> %s\n' % line for line in
                     text_of(question).splitlines())
    mail = ('%sFrom: Aroha <%s>\nTo: %s\nSubject: Re: your question\n'
            'Message-ID: <t%d.%d@reporter.example>\nIn-Reply-To: %s\n'
            'References: %s\nMIME-Version: 1.0\n'
            'Content-Type: text/plain; charset=UTF-8\n'
            'Content-Transfer-Encoding: 8bit\n'
            'Date: Tue, 25 Mar 2025 21:50:29 +1300\n\n%s\n\n'
            'On Tue, 25 Mar 2025 at 21:00, CERT NZ <%s> wrote:\n\n%s' % (
                extra, person, REPORT, os.getpid(), next(serial),
                m['Message-ID'], m['Message-ID'], body, REPORT, quoted))
    mail = mail.replace('\n', '\r\n').encode()
    send(mail, sender or person)
    return mail


def asked(**options):
    """A report that was held, and the question about it."""
    person = next(people)
    mail, number = report(person, **options)
    send(mail, person)
    question = wait(person, 1)[0]
    return person, mail, number, question


def ctl(*args, status=0, user='nobody'):
    """kereructl hold as the daemon's user, and as root."""
    p = subprocess.run([os.path.abspath('kereructl'), '-c', d.config, 'hold',
                        *args], stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, user=user, check=False)
    out = p.stdout.decode('utf-8', 'replace')
    assert p.returncode == status, (args, p.returncode, out)
    return out


def files(folder):
    return [n for n in os.listdir(SPOOL + '/' + folder) if len(n) == 32]


def exact(data, mail):
    """The mail as it was sent, below what was put on top of it."""
    assert data.endswith(b'\n' + mail.replace(b'\r\n', b'\n')), \
        data.decode('latin-1')


def check_released(data, mail, by):
    exact(data, mail)
    assert verify(data, d.KEY), data[:2000]
    head = data.split(b'\n\n', 1)[0].decode()
    assert ('\nX-Referral-Agency: police-cybercrime; basis=consent; '
            'category=scam_fraud' in head), head
    assert '\nX-Referral-Consent: given; by=' + by in head, head
    assert re.search('\nX-Referral-Id: [0-9a-f]{32}\n', head), head
    return re.search('\nX-Referral-Id: ([0-9a-f]{32})\n', head).group(1)


def test_yes():
    """Asked, answered, sent once; the token is good once."""
    person, mail, number, question = asked()
    assert not inbox(POLICE)
    assert len(wait(CERT, 1)) == 1
    text = text_of(question)
    head = question.split(b'\n\n', 1)[0].decode()
    assert '\nReturn-Path: <>' in '\n' + head, head
    assert '\nAuto-Submitted: auto-replied' in head
    assert '\nIn-Reply-To: <%s>' % number in head
    for word in 'May we share', 'Ka \u0101hei', '111', '105', '1737', \
            '0508 NETSAFE':
        assert word in text, (word, text)
    for word in 'markerscam', 'last week', 'A report':
        assert word not in question.decode('latin-1'), word
    triage = len(inbox(TRIAGE))
    reply = answer(question, person, 'Yes, please.')
    data = wait(POLICE, 1)[0]
    check_released(data, mail, 'reporter')
    fallback = wait(TRIAGE, triage + 1)[-1]
    exact(fallback, reply)
    assert b'\nX-Referral-Fallback: answer to a question: yes' in fallback
    # the same answer again, and others with the same token
    send(reply, person)
    answer(question, person, 'Yes, please share it with the Police.')
    wait(TRIAGE, triage + 3)
    quiet()
    assert len(inbox(POLICE)) == 1
    # and the same report again, as a mail server sends it that got no answer
    send(mail, person)
    wait(CERT, 2)
    quiet()
    assert len(inbox(POLICE)) == 1 and len(inbox(person)) == 1
    assert not files('open')


def test_no():
    person, mail, number, question = asked()
    police, closed = len(inbox(POLICE)), len(files('closed'))
    answer(question, person, 'No thanks.')
    until(lambda: len(files('closed')) > closed)
    answer(question, person, 'Yes')
    quiet()
    assert len(inbox(POLICE)) == police and not files('open')


def test_not_believed():
    """Forged, from somebody else, by a program, unclear: nothing is sent."""
    person, mail, number, question = asked()
    police, triage = len(inbox(POLICE)), len(inbox(TRIAGE))
    answer(question, person, 'Yes', sender='bob@elsewhere.example')
    answer(question, 'bob@elsewhere.example', 'Yes')
    answer(question, person, 'Yes', extra='Auto-Submitted: auto-replied\n')
    answer(question, person, 'Yes, but not my name.')
    answer(question, person, 'What happens if I say yes?')
    got = wait(TRIAGE, triage + 5)[triage:]
    assert all(b'\nX-Referral-Fallback: answer to a question: ' in m
               for m in got)
    quiet()
    assert len(inbox(POLICE)) == police
    assert len(files('open')) == 1
    out = ctl('list')
    assert 'answer unclear' in out and 'waiting' in out, out
    # and yet the person's own plain word counts
    answer(question, person, 'Yes')
    wait(POLICE, police + 1)
    quiet(3)
    assert not files('open')


def test_operator():
    """kereructl hold, as the daemon's user and as root."""
    d.set(ask_consent='no')
    d.signal(signal.SIGHUP)
    d.wait_for('configuration reloaded')
    person = next(people)
    police = len(inbox(POLICE))
    first, _ = report(person)
    second, _ = report(person)
    for mail in first, second:
        send(mail, person)
    quiet()
    assert not inbox(person), 'asked, though nobody wanted that'
    ids = sorted(files('open'))
    assert len(ids) == 2
    out = ctl('list')
    assert all(i[:12] in out for i in ids) and 'markerscam' not in out
    out = ctl('show', ids[0][:8])
    assert person in out and 'not asked' in out and 'ask_consent = no' in out
    sent = ctl('show', '--mail', ids[0]).encode('utf-8', 'replace')
    assert b'markerscam' in sent
    ctl('release', '--note', 'told me by phone', ids[0], user='root')
    data = wait(POLICE, police + 1)[-1]
    check_released(data, first if first in (
        data.split(b'\n\n', 1)[0] + first)[-len(first):] and data.endswith(
            first.replace(b'\r\n', b'\n')) else second, 'operator')
    ctl('release', ids[0], status=2)
    ctl('refuse', ids[1])
    ctl('release', ids[1], status=2)
    assert ctl('list') == 'Nothing is held.\n'
    out = ctl('list', '--closed')
    assert 'refused' in out and 'released' in out
    assert 'told me by phone' in ctl('show', ids[0])
    assert person not in ctl('show', ids[0])
    quiet(3)
    assert len(inbox(POLICE)) == police + 1


def test_sealed():
    """Of sealed matter nothing is shown, nor readable in the spool."""
    person = next(people)
    mail, _ = report(person, STORY + 'and markermaterial markermaterial\n')
    send(mail, person)
    quiet(3)
    for i in files('open'):
        out = ctl('show', i)
        if 'H3' in out:
            assert person not in out and 'markerm' not in out
            assert 'markerm' not in ctl('show', '--mail', i, status=2)
    for name in glob.glob(SPOOL + '/*/*'):
        with open(name, 'rb') as f:
            data = f.read()
        assert b'marker' not in data and b'aroha' not in data
    for i in files('open'):
        ctl('refuse', i)


def test_thanks():
    """A letter of thanks, once a day, to those who may be written to."""
    d.set(acknowledge='yes')
    d.signal(signal.SIGHUP)
    d.wait_for('configuration reloaded', 2)
    person, other = next(people), next(people)
    spam = 'Hello, please look at this markerspam advertisement I got.\n'
    mail, _ = report(person, spam)
    send(mail, person)
    letter = wait(person, 1)[0]
    head = letter.split(b'\n\n', 1)[0].decode()
    assert '\nReturn-Path: <>' in '\n' + head
    text = text_of(letter)
    ident = re.search('[0-9a-f]{32}', text).group(0)
    assert any(b'X-Referral-Id: ' + ident.encode() in m
               for m in inbox('spam@dia.example.nz'))
    assert 'markerspam' not in text and '111' in text
    mail, _ = report(person, spam)
    send(mail, person)
    for extra in 'Auto-Submitted: auto-generated\n', 'Precedence: list\n', \
            'List-Id: <a.example>\n':
        mail, _ = report(other, spam, extra)
        send(mail, other)
    mail, _ = report(other, spam)
    send(mail, '')                              # a null reverse-path
    send(mail, 'bob@elsewhere.example')         # forged
    quiet()
    assert len(inbox(person)) == 1 and not inbox(other)


def taken(mail, person):
    try:
        send(mail, person)
        return True
    except smtplib.SMTPException:
        return False


def answered(question, person):
    try:
        answer(question, person, 'Yes')
        return True
    except smtplib.SMTPException:
        return False


def test_killed():
    """The daemon dies again and again while reports come and are answered."""
    d.set(acknowledge='no', ask_consent='yes')
    d.signal(signal.SIGHUP)
    d.wait_for('configuration reloaded', 3)
    police, cert = len(inbox(POLICE)), len(inbox(CERT))
    person = None
    # Noted before it is sent: a question that was killed in between comes
    # tomorrow, and then another report is made here.
    while person is None or not inbox(person):
        person = next(people)
        mail, number = report(person)
        until(lambda: taken(mail, person))
        for _ in range(10):
            d.kill_children()
            time.sleep(0.25)
        quiet(10)
    question = wait(person, 1)[0]
    for i in range(3):
        answered(question, person)
        d.kill_children()
        time.sleep(0.4)
    until(lambda: answered(question, person))
    until(lambda: len(inbox(POLICE)) > police or 'IN DOUBT' in ctl('list'))
    quiet(8)
    held = ctl('list')
    got = len(inbox(POLICE)) - police
    # Killed at the very moment of the last answer: a person is asked to look.
    assert got == 1 or (got == 0 and 'IN DOUBT' in held), (got, held)
    assert len(inbox(person)) == 1
    assert sum(number.encode() in m for m in inbox(CERT)[cert:]) == 1


d = Daemon(inet=FILTER, rules='{ "markers.cf" }')
SPOOL = d.dir + '/hold'
with open(d.dir + '/markers.cf', 'w', encoding='ascii') as out:
    out.write(RULES)
with open(d.dir + '/zone', 'w', encoding='ascii') as out:
    out.write(ZONE)
with open(d.dir + '/hold.key', 'wb') as out:
    out.write(os.urandom(48).hex().encode())
os.chmod(d.dir + '/hold.key', 0o600)
os.mkdir(SPOOL, 0o700)
shutil.chown(SPOOL, 'nobody')
shutil.chown(d.dir + '/hold.key', 'nobody')
d.set(zone_file=d.dir + '/zone', hold_spool=SPOOL, ledger=d.dir + '/ledger.db',
      hold_key_file=d.dir + '/hold.key', submission='127.0.0.1:%d' % PORT,
      ask_consent='yes', answer_name='CERT NZ', phone_emergency='111',
      phone_police='105', phone_netsafe='0508 NETSAFE',
      phone_support='1737')
try:
    d.start()
    status = run([v for k, v in list(globals().items())
                  if k.startswith('test_')])
    if status == 0:
        subprocess.run([os.path.abspath('kereructl'), '-c', d.config,
                        'ledger', 'verify'], check=True,
                       stdout=subprocess.DEVNULL, user='nobody')
    if status:
        print(d.logged()[-6000:])
finally:
    d.remove()
sys.exit(status)
