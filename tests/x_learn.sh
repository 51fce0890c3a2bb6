#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the spam classifier is taught counts, is shown, and is undone.
set -u
: "${top_srcdir:=.}" "${builddir:=.}"
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
ctl="$(cd "$builddir" && pwd)/kereructl -c $top_srcdir/conf/kereru.conf"
taught="$ctl -o spam_model=$tmp/base -o spam_learned=$tmp/learned.db"
bad=0

fail()
{
	echo "FAIL: $*"
	cat "$tmp/said"
	bad=1
}

# expect STATUS WORDS COMMAND...: it ends so and says that
expect()
{
	status=$1 words=$2
	shift 2
	"$@" >"$tmp/said" 2>&1
	got=$?
	[ $got -eq "$status" ] || fail "exit $got, not $status: $*"
	grep -qF -- "$words" "$tmp/said" || fail "no \"$words\": $*"
}

# score COMMAND PATH: the spam score of a mail, hundredths
score()
{
	$1 tokens "$2" | sed -n 's/.*: spam score \(-*[0-9]*\)\.\([0-9]*\),.*/\1\2/p'
}

mail()	# mail FILE SUBJECT TEXT
{
	printf 'From: Ana <ana@shop.example>\nTo: b@house.example\n'\
'Subject: %s\nDate: Tue, 4 Mar 2025 10:00:00 +1300\n'\
'Message-ID: <%s@shop.example>\n\n%s\n' "$2" "$2" "$3" >"$1"
}
report()	# report FILE MAIL: a report that carries it
{
	printf 'From: Mere <mere@mail.example>\nTo: report@cert.example.nz\n'\
'Subject: I got this\nMIME-Version: 1.0\n'\
'Content-Type: multipart/mixed; boundary=x\n\n--x\n\nPlease look.\n'\
'--x\nContent-Type: message/rfc822\n\n' >"$1"
	cat "$2" >>"$1"
	printf '\n--x--\n' >>"$1"
}
wool="merino socks and blankets from our own woolshed, knitted this winter by
three neighbours and dyed with lichen, orders close on Friday"
mail "$tmp/a.eml" a "$wool"
mail "$tmp/b.eml" b "the committee meets on Tuesday at the marae to talk about
the new roof, and the minutes of the last meeting are below"
mail "$tmp/short.eml" c "see below"
report "$tmp/r.eml" "$tmp/a.eml"

# Learning counts on top of a model.
mkdir "$tmp/spam" "$tmp/ham"
for i in 1 2 3 4 5 6 7 8; do
	mail "$tmp/spam/$i.eml" "gift$i" "claim your free prize gift number $i
now and win cash before midnight"
	mail "$tmp/ham/$i.eml" "minutes$i" "the minutes of meeting number $i
are below, please send corrections to the secretary"
done
sets="--whole --spam $tmp/spam --ham $tmp/ham"
$ctl train --output "$tmp/base" $sets >"$tmp/said" || fail "train: the base"
expect 2 "names no spam_model" $ctl -o spam_model= \
    -o "spam_learned=$tmp/none.db" learn spam "$tmp/a.eml"

# ---- refusals ---------------------------------------------------------------
expect 2 "set spam_learned" $ctl learn spam "$tmp/a.eml"
expect 2 usage $taught learn junk "$tmp/a.eml"
expect 2 usage $taught learn spam
expect 1 "too short" $taught learn spam "$tmp/short.eml"
expect 1 "was not learned" $taught forget "$tmp/a.eml"

# ---- learning ---------------------------------------------------------------
before=$(score "$taught" "$tmp/a.eml")
[ -n "$before" ] || fail "tokens: no score"
expect 0 "learned as spam" $taught learn spam "$tmp/a.eml"
grep -q "teach some ham too" "$tmp/said" || fail "learn: one label only"
sha=$(sed -n 's/.*learned as spam, \([0-9a-f]*\)$/\1/p' "$tmp/said")
after=$(score "$taught" "$tmp/a.eml")
[ "$after" -gt "$((before + 50))" ] || fail "learn: $before, then $after"
expect 0 "learned as ham" $taught learn ham "$tmp/b.eml"
expect 1 "learned already" $taught learn spam "$tmp/a.eml"
expect 1 "forget it first" $taught learn ham "$tmp/a.eml"
# The same message inside a report, and its score in what scan prints.
expect 1 "learned already" $taught learn spam "$tmp/r.eml"
scan="$(cd "$builddir" && pwd)/kereru-scan -q -c $top_srcdir/conf/kereru.conf"
$scan -f jsonl -o "spam_model=$tmp/base" "$tmp/r.eml" >"$tmp/plain"
$scan -f jsonl -o "spam_model=$tmp/base" \
	-o "spam_learned=$tmp/learned.db" "$tmp/r.eml" >"$tmp/said"
cmp -s "$tmp/plain" "$tmp/said" && fail "scan: nothing of what was learned"

# ---- nothing of a mail is in the database -----------------------------------
grep -aq woolshed "$tmp/learned.db"* && fail "words are kept"

# ---- forgetting: as if it had never been -----------------------------------
expect 0 "no longer spam" $taught forget "$sha"
expect 0 "no longer ham" $taught forget "$tmp/b.eml"
grep -q "0 spam and 0 ham are known" "$tmp/said" || fail "forget: counts"
[ "$(score "$taught" "$tmp/a.eml")" = "$before" ] || fail "forget: the score"
# In another order the same is learned.
$taught learn spam "$tmp/a.eml" >"$tmp/said"
$taught learn ham "$tmp/b.eml" >"$tmp/said"
one=$(score "$taught" "$tmp/a.eml")
$taught forget "$tmp/a.eml" >"$tmp/said"
$taught learn spam "$tmp/r.eml" >"$tmp/said"
[ "$(score "$taught" "$tmp/a.eml")" = "$one" ] || fail "learn: order counts"

# ---- what is sealed is neither kept nor shown --------------------------------
mail "$tmp/sealed.eml" help "somebody sent my daughter, she is 12, naked
pictures of children and asks her for such pictures of herself"
expect 1 "sealed" $taught learn spam "$tmp/sealed.eml"
expect 0 "sealed" $taught tokens "$tmp/sealed.eml"

# ---- a model of one's own ---------------------------------------------------
expect 2 usage $ctl train $sets
expect 2 "both spam and ham" $ctl train --output "$tmp/m" --spam "$tmp/spam"
expect 0 "from 16 mails" $ctl train --output "$tmp/m" $sets
expect 0 "area under the curve 1.0000" $ctl -o "spam_model=$tmp/m" test $sets
$ctl -o "spam_model=$tmp/m" test --scores $sets >"$tmp/said"
[ "$(grep -c eml "$tmp/said")" -eq 16 ] || fail "test: scores"
$ctl -o "spam_model=$tmp/m" test --hits $sets >"$tmp/said"
[ "$(grep -c eml "$tmp/said")" -eq 16 ] || fail "test: hits"
grep -q "$(printf '\t')__" "$tmp/said" || fail "test: no rule hits"
expect 0 "w:prize" $ctl -o "spam_model=$tmp/m" tokens --all "$tmp/spam/1.eml"
printf x >>"$tmp/m"
expect 2 "$tmp/m" $ctl -o "spam_model=$tmp/m" test $sets
exit $bad
