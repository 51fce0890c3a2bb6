/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a mail, taken apart as far as the report. */
#include "fuzz_mail.h"

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
	struct kr_arena *arena = kr_arena_new(FUZZ_MAIL_BYTES);

	if (arena == NULL)
		return 0;
	fuzz_mail(fuzz_span(data, size), weights(), arena);
	kr_arena_free(arena);
	return 0;
}
