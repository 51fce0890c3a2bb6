#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Public SPF suites (YAML) in the form that tests/spf_suite.c reads.

usage: spf_suite.py FILE.yml ...

A line is a word and fields between tabs; bytes that are not plain stand as
\\xNN:
  suite NAME                           a new, empty zone
  zone NAME TYPE DATA                  TYPE TIMEOUT: no answer beyond this
  case NAME IP HELO MAIL_FROM RESULT|RESULT
"""
import sys

import yaml


def plain(value):
    out = []
    for byte in str(value).encode("utf-8", "surrogateescape"):
        if byte == 0x5c or byte < 0x20 or byte > 0x7e:
            out.append("\\x%02x" % byte)
        else:
            out.append(chr(byte))
    return "".join(out)


def line(*fields):
    print("\t".join(plain(f) for f in fields))


def text(value):
    return "".join(value) if isinstance(value, list) else value


def records(name, entries):
    """The suite means an SPF record to be found as TXT, unless TXT is told."""
    told = any(isinstance(e, dict) and "TXT" in e for e in entries)
    for entry in entries:
        if entry == "TIMEOUT":
            line("zone", name, "TIMEOUT", "")
            continue
        for kind, data in entry.items():
            if kind == "SPF" and not told:
                kind = "TXT"
            if kind == "SPF" or data == "NONE":
                line("zone", name, "OTHER", "")
            elif data == "TIMEOUT":
                line("zone", name, "TIMEOUT", kind)
            elif kind == "MX":
                line("zone", name, "MX", data[1])
            else:
                line("zone", name, kind, text(data))


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as f:
            documents = [d for d in yaml.safe_load_all(f) if d]
        for document in documents:
            line("suite", document.get("description", path))
            for name, entries in document.get("zonedata", {}).items():
                records(name, entries)
            for name, case in document.get("tests", {}).items():
                result = case["result"]
                if not isinstance(result, list):
                    result = [result]
                line("case", name, case["host"], case.get("helo") or "",
                     case.get("mailfrom") or "",
                     "|".join(str(r).lower() for r in result))


main()
