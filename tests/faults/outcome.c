/* SPDX-License-Identifier: Apache-2.0 */
/* What became of a mail, and whether that is as promised. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server.h"

void
outcome_free(struct outcome *o)
{
	for (size_t i = 0; i < o->n; i++) {
		free(o->edit[i].name);
		free(o->edit[i].value);
	}
	free(o->edit);
	*o = (struct outcome){ .answer = SMFIS_CONTINUE };
}

bool
outcome_same(const struct outcome *a, const struct outcome *b)
{
	bool same = a->answer == b->answer && a->n == b->n &&
	    strcmp(a->reply, b->reply) == 0;

	for (size_t i = 0; same && i < a->n; i++)
		same = a->edit[i].kind == b->edit[i].kind &&
		    a->edit[i].nth == b->edit[i].nth &&
		    strcmp(a->edit[i].name, b->edit[i].name) == 0 &&
		    strcmp(a->edit[i].value, b->edit[i].value) == 0;
	return same;
}

const char *
outcome_tag(const struct outcome *o, const char *tag)
{
	char name[80];

	snprintf(name, sizeof(name), "X-Referral-%s", tag);
	for (size_t i = 0; i < o->n; i++)
		if (o->edit[i].kind == 'i' &&
		    strcmp(o->edit[i].name, name) == 0)
			return o->edit[i].value +
			    strspn(o->edit[i].value, " ");
	return NULL;
}

bool
outcome_to(const struct outcome *o, const char *rcpt)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->edit[i].kind == '+' &&
		    strstr(o->edit[i].value, rcpt) != NULL)
			return true;
	return false;
}

/* ---- the mail after the edits ------------------------------------------- */

struct lines { struct kr_span *item; size_t n; };

static size_t
header_len(struct kr_span mail, struct lines *l)
{
	size_t at = 0;

	while (at < mail.len && mail.ptr[at] != '\r' && mail.ptr[at] != '\n') {
		size_t begin = at;

		do {
			at = kr_span_chr(mail, at, '\n');
			at = at < mail.len ? at + 1 : mail.len;
		} while (at < mail.len && (mail.ptr[at] == ' ' ||
		    mail.ptr[at] == '\t'));
		l->item[l->n++] = kr_span_sub(mail, begin, at - begin);
	}
	return at;
}

static bool
named(struct kr_span field, const char *name)
{
	size_t colon = kr_span_chr(field, 0, ':');

	return kr_span_caseeq(kr_span_trim(kr_span_sub(field, 0, colon)),
	    name);
}

static void
take_out(struct lines *l, const struct edit *e)
{
	unsigned seen = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (!named(l->item[i], e->name) || ++seen != e->nth)
			continue;
		l->n--;
		memmove(l->item + i, l->item + i + 1,
		    (l->n - i) * sizeof(*l->item));
		return;
	}
}

static void
put_field(FILE *f, const struct edit *e)
{
	fprintf(f, "%s:%s", e->name, *e->value == ' ' ? "" : " ");
	for (const char *p = e->value; *p != '\0'; p++) {
		if (*p == '\n')
			fputc('\r', f);
		fputc(*p, f);
	}
	fputs("\r\n", f);
}

char *
outcome_effect(const struct outcome *o, struct kr_span mail, size_t *len)
{
	struct lines l = { calloc(mail.len / 2 + 2, sizeof(*l.item)), 0 };
	size_t body = header_len(mail, &l);
	char *text = NULL;
	FILE *f = open_memstream(&text, len);

	for (size_t i = 0; i < o->n; i++)
		if (o->edit[i].kind == 'd')
			take_out(&l, &o->edit[i]);
	for (size_t i = o->n; i-- > 0;)
		if (o->edit[i].kind == 'i')
			put_field(f, &o->edit[i]);
	for (size_t i = 0; i < l.n; i++)
		fwrite(l.item[i].ptr, 1, l.item[i].len, f);
	fwrite(mail.ptr + body, 1, mail.len - body, f);
	fclose(f);
	free(l.item);
	return text;
}

/* ---- the promises ------------------------------------------------------- */

static const char *
value_fault(const char *value)
{
	size_t line = 0;

	if (strlen(value) > 8192)
		return "a tag is longer than 8 kB";
	for (const char *p = value; *p != '\0'; p++) {
		line = *p == '\n' ? 0 : line + 1;
		if (line > 990)
			return "a line of a tag is too long";
		if (*p == '\n' && p[1] != '\t' && p[1] != ' ')
			return "a tag has a line that begins a field";
		if ((*p < ' ' || *p > '~') && *p != '\n' && *p != '\t')
			return "a tag has a byte that is not plain";
	}
	return NULL;
}

static const char *
verify_fault(const struct outcome *o, struct kr_span mail)
{
	struct kr_arena *arena;
	size_t len;
	char *text;
	enum kr_tri whole;

	text = outcome_effect(o, mail, &len);
	arena = kr_arena_new(((size_t)32 << 20) + 8 * len);
	whole = kr_actions_verify((struct kr_span){ text, len },
	    server_engine()->config, server_engine()->tag_key, arena);
	kr_arena_free(arena);
	free(text);
	/* Of a mail that was cut there is no digest to compare. */
	if (whole == KR_UNKNOWN && outcome_tag(o, "Fallback") != NULL)
		return NULL;
	return whole != KR_YES ? "the final tag does not verify" : NULL;
}

const char *
outcome_fault(const struct outcome *o, struct kr_span mail)
{
	const struct edit *last = o->n > 0 ? &o->edit[o->n - 1] : NULL;
	const char *consent = outcome_tag(o, "Consent"), *fault = NULL;
	struct metrics_balance b;

	if (o->answer != SMFIS_CONTINUE)
		return "not accepted";
	if (last == NULL || last->kind != 'i' ||
	    strcmp(last->name, "X-Referral-Final") != 0)
		return "the final tag is not the last edit";
	for (size_t i = 0; fault == NULL && i < o->n; i++)
		if (o->edit[i].kind == 'i')
			fault = o->edit[i].nth != 0 ? "not inserted on top" :
			    value_fault(o->edit[i].value);
	if (fault == NULL && outcome_to(o, "police-cybercrime") &&
	    (consent == NULL || strncmp(consent, "given", 5) != 0))
		return "police without consent";
	if (fault == NULL)
		fault = verify_fault(o, mail);
	if (fault == NULL) {
		b = metrics_balance(server_child()->metrics);
		if (b.messages != 0 || b.ledger != 0 || b.tags != 0 ||
		    b.connections != 0)
			fault = "the counters do not balance";
	}
	return fault;
}
