/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "record/shown.h"

static void
outer_collect(struct kr_shown *s, struct kr_arena *arena)
{
	const struct kr_verdict *v = s->verdict;
	const struct kr_field *date;
	int64_t utc_s;
	int zone_min;

	if (v->message != NULL) {
		date = kr_header_find(v->message->header, "Date", 0);
		if (date != NULL && kr_date_read(date->value, &utc_s,
		    &zone_min))
			kr_date_write(utc_s, zone_min, s->date,
			    sizeof(s->date));
	}
	if (s->sealed)
		return;
	/* It is made from names and addresses often enough. */
	if (v->message != NULL)
		s->message_id = kr_field_text(kr_header_find(
		    v->message->header, "Message-ID", 0), arena);
	s->reporter = v->report->reporter.addr;
	s->reporter_name = v->report->reporter.name;
	s->outer_subject = v->report->subject_full;
}

/* ---- addresses (URLs) --------------------------------------------------- */

static void
url_add(struct kr_shown *s, const struct kr_url *url)
{
	struct kr_span w = url->written;

	if (w.len == 0 || s->n_url == KR_SHOWN_URLS_MAX ||
	    kr_span_casestarts(url->target, "mailto:"))
		return;
	for (size_t i = 0; i < s->n_url; i++)
		if (s->url[i].len == w.len && kr_span_eq(s->url[i], w))
			return;
	s->url[s->n_url++] = w;
}

/* What is complained of: in reported messages first, then as told. */
static void
urls_collect(struct kr_shown *s, struct kr_arena *arena)
{
	const struct kr_report *r = s->verdict->report;

	s->url = kr_arena_alloc(arena, KR_SHOWN_URLS_MAX, sizeof(*s->url));
	if (s->url == NULL)
		return;
	for (size_t i = 0; i < r->complained.n; i++)
		url_add(s, &r->complained.item[i]);
}

/* ---- places ------------------------------------------------------------- */

static void
parts_collect(struct kr_shown *s, struct kr_arena *arena)
{
	const struct kr_message *m = s->verdict->message;

	if (m == NULL)
		return;
	s->part = kr_arena_alloc(arena, m->n_part, sizeof(*s->part));
	if (s->part == NULL)
		return;
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_part *p = m->part[i];
		struct kr_shown_part *to = &s->part[s->n_part];
		struct kr_slice raw = { p->view, 0, p->raw.len };

		if (p->view == NULL || p->raw.ptr == NULL)
			continue;
		raw.off = (size_t)(p->raw.ptr - p->view->text.ptr);
		to->path = p->path;
		if (kr_slice_origin(raw, &to->off, &to->len))
			s->n_part++;
	}
}

struct kr_shown_place
kr_shown_place(const struct kr_shown *s, struct kr_slice slice)
{
	struct kr_shown_place place = { NULL, 0, 0 };

	if (slice.view == NULL ||
	    !kr_slice_origin(slice, &place.off, &place.len))
		return place;
	place.part = "";
	for (size_t i = 0; i < s->n_part; i++)	/* children come later */
		if (s->part[i].off <= place.off && place.off - s->part[i].off
		    < s->part[i].len)
			place.part = s->part[i].path;
	return place;
}

void
kr_shown_collect(const struct kr_verdict *v, struct kr_arena *arena,
    struct kr_shown *s)
{
	*s = (struct kr_shown){ .verdict = v,
	    .sealed = kr_handling_sealed(v->decision->handling) };
	if (v->report->n_exhibit > 0)
		s->exhibit = &v->report->exhibit[0];
	outer_collect(s, arena);
	parts_collect(s, arena);
	if (s->sealed)
		return;
	urls_collect(s, arena);
	if (s->exhibit != NULL) {
		s->from = s->exhibit->from;
		s->subject = s->exhibit->subject;
	}
}

struct kr_span
kr_shown_quote(const struct kr_shown *s, struct kr_slice slice)
{
	return s->sealed ? KR_SPAN_NONE : kr_slice_span(slice);
}

struct kr_indicators
kr_shown_indicators(const struct kr_shown *s, struct kr_arena *arena)
{
	struct kr_indicators list = { NULL, 0, 0 };

	/* What does not fit is left out, as with addresses. */
	if (!s->sealed && kr_indicators_read(s->verdict->report,
	    s->verdict->config, arena, &list) != KR_OK)
		list.n = 0;
	return list;
}

const char *
kr_shown_source(const struct kr_shown *s, const struct kr_finding *f,
    char *buf, size_t size)
{
	const struct kr_hits *hits = &s->verdict->findings->hits;

	if (f->section != NULL)
		return f->section;
	for (size_t i = 0; i < hits->n; i++) {
		const struct kr_rule *rule = hits->hit[i].rule;
		const char *base;

		if (rule->file == NULL || strcmp(rule->name, f->id) != 0)
			continue;
		base = strrchr(rule->file, '/');
		snprintf(buf, size, "%s:%u",
		    base != NULL ? base + 1 : rule->file, rule->line);
		return buf;
	}
	return NULL;
}

/* ---- one line ----------------------------------------------------------- */

/* Controls of C0 and C1, line separators, and what turns text around. */
static bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) ||
	    (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069);
}

void
kr_shown_line(struct kr_buffer *b, struct kr_span s, size_t max)
{
	bool blank = false, any = false;
	size_t begin = b->len;

	for (size_t off = 0; off < s.len; ) {
		uint32_t c = kr_text_next(s, &off);

		if (c == ' ' || is_control(c)) {
			blank = any;
			continue;
		}
		if (b->len - begin + 8 > max) {
			kr_buffer_str(b, "…");
			return;
		}
		if (blank)
			kr_buffer_byte(b, ' ');
		kr_buffer_utf8(b, c);
		blank = false;
		any = true;
	}
}
