/* SPDX-License-Identifier: Apache-2.0 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "suite_zone.h"

#define ZONE_MAX	1024
#define ANSWERS_MAX	64

struct entry {
	char		*name, *type;
	struct kr_span	 data;
};

static struct entry zone[ZONE_MAX];
static size_t n_zone;

static bool
type_is(const struct entry *e, enum kr_dns_type type)
{
	switch (type) {
	case KR_DNS_A:		return strcmp(e->type, "A") == 0;
	case KR_DNS_AAAA:	return strcmp(e->type, "AAAA") == 0;
	case KR_DNS_CNAME:	return strcmp(e->type, "CNAME") == 0;
	case KR_DNS_MX:		return strcmp(e->type, "MX") == 0;
	case KR_DNS_PTR:	return strcmp(e->type, "PTR") == 0;
	case KR_DNS_TXT:	return strcmp(e->type, "TXT") == 0;
	}
	return false;
}

static struct kr_span
data_of(const struct entry *e, enum kr_dns_type type, struct kr_arena *arena)
{
	char address[16];

	if (type != KR_DNS_A && type != KR_DNS_AAAA)
		return e->data;
	if (inet_pton(type == KR_DNS_A ? AF_INET : AF_INET6, e->data.ptr,
	    address) != 1)
		return KR_SPAN_NONE;
	return kr_arena_copy(arena, (struct kr_span){ address,
	    type == KR_DNS_A ? 4 : 16 });
}

void
suite_answer(void *ctx, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	const char *alias = NULL;
	bool timeout = false;
	size_t len = strlen(name);

	(void)ctx;
	if (len > 0 && name[len - 1] == '.')
		len--;
	ret->rc = KR_DNS_NXDOMAIN;
	ret->record = kr_arena_zalloc(arena, ANSWERS_MAX,
	    sizeof(*ret->record));
	for (size_t i = 0; i < n_zone && ret->record != NULL; i++) {
		if (strlen(zone[i].name) != len ||
		    strncasecmp(zone[i].name, name, len) != 0)
			continue;
		if (ret->rc == KR_DNS_NXDOMAIN)
			ret->rc = KR_DNS_NONE;
		if (strcmp(zone[i].type, "TIMEOUT") == 0)
			timeout = true;
		else if (strcmp(zone[i].type, "CNAME") == 0)
			alias = zone[i].data.ptr;
		if (!type_is(&zone[i], type) || ret->n == ANSWERS_MAX)
			continue;
		ret->record[ret->n++].data = data_of(&zone[i], type, arena);
		ret->rc = KR_DNS_OK;
	}
	if (ret->n > 0)
		return;
	if (timeout)
		ret->rc = KR_DNS_TEMPORARY;
	else if (alias != NULL && strcasecmp(alias, name) != 0)
		suite_answer(NULL, alias, type, timeout_ms, arena, ret);
}

/* "\xNN" is one byte; the place after the text is a NUL. */
static struct kr_span
unescape(char *text)
{
	char *in = text, *out = text;

	while (*in != '\0') {
		unsigned byte;

		if (sscanf(in, "\\x%2x", &byte) == 1) {
			*out++ = (char)byte;
			in += 4;
		} else {
			*out++ = *in++;
		}
	}
	*out = '\0';
	return (struct kr_span){ text, (size_t)(out - text) };
}

void
suite_zone_clear(void)
{
	while (n_zone > 0)
		free(zone[--n_zone].name);
}

static void
zone_add(const struct kr_span *field)
{
	size_t size = field[1].len + field[2].len + field[3].len + 3;
	char *copy = malloc(size);
	struct entry *e = &zone[n_zone];

	if (copy == NULL || n_zone == ZONE_MAX)
		abort();
	n_zone++;
	memcpy(copy, field[1].ptr, field[1].len + 1);
	e->name = copy;
	e->type = copy + field[1].len + 1;
	memcpy(e->type, field[2].ptr, field[2].len + 1);
	copy = e->type + field[2].len + 1;
	memcpy(copy, field[3].ptr, field[3].len + 1);
	e->data = (struct kr_span){ copy, field[3].len };
}

bool
suite_line(struct kr_span field[SUITE_FIELDS])
{
	static char *line;
	static size_t cap;

	while (getline(&line, &cap, stdin) > 0) {
		char *rest = line;

		line[strcspn(line, "\n")] = '\0';
		for (size_t i = 0; i < SUITE_FIELDS; i++) {
			char *text = rest != NULL ? strsep(&rest, "\t") : NULL;

			field[i] = text != NULL ? unescape(text) :
			    KR_SPAN_LIT("");
		}
		if (!kr_span_is(field[0], "zone"))
			return true;
		zone_add(field);
	}
	free(line);
	line = NULL;
	cap = 0;
	suite_zone_clear();
	return false;
}
