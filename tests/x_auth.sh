#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# DKIM, DMARC and ARC vectors of our own.  Those of four projects are not ours
# to ship: set AUTH_SUITES to a folder with mail-dkim/, rspamd/, lieser/ and
# arc-valimail/ to run them too.
if ! command -v python3 >/dev/null; then echo 'no python3'; exit 77; fi
[ -z "$AUTH_SUITES" ] || python3 -c 'import yaml' 2>/dev/null ||
    { echo 'no python3-yaml'; exit 77; }
exec python3 "${srcdir:-.}/tests/auth_suite.py" tests/auth_suite \
    "${srcdir:-.}/tests/data/auth" ${AUTH_SUITES:+"$AUTH_SUITES"}
