/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mail in which nobody reports: newsletters and advertising sent to the
 * mailbox.  In doubt it is a report: a word that reporters use is enough.
 */
#include <pthread.h>

#include "evidence/reading.h"
#include "evidence/narrative/self_words.h"

/* Of the words of what may be no report. */
enum group {
	OFFER,		/* what is sold, and by whom */
	PRICE,
	ASK,		/* what the reader shall do */
	READER,		/* the reader, as a customer */
	LIST,		/* a way off the list */
	TOPIC,		/* of reports, and of those who sell against it */
	DRILL,		/* an exercise, and not what it speaks of */
	GROUP_COUNT
};

struct words {
	unsigned	n[GROUP_COUNT];
	unsigned	pitch;	/* all of them but topics */
	unsigned	report;	/* of somebody to whom something happened */
};

/* Made once, from data that never change. */
static struct kr_terms report_terms, self_terms;

static void
terms_make(void)
{
	kr_terms_add(&report_terms, kr_self_reports.word, kr_self_reports.n,
	    0);
	for (unsigned i = 0; i < TOPIC; i++)
		kr_terms_add(&self_terms, kr_self_pitches[i].word,
		    kr_self_pitches[i].n, i);
	kr_terms_add(&self_terms, kr_self_topics.word, kr_self_topics.n,
	    TOPIC);
	kr_terms_add(&self_terms, kr_self_drills.word, kr_self_drills.n,
	    DRILL);
}

const struct kr_terms *
kr_terms_of_reports(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	(void)pthread_once(&once, terms_make);
	return &report_terms;
}

const struct kr_terms *
kr_terms_of_pitches(void)
{
	(void)kr_terms_of_reports();
	return &self_terms;
}

/* How many words of each group are in what the reporter says. */
static void
said_count(const struct kr_report *report, const struct kr_terms *t,
    unsigned *count)
{
	kr_terms_count(t, report->subject_full, count);
	for (size_t i = 0; i < report->n_said; i++)
		kr_terms_count(t, kr_slice_span(report->said[i]), count);
}

static void
pitch_count(const struct kr_report *report, struct words *w)
{
	const struct kr_terms *t = kr_terms_of_pitches();
	unsigned below[GROUP_COUNT] = { 0 };

	said_count(report, t, w->n);
	kr_terms_count(t, report->signature, below);
	for (size_t i = 0; i < TOPIC; i++) {
		w->n[i] += below[i];
		w->pitch += w->n[i];
	}
}

/*
 * A list that offers a way off it: newsletters.  Relays of a house and the
 * feeds of those who watch networks come by lists too, with data attached.
 */
static bool
may_be_newsletter(const struct kr_reading *r)
{
	const struct kr_header *h = r->message->header;

	return kr_header_find(h, "List-Unsubscribe", 0) != NULL &&
	    r->report->n_attachment == 0;
}

/* Does it lead nowhere but to its author's house?  *n: how often. */
static bool
leads_home(struct kr_reading *r, size_t *n)
{
	const struct kr_report *report = r->report;
	struct kr_urls urls = { .n = 0 };

	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_slice s = report->said[i];

		kr_urls_text(r, &urls, s.view, s.off, s.len, false);
	}
	*n = urls.n;
	for (size_t i = 0; i < urls.n; i++)
		if (!kr_same_house(urls.item[i].host, report->reporter.domain,
		    r->arena))
			return false;
	return true;
}

/* Leads nowhere but home, and offers a way off the list. */
static bool
circular(struct kr_reading *r, struct words w)
{
	const struct kr_report *report = r->report;
	size_t urls = 0;
	bool way_off = kr_span_casefind(report->signature, 0,
	    "unsubscribe") != SIZE_MAX;

	for (size_t i = 0; i < report->n_said; i++)
		way_off |= kr_span_casefind(kr_slice_span(report->said[i]), 0,
		    "unsubscribe") != SIZE_MAX;
	return way_off && w.report + w.n[TOPIC] == 0 && leads_home(r, &urls) &&
	    urls > 0;
}

/* A verb of the past: something happened, and somebody tells it. */
static bool
past(struct kr_span word)
{
	static const char *const irregular[] = { "was", "were", "had", "went",
	    "got", "took", "came", "paid", "lost", "sent", "said", "told",
	    "found", "saw", "made", "did", "began", "bought", "rang", "gave",
	    "left", "wrote", "thought", "fell", "hid", "stole" };
	/* As adjectives, and in "I noticed your site". */
	static const char *const sellers[] = { "noticed", "attached",
	    "trusted", "certified", "verified", "limited", "unlimited",
	    "based", "experienced", "dedicated", "selected", "tailored",
	    "interested", "proud", "fixed", "reduced", "included", "united",
	    "related", "need", "feed", "speed", "indeed", "exceed", "invited",
	    "unpaid", "automated", "managed", "looked", "helped", "named",
	    "unauthorised", "unauthorized", "unsolicited", "advanced",
	    "integrated", "licensed", "qualified", "unrivalled",
	    "sophisticated", "recommended" };

	for (size_t i = 0; i < KR_NELEM(irregular); i++)
		if (kr_span_caseeq(word, irregular[i]))
			return true;
	if (word.len < 5 || !kr_span_caseends(word, "ed"))
		return false;
	for (size_t i = 0; i < KR_NELEM(sellers); i++)
		if (kr_span_caseeq(word, sellers[i]))
			return false;
	return true;
}

#define PAST_MAX	1	/* verbs of the past in what is no story */

/* How many words of what is said are such. */
static size_t
words_said(const struct kr_report *report, bool (*such)(struct kr_span))
{
	size_t n = 0;

	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_span s = kr_slice_span(report->said[i]);

		for (size_t at = 0, end; at < s.len; at = end + 1) {
			for (end = at; end < s.len && kr_is_alpha(s.ptr[end]);
			    end++)
				;
			n += end > at && such(kr_span_sub(s, at, end - at));
		}
	}
	return n;
}

/* "Did you know": asked of the reader, and nothing that happened. */
static size_t
asks_reader(const struct kr_report *report)
{
	static const char asked[] = "did you know";
	size_t n = 0;

	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_span s = kr_slice_span(report->said[i]);

		for (size_t at = 0; (at = kr_span_casefind(s, at, asked)) !=
		    SIZE_MAX; at += sizeof(asked) - 1)
			n++;
	}
	return n;
}

static bool
tells_story(const struct kr_report *report)
{
	return words_said(report, past) > PAST_MAX + asks_reader(report);
}

static bool
first_person(struct kr_span word)
{
	return kr_span_is(word, "I") || kr_span_caseeq(word, "my") ||
	    kr_span_caseeq(word, "me");
}

static bool
own(struct kr_span word)
{
	return first_person(word) || kr_span_caseeq(word, "we") ||
	    kr_span_caseeq(word, "our") || kr_span_caseeq(word, "ours") ||
	    kr_span_caseeq(word, "us") || kr_span_caseeq(word, "not");
}

#define KINDS_PLAIN	4	/* of five: nobody else says them all */

/*
 * Sent to many, and a pitch in all its parts: a word that reporters use, for
 * those who might buy are named, makes no report of it.
 */
static bool
plain_pitch(const struct kr_report *report, struct words w, size_t kinds)
{
	return report->bulk && w.report <= 1 && kinds >= KINDS_PLAIN &&
	    w.n[ASK] > 0;
}

/*
 * Somebody wants to sell: different things that sellers say, and nothing of
 * what people say to whom something happened.  Those who sell against scams
 * speak of scams, and must be the plainer for it.
 */
static bool
cold_pitch(struct kr_reading *r, struct words w)
{
	size_t kinds = 0, urls = 0;
	bool home;

	for (size_t i = 0; i < TOPIC; i++)
		kinds += w.n[i] > 0;
	if ((w.report > 0 && !plain_pitch(r->report, w, kinds)) ||
	    r->report->n_attachment > 1 ||
	    w.n[OFFER] + w.n[PRICE] == 0 || tells_story(r->report) ||
	    !leads_home(r, &urls))
		return false;
	/*
	 * A price, told to a customer beside a link to the author's house.
	 * Who speaks of his own, or of what is not, may report.
	 */
	home = w.n[PRICE] > 0 && w.n[READER] > 0 && urls > 0 &&
	    words_said(r->report, own) == 0;
	if (w.n[ASK] + w.n[LIST] == 0 && kinds < 3)
		return home;
	return w.n[TOPIC] == 0 || (kinds >= 3 && w.n[ASK] > 0) ||
	    (w.n[OFFER] > 0 && w.n[LIST] > 0) || home;
}

#define DRILL_MARKS	2	/* different ones; one is told of as well */
#define DRILL_SURE	3	/* whatever words of reports stand beside */

/*
 * A message of an exercise, sent to all who take part: what happens in it
 * did not happen.  Nobody in it speaks of himself.
 */
static bool
drill(const struct kr_reading *r, struct words w)
{
	return w.n[DRILL] >= (w.report > 0 ? DRILL_SURE : DRILL_MARKS) &&
	    words_said(r->report, first_person) == 0;
}

bool
kr_self_take(struct kr_reading *r)
{
	struct kr_report *report = r->report;
	struct kr_exhibit *x = kr_exhibit_new(r, KR_FORM_KIND_SELF);

	if (x == NULL)
		return false;
	report->form = KR_FORM_KIND_SELF;
	report->n_said = 0;		/* nobody here speaks to us */
	r->said_done = true;
	kr_exhibit_attached(r, x, r->message, r->message->top);
	return true;
}

bool
kr_self_report(struct kr_reading *r)
{
	bool list = may_be_newsletter(r);
	unsigned borne = r->report->bulk ? 1 : 0;
	struct words w = { .pitch = 0 };

	kr_said_read(r);
	said_count(r->report, kr_terms_of_reports(), &w.report);
	if (w.report > borne && !list && kr_span_casefind(
	    r->report->subject_full, 0, "exercise") == SIZE_MAX)
		return false;	/* nearly every report */
	pitch_count(r->report, &w);
	if (!(list && w.pitch > 0) && !circular(r, w) && !cold_pitch(r, w) &&
	    !drill(r, w))
		return false;
	return kr_self_take(r);
}
