# SPDX-License-Identifier: Apache-2.0
"""What x_postfix_auth.sh sends, and what Kereru must say of its author.

Arguments: the private Postfix's folder, its port, and the port the filter is
to listen on.  Signatures and seals are made by dkimpy, and the field
Authentication-Results is read by authres.
"""
import glob
import os
import re
import smtplib
import subprocess
import sys
import time

import authres
import dkim

sys.dont_write_bytecode = True
from milter_client import HANGS_S, Daemon, run, verify  # noqa: E402

DIR, PORT, FILTER_PORT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
REPORT, ID = 'report@cert.example.nz', 'mx.cert.example.nz'
HOME, STRANGE = '192.0.2.7', '198.51.100.9'     # of the author, of others
KEY_FILE = DIR + '/key.pem'
serial = iter(range(1, 1 << 30))

subprocess.run(['openssl', 'genrsa', '-traditional', '-out', KEY_FILE,
                '2048'], check=True, stderr=subprocess.DEVNULL)
with open(KEY_FILE, 'rb') as f:
    KEY = f.read()
PUBLIC = subprocess.run(['openssl', 'rsa', '-in', KEY_FILE, '-pubout'],
                        check=True, stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL).stdout.decode()
RECORD = 'v=DKIM1; k=rsa; p=' + ''.join(PUBLIC.splitlines()[1:-1])
ZONE = '''author.example TXT v=spf1 ip4:192.0.2.0/24 -all
_dmarc.author.example TXT v=DMARC1; p=reject
other.example TXT v=spf1 ip4:198.51.100.0/24 -all
list.example TXT v=spf1 ip4:198.51.100.0/24 -all
''' + ''.join('k._domainkey.%s TXT %s\n' % (domain, RECORD) for domain in (
    'author.example', 'other.example', 'list.example', 'stranger.example'))


def written():
    """A report as its author sends it, and its Message-ID."""
    number = 'a%d.%d@author.example' % (os.getpid(), next(serial))
    return ('From: Aroha <aroha@author.example>\r\nTo: %s\r\n'
            'Subject: A report\r\nMessage-ID: <%s>\r\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n'
            'I keep getting spam from a shop I never heard of.\r\n' %
            (REPORT, number)).encode(), number


def signed(mail, domain='author.example'):
    return dkim.sign(mail, b'k', domain.encode(), KEY, include_headers=[
        b'from', b'to', b'subject', b'date', b'message-id']) + mail


def altered(mail):
    """As a list does: words are put under the text."""
    return mail + b'-- \r\nYou get this because you are on a list.\r\n'


def sealed(mail, domain, saw):
    """Results of the sealer, its changes, and its seal on top."""
    mail = altered(('Authentication-Results: mx.%s; %s\r\n' %
                    (domain, saw)).encode() + mail)
    fields = dkim.arc_sign(mail, b'k', domain.encode(), KEY,
                           ('mx.' + domain).encode(), include_headers=[
                               b'from', b'to', b'subject', b'message-id'])
    return b''.join(fields) + mail


def send(mail, number, ip, sender):
    """It as it was delivered, and what the log says."""
    lines = d.logged().count('\n')
    s = smtplib.SMTP('127.0.0.1', PORT, timeout=HANGS_S)
    s.ehlo('mx.host.example')
    code, text = s.docmd('XCLIENT', 'ADDR=%s NAME=mx.host.example' % ip)
    assert code == 220, text
    s.ehlo('mx.host.example')
    s.sendmail(sender, [REPORT], mail)
    s.quit()
    end = time.monotonic() + HANGS_S
    while time.monotonic() < end:
        for name in glob.glob(DIR + '/mail/*/new/*'):
            with open(name, 'rb') as f:
                data = f.read()
            if b'<%s>' % number.encode() in data:
                return data, '\n'.join(d.logged().split('\n')[lines:])
        time.sleep(0.05)
    raise AssertionError('lost')


def check(mail, number, ip, sender, identity, **results):
    data, logged = send(mail, number, ip, sender)
    assert verify(data, d.KEY)
    said = re.search(r'identity="?(\w+)', logged)
    assert said and said.group(1) == identity, logged
    head = data.split(b'\n\n')[0].decode('latin-1')
    fields = [' '.join(f.split()) for f in re.findall(
        r'(?m)^(Authentication-Results:.*(?:\n[ \t].*)*)', head)]
    ours = [f for f in fields if f.split()[1].rstrip(';') == ID]
    assert len(ours) == 1, fields
    field = authres.AuthenticationResultsHeader.parse(ours[0])
    got = {}
    for r in field.results:
        got.setdefault(r.method, r)
    for method, word in results.items():
        assert got[method].result == word, ours[0]
    # RFC 8601 2.2: each says what it is about
    assert got['spf'].properties[0].type == 'smtp'
    assert got['dmarc'].properties[0].value == 'author.example'
    for r in field.results:
        if r.method == 'dkim':
            assert {p.name for p in r.properties} == {'d', 's'}, ours[0]
    return ours[0]


def test_aligned():
    mail, number = written()
    check(signed(mail), number, HOME, 'aroha@author.example', 'dmarc',
          spf='pass', dkim='pass', dmarc='pass')


def test_aligned_host_only():
    mail, number = written()
    check(mail, number, HOME, 'aroha@author.example', 'dmarc',
          spf='pass', dmarc='pass')


def test_unaligned():
    """Somebody else's host and signature speak for somebody else."""
    mail, number = written()
    check(signed(mail, 'other.example'), number, STRANGE, 'x@other.example',
          'forged', spf='pass', dkim='pass', dmarc='fail')


def test_broken_signature():
    mail, number = written()
    check(altered(signed(mail)), number, HOME, 'aroha@author.example',
          'dmarc', spf='pass', dkim='fail', dmarc='pass')


def test_broken_both():
    mail, number = written()
    check(altered(signed(mail)), number, STRANGE, 'aroha@author.example',
          'forged', spf='fail', dkim='fail', dmarc='fail')


def test_forwarded_whole():
    """A signature outlives a forwarder that alters nothing."""
    mail, number = written()
    check(signed(mail), number, STRANGE, 'x@list.example', 'dmarc',
          spf='pass', dkim='pass', dmarc='pass')


def test_forwarded_altered():
    mail, number = written()
    check(altered(signed(mail)), number, STRANGE, 'x@list.example', 'forged',
          spf='pass', dkim='fail', dmarc='fail')


SAW = 'dmarc=pass header.from=author.example'


def test_forwarded_sealed():
    mail, number = written()
    field = check(sealed(signed(mail), 'list.example', SAW), number, STRANGE,
                  'x@list.example', 'arc', spf='pass', dkim='fail',
                  dmarc='fail', arc='pass')
    assert ('; arc=pass header.oldest-pass=0 smtp.remote-ip=%s '
            'policy.sealer=list.example' % STRANGE) in field, field


def test_forwarded_sealed_by_a_stranger():
    mail, number = written()
    field = check(sealed(signed(mail), 'stranger.example', SAW), number,
                  STRANGE, 'x@list.example', 'forged', dmarc='fail',
                  arc='pass')
    assert 'policy.sealer' not in field, field


def test_forwarded_sealed_then_altered():
    mail, number = written()
    check(altered(sealed(signed(mail), 'list.example', SAW)), number, STRANGE,
          'x@list.example', 'forged', dmarc='fail', arc='fail')


def test_our_own_field_forged():
    mail, number = written()
    forged = ('Authentication-Results: %s; %s\r\n' % (ID, SAW)).encode()
    check(forged + mail, number, STRANGE, 'aroha@author.example', 'forged',
          spf='fail', dmarc='fail')


d = Daemon(inet=FILTER_PORT, trusted_sealer='{ "list.example" }',
           trusted_authserv_id='{ "%s" }' % ID)
d.set(zone_file='zone')
with open(d.dir + '/zone', 'w', encoding='ascii') as out:
    out.write(ZONE)
try:
    d.start()
    tests = [v for k, v in list(globals().items()) if k.startswith('test_')]
    sys.argv[1:] = []
    status = run(tests)
    if status:
        print(d.logged()[-3000:])
finally:
    d.remove()
sys.exit(status)
