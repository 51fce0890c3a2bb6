/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A no that is none, for the answer is still to come or the Police are only
 * spared; one that stays, though it has such words; and what is no trouble.
 */
#include "consent_lists.h"

#define ABSENT	KR_CONSENT_ABSENT
#define GIVEN	KR_CONSENT_GIVEN
#define REFUSED	KR_CONSENT_REFUSED

static const struct statement {
	const char	*text;
	enum kr_consent	 value;
} put_off[] = {
	{ "Not yet: I must ask the partners before the Police are told.",
	  ABSENT },
	{ "Please don't send this to the Police yet, ask me first.", REFUSED },
	{ "Do not pass it to the Police before you have spoken to me.",
	  REFUSED },
	{ "Please do not give it to the Police until I have talked to my "
	  "family.", REFUSED },
	{ "Don't share with Police just yet.", REFUSED },
	{ "I don't want the Police told yet, I need to think.", REFUSED },
	{ "Not the Police yet please, ring me first.", REFUSED },
	{ "Hold off on the Police for now, I'll tell you on Monday.",
	  REFUSED },
	{ "Please hold off passing this to the Police until I've spoken to my"
	  " lawyer.", REFUSED },
	{ "We are not ready for the Police to have this yet.", ABSENT },
	{ "I have not decided about the Police yet.", ABSENT },
	{ "Don't go to the Police without asking me first.", REFUSED },
	{ "Please do not tell the Police without checking with me.", REFUSED },
	{ "Nothing to the Police until you hear from me.", REFUSED },
	{ "I would rather you did not involve the Police yet.", REFUSED },
	{ "The Police should not get this yet, not before my husband has read"
	  " it.", REFUSED },
	{ "Do not refer to Police at this stage, we will advise after the "
	  "board meets.", REFUSED },
	{ "I am not saying yes or no to the Police yet.", ABSENT },
	{ "Come back to me before you share it with Police.", ABSENT },
	{ "Please ask me again next week about the Police.", ABSENT },
	{ "Do not give it to the Police.", REFUSED },
	{ "Don't tell the Police, not now and not later.", REFUSED },
	{ "Not the Police. Never.", REFUSED },
	{ "Please do not pass this to the Police. I have not told my family "
	  "yet.", REFUSED },
	{ "I do not want the Police involved, and I have not been paid yet.",
	  REFUSED },
	{ "No Police please. The bank has not answered yet.", REFUSED },
	{ "Don't pass this on to the Police at any stage.", REFUSED },
	{ "I do not agree to the Police having it. Ask me first if anybody "
	  "else wants it.", REFUSED },
	{ "Please leave the Police out of it. Ring me first before you ring "
	  "my wife.", REFUSED },
	{ "Not yet, not ever: the Police get nothing from me.", REFUSED },
	{ "Do not share this with the Police until hell freezes over.",
	  REFUSED },
	{ "We have not agreed on the Police yet.", ABSENT },
	{ "Pass to Police: not yet", ABSENT },
	{ "It's all one to me. Police may have it or not.", ABSENT },
	{ "Shall the Police see it? Not yet.", ABSENT },
	{ "Take back my yes to the Police, I need to talk to my sister.",
	  ABSENT },
	{ "I cannot take in the Police question just yet.", ABSENT },
	{ "Pass to Police: not yet, please, we are still asking around",
	  REFUSED },
	{ "Our chair does not want the Police told yet.", REFUSED },
	{ "I wouldn't say I'm against the Police, but I am against them "
	  "seeing this.", REFUSED },
	{ "Please bring in whoever you bring in. I can't speak to the Police "
	  "question, our CE is in the air until 6.", ABSENT },
	{ "Not for Police at this time (the Commissioner will decide).",
	  REFUSED },
	{ "No comment on Police yet - with legal.", ABSENT },
	{ "Police nu dassna hai ja nahi, main aapne ghar walian naal gall "
	  "karke dassanga. Haale nahi.", ABSENT },
	{ "Police ko batana hai ya nahi, main soch kar bataunga.", ABSENT },
	{ "It's not my decision, so no.", ABSENT },
	{ "I don't know if I am allowed to agree to the Police having it, so "
	  "I had better not.", ABSENT },
	{ "It would be wrong to read my signature as permission for a police "
	  "referral.", REFUSED },
	{ "It would be wrong to take my tick as consent for the Police.",
	  REFUSED },
	{ "I'd have to ask the others before it goes to the Police.",
	  ABSENT },
	{ "I must ask that you agree not to tell the Police.", REFUSED },
	{ "Please, I must ask you not to tell the Police.", REFUSED },
	{ "Pass it to the Police: not yet, thanks", REFUSED },
	{ "Pass it to the Police: not yet, thanks, please hold it", REFUSED },
	{ "Police: not yet or at all", REFUSED },
	{ "The Police know nothing yet and won't", REFUSED },
	{ "Take back my yes to the Police, please do not send it until I "
	  "check with her.", REFUSED },
	{ "Cancel my yes to the Police, the bank is on it.", REFUSED },
	{ "Not the Police, he is my son and I would have to leave.", REFUSED },
	{ "We said nothing to the Police, I still need to think about that.",
	  REFUSED },
	{ "I don't agree to the Police, I need to think of my job.", REFUSED },
	{ "The Police, it is not my decision and no.", REFUSED },
	{ "The Police, I am not sure, no.", REFUSED },
	{ "Scratch what I said about giving this to the Police, my aunt and I"
	  " need to think about it.", ABSENT },
	{ "Please disregard my tick for the Police for now, I need to check "
	  "with the vestry first.", ABSENT },
	{ "Scratch my yes to the Police, I must ask you please not to send "
	  "it.", REFUSED },
	{ "We have told the Police nothing, the owners have not decided.",
	  ABSENT },
	{ "I'd have to ask them before it goes to the Police, not yet.",
	  ABSENT },
	{ "I can give the Police no answer, I need to think.", ABSENT },
}, spared[] = {
	{ "I didn't want to bother the Police with it.", ABSENT },
	{ "I didn't want to bother the Police with it, so I rang you.",
	  ABSENT },
	{ "I do not want to waste Police time.", ABSENT },
	{ "I don't want to waste the Police's time with this.", ABSENT },
	{ "I don't like to trouble the Police.", ABSENT },
	{ "I would hate to bother the Police with this.", ABSENT },
	{ "I have not bothered the Police with this.", ABSENT },
	{ "I feel silly bothering the Police about it.", ABSENT },
	{ "I am sorry to trouble the Police.", ABSENT },
	{ "Don't bother the Police with this.", REFUSED },
	{ "Please do not bother the Police with it.", REFUSED },
	{ "There is no need to bother the Police.", REFUSED },
	{ "I do not want you to bother the Police.", REFUSED },
	{ "The Police have bothered me enough, no trouble.", ABSENT },
	{ "I have no trouble with the Police.", ABSENT },
	{ "Not fussed whether the cops see it.", ABSENT },
	{ "Whether the cops see it I'm not fussed either.", ABSENT },
	{ "I don't own a webcam so not fussed.", ABSENT },
	{ "And whether the cops see it I'm not fussed.", ABSENT },
	{ "Whether the Police are told does not matter to me.", ABSENT },
	{ "It's no bother to me if the Police see it.", GIVEN },
	{ "No trouble at all with the Police having this.", GIVEN },
	{ "It doesn't bother me that the Police would read it.", GIVEN },
	{ "You may share this with the Police or with any other body that has"
	  " an interest.", GIVEN },
	{ "You have my permission to hand all this to the Police.", GIVEN },
	{ "The director has no objection to the Police having this, nor do I.",
	  GIVEN },
	{ "The firm consents to this being shared with NZ Police. We cannot "
	  "speak for the investors, whose names I have left out for that "
	  "reason.", GIVEN },
	{ "We agree to the Police having this. We can't speak for the other "
	  "tenants.", GIVEN },
	{ "We agree to share it. We cannot speak for the company, so ask them"
	  " about the Police.", ABSENT },
	{ "The Police may have it. I cannot speak for the owner.", ABSENT },
	{ "I would have to ask the partners before this goes to Police, so "
	  "not yet.", ABSENT },
	{ "I don't own a webcam so not fussed, and whether the cops see it "
	  "I'm not fussed either.", ABSENT },
	{ "No comment on Police yet - with legal.", ABSENT },
	{ "I do not want to waste Police time.", ABSENT },
	{ "I didn't want to bother the Police with it.", ABSENT },
	{ "I don't like to trouble the Police.", ABSENT },
	{ "I do not want to waste Police time, so please do not send it to "
	  "them.", REFUSED },
};

static void
misread(const struct statement *s, size_t n)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < n; i++)
		if (consent_of(s[i].text).value != s[i].value) {
			print_error("%s\n", s[i].text);
			wrong++;
		}
	assert_int_equal(wrong, 0);
}

static void
is_put_off(void **state)
{
	(void)state;
	misread(put_off, KR_NELEM(put_off));
}

static void
is_spared(void **state)
{
	(void)state;
	misread(spared, KR_NELEM(spared));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_put_off),
		cmocka_unit_test(is_spared),
	};

	return cmocka_run_group_tests_name("consent_postpone", tests, NULL,
	    NULL);
}
