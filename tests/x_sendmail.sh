#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From SMTP to the agencies' queues through a private Sendmail.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tests/sendmail.sh"
. "$top/tests/begin.sh"

begin_unless "$(sendmail_missing)" python3
# Sendmail wants no folder above the socket that all may write to.
run=$(mktemp -d /run/kereru-test.XXXXXX) || exit 1
begin_folder sendmail "sendmail_stop; rm -rf '$run'"
# shellcheck disable=SC2046
set -- $(begin_ports 2)
chown nobody "$run" && chmod 755 "$run"
sendmail_setup "$dir" "$1" "local:$run/s" "$2"
sendmail_start || exit 1
# What the check looks for in sendmail.cf is what Sendmail's own m4 writes.
./kereructl -c "$top/conf/kereru.conf" -o "socket=unix:$run/s" check \
    --sendmail "$dir/etc/sendmail.cf" |
	grep sendmail >"$dir/check"
grep -q '^ok *sendmail: F=T' "$dir/check" && ! grep -v '^ok' "$dir/check" ||
	{ cat "$dir/check"; exit 1; }
python3 "$top/tests/mail_servers.py" sendmail "$dir" "$@" "$run/s"
