/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A permission among what people tell: the story runs on into it and out of
 * it, often without a comma.  What is told takes nothing away; what takes
 * back, limits, puts off, doubts, mocks or quotes does, wherever it stands.
 */
#include "consent_lists.h"

static const char *const given[] = {
	"they got into my email and took everything please send this to the "
	"police",
	"they got into my email and took everything, please send this to the "
	"police",
	"i want you to pass this to the police he got my mums savings",
	"they emptied the account on friday i want u to give this to the cops",
	"I would like this sent to the Police as I have lost a lot of money "
	"and my bank wont help.",
	"Please forward my report to Police. I am a retired teacher and lost "
	"4000.",
	"Please forward this report to the NZ Police, I run a small cafe in "
	"Nelson and they emptied our account.",
	"can u please give it to the cops they keep ringing me",
	"I am happy for my report to be shared with the Police so they can "
	"stop these people.",
	"Pls pass on to police, maybe they can stop him.",
	"I give permission for this to be given to the Police because I cant "
	"do it myself.",
	"You can give my details to the police, I don't have anything to "
	"hide.",
	"Happy for the police to be given everything, they might be able to "
	"trace the number.",
	"Please pass this on to police, they may be able to find out who owns "
	"the account even if I never see my money again.",
	"I consent to my information being shared with NZ Police, I lost $850 "
	"on a fake trailer.",
	"Please do send it to the police, I haven't contacted them myself.",
	"I'd like the police to know about this before someone else loses "
	"their house.",
	"Please refer my matter to Police, the bank told me I should report "
	"it to you.",
	"i am ok with police seeing this i just want it to stop",
	"We would like this matter referred to the Police. Our accounts "
	"person paid the invoice on Monday.",
	"I understand and agree that this report will be passed to New "
	"Zealand Police.",
	"Nothing further to add except that I agree to my report going to the "
	"Police.",
	"Yes, share it with the Police. No, I have not told anyone else.",
	"Yes to sharing this with the police, no to the newspapers.",
	"Give it to the police please, I dont want to deal with it any more.",
	"Please report this to the police for me, I don't know how.",
	"please tell the police about this i cant get through on the phone",
	"We are happy for you to share all the logs with Police, our IT "
	"provider is already preparing them.",
	"Could you please pass this on to the Police for me, I am not good "
	"with computers.",
	"I want to report this to the police through you, they stole my "
	"identity.",
	"Please can the police look into this, it is happening to heaps of "
	"people in our town.",
	"Im writing to ask you to send my complaint to the police, he took "
	"the deposit and never came back.",
	"I want my report to go to the police too, I already rang the bank.",
	"Over to the police with it please, the whole lot.",
	"I'd be grateful if you would send this on to the Police, my husband "
	"passed away and I am not sure how these things work.",
	"Im happy for u 2 pass my stuff onto police they can ring me anytime "
	"after 3",
	"Please pass it to the police and let me know if you need more.",
	"Please pass it to the police, the shop refused to refund me.",
	"When I clicked the link it took 500 dollars, please pass this to the "
	"police.",
	"Please pass it to the police, he rang again when I got home.",
	"Please pass it to the police, nobody else will listen.",
	"Please pass it to the police, I only have my pension.",
	"Please pass it to the police, I haven't told them yet.",
	"Please pass it to the police, he wont give my deposit back.",
	"Please pass it to the police. My English is not so good.",
};

static const char *const never[] = {
	/* Somebody else says it, */
	"he said please send this to the police or i will do it again",
	"my mum wants me to ask you to give this to the police",
	"the text said i want you to pass this to the police they took my "
	"money",
	"the scammer rang and told me to write please send this to the police",
	"my brother thinks i want you to send this to the police",
	"You may give it to the police, so says their letter.",
	"Please share this with police, it said, or lose your money.",
	"I asked the bank to please send this to the police they refused.",
	"The robot repeated it and repeated it, please send this to the "
	"police.",
	"You say I can ask you to send this to the police, what happens then",
	"Please send to the police. That is what he told me to write.",
	"Please send to the police. My flatmate wrote that.",
	"Somebody tell the police, a duke has got my address wrong!",
	/* it is wished or thought otherwise, */
	"I don't know if I want you to give this to the police they took "
	"everything",
	"i doubt i want you to give this to the police they took everything",
	"I never said you could pass this to the police they got it anyway",
	"I wanted you to pass this to the police they did nothing",
	"maybe i want you to pass this to the police he got my mums savings",
	"I was going to ask you to send this to the police they took 4000",
	"I dont want to please give it to the police they know me",
	"i am not asking you to please send this to police they took 400",
	"Don't suppose I am ungrateful for the offer to send it to the "
	"police; I'm turning it down.",
	/* something hangs on it, */
	"Unless he pays me back please give this to the police he took 4000",
	"Once my lawyer agrees I want you to give this to the police they "
	"took 4000",
	"Please send it to the police, but wait for my call.",
	"Please pass it to the police when I have told my son.",
	"Please pass it to the police, before that my lawyer reads it.",
	"Please pass it to the police, maybe they can have it next year.",
	"I'd like the police to know before I change my mind about it all.",
	/* it is taken away, */
	"Please share this with my bank and not the police they are useless",
	"Send it to the police, I don't want anyone else to know.",
	"Send it to the police, I don't want anyone to hear of it though.",
	"Please pass it to the police, I do not want them to have my name or "
	"what I lost.",
	"Please pass it to the police, we cannot have that.",
	"Please pass it to the police, I did not agree to that.",
	"Please pass it to the police, they must not see it.",
	"Please pass it to the police, this is not a yes.",
	"Please pass it to the police, the police are not to know.",
	"Please pass it to the police, my wife does not agree.",
	"Please pass it to the police, I am not sure about that.",
	"Please pass it to the police, I am in no position to say so.",
	"You may disclose this to law enforcement, the Police excluded.",
	/* it is not this that is handed on, */
	"the report i want you to give to the police is not this one",
	"He has the file you may pass to the police and he wont give it back.",
	"I want you to tell the police they are useless.",
	"Please pass on to police that their website is broken.",
	"As for the police, I agree they are busy.",
	"Give them everything the police asked for.",
	/* or it is a threat or a joke. */
	"tell the police and i will send your photos to all your friends",
	"tell the police i dare you they wont care",
	"Tell the police, I will send it to all your friends.",
	"Tell the police, I know where you live.",
	"Please pass it to the police, I will sue.",
	"Give it to the police, they could do with a laugh.",
	"Great, tell the police so that he can hurt me.",
	"Please share this with police, said no one ever.",
};

int
main(void)
{
	static struct consent_lists lists = CONSENT_LISTS(never, given);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(never_a_yes, &lists),
		cmocka_unit_test_prestate(still_a_yes, &lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
