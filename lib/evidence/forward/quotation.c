/* SPDX-License-Identifier: Apache-2.0 */
/* quotation.c - what stands between quotation marks, of many languages */
#include <string.h>

#include "evidence/forward/quotation.h"

#define CLOSINGS_MAX	4	/* marks tried that could close one */

static const struct {
	const char	*open, *close;
} marks[] = {
	{ "\"", "\"" },
	{ "\xE2\x80\x9C", "\xE2\x80\x9D" },	/* English */
	{ "\xC2\xAB", "\xC2\xBB" },		/* French, Spanish, Russian */
	{ "\xE2\x80\x9E", "\xE2\x80\x9C" },	/* German */
	{ "\xE2\x80\x9E", "\xE2\x80\x9D" },	/* Polish, Dutch */
	{ "\xE3\x80\x8C", "\xE3\x80\x8D" },	/* Chinese, Japanese */
	{ "\xE3\x80\x8E", "\xE3\x80\x8F" },
	{ "\xEF\xBC\x82", "\xEF\xBC\x82" },
	{ "<<", ">>" },
	{ "\xE2\x80\xB9", "\xE2\x80\xBA" },
	{ "`", "`" },
	{ "\xE2\x80\x98", "\xE2\x80\x99" },
	{ "'", "'" },
};

/* What may stand before a mark that opens; letters of some scripts, too. */
static bool
before_open(char before, const char *mark)
{
	return kr_is_blank(before) || strchr("\n:(-", before) != NULL ||
	    (*mark != '\'' && (unsigned char)before >= 0x80);
}

/* French sets blanks inside its marks. */
static bool
spaced(const char *mark)
{
	return (unsigned char)*mark == 0xC2;
}

static bool
is_open(struct kr_span s, size_t at, const char *mark)
{
	size_t n;

	if (!kr_span_casestarts(kr_span_from(s, at), mark))
		return false;
	n = at + strlen(mark);
	return n < s.len &&
	    (!kr_is_blank(s.ptr[n]) || spaced(mark)) && s.ptr[n] != '\n' &&
	    (at == 0 || before_open(s.ptr[at - 1], mark));
}

static bool
is_close(struct kr_span s, size_t at, const char *mark)
{
	size_t n;

	if (at == 0 || !kr_span_casestarts(kr_span_from(s, at), mark))
		return false;
	n = at + strlen(mark);
	return (!kr_is_blank(s.ptr[at - 1]) || spaced(mark)) && (n >= s.len ||
	    kr_is_blank(s.ptr[n]) || s.ptr[n] == '\n' || s.ptr[n] == '\r' ||
	    strchr(".,;:!?)-", s.ptr[n]) != NULL ||
	    (unsigned char)s.ptr[n] >= 0x80);
}

/* A mark inside that could open another quotation has to be closed as well. */
bool
kr_quotation_read(struct kr_span s, size_t at, struct kr_quotation *q)
{
	for (size_t i = 0; i < KR_NELEM(marks); i++) {
		unsigned depth = 1, tried = 0;
		size_t body = at + strlen(marks[i].open);

		if (!is_open(s, at, marks[i].open))
			continue;
		for (size_t k = body; k < s.len &&
		    k < body + KR_QUOTATION_MAX &&
		    tried < CLOSINGS_MAX; k++) {
			if (is_close(s, k, marks[i].close)) {
				tried++;
				if (--depth > 0)
					continue;
				*q = (struct kr_quotation){ at, body, k,
				    k + strlen(marks[i].close) };
				return true;
			}
			if (is_open(s, k, marks[i].open) &&
			    depth++ > CLOSINGS_MAX)
				break;
		}
	}
	return false;
}
