/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

enum kr_tri
kr_tri_not(enum kr_tri a)
{
	return a == KR_UNKNOWN ? KR_UNKNOWN : a == KR_YES ? KR_NO : KR_YES;
}

enum kr_tri
kr_tri_and(enum kr_tri a, enum kr_tri b)
{
	if (a == KR_NO || b == KR_NO)
		return KR_NO;
	return a == KR_YES && b == KR_YES ? KR_YES : KR_UNKNOWN;
}

enum kr_tri
kr_tri_or(enum kr_tri a, enum kr_tri b)
{
	return kr_tri_not(kr_tri_and(kr_tri_not(a), kr_tri_not(b)));
}

const char *
kr_tri_name(enum kr_tri a)
{
	return a == KR_UNKNOWN ? "unknown" : a == KR_YES ? "yes" : "no";
}
