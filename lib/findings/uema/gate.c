/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two of the three gates: an electronic message, and a commercial one.  The
 * third is in s4_link.c.  Unsolicited Electronic Messages Act 2007 ss 5, 6.
 *
 * The words that tell are rules (conf/rules/50_uema_gate.cf); this file weighs
 * them.  Probabilities are in hundredths.
 */
#include <string.h>

#include "findings/examination.h"

static bool
has(const struct kr_examination *ex, const char *id)
{
	return kr_examination_has(ex, id, KR_STATE_INDICATED) != NULL;
}

/*
 * Fraud is mostly told as a story, in which messages are the least.  One that
 * came out of the blue, or that extorts, is told for its own sake; so is the
 * talk by which somebody was taken in.
 */
static bool
fraud_told(const struct kr_examination *ex, enum kr_category lead)
{
	return lead == KR_CATEGORY_SCAM_FRAUD &&
	    (has(ex, "UEMA_S6_A_II_MESSAGE_TOLD") ||
	    has(ex, "UEMA_S6_A_II_TALKED_TOLD"));
}

/* Who attacks a person by messages; who blackmails one always does. */
static bool
harm_told(const struct kr_examination *ex, enum kr_category lead)
{
	return (lead == KR_CATEGORY_ONLINE_HARM && (has(ex, "CAT_SEXTORT") ||
	    has(ex, "CAT_SEXTORT_LANG"))) ||
	    ((lead == KR_CATEGORY_ONLINE_HARM ||
	    lead == KR_CATEGORY_CHILD_EXPLOITATION) &&
	    (has(ex, "UEMA_S5_CHAT_TOLD") || has(ex, "UEMA_S5_MESSAGE_TOLD")));
}

/* UEMA 2007 s 5, Schedule cl 1: voice calls are not electronic messages. */
static enum kr_tri
electronic(const struct kr_examination *ex)
{
	enum kr_category lead = kr_examination_leading(ex);

	if (ex->exhibit != NULL)
		return KR_YES;
	if (has(ex, "UEMA_S5_OUT_OF_SCOPE"))
		return KR_NO;
	/* What people call spam came by such a message, whatever its name. */
	return has(ex, "UEMA_S5_MESSAGE_TOLD") || lead == KR_CATEGORY_SPAM ||
	    fraud_told(ex, lead) || harm_told(ex, lead) ? KR_YES : KR_UNKNOWN;
}

/*
 * UEMA 2007 s 6(b): what is not commercial although it looks so.  A lure
 * imitates exactly these, so s 6(a)(ii) goes first.
 */
static const char *const excluded[] = {
	"UEMA_S6_B_QUOTE", "UEMA_S6_B_ACCOUNT_NOTICE",
	"UEMA_S6_B_EMPLOYMENT", "UEMA_S6_B_DELIVERY",
	"UEMA_S6_B_TRANSACTION", "UEMA_S6_B_WARRANTY_SAFETY",
	"UEMA_S6_B_GOVT", "UEMA_NOT_COMMERCIAL",
};
#define OF_DEALINGS 4	/* the first so many: between people who deal */

static bool
any(const struct kr_examination *ex, const char *const *id, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (has(ex, id[i]))
			return true;
	return false;
}

static void
answer(struct kr_uema *u, enum kr_tri commercial, int p)
{
	u->commercial = commercial;
	u->commercial_p = p;
}

/*
 * UEMA 2007 s 6(a)(ii): what serves to gain dishonestly, by the leading
 * category.  A lure for the password of a mailbox shows no gain; a demand
 * for ransom does.
 */
static const struct {
	enum kr_category	category;
	const char		*shown_by, *and_by;	/* NULL: by itself */
} dishonesty[] = {
	{ KR_CATEGORY_SCAM_FRAUD, NULL, NULL },
	{ KR_CATEGORY_PHISHING, "UEMA_GAIN_AT_STAKE", NULL },
	{ KR_CATEGORY_MALWARE, "UEMA_S6_FILE_LURE", NULL },
	{ KR_CATEGORY_ONLINE_HARM, "CAT_SEXTORT", NULL },
	{ KR_CATEGORY_ONLINE_HARM, "CAT_SEXTORT_LANG", NULL },
	{ KR_CATEGORY_RANSOMWARE, "UEMA_DEMANDS_MONEY", NULL },
	{ KR_CATEGORY_DENIAL_OF_SERVICE, "UEMA_DEMANDS_MONEY", NULL },
	{ KR_CATEGORY_SIGNIFICANT_EVENT, "UEMA_DEMANDS_MONEY", NULL },
	{ KR_CATEGORY_SPAM, "UEMA_S6_A_II_DISHONEST_GAIN",
	    "UEMA_GAIN_AT_STAKE" },
	{ KR_CATEGORY_NOT_A_REPORT, "UEMA_S6_A_II_DISHONEST_GAIN",
	    "UEMA_GAIN_AT_STAKE" },
};

/* Of a phish that can be read, only what it says itself counts. */
static const char *
shown_by(const struct kr_examination *ex, const char *id)
{
	const struct kr_exhibit *x = ex->exhibit;

	return strcmp(id, "UEMA_GAIN_AT_STAKE") == 0 && x != NULL &&
	    (x->form == KR_FORM_KIND_INLINE ||
	    x->form == KR_FORM_KIND_RFC822) && x->text != NULL &&
	    kr_span_trim(x->text->text).len > 0 &&
	    x->n_attachment == 0 ? "UEMA_GAIN_SHOWN" : id;
}

static bool
dishonest(const struct kr_examination *ex, enum kr_category lead)
{
	if (lead == KR_CATEGORY_PHISHING && has(ex, "UEMA_S6_DOCUMENT_LURE"))
		return false;
	for (size_t i = 0; i < KR_NELEM(dishonesty); i++)
		if (dishonesty[i].category == lead &&
		    (dishonesty[i].shown_by == NULL ||
		    has(ex, shown_by(ex, dishonesty[i].shown_by))) &&
		    (dishonesty[i].and_by == NULL ||
		    has(ex, dishonesty[i].and_by)))
			return true;
	return false;
}

/* Matters whose messages attack, warn or inform, and sell nothing. */
static const enum kr_category selling_nothing[] = {
	KR_CATEGORY_ONLINE_HARM, KR_CATEGORY_CHILD_EXPLOITATION,
	KR_CATEGORY_OBJECTIONABLE_MATERIAL, KR_CATEGORY_UNAUTHORISED_ACCESS,
	KR_CATEGORY_DATA_BREACH, KR_CATEGORY_WEBSITE_COMPROMISE,
	KR_CATEGORY_VULNERABILITY, KR_CATEGORY_SUSPICIOUS_TRAFFIC,
	KR_CATEGORY_SIGNIFICANT_EVENT, KR_CATEGORY_RANSOMWARE,
	KR_CATEGORY_DENIAL_OF_SERVICE, KR_CATEGORY_BOTNET_C2,
};

static bool
sells_nothing(enum kr_category lead)
{
	for (size_t i = 0; i < KR_NELEM(selling_nothing); i++)
		if (selling_nothing[i] == lead)
			return true;
	return false;
}

/* Is spam complained of beside what leads? */
static bool
spam_also(const struct kr_examination *ex, enum kr_category lead)
{
	const int *points = ex->findings->points;

	return points[KR_CATEGORY_SPAM] >= ex->config->also_required &&
	    points[lead] - points[KR_CATEGORY_SPAM] <=
	    ex->config->also_margin;
}

/* A lure that is told of, and came by a message. */
static bool
lure_told(const struct kr_examination *ex, enum kr_category lead)
{
	return lead == KR_CATEGORY_PHISHING && dishonest(ex, lead) &&
	    !has(ex, "UEMA_S5_BY_TELEPHONE");
}

/* A machine sent the header alone, as those who redact do. */
static bool
header_only(const struct kr_exhibit *x)
{
	return x != NULL && x->form == KR_FORM_KIND_ARF && (x->text == NULL ||
	    kr_span_trim(x->text->text).len == 0);
}

/* A machine reports a page, and no message that led there. */
static bool
page_only(const struct kr_exhibit *x, enum kr_category lead)
{
	return x->form == KR_FORM_KIND_XARF && x->part == NULL &&
	    x->from.len == 0 && lead != KR_CATEGORY_SPAM;
}

/*
 * Is there only a tale of what happened, no message to look at?  A form's
 * fields and a machine's log tell; fraud can come by telephone.
 */
static bool
only_told(const struct kr_examination *ex, enum kr_category lead)
{
	enum kr_form form;

	if (ex->exhibit == NULL)
		return lead != KR_CATEGORY_SPAM && !spam_also(ex, lead) &&
		    !lure_told(ex, lead) && !fraud_told(ex, lead) &&
		    !harm_told(ex, lead);
	form = ex->exhibit->form;
	if (page_only(ex->exhibit, lead))
		return true;
	if (form == KR_FORM_KIND_FORM && lead == KR_CATEGORY_SCAM_FRAUD)
		return !fraud_told(ex, lead);
	if (form == KR_FORM_KIND_FORM && lead == KR_CATEGORY_PHISHING)
		return !has(ex, "UEMA_S5_MESSAGE_TOLD") &&
		    ex->exhibit->from.len == 0;
	return sells_nothing(lead) && !harm_told(ex, lead) &&
	    (form == KR_FORM_KIND_FORM || form == KR_FORM_KIND_XARF);
}

/* UEMA 2007 s 6(a), (b): the Act does not say what goes first. */
static void
mixed(struct kr_examination *ex, bool promotes)
{
	if (promotes && any(ex, excluded, KR_NELEM(excluded)))
		kr_examination_find(ex, "UEMA_S6_MIXED", KR_STATE_INDICATED,
		    KR_NOWHERE);
}

/*
 * Matters of what was stolen or entered, in which a message that promotes
 * something is the use that was made of it; and publications for sale.  Who
 * offers a way off writes to many.
 */
static bool
sells_all_the_same(const struct kr_examination *ex, enum kr_category lead)
{
	if (!has(ex, "UEMA_S6_A_I_PROMOTION"))
		return false;
	return lead == KR_CATEGORY_OBJECTIONABLE_MATERIAL ||
	    (lead == KR_CATEGORY_DATA_BREACH && ex->exhibit != NULL &&
	    has(ex, "UEMA_FACILITY"));
}

#define READ_MIN 40	/* bytes; what is shorter says nothing of itself */

/*
 * There is a message to read, and it neither sells nor lures.  Of a lure for
 * a password, or of what carries malware, nobody can say as much.
 */
static bool
read_and_harmless(const struct kr_examination *ex, enum kr_category lead)
{
	const struct kr_exhibit *x = ex->exhibit;

	if (lead == KR_CATEGORY_PHISHING || lead == KR_CATEGORY_MALWARE)
		return false;
	return x != NULL && x->text != NULL && x->n_attachment == 0 &&
	    (x->form == KR_FORM_KIND_INLINE ||
	    x->form == KR_FORM_KIND_RFC822 || x->form == KR_FORM_KIND_ARF) &&
	    kr_span_trim(x->text->text).len >= READ_MIN;
}

/* Nobody can tell, unless there is a message and it says nothing of it. */
static void
unless_read(const struct kr_examination *ex, struct kr_uema *u,
    enum kr_category lead, int p)
{
	if (read_and_harmless(ex, lead))
		answer(u, KR_NO, 30);
	else
		answer(u, KR_UNKNOWN, p);
}

/*
 * UEMA 2007 s 6(b) leaves alone what goes on between people who deal with
 * each other; nobody who denies that has an account or a roster.  A receipt
 * may have gone to the wrong reader, and is one.
 */
static bool
is_excluded(const struct kr_examination *ex)
{
	size_t from = has(ex, "UEMA_S9_1_CONSENT_DENIED") ? OF_DEALINGS : 0;

	return any(ex, excluded + from, KR_NELEM(excluded) - from);
}

/* What it is about nobody knows: too little was said for any category. */
static bool
nothing_leads(const struct kr_examination *ex, enum kr_category lead)
{
	return ex->findings->points[lead] < ex->config->category_required;
}

/* UEMA 2007 s 6(a) */
static void
commercial(struct kr_examination *ex, struct kr_uema *u)
{
	enum kr_category lead = kr_examination_leading(ex);
	bool promotes = has(ex, "UEMA_S6_A_I_PROMOTION");

	if (u->electronic != KR_YES || only_told(ex, lead) ||
	    header_only(ex->exhibit))
		answer(u, KR_UNKNOWN, 0);
	else if (nothing_leads(ex, lead) && !promotes)
		unless_read(ex, u, lead, 0);
	else if (dishonest(ex, lead) && !has(ex, "UEMA_NOT_COMMERCIAL"))
		answer(u, KR_YES, 90);
	else if (lead == KR_CATEGORY_PHISHING || lead == KR_CATEGORY_MALWARE)
		answer(u, KR_UNKNOWN, 50);
	else if (sells_nothing(lead) && !sells_all_the_same(ex, lead))
		answer(u, KR_NO, 10);
	else if (has(ex, "UEMA_REG3A_TAKEOVERS"))
		answer(u, KR_UNKNOWN, 30);
	else if (is_excluded(ex) && !promotes)
		answer(u, KR_NO, 20);
	else if (promotes || lead == KR_CATEGORY_SPAM)
		answer(u, KR_YES, promotes ? 90 : 70);
	else
		unless_read(ex, u, lead, 40);
}

void
kr_uema_gate_examine(struct kr_examination *ex)
{
	struct kr_uema *u = &ex->findings->uema;

	u->electronic = electronic(ex);
	commercial(ex, u);
	if (u->commercial == KR_YES)
		mixed(ex, has(ex, "UEMA_S6_A_I_PROMOTION"));
}
