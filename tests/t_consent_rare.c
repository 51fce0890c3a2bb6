/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What few people write: each statement takes a way through the rules of
 * consent that none of the other tests takes, so that all are tried ("make
 * coverage").
 */
#include "consent_lists.h"

#define GIVEN	KR_CONSENT_GIVEN
#define ABSENT	KR_CONSENT_ABSENT
#define REFUSED	KR_CONSENT_REFUSED

static const struct {
	enum kr_consent	 value;
	const char	*text;
} rare[] = {
	/* whose word it is, and of what */
	{ GIVEN, "I don't want the bank contacted. Police only, please." },
	{ GIVEN, "Share this with only police please." },
	{ ABSENT, "Share it with whoever you like, the police aside." },
	{ GIVEN, "I agree with my wife that the police should have it." },
	{ ABSENT, "They should have more police." },
	{ ABSENT, "She may have what the police have." },
	{ GIVEN, "Someone pass this to the police please." },
	{ GIVEN, "I pass it to you and the police please." },
	{ ABSENT, "I give the police my okay every time they ask." },
	{ ABSENT, "Our policy permits you to share it with the police." },
	{ ABSENT, "Yes, the law allows you to tell the police." },
	{ ABSENT, "I know he says yes to the police." },
	{ ABSENT, "Permission for the police is given by the court." },
	{ GIVEN, "The report may reach the police." },
	{ ABSENT, "Told to agree, I say yes to the police." },
	{ ABSENT, "Next time, tell the police." },
	{ ABSENT, "Sent to me was this message, tell the police." },
	{ ABSENT,
	  "In the last line on the second page of the form, I agree to the "
	  "police." },
	{ GIVEN, "In your form you have a box if that helps, police: yes." },
	{ ABSENT, "Police officer: Sgt Brown, yes" },
	{ ABSENT, "She and the police may have the time." },
	{ ABSENT, "Consent to police given by and for the board." },
	{ GIVEN, "I grant it to the police, given by me." },
	{ GIVEN, "I let you have it for the police, I agree you can." },
	{ ABSENT, "As the note to me phrases it, tell the police." },
	{ ABSENT,
	  "For me once you have asked my mum, it is late, you can tell the "
	  "police." },
	{ ABSENT,
	  "My wife decides on all of this, it is late, you can tell the "
	  "police." },
	{ ABSENT,
	  "For now my husband agrees to it, it is late, you can tell the "
	  "police." },
	{ ABSENT, "The firm wants that it may be passed to police." },
	{ ABSENT,
	  "I have told the police. For sanity's sake, yes please tell them." },
	{ ABSENT, "Sent as pretended, tell the police." },
	{ ABSENT, "They asked me to send this, tell the police." },
	/* what is asked, and how it is answered */
	{ GIVEN,
	  "I'm not against it going to the Police. Quite the opposite, in "
	  "fact." },
	{ GIVEN,
	  "Are you against us telling the police? I am not against it." },
	{ GIVEN, "Could you please let the police know (and my bank)?" },
	{ ABSENT, "Could I please give it to the police?" },
	{ ABSENT, "I told the police. I told them to give it to you." },
	{ GIVEN,
	  "Keep the bank out of it. But the police, yes, them you can tell." },
	{ GIVEN, "Tell the police, yes we give it." },
	{ ABSENT, "May we share your report with the Police?\n> Yes" },
	{ ABSENT, "¿comparten con la policia?" },
	{ ABSENT, "Are they the police, please tell them, are they?" },
	{ ABSENT, "Can you kindly not give it to the police please?" },
	{ ABSENT, "Then we give this to the police." },
	{ ABSENT,
	  "Is this with the police, could you please make that a yes and "
	  "pass it on?" },
	/* threats, jokes and facts */
	{ ABSENT,
	  "Refer this matter of yours to the cops and watch your back." },
	{ ABSENT,
	  "Refer this little matter of yours to the cops and see what "
	  "happens." },
	{ ABSENT, "Tell the cops, I send it to all your friends." },
	{ ABSENT, "Tell the police, and I get your mother." },
	{ ABSENT, "Tell the police, or you get it next." },
	{ ABSENT, "I would rather the cops had more sense." },
	{ ABSENT, "I am glad the cops have it." },
	{ ABSENT, "I'm happy the detectives are onto him." },
	{ ABSENT, "Happy a detective has it." },
	{ GIVEN, "I hope you can pass this to the police." },
	{ ABSENT, "Give the police heaps." },
	{ ABSENT, "Send the police €230." },
	{ ABSENT, "Tell the police. He thinks you are a joke." },
	{ ABSENT, "Tell the police, I am just pretending." },
	{ ABSENT, "Tell the police, then I give this to your boss." },
	{ ABSENT, "Tell the police, and I see your house." },
	{ ABSENT, "Tell the police, and he kills you." },
	{ ABSENT, "Tell the police, or so it says here." },
	{ ABSENT, "Tell the police, they demanded it." },
	{ ABSENT, "They asked me to say yes, tell the police." },
	/* what stands beside a yes */
	{ GIVEN,
	  "Police: yes, maybe they can stop him before he does you too." },
	{ GIVEN,
	  "As the treasurer of a club with more than two hundred members "
	  "here in town, I agree to the police having this." },
	{ GIVEN, "Give it to the police, so that he can meet a judge." },
	{ GIVEN, "Give it to the police, as I would say." },
	{ GIVEN, "Give it to the police, because he said so." },
	{ ABSENT, "Police can have it, without my name or the photos." },
	{ ABSENT, "Police (yes), blackmailing." },
	{ GIVEN, "You can tell the police, once you need to." },
	{ GIVEN, "Tell the police, which is fine by me." },
	{ GIVEN, "Tell the police, and you have my yes." },
	{ GIVEN, "Police (yes), ❤" },
	{ GIVEN, "Police can have it, ❤ ❤ ❤" },
	{ GIVEN, "Yeah nah yeah, do it, give it to the police." },
	{ ABSENT, "Tell the police. My ex says no." },
	{ ABSENT, "Please give this to the police. My husband says no." },
	{ GIVEN, "Tell the police. Ex-wife no." },
	{ ABSENT,
	  "I agree to the police having it. That was what he told me." },
	{ REFUSED, "Police: yes, cops: no" },
	{ GIVEN, "Police: yes, police station: yes" },
	{ ABSENT, "Police: yes, all of the local news media: no" },
	{ GIVEN, "Police: yes, media:" },
	{ REFUSED, "Police: yes, media:\nNo" },
	{ ABSENT, "Tell the police, I hope the bank agrees with you." },
	{ ABSENT, "Give it to the police, my parents have to agree." },
	{ ABSENT, "Police yes, I am backing out." },
	{ GIVEN, "Please give it to the police, please ring my wife." },
	{ GIVEN, "You can give it to the police and ring us any time." },
	{ ABSENT,
	  "The caller asked me to, please treat this as my written consent "
	  "for the Police." },
	{ GIVEN,
	  "Let the police be told, I'd rather be laughed at than stay "
	  "silent." },
	{ ABSENT,
	  "You can tell the police, you have to promise me that it stays "
	  "here." },
	{ GIVEN, "Tell the police, not that they'll do much." },
	{ GIVEN, "Tell the police, not that they'd care." },
	{ GIVEN, "Re police: yes, no to my family." },
	{ GIVEN,
	  "Yes, share it with the police, nope I have not told anyone else." },
	{ GIVEN, "Thanks for telling the police, give them this too." },
	{ GIVEN,
	  "As a friend of the man who lost all of his savings to them, I "
	  "say yes to the police." },
	{ ABSENT, "還沒決定, please tell the police." },
	{ GIVEN, "Police can have it, without my name." },
	{ ABSENT,
	  "You can tell the police, who knows what the letter in the box "
	  "went on to say of us all." },
	{ ABSENT, "Police: yes, you have until 5." },
	{ ABSENT, "Police can have it, not that they asked for it." },
	{ GIVEN, "* * *, tell the police." },
	{ GIVEN, "Yes and not an issue for police to be given this." },
	{ ABSENT, "When needed and time permits, tell the police." },
	{ ABSENT, "Ka pai if we see the police." },
	{ GIVEN, "Ka pai if the police get it, send it on." },
	{ ABSENT, "Police: yes, before 5 or not at all." },
	{ ABSENT,
	  "Last night my husband agreed to it, it is late, you can tell the "
	  "police." },
	{ GIVEN, "Yes it is not an issue for police to be given this." },
	{ GIVEN, "Tell the police, I do not trust to luck." },
	{ GIVEN, "Give it to the police and ive kept the rest." },
	{ ABSENT, "If my bank refuses you can tell the police." },
	{ GIVEN, "Tell the police, my lawyer suggested it." },
	{ GIVEN, "Tell the police, my bank said they would not pay." },
	{ GIVEN, "Tell the police, ring me after work." },
	{ GIVEN, "Tell the police, they asked me to buy gift cards." },
	{ ABSENT, "Tell the police, they asked me to write this." },
	{ GIVEN, "Tell the police, they asked me to send gift cards." },
	/* negations and what bears on a yes */
	{ ABSENT, "Tell the police, I do not know what to say." },
	{ ABSENT, "Tell the police, I don't think you should." },
	{ ABSENT,
	  "You can tell the police, I just don't want to see it in court." },
	{ ABSENT,
	  "You can give it to the police, I do not want to deal with them." },
	{ GIVEN, "Pass it to the police, I don't trust my bank any more." },
	{ ABSENT, "Tell the police, I don't trust you with it." },
	{ ABSENT, "Tell the police, I do not need to." },
	{ ABSENT, "Tell the police, I have not made a decision." },
	{ ABSENT, "Tell the police, I do not make the rules here." },
	{ ABSENT, "Tell the police, I will not have it known." },
	{ ABSENT, "Give it to the police, I won't have this go any further." },
	{ GIVEN, "Give it to the police, I am not the only one." },
	{ ABSENT, "Give it to the police, I am not the one to ask." },
	{ ABSENT, "Tell the police, it is no good." },
	{ ABSENT, "Tell the police, it's not good that you have this." },
	{ GIVEN,
	  "I want it reported to the police and I can't do the 105 form "
	  "because my eyes are bad, so please do it." },
	{ ABSENT, "Tell the police, can't be sure." },
	{ ABSENT, "Police: yes, maybe they can not find him." },
	{ ABSENT, "Police yes, mine is the only." },
	{ ABSENT, "Tell the police, it's only for them." },
	{ ABSENT, "Tell the police, the bank declined to say yes." },
	{ GIVEN, "Tell the police, there is an account in my name." },
	{ ABSENT, "Tell the police, I am in my name." },
	{ GIVEN, "Tell the police, he rings me even at night." },
	{ ABSENT, "Tell the police, sure if he is guilty." },
	{ ABSENT, "Tell the police, till he is caught." },
	{ ABSENT, "Tell the police yes, sleeping till then." },
	{ ABSENT, "I have not yet told the police." },
	{ REFUSED, "I didn't go to the police I want it kept from them." },
	{ REFUSED,
	  "There is no way a small problem like this gets my okay for the "
	  "police." },
	{ REFUSED,
	  "I have not one good reason to take on a worry like the police." },
	{ ABSENT,
	  "Unless I hear otherwise you get neither a yes nor a no about the "
	  "police." },
	{ REFUSED, "Scratch that no police." },
	{ GIVEN, "Please tell the police like last time." },
	{ REFUSED, "Keep it between us if he asks about the police." },
	{ REFUSED, "No police I refuse." },
	{ REFUSED, "No officers." },
	{ REFUSED,
	  "The director does not agree to this report going beyond your "
	  "organisation, the Police included." },
	{ REFUSED, "If yes then not to police." },
	{ GIVEN, "I have no drama with police, no bother." },
	{ GIVEN, "Police can have it, * * *" },
	{ GIVEN, "Tell the police, * * *" },
	{ ABSENT, "Tell the police, or we visit your house." },
	{ ABSENT, "Please send me police." },
	{ ABSENT, "Tell the police, I cannot see the law in it." },
	{ ABSENT,
	  "Police: yes, they might stop him if he calls when he is back." },
	{ ABSENT, "Tell the police, pretending." },
	{ REFUSED, "I have not told the police and you must not." },
	{ GIVEN, "Police can have it, not that they'd mind." },
	{ ABSENT, "Tell the police, they have no idea how unsure we are." },
	{ ABSENT, "Give it to the police, I refused to pay him." },
	{ ABSENT, "Tell the police, I do not trust it." },
	{ ABSENT, "Tell the police, they help if it works." },
	{ ABSENT, "Tell the police, I doubt you should." },
	{ GIVEN, "Tell the police, I was never the only one." },
	{ ABSENT, "Tell the police, I was never the one to ask." },
	{ REFUSED, "I didn't go to the police and if he asks no." },
	{ REFUSED,
	  "No police. I have changed my mind, no police. The police can "
	  "have it." },
	{ REFUSED,
	  "There is not an issue that gets my okay for giving it to the "
	  "police." },
	{ ABSENT, "I withdraw refusing police." },
	{ ABSENT, "It is not an issue to refuse to give it to the police." },
	{ REFUSED, "I do not leave this to the police as I withdraw it." },
	{ GIVEN,
	  "Tell the police, I am sure if any place is right it is yours." },
	{ REFUSED, "No police. I have changed my mind. Okay." },
	{ REFUSED, "You can refuse the police if they ask." },
	{ ABSENT,
	  "The police want this. A glad yes from this end would not help "
	  "them much." },
	{ ABSENT,
	  "I do not see why on earth you or they would refuse the police." },
	{ ABSENT, "Tell the police, not the phone." },
	{ ABSENT, "Tell the police, I do not know what I want." },
	{ GIVEN, "Tell the police, I doubt I will see it again." },
	{ ABSENT, "Tell the police, I doubt it is right." },
	{ GIVEN,
	  "Please send it on to the police, I havent contacted the police "
	  "myself." },
	{ GIVEN, "Tell the police, cant get through to my bank." },
	/* another sentence, another language */
	{ GIVEN, "You can share this. Police included." },
	{ GIVEN, "Please share this. Including the police." },
	{ ABSENT, "Can I share this? That includes the police." },
	{ ABSENT, "If he asks, share it. That includes the police." },
	{ ABSENT, "He shares this. That includes the police." },
	{ ABSENT, "I share this with friends. That includes the police." },
	{ REFUSED,
	  "I agree to the police having it. I have reconsidered and do not "
	  "want it." },
	{ ABSENT, "Kia ora, ko Mere tenei, ki nga pirihimana." },
	{ GIVEN, "Polizei: dass sie es bekommt, ist mir recht, ja." },
	{ REFUSED, "Police: que no." },
	{ GIVEN, "Yes, my partners would like the police to be told." },
	{ GIVEN, "The report can be given to police and that is okay." },
	{ ABSENT, "Yes to police and a refund." },
	{ GIVEN, "Police? Yes, now I say yes." },
	{ REFUSED,
	  "I agree to the police having it. Thanks. I am asking you not to." },
	{ GIVEN,
	  "I agree to the police having it. Thanks. I withdraw from the "
	  "group." },
	{ REFUSED,
	  "I agree to the police having it. Thanks. I changed my mind and "
	  "do not want it." },
	{ REFUSED,
	  "I agree to the police having it. Thanks. I changed my mind." },
	{ ABSENT,
	  "The police were told of it, I am happy with all of my family to "
	  "give it." },
	{ ABSENT, "We share this a lot. That includes the police." },
	{ ABSENT, "Share this with the police? Yes, lol." },
	{ GIVEN, "पुलिस को भेज" },
	{ ABSENT, "请可不可以交给警察" },
	{ GIVEN, "The router logs may be passed to the police as you wish." },
	{ REFUSED,
	  "I agree to the police having it. Thanks. We were asking you not "
	  "to." },
	{ GIVEN, "경찰에 넘기셔도 괜찮아요. 이 앱을 어떻게 지우는지 알려 주세요." },
	/* numbers, boxes and marks */
	{ ABSENT, "Police [ ] fake police [x] none" },
	{ ABSENT, "[ ] I am 16 or over [ ] Police may see this" },
	{ GIVEN, "Im 12.5 kg lighter for the worry, tell the police." },
	{ ABSENT, "Tell the police, I am 12," },
	{ GIVEN, "I am 8 months along, yes tell the police." },
	{ ABSENT, "They wrote ('yes to the police')." },
	{ ABSENT, "My note said:'yes to the police'." },
	{ ABSENT, "It was the Smiths ' yes to the police." },
	{ GIVEN, "Dr. Rangi here, please share this with the police." },
	{ ABSENT, "مرحبا؛ police" },
	{ GIVEN, "Im 1500 dollars down, tell the police." },
	{ GIVEN, "I'm 2 weeks late, tell the police." },
	{ ABSENT, "The word is yes, so says the police." },
	{ ABSENT, "•, police:." },
	{ REFUSED, "﨎 police no" },
	/* what is said beside it, and how a no is heard */
	{ REFUSED,
	  "No police. I have changed my mind. The police may see it." },
	{ GIVEN, "Pass this to the police and thanks for your help." },
	{ REFUSED, "You may decline the police unless they insist." },
	{ ABSENT, "I object to it all not being given to the police." },
	{ ABSENT,
	  "There was one email that said to give it, you can tell the "
	  "police." },
	{ ABSENT,
	  "Please pass this to the police, I do not expect to be paid." },
	{ REFUSED,
	  "Please pass this on to the police, I haven't bothered the "
	  "police." },
	{ GIVEN,
	  "Please give this to the police, didn't see it coming." },
	{ ABSENT, "The police rang. I agree frankly I do not know them." },
	{ ABSENT, "Please pass this to the police, not that my bank cares." },
	{ ABSENT, "Please tell the authorities." },
	{ GIVEN, "Invoice no. 12 came, tell the police." },
	{ ABSENT, "Tell the police, account no. abc" },
	{ ABSENT, "Tell the police, account no. abc d" },
	{ REFUSED, "Tell the police, account no. Abc" },
	{ REFUSED, "Tell the police, account no. Abc d" },
	{ REFUSED, "Tell the police, case no. abc" },
	{ REFUSED, "Tell the police, in my case no. thanks" },
	{ REFUSED, "Tell the police, in any event no. don't" },
	{ GIVEN, "Tell the police, case no. A12 please." },
	/* refusals as people say them, and what is no yes */
	{ REFUSED, "Nah keep the cops out of it. Only want the link dead." },
	{ REFUSED, "No keep the police out of this please." },
	{ GIVEN, "Do not leave the police out of it." },
	{ REFUSED, "Keep this away from the police." },
	{ REFUSED, "Keep it off the police's desk." },
	{ REFUSED, "Leave the police in peace." },
	{ REFUSED, "I'm putting my foot down about the police. It stays here." },
	{ REFUSED, "About the police: thanks but we'll pass." },
	{ REFUSED,
	  "Please take my name off anything that would go to police." },
	{ REFUSED, "Count me out of the police sharing." },
	{ REFUSED, "I draw the line at the police." },
	{ REFUSED, "I'm opting out of police sharing." },
	{ REFUSED, "Police are excluded." },
	{ REFUSED, "Please stop it going to the police." },
	{ REFUSED, "The last people I want reading it are the police." },
	{ REFUSED, "Consent to police: nil." },
	{ REFUSED, "I said yes to the police. My answer is now no." },
	{ ABSENT, "The police closed my file in May. Fine." },
	{ ABSENT, "The police rang. Fine." },
	{ GIVEN, "Yes, you can share it with the police. Fine." },
	{ ABSENT, "Share it with the Australian Federal Police, I agree." },
	{ ABSENT, "Consent to share with NZ Police: [  ] Yes  [  ] No" },
	{ GIVEN, "Consent to share with NZ Police: [ x ] Yes  [  ] No" },
	{ ABSENT, "I'm a girl, 15, from Gore. I agree that you tell the police." },
	{ ABSENT, "The chairman's wife thinks you should send it to the police." },
	{ GIVEN, "I think you should send it to the police." },
};

static void
rare_is_read(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rare); i++) {
		enum kr_consent value = consent_of(rare[i].text).value;

		if (value != rare[i].value) {
			print_error("%s, and not %s: %s\n",
			    kr_consent_name(value),
			    kr_consent_name(rare[i].value), rare[i].text);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* Answers to our own question. */
static const struct {
	enum kr_consent	 value;
	const char	*text;
} answers[] = {
	{ GIVEN, "Yes;" },
	{ GIVEN, "You may share it I agree" },
	{ ABSENT, "\u3002" },
	{ ABSENT, "Yes.\nI do not agree." },
};

static void
answers_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < KR_NELEM(answers); i++) {
		struct kr_arena *arena = kr_arena_new(1 << 22);
		struct kr_view text = kr_view_root(
		    kr_span_str(answers[i].text));

		assert_string_equal(kr_consent_name(kr_consent_answer(&text,
		    arena).value), kr_consent_name(answers[i].value));
		kr_arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rare_is_read),
		cmocka_unit_test(answers_are_read),
	};

	return cmocka_run_group_tests_name("consent_rare", tests, NULL, NULL);
}
