#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# x_kill.py through a private Postfix, which is killed too.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"
. "$top/tests/begin.sh"

begin_unless "$(postfix_missing)" python3
begin_folder kill postfix_stop
# shellcheck disable=SC2046
set -- $(begin_ports 2)
postfix_setup "$dir" "$1" "inet:127.0.0.1:$2"
# shellcheck disable=SC2046
postfix_mailboxes $(begin_addresses)
postfix_start || exit 1
python3 "$top/tests/x_kill.py" --postfix "$dir" "$1" "$2" \
	--kills "${KILLS:-10}"
begin_end $?
