#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compare what is read from machine reports with published results.

usage: reports.py PROGRAM DIR [--misses]

PROGRAM is bench/reports.  DIR holds the samples of other projects, each in a
folder of its own: stalwart-mail-auth (with expected JSON), sisimai and
parsedmarc (whose names of files and folders say what each is), email-arf.
None of them is part of this project.
"""
import json
import pathlib
import subprocess
import sys

FIELDS = ("source_ip", "user_agent", "original_mail_from", "original_rcpt_to",
          "reporting_mta", "arrival_date")


def plain(value):
    """A value without brackets and the name of its address type."""
    text = str(value).strip()
    if text.lower().startswith("dns;"):
        text = text[4:].strip()
    return text.strip("<>").lower()


def first(value):
    return value[0] if value else None


def wanted_arf(told):
    yield "standard", "arf"
    yield "type", told["feedback_type"].lower().replace(
        "authfailure", "auth-failure").replace("notspam", "not-spam")
    yield "reported_domain", first(told["reported_domain"])
    for name in FIELDS:
        yield name, told[name]
    for uri in told["reported_uri"]:
        yield "reported_uri", uri


def wanted_dmarc(told):
    yield "standard", "dmarc"
    policy = told.get("policy_published") or {}
    yield "reported_domain", policy.get("domain")


def wanted_tls(told):
    yield "standard", "tlsrpt"


def cases(root):
    """(file, source, [(field, value)]) of every sample that is there."""
    base = root / "stalwart-mail-auth"
    for folder, wanted in (("arf", wanted_arf), ("tlsrpt", wanted_tls),
                           ("dmarc-feedback", wanted_dmarc)):
        for mail in sorted(base.glob(folder + "/*.eml")):
            told = json.loads(mail.with_suffix(".json").read_text())
            yield mail, "stalwart " + folder, list(wanted(told))
    for mail in sorted((root / "sisimai").glob("bsd/*")):
        kind = "arf" if mail.name.startswith("arf-") else "bounce"
        yield mail, "sisimai " + kind, [("standard", kind)]
    for folder, standard in (("failure", "arf"), ("aggregate", "dmarc"),
                             ("smtp_tls", "tlsrpt")):
        for mail in sorted((root / "parsedmarc").glob(folder + "/*.eml")):
            yield mail, "parsedmarc " + folder, [("standard", standard)]
    for mail in sorted((root / "email-arf").glob("*.msg")):
        yield mail, "email-arf", [("standard", "arf")]


def agrees(field, value, got):
    if field == "reported_uri":
        return any(plain(value) == plain(u) for u in got[field])
    if field == "standard" and value == "bounce":
        return got["standard"] in ("dsn", "mdn", "auto-reply", "arf") or \
            got["bounce"]
    return plain(got.get(field)) == plain(value)


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    todo = list(cases(root))
    if not todo:
        sys.exit("reports.py: no samples in " + str(root))
    out = subprocess.run([program] + [str(c[0]) for c in todo], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    got = {r["file"]: r for r in map(json.loads, out.splitlines())}
    score, misses = {}, []
    for mail, source, wanted in todo:
        for field, value in wanted:
            if value is None:
                continue
            right = agrees(field, value, got[str(mail)])
            for key in (source, "all"):
                n = score.setdefault(key, [0, 0])
                n[0] += right
                n[1] += 1
            if not right:
                misses.append((mail.relative_to(root), field, value,
                               got[str(mail)].get(field)))
    for key, (right, n) in score.items():
        print("%-26s %4d of %4d  %5.1f %%" % (key, right, n, 100 * right / n))
    if "--misses" in sys.argv:
        for miss in misses:
            print("%s: %s should be %r, is %r" % miss)


if __name__ == "__main__":
    main()
