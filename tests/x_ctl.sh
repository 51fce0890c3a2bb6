#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# kereructl from outside: what check says to each setting, and the others.
set -u
: "${top_srcdir:=.}" "${builddir:=.}"
ctl=$(cd "$builddir" && pwd)/kereructl
scan=$(cd "$builddir" && pwd)/kereru-scan
conf=$top_srcdir/conf/kereru.conf
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
bad=0
options=

fail()
{
	echo "FAIL: $*"
	bad=1
}

# says SERVER LEVEL WORDS SETTINGS: check's line about these settings
says()
{
	printf "$4" >"$tmp/settings"
	"$ctl" -c "$conf" $options check --$1 "$tmp/settings" >"$tmp/said" 2>&1
	grep "^$2 *$1: " "$tmp/said" | grep -qF -- "$3" ||
		fail "check --$1: no $2 with \"$3\" for: $4"
}

# silent SERVER WORDS SETTINGS: nothing of the kind is said
silent()
{
	printf "$3" >"$tmp/settings"
	"$ctl" -c "$conf" $options check --$1 "$tmp/settings" >"$tmp/said" 2>&1
	grep -E "^(note|warning|error) *$1: " "$tmp/said" | grep -qF -- "$2" &&
		fail "check --$1: \"$2\" is said for: $3"
}

good='smtpd_milters = unix:/run/kereru/milter.sock
smtpd_forbid_bare_newline = normalize
message_size_limit = 52428800
'
says postfix error "sees no mail" ''
says postfix warning "our socket" 'smtpd_milters = inet:127.0.0.1:1\n'
silent postfix "our socket" "$good"
says postfix note "non_smtpd_milters is not set" "$good"
silent postfix non_smtpd "$good"'non_smtpd_milters = $smtpd_milters\n'
says postfix error "default_action=accept" \
	'smtpd_milters = { unix:/run/kereru/milter.sock, default_action=accept }\n'
says postfix error "has no_milters" 'receive_override_options = no_milters\n'
# what "postconf -M" prints, behind the settings
says postfix error "smtp runs with Postfix's queue as its root" \
	"$good"'smtp       inet  n       -       y       -       -       smtpd\n'
says postfix error "postconf -F smtp/inet/chroot=n" \
	"$good"'smtp       inet  n       -       y       -       -       smtpd\n'
silent postfix root \
	"$good"'smtp       inet  n       -       n       -       -       smtpd\n'
silent postfix root \
	"$good"'smtp       unix  -       -       y       -       -       smtp\n'
silent postfix root 'smtpd_milters = inet:127.0.0.1:1\n'\
'smtp       inet  n       -       y       -       -       smtpd\n'
says postfix warning "submission has filters of its own" \
	'submission inet n - y - - smtpd\n -o x=y\n -o smtpd_milters=\n'
says postfix warning "10025 has filters of its own" \
	'10025 inet n - y - - smtpd -o receive_override_options=no_milters\n'
silent postfix "filters of its own" \
	'smtp inet n - y - - smtpd\n -o x=y\nsmtp unix - - y - - smtp\n  -o smtpd_milters=\n'
says postfix ok tempfail "$good"
silent postfix recipient_delimiter 'recipient_delimiter = -\n'
options='-o answer_plus=yes'
says postfix error "recipient_delimiter" 'recipient_delimiter = -\n'
silent postfix recipient_delimiter 'recipient_delimiter = +-\n'
options=
says postfix error "= accept" 'milter_default_action = accept\n'
says postfix error "= reject" 'milter_default_action = reject\n'
says postfix error "too old" 'milter_protocol = 2\n'
says postfix warning "before Postfix 3.9" 'mail_version = 3.7.11\n'
says postfix ok "bare newlines" 'mail_version = 3.9.1\n'
says postfix error "smtpd_forbid_bare_newline = no" \
	'smtpd_forbid_bare_newline = no\n'
says postfix warning "10240000, the default" ''
silent postfix message_size_limit 'message_size_limit = 0\n'
says postfix warning "content_filter = smtp:[::1]:10024" \
	'content_filter =\n# a comment\n  smtp:[::1]:10024\n'
silent postfix content_filter 'content_filter =\n'
silent postfix content_filter '#content_filter = x\n'
says postfix warning "milter_content_timeout = 5s" \
	'milter_content_timeout = 5s\n'
silent postfix milter_content_timeout 'milter_content_timeout = 5m\n'
says postfix warning strict_8bitmime 'strict_8bitmime = yes\n'
says postfix note reject_rbl_client \
	'smtpd_client_restrictions = permit_mynetworks,\n reject_rbl_client x\n'

filter='Xkereru, S=local:/run/kereru/milter.sock'
use='O InputMailFilters=kereru\n'
says sendmail ok "F=T" "$use$filter, F=T, T=C:5m;S:10s;R:10s;E:5m\n"
says sendmail error "F=R" "$use$filter, F=R\n"
says sendmail error "no F=T" "$use$filter\n"
says sendmail warning "T=E:20s" "$use$filter, F=T, T=R:10s;E:20s\n"
says sendmail error "names no filter" "$filter, F=T\n"
says sendmail error "no line for a filter" ''
says sendmail warning "MaxMessageSize is 1000" 'O MaxMessageSize=1000\n'
says sendmail warning "MaxMessageSize is 2000" \
	"define(\`confMAX_MESSAGE_SIZE', 2000)\n"
says sendmail warning "MaxHeadersLength is 32768" ''
says sendmail warning "MaxHeadersLength is 4096" 'O MaxHeadersLength=4096\n'
silent sendmail MaxHeadersLength \
	"define(\`confMAX_HEADERS_LENGTH', \`1048576')dnl\n"
silent sendmail "names no filter" \
	"O DaemonPortOptions=Port=25, InputMailFilters=kereru\n$filter, F=T\n"
says sendmail warning "no filter's S= names our socket" \
	"$use"'Xkereru, S=local:/run/other.sock, F=T\n'
silent sendmail "names our socket" "$use$filter, F=T\n"
says sendmail ok "F=T" \
	"INPUT_MAIL_FILTER(\`kereru', \`S=local:/x, F=T, T=R:10s;E:5m')dnl\n"
# A filter's line may go on in the next, in both files.
says sendmail ok "F=T" "$use$filter,\n\tF=T, T=R:10s\n\t;E:5m\n"
silent sendmail "names no filter" "MAIL_FILTER(\`kereru', \`F=T')
	DAEMON_OPTIONS(\`Port=25,
	InputMailFilters=kereru')\n"
silent sendmail MaxHeadersLength \
	"  define(\`confMAX_HEADERS_LENGTH',\n\`1048576')dnl\n"
# What the guide says to write is right, of the .mc as well.
sed -n '/^```m4$/,/^```$/p' "$top_srcdir/docs/sendmail.md" >"$tmp/settings"
"$ctl" -c "$conf" -o socket=unix:/run/kereru/milter.sock check \
	--sendmail "$tmp/settings" | grep sendmail >"$tmp/said"
grep -q '^ok *sendmail: F=T' "$tmp/said" && [ "$(wc -l <"$tmp/said")" = 1 ] ||
	fail "check --sendmail: what docs/sendmail.md says: $(cat "$tmp/said")"

# The port of a socket, whatever its host is called.
printf "$use"'Xkereru, S=inet:8898@localhost, F=T\n' >"$tmp/settings"
for port in 8898 8899; do
	"$ctl" -c "$conf" -o socket=inet:$port@127.0.0.1 check \
	    --sendmail "$tmp/settings" >"$tmp/$port"
done
grep -q "names our socket" "$tmp/8898" && fail "check --sendmail: same port"
grep -q "names our socket" "$tmp/8899" || fail "check --sendmail: other port"

# Who is there after an agency's dates end.
"$ctl" -c "$conf" -o agency.netsafe.active_to="$(date -d '+30 days' +%F)" \
	check >"$tmp/said"
grep -q '^warning *netsafe: is active for .* days; then nobody takes over' \
	"$tmp/said" || fail "check: an agency that ends: $(cat "$tmp/said")"

# The spool of held reports, and the letters.
head -c 32 /dev/urandom >"$tmp/key"
chmod 600 "$tmp/key"
held="-o hold_spool=$tmp/spool -o hold_key_file=$tmp/key"
held="$held -o ask_consent=yes -o answer_name=X"
"$ctl" -c "$conf" $held check >"$tmp/said"
grep -q "^note *hold_spool: $tmp/spool is not there yet" "$tmp/said" &&
	[ ! -e "$tmp/spool" ] || fail "check: a spool that is not there"
mkdir -m 755 "$tmp/spool"
"$ctl" -c "$conf" $held -o messages="$tmp" check >"$tmp/said"
[ $? -eq 2 ] && grep -q '^error *hold_spool: .*others can look' "$tmp/said" &&
	grep -q "^error *messages: $tmp/mi.txt cannot be read" "$tmp/said" ||
	fail "check: a spool that others can look into: $(cat "$tmp/said")"
chmod 700 "$tmp/spool"
"$ctl" -c "$conf" $held check >"$tmp/said"
grep -q "^ok *hold_spool: " "$tmp/said" && ! grep -q '^error' "$tmp/said" ||
	fail "check: a spool that is right: $(cat "$tmp/said")"

# A ledger whose folder is not there could never be made.
"$ctl" -c "$conf" -o ledger="$tmp/none/ledger.db" check >"$tmp/said"
grep -q "^error *ledger: the folder $tmp/none is not there" "$tmp/said" ||
	fail "check: a ledger without a folder"
"$ctl" -c "$conf" -o ledger="$tmp/ledger.db" check >"$tmp/said"
grep -q "^ok *ledger: " "$tmp/said" || fail "check: a ledger to be made"

# A name that anybody may know must not be believed.
"$ctl" -c "$conf" -o trusted_authserv_id=mx.example.org check >"$tmp/said"
grep -q '^error *trusted_authserv_id: mx.example.org' "$tmp/said" ||
	fail "check: an example in trusted_authserv_id"
"$ctl" -c "$conf" -o trusted_authserv_id=mx.kereru.nz check >"$tmp/said"
grep -Eq '^(error|warning) *trusted_authserv_id' "$tmp/said" &&
	fail "check: a server's own name in trusted_authserv_id"

# ---- the other commands -------------------------------------------------------
"$ctl" -c "$conf" -o spam_required=6.5 config >"$tmp/x" ||
	fail "config: exit status"
grep -q '^spam_required  *6.5.*# -o$' "$tmp/x" || fail "config: -o"
grep -q '^fallback .*# .*kereru.conf:[0-9]*$' "$tmp/x" ||
	fail "config: file and line"
"$ctl" -c "$conf" rules --test >"$tmp/x" || fail "rules: a test fails"
grep -q '[1-9][0-9]* tests run, 0 failed' "$tmp/x" || fail "rules: no tests"
# What is not supported: a rule to a line, a setting once.
cat >"$tmp/foreign.cf" <<'EOF'
util_rb_tld one
util_rb_tld two
report_safe 1
header FAR eval:check_rbl('x', 'list.example.')
meta NEAR FAR
EOF
"$ctl" -c "$conf" -o "rules=$tmp/foreign.cf" rules --unsupported |
    sed "s|$tmp/||" >"$tmp/said"
for line in 'foreign.cf:1: setting util_rb_tld: a setting without meaning here (2 times)' \
    'foreign.cf:3: setting report_safe: a setting without meaning here' \
    'foreign.cf:4: rule FAR: it would have to ask the network' \
    'foreign.cf:5: rule NEAR: it needs FAR' \
    'not supported: 2 rules that ask the network or need one that does, 0 other rules, 2 settings (in 3 lines)'
do
	grep -qxF -- "$line" "$tmp/said" || fail "rules --unsupported: $line"
done

printf 'From: ana@a.example\nSubject: help\n\nSomebody took my money.\n' \
	>"$tmp/mail.eml"
"$ctl" -c "$conf" explain "$tmp/mail.eml" >"$tmp/x" ||
	fail "explain: exit status"
grep -q '| Somebody took my money.' "$tmp/x" ||
	fail "explain: who speaks where"
"$ctl" -c "$conf" explain "$tmp/none" >/dev/null 2>&1
[ $? -eq 2 ] || fail "explain: a missing file is no error"

"$scan" -q -c "$conf" -f jsonl "$tmp/mail.eml" >"$tmp/old"
"$ctl" -c "$conf" replay "$tmp/old" "$tmp/mail.eml" >"$tmp/x" ||
	fail "replay: something changed"
grep -q '^1 as before, 0 changed' "$tmp/x" || fail "replay: counts"
sed 's/"urgency":"[a-z_]*"/"urgency":"of old"/' "$tmp/old" >"$tmp/older"
"$ctl" -c "$conf" replay "$tmp/older" "$tmp/mail.eml" >"$tmp/x"
[ $? -eq 1 ] || fail "replay: a change is not seen"
grep -q 'urgency *"of old" -> ' "$tmp/x" || fail "replay: the change"

# ---- campaigns ------------------------------------------------------------------
for name in Aroha Wiremu; do
	printf 'From: %s@a.example\nSubject: Fwd: parcel\n\nI got this.\n\n' \
		$name >"$tmp/$name.eml"
	printf '%s\n' '---------- Forwarded message ---------' \
		"From: Courier <info@$name.test>" 'Date: Mon, 24 Mar 2025 at 09:12' \
		'Subject: Your parcel' "To: <$name@a.example>" '' "Dear $name," \
		'your parcel could not be delivered because the address is not' \
		'complete. Please pay the redelivery fee of $2.99 within 24 hours' \
		"at http://parcel-$name.test/pay or it will be returned." \
		>>"$tmp/$name.eml"
done
"$ctl" -c "$conf" campaign list >/dev/null 2>&1
[ $? -eq 2 ] || fail "campaign: none configured is no error"
"$ctl" -c "$conf" -o campaigns="$tmp/campaigns" campaign add \
	"$tmp/Aroha.eml" "$tmp/Wiremu.eml" "$tmp/Aroha.eml" >"$tmp/x" ||
	fail "campaign add: exit status"
[ "$(sed 's/ .*//' "$tmp/x" | sort -u | wc -l)" -eq 1 ] ||
	fail "campaign: two names for one campaign"
"$ctl" -c "$conf" -o campaigns="$tmp/campaigns" campaign list >"$tmp/x"
grep -q '^c[0-9a-f]\{16\}  *2 ' "$tmp/x" ||
	fail "campaign list: not two reports"
name=$(sed -n '2s/ .*//p' "$tmp/x")
[ "$("$ctl" -c "$conf" -o campaigns="$tmp/campaigns" campaign show "$name" |
	wc -l)" -eq 2 ] || fail "campaign show: not two mails"

# Pictures above the same filler: the subject tells what they are.  And what a
# mail server says of a mail is no campaign.
attach() {
	printf '%s\n' 'From: Aroha@a.example' 'Subject: I got this' \
		'MIME-Version: 1.0' 'Content-Type: multipart/mixed; boundary=out' \
		'' --out '' 'Please look at this.' '' --out \
		'Content-Type: message/rfc822' '' 'From: News <info@news.test>' \
		"Subject: $1" 'MIME-Version: 1.0' "Content-Type: $2" ''
	cat
	printf '%s\n' '' --out--
}
filler='Thank you for the notes, the laptop will be sent by courier on Monday.
Please leave the old one at the front desk, with its charger. Kind regards.'
picture='<p><a href="http://news.test/1"><img src="http://news.test/a.png"></a></p>'
for name in "clean gutters" "cheap insurance"; do
	echo "$picture<p>$filler</p>" | attach "New $name" text/html \
		>"$tmp/seen.$name.eml"
	echo "<p>$filler</p>" | attach "New $name" text/html \
		>"$tmp/text.$name.eml"
	printf '%s\n' --in '' "$filler" --in 'Content-Type: message/delivery-status' \
		'' 'Reporting-MTA: dns; news.test' '' --in-- |
		attach "New $name" 'multipart/report; boundary=in' \
		>"$tmp/notice.$name.eml"
done
for name in seen:2 text:1 notice:0; do
	"$ctl" -c "$conf" -o campaigns="$tmp/${name%:*}" campaign add \
		"$tmp/${name%:*}".*.eml | sed 's/ .*//' | sort -u >"$tmp/x"
	[ "$(wc -l <"$tmp/x")" -eq "${name#*:}" ] ||
		fail "campaign: $name, but there are $(wc -l <"$tmp/x")"
done

# A spool with a wrong name is not an empty one, and nobody but the daemon
# makes it: it would be root's.
head -c 32 /dev/zero >"$tmp/hold.key"
chmod 600 "$tmp/hold.key"
"$ctl" -c "$conf" -o hold_spool="$tmp/hodl" -o hold_key_file="$tmp/hold.key" \
	hold list >"$tmp/x" 2>&1
[ $? -eq 2 ] && grep -q 'hodl.*not there' "$tmp/x" ||
	fail "hold: a spool that is not there: $(cat "$tmp/x")"
[ ! -e "$tmp/hodl" ] || fail "hold: a spool is made by who looks for it"

"$ctl" nonsense >/dev/null 2>&1
[ $? -eq 2 ] || fail "an unknown command is no error"
exit $bad
