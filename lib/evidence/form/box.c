/* SPDX-License-Identifier: Apache-2.0 */
/* box.c - what is ticked or written behind a form's label */
#include <string.h>

#include "evidence/consent/consent.h"
#include "evidence/form/webform.h"

/* "(not given)", "(withheld)", "none", "-": nobody filled it in. */
bool
kr_form_blank(struct kr_span s)
{
	static const char *const words[] = { "none", "n/a", "na", "-", "--",
	    "not given", "no answer", "withheld", "not provided", "blank",
	    "unknown", "not supplied", "anonymous" };

	s = kr_span_trim(s);
	if (s.len >= 2 && (s.ptr[0] == '(' || s.ptr[0] == '['))
		s = kr_span_trim(kr_span_sub(s, 1, s.len - 2));
	return s.len == 0 || kr_span_caseeq_any(s, words, KR_NELEM(words));
}

static bool
begins(struct kr_span s, const char *word)
{
	size_t n = strlen(word);

	return kr_span_casestarts(s, word) && (s.len == n ||
	    (!kr_is_alnum(s.ptr[n]) && (unsigned char)s.ptr[n] < 0x80));
}

static bool
begins_any(struct kr_span s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (begins(s, word[i]))
			return true;
	return false;
}

/* Does one of the words stand anywhere, whole? */
static bool
holds_any(struct kr_span s, const char *const *word, size_t n)
{
	for (size_t at = 0; at < s.len; at++) {
		unsigned char before = at > 0 ?
		    (unsigned char)s.ptr[at - 1] : ' ';

		if (!kr_is_alnum((char)before) && before < 0x80 &&
		    begins_any(kr_span_from(s, at), word, n))
			return true;
	}
	return false;
}

/*
 * "[x] Yes  [ ] No", and "Yes [x]  No [ ]": are there several boxes?  *ret are
 * the words of the one that is ticked; none if it is not one, or if it is not
 * certain on which side its words stand: "Choose: [ ] Yes  [x] No".
 */
static bool
boxes_read(struct kr_span s, struct kr_span *ret)
{
	size_t n = 0, n_ticked = 0, first = 0, behind = 0, len;
	struct kr_span front = KR_SPAN_NONE, back = KR_SPAN_NONE;
	bool ticked, open = false;

	for (size_t off = 0; off < s.len; off += len > 0 ? len : 1) {
		len = kr_consent_box_at(s, off, &ticked);
		if (len == 0)
			continue;
		if (n++ == 0)
			first = off;
		if (ticked)
			front = kr_span_sub(s, behind, off - behind);
		if (open)
			back = kr_span_sub(s, behind, off - behind);
		n_ticked += ticked;
		open = ticked;
		behind = off + len;
	}
	if (open)
		back = kr_span_from(s, behind);
	*ret = KR_SPAN_NONE;
	if (n_ticked == 1 && (first > 0) != (behind < s.len))
		*ret = kr_span_trim(first > 0 ? front : back);
	return n > 1;
}

/*
 * What the box says.  A yes with a condition is none, and a yes beside a no
 * or an empty box is the choice as the form prints it: nobody has made it.
 */
enum kr_consent
kr_form_box(const struct kr_webform *form, struct kr_span s)
{
	static const char *const yes[] = { "yes", "y", "ticked", "agreed",
	    "i agree", "i consent", "\xc4\x81\x65", "\xc4\x80\x65", "ae",
	    "[x]" };
	/* "Consent withheld", "on hold", "given what happened" */
	static const char *const alone[] = { "true", "checked", "agree",
	    "consent", "given", "on", "1", "x" };
	static const char *const no[] = { "no", "n", "false", "unticked",
	    "not ticked", "unchecked", "declined", "refused", "disagree",
	    "i do not", "do not", "don't", "off", "0", "k\xc4\x81o", "kao",
	    "nah", "nope", "never", "rather not", "i would rather not",
	    "i'd rather not", "absolutely not", "i refuse", "refuse",
	    "please do not", "please don't", "decline", "i decline", "deny",
	    "denied", "opt out", "withdrawn", "withheld", "kaua" };
	static const char *const but[] = { "if", "but", "unless", "not",
	    "cannot", "can't", "won't", "never", "provided", "except", "ask",
	    "maybe", "depends", "until", "wait", "only", "after", "once",
	    "when", "before", "rather", "object", "mind", "keep", "or",
	    "instead", "later", "pending", "nothing" };
	static const char *const open[] = { "[ ]", "[]", "[_]", "( )",
	    "\xe2\x98\x90", "\xe2\x9d\x8c", "\xe2\x9c\x97", "?" };
	struct kr_span chosen;

	s = kr_span_trim(s);
	if (boxes_read(s, &chosen))
		s = chosen;
	if (kr_form_blank(s))
		return KR_CONSENT_ABSENT;
	if ((form != NULL && begins_any(s, form->no, form->n_no)) ||
	    begins_any(s, no, KR_NELEM(no)))
		return KR_CONSENT_REFUSED;
	if (begins_any(s, alone, KR_NELEM(alone)) ?
	    !kr_span_caseeq_any(s, alone, KR_NELEM(alone)) &&
	    (form == NULL || !kr_span_caseeq_any(s, form->yes, form->n_yes)) :
	    !begins_any(s, yes, KR_NELEM(yes)) &&
	    (form == NULL || !begins_any(s, form->yes, form->n_yes)))
		return KR_CONSENT_ABSENT;
	if (holds_any(s, but, KR_NELEM(but)) ||
	    holds_any(s, no, KR_NELEM(no)) ||
	    (form != NULL && holds_any(s, form->no, form->n_no)))
		return KR_CONSENT_ABSENT;
	for (size_t i = 0; i < KR_NELEM(open); i++)
		if (kr_span_find(s, 0, open[i]) != SIZE_MAX)
			return KR_CONSENT_ABSENT;
	return KR_CONSENT_GIVEN;
}
