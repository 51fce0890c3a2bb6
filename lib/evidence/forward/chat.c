/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chat.c - a conversation pasted between the reporter's words
 *
 * People copy what was written to them line by line: each with the name of
 * who wrote it, perhaps behind the time, or each in quotation marks.  A list
 * of facts names each of them once; in a conversation somebody speaks again.
 */
#include <string.h>

#include "evidence/forward/head.h"
#include "evidence/forward/quotation.h"

#define TURNS_MIN	3	/* lines with a name; with a time, two */
#define SPEAKERS_MAX	8
#define NAME_BYTES	32	/* of who speaks */
#define NAME_WORDS	4
#define STAMP_BYTES	32	/* of the time before it */

struct turn {
	struct kr_span	who;
	bool		stamped;
};

size_t
kr_forward_stamp(struct kr_span s)
{
	size_t i = 0, digits = 0;
	bool clock = false;

	while (i < s.len && i < STAMP_BYTES) {
		char c = s.ptr[i];

		if (kr_is_digit(c))
			digits++;
		else if (c == ':')
			clock |= i > 0 && kr_is_digit(s.ptr[i - 1]) &&
			    i + 1 < s.len && kr_is_digit(s.ptr[i + 1]);
		else if (strchr("[](),./- ", c) == NULL &&
		    (strchr("aApPmM", c) == NULL || i + 1 >= s.len ||
		    strchr("mM]). -", s.ptr[i + 1]) == NULL))
			break;
		i++;
	}
	return clock && digits >= 3 ? i : 0;
}

/* "Mia: words" */
static bool
turn_read(struct kr_span line, struct turn *t)
{
	size_t at = kr_forward_stamp(line), words = 1, end;

	*t = (struct turn){ .stamped = at > 0 };
	line = kr_forward_trim(kr_span_from(line, at));
	if (line.len == 0 || strchr("*-+#", *line.ptr) != NULL)
		return false;		/* of a list */
	for (end = 0; end < line.len && end < NAME_BYTES &&
	    line.ptr[end] != ':'; end++) {
		if (strchr(".,;!?/@\"()<>=", line.ptr[end]) != NULL)
			return false;
		words += line.ptr[end] == ' ';
	}
	if (end == 0 || end == line.len || line.ptr[end] != ':' ||
	    words > NAME_WORDS || kr_is_digit(line.ptr[0]) ||
	    end + 1 >= line.len || !kr_is_blank(line.ptr[end + 1]))
		return false;
	t->who = kr_span_sub(line, 0, end);
	return true;
}

/* What begins lines of questionnaires and of a message's head. */
static bool
no_speaker(struct kr_forward_reader *r, size_t line, struct kr_span who)
{
	static const char *const words[] = { "q", "question", "answer",
	    "note", "ps", "p.s", "edit", "update", "error", "warning",
	    "info", "debug" };
	struct kr_span value;

	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_caseeq(who, words[i]))
			return true;
	return kr_forward_line_label(r, line, &value) != KR_LABEL_NONE;
}

bool
kr_forward_is_chat(struct kr_forward_reader *r, size_t from, size_t to)
{
	struct kr_span who[SPEAKERS_MAX];
	size_t n = 0, n_who = 0, stamped = 0;

	for (size_t i = from; i < to; i++) {
		struct turn t;
		size_t k = 0;

		if (!turn_read(kr_forward_content(r, i), &t)) {
			if (i == from)
				return false;
			continue;
		}
		if (no_speaker(r, i, t.who))
			return false;
		n++;
		stamped += t.stamped;
		while (k < n_who && !kr_span_caseeq2(who[k], t.who))
			k++;
		if (k == n_who && n_who < SPEAKERS_MAX)
			who[n_who++] = t.who;
	}
	if (2 * n < to - from)		/* long lines are wrapped */
		return false;
	return (stamped == n && n >= 2) ||
	    (n >= TURNS_MIN && n_who > 1 && n > n_who);
}

bool
kr_forward_is_quoted_lines(const struct kr_forward_reader *r, size_t from,
    size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct kr_span s = kr_forward_content(r, i);
		struct kr_quotation q;

		if (!kr_quotation_read(s, 0, &q))
			return false;
		s = kr_forward_trim(kr_span_from(s, q.end));
		if (s.len > 1 || (s.len == 1 && strchr(".,", *s.ptr) == NULL))
			return false;
	}
	return to - from > 1;
}
