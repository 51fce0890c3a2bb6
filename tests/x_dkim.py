#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The signed corpus of tests/t_dkim, and what another verifier says of it.

That is dkimpy; opendkim-testmsg would be the library that we use ourselves.
"""
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
        for path in sorted(mails):
            with open(path, "rb") as f:
                passes = dkim.verify(f.read(), dnsfunc=answer)
            if passes != path.endswith(".pass"):
                print(os.path.basename(path), "dkimpy says", passes)
                bad += 1
        print("%d mails, %d told otherwise" % (len(mails), bad))
        return bad != 0 or len(mails) != MAILS


sys.exit(main())
