/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mail in which nobody reports: newsletters and advertising sent to the
 * mailbox.  In doubt it is a report: a word that reporters use is enough.
 */
#include "evidence/reading.h"

/* What only those write who want to sell something to the reader. */
static const char *const pitches[] = {
	"unsubscribe", "opt out", "% off", "special offer", "limited time",
	"free trial", "book a demo", "book a call", "schedule a call",
	"minute call", "quick call", "15 minutes", "sponsor", "exhibitor",
	"put you down", "our product", "our platform", "our services",
	"we offer", "we provide", "our solution", "pricing", "price list",
	"+ gst", "plus gst", "discount", "early bird", "register now",
	"sign up", "webinar", "newsletter", "guest post", "backlink", "seo ",
	"first page of google", "would you be interested",
	"interested in learning", "reach out", "looking forward to hearing",
	"decision maker", "quote for", "best price", "our catalogue",
	"our catalog", "manufacturer", "moq", "we are a leading",
	"grow your business", "partnership", "collaborat",
	"abmelden", "sinscrire", "abonner", "darse de baja", "cancelar",
	"view in browser", "view this email", "shop now", "buy now",
	"save up to", "you are receiving this", "you subscribed",
	"we help organi", "we help business", "we help compan",
	"organisations like yours", "companies like yours",
	"businesses like yours", "brief chat", "quick chat", "our clients",
	"clients see", "are you free", "best quotation", "your requirement",
	"years of experience", "we are a factory", "supplier of", "samples",
	"ranking on google", "rank on google", "send you a proposal",
	"our packages", "digital marketing", "marketing consultant",
	"in this issue", "this week's issue", "read it in full",
	"read online", "you get this because", "you signed up",
	"leave this list",
	"you're receiving", "manage preferences", "update your preferences",
};

/* What reporters and people in need write, in the body's language. */
static const char *const reports[] = {
	"report a", "reporting", "i want to report", "scam", "phish", "spam",
	"fraud", "hacked", "hacker", "suspicious", "breach", "stolen",
	"stole ", "ransom", "malware", "virus", "police", "victim",
	"i received", "i got ", "got this", "we received", "fake", "dodgy",
	"complain", "threat", "harass", "bully", "i clicked", "blackmail",
	"abuse", "please help", "can you help", "my account", "my bank",
	"my daughter", "my son", "my mum", "my dad", "junk mail", "vulnerab",
	"impersonat", "attached email", "the attached", "see attached",
	"never signed", "never subscribed", "never asked", "didn't sign",
	"did not sign", "keeps sending", "keep sending", "keep getting",
	"sends me", "sending me", "still get", "still receiv", "opted out",
	"i unsubscribed", "have unsubscribed", "to unsubscribe from them",
	"no way to unsubscribe", "make them stop", "stop them", "won't stop",
	"consent", "illegal", "unwanted", "unsolicited", "incident",
};

struct words {
	size_t	pitch, report;
};

static struct words
words_count(struct kr_reading *r)
{
	struct words w = { 0, 0 };
	const struct kr_report *report = r->report;

	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_span s = kr_slice_span(report->said[i]);

		w.pitch += kr_span_casecount(s, pitches, KR_NELEM(pitches));
		w.report += kr_span_casecount(s, reports, KR_NELEM(reports));
	}
	w.pitch += kr_span_casecount(report->signature, pitches,
	    KR_NELEM(pitches));
	w.report += kr_span_casecount(report->subject_full, reports,
	    KR_NELEM(reports));
	return w;
}

/*
 * A list that offers a way off it: newsletters.  Relays of a house and the
 * feeds of those who watch networks come by lists too, with data attached.
 */
static bool
newsletter(const struct kr_reading *r, struct words w)
{
	const struct kr_header *h = r->message->header;

	return kr_header_find(h, "List-Unsubscribe", 0) != NULL &&
	    r->report->n_attachment == 0 && w.pitch > 0;
}

/* Leads nowhere but to its author's house, and offers a way off the list. */
static bool
circular(struct kr_reading *r, struct words w)
{
	const struct kr_report *report = r->report;
	struct kr_urls urls = { .n = 0 };
	bool way_off = kr_span_casefind(report->signature, 0,
	    "unsubscribe") != SIZE_MAX;

	for (size_t i = 0; i < report->n_said; i++) {
		struct kr_slice s = report->said[i];

		way_off |= kr_span_casefind(kr_slice_span(s), 0,
		    "unsubscribe") != SIZE_MAX;
		kr_urls_text(r, &urls, s.view, s.off, s.len, false);
	}
	for (size_t i = 0; i < urls.n; i++)
		if (!kr_same_house(urls.item[i].host, report->reporter.domain,
		    r->arena))
			return false;
	return way_off && urls.n > 0 && w.report == 0;
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
	struct words w;

	kr_said_read(r);
	w = words_count(r);
	if (!newsletter(r, w) && !circular(r, w) &&
	    (w.report > 0 || w.pitch < 2))
		return false;
	return kr_self_take(r);
}
