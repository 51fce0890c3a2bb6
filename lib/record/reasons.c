/* SPDX-License-Identifier: Apache-2.0 */
/* reasons.c - one finding in words: what it says, its ground, its place */
#include <stdlib.h>
#include <string.h>

#include "record/shown.h"

#define QUOTE_MAX	160	/* bytes */

void
kr_shown_hundredths(struct kr_buffer *b, int n)
{
	kr_buffer_printf(b, "%c%d.%02d", n < 0 ? '-' : '+', abs(n) / 100,
	    abs(n) % 100);
}

void
kr_shown_quoted(struct kr_buffer *b, struct kr_span s, size_t max)
{
	kr_buffer_byte(b, '"');
	kr_shown_line(b, s, max);
	kr_buffer_byte(b, '"');
}

const char *
kr_shown_sentence(const struct kr_finding *f)
{
	return f->what != NULL ? f->what : f->id;
}

bool
kr_shown_same_reason(const struct kr_finding *a, const struct kr_finding *b)
{
	return strcmp(a->id, b->id) == 0 &&
	    strcmp(kr_shown_sentence(a), kr_shown_sentence(b)) == 0;
}

bool
kr_shown_first_of_reason(const struct kr_decision *d, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (kr_shown_same_reason(d->reason[k], d->reason[i]))
			return false;
	return true;
}

void
kr_shown_seen(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_finding *f)
{
	struct kr_shown_place place = kr_shown_place(s, f->quote);
	struct kr_span quote = kr_shown_quote(s, f->quote);

	kr_buffer_printf(b, "part %s, byte %zu, %zu byte%s", place.part,
	    place.off, place.len, place.len == 1 ? "" : "s");
	if (quote.len > 0) {
		kr_buffer_str(b, ": ");
		kr_shown_quoted(b, quote, QUOTE_MAX);
	}
}

void
kr_shown_ground(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_finding *f)
{
	char buf[128];
	const char *source = kr_shown_source(s, f, buf, sizeof(buf));

	if (f->category < KR_CATEGORY_COUNT)
		kr_buffer_printf(b, "%s ", kr_category_name(f->category));
	if (f->weight != 0) {
		kr_shown_hundredths(b, f->weight);
		kr_buffer_str(b, ", ");
	}
	if (f->state != KR_STATE_INDICATED)
		kr_buffer_printf(b, "%s, ", kr_state_name(f->state));
	if (f->severity > 0)
		kr_buffer_printf(b, "severity %d of 10, ", f->severity);
	kr_buffer_str(b, f->id);
	if (source != NULL)
		kr_buffer_printf(b, ", %s", source);
}
