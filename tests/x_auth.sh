#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# DKIM and DMARC vectors of three projects.  They are not ours to ship: set
# AUTH_SUITES to a folder with mail-dkim/, rspamd/ and lieser/.
[ -n "$AUTH_SUITES" ] || { echo 'AUTH_SUITES is not set'; exit 77; }
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
exec python3 "${srcdir:-.}/tests/auth_suite.py" tests/auth_suite "$AUTH_SUITES"
