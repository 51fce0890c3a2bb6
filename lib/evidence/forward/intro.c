/* SPDX-License-Identifier: Apache-2.0 */
/*
 * intro.c - home-made beginnings of somebody else's text
 *
 * People paste a message and say so in a line of their own: "here is what
 * they sent:", "copied below", "<<<<<".  A strong line can hardly mean
 * anything else and parts the text; behind a weak one the reporter may still
 * be speaking, but nobody can be sure of it (fences).
 */
#include <pthread.h>
#include <string.h>

#include "evidence/forward/intro_words.h"
#include "evidence/forward/reader.h"
#include "evidence/lexicon.h"

#define SENTENCE_BYTES	160	/* of the line's end that are looked at */
#define SHORT_LINE	48	/* bytes; such a line ends where it ends */
#define RULER_MIN	4	/* characters of a line that parts */
#define BODY_MIN	20	/* bytes behind a line that parts */
#define GREETING_BYTES	60

static bool
is_word(char c)
{
	return kr_is_alnum(c) || (unsigned char)c >= 0x80 || c == '-';
}

enum kind { THING, SENDER, CUE, GOT, SHOWN, KINDS };

static struct kr_lexicon lexicon;

static void
lexicon_make(void)
{
	static const char *const lists[] = {
		[THING] = kr_intro_things, [SENDER] = kr_intro_senders,
		[CUE] = kr_intro_cues, [GOT] = kr_intro_got,
		[SHOWN] = kr_intro_shown,
	};

	for (unsigned k = 0; k < KINDS; k++)
		kr_lexicon_add(&lexicon, lists[k], '|', k);
}

const struct kr_lexicon *
kr_lexicon_of_introductions(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, lexicon_make);
	return &lexicon;
}

/* What may stand anywhere in a sentence. */
enum phrases {
	OWN, PASTED, WEAK, PHRASE, PHRASES
};

static const char *const hints[] = { "below", "pasted", "copied", "here",
    "following", "follows", "paste", "copy" };

static struct kr_terms phrase_terms, hint_terms;

static void
terms_make(void)
{
	kr_terms_add_list(&phrase_terms, kr_intro_own, OWN);
	kr_terms_add_list(&phrase_terms, kr_intro_pasted, PASTED);
	kr_terms_add_list(&phrase_terms, kr_intro_weak, WEAK);
	kr_terms_add_list(&phrase_terms, kr_intro_phrases, PHRASE);
	kr_terms_add(&hint_terms, hints, KR_NELEM(hints), 0);
}

const struct kr_terms *
kr_terms_of_introductions(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, terms_make);
	return &phrase_terms;
}

/* What the words of a line tell. */
struct told {
	unsigned	n_word, thing, sender, cue, shown, below, got;
	bool		this;
};

static struct told
words_tell(struct kr_span s)
{
	const struct kr_lexicon *x = kr_lexicon_of_introductions();
	struct told t = { .n_word = 0 };

	for (size_t at = 0; at < s.len;) {
		const struct kr_lexicon_word *e = NULL;
		bool is[KINDS] = { false };
		size_t end = at;
		struct kr_span w;

		while (end < s.len && is_word(s.ptr[end]))
			end++;
		w = kr_span_sub(s, at, end - at);
		at = end + 1;
		if (w.len == 0)
			continue;
		while ((e = kr_lexicon_find(x, w, e)) != NULL)
			is[e->value] = true;
		t.n_word++;
		t.thing += is[THING];
		t.sender += is[SENDER];
		t.cue += is[CUE] && !is[THING];
		t.shown += is[SHOWN] && !is[THING];
		t.below += kr_span_is(w, "below");
		t.got += is[GOT];
		t.this |= kr_span_is(w, "this");
	}
	return t;
}

/* The last sentence of line i, with the line it is wrapped from, folded. */
static struct kr_span
last_sentence(struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i];
	size_t from = l->at;
	struct kr_span s;

	if (i > 0 && !kr_forward_blank(l - 1) && l[-1].quote == l->quote &&
	    l[-1].end - l[-1].off >= SHORT_LINE)
		from = l[-1].at;
	s = kr_span_sub(r->s, from, l->end - from);
	if (s.len > 2 * SENTENCE_BYTES)
		s = kr_span_from(s, s.len - 2 * SENTENCE_BYTES);
	s = kr_forward_trim(kr_forward_fold(r, s));
	while (s.len > 0 && strchr(":.-!> *_\"", s.ptr[s.len - 1]) != NULL)
		s.len--;
	for (size_t at = s.len; at > 1; at--)
		if (strchr(".!?", s.ptr[at - 2]) != NULL &&
		    s.ptr[at - 1] == ' ') {
			s = kr_span_from(s, at);
			break;
		}
	if (s.len > SENTENCE_BYTES)
		s = kr_span_from(s, s.len - SENTENCE_BYTES);
	return s;
}

static bool
ends_with_colon(struct kr_span s)
{
	while (s.len > 0 && strchr("-> *_", s.ptr[s.len - 1]) != NULL)
		s.len--;
	return kr_span_caseends(s, ":") || kr_span_caseends(s, "\xEF\xBC\x9A");
}

/* Could the line end a sentence that announces something?  Cheap. */
static bool
worth_reading(struct kr_span s)
{
	unsigned n = 0;

	(void)kr_terms_of_introductions();
	kr_terms_count(&hint_terms, kr_span_from(s, s.len > SENTENCE_BYTES ?
	    s.len - SENTENCE_BYTES : 0), &n);
	return n > 0;
}

static enum kr_introduction
announced(struct kr_span s, bool colon)
{
	struct told t = words_tell(s);
	unsigned n[PHRASES] = { 0 };
	bool own, pasted, weak;

	kr_terms_count(kr_terms_of_introductions(), s, n);
	own = n[OWN] > 0;
	pasted = n[PASTED] > 0;
	weak = n[WEAK] > 0;
	if (n[PHRASE] > 0 && colon)
		return KR_INTRODUCTION_STRONG;
	if (colon && ((t.thing + t.sender > 0 && t.cue > 0) ||
	    (t.thing > 0 && t.n_word <= 4) || (t.this && t.got > 0)))
		return own || t.n_word == 1 ? KR_INTRODUCTION_WEAK :
		    KR_INTRODUCTION_STRONG;
	if (pasted || (weak && colon))
		return own ? KR_INTRODUCTION_WEAK : KR_INTRODUCTION_STRONG;
	if (!colon && t.shown > 0 && t.thing > 0 && t.n_word <= 8 && !own)
		return KR_INTRODUCTION_STRONG;
	return weak || (t.thing > 0 && (t.below > 0 || t.shown > 0)) ||
	    (t.sender > 0 && t.shown > 0 && t.n_word <= 8) ?
	    KR_INTRODUCTION_WEAK : KR_INTRODUCTION_NONE;
}

enum kr_introduction
kr_forward_introduction(struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i];
	struct kr_span s = kr_span_sub(r->s, l->at, l->end - l->at);
	bool colon = ends_with_colon(s);

	enum kr_introduction what;

	if (!colon && !worth_reading(s))
		return KR_INTRODUCTION_NONE;
	what = announced(last_sentence(r, i), colon);
	/* The sentence may go on in the next line. */
	if (what == KR_INTRODUCTION_STRONG && !colon &&
	    l->end - l->off >= SHORT_LINE && i + 1 < r->n_line &&
	    !kr_forward_blank(l + 1))
		return KR_INTRODUCTION_WEAK;
	return what;
}

/* ---- lines that part ---------------------------------------------------- */

char
kr_forward_ruler(const struct kr_forward_reader *r, size_t i)
{
	static const char *const drawn[] = { "\xE2\x94\x80", "\xE2\x94\x81",
	    "\xE2\x95\x90", "\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\xA2" };
	const struct kr_forward_line *l = &r->line[i];
	struct kr_span s = kr_span_sub(r->s, l->at, l->end - l->at);
	unsigned n = 0;

	if (kr_forward_blank(l))	/* ">>>>>": quotes nothing */
		return l->quote >= RULER_MIN && l->body > l->off ? '>' : '\0';
	for (size_t k = 0; k < KR_NELEM(drawn); k++)
		if (kr_span_casestarts(s, drawn[k])) {
			while (s.len > 0 && kr_span_casestarts(s, drawn[k])) {
				s = kr_span_from(s, strlen(drawn[k]));
				n++;
			}
			return s.len == 0 && n >= RULER_MIN ? '-' : '\0';
		}
	if (strchr("-=_*~+#<>|.", *s.ptr) == NULL)
		return '\0';
	for (size_t k = 0; k < s.len; k++) {
		if (s.ptr[k] == ' ')
			continue;
		if (s.ptr[k] != *s.ptr)
			return '\0';
		n++;
	}
	return n >= RULER_MIN ? *s.ptr : '\0';
}

/* "This is what I got: <<<<<" */
static bool
ends_in_ruler(const struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i];
	struct kr_span s = kr_span_sub(r->s, l->at, l->end - l->at);

	if (s.len <= 3 || strchr("<>=*~#_-", s.ptr[s.len - 1]) == NULL)
		return false;
	for (size_t k = 2; k <= 3; k++)
		if (s.ptr[s.len - k] != s.ptr[s.len - 1])
			return false;
	return true;
}

/*
 * A line without a letter or digit: "--->", "```", "---".  Three characters,
 * since two end a sentence or a signature, or smile.
 */
static bool
wordless(struct kr_span s)
{
	static const char *const drawn[] = { "\xE2\x80\x93", "\xE2\x80\x94" };
	unsigned n = 0;

	while (s.len > 0) {
		size_t step = 1;

		for (size_t k = 0; k < KR_NELEM(drawn); k++)
			if (kr_span_casestarts(s, drawn[k]))
				step = strlen(drawn[k]);
		if (step == 1 && (kr_is_alnum(*s.ptr) ||
		    (unsigned char)*s.ptr >= 0x80))
			return false;
		n += *s.ptr != ' ';
		s = kr_span_from(s, step);
	}
	return n >= 3;
}

/* "[start]", "--begin--": words between marks.  An address is none. */
static bool
between_marks(struct kr_span s)
{
	static const char open[] = "[{<-=*~#_|", close[] = "]}>-=*~#_|";
	const char *p = s.len > 3 && s.len <= GREETING_BYTES &&
	    *s.ptr != '\0' ? strchr(open, *s.ptr) : NULL;

	return p != NULL && s.ptr[s.len - 1] == close[p - open] &&
	    kr_span_chr(s, 0, ':') == SIZE_MAX &&
	    kr_span_chr(s, 0, '@') == SIZE_MAX;
}

/* "From Tui Post tui@post.test": a label without its colon. */
static bool
bare_from(struct kr_forward_reader *r, struct kr_span s)
{
	if (s.len > SENTENCE_BYTES || kr_span_chr(s, 0, '@') == SIZE_MAX)
		return false;
	s = kr_forward_fold(r, s);
	return kr_span_casestarts(s, "from ") && words_tell(s).n_word <= 9;
}

/* A heading is underlined about as long as it is. */
static bool
underlines(const struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i], *p = l - 1;
	size_t a, b;

	if (i == 0 || kr_forward_blank(p) || kr_forward_blank(l) ||
	    (r->s.ptr[l->at] != '-' && r->s.ptr[l->at] != '='))
		return false;
	a = l->end - l->at;
	b = p->end - p->at;
	return a <= b + 3 && b <= a + 3;
}

static bool
greets(struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i];
	struct kr_span s = kr_span_sub(r->s, l->at, l->end - l->at);
	size_t comma = kr_span_chr(s, 0, ',');

	/* "Dear customer, your parcel is held." */
	s = kr_span_sub(s, 0, comma == SIZE_MAX ? s.len : comma);
	if (s.len > GREETING_BYTES)
		return false;
	s = kr_forward_fold(r, s);
	for (const char *const *g = kr_intro_greetings; *g != NULL; g++) {
		size_t n;

		if (!kr_span_casestarts(s, *g))
			continue;
		n = strlen(*g);
		if (s.len == n || (unsigned char)**g >= 0x80 ||
		    !kr_is_alnum(s.ptr[n]))
			return words_tell(s).n_word <= 7 &&
			    !kr_span_caseends(s, ".");
	}
	return false;
}

bool
kr_forward_fences(struct kr_forward_reader *r, size_t i, bool begun)
{
	const struct kr_forward_line *line = &r->line[i];
	struct kr_span s = kr_span_sub(r->s, line->at, line->end - line->at);
	struct kr_span value;
	enum kr_label l;

	if (kr_forward_ruler(r, i) != '\0')
		return !underlines(r, i);
	if (kr_forward_blank(line))
		return false;
	if (wordless(s))
		return !underlines(r, i);
	if (between_marks(s) || bare_from(r, s))
		return true;
	l = kr_forward_line_label(r, i, &value);
	if ((l == KR_LABEL_FROM || l == KR_LABEL_SUBJECT) && value.len > 0)
		return true;
	return ends_in_ruler(r, i) || (begun && greets(r, i));
}

/* ---- a level of its own ------------------------------------------------- */

static size_t
next_line(const struct kr_forward_reader *r, size_t i)
{
	for (i++; i < r->n_line && kr_forward_blank(&r->line[i]) &&
	    kr_forward_ruler(r, i) == '\0'; i++)
		;
	return i;
}

/* "<<<<<", or an introduction with or without a ruler below it. */
bool
kr_forward_intro_head(struct kr_forward_reader *r, size_t i,
    enum kr_introduction how, struct kr_forward_head *ret)
{
	struct kr_forward_head inner;
	size_t next = next_line(r, i);
	char ruler = kr_forward_ruler(r, i);
	bool told = ruler == '\0';

	if (told ? how != KR_INTRODUCTION_STRONG :
	    ruler != '<')
		return false;
	if (told && next < r->n_line &&
	    (ruler = kr_forward_ruler(r, next)) != '\0')
		next = next_line(r, next);
	if (next >= r->n_line || r->line[next].quote != r->line[i].quote ||
	    r->s.len - r->line[next].at < BODY_MIN ||
	    kr_forward_head_read(r, next, &inner) ||
	    (told && ruler == '\0' && kr_forward_pasted(r, next, i)))
		return false;
	memset(ret, 0, sizeof(*ret));
	ret->kind = KR_FORWARD_EITHER;
	ret->how = KR_FORWARD_BY_INTRODUCTION;
	ret->told = told;
	ret->n_line = next - i;
	ret->quote = r->line[i].quote;
	ret->ruler = ruler;
	return true;
}
