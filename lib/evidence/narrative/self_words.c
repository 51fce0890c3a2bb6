/* SPDX-License-Identifier: Apache-2.0 */
/*
 * self_words.c - what those write who want to sell, and what reporters write
 */
#include "evidence/narrative/self_words.h"

static const char *const offer[] = {
	"-as-a-service", "a link to", "attendee list", "attendees list",
	"available candidates", "backlink", "best quotation", "booth",
	"case study", "clients see", "collaborat", "conference",
	"contact lists", "customers see", "decision maker",
	"development company", "digital marketing", "do-follow", "dofollow",
	"domain name", "exhibitor", "first page of google", "free article",
	"free assessment", "free audit", "free check", "free consultation",
	"free health check", "free review", "free scan", "free security",
	"free trial", "guest article", "guest post", "i am a freelance",
	"i'm a freelance", "in this edition", "in this issue", "invite you",
	"keynote", "leading provider", "link exchange", "manufacturer",
	"marketing consultant", "minute demo", "moq", "newsletter", "next-gen",
	"our advisers", "our agency", "our analysts have", "our candidates",
	"our catalog", "our clients", "our company is", "our company offers",
	"our consultants", "our customers have", "our developers",
	"our engineers", "our experts", "our expo", "our feeds",
	"our firm has", "our fleet", "our new product", "our packages",
	"our platform", "our product", "our range", "our rates",
	"our service ", "our services", "our shop has", "our showroom",
	"our solution", "our store", "our team of", "partnership",
	"price list", "proposal", "rank on google", "ranking on google",
	"samples", "seo ", "sponsor", "stand at", "summit", "supplier of",
	"the expo", "this week in", "this week's issue", "thought leadership",
	"threat digest", "top stories", "verified contacts",
	"we are a factory", "we are a leading", "we are a supplier",
	"we are a team", "we are organising", "we build", "we can build",
	"we compare", "we export", "we help business", "we help compan",
	"we help organi", "we help team", "we manufacture", "we offer",
	"we provide", "we sell", "we specialise", "we specialize", "we supply",
	"we train", "we work with", "we're a leading", "webinar",
	"weekly digest", "what if you could", "white-hat",
	"years of experience", "you are invited", "you're invited", "page one",
	"more traffic", "more leads",
	"your keywords", "we design", "we redesign", "redesign your",
	"business funding", "business loan",
	"social media for", "is for sale", "on page 1", "we publish",
	"translation from", "we clean",
};

static const char *const price[] = {
	"% off", "+ gst", "+gst", "a head", "a seat", "a word", "affordable",
	"best price", "competitive rates", "costs $", "discount", "early bird",
	"early-bird", "ends friday", "ends sunday", "fixed price", "for only",
	"free of charge", "free until", "for the price of", "from $",
	"from us$", "gst each", "half price", "limited time", "lowest price",
	"no fees", "no obligation", "offer ends", "packages start", "per hour",
	"per month", "per seat", "per user", "platinum", "plus gst", "pricing",
	"quote for", "reasonable rates", "save up to", "seats from",
	"special offer", "start at $", "starts at", "tables start",
	"till friday", "till sunday", "until friday", "a month",
	"per word", "no paperwork",
};

static const char *const ask[] = {
	"10 minutes", "15 min", "20 minute", "a chance to talk", "a coffee",
	"a meeting", "a quick look at", "are you free", "book a call",
	"book a demo", "book a free", "book your", "brief chat",
	"bumping this", "buy now", "call now", "call us on", "can i show you",
	"claim your", "close your file", "confirm your interest",
	"could i show you", "could we meet", "did you get a chance",
	"does thursday", "does tuesday", "few seats", "five minutes of",
	"free quote", "give me a bell", "grab 15", "grow your business",
	"happy to send", "have a call", "have a chat", "hop on a call",
	"i'll send a proposal", "interested in learning", "interested?",
	"is of interest", "just reply to", "keen to chat", "keen?",
	"last chance", "let me know a suitable", "let me know and i",
	"let me know who", "like to show", "looking forward to hearing",
	"love to have your team", "love to show", "may i send", "minute call",
	"minutes of your time", "my last email", "my last note",
	"my last two emails", "of interest to you", "open to a", "order at",
	"order now", "put you down", "quick call", "quick chat",
	"quick question about your", "reach out to me", "register here",
	"register now", "reply yes", "request a quote", "right person to",
	"rsvp", "schedule a call", "secure your seat", "send over a",
	"send you a proposal", "shall i drop", "shall i send",
	"share your requirement", "shop now", "short call", "short chat",
	"simply reply", "sign up for a", "sign up here", "sign up now",
	"sign up today", "suit for a", "suitable time", "test drive",
	"the right person", "visit our", "walk you through", "walk your",
	"we'd love to have", "welcome a chance", "who looks after",
	"who should i speak", "work out a price", "worth 10 minutes",
	"worth 15 minutes", "worth a chat", "would you be interested",
	"would you like to", "want a free",
	"send us your",
};

static const char *const reader[] = {
	"businesses like yours", "came across your", "companies like yours",
	"dear director", "dear manager", "dear owner", "dear purchasing",
	"dear sir or madam", "dear sir/madam", "dear valued", "esteemed",
	"hi there", "i noticed your", "noticed that your",
	"organisations like yours", "security teams", "to the manager",
	"your agency", "your analysts", "your blog", "your business",
	"your company", "your customers", "your inbox", "your industry",
	"your office", "your organisation", "your requirement", "your roadmap",
	"your site and", "your size", "your staff", "your team",
	"your website", "hello webmaster", "dear webmaster", "hi team",
	"you don't rank", "outdated website",
};

static const char *const list[] = {
	"abmelden", "abonner", "hear from me again", "hear from us again",
	"not keen?", "darse de baja", "leave this list",
	"leave: http", "manage preferences", "manage your preferences",
	"manage your subscription", "not for you?", "off our list",
	"off this list", "opt out: http", "or unsubscribe",
	"read in browser", "read it in full", "read online", "reply stop",
	"reply to be taken", "sinscrire", "to opt out",
	"to stop these", "to unsubscribe", "unsubscribe any time",
	"unsubscribe anytime", "unsubscribe:", "update your preferences",
	"view in browser", "view this email", "you are receiving this",
	"you are subscribed", "you get these because", "you get this because",
	"you receive this", "you signed up", "you subscribed",
	"you're receiving",
};

/* What people write to whom something happened, in their own voice. */
static const char *const reports[] = {
	" bug", " flaw", " our child", " our customers", " our mailbox",
	" our site has", " our site was", " our staff",
	" our website has been", "a company", "a customer of ours", "afraid",
	"anybody", "anyone", "asked me", "attached email", "blackmail",
	"bounced", "broke into", "broken into", "can you help", "charged",
	"clicked", "closed it", "complain", "copied", "cve-", "deposit",
	"did not sign", "didn't sign", "do not exist", "do not want", "dodgy",
	"does not exist", "doesn't exist", "don't want it", "drunk", "exposed",
	"goodbye", "got this", "have unsubscribed", "he said", "he says",
	"hurt", "i got ", "i lost", "i never", "i paid", "i received",
	"i unsubscribed", "instead of the", "intruder", "is it real",
	"is this genuine", "is this real", "keep email", "keep getting",
	"keep sending", "keeps email", "keeps sending", "leaked", "left us",
	"legit", "let her", "let him", "let them", "locked", "log in to",
	"logged in", "lose money", "losing money", "mailing me",
	"make them stop", "my account", "my bank", "my boss", "my card",
	"my child", "my computer", "my customers", "my dad", "my daughter",
	"my mum", "my phone", "my son", "my staff", "never asked",
	"never signed", "never subscribed", "no answer", "no password",
	"no way to unsubscribe", "nobody answers", "not me", "not ours",
	"not us", "opted out", "please help", "please stop", "police",
	"pretend", "publicly", "refund", "remote access", "scared",
	"security hole", "security issue", "see attached", "sending me",
	"sends me", "should i be", "somebody", "someone", "spins", "still get",
	"still receiv", "stole ", "stop them", "testers", "the attached",
	"the logs", "the steps", "these people", "they are", "they keep",
	"they never", "they said", "they say", "they're", "this company",
	"this firm", "to report", "to unsubscribe from them", "told me",
	"took my", "took our", "unsure", "used to", "victim", "wake up",
	"want my money", "wants my", "wants to pay", "was stolen", "wasn't me",
	"wasn't our", "we had an account", "we lost", "we never", "we paid",
	"we received", "weakness", "went down", "what do i do",
	"what do we do", "what should", "who do i", "who do we need",
	"who should i tell", "won't stop", "worried",
	"went missing", "text that says", "text saying",
	"gone missing", "missing from", "are missing", "is missing since",
	"still missing",
};

/* What both write of. */
static const char *const topics[] = {
	"abuse", "breach", "bully", "consent", "fake", "fraud", "hacked",
	"hacker", "harass", "illegal", "impersonat", "incident", "junk mail",
	"malware", "phish", "ransom", "report a", "reporting", "scam", "spam",
	"stolen", "suspicious", "threat", "unsolicited", "unwanted", "virus",
	"vulnerab",
};

static const char *const drills[] = {
	"exercise exercise", "exercise only", "exercise purposes",
	"this is an exercise", "this is only an exercise", "this is a drill",
	"exercise message", "exercise inject", "end of exercise",
	"endex", "exercise control", "exercise:", "drill drill",
	"no real event", "not a real event", "all participants",
	"distribution list", "participating agencies",
	"he whakaharatau", "whakaharatau anake",
};

#define LIST_OF(words)	{ words, KR_NELEM(words) }

const struct kr_self_list kr_self_pitches[] = {
	LIST_OF(offer), LIST_OF(price), LIST_OF(ask), LIST_OF(reader),
	LIST_OF(list),
};
const struct kr_self_list kr_self_reports = LIST_OF(reports);
const struct kr_self_list kr_self_topics = LIST_OF(topics);
const struct kr_self_list kr_self_drills = LIST_OF(drills);
