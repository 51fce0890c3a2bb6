#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Held reports, questions and answers, through a private Postfix.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"

reason=$(postfix_missing)
[ -n "$reason" ] || command -v python3 >/dev/null || reason='no python3'
[ -z "$reason" ] || { echo "skipped: $reason"; exit 77; }

dir=$(mktemp -d "${TMPDIR:-/tmp}/kereru-hold.XXXXXX") || exit 1
clean() {
	postfix_stop
	rm -rf "$dir"
}
trap clean EXIT
trap 'exit 1' INT TERM

# Three ports nobody uses.
ports=$(python3 -c '
import socket
s = [socket.socket() for _ in range(3)]
for x in s: x.bind(("127.0.0.1", 0))
print(*[x.getsockname()[1] for x in s])')
# shellcheck disable=SC2086
set -- $ports
postfix_setup "$dir" "$1" "inet:127.0.0.1:$3" "$2"
# The mailboxes of the configuration that is shipped, and the reporters'.
# shellcheck disable=SC2046
postfix_mailboxes $(grep -oE '[a-z0-9.]+@[a-z.]+\.example\.nz' \
	"$top/conf/kereru.conf" | sort -u) $(for i in 1 2 3 4 5 6 7 8 9; do
	echo "aroha$i@reporter.example"; done)
postfix_start || exit 1
python3 "$top/tests/hold_server.py" "$dir" "$@"
status=$?
[ $status = 0 ] || grep -E 'warning|error|fatal|panic|milter' "$dir/mail.log" |
	tail -n 40
exit $status
