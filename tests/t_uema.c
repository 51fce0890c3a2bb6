/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings under the Unsolicited Electronic Messages Act 2007 that code comes
 * to: days counted, numbers checked, links compared.
 */
#include "shipped.h"

/* ---- findings ----------------------------------------------------------- */

#define PLAIN "text/plain; charset=utf-8"
#define HTML "text/html; charset=utf-8"
#define SHOP "Winter sale! 40% off all boots, from $99. Shop now at " \
	"http://boots.example/sale\nKauri Boots Ltd, 12 Main St, Nelson\n"
#define NOT_FOUND (-1)

static struct finding_case {
	const char	*name;
	const char	*narrative;
	const char	*date, *type, *body;
	const char	*id;
	int		 state;		/* enum kr_state, or NOT_FOUND */
} cases[] = {
	/* Monday is day 0, and the Monday after is the fifth working day. */
	{ "the day before it is gone", "I unsubscribed on 3 August 2026.",
	  "Sun, 9 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_WITHIN_GRACE", KR_STATE_INDICATED },
	{ "nothing is late in that time", "I unsubscribed on 3 August 2026 and "
	  "weeks of mail keep coming.",
	  "Sun, 9 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_NOT_ASSESSABLE },
	{ "the day it is gone", "I unsubscribed on 3 August 2026.",
	  "Mon, 10 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_NEEDS_INVESTIGATION },
	{ "the day after", "I unsubscribed on 3 August 2026.",
	  "Tue, 11 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "the day after, without the year", "On 3 August I clicked "
	  "unsubscribe.", "Tue, 11 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	/* Matariki, Friday 10 July 2026, is no working day. */
	{ "over a holiday", "I unsubscribed on 6 July 2026.",
	  "Mon, 13 Jul 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_WITHIN_GRACE", KR_STATE_INDICATED },
	{ "the day after a holiday's week", "I unsubscribed on 6 July 2026.",
	  "Wed, 15 Jul 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "over the New Year", "I unsubscribed on 22 December 2025.",
	  "Fri, 16 Jan 2026 10:00:00 +1300", PLAIN, SHOP,
	  "UEMA_S9_2_WITHIN_GRACE", KR_STATE_INDICATED },
	/* Both letters are of Tuesday, 25 August 2026. */
	{ "on the Friday before", "I clicked unsubscribe on Friday. Weeks of "
	  "mail keep coming.", "Mon, 24 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_WITHIN_GRACE", KR_STATE_INDICATED },
	{ "told that it was done", "On 3 August I phoned the shop and a girl "
	  "there said I was off the list.", "Mon, 24 Aug 2026 10:00:00 +1200",
	  PLAIN, SHOP, "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "a weekday with its date", "I opted out on Wednesday 5 August. "
	  "This is what came.", "Mon, 24 Aug 2026 10:00:00 +1200", PLAIN,
	  SHOP, "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "a weekday with its date, days ago", "I opted out on Thursday 20 "
	  "August. This is what came.", "Mon, 24 Aug 2026 10:00:00 +1200",
	  PLAIN, SHOP, "UEMA_S9_2_WITHIN_GRACE", KR_STATE_INDICATED },
	{ "no date in what came", "I unsubscribed on 3 August and got "
	  "another today.", NULL, PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "a day of what came after it", "I unsubscribed in May, and yesterday "
	  "another one came.", "Mon, 24 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "a day on which it shall stop", "I unsubscribed on 3 July 2026. Make "
	  "it stop today.", "Mon, 24 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "a day of something else", "I bought boots on 3 August 2026. They "
	  "are too small and nobody there answers me. What a shame it is, for "
	  "they were my birthday present. I want no more of these mails.",
	  "Tue, 11 Aug 2026 10:00:00 +1200", PLAIN, SHOP,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", NOT_FOUND },

	{ "an NZBN that fits", "spam", NULL, PLAIN,
	  SHOP "NZBN 9429039501974\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", NOT_FOUND },
	{ "an NZBN that does not", "spam", NULL, PLAIN,
	  SHOP "NZBN: 9429039501976\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", KR_STATE_NEEDS_INVESTIGATION },
	{ "a GST number that fits", "spam", NULL, PLAIN,
	  SHOP "GST No. 49-091-850\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", NOT_FOUND },
	{ "one with the second weights", "spam", NULL, PLAIN,
	  SHOP "GST reg number: 136-410-132\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", NOT_FOUND },
	{ "a GST number that does not", "spam", NULL, PLAIN,
	  SHOP "GST 136-410-133\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", KR_STATE_NEEDS_INVESTIGATION },
	{ "a price with GST", "spam", NULL, PLAIN, SHOP "$49 incl. GST\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", NOT_FOUND },
	{ "a telephone with the country's code", "spam", NULL, PLAIN,
	  SHOP "Ring +64 3 555 0102\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", NOT_FOUND },
	{ "a telephone too short for it", "spam", NULL, PLAIN,
	  SHOP "Ring +64 3 5501\n",
	  "UEMA_S10_B_CONTACT_DOUBTFUL", KR_STATE_NEEDS_INVESTIGATION },

	{ "out is where one buys", "spam", NULL, HTML,
	  "<p>Winter sale! 40% off boots, from $99.</p>"
	  "<a href=\"http://boots.example/sale\">Shop now</a>"
	  "<p><a href=\"http://boots.example/sale\">Unsubscribe</a></p>",
	  "UEMA_S11_1_A_UNSUB_TO_SALES_PAGE", KR_STATE_INDICATED },
	{ "one host that counts clicks", "spam", NULL, HTML,
	  "<p>Winter sale! 40% off boots, from $99.</p>"
	  "<a href=\"http://click.boots.example/c?a=1\">Shop now</a>"
	  "<p><a href=\"http://click.boots.example/c?a=2\">Unsubscribe</a></p>",
	  "UEMA_S11_1_A_UNSUB_TO_SALES_PAGE", NOT_FOUND },
	{ "weeks to be removed", "spam", NULL, PLAIN,
	  SHOP "To unsubscribe reply STOP. Please allow 10 business days for "
	  "your removal.\n",
	  "UEMA_S11_1_A_UNSUB_BURDEN", KR_STATE_NEEDS_INVESTIGATION },
	{ "a link for a day", "spam", NULL, PLAIN,
	  SHOP "Unsubscribe: http://boots.example/u\nThe unsubscribe link "
	  "expires in 24 hours.\n",
	  "UEMA_S11_1_E_SHORT_LIVED", KR_STATE_INDICATED },
	{ "an agreement not to be stopped", "spam", NULL, PLAIN,
	  SHOP "Under your membership these notes cannot be stopped: you "
	  "cannot unsubscribe from messages of your account.\n",
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
	{ "silence is no consent", "spam", NULL, PLAIN,
	  SHOP "If we don't hear from you we will assume that you want our "
	  "monthly offers.\n",
	  "UEMA_S9_1_CONSENT_BY_SILENCE", KR_STATE_INDICATED },
	{ "a bought list", "spam", NULL, PLAIN,
	  SHOP "Your details were supplied by our data partner.\n",
	  "UEMA_S9_1_BOUGHT_LIST", KR_STATE_NEEDS_INVESTIGATION },
	{ "a link and no word", "What is this?", NULL, PLAIN,
	  "http://boots.example/x7\n",
	  "UEMA_S6_A_III_LINK", KR_STATE_NEEDS_INVESTIGATION },
	{ "a contact that is dead", "Unsolicited. I replied and it bounced "
	  "straight away.", NULL, PLAIN, SHOP,
	  "UEMA_S10_B_CONTACT_BOUNCED", KR_STATE_INDICATED },
	{ "a facility that fails is there", "Their opt-out page just says "
	  "not found.", NULL, PLAIN, SHOP,
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
	{ "greeted by one's own address", "spam", NULL, PLAIN, "Dear "
	  "mere@mail.example, winter sale! Boots 40% off, from $99: "
	  "http://boots.example/s\n",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_INDICATED },
	{ "within a dealing", "I paid $900 to the wrong account, a scam.",
	  NULL, PLAIN, "Further to our invoice for the boots we have moved "
	  "banks. Pay to 00-0000-0000000-00 from now on.\n",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_NEEDS_INVESTIGATION },
	{ "and told another", "spam", NULL, PLAIN, "Dear mere@mail.example, "
	  "winter sale! Boots 40% off, from $99: kauri@boots.example\n",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_SATISFIED },
	{ "a way off that nobody can see", "No way of stopping these.", NULL,
	  HTML, "<p>Winter sale! 40% off boots, from $99.</p>"
	  "<p style=\"color:#ffffff;font-size:1px\">to leave us <a "
	  "style=\"color:#ffffff\" href=\"http://boots.example/x?7\">press"
	  "</a></p>", "UEMA_S11_1_B_HIDDEN", KR_STATE_INDICATED },
	{ "is there, though", "What are these?", NULL,
	  HTML, "<p>Winter sale! 40% off boots, from $99.</p>"
	  "<p style=\"color:#ffffff;font-size:1px\">to leave us <a "
	  "style=\"color:#ffffff\" href=\"http://boots.example/x?7\">press"
	  "</a></p>", "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
	{ "opting out, seen and unseen", "spam", NULL, HTML,
	  "<p>Winter sale! 40% off boots, from $99. Opt out by reply.</p>"
	  "<p style=\"font-size:1px\"><a href=\"http://boots.example/o\">opt "
	  "out</a></p>", "UEMA_S11_1_B_HIDDEN", NOT_FOUND },
	{ "an unseen line of something else", "spam", NULL, HTML,
	  "<p>Winter sale! 40% off boots, from $99.</p>"
	  "<p style=\"font-size:1px\"><a href=\"http://boots.example/o\">boots"
	  " for all</a></p>", "UEMA_S11_1_B_HIDDEN", NOT_FOUND },
	{ "leaving by words that nobody can see", "What are these?", NULL,
	  HTML, "<p>Winter sale! 40% off boots, from $99.</p>"
	  "<p style=\"color:#ffffff;font-size:1px\">no more <a "
	  "style=\"color:#ffffff\" href=\"http://boots.example/bye?7\">mail"
	  "</a></p>", "UEMA_S11_1_B_HIDDEN", KR_STATE_INDICATED },
	{ "an address that was refused", "Unsolicited. I wrote there and had "
	  "it back: <off@boots.example>: 550 user unknown", NULL, PLAIN,
	  SHOP "To come off our list write to off@boots.example\n",
	  "UEMA_S11_1_A_UNSUB_NONFUNCTIONAL", KR_STATE_INDICATED },
	{ "another that was", "Unsolicited. I wrote to my cousin and had "
	  "it back: <tui@mail.example>: 550 user unknown", NULL, PLAIN,
	  SHOP "To come off our list write to off@boots.example\n",
	  "UEMA_S11_1_A_UNSUB_NONFUNCTIONAL", NOT_FOUND },
	{ "one of a fraud that was paid into", "I paid $900 into this "
	  "investment. It is a scam and my money is gone.", NULL, PLAIN,
	  "Your withdrawal is waiting. Pay the bond of $400 as before and we "
	  "send it.\n", "UEMA_S9_1_UNSOLICITED_LIKELY",
	  KR_STATE_NEEDS_INVESTIGATION },
	{ "one that nobody paid", "An investment scam. We nearly paid.", NULL,
	  PLAIN, "Your withdrawal is waiting. Pay the bond of $400 as before "
	  "and we send it.\n", "UEMA_S9_1_UNSOLICITED_LIKELY",
	  KR_STATE_INDICATED },
	{ "a crew that extorts", "Ransomware: all our files are encrypted and "
	  "this came.", NULL, PLAIN, "Your network is encrypted. Send 2 BTC "
	  "to our wallet by Sunday. Boots Crew, your friends\n",
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "a room to talk in", "Ransomware: all our files are encrypted and "
	  "this came.", NULL, PLAIN, "Your network is encrypted. Pay 2 BTC by "
	  "Sunday. Chat: http://room.example/77\n",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_SATISFIED },
	{ "a parcel's name on what carries malware", "Malware: she opened the "
	  "attachment, the mouse moves by itself and the virus checker is "
	  "switched off.", NULL, PLAIN, "Your parcel could not be delivered. "
	  "Print the label attached and bring it to the depot.\n",
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "a file, and no more", "Malware: she opened the attachment, the "
	  "mouse moves by itself and the virus checker is switched off.", NULL,
	  PLAIN, "Please open the attached invoice in your browser and press "
	  "the button.\n", "UEMA_S10_A_MISLEADING_SENDER_ID", NOT_FOUND },
	{ "a name that only a picture's text has", "spam", NULL, HTML,
	  "<p>Ten pairs of boots from $99.</p><img src=\"http://x7.example/f\""
	  " alt=\"Kea Tiles Ltd, 4 Rata Road, Gore\">",
	  "UEMA_S10_A_NO_SENDER_ID", NOT_FOUND },
	{ "and a street", "spam", NULL, HTML,
	  "<p>Ten pairs of boots from $99, all sizes.</p><img src=\"http://x7"
	  ".example/f\" alt=\"Kea Tiles, 4 Rata Road, Gore\">",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_SATISFIED },
	{ "a picture's text that says boots", "spam", NULL, HTML,
	  "<p>Ten pairs of boots from $99, in all sizes.</p><img src=\"http://"
	  "x7.example/4 Rata Road\" alt=\"Boots from $99\">",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_INDICATED },
	{ "off by post, and replies are for orders", "spam", NULL, PLAIN,
	  SHOP "Reply with your size. To come off our list fill in the card in "
	  "our shop's spring booklet and return it to Freepost 77, Nelson.\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", KR_STATE_INDICATED },
	{ "off by post or by a link", "spam", NULL, PLAIN,
	  SHOP "To come off our list return the card to Freepost 77 or click "
	  "http://boots.example/x\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", NOT_FOUND },
	{ "off by telephone, though replies are for orders", "spam", NULL,
	  PLAIN, SHOP "To unsubscribe ring 03 555 0101. For sizes reply to "
	  "this e-mail.\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", KR_STATE_INDICATED },
	{ "off by telephone, or else by reply", "spam", NULL,
	  PLAIN, SHOP "To unsubscribe ring 03 555 0101. Or just reply.\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", NOT_FOUND },
	{ "off the list", "spam", NULL, PLAIN,
	  SHOP "Off the list: http://boots.example/x\n",
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
	{ "a footer with a box number", "spam", NULL, PLAIN,
	  SHOP "Unsubscribe | PO Box 77, Nelson\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", NOT_FOUND },
	{ "a reply that nobody reads", "spam", NULL, PLAIN,
	  "Ten pairs of boots from $99: http://boots.example/s. Do not reply "
	  "to this message.\n",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_INDICATED },
	{ "a reply that is asked for", "spam", NULL, PLAIN,
	  "Ten pairs of boots from $99: http://boots.example/s. Reply to this "
	  "message.\n", "UEMA_S10_B_NO_CONTACT", KR_STATE_SATISFIED },
	{ "pictures to be sent", "A gift card scam, the codes are used. I am "
	  "out $400.", NULL, PLAIN, "I need four gift cards of $100 for the "
	  "choir. Send me a photo of each code.\nTui\n",
	  "UEMA_S10_B_NO_CONTACT", KR_STATE_SATISFIED },
	{ "who it names knows of no account", "We paid $900 on this. The real "
	  "Kauri Boots have never heard of the new bank account. A scam.",
	  NULL, PLAIN, "Further to our invoice for the boots we have moved "
	  "banks. Pay to 00-0000-0000000-00 from now on.\n",
	  "UEMA_S9_1_CONSENT_DENIED", NOT_FOUND },
	{ "cards that were bought for him", "I bought six Prezzy cards for him "
	  "and the codes are used. A scam.", NULL, PLAIN, "I need gift cards "
	  "of $100 for the choir. Send me a photo of each code.\nTui\n",
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "who never has bought there", "He does not know the shop and never "
	  "has bought a thing from them.", NULL, PLAIN, SHOP,
	  "UEMA_S9_1_CONSENT_DENIED", KR_STATE_INDICATED },
	{ "who is paid by the click", "spam", NULL, PLAIN,
	  "Winter sale! 40% off, from $99. Shop now "
	  "http://boots.example/?aff_id=77\n",
	  "UEMA_S15_AFFILIATE", KR_STATE_NEEDS_INVESTIGATION },
};

static int
state_of(const struct kr_findings *f, const char *id)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->item[i].id, id) == 0)
			return (int)f->item[i].state;
	return NOT_FOUND;
}

/* A report, up to what is sent along with the narrative. */
#define TOLD \
	"From: Mere Tamati <mere@mail.example>\n" \
	"To: report@cert.example.nz\n" \
	"Date: Tue, 25 Aug 2026 10:00:00 +1200\nMIME-Version: 1.0\n" \
	"Content-Type: multipart/mixed; boundary=b\n\n" \
	"--b\nContent-Type: text/plain; charset=utf-8\n\n%s\n"

static void
run_finding(void **state)
{
	const struct finding_case *c = *state;
	struct judged j;
	char mail[4096];

	snprintf(mail, sizeof(mail), TOLD
	    "--b\nContent-Type: message/rfc822\n\n"
	    "From: Kauri Boots <news@boots.example>\nTo: mere@mail.example\n"
	    "Subject: Winter boots\nDate: %s\nContent-Type: %s\n"
	    "MIME-Version: 1.0\n\n%s\n--b--\n", c->narrative,
	    c->date != NULL ? c->date : "Mon, 24 Aug 2026 10:00:00 +1200",
	    c->type, c->body);
	judge(&j, mail);
	assert_int_equal(state_of(j.verdict->findings, c->id), c->state);
	kr_arena_free(j.arena);
}

/* ---- a button pressed --------------------------------------------------- */

static struct button_case {
	const char	*name;
	const char	*from, *body;
	int		 state;		/* of UEMA_S9_1_UNSOLICITED_LIKELY */
} buttons[] = {
	{ "on mail that says who sends it", "Kauri Boots <news@boots.example>",
	  SHOP "Ph 03 555 0100. Unsubscribe: http://boots.example/stop/1\n",
	  KR_STATE_NEEDS_INVESTIGATION },
	{ "on mail that does not", "Great deals <a7@x81.example>",
	  "Winter sale! 40% off all boots, from $99. Shop now at "
	  "http://x81.example/sale\n", KR_STATE_INDICATED },
};

static void
run_button(void **state)
{
	const struct button_case *c = *state;
	struct judged j;
	char mail[4096];

	snprintf(mail, sizeof(mail),
	    "From: fbl@provider.example\nTo: report@cert.example.nz\n"
	    "Date: Tue, 25 Aug 2026 10:00:00 +1200\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/report; report-type=feedback-report;"
	    " boundary=b\n\n--b\nContent-Type: text/plain\n\nA report.\n"
	    "--b\nContent-Type: message/feedback-report\n\n"
	    "Feedback-Type: abuse\nUser-Agent: Loop/1\nVersion: 1\n\n"
	    "--b\nContent-Type: message/rfc822\n\n"
	    "From: %s\nTo: somebody@provider.example.nz\n"
	    "Subject: Winter boots\nDate: Mon, 24 Aug 2026 10:00:00 +1200\n"
	    "Content-Type: " PLAIN "\nMIME-Version: 1.0\n\n%s\n--b--\n",
	    c->from, c->body);
	judge(&j, mail);
	assert_int_equal(state_of(j.verdict->findings,
	    "UEMA_S9_1_UNSOLICITED_LIKELY"), c->state);
	kr_arena_free(j.arena);
}

/* ---- what is commercial -------------------------------------------------- */

static struct gate_case {
	const char	*name;
	const char	*narrative, *body;
	enum kr_tri	 commercial;
	const char	*id;
	int		 state;		/* enum kr_state, or NOT_FOUND */
} gates[] = {
	{ "a lure for a card", "Phishing mail, nothing given.", "Your toll is "
	  "unpaid. Pay $4 by card today: http://toll.example/p\n", KR_YES,
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "a lure for who one is", "Phishing mail. I gave no card and lost no "
	  "money.", "Your digital identity has lapsed. Upload your passport "
	  "and log in: http://ident.example/p\n", KR_UNKNOWN,
	  "UEMA_S10_A_MISLEADING_SENDER_ID", NOT_FOUND },
	{ "a fraud bears a false name", "I paid $900 for boots that never came "
	  "and the shop is a scam. My money is gone.", SHOP, KR_YES,
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "who wants votes sells nothing", "Spam, I never signed up for this.",
	  "Our plan for the harbour: more ferries. Give us two ticks on "
	  "election day.\nAuthorised by A. Rewi, 3 Main St, Nelson\n", KR_NO,
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
	{ "what a lure threatens with is no way off", "Phishing mail, nothing "
	  "given.", "Your card will be removed. To stop that pay $2 by card: "
	  "http://card.example/p\n", KR_YES, "UEMA_S11_1_A_NO_UNSUBSCRIBE",
	  KR_STATE_INDICATED },
	{ "a document to be seen with a password", "Phishing mail, nothing "
	  "given.", "Ana shared a document with you: invoice 77. Sign in to "
	  "view it: http://docs.example/77\n", KR_UNKNOWN,
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
	{ "what a thief of addresses sells", "Data breach: our former adviser "
	  "took our client file and exported the records of 900 clients.",
	  "I have moved to Kea Loans and my clients come along. Let me get "
	  "you a better rate. Say if you would rather I didn't write.\n",
	  KR_YES, "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "a note that sells nothing", "Could you tell us what the policy on "
	  "reporting of incidents is? We write a submission.", "Please find "
	  "out what they require, and tell the committee on Monday.\n", KR_NO,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "a roster for sale to strangers", "Spam, we never signed up and "
	  "deal with nobody of that name.", "Does your roster take all Sunday? "
	  "RosterKea does it, ask Tui for a look at it.\n", KR_YES,
	  "UEMA_S9_1_CONSENT_DENIED", KR_STATE_INDICATED },
	{ "a roster of one's own", "Spam again.", "Dear staff, your roster for "
	  "next week is on the board by the door.\n", KR_NO,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "who says what a law does sells nothing", "Spam, we never signed "
	  "up.", "This land bill hands the hill to two firms. Ask your MP to "
	  "vote it down: http://hill.example/why\n", KR_NO,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "who has to name a promoter sells nothing", "Spam, we never signed "
	  "up.", "The council sells the port, and our councillors say no.\n"
	  "Authorised by A. Rewi, 3 Main St, Nelson\n", KR_NO,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "who sells a book on it does", "Spam, we never signed up.", "This "
	  "land bill hands the hill to two firms. Our book on it is $30, order "
	  "now: http://hill.example/book\n", KR_YES,
	  "UEMA_S9_1_CONSENT_DENIED", KR_STATE_INDICATED },
	{ "a flat that is not theirs", "Phishing. The real agents say it is "
	  "not theirs.", "The flat is for rent. Upload your passport first: "
	  "http://flats.example/p\n", KR_YES,
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "who asks for gifts sells nothing", "Spam, I never signed up.",
	  "The kiwi need traps. A gift of any size helps. "
	  "http://traps.example/give\nRegistered charity CC00000\n", KR_NO,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
};

static void
run_gate(void **state)
{
	const struct gate_case *c = *state;
	struct judged j;
	char mail[2048];

	snprintf(mail, sizeof(mail), TOLD
	    "--b\nContent-Type: message/rfc822\n\n"
	    "From: Harbour <news@harbour.example>\nTo: mere@mail.example\n"
	    "Subject: News\nDate: Mon, 24 Aug 2026 10:00:00 +1200\n"
	    "Content-Type: " PLAIN "\nMIME-Version: 1.0\n\n%s\n--b--\n",
	    c->narrative, c->body);
	judge(&j, mail);
	assert_int_equal(j.verdict->findings->uema.commercial, c->commercial);
	assert_int_equal(state_of(j.verdict->findings, c->id), c->state);
	kr_arena_free(j.arena);
}

/* ---- a text message, pasted ---------------------------------------------- */

static struct paste_case {
	const char	*name;
	const char	*narrative;
	const char	*id;
	int		 state;		/* enum kr_state, or NOT_FOUND */
} pastes[] = {
	{ "all of it is there", "Never heard of them. This spam text came:\n\n"
	  "\"Winter sale! 40% off boots, from $99: http://boots.example/s\"\n",
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "nobody is named", "Never heard of them. This spam text came:\n\n"
	  "\"Winter sale! 40% off boots, from $99: http://boots.example/s\"\n",
	  "UEMA_S10_A_NO_SENDER_ID", KR_STATE_INDICATED },
	{ "a name leads it", "Never heard of them. This spam text came:\n\n"
	  "\"KAURI FEET: 40% off all boots, from $99: http://b7.example/s\"\n",
	  "UEMA_S10_A_NO_SENDER_ID", NOT_FOUND },
	{ "a text answers a text", "Never heard of them. This spam text came:"
	  "\n\n\"Winter sale! Boots 40% off, from $99. To opt out txt END "
	  "to 4771 (50c each)\"\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", KR_STATE_SATISFIED },
	{ "a letter does not", "Never heard of them. This spam text came:"
	  "\n\n\"Winter sale! Boots 40% off, from $99. To opt out write a "
	  "letter to PO Box 7, Nelson\"\n",
	  "UEMA_S11_1_C_OTHER_CHANNEL", KR_STATE_INDICATED },
};

static void
run_paste(void **state)
{
	const struct paste_case *c = *state;
	struct judged j;
	char mail[2048];

	snprintf(mail, sizeof(mail), TOLD "--b--\n", c->narrative);
	judge(&j, mail);
	assert_int_equal(j.verdict->report->form, KR_FORM_KIND_INLINE);
	assert_int_equal(j.verdict->findings->uema.commercial, KR_YES);
	assert_int_equal(state_of(j.verdict->findings, c->id), c->state);
	kr_arena_free(j.arena);
}

/* ---- what is only told -------------------------------------------------- */

static struct tale_case {
	const char	*name;
	const char	*narrative;
	enum kr_tri	 commercial, nz_link;
	const char	*id;
	int		 state;		/* enum kr_state, or NOT_FOUND */
} tales[] = {
	{ "a lure bears a false name", "Phishing text about a toll, wants my "
	  "card. I pressed nothing.", KR_YES, KR_YES,
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "whoever banks with whom it names", "Phishing text about my card. I "
	  "bank with them, so I was nearly caught.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "who answered an advertisement", "Phishing email about the flat: I "
	  "answered their ad, now they want my card and passport.", KR_YES,
	  KR_YES, "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "what is called spam is a message", "Spam from a shop that sells "
	  "boots. I never asked for it.", KR_YES, KR_YES,
	  "UEMA_S9_1_CONSENT_DENIED", KR_STATE_INDICATED },
	{ "who rang sent none", "A lady rang, she was after the code in a "
	  "text, so that she could get into my bank. Phishing, I suppose. "
	  "I gave her nothing.", KR_UNKNOWN, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "an e-mail that extorts", "A scam: an email says that I was filmed "
	  "by my webcam, and wants $900 in bitcoin. I have not paid.", KR_YES,
	  KR_YES, "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "a film and a camera, for coins", "A scam. It came this morning, "
	  "word for word: we had your camera on all May and have the film, "
	  "pay 900 in Monero.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "weeks after a day that is named", "Spam emails from a shop. I "
	  "unsubscribed on 3 July 2026 and they keep coming.", KR_YES, KR_YES,
	  "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_INDICATED },
	{ "harm in a chat sells nothing", "A neighbour puts things about my "
	  "wife up in our street's group chat: that she steals. It is cruel "
	  "and untrue.", KR_NO, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "harm on a page is no message", "Somebody made a page with my name "
	  "and my photos and says that I stole church money. It is cruel.",
	  KR_UNKNOWN, KR_UNKNOWN, "UEMA_S9_1_UNSOLICITED_LIKELY",
	  NOT_FOUND },
	{ "who blackmails goes by nobody's name", "I am 34. A woman on a "
	  "dating app recorded our video call, I was not dressed, and now "
	  "demands $800 or it goes to my work.", KR_YES, KR_YES,
	  "UEMA_S10_A_MISLEADING_SENDER_ID", KR_STATE_INDICATED },
	{ "and was perhaps asked to", "I am 34. A woman on a dating app "
	  "recorded our video call, I was not dressed, and now demands $800 "
	  "or it goes to my work.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_NEEDS_INVESTIGATION },
	{ "a fraud whose author wrote first", "A man messaged me on Telegram "
	  "about a job. I sent $900 to unlock it, now they want $3,000. It "
	  "is a scam.", KR_YES, KR_YES, "UEMA_S9_1_UNSOLICITED_LIKELY",
	  KR_STATE_INDICATED },
	{ "a love that went on in messages", "My father is in love with a "
	  "woman he met on a crossword site and has sent her his savings, "
	  "$186,000. A scam.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_NEEDS_INVESTIGATION },
	{ "a fraud of an advertisement", "The puppy on the web site never "
	  "existed. I paid $600 by bank transfer. It's a scam.", KR_UNKNOWN,
	  KR_UNKNOWN, "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "two days, whatever was bought in June", "Spam from a shop. I bought "
	  "a drum there last June and gave them my email. I clicked their "
	  "unsubscribe on Sunday, and this morning another one.", KR_YES,
	  KR_YES, "UEMA_S9_2_AFTER_UNSUBSCRIBE", KR_STATE_NOT_ASSESSABLE },
	{ "a customer until then", "Spam from a shop. I bought a drum there "
	  "last June and gave them my email. I clicked their unsubscribe on "
	  "Sunday, and this morning another one.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
	{ "work that is offered on a messenger", "A task scam on Telegram, "
	  "liking videos. I topped up $900 and cannot withdraw.", KR_YES,
	  KR_YES, "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "a text by what it is about", "Fake toll text, I did not pay. It "
	  "said pay $4.20 by card or get a fine.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "a child with another telephone", "A scam, not my girl: \"hey mum, "
	  "this is my other phone, please pay a bill of $900 for me\". I did "
	  "not pay.", KR_YES, KR_YES, "UEMA_S10_A_MISLEADING_SENDER_ID",
	  KR_STATE_INDICATED },
	{ "a code glued on a thing", "Phishing, but not a text: a QR label was "
	  "glued over the one on the bike rack, it wants your card number.",
	  KR_UNKNOWN, KR_UNKNOWN, "UEMA_S9_1_UNSOLICITED_LIKELY",
	  NOT_FOUND },
	{ "a code in an e-mail", "Phishing: an email with a QR code about a "
	  "toll, it wants your card number.", KR_YES, KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "a reader elsewhere", "I live in Melbourne. Spam emails from a "
	  "shop, I never asked for them.", KR_YES, KR_NO,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", NOT_FOUND },
};

static void
run_tale(void **state)
{
	const struct tale_case *c = *state;
	struct judged j;
	char mail[2048];

	snprintf(mail, sizeof(mail), TOLD "--b--\n", c->narrative);
	judge(&j, mail);
	assert_int_equal(j.verdict->findings->uema.commercial, c->commercial);
	assert_int_equal(j.verdict->findings->uema.nz_link, c->nz_link);
	assert_int_equal(state_of(j.verdict->findings, c->id), c->state);
	kr_arena_free(j.arena);
}

/* ---- where everybody is -------------------------------------------------- */

static struct place_case {
	const char	*name;
	const char	*reporter, *recipient, *sender, *narrative;
	enum kr_tri	 nz_link;
} places[] = {
	{ "all in other countries", "ana@mail.example.pt",
	  "ana@mail.example.pt", "shop@boots.example.es",
	  "Spam, I never asked.", KR_NO },
	{ "a sender who may be anywhere", "ana@mail.example.pt",
	  "ana@mail.example.pt", "shop@boots.example", "Spam, I never asked.",
	  KR_YES },
	{ "a reporter who may be anywhere", "ana@mail.example",
	  "ana@mail.example.pt", "shop@boots.example.es",
	  "Spam, I never asked.", KR_YES },
	{ "a recipient here", "ana@mail.example.pt", "ana@mail.example.nz",
	  "shop@boots.example.es", "Spam, I never asked.", KR_YES },
	{ "a second recipient here", "ana@mail.example.pt",
	  "ana@mail.example.pt, bea@mail.example", "shop@boots.example.es",
	  "Spam, I never asked.", KR_YES },
	{ "letters that are sold to anybody", "ana@mail.example.pt",
	  "ana@mail.example.pt", "shop@boots.example.io",
	  "Spam, I never asked.", KR_YES },
	{ "a telephone here", "ana@mail.example.pt", "ana@mail.example.pt",
	  "shop@boots.example.es", "Spam, I never asked. Ring +64 21 555 0104",
	  KR_YES },
	{ "a town here", "ana@mail.example.pt", "ana@mail.example.pt",
	  "shop@boots.example.es", "Spam, I never asked. I work in Gisborne.",
	  KR_YES },
};

static void
run_place(void **state)
{
	const struct place_case *c = *state;
	struct judged j;
	char mail[2048];

	snprintf(mail, sizeof(mail), "From: Ana <%s>\n"
	    "To: report@cert.example.nz\n"
	    "Date: Tue, 25 Aug 2026 10:00:00 +1200\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/mixed; boundary=b\n\n"
	    "--b\nContent-Type: text/plain; charset=utf-8\n\n%s\n"
	    "--b\nContent-Type: message/rfc822\n\n"
	    "From: Boots <%s>\nTo: %s\nSubject: Boots\n"
	    "Date: Mon, 24 Aug 2026 10:00:00 +1200\n\n"
	    "Boots, 40%% off. Shop now: https://boots.example.es/\n--b--\n",
	    c->reporter, c->narrative, c->sender, c->recipient);
	judge(&j, mail);
	assert_int_equal(j.verdict->findings->uema.commercial, KR_YES);
	assert_int_equal(j.verdict->findings->uema.nz_link, c->nz_link);
	kr_arena_free(j.arena);
}

/* ---- told in a form ------------------------------------------------------ */

static struct form_case {
	const char	*name, *happened;
	enum kr_tri	 commercial;
} forms[] = {
	{ "a purchase, and texts about it", "A pup, $1500 paid to a breeder "
	  "who does not exist. I still have all the texts. It's a scam.",
	  KR_UNKNOWN },
	{ "a fraud whose author wrote first", "A man messaged me on Telegram "
	  "about a job. I sent $900 to unlock it, now they want $3,000. It "
	  "is a scam.", KR_YES },
};

static void
run_form(void **state)
{
	const struct form_case *c = *state;
	struct judged j;
	char mail[1024];

	snprintf(mail, sizeof(mail),
	    "From: Online form <webform@cert.example.nz>\n"
	    "To: report@cert.example.nz\nSubject: Web report 7\n"
	    "Date: Tue, 25 Aug 2026 10:00:00 +1200\nMIME-Version: 1.0\n"
	    "Content-Type: " PLAIN "\n\n"
	    "Name: Mere Tamati\nEmail: mere@mail.example\n"
	    "What happened? %s\nDid you lose money? Yes\n"
	    "May we share your report with the Police? No\n", c->happened);
	judge(&j, mail);
	assert_int_equal(j.verdict->report->form, KR_FORM_KIND_FORM);
	assert_int_equal(j.verdict->findings->uema.commercial, c->commercial);
	kr_arena_free(j.arena);
}

/* ---- a trap -------------------------------------------------------------- */

/* "Boots from $9, all sizes, all colours.\nKauri Boots, PO Box 55, Nelson" */
#define TRAPPED "RnJvbTogS2F1cmkgQm9vdHMgPG5AYm9vdHMuZXhhbXBsZT4KVG86IHRyYXB" \
	"AdHJhcHMuZXhhbXBsZS5uegpTdWJqZWN0OiBCb290cwoKQm9vdHMgZnJvbSAkOSwgYW" \
	"xsIHNpemVzLCBhbGwgY29sb3Vycy4KS2F1cmkgQm9vdHMsIFBPIEJveCA1NSwgTmVsc" \
	"29uCg=="

static struct trap_case {
	const char	*name;		/* of the finding, too */
	int		 state;
} traps[] = {
	{ "UEMA_S10_B_NO_CONTACT", KR_STATE_SATISFIED },
	{ "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
};

static void
run_trap(void **state)
{
	const struct trap_case *c = *state;
	struct judged j;

	judge(&j, "From: traps@traps.example.org\nTo: report@cert.example.nz\n"
	    "Subject: XARF\nDate: Tue, 25 Aug 2026 10:00:00 +1200\n"
	    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
	    "--b\nContent-Type: text/plain\n\nA report.\n"
	    "--b\nContent-Type: application/json; name=xarf.json\n"
	    "Content-Disposition: attachment; filename=xarf.json\n\n"
	    "{\"xarf_version\":\"4.2.0\",\"report_id\":\"1\","
	    "\"timestamp\":\"2026-08-24T22:14:09Z\","
	    "\"reporter\":{\"org\":\"Traps\",\"contact\":"
	    "\"traps@traps.example.org\"},"
	    "\"source_identifier\":\"203.0.113.148\","
	    "\"category\":\"messaging\",\"type\":\"spam\","
	    "\"protocol\":\"smtp\",\"smtp_from\":\"n@boots.example\","
	    "\"evidence\":[{\"content_type\":\"message/rfc822\","
	    "\"payload\":\"" TRAPPED "\"}]}\n--b--\n");
	assert_int_equal(j.verdict->report->form, KR_FORM_KIND_XARF);
	assert_int_equal(state_of(j.verdict->findings, c->name), c->state);
	kr_arena_free(j.arena);
}

/* ---- a picture, which nobody reads --------------------------------------- */

static struct picture_case {
	const char	*name;
	const char	*narrative;
	enum kr_tri	 commercial;
	const char	*id;
	int		 state;		/* enum kr_state, or NOT_FOUND */
} pictures[] = {
	{ "nobody looked for a way to unsubscribe", "Another spam text from "
	  "this shop, photo below.", KR_YES, "UEMA_S11_1_A_NO_UNSUBSCRIBE",
	  KR_STATE_NOT_ASSESSABLE },
	{ "nor for who sent it", "Another spam text from this shop, photo "
	  "below.", KR_YES, "UEMA_S10_A_NO_SENDER_ID",
	  KR_STATE_NOT_ASSESSABLE },
	{ "what the reporter says stands", "Spam text, photo below. I never "
	  "signed up for this.", KR_YES, "UEMA_S9_1_CONSENT_DENIED",
	  KR_STATE_INDICATED },
	{ "a lure in another's name was asked for by nobody", "Fake text from "
	  "my bank, it wants my card number, photo below.", KR_YES,
	  "UEMA_S9_1_UNSOLICITED_LIKELY", KR_STATE_INDICATED },
	{ "nobody can say what it is", "See attached", KR_UNKNOWN,
	  "UEMA_S11_1_A_NO_UNSUBSCRIBE", NOT_FOUND },
};

static void
run_picture(void **state)
{
	const struct picture_case *c = *state;
	struct judged j;
	char mail[2048];

	snprintf(mail, sizeof(mail), TOLD
	    "--b\nContent-Type: image/png; name=IMG_7.png\n"
	    "Content-Disposition: attachment\n"
	    "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n",
	    c->narrative);
	judge(&j, mail);
	assert_int_equal(j.verdict->findings->uema.commercial, c->commercial);
	assert_int_equal(state_of(j.verdict->findings, c->id), c->state);
	kr_arena_free(j.arena);
}

int
main(void)
{
	static struct CMUnitTest tests[KR_NELEM(cases) + KR_NELEM(buttons) +
	    KR_NELEM(pictures) + KR_NELEM(pastes) + KR_NELEM(gates) +
	    KR_NELEM(tales) + KR_NELEM(places) + KR_NELEM(forms) +
	    KR_NELEM(traps)];
	size_t at = 0;

	UNIT_ROWS(tests, at, cases, run_finding);
	at += KR_NELEM(cases);
	UNIT_ROWS(tests, at, buttons, run_button);
	at += KR_NELEM(buttons);
	UNIT_ROWS(tests, at, pictures, run_picture);
	at += KR_NELEM(pictures);
	UNIT_ROWS(tests, at, pastes, run_paste);
	at += KR_NELEM(pastes);
	UNIT_ROWS(tests, at, gates, run_gate);
	at += KR_NELEM(gates);
	UNIT_ROWS(tests, at, tales, run_tale);
	at += KR_NELEM(tales);
	UNIT_ROWS(tests, at, places, run_place);
	at += KR_NELEM(places);
	UNIT_ROWS(tests, at, forms, run_form);
	at += KR_NELEM(forms);
	UNIT_ROWS(tests, at, traps, run_trap);
	return cmocka_run_group_tests_name("uema", tests, shipped_load,
	    shipped_free);
}
