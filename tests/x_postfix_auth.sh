#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Who is the author?  Aligned, unaligned, broken and forwarded mail through a
# private Postfix, with a zone in a file; signed, sealed and read by others'
# code.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"
. "$top/tests/begin.sh"

reason=$(postfix_missing)
[ -n "$reason" ] || /usr/bin/python3 -c "import authres, dkim" 2>/dev/null ||
	reason='no python3-dkim with python3-authres'
begin_unless "$reason" openssl
begin_folder postfix postfix_stop
# shellcheck disable=SC2046
set -- $(begin_ports 2)
postfix_setup "$dir" "$1" "inet:127.0.0.1:$2"
# So that mail can come from any address.
echo 'smtpd_authorized_xclient_hosts = 127.0.0.1' >>"$dir/etc/main.cf"
# shellcheck disable=SC2046
postfix_mailboxes $(begin_addresses)
postfix_start || exit 1
/usr/bin/python3 "$top/tests/postfix_auth.py" "$dir" "$@"
begin_end $?
