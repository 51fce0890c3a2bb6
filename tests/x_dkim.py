#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The signed corpus of tests/t_dkim, and what another verifier says of it.

That is dkimpy; opendkim-testmsg would be the library that we use ourselves.
What kereru-scan --extract takes out of a report that carries such a mail has
every byte, so that its signature still verifies.
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

MAILS = 88
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
    top = os.environ.get('top_srcdir', os.path.join(os.path.dirname(
        os.path.abspath(__file__)), '..'))
    bad = n = 0
    for way, part in WAYS.items():
        os.makedirs(folder + '/r')
        for i, mail in enumerate(mails):
            inner = mail if way == 'as-is' else base64.encodebytes(
                mail).replace(b'\n', b'\r\n')
            with open('%s/r/%d.eml' % (folder, i), 'wb') as f:
                f.write(HEAD + part % inner + b'\r\n--b-0--\r\n')
        subprocess.run(['./kereru-scan', '-q', '-c',
                        top + '/conf/kereru.conf', '-f', 'jsonl',
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

        mails = glob.glob(folder + "/*.pass") + glob.glob(folder + "/*.fail")
        bad = 0
        signed = []
        for path in sorted(mails):
            with open(path, "rb") as f:
                mail = f.read()
            passes = dkim.verify(mail, dnsfunc=answer)
            if passes and mail not in signed:
                signed.append(mail)
            if passes != path.endswith(".pass"):
                print(os.path.basename(path), "dkimpy says", passes)
                bad += 1
        print("%d mails, %d told otherwise" % (len(mails), bad))
        return (bad != 0 or len(mails) != MAILS or
                not extracts_verify(signed, answer, folder))


sys.exit(main())
