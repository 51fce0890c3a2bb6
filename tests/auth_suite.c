/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Authenticate mails of a public suite with the DNS that belongs to it.
 *
 * Standard input has the lines of tests/auth_suite.py:
 *   clear                       forget the DNS so far
 *   zone NAME TYPE DATA
 *   mail NAME FILE IP HELO MAIL_FROM
 * and each mail gives one line, its fields between tabs: name, spf, dmarc,
 * policy, identity, arc, and each signature as "result:domain:why".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "auth/auth.h"
#include "suite_zone.h"

#define MAIL_MAX	(4 << 20)

static int64_t
now(void *ctx)
{
	(void)ctx;
	return (int64_t)time(NULL);
}

static struct kr_span
file_read(const char *name, struct kr_arena *arena)
{
	char *data = kr_arena_alloc(arena, MAIL_MAX, 1);
	FILE *f = fopen(name, "rb");
	size_t n;

	if (f == NULL || data == NULL) {
		perror(name);
		exit(2);
	}
	n = fread(data, 1, MAIL_MAX, f);
	fclose(f);
	return (struct kr_span){ data, n };
}

static void
mail_run(struct kr_span field[])
{
	struct kr_config config = { .authserv_id = "mx.example",
	    .limits = kr_limits_default };
	struct kr_world world = { .now_s = now, .dns = suite_answer };
	struct kr_envelope envelope = { .client_ip = field[3],
	    .helo = field[4], .mail_from = field[5] };
	bool known = field[3].len > 0 || field[4].len > 0 || field[5].len > 0;
	struct kr_arena *arena = kr_arena_new((size_t)64 << 20);
	struct kr_message *message;
	struct kr_auth *auth;

	if (kr_message_read(file_read(field[2].ptr, arena), &config.limits,
	    arena, &message, NULL) != KR_OK ||
	    kr_auth_outer(message, known ? &envelope : NULL, &config, &world,
	    arena, &auth, NULL) != KR_OK)
		exit(2);
	printf("%s\t%s\t%s\t%s\t%s\t%s:%s", field[1].ptr,
	    kr_auth_result_name(auth->spf), kr_auth_result_name(auth->dmarc),
	    auth->dmarc_policy, kr_identity_name(auth->identity),
	    kr_auth_result_name(auth->arc.result), auth->arc.why);
	for (size_t i = 0; i < auth->n_dkim; i++)
		printf("\t%s:%.*s:%s",
		    kr_auth_result_name(auth->dkim[i].result),
		    KR_SPAN_ARG(auth->dkim[i].domain), auth->dkim[i].why);
	printf("\n");
	kr_arena_free(arena);
}

int
main(void)
{
	struct kr_span field[SUITE_FIELDS];

	while (suite_line(field)) {
		if (kr_span_is(field[0], "clear"))
			suite_zone_clear();
		else if (kr_span_is(field[0], "mail"))
			mail_run(field);
	}
	return 0;
}
