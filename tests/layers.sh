#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A stage includes its own headers and the public header of stages to its
# left, nothing else.  The core makes no system call for files or sockets.
cd "${srcdir:-.}/lib" || exit 1		# automake exports srcdir
seen='' bad=0
for stage in base config rules message auth evidence classifier findings \
    decision actions record; do
	for inc in $(find "$stage" -name '*.[ch]' -exec \
	    sed -n 's|^#include "\([a-z]*/[a-z0-9_/]*\)\.h".*|\1|p' {} + |
	    sort -u); do
		dir=${inc%%/*}
		[ "$dir" = "$stage" ] && continue
		case " $seen " in
		*" $dir "*) [ "$inc" = "$dir/$dir" ] && continue ;;
		esac
		echo "lib/$stage may not include $inc.h"
		bad=1
	done
	for call in fopen open socket getenv exit abort printf; do
		if grep -nE "(^|[^a-z_0-9>.])$call\(" "$stage"/*.c \
		    "$stage"/*/*.c 2>/dev/null | grep -v '/\*.*\*/'; then
			echo "lib/$stage may not call $call()"
			bad=1
		fi
	done
	seen="$seen $stage"
done
exit $bad
