#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Who is the author?  Aligned, unaligned, broken and forwarded mail through a
# private Postfix, with a zone in a file; signed, sealed and read by others'
# code.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"

reason=$(postfix_missing)
[ -n "$reason" ] || /usr/bin/python3 -c "import authres, dkim" 2>/dev/null ||
	reason='no python3-dkim with python3-authres'
[ -n "$reason" ] || command -v openssl >/dev/null || reason='no openssl'
[ -z "$reason" ] || { echo "skipped: $reason"; exit 77; }

dir=$(mktemp -d "${TMPDIR:-/tmp}/kereru-postfix.XXXXXX") || exit 1
clean() {
	postfix_stop
	rm -rf "$dir"
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
postfix_setup "$dir" "$1" "inet:127.0.0.1:$2"
# So that mail can come from any address.
echo 'smtpd_authorized_xclient_hosts = 127.0.0.1' >>"$dir/etc/main.cf"
# shellcheck disable=SC2046
postfix_mailboxes $(grep -oE '[a-z0-9.]+@[a-z.]+\.example\.nz' \
	"$top/conf/kereru.conf" | sort -u)
postfix_start || exit 1
/usr/bin/python3 "$top/tests/postfix_auth.py" "$dir" "$@"
status=$?
[ $status = 0 ] || tail -n 20 "$dir/mail.log"
exit $status
