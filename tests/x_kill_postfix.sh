#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# x_kill.py through a private Postfix, which is killed too.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"

reason=$(postfix_missing)
[ -z "$reason" ] || { echo "skipped: $reason"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/kereru-kill.XXXXXX") || exit 1
clean() {
	postfix_stop
	rm -rf "$dir"
}
trap clean EXIT
trap 'exit 1' INT TERM
# shellcheck disable=SC2046
set -- $(python3 -c '
import socket
s = [socket.socket() for _ in range(2)]
for x in s: x.bind(("127.0.0.1", 0))
print(*[x.getsockname()[1] for x in s])')
postfix_setup "$dir" "$1" "inet:127.0.0.1:$2"
# shellcheck disable=SC2046
postfix_mailboxes $(grep -oE '[a-z0-9.]+@[a-z.]+\.example\.nz' \
	"$top/conf/kereru.conf" | sort -u)
postfix_start || exit 1
python3 "$top/tests/x_kill.py" --postfix "$dir" "$1" "$2" \
	--kills "${KILLS:-10}"
status=$?
[ $status = 0 ] || grep -E 'warning|error|fatal|panic' "$dir/mail.log" |
	tail -n 20
exit $status
