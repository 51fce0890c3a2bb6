/* SPDX-License-Identifier: Apache-2.0 */
/* permit_read.c - the forms of permission, made ready to be matched */
#include <pthread.h>
#include <string.h>

#include "evidence/consent/consent.h"
#include "evidence/consent/permit_read.h"

struct kr_permit_set kr_permit_set;

/* ---- words --------------------------------------------------------------- */

static uint16_t
place_of(const struct kr_permit_set *set, struct kr_span word)
{
	unsigned place = (unsigned)word.len;

	for (size_t i = 0; i < word.len; i++)
		place = place * 31 + (unsigned char)word.ptr[i];
	for (;; place++) {
		const struct kr_permit_place *p =
		    &set->place[place %= KR_PERMIT_PLACES];

		if (p->word == NULL || (p->len == word.len &&
		    memcmp(p->word, word.ptr, word.len) == 0))
			return (uint16_t)place;
	}
}

const struct kr_permit_place *
kr_permit_place(const struct kr_permit_set *set, struct kr_span word)
{
	return &set->place[place_of(set, word)];
}

/*
 * The place of a word, taken if nobody has, and if half are free: so a search
 * always ends.  Words are compared by the numbers of their places.
 */
static struct kr_permit_place *
place_take(struct kr_permit_set *set, struct kr_span word)
{
	uint16_t at = place_of(set, word);
	struct kr_permit_place *p = &set->place[at];

	if (p->word != NULL)
		return p;
	if (set->words == KR_PERMIT_PLACES / 2) {
		set->whole = false;
		return p;
	}
	set->words++;
	*p = (struct kr_permit_place){ word.ptr, (uint16_t)word.len, at,
	    false };
	return p;
}

static void
things_add(struct kr_permit_set *set)
{
	for (const char *const *t = kr_consent_things; *t != NULL; t++)
		place_take(set, kr_span_str(*t))->thing = true;
}

/* How words are written in haste. */
static const struct { const char *haste, *word; } hasty[] = {
	{ "u", "you" }, { "r", "are" }, { "2", "to" }, { "4", "for" },
	{ "c", "see" }, { "w", "with" }, { "ur", "your" }, { "da", "the" },
	{ "hav", "have" }, { "havin", "having" }, { "giv", "give" },
	{ "givin", "giving" }, { "wiv", "with" }, { "wid", "with" },
	{ "cn", "can" }, { "cud", "could" }, { "wud", "would" },
	{ "pls", "please" }, { "plz", "please" }, { "plse", "please" },
	{ "pleas", "please" }, { "sharin", "sharing" },
	{ "passin", "passing" }, { "tellin", "telling" },
	{ "gettin", "getting" }, { "seein", "seeing" }, { "goin", "going" },
	{ "sendin", "sending" }, { "lookin", "looking" },
	{ "knowin", "knowing" }, { "thru", "through" },
	{ "foward", "forward" }, { "forwad", "forward" },
	{ "permision", "permission" }, { "concent", "consent" },
	{ "recieve", "receive" }, { "hapy", "happy" },
	{ "everythin", "everything" }, { "anythin", "anything" },
	{ "evrything", "everything" }, { "shud", "should" },
	{ "bout", "about" }, { "n", "and" }, { "polcie", "police" },
	{ "polise", "police" }, { "polis", "police" }, { "pollice", "police" },
	{ "poilce", "police" }, { "plice", "police" }, { "ploice", "police" },
	{ "poliec", "police" }, { "shair", "share" }, { "shar", "share" },
	{ "dnt", "dont" }, { "agre", "agree" }, { "gud", "good" },
	{ "happpy", "happy" },
	{ "complain", "complaint" }, { "complant", "complaint" },
	{ "consant", "consent" }, { "plese", "please" },
	{ "pleese", "please" }, { "thankyou", "thanks" },
};

static void
hasty_add(struct kr_permit_set *set)
{
	for (size_t i = 0; i < KR_NELEM(hasty); i++) {
		const uint16_t number = place_take(set,
		    kr_span_str(hasty[i].word))->number;

		place_take(set, kr_span_str(hasty[i].haste))->number = number;
	}
}

/* ---- steps --------------------------------------------------------------- */

static size_t
form_find(struct kr_permit_set *set, const struct kr_permit_form *table,
    struct kr_span name)
{
	for (size_t i = 0; table[i].name != NULL; i++)
		if (kr_span_is(name, table[i].name))
			return i;
	set->whole = false;
	return 0;
}

/* The step that is written at p. */
static struct kr_permit_step
step_read(struct kr_permit_set *set, const struct kr_permit_form *table,
    const char *p)
{
	struct kr_permit_step s = { .word = p,
	    .len = (uint16_t)strcspn(p, " |?*") };
	const struct kr_span word = { p, s.len };

	if (*p == '#') {
		s.kind = KR_PERMIT_THING;
	} else if (*p == '~') {
		s.kind = KR_PERMIT_PLAIN;
	} else if (*p >= 'A' && *p <= 'Z') {
		s.kind = KR_PERMIT_FORM;
		s.form = (uint16_t)form_find(set, table, word);
	} else {
		s.number = place_take(set, word)->number;
	}
	p += s.len;
	if (*p == '?' || *p == '*')
		s.repeat = *p++;
	s.ends_form = *p == '\0';
	s.ends_way = *p != ' ';
	return s;
}

static void
steps_read(struct kr_permit_set *set, const struct kr_permit_form *table,
    const char *p)
{
	while (*p != '\0') {
		const struct kr_permit_step s = step_read(set, table, p);

		if (set->n == KR_PERMIT_STEPS_MAX) {
			set->whole = false;
			return;
		}
		set->step[set->n++] = s;
		p += s.len + (s.repeat != 0) + !s.ends_form;
	}
}

/* ---- signs --------------------------------------------------------------- */

static uint64_t	form_signs(struct kr_permit_set *, size_t form);

/* Signs of the words that what a step stands for may begin with. */
static uint64_t
step_signs(struct kr_permit_set *set, const struct kr_permit_step *s)
{
	if (s->kind == KR_PERMIT_FORM)
		return form_signs(set, s->form);
	if (s->kind == KR_PERMIT_WORD)
		return UINT64_C(1) << kr_permit_sign(s->number);
	return s->kind == KR_PERMIT_THING ? KR_PERMIT_THING_SIGN :
	    KR_PERMIT_ANY_WORD;
}

/* Signs of the words that the way may begin with; its length, too. */
static uint64_t
way_signs(struct kr_permit_set *set, struct kr_permit_step *way)
{
	bool first = true;	/* all before may be missing */

	for (struct kr_permit_step *s = way;; s++) {
		if (first)
			way->way_signs |= step_signs(set, s);
		first &= s->repeat != 0;
		if (!s->ends_way)
			continue;
		if (first)	/* it may be nothing */
			way->way_signs = KR_PERMIT_ANY_WORD;
		way->way = (uint16_t)(s - way + 1);
		return way->way_signs;
	}
}

static uint64_t
form_signs(struct kr_permit_set *set, size_t form)
{
	uint64_t *signs = &set->signs[form];

	if (*signs != 0)
		return *signs;
	for (struct kr_permit_step *s = &set->step[set->first[form]];;
	    s += s->way) {
		*signs |= way_signs(set, s);
		if (s[s->way - 1].ends_form)
			return *signs;
	}
}

/* ---- all of them --------------------------------------------------------- */

bool
kr_permit_set_read(struct kr_permit_set *set,
    const struct kr_permit_form *table)
{
	static const char *const roots[KR_PERMIT_ROOTS] = {
		[KR_PERMIT_SENTENCE] = "SENTENCE",
		[KR_PERMIT_REQUEST] = "REQUEST", [KR_PERMIT_ASKED] = "ASKED",
		[KR_PERMIT_ASKEDNOT] = "ASKEDNOT",
		[KR_PERMIT_ANSWER] = "ANSWER",
		[KR_PERMIT_ANSWERNO] = "ANSWERNO",
		[KR_PERMIT_FORCE] = "FORCE", [KR_PERMIT_THEM] = "THEM",
		[KR_PERMIT_DISOWNED] = "DISOWNED",
	};
	size_t n = 0;

	while (table[n].name != NULL)
		n++;
	set->whole = n <= KR_PERMIT_FORMS_MAX;
	things_add(set);
	hasty_add(set);
	for (size_t i = 0; set->whole && i < n; i++) {
		set->first[i] = (uint16_t)set->n;
		steps_read(set, table, table[i].is);
	}
	for (size_t i = 0; i < KR_PERMIT_ROOTS; i++)
		set->root[i] = form_find(set, table, kr_span_str(roots[i]));
	for (size_t i = 0; set->whole && i < n; i++)
		(void)form_signs(set, i);
	return set->whole;
}

static void
shipped_read(void)
{
	(void)kr_permit_set_read(&kr_permit_set, kr_permit_forms);
}

bool
kr_permit_ready(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, shipped_read);
	return kr_permit_set.whole;
}
