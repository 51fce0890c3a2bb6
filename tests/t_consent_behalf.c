/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who says yes for somebody else: under a power of attorney, as a guardian,
 * by an office, by what a board has resolved.  And the words of such offices
 * where nothing is permitted: by another's board, in a wish, in minutes.
 */
#include "consent_lists.h"

static const char *const never[] = {
	"As her attorney under the EPA I cannot agree that Police get it.",
	"The board has not resolved that Police may have this report.",
	"The board has resolved that Police may not have this report.",
	"The board will resolve on Tuesday whether Police may have this "
	"report.",
	"The board has yet to resolve that Police may have this report.",
	"I hope to get power of attorney for my uncle and then I will agree"
	" to the Police getting this.",
	"I am not his guardian, but I agree to the Police getting this.",
	"His attorney under the EPA might agree that Police get it.",
	"His attorney agrees that Police get it, but I am his son and have "
	"not decided.",
	"The scammer said he was her attorney and agreed that Police get "
	"it.",
	"The neighbours' committee voted to share this with the Police.",
	"The board has resolved that Police may have this report once the "
	"auditor has seen it.",
	"The directors resolved to talk to the Police themselves.",
	"As executor I must ask the other executors before I agree that "
	"Police get it.",
	"Once I have power of attorney I agree that the Police may have "
	"this.",
	"The committee voted against sharing this with the Police.",
	"It was decided by the committee that the Police hold it.",
	"With her permission the Police may get this.",
	"With the owner's written permission the Police may have this.",
	"With the consent of my uncle the Police can have this.",
	"By order of the court the Police may have this.",
	"The Police may have this with the authority of a judge.",
	"The committee voted on sharing this with the Police.",
	"The company consents to Police checks of its staff.",
	"The board resolved that the Police should be thanked.",
	"My brother is the attorney under the EPA and he agrees that the "
	"Police get it.",
	"As her attorney I have not asked her whether she agrees to the "
	"Police getting this.",
	"As her carer I have no authority to agree that Police get it.",
	"A motion that this report be passed to the Police was lost.",
	"The motion to share this with the Police was put, and failed.",
	"Their board has resolved that Police may have their report.",
	"The board of the other company has resolved that Police may have "
	"this.",
	"The committee voted on sharing this with the Police.",
	"The committee voted about sharing this with the Police.",
	"The directors debated passing this to the Police.",
	"The board considered sharing this with Police.",
	"The board of the other company has resolved that Police may have "
	"this.",
	"The trustees of the club next door agreed that Police may have "
	"this.",
	"The other board has agreed to the Police having this.",
	"Another firm's directors have agreed to this going to the Police.",
	"The committee has resolved to ask the members about the Police.",
	"The board discussed whether Police may have this.",
	"The chair has approved a letter to the Police about parking.",
	"My client has not instructed me to consent to the Police having "
	"this.",
	"I am instructed not to consent to this being passed to the Police.",
	"I am instructed by my client to ask whether this is passed to the "
	"Police.",
	"Without the authority of the board I consent to this going to the "
	"Police.",
	"I have no authority of the owner to say that Police may have this.",
	"My client has instructed me to say nothing about the Police.",
	"It was resolved by the committee that this report not go to the "
	"Police.",
	"It was proposed by the committee that this report go to the "
	"Police.",
	"At its meeting on 4 May the board refused to give this report to "
	"the Police.",
	"At its next meeting the board will vote to give this report to the"
	" Police.",
	"At its meeting the board was asked to give this report to the "
	"Police.",
	"The trustees have resolved to allow the Police to use our car "
	"park.",
	"Our whanau trust has decided that the Police should pay for this.",
	"By resolution of the trustees this report may be passed to the "
	"lawyers before Police.",
	"Subject to the authority of the board, I consent to this report "
	"going to the Police.",
	"The scammers' board has resolved to give this to the Police.",
	"I hold EPOA for my grandfather but it has not been activated, so I"
	" cannot agree to the Police having this.",
	"As his mother I would have to ask him before the Police get it.",
	"My daughter is 14 and she agrees to the police getting this.",
	"The managing director will decide whether the Police may have it.",
	"I have asked the board chair whether Police should receive this.",
	"The trustees have consented to this being passed to the insurer, "
	"not to the Police.",
	"Council's chief executive has approved release of this report to "
	"the Ombudsman. The Police have not asked.",
	"With the board's authority I decline to let the Police have this.",
	"With the authority of the court the Police may have this.",
	"On the instructions of my client I do not agree to the Police "
	"having this.",
	"On behalf of the trust I ask that the Police are not told.",
	"Acting under an EPA I cannot say yes to the Police.",
	"It was agreed by the committee that the Police be asked what to "
	"do.",
	"It was agreed by the committee that the Police have better things "
	"to do.",
	"At last night's meeting the Police said we should report this.",
	"On Monday the Police can have their say at our meeting.",
	"Last night the Police were called to the shop.",
	"By agreement with the Police we hold our own logs.",
	"The board has authorised me to ask you how to tell the Police.",
	"My client has asked me to find out whether the Police can see "
	"this.",
	"The owner has authorised me to say that he will speak to the "
	"Police himself.",
	"The trustees have authorised me to say that the Police may have "
	"this once the audit is done.",
	"I am authorised by the board to say no to the Police.",
	"In my role as secretary I keep the minutes; Police get a copy of "
	"them each year.",
	"With the consent of the Police we published the warning.",
	"The members voted on it and the Police may yet hear of it.",
	"With the approval of our chief executive you may forward it to the"
	" Police.",
	"With the approval of a judge we request that you forward it to the"
	" Police.",
	"With the approval of our chief executive, we request that you tell"
	" the Police nothing.",
};

static const char *const given[] = {
	"As her attorney under the EPA I agree that Police get it.",
	"The board has resolved that Police may have this report.",
	"I hold enduring power of attorney for my uncle and I agree to the "
	"Police getting this.",
	"I am his welfare guardian and consent on his behalf to this going "
	"to the Police.",
	"I have power of attorney for Mum and on her behalf I say yes to "
	"the Police.",
	"Acting under an enduring power of attorney for my father, I "
	"consent to the Police receiving this.",
	"As his legal guardian I give permission for the Police to see it.",
	"As her property attorney I authorise you to pass this to the "
	"Police.",
	"In my role as executor of the estate I agree that this may be "
	"passed to Police.",
	"As executor of Dad's estate I am happy for the Police to have "
	"this.",
	"As trustee of the family trust I consent to this being shared with"
	" Police.",
	"I am the sole director and I authorise the release of this report "
	"to the Police.",
	"I am authorised to consent on behalf of the company and do so: "
	"Police may have this report.",
	"On behalf of Waitoa Timber Ltd I consent to this report being "
	"passed to the Police.",
	"For and on behalf of the partnership, I consent to the Police "
	"receiving this report.",
	"The trustees have resolved to allow the Police to see this report.",
	"The directors resolved last night that this report be passed to "
	"the Police.",
	"Our committee voted on Tuesday to share this with the Police.",
	"The partners have agreed that the Police may be given this report.",
	"Our board has formally approved passing this on to the Police.",
	"The company consents to the Police being given this report.",
	"Management has signed off on this going to the Police.",
	"I speak for the whole committee: the Police may have this.",
	"My wife cannot write herself; as her attorney I consent to the "
	"Police having this.",
	"Mum has dementia and I am her EPOA, so I agree for her that the "
	"Police may see it.",
	"I hold my mother's EPA and I say yes to the Police on her behalf.",
	"I'm the parent and legal guardian of the boy this happened to, and"
	" I give consent for the Police to be told.",
	"As the parent of the child concerned I consent to Police being "
	"informed.",
	"As her mother and guardian I want the Police to have this.",
	"Under the power of attorney I hold for him, I agree to this being "
	"sent to the Police.",
	"Our chief executive has authorised the referral of this report to "
	"the Police.",
	"At its meeting on 4 May the board resolved to give this report to "
	"the Police.",
	"It was resolved by the committee that this report go to the "
	"Police.",
	"By resolution of the trustees, this report may be passed to the "
	"Police.",
	"The school board has given its consent to this report being shared"
	" with the Police.",
	"I act for the owner under a power of attorney and I authorise you "
	"to give this to the Police.",
	"Our whānau trust has decided that the Police should have this.",
	"As liquidator of the company I consent to disclosure to the "
	"Police.",
	"As the administrator of her estate, I agree to the Police "
	"receiving a copy.",
	"I am her daughter and hold her power of attorney: yes, Police may "
	"have it.",
	"I have authority to sign for the club and the Police can have "
	"this.",
	"Our directors met and unanimously agreed that Police be given a "
	"copy.",
	"In my capacity as her welfare guardian I consent to the Police "
	"having this report.",
	"As the person who holds his enduring power of attorney I am happy "
	"for this to go to the Police.",
	"With the authority of the board, I consent to this report going to"
	" the Police.",
	"I have the authority of the owner to say that Police may have "
	"this.",
	"I am instructed by my client to consent to this being passed to "
	"the Police.",
	"My client has instructed me to say that the Police may have this "
	"report.",
	"The members have resolved to give the Police this report.",
	"Our board met on Thursday and resolved to release this to the "
	"Police.",
	"Last night the trustees resolved to hand this over to the Police.",
	"At Monday's meeting the committee decided to pass this report to "
	"the Police.",
	"It has been resolved by the board that the Police be given this "
	"report.",
	"It was agreed by all the partners that this may go to the Police.",
	"The partners agree that the Police may be shown this.",
	"With the board's authority I agree to the Police having this.",
	"With the consent of my client I ask that this be passed to the "
	"Police.",
	"I have my mother's authority to say that the Police can see this.",
	"I have the directors' authority to agree to the Police receiving "
	"this.",
	"I am authorised by the trustees to say that Police may have this "
	"report.",
	"I am authorised by the family to let the Police have it.",
	"My client has asked me to confirm that Police may have this "
	"report.",
	"My clients instruct me to consent to this being shared with the "
	"Police.",
	"The owner has authorised me to agree to the Police getting this.",
	"We act for the company, which consents to this going to the "
	"Police.",
	"By a decision of the committee the Police may have this.",
	"Our kaumatua council has decided that this should go to the "
	"Police.",
	"Acting for my father under a power of attorney, I agree to Police "
	"having this.",
	"As joint attorneys for our mother we both agree that the Police "
	"may have this.",
	"In my capacity as deputy principal I consent to the Police getting"
	" this.",
	"As acting chair of the marae committee I agree to this going to "
	"the Police.",
	"As the holder of her enduring power of attorney I say yes to the "
	"Police having this.",
	"I hold EPOA for my grandfather, and acting on his behalf I agree "
	"to you giving this to the Police.",
	"I look after my brother's affairs as his court-appointed property "
	"manager and I consent to the Police having this.",
	"As his mother (he is nine) I am happy for the Police to have it.",
	"My daughter is 14 and I am her mum; I agree to the police getting "
	"this.",
	"Speaking as managing director, I give you permission to hand this "
	"to the Police.",
	"I have checked with the board chair and we agree that Police "
	"should receive this.",
	"We (the trustees) consent to this being passed to NZ Police.",
	"Council's chief executive has approved release of this report to "
	"Police.",
	"The firm has no objection to the Police seeing the whole file.",
	"Our general manager has signed off on the Police having a copy.",
	"The parish council passed a motion to hand this matter to the "
	"Police.",
	"I'm the business owner and I approve sharing it with Police.",
	"By order of the committee please pass this to the Police.",
	"As agent for the landlord, and with his written permission, I "
	"consent to the Police having this.",
	"As litigation guardian I agree that the Police may have this.",
	"The executors of the estate agree to the Police being told.",
	"For the company: yes, the Police may have it. Signed, the "
	"director.",
	"I confirm as company secretary that we consent to a referral to "
	"the Police.",
	"Dad asked me to be his attorney last year, and as his attorney I "
	"want the Police told.",
	"The school agrees to the Police being involved and so do the "
	"parents.",
	"With the approval of our chief executive, we request that you "
	"forward this incident report to NZ Police.",
	"With the consent of my client I ask you to pass this to the "
	"Police.",
};

static struct consent_lists lists = CONSENT_LISTS(never, given);

int
main(void)
{
	const struct CMUnitTest tests[] = { CONSENT_LISTS_TESTS(&lists) };

	return cmocka_run_group_tests_name("consent_behalf", tests, NULL,
	    NULL);
}
