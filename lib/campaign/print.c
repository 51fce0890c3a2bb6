/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The print of a reported message.
 *
 * What senders change from copy to copy is taken out first: numbers become
 * one word, addresses another, and the name in a greeting is left out.  So
 * is the footer, which unrelated senders have in common.
 */
#include <string.h>

#include "campaign/campaign.h"

#define WORDS_MAX 500		/* the beginning tells; footers repeat */
#define WORDS_MIN 5
#define IDEOGRAPHS 0x2E80u	/* from here on a letter is a word */

/* Finalizer of MurmurHash3 (public domain): every bit depends on every bit. */
static uint64_t
mix(uint64_t x)
{
	x ^= x >> 33;
	x *= 0xff51afd7ed558ccdULL;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53ULL;
	return x ^ x >> 33;
}

/* FNV-1a, then mixed. */
static uint64_t
hash_of(struct kr_span s)
{
	uint64_t h = 0xcbf29ce484222325ULL;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3ULL;
	return mix(h);
}

/* ---- words -------------------------------------------------------------- */

struct words {
	uint64_t	word[WORDS_MAX];
	size_t		n;
	bool		greeted;	/* the next word is a name */
};

static bool
is_address(struct kr_span token)
{
	size_t dots = 0;

	for (size_t i = 0; i < token.len; i++)
		dots += token.ptr[i] == '.' && i > 0 && i + 1 < token.len &&
		    kr_is_alnum(token.ptr[i - 1]) &&
		    kr_is_alpha(token.ptr[i + 1]);
	return dots > 0 || kr_span_chr(token, 0, '@') != SIZE_MAX ||
	    kr_span_find(token, 0, "://") != SIZE_MAX;
}

static bool
has_digit(struct kr_span token)
{
	for (size_t i = 0; i < token.len; i++)
		if (kr_is_digit(token.ptr[i]))
			return true;
	return false;
}

static bool
is_greeting(struct kr_span token)
{
	static const char *const greetings[] = { "dear", "hi", "hello", "hey",
	    "kia", "ora", "tena", "koe", "talofa", "malo" };

	for (size_t i = 0; i < KR_NELEM(greetings); i++)
		if (kr_span_is(token, greetings[i]))
			return true;
	return false;
}

static void
word_add(struct words *w, struct kr_span word)
{
	bool greeting = is_greeting(word);

	if (w->greeted && !greeting) {
		w->greeted = false;
		return;
	}
	w->greeted = greeting && w->n < 8;
	if (w->n < WORDS_MAX)
		w->word[w->n++] = hash_of(word);
}

/* A stretch without blanks: one word, or several that marks part. */
static void
token_add(struct words *w, struct kr_span token)
{
	size_t off = 0, from = 0;

	if (is_address(token)) {
		word_add(w, KR_SPAN_LIT("@"));
		return;
	}
	while (off < token.len) {
		size_t at = off;
		uint32_t c = kr_text_next(token, &off);
		bool letter = c >= 0x80 ? c < IDEOGRAPHS :
		    kr_is_alnum((char)c) || c == '\'';

		if (letter)
			continue;
		if (at > from)
			word_add(w, kr_span_sub(token, from, at - from));
		if (c >= IDEOGRAPHS && c != KR_TEXT_INVALID)
			word_add(w, kr_span_sub(token, at, off - at));
		from = off;
	}
	if (from < token.len)
		word_add(w, kr_span_from(token, from));
}

static void
words_read(struct words *w, struct kr_span text)
{
	for (size_t at = 0; at < text.len && w->n < WORDS_MAX; ) {
		size_t end = kr_span_chr(text, at, ' ');
		struct kr_span token;

		end = end < text.len ? end : text.len;
		token = kr_span_sub(text, at, end - at);
		at = end + 1;
		if (has_digit(token) && !is_address(token))
			word_add(w, KR_SPAN_LIT("0"));
		else if (token.len > 0)
			token_add(w, token);
	}
}

/* ---- what is left out --------------------------------------------------- */

/* How mails say that one may be taken off a list, folded. */
static const char *const leaving[] = { "unsubscribe", "opt out", "opt-out",
    "manage your subscription", "no longer wish", "remove yourself",
    "be removed from", "abmelden", "abbestellen", "desinscri", "desabonn",
    "darse de baja", "descadastr", "cancelar a inscri", "disiscri",
    "uitschrijven", "afmelden" };

#define BODY_MIN 20		/* bytes before it that are no footer */

/*
 * The text without the sentence that says so and what stands behind it: that
 * is the same in mails that have nothing else in common.
 */
static struct kr_span
footer_off(struct kr_span text)
{
	size_t end = text.len;

	for (size_t i = 0; i < KR_NELEM(leaving); i++) {
		size_t at = kr_span_find(text, BODY_MIN, leaving[i]);

		end = at < end ? at : end;
	}
	if (end == text.len)
		return text;
	for (size_t at = end; at > BODY_MIN && end - at < 120; at--)
		if (strchr(".!?:\n", text.ptr[at - 1]) != NULL)
			return kr_span_sub(text, 0, at);
	return kr_span_sub(text, 0, end);
}

/* ---- the min-hash ------------------------------------------------------- */

/* One feature meets all hash functions: multiply and shift, odd factors. */
static void
feature_add(uint32_t least[KR_CAMPAIGN_HASHES], uint64_t feature)
{
	uint64_t step = feature | 1, h = feature;

	for (size_t i = 0; i < KR_CAMPAIGN_HASHES; i++) {
		uint32_t v;

		h = h * 0x9e3779b97f4a7c15ULL + step;
		v = (uint32_t)(h >> 32);
		if (v < least[i])
			least[i] = v;
	}
}

bool
kr_campaign_print_text(struct kr_span subject, struct kr_span folded,
    struct kr_campaign_print *ret)
{
	struct words w;
	uint32_t least[KR_CAMPAIGN_HASHES];

	w.n = 0;
	w.greeted = false;
	memset(least, 0xff, sizeof(least));
	ret->n_mark = 0;
	if (kr_span_trim(folded).len < KR_CAMPAIGN_TEXT_MIN)
		return false;
	words_read(&w, subject);
	words_read(&w, footer_off(folded));
	if (w.n < WORDS_MIN)
		return false;
	for (size_t i = 0; i < w.n; i++) {
		feature_add(least, w.word[i]);
		if (i + 1 < w.n)
			feature_add(least, mix(w.word[i] * 3 + w.word[i + 1]));
	}
	/* The least have zeros first; their last bits tell them apart. */
	for (size_t i = 0; i < KR_CAMPAIGN_HASHES; i++)
		ret->hash[i] = (uint16_t)least[i];
	return true;
}

/* ---- marks -------------------------------------------------------------- */

static void
mark_add(struct kr_campaign_print *p, char kind, struct kr_span value)
{
	int64_t mark = (int64_t)(mix(hash_of(value) + (unsigned char)kind) >>
	    1);

	for (size_t i = 0; i < p->n_mark; i++)
		if (p->mark[i] == mark)
			return;
	if (p->n_mark < KR_CAMPAIGN_MARKS)
		p->mark[p->n_mark++] = mark;
}

static void
marks_add(struct kr_campaign_print *p, const struct kr_indicators *all)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct kr_indicator *one = &all->item[i];

		if (!one->evidence)
			continue;
		switch (one->kind) {
		case KR_INDICATOR_DOMAIN:
		case KR_INDICATOR_PHONE:
		case KR_INDICATOR_ACCOUNT:
		case KR_INDICATOR_WALLET:
			mark_add(p, "dpaw"[one->kind == KR_INDICATOR_DOMAIN ?
			    0 : one->kind == KR_INDICATOR_PHONE ? 1 :
			    one->kind == KR_INDICATOR_ACCOUNT ? 2 : 3],
			    one->value);
			break;
		case KR_INDICATOR_URL:
		case KR_INDICATOR_EMAIL:
		case KR_INDICATOR_IP:
		case KR_INDICATOR_SENDER_IP:
			break;
		}
	}
}

/* Its text as a person sees it: unrelated senders hide the same filler. */
static struct kr_span
seen_of(const struct kr_exhibit *x, struct kr_arena *arena)
{
	if (x->html == NULL || x->html->n_hidden == 0)
		return x->folded->text;
	return kr_text_fold_span(kr_html_seen(x->html, x->html_off,
	    x->html_len, arena), arena);
}

bool
kr_campaign_print_verdict(const struct kr_verdict *v, struct kr_arena *arena,
    struct kr_campaign_print *ret)
{
	const struct kr_exhibit *x;
	struct kr_indicators all = { 0 };

	if (v->report->n_exhibit == 0)
		return false;
	x = &v->report->exhibit[0];
	if (x->folded == NULL || !kr_campaign_print_text(
	    kr_text_fold_span(x->subject, arena), seen_of(x, arena), ret))
		return false;
	if (kr_indicators_read(v->report, v->config, arena, &all) == KR_OK)
		marks_add(ret, &all);
	return true;
}

unsigned
kr_campaign_likeness(const struct kr_campaign_print *a,
    const struct kr_campaign_print *b)
{
	unsigned same = 0;

	for (size_t i = 0; i < KR_CAMPAIGN_HASHES; i++)
		same += a->hash[i] == b->hash[i];
	return same * 100 / KR_CAMPAIGN_HASHES;
}
