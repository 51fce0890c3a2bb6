/* SPDX-License-Identifier: Apache-2.0 */
/* Who the evidence says it is from, against where it comes from. */
#include "findings/examination.h"

/* Domain of an addr-spec. */
static struct kr_span
domain_of(struct kr_span addr)
{
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < addr.len; i++)
		if (addr.ptr[i] == '@')
			at = i;
	return at == SIZE_MAX ? KR_SPAN_NONE : kr_span_from(addr, at + 1);
}

static bool
same_organisation(struct kr_examination *ex, struct kr_span a,
    struct kr_span b)
{
	return kr_span_caseeq2(kr_auth_organisation(a, ex->arena),
	    kr_auth_organisation(b, ex->arena));
}

/* A display name that shows another address than the one it stands before. */
static void
name_shows_address(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_span shown = domain_of(x->from_name);
	size_t n = 0;

	while (n < shown.len && (kr_is_alnum(shown.ptr[n]) ||
	    shown.ptr[n] == '.' || shown.ptr[n] == '-'))
		n++;
	shown.len = n;
	if (kr_span_chr(shown, 0, '.') == SIZE_MAX ||
	    same_organisation(ex, shown, x->from_domain))
		return;
	kr_examination_say(ex, "SENDER_NAME_IS_OTHER_ADDRESS",
	    "the display name shows an address of another domain", 150,
	    KR_CATEGORY_COUNT, KR_NOWHERE);
}

void
kr_sender_examine(struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_span reply;

	if (x == NULL || x->from.len == 0)
		return;
	name_shows_address(ex);
	reply = domain_of(x->reply_to);
	if (reply.len > 0 && !same_organisation(ex, reply, x->from_domain))
		kr_examination_say(ex, "SENDER_REPLY_ELSEWHERE",
		    "replies go to another domain than the sender's", 100,
		    KR_CATEGORY_COUNT, KR_NOWHERE);
}
