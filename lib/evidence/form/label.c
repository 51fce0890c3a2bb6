/* SPDX-License-Identifier: Apache-2.0 */
/* label.c - what a label means that nobody configured */
#include <pthread.h>
#include <string.h>

#include "evidence/form/webform.h"
#include "evidence/form/words.h"
#include "evidence/lexicon.h"

#define WORDS_MAX 9	/* more, and not all of labels, are a sentence */
#define QUESTION_WORDS_MAX 20	/* what a form asks about the Police */

/* ---- one spelling ------------------------------------------------------ */

/* " what happened ": words between single blanks, ASCII in lower case. */
struct copy {
	char	 text[KR_FORM_LABEL_MAX * 2 + 3];
	size_t	 len;
};

static void
copy_byte(struct copy *c, char b)
{
	if (b == ' ' && c->len > 0 && c->text[c->len - 1] == ' ')
		return;
	if (c->len < sizeof(c->text))
		c->text[c->len++] = b;
}

/* Programs name their fields "whatHappened". */
static bool
camel(struct kr_span s, size_t i)
{
	return i > 0 && s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' &&
	    s.ptr[i - 1] >= 'a' && s.ptr[i - 1] <= 'z';
}

/* "Can cops see it?" asks of the Police. */
static void
copy_plain(struct copy *c)
{
	static const char cops[] = " cops ", police[] = " police ";
	size_t at = kr_span_find((struct kr_span){ c->text, c->len }, 0, cops);
	const size_t more = sizeof(police) - sizeof(cops);

	if (at == SIZE_MAX || c->len + more > sizeof(c->text))
		return;
	memmove(c->text + at + sizeof(police) - 1,
	    c->text + at + sizeof(cops) - 1,
	    c->len - at - (sizeof(cops) - 1));
	memcpy(c->text + at, police, sizeof(police) - 1);
	c->len += more;
}

static void
copy_make(struct copy *c, struct kr_span s)
{
	c->len = 0;
	copy_byte(c, ' ');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char b = (unsigned char)s.ptr[i];

		if (camel(s, i))
			copy_byte(c, ' ');
		if (kr_is_alnum((char)b)) {
			copy_byte(c, kr_lower((char)b));
		} else if (kr_span_casestarts(kr_span_from(s, i),
		    "\xe2\x80\x99")) {
			copy_byte(c, '\'');
			i += 2;
		} else if (kr_span_casestarts(kr_span_from(s, i), "\xc4\xaa")) {
			copy_byte(c, '\xc4');	/* a long I, a small one */
			copy_byte(c, '\xab');
			i++;
		} else {
			copy_byte(c, b >= 0x80 || b == '\'' ? (char)b : ' ');
		}
	}
	copy_byte(c, ' ');
	copy_plain(c);
}

static struct kr_span
copy_span(const struct copy *c)
{
	return (struct kr_span){ c->text, c->len };
}

/* ---- its words --------------------------------------------------------- */

static struct kr_terms terms;	/* a group for each row's word, and also */
static struct kr_lexicon vocabulary;

static void
words_make(void)
{
	for (unsigned i = 0; i < kr_form_meanings_count; i++) {
		const struct kr_form_meaning *m = &kr_form_meanings[i];

		kr_terms_add(&terms, &m->word, 1, 2 * i);
		if (m->also[0] != '\0')
			kr_terms_add(&terms, &m->also, 1, 2 * i + 1);
	}
	kr_lexicon_add(&vocabulary, kr_form_vocabulary, ' ', 1);
}

/* "line 2" */
static bool
digits(struct kr_span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!kr_is_digit(word.ptr[i]))
			return false;
	return true;
}

/*
 * Counts the words; are they all such as labels have?  "I agree to my report
 * being shared" is a form's, "What happened to my money?" is not.
 */
static bool
all_known(struct kr_span s, size_t *words)
{
	bool all = true, states = kr_span_casestarts(s, " i ");

	*words = 0;
	for (size_t at = 1, end; at < s.len; at = end + 1) {
		struct kr_span word;

		end = kr_span_chr(s, at, ' ');
		if (end == SIZE_MAX)
			break;
		word = kr_span_sub(s, at, end - at);
		++*words;
		all = all && (digits(word) ||
		    (states && kr_span_is(word, "my")) ||
		    kr_lexicon_find(&vocabulary, word, NULL) != NULL);
	}
	return all && *words > 0;
}

/* "May we pass your report to the New Zealand Police" */
static bool
asks(struct kr_span copy)
{
	static const char *const first[] = { " may ", " can ", " could ",
	    " do ", " are ", " would ", " will ", " shall ", " is it " };

	return kr_span_casestarts_any(copy, first, KR_NELEM(first));
}

/* ---- what they ask ----------------------------------------------------- */

static bool
rows_look(struct kr_span s, enum kr_form_field *ret)
{
	unsigned n[KR_TERMS_MAX] = { 0 };

	kr_terms_count(&terms, s, n);
	for (size_t i = 0; i < kr_form_meanings_count; i++)
		if (n[2 * i] > 0 && (kr_form_meanings[i].also[0] == '\0' ||
		    n[2 * i + 1] > 0)) {
			*ret = kr_form_meanings[i].field;
			return true;
		}
	s = kr_span_trim(s);
	for (size_t i = 0; i < kr_form_wholes_count; i++)
		if (kr_span_is(s, kr_form_wholes[i].word)) {
			*ret = kr_form_wholes[i].field;
			return true;
		}
	for (size_t i = 0; i < kr_form_others_count; i++)
		if (kr_span_is(s, kr_form_others[i]))
			return true;
	return false;
}

static struct kr_form_label
look(struct kr_span label)
{
	struct kr_form_label ret = { .field = KR_FORM_OTHER };
	struct copy c;
	struct kr_span s;
	bool wordy;

	copy_make(&c, label);
	s = copy_span(&c);
	ret.whole = all_known(s, &ret.words);
	wordy = !ret.whole && ret.words > WORDS_MAX;
	if (ret.words > QUESTION_WORDS_MAX || (wordy && !asks(s)))
		return ret;
	ret.known = rows_look(s, &ret.field);
	if (wordy && ret.field != KR_FORM_CONSENT_POLICE) {
		ret.known = false;
		ret.field = KR_FORM_OTHER;
	}
	return ret;
}

static bool
of_police(struct kr_span s)
{
	return kr_span_casefind(s, 0, "police") != SIZE_MAX ||
	    kr_span_casefind(s, 0, "cops") != SIZE_MAX ||
	    kr_span_casefind(s, 0, "pirihimana") != SIZE_MAX;
}

/* The label without what stands in brackets, and that. */
static bool
brackets(struct kr_span s, struct kr_span *out, struct kr_span *in)
{
	size_t open = kr_span_chr(s, 0, '('), close;

	if (open == SIZE_MAX)
		return false;
	close = kr_span_chr(s, open, ')');
	*out = kr_span_trim(kr_span_sub(s, 0, open));
	if (out->len == 0 && close != SIZE_MAX)
		*out = kr_span_trim(kr_span_from(s, close + 1));
	*in = kr_span_sub(s, open + 1, close == SIZE_MAX ? SIZE_MAX :
	    close - open - 1);
	return out->len > 0;
}

/* "Ingoa / Name": the first of several that is understood. */
static bool
parts(struct kr_span s, struct kr_form_label *ret)
{
	for (size_t at = 0, end; at < s.len; at = end + 1) {
		for (end = at; end < s.len && s.ptr[end] != '/' &&
		    s.ptr[end] != '|'; end++)
			;
		if (at == 0 && end == s.len)
			return false;
		*ret = look(kr_span_sub(s, at, end - at));
		if (ret->known && ret->whole)
			return true;
	}
	return false;
}

/* What a label says of the Police, in brackets or not, is what matters. */
static bool
understood(const struct kr_form_label *l, bool police)
{
	return l->known && l->whole && (!police ||
	    (l->field != KR_FORM_OTHER &&
	    l->field != KR_FORM_CONSENT_OTHER));
}

/*
 * Does the label ask leave to tell the Police, so that "yes" gives it?  "No
 * sharing with Police", "shared with Police", "agencies other than Police"
 * have the same words.
 */
static bool
asks_leave(struct kr_span label)
{
	static const char *const first[] = { " may ", " can ", " could ",
	    " do you ", " are you ", " would you ", " will you ", " is it ",
	    " i ", " we ", " consent ", " permission ", " police consent ",
	    " police can ", " police may ", " the police can ",
	    " the police may ", " tell police ", " tell the police ",
	    " share ", " sharing ", " pass ", " refer ", " ok ", " okay ",
	    " agree ", " happy ", " e whakaae", " ka ", " whakaae", " tuku",
	    " me tuku " };
	static const char *const never[] = { " no ", " not ", "n't ",
	    " nothing", " none ", " never", " but ", " than ", " except",
	    " without ", " only", " before", " after ", " unless",
	    " concern", " problem", " issue", " did ", " has ", " have ",
	    " had ", " was ", " were ", " date", " when ", " what ", " who ",
	    " how ", " where ", " why ", " money", " amount", " yourself",
	    " referral", " say", " said ", " help", " refus", " object",
	    " mind ", " opt ", " withh", " withdr", " declin", " stop",
	    " keep", " ask", " contact", " happy with ", " sending ",
	    " already", " number", " reference", " file" };
	static const char *const done[] = { " shared ", " passed ", " sent ",
	    " forwarded ", " referred ", " given ", " disclosed ", " told ",
	    " released " };
	static const char *const being[] = { " be ", " being ", " to have " };
	struct copy c;
	struct kr_span s;

	copy_make(&c, label);
	s = copy_span(&c);
	return kr_span_casestarts_any(s, first, KR_NELEM(first)) &&
	    !kr_span_casefind_any(s, never, KR_NELEM(never)) &&
	    (!kr_span_casefind_any(s, done, KR_NELEM(done)) ||
	    kr_span_casefind_any(s, being, KR_NELEM(being)));
}

static void
words_ready(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, words_make);
}

static struct kr_form_label
label_read(struct kr_span label)
{
	struct kr_form_label all = look(label), one;
	struct kr_span out, in;

	if (brackets(label, &out, &in)) {
		one = look(out);
		if (understood(&one, of_police(label)))
			return one;
		one = look(in);
		if (understood(&one, of_police(label)))
			return one;
	}
	if (!all.whole && parts(label, &one))
		return one;
	return all;
}

struct kr_form_label
kr_form_label_read(struct kr_span label)
{
	struct kr_form_label ret;

	words_ready();
	label = kr_span_sub(label, 0, KR_FORM_LABEL_MAX);
	ret = label_read(label);
	ret.leave = ret.field == KR_FORM_CONSENT_POLICE && asks_leave(label);
	return ret;
}

bool
kr_form_label_of_police(struct kr_span label)
{
	return of_police(label) &&
	    kr_form_label_read(label).field == KR_FORM_CONSENT_POLICE;
}

static bool
whole(struct kr_span label)
{
	struct copy c;
	size_t words;

	copy_make(&c, label);
	return all_known(copy_span(&c), &words);
}

/* Mostly the first word tells that it is none. */
bool
kr_form_label_whole(struct kr_span label)
{
	size_t end = 0;

	words_ready();
	label = kr_span_sub(label, 0, KR_FORM_LABEL_MAX);
	while (end < label.len && !kr_is_alnum(label.ptr[end]))
		end++;
	while (end < label.len && label.ptr[end] != ' ')
		end++;
	return whole(kr_span_sub(label, 0, end)) &&
	    (end == label.len || whole(label));
}
