#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How many SPF cases end with pyspf as they say.

usage: tests/spf_suite.py rfc7208-tests.yml | bench/spf_pyspf.py
       bench/spf_pyspf.py <tests/data/auth/spf.tsv
"""
import re
import sys

import spf

zone = {}


def lookup(name, qtype, tcpfallback=True, timeout=30, depth=0):
    name = name.lower().rstrip(".")
    out = []
    for kind, data in zone.get(name, []):
        if kind == "TIMEOUT" and data in ("", qtype):
            raise spf.TempError("DNS timeout")
        if kind == "CNAME" and qtype != "CNAME":
            out.append(((name, "CNAME"), data))
            out += lookup(data, qtype, depth=depth + 1) if depth < 20 else []
        elif kind == qtype:
            value = (10, data) if kind == "MX" else \
                (data.encode("latin-1"),) if kind == "TXT" else data
            if kind == "AAAA":
                value = spf.ipaddress.IPv6Address(data).packed
            out.append(((name, kind), value))
    return out


def plain(field):
    return re.sub(r"\\x(..)", lambda m: chr(int(m[1], 16)), field)


def main():
    spf.DNSLookup = lookup
    good = n = 0
    for line in sys.stdin:
        word, *fields = map(plain, line.rstrip("\n").split("\t"))
        if word == "suite":
            zone.clear()
        elif word == "zone":
            name, kind, data = (fields + [""])[:3]
            zone.setdefault(name.lower().rstrip("."), []).append((kind, data))
        elif word == "case":
            name, ip, helo, sender, wanted = fields
            try:
                got = spf.query(i=ip, s=sender, h=helo, strict=True).check()[0]
            except Exception as e:      # it is not to end ours
                got = repr(e)
            n += 1
            good += got in wanted.split("|")
            if got not in wanted.split("|"):
                print(name, got, "instead of", wanted)
    print(f"pyspf: {good} of {n}")


main()
