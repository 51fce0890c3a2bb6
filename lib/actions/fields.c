/* SPDX-License-Identifier: Apache-2.0 */
/* Header fields as the mail server counts them, and which must go. */
#include <stdlib.h>
#include <string.h>

#include "actions/plan.h"

/*
 * A line that starts with a blank belongs to the field before it, whatever
 * else it holds (RFC 5322 2.2.3); a line that is no field begins the body.
 */
static size_t
field_end(struct kr_span s)
{
	size_t end = 0;

	do {
		size_t lf = kr_span_chr(s, end, '\n');

		end = lf == SIZE_MAX ? s.len : lf + 1;
	} while (end < s.len && (s.ptr[end] == ' ' || s.ptr[end] == '\t'));
	return end;
}

bool
kr_raw_field_next(struct kr_span *rest, struct kr_raw_field *ret)
{
	struct kr_span after = *rest, line, raw;
	size_t colon;

	if (!kr_span_line(&after, &line))
		return false;
	if (line.len == 0 || (colon = kr_span_chr(line, 0, ':')) == SIZE_MAX) {
		if (line.len == 0)
			*rest = after;
		return false;
	}
	raw = kr_span_sub(*rest, 0, field_end(*rest));
	*rest = kr_span_from(*rest, raw.len);
	ret->name = kr_span_trim(kr_span_sub(raw, 0, colon));
	ret->value = kr_span_from(raw, colon + 1);
	return true;
}

bool
kr_raw_field_is(const struct kr_raw_field *f, const struct kr_config *config,
    const char *tag)
{
	size_t len = strlen(config->tag_prefix);

	return kr_span_casestarts(f->name, config->tag_prefix) &&
	    f->name.len > len && f->name.ptr[len] == '-' &&
	    (tag == NULL || kr_span_caseeq(kr_span_from(f->name, len + 1),
	    tag));
}

/* Added, or changed, by servers that hand the mail on. */
static const char *const trace[] = {
	"Received",		/* RFC 5321 4.4 */
	"Return-Path",		/* RFC 5321 4.4 */
	"Delivered-To", "X-Original-To", "Envelope-To",
};

enum kr_raw_kind
kr_raw_field_kind(const struct kr_raw_field *f, const struct kr_config *config)
{
	if (kr_raw_field_is(f, config, NULL))
		return KR_RAW_TAG;
	/* RFC 8601 section 5 */
	if (kr_span_caseeq(f->name, "Authentication-Results") &&
	    kr_auth_field_is_foreign_claim(f->value, config->authserv_id))
		return KR_RAW_TAG;
	for (size_t i = 0; i < KR_NELEM(trace); i++)
		if (kr_span_caseeq(f->name, trace[i]))
			return KR_RAW_TRACE;
	return KR_RAW_REST;
}

void
kr_raw_field_canonical(const struct kr_raw_field *f, struct kr_buffer *b)
{
	struct kr_span value = kr_span_trim(f->value);

	for (size_t i = 0; i < f->name.len; i++)
		kr_buffer_byte(b, kr_lower(f->name.ptr[i]));
	kr_buffer_byte(b, ':');
	for (size_t i = 0; i < value.len; i++) {
		if (!kr_is_blank(value.ptr[i]))
			kr_buffer_byte(b, value.ptr[i]);
		else if (!kr_is_blank(value.ptr[i - 1]))
			kr_buffer_byte(b, ' ');
	}
	kr_buffer_byte(b, '\n');
}

/* ---- what outsiders wrote in our name ---------------------------------- */

struct forged {
	struct kr_span	 name;
	unsigned	 nth;		/* among fields of its name, from 1 */
	size_t		 at;		/* order of appearance */
};

static int
by_name(const void *a, const void *b)
{
	const struct forged *x = a, *y = b;
	size_t len = x->name.len < y->name.len ? x->name.len : y->name.len;

	for (size_t i = 0; i < len; i++) {
		char c = kr_lower(x->name.ptr[i]), d = kr_lower(y->name.ptr[i]);

		if (c != d)
			return c < d ? -1 : 1;
	}
	if (x->name.len != y->name.len)
		return x->name.len < y->name.len ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/*
 * All fields of a name in our name space go, so their rank among the forged
 * is their number; results of authentication were numbered as they came.
 */
static void
number(struct forged *forged, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (forged[i].nth == 0)
			forged[i].nth = i > 0 && kr_span_caseeq2(
			    forged[i].name, forged[i - 1].name) ?
			    forged[i - 1].nth + 1 : 1;
}

/* NULL with *n 0 if there are none; plan->failed if memory is full. */
static struct forged *
collect(struct kr_plan *plan, struct kr_span mail, size_t *n)
{
	struct forged *forged = NULL;
	struct kr_raw_field f;
	size_t cap = 0;
	unsigned results = 0;

	for (*n = 0; kr_raw_field_next(&mail, &f);) {
		bool ours = kr_raw_field_is(&f, plan->config, NULL);

		results += kr_span_caseeq(f.name, "Authentication-Results");
		if (kr_raw_field_kind(&f, plan->config) != KR_RAW_TAG)
			continue;
		if (!KR_ARENA_ROOM(plan->arena, forged, *n, &cap)) {
			plan->failed = true;
			break;
		}
		forged[*n] = (struct forged){ f.name, ours ? 0 : results, *n };
		(*n)++;
	}
	return forged;
}

void
kr_plan_delete_forged(struct kr_plan *plan, struct kr_span mail)
{
	size_t n;
	struct forged *forged = collect(plan, mail, &n);

	if (n == 0)
		return;
	qsort(forged, n, sizeof(*forged), by_name);
	number(forged, n);
	/* From the highest: a deletion renumbers those behind it. */
	while (n-- > 0)
		kr_plan_add(plan, KR_ACTION_DELETE_FIELD,
		    kr_arena_cstr(plan->arena, forged[n].name), NULL,
		    forged[n].nth);
}
