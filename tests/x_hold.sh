#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Held reports, questions and answers, through a private Postfix.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tools/postfix.sh"
. "$top/tests/begin.sh"

begin_unless "$(postfix_missing)" python3
begin_folder hold postfix_stop
# shellcheck disable=SC2046
set -- $(begin_ports 3)
postfix_setup "$dir" "$1" "inet:127.0.0.1:$3" "$2"
# The mailboxes of the configuration that is shipped, and the reporters'.
# shellcheck disable=SC2046
postfix_mailboxes $(begin_addresses) $(seq -f 'aroha%g@reporter.example' 39)
postfix_start || exit 1
python3 "$top/tests/hold_server.py" "$dir" "$@"
begin_end $?
