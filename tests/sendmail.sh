# SPDX-License-Identifier: Apache-2.0
# Sourced: a private Sendmail with its own configuration, queue and mailboxes
# in one folder.  Debian lets only one mail server be installed, so where that
# is Postfix, Sendmail's packages are unpacked beside it and not installed.
# shellcheck shell=sh

# Unpack Debian's packages into the folder $1, once.
sendmail_get() {
	[ ! -d "$1/usr/share/sendmail" ] || return 0
	mkdir -p "$1/packages" && (
		cd "$1/packages" &&
		    apt-get download -qq sendmail-bin sendmail-cf
	) >"$1/packages.log" 2>&1 || { cat "$1/packages.log" >&2; return 1; }
	for package in "$1"/packages/*.deb; do
		dpkg-deb -x "$package" "$1" || return 1
	done
	rm -r "$1/packages"
}

# The folder that holds Sendmail's usr: $SENDMAIL_ROOT, or the system's.
sendmail_root=${SENDMAIL_ROOT-}
sendmail_program=$sendmail_root/usr/libexec/sendmail/sendmail

# Why there can be no private Sendmail here; nothing if there can.
sendmail_missing() {
	[ -x "$sendmail_program" ] || { echo 'Sendmail is not there'; return; }
	[ -r "$sendmail_root/usr/share/sendmail/cf/m4/cf.m4" ] ||
		{ echo 'sendmail-cf is not there'; return; }
	command -v m4 >/dev/null || { echo 'no m4'; return; }
	command -v unshare >/dev/null || { echo 'no unshare'; return; }
	[ "$(id -u)" = 0 ] || { echo 'Sendmail needs root to start'; return; }
	! ldd "$sendmail_program" | grep 'not found'
}

# Set up $1, listening on port $2 of the loopback address; mail goes through
# the filter at $3 (a socket as Sendmail names it).  Port $4 takes mail around
# the filter.  Every mail for *.example.nz, and for reporter.example, is
# delivered to a Maildir folder mail/ADDRESS, nothing leaves this machine.
# Nothing waits for load or free space, and who takes a mail delivers it: where
# delivery is slow, a process for each mail would soon be more than a container
# may have.
sendmail_setup() {
	sendmail_dir=$1
	mkdir -p "$1/etc" "$1/queue" "$1/mail"
	chmod 755 "$1" "$1/etc"
	chmod 700 "$1/queue"
	chown nobody "$1/mail"
	cat >"$1/etc/deliver" <<-EOF
	#!/bin/sh
	umask 022
	folder=$1/mail/\$1
	mkdir -p "\$folder/tmp" "\$folder/new"
	# In order of arrival, as Postfix names them.
	name=\$folder/tmp/\$(date +%s%N).\$\$
	cat >"\$name" && mv "\$name" "\$folder/new/" || exit 75
	EOF
	# Sendmail waits a minute for a host name with a dot before it starts.
	cat >"$1/etc/sendmail" <<-EOF
	#!/bin/sh
	exec unshare --uts sh -c '
	hostname mx.test.example
	exec "\$@"' sh $sendmail_program -C $1/etc/sendmail.cf "\$@"
	EOF
	chmod 755 "$1/etc/deliver" "$1/etc/sendmail"
	cat >"$1/etc/sendmail.mc" <<-EOF
	include(\`$sendmail_root/usr/share/sendmail/cf/m4/cf.m4')
	OSTYPE(\`linux')
	define(\`confDOMAIN_NAME', \`mx.test.example')
	define(\`confDEF_USER_ID', \`$(id -u nobody):$(id -g nobody)')
	define(\`QUEUE_DIR', \`$1/queue')
	define(\`STATUS_FILE', \`')
	define(\`ALIAS_FILE', \`')
	define(\`confPID_FILE', \`$1/sendmail.pid')
	define(\`confCONTROL_SOCKET_NAME', \`')
	define(\`confSERVICE_SWITCH_FILE', \`$1/etc/switch')
	define(\`confHOSTS_FILE', \`$1/etc/hosts')
	define(\`confTO_IDENT', \`0')
	define(\`confQUEUE_LA', \`1000')
	define(\`confREFUSE_LA', \`1000')
	define(\`confDELAY_LA', \`1000')
	define(\`confDONT_PROBE_INTERFACES', \`True')
	define(\`confMAX_HEADERS_LENGTH', \`1048576')
	define(\`confMAX_MESSAGE_SIZE', \`104857600')
	define(\`confMIN_FREE_BLOCKS', \`0')
	define(\`confMIN_QUEUE_AGE', \`0')
	define(\`confDELIVERY_MODE', \`interactive')
	define(\`confMAX_QUEUE_CHILDREN', \`4')
	define(\`confEIGHT_BIT_HANDLING', \`pass8')
	FEATURE(\`no_default_msa')
	FEATURE(\`accept_unqualified_senders')
	FEATURE(\`accept_unresolvable_domains')
	FEATURE(\`nocanonify')
	DAEMON_OPTIONS(\`Name=MTA, Addr=127.0.0.1, Port=$2, InputMailFilters=kereru')
	DAEMON_OPTIONS(\`Name=Plain, Addr=127.0.0.1, Port=$4')
	MAIL_FILTER(\`kereru', \`S=$3, F=T, T=C:5m;S:5m;R:5m;E:10m')
	MAILER(\`smtp')
	MAILER_DEFINITIONS
	Mmaildir, P=$1/etc/deliver, F=lsDFMPn8,
	    L=0, M=0, U=$(id -u nobody):$(id -g nobody), A=deliver \$u
	Mnowhere, P=/bin/false, F=lsDFMn, A=false
	LOCAL_RULE_0
	R\$+ < @ \$+ . example . nz > \$*	\$#maildir \$@ local \$: \$1@\$2.example.nz
	R\$+ < @ \$+ . example . nz . > \$*	\$#maildir \$@ local \$: \$1@\$2.example.nz
	R\$+ < @ reporter . example \$*	\$#maildir \$@ local \$: \$1@reporter.example
	R\$+ < @ \$+ > \$*	\$#nowhere \$@ nowhere \$: \$1@\$2
	LOCAL_RULESETS
	SLocal_check_rcpt
	R\$*	\$@ OK
	EOF
	printf 'hosts\tfiles\naliases\tfiles\n' >"$1/etc/switch"
	echo '127.0.0.1 localhost mx.test.example' >"$1/etc/hosts"
	m4 -D_CF_DIR_="$sendmail_root/usr/share/sendmail/cf/" \
	    "$1/etc/sendmail.mc" >"$1/etc/sendmail.cf"
}

sendmail_start() {
	"$sendmail_dir/etc/sendmail" -bd -q2s >"$sendmail_dir/start.log" 2>&1 ||
		{ cat "$sendmail_dir/start.log" >&2; return 1; }
}

sendmail_stop() {
	[ ! -s "$sendmail_dir/sendmail.pid" ] ||
	    kill "$(head -n 1 "$sendmail_dir/sendmail.pid")"
}
