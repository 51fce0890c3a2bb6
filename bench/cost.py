#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What authentication and the spam classifier cost a mail.

usage: cost.py MBOX [--build DIR] [--mails N] [--spam-model FILE]

Signatures that the mails of MBOX have are taken off, and each is signed for
its author's domain with one key of 2048 bits.  With DNS off nothing is asked;
with DNS on the answers are recorded ones: that key, SPF and DMARC of every
such domain.  "reported" is the signed mail attached to a report, which is
what the classifier looks at.  CPU time of kereru-scan on one core, the best
of seven rounds in which all ways take turns; the time of a start is taken
off.
"""
import argparse
import email.utils
import mailbox
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

import dkim

ROUNDS = 7
SIGNED = re.compile(rb"(?im)^(?:DKIM-Signature|ARC-[\w-]+|"
                    rb"Authentication-Results):.*\n(?:[ \t].*\n)*")
TOP = pathlib.Path(__file__).resolve().parent.parent


def key_make(folder):
    path = folder / "key"
    subprocess.run(["openssl", "genrsa", "-traditional", "-out", path,
                    "2048"], check=True, stderr=subprocess.DEVNULL)
    public = subprocess.run(["openssl", "rsa", "-in", path, "-pubout"],
                            check=True, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL).stdout.decode()
    return path.read_bytes(), "".join(public.splitlines()[1:-1])


REPORT = (b"From: mere@mail.example\nTo: report@cert.example.nz\n"
          b"Subject: spam\nMIME-Version: 1.0\n"
          b"Content-Type: multipart/mixed; boundary=\"=_outer\"\n\n"
          b"--=_outer\n\nI got this and did not ask for it.\n--=_outer\n"
          b"Content-Type: message/rfc822\n\n%s\n--=_outer--\n")


def mails_write(mbox, n, folder, secret):
    """All forms of each; the domains of the authors."""
    domains = set()
    for box in ("plain", "signed", "reported"):
        (folder / box).mkdir()
    for mail in mailbox.mbox(mbox, create=False):
        text = SIGNED.sub(b"", mail.as_bytes())
        author = email.utils.parseaddr(str(mail["from"]))[1]
        domain = author.rpartition("@")[2].lower()
        if not re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", domain) or \
                len(mail.get_all("from")) > 1:
            continue
        try:
            field = dkim.sign(text, b"k", domain.encode(), secret,
                              canonicalize=(b"relaxed", b"relaxed"))
        except dkim.DKIMException:
            continue
        name = "%05d.eml" % len(list((folder / "plain").iterdir()))
        (folder / "plain" / name).write_bytes(text)
        text = field.replace(b"\r\n", b"\n") + text
        (folder / "signed" / name).write_bytes(text)
        (folder / "reported" / name).write_bytes(REPORT % text)
        domains.add(domain)
        if name == "%05d.eml" % (n - 1):
            break
    return domains


def spent(scan, *words):
    """CPU seconds of a scan, and what it wrote."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([*scan, *words], check=False,
                         stdout=subprocess.PIPE).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime -
            before.ru_stime), out


def main():
    a = argparse.ArgumentParser(usage=__doc__)
    a.add_argument("mbox")
    a.add_argument("--build", type=pathlib.Path, default=pathlib.Path("."))
    a.add_argument("--mails", type=int, default=1000)
    a.add_argument("--spam-model", type=pathlib.Path)
    a = a.parse_args()
    scan = ["taskset", "-c", "0", a.build / "kereru-scan", "-q", "-j", "1",
            "-c", TOP / "conf/kereru.conf", "-f", "jsonl"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        secret, public = key_make(folder)
        domains = mails_write(a.mbox, a.mails, folder, secret)
        with open(folder / "zone", "w", encoding="ascii") as f:
            for d in sorted(domains):
                f.write(f"k._domainkey.{d} TXT v=DKIM1; p={public}\n"
                        f"{d} TXT v=spf1 ip4:192.0.2.0/24 -all\n"
                        f"_dmarc.{d} TXT v=DMARC1; p=reject\n")
        off, on = ["-o", "auth_dns=no"], ["-o", f"zone_file={folder}/zone"]
        forms = {"unsigned": "plain", "signed": "signed",
                 "reported": "reported"}
        settings = {"DNS off": off, "DNS on": on}
        if a.spam_model:
            settings["DNS off, classifier"] = [
                *off, "-o", f"spam_model={a.spam_model.resolve()}"]
        ways = {(form, setting): (words, folder / box)
                for setting, words in settings.items()
                for form, box in forms.items()}
        ways.update({("start", setting): (words, "/dev/null")
                     for setting, words in settings.items()})
        best = dict.fromkeys(ways, float("inf"))
        passed = {}
        for _ in range(ROUNDS):
            for way, words in ways.items():
                time, out = spent(scan, *words[0], words[1])
                best[way] = min(best[way], time)
                passed[way] = out.count(b'"identity":"dmarc"')
        n = len(list((folder / "plain").iterdir()))
        print(f"{n} mails of {len(domains)} domains")
        for form, setting in ways:
            time = best[form, setting] - best["start", setting]
            if form != "start":
                print(f"{form:9} {setting:20} {1e6 * time / n:8.1f} us a "
                      f"mail, {passed[form, setting]} authors known")


sys.exit(main())
