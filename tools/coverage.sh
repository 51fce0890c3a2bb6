#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# coverage.sh [FOLDER] - the branches that unit tests take of what may lose a
# report, or show one to the Police: consent, the ledger, tags.
#
# Builds in FOLDER (build/coverage) without optimisation, runs the unit tests
# and prints a table of gcovr's, with the lines of branches that none took.
# Every branch is to be taken: a statement that somebody would write, a mail,
# or a call that fails (tests/fault.h).  What can never be taken, goes.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$top/build/coverage}
mkdir -p "$work"
work=$(cd "$work" && pwd)
setup_log=$work/packages.log
. "$top/tools/setup.sh"

# The lists are words on purpose.
need $packages_build libcmocka-dev gcovr
build "$work" --disable-hardening CFLAGS='-O0 -g --coverage'
find "$work" -name '*.gcda' -delete
units=$(cd "$top" && ls tests/t_*.c | sed 's/\.c$//' | tr '\n' ' ')
make -C "$work" -j"$(nproc)" check TESTS="$units" >"$work/check.log" 2>&1 ||
    { grep -E '^(FAIL|ERROR)' "$work/check.log" >&2; exit 1; }
gcovr --root "$top" --object-directory "$work" --branches --print-summary \
    --filter '(.*/)?lib/evidence/consent/' \
    --filter '(.*/)?lib/evidence/form/permission\.c' \
    --filter '(.*/)?lib/ledger/' --filter '(.*/)?lib/actions/' "$work/lib"
