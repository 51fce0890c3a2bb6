/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.c - the verdict as a page: ten seconds for the box at its top, ten
 * minutes for the rest
 */
#include <string.h>

#include "record/page.h"
#include "record/shown.h"

#define STRETCH_BYTES 4000	/* of one speaker's words */

static const char style[] =
    "body { max-width: 48rem; overflow-wrap: anywhere }\n"
    "article + article { border-top: 2px solid #1f6f5c; margin-top: 3rem }\n"
    "h1 { font-size: 1.1rem; font-weight: normal; color: #444 }\n"
    "h2 { font-size: 1.15rem; margin-top: 2rem }\n"
    "dl { display: grid; grid-template-columns: 6rem 1fr; gap: .2rem .8rem }\n"
    "dt { color: #444 } dd { margin: 0 }\n"
    ".verdict { border: 2px solid #1f6f5c; border-radius: .4rem;\n"
    "  padding: .6rem 1rem }\n"
    ".life .verdict { border-color: #a11212; background: #fdf1f1 }\n"
    ".verdict dt, .verdict dd { font-size: 1.05rem }\n"
    "p.where { color: #444; font-size: .9rem; margin: 1rem 0 .2rem }\n"
    "blockquote { margin: 0; padding: .3rem .8rem;\n"
    "  border-left: 4px solid #1f6f5c; background: #f3f8f6;\n"
    "  white-space: pre-wrap }\n"
    "blockquote.reported { border-color: #8a5a00; background: #fbf6ec }\n"
    "li { margin-bottom: .8rem } li p { margin: 0 }\n"
    "li .ground, li .seen { color: #444; font-size: .9rem }\n"
    "th, td { text-align: left; padding: .2rem .6rem;\n"
    "  border-bottom: 1px solid #ccc; vertical-align: top }\n"
    "footer { color: #444; font-size: .85rem; margin-top: 2rem }\n"
    "@media print { article { break-before: page } article:first-of-type {\n"
    "  break-before: auto } li, blockquote { break-inside: avoid } }\n"
    "</style>\n"
    "<title>Kerer\xC5\xAB: what was reported, and why</title>\n"
    "</head>\n"
    "<body>\n";

void
kr_record_html_head(struct kr_buffer *b)
{
	kr_buffer_str(b, kr_page_head);
	kr_buffer_str(b, style);
}

void
kr_record_html_end(struct kr_buffer *b)
{
	kr_buffer_str(b, "</body>\n</html>\n");
}

/* ---- foreign words ------------------------------------------------------ */

static void
escaped_byte(struct kr_buffer *b, char c)
{
	const char *entity = kr_page_entity(c);

	if (entity != NULL)
		kr_buffer_str(b, entity);
	else
		kr_buffer_byte(b, c);
}

/* The two that no page may hold become a sign that there was one. */
static void
character(struct kr_buffer *b, uint32_t c)
{
	kr_buffer_utf8(b, c == 0xFFFE || c == 0xFFFF ? KR_TEXT_INVALID : c);
}

static bool
is_host_byte(char c)
{
	return kr_is_alnum(c) || c == '-' || (unsigned char)c >= 0x80;
}

static bool
is_number_byte(char c)
{
	return kr_is_digit(c) || c == '.';
}

/* The dot of an IPv4 address: three of them among digits. */
static bool
is_quad_dot(struct kr_span s, size_t i)
{
	size_t from = i, to = i, dots = 0;

	while (from > 0 && i - from < 16 && is_number_byte(s.ptr[from - 1]))
		from--;
	while (to < s.len && to - i < 16 && is_number_byte(s.ptr[to]))
		to++;
	for (size_t k = from; k < to; k++)
		dots += s.ptr[k] == '.';
	return dots >= 3;
}

/* A dot between two labels of a host, and not that of a number. */
static bool
is_host_dot(struct kr_span s, size_t i)
{
	if (s.ptr[i] != '.' || i == 0 || i + 1 >= s.len ||
	    !is_host_byte(s.ptr[i - 1]) || !is_host_byte(s.ptr[i + 1]))
		return false;
	return !kr_is_digit(s.ptr[i + 1]) || is_quad_dot(s, i);
}

/*
 * s as text of the page: escaped, and with http, @ and the dots of hosts
 * written as those do who share such addresses (hxxp, [@], [.]).
 */
static void
foreign(struct kr_buffer *b, struct kr_span s)
{
	for (size_t i = 0; i < s.len; ) {
		struct kr_span rest = kr_span_from(s, i);
		size_t next = i;

		if (kr_span_casestarts(rest, "http") &&
		    (kr_span_casestarts(rest, "http://") ||
		    kr_span_casestarts(rest, "https://"))) {
			kr_buffer_str(b, "hxxp");
			i += 4;
			continue;
		}
		if (is_host_dot(s, i))
			kr_buffer_str(b, "[.]");
		else if (s.ptr[i] == '@')
			kr_buffer_str(b, "[@]");
		else if ((unsigned char)s.ptr[i] < 0x80)
			escaped_byte(b, s.ptr[i]);
		else
			character(b, kr_text_next(s, &next));
		i = next > i ? next : i + 1;
	}
}

/* Words of our own, names of files and rules. */
static void
own(struct kr_buffer *b, struct kr_span s)
{
	for (size_t i = 0; i < s.len; ) {
		size_t next = i;

		if ((unsigned char)s.ptr[i] < 0x80)
			escaped_byte(b, s.ptr[next++]);
		else
			character(b, kr_text_next(s, &next));
		i = next;
	}
}

/* What the writers of shown.h put into a buffer of their own. */
static struct kr_buffer
aside(const struct kr_buffer *b)
{
	struct kr_buffer part;

	kr_buffer_init(&part, b->arena, SIZE_MAX);
	return part;
}

static void
element(struct kr_buffer *b, const char *open,
    void (*write)(struct kr_buffer *, struct kr_span),
    const struct kr_buffer *text, const char *close)
{
	kr_buffer_str(b, open);
	write(b, kr_buffer_span(text));
	kr_buffer_str(b, close);
}

/* ---- the facts ---------------------------------------------------------- */

/* Lines of label, tab and words; no label goes on with the one before. */
static void
facts_write(struct kr_buffer *b, const struct kr_buffer *facts)
{
	struct kr_span rest = kr_buffer_span(facts), line;
	bool any = false;

	kr_buffer_str(b, "<dl>\n");
	while (kr_span_line(&rest, &line)) {
		size_t tab = kr_span_chr(line, 0, '\t');

		if (tab > 0) {
			if (any)
				kr_buffer_str(b, "</dd>\n");
			kr_buffer_str(b, "<dt>");
			foreign(b, kr_span_sub(line, 0, tab));
			kr_buffer_str(b, "</dt><dd>");
			any = true;
		} else {
			kr_buffer_str(b, "<br/>\n");
		}
		foreign(b, kr_span_from(line, tab + 1));
	}
	kr_buffer_str(b, any ? "</dd>\n</dl>\n" : "</dl>\n");
}

/* ---- who speaks --------------------------------------------------------- */

static void
words_write(struct kr_buffer *b, const struct kr_shown *s,
    struct kr_slice text, const char *open)
{
	struct kr_buffer words = aside(b);

	kr_shown_line(&words, kr_shown_quote(s, text), STRETCH_BYTES);
	if (words.len > 0)
		element(b, open, foreign, &words, "</blockquote>\n");
}

static void
speakers_write(struct kr_buffer *b, const struct kr_shown *s)
{
	struct kr_stretches all;

	kr_shown_stretches(s, b->arena, &all);
	if (all.n == 0)
		return;
	kr_buffer_str(b, "<h2>Who speaks where</h2>\n");
	for (size_t i = 0; i < all.n; i++) {
		const struct kr_stretch *t = &all.item[i];
		struct kr_buffer who = aside(b);

		kr_shown_speaker(&who, s, t);
		element(b, "<p class=\"where\">", foreign, &who, "</p>\n");
		words_write(b, s, t->text, t->exhibit == SIZE_MAX ?
		    "<blockquote>" : "<blockquote class=\"reported\">");
	}
	if (all.left_out > 0)
		kr_buffer_printf(b, "<p class=\"where\">and %zu stretches "
		    "more</p>\n", all.left_out);
}

static void
consent_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_consent_record *c = &s->verdict->report->consent;
	struct kr_buffer where = aside(b);

	if (c->quote.view == NULL)
		return;
	kr_buffer_str(b, "<h2>Where consent is read</h2>\n");
	kr_shown_consent_place(&where, s);
	element(b, "<p class=\"where\">", own, &where, "</p>\n");
	words_write(b, s, c->quote, "<blockquote>");
}

/* ---- why ---------------------------------------------------------------- */

static void
reason_write(struct kr_buffer *b, const struct kr_shown *s, size_t i)
{
	const struct kr_decision *d = s->verdict->decision;
	struct kr_buffer part = aside(b);

	kr_buffer_str(&part, kr_shown_sentence(d->reason[i]));
	element(b, "<li><p>", own, &part, "</p>\n");
	part = aside(b);
	kr_shown_ground(&part, s, d->reason[i]);
	element(b, "<p class=\"ground\">", own, &part, "</p>\n");
	for (size_t k = i; k < d->n_reason; k++) {
		if (!kr_shown_same_reason(d->reason[k], d->reason[i]) ||
		    kr_shown_place(s, d->reason[k]->quote).part == NULL)
			continue;
		part = aside(b);
		kr_shown_seen(&part, s, d->reason[k]);
		element(b, "<p class=\"seen\">", foreign, &part, "</p>\n");
	}
	kr_buffer_str(b, "</li>\n");
}

static void
reasons_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_decision *d = s->verdict->decision;

	if (d->n_reason == 0)
		return;
	kr_buffer_str(b, "<h2>The reasons in full</h2>\n<ol>\n");
	for (size_t i = 0; i < d->n_reason; i++)
		if (kr_shown_first_of_reason(d, i))
			reason_write(b, s, i);
	kr_buffer_str(b, "</ol>\n");
}

/* ---- what can be looked up ---------------------------------------------- */

static void
indicators_write(struct kr_buffer *b, const struct kr_shown *s)
{
	struct kr_indicators list = kr_shown_indicators(s, b->arena);

	if (list.n == 0)
		return;
	kr_buffer_str(b, "<h2>To look up or to block</h2>\n<table>\n"
	    "<thead><tr><th>what</th><th>as found</th><th>where</th></tr>"
	    "</thead>\n<tbody>\n");
	for (size_t i = 0; i < list.n; i++) {
		const struct kr_indicator *x = &list.item[i];
		struct kr_buffer value = aside(b);

		kr_shown_line(&value, x->value, 500);
		kr_buffer_printf(b, "<tr><td>%s</td>",
		    kr_indicator_kind_name(x->kind));
		element(b, "<td>", foreign, &value, "</td>");
		kr_buffer_printf(b, "<td>%s%s</td></tr>\n", x->evidence ?
		    "in the reported message" : "the reporter names it",
		    x->checked ? "; its check digit fits" : "");
	}
	kr_buffer_str(b, "</tbody>\n</table>\n");
}

/* ---- the page ----------------------------------------------------------- */

static void
versions_write(struct kr_buffer *b, const struct kr_shown *s)
{
	const struct kr_verdict *v = s->verdict;
	char digest[KR_SHA256_HEX];

	kr_hex(v->sha256, sizeof(v->sha256), digest);
	kr_buffer_printf(b, "<footer>\n<p>SHA-256 of the mail: %s</p>\n"
	    "<p>rules %.16s, model %.16s</p>\n<p>No finding says that a law "
	    "was broken. Addresses are written so that nobody follows one by "
	    "accident.%s</p>\n</footer>\n", digest, v->rules_id, v->model_id,
	    s->sealed ? " The mail is sealed: nothing of its words is shown "
	    "here, and no copy of it should be made." : "");
}

void
kr_record_html(const struct kr_verdict *v, struct kr_buffer *b)
{
	struct kr_buffer part = aside(b);
	struct kr_shown s;

	kr_shown_collect(v, b->arena, &s);
	kr_buffer_str(b, v->decision->urgency == KR_URGENCY_LIFE ?
	    "<article class=\"life\">\n" : "<article>\n");
	kr_shown_file(&part, v);
	element(b, "<h1>", own, &part, "</h1>\n");
	part = aside(b);
	kr_shown_verdict(&part, &s);
	kr_buffer_str(b, "<section class=\"verdict\">\n");
	facts_write(b, &part);
	kr_buffer_str(b, "</section>\n<h2>What it rests on</h2>\n");
	part = aside(b);
	kr_shown_facts(&part, &s, true);
	facts_write(b, &part);
	speakers_write(b, &s);
	consent_write(b, &s);
	reasons_write(b, &s);
	indicators_write(b, &s);
	versions_write(b, &s);
	kr_buffer_str(b, "</article>\n");
}
