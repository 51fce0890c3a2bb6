#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Our reader beside GMime and Python's email package on the mails of
# tests/data (seeds of fuzzing are none); each disagreement must be of a class
# that docs/deviations.md explains.  With CORPORA set to a folder of mail, on that as well.
command -v python3 >/dev/null || { echo 'no python3'; exit 77; }
gmime=tests/dump_gmime
[ -x "$gmime" ] || gmime=-
exec python3 "${srcdir:-.}/tests/oracle.py" tests/dump_message "$gmime" \
    "${srcdir:-.}/tests/data/auth" "${srcdir:-.}/tests/data/mime" \
    "${srcdir:-.}/tests/data/reports" "${srcdir:-.}/tests/data/sample.mbox" \
    ${CORPORA:+"$CORPORA"}
