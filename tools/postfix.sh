# SPDX-License-Identifier: Apache-2.0
# Sourced: a private Postfix with its own configuration, queue and mailboxes
# in one folder.  The system's mail is left alone: no file of it is read or
# written, and no port but the one given is used.
# shellcheck shell=sh

# Why there can be no private Postfix here; nothing if there can.
postfix_missing() {
	command -v postfix >/dev/null 2>&1 || [ -x /usr/sbin/postfix ] ||
		{ echo 'Postfix is not installed'; return; }
	[ "$(id -u)" = 0 ] || { echo 'Postfix needs root to start'; return; }
	id postfix >/dev/null 2>&1 || echo 'there is no user postfix'
}

# Set up $1, listening on port $2 of the loopback address; mail goes through
# the filter at $3 (a socket as Postfix names it: inet:host:port, unix:path).
# Port $4, if given, takes mail around the filter.
postfix_setup() {
	postfix_dir=$1
	mkdir -p "$1/etc" "$1/queue" "$1/data" "$1/mail"
	chown postfix "$1/data"
	chmod 755 "$1" "$1/etc" "$1/queue"
	chown nobody "$1/mail"
	cat >"$1/etc/main.cf" <<-EOF
	compatibility_level = 3.6
	queue_directory = $1/queue
	data_directory = $1/data
	maillog_file = $1/mail.log
	maillog_file_prefixes = $1
	mail_owner = postfix
	setgid_group = postdrop
	inet_interfaces = 127.0.0.1
	inet_protocols = ipv4
	myhostname = mx.test.example
	mydestination =
	alias_maps =
	alias_database =
	mynetworks = 127.0.0.0/8
	# Nothing leaves this machine.
	default_transport = error:5.1.2 no delivery outside the test
	relay_transport = error:5.1.2 no delivery outside the test
	virtual_transport = virtual
	virtual_mailbox_base = $1/mail
	virtual_mailbox_domains = texthash:$1/etc/domains
	virtual_mailbox_maps = texthash:$1/etc/mailboxes
	virtual_mailbox_limit = 0
	virtual_uid_maps = static:$(id -u nobody)
	virtual_gid_maps = static:$(id -g nobody)
	virtual_minimum_uid = 1
	# Nothing depends on free space, load or speed: a limit of size asks for
	# half as much again on the disk, stress cuts off who is slow.
	message_size_limit = 0
	in_flow_delay = 0
	smtpd_timeout = 300s
	smtpd_hard_error_limit = 20
	smtpd_junk_command_limit = 100
	milter_connect_timeout = 300s
	milter_command_timeout = 300s
	milter_content_timeout = 300s
	queue_run_delay = 2s
	minimal_backoff_time = 2s
	transport_retry_time = 2s
	smtputf8_enable = yes
	smtpd_forbid_bare_newline = normalize
	smtpd_client_connection_count_limit = 0
	smtpd_milters = $3
	milter_protocol = 6
	milter_default_action = tempfail
	EOF
	cat >"$1/etc/master.cf" <<-EOF
	127.0.0.1:$2 inet n - n - - smtpd
	pickup unix n - n 60 1 pickup
	cleanup unix n - n - 0 cleanup
	qmgr unix n - n 300 1 qmgr
	rewrite unix - - n - - trivial-rewrite
	bounce unix - - n - 0 bounce
	defer unix - - n - 0 bounce
	trace unix - - n - 0 bounce
	verify unix - - n - 1 verify
	flush unix n - n 1000? 0 flush
	proxymap unix - - n - - proxymap
	smtp unix - - n - - smtp
	showq unix n - n - - showq
	error unix - - n - - error
	retry unix - - n - - error
	virtual unix - n n - - virtual
	anvil unix - - n - 1 anvil
	postlog unix-dgram n - n - 1 postlogd
	EOF
	[ -z "${4-}" ] || cat >>"$1/etc/master.cf" <<-EOF
	127.0.0.1:$4 inet n - n - - smtpd -o smtpd_milters=
	EOF
	: >"$1/etc/domains" >"$1/etc/mailboxes"
}

# Mailboxes (Maildir folders mail/ADDRESS) for the addresses that follow.
postfix_mailboxes() {
	for address in "$@"; do
		echo "$address $address/" >>"$postfix_dir/etc/mailboxes"
		echo "${address#*@} accepted" >>"$postfix_dir/etc/domains"
	done
	sort -u -o "$postfix_dir/etc/domains" "$postfix_dir/etc/domains"
}

postfix_start() {
	PATH=$PATH:/usr/sbin postfix -c "$postfix_dir/etc" start \
		>"$postfix_dir/start.log" 2>&1 ||
		{ cat "$postfix_dir/start.log" >&2; return 1; }
}

postfix_stop() {
	PATH=$PATH:/usr/sbin postfix -c "$postfix_dir/etc" stop \
		>>"$postfix_dir/start.log" 2>&1
}

# Wait up to $1 seconds until all mail is delivered (or held, or returned).
postfix_settle() {
	tries=$(($1 * 10))
	while [ "$tries" -gt 0 ]; do
		[ -n "$(find "$postfix_dir/queue/maildrop" \
			"$postfix_dir/queue/incoming" \
			"$postfix_dir/queue/active" \
			"$postfix_dir/queue/deferred" -type f)" ] || return 0
		sleep 0.1
		tries=$((tries - 1))
	done
	return 1
}
