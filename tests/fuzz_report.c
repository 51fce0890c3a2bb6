/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a mail, taken apart as far as the report. */
#include <stdlib.h>

#include "evidence/evidence.h"
#include "fuzz.h"

static const char *const boxes[] = { "report@cert.example.nz" };
static const char *const own[] = { "cert.example.nz" };

/* What must hold of any report, whatever the mail was. */
static void
check(const struct kr_report *r)
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

/* Such as make a yes of every text that names the Police, if they may. */
static const struct kr_consent_weights *
weights(void)
{
	static struct kr_consent_weights *w;

	if (w == NULL && kr_consent_weights_load(KR_SPAN_LIT(
	    "kereru-consent 1\nbias\t900\nw1:the\t-5\n"), &w, NULL) != KR_OK)
		abort();
	return w;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_config config = { .authserv_id = "mx.cert.example.nz",
	    .report_mailbox = { boxes, 1 }, .own_domain = { own, 1 },
	    .limits = kr_limits_default };
	struct kr_world world = { .ctx = NULL };
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	struct kr_arena *arena = kr_arena_new(256u << 20);
	struct kr_message *m;
	struct kr_report *r;
	struct kr_indicators found;
	struct kr_span bytes = fuzz_span(data, size);

	if (arena == NULL)
		return 0;
	if (kr_message_read(bytes, &config.limits, arena, &m, NULL) ==
	    KR_OK && kr_report_read(m, &auth, &config, weights(), &world, arena,
	    &r, NULL) == KR_OK) {
		check(r);
		(void)!kr_indicators_read(r, &config, arena, &found);
	}
	kr_arena_free(arena);
	return 0;
}
