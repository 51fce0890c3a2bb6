# SPDX-License-Identifier: Apache-2.0
# Sourced by ./quickstart and ./check: Debian packages, and the build.
# shellcheck shell=sh

packages_build='autoconf automake autoconf-archive pkg-config gcc make
libc6-dev libmilter-dev libopendkim-dev libpcre2-dev
libconfuse-dev libjansson-dev libssl-dev libpsl-dev libidn2-dev zlib1g-dev
liblzma-dev libzstd-dev libunistring-dev libunbound-dev libsystemd-dev
libseccomp-dev libsqlite3-dev libpq-dev libcurl4-openssl-dev'
packages_run='postfix python3'
packages_test='libcmocka-dev libgmime-3.0-dev libxml2-dev clang
libclang-rt-14-dev mandoc miltertest zstd xz-utils gzip systemd procps
openssl postgresql libspf2-dev python3-yaml python3-dkim
python3-nacl python3-authres opendkim-tools fish zsh apparmor chromium fonts-dejavu-core'
# what Sendmail needs, which the tests run without installing it
packages_test="$packages_test m4 libdb5.3 libldap-2.5-0 liblockfile1 libnsl2
libsasl2-2 libwrap0"

# Is the Debian package there?
installed() {
	dpkg-query -W -f='${Status}' "$1" 2>/dev/null |
	    grep -q '^install ok installed'
}

# Install what is missing of the packages named.  Asks nothing.
need() {
	missing=
	for package in "$@"; do
		installed "$package" || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	command -v apt-get >/dev/null || {
		echo "Please install these Debian packages, or what your" \
		    "system calls them:$missing" >&2
		return 1
	}
	as_root=
	[ "$(id -u)" = 0 ] || as_root=sudo
	echo "Installing, which may take some minutes:$missing"
	# Nothing is removed for it, such as another mail server; and a Postfix
	# that was not there stays without a configuration: it does not run.
	$as_root env DEBIAN_FRONTEND=noninteractive sh -ec '
		installed_postfix=$(dpkg-query -W -f="\${Version}" postfix \
		    2>/dev/null || true)
		[ -n "$installed_postfix" ] || debconf-set-selections <<-END
		postfix postfix/main_mailer_type select No configuration
		END
		apt-get update -qq
		apt-get install -y -qq --no-install-recommends --no-remove "$@"
	' sh $missing >"$setup_log" 2>&1 || {
		cat "$setup_log" >&2
		return 1
	}
}

# configure in the folder $1, with the rest as its options.  Says nothing when
# all is well; a second time takes no time.
prepare() {
	folder=$1
	shift
	mkdir -p "$folder"
	if [ ! -x "$top/configure" ] ||
	    [ "$top/configure.ac" -nt "$top/configure" ] ||
	    [ "$top/Makefile.am" -nt "$top/Makefile.in" ]; then
		(cd "$top" && autoreconf -fi) >"$folder/autoreconf.log" 2>&1 ||
		    { cat "$folder/autoreconf.log" >&2; return 1; }
	fi
	if [ ! -f "$folder/Makefile" ]; then
		(cd "$folder" && "$top/configure" "$@") \
		    >"$folder/configure.log" 2>&1 ||
		    { tail -n 20 "$folder/configure.log" >&2; return 1; }
	fi
}

# The same, and make.
build() {
	prepare "$@"
	make -C "$folder" -j"$(nproc)" >"$folder/make.log" 2>&1 ||
	    { tail -n 40 "$folder/make.log" >&2; return 1; }
}
