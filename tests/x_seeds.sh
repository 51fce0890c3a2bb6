#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every fuzz target over its seeds: inputs that between them go all the ways
# through the parsers that fuzzing has found.
seeds=${srcdir:-.}/tests/data/seeds
status=0
for folder in "$seeds"/*/; do
	target=$(basename "$folder")
	if "tests/fuzz_$target" "$folder"*; then
		echo "ok: $target, $(ls "$folder" | wc -l) seeds"
	else
		echo "FAILED: $target"
		status=1
	fi
done
exit $status
