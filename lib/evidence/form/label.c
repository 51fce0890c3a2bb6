/* SPDX-License-Identifier: Apache-2.0 */
/* Labels of forms that nobody configured. */
#include <pthread.h>

#include "evidence/form/webform.h"

#include "base/base.h"

/* Words that a label has, most telling first; all of a row must occur. */
static const struct {
	const char		*word, *also;
	enum kr_form_field	 field;
} meanings[] = {
	{ "police", "consent", KR_FORM_CONSENT_POLICE },
	{ "police", "share", KR_FORM_CONSENT_POLICE },
	{ "police", "pass", KR_FORM_CONSENT_POLICE },
	{ "police", "permission", KR_FORM_CONSENT_POLICE },
	{ "police", "agree", KR_FORM_CONSENT_POLICE },
	{ "police", "happy", KR_FORM_CONSENT_POLICE },
	{ "police", "refer", KR_FORM_CONSENT_POLICE },
	{ "consent", "", KR_FORM_CONSENT_OTHER },
	{ "share", "other", KR_FORM_CONSENT_OTHER },
	{ "sender", "", KR_FORM_SENDER },
	{ "scammer", "", KR_FORM_SENDER },
	{ "who contacted", "", KR_FORM_SENDER },
	{ "their", "email", KR_FORM_SENDER },
	{ "their", "phone", KR_FORM_SENDER },
	{ "their", "number", KR_FORM_SENDER },
	{ "copy of", "message", KR_FORM_EVIDENCE },
	{ "paste", "", KR_FORM_EVIDENCE },
	{ "text of", "message", KR_FORM_EVIDENCE },
	{ "message", "text", KR_FORM_EVIDENCE },
	{ "message", "content", KR_FORM_EVIDENCE },
	{ "message", "original", KR_FORM_EVIDENCE },
	{ "message", "headers", KR_FORM_EVIDENCE },
	{ "message", "you received", KR_FORM_EVIDENCE },
	{ "links", "", KR_FORM_URL },
	{ "link", "", KR_FORM_URL },
	{ "url", "", KR_FORM_URL },
	{ "website", "", KR_FORM_URL },
	{ "web address", "", KR_FORM_URL },
	{ "what happened", "", KR_FORM_NARRATIVE },
	{ "what is happening", "", KR_FORM_NARRATIVE },
	{ "what's happening", "", KR_FORM_NARRATIVE },
	{ "what has happened", "", KR_FORM_NARRATIVE },
	{ "what went wrong", "", KR_FORM_NARRATIVE },
	{ "explain", "", KR_FORM_NARRATIVE },
	{ "your concern", "", KR_FORM_NARRATIVE },
	{ "your message", "", KR_FORM_NARRATIVE },
	{ "describe", "", KR_FORM_NARRATIVE },
	{ "description", "", KR_FORM_NARRATIVE },
	{ "details", "", KR_FORM_NARRATIVE },
	{ "tell us", "", KR_FORM_NARRATIVE },
	{ "your report", "", KR_FORM_NARRATIVE },
	{ "comments", "", KR_FORM_NARRATIVE },
	{ "in your own words", "", KR_FORM_NARRATIVE },
	{ "organisation", "", KR_FORM_ORGANISATION },
	{ "organization", "", KR_FORM_ORGANISATION },
	{ "business name", "", KR_FORM_ORGANISATION },
	{ "company", "", KR_FORM_ORGANISATION },
	{ "amount", "", KR_FORM_AMOUNT },
	{ "how much", "", KR_FORM_AMOUNT },
	{ "loss", "", KR_FORM_LOSS },
	{ "lost money", "", KR_FORM_LOSS },
	{ "when did", "", KR_FORM_WHEN },
	{ "date of", "", KR_FORM_WHEN },
	{ "when", "happen", KR_FORM_WHEN },
	{ "type", "", KR_FORM_TYPE },
	{ "category", "", KR_FORM_TYPE },
	{ "what are you reporting", "", KR_FORM_TYPE },
	{ "reference", "", KR_FORM_REFERENCE },
	{ "e-mail", "", KR_FORM_EMAIL },
	{ "email", "", KR_FORM_EMAIL },
	{ "phone", "", KR_FORM_PHONE },
	{ "mobile", "", KR_FORM_PHONE },
	{ "your name", "", KR_FORM_NAME },
	{ "full name", "", KR_FORM_NAME },
	{ "name", "", KR_FORM_NAME },
};

/* Labels from which nothing is read, but which end the value before. */
static const char *const others[] = { "submitted", "region",
    "are you reporting for", "reporting for", "attachment", "attachments",
    "attached", "ip address", "user agent", "browser", "device", "severity",
    "urgency", "ethnicity", "age", "preferred contact", "on behalf of",
    "financial loss", "source", "page", "form", "subject" };

#define WORDS_MAX 9	/* more words than that are a sentence */
#define QUESTION_WORDS_MAX 20	/* what a form asks about the Police */

static size_t
words(struct kr_span s)
{
	size_t n = 0;
	bool in = false;

	for (size_t i = 0; i < s.len; i++) {
		bool blank = kr_is_blank(s.ptr[i]);

		n += !blank && !in;
		in = !blank;
	}
	return n;
}

/* "May we pass your report to the New Zealand Police" */
static bool
asks(struct kr_span label)
{
	static const char *const first[] = { "may ", "can ", "could ", "do ",
	    "are ", "would ", "will ", "shall ", "is it " };

	for (size_t i = 0; i < KR_NELEM(first); i++)
		if (kr_span_casestarts(label, first[i]))
			return true;
	return false;
}

#define MEANINGS KR_NELEM(meanings)

_Static_assert(2 * MEANINGS <= KR_TERMS_MAX, "too many words");

static struct kr_terms terms;	/* a group for each row's word, and also */

static void
terms_make(void)
{
	for (unsigned i = 0; i < MEANINGS; i++) {
		kr_terms_add(&terms, &meanings[i].word, 1, i);
		if (meanings[i].also[0] != '\0')
			kr_terms_add(&terms, &meanings[i].also, 1,
			    MEANINGS + i);
	}
}

enum kr_form_field
kr_webform_guess(struct kr_span label)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	const bool wordy = words(label) > WORDS_MAX;
	unsigned n[2 * MEANINGS] = { 0 };

	/* "Subject of the message": of the reported one. */
	if (kr_span_casestarts(label, "subject") || (wordy &&
	    (words(label) > QUESTION_WORDS_MAX || !asks(label))))
		return KR_FORM_OTHER;
	(void)pthread_once(&once, terms_make);
	kr_terms_count(&terms, label, n);
	for (size_t i = 0; i < MEANINGS; i++)
		if ((!wordy ||
		    meanings[i].field == KR_FORM_CONSENT_POLICE) &&
		    n[i] > 0 && (meanings[i].also[0] == '\0' ||
		    n[MEANINGS + i] > 0))
			return meanings[i].field;
	return KR_FORM_OTHER;
}

/* A short question is one: "Did you ask for it?". */
bool
kr_webform_is_label(struct kr_span label)
{
	if (words(label) > WORDS_MAX)
		return false;
	if (kr_span_caseends(label, "?") ||
	    kr_span_casestarts(label, "subject of") ||
	    kr_span_casestarts(label, "subject line"))
		return true;
	for (size_t i = 0; i < KR_NELEM(others); i++)
		if (kr_span_caseeq(label, others[i]))
			return true;
	return false;
}
