/* SPDX-License-Identifier: Apache-2.0 */
/*
 * paste.c - a short message pasted word for word between the reporter's words
 *
 * A text message has no header to forward, so people copy its words: in
 * quotation marks, or as a paragraph behind a line that says where it came
 * from.  A retold message, a phrase in quotes and what somebody said aloud
 * stay the reporter's: what is taken leads somewhere (an address, a number, a
 * sum, a way off) and is announced, or stands by itself.  In doubt it is the
 * reporter who speaks.
 */
#include <pthread.h>
#include <string.h>

#include "evidence/forward/intro_words.h"
#include "evidence/forward/quotation.h"
#include "evidence/forward/reader.h"
#include "evidence/lexicon.h"

#define MESSAGE_MIN	40	/* bytes; fewer are a phrase */
#define MESSAGE_MAX	KR_QUOTATION_MAX
#define LONG_MESSAGE	90
#define BEFORE_BYTES	120	/* that can announce it */
#define PARAGRAPH_LINES	12
#define SHORT_LINE	48	/* bytes; such a line ends where it ends */
#define PHONE_DIGITS	7

/* What the words before a message tell. */
enum group { NOUN, PHONE, OTHER, OWN, REACHED, WAY_OFF, SPEECH, GROUPS };

static struct kr_terms terms;

static void
terms_make(void)
{
	kr_terms_add_list(&terms, kr_paste_nouns, NOUN);
	kr_terms_add_list(&terms, kr_paste_phones, PHONE);
	kr_terms_add_list(&terms, kr_paste_others, OTHER);
	kr_terms_add_list(&terms, kr_intro_own, OWN);
	kr_terms_add_list(&terms, kr_paste_reached, REACHED);
	kr_terms_add_list(&terms, kr_paste_ways_off, WAY_OFF);
	kr_terms_add_list(&terms, kr_tail_speech, SPEECH);
}

const struct kr_terms *
kr_terms_of_pastes(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, terms_make);
	return &terms;
}

/* ---- what leads somewhere ----------------------------------------------- */

/* "tui.test/pay", "https://tui.test", "hxxp://": not "now.Pay" or "a@b.c". */
static bool
is_address(struct kr_span token)
{
	size_t dot = SIZE_MAX, end = 0, last;

	if (kr_span_chr(token, 0, '@') != SIZE_MAX)
		return false;
	if (kr_span_find(token, 0, "://") != SIZE_MAX)
		return true;
	while (end < token.len && (kr_is_alnum(token.ptr[end]) ||
	    token.ptr[end] == '-' || token.ptr[end] == '.')) {
		if (token.ptr[end] == '.' && end + 1 < token.len &&
		    kr_is_alnum(token.ptr[end + 1]))
			dot = end;
		end++;
	}
	if (dot == SIZE_MAX || dot < 2)
		return false;
	for (last = dot + 1; last < end && token.ptr[last] >= 'a' &&
	    token.ptr[last] <= 'z'; last++)
		;
	return last - dot > 2 && last - dot < 16 &&
	    (last == end || token.ptr[last] == '.');
}

/* "$200", "1 400 USD": a sign or word of money beside a digit. */
static bool
is_sum(struct kr_span s, size_t at)
{
	static const char *const signs[] = { "$", "\xE2\x82\xAC", "\xC2\xA3",
	    "\xC2\xA5", "\xE2\x82\xB9", "\xE2\x82\xA9" };
	static const char *const words[] = { "nzd", "usd", "aud", "eur", "btc",
	    "dollars" };
	struct kr_span rest = kr_span_from(s, at);

	for (size_t i = 0; i < KR_NELEM(signs); i++) {
		size_t n;

		if (!kr_span_casestarts(rest, signs[i]))
			continue;
		n = strlen(signs[i]);
		if (n < rest.len && rest.ptr[n] == ' ')
			n++;
		return (n < rest.len && kr_is_digit(rest.ptr[n])) ||
		    (at > 0 && kr_is_digit(s.ptr[at - 1]));
	}
	for (size_t i = 0; at > 1 && kr_is_digit(s.ptr[at - 2]) &&
	    i < KR_NELEM(words); i++)
		if (kr_span_casestarts(rest, words[i]))
			return true;
	return false;
}

struct reach {
	bool	address, phone, sum, way_off, speech;
};

static struct reach
reach_read(struct kr_forward_reader *r, struct kr_span s)
{
	struct reach x = { .address = false };
	unsigned n[GROUPS] = { 0 };

	for (size_t at = 0, end; at < s.len; at = end + 1) {
		size_t digits, token;

		for (token = at; token < s.len && (s.ptr[token] == '(' ||
		    s.ptr[token] == '<' || s.ptr[token] == '"'); token++)
			;
		for (end = at; end < s.len && s.ptr[end] != ' ' &&
		    s.ptr[end] != '\n' && s.ptr[end] != '\t'; end++)
			x.sum |= is_sum(s, end);
		x.address |= end > token && is_address(kr_span_sub(s, token,
		    end - token));
		(void)kr_forward_number(s, at, &digits);
		x.phone |= digits >= PHONE_DIGITS;
	}
	kr_terms_count(kr_terms_of_pastes(), kr_forward_fold(r, s), n);
	x.way_off = n[WAY_OFF] > 0;
	x.speech = n[SPEECH] > 0;
	return x;
}

static bool
leads(struct reach x)
{
	return x.address || x.phone || x.way_off;
}

/* ---- what announces it --------------------------------------------------- */

struct before {
	bool	colon, noun, phone, other, strong, number;
};

/* What stands before byte off, of the line it is in or the one above. */
static struct before
before_read(struct kr_forward_reader *r, size_t from, size_t off)
{
	size_t at = off > from + BEFORE_BYTES ? off - BEFORE_BYTES : from;
	struct before b = { .colon = false };
	unsigned n[GROUPS] = { 0 };
	struct kr_span s;

	while (at < off && ((unsigned char)r->s.ptr[at] & 0xC0) == 0x80)
		at++;
	s = kr_forward_trim(kr_span_sub(r->s, at, off - at));
	b.colon = kr_span_caseends(s, ":") ||
	    kr_span_caseends(s, "\xEF\xBC\x9A");
	b.number = kr_forward_ends_in_source(r, s);
	kr_terms_count(kr_terms_of_pastes(), kr_forward_fold(r, s), n);
	b.noun = n[NOUN] + n[PHONE] > 0;
	b.phone = n[PHONE] > 0;
	b.other = n[OTHER] + n[OWN] > n[REACHED];
	return b;
}

/* ---- in quotation marks -------------------------------------------------- */

/* Is the quotation a paragraph by itself, or a line or lines of one? */
static bool
stands_alone(struct kr_span s, const struct kr_quotation *q)
{
	size_t from = q->off, to = kr_span_chr(s, q->end, '\n');
	struct kr_span rest;

	while (from > 0 && s.ptr[from - 1] != '\n')
		from--;
	rest = kr_forward_trim(kr_span_sub(s, q->end, (to == SIZE_MAX ?
	    s.len : to) - q->end));
	return kr_forward_trim(kr_span_sub(s, from, q->off - from)).len == 0 &&
	    (rest.len == 0 || (rest.len == 1 && strchr(".!", *rest.ptr)));
}

static bool
quoted_message(struct kr_forward_reader *r, struct kr_span body,
    struct before b, bool alone)
{
	unsigned weight;
	struct reach x;

	if (body.len > MESSAGE_MAX || b.other ||
	    body.len < (alone && b.strong ? MESSAGE_MIN / 2 : MESSAGE_MIN))
		return false;
	if (alone && b.strong)
		return true;
	x = reach_read(r, body);
	if (!leads(x) && !x.sum)
		return false;
	weight = 2u * leads(x) + x.sum + b.colon + b.noun + b.number;
	if (alone)
		return weight >= 2;
	return (b.noun || b.colon) && weight +
	    (body.len >= LONG_MESSAGE) >= 3;
}

/* ---- paragraphs --------------------------------------------------------- */

/* Lines [from, to), so many at most, and the bytes that can be seen. */
struct paragraph {
	size_t		 from, to;
	size_t		 off, end;
};

static bool
paragraph_next(const struct kr_forward_reader *r, size_t from, size_t lines,
    struct paragraph *p)
{
	while (from < r->n_line && kr_forward_blank(&r->line[from]))
		from++;
	if (from >= r->n_line)
		return false;
	p->from = p->to = from;
	while (p->to < r->n_line && !kr_forward_blank(&r->line[p->to]) &&
	    p->to - from < lines)
		p->to++;
	p->off = r->line[from].at;
	p->end = r->line[p->to - 1].end;
	return true;
}

/* What the paragraph above announces: its last line, or the end of that. */
static struct before
above_read(struct kr_forward_reader *r, const struct paragraph *above)
{
	struct before b = { .colon = false };

	if (above == NULL)
		return b;
	b = before_read(r, above->off, above->end);
	b.strong = kr_forward_introduction(r, above->to - 1) ==
	    KR_INTRODUCTION_STRONG;
	return b;
}

/* Is where it came from all that stands behind it, there or a line below? */
static bool
source_below(struct kr_span s, size_t end)
{
	struct kr_span rest = kr_span_from(s, end), line;

	return kr_span_line(&rest, &line) && (kr_forward_trim(line).len > 0 ||
	    kr_span_line(&rest, &line)) && kr_forward_source_behind(line);
}

/*
 * The quotation of a message that begins at byte at of p.  False if there is
 * none; *q is what was quoted, or nothing.
 *   own  from there on the reporter speaks before it.
 */
static bool
quoted_at(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above, size_t own, size_t at,
    struct kr_quotation *q)
{
	struct kr_span s = kr_span_sub(r->s, p->off, p->end - p->off);
	struct before b;
	bool alone;

	*q = (struct kr_quotation){ .off = at, .end = at + 1 };
	if (s.ptr[at] == '\0' ||
	    strchr("\"'`<\xC2\xE2\xE3\xEF", s.ptr[at]) == NULL ||
	    !kr_quotation_read(s, at, q))
		return false;
	b = at == 0 ? above_read(r, above) :
	    before_read(r, p->off + own, p->off + at);
	alone = stands_alone(s, q);
	if (at == 0 && source_below(s, q->end))
		alone = b.strong = true;
	return quoted_message(r, kr_span_sub(s, q->body, q->body_end -
	    q->body), b, alone);
}

/* The first one in p, from byte `from` of the text on. */
static bool
quoted_find(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above, size_t from, struct kr_quotation *ret)
{
	size_t own = from - p->off;
	struct kr_quotation q;

	for (size_t at = own; at < p->end - p->off; at = q.end) {
		q.end = at + 1;
		if (kr_is_alnum(r->s.ptr[p->off + at]) ||
		    r->s.ptr[p->off + at] == ' ')
			continue;	/* opens no quotation, and is frequent */
		if (quoted_at(r, p, above, own, at, &q)) {
			*ret = (struct kr_quotation){ p->off + q.off,
			    p->off + q.body, p->off + q.body_end,
			    p->off + q.end };
			return true;
		}
		if (q.body_end > 0)
			own = q.end;
	}
	return false;
}

/* Does anything behind the paragraph lead somewhere too? */
static bool
goes_on(struct kr_forward_reader *r, const struct paragraph *p)
{
	struct paragraph next;
	size_t at = p->to;

	for (unsigned n = 0; paragraph_next(r, at, SIZE_MAX, &next);
	    n++, at = next.to) {
		struct reach x = reach_read(r, kr_span_sub(r->s, next.off,
		    next.end - next.off));

		if (x.address || n >= PARAGRAPH_LINES)
			return true;
	}
	return false;
}

/* Does the reporter begin to tell something here? */
static bool
tells(struct kr_forward_reader *r, struct kr_span s)
{
	s = kr_forward_fold(r, kr_span_sub(s, 0, BEFORE_BYTES));
	for (const char *const *w = kr_paste_tells; *w != NULL; w++) {
		size_t n = strlen(*w);

		if (kr_span_casestarts(s, *w) && (s.len == n ||
		    (unsigned char)**w >= 0xE3 || s.ptr[n] == ' '))
			return true;
	}
	return false;
}

/* Says the line behind the paragraph only where it is from? */
static bool
signed_below(const struct kr_forward_reader *r, const struct paragraph *p)
{
	struct paragraph next;

	return paragraph_next(r, p->to, 1, &next) &&
	    kr_forward_source_behind(kr_span_sub(r->s, next.off, next.end -
	    next.off));
}

/* A paragraph without marks, behind or above what says where it is from. */
static bool
plain_message(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above)
{
	struct kr_span s = kr_span_sub(r->s, p->off, p->end - p->off);
	struct before b;
	struct reach x;
	char last;

	if (above == NULL || s.len < MESSAGE_MIN || s.len > MESSAGE_MAX ||
	    p->to - p->from > PARAGRAPH_LINES)
		return false;
	last = r->s.ptr[above->end - 1];	/* cheap */
	if (!kr_is_digit(last) && last != ':' && last != '.' && last != ')' &&
	    (unsigned char)last < 0x80 && !signed_below(r, p))
		return false;
	b = above_read(r, above);
	if (b.other || !(b.number || (b.noun && b.colon) ||
	    signed_below(r, p)) || tells(r, s))
		return false;
	x = reach_read(r, s);
	if (!(x.address || x.phone) || x.speech)
		return false;
	/* A longer message may have been copied; texts are short. */
	return !b.strong || signed_below(r, p) ||
	    ((b.phone || b.number) && !goes_on(r, p));
}

/*
 * A quotation of several paragraphs: it begins with p, and a line ends with
 * the mark that closes it.  The line behind it.
 */
static size_t
long_message(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above, struct kr_quotation *q)
{
	struct kr_span s = kr_span_sub(r->s, p->off, MESSAGE_MAX);
	size_t to = p->to;

	if (!kr_quotation_read(s, 0, q) || p->off + q->end <= p->end)
		return 0;
	while (to < r->n_line && r->line[to].off < p->off + q->end) {
		if (r->line[to].quote > 0 || kr_forward_ruler(r, to) != '\0')
			return 0;
		to++;
	}
	if (r->line[to - 1].end != p->off + q->end ||
	    !quoted_message(r, kr_span_sub(s, q->body, q->body_end -
	    q->body), above_read(r, above), true))
		return 0;
	*q = (struct kr_quotation){ p->off, p->off + q->body,
	    p->off + q->body_end, p->off + q->end };
	return to;
}

/* A message right below a short line that says where it is from. */
static bool
below_line(struct kr_forward_reader *r, const struct paragraph *p,
    struct paragraph *ret)
{
	struct paragraph line = { p->from, p->from + 1, p->off,
	    r->line[p->from].end };

	*ret = *p;
	if (p->to - p->from < 2 || line.end - line.off > SHORT_LINE)
		return false;
	ret->from++;
	ret->off = r->line[ret->from].at;
	return plain_message(r, ret, &line);
}

bool
kr_forward_pasted(struct kr_forward_reader *r, size_t line, size_t announced)
{
	struct paragraph p, above = { announced, announced + 1,
	    r->line[announced].at, r->line[announced].end };
	struct kr_quotation q;

	return paragraph_next(r, line, PARAGRAPH_LINES + 1, &p) &&
	    p.from == line && (quoted_at(r, &p, &above, 0, 0, &q) ||
	    long_message(r, &p, &above, &q) > 0 ||
	    plain_message(r, &p, &above));
}

/* ---- all of them -------------------------------------------------------- */

static bool
is_said(const struct kr_forward_reader *r, const struct paragraph *p)
{
	for (size_t i = p->from; i < p->to; i++)
		if (r->line[i].quote > 0 || kr_forward_ruler(r, i) != '\0')
			return false;
	return true;
}

/* Did somebody say it aloud, as far as the words before it tell? */
static bool
spoken(struct kr_forward_reader *r, const struct paragraph *above)
{
	static const char *const ends[] = { " said:", " says:", " told me:",
	    " was like:" };
	struct kr_span s = kr_forward_fold(r, kr_span_sub(r->s, above->off,
	    above->end - above->off));

	for (size_t i = 0; i < KR_NELEM(ends); i++)
		if (kr_span_caseends(s, ends[i]))
			return true;
	return false;
}

/* Lines that were written to somebody, one after the other. */
static bool
conversation(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above)
{
	bool chat = kr_forward_is_chat(r, p->from, p->to);
	struct before b;

	if (!chat && (above == NULL ||
	    !kr_forward_is_quoted_lines(r, p->from, p->to)))
		return false;
	b = above_read(r, above);	/* dear: last */
	return !b.other && (chat || b.noun || (b.colon && !spoken(r, above)));
}

/* All quotations in p of what was written; false if there is none. */
static bool
quotations_take(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above, kr_forward_paste *take, void *arg)
{
	size_t from = p->off;
	struct kr_quotation q;

	while (from < p->end && quoted_find(r, p, above, from, &q)) {
		take(arg, q.off, q.body, q.body_end, q.end, false);
		from = q.end;
	}
	return from > p->off;
}

/*
 * Lines [first, last) of p are a log.  Before and behind it the reporter
 * speaks, who may quote there as anywhere else.
 */
static void
log_take(struct kr_forward_reader *r, const struct paragraph *p,
    size_t first, size_t last, const struct paragraph *above,
    kr_forward_paste *take, void *arg)
{
	const size_t off = r->line[first].at, end = r->line[last - 1].end;

	if (first > p->from) {
		struct paragraph part = { p->from, first, p->off,
		    r->line[first - 1].end };

		quotations_take(r, &part, above, take, arg);
	}
	take(arg, off, off, end, end, false);
	if (last < p->to) {
		struct paragraph part = { last, p->to, r->line[last].at,
		    p->end };

		quotations_take(r, &part, NULL, take, arg);
	}
}

/* What is pasted in one paragraph; the line to go on with. */
static size_t
paragraph_pastes(struct kr_forward_reader *r, const struct paragraph *p,
    const struct paragraph *above, kr_forward_paste *take, void *arg)
{
	struct paragraph below;
	size_t to, first = p->from, last = p->to;
	struct kr_quotation q;

	to = long_message(r, p, above, &q);
	if (to > 0) {
		take(arg, q.off, q.body, q.body_end, q.end, false);
		return to;
	}
	if (kr_forward_has_log(r, &first, &last)) {
		log_take(r, p, first, last, above, take, arg);
		return p->to;
	}
	if (conversation(r, p, above)) {
		take(arg, p->off, p->off, p->end, p->end,
		    kr_forward_is_chat(r, p->from, p->to));
		return p->to;
	}
	if (quotations_take(r, p, above, take, arg))
		return p->to;
	if (plain_message(r, p, above))
		take(arg, p->off, p->off, p->end, p->end, true);
	else if (below_line(r, p, &below))
		take(arg, below.off, below.off, below.end, below.end, true);
	return p->to;
}

void
kr_forward_pastes(struct kr_forward_reader *r, kr_forward_paste *take,
    void *arg)
{
	struct paragraph p, last;
	const struct paragraph *above = NULL;
	size_t at = 0;

	while (paragraph_next(r, at, SIZE_MAX, &p)) {
		at = p.to;
		if (!is_said(r, &p)) {
			above = NULL;
			continue;
		}
		at = paragraph_pastes(r, &p, above, take, arg);
		last = p;
		above = &last;
	}
}
