#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A part of the fault matrix, at least 60,000 cases (docs/reliability.md).
here=$(cd "$(dirname "$0")" && pwd)
if grep -q __asan_init tests/faults/cases; then
	exit 77		# the sanitizer has malloc() and takes ten times as long
fi
exec python3 "$here/faults/run.py"
