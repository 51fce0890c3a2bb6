#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the documents say of the code is so: limits, stages, manual pages.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
cd "$top" || exit 1
bad=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

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

# It has every key of the record, and no key that the record has not.
sed -n '/^```json$/,/^```$/p' docs/architecture.md >"$work/record"
keys=$(sed -n 's/^.*[^_a-z]key(b, "\([a-z0-9_]*\)").*/\1/p' lib/record/*.c |
    sort -u)
[ "$(echo "$keys" | wc -l)" -gt 60 ] || complain 'lib/record: no keys found'
for key in $keys; do
	grep -q "\"$key\":" "$work/record" ||
	    complain "docs/architecture.md lacks the key $key of the record"
done
# What basis has are names of agencies.
for key in $(sed 's/"basis":{[^}]*}//' "$work/record" |
    grep -o '"[a-z0-9_-]*":' | tr -d '":' | sort -u); do
	echo "basis $keys" | tr ' ' '\n' | grep -qx -e "$key" ||
	    complain "docs/architecture.md has a key $key, the record has not"
done

# It has every tag, and so has the manual page.
tags=$(sed -n 's/^	{ "\([A-Z][A-Za-z-]*\)",	*tag_.*/\1/p
    s/.*kr_plan_tag([&a-z]*, "\([A-Za-z]*\)",.*/\1/p' lib/actions/*.c |
    sort -u)
[ "$(echo "$tags" | wc -l)" -ge 14 ] || complain 'lib/actions: no tags found'
for tag in $tags; do
	grep -q "\`X-Referral-$tag\`" docs/architecture.md ||
	    complain "docs/architecture.md lacks X-Referral-$tag"
	grep -q "^.It Cm X-Referral-$tag :" man/kereru-headers.7 ||
	    complain "man/kereru-headers.7 lacks X-Referral-$tag"
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

# Source files that a header names are there, beside it, below or as said.
for header in $(find lib milter tools -name '*.h'); do
	for file in $(grep -oE '[a-z0-9_/]{2,}\.c\>' "$header" | sort -u); do
		[ -e "$file" ] ||
		    find "$(dirname "$header")" -path "*/$file" | grep -q . ||
		    complain "$header names $file, which is not there"
	done
done

# What README names is there.
for file in $(grep -oE '`\./[a-z]+`' README.md | tr -d '`' | sort -u) \
    $(grep -oE '\]\([a-zA-Z0-9_./-]+\)' README.md | tr -d '[]()'); do
	[ -e "$file" ] || complain "README.md names $file, which is not there"
done

# Links between documents lead somewhere, and README leads to each document.
for doc in docs/*.md data/README.md; do
	for file in $(grep -oE '\]\([a-zA-Z0-9_./-]+\)' "$doc" | tr -d '[]()'); do
		[ -e "$(dirname "$doc")/$file" ] ||
		    complain "$doc names $file, which is not there"
	done
	grep -q "$doc" README.md docs/architecture.md CONTRIBUTING.md ||
	    [ "$doc" = data/README.md ] || complain "nothing leads to $doc"
done

# What docs/troubleshooting.md says that our programs print, they can print.
cat milter/*.c tools/ctl/*.c lib/*/*.c | tr -d '\n\t' |
    sed 's/" *"//g' >"$work/printed"
while IFS= read -r words; do
	grep -qF "$words" "$work/printed" ||
	    complain "no program prints \"$words\""
	grep -qF "$words" docs/troubleshooting.md ||
	    complain "docs/troubleshooting.md does not have \"$words\""
done <<-EOF
	the ledger cannot be written
	the database is locked by another program
	Report mailbox is busy, please try again later
	did you mean
	cannot be opened
	anybody on this machine can use this key; chmod o= it
	cannot listen on
	configuration reloaded
	reload refused, the old configuration stays:
	a new socket needs a restart
	All is well.
	kereru-milter does not answer: it does not run, or not with this configuration
	the daemon shows no numbers: set metrics_file or metrics_port
	reports had a check that got no answer from the DNS
	processes died since the start
	days closed
EOF
exit $bad
