/* SPDX-License-Identifier: Apache-2.0 */
#include "config/config.h"

static const char *const categories[] = {
#define X(id, name) name,
	KR_CATEGORIES(X)
#undef X
};

const char *
kr_category_name(enum kr_category category)
{
	return category < KR_CATEGORY_COUNT ? categories[category] : "";
}

enum kr_category
kr_category_find(struct kr_span name)
{
	enum kr_category c = 0;

	while (c < KR_CATEGORY_COUNT && !kr_span_is(name, categories[c]))
		c++;
	return c;
}

const char *
kr_handling_name(enum kr_handling handling)
{
	switch (handling) {
	case KR_H0:	return "H0";
	case KR_H1:	return "H1";
	case KR_H2:	return "H2";
	case KR_H3:	return "H3";
	case KR_H4:	return "H4";
	case KR_H5:	return "H5";
	}
	return "";
}
