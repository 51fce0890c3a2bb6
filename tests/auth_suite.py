#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""DKIM, DMARC and ARC suites through tests/auth_suite.

usage: auth_suite.py PROGRAM OWN [FOLDER]

OWN has what tests/auth_vectors.py made, where every case must end as it says.
FOLDER has public suites: mail-dkim/, rspamd/, lieser/ and arc-valimail/ (see
docs/deviations.md for where they come from).  Deviations that are meant are
listed below with a reason, and again in that document; any other one is a
failure.
"""
import atexit
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile

PLAIN = {"norec": None, "nxdomain": None, "timeout": "TIMEOUT"}

DOMAINKEYS = "DomainKeys (RFC 4870), which RFC 6376 replaced"
DRAFT = "a draft of DKIM, without v=1"
WEAK = "rsa-sha1 or a key of 512 bits (RFC 8301)"
MEANT = {
    "mail-dkim/dk_*": DOMAINKEYS,
    "mail-dkim/good_dk_*": DOMAINKEYS,
    "mail-dkim/*_ietf0*": DRAFT,
    "mail-dkim/multiple_1.txt": DRAFT,
    "mail-dkim/no_body_*": DRAFT,
    "mail-dkim/good_1878523.txt": WEAK,
    "mail-dkim/good_83176.txt": WEAK,
    "mail-dkim/good_qp_*": WEAK,
    "mail-dkim/good_rfc4871_*": WEAK,
    "mail-dkim/goodkey_[1-4].txt": WEAK,
    "mail-dkim/multiple_2.txt": WEAK,
    "rspamd/external_relay.eml *": "SPF behind a relay of rspamd's own list",
    "rspamd/dmarc/bad_dkim1.eml * x@fail3.*":
        "an included domain without record is permerror (RFC 7208 5.2)",
    "rspamd/dmarc/bad_dkim1.eml 8.8.8.8 x@fail2.*":
        "DMARC after an SPF temperror is temperror",
    "rspamd/dmarc/bad_dkim1.eml * x@fewreq.*":
        "30 look-ups; RFC 7208 4.6.4 allows 10",
    "rspamd/dkim_key_wide_ok.eml *":
        "a key record that libopendkim has no room for",
    "rspamd/arcallow.eml *": "its keys are not in that suite's DNS",
    "rspamd/dkim_many_sigs.eml *": "10 signatures are verified, not 5",
}


def meant(name):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in MEANT)


def plain(text):
    return "".join(c if " " <= c <= "~" and c != "\\" else
                   "".join("\\x%02x" % b for b in c.encode())
                   for c in text)


def zone(name, kind, data):
    return "zone\t%s\t%s\t%s" % (name.rstrip("."), kind, plain(data))


def run(program, lines):
    answer = subprocess.run([program], input="\n".join(lines) + "\n",
                            stdout=subprocess.PIPE, check=True, text=True)
    return [line.split("\t") for line in answer.stdout.splitlines()]


def mail_dkim(folder):
    lines = []
    with open(folder + "/FAKE_DNS.dat", encoding="latin-1") as f:
        for line in f:
            words = line.rstrip("\n").split(None, 1)
            if not words or words[0].startswith("#"):
                continue
            data = words[1] if len(words) > 1 else ""
            if data.startswith("~~"):
                lines.append(zone(words[0], "TIMEOUT", ""))
            elif data != "NXDOMAIN":
                lines.append(zone(words[0], "TXT", data))
    cases = []
    with open(folder + "/EXPECTED.tsv", encoding="utf-8") as f:
        for line in f:
            name, wanted = line.rstrip("\n").split("\t")[:2]
            if line.startswith("#"):
                continue
            path = folder + "/corpus/" + name
            lines.append("mail\tmail-dkim/%s\t%s\t\t\t" % (name, path))
            cases.append(lambda got, wanted=wanted:
                         any(s.startswith("pass:") for s in got[6:]) ==
                         (wanted == "pass"))
    return lines, cases


SYMBOLS = {
    "DMARC_POLICY_ALLOW": lambda g: g[2] == "pass",
    "DMARC_POLICY_SOFTFAIL": lambda g: g[2] == "fail" and g[3] == "none",
    "DMARC_POLICY_QUARANTINE":
        lambda g: g[2] == "fail" and g[3] == "quarantine",
    "DMARC_POLICY_REJECT": lambda g: g[2] == "fail" and g[3] == "reject",
    "DMARC_DNSFAIL": lambda g: g[2] == "temperror",
    "DMARC_NA": lambda g: g[2] in ("none", "unknown"),
    "R_SPF_ALLOW": lambda g: g[1] == "pass",
    "R_SPF_PLUSALL": lambda g: g[1] == "pass",
    "R_SPF_FAIL": lambda g: g[1] == "fail",
    "R_SPF_DNSFAIL": lambda g: g[1] == "temperror",
    "R_SPF_PERMFAIL": lambda g: g[1] == "permerror",
    "R_SPF_NA": lambda g: g[1] in ("none", "unknown"),
    "R_DKIM_ALLOW": lambda g: any(s.startswith("pass:") for s in g[6:]),
    "R_DKIM_REJECT": lambda g: any(s.startswith("fail:") for s in g[6:]),
    "R_DKIM_PERMFAIL":
        lambda g: any(s.startswith(("permerror:", "policy:")) for s in g[6:]),
    "R_DKIM_TEMPFAIL":
        lambda g: any(s.startswith("temperror:") for s in g[6:]),
    "ARC_ALLOW": lambda g: g[5].startswith("pass:"),
    "ARC_INVALID": lambda g: g[5].startswith("fail:"),
    "R_DKIM_NA": lambda g: len(g) == 6,
}


def rspamd(folder):
    lines = []
    with open(folder + "/DNS.tsv", encoding="utf-8") as f:
        for line in f:
            words = (line.rstrip("\n").split("\t") + ["", ""])[:4]
            if line.startswith("#"):
                continue
            if words[2] == "timeout":
                lines.append(zone(words[0], "TIMEOUT", ""))
            elif words[2] == "norec":
                lines.append(zone(words[0], "OTHER", ""))
            elif words[2] == "noerror":
                for data in words[3].split("|"):
                    if words[1] == "MX":
                        data = data.split()[-1]
                    lines.append(zone(words[0], words[1], data))
    cases = []
    with open(folder + "/EXPECTED.tsv", encoding="utf-8") as f:
        for line in f:
            words = (line.rstrip("\n").split("\t") + [""] * 7)[:7]
            group, name, ip, sender, helo, wanted, unwanted = words
            if line.startswith("#"):
                continue
            lines.append("mail\trspamd/%s %s %s\t%s/%s\t%s\t%s\t%s" %
                         (name, ip, sender, folder, name, ip, helo,
                          sender.strip("<>")))
            cases.append(lambda got, w=wanted, u=unwanted:
                         all(SYMBOLS[s](got) for s in w.split()) and
                         not any(SYMBOLS[s](got) for s in u.split()))
    return lines, cases


# What a file's name says of its signature; None: the mail is about more.
LIESER = {
    "rfc6376-A.2.eml": "pass", "rfc8463-A.3.eml": "pass",
    "rfc6376-A.2-body_modified.eml": "fail",
    "rfc6376-A.2-header_subject_modified.eml": "fail",
    "rfc6376-A.2-ill_formed-missing_v.eml": "permerror",
    "rfc8463-A.3-key_algo_mismatch.eml": "permerror",
    "rfc6376-A.2-ill_formed-list_id.eml": "pass",
    "dkim/flags_s-auid_and_sdid_match.eml": "pass",
    "dkim/flags_s-auid_is_subdomain_of_sdid.eml": "permerror",
    "dkim/added_header-subject.eml": "pass",
    "dkim/header_with_non_ascii_char.eml": "pass",
    "dkim/alignment-from_not_in_sdid.eml": "pass",
    "dkim/time-received_after_creation.eml": "pass",
    "dkim/unsigned_header-content-type.eml": "pass",
}


def lieser(folder):
    lines = []
    with open(folder + "/DNS.tsv", encoding="utf-8") as f:
        for line in f:
            words = line.rstrip("\n").split("\t")
            if not line.startswith("#") and len(words) > 1:
                lines.append(zone(words[0], "TXT", words[1]))
    wanted = dict(LIESER)
    for name in sorted(os.listdir(folder + "/original")):
        wanted["original/" + name] = "pass"
    cases = []
    for name, result in wanted.items():
        lines.append("mail\tlieser/%s\t%s/%s\t\t\t" %
                     (name, folder, name))
        cases.append(lambda got, r=result:
                     any(s.startswith(r + ":") for s in got[6:]))
    return lines, cases


def arc_valimail(folder):
    """Only what a validator must find: how to seal is not our matter."""
    import yaml                             # not needed for the others
    lines, cases = [], []
    with open(folder + "/tests/arc-draft-validation-tests.yml",
              encoding="utf-8") as f:
        scenarios = list(yaml.safe_load_all(f))
    kept = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, kept)
    for scenario in scenarios:
        lines.append("clear")
        for name, data in (scenario["txt-records"] or {}).items():
            lines.append(zone(name, "TXT", data))
        for name, test in scenario["tests"].items():
            path = kept + "/" + name
            with open(path, "w", encoding="utf-8", newline="\r\n") as f:
                f.write(test["message"])
            lines.append("mail\tarc-valimail/%s\t%s\t\t\t" % (name, path))
            # an empty word stands for a chain that had failed before
            wanted = (test["cv"] or "Fail").lower()
            cases.append(lambda got, w=wanted: got[5].split(":")[0] == w)
    return lines, cases


def rows(path):
    with open(path, encoding="ascii") as f:
        return [line.rstrip("\n").split("\t") for line in f
                if not line.startswith("#")]


def own(folder):
    """Not only whether it passes, but every word of the result."""
    lines = [zone(*row) for row in rows(folder + "/dns.tsv")]
    cases = []
    for name, path, ip, helo, sender, *wanted in \
            rows(folder + "/expected.tsv"):
        spf, dmarc, policy, identity, arc, dkim = wanted
        lines.append("mail\t%s\t%s/%s\t%s\t%s\t%s" %
                     (name, folder, path, ip, helo, sender))
        cases.append(lambda got, w=[spf, dmarc, policy, identity, arc,
                                    dkim.split()]:
                     w == got[1:5] + [got[5].split(":")[0],
                                      [s.split(":")[0] for s in got[6:]]])
    return lines, cases


def main():
    program, ours = sys.argv[1:3]
    good = total = bad = differs = 0
    suites = [(own, ours)]
    for suite in mail_dkim, rspamd, lieser, arc_valimail:
        for folder in sys.argv[3:]:
            name = suite.__name__.replace("_", "-")
            suites.append((suite, folder + "/" + name))
    for suite, folder in suites:
        name = suite.__name__.replace("_", "-")
        lines, cases = suite(folder)
        answers = run(program, lines)
        assert len(answers) == len(cases)
        same = 0
        for got, case in zip(answers, cases):
            as_said = bool(case(got))
            same += as_said
            differs += not as_said
            if not as_said and not meant(got[0]):
                bad += 1
                print("FAIL", " ".join(got))
        print("%s: %d of %d as the suite says" % (name, same, len(cases)))
        good += same
        total += len(cases)
    print("%d of %d; %d differ, %d of them not for a reason above" %
          (good, total, differs, bad))
    return bad != 0 or total == 0


sys.exit(main())
