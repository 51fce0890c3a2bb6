#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every case of the RFC 7208 suite must end as the suite says.  The suite is
# not ours to ship: set SPF_SUITE to its file, rfc7208-tests.yml.
[ -n "$SPF_SUITE" ] || { echo 'SPF_SUITE is not set'; exit 77; }
python3 -c 'import yaml' 2>/dev/null || { echo 'no python3-yaml'; exit 77; }
python3 "${srcdir:-.}/tests/spf_suite.py" "$SPF_SUITE" | tests/spf_suite
