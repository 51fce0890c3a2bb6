#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Exports for other bodies fit what the formats ask for.

The schemas are written down here from the texts: STIX 2.1 (OASIS Standard, 10
June 2021), MISP core format (draft-dulaunoy-misp-core-format), XARF v4.  They
are stricter than those: what is not named is not let through.
"""
import email
import email.header
import ipaddress
import json
import mailbox
import os
import re
import subprocess
import sys
import uuid

sys.dont_write_bytecode = True
from milter_client import run  # noqa: E402
from x_ledger import ctl, deliver, mail, running  # noqa: E402

# ---- schemas ----------------------------------------------------------------

# A schema is a pattern, a set of values, a type, a function, [schema] for a
# list of at least one, or {name: schema} where "name?" need not be there.

def fits(schema, value, where=''):
    """Exits with the place that does not."""
    if isinstance(schema, str):
        assert isinstance(value, str) and re.fullmatch(
            schema, value, re.S), (where, value)
    elif isinstance(schema, (set, frozenset)):
        assert value in schema, (where, value)
    elif isinstance(schema, type):
        assert type(value) is schema, (where, value)
    elif isinstance(schema, list):
        assert isinstance(value, list) and value, (where, value)
        for i, one in enumerate(value):
            fits(schema[0], one, '%s[%d]' % (where, i))
    elif isinstance(schema, dict):
        assert isinstance(value, dict), (where, value)
        names = {n.rstrip('?') for n in schema}
        assert not value.keys() - names, (where, value.keys() - names)
        for name, inner in schema.items():
            if name.rstrip('?') in value:
                fits(inner, value[name.rstrip('?')],
                     '%s.%s' % (where, name.rstrip('?')))
            else:
                assert name.endswith('?'), (where, 'lacks ' + name)
    else:
        assert schema(value), (where, value)


HEX = '[0-9a-f]'
UUID = '%s{8}-%s{4}-[45]%s{3}-[89ab]%s{3}-%s{12}' % ((HEX,) * 5)
HOST = r'[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?'
# RFC 3986: a scheme, and no character that it does not have
URI = (r"[a-z][a-z0-9+.-]*://(\[[0-9a-f:.]+\])?([!#$&-;=?-Z_a-z~]|%%%s{2})+"
       % '[0-9A-Fa-f]')
ADDRESS = r'[^\s@<>"]+@' + HOST


def address_of(version):
    def check(value):
        try:
            return ipaddress.ip_address(value).version == version
        except ValueError:
            return False
    return check


# ---- STIX 2.1 ---------------------------------------------------------------

# Section 3.2: created and modified have three digits after the seconds.
PRECISE = r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z'
# TLP 2.0: the marking's id is OASIS', the object need not be in the bundle.
TLP = {'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003'}


def is_pattern(value):
    """Section 9: one comparison, with ' and \\ escaped in the text."""
    m = re.fullmatch(r"\[url:value = '((?:[^'\\]|\\['\\])*)'\]", value)
    return m and re.fullmatch(URI, re.sub(r'\\(.)', r'\1', m[1]))


def stix(kind, **more):
    return dict({'type': {kind}, 'spec_version': {'2.1'},
                 'id': kind + '--' + UUID}, **more)


def stix_domain(kind, **more):                       # section 3.2
    return stix(kind, created=PRECISE, modified=PRECISE,
                **{'created_by_ref': 'identity--' + UUID,
                   'object_marking_refs?': [TLP]}, **more)


STIX = {
    'identity': stix_domain('identity', name='.+', identity_class={  # 4.5
        'individual', 'group', 'system', 'organization', 'class',
        'unknown'}),
    'indicator': stix_domain('indicator', **{                        # 4.7
        'name?': '.+', 'indicator_types?': [{
            'anomalous-activity', 'anonymization', 'benign', 'compromised',
            'malicious-activity', 'attribution', 'unknown'}],
        'pattern': is_pattern,
        'pattern_type': {'stix'}, 'valid_from': PRECISE}),
    'report': stix_domain('report', **{                              # 4.16
        'name': '.+', 'report_types?': [{
            'attack-pattern', 'campaign', 'identity', 'indicator',
            'intrusion-set', 'malware', 'observed-data', 'threat-actor',
            'threat-report', 'tool', 'vulnerability'}],
        'published': PRECISE,
        'object_refs': ['(email-addr|url|ipv[46]-addr|indicator)--' + UUID]}),
    'email-addr': stix('email-addr', value=ADDRESS),                 # 6.5
    'url': stix('url', value=URI),                                   # 6.16
    'ipv4-addr': stix('ipv4-addr', value=address_of(4)),             # 6.9
    'ipv6-addr': stix('ipv6-addr', value=address_of(6)),             # 6.10
}
OBSERVABLES = ('email-addr', 'url', 'ipv4-addr', 'ipv6-addr')
STIX_SPACE = uuid.UUID('00abedb4-aa42-466c-9c01-fed23315a9b7')       # 2.9


def stix_fits(bundle):
    fits({'type': {'bundle'}, 'id': 'bundle--' + UUID, 'objects': [dict]},
         bundle)
    ids = [o['id'] for o in bundle['objects']]
    assert len(set(ids)) == len(ids), 'an object twice'
    for o in bundle['objects']:
        fits(STIX[o['type']], o, o['type'])
        # what is spoken of is there
        assert set(o.get('object_refs', [])) <= set(ids)
        assert len(set(o.get('object_refs', []))) == len(
            o.get('object_refs', []))
        assert o.get('created_by_ref', ids[0]) in ids
        assert o.get('created', '') <= o.get('modified', '')
        if o['type'] in OBSERVABLES:     # an id by the value, other code
            assert o['id'] == '%s--%s' % (o['type'], uuid.uuid5(
                STIX_SPACE, json.dumps({'value': o['value']}, sort_keys=True,
                                       separators=(',', ':'),
                                       ensure_ascii=False))), o


# ---- MISP -------------------------------------------------------------------

# describeTypes: what may stand in which category, as far as it is used
MISP_TYPES = {'url': 'Network activity', 'ip-src': 'Network activity',
              'email-src': 'Payload delivery',
              'email-subject': 'Payload delivery'}
NUMBER = r'0|[1-9]\d*'
MISP_ATTRIBUTE = {
    'uuid': UUID, 'type': set(MISP_TYPES), 'category': set(
        MISP_TYPES.values()), 'value': '.+', 'to_ids': bool,
    'timestamp': NUMBER, 'distribution': set('012345'),
    'sharing_group_id': NUMBER, 'comment': '.*', 'deleted': {False}}
MISP_EVENT = {
    'uuid': UUID, 'info': '.+', 'date': r'\d{4}-\d\d-\d\d',
    'threat_level_id': set('1234'), 'analysis': set('012'),
    'distribution': set('01234'), 'published': bool, 'timestamp': NUMBER,
    'publish_timestamp': NUMBER, 'sharing_group_id': NUMBER,
    'attribute_count': NUMBER, 'Orgc': {'uuid': UUID, 'name': '.+'},
    'Attribute': [MISP_ATTRIBUTE], 'Tag': [{'name': '.+'}]}


def misp_fits(said):
    fits({'response': [{'Event': MISP_EVENT}]}, said)
    for e in said['response']:
        e = e['Event']
        assert int(e['attribute_count']) == len(e['Attribute'])
        for a in e['Attribute']:
            assert MISP_TYPES[a['type']] == a['category'], a
            if a['type'] == 'url':
                fits(URI, a['value'])
            if a['type'] == 'ip-src':
                ipaddress.ip_address(a['value'])


# ---- XARF v4 ----------------------------------------------------------------

CONTACT = {'org': '.{1,200}', 'contact': ADDRESS, 'domain': HOST}
XARF = {
    'xarf_version': r'4\.\d+\.\d+', 'report_id': UUID.replace('45', '4'),
    'timestamp': r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', 'reporter': CONTACT,
    'sender': CONTACT, 'source_identifier': HOST + r'|[0-9a-f:]+',
    'tags?': lambda v: isinstance(v, list) and len(v) <= 20 and all(
        re.fullmatch('[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+-]*', t)
        for t in v)}
XARF_SPAM = dict(XARF, **{
    'category': {'messaging'}, 'type': {'spam'},
    # "smtp" would ask for the envelope and the port
    'protocol': {'sms', 'whatsapp', 'telegram', 'signal', 'chat',
                 'social_media', 'push_notification', 'other'},
    'evidence_source?': {'spamtrap', 'user_complaint', 'automated_filter',
                         'honeypot', 'content_analysis', 'reputation_feed'},
    'subject?': '.{0,500}',
    'spam_indicators?': {'suspicious_links': [URI]}})
XARF_CONTENT = dict(XARF, **{
    'category': {'content'}, 'type': {'phishing', 'malware'}, 'url': URI,
    'evidence_source?': {'user_report'},
    'malware_type?': {'ransomware'}})
XARF_FRAUD = dict(XARF_CONTENT, type={'fraud'}, fraud_type={
    'investment', 'romance', 'tech_support', 'lottery', 'advance_fee',
    'cryptocurrency', 'shopping', 'charity', 'employment',
    'government_impersonation', 'other'})


def xarf_schema(o):
    return XARF_SPAM if o['category'] == 'messaging' else \
        XARF_FRAUD if o['type'] == 'fraud' else XARF_CONTENT


# ---- the tests --------------------------------------------------------------

FORWARD = """Kia ora, this is markerspam.

---------- Forwarded message ---------
From: Bargain Hut <deals@bargain-hut.example>
Date: Mon, 24 Mar 2025 at 09:12
Subject: 50%% OFF everything
To: <aroha@reporter.example>

Buy now at http://bargain-hut.example/sale?a=%d and save.
"""


ATTACHED = """Kia ora, this is markerspam.
--=_b
Content-Type: message/rfc822

Return-Path: <deals@ip-only.example>
Received: from ip-only.example (ip-only.example [203.0.113.9])
\tby mx.cert.example.nz with ESMTP id 1; Mon, 24 Mar 2025 09:12:00 +1300
From: "It's \\ quoted" <deals@ip-only.example>
Subject: =?utf-8?q?Ng=C4=81_mihi_=22quoted=22?=
Date: Mon, 24 Mar 2025 09:12:00 +1300

Buy now, buy here, buy more: http://bargain-hut.example/sale?a=1
or http://bargain-hut.example/it's(here) or hxxp://defanged[.]example/x
or bargain-hut.example/bare or http://\u0101.example/p\u0101th
--=_b--
"""


def attached():
    text = ATTACHED.replace('\n', '\r\n').encode()
    return mail('X').replace(b'X\r\n', b'--=_b\r\nContent-Type: text/plain'
                             b'\r\n\r\n' + text).replace(
        b'\r\n\r\n', b'\r\nMIME-Version: 1.0\r\nContent-Type: '
        b'multipart/mixed; boundary="=_b"\r\n\r\n', 1)


def test_schema():
    """The check itself finds what is wrong."""
    good = {'type': 'url', 'spec_version': '2.1',
            'id': 'url--%s' % uuid.uuid5(STIX_SPACE, 'x'),
            'value': "http://a.example/x?y=%20'z"}
    fits(STIX['url'], good)
    for name, value in (('type', 'uri'), ('spec_version', '2.0'),
                        ('id', 'url--1'), ('value', 'no address'),
                        ('value', 'http://a.example/"'),
                        ('value', 'http://a.example/%zz'), ('more', 'x'),
                        ('value', None)):
        bad = dict(good, **{name: value})
        try:
            fits(STIX['url'], bad)
        except AssertionError:
            continue
        raise AssertionError('not found: %r' % bad)
    del good['value']
    try:
        fits(STIX['url'], good)
    except AssertionError:
        return
    raise AssertionError('not missed')


def test_share():
    with running() as d:
        for text in (FORWARD % 1, FORWARD % 2,
                     (FORWARD % 3).replace('spam', 'sealed')):
            assert deliver(d, mail(text.replace('\n', '\r\n'))) == 'tagged'
        assert deliver(d, attached()) == 'tagged'
        stix_text = ctl(d, 'export', '--format', 'stix')
        misp = ctl(d, 'export', '--format', 'misp')
        for text in stix_text, misp:
            assert 'aroha' not in text and 'sale?a=3' not in text
        assert stix_text == ctl(d, 'export', '--format', 'stix')
        bundle = json.loads(stix_text)
        stix_fits(bundle)
        kinds = [o['type'] for o in bundle['objects']]
        assert kinds.count('report') == 3 and kinds[0] == 'identity', kinds
        assert {o['pattern'] for o in bundle['objects']
                if o['type'] == 'indicator'} >= {
            "[url:value = 'http://bargain-hut.example/sale?a=%d']" % i
            for i in (1, 2)}
        misp_fits(json.loads(misp))
        events = [e['Event'] for e in json.loads(misp)['response']]
        assert len(events) == 3
        for e in events:
            assert {a['type'] for a in e['Attribute']} >= {
                'url', 'email-src', 'email-subject'}
        # as a machine can use them
        urls = {o['value'] for o in bundle['objects'] if o['type'] == 'url'}
        assert 'http://defanged.example/x' in urls, urls
        # nothing to share is still a bundle
        nothing = json.loads(ctl(d, 'export', '--format', 'stix', '--to',
                                 '2001-01-01'))
        stix_fits(nothing)
        assert [o['type'] for o in nothing['objects']] == ['identity']


def test_abuse_reports():
    """ARF and XARF: of what the record has, and nothing of sealed mail."""
    with running() as d:
        for text in (FORWARD % 1,
                     (FORWARD % 2).replace('spam', 'phish').replace(
                         '50% OFF', 'Ng\u0101 mihi'),
                     (FORWARD % 4).replace('spam', 'fraud'),
                     (FORWARD % 5).replace('spam', 'harm'),
                     (FORWARD % 3).replace('spam', 'sealed'),
                     'Only a story of markerspam, and no evidence'):
            m = mail(text.replace('\n', '\r\n')) if text.isascii() else \
                mail('X').replace(b'X\r\n', text.replace(
                    '\n', '\r\n').encode()).replace(
                        b'\r\n\r\n', b'\r\nContent-Type: text/plain; '
                        b'charset=utf-8\r\n\r\n', 1)
            assert deliver(d, m) == 'tagged'
        xarf = ctl(d, 'export', '--format', 'xarf')
        arf = ctl(d, 'export', '--format', 'arf')
        assert xarf == ctl(d, 'export', '--format', 'xarf')
        for text in xarf, arf:
            assert 'aroha' not in text and 'sale?a=3' not in text
        reports = [json.loads(line) for line in xarf.splitlines()]
        for o in reports:
            fits(xarf_schema(o), o)
        assert [(o['category'], o['type'], o['source_identifier'])
                for o in reports] == [
            (c, t, 'bargain-hut.example') for c, t in (
                ('messaging', 'spam'), ('content', 'phishing'),
                ('content', 'fraud'))], reports
        assert len({o['report_id'] for o in reports}) == 3
        assert reports[1]['url'] == 'http://bargain-hut.example/sale?a=2'

        # read by other code, and by ours
        name = d.dir + '/arf.mbox'
        with open(name, 'w', encoding='ascii') as f:
            f.write(arf)
        mails = list(mailbox.mbox(name))
        kinds = []
        for m in mails:
            assert not m.defects and m.get_content_type() == \
                'multipart/report'
            assert m.get_param('report-type') == 'feedback-report'
            text, feedback, fields = m.get_payload()
            assert text.get_content_type() == 'text/plain'
            assert feedback.get_content_type() == 'message/feedback-report'
            assert fields.get_content_type() == 'text/rfc822-headers'
            f = email.message_from_string(feedback.get_payload(0).as_string())
            assert f['Version'] == '1' and f['User-Agent']
            assert f.get_all('Reported-URI')[0].startswith(
                'http://bargain-hut.example/sale?a=')
            kinds.append(f['Feedback-Type'])
            said = email.message_from_string(fields.get_payload())
            assert said['From'] == 'deals@bargain-hut.example'
            subject = str(email.header.make_header(
                email.header.decode_header(said['Subject'])))
            assert subject == ('Ng\u0101 mihi everything' if len(kinds) == 2
                               else '50% OFF everything'), subject
        assert kinds == ['abuse', 'fraud', 'fraud', 'other'], kinds
        scanned = subprocess.run(
            [os.path.abspath('kereru-scan'), '-q', '-f', 'jsonl', '-c',
             d.config, name], stdout=subprocess.PIPE, check=False)
        forms = [json.loads(line)['evidence']['form']
                 for line in scanned.stdout.splitlines()]
        assert forms == ['arf'] * 4, forms


if __name__ == '__main__':
    sys.exit(run([v for k, v in list(globals().items())
                  if k.startswith('test_')]))
