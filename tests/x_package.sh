#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The Debian packages: built from the tarball, looked at by lintian, and in a
# clean root installed, used, upgraded, removed and purged.
#
# Argument: the tarball.  "make check-packages" makes it and runs this; it
# takes some minutes and fetches a base system, so ./check does not.
# KERERU_PACKAGES=DIR keeps the packages there.
set -eu
[ $# = 1 ] || { echo 'usage: x_package.sh TARBALL' >&2; exit 2; }
for tool in dpkg-buildpackage dh lintian mmdebstrap; do
	command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo 'skipped: makes a root, so must be root'; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/kereru-package.XXXXXX")
root=$work/root
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
say() { printf '== %s\n' "$*"; }
fail() {
	echo "FAIL: $*" >&2
	exit 1
}
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
	HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

say 'packages from the tarball'
version=$(basename "$1" .tar.xz | sed 's/^kereru-//')
tar -C "$work" -xf "$1"
cd "$work/kereru-$version"
DEB_BUILD_OPTIONS=noautodbgsym dpkg-buildpackage -us -uc -j"$(nproc)" >"$work/build.log" 2>&1 || {
	tail -n 40 "$work/build.log" | cut -c 1-300
	exit 1
}
cd "$work"
[ "$(ls ./*.deb | wc -l)" = 4 ] || fail 'not four packages'
[ -z "${KERERU_PACKAGES:-}" ] || cp ./*.deb "$KERERU_PACKAGES"

say 'lintian'
lintian --pedantic --display-info --fail-on error,warning,info,pedantic \
    --allow-root ./*.changes

say 'a clean root'
depends() {
	for deb in ./*.deb; do
		dpkg-deb -f "$deb" Depends Pre-Depends
	done | sed 's/^[A-Za-z-]*: //' | tr ',' '\n' |
	    sed 's/(.*//;s/|.*//;s/ //g' | grep -v '^kereru-' | sort -u |
	    paste -sd,
}
# python3 is for the tests.
mmdebstrap --quiet --variant=apt \
    --include="$(depends),python3-minimal,libpython3-stdlib" \
    "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" \
    >"$work/root.log" 2>&1 || { tail -n 20 "$work/root.log"; exit 1; }
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
mount --bind /proc "$root/proc"
trap 'umount -l "$root/proc" || true; rm -rf "$work"' EXIT
# What there is, but for what dpkg and the user database keep themselves.
files() {
	(cd "$root" && find . -xdev \( -path ./proc -o -path ./tmp -o \
	    -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/log -o \
	    -path ./var/lib/systemd -o -name '__pycache__' \) -prune -o \
	    -print | grep -vE '^./etc/(passwd|group|shadow|gshadow)-$' | sort)
}
files >"$work/before"
install -d "$root/tmp/new"
cp ./*.deb "$root/tmp"
cp -R "kereru-$version/debian/tests" "$root/tmp/debian-tests"
install -d "$root/tmp/source/debian"
cp -R "kereru-$version/debian/tests" "$root/tmp/source/debian"
cp -R "kereru-$version/tests" "$root/tmp/source"

say 'installed'
inside sh -c 'dpkg -i /tmp/*.deb' >"$work/install.log" 2>&1 ||
    { cat "$work/install.log"; exit 1; }
inside getent passwd kereru >/dev/null || fail 'no user kereru'
[ "$(inside stat -c '%U %a' /var/lib/kereru)" = 'kereru 750' ] ||
    fail "no folder for the ledger: $(inside ls -ld /var/lib/kereru)"
[ -L "$root/etc/systemd/system/multi-user.target.wants/kereru-milter.service" ] ||
    fail 'the daemon would not start with the system'
inside kereru-milter -t || fail 'the installed configuration is not in order'

tests() {
	for test in scan milter; do
		inside /tmp/source/debian/tests/$test >"$work/$test.log" 2>&1 ||
		    { cat "$work/$test.log"; fail "debian/tests/$test"; }
	done
}
say 'a mail is scanned, another goes through the daemon'
tests

say 'upgraded: what was set stays'
# The same packages with the next version and a new comment in the shipped
# configuration of the site.
next=$version+next
for deb in ./*.deb; do
	rm -rf new
	dpkg-deb -R "$deb" new
	sed -i "s/^Version: .*/Version: $next/;s/(= $version)/(= $next)/g" \
	    new/DEBIAN/control
	if [ -f new/etc/kereru/kereru.conf ]; then
		echo '# the next version' >>new/etc/kereru/kereru.conf
		(cd new && find etc usr -type f -exec md5sum {} +) \
		    >new/DEBIAN/md5sums
	fi
	dpkg-deb -b new "$root/tmp/new" >/dev/null
done
conf=$root/etc/kereru/kereru.conf
sed -i 's/^# authserv_id = .*/authserv_id = "mx.mine.example"/' "$conf"
inside sh -c 'dpkg --force-confdef --force-confold -i /tmp/new/*.deb' \
    >"$work/upgrade.log" 2>&1 || { cat "$work/upgrade.log"; exit 1; }
inside dpkg-query -W -f='${Version}\n' kereru-milter | grep -qx "$next" ||
    fail 'not upgraded'
inside kereructl config | grep -q 'mx.mine.example' ||
    fail 'the upgrade lost a setting'
inside kereru-milter -t >/dev/null
mv "$conf.dpkg-dist" "$conf" || fail 'the new configuration was not offered'
tests

say 'removed: the configuration stays'
names=$(for deb in ./*.deb; do dpkg-deb -f "$deb" Package; done)
# shellcheck disable=SC2086
inside dpkg --remove $names >"$work/remove.log" 2>&1 ||
    { cat "$work/remove.log"; exit 1; }
[ -f "$conf" ] || fail 'the removal took the configuration away'
[ ! -e "$root/usr/sbin/kereru-milter" ] || fail 'a program is left'

say 'purged: a ledger stays, and nothing else'
echo kept >"$root/var/lib/kereru/ledger.db"
# shellcheck disable=SC2086
inside dpkg --purge $names >"$work/purge.log" 2>&1 ||
    { cat "$work/purge.log"; exit 1; }
grep -q 'ledger.*stays' "$work/purge.log" || fail 'nobody was told'
[ "$(cat "$root/var/lib/kereru/ledger.db")" = kept ] || fail 'no ledger'
rm -r "$root/var/lib/kereru"
files >"$work/after"
diff "$work/before" "$work/after" || fail 'something is left behind'

say 'and with no ledger nothing at all'
inside sh -c 'dpkg -i /tmp/kereru-milter_*.deb /tmp/kereru-rules_*.deb' \
    >/dev/null 2>&1
inside dpkg --purge kereru-milter kereru-rules >"$work/purge.log" 2>&1
files >"$work/after"
diff "$work/before" "$work/after" || fail 'something is left behind'
echo 'packages are in order'
