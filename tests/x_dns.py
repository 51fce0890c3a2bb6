#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A name server that fails in every way costs a report words, nothing else."""
import sys
import time

sys.dont_write_bytecode = True
from fault_dns import MX, TXT, A, Server  # noqa: E402
from milter_client import (  # noqa: E402
    HANGS_S, Client, Daemon, effect, run, verify)

REPORT = 'report@cert.example.nz'
BUDGET = 5              # seconds for all DNS of a message: dns_ms
SLACK = 20              # judging itself, and a machine that is busy

# domain: what SPF, DKIM and DMARC may become.  "" is not told.
FAULTS = {
    'timeout': ('temperror', 'temperror', 'temperror'),
    'servfail': ('temperror', 'temperror', 'temperror'),
    'refused': ('temperror', 'temperror', 'temperror'),
    'garbage': ('temperror', 'temperror', 'temperror'),
    'truncated': ('temperror', 'temperror', 'temperror'),
    'slow': ('temperror', 'temperror', 'temperror'),
    'wrongid': ('temperror', 'temperror', 'temperror'),
    'loop': ('temperror', 'temperror', 'temperror'),
    'self': ('temperror', 'temperror', 'temperror'),
    # Records of 63 kB are read, and are none that anybody means.
    'big': ('permerror', 'permerror', 'none'),
}
SIGNATURE = ('DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; '
             's=key; h=from:subject; '
             'bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=; b=AAAA\r\n')

zone = {
    ('good.example', TXT): ['v=spf1 ip4:192.0.2.7 -all'],
    ('_dmarc.good.example', TXT): ['v=DMARC1; p=reject'],
    # each part takes as long as the client waits
    ('parts.example', TXT): ['v=spf1 ' + ' '.join(
        'include:p%d.timeout.fault.example' % i for i in range(9)) + ' -all'],
    ('_dmarc.parts.example', TXT): ['v=DMARC1; p=reject'],
    ('wide.example', TXT): ['v=spf1 mx -all'],
    ('wide.example', MX): [b'\0\x0a' + b'\x04slow\x05fault\x07example\0'] * 9,
    ('nowhere.example', A): [b'\xc0\0\2\x07'],
}


def mail(domain, signatures=1):
    return ((SIGNATURE % domain) * signatures + (
        'From: Aroha <aroha@%s>\r\nTo: %s\r\nSubject: A report\r\n'
        'Message-ID: <1@%s>\r\nDate: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n'
        'I keep getting spam from a shop I never heard of.\r\n' %
        (domain, REPORT, domain))).encode()


def deliver(domain, **options):
    """The fields that were put on it, and how long that took."""
    text = mail(domain, **options)
    c = Client(d.address, timeout=HANGS_S)
    begin = time.monotonic()
    c.connect(ip='192.0.2.7')
    c.helo('nowhere.example')
    c.mail('aroha@' + domain)
    c.rcpt(REPORT)
    c.data()
    head, body = text.split(b'\r\n\r\n', 1)
    for f in head.split(b'\r\n'):
        c.field(f)
    c.ask('N')
    c.body(body)
    result = c.end()
    took = time.monotonic() - begin
    assert result.answer == 'c', (domain, result.answer, d.logged())
    assert verify(effect(text, result, c.steps), d.KEY)
    c.close()
    return {n.decode().lower(): v.decode() for _, n, v in
            result.inserted}, took


def results(fields):
    """{method: result}, the first of each."""
    out = {}
    for item in fields['authentication-results'].split(';')[1:]:
        method, result = item.split()[0].split('=')
        out.setdefault(method, result)
    return out


def same_otherwise(fields):
    """The tags of a mail about which every answer came."""
    return {n: v for n, v in fields.items() if n not in (
        'authentication-results', 'x-referral-final', 'x-referral-id')}


def test_answers_come():
    fields, _ = deliver('good.example', signatures=0)
    assert results(fields)['spf'] == 'pass', fields
    assert results(fields)['dmarc'] == 'pass', fields


def test_faults():
    wanted = same_otherwise(deliver('good.example', signatures=0)[0])
    for fault, (spf, dkim, dmarc) in FAULTS.items():
        fields, took = deliver(fault + '.fault.example')
        got = results(fields)
        assert (got['spf'], got['dkim'], got['dmarc']) == \
            (spf, dkim, dmarc), (fault, fields['authentication-results'])
        assert took < BUDGET + SLACK, (fault, took)
        assert same_otherwise(fields) == wanted, (fault, fields, wanted)


def test_many_slow_answers():
    """The budget is one for all of a mail, however many questions it has."""
    for domain in 'parts.example', 'wide.example':
        fields, took = deliver(domain, signatures=10)
        assert took < BUDGET + SLACK, (domain, took)
        assert results(fields)['spf'] == 'temperror', fields


def test_nobody_answers():
    """And when it is over all is as before."""
    server.silent = True
    fields, took = deliver('silent.example')
    assert took < BUDGET + SLACK, took
    assert results(fields)['spf'] == 'temperror', fields
    server.silent = False
    end = time.monotonic() + HANGS_S    # the resolver remembers dead servers
    while results(deliver('good.example', signatures=0)[0])['spf'] != 'pass':
        assert time.monotonic() < end
        time.sleep(1)


server = Server(zone)
d = Daemon(resolver='127.0.0.1@%d' % server.port)
d.set(auth_dns='yes')
try:
    d.start()
    status = run([test_answers_come, test_faults, test_many_slow_answers,
                  test_nobody_answers])
finally:
    d.remove()
sys.exit(status)
