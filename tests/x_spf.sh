#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every SPF case of our own must end as it says; and of the RFC 7208 suite,
# which is not ours to ship: set SPF_SUITE to its file, rfc7208-tests.yml.
here=${srcdir:-.}/tests
tests/spf_suite <"$here/data/auth/spf.tsv" || exit 1
[ -n "$SPF_SUITE" ] || exit 0
python3 -c 'import yaml' 2>/dev/null || { echo 'no python3-yaml'; exit 77; }
python3 "$here/spf_suite.py" "$SPF_SUITE" | tests/spf_suite
