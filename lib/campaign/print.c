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

static uint64_t
hash_of(struct kr_span s)
{
	return mix(kr_fnv(KR_FNV_START, s));
}

/* ---- words -------------------------------------------------------------- */

struct words {
	uint64_t	word[WORDS_MAX];
	size_t		n;
	bool		greeted;	/* the next word is a name */
	size_t		shortest;	/* bytes; shorter words are left out */
	bool		joined;		/* ideographs: two by two */
	bool		ideographs;	/* there are some */
	size_t		unread;		/* characters nobody could read */
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
	if (w->n < WORDS_MAX && word.len >= w->shortest)
		w->word[w->n++] = hash_of(word);
}

static bool
is_ideograph(uint32_t c)
{
	return c >= IDEOGRAPHS && c != KR_TEXT_INVALID;
}

/* An ideograph with the next, if one follows: a word, mostly. */
static struct kr_span
joined(struct kr_span token, size_t at, size_t next)
{
	size_t end = next;

	if (next == token.len || !is_ideograph(kr_text_next(token, &end)))
		end = next;
	return kr_span_sub(token, at, end - at);
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
		w->unread += c == KR_TEXT_INVALID;
		if (at > from)
			word_add(w, kr_span_sub(token, from, at - from));
		w->ideographs |= is_ideograph(c);
		if (is_ideograph(c))
			word_add(w, w->joined ? joined(token, at, off) :
			    kr_span_sub(token, at, off - at));
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

static void
words_append(struct words *w, const struct words *more)
{
	size_t n = more->n < WORDS_MAX - w->n ? more->n : WORDS_MAX - w->n;

	memcpy(w->word + w->n, more->word, n * sizeof(*w->word));
	w->n += n;
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

/* Little words stand in every subject, and so does any one ideograph. */
#define SUBJECT_WORD_MIN 4

/* Keep a word's number among the least. */
static void
subject_word_add(struct kr_campaign_print *p, uint16_t word)
{
	size_t at = 0;

	while (at < p->n_subject && p->subject[at] < word)
		at++;
	if (at == KR_CAMPAIGN_SUBJECT ||
	    (at < p->n_subject && p->subject[at] == word))
		return;
	if (p->n_subject < KR_CAMPAIGN_SUBJECT)
		p->n_subject++;
	memmove(p->subject + at + 1, p->subject + at,
	    (p->n_subject - at - 1) * sizeof(*p->subject));
	p->subject[at] = word;
}

static bool
has_word(const struct words *w, uint64_t word)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->word[i] == word)
			return true;
	return false;
}

/*
 * The subject, and whether the text has half of its words.
 *   body  words of the text, which serve but for ideographs
 */
static void
subject_read(struct kr_campaign_print *p, struct kr_span subject,
    struct kr_span text, const struct words *body)
{
	struct words w = { .shortest = SUBJECT_WORD_MIN, .joined = true },
	    pairs = { .joined = true };
	size_t said = 0;

	words_read(&w, subject);
	if (w.ideographs)
		words_read(&pairs, text);
	for (size_t i = 0; i < w.n; i++) {
		subject_word_add(p, (uint16_t)w.word[i]);
		said += has_word(w.ideographs ? &pairs : body, w.word[i]);
	}
	p->strange = said * 2 < w.n;
}

bool
kr_campaign_print_text(struct kr_span subject, struct kr_span folded,
    struct kr_campaign_print *ret)
{
	struct words w = { .n = 0 }, body = { .n = 0 };
	uint32_t least[KR_CAMPAIGN_HASHES];

	memset(least, 0xff, sizeof(least));
	memset(ret, 0, sizeof(*ret));
	if (kr_span_trim(folded).len < KR_CAMPAIGN_TEXT_MIN)
		return false;
	folded = footer_off(folded);
	words_read(&body, folded);
	subject_read(ret, subject, folded, &body);
	words_read(&w, subject);
	words_append(&w, &body);
	if (w.n < WORDS_MIN || body.unread > w.n)
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

/* ---- what is shown ------------------------------------------------------ */

/* Its text as a person sees it: unrelated senders hide the same filler. */
static struct kr_span
seen_of(const struct kr_exhibit *x, struct kr_arena *arena)
{
	if (x->html == NULL || x->html->n_hidden == 0)
		return x->folded->text;
	return kr_text_fold_span(kr_html_seen(x->html, x->html_off,
	    x->html_len, arena), arena);
}

#define TEXT_SHORT 500		/* bytes; any picture may be the message */

/* A picture that one clicks, one that is sent along, or any if little else. */
static bool
is_pictured(const struct kr_exhibit *x, struct kr_span seen)
{
	const struct kr_html *h = x->html;

	for (size_t i = 0; h != NULL && i < h->n_link; i++)
		if (h->link[i].image && !h->link[i].hidden)
			return true;
	for (size_t i = 0; x->message != NULL && i < x->message->n_part; i++)
		if (kr_part_is(x->message->part[i], "image/"))
			return true;
	return h != NULL && h->n_image > 0 && seen.len < TEXT_SHORT;
}

bool
kr_campaign_print_verdict(const struct kr_verdict *v, struct kr_arena *arena,
    struct kr_campaign_print *ret)
{
	const struct kr_exhibit *x;
	struct kr_indicators all = { 0 };
	struct kr_span seen;

	if (v->report->n_exhibit == 0)
		return false;
	x = &v->report->exhibit[0];
	/* Mail servers' notices are alike, whatever they are about. */
	if (x->part != NULL && kr_part_is(x->part, "multipart/report"))
		return false;
	if (x->folded == NULL)
		return false;
	seen = seen_of(x, arena);
	if (!kr_campaign_print_text(kr_text_fold_span(x->subject, arena), seen,
	    ret))
		return false;
	ret->filler = ret->strange && is_pictured(x, seen);
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

#define LIKE 50			/* per cent: the same text, re-worded */
#define LIKE_MARKED 40		/* with an address ... in common */
#define LIKE_CALLED 36		/* with the same subject, nearly */

static size_t
words_in_common(const struct kr_campaign_print *a,
    const struct kr_campaign_print *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_subject; i++)
		for (size_t j = 0; j < b->n_subject; j++)
			n += a->subject[i] == b->subject[j];
	return n;
}

unsigned
kr_campaign_same(const struct kr_campaign_print *a,
    const struct kr_campaign_print *b, bool marked)
{
	unsigned like = kr_campaign_likeness(a, b), enough = LIKE;
	size_t common = words_in_common(a, b),
	    of = a->n_subject < b->n_subject ? a->n_subject : b->n_subject;

	bool other_subject = common * 4 < of;

	if (other_subject && a->filler && b->filler)
		return 0;	/* the same filler below another picture */
	if (common >= 2 && common * 4 >= of * 3)
		enough = LIKE_CALLED;
	else if (marked && !other_subject)
		enough = LIKE_MARKED;
	return like >= enough ? like : 0;
}
