#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Held reports, questions and answers, through a private Sendmail.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
. "$top/tests/sendmail.sh"
. "$top/tests/begin.sh"

begin_unless "$(sendmail_missing)" python3
begin_folder hold_sendmail sendmail_stop
# shellcheck disable=SC2046
set -- $(begin_ports 3)
sendmail_setup "$dir" "$1" "inet:$3@127.0.0.1" "$2"
sendmail_start || exit 1
python3 "$top/tests/hold_server.py" "$dir" "$@"
begin_end $?
