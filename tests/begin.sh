# SPDX-License-Identifier: Apache-2.0
# Sourced by the tests with a private mail server: skips, makes the folder
# $dir, which goes at the end, and finds ports.
# shellcheck shell=sh disable=SC2154

# Skip the test if there is a reason; $2, a command that must be there.
begin_unless() {
	reason=$1
	[ -n "$reason" ] || [ -z "${2-}" ] || command -v "$2" >/dev/null ||
		reason="no $2"
	[ -z "$reason" ] || { echo "skipped: $reason"; exit 77; }
}

# The folder $dir, named after $1.  At the end $2, which stops the server, is
# run, and the folder goes.
begin_folder() {
	dir=$(mktemp -d "${TMPDIR:-/tmp}/kereru-$1.XXXXXX") || exit 1
	# shellcheck disable=SC2064
	trap "$2; rm -rf '$dir'" EXIT
	trap 'exit 1' INT TERM
}

# $1 ports that nobody uses.
begin_ports() {
	python3 -c '
import socket, sys
s = [socket.socket() for _ in range(int(sys.argv[1]))]
for x in s: x.bind(("127.0.0.1", 0))
print(*[x.getsockname()[1] for x in s])' "$1"
}

# The addresses of the configuration that is shipped.
begin_addresses() {
	grep -oE '[a-z0-9.]+@[a-z.]+\.example\.nz' "$top/conf/kereru.conf" |
		sort -u
}

# What Postfix says when status is not 0; then exits with it.
begin_end() {
	[ "$1" = 0 ] || grep -E 'warning|error|fatal|panic|milter' \
		"$dir/mail.log" | tail -n 40
	exit "$1"
}
