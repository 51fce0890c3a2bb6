/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who wants to sell, and who reports: the first are no reports, and in doubt
 * all are.  One message each, whose name is its text.
 */
#include "report.h"

static const char *const pitches[] = {
	"Hi cert.example.nz owner,\n\nI was browsing your website and noticed "
	"you don't rank for 34 keywords your competitors do. We can put you "
	"on page one in 60 days or you don't pay. Packages from $199 a month."
	"\n\nWant a free audit? https://seller.test/audit?d=cert.example.nz\n",
	"Hello, your website looks a little dated. We design websites for "
	"small firms, fixed price $1,200 + GST. Shall I send two drafts?\n",
	"Dear Sir/Madam, fast business funding up to $250,000, no paperwork, "
	"approved in a day. Reply YES for a free quote.\n"
	"https://seller.test/funds\n",
	"Hi team, we clean offices in your area, from $35 per hour. Would you "
	"like a free quote? Call us on 09 555 0100.\n",
	"We have three cyber analysts ready to start on Monday. Our "
	"candidates are screened. Are you free for a quick call?\n",
	"The domain name certnz.example is for sale, $900. Interested? Reply "
	"and I will hold it for you.\n",
	"Hi Report, did you know that half of all firms suffered "
	"unauthorised access or ransomware? Your organisation is next. Our advanced platform ends that. "
	"Book a 20 minute demo: https://seller.test/demo?to=report\n",
	"Dear manager, our licensed and qualified team keeps breaches out of "
	"your organisation, from $40 per user. Book a demo at "
	"https://seller.test/\n",
	"Hello webmaster, we publish guest posts with do-follow links on 400 "
	"sites, $40 each, price list on request. Looking forward to hearing "
	"from you.\n",
	"Get more traffic and more leads for cert.example.nz. Our agency does "
	"SEO, ads and social media for organisations like yours. Book a free "
	"strategy call: https://seller.test/call\n",
	"Dear purchasing manager, we are a manufacturer of lanyards and USB "
	"sticks, MOQ 500, samples free of charge. Please send us your "
	"requirement.\n",
	"Certified translation from $0.12 a word in 40 languages. We work with "
	"government agencies. Can we have a chat next week?\n",
	"Spring sale! 40% off all banners and signs until Friday. Shop now at "
	"https://seller.test/sale\nUnsubscribe: https://seller.test/off\n",
	"Hi there, is your organisation missing out on AI? Our platform reads "
	"your inbox for you. Book a demo: https://seller.test/demo\n",
};

static const char *const reports[] = {
	"A firm that says it can put me on page one keeps ringing. I paid $199 "
	"and there is nothing. Is it a scam? https://rank.test/\n",
	"My website was changed overnight, it now sells shoes. Can you help? "
	"I would like a call.\n",
	"Someone took a loan in my name, $2,500, fast funding they call it.\n",
	"I found that the booking page of your website shows other people's "
	"names. Happy to send the steps.\n",
	"Your organisation sent me a form and I entered my number. Then "
	"unauthorised payments began. Would you like to see the demo page?\n",
	"Our office had unauthorised access last night and the backup was "
	"encrypted. We work with your team on Monday.\n",
	"My files are missing and a note asks for $900.\n",
	"Would you be interested in a text that says my power is cut off "
	"unless I pay from $50 at once?\n",
	"We sell honey, and customers say our website sends them to "
	"https://pay.test/. What should we do?\n",
	"Our newsletter list leaked, contact lists and all, and clients see "
	"spam.\n",
	"I missed out on a flat: paid a deposit of $600, and the agent is "
	"gone.\n",
	"Can someone from your team ring me? It is about a job offer, $300 a "
	"day for liking videos.\n",
};

static void
check(const char *text, enum kr_form form)
{
	char mail[2000];
	struct reading r;

	snprintf(mail, sizeof(mail), "From: Lee <lee@seller.test>\nTo: " BOX
	    "\nSubject: hello\nContent-Type: text/plain\n\n%s", text);
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_string_equal(kr_form_name(r.report->form), kr_form_name(form));
	report_free(&r);
}

static void
pitch_run(void **state)
{
	check(*state, KR_FORM_KIND_SELF);
}

static void
report_run(void **state)
{
	check(*state, KR_FORM_KIND_NONE);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(pitches) + KR_NELEM(reports)];

	for (size_t i = 0; i < KR_NELEM(tests); i++) {
		bool pitch = i < KR_NELEM(pitches);
		const char *text = pitch ? pitches[i] :
		    reports[i - KR_NELEM(pitches)];

		tests[i] = (struct CMUnitTest){ .name = text,
		    .test_func = pitch ? pitch_run : report_run };
		tests[i].initial_state = (void *)(uintptr_t)text;
	}
	return cmocka_run_group_tests_name("pitch", tests, NULL, NULL);
}
