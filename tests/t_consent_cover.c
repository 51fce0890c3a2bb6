/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A sentence counts as consent only if all that is weighty in it was
 * understood.  Statements that have the words of a yes and are none: what
 * others say, want or do; other matters, other times; exceptions, limits and
 * conditions; opinions, news for the Police, mockery, questions.  Then plain
 * yeses, by people of all kinds, which must not be lost to that.
 */
#include "consent_lists.h"

static const char *const never[] = {
	"The Police can have their own report from my sister, not this one.",
	"Let the police do their job.",
	"The police gave me permission to forward it to you.",
	"Let the Police sort out the speeding on our road first.",
	"Would the Police even want this?",
	"Police will want to see this I reckon.",
	"The Police should look at what the bank did, not at me.",
	"Get the Police to leave me alone.",
	"Ask the Police first.",
	"Contact the Police yourself.",
	"I need the Police to stop calling me.",
	"I have given everything to the Police already.",
	"I gave the Police my consent in March for the other matter.",
	"He said he was a policeman and wanted me to agree to pass this to "
	"the Police.",
	"The caller told me to pass this to the Police.",
	"The email says \"please pass this to the police\".",
	"My son wants me to tell the Police but I do not want to.",
	"Mum says it's OK for the Police to have this.",
	"I'm 13 and it's ok for the police to have this.",
	"I am not the account holder. She may be ok with the Police having "
	"it.",
	"If it were up to me the Police would have this.",
	"Were it my money I'd hand it to the Police.",
	"I might let the Police see it later.",
	"Maybe the Police could have it.",
	"The Police could have it for all I care, but ask my wife.",
	"Please pass this to the Police, no wait, don't.",
	"Please pass this to the Police. Actually no, leave them out.",
	"Give it to the Police? No.",
	"Give to the Police: N",
	"Share with Police - no thanks",
	"OK for police: nope",
	"Police ok? nah",
	"I'd rather the Police had it than the newspapers, but best nobody "
	"has it.",
	"Nobody but you and my bank and certainly not Police may have this.",
	"You have permission, the Police have not.",
	"I agree. Not with the Police getting it though.",
	"Happy to share, Police aside.",
	"Share with any agency save the Police.",
	"Share with any agency other than the Police.",
	"Share with all agencies minus police.",
	"Share with all agencies bar the Police.",
	"Any agency may have it (Police excluded).",
	"Any agency, Police not included.",
	"Send it to all, the Police being the exception.",
	"Everyone may see it short of the Police.",
	"I don't want you not to tell the Police.",
	"It's not that I don't want the Police to have it.",
	"I am of two minds whether the Police may have it.",
	"I am inclined to let the Police have it.",
	"Probably fine for the Police to have it.",
	"I think it is fine for the Police to have it, subject to my "
	"manager.",
	"The Police may have it when I'm dead.",
	"Police can have it over my cold body.",
	"Pass it on to the Police and I will never trust you again.",
	"If you give this to the Police I'll withdraw everything.",
	"Send it to the Police at your peril.",
	"Please pass my thanks to the Police.",
	"Please pass on to the Police that their website is down.",
	"Please tell the Police to fix their phone line.",
	"Please let the Police know their officer's email was faked.",
	"Please forward the attached police check to my employer.",
	"I agree with the Police that this is a scam.",
	"I agree the Police are busy.",
	"I consent to a police vetting check by my employer.",
	"Our policy is to agree to Police requests with a warrant.",
	"With a warrant the Police can have it.",
	"The Police may have the invoice number only.",
	"I authorise my lawyer to give it to the Police.",
	"The policeman at my door said I must agree to you sending it to "
	"the Police.",
	"My flatmate reckons you should give it to the police.",
	"Everyone at work keeps telling me to let the police have it.",
	"In an ideal world the police would get this.",
	"Sure, give it to the police, and watch nothing happen.",
	"Give it to the police? Dream on.",
	"Police may have it the day they pay me back my money.",
	"I would hand it to the police like a shot if he weren't my brother.",
	"Please tell the police to stop ringing my mother.",
	"Let the police explain why they lost my file.",
	"Yes to you, bank and Netsafe. Police is another story.",
	"I agreed to the police taking my fingerprints in 2019.",
	"I am happy with how the police handled my burglary.",
	"Please give the police my best wishes.",
	"I consented to the police looking at my old phone, that was the "
	"other case.",
	"The form would not let me send it without ticking yes to police, "
	"so I ticked it.",
	"I only ticked police because the page would not go on otherwise.",
	"He made me write that I agree to the Police.",
	"The letter asks me to consent to the police having my bank details.",
	"Share it with anybody you like, with one exception: the police.",
	"Anyone can have it, just keep the boys in blue out of the loop.",
	"Happy for it to go to Netsafe. As for the police, I will let you "
	"know.",
	"Ask me again about the police next week.",
	"The police can have a copy once my lawyer has seen it.",
	"Police can have it provided I get immunity.",
	"You can tell the police what you like about scams in general, my "
	"case is mine.",
	"Tell the police there is a scam going round, no need to mention "
	"mine.",
	"You can give the police statistics but no names or reports.",
	"Give the police the sender's address and nothing else of mine.",
	"It would be fine to tell the police if I were a citizen.",
	"My visa is expiring so I worry, but my friend says you can tell "
	"the police.",
	"My mother would be happy for the police to see it, I am not.",
	"The bank agreed to send it to the police.",
	"Netsafe said they may pass it to the Police.",
	"I understand that you can share with police where the law lets you.",
	"I know reports like this go to the police.",
	"Thank you for not telling the police.",
	"Thanks for asking about the police, let me sleep on it.",
	"What harm would it do to let the police have it.",
	"Might as well give it to the police for all the good that does.",
	"Give it to the police, they could do with a laugh.",
	"Great, tell the police so that he can kill me.",
	"If you tell the police he will hurt me.",
	"He will hurt me when you tell the police.",
	"I am okay, the police are here.",
	"The police have been very good, thank you.",
	"Yes the police came.",
	"Yes, I have spoken with the police and they will not take it.",
	"I said yes to the police officer who phoned but it was a scammer.",
	"Someone from the police phoned and I agreed to give him my PIN.",
	"The man said the police needed my consent and I said yes.",
	"Please check whether the police sent this email.",
	"Please confirm that this letter is from the police.",
	"Can I share this with the police?",
	"Is it okay if the police get this or will I lose my visa",
	"Do I have to let the police have it.",
	"Not keen on the police.",
	"Rather not the police for now.",
	"Police maybe later.",
	"Police: ask me",
	"Consent to police: see above",
	"Consent to police: I'd rather discuss it",
	"Share with police: only with my lawyer present",
	"Share with police: depends",
	"Agree to police [ ]",
	"I have not ticked yes to the police.",
	"I withdraw the permission I gave you for the police.",
	"My earlier email said the police may have it. Please delete that "
	"email.",
	"Yesterday I was angry and said give it to the police. Today I am "
	"calmer and would like to wait.",
	"Police may have this report when I have told my children.",
	"Imagine the police having this.",
	"If only I could let the police have this.",
	"I wish I could say yes to the police.",
	"I should say yes to the police, shouldn't I.",
	"You people will give it to the police whatever I say.",
	"Sister Mary says the police should have it and she knows best.",
	"The lady on your helpline said I could agree to the police.",
	"A policeman friend told me you should pass this to the police.",
	"Our IT man thinks it's fine for the police to get this.",
	"The council is happy to share with the police, we are a separate "
	"body.",
	"Whoever writes \"I agree to police\" in your form does not know "
	"what they do.",
	"Most people would be happy for the police to have this.",
	"Any sane person would give it to the police.",
	"A good citizen shares such things with the police.",
	"It's always best to tell the police.",
	"The proper thing is to tell the police I guess.",
	"I support the police.",
	"I love the police and all they do.",
	"I have great respect for the police.",
	"Our school shares everything with the police, always has.",
	"Happy to help the police with their enquiries into the burglary at "
	"number nine.",
	"I gave a statement to the police about the car crash and I am fine "
	"with that.",
	"The police can have my car.",
	"You can ask the police about me.",
	"You can check with the police that I am real.",
	"You may ring the police station to verify my identity.",
	"Please ask the police whether this is a known scam.",
	"Please get the police to return my calls.",
	"Please have the police leave my son alone.",
	"I would like the police to apologise.",
	"Let the police know nothing.",
	"Tell the police nothing.",
	"Give the police zero.",
	"Share zilch with the police.",
	"Not a word to the police please.",
	"The police are to be kept in the dark.",
	"The police get nothing from me.",
	"Mum's the word as far as the police are concerned.",
	"I'd sooner eat my hat than let the police have this.",
	"I would rather die than have the police see this.",
	"Better the police had it than the papers, but best of all nobody.",
	"Agreed, except the bit about the police.",
	"I agree with everything on the form bar the police bit.",
	"I agree to all of the above, excluding police.",
	"Consent: all agencies (not police)",
	"Consent to police = no thanks not now",
	"Police consent - will decide later",
	"Police: hmm",
	"Police: ???",
	"Police: my lawyer will answer",
	"Police: yes if my boss signs",
	"Police: yes, but not yet",
	"Police yes or no? I cannot choose.",
	"Yes for Netsafe, for the police I still have to think.",
	"Yes to everything above the police line.",
	"Okay so the police thing scares me.",
	"OK, what do the police do with it",
	"Fine, and what if the police come to my house?",
	"Sure, if the police promise not to call.",
	"Sure, once the police have said what they do with it.",
	"The scam page had a box: I agree to the police being told.",
	"There was a tick box for the police, I left it.",
	"In the text he says you can send it to the police, he does not "
	"care.",
	"He dared me to tell the police.",
	"Go on, tell the police, he said.",
	"He laughed and said give it to the police.",
	"\"Please tell the police\" is what my grandmother wrote on the "
	"note, she is confused.",
	"My son filled this in, he ticked the police, I did not.",
	"If I had been asked I would have let the police have it.",
	"I was happy for the police to have it until I read your page.",
	"I used to be happy for the police to have it.",
	"I thought I was okay with the police having it.",
	"At first I wanted the police to have it.",
	"My wife and I disagree about the police, she says yes.",
	"Half of me wants the police to have this.",
	"Part of me says yes to the police.",
	"I'd agree to police if it stayed in New Zealand.",
	"I agree to police in theory.",
	"I agree to police, subject to what you tell me about my visa.",
	"You will not get my consent for the police by nagging.",
	"Constable says tell you lot.",
	"I would be happy if the police had it, but my landlord would not.",
	"You may share it with everyone the Police excepted.",
	"Let the Police chase real criminals.",
	"The Police want to see the letters, which worries me.",
	"The Police want to see the letters, which is fine by the bank.",
	"The Police have asked for a copy, which I am not happy with.",
	"The Police have asked for my phone, which I am thinking about.",
	"The Police asked for a copy, which I was happy with until I read "
	"it.",
	"The Police can ring our duty manager and get nothing.",
	"The officers concerned were very kind last year.",
	"Tell the officers concerned that I hang up on them.",
	"Police can ring their own duty desk any time.",
	"We told the Police and they've asked to see the report, which is "
	"fine by the bank.",
	"We told the Police and they've asked to see the report.",
	"We told the scammers' police and they've asked for money, which I "
	"have no problem with.",
	"We told the bank and they've asked to see the report, which is "
	"fine by us. The Police have not.",
	"The Police can't have it, not after what happened to my brother.",
	"Give it to the Police? Not after what happened to my brother.",
	"Would I let the Police have it? Not after what they did to my son.",
	"The Police may see this? Not after what they did.",
	"Share it with the Police, not after what they did.",
	"I agree to nothing the Police ask, not after what they did.",
	"I don't want the Police to have it, not after what they did.",
	"The Police, no, not after what they did.",
	"Do I want the Police told? Not after what happened.",
	"Share with Police: not after what they did",
	"Happy for the Police to have it? Not after what they did.",
};

static const char *const given[] = {
	"Yes please let the police have everything I sent you, I haven't "
	"slept since it happened.",
	"I am 79 and not good with computers but I am quite happy for you "
	"to hand my letter to the police.",
	"pls send 2 police, im really scared he will come back",
	"You may share this report with New Zealand Police. Regards, "
	"Accounts Department",
	"I would be very grateful if you could pass my report on to the "
	"police for me.",
	"ok to give cops my stuff",
	"yes police ok",
	"Yes you have my permission to share with police and anyone else "
	"who can help.",
	"Please sir kindly forward my complaint to police, they cheat me "
	"all my saving.",
	"I give my consent for the details of this incident to be passed to "
	"the New Zealand Police.",
	"Police are more than welcome to contact me about it.",
	"I want this to go to the police as soon as possible please.",
	"our company is happy for the police to receive a copy of the logs "
	"and invoices",
	"Go ahead and tell the police, I don't mind at all.",
	"Please do involve the Police. We can provide server images on "
	"request.",
	"i agree that you give to police my report",
	"My English not so good. Yes I agree police can see my email.",
	"Feel free to send all of this to the police, including the photos "
	"of the receipt.",
	"As the company secretary I consent to disclosure of this report to "
	"NZ Police.",
	"I'm happy for this to be passed on to whichever police station "
	"deals with these things.",
	"Could you please send it on to the police on my behalf? I am too "
	"shaky to do it.",
	"Yes, I consent. Please share with the Police.",
	"Consent to share with NZ Police: yes",
	"Police sharing: I agree",
	"The police can have my phone if they need it.",
	"I've no objection whatsoever to this being forwarded to the police.",
	"yep send it to the cops",
	"Please pass this along to the Police cyber team, and let me know "
	"if they need my laptop.",
	"Happy for Police to be told. My mobile is 021 555 0188.",
	"We authorise CERT NZ to refer this matter to the Police.",
	"I'd like you to give this to the police because he has done it to "
	"other people at my church.",
	"Do please tell the police, dear. I am alone here and rather "
	"frightened.",
	"I trust the police and want them to have this.",
	"If the police need it, please give it to them.",
	"Permission granted to share all attached material with Police.",
	"please share my report to police officer thank you",
	"Send a copy to the police too please.",
	"Let the police know what happened to me please.",
	"I am fine with you passing my name and phone number to the Police.",
	"It's fine to show this to the police.",
	"You can give the police my name, address and bank statements.",
	"I wish for the police to investigate this and you can give them "
	"everything.",
	"Please report this to the police for us, we lost the whole holiday "
	"fund.",
	"I permit to give information to police.",
	"No worries about the police seeing it.",
	"Kia ora, āe, you can share this with the police.",
	"Police? Yes please.",
	"Do I agree to the police getting this? Absolutely yes.",
	"My husband and I both consent to this going to the Police.",
	"The Trust consents to its report being provided to Police.",
	"We would like this matter referred to Police.",
	"I really want the police to catch these guys so please send them "
	"my report.",
	"I said no to the police on the form but I have changed my mind, "
	"yes please tell them.",
	"Tick yes for police from me.",
	"You've got my okay to bring the police in.",
	"Just give it to the cops mate",
	"Please make sure this reaches the police.",
	"This is to confirm that I agree to my information being shared "
	"with the police.",
	"Im ok with police knowing about this.",
	"Police can contact me anytime on 027 555 0199.",
	"To whom it may concern, I hereby authorise the release of my "
	"report to New Zealand Police. Yours faithfully, M. Prasad",
	"All yours to share with the police, I have nothing to hide.",
	"please help me, tell police, i am scare",
	"I would appreciate it if you forwarded this to the police.",
	"Share it with the police, the bank and whoever else needs it.",
	"Yes. Police can use any of it as evidence.",
	"I'm reporting for my mother who is in hospital. She has told me "
	"she wants the police to have this and I hold her power of "
	"attorney, so yes, please pass it on to the police.",
	"We are a dental practice. Please refer to Police, we have already "
	"told our insurer.",
	"I consent to NZ Police being given the attached emails and the "
	"name of the account holder.",
	"My answer about the police is yes.",
	"please let police know about this person",
	"Yes I'd like the police informed please, he knows where I live.",
	"Good morning, I am a pensioner in Timaru. I would like you to send "
	"my letter on to the police.",
	"Please pass this to police, my manager has approved it.",
	"we r happy 4 u to share with police",
	"I confirm that Southern Freight Ltd agrees to this report being "
	"referred to NZ Police.",
	"yes tell the police every thing",
	"You can tell the police. You can tell anyone.",
	"I want you to inform police about this cheating people.",
	"Yes, police, please.",
	"It is OK to give police my contact number.",
	"Give the whole lot to the police, screenshots and all.",
	"If police need more details from me they can ring. Please pass it "
	"on to them.",
	"I do consent to the Police receiving this report.",
	"I authorize you to send my report to the police department.",
	"Thank you for asking, yes I agree to the police having it.",
	"Please hand this over to the cyber police.",
	"I'm ok for my report to be shared with the police and my bank.",
	"I agree for police to see this.",
	"We have no objection to the NZ Police being informed of this "
	"incident.",
	"He got my mum's savings. Please get the police onto him.",
	"Share with police ok, thank you very much",
	"Consent: I am happy for the police to have all the information.",
	"Kindly share my complain with police department also.",
	"My permission is given for police to have this.",
	"Please let the police have a copy, I have kept all the originals.",
	"I consent to information being provided to the Police under the "
	"Privacy Act.",
	"Please do share it with Police and with Netsafe.",
	"I hope the police can catch him. You may give them my report.",
	"As the account owner, I give you full permission to pass this to "
	"the police.",
	"can u pls give this 2 police thx",
	"Tell police pls",
	"Police may have my statement.",
	"I'm the mother, I agree to the police being told.",
	"Our board consents to a police referral.",
	"Hello, please send my report to police because I am worried.",
	"By all means share with the Police if you think it would help them.",
	"You may pass on my details to police if needed.",
	"I'd prefer that you send it to the police.",
	"Happy for the NZ Police to follow this up with me directly.",
	"The Police can ring our duty manager day or night.",
	"Police may call my office at any time about this, and they can "
	"ring the front desk at any hour.",
	"Police can phone our service desk any time.",
	"Please send what I have told you to the officers concerned.",
	"Please pass my particulars to the officers on the case.",
	"The Police have asked for a copy, which I am happy with.",
	"The Police want to see the letters, which is fine by me.",
	"The Police have asked you to send them the report and that is fine"
	" by us.",
	"The Police would like the emails and I am fine with that.",
	"We have a file open with the Police and they've asked for your "
	"notes, which I agree to.",
	"We told the Police and they've asked to see the report, which is "
	"fine by us.",
	"I can't say no to the police seeing it, not after what happened to"
	" Nan. Refer away.",
	"I have no objection to the Police seeing it, not after what they "
	"did to my sister.",
};

/* Absent, and a person should look. */
static const char *const doubtful[] = {
	"Send it to the Police at your peril.",
	"Share with all agencies minus police.",
	"Please pass on to the Police that their website is down.",
	"The Police may have the invoice number only.",
	"Everyone may see it short of the Police.",
};

static void
for_a_person(void **state)
{
	(void)state;
	for (size_t i = 0; i < KR_NELEM(doubtful); i++) {
		struct kr_consent_record r = consent_of(doubtful[i]);

		if (r.value != KR_CONSENT_ABSENT || !r.doubtful)
			fail_msg("nobody would look: %s", doubtful[i]);
	}
}

/* What is not understood takes back no plain yes, and a limit does. */
static void
yes_before_doubt(void **state)
{
	(void)state;
	assert_int_equal(consent_of("I consent to Police having this. Please "
	    "pass on to the Police that their website is down.").value,
	    KR_CONSENT_GIVEN);
	assert_int_equal(consent_of("I consent to Police having this. The "
	    "Police may have the invoice number only.").value,
	    KR_CONSENT_ABSENT);
	assert_false(consent_of("Everyone may see it short of the Police. I "
	    "consent to Police having this.").doubtful);
}

static struct consent_lists lists = CONSENT_LISTS(never, given);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CONSENT_LISTS_TESTS(&lists),
		cmocka_unit_test(for_a_person),
		cmocka_unit_test(yes_before_doubt),
	};

	return cmocka_run_group_tests_name("consent_cover", tests, NULL, NULL);
}
