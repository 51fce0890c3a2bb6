#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Spam against ham: our score beside those of other programs, in one table.

usage: detect.py CORPORA WORK [--build DIR] [--each N] [--folds N]
                 [--only ours,others,shipped,bogofilter,bogofilter-sender,
                         bogofilter-others,spamassassin,rspamd]

CORPORA holds a folder for each set, with LABEL.mbox (mboxrd) and index.tsv
(n, label, sha256, bytes, blanked, lang, flags, near, origin, sketch); no such
mail is part of this project.  WORK keeps samples and scores, so that a run
that was stopped goes on; remove it to begin anew.

Of each label at most N mails are taken, those first whose digest is lowest,
near copies left out.  A mail's fold hangs on its text, so that what is nearly
the same is never in training and test both.  "ours" and bogofilter learn from
the same mails: all sets, but for the fold that is judged.  "others" is ours
taught by the other sets alone, which is how it meets a new site, and
"bogofilter-others" likewise.  "shipped" is that too, but taught only by what
the shipped model is made of.  "bogofilter-sender" gets only what the sender
wrote, as ours does.  SpamAssassin and rspamd are not taught: they
judge by their stock rules, without network.  Nothing is tuned on what is
judged.  Fields that give labels away are taken off before any program sees a
mail.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import spamassassin as peer

# set, whose ham (set.label), whose spam
SETS = [
    ("spamassassin", ["spamassassin.ham", "spamassassin.ham-hard"],
     ["spamassassin.spam"]),
    ("trec07", ["trec07.ham"], ["trec07.spam"]),
    ("lists", ["lists.ham", "lists.ham-mention"], ["lists.spam"]),
    ("foff", ["foff.ham-bulk"], ["foff.spam"]),
    ("phishing-pot", ["foff.ham-bulk", "lists.ham", "lists.ham-mention"],
     ["phishing-pot.phish"]),
    ("enron-ham", ["enron-ham.ham"], ["trec07.spam"]),
]
SHIPPED = ("foff", "spamassassin")
LEAKS = re.compile(rb"(?:x-spam|x-foff|x-ms-|x-microsoft-antispam|"
                   rb"x-forefront|x-virus|x-rc-)[^\n]*", re.I)


def labels():
    return sorted({l for _, ham, spam in SETS for l in ham + spam})


def is_spam(label):
    return label.endswith((".spam", ".phish"))


def clean(mail):
    """The mail without its separator, quoting and telling fields."""
    mail = mail[mail.index(b"\n") + 1:]
    mail = re.sub(rb"(?m)^>(>*From )", rb"\1", mail)
    end = mail.find(b"\n\n")
    head, body = (mail, b"") if end < 0 else (mail[:end + 1], mail[end + 1:])
    fields = re.split(rb"\n(?![ \t])", head.rstrip(b"\n"))
    return b"\n".join(f for f in fields if not LEAKS.match(f)) + b"\n" + body


def sample(corpora, work, each, folds):
    """[(label, fold, path)] of the mails taken."""
    taken = []
    for label in labels():
        name, kind = label.split(".")
        rows = [line.rstrip("\n").split("\t")
                for line in open(corpora / name / "index.tsv")
                if not line.startswith("#")]
        rows = [r for r in rows if r[1] == kind]
        data = (corpora / name / (kind + ".mbox")).read_bytes()
        at = [m.start() for m in re.finditer(rb"(?m)^From ", data)]
        at.append(len(data))
        assert len(at) == len(rows) + 1, label
        chosen = sorted((r[2], i) for i, r in enumerate(rows) if r[7] == "0")
        for _, i in sorted(chosen[:each], key=lambda c: c[1]):
            text = rows[i][9][:8] or rows[i][2][:8]
            fold = int(text, 16) // 7 % folds
            path = work / "mail" / label / f"{fold}-{i:06d}.eml"
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.write_bytes(clean(data[at[i]:at[i + 1]]))
            taken.append((label, fold, path))
    return taken


def run(*command, **more):
    return subprocess.run([str(c) for c in command], check=True,
                          stdout=subprocess.PIPE, **more).stdout.decode()


# ---- ours -------------------------------------------------------------------


def folder(work, name, mails):
    """A folder of links for each label, as the programs want paths."""
    for label, fold, path in mails:
        link = work / name / label.replace(".", "/") / path.name
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.exists():
            link.symlink_to(path.resolve())
    return [work / name / l.replace(".", "/")
            for l in sorted({m[0] for m in mails})]


def options(folders):
    for f in folders:
        yield "--spam" if is_spam("." + f.name) else "--ham"
        yield f


def ours(ctl, work, name, train, test):
    """Scores of test by a model of train."""
    model = work / (name + ".model")
    learnt = folder(work, name + ".train", train)
    judged = folder(work, name + ".test", test)
    run(*ctl, "-o", "spam_model=", "train", "--whole", "--output", model, *options(learnt))
    out = run(*ctl, "-o", f"spam_model={model}", "test",
              "--whole", "--scores", *options(judged))
    found = {}
    for line in out.splitlines():
        score, path = line.split("\t")
        found[pathlib.Path(path).relative_to(work)] = float(score)
    return {f"{m[0]}/{m[2].name}": found[key] for m in test
            for key in [pathlib.Path(name + ".test",
                                     m[0].replace(".", "/"), m[2].name)]
            if key in found}


def ours_crossed(ctl, work, mails, folds):
    scores = {}
    for k in range(folds):
        scores.update(ours(ctl, work, f"ours{k}",
                           [m for m in mails if m[1] != k],
                           [m for m in mails if m[1] == k]))
    return scores


def ours_by_others(ctl, work, mails, _, stem="others-", teachers=None):
    scores = {}
    for name in sorted({m[0].split(".")[0] for m in mails}):
        scores.update(ours(ctl, work, stem + name,
                           [m for m in mails
                            for other in [m[0].split(".")[0]]
                            if other != name and
                            (teachers is None or other in teachers)],
                           [m for m in mails if m[0].startswith(name + ".")]))
    return scores


def ours_as_shipped(ctl, work, mails, folds):
    return ours_by_others(ctl, work, mails, folds, "shipped-", SHIPPED)


# ---- other programs -----------------------------------------------------------


def names(mails):
    return "".join(f"{m[2]}\n" for m in mails).encode()


def bogofilter(base, train, test):
    """Scores of test by a word list of train, made anew in base."""
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir()
    for spam in (True, False):
        run("bogofilter", "-d", base, "-s" if spam else "-n", "-b",
            input=names(m for m in train if is_spam(m[0]) == spam))
    judged = {str(m[2]): m for m in test}
    # its exit status is a verdict
    out = subprocess.run(["bogofilter", "-d", str(base), "-TT", "-b"],
                         input=names(test), check=False,
                         stdout=subprocess.PIPE).stdout.decode()
    scores = {}
    for line in out.splitlines():
        path, *_, value = line.split()
        scores[f"{judged[path][0]}/{judged[path][2].name}"] = float(value)
    return scores


def bogofilter_crossed(_, work, mails, folds):
    scores = {}
    for k in range(folds):
        scores.update(bogofilter(work / f"bogofilter{k}",
                                 [m for m in mails if m[1] != k],
                                 [m for m in mails if m[1] == k]))
    return scores


def bogofilter_by_others(_, work, mails, folds):
    scores = {}
    for name in sorted({m[0].split(".")[0] for m in mails}):
        own = [m for m in mails if m[0].startswith(name + ".")]
        scores.update(bogofilter(work / ("bogofilter-" + name),
                                 [m for m in mails if m not in own], own))
    return scores


SENDER = re.compile(rb"(?i)(?:from|subject|reply-to|content-[a-z-]+|"
                    rb"mime-version|date|list-[a-z]+|x-mailer|user-agent|"
                    rb"importance|x-priority):")


def bogofilter_sender(_, work, mails, folds):
    """The same without the fields that the receiving side adds."""
    short = []
    for label, fold, path in mails:
        head, gap, body = path.read_bytes().partition(b"\n\n")
        copy = work / "sender" / label / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"\n".join(
            f for f in re.split(rb"\n(?![ \t])", head)
            if SENDER.match(f)) + gap + body)
        short.append((label, fold, copy))
    return bogofilter_crossed(_, work / "sender", short, folds)


def spamassassin(_, work, mails, folds):
    out = run(*peer.command("$status->get_score()"), input=names(mails))
    return {f"{m[0]}/{m[2].name}": float(s)
            for m, s in zip(mails, out.split())}


RSPAMD = """
.include "/etc/rspamd/common.conf"
options {
	dns { nameserver = ["127.0.0.1:1"]; timeout = 0.01s; retransmits = 1; }
	filters = "chartable,dkim,regexp,fuzzy_check";
	disable_monitoring = true; tempdir = "%(work)s"; dbdir = "%(work)s";
	pidfile = "%(work)s/rspamd.pid";
}
logging { type = "file"; filename = "%(work)s/rspamd.log"; level = "error"; }
worker "normal" { bind_socket = "127.0.0.1:%(port)d"; count = 1; }
"""


def rspamd(_, work, mails, folds):
    port = 20000 + os.getpid() % 20000
    conf = work / "rspamd.conf"
    conf.write_text(RSPAMD % {"work": work.resolve(), "port": port})
    server = subprocess.Popen(["rspamd", "-f", "-i", "-c", str(conf)],
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    try:
        time.sleep(10)
        scores = {}
        for m in mails:
            out = run("rspamc", "-h", f"127.0.0.1:{port}", "--json", m[2])
            scores[f"{m[0]}/{m[2].name}"] = float(json.loads(out)["score"])
        return scores
    finally:
        server.terminate()
        server.wait()


PROGRAMS = [("ours", ours_crossed), ("others", ours_by_others),
            ("shipped", ours_as_shipped),
            ("bogofilter", bogofilter_crossed),
            ("bogofilter-sender", bogofilter_sender),
            ("bogofilter-others", bogofilter_by_others),
            ("spamassassin", spamassassin), ("rspamd", rspamd)]

# ---- the table ------------------------------------------------------------------


def measured(ham, spam):
    """Area under the curve, spam above all but 0.1 % and 1 % of ham."""
    ham, ranks, below, i = sorted(ham), sorted(spam), 0.0, 0
    lo = hi = 0
    for s in ranks:
        while lo < len(ham) and ham[lo] < s:
            lo += 1
        hi = max(hi, lo)
        while hi < len(ham) and ham[hi] <= s:
            hi += 1
        below += lo + (hi - lo) / 2
    caught = [sum(s > ham[len(ham) - 1 - int(len(ham) * share)]
                  for s in spam) / len(spam) for share in (0.001, 0.01)]
    return below / len(ham) / len(spam), *caught


def main():
    a = argparse.ArgumentParser(usage=__doc__)
    a.add_argument("corpora", type=pathlib.Path)
    a.add_argument("work", type=pathlib.Path)
    a.add_argument("--build", type=pathlib.Path, default=pathlib.Path("."))
    a.add_argument("--conf", type=pathlib.Path, default=pathlib.Path(
        __file__).resolve().parent.parent / "conf/kereru.conf")
    a.add_argument("--each", type=int, default=1000)
    a.add_argument("--folds", type=int, default=5)
    a.add_argument("--only", default=",".join(p[0] for p in PROGRAMS))
    a = a.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    mails = sample(a.corpora, a.work, a.each, a.folds)
    ctl = [a.build / "kereructl", "-c", a.conf]
    scores = {}
    for name, program in PROGRAMS:
        kept = a.work / (name + ".json")
        if name in a.only.split(",") and not kept.exists():
            kept.write_text(json.dumps(program(ctl, a.work, mails, a.folds)))
        if kept.exists():
            scores[name] = json.loads(kept.read_text())
    # What one of them did not judge counts for none: Kereru gives no score to
    # mail that it would seal.
    judged = set.intersection(*(set(found) for found in scores.values()))
    print(f"{'set':14} {'ham':>5} {'spam':>5}  {'program':17} {'AUC':>7} "
          f"{'at 0.1 %':>9} {'at 1 %':>7}  left out")
    for name, ham, spam in SETS:
        sides = [[f"{m[0]}/{m[2].name}" for m in mails if m[0] in side]
                 for side in (ham, spam)]
        common = [[k for k in side if k in judged] for side in sides]
        left_out = sum(map(len, sides)) - sum(map(len, common))
        for program, found in scores.items():
            area, strict, loose = measured(
                *([found[k] for k in side] for side in common))
            print(f"{name:14} {len(common[0]):5} {len(common[1]):5}  "
                  f"{program:17} {area:7.4f} {100 * strict:8.1f} % "
                  f"{100 * loose:5.1f} %  {left_out or ''}")


if __name__ == "__main__":
    sys.exit(main())
