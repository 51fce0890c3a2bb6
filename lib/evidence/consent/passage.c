/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "evidence/consent/lexicon.h"
#include "evidence/consent/passage.h"

#define NEIGHBOURS	1	/* sentences on each side */
#define POLICE_MAX	3	/* namings in a sentence that are looked at */
#define CLASSES_MAX	24	/* different ones in a sentence, for pairs */

static const char *const class_names[KR_CW_COUNT] = {
	[KR_CW_POLICE] = "POLICE", [KR_CW_LAW] = "LAW",
	[KR_CW_OTHER] = "OTHER", [KR_CW_ME] = "ME", [KR_CW_YOU] = "YOU",
	[KR_CW_HE] = "HE", [KR_CW_THEM] = "THEM", [KR_CW_YES] = "YES",
	[KR_CW_PASS] = "PASS", [KR_CW_DONE] = "DONE", [KR_CW_GET] = "GET",
	[KR_CW_MAY] = "MAY", [KR_CW_WISH] = "WISH", [KR_CW_SELF] = "SELF",
	[KR_CW_PLEASE] = "PLEASE", [KR_CW_NOT] = "NOT",
	[KR_CW_TROUBLE] = "TROUBLE", [KR_CW_AGAINST] = "AGAINST",
	[KR_CW_LEAVE] = "LEAVE", [KR_CW_OUT] = "OUT", [KR_CW_KEEP] = "KEEP",
	[KR_CW_ONLY] = "ONLY", [KR_CW_IF] = "IF", [KR_CW_WHEN] = "WHEN",
	[KR_CW_OKIF] = "OKIF", [KR_CW_SETTLED] = "SETTLED",
	[KR_CW_MINE] = "MINE", [KR_CW_PROMISE] = "PROMISE",
	[KR_CW_ANON] = "ANON", [KR_CW_ASK] = "ASK", [KR_CW_COULD] = "COULD",
	[KR_CW_ASKED] = "ASKED", [KR_CW_HEDGE] = "HEDGE",
	[KR_CW_VAGUE] = "VAGUE", [KR_CW_TOLD] = "TOLD",
	[KR_CW_BLANK] = "BLANK", [KR_CW_PAST] = "PAST",
	[KR_CW_SHAM] = "SHAM", [KR_CW_STRANGER] = "STRANGER",
	[KR_CW_KIN] = "KIN", [KR_CW_WHOSE] = "WHOSE", [KR_CW_SAYS] = "SAYS",
	[KR_CW_STAND] = "STAND", [KR_CW_JEST] = "JEST",
	[KR_CW_BACK] = "BACK", [KR_CW_TURN] = "TURN", [KR_CW_INCL] = "INCL",
	[KR_CW_CHILD] = "CHILD", [KR_CW_AGE] = "AGE",
	[KR_CW_BREAK] = "BREAK", [KR_CW_JOIN] = "JOIN",
	[KR_CW_FILL] = "FILL", [KR_CW_IDIOM] = "IDIOM",
	[KR_CW_TICK] = "TICK", [KR_CW_UNTICK] = "UNTICK",
};

/* ---- words --------------------------------------------------------------- */

/* As a part of a feature's name: without blanks; absent: no memory. */
static struct kr_span
joined(struct kr_span s, struct kr_arena *arena)
{
	char *copy;

	if (kr_span_chr(s, 0, ' ') == SIZE_MAX)
		return s;
	copy = kr_arena_alloc(arena, s.len, 1);
	if (copy == NULL)
		return KR_SPAN_NONE;
	for (size_t i = 0; i < s.len; i++)
		copy[i] = s.ptr[i] == ' ' ? '_' : s.ptr[i];
	return (struct kr_span){ copy, s.len };
}

/* "YES+PASS"; what has no class is a word like another, or itself. */
static struct kr_span
class_form(uint64_t classes, struct kr_span written, struct kr_arena *arena)
{
	struct kr_buffer b;

	if (classes == 0)
		return kr_is_alnum(*written.ptr) ||
		    (unsigned char)*written.ptr >= 0x80 ? KR_SPAN_LIT("?") :
		    written;
	if ((classes & (classes - 1)) == 0) {	/* nearly always */
		unsigned c = 0;

		while (classes != KR_LEXICON_BIT(c))
			c++;
		return kr_span_str(class_names[c]);
	}
	kr_buffer_init(&b, arena, KR_PASSAGE_NAME_MAX);
	for (unsigned c = 0; c < KR_CW_COUNT; c++) {
		if ((classes & KR_LEXICON_BIT(c)) == 0)
			continue;
		if (kr_buffer_span(&b).len > 0)
			kr_buffer_byte(&b, '+');
		kr_buffer_str(&b, class_names[c]);
	}
	return kr_buffer_span(&b);
}

static bool
word_at(struct kr_span s, size_t off, struct kr_arena *arena,
    struct kr_statement_word *ret, size_t *end)
{
	const uint64_t classes = kr_lexicon_classes(s, off, end);
	struct kr_statement_word w = { .off = off };
	struct kr_span written;

	if (classes == 0)
		*end = kr_lexicon_word_end(s, off);
	written = kr_span_sub(s, off, *end - off);
	w.police = (classes & KR_LEXICON_BIT(KR_CW_POLICE)) != 0;
	w.fill = classes == KR_LEXICON_BIT(KR_CW_FILL);
	w.stop = *written.ptr == KR_CONSENT_STOP;
	w.form[KR_WORD_WRITTEN] = w.police ? KR_SPAN_LIT("police") :
	    kr_is_digit(*written.ptr) ? KR_SPAN_LIT("#") :
	    joined(written, arena);
	w.form[KR_WORD_CLASS] = class_form(classes, written, arena);
	*ret = w;
	return w.form[KR_WORD_WRITTEN].len > 0 &&
	    w.form[KR_WORD_CLASS].len > 0;
}

bool
kr_statement_read(struct kr_span s, struct kr_arena *arena,
    struct kr_statement *ret)
{
	size_t end;

	*ret = (struct kr_statement){ .n = 0 };
	for (size_t off = 0; off < s.len; off = end) {
		end = off + 1;
		if ((unsigned char)s.ptr[off] <= ' ')
			continue;
		if (!KR_ARENA_ROOM(arena, ret->word, ret->n, &ret->cap) ||
		    !word_at(s, off, arena, &ret->word[ret->n], &end))
			return false;
		ret->n++;
	}
	return true;
}

/* ---- passages ------------------------------------------------------------ */

/* Behind the sentence that begins with word i. */
static size_t
sentence_end(const struct kr_statement *t, size_t i)
{
	while (i < t->n && !t->word[i].stop)
		i++;
	return i < t->n ? i + 1 : i;
}

/* The first word of the sentence before the one that begins with word i. */
static size_t
sentence_before(const struct kr_statement *t, size_t i)
{
	while (i > 0 && t->word[i - 1].stop)
		i--;
	while (i > 0 && !t->word[i - 1].stop)
		i--;
	return i;
}

bool
kr_passage_next(const struct kr_statement *t, struct kr_passage *p)
{
	for (p->from = p->to; p->from < t->n; p->from = p->to) {
		p->to = sentence_end(t, p->from);
		p->police = p->from;
		while (p->police < p->to && !t->word[p->police].police)
			p->police++;
		if (p->police < p->to)
			break;
	}
	if (p->from >= t->n)
		return false;
	p->first = p->from;
	p->end = p->to;
	for (int i = 0; i < NEIGHBOURS; i++) {
		p->first = sentence_before(t, p->first);
		p->end = sentence_end(t, p->end);
	}
	return true;
}

/* ---- features ------------------------------------------------------------ */

struct out {
	const struct kr_statement *statement;
	enum kr_word_form	 form;
	void	(*each)(void *ctx, struct kr_span name);
	void	*ctx;
};

/* "w2:can police": the form, the kind, one word or two. */
static void
name(const struct out *o, const char *kind, struct kr_span first,
    struct kr_span second)
{
	char buf[KR_PASSAGE_NAME_MAX];
	size_t n = strlen(kind) + 2;

	if (n + first.len + second.len + 1 > sizeof(buf))
		return;
	buf[0] = o->form == KR_WORD_WRITTEN ? 'w' : 'k';
	memcpy(buf + 1, kind, n - 2);
	buf[n - 1] = ':';
	memcpy(buf + n, first.ptr, first.len);
	n += first.len;
	if (second.ptr != NULL) {
		buf[n++] = ' ';
		memcpy(buf + n, second.ptr, second.len);
		n += second.len;
	}
	o->each(o->ctx, (struct kr_span){ buf, n });
}

static struct kr_span
seen(const struct out *o, size_t i)
{
	return o->statement->word[i].form[o->form];
}

/* What does nothing is passed over where it is told what words do. */
static bool
skipped(const struct out *o, size_t i)
{
	return o->form == KR_WORD_CLASS && o->statement->word[i].fill;
}

/* Words by themselves, and beside each other. */
static void
plain(const struct out *o, size_t first, size_t end)
{
	struct kr_span before = KR_SPAN_NONE;

	for (size_t i = first; i < end; i++) {
		if (skipped(o, i))
			continue;
		name(o, "1", seen(o, i), KR_SPAN_NONE);
		if (before.ptr != NULL)
			name(o, "2", before, seen(o, i));
		before = seen(o, i);
	}
}

/* How the sentence begins, and on which side of the Police a word stands. */
static void
sides(const struct out *o, const struct kr_passage *p)
{
	struct kr_span head = KR_SPAN_NONE;
	unsigned heads = 0, police = 0;

	for (size_t i = p->from; i < p->to && heads < 2; i++) {
		if (skipped(o, i))
			continue;
		name(o, heads == 0 ? "b" : "c", heads == 0 ? seen(o, i) :
		    head, heads == 0 ? KR_SPAN_NONE : seen(o, i));
		head = seen(o, i);
		heads++;
	}
	for (size_t at = p->police; at < p->to && police < POLICE_MAX; at++) {
		if (!o->statement->word[at].police)
			continue;
		police++;
		for (size_t i = p->from; i < p->to; i++)
			if (i != at && !skipped(o, i) &&
			    !o->statement->word[i].stop)
				name(o, i < at ? "l" : "r", seen(o, i),
				    KR_SPAN_NONE);
	}
}

/* Which classes occur in the sentence together, wherever they stand. */
static void
together(const struct out *o, const struct kr_passage *p)
{
	struct kr_span class[CLASSES_MAX];	/* sorted */
	size_t n = 0;

	for (size_t i = p->from; i < p->to && n < CLASSES_MAX; i++) {
		size_t at = 0;

		while (at < n && kr_span_compare(class[at], seen(o, i)) < 0)
			at++;
		if (skipped(o, i) || o->statement->word[i].stop ||
		    (at < n && kr_span_compare(class[at], seen(o, i)) == 0))
			continue;
		memmove(class + at + 1, class + at, (n - at) *
		    sizeof(*class));
		class[at] = seen(o, i);
		n++;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			name(o, "x", class[i], class[k]);
}

void
kr_passage_features(const struct kr_statement *t, const struct kr_passage *p,
    void (*each)(void *ctx, struct kr_span name), void *ctx)
{
	struct out o = { .statement = t, .each = each, .ctx = ctx };

	for (o.form = 0; o.form < KR_WORD_FORMS; o.form++) {
		plain(&o, p->first, p->end);
		sides(&o, p);
	}
	o.form = KR_WORD_CLASS;
	together(&o, p);
}
