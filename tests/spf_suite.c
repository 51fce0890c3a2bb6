/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Run SPF cases of a public suite (RFC 7208) through kr_spf_check().
 *
 * Standard input is what tests/spf_suite.py writes.  One line is printed for
 * each case that ends otherwise than the suite says, and a sum at the end,
 * with that of libspf2 beside it where there is one.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "auth/check.h"
#include "spf_libspf2.h"

#ifndef HAVE_SPF2
#define HAVE_SPF2 0
#endif

#define FIELDS_MAX	6
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

static void
answer(void *ctx, const char *name, enum kr_dns_type type,
    struct kr_arena *arena, struct kr_dns_answer *ret)
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
		answer(NULL, alias, type, arena, ret);
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

static void
zone_clear(void)
{
	while (n_zone > 0)
		free(zone[--n_zone].name);
}

static void
zone_add(struct kr_span field[])
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

static bool
is_one_of(const char *result, struct kr_span list)
{
	for (size_t at = 0; at <= list.len;) {
		size_t end = kr_span_chr(list, at, '|');

		if (end == SIZE_MAX)
			end = list.len;
		if (kr_span_is(kr_span_sub(list, at, end - at), result))
			return true;
		at = end + 1;
	}
	return false;
}

static bool
peer_agrees(const struct kr_envelope *envelope, const struct kr_world *world,
    struct kr_arena *arena, struct kr_span expected)
{
#if HAVE_SPF2
	struct kr_auth auth = { .dmarc_policy = "" };

	spf_libspf2(envelope, world, arena, &auth);
	return is_one_of(kr_auth_result_name(auth.spf), expected);
#else
	(void)envelope, (void)world, (void)arena, (void)expected;
	return false;
#endif
}

static bool
case_run(const char *suite, struct kr_span field[], size_t *peer)
{
	struct kr_world world = { NULL, NULL, NULL, answer };
	struct kr_envelope envelope = { .client_ip = field[2],
	    .helo = field[3], .mail_from = field[4] };
	struct kr_arena *arena = kr_arena_new(4 << 20);
	struct kr_auth auth = { .dmarc_policy = "" };
	const char *result;
	bool good;

	if (arena == NULL)
		abort();
	kr_spf_check(&envelope, &world, arena, &auth);
	result = kr_auth_result_name(auth.spf);
	good = is_one_of(result, field[5]);
	if (!good)
		printf("%s: %.*s: %s, the suite says %.*s\n", suite,
		    KR_SPAN_ARG(field[1]), result, KR_SPAN_ARG(field[5]));
	*peer += peer_agrees(&envelope, &world, arena, field[5]);
	kr_arena_free(arena);
	return good;
}

int
main(void)
{
	char *line = NULL, suite[256] = "";
	size_t cap = 0, cases = 0, good = 0, peer = 0;

	while (getline(&line, &cap, stdin) > 0) {
		struct kr_span field[FIELDS_MAX];
		char *rest = line;

		line[strcspn(line, "\n")] = '\0';
		for (size_t i = 0; i < FIELDS_MAX; i++) {
			char *text = rest != NULL ? strsep(&rest, "\t") : NULL;

			field[i] = text != NULL ? unescape(text) :
			    KR_SPAN_LIT("");
		}
		if (kr_span_is(field[0], "suite")) {
			zone_clear();
			snprintf(suite, sizeof(suite), "%s", field[1].ptr);
		} else if (kr_span_is(field[0], "zone")) {
			zone_add(field);
		} else if (kr_span_is(field[0], "case")) {
			cases++;
			good += case_run(suite, field, &peer);
		}
	}
	zone_clear();
	free(line);
	printf("%zu of %zu cases", good, cases);
	if (HAVE_SPF2)
		printf(", libspf2 %zu", peer);
	printf("\n");
	return cases == 0 || good != cases;
}
