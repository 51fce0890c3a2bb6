# SPDX-License-Identifier: Apache-2.0
"""What x_postfix.sh and x_sendmail.sh send, and what must then lie in the
mailboxes.

Arguments: postfix or sendmail, the folder of the private server, its port with
the filter, its port without, and the filter's socket: a port, or the path of a file.
"""
import glob
import os
import re
import shutil
import signal
import smtplib
import socket
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from milter_client import (  # noqa: E402
    HANGS_S, Daemon, run, until, verify)

SERVER, DIR = sys.argv[1:3]
PORT, PLAIN_PORT = map(int, sys.argv[3:5])
FILTER = sys.argv[5]
sys.argv[1:] = sys.argv[6:]
REPORT, OTHER = 'report@cert.example.nz', 'someone@cert.example.nz'
SENDER = 'aroha@reporter.example'
serial = iter(range(1, 1 << 30))


def report(body, subject='A report', extra=''):
    """A mail of its own, as CRLF bytes, and its Message-ID."""
    number = 't%d.%d@reporter.example' % (os.getpid(), next(serial))
    mail = ('%sFrom: Aroha <%s>\nTo: %s\nSubject: %s\nMessage-ID: <%s>\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\n\n%s' % (
                extra, SENDER, REPORT, subject, number, body))
    return mail.replace('\n', '\r\n').encode(), number


FORWARD = '''Kia ora, I got this spam and never signed up for anything.

---------- Forwarded message ---------
From: Bargain Hut <deals@bargain-hut.example>
Date: Mon, 24 Mar 2025 at 09:12
Subject: 50% OFF everything this weekend
To: <aroha@reporter.example>

Huge weekend sale! 50% off all couches and beds. Buy now at
http://bargain-hut.example/sale and save. Offer ends Sunday.
Shop online today, free delivery in Auckland, prices from $99.
'''
# Where a report goes is not judged here: marker words stand for categories.
CATEGORIES = ['spam', 'objectionable_material', 'child_exploitation',
              'online_harm', 'policy_enquiry', 'significant_event',
              'scam_fraud', 'ransomware', 'phishing']
RULES = 'scope report\n' + ''.join(
    'body T_%d /\\bmarker%d\\b/\ncategory T_%d %s +50\n' % (i, i, i, c)
    for i, c in enumerate(CATEGORIES))
REPORTS = {c: 'Kia ora, this is about marker%d. Please have a look at it.\n'
           % i for i, c in enumerate(CATEGORIES)}
CONSENT = 'I agree that you pass this report on to the Police.\n'


def smtp(port=PORT):
    s = smtplib.SMTP('127.0.0.1', port, timeout=HANGS_S)
    s.ehlo('reporter.example')
    return s


def send(mail, to=REPORT, s=None, sender=SENDER, **options):
    own = s is None
    s = s or smtp()
    # as given: smtplib would alter lone dots only
    s.sendmail(sender, [to] if isinstance(to, str) else to, mail, **options)
    if own:
        s.quit()


def waiting():
    """The files of mails that the server has yet to deliver."""
    if SERVER == 'sendmail':
        # hf: the envelope of a mail that is held (quarantined), df its body
        held = {name[2:] for name in os.listdir(DIR + '/queue')
                if name.startswith('hf')}
        return [name for name in os.listdir(DIR + '/queue')
                if name[2:] not in held]
    queues = ('maildrop', 'incoming', 'active', 'deferred')
    return [name for queue in queues
            for _, _, names in os.walk(DIR + '/queue/' + queue)
            for name in names]


def settle():
    until(lambda: not waiting(),
          lambda: 'mail stays in the queue: %s' % waiting()[:9])


def found(number):
    """{mailbox: [bytes]} of the mail with that Message-ID."""
    boxes, needle = {}, number.encode()
    for name in glob.glob(DIR + '/mail/*/new/*'):
        with open(name, 'rb') as f:
            data = f.read()
        if b'\nMessage-ID: <%s>\n' % needle in data:
            boxes.setdefault(name.split('/')[-3], []).append(data)
    return boxes


def addresses():
    """{agency id: [mailbox]} as configured."""
    with open(d.config, encoding='utf-8') as f:
        text = f.read()
    return {i: re.findall(r'"(.*?)"', a) for i, a in re.findall(
        r'(?ms)^agency ([\w-]+) \{.*?^\s*address = \{(.*?)\}', text)}


def wanted_boxes(data):
    """Where the tags of a delivered mail say that it goes."""
    head = data.split(b'\n\n', 1)[0].decode('utf-8', 'replace')
    boxes = set()
    for agency in re.findall(r'(?m)^X-Referral-Agency: ([\w-]+)', head):
        boxes.update(addresses()[agency])
    if re.search('(?m)^X-Referral-Fallback:', head):
        boxes.add('triage@cert.example.nz')
    return boxes


def check(mail, number, besides=()):
    """Each copy once, in the right boxes, tagged, with the body as sent."""
    boxes = found(number)
    assert boxes, 'lost'
    for box, copies in boxes.items():
        assert len(copies) == 1, (box, len(copies))
        assert verify(copies[0], d.KEY), copies[0][:1500].decode('latin-1')
        body = mail.split(b'\r\n\r\n', 1)[1].replace(b'\r\n', b'\n')
        assert copies[0].split(b'\n\n', 1)[1] == body
        assert set(boxes) == wanted_boxes(copies[0]) | set(besides), (
            sorted(boxes), wanted_boxes(copies[0]))
    return boxes


QUEUES = {      # what must come out, by category
    'spam': {'dia-emcu'},
    'objectionable_material': {'dia-ccu'},
    'child_exploitation': {'police-oceanz'},
    'online_harm': {'netsafe'},
    'policy_enquiry': {'ncpo'},
    'significant_event': {'ncsc'},
    'scam_fraud': {'certnz'},
    'ransomware': {'certnz'},
    'phishing': {'certnz'},
}


def test_queues():
    """Each of the eight queues holds exactly its mails."""
    sent = [(c, set(QUEUES[c])) + report(REPORTS[c]) for c in CATEGORIES]
    sent.append(('scam_fraud', {'police-cybercrime'}) +
                report(REPORTS['scam_fraud'] + CONSENT))
    sent.append(('spam', {'dia-emcu'}) + report(REPORTS['spam'] + CONSENT))
    for _, _, mail, _ in sent:
        send(mail)
    settle()
    seen = set()
    for category, agencies, mail, number in sent:
        boxes = check(mail, number)
        wanted = {a for i in agencies for a in addresses()[i]}
        assert set(boxes) == wanted, (category, boxes.keys())
        seen |= agencies
        for copies in boxes.values():
            head = copies[0].split(b'\n\n')[0].decode()
            assert '\nX-Referral-Category: ' + category in head, head
            held = '\nX-Referral-Hold: police-cybercrime' in head
            assert held == (category in ('scam_fraud', 'ransomware') and
                            agencies == {'certnz'}), head
    assert len(seen) == 8, seen
    # and nothing else: no mail is in a queue that is not its own
    total = len(glob.glob(DIR + '/mail/*/new/*'))
    assert total == sum(len(a) for _, a, _, _ in sent), total


def test_forged_tags():
    mail, number = report(FORWARD, extra=(
        'X-Referral-Agency: police-cybercrime\n'
        'X-Referral-Final: v=1; to=police-cybercrime; id=1; d=2; h=3\n'
        'Authentication-Results: mx.cert.example.nz; dmarc=pass\n'
        'x-referral-agency: ncpo\nX-Referral-Agency: ncsc\n'
        'Authentication-Results: elsewhere.example; spf=none\n'))
    send(mail)
    settle()
    for copies in check(mail, number).values():
        head = copies[0].split(b'\n\n')[0].lower()
        assert b'police-cybercrime' not in head, head
        assert b'ncpo' not in head and b'ncsc' not in head, head
        assert b'elsewhere.example' in head
        assert head.count(b'x-referral-final:') == 1
        # on top of what this server wrote: RFC 8601 section 5
        assert head.index(b'x-referral-final:') < head.index(b'received:')


def test_several_recipients():
    mail, number = report(FORWARD)
    send(mail, [OTHER, REPORT, 'triage@cert.example.nz'])
    settle()
    boxes = check(mail, number, {OTHER, 'triage@cert.example.nz'})
    assert REPORT not in boxes


def without_trace(data, port):
    """Without what differs between any two deliveries."""
    data = re.sub(rb'(?m)^Received: .*\n([ \t].*\n)+', b'', data, count=1)
    return data.replace(b'%d' % port, b'PORT')


def test_other_mailbox():
    """Mail for others is byte for byte what it is without the filter."""
    strange = ('X-Referral-Agency: mine\nX-Odd:\tx  \n y\n'
               'Authentication-Results: mx.cert.example.nz; spf=pass\n')
    mail, number = report('one\n\n.\n..two\n \nthree\t\n\n\n', extra=strange)
    send(mail, OTHER)
    settle()
    with_filter = found(number)[OTHER][0]
    shutil.rmtree(DIR + '/mail/' + OTHER)
    s = smtp(PLAIN_PORT)
    send(mail, OTHER, s)
    s.quit()
    settle()
    assert without_trace(found(number)[OTHER][0], PLAIN_PORT) == \
        without_trace(with_filter, PORT)


def test_large():
    line = 'aB3/' * 18 + '\n'
    mail, number = report(
        'MIME-Version: 1.0\n' + line * (20 * 1024 * 1024 // len(line)))
    send(mail)
    settle()
    check(mail, number)


def test_over_the_limit():
    """Too large to be held: to a person, whole."""
    mail, number = report('x' * 70 + '\n' + ('y' * 900 + '\n') * 30000)
    send(mail)
    settle()
    boxes = found(number)
    assert list(boxes) == ['triage@cert.example.nz'], list(boxes)
    data = boxes['triage@cert.example.nz'][0]
    assert data.split(b'\n\n', 1)[1] == \
        mail.split(b'\r\n\r\n', 1)[1].replace(b'\r\n', b'\n')
    assert b'\nX-Referral-Fallback: ' in data


def test_utf8():
    s = smtp()
    if not s.has_extn('smtputf8'):
        print('     %s does not offer SMTPUTF8' % SERVER)
        return s.quit()
    s.quit()
    mail, number = report(FORWARD + 'Ngā mihi, Mānuka Tāwhiri\n',
                          subject='Pānui hē: tēnā tirohia')
    # smtplib sends text commands as ASCII; do it by hand
    with socket.create_connection(('127.0.0.1', PORT), HANGS_S) as raw:
        f = raw.makefile('rb')

        def say(data, expect):
            raw.sendall(data)
            while True:
                answer = f.readline()
                if answer[3:4] == b' ':
                    break
            assert answer.startswith(expect), answer

        f.readline()
        say(b'EHLO reporter.example\r\n', b'250')
        say('MAIL FROM:<mānuka@reporter.example> SMTPUTF8\r\n'.encode(),
            b'250')
        say(b'RCPT TO:<%s>\r\n' % REPORT.encode(), b'250')
        say(b'DATA\r\n', b'354')
        say(mail + b'\r\n.\r\n' if not mail.endswith(b'\r\n')
            else mail + b'.\r\n', b'250')
        say(b'QUIT\r\n', b'221')
    settle()
    check(mail, number)


def test_thousand_on_one_connection():
    s, sent = smtp(), []
    for i in range(1000):
        mail, number = report(REPORTS[CATEGORIES[i % len(CATEGORIES)]])
        send(mail, s=s)
        sent.append((mail, number))
    s.quit()
    settle()
    count = {}
    for name in glob.glob(DIR + '/mail/*/new/*'):
        with open(name, 'rb') as f:
            data = f.read()
        m = re.search(rb'\nMessage-ID: <(.*?)>\n', data)
        count.setdefault(m.group(1).decode(), []).append(
            (name.split('/')[-3], data))
    for mail, number in sent:
        copies = count.get(number, [])
        assert copies, 'lost ' + number
        assert {box for box, _ in copies} == wanted_boxes(copies[0][1])
        assert len(copies) == len({box for box, _ in copies})
        assert all(verify(data, d.KEY) for _, data in copies)


def session(mail, dies_at):
    """The codes of one SMTP session in which the filter's child is killed
    before step dies_at."""
    codes = []
    s = smtplib.SMTP(timeout=HANGS_S)
    steps = [
        lambda: s.connect('127.0.0.1', PORT),
        lambda: s.ehlo('reporter.example'),
        lambda: s.docmd('MAIL FROM:<%s>' % SENDER),
        lambda: s.docmd('RCPT TO:<%s>' % REPORT),
        lambda: s.docmd('DATA'),
        lambda: s.send(mail[:len(mail) // 2]),
        lambda: s.send(mail[len(mail) // 2:]),
        lambda: s.docmd('.'),
    ]
    for i, step in enumerate(steps):
        if i == dies_at:
            d.kill_children()
        answer = step()
        code = answer[0] if answer else None
        if code is not None:
            codes.append(code)
            if code >= 400:
                break
    s.close()
    return codes


def test_kill_at_each_step():
    for dies_at in range(9):
        mail, number = report(FORWARD)
        codes = session(mail, dies_at)
        if codes[-1] == 250:
            # before any talk with it, or after the last answer
            assert dies_at in (0, 1, 8), (dies_at, codes)
        else:
            assert 400 <= codes[-1] < 500, (dies_at, codes)
            settle()
            assert not found(number), dies_at
            until(lambda: session(mail, None)[-1] == 250)
        settle()
        check(mail, number)


def tool(name, *args):
    return subprocess.run(['/usr/sbin/' + name, '-c', DIR + '/etc', *args],
                          check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def postfix_test_return_path():
    """Bounces of referrals are for this body, and none are of sealed mail."""
    for category, path in (('spam', REPORT), ('child_exploitation', '')):
        mail, number = report(REPORTS[category])
        send(mail)
        settle()
        for copies in check(mail, number).values():
            assert b'Return-Path: <%s>\n' % path.encode() in copies[0]


def postfix_test_hold_and_redirect():
    """Routing by the final tag, without recipient edits; and the hold queue
    for what waits for consent."""
    d.set(deliver='tag', quarantine_holds='yes')
    d.signal(signal.SIGHUP)
    d.wait_for('reloaded')
    with open(DIR + '/etc/final', 'w', encoding='ascii') as f:
        for agency, boxes in addresses().items():
            f.write('/^X-Referral-Final: v=1; to=%s;/ REDIRECT %s\n' % (
                agency, boxes[0]))
    tool('postconf', '-e', 'milter_header_checks = regexp:%s/etc/final' % DIR)
    tool('postfix', 'stop')     # with a reload old processes may linger
    tool('postfix', 'start')
    # a client's own final tag steers nothing
    mail, number = report(REPORTS['online_harm'], extra=(
        'X-Referral-Final: v=1; to=police-cybercrime; id=0; d=0; h=0\n'))
    send(mail)
    held, held_number = report(REPORTS['ransomware'])
    send(held)
    settle()
    boxes = check(mail, number)
    assert set(boxes) == set(addresses()['netsafe']), boxes.keys()
    assert not found(held_number)
    hold = os.listdir(DIR + '/queue/hold')
    assert len(hold) == 1, hold
    # released, it goes on
    tool('postsuper', '-H', hold[0])
    tool('postqueue', '-f')
    settle()
    check(held, held_number)


def sendmail_test_hold():
    """What waits for consent is quarantined, and goes on when released."""
    d.set(quarantine_holds='yes')
    d.signal(signal.SIGHUP)
    d.wait_for('reloaded')
    mail, number = report(REPORTS['ransomware'])
    send(mail)
    settle()
    assert not found(number)
    held = [n for n in os.listdir(DIR + '/queue') if n.startswith('hf')]
    assert len(held) == 1, held
    for args in ('-qQ', '-Q'), ('-q',):
        subprocess.run([DIR + '/etc/sendmail', *args], check=True,
                       stdout=subprocess.DEVNULL)
    settle()
    check(mail, number)


def ledger(*args):
    p = subprocess.run([os.path.abspath('kereructl'), '-c', d.config,
                        'ledger', *args], stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT)
    assert p.returncode == 0, (args, p.stdout.decode())
    return p.stdout.decode()


def postfix_test_ledger():
    """Postfix's own log says what became of each decision."""
    settle()
    ledger('follow', '--once', DIR + '/mail.log')
    assert ledger('verify').endswith('whole\n')
    db = sqlite3.connect(d.dir + '/state/ledger.db')
    mails, accepted = db.execute(
        "SELECT COUNT(*), SUM(state = 'accepted') FROM decision").fetchone()
    states = {state for state, in db.execute(
        "SELECT state FROM referral WHERE basis <> 'hold'")}
    db.close()
    # what was killed before its answer came again: the same entry
    assert accepted == mails > 1000, (accepted, mails)
    assert states == {'delivered'}, states
    assert ledger('follow', '--once', DIR + '/mail.log') == \
        '0 states written\n'


d = Daemon(rules='{ "markers.cf" }', ledger='state/ledger.db',
           return_path=REPORT)
os.mkdir(d.dir + '/state')
if os.geteuid() == 0:
    shutil.chown(d.dir + '/state', 'nobody')
d.set(socket='unix:' + FILTER if '/' in FILTER
      else 'inet:%s@127.0.0.1' % FILTER)
with open(d.dir + '/markers.cf', 'w', encoding='ascii') as out:
    out.write(RULES)
try:
    d.start()
    status = run([v for k, v in list(globals().items())
                  if k.startswith(('test_', SERVER + '_test_'))])
    if status:
        print(d.logged()[-4000:])
finally:
    d.remove()
sys.exit(status)
