#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the documents say of the code is so: limits, stages, manual pages.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
cd "$top" || exit 1
bad=0

complain() {
	echo "$*"
	bad=1
}

# docs/limits.md has each limit with its default and its hard maximum.
limits=$(sed -n 's/^	X(\([a-z_]*\), \([0-9]*\), \([0-9]*\), .*/| `\1` | \2 | \3 |/p' \
    lib/base/limits.h)
[ "$(echo "$limits" | wc -l)" -gt 20 ] || complain 'limits.h: no limits found'
echo "$limits" | while IFS= read -r row; do
	grep -qF "$row" docs/limits.md || echo "docs/limits.md lacks: $row"
done | grep . && bad=1

# docs/architecture.md has every stage of lib/.
for stage in lib/*/; do
	stage=$(basename "$stage")
	grep -q "\`$stage\`" docs/architecture.md ||
	    complain "docs/architecture.md does not speak of lib/$stage"
done

# Manual pages are clean mdoc.
if command -v mandoc >/dev/null; then
	for page in man/*.[1-9]; do
		mandoc -T lint -W warning "$page" | grep . && bad=1
	done
fi

# Documents that the code names are there.
for file in $(grep -rhoE '[A-Za-z_/-]+\.md' lib milter tools conf/kereru.conf \
    conf/rules man | sort -u); do
	[ -e "$file" ] || complain "the code names $file, which is not there"
done

# What README names is there.
for file in $(grep -oE '`\./[a-z]+`' README.md | tr -d '`' | sort -u) \
    $(grep -oE '\]\([a-zA-Z0-9_./-]+\)' README.md | tr -d '[]()'); do
	[ -e "$file" ] || complain "README.md names $file, which is not there"
done
exit $bad
