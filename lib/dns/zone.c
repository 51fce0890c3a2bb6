/* SPDX-License-Identifier: Apache-2.0 */
/* Answers from a text (see dns.h for its form). */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "dns/resolver.h"

#define TIMEOUT_WORD	"!timeout"
#define NONE_WORD	"!none"
#define ZONE_BYTES_MAX	(16u << 20)
#define CHAIN_MAX	8		/* CNAMEs followed */

struct line {
	struct kr_span		name;
	enum kr_dns_type	type;
	struct kr_dns_record	record;
	bool			timeout, none;
};

struct zone {
	struct kr_arena	*arena;
	struct line	*line;
	size_t		 n, cap;
};

static const struct { const char *name; enum kr_dns_type type; } types[] = {
	{ "A", KR_DNS_A }, { "AAAA", KR_DNS_AAAA }, { "CNAME", KR_DNS_CNAME },
	{ "MX", KR_DNS_MX }, { "PTR", KR_DNS_PTR }, { "TXT", KR_DNS_TXT },
};

const char *
kr_dns_type_name(enum kr_dns_type type)
{
	for (size_t i = 0; i < KR_NELEM(types); i++)
		if (types[i].type == type)
			return types[i].name;
	return "";
}

static struct kr_span
word_take(struct kr_span *rest)
{
	struct kr_span word;
	size_t n = 0;

	*rest = kr_span_trim(*rest);
	while (n < rest->len && !kr_is_blank(rest->ptr[n]))
		n++;
	word = kr_span_sub(*rest, 0, n);
	*rest = kr_span_trim(kr_span_from(*rest, n));
	return word;
}

static struct kr_span
without_dot(struct kr_span name)
{
	if (name.len > 0 && name.ptr[name.len - 1] == '.')
		name.len--;
	return name;
}

/* "\032" is the byte with that number. */
static struct kr_span
unescaped(struct kr_span text, struct kr_arena *arena)
{
	struct kr_buffer out;

	kr_buffer_init(&out, arena, SIZE_MAX);
	kr_buffer_str(&out, "");
	for (size_t i = 0; i < text.len; i++) {
		const char *p = text.ptr + i;

		if (*p == '\\' && i + 3 < text.len && kr_is_digit(p[1]) &&
		    kr_is_digit(p[2]) && kr_is_digit(p[3])) {
			kr_buffer_byte(&out, (char)(100 * (p[1] - '0') +
			    10 * (p[2] - '0') + p[3] - '0'));
			i += 3;
		} else {
			kr_buffer_byte(&out, *p);
		}
	}
	return kr_buffer_ok(&out) ? kr_buffer_span(&out) : KR_SPAN_NONE;
}

static bool
data_read(struct zone *z, struct kr_span data, struct line *line)
{
	unsigned char address[16];
	char text[64];
	int family = line->type == KR_DNS_A ? AF_INET : AF_INET6;

	line->timeout = kr_span_is(data, TIMEOUT_WORD);
	line->none = kr_span_is(data, NONE_WORD);
	if (line->timeout || line->none)
		return true;
	switch (line->type) {
	case KR_DNS_A:
	case KR_DNS_AAAA:
		if (data.len >= sizeof(text))
			return false;
		memcpy(text, data.ptr, data.len);
		text[data.len] = '\0';
		if (inet_pton(family, text, address) != 1)
			return false;
		line->record.data = kr_arena_copy(z->arena, (struct kr_span){
		    (const char *)address, family == AF_INET ? 4 : 16 });
		break;
	case KR_DNS_MX:
		for (struct kr_span p = word_take(&data); p.len > 0;
		    p = kr_span_from(p, 1)) {
			if (!kr_is_digit(p.ptr[0]))
				return false;
			line->record.preference = 10 *
			    line->record.preference +
			    (unsigned)(p.ptr[0] - '0');
		}
		line->record.data = kr_arena_copy(z->arena,
		    without_dot(data));
		break;
	case KR_DNS_CNAME:
	case KR_DNS_PTR:
		data = without_dot(data);
		line->record.data = kr_arena_copy(z->arena, data);
		break;
	case KR_DNS_TXT:
		line->record.data = unescaped(data, z->arena);
		break;
	}
	return line->record.data.ptr != NULL || data.len == 0;
}

static bool
line_read(struct zone *z, struct kr_span text)
{
	struct line line = { .name = without_dot(word_take(&text)) };
	struct kr_span type = word_take(&text);
	size_t i = 0;

	while (i < KR_NELEM(types) && !kr_span_caseeq(type, types[i].name))
		i++;
	if (i == KR_NELEM(types))
		return false;
	line.type = types[i].type;
	line.name = kr_arena_copy(z->arena, line.name);
	if (line.name.ptr == NULL || !data_read(z, text, &line) ||
	    !KR_ARENA_ROOM(z->arena, z->line, z->n, &z->cap))
		return false;
	z->line[z->n++] = line;
	return true;
}

/* What was asked twice may have been written down twice. */
static bool
is_there(const struct kr_dns_answer *a, const struct kr_dns_record *r)
{
	for (size_t i = 0; i < a->n; i++)
		if (kr_span_eq(a->record[i].data, r->data) &&
		    a->record[i].preference == r->preference)
			return true;
	return false;
}

/* The records of one name; true if the answer is complete. */
static bool
answer_at(const struct zone *z, struct kr_span *name, enum kr_dns_type type,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct kr_span alias = KR_SPAN_NONE;

	ret->rc = KR_DNS_NXDOMAIN;
	for (size_t i = 0; i < z->n; i++) {
		const struct line *l = &z->line[i];

		if (!kr_span_caseeq2(l->name, *name))
			continue;
		if (l->timeout && l->type == type) {
			ret->rc = KR_DNS_TEMPORARY;
			return true;
		}
		if (ret->rc == KR_DNS_NXDOMAIN)
			ret->rc = KR_DNS_NONE;
		if (l->none)
			continue;
		if (l->type == KR_DNS_CNAME)
			alias = l->record.data;
		if (l->type != type || ret->n == KR_DNS_RECORDS_MAX ||
		    is_there(ret, &l->record))
			continue;
		if (ret->record == NULL)
			ret->record = kr_arena_zalloc(arena,
			    KR_DNS_RECORDS_MAX, sizeof(*ret->record));
		if (ret->record == NULL) {
			ret->rc = KR_DNS_TEMPORARY;
			return true;
		}
		ret->record[ret->n] = l->record;
		ret->record[ret->n].data = kr_arena_copy(arena,
		    l->record.data);
		if (ret->record[ret->n++].data.ptr == NULL &&
		    l->record.data.ptr != NULL) {
			ret->rc = KR_DNS_TEMPORARY;
			return true;
		}
		ret->rc = KR_DNS_OK;
	}
	if (ret->rc != KR_DNS_NONE || alias.len == 0)
		return true;
	*name = alias;
	return false;
}

static void
zone_lookup(void *self, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct kr_span at = kr_span_str(name);

	(void)timeout_ms;
	for (int i = 0; i < CHAIN_MAX; i++)
		if (answer_at(self, &at, type, arena, ret))
			return;
	ret->rc = KR_DNS_TEMPORARY;	/* a loop */
}

static void
zone_free(void *self)
{
	struct zone *z = self;

	kr_arena_free(z->arena);
	free(z);
}

static const struct kr_dns_kind zone_kind = { zone_lookup, zone_free };

enum kr_rc
kr_dns_zone(struct kr_span text, const char *file, struct kr_dns **ret,
    struct kr_err *err)
{
	struct zone *z = calloc(1, sizeof(*z));
	struct kr_span line;
	unsigned number = 0;

	if (z == NULL || (z->arena = kr_arena_new(ZONE_BYTES_MAX)) == NULL) {
		free(z);
		return kr_fail(err, KR_E_NOMEM, 0, "dns: no memory");
	}
	while (kr_span_line(&text, &line)) {
		number++;
		line = kr_span_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		if (line_read(z, line))
			continue;
		zone_free(z);
		return kr_fail_at(err, KR_E_SYNTAX, file, number, 0,
		    "dns: a line is \"name type data\" with one of the types "
		    "A AAAA CNAME MX PTR TXT");
	}
	return kr_dns_make(&zone_kind, z, ret, err);
}
