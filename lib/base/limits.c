/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

const struct kr_limits kr_limits_default = {
#define X(name, dflt, hard, text) .name = dflt,
	KR_LIMITS(X)
#undef X
};

const char *
kr_limit_name(enum kr_limit limit)
{
	static const char *const names[] = {
#define X(name, dflt, hard, text) #name,
		KR_LIMITS(X)
#undef X
	};

	return limit < KR_LIMIT_COUNT ? names[limit] : "";
}
