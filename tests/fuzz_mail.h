/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_mail.h - any mail, read as far as the report */
#ifndef KR_TESTS_FUZZ_MAIL_H
#define KR_TESTS_FUZZ_MAIL_H

#include "evidence/evidence.h"
#include "fuzz.h"

#define FUZZ_MAIL_BYTES (256u << 20)	/* of an arena */

/* What must hold of any report, whatever the mail was. */
static void
fuzz_report_check(const struct kr_report *r)
{
	size_t off, len;

	if (r->narrative == NULL || r->folded == NULL ||
	    r->consent.why == NULL || r->machine.standard == NULL)
		abort();
	for (size_t i = 0; i < r->n_exhibit; i++) {
		const struct kr_exhibit *x = &r->exhibit[i];

		if (x->text == NULL || x->folded == NULL)
			abort();
		(void)kr_slice_origin((struct kr_slice){ x->folded, 0,
		    x->folded->text.len }, &off, &len);
	}
	for (size_t i = 0; i < r->complained.n; i++)
		(void)kr_slice_origin(r->complained.item[i].place, &off,
		    &len);
}

/* Read the bytes as a mail; weights may be NULL. */
static void
fuzz_mail(struct kr_span bytes, const struct kr_consent_weights *weights,
    struct kr_arena *arena)
{
	static const char *const boxes[] = { "report@cert.example.nz" };
	static const char *const own[] = { "cert.example.nz" };
	struct kr_config config = { .authserv_id = "mx.cert.example.nz",
	    .report_mailbox = { boxes, 1 }, .own_domain = { own, 1 },
	    .limits = kr_limits_default };
	struct kr_world world = { .ctx = NULL };
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	struct kr_message *m;
	struct kr_report *r;
	struct kr_indicators found;

	if (kr_message_read(bytes, &config.limits, arena, &m, NULL) ==
	    KR_OK && kr_report_read(m, &auth, &config, weights, &world, arena,
	    &r, NULL) == KR_OK) {
		fuzz_report_check(r);
		(void)!kr_indicators_read(r, &config, arena, &found);
	}
}

#endif /* KR_TESTS_FUZZ_MAIL_H */
