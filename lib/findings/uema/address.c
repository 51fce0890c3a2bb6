/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "findings/uema/address.h"

struct kr_span
kr_uema_address_at(struct kr_span s, size_t off)
{
	size_t from = off, to = off + 1;

	while (from > 0 && (kr_is_alnum(s.ptr[from - 1]) ||
	    strchr(".-_+", s.ptr[from - 1]) != NULL) &&
	    s.ptr[from - 1] != '\0')
		from--;
	while (to < s.len && (kr_is_alnum(s.ptr[to]) || s.ptr[to] == '-' ||
	    s.ptr[to] == '.'))
		to++;
	while (to > off && s.ptr[to - 1] == '.')
		to--;
	return kr_span_sub(s, from, to - from);
}
