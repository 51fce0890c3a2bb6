#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From SMTP to the agencies' queues through a private Sendmail.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tests/sendmail.sh"

reason=$(sendmail_missing)
[ -n "$reason" ] || command -v python3 >/dev/null || reason='no python3'
[ -z "$reason" ] || { echo "skipped: $reason"; exit 77; }

dir=$(mktemp -d "${TMPDIR:-/tmp}/kereru-sendmail.XXXXXX") || exit 1
# Sendmail wants no folder above the socket that all may write to.
run=$(mktemp -d /run/kereru-test.XXXXXX) || exit 1
clean() {
	sendmail_stop
	rm -rf "$dir" "$run"
}
trap clean EXIT
trap 'exit 1' INT TERM

# Two ports nobody uses.
ports=$(python3 -c '
import socket
s = [socket.socket() for _ in range(2)]
for x in s: x.bind(("127.0.0.1", 0))
print(*[x.getsockname()[1] for x in s])')
# shellcheck disable=SC2086
set -- $ports
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
