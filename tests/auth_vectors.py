#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes tests/data/auth: mails, DNS and results of DKIM, DMARC and ARC.

usage: auth_vectors.py FOLDER

Written from RFC 6376, 8301, 8463 (DKIM), 9989 (DMARC) and 8617 (ARC); the
section stands at each case.  Nothing of Kereru or of a library for mail signs
here: canonicalisation is below, and openssl has the arithmetic.  Keys are
made, used and thrown away, so a new run writes other signatures and the same
results.
"""
import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile

A, B = "192.0.2.1", "198.51.100.7"
TIME = 1700000000
FIELDS = "From:To:Subject:Date"
dns, expected, keys = [], [], {}
folder = sys.argv[1]
work = tempfile.TemporaryDirectory()


def openssl(*words, data=b""):
    return subprocess.run(["openssl", *words], input=data, check=True,
                          stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def key_make(name, *options, form="rsa"):
    """Its public half, as a key record has it."""
    keys[name] = work.name + "/" + name
    openssl("genpkey", "-out", keys[name], *options)
    der = openssl("pkey", "-in", keys[name], "-pubout", "-outform", "DER")
    if form == "ed25519":
        der = der[-32:]                 # RFC 8463 4.2: the bare key
    return base64.b64encode(der).decode()


def signature(name, data, algorithm):
    """base64 of the signature of data."""
    path = work.name + "/data"
    if algorithm == "ed25519-sha256":   # RFC 8463 3: of the digest
        with open(path, "wb") as f:
            f.write(hashlib.sha256(data).digest())
        out = openssl("pkeyutl", "-sign", "-rawin", "-inkey", keys[name],
                      "-in", path)
    else:
        out = openssl("dgst", "-" + algorithm[4:], "-sign", keys[name],
                      data=data)
    return base64.b64encode(out).decode()


# ---- canonicalisation: RFC 6376 3.4 ----------------------------------------


def field_form(field, relaxed):
    if not relaxed:
        return field + "\r\n"
    name, value = field.split(":", 1)
    value = re.sub(r"[ \t]+", " ", value.replace("\r\n", "")).strip()
    return name.strip().lower() + ":" + value + "\r\n"


def body_form(body, relaxed):
    lines = body.split("\r\n")
    if relaxed:
        lines = [re.sub(r"[ \t]+", " ", line).rstrip(" ") for line in lines]
    while lines and lines[-1] == "":
        lines.pop()
    return "".join(line + "\r\n" for line in lines) or \
        ("" if relaxed else "\r\n")


def fields_of(head):
    return re.split(r"\r\n(?![ \t])", head)


def chosen(fields, names, relaxed):
    """5.4.2: from the bottom up; a name that is not there is nothing."""
    left, out = list(fields), ""
    for name in names.split(":"):
        for f in reversed(left):
            if f.split(":")[0].strip().lower() == name.strip().lower():
                left.remove(f)
                out += field_form(f, relaxed)
                break
    return out


# ---- signing ---------------------------------------------------------------

MAIL = ("From: Mere <mere@{author}>\r\nTo: report@cert.example\r\n"
        "Subject: A parcel  for you\r\nDate: Mon, 2 Nov 2026 10:00:00 +1300"
        "\r\n\r\nKia ora, there is \t a parcel.\r\nSecond line. \r\n\r\n")


def mail(author="sender.example"):
    return MAIL.format(author=author)


def signed(text, key="rsa", name="DKIM-Signature", **change):
    """The mail with a signature in front.  A tag that is None is left out."""
    head, body = text.split("\r\n\r\n", 1)
    tags = {"v": "1", "i": None, "a": "ed25519-sha256" if key == "ed" else "rsa-sha256",
            "c": "relaxed/relaxed", "d": "sender.example", "s": key,
            "t": str(TIME), "h": FIELDS}
    tags.update(change)
    form = (tags["c"] or "simple/simple").split("/") + ["simple"]
    canonical = body_form(body, form[1] == "relaxed")
    if tags.get("l"):
        canonical = canonical[:int(tags["l"])]
    digest = {"sha1": hashlib.sha1}.get((tags["a"] or "").split("-")[-1],
                                        hashlib.sha256)
    tags.setdefault("bh", base64.b64encode(
        digest(canonical.encode()).digest()).decode())
    own = name + ": " + ";\r\n\t".join(
        f"{k}={v}" for k, v in tags.items() if v is not None) + ";\r\n\tb="
    relaxed = form[0] == "relaxed"
    data = chosen(fields_of(head), tags["h"] or "", relaxed) + \
        field_form(own, relaxed)[:-2]
    algorithm = tags["a"] if tags["a"] in ("rsa-sha1", "ed25519-sha256") \
        else "rsa-sha256"
    return own + signature(key, data.encode(), algorithm) + "\r\n" + text


def sealed(text, i, cv, saw, seal=None, **change):
    """RFC 8617 5.1: results, a signature of the mail, and a seal of it all."""
    sealer = change.pop("d", "list.example")
    results = (f"ARC-Authentication-Results: i={i}; mx.{sealer}; {saw}"
               "\r\n")
    message = signed(text, key="seal", name="ARC-Message-Signature", v=None,
                     i=str(i), d=sealer, **change)
    own = message[:len(message) - len(text)]
    before = [f for f in fields_of(text.split("\r\n\r\n", 1)[0])
              if f.startswith("ARC-")]
    data = ""
    for k in range(1, i):
        for kind in ("ARC-Authentication-Results", "ARC-Message-Signature",
                     "ARC-Seal"):
            data += "".join(field_form(f, True) for f in before
                            if f.startswith(f"{kind}: i={k};"))
    tags = {"i": str(i), "a": "rsa-sha256", "t": str(TIME), "cv": cv,
            "d": sealer, "s": "seal"}
    tags.update(seal or {})
    head = "ARC-Seal: " + "; ".join(f"{k}={v}" for k, v in tags.items()) + \
        "; b="
    data += field_form(results[:-2], True) + field_form(own[:-2], True) + \
        field_form(head, True)[:-2]
    return head + signature("seal", data.encode(), "rsa-sha256") + "\r\n" + \
        own + results + text


# ---- cases -----------------------------------------------------------------


def zone(name, kind, data=""):
    dns.append(f"{name}\t{kind}\t{data}")


def case(name, text, dkim="", dmarc="none", arc="none", identity=None,
         ip=B, sender="x@bounce.example", spf="none", policy=""):
    """dkim: results in the order of the fields, or none."""
    if identity is None:
        identity = "dmarc" if dmarc == "pass" else "forged" \
            if dmarc == "fail" and policy in ("quarantine", "reject") \
            else "none"
    path = re.sub(r"\W+", "-", name) + ".eml"
    with open(os.path.join(folder, path), "w", encoding="ascii",
              newline="") as f:
        f.write(text)
    expected.append("\t".join((name, path, ip, "mail.bounce.example", sender,
                               spf, dmarc, policy, identity, arc, dkim)))


def altered(text, find, put):
    assert find in text, find
    return text.replace(find, put, 1)


def dkim_cases():
    def one(name, text, result, identity="none"):
        case("dkim " + name, text, result, identity=identity)

    def good(name, text):
        one(name, text, "pass", "dkim")

    whole = signed(mail())
    for c in ("simple/simple", "simple/relaxed", "relaxed/simple",
              "relaxed/relaxed", "simple", "relaxed", None):
        for key in ("rsa", "ed"):       # 3.4, 3.5; RFC 8463
            good(f"{key} {c or 'without c'}", signed(mail(), key, c=c))
    good("1024 bits", signed(mail(), "rsa1024"))        # RFC 8301 3.2
    one("768 bits", signed(mail(), "rsa768"), "permerror")
    one("rsa-sha1", signed(mail(), a="rsa-sha1"), "policy")     # 3.1
    one("body altered", altered(whole, "a parcel.", "a bomb."), "fail")
    one("subject altered", altered(whole, "A parcel", "B parcel"), "fail")
    one("author altered", altered(whole, "mere@", "eve@"), "fail")
    good("blanks altered", altered(whole, "parcel  for", "parcel for"))
    one("blanks altered, simple", altered(signed(mail(), c="simple/simple"),
                                          "parcel  for", "parcel for"),
        "fail")
    good("empty lines at the end", whole + "\r\n\r\n")  # 3.4.3
    good("a field that nobody signed", "X-Extra: 1\r\n" + whole)
    # 5.4.2: a name once more than there are fields guards against more
    one("a second Subject, signed against",
        altered(signed(mail(), h=FIELDS + ":Subject"), "\r\nTo:",
                "\r\nSubject: other\r\nTo:"), "fail")
    one("another version", signed(mail(), v="2"), "permerror")  # 3.5
    one("no version", signed(mail(), v=None), "permerror")
    one("no d", signed(mail(), d=None), "permerror")
    one("no s", signed(mail(), s=None), "permerror")
    one("no h", signed(mail(), h=None), "permerror")
    one("no bh", signed(mail(), bh=None), "permerror")
    one("From is not signed", signed(mail(), h="To:Subject"), "permerror")
    one("an algorithm nobody has", signed(mail(), a="rsa-md5"), "permerror")
    one("a canonicalisation nobody has", signed(mail(), c="nowsp"),
        "permerror")
    one("i of another domain", signed(mail(), i="@other.example"),
        "permerror")
    good("i of a subdomain", signed(mail(), i="@a.sender.example"))
    one("i of a subdomain, the key forbids", signed(
        mail(), s="strict", i="@a.sender.example"), "permerror")  # 3.6.1 t=s
    good("i of the domain, the key forbids others", signed(
        mail(), s="strict", i="@sender.example"))
    one("it has run out", signed(mail(), x=str(TIME + 1)), "permerror")
    for c in ("simple", "relaxed"):
        body = body_form(mail().split("\r\n\r\n", 1)[1], c == "relaxed")
        good("l of all, " + c, signed(mail(), c="relaxed/" + c,
                                      l=str(len(body))))
    one("l, and something behind", signed(mail(), l="30"), "pass")  # 8.2
    one("l beyond the body", signed(mail(), l="9999"), "permerror")
    one("no key", signed(mail(), s="nowhere"), "permerror")     # 6.1.2
    one("a key that does not answer", signed(mail(), s="slow"), "temperror")
    one("a key that was taken back", signed(mail(), s="revoked"),
        "permerror")
    one("a key that is noise", signed(mail(), s="noise"), "permerror")
    one("a key of another kind", signed(mail(), s="ed"), "permerror")
    one("a key for SHA-1 only", signed(mail(), s="sha1"), "permerror")
    one("a key for another service", signed(mail(), s="web"), "permerror")
    good("a key without version", signed(mail(), s="bare"))
    one("a key of another version", signed(mail(), s="v2"), "permerror")
    good("a key behind an alias", signed(mail(), s="alias"))
    one("another's key", signed(mail(), s="rsa1024"), "fail")
    case("dkim two, one good", signed(signed(mail(), "ed"), bh="AAAA"),
         "fail pass", identity="dkim")
    one("of somebody else", signed(mail(), d="other.example"), "pass")


def dmarc_cases():
    def one(name, author, dmarc, policy, d=None, **more):
        text = mail(author)
        case("dmarc " + name, signed(text, d=d) if d else text,
             "pass" if d else "", dmarc, policy=policy, **more)

    spf = {"ip": A, "spf": "pass"}
    one("signed by the author", "p.example", "pass", "reject", "p.example")
    one("signed by nobody", "p.example", "fail", "reject")      # 5.3
    one("signed by another", "p.example", "fail", "reject", "sender.example")
    one("by a host of the author's", "p.example", "pass", "reject",
        sender="x@p.example", **spf)
    one("by a host of another's", "p.example", "fail", "reject",
        sender="x@sender.example", **spf)
    one("by a host of the author's other name", "p.example", "pass",
        "reject", sender="x@b.p.example", **spf)
    one("relaxed: signed above", "a.p.example", "pass", "quarantine",
        "p.example")                                            # 4.4.1
    one("relaxed: signed beside", "a.p.example", "pass", "quarantine",
        "b.p.example")
    one("strict: signed above", "a.strict.example", "fail", "reject",
        "strict.example")
    one("strict: signed by itself", "strict.example", "pass", "reject",
        "strict.example")
    one("strict: by a host above", "a.strict.example", "fail", "reject",
        sender="x@strict.example", **spf)
    one("a subdomain's policy", "a.p.example", "fail", "quarantine")  # sp
    one("a subdomain that is not there", "gone.p.example", "fail", "reject")
    one("testing: reject", "test.example", "fail", "quarantine")  # 4.7 t
    one("testing: quarantine", "test2.example", "fail", "none")
    one("asks for nothing", "none.example", "fail", "none")
    one("no record", "bare.example", "none", "")
    one("two records", "twice.example", "none", "")             # 4.10
    one("a version that is none", "v2.example", "none", "")
    one("a version that is not first", "late.example", "none", "")
    one("a policy that is none", "bad.example", "none", "")
    one("a policy that is none, reports asked", "badrua.example", "fail",
        "none")
    one("it does not answer", "slow.example", "temperror", "")
    one("an organisation below a registry", "a.org.reg.example", "pass",
        "quarantine", "org.reg.example")                        # psd=y
    one("two organisations of a registry", "a.reg.example", "fail",
        "quarantine", "b.reg.example")
    one("psd=n ends the walk", "a.own.p.example", "fail", "none",
        "p.example")                                            # 4.10.2
    one("nine labels", "a.b.c.d.e.f.g.p.example", "fail", "quarantine")
    one("capitals", "P.EXAMPLE", "pass", "reject", "p.example")
    one("strict, asks for nothing: signed above", "a.lax.example", "fail",
        "none", "lax.example")
    two = altered(mail("p.example"), "To:",
                  "From: Eve <eve@bare.example>\r\nTo:")
    case("dmarc two authors", signed(two, d="p.example"), "pass",
         "unknown")                     # RFC 6376 8.15: who is shown?
    case("dmarc no author", altered(mail(), "From: Mere <mere@sender."
                                    "example>", "Sender: x@p.example"), "",
         "unknown")


def arc_cases():
    saw = "dmarc=pass header.from=p.example"

    def one(name, text, arc, dkim="", dmarc="fail"):
        case("arc " + name, text, dkim, dmarc, arc, policy="reject")

    first = sealed(mail("p.example"), 1, "none", saw)
    one("one seal", first, "pass")                              # 5.2
    second = sealed(first, 2, "pass", "arc=pass", d="fwd.example")
    one("two seals", second, "pass")
    more = altered(first, "\r\n\r\n", "\r\n\r\nOn a list.\r\n")
    one("altered behind the seal", more, "fail")
    one("altered, and sealed anew", sealed(more, 2, "pass", "arc=fail"),
        "pass")                         # 5.2: only the newest must verify
    one("results altered", altered(first, "dmarc=pass", "dmarc=fail"),
        "fail")
    one("the first seal altered", altered(second, "dmarc=pass",
                                          "dmarc=fail"), "fail")
    one("it had failed", sealed(more, 2, "fail", "arc=fail"), "fail")
    one("the first says pass", sealed(mail("p.example"), 1, "pass", saw),
        "fail")
    one("the second says none", sealed(first, 2, "none", saw), "fail")
    one("the first is missing", sealed(mail("p.example"), 2, "pass", saw),
        "fail")
    one("a number twice", sealed(first, 1, "none", saw), "fail")
    one("no seal", first.split("\r\n", 1)[1], "fail")
    one("no results", altered(first, "ARC-Authentication-Results", "X-Was"),
        "fail")
    one("number 0", sealed(mail("p.example"), 0, "none", saw), "fail")
    one("number 51", sealed(mail("p.example"), 51, "pass", saw), "fail")
    one("h in a seal", sealed(mail("p.example"), 1, "none", saw,
                              {"h": "From"}), "fail")           # 4.1.3
    one("a seal is signed", sealed(first, 2, "pass", saw,
                                   h=FIELDS + ":ARC-Seal"), "fail")
    one("an unknown key", sealed(mail("p.example"), 1, "none", saw,
                                 {"s": "nowhere"}), "fail")
    one("a key that does not answer", sealed(
        mail("p.example"), 1, "none", saw, {"s": "slow"}), "temperror")


def zones():
    rsa = key_make("rsa", "-algorithm", "RSA")
    ed = key_make("ed", "-algorithm", "ED25519", form="ed25519")
    for bits in ("1024", "768"):
        record = key_make("rsa" + bits, "-algorithm", "RSA", "-pkeyopt",
                          "rsa_keygen_bits:" + bits)
        zone(f"rsa{bits}._domainkey.sender.example", "TXT",
             "v=DKIM1; k=rsa; p=" + record)
    seal = key_make("seal", "-algorithm", "RSA")
    for owner in ("list.example", "fwd.example"):
        zone("seal._domainkey." + owner, "TXT", "v=DKIM1; p=" + seal)
        zone("slow._domainkey." + owner, "TIMEOUT")
    own = "._domainkey.sender.example"
    zone("ed" + own, "TXT", "v=DKIM1; k=ed25519; p=" + ed)
    for name, record in {
            "rsa": "v=DKIM1; k=rsa; p=" + rsa, "bare": "p=" + rsa,
            "strict": "v=DKIM1; t=s; p=" + rsa,
            "sha1": "v=DKIM1; h=sha1; p=" + rsa,
            "web": "v=DKIM1; s=web; p=" + rsa, "v2": "v=DKIM2; p=" + rsa,
            "revoked": "v=DKIM1; p=", "noise": "v=DKIM1; p=AAAA"}.items():
        zone(name + own, "TXT", record)
    zone("alias" + own, "CNAME", "rsa" + own)
    zone("slow" + own, "TIMEOUT")
    for owner in ("other.example", "p.example", "b.p.example",
                  "strict.example", "org.reg.example", "b.reg.example",
                  "lax.example"):
        zone("rsa._domainkey." + owner, "TXT", "v=DKIM1; p=" + rsa)
    for owner in ("p.example", "b.p.example", "strict.example",
                  "sender.example"):
        zone(owner, "TXT", "v=spf1 ip4:192.0.2.0/24 -all")
    for owner in ("a.p.example", "a.b.c.d.e.f.g.p.example"):
        zone(owner, "A", A)
    for owner, *records in (
            ("p.example", "v=DMARC1; p=reject; sp=quarantine; np=reject"),
            ("strict.example", "v=DMARC1; p=reject; adkim=s; aspf=s"),
            ("test.example", "v=DMARC1; p=reject; t=y"),
            ("test2.example", "v=DMARC1; p=quarantine; t=y"),
            ("none.example", "v=DMARC1; p=none"),
            ("lax.example", "v=DMARC1; p=none; adkim=s"),
            ("twice.example", "v=DMARC1; p=none", "v=DMARC1; p=reject"),
            ("v2.example", "v=DMARC2; p=reject"),
            ("late.example", "p=reject; v=DMARC1"),
            ("bad.example", "v=DMARC1; p=maybe"),
            ("badrua.example", "v=DMARC1; p=maybe; rua=mailto:a@b.example"),
            ("reg.example", "v=DMARC1; p=quarantine; psd=y"),
            ("own.p.example", "v=DMARC1; p=none; psd=n")):
        for record in records:
            zone("_dmarc." + owner, "TXT", record)
    zone("_dmarc.slow.example", "TIMEOUT")


def write(name, head, rows):
    with open(os.path.join(folder, name), "w", encoding="ascii") as f:
        f.write("# SPDX-License-Identifier: Apache-2.0\n# made by "
                "tests/auth_vectors.py\n# " + head + "\n")
        f.write("".join(row + "\n" for row in rows))


def main():
    os.makedirs(folder, exist_ok=True)
    zones()
    dkim_cases()
    dmarc_cases()
    arc_cases()
    write("dns.tsv", "name, type, data", dns)
    write("expected.tsv", "case, file, client, HELO, sender: SPF, DMARC, its "
          "policy, identity, ARC, signatures", expected)


main()
