#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The RPM packages: built from the tarball, put into an empty root, and taken
# out again.  What they depend on is Fedora's and not looked at here.
#
# Argument: the tarball; "make check-packages" runs this too.
set -eu
[ $# = 1 ] || { echo 'usage: x_rpm.sh TARBALL' >&2; exit 2; }
command -v rpmbuild >/dev/null || { echo 'skipped: no rpmbuild'; exit 77; }
specs=$(cd "$(dirname "$0")/../packaging" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/kereru-rpm.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
root=$work/root

# Where there are no macros for systemd: what Fedora's say.
macros=
[ "$(rpm --eval '%{_unitdir}')" != '%{_unitdir}' ] || macros='systemd_post()
systemd_preun() systemd_postun_with_restart()'
set -- "$1" --define "_topdir $work"
for folder in unitdir=systemd/system sysusersdir=sysusers.d \
    tmpfilesdir=tmpfiles.d; do
	set -- "$@" --define "_${folder%%=*} /usr/lib/${folder#*=}"
done
for macro in $macros; do
	set -- "$@" --define "$macro %{nil}"
done
tarball=$1
shift
echo '== RPM packages from the tarball'
# The units have been run for the Debian packages.
rpmbuild -tb --nodeps --nocheck "$@" "$tarball" >"$work/build.log" 2>&1 || {
	tail -n 30 "$work/build.log" | cut -c 1-300
	exit 1
}
packages=$(find "$work/RPMS" -name '*.rpm' ! -name '*debug*')
[ "$(echo "$packages" | wc -l)" = 3 ] || { echo "$packages"; exit 1; }
if command -v rpmlint >/dev/null; then
	echo '== rpmlint'
	# Of the packages it says what other systems than Fedora want.
	rpmlint -c "$specs/rpmlint.toml" "$specs/kereru.spec"
fi
echo '== installed, looked at, removed'
mkdir "$root"
rpm --root "$root" --initdb
# shellcheck disable=SC2086
rpm --root "$root" -i --nodeps --noscripts $packages
for program in usr/sbin/kereru-milter usr/sbin/kereructl usr/bin/kereru-scan; do
	"$root/$program" -V
done
find "$root" -name 'kereru-milter.service' | grep -q . || exit 1
grep -q 'include("/usr/share/kereru/kereru.conf")' \
    "$root/etc/kereru/kereru.conf"
rpm --root "$root" -Va --nodeps --nouser --nogroup
rpm --root "$root" -e --nodeps --noscripts kereru-milter kereru-tools \
    kereru-rules
left=$(find "$root" -iname '*kereru*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo 'RPM packages are in order'
