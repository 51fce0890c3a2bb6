#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our reader beside two others, on the mails given.

usage: oracle.py [--show N] [--list FILE] DUMP_MESSAGE DUMP_GMIME PATH...

Each reader tells of every mail: its leaves in order (type, bytes after the
transfer encoding is undone), Subject, From and Date.  Where they differ the
disagreement is put into one of the classes of docs/deviations.md; what fits
none is an unexplained one, printed, and fails the run.  DUMP_GMIME may be
"-".  Paths are files or folders; mbox files are split first.
"""
import email
import email.header
import email.policy
import email.utils
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

# Bits of kr_part.flags, lib/message/message.h.
TRUNCATED, NO_BOUNDARY, BAD_ENCODING, BAD_CHARSET = 1, 2, 4, 8
AMBIGUOUS, BAD_HEADER, NUL, BARE_CR, MIXED_EOL = 16, 32, 64, 128, 256
EIGHT_BIT, LONG_LINE, ENCODED_MESSAGE, SNIFFED = 512, 1024, 2048, 4096


def digest(data):
    return "%d %s" % (len(data), hashlib.sha256(data).hexdigest()[:16])


def leaves(part, depth=0):
    if depth > 60:
        return
    if part.is_multipart():
        for child in part.get_payload():
            yield from leaves(child, depth + 1)
        return
    data = part.get_payload(decode=True)
    if data is None:
        data = b""
    yield "%s %s" % (part.get_content_type(), digest(data))


def decoded(value):
    try:
        text = str(email.header.make_header(email.header.decode_header(value)))
    except Exception:
        text = str(value)
    text = re.sub(r"\r?\n(?=[ \t])", "", text)
    return text.encode("utf-8", "surrogateescape").strip(b" \t\r\n")


def python_reads(data):
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    told = {"leaves": list(leaves(message)), "flags": 0}
    told["subject"] = decoded(message.get("Subject", "")).decode(
        "utf-8", "replace")
    # Python keeps raw bytes of a header as surrogates.
    try:
        pairs = email.utils.getaddresses([str(message.get("From", ""))])
    except Exception:
        pairs = []
    told["from"] = pairs[0][1] if pairs else ""
    try:
        when = email.utils.parsedate_to_datetime(message.get("Date", ""))
        told["date"] = str(int(when.timestamp())) if when.tzinfo else None
    except Exception:
        told["date"] = None
    return told


def program_reads(program, names):
    told, current = {}, None
    for begin in range(0, len(names), 200):
        out = subprocess.run([program] + names[begin:begin + 200],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for line in out.stdout.decode("utf-8", "surrogateescape").split("\n"):
            word, _, rest = line.partition(" ")
            if word == "file":
                current = told[rest] = {"leaves": [], "from": "", "flags": 0,
                                        "subject": "", "date": None}
            elif current is None:
                continue
            elif word == "leaf":
                current["leaves"].append(rest)
            elif word == "flags":
                current["flags"] = int(rest.split()[0], 16)
            elif word in ("from", "subject", "date"):
                current[word] = rest
    return told


def same(what, a, b):
    """blanks in a Subject are a matter of taste: readers unfold differently"""
    if what == "subject":
        a, b = (" ".join(re.sub("[\ud800-\udfff]", "\ufffd", x).split())
                for x in (a, b))
    return a == b


def bare(leaf):
    """without the digest"""
    return leaf.rsplit(" ", 2)[0]


def classify(what, ours, theirs, data):
    """the class of docs/deviations.md, or None where nothing explains it"""
    flags = ours["flags"]
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    if what == "leaves":
        a, b = ours["leaves"], theirs["leaves"]
        if flags & (SNIFFED | ENCODED_MESSAGE):
            return "opened-message"
        if any(x.startswith("text/rfc822-headers") for x in b):
            return "opened-headers"
        if [x for x in a if not x.startswith("message/")] == \
           [x for x in b if not x.startswith("message/")]:
            return "message-leaf"
        if flags & (NO_BOUNDARY | TRUNCATED) or \
           any(x.startswith("multipart/") for x in a + b):
            return "broken-multipart"
        if not b:
            return "nothing-read"
        if any(x.startswith("message/delivery-status") for x in a) and \
           not any(x.startswith("message/delivery-status") for x in b):
            return "status-blocks"
        if flags & AMBIGUOUS:
            return "ambiguous"
        if flags & BAD_ENCODING:
            return "bad-encoding"
        if flags & (BAD_HEADER | NUL | BARE_CR):
            return "broken-header"
        if [bare(x) for x in a] == [bare(x) for x in b]:
            if re.search(rb"(?im)^begin [0-7]{3} |x-uu|uuencode", data):
                return "uuencode"
            pairs = [(x, y) for x, y in zip(a, b) if x != y]
            if pairs and all(abs(int(x.split()[-2]) - int(y.split()[-2])) <= 2
                   for x, y in pairs):
                return "last-line-end"
        if len(a) == len(b) and [x.split()[-1] for x in a] == \
           [y.split()[-1] for y in b]:
            return "type-name"
        return None
    if what == "subject":
        if len(re.findall(rb"(?im)^subject[ \t]*:", head)) > 1:
            return "field-twice"
        if re.search(rb"=\?", head):
            return "encoded-word"
        if flags & (EIGHT_BIT | BAD_HEADER | NUL | BARE_CR):
            return "broken-header"
        if re.search(rb"(?im)^subject[ \t]*:.*[\x80-\xff]", head):
            return "eight-bit"
        return None
    if what == "from":
        if len(re.findall(rb"(?im)^from[ \t]*:", head)) > 1:
            return "field-twice"
        if ours["from"].lower() == theirs["from"].lower().replace(" ", ""):
            return "address-blanks"
        if flags & (EIGHT_BIT | BAD_HEADER | NUL | BARE_CR):
            return "broken-header"
        line = re.search(rb"(?im)^from[ \t]*:(.*(?:\r?\n[ \t].*)*)", head)
        if line is None or not re.fullmatch(
                rb'\s*(?:(?:"[^"\\]*"|[\w .!-]*)\s*<[\w.+=-]+@[\w.-]+>|'
                rb'[\w.+=-]+@[\w.-]+)\s*', line.group(1)):
            return "address-malformed"
        return None
    if what == "date":
        if theirs["date"] is None or ours["date"] is None:
            return "date-form"
        return "date-zone"
    return None


def mails(paths, scratch):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                for name in sorted(names):
                    full = os.path.join(folder, name)
                    yield from mails([full], scratch)
        elif path.endswith(".mbox"):
            with open(path, "rb") as f:
                parts = re.split(rb"(?m)^From .*\n", f.read())[1:]
            for n, part in enumerate(parts):
                name = os.path.join(scratch, "%s-%06d.eml" % (
                    os.path.basename(path), n))
                with open(name, "wb") as out:
                    out.write(part)
                yield name
        elif os.path.getsize(path) > 0:
            yield path


def main(argv):
    show, listed = 20, None
    while argv and argv[0].startswith("--"):
        option = argv.pop(0)
        if option == "--show":
            show = int(argv.pop(0))
        elif option == "--list":
            listed = open(argv.pop(0), "w")
    ours_program, gmime_program, paths = argv[0], argv[1], argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        names = [n for n in mails(paths, scratch) if "\n" not in n]
        data = {n: open(n, "rb").read() for n in names}
        ours = program_reads(ours_program, names)
        others = {"python": {n: python_reads(data[n]) for n in names}}
        if gmime_program != "-":
            others["gmime"] = program_reads(gmime_program, names)
        classes, compared, unexplained = Counter(), Counter(), 0
        for n in names:
            if n not in ours:
                print("our reader did not answer for %s" % n)
                unexplained += 1
                continue
            for who, theirs in others.items():
                if n not in theirs:
                    continue
                for what in ("leaves", "subject", "from", "date"):
                    compared[who] += 1
                    if same(what, ours[n][what], theirs[n][what]):
                        continue
                    other = [o for w, o in others.items()
                             if w != who and n in o]
                    kind = classify(what, ours[n], theirs[n], data[n])
                    if other and same(what, other[0][n][what],
                                      ours[n][what]):
                        kind = "alone"
                    classes[who, what, kind] += 1
                    if listed:
                        print(who, what, kind, n, ours[n][what],
                              theirs[n][what], sep="\t", file=listed)
                    if kind is None:
                        unexplained += 1
                        if unexplained <= show:
                            print("%s %s %s\n  ours   %s\n  theirs %s" % (
                                who, what, n, ours[n][what],
                                theirs[n][what]))
    print("%d mails" % len(names))
    for (who, what, kind), count in sorted(classes.items(),
                                           key=lambda x: str(x)):
        print("  %-7s %-8s %-18s %6d  (%.2f %%)" % (
            who, what, kind, count, 400.0 * count / compared[who]))
    print("unexplained: %d" % unexplained)
    return unexplained > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
