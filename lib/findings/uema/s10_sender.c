/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the message say, truly, who authorised it?  UEMA 2007 s 10(a).
 */
#include <string.h>

#include "findings/examination.h"

/* Lures and frauds in somebody's name bear a false one by their nature. */
static bool
impersonates(const struct kr_examination *ex)
{
	const int *points = ex->findings->points;
	int lure = points[KR_CATEGORY_PHISHING];

	if (points[KR_CATEGORY_SCAM_FRAUD] > lure)
		lure = points[KR_CATEGORY_SCAM_FRAUD];
	for (enum kr_category c = 0; c < KR_CATEGORY_COUNT; c++)
		if (points[c] > lure)
			return kr_examination_has(ex,
			    "UEMA_S6_A_II_DISHONEST_GAIN",
			    KR_STATE_INDICATED) != NULL;
	return true;
}

/* What is only told of has no other name to look for. */
static bool
lure_told(const struct kr_examination *ex)
{
	enum kr_category lead = kr_examination_leading(ex);

	return lead == KR_CATEGORY_PHISHING ||
	    lead == KR_CATEGORY_ONLINE_HARM ||	/* it extorts: else it is
						 * not commercial */
	    (lead == KR_CATEGORY_SCAM_FRAUD && kr_examination_has(ex,
	    "UEMA_S6_A_II_MESSAGE_TOLD", KR_STATE_INDICATED) != NULL);
}

/*
 * Who extorts goes by a name that is nobody's; and no carrier or bank sends
 * what takes a machine over.
 */
static bool
goes_by_another(const struct kr_examination *ex)
{
	enum kr_category lead = kr_examination_leading(ex);

	if (lead == KR_CATEGORY_MALWARE)
		return kr_examination_has(ex, "UEMA_S6_FILE_LURE",
		    KR_STATE_INDICATED) != NULL;
	return (lead == KR_CATEGORY_RANSOMWARE ||
	    lead == KR_CATEGORY_DENIAL_OF_SERVICE) &&
	    kr_examination_has(ex, "UEMA_DEMANDS_MONEY", KR_STATE_INDICATED);
}

#define NAME_MIN 4		/* letters: shorter ones occur by chance */
#define TEXT_MAX 20000		/* bytes looked at */

/* An address of a site or mailbox is no name. */
static bool
is_address(struct kr_span token)
{
	for (size_t i = 0; i < token.len; i++)
		if (token.ptr[i] == '@' || token.ptr[i] == '/' ||
		    (token.ptr[i] == '.' && i > 0 && i + 1 < token.len &&
		    kr_is_alnum(token.ptr[i - 1]) &&
		    kr_is_alnum(token.ptr[i + 1])))
			return true;
	return false;
}

/* Letters and digits of a text, run together: "Sher Tyres" as shertyres. */
static struct kr_span
squeezed(struct kr_span text, struct kr_arena *arena)
{
	struct kr_buffer out;

	kr_buffer_init(&out, arena, TEXT_MAX);
	text = kr_span_sub(text, 0, TEXT_MAX);
	for (size_t at = 0; at < text.len; ) {
		size_t end = kr_span_chr(text, at, ' ');
		struct kr_span token;

		if (end == SIZE_MAX)
			end = text.len;
		token = kr_span_sub(text, at, end - at);
		at = end + 1;
		if (is_address(token))
			continue;
		for (size_t i = 0; i < token.len; i++)
			if (kr_is_alnum(token.ptr[i]))
				kr_buffer_byte(&out, kr_lower(token.ptr[i]));
	}
	return kr_buffer_ok(&out) ? kr_buffer_span(&out) : KR_SPAN_NONE;
}

/*
 * The text names who owns the domain it came from, or begins with the name
 * it was sent under, as text messages do.
 */
static bool
bears_own_name(const struct kr_examination *ex)
{
	const struct kr_exhibit *x = ex->exhibit;
	struct kr_span domain = kr_examination_sender_domain(ex), label;
	struct kr_span text = x->folded->text, name = x->from_name;
	const char *wanted;

	if (name.len >= NAME_MIN && text.len > name.len &&
	    text.ptr[name.len] == ':' && kr_span_caseeq2(name,
	    kr_span_sub(text, 0, name.len)))
		return true;
	label = squeezed(kr_span_sub(domain, 0, kr_span_chr(domain, 0, '.')),
	    ex->arena);
	if (domain.len == 0 || label.len < NAME_MIN)
		return false;
	wanted = kr_arena_cstr(ex->arena, label);
	return wanted != NULL && kr_span_find(squeezed(text, ex->arena), 0,
	    wanted) != SIZE_MAX;
}

#define LEAD_MAX 40		/* bytes of a name that leads a text */

/* What may lead a text and names nobody. */
static bool
names_nobody(struct kr_span name)
{
	static const char *const words[] = { "sale", "urgent", "notice",
	    "alert", "reminder", "final", "offer", "special", "free", "win",
	    "new", "important", "attention", "hi", "hello", "hey", "dear",
	    "today", "deal", "deals", "promo", "info", "update", "http",
	    "https" };

	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_caseeq(name, words[i]))
			return true;
	return false;
}

/* "KOWHAI CYCLES: 20% off": a text message has no other place for it. */
static bool
led_by_name(const struct kr_examination *ex)
{
	struct kr_span text = kr_span_trim(ex->exhibit->text->text), name;
	size_t colon = kr_span_chr(text, 0, ':');

	name = kr_span_sub(text, 0, colon);
	if (!ex->exhibit->pasted || colon == SIZE_MAX || colon < NAME_MIN ||
	    colon > LEAD_MAX || kr_is_digit(*name.ptr))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (strchr(".!?\n,$%@/", name.ptr[i]) != NULL)
			return false;
	return !names_nobody(kr_span_sub(name, 0, kr_span_chr(name, 0, ' ')));
}

void
kr_uema_s10_sender_examine(struct kr_examination *ex)
{
	const struct kr_uema *u = &ex->findings->uema;

	if (u->commercial != KR_YES)
		return;
	if (ex->exhibit == NULL) {
		if (lure_told(ex))
			kr_examination_find(ex,
			    "UEMA_S10_A_MISLEADING_SENDER_ID",
			    KR_STATE_INDICATED, KR_NOWHERE);
		return;
	}
	if (impersonates(ex) || goes_by_another(ex))
		kr_examination_find(ex, "UEMA_S10_A_MISLEADING_SENDER_ID",
		    KR_STATE_INDICATED, KR_NOWHERE);
	else if (bears_own_name(ex) || led_by_name(ex) || kr_examination_has(ex,
	    "UEMA_SENDER_NAMED", KR_STATE_INDICATED))
		return;
	else if (kr_examination_whole(ex))
		kr_examination_find(ex, "UEMA_S10_A_NO_SENDER_ID",
		    KR_STATE_INDICATED, KR_NOWHERE);
	else
		kr_examination_find(ex, "UEMA_S10_A_NO_SENDER_ID",
		    KR_STATE_NEEDS_INVESTIGATION, KR_NOWHERE);
}
