/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every word of these is known, and those of a yes are among them; what they
 * say is another thing: facts, manners, other papers of the Police, what may
 * be, what was, who else agrees.  Then plain yeses of the same length.
 */
#include "consent_lists.h"

static const char *const never[] = {
	"My neighbour is a policeman and he is happy to have a look at it.",
	"Their website says they are happy to pass it to the police.",
	"The hotel told us they will forward it to the police.",
	"Our customers expect us to share this with the police.",
	"The law lets you share this with the police.",
	"I have been told that you must give this to the police.",
	"I suppose you have to give it to the police.",
	"Is that okay with the police? Fine.",
	"Did you give it to the police? Good.",
	"Have you told the police? Please let me know.",
	"I rang the police and they were happy to help.",
	"Police said they are happy to take it.",
	"I gave my consent to the police for a search of my house.",
	"The police have my permission to enter the farm through the side "
	"gate.",
	"The police have my permission to tow the car.",
	"The police are welcome at our marae any time.",
	"We welcome the police at our school fair on Saturday.",
	"Please invite the police to our meeting.",
	"Please thank the police for me.",
	"Please give my number to your manager, I have been to the police.",
	"Please send the police report back to me.",
	"Please send me the police form.",
	"Send me the link to the police site please.",
	"Please forward the police email to your team.",
	"Pass the police letter to whoever checks such things.",
	"I agree with what the police told me.",
	"Yes, that is what the police told me too.",
	"I am happy that the police caught the last one.",
	"I am glad the police are on to it.",
	"I am glad I did not tell the police.",
	"I am happy to wait until the police call.",
	"I will be happy when the police have him.",
	"I will be happy to tell the police when they call.",
	"I'd be glad to tell the police everything, they only have to ring.",
	"I can tell the police everything when I see them on Monday.",
	"I may want you to tell the police.",
	"I would like to know if the police may see it.",
	"I would like to talk about the police part first.",
	"I want to understand what the police would do with it.",
	"I want the police to see me as a victim.",
	"I want the police to stop him parking here.",
	"I want the police out of my life.",
	"I need the police to know I am not the thief.",
	"We let the police see our cameras last week.",
	"We allow the police to use our car park.",
	"We share an office with the police.",
	"We pass the police station every day.",
	"The email was sent to the police by somebody else.",
	"It has been given to the police by my bank.",
	"The police were given a copy of something, I do not know what.",
	"A copy may be with the police.",
	"It may be that the police have it.",
	"The police may have it for all I know.",
	"The police may well have it by now.",
	"The police should have it by now, I posted it.",
	"The police can see it on my Facebook anyway.",
	"He can tell the police whatever he likes.",
	"She can go to the police with it if she wants.",
	"They can take it to the police for all I care, I did nothing.",
	"You can tell the police from me that they are useless.",
	"Tell the police from me to get lost.",
	"Give the police my phone number and I will sue you.",
	"Give it to the police then, see if I care.",
	"Do what you want about the police.",
	"Do as you like with the rest but the police is a no.",
	"Okay to share with no police.",
	"Ok for sharing: bank, Netsafe, DIA. Police blank.",
	"Sharing with police - to be discussed",
	"Police consent: waiting for my daughter",
	"Permission for police: pending",
	"Yes / No for police, I never know what to tick.",
	"The yes for the police is from my ex, he filled it in.",
	"Whoever ticked yes to police on my form, it was not me.",
	"Consent to police was required so I typed yes.",

	/* what is said next takes it away */
	"Please pass this to the Police. Just kidding.",
	"Please pass this to the Police. My lawyer will confirm first.",
	"You can tell the police. I need to ask my wife first.",
	"I agree to the Police having this. Wait for my call before you do "
	"anything.",
	"I agree to the Police having this. Not before Monday please.",
	"Share it with the Police. That is what he told me to write.",
	"Share it with the Police. That was a joke.",
	"Yes to the Police. Or maybe not. I am not sure.",
	"Yes to the Police. Hmm, let me think about that.",
	"Please tell the Police. On reflection please leave it.",
	"Please tell the police. Sorry, I take that back.",
	"Please tell the police. Sorry, wrong box, I meant no.",
	"Please tell the police. No, wait.",
	"Please tell the police. Nah.",
	"Please tell the police. Ignore that, my son typed it.",
	"You may share this with the police. My husband typed that. I do "
	"not agree.",
	"You may share this with the police. I am writing this under "
	"pressure, he is beside me.",
	"I'm happy for police to have it. Well, not happy, more like "
	"resigned, and I would prefer they did not.",
	"I have changed my mind about the police. Do not send it.",
	"Police: yes. Edit: no.",
};

static const char *const given[] = {
	"Please, I want police to know this. Thank you.",
	"I give my permission that you send this to the police.",
	"Yes, the police can have my report.",
	"Yes you may share with police.",
	"We agree to the report being handed to police.",
	"Please give the police everything they need.",
	"Please pass on to police as I would like them to look into it.",
	"You are free to give this to the police.",
	"Please report to police on my behalf.",
	"I want my report to go to the police.",
	"Okay to share my details with the Police.",
	"The police may have a copy of the emails and texts.",
	"I am very happy for the police to look at this.",
	"Yes I'd be happy for you to share it with the police and Netsafe.",
	"Please forward to Police for investigation.",
	"Our firm authorises you to provide this report to New Zealand "
	"Police.",
	"I say yes to police.",
	"I accept that you pass my report to the police.",
	"If you could let the police know I'd be grateful.",
	"Go ahead with the police, please.",
	"I do not mind you telling the police.",
	"It would be good if you could send this to the police.",
	"I am 67 years old and I agree to the police having my complaint.",
	"I'm happy with this going to police if you think it should.",
	"I've attached the letter. Please show it to the police as well.",
	"As the principal of the school I agree to this being referred to "
	"the Police.",
	"Yes, send to police. My name is Farah and my number is 022 555 "
	"0101.",
	"please share information with police, I need help",
	"Police involvement is fine with me.",
	"I have no problem with you sharing this with the police.",
	"Please tell the police what happened.",
	"I consent to share with police",
	"Consent for police - yes",
	"Let the police see this please.",
	"I'd welcome the police looking into this.",
	"We are happy to have the police involved.",
	"Please send this straight to the police!",
	"My wish is that the police get this report.",
	"Could the police please be told about this?",
	"I allow you to tell police about my case.",

	/* and this does not */
	"I consent to police. I do not consent to Netsafe.",
	"I consent to police. I do not want Netsafe to have it.",
	"Please give to police. I don't want this to happen to anyone else.",
	"Please give to police. I do not have his name.",
	"Please give to police. I have not told my husband.",
	"Please give to police. No one helped me so far.",
	"Please tell the police. He thinks it is a joke.",
};

static void
never_a_yes(void **state)
{
	(void)state;
	assert_int_equal(consent_misread(never, KR_NELEM(never), false), 0);
}

static void
still_a_yes(void **state)
{
	(void)state;
	assert_int_equal(consent_misread(given, KR_NELEM(given), true), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(never_a_yes),
		cmocka_unit_test(still_a_yes),
	};

	return cmocka_run_group_tests_name("consent_frame", tests, NULL, NULL);
}
