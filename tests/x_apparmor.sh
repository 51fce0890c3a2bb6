#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The AppArmor profile can be read, and lets in what the programs and the
# shipped configuration name.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
profile=$top/conf/apparmor/usr.sbin.kereru-milter
parser=$(PATH=$PATH:/usr/sbin:/sbin command -v apparmor_parser) ||
	{ echo 'skipped: no apparmor_parser'; exit 77; }
"$parser" -Q -K "$profile" || exit 1
status=0
# Folders of the service and of the site's configuration.
for folder in /etc/kereru /usr/share/kereru \
    $(sed -n 's|^StateDirectory=|/var/lib/|p; s|^RuntimeDirectory=|/run/|p' \
    "$top/systemd/kereru-milter.service.in") \
    $(sed -n 's|^[a-z_]* = "\(/.*\)/[^/]*"$|\1|p' "$top/conf/site.conf.in"); do
	grep -qF " $folder/" "$profile" ||
		{ echo "the profile does not know $folder"; status=1; }
done
# No program may be started.
! grep -E '^ .*[[:space:]][a-z]*x,' "$profile" || status=1
exit $status
