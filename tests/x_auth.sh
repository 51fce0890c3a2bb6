#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# DKIM, DMARC and ARC vectors of four projects.  They are not ours to ship: set
# AUTH_SUITES to a folder with mail-dkim/, rspamd/, lieser/ and arc-valimail/.
[ -n "$AUTH_SUITES" ] || { echo 'AUTH_SUITES is not set'; exit 77; }
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
python3 -c 'import yaml' 2>/dev/null || { echo 'no python3-yaml'; exit 77; }
exec python3 "${srcdir:-.}/tests/auth_suite.py" tests/auth_suite "$AUTH_SUITES"
