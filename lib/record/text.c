/* SPDX-License-Identifier: Apache-2.0 */
/* The verdict for a person, on a terminal. */
#include <string.h>

#include "record/shown.h"

/* "label\ttext" becomes "  label      text". */
static void
facts_write(struct kr_buffer *b, struct kr_span facts)
{
	struct kr_span line;

	while (kr_span_line(&facts, &line)) {
		size_t tab = kr_span_chr(line, 0, '\t');

		kr_buffer_printf(b, "  %-10.*s ",
		    KR_SPAN_ARG(kr_span_sub(line, 0, tab)));
		kr_buffer_add(b, kr_span_from(line, tab + 1));
		kr_buffer_byte(b, '\n');
	}
}

/* ---- why ---------------------------------------------------------------- */

static void
place_write(struct kr_buffer *b, const struct kr_shown *s,
    const struct kr_finding *f)
{
	if (kr_shown_place(s, f->quote).part == NULL)
		return;
	kr_buffer_str(b, "      ");
	kr_shown_seen(b, s, f);
	kr_buffer_byte(b, '\n');
}

static void
reasons_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_decision *d = s->verdict->decision;
	const struct kr_finding *const *r = d->reason;

	if (d->n_reason > 0)
		kr_buffer_str(b, "  the reasons in full\n");
	for (size_t i = 0; i < d->n_reason; i++) {
		if (!kr_shown_first_of_reason(d, i))
			continue;
		kr_buffer_printf(b, "    %s\n      ",
		    kr_shown_sentence(r[i]));
		kr_shown_ground(b, s, r[i]);
		kr_buffer_byte(b, '\n');
		for (size_t k = i; k < d->n_reason; k++)
			if (kr_shown_same_reason(r[k], r[i]))
				place_write(b, s, r[k]);
	}
}

void
kr_record_text(const struct kr_verdict *v, bool explain, struct kr_buffer *b)
{
	struct kr_buffer facts;
	struct kr_shown s;

	kr_shown_collect(v, b->arena, &s);
	kr_shown_file(b, v);
	kr_buffer_byte(b, '\n');
	/* What a duty officer needs stands in the first lines. */
	kr_buffer_init(&facts, b->arena, SIZE_MAX);
	kr_shown_verdict(&facts, &s);
	kr_shown_facts(&facts, &s, explain);
	facts_write(b, kr_buffer_span(&facts));
	if (explain) {
		kr_shown_speakers(b, &s);
		kr_shown_consent(b, &s);
		kr_shown_indicators_list(b, &s);
		reasons_write(b, &s);
	}
	kr_buffer_byte(b, '\n');
}
