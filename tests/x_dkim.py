#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What other verifiers say of mails signed for the tests.

These are the corpus of tests/t_dkim and the mails of tests/data/auth; the
others are dkimpy and, where it is installed, opendkim-testmsg, which has the
library that we use, but nothing of ours around it.  Where we differ on
purpose is listed below.  What kereru-scan --extract takes out of a report
that carries such a mail has every byte, so that its signature still verifies.
"""
import base64
import glob
import os
import subprocess
import sys
import tempfile

try:
    import dkim
    import nacl  # noqa: F401, ed25519
except ImportError:
    print("no python3-dkim with python3-nacl")
    sys.exit(77)

sys.dont_write_bytecode = True
import testmsg  # noqa: E402

MAILS = 88
TOP = os.environ.get('top_srcdir', os.path.join(os.path.dirname(
    os.path.abspath(__file__)), '..'))

# Cases of tests/data/auth: who says otherwise than we do, and why.
MEANT = {
    ('opendkim', 'dkim rsa-sha1'): 'passes it; RFC 8301 3.1 forbids that',
    ('opendkim', 'dmarc two authors'): 'reads no mail with two From',
    ('dkimpy', 'dkim rsa-sha1'): 'passes it; RFC 8301 3.1 forbids that',
    ('dkimpy', 'dkim From is not signed'): 'passes it; RFC 6376 5.4',
    ('dkimpy', 'dkim i of a subdomain, the key forbids'):
        'does not know t=s of a key; RFC 6376 3.6.1',
    ('dkimpy', 'dkim l beyond the body'): 'passes it; RFC 6376 3.5',
    ('dkimpy', 'dkim a key for SHA-1 only'):
        'does not know h= of a key; RFC 6376 3.6.1',
    ('dkimpy', 'dkim two, one good'): 'looks at the first signature only',
    ('dkimpy', 'dmarc two authors'): 'reads no mail with two From',
}
HEAD = (b'From: mere@mail.example\r\nTo: report@cert.example.nz\r\n'
        b'Subject: spam\r\nMIME-Version: 1.0\r\n'
        b'Content-Type: multipart/mixed; boundary="b-0"\r\n\r\n'
        b'--b-0\r\n\r\nI got this spam.\r\n--b-0\r\n')
WAYS = {
    'as-is': b'Content-Type: message/rfc822\r\n\r\n%s',
    'base64': b'Content-Type: message/rfc822\r\n'
              b'Content-Transfer-Encoding: base64\r\n\r\n%s',
    'file': b'Content-Type: application/octet-stream; name="a.eml"\r\n'
            b'Content-Disposition: attachment; filename="a.eml"\r\n'
            b'Content-Transfer-Encoding: base64\r\n\r\n%s',
}


def extracts_verify(mails, answer, folder):
    """Carried in every way, taken out again, and asked about once more."""
    bad = n = 0
    for way, part in WAYS.items():
        os.makedirs(folder + '/r')
        for i, mail in enumerate(mails):
            inner = mail if way == 'as-is' else base64.encodebytes(
                mail).replace(b'\n', b'\r\n')
            with open('%s/r/%d.eml' % (folder, i), 'wb') as f:
                f.write(HEAD + part % inner + b'\r\n--b-0--\r\n')
        subprocess.run(['./kereru-scan', '-q', '-c',
                        TOP + '/conf/kereru.conf', '-f', 'jsonl',
                        '--extract', folder + '/x', folder + '/r'],
                       stdout=subprocess.DEVNULL, check=False)
        for path in glob.glob(folder + '/x/*.eml'):
            with open(path, 'rb') as f:
                got = f.read()
            n += 1
            if got not in mails or not dkim.verify(got, dnsfunc=answer):
                print(way, os.path.basename(path), 'does not verify')
                bad += 1
        for path in glob.glob(folder + '/[rx]/*'):
            os.unlink(path)
        os.rmdir(folder + '/r')
    print('%d extracts, %d with other bytes' % (n, bad))
    return bad == 0 and n == len(WAYS) * len(mails)


def rows(name):
    with open(TOP + '/tests/data/auth/' + name, encoding='ascii') as f:
        return [line.rstrip('\n').split('\t') for line in f
                if not line.startswith('#')]


def passes_dkimpy(path, answer):
    with open(path, 'rb') as f:
        try:
            return dkim.verify(f.read(), dnsfunc=answer)
        except (ValueError, dkim.DKIMException):
            return False


def peers(keys, paths):
    """{program: {path: does it pass?}}"""
    def answer(name, timeout=5):
        text = keys.get(name.decode().rstrip('.'))
        return text.encode() if text else None

    said = {'dkimpy': {p: passes_dkimpy(p, answer) for p in paths}}
    if testmsg.possible():
        said['opendkim'] = {p: not complaint for p, complaint in
                            testmsg.ask(keys, paths).items()}
    else:
        print('no opendkim-testmsg, or no network of our own for it')
    return said


def vectors_agree():
    """Every case with a signature; each that is told otherwise is meant."""
    zone = {(name, kind): data for name, kind, data in rows('dns.tsv')}
    keys = {name: zone.get((data, 'TXT'), data) for (name, kind), data in
            zone.items() if kind in ('TXT', 'CNAME')}
    cases = {TOP + '/tests/data/auth/' + row[1]: (row[0], row[10].split())
             for row in rows('expected.tsv') if row[10]}
    bad = 0
    for program, said in peers(keys, list(cases)).items():
        other = [cases[p][0] for p in cases
                 if said[p] != ('pass' in cases[p][1])]
        unmeant = [name for name in other if (program, name) not in MEANT]
        print('%s: %d of %d vectors as we say; not meant: %s' %
              (program, len(cases) - len(other), len(cases), unmeant))
        bad += len(unmeant)
    return bad == 0 and len(cases) > 50


def corpus_agrees(folder):
    """The mails that t_dkim left behind pass as it says, for all."""
    with open(folder + '/keys', encoding='ascii') as f:
        keys = dict(line.rstrip('\n').split(' ', 1) for line in f)
    mails = sorted(glob.glob(folder + '/*.pass') +
                   glob.glob(folder + '/*.fail'))
    bad = 0
    for program, said in peers(keys, mails).items():
        other = [os.path.basename(p) for p in mails
                 if said[p] != p.endswith('.pass')]
        print('%s: %d mails, told otherwise: %s' %
              (program, len(mails), other))
        bad += len(other)
    return bad == 0 and len(mails) == MAILS


def reported(folder, mail, *words):
    """What a program prints of a report that carries the mail."""
    with open(folder + '/report.eml', 'wb') as f:
        f.write(HEAD + WAYS['as-is'] % mail + b'\r\n--b-0--\r\n')
    return subprocess.run(
        ['./' + words[0], '-c', TOP + '/conf/kereru.conf', '-o',
         'zone_file=' + folder + '/zone', *words[1:],
         folder + '/report.eml'], stdout=subprocess.PIPE,
        check=False).stdout.decode()


def evidence_is_shown(folder):
    """That it is authentic is said wherever a person or a program reads."""
    with open(folder + '/zone', 'w', encoding='ascii') as f:
        for name, kind, data in rows('dns.tsv'):
            f.write('%s TXT %s\n' % (name, data) if kind == 'TXT' else '')
    with open(TOP + '/tests/data/auth/dkim-rsa-relaxed-relaxed.eml',
              'rb') as f:
        mail = f.read()
    bad = 0
    for words, whole, where in (
            (('kereru-scan', '-f', 'text'),
             'authentic as sent by sender.example', 'text'),
            (('kereru-scan', '-f', 'text', '--explain'),
             'authentic as sent by sender.example, selector rsa, rsa-sha256 '
             'with 2048 bits', 'text with reasons'),
            (('kereru-scan', '-f', 'jsonl'), '"dkim":["pass:sender.example"]',
             'JSON'),
            (('kereru-scan', '-f', 'jsonl'), 'k=rsa; p=MII',
             'JSON, which keeps the key'),
            (('kereructl', 'explain', '--format', 'html'),
             'authentic as sent by sender[.]example', 'page')):
        if whole not in reported(folder, mail, *words):
            print('authentic evidence is not shown:', where)
            bad += 1
        if where.endswith('the key'):
            continue
        if whole in reported(folder, mail.replace(b'a parcel.', b'a bomb.'),
                             *words):
            print('altered evidence is called authentic:', where)
            bad += 1
    return bad == 0


def main():
    program = "tests/t_dkim"
    if not os.access(program, os.X_OK):
        print("no " + program)
        return 77
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program], env=dict(os.environ, DKIM_CORPUS=folder),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=True)
        with open(folder + "/keys", "rb") as f:
            keys = dict(line.rstrip(b"\n").split(b" ", 1) for line in f)

        def answer(name, timeout=5):
            return keys.get(name.rstrip(b"."))

        signed = []
        for path in sorted(glob.glob(folder + "/*.pass")):
            with open(path, "rb") as f:
                mail = f.read()
            if mail not in signed:
                signed.append(mail)
        good = [corpus_agrees(folder), vectors_agree(),
                evidence_is_shown(folder),
                extracts_verify(signed, answer, folder)]
        return 0 if all(good) else 1


sys.exit(main())
