#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Do the same rules hit the same mails as with SpamAssassin?

usage: agreement.py RULES LIST WORK [--build DIR]

RULES is a folder with SpamAssassin's stock rules (/usr/share/spamassassin),
LIST a file with a path of a mail on each line.  WORK keeps what SpamAssassin
said (-L, 80 ms a mail).  Rules that ask the network, that a program does not
serve, or that Kereru lists as unsupported are left out; all others must hit
or miss alike.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True
import spamassassin

TOP = pathlib.Path(__file__).resolve().parent.parent
HITS = r"""$name, "\t", join(",", $status->get_names_of_tests_hit(),
    $status->get_names_of_subtests_hit())"""


def theirs(mails, kept):
    if not kept.exists():
        said = subprocess.run(spamassassin.command(HITS), check=True,
                              input="".join(m + "\n" for m in mails).encode(),
                              stdout=subprocess.PIPE).stdout
        kept.write_bytes(said)
    found = {}
    for line in kept.read_text(encoding="utf-8").splitlines():
        path, names = line.split("\t")
        # "__RULE(3)": how often
        found[path] = set(re.sub(r"\(\d+\)", "", names).split(",")) - {""}
    return found


def ours(program, mails, work):
    folder = work / "mails"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for i, mail in enumerate(mails):
        (folder / ("%06d.eml" % i)).symlink_to(mail)
    said = subprocess.run([*program, "test", "--whole", "--hits", "--ham",
                           folder], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    found = {}
    for line in said.splitlines():
        path, *names = line.split("\t")
        found[mails[int(pathlib.Path(path).stem)]] = set(names)
    return found


def unsupported(program):
    said = subprocess.run([*program, "rules", "--unsupported"], check=False,
                          stdout=subprocess.PIPE).stdout.decode("latin-1")
    return dict(re.findall(r"(?m)^\S+: rule (\w+): (.*)$", said))


def main():
    a = argparse.ArgumentParser(usage=__doc__)
    a.add_argument("rules", type=pathlib.Path)
    a.add_argument("list", type=pathlib.Path)
    a.add_argument("work", type=pathlib.Path)
    a.add_argument("--build", type=pathlib.Path, default=pathlib.Path("."))
    a = a.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    program = [a.build / "kereructl", "-c", TOP / "conf/kereru.conf",
               "-o", f"rules={a.rules.resolve()}", "-o", "spam_model="]
    mails = a.list.read_text(encoding="utf-8").split("\n")[:-1]
    their, our = theirs(mails, a.work / "spamassassin.tsv"), \
        ours(program, mails, a.work)
    left_out = unsupported(program)
    both = only_their = only_our = 0
    differs, lost = collections.Counter(), collections.Counter()
    example = {}
    # Kereru does not look into mail that it would seal.
    sealed = [mail for mail in their if not our[mail]]
    for mail in set(their) - set(sealed):
        for name in their[mail] - our[mail]:
            if name in left_out:
                lost[name] += 1
                continue
            only_their += 1
            differs[name, "only SpamAssassin"] += 1
            example.setdefault((name, "only SpamAssassin"), mail)
        for name in our[mail] - their[mail]:
            only_our += 1
            differs[name, "only Kereru"] += 1
            example.setdefault((name, "only Kereru"), mail)
        both += len(their[mail] & our[mail])
    print(f"{len(their) - len(sealed)} mails ({len(sealed)} more sealed); "
          f"hits of both {both}, of SpamAssassin alone "
          f"{only_their} ({100 * only_their / (both + only_their):.2f} %), "
          f"of Kereru alone {only_our} "
          f"({100 * only_our / (both + only_our):.2f} %)")
    print(f"not supported: {len(left_out)} rules; SpamAssassin has "
          f"{sum(lost.values())} hits of {len(lost)} of them")
    for (name, who), n in differs.most_common():
        if n > 2:
            print(f"  {n:5} {who:18} {name:32} {example[name, who]}")
    print("not supported, and hit:")
    for name, n in lost.most_common():
        print(f"  {n:5} {name:32} {left_out[name]}")


sys.exit(main())
