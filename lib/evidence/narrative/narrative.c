/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <string.h>

#include "evidence/narrative/narrative.h"
#include "evidence/narrative/data.h"

#define SIGNATURE_LINES	12	/* longer is no signature but text */
#define CLOSING_LINES	8	/* behind "Kind regards" */
#define CLOSING_BYTES	90	/* per line */
#define LOOKED_AT	4096	/* bytes of a paragraph */
#define SCRATCH_BYTES	1048576	/* search copies of a paragraph */

struct line {
	size_t		 off, end, next;	/* in the view */
	bool		 cut;
};

struct cleaner {
	struct kr_arena		*arena;
	struct kr_arena		*scratch; /* for one search copy at a time */
	const struct kr_view	*view;		/* of the slice */
	struct line		*line;
	size_t			 n, cap;
	bool			 failed;
};

static bool
lines_read(struct cleaner *c, struct kr_slice s)
{
	struct kr_span all = kr_slice_span(s), rest = all, line;

	c->view = s.view;
	c->n = 0;
	while (kr_span_line(&rest, &line)) {
		size_t at = s.off + (size_t)(line.ptr - all.ptr);
		struct kr_span t = kr_span_trim(line);

		if (!KR_ARENA_ROOM(c->arena, c->line, c->n, &c->cap))
			return false;
		c->line[c->n++] = (struct line){ .off = at,
		    .end = t.len == 0 ? at :
		    at + (size_t)(t.ptr - line.ptr) + t.len,
		    .next = s.off + all.len - rest.len };
	}
	return true;
}

static bool
is_blank(const struct cleaner *c, size_t i)
{
	return c->line[i].end == c->line[i].off;
}

/* Search copy of lines [from, to), good until the next call. */
static struct kr_span
folded(struct cleaner *c, size_t from, size_t to)
{
	struct kr_span s = kr_span_sub(c->view->text, c->line[from].off,
	    c->line[to - 1].end - c->line[from].off);

	kr_arena_reset(c->scratch);
	s = kr_text_fold_span(kr_span_sub(s, 0, LOOKED_AT), c->scratch);
	if (s.ptr == NULL)
		c->failed = true;
	return s;
}

static bool
starts_with_one(struct kr_span s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (s.len > 0 && s.ptr[0] == **list &&	/* seldom */
		    kr_span_casestarts(s, *list))
			return true;
	return false;
}

/* Words of machines that may stand anywhere in a paragraph. */
enum group {
	OUTSIDE,	/* it came from outside */
	SECRECY,	/* one of these */
	SECRECY_WEAK,	/* and another */
	GROUP_COUNT
};

static struct kr_terms terms;	/* made once */

static void
terms_make(void)
{
	kr_terms_add_list(&terms, kr_narrative_outside, OUTSIDE);
	kr_terms_add_list(&terms, kr_narrative_secrecy, SECRECY);
	kr_terms_add_list(&terms, kr_narrative_secrecy_weak, SECRECY_WEAK);
}

const struct kr_terms *
kr_terms_of_machines(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, terms_make);
	return &terms;
}

static unsigned
words(struct kr_span s)
{
	unsigned n = s.len > 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == ' ';
	return n;
}

/* Leading marks of banners and of bold text. */
static struct kr_span
marks_off(struct kr_span s)
{
	while (s.len > 0 && strchr("*[(<{|!-=_# ", *s.ptr) != NULL &&
	    *s.ptr != '\0')
		s = kr_span_from(s, 1);
	return s;
}

/* "Sent from my phone": a short line by itself. */
static bool
is_advertisement(struct cleaner *c, size_t i)
{
	struct kr_span s;

	if (c->line[i].end - c->line[i].off > 160)
		return false;
	s = marks_off(folded(c, i, i + 1));
	return (starts_with_one(s, kr_narrative_devices) && words(s) <= 12) ||
	    starts_with_one(s, kr_narrative_scanners) ||
	    (starts_with_one(s, kr_narrative_tickets) && words(s) <= 16);
}

/* A paragraph that no person typed into this mail. */
static bool
is_machine_paragraph(struct cleaner *c, size_t from, size_t to)
{
	struct kr_span s = folded(c, from, to), t = marks_off(s);
	unsigned n[GROUP_COUNT] = { 0 };

	if (starts_with_one(t, kr_narrative_banners))
		return true;
	kr_terms_count(kr_terms_of_machines(), s, n);
	if (starts_with_one(t, kr_narrative_warnings) && n[OUTSIDE] > 0)
		return true;
	if (starts_with_one(t, kr_narrative_lists) ||
	    starts_with_one(t, kr_narrative_scanners) ||
	    starts_with_one(t, kr_narrative_paper))
		return true;
	return n[SECRECY] > 0 && n[SECRECY] + n[SECRECY_WEAK] >= 2;
}

static void
cut(struct cleaner *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		c->line[i].cut = true;
}

static void
paragraphs_cut(struct cleaner *c)
{
	for (size_t i = 0; i < c->n; i++) {
		size_t to = i;

		if (is_blank(c, i))
			continue;
		while (to < c->n && !is_blank(c, to))
			to++;
		if (is_machine_paragraph(c, i, to))
			cut(c, i, to);
		else
			for (size_t k = i; k < to; k++)
				if (is_advertisement(c, k))
					c->line[k].cut = true;
		i = to;
	}
}

/* Does somebody still say something in this line? */
static bool
is_speech(struct cleaner *c, size_t i)
{
	struct kr_span s = folded(c, i, i + 1), rest = s;

	if (c->line[i].end - c->line[i].off > CLOSING_BYTES)
		return true;
	while (rest.len > 0) {
		size_t n = 0;
		struct kr_span w;

		while (n < rest.len && (kr_is_alnum(rest.ptr[n]) ||
		    (unsigned char)rest.ptr[n] >= 0x80))
			n++;
		w = kr_span_sub(rest, 0, n);
		for (const char *const *p = kr_narrative_speech; n > 0 &&
		    *p != NULL; p++)
			if (*w.ptr == **p && kr_span_is(w, *p))
				return true;
		rest = kr_span_from(rest, n > 0 ? n : 1);
	}
	/* A sentence ends with its stop; "Ltd." and "Mr." are short. */
	return words(s) > 6 && s.ptr[s.len - 1] == '.';
}

static bool
is_delimiter(const struct cleaner *c, size_t i)
{
	struct kr_span s = kr_span_sub(c->view->text, c->line[i].off,
	    c->line[i].end - c->line[i].off);

	return kr_span_is(kr_span_trim(s), "--") ||
	    kr_span_is(kr_span_trim(s), "\xE2\x80\x94");
}

/* First line of the signature, or n.  RFC 3676 4.3: "-- ". */
static size_t
delimited(const struct cleaner *c)
{
	unsigned text = 0;

	for (size_t i = c->n; i-- > 0;) {
		if (is_delimiter(c, i))
			return text <= SIGNATURE_LINES ? i : c->n;
		text += !is_blank(c, i) && !c->line[i].cut;
		if (text > SIGNATURE_LINES)
			break;
	}
	return c->n;
}

/* "Kind regards" and a few short lines that say nothing; or n. */
static size_t
closing(struct cleaner *c)
{
	unsigned text = 0;
	size_t best = c->n;

	for (size_t i = c->n; i-- > 0 && text <= CLOSING_LINES;) {
		struct kr_span s;
		size_t end;

		if (is_blank(c, i) || c->line[i].cut)
			continue;
		s = folded(c, i, i + 1);
		for (end = s.len; end > 0 && strchr(",.!- ",
		    s.ptr[end - 1]) != NULL; end--)
			;
		s.len = end;
		for (const char *const *p = kr_narrative_closings;
		    *p != NULL; p++)
			if (kr_span_is(s, *p))
				best = i;
		if (best == i)
			continue;
		if (is_speech(c, i))
			break;
		text++;
	}
	return best;
}

/* Is anything said before line i? */
static bool
says_something(const struct cleaner *c, size_t i)
{
	while (i-- > 0)
		if (!is_blank(c, i) && !c->line[i].cut)
			return true;
	return false;
}

static void
signature_cut(struct cleaner *c, struct kr_narrative *v)
{
	size_t i = delimited(c), end;
	bool postscript = false;

	if (i == c->n) {
		i = closing(c);
		/* "Thanks, Jo" may be all there is. */
		if (v->n_said == 0 && !says_something(c, i))
			return;
	}
	if (i == c->n)
		return;
	end = c->n;
	while (end > i && (is_blank(c, end - 1) || c->line[end - 1].cut))
		end--;
	if (end == i)
		return;
	v->signature = (struct kr_slice){ c->view, c->line[i].off,
	    c->line[end - 1].end - c->line[i].off };
	for (; i < c->n; i++) {
		struct kr_span s;

		if (is_blank(c, i))
			continue;
		s = folded(c, i, i + 1);
		postscript |= kr_span_casestarts(s, "ps ") ||
		    kr_span_casestarts(s, "ps:") ||
		    kr_span_casestarts(s, "p.s") ||
		    kr_span_casestarts(s, "ps.") ||
		    kr_span_casestarts(s, "ps,");
		if (!postscript)
			c->line[i].cut = true;
	}
}

static bool
emit(struct cleaner *c, struct kr_narrative *v, size_t *cap)
{
	bool after_cut = true;

	for (size_t i = 0; i < c->n; i++) {
		struct kr_slice *last = v->n_said > 0 ?
		    &v->said[v->n_said - 1] : NULL;
		const struct line *l = &c->line[i];

		if (l->cut) {
			after_cut = true;
			continue;
		}
		if (!after_cut && last != NULL && last->view == c->view &&
		    last->off + last->len == l->off) {
			last->len += l->next - l->off;
			continue;
		}
		if (!KR_ARENA_ROOM(c->arena, v->said, v->n_said, cap))
			return false;
		v->said[v->n_said++] = (struct kr_slice){ c->view, l->off,
		    l->next - l->off };
		after_cut = false;
	}
	return true;
}

static bool
clean(struct cleaner *c, const struct kr_slice *said, size_t n,
    struct kr_narrative *v)
{
	size_t cap = 0;

	for (size_t i = 0; i < n && !c->failed; i++) {
		if (said[i].view == NULL || said[i].len == 0)
			continue;
		if (!lines_read(c, said[i]))
			return false;
		paragraphs_cut(c);
		signature_cut(c, v);
		if (!emit(c, v, &cap))
			return false;
	}
	return !c->failed;
}

enum kr_rc
kr_narrative_clean(const struct kr_slice *said, size_t n,
    struct kr_arena *arena, struct kr_narrative **ret, struct kr_err *err)
{
	struct kr_narrative *v = kr_arena_zalloc(arena, 1, sizeof(*v));
	struct cleaner c = { .arena = arena };
	bool ok;

	if (v != NULL)
		c.scratch = kr_arena_new(SCRATCH_BYTES);
	ok = c.scratch != NULL && clean(&c, said, n, v);
	kr_arena_free(c.scratch);
	if (!ok)
		return kr_fail(err, KR_E_NOMEM, 0,
		    "narrative: arena is full");
	*ret = v;
	return KR_OK;
}
