/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tail.c - where the reporter speaks again behind a pasted message
 *
 * A message that was passed on without quote marks has no end that can be
 * seen.  The last paragraphs are the reporter's if one of them says what only
 * somebody who reports says, and nothing from there on leads anywhere.  Who
 * is complained of could write so too, so that these words are heard as part
 * of the story but never as consent (kr_forward.sure).
 */
#include <pthread.h>
#include <string.h>

#include "evidence/forward/intro_words.h"
#include "evidence/forward/reader.h"

#define TAIL_LINES	16	/* not blank; more is the message going on */
#define TAIL_PARAGRAPHS	5
#define TAIL_BYTES	4096	/* of one of them */

enum group { OTHERS, SPEECH, GROUPS };

static struct kr_terms terms;

static void
terms_make(void)
{
	kr_terms_add_list(&terms, kr_tail_others, OTHERS);
	kr_terms_add_list(&terms, kr_tail_speech, SPEECH);
}

/* The paragraph that ends before line `to` begins at the line returned. */
static size_t
paragraph(const struct kr_forward_reader *r, size_t from, size_t to)
{
	while (to > from && !kr_forward_blank(&r->line[to - 1]))
		to--;
	return to;
}

static struct kr_span
lines_folded(struct kr_forward_reader *r, size_t from, size_t to)
{
	return kr_forward_fold(r, kr_span_sub(r->s, r->line[from].off,
	    r->line[to - 1].end - r->line[from].off));
}

size_t
kr_forward_tail(struct kr_forward_reader *r, size_t from)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	size_t best = r->n_line, to = r->n_line, lines = 0;

	(void)pthread_once(&once, terms_make);
	while (from < to && kr_forward_blank(&r->line[from]))
		from++;
	for (unsigned n = 0; n < TAIL_PARAGRAPHS; n++) {
		unsigned said[GROUPS] = { 0 };
		size_t start;

		while (to > from && kr_forward_blank(&r->line[to - 1]))
			to--;
		start = paragraph(r, from, to);
		lines += to - start;
		/* The first of the body is never the reporter's. */
		if (start <= from || lines > TAIL_LINES ||
		    r->line[to - 1].end - r->line[start].off > TAIL_BYTES)
			break;
		kr_terms_count(&terms, lines_folded(r, start, to), said);
		if (said[OTHERS] > 0)
			break;
		if (said[SPEECH] > 0)
			best = start;
		to = start;
	}
	return best;
}
