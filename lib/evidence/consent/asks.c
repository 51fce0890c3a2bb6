/* SPDX-License-Identifier: Apache-2.0 */
/* What questions and the labels of forms about the Police are about. */
#include "evidence/consent/cover.h"
#include "evidence/consent/unit.h"

#define LIST_ROWS	64	/* of a list, between a row and its heading */
#define HEADING_WORDS	12	/* of a line that is one, without a mark */
#define HEADING_CLAUSES	32	/* so that a sentence of labels is no burden */

/*
 * The clause behind the heading of a list that clause i is a row of, or i:
 * above the row stand others, "Netsafe: no", and then what is asked of all.
 */
static size_t
heading_end(const struct kr_clauses *all, size_t i)
{
	const struct kr_clause *c = all->clause;

	for (size_t rows = 0; rows < LIST_ROWS && i > 1 && c[i - 2].label &&
	    c[i - 2].sentence == c[i - 1].sentence &&
	    c[i - 2].n_word <= KR_ROW_WORDS && c[i - 1].n_word <=
	    KR_ANSWER_WORDS && !c[i - 1].label && (i < 3 ||
	    c[i - 3].sentence != c[i - 2].sentence); rows++)
		i -= 2;
	return i;
}

/* Does a line end there as a heading does, with no full stop? */
static bool
line_ends(const struct kr_clauses *all, const struct kr_clause *c)
{
	struct kr_slice end = { all->copy, c->off + c->len, 1 };

	for (int step = 0; step < 2; step++)	/* search copy, copy, text */
		(void)kr_slice_source(end, &end);
	return end.view->text.ptr[end.off] == '\n';
}

/* Does a list go on below the row, "Netsafe: no"? */
static bool
row_below(const struct kr_clauses *all, size_t row)
{
	const struct kr_clause *c = &all->clause[row];
	size_t next = c->label ? 2 : 1;		/* behind its answer */

	return row + next < all->n && c[next].sentence != c->sentence &&
	    (c[next].label || !c->label) && c[next].n_word <= KR_ROW_WORDS;
}

/* What the words of a heading say, together. */
struct heading {
	bool	asks;		/* "who", "which" */
	bool	leave;		/* it asks what may be */
	bool	turned;		/* or what may not */
	bool	done;		/* or what was */
	bool	hands;		/* it is about handing on */
	size_t	words;
};

static void
heading_take(const struct kr_clauses *all, const struct kr_clause *c,
    struct heading *h)
{
	static const enum kr_consent_class leave[] = { KR_CW_YES, KR_CW_MAY,
	    KR_CW_WISH, KR_CW_PASS, KR_CW_PLEASE, KR_CW_TICK },
	    turned[] = { KR_CW_NOT, KR_CW_AGAINST, KR_CW_TROUBLE, KR_CW_KEEP,
	    KR_CW_LEAVE, KR_CW_OUT, KR_CW_ONLY },
	    hands[] = { KR_CW_PASS, KR_CW_DONE, KR_CW_GET, KR_CW_TOLD,
	    KR_CW_AGAINST };
	static const char *const turning[] = { "withhold", "withheld",
	    "exclude", "excluded", "hide", "hidden", "kept", "keep",
	    "distrust", "mistrust", "avoid", "block", "barred", "unaware",
	    "mind", "objection", "objections", "confidential", "worried" };
	static const char *const done[] = { "already", "told", "informed",
	    "notified", "contacted", "reported", "knows", "aware", "been",
	    "were", "was", "did", "had", "approached", "rang", "called",
	    "visited", "spoken", "claimed", "pretended" };
	static const char *const leaving[] = { "permission", "permissions",
	    "sharing", "share", "consent", "consents" };
	static const char *const asking[] = { "who", "whom", "whose", "which",
	    "what", "has", "have", "does", "is", "are" };
	struct kr_span word;

	h->words += c->n_word;
	h->leave |= KR_CLAUSE_HAS_ANY(c, leave);
	h->turned |= KR_CLAUSE_HAS_ANY(c, turned);
	h->hands |= KR_CLAUSE_HAS_ANY(c, hands);
	for (size_t off = c->off;
	    kr_consent_next_word(all->copy, c, &off, &word);) {
		h->asks |= KR_CONSENT_AMONG(word, asking);
		h->leave |= KR_CONSENT_AMONG(word, leaving);
		h->done |= KR_CONSENT_AMONG(word, done);
		if (KR_CONSENT_AMONG(word, turning))
			h->turned = h->hands = true;
	}
}

/*
 * "Whom have you told?", "Who may not see it?", and below it "Police: yes": a
 * row of a list is about what its heading asks, which may be anything but
 * leave.  Leave, where there is no heading, or one that says so; a row that
 * stands alone may be no row, and what is above it no heading.
 */
enum kr_consent_asks
kr_consent_row_of(const struct kr_clauses *all, const struct kr_clause *row)
{
	const struct kr_clause *c = all->clause, *last;
	const size_t at = (size_t)(row - c), i = heading_end(all, at);
	struct heading h = { .words = 0 };
	bool listed = i < at || row_below(all, at);

	if (row->n_word > KR_ANSWER_WORDS || i == 0)
		return KR_ASKS_LEAVE;
	last = &c[i - 1];
	/* "Phone: 021 555 0101" is a row with a long answer, no heading */
	if (i > 1 && c[i - 2].label && last->n_word > KR_ANSWER_WORDS &&
	    c[i - 2].sentence == last->sentence)
		listed = false;
	if (last->sentence == row->sentence && !last->label)
		return KR_ASKS_LEAVE;
	for (size_t k = i; k > 0 && i - k < HEADING_CLAUSES &&
	    c[k - 1].sentence == last->sentence; k--)
		heading_take(all, &c[k - 1], &h);
	if (!last->question && !last->label)
		return h.words <= HEADING_WORDS && (h.done || (h.turned &&
		    h.hands) || (listed && (h.turned || !h.leave))) &&
		    line_ends(all, last) ? KR_ASKS_DONE : KR_ASKS_LEAVE;
	return h.done || h.turned ? KR_ASKS_DONE : (h.asks || listed) &&
	    !h.leave ? KR_ASKS_OTHER : KR_ASKS_LEAVE;
}

enum kr_consent_asks
kr_consent_asks_what(const struct kr_clauses *all,
    const struct kr_clause *label)
{
	static const enum kr_consent_class open[] = { KR_CW_YES, KR_CW_MAY,
	    KR_CW_WISH, KR_CW_PLEASE, KR_CW_TICK, KR_CW_TROUBLE,
	    KR_CW_AGAINST };
	static const char *const asked[] = { "have you", "did you", "has ",
	    "have we", "have they", "did we", "when did" };
	static const char *const done[] = { "told", "given", "sent", "know",
	    "knows", "shown", "aware", "taken", "seen" };
	static const char *const wanted[] = { "requested", "wanted", "needed",
	    "required", "allowed", "permitted", "authorised", "authorized",
	    "welcomed", "interested", "being", "mind", "care" };
	/* "Can I tell the Police?" is what the reporter does himself */
	static const char *const own[] = { "can i ", "could i ", "should i ",
	    "shall i ", "must i ", "may i ", "do i have to ", "do i need to ",
	    "should we ", "must we ", "do we have to ", "do we need to ",
	    "do i want to ", "do we want to " };
	static const char *const being[] = { "are you", "is the", "any ",
	    "is there", "are there", "do you work" };
	static const char *const deeds[] = { "referral", "disclosure",
	    "involving", "notification" };
	const struct kr_view *copy = all->copy;
	struct kr_span s = kr_span_trim(kr_span_sub(copy->text, label->off,
	    label->len)), word;
	const enum kr_consent_asks row = kr_consent_row_of(all, label);
	bool deed = label->n[KR_CW_DONE] == 0, done_it = false, want = false;

	if (row != KR_ASKS_LEAVE)
		return row;
	for (size_t i = 0; i < KR_NELEM(own); i++)
		if (kr_span_casestarts(s, own[i]))
			return KR_ASKS_DONE;
	for (size_t i = 0; i < KR_NELEM(open); i++)
		if (label->n[open[i]] > 0)
			return KR_ASKS_LEAVE;
	for (size_t i = 0; i < KR_NELEM(asked); i++)
		if (kr_span_casestarts(s, asked[i]))
			return KR_ASKS_DONE;
	for (size_t off = label->off;
	    kr_consent_next_word(copy, label, &off, &word);) {
		want |= KR_CONSENT_AMONG(word, wanted);
		done_it |= KR_CONSENT_AMONG(word, done) ||
		    (kr_span_caseends(word, "ed") && !want);
		deed |= KR_CONSENT_AMONG(word, deeds) ||
		    kr_span_caseends(word, "ing");
	}
	if (want)
		return KR_ASKS_LEAVE;
	/* "Police contact:" is a noun, "contact Police:" none */
	if (kr_clause_follows(label, KR_CW_POLICE, KR_CW_PASS, 1) ||
	    kr_span_caseends(s, " officer"))
		return KR_ASKS_OTHER;
	if (label->n[KR_CW_PASS] > 0)
		return KR_ASKS_LEAVE;
	for (size_t i = 0; i < KR_NELEM(being); i++)
		if (kr_span_casestarts(s, being[i]))
			return KR_ASKS_OTHER;
	if (done_it)
		return KR_ASKS_DONE;
	return deed && label->n[KR_CW_TOLD] == 0 && (label->n_unknown == 0 ||
	    label->n_word > KR_ROW_WORDS || label->n_foreign > 0 ||
	    label->n[KR_CW_DONE] > 0) ?
	    KR_ASKS_LEAVE : KR_ASKS_OTHER;
}
