#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# kereru-scan from outside: formats, standard input, packed files, jobs,
# shards, one mbox per agency, extracts, and a killed run that goes on.
set -u
: "${top_srcdir:=.}" "${builddir:=.}"
scan=$(cd "$builddir" && pwd)/kereru-scan
conf=$top_srcdir/conf/kereru.conf
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
bad=0

# Under a sanitizer most of a start is the rules, and here are many starts.
whole=$conf
if [ "${KERERU_TEST_JUDGEMENT:-whole}" = lean ]; then
	cp -R "$top_srcdir/conf" "$tmp/conf" && chmod -R u+w "$tmp/conf"
	{
		grep -Ev '^(rules|model|consent_model|spam_model) *=' "$conf"
		echo 'rules = { "rules/60_spam.cf" }'
		echo 'model = ""'
		echo 'consent_model = ""'
		echo 'spam_model = ""'
	} >"$tmp/conf/kereru.conf"
	conf=$tmp/conf/kereru.conf
fi

fail()
{
	echo "FAIL: $*"
	bad=1
}

# Exit statuses 0 and 1 both mean: done.
run()
{
	"$scan" -q -c "$conf" "$@"
	[ $? -le 1 ] || fail "exit status of $*"
}

# An mbox of N mails of three kinds, some of them long.
make_mbox()
{
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++) {
			print "From ana@a.example Mon Jan  1 00:00:00 2024"
			print "From: Ana <ana" i "@a.example>"
			print "To: report@cert.example.nz"
			print "Date: Mon, 01 Jan 2024 00:00:00 +1300"
			print "Message-ID: <" i "@a.example>"
			if (i % 3 == 0) {
				print "Subject: Fwd: cheap pills\n"
				print "I got this and do not want it.\n"
				print "---------- Forwarded message ---------"
				print "From: Shop <shop@shop.example>"
				print "Date: Sun, 31 Dec 2023 at 10:00"
				print "Subject: cheap pills"
				print "To: <ana" i "@a.example>\n"
				print "Buy pills at http://shop.example/" i
			} else if (i % 3 == 1) {
				print "Subject: =caf\303\251, \"pills\"\n"
				print ">From the shop, again."
				print ">>From quoted"
			} else {
				print "Subject: a picture\n"
			}
			for (k = 0; k < (i % 40 == 0 ? 3000 : i % 5); k++)
				print "This line is only here to be long."
			print ""
		}
	}'
}
make_mbox 200 >"$tmp/all.mbox"

# ---- formats ---------------------------------------------------------------
run -f jsonl "$tmp/all.mbox" >"$tmp/all.jsonl"
[ "$(wc -l <"$tmp/all.jsonl")" -eq 200 ] || fail "jsonl: one line a mail"
grep -q '"file":"'"$tmp"'/all.mbox","offset":0,"sha256"' "$tmp/all.jsonl" ||
	fail "jsonl: file name as given"
run -f csv "$tmp/all.mbox" >"$tmp/all.csv"
[ "$(wc -l <"$tmp/all.csv")" -eq 201 ] || fail "csv: header and lines"
run -f table --columns 80 "$tmp/all.mbox" >"$tmp/all.table"
[ "$(wc -l <"$tmp/all.table")" -eq 201 ] || fail "table: header and lines"
[ "$(LC_ALL=C.UTF-8 wc -L <"$tmp/all.table")" -le 80 ] ||
	fail "table: wider than 80 columns"
run --explain "$tmp/all.mbox" >"$tmp/all.text"
grep -q 'who speaks where' "$tmp/all.text" || fail "text: who speaks where"

# ---- standard input, line ends, packed -------------------------------------
same()	# same WHAT FILE: the same verdicts, but for the file's name
{
	sed 's/"file":"[^"]*"/"file":""/' "$tmp/all.jsonl" >"$tmp/a"
	sed 's/"file":"[^"]*"/"file":""/' "$2" >"$tmp/b"
	cmp -s "$tmp/a" "$tmp/b" || fail "$1: other verdicts"
}
run -f jsonl <"$tmp/all.mbox" >"$tmp/x"
same "standard input" "$tmp/x"
grep -q '"file":"-"' "$tmp/x" || fail "standard input is called -"
for pack in gzip xz zstd; do
	command -v $pack >/dev/null || continue
	$pack -c -q "$tmp/all.mbox" >"$tmp/packed.$pack"
	run -f jsonl "$tmp/packed.$pack" >"$tmp/x"
	same "$pack" "$tmp/x"
	run -f jsonl <"$tmp/packed.$pack" >"$tmp/x"
	same "$pack on standard input" "$tmp/x"
done
sed 's/$/\r/' "$tmp/all.mbox" >"$tmp/crlf.mbox"
run -f jsonl "$tmp/crlf.mbox" >"$tmp/x"
[ "$(wc -l <"$tmp/x")" -eq 200 ] || fail "CRLF: one line a mail"

# ---- jobs and shards ---------------------------------------------------------
for jobs in 1 2 7; do
	run -f jsonl -j $jobs "$tmp/all.mbox" >"$tmp/x"
	cmp -s "$tmp/all.jsonl" "$tmp/x" || fail "--jobs $jobs differs"
done
for shards in 2 5; do
	i=1
	while [ $i -le $shards ]; do
		run -f jsonl --shard $i/$shards "$tmp/all.mbox"
		i=$((i + 1))
	done >"$tmp/x"
	cmp -s "$tmp/all.jsonl" "$tmp/x" || fail "$shards shards differ"
done

# ---- one mbox per agency, and back --------------------------------------------
run -f jsonl --split "$tmp/split" "$tmp/all.mbox" >"$tmp/x"
grep -ho '"sha256":"[0-9a-f]*"' "$tmp/x" | sort >"$tmp/a"
for box in "$tmp"/split/*.mbox; do
	run -f jsonl "$box"
done | grep -o '"sha256":"[0-9a-f]*"' | sort -u >"$tmp/b"
cmp -s "$tmp/a" "$tmp/b" || fail "--split: other bytes"
[ "$(stat -c %a "$tmp/split" | tail -c 3)" = 00 ] ||
	fail "--split: others can read the folder"

# What an earlier run put there stays, and a mail that it had no time to end
# takes no other into itself.
cp -r "$tmp/split" "$tmp/twice"
printf 'From a@b.example Mon Jan  1 00:00:00 2024\nSubject: torn\n\nI go' \
	>>"$tmp/twice/fallback.mbox"
run -f jsonl --split "$tmp/twice" "$tmp/all.mbox" >"$tmp/x"
for box in "$tmp"/split/*.mbox; do
	[ "${box##*/}" = fallback.mbox ] && continue
	cat "$box" "$box" | cmp -s - "$tmp/twice/${box##*/}" ||
		fail "--split: ${box##*/} is not appended to"
done
run -f jsonl "$tmp/twice/fallback.mbox" >"$tmp/x"
[ "$(wc -l <"$tmp/x")" -eq $(($(run -f jsonl "$tmp/split/fallback.mbox" |
	wc -l) * 2 + 1)) ] || fail "--split: a torn mail took in another"

cp "$tmp/split/certnz.mbox" "$tmp/kept"
"$scan" -q -c "$conf" -f jsonl --split "$tmp/split" \
    -O "$tmp/split/certnz.mbox" "$tmp/all.mbox" >/dev/null 2>"$tmp/err" &&
	fail "--output: a queue of --split is taken for it"
grep -q "one of the queues" "$tmp/err" || fail "--output: $(cat "$tmp/err")"
cmp -s "$tmp/split/certnz.mbox" "$tmp/kept" ||
	fail "--output: a queue of --split is changed"

# ---- what is read is not written to ---------------------------------------------
mkdir "$tmp/own"
cp "$tmp/all.mbox" "$tmp/own/fallback.mbox"
for how in "--output $tmp/own/fallback.mbox $tmp/own/fallback.mbox" \
	"--output $tmp/own/fallback.mbox $tmp/own" \
	"--output $tmp/own/fallback.mbox -" \
	"--split $tmp/own $tmp/own/fallback.mbox"; do
	"$scan" -q -c "$conf" -f jsonl $how <"$tmp/own/fallback.mbox" \
		>"$tmp/x" 2>"$tmp/e"
	[ $? -eq 2 ] || fail "$how: taken"
	grep -q 'is to be read' "$tmp/e" || fail "$how: not said why"
	cmp -s "$tmp/all.mbox" "$tmp/own/fallback.mbox" ||
		{ fail "$how: reports are lost"; cp "$tmp/all.mbox" \
		"$tmp/own/fallback.mbox"; }
done
exec 9<"$tmp/split/certnz.mbox"
flock 9
"$scan" -q -c "$conf" -f jsonl --split "$tmp/split" "$tmp/all.mbox" \
	>"$tmp/x" 2>"$tmp/e"
[ $? -eq 2 ] && grep -q 'another run' "$tmp/e" ||
	fail "--split: two runs write to one file"
exec 9<&-

# ---- what a person must look at -------------------------------------------------
# Larger than is held, in an mbox of each kind and by itself: whole, none lost.
python3 - "$tmp" <<'EOF'
import sys
d = sys.argv[1]
body = b''.join(b'%d From here\n>From there\n>>From far\nFrom x\n' % i
                for i in range(3000))
mail = (b'From: ana@a.example\nSubject: large\n\nI got spam.\n' + body)
small = b'From: ana@a.example\nSubject: small\n\nI got this spam.\n'
line = b'From a@b.example Mon Jan  1 00:00:00 2024\n'


def rd(t):
    return b''.join((b'>' + k if k.lstrip(b'>').startswith(b'From ') else k)
                    for k in t.splitlines(True))


def o(t):
    return t.replace(b'\nFrom ', b'\n>From ')


def cl(t):
    head, rest = t.split(b'\n\n', 1)
    return head + b'\nContent-Length: %d\n\n' % len(rest) + rest


open(d + '/one.eml', 'wb').write(mail)
open(d + '/one.want', 'wb').write(rd(mail))
for kind, quoted in ('mboxrd', rd), ('mboxo', o), ('mboxcl2', cl):
    with open('%s/%s.mbox' % (d, kind), 'wb') as f:
        for t in small, mail, small, mail:
            f.write(line + quoted(t) + b'\n')
    # What mboxo quoted cannot be told from what was quoted before.
    once = mail if kind != 'mboxo' else mail.replace(b'\n>From ', b'\nFrom ')
    with open('%s/%s.want' % (d, kind), 'wb') as f:
        for i in range(2):
            f.write(line + rd(cl(mail) if kind == 'mboxcl2' else once) +
                    b'\n')
EOF
few=$conf conf=$whole	# by which the small ones go elsewhere
for kind in mboxrd mboxo mboxcl2; do
	run -f jsonl --mbox $kind --mail-max 5000 --split "$tmp/$kind.d" \
		"$tmp/$kind.mbox" >"$tmp/x"
	[ "$(grep -c '"fallback":"larger than --mail-max"' "$tmp/x")" = 2 ] || fail "$kind: cut"
	cmp -s "$tmp/$kind.want" "$tmp/$kind.d/fallback.mbox" ||
		fail "$kind: a large mail is not whole"
	[ "$(cat "$tmp/$kind.d"/[!f]*.mbox | grep -c 'Subject: small')" = 2 ] ||
		fail "$kind: the mails beside it"
	cat "$tmp/$kind.d"/[!f]*.mbox | grep -q 'Subject: large' &&
		fail "$kind: a cut mail went to an agency"
done
conf=$few
run -f jsonl --mail-max 5000 --split "$tmp/one.d" - <"$tmp/one.eml" >"$tmp/x"
tail -n +2 "$tmp/one.d/fallback.mbox" | head -n -1 | cmp -s - "$tmp/one.want" ||
	fail "one large mail is not whole"
ls -A "$tmp/one.d" | grep -q whole && fail "a file was left"
# One that the program cannot take apart.
run -o limits.arena_bytes=70000 -f jsonl --split "$tmp/arena.d" \
	"$tmp/one.eml" >"$tmp/x"
grep -q '"fallback":"' "$tmp/x" || fail "an arena that is full"
tail -n +2 "$tmp/arena.d/fallback.mbox" | head -n -1 |
	cmp -s - "$tmp/one.want" || fail "a mail that failed is not whole"

# ---- extracts ---------------------------------------------------------------------
printf 'Subject: shop\nFrom: Shop <s@shop.example>\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\nBuy >From us\n\nnow' >"$tmp/original"
{
	printf 'From: ana@a.example\nSubject: spam\nMIME-Version: 1.0\n'
	printf 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n'
	printf 'I got this spam.\n--b\nContent-Type: message/rfc822\n\n'
	cat "$tmp/original"
	printf '\n--b--\n'
} >"$tmp/with.eml"
run -f jsonl --extract "$tmp/extract" "$tmp/with.eml" >"$tmp/x"
cmp -s "$tmp/original" "$tmp"/extract/*-1.eml || fail "--extract: other bytes"

# ---- what is written to a file is no table, whoever looks on -----------------------
if command -v script >/dev/null; then
	script -qec "'$scan' -q -c '$conf' -O '$tmp/seen' '$tmp/with.eml'" \
		/dev/null </dev/null >/dev/null
	head -c 9 "$tmp/seen" | grep -q '^{"file":"' ||
		fail "-O at a terminal: $(head -n 1 "$tmp/seen")"
fi

# ---- a killed run goes on -----------------------------------------------------------
killed=0
i=0
while [ $i -lt 15 ]; do
	cat "$tmp/all.mbox"
	i=$((i + 1))
done >"$tmp/large.mbox"
run -f jsonl --split "$tmp/split1" "$tmp/large.mbox" >"$tmp/whole"
go="-q -c $conf -f jsonl --checkpoint $tmp/checkpoint --split $tmp/split2
	--output $tmp/pieces $tmp/large.mbox"
while [ $killed -lt 3 ]; do
	"$scan" $go 2>/dev/null &
	sleep 1.3
	kill -9 $! 2>/dev/null && killed=$((killed + 1))
	wait $! 2>/dev/null
	[ $? -eq 137 ] || break
done
"$scan" $go
[ $? -le 1 ] || fail "going on after a checkpoint"
cmp -s "$tmp/whole" "$tmp/pieces" || fail "checkpoint: other output"
for box in "$tmp"/split1/*; do
	cmp -s "$box" "$tmp/split2/${box##*/}" ||
		fail "checkpoint: other ${box##*/}"
done
echo "killed $killed times"
"$scan" -q -c "$conf" -f csv --checkpoint "$tmp/checkpoint" \
	--output "$tmp/pieces" "$tmp/large.mbox" 2>/dev/null
[ $? -eq 2 ] || fail "a checkpoint of other work is taken"
"$scan" $go -o spam_required=9 2>/dev/null
[ $? -eq 2 ] || fail "a checkpoint of another configuration is taken"

# ---- all rules and weights, whatever the environment asks ---------------------------
conf=$whole
run -f jsonl "$top_srcdir/tests/data/reports" >"$tmp/x"
[ "$(wc -l <"$tmp/x")" -eq "$(ls "$top_srcdir"/tests/data/reports/*.eml |
    wc -l)" ] || fail "samples: one line a mail"
conf=$few

# ---- errors ------------------------------------------------------------------------
"$scan" -q -c "$conf" -f jsonl "$tmp/all.mbox" "$tmp/none" \
	>"$tmp/x" 2>"$tmp/e"
[ $? -eq 2 ] || fail "a missing file is no error"
cmp -s "$tmp/all.jsonl" "$tmp/x" || fail "a missing file stops the others"
grep -q "$tmp/none" "$tmp/e" || fail "a missing file is not named"
"$scan" -c "$tmp/none" /dev/null >/dev/null 2>&1
[ $? -eq 2 ] || fail "a missing configuration is no error"
"$scan" --format xml /dev/null >/dev/null 2>&1
[ $? -eq 2 ] || fail "an unknown format is no error"
exit $bad
