/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What our reader makes of a mail, in the form that the oracles use too
 * (tests/oracle.py): one line for each leaf of the tree, in order, and the
 * fields that people see.
 */
#include <stdio.h>
#include <stdlib.h>

#include "message/message.h"

static struct kr_span
file_read(const char *name)
{
	FILE *f = fopen(name, "rb");
	struct kr_span all = { NULL, 0 };
	char *data = NULL;
	size_t cap = 0, n;

	while (f != NULL) {
		if (all.len == cap) {
			cap = cap != 0 ? 2 * cap : 65536;
			data = realloc(data, cap);
			if (data == NULL)
				abort();
		}
		n = fread(data + all.len, 1, cap - all.len, f);
		all.len += n;
		if (n == 0)
			break;
	}
	if (f != NULL)
		fclose(f);
	all.ptr = data;
	return all;
}

static void
digest_print(struct kr_span bytes)
{
	unsigned char sha[KR_SHA256_LEN];
	char hex[KR_SHA256_HEX];

	if (!kr_sha256(bytes, sha))
		abort();
	kr_hex(sha, sizeof(sha), hex);
	printf("%zu %.16s\n", bytes.len, hex);
}

static void
part_print(struct kr_message *m, const struct kr_part *p)
{
	const struct kr_view *decoded;

	if (p->kind == KR_PART_MULTIPART || p->child != NULL)
		return;
	decoded = kr_part_decoded(m, p);
	printf("leaf %.*s/%.*s ", KR_SPAN_ARG(p->type),
	    KR_SPAN_ARG(p->subtype));
	digest_print(decoded != NULL ? decoded->text : KR_SPAN_NONE);
}

static void
mail_print(const char *name)
{
	struct kr_arena *arena = kr_arena_new(kr_limits_default.arena_bytes);
	struct kr_span bytes = file_read(name);
	struct kr_message *m;
	struct kr_address from;
	struct kr_span subject;
	const struct kr_field *date;
	int64_t when;
	int zone;

	if (kr_message_read(bytes, &kr_limits_default, arena, &m, NULL) !=
	    KR_OK)
		abort();
	printf("file %s\n", name);
	for (size_t i = 0; i < m->n_part; i++)
		part_print(m, m->part[i]);
	subject = kr_field_text(kr_header_find(m->header, "Subject", 0),
	    arena);
	from = kr_header_address(m->header, "From", &kr_limits_default,
	    arena);
	date = kr_header_find(m->header, "Date", 0);
	printf("subject ");
	for (size_t i = 0; i < subject.len; i++)
		putchar(subject.ptr[i] == '\n' || subject.ptr[i] == '\r' ?
		    ' ' : subject.ptr[i]);
	printf("\n");
	printf("from %.*s\n", KR_SPAN_ARG(from.addr));
	if (date != NULL && kr_date_read(date->value, &when, &zone))
		printf("date %lld\n", (long long)when);
	printf("flags %x limits %llx\n", m->flags,
	    (unsigned long long)m->limits_hit);
	kr_arena_free(arena);
	free((void *)(uintptr_t)bytes.ptr);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		mail_print(argv[i]);
	return 0;
}
