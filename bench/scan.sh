#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# scan.sh MBOX [CONFIG]: kereru-scan's speed on one core, network off, beside
# a floor (one digest of all bytes), our parser beside GMime's, and rspamd's scanner
# where it is installed (its stock rules; no store and no resolver answers it,
# so both look at bytes only), and what SpamAssassin's stock rules cost on top.  All figures are CPU time, so that waiting for
# either is nobody's loss.
# Started in the build folder, or with builddir set.
set -eu
mbox=${1:?usage: scan.sh MBOX [CONFIG]}
conf=${2:-${top_srcdir:-$(dirname "$0")/..}/conf/kereru.conf}
: "${builddir:=.}"
scan=$builddir/kereru-scan
tmp=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill $pid; rm -rf "$tmp"' EXIT

one="taskset -c 0"
command -v taskset >/dev/null || one=

# CPU time of this shell's finished children so far, in microseconds
spent()
{
	times >"$tmp/times"
	awk 'NR == 2 { gsub("m", " "); gsub("s", "")
		print int(($1 * 60 + $2 + $3 * 60 + $4) * 1e6) }' "$tmp/times"
}

# seconds COMMAND...: CPU time of the best of three, in microseconds
seconds()
{
	best=
	for i in 1 2 3; do
		spent >"$tmp/begin"
		"$@" >/dev/null 2>&1 || [ $? -eq 1 ]
		spent >"$tmp/end"
		t=$(($(cat "$tmp/end") - $(cat "$tmp/begin")))
		[ -n "$best" ] && [ "$best" -le "$t" ] || best=$t
	done
	echo "$best"
}

# CPU time of a process's children, in microseconds
ticks()
{
	cat /proc/[0-9]*/stat 2>/dev/null | sed 's/([^)]*)/x/' |
	    awk -v parent="$1" -v hz="$(getconf CLK_TCK)" '$4 == parent {
		t += $14 + $15 } END { print int(t * 1e6 / hz) }'
}

rate()	# rate NAME MAILS MICROSECONDS
{
	awk -v name="$1" -v n="$2" -v t="$3" 'BEGIN {
		printf "%-24s %8.3f s CPU %10.0f mails/s %8.1f us a mail\n",
		    name, t / 1e6, n / (t / 1e6), t / n }'
}

mails=$($scan -q -c "$conf" -f jsonl "$mbox" | wc -l)
echo "$mails mails, $(wc -c <"$mbox") bytes"
start=$(seconds $one $scan -q -j 1 -c "$conf" -f jsonl /dev/null)
floor=$(seconds $one sha256sum "$mbox")
ours=$(seconds $one $scan -q -j 1 -c "$conf" -f jsonl "$mbox")
rate "floor: sha256sum" "$mails" "$floor"
rate "kereru-scan" "$mails" "$ours"
rate "  without its start" "$mails" $((ours - start))

# With the field's stock rules as well: what a larger set costs, and its start.
stock=${stock:-/usr/share/spamassassin}
definitions()	# definitions FILE...: how many rules they define
{
	cat "$@" | awk '$1 ~ /^(header|body|rawbody|full|uri|mimeheader|meta|folded|phrases)$/ {
		seen[$2] } END { print length(seen) }'
}

if ls "$stock"/*.cf >/dev/null 2>&1; then
	own=$(dirname "$conf")/rules
	mkdir "$tmp/rules"
	cp "$own"/*.cf "$tmp/rules"
	for file in "$stock"/*.cf; do
		cp "$file" "$tmp/rules/99_$(basename "$file")"
	done
	sed -E "s,^(([a-z]+_)?model) = \"([^/]),\1 = \"$(cd "$(dirname "$conf")" &&
	    pwd)/\3,; s,^rules = .*,rules = { \"$tmp/rules\" }," \
	    "$conf" >"$tmp/larger.conf"
	cp "$(dirname "$conf")/significant.domains" "$tmp"
	larger_start=$(seconds $one $scan -q -j 1 -c "$tmp/larger.conf" \
	    -f jsonl /dev/null)
	larger=$(seconds $one $scan -q -j 1 -c "$tmp/larger.conf" -f jsonl \
	    "$mbox")
	rate "  with stock rules" "$mails" $((larger - larger_start))
	awk -v a=$((ours - start)) -v b=$((larger - larger_start)) \
	    -v n="$(definitions "$own"/*.cf)" \
	    -v m="$(definitions "$tmp"/rules/*.cf)" 'BEGIN {
		printf "%d rules, then %d: a doubling costs %.2f times (goal 1.4)\n",
		    n, m, (b / a) ^ (log(2) / log(m / n)) }'
	python3 - "$larger_start" $scan -q -j 1 -c "$tmp/larger.conf" \
	    -f jsonl /dev/null <<-'EOF'
	import resource, subprocess, sys
	subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL)
	print("start with them %.2f s CPU, %.0f MB (goal 3 s, 200 MB)" % (
	    int(sys.argv[1]) / 1e6, resource.getrusage(
	    resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
	EOF
else
	echo "no stock rules in $stock"
fi

if [ -x "$builddir/bench/parse" ]; then
	echo "parser alone:"
	$one "$builddir/bench/parse" "$mbox"
fi

if command -v rspamd >/dev/null && command -v rspamc >/dev/null; then
	# One worker, everything that asks the network or a store off.
	mkdir -p "$tmp/mails"
	port=$((20000 + $$ % 20000))
	cat >"$tmp/rspamd.conf" <<-EOF
	.include "/etc/rspamd/common.conf"
	options {
		dns { nameserver = ["127.0.0.1:1"]; timeout = 0.01s;
		    retransmits = 1; }
		filters = "chartable,dkim,regexp,fuzzy_check";
		disable_monitoring = true; tempdir = "$tmp"; dbdir = "$tmp";
		pidfile = "$tmp/pid";
	}
	logging { type = "file"; filename = "$tmp/log"; level = "error"; }
	worker "normal" { bind_socket = "127.0.0.1:$port"; count = 1; }
	EOF
	python3 - "$mbox" "$tmp/mails" <<-'EOF'
	import mailbox, sys
	for i, m in enumerate(mailbox.mbox(sys.argv[1], create=False)):
	    open("%s/%06d.eml" % (sys.argv[2], i), "wb").write(m.as_bytes())
	EOF
	rspamd -f -i -c "$tmp/rspamd.conf" >"$tmp/out" 2>&1 &
	pid=$!
	# Its start takes from seconds to a minute, by what else runs.
	for i in $(seq 60); do
		sleep 1
		! rspamc -h "127.0.0.1:$port" "$tmp/mails/000000.eml" \
		    >/dev/null 2>&1 || break
	done
	if rspamc -h "127.0.0.1:$port" "$tmp/mails/000000.eml" >/dev/null 2>&1
	then
		begin=$(ticks $pid)
		rspamc -n 4 -h "127.0.0.1:$port" "$tmp/mails" >/dev/null
		theirs=$(($(ticks $pid) - begin))
		rate "rspamd" "$mails" "$theirs"
		awk -v a="$theirs" -v b="$((ours - start))" 'BEGIN {
		    printf "%.1f mails of ours for each of rspamd'"'"'s\n",
		    a / b }'
	else
		echo "rspamd does not start:"
		tail -3 "$tmp/out" "$tmp/log" 2>/dev/null || :
	fi
else
	echo "rspamd is not installed"
fi
