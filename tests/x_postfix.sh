#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From SMTP to the agencies' queues through a private Postfix.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"
. "$top/tests/begin.sh"

begin_unless "$(postfix_missing)" python3
begin_folder postfix postfix_stop
# shellcheck disable=SC2046
set -- $(begin_ports 3)
postfix_setup "$dir" "$1" "inet:127.0.0.1:$3" "$2"
# The mailboxes of the configuration that is shipped.
# shellcheck disable=SC2046
postfix_mailboxes $(begin_addresses) someone@cert.example.nz
postfix_start || exit 1
python3 "$top/tests/mail_servers.py" postfix "$dir" "$@"
begin_end $?
