/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A permission among what people tell: the story runs on into it and out of
 * it, often without a comma.  What is told takes nothing away; what takes
 * back, limits, puts off, doubts, mocks or quotes does, wherever it stands.
 */
#include <stdio.h>

#include "consent_lists.h"

static const char *const given[] = {
	"We have no objection to the Police seeing it, rather the opposite, we "
	"wish them luck.",
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
	"Please pass it to the police, they might get another person's money "
	"back even if not mine.",
	"I understand and accept that my report goes to the Police.",
	"pls send to police aswell i got the emails",
	"I don't know what to do please send this to the police",
	"I lost 3000 on a fake trailer please send this to the police",
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
	"Please pass it to the police, they might help even if you disagree.",
	"I accept that you cannot pass it to the Police.",
	"they took the report i want you to give to the police",
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

/* Permissions of several shapes, */
static const char *const yeses[] = {
	"please pass this to the police",
	"I want you to give this to the police",
	"I agree to this being shared with the police",
	"you can share my report with the police",
	"I'm happy for the police to have it",
	"the police can have this",
};

/* what people tell behind them, */
static const char *const told[] = {
	"they took my money",
	"he took all my savings and my bank wont give it back",
	"she has my passport photo and my drivers licence",
	"it happened on the 14th of march at about 3pm",
	"I am driver for a delivery company and work nights",
	"I'm a single mum of two",
	"my name is Sione and I live in Mangere",
	"we are a small business and cannot absorb this",
	"the number they rang from was 09 555 1234",
	"my laptop is still locked",
	"I still have the emails if needed",
	"I have screenshots of everything",
	"I have all the receipts",
	"someone needs to stop them",
	"somebody has to do something about these people",
	"they need to be stopped",
	"they should be locked up",
	"he needs to be stopped before he does it again",
	"this is the second time this year",
	"this has been going on since January",
	"it's making me sick with worry",
	"it is affecting my health",
	"I cant sleep",
	"I havent slept since",
	"I feel so stupid",
	"I'm so embarrassed",
	"I don't want this to happen to anyone else",
	"I would hate for it to happen to someone else",
	"I don't think I will ever see the money again",
	"I don't expect to get it back",
	"I know I wont get my money back",
	"I doubt I'll see the money again",
	"I just want to warn others",
	"I only realised yesterday",
	"I only found out when the bank rang",
	"I've only got the pension to live on",
	"I've already told my bank",
	"I have already reported it to the bank and to netsafe",
	"I haven't told my family",
	"I have not reported it anywhere else",
	"I didn't know who else to contact",
	"I don't know what else to do",
	"I wasn't sure who to send it to",
	"I rang 105 and was on hold for an hour",
	"I went to the station and they told me to report online",
	"the police station here is closed",
	"the bank said I should report it",
	"my son told me to report it here",
	"my daughter helped me write this",
	"my wife is very upset",
	"my husband has stopped eating",
	"my mum is 82 and lives alone",
	"the bank has frozen the account",
	"the bank refused to refund me",
	"the bank will not help me",
	"nobody is helping me",
	"no one will listen to me",
	"nothing else has worked",
	"he won't stop messaging me",
	"they won't leave me alone",
	"they keep changing numbers",
	"she never sent the dog",
	"the parcel never came",
	"the money went to an account in the name of J Smith",
	"you can call me on 021 555 777",
	"my number is 027 555 1234 if they want to call",
	"they can contact me any time",
	"they can call me whenever they like",
	"they are welcome to ring me",
	"I am happy to talk to them",
	"I'm willing to give a statement",
	"I can give a statement if needed",
	"I will help in any way I can",
	"I'll do whatever it takes",
	"I can provide more information if required",
	"let me know if you need anything else",
	"please let me know what happens",
	"please keep me posted",
	"thanks for your help",
	"thank you very much for reading this",
	"hope you can help",
	"I hope they catch him",
	"hopefully they can catch him",
	"maybe they can trace the account",
	"they may be able to trace him",
	"perhaps it will help someone else",
	"it might help someone else",
	"so they can catch him",
	"so that other people are not hurt",
	"so no one else gets scammed",
	"because I am scared of him",
	"because he knows where I live",
	"because I think he is doing it to others",
	"as I believe he has done it before",
	"as this is a crime",
	"since they are the ones who can do something",
	"as my bank told me to",
	"as I have no other way to get it back",
	"I think it is a crime",
	"I believe this is fraud",
	"I reckon it's the same guy as last time",
	"I suspect it is someone I know",
	"it looks like identity theft to me",
	"I need my money back",
	"I want justice",
	"I want him caught",
	"I just want it to stop",
	"I want them to catch these people",
	"I don't care how long it takes",
	"it's not about the money",
	"it is not fair on old people",
	"my english is not very good sorry",
	"sorry for the long email",
	"sorry if I am in the wrong place",
	"apologies for any mistakes",
	"the scammer is still online",
	"these scammers are getting worse",
	"the fake website is still up",
	"the caller said he was from Spark",
	"he said he was from Microsoft",
	"they told me I had won a prize",
	"she asked me to buy gift cards",
	"he threatened to post my photos",
	"they are threatening my family",
	"he said he would come to my house",
	"I've blocked him but he keeps coming back",
	"I've changed my passwords",
	"I have cancelled my card",
	"my accountant has the records",
	"our IT guy has the logs",
	"the invoice was for $4,300",
	"we paid on Friday",
	"I sent $1500 by bank transfer",
	"I paid a $200 deposit",
	"I lost $12,000",
	"we have lost everything",
	"I have lost everything and can't pay my rent",
	"there are other victims",
	"there's a facebook group of victims",
	"everyone in the group has been scammed",
	"a lot of people have been caught",
};

/* and what bears on them there, */
static const char *const bearing[] = {
	"once I have spoken to my lawyer",
	"when my husband gets home and agrees",
	"if my name is kept out of it and you promise",
	"if I say so",
	"only if I lose",
	"unless I change my mind",
	"unless you hear from me by friday",
	"after I ring you",
	"but not yet",
	"but not now",
	"but wait until I call",
	"but only the emails",
	"but I need to think about it",
	"but my wife does not want that",
	"but I'm not sure",
	"but I'd rather you didn't",
	"but I would prefer you ask me",
	"except the photos",
	"without the bank statements please",
	"not the photos though",
	"is what he told me to write",
	"is what the email says",
	"he said",
	"she said",
	"they said",
	"it said",
	"so says the form",
	"according to the letter",
	"the letter reads",
	"he made me type",
	"or so I was told",
	"or not",
	"or maybe not",
	"then again maybe I shouldn't",
	"then again I don't know",
	"actually don't",
	"actually no",
	"actually wait",
	"no wait",
	"on second thoughts no",
	"I take that back",
	"I changed my mind",
	"I don't mean it",
	"I didn't mean that",
	"I did not say that",
	"I never said that",
	"I never agreed to that",
	"I do not agree",
	"I don't consent to that",
	"I don't want that",
	"I don't want it",
	"I don't want them to have it",
	"I don't want them involved",
	"I don't want you to",
	"I do not want the police to know",
	"I do not wish it",
	"I am not agreeing to anything",
	"I am not happy about it",
	"I am not sure I want that",
	"I'm not so sure",
	"I'm not ready for that",
	"I haven't decided",
	"I haven't agreed to it",
	"I have not given permission",
	"I can't agree to that",
	"I cannot allow it",
	"I won't allow it",
	"I wouldn't",
	"I would not do that",
	"I'd say if I were stupid",
	"I would say if he was not my son",
	"I'd have said last week",
	"I might say tomorrow",
	"I could say",
	"I may think about it",
	"I need to ask my wife first",
	"I want to talk to my lawyer first",
	"I want to see it first",
	"I want to be asked first",
	"I will let you know",
	"I'll let you know tomorrow",
	"I'll think about it",
	"I'll decide later",
	"I will tell you when",
	"wait for my answer",
	"hold on to it for now",
	"let me think",
	"let me check with my boss",
	"let me ask my mum",
	"ask me first",
	"ask my husband",
	"check with me before",
	"my lawyer says no",
	"my boss has to decide",
	"my wife must agree",
	"my mother wants it, not me",
	"my son is the one who decides",
	"the board has not approved it",
	"it is not up to me",
	"it is not my decision",
	"it's not mine to give",
	"that is up to my boss",
	"that's not a yes",
	"this is not permission",
	"this is not a consent",
	"lol",
	"just kidding",
	"haha as if",
	"yeah right",
	"what a joke",
	"not",
	"and watch nothing happen",
	"and I'll kill you",
	"and I will post your pictures",
	"and I will ruin you",
	"and you will be sorry",
	"and you'll regret it",
	"and see what happens",
	"and they will laugh at you",
	"I dare you",
	"I know where you live",
	"I will find you",
	"I'll sue you",
	"they would only laugh",
	"they won't care anyway you idiot",
	"you must be joking",
	"you can't be serious",
	"you have no right to",
	"you are not allowed to",
	"you must not",
	"you should not",
	"they must not know my name",
	"they should not see the photos",
	"they are not to have my number",
	"they have no business with it",
	"nobody should see it",
	"nobody is to know",
	"no one can know about this",
	"no police",
	"no thanks",
	"not my report",
	"not this one",
	"not the police, the bank",
	"instead of my bank",
	"keep it to yourself",
	"keep it between us",
};

/* what they tell on the way to it, */
static const char *const told_first[] = {
	"Hi",
	"Hello there",
	"Kia ora",
	"Good morning",
	"Dear Sir or Madam",
	"To whom it may concern",
	"I lost $3000 on a fake rental",
	"I have been scammed",
	"I got scammed",
	"I was hacked",
	"we have been hacked",
	"My account was hacked last night",
	"my facebook got hacked",
	"my identity has been stolen",
	"someone stole my identity",
	"someone used my credit card",
	"a man rang me and said he was from the bank",
	"they said they were from Microsoft",
	"she told me she loved me",
	"they got into my email",
	"they emptied my savings",
	"he is threatening me",
	"he said he will post my photos",
	"I am being blackmailed",
	"I don't know what to do",
	"I don't know who else to turn to",
	"sorry if this is the wrong place",
	"I am not good with computers",
	"I can't afford a lawyer",
	"the bank won't help",
	"the bank has been no help",
	"my bank told me to report it to you",
	"I have tried everything",
	"I've tried to get my money back",
	"I have all the evidence",
	"the evidence is attached",
	"I have attached the emails",
	"please see attached screenshots",
	"please find attached the emails",
	"please find my report below",
	"my report is below",
	"my details are below",
	"all the details are in the attached file",
	"this is a crime",
	"this is fraud",
	"this is serious",
	"this is getting out of hand",
	"it has to stop",
	"someone has to stop them",
	"I want my money back",
	"I just want my money back",
	"I need help",
	"please help me",
	"please help",
	"I am 78 years old",
	"I am a pensioner",
	"we are a small charity",
	"I'm writing on behalf of my mother",
	"I am reporting this for my mum",
	"I have already told the bank",
	"I have told my bank",
	"I have not told anyone",
	"I haven't contacted the police yet",
	"I haven't been to the police",
	"I have not reported this to police",
	"I went to the police station but it was closed",
	"I rang the police and they told me to contact you",
	"If it helps",
	"If you think it will help",
	"If needed",
	"as per our phone call",
	"as requested",
	"further to my phone call yesterday",
	"following our conversation",
	"I spoke to someone on your helpline",
	"I saw on your website that you can pass things on",
	"in answer to your question",
	"to answer your question",
	"yes",
	"Yes I agree",
	"sure",
	"ok",
	"of course",
	"thank you for your reply",
	"thanks for getting back to me",
	"sorry for the late reply",
	"I have read the privacy statement",
	"I understand how it works",
	"I would like to report a scam",
	"I want to report a fraud",
	"I wish to report a crime",
	"I wish to make a complaint",
	"I am reporting a phishing email",
};

/* and what makes it somebody else's, or doubts it, */
static const char *const bearing_first[] = {
	"he told me to say",
	"he told me to write",
	"he made me write",
	"they want me to say",
	"she wants me to write",
	"my ex wants",
	"my husband says",
	"my boss thinks",
	"my mum said to say",
	"the email said",
	"the text says",
	"it says",
	"it said",
	"the form says",
	"your website says",
	"I got an email saying",
	"I received a letter that said",
	"the caller said",
	"the scammer wrote",
	"he wrote",
	"quote",
	"and I quote",
	"I never said",
	"I did not say",
	"I don't say",
	"I wouldn't say",
	"I'm not saying",
	"I am not saying that",
	"don't think that",
	"do not think",
	"I doubt that",
	"I don't agree that",
	"I can't say",
	"I cannot say",
	"I am not sure that",
	"not sure if",
	"I wonder if",
	"I wonder whether",
	"if my lawyer agrees",
	"if he pays me",
	"if I lose",
	"unless he pays",
	"once I have decided",
	"when I am ready",
	"after I talk to my wife",
	"only if my boss agrees",
	"until I say so",
	"maybe",
	"perhaps",
	"possibly",
	"probably",
	"I might say",
	"I may decide",
	"I could say",
	"I would say",
	"I would have said",
	"I was going to say",
	"I nearly said",
	"I almost wrote",
	"I used to think",
	"I thought",
	"at first I thought",
	"last week I said",
	"yesterday I said",
	"before I changed my mind I said",
	"in my last email I said",
	"I said by mistake",
	"by mistake I wrote",
	"I wish I could say",
	"it would be wrong to say",
	"suppose I said",
	"imagine I said",
	"let's pretend",
	"pretend",
	"nobody said",
	"no one says",
	"nobody told you",
	"who said",
	"who told you",
	"why should I say",
	"how can I say",
	"what if I said",
	"should I say",
	"must I say",
	"do I have to say",
	"are you telling me",
	"the question is whether",
	"the box says",
	"the option is",
	"the choice is",
	"I crossed out",
	"ignore where I wrote",
	"disregard where it says",
	"delete the line",
	"forget",
	"the joke goes",
	"my son will decide whether",
	"my lawyer will tell you whether",
	"it depends whether",
};

/* in the same sentence, with a comma or without, or in the next. */
static const char *const between[] = { ", ", " ", ". " },
    *const told_between[] = { ", ", ". " },
    *const bearing_between[] = { ", ", ": " };

static unsigned
wrong(const char *yes, const char *behind, bool is_given)
{
	unsigned n = 0;

	for (size_t i = 0; i < KR_NELEM(between); i++) {
		char text[256];	/* bytes */
		const char *row = text;

		snprintf(text, sizeof(text), "%s%s%s.", yes, between[i],
		    behind);
		n += consent_misread(&row, 1, is_given);
	}
	return n;
}

static void
told_behind(void **state)
{
	unsigned n = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(yeses); i++)
		for (size_t k = 0; k < KR_NELEM(told); k++)
			n += wrong(yeses[i], told[k], true);
	assert_int_equal(n, 0);
}

static void
bears_behind(void **state)
{
	unsigned n = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(yeses); i++)
		for (size_t k = 0; k < KR_NELEM(bearing); k++)
			n += wrong(yeses[i], bearing[k], false);
	assert_int_equal(n, 0);
}

static unsigned
wrong_first(const char *first, const char *const *parted, const char *yes,
    bool is_given)
{
	unsigned n = 0;

	for (size_t i = 0; i < 2; i++) {
		char text[256];	/* bytes */
		const char *row = text;

		snprintf(text, sizeof(text), "%s%s%s.", first, parted[i], yes);
		n += consent_misread(&row, 1, is_given);
	}
	return n;
}

static void
told_before(void **state)
{
	unsigned n = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(yeses); i++)
		for (size_t k = 0; k < KR_NELEM(told_first); k++)
			n += wrong_first(told_first[k], told_between, yeses[i],
			    true);
	assert_int_equal(n, 0);
}

static void
bears_before(void **state)
{
	unsigned n = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(yeses); i++)
		for (size_t k = 0; k < KR_NELEM(bearing_first); k++)
			n += wrong_first(bearing_first[k], bearing_between,
			    yeses[i], false);
	assert_int_equal(n, 0);
}

/* Clauses of the subject are none of the text. */
static void
subject_apart(void **state)
{
	struct kr_span subject = KR_SPAN_LIT("For the Police, a scam, urgent");
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str("Hello, they took it "
	    "all please hand this to the police."));

	(void)state;
	assert_int_equal(kr_consent_read(&text, subject, NULL, arena).value,
	    KR_CONSENT_GIVEN);
	kr_arena_free(arena);
}

static struct consent_lists lists = CONSENT_LISTS(never, given);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CONSENT_LISTS_TESTS(&lists),
		cmocka_unit_test(told_behind),
		cmocka_unit_test(bears_behind),
		cmocka_unit_test(told_before),
		cmocka_unit_test(bears_before),
		cmocka_unit_test(subject_apart),
	};

	return cmocka_run_group_tests_name("consent_story", tests, NULL, NULL);
}
