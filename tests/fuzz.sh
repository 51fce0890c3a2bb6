#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# fuzz.sh SECONDS [TARGET...]: fuzz each target (or all) for so long, from the
# seeds in tests/data/seeds and what earlier runs found, and print a table.
#
# Started in a folder that was configured with
#   CC=clang ./configure --enable-fuzzing --with-sanitizers=address,undefined
# or, for AFL++, with CC=afl-clang-fast; each target is built if need be.  What
# is found stays in fuzz/found/TARGET, what brings new ways through the code in
# fuzz/corpus/TARGET; the exit status is 1 if a finding is there.
#
# fuzz.sh --keep BYTES [TARGET...]: libFuzzer only; make the target's seeds
# anew: of seeds and corpus the fewest inputs of at most so many bytes that
# go as many ways.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
keep=
[ "${1-}" != --keep ] || { keep=yes; shift; }
number=${1:?usage: fuzz.sh [--keep] NUMBER [TARGET...]}
shift
[ $# -gt 0 ] || set -- $(cd "$top/tests" &&
    ls fuzz_*.c | sed '/main/d; s/fuzz_\(.*\)\.c/\1/')
status=0

# CPU time of this shell's finished children, in seconds; a subshell has none
spent()
{
	times >fuzz/times
	awk 'NR == 2 { gsub("m", " "); gsub("s", "")
		print int($1 * 60 + $2 + $3 * 60 + $4) }' fuzz/times
}

# What is in the folders, as libFuzzer and AFL++ leave findings there.
findings()
{
	find "$@" -type f ! -name README.txt 2>/dev/null | wc -l
}

libfuzzer()	# libfuzzer TARGET: sets runs
{
	"tests/fuzz_$1" -max_total_time="$number" -timeout=25 \
	    -rss_limit_mb=2500 -print_final_stats=1 \
	    -artifact_prefix="fuzz/found/$1/" "fuzz/corpus/$1" \
	    "$top/tests/data/seeds/$1" >"fuzz/$1.log" 2>&1 || true
	runs=$(sed -n 's/.*number_of_executed_units: *//p' "fuzz/$1.log")
}

afl()		# afl TARGET: sets runs
{
	AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 \
	    AFL_AUTORESUME=1 \
	    afl-fuzz -V "$number" -m none -t 25000 \
	    -i "$top/tests/data/seeds/$1" -o "fuzz/afl/$1" \
	    -- "tests/fuzz_$1" >"fuzz/$1.log" 2>&1 || true
	for kind in crashes hangs; do
		find "fuzz/afl/$1/default/$kind" -type f ! -name README.txt \
		    -exec cp {} "fuzz/found/$1" \; 2>/dev/null || true
	done
	runs=$(sed -n 's/^execs_done *: *//p' \
	    "fuzz/afl/$1/default/fuzzer_stats")
}

[ -n "$keep" ] ||
    printf '%-12s %12s %12s %9s\n' target runs 'CPU seconds' findings
for target in "$@"; do
	make -s "tests/fuzz_$target" >&2
	mkdir -p "fuzz/corpus/$target" "fuzz/found/$target"
	if [ -n "$keep" ]; then
		rm -rf "fuzz/keep"
		mkdir -p "fuzz/keep"
		"tests/fuzz_$target" -set_cover_merge=1 -use_counters=0 \
		    -max_len="$number" fuzz/keep "fuzz/corpus/$target" \
		    "$top/tests/data/seeds/$target" \
		    >"fuzz/$target.log" 2>&1
		rm -rf "$top/tests/data/seeds/$target"
		mv fuzz/keep "$top/tests/data/seeds/$target"
		continue
	fi
	spent >fuzz/begin
	if "tests/fuzz_$target" -help=1 2>&1 | grep -q max_total_time; then
		libfuzzer "$target"
	else
		afl "$target"
	fi
	found=$(findings "fuzz/found/$target")
	[ "$found" = 0 ] || status=1
	spent >fuzz/end
	printf '%-12s %12s %12s %9s\n' "$target" "${runs:-none}" \
	    "$(($(cat fuzz/end) - $(cat fuzz/begin)))" "$found"
done
exit $status
