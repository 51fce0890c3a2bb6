/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "evidence/narrative/language.h"
#include "evidence/narrative/language_data.h"
#include "evidence/lexicon.h"

#define LOOKED_AT	32768	/* bytes: more does not change the answer */
#define WORDS_MAX	300	/* nor do more words */
#define LANGUAGES_MAX	48

/* ---- scripts ------------------------------------------------------------- */

enum script {
	LATIN, HAN, KANA, HANGUL, CYRILLIC, GREEK, HEBREW, ARABIC, DEVANAGARI,
	BENGALI, GURMUKHI, GUJARATI, TAMIL, TELUGU, KANNADA, MALAYALAM,
	SINHALA, THAI, LAO, MYANMAR, GEORGIAN, ARMENIAN, ETHIOPIC, KHMER,
	SCRIPTS
};

static const struct {
	uint32_t	 from, to;
	enum script	 script;
	unsigned	 weight;	/* a letter is worth that many */
} ranges[] = {
	{ 0x0041, 0x024F, LATIN, 1 }, { 0x0370, 0x03FF, GREEK, 1 },
	{ 0x0400, 0x052F, CYRILLIC, 1 }, { 0x0531, 0x058F, ARMENIAN, 1 },
	{ 0x0590, 0x05FF, HEBREW, 1 }, { 0x0600, 0x06FF, ARABIC, 1 },
	{ 0x0900, 0x097F, DEVANAGARI, 1 }, { 0x0980, 0x09FF, BENGALI, 1 },
	{ 0x0A00, 0x0A7F, GURMUKHI, 1 }, { 0x0A80, 0x0AFF, GUJARATI, 1 },
	{ 0x0B80, 0x0BFF, TAMIL, 1 }, { 0x0C00, 0x0C7F, TELUGU, 1 },
	{ 0x0C80, 0x0CFF, KANNADA, 1 }, { 0x0D00, 0x0D7F, MALAYALAM, 1 },
	{ 0x0D80, 0x0DFF, SINHALA, 1 }, { 0x0E00, 0x0E7F, THAI, 1 },
	{ 0x0E80, 0x0EFF, LAO, 1 }, { 0x1000, 0x109F, MYANMAR, 1 },
	{ 0x10A0, 0x10FF, GEORGIAN, 1 }, { 0x1100, 0x11FF, HANGUL, 1 },
	{ 0x1200, 0x139F, ETHIOPIC, 1 }, { 0x1780, 0x17FF, KHMER, 1 },
	{ 0x1E00, 0x1EFF, LATIN, 1 }, { 0x3040, 0x30FF, KANA, 2 },
	{ 0x3400, 0x9FFF, HAN, 3 }, { 0xAC00, 0xD7A3, HANGUL, 2 },
};

static const char *const script_language[SCRIPTS] = {
	[HANGUL] = "ko", [CYRILLIC] = "ru", [GREEK] = "el", [HEBREW] = "he",
	[ARABIC] = "ar", [DEVANAGARI] = "hi", [BENGALI] = "bn",
	[GURMUKHI] = "pa", [GUJARATI] = "gu", [TAMIL] = "ta",
	[TELUGU] = "te", [KANNADA] = "kn", [MALAYALAM] = "ml",
	[SINHALA] = "si", [THAI] = "th", [LAO] = "lo", [MYANMAR] = "my",
	[GEORGIAN] = "ka", [ARMENIAN] = "hy", [ETHIOPIC] = "am",
	[KHMER] = "km", [HAN] = "zh", [KANA] = "ja",
};

static bool
has(const char *set, uint32_t c)
{
	char utf8[5] = { 0 };

	kr_text_put(c, utf8);
	return strstr(set, utf8) != NULL;
}

struct census {
	unsigned	count[SCRIPTS];
	unsigned	simplified, traditional;
	unsigned	persian, urdu, ukrainian;
};

static void
letter_count(struct census *n, uint32_t c)
{
	for (size_t i = 0; i < KR_NELEM(ranges); i++) {
		if (c < ranges[i].from || c > ranges[i].to)
			continue;
		n->count[ranges[i].script] += ranges[i].weight;
		if (ranges[i].script == HAN) {
			bool s = has(kr_language_simplified, c);
			bool t = has(kr_language_traditional, c);

			n->simplified += s && !t;
			n->traditional += t && !s;
		} else if (ranges[i].script == ARABIC) {
			n->persian += has("پچژگ", c);
			n->urdu += has("ٹڈڑںے", c);
		} else if (ranges[i].script == CYRILLIC) {
			n->ukrainian += has("іїєґ", c);
		}
		return;
	}
}

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* The same for ASCII, which is nearly all there is. */
static void
letters_count(struct census *n, struct kr_span ascii)
{
	unsigned latin = 0;

	for (size_t i = 0; i < ascii.len; i++)
		latin += ascii.ptr[i] >= 0x41;
	n->count[LATIN] += latin;
}

/* A word that is an address says nothing about language. */
static bool
is_address(struct kr_span w)
{
	for (size_t i = 0; i < w.len; i++)
		if (w.ptr[i] == '@' || w.ptr[i] == '/' ||
		    (w.ptr[i] == '.' && i > 0 && i + 1 < w.len &&
		    kr_is_alnum(w.ptr[i + 1])))
			return true;
	return false;
}

static const char *
script_decide(const struct census *n)
{
	enum script best = HAN;

	if (n->count[HANGUL] > n->count[LATIN] / 2 &&
	    n->count[HANGUL] > n->count[HAN])
		return "ko";
	if (n->count[KANA] * 12 > n->count[HAN] &&
	    n->count[KANA] + n->count[HAN] > n->count[LATIN] / 2 &&
	    n->count[KANA] > 4)
		return "ja";
	for (unsigned s = HAN; s < SCRIPTS; s++)
		if (n->count[s] > n->count[best])
			best = (enum script)s;
	if (n->count[best] < 3 || n->count[best] <= n->count[LATIN] / 2)
		return NULL;
	if (best == HAN)
		return n->traditional > n->simplified ? "zh-Hant" : "zh";
	if (best == ARABIC && n->urdu * 40 > n->count[ARABIC])
		return "ur";
	if (best == ARABIC && n->persian * 40 > n->count[ARABIC])
		return "fa";
	if (best == CYRILLIC && n->ukrainian * 40 > n->count[CYRILLIC])
		return "uk";
	return script_language[best];
}

/* ---- words -------------------------------------------------------------- */

#define SLOTS 512u	/* more than words */

/*
 * The words of the text, each once: each is looked up in the languages' lists.
 */
struct tally {
	unsigned	hits[LANGUAGES_MAX];
	unsigned	words;
	struct tally_word {
		struct kr_span	word;
		uint32_t	hash;
		unsigned	times;
	}		word[WORDS_MAX + 1];	/* [0] is none */
	unsigned	n;
	uint16_t	slot[SLOTS];		/* index in word */
};

static uint32_t
hash_of(struct kr_span w)
{
	uint32_t h = 2166136261u;	/* FNV-1a */

	for (size_t i = 0; i < w.len; i++)
		h = (h ^ (unsigned char)w.ptr[i]) * 16777619u;
	return h;
}

/* The slot of the word, or the empty one where it would stand. */
static uint16_t *
slot_of(struct tally *t, struct kr_span w, uint32_t hash)
{
	uint32_t at = hash % SLOTS;

	for (; t->slot[at] != 0; at = (at + 1) % SLOTS)
		if (t->word[t->slot[at]].hash == hash &&
		    kr_span_eq(t->word[t->slot[at]].word, w))
			break;
	return &t->slot[at];
}

static void
word_count(struct tally *t, struct kr_span w)
{
	uint32_t hash = hash_of(w);
	uint16_t *slot;

	if (t->words == WORDS_MAX)
		return;
	t->words++;
	slot = slot_of(t, w, hash);
	if (*slot == 0) {
		*slot = (uint16_t)++t->n;
		t->word[t->n] = (struct tally_word){ .word = w,
		    .hash = hash };
	}
	t->word[*slot].times++;
}

#define BEGIN_BYTES 3u	/* no greeting has fewer: a test sees to it */
#define BEGINS 8192u

static unsigned
begin_of(const char *p)
{
	unsigned key = 0;

	for (size_t i = 0; i < BEGIN_BYTES; i++)
		key = key * 31 + (unsigned char)p[i];
	return key % BEGINS;
}

static bool
is_word_byte(char c)
{
	return kr_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* How greetings begin, a bit for each way; made once. */
static uint64_t greetings[BEGINS / 64];

static void
greetings_make(void)
{
	for (size_t i = 0; kr_language_greetings[i].language != NULL; i++) {
		const char *w = kr_language_greetings[i].words;

		while (*w != '\0') {
			greetings[begin_of(w) / 64] |=
			    UINT64_C(1) << begin_of(w) % 64;
			w += strcspn(w, "|");
			w += *w == '|';
		}
	}
}

/* Which of the first n languages greets where the text begins; or n. */
static size_t
greeting_at(struct kr_span text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *w = kr_language_greetings[i].words;

		while (*w != '\0') {
			size_t len = strcspn(w, "|");

			if (len <= text.len && memcmp(text.ptr, w, len) == 0 &&
			    (len == text.len || !is_word_byte(text.ptr[len])))
				return i;
			w += len;
			w += *w == '|';
		}
	}
	return n;
}

/* The language that greets in an English text, or NULL. */
static const char *
greeting_find(struct kr_span text)
{
	size_t n = 0, all;

	while (kr_language_greetings[n].language != NULL)
		n++;
	all = n;
	for (size_t at = 0; at + BEGIN_BYTES <= text.len; at++) {
		unsigned key;

		if (at > 0 && is_word_byte(text.ptr[at - 1]))
			continue;
		key = begin_of(text.ptr + at);
		if ((greetings[key / 64] >> key % 64 & 1) != 0)
			n = greeting_at(kr_span_from(text, at), n);
	}
	return n == all ? NULL : kr_language_greetings[n].language;
}

static struct kr_lexicon lexicon;

static void
lexicon_make(void)
{
	for (unsigned i = 0; i < LANGUAGES_MAX &&
	    kr_language_words[i].language != NULL; i++)
		kr_lexicon_add(&lexicon, kr_language_words[i].words, ' ', i);
	greetings_make();
}

const struct kr_lexicon *
kr_lexicon_of_languages(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, lexicon_make);
	return &lexicon;
}

static void
languages_count(struct tally *t)
{
	const struct kr_lexicon *x = kr_lexicon_of_languages();

	for (unsigned i = 1; i <= t->n; i++) {
		const struct kr_lexicon_word *e = NULL;

		while ((e = kr_lexicon_find(x, t->word[i].word, e)) != NULL)
			t->hits[e->value] += t->word[i].times;
	}
}

/* Row 0 is English. */
static void
words_decide(struct tally *t, struct kr_span text,
    char ret[KR_LANGUAGE_SIZE])
{
	size_t best = 0, second = 1;
	const char *other;

	languages_count(t);
	for (size_t i = 1; i < LANGUAGES_MAX &&
	    kr_language_words[i].language != NULL; i++) {
		if (t->hits[i] > t->hits[best])
			best = i;
		if (t->hits[i] > t->hits[second])
			second = i;
	}
	/* A few words that look like another language are a coincidence. */
	if (best != 0 && ((t->hits[best] < 2 && t->words > 3) ||
	    t->hits[best] * 6 < t->words))
		best = 0;
	if (t->hits[best] == 0 || t->hits[best] * 12 < t->words)
		return;
	if (best != 0) {
		snprintf(ret, KR_LANGUAGE_SIZE, "%s",
		    kr_language_words[best].language);
		return;
	}
	other = greeting_find(text);
	/* Half a sentence in another language. */
	if (other == NULL && t->hits[second] >= 6 &&
	    t->hits[second] * 4 >= t->hits[0] * 3)
		other = kr_language_words[second].language;
	snprintf(ret, KR_LANGUAGE_SIZE, "en%s%s", other == NULL ? "" : "+",
	    other == NULL ? "" : other);
}

void
kr_language_guess(struct kr_span folded, char ret[KR_LANGUAGE_SIZE])
{
	struct kr_span s = kr_span_sub(folded, 0, LOOKED_AT);
	struct census letters = { 0 };
	struct tally words = { 0 };
	const bool ascii = kr_text_ascii(s);	/* there is one script */
	const char *script;
	size_t off = 0;

	ret[0] = '\0';
	while (off < s.len && !(ascii && words.words == WORDS_MAX)) {
		size_t from = off, a;
		struct kr_span w;
		bool odd = false;	/* it may be an address */

		for (; off < s.len && !kr_is_blank(s.ptr[off]) &&
		    is_ascii(s.ptr[off]) == is_ascii(s.ptr[from]); off++)
			odd |= s.ptr[off] == '@' || s.ptr[off] == '/' ||
			    s.ptr[off] == '.';
		if (off == from) {
			off++;
			continue;
		}
		w = kr_span_sub(s, from, off - from);
		if (odd && is_address(w))
			continue;
		if (!is_ascii(*w.ptr))
			for (size_t i = 0; i < w.len;)
				letter_count(&letters, kr_text_next(w, &i));
		else if (!ascii)
			letters_count(&letters, w);
		for (size_t i = 0; i < w.len && words.words < WORDS_MAX; i++) {
			a = i;
			while (i < w.len && is_word_byte(w.ptr[i]))
				i++;
			if (i > a)
				word_count(&words, kr_span_sub(w, a, i - a));
		}
	}
	script = script_decide(&letters);
	if (script != NULL)
		snprintf(ret, KR_LANGUAGE_SIZE, "%s", script);
	else
		words_decide(&words, s, ret);
}
