/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "evidence/consent/consent.h"

#define ABSENT	KR_CONSENT_ABSENT
#define GIVEN	KR_CONSENT_GIVEN
#define REFUSED	KR_CONSENT_REFUSED

#define NO8	"DIA: no\nIRD: no\nMBIE: no\nFMA: no\n" \
		"SFO: no\nOPC: no\nACC: no\nMSD: no\n"
#define NO64	NO8 NO8 NO8 NO8 NO8 NO8 NO8 NO8

static struct statement {
	const char	*name;		/* the statement itself */
	enum kr_consent	 value;
} statements[] = {
	{ "", ABSENT },
	{ "Unless my lawyer objects, the Police can have it.", ABSENT },
	{ "The Police can have it unless my lawyer objects.", ABSENT },

	/* whose word it is, is no word yet */
	{ "Whether it goes to the police has to be Mum's decision, not mine.",
	  ABSENT },
	{ "Whether or not the police are told is not up to me.", ABSENT },

	/* taken back, at any distance */
	{ "Yes, give it to the police. The shop is in Kaiapoi. I have slept "
	  "badly. Please do not give it to them.", REFUSED },
	{ "I agree to the Police having this. It was a Tuesday. The parcel was "
	  "blue. I withdraw that.", REFUSED },
	{ "The Police can have it. It was a Tuesday.\n\nLATER: our treasurer "
	  "has asked me to take that back.", REFUSED },
	{ "The Police can have it. I have the box still. I did not pass it on "
	  "to anyone else.", GIVEN },
	{ "The Police can have it. Never mind.", REFUSED },
	{ "The Police can have it. Please ignore the above.", REFUSED },
	{ "The Police can have it. I'll leave it with you.", GIVEN },
	{ "The secretary has not approved it, please tell the Police.",
	  ABSENT },
	{ "My ex approved it, please tell the Police.", ABSENT },
	{ "Our committee withholds its agreement to the Police being told.",
	  REFUSED },
	{ "Our board vetoes sharing with Police.", REFUSED },

	/* a number is no word of refusal */
	{ "The Police can have it. Invoice no. and account number are in the "
	  "PDF.", GIVEN },
	{ "You may tell the Police. My account no. is below.", GIVEN },
	{ "You may tell the Police. My case no. 7 is closed.", GIVEN },
	{ "The Police can have the email. In my case no. thanks", REFUSED },
	{ "The Police can have it. But in any event no. don't", REFUSED },
	{ "You may tell the Police. Reg no. ABC123 on the ute.", GIVEN },
	{ "You may tell the Police. On second thoughts no. Thanks.", REFUSED },
	{ "Share my report with the Police? No.", REFUSED },

	/* what has been done is not what may be */
	{ "Have you been in touch with Police: yes", ABSENT },
	{ "The server is locked. I haven't talked to the Police.", ABSENT },
	{ "The server is locked. We have not notified the Police yet.",
	  ABSENT },
	{ "The server is locked. We haven't involved the Police.", ABSENT },
	{ "Did you ring the police: yes", ABSENT },
	{ "Police notified: yes", ABSENT },
	{ "Police contacted: Y\nReference: 1140/22", ABSENT },
	{ "Police to be notified: yes", GIVEN },
	{ "Police notified: no", ABSENT },
	{ "Police contact: yes", ABSENT },
	{ "Police involvement: yes", ABSENT },
	{ "Police involvement: no", REFUSED },
	{ "Police file open: yes", ABSENT },
	{ "Known to the Police: yes", ABSENT },
	{ "Are you with the police: yes", ABSENT },
	{ "Report given to police: affirmative", ABSENT },
	{ "Police know of it (yes), bank (yes)", ABSENT },
	{ "Disclosure to Police: yes", GIVEN },
	{ "Not for the Police: yes", REFUSED },
	{ "Keep the police out of it: yes", REFUSED },
	{ "Referral to Police requested: no", REFUSED },

	/* asked and answered */
	{ "Shall I have the police look at it? Too right I do, send it over.",
	  ABSENT },
	{ "Do we want the cops involved? We certainly do.", GIVEN },
	{ "Do we want the cops involved? We do not.", REFUSED },
	{ "Would I object to the police seeing the letters? Not one bit.",
	  GIVEN },
	{ "Would I object to the police seeing the letters? Yes.", ABSENT },
	{ "Do I want the police to know? Yes and no.", REFUSED },
	{ "Do I want the police to know? I do, but not before Friday.",
	  ABSENT },
	{ "Pass to Police? Y\nPass to the papers? N", GIVEN },
	{ "Pass to Police? N\nPass to Netsafe? Y", REFUSED },
	{ "Approval (Police)? Āe", GIVEN },
	{ "Objections to the Police: none", GIVEN },
	{ "Sharing with the Police: affirmative", GIVEN },
	{ "Can you give this to the police? Yes?", ABSENT },
	{ "Shared with police? yes", ABSENT },

	{ "Keep this among yourselves.", REFUSED },
	{ "Consent to the police: yes. Money lost: none.", GIVEN },
	{ "Police: yes; papers: no", GIVEN },
	{ "Police: yes; correction: no", REFUSED },
	{ "E pai ana kia hoatu tēnei, me taku ingoa, ki ngā pirihimana.",
	  GIVEN },
	{ "Don't leave the cops out of this.", GIVEN },
	{ "There are fifteen of us and we want the police to have it.",
	  GIVEN },
	{ "My brother and I are both 12 and the police can have it.",
	  ABSENT },
	{ "As the caller put it, hand this to the police.", ABSENT },
	{ "Hand it to the police because then all your pictures are out.",
	  ABSENT },
	{ "The police can have it, we hope our solicitor agrees.", ABSENT },
	{ "Tell the constable, the King and all of the Avengers.", ABSENT },
	{ "Do not send it on to the station.", REFUSED },
	{ "We do not know the law here. The police can have it.", GIVEN },
	{ "It is not my decision. Do not tell the police.", REFUSED },

	/* plainly given */
	{ "Please pass all of this to the Police.", GIVEN },
	{ "No objection to Police having a copy.", GIVEN },
	{ "I consent to this report going to NZ Police.", GIVEN },
	{ "You have my permission to involve the Police.", GIVEN },
	{ "pls give it 2 the cops i dont care who knows", GIVEN },
	{ "Police can have the photos and the bank letter.", GIVEN },
	{ "Police may be informed.", GIVEN },
	{ "I don't mind if you share it with the Police.", GIVEN },
	{ "We do not object if you pass this on to the Police.", GIVEN },
	{ "I don't mind if the Police see it.", GIVEN },
	{ "Please forward to Police as you see fit.", GIVEN },
	{ "Happy for police involvement. Not happy for it to reach the "
	  "newspapers.", GIVEN },
	{ "Happy for police involvement. Not happy for it to go on.",
	  REFUSED },
	{ "Neither the Police nor the newspapers, please.", REFUSED },
	{ "If the police want it they're welcome to it.", GIVEN },
	{ "I give my permission for the NZ Police and anyone else to have "
	  "this email and the voice notes.", GIVEN },
	{ "Pwede po ninyong ibigay ito sa Police kung kailangan.", GIVEN },
	{ "They're welcome to come, the police are not.", REFUSED },
	{ "If the police want a warrant they're welcome to ask a judge.",
	  ABSENT },
	{ "My husband doesn't mind if you share it with the Police.", ABSENT },
	{ "I don't mind if you share it with the police in Australia.",
	  ABSENT },
	{ "I don't mind if you ask the Police about him.", ABSENT },
	{ "I don't mind if you share it unless it is the Police.", ABSENT },
	{ "I'd mind if you shared it with Police.", ABSENT },
	{ "Happy for you to share this with law enforcement.", GIVEN },
	{ "I'd like the police to look into him.", GIVEN },
	{ "We want the police to see the invoices.", GIVEN },
	{ "Yes to Police.", GIVEN },
	{ "Police: yes", GIVEN },
	{ "Whom have you told?\nPolice: yes\nBank: no", ABSENT },
	{ "Have you reported this to\n- Police: yes\n- Bank: no", ABSENT },
	/* a row of a list is about what stands above the list */
	{ "Who may not see this?\n- the Police: Yes", ABSENT },
	{ "Who may not see this? / - the Police: Yes", ABSENT },
	{ "Who may see this?\n- the Police: Yes", GIVEN },
	{ "Who may see this?\n- the Police: No", REFUSED },
	{ "Who must be left out?\n* Netsafe: no\n* Police: yes", ABSENT },
	{ "Who must be left out?\nPolice - yes", ABSENT },
	{ "Who must be left out?\nPolice yes", ABSENT },
	{ "Do not share with:\nPolice: yes", ABSENT },
	{ "Do not share with the papers.\nPolice: yes", GIVEN },
	{ "Who may not see this?\n" NO8 NO8 NO8 "Police: yes", ABSENT },
	/* longer than any form's: its heading is not looked for */
	{ "Who may see this?\n" NO64 NO8 "Police: yes", ABSENT },
	{ "Share with:\nPolice: yes", GIVEN },
	{ "Keep from: Police: yes", ABSENT },
	{ "Exclude the following agencies\nPolice: yes\nDIA: no", ABSENT },
	{ "Consent\nPolice: yes\nDIA: no", GIVEN },
	{ "Sharing\n\nDIA: no\nPolice: yes", GIVEN },
	{ "Phone: 021 555 0101\nPolice: yes\nDIA: no", GIVEN },
	{ "Logos on the letter\n\nIRD: yes\nPolice: yes", ABSENT },
	{ "Agencies named by them:\nIRD: yes\nPolice: yes", ABSENT },
	{ "Replied\n\nPolice: yes\nNetsafe: no", ABSENT },
	{ "Confidential from\nMedia: yes\nPolice: yes", ABSENT },
	{ "Do you mind if it goes to\nMedia: no\nPolice: yes", ABSENT },
	{ "Who already knows?\nPolice: yes", ABSENT },
	{ "Which of these have been told?\nBank: no\nPolice: yes", ABSENT },
	{ "Who is this report about?\nPolice: yes", ABSENT },
	{ "Who is this report about?\nPolice: no", REFUSED },
	{ "My bank: Kiwibank\nPolice: yes", GIVEN },
	{ "We did not pay.\n\nPolice: yes", GIVEN },
	{ "Not a cent was lost, but the police? By all means.", GIVEN },
	{ "It would be wrong to read his signature as permission for a police"
	  " referral.", ABSENT },
	{ "It would be wrong to read my signature as a police officer's.",
	  ABSENT },
	{ "My wife and I, who lost the money, agreed the Police may have it.",
	  GIVEN },
	{ "My sister and I, both of us, said the Police can have it.",
	  ABSENT },
	{ "Who may see this?\nNetsafe: yes they may\nPolice: yes", GIVEN },
	{ "Who may see this? DIA: Netsafe: Police: yes", GIVEN },
	{ "The Police can have it. Invoice no. (see the PDF) and date are "
	  "there.", GIVEN },
	{ "I and my sister, both of us, said the Police can have it.",
	  ABSENT },
	{ "My sister, with me beside her, said the Police can have it.",
	  ABSENT },
	{ "Who may see this?\nNetsafe: yes to all of them\nPolice: yes",
	  GIVEN },
	{ "Tell anyone who needs it, incl. the Police.", GIVEN },
	{ "I am fine with a detective ringing me.", GIVEN },
	{ "Our trustees have resolved that this may be referred to Police.",
	  GIVEN },
	{ "As the owner I authorise disclosure to the New Zealand Police.",
	  GIVEN },
	{ "Could you please forward this to the police?", GIVEN },
	{ "Can the police be told please.", GIVEN },
	{ "I'd be grateful if you would pass it to the police.", GIVEN },
	{ "Straight to the cops with this one thanks.", GIVEN },
	{ "The police are welcome to everything I have.", GIVEN },
	{ "By all means tell the constable at Foxton.", GIVEN },
	{ "I agree that the Police get my name and number.", GIVEN },
	{ "Share it with Netsafe, the bank and the police.", GIVEN },
	{ "Please do not give\nthis to the Police.", REFUSED },

	/* conditions the receiver settles itself */
	{ "If you think it is a crime, pass it to the Police.", GIVEN },
	{ "Give it to the Police if it helps.", GIVEN },
	{ "Police can have it if needed.", GIVEN },
	{ "Pass it to the Police if they collect such things.", GIVEN },

	{ "If it is of any use, the Police can have it.", GIVEN },
	{ "Tell the Police when you are ready.", GIVEN },
	{ "The Police can know, as long as you leave my name off.", GIVEN },
	{ "If it goes to the Police, fine by me.", GIVEN },
	{ "If it goes to the Police, okay, but only after Friday.", ABSENT },
	{ "When you have a warrant the Police can look.", ABSENT },
	{ "I agreed to a call. That includes the Police, they said.", ABSENT },
	{ "The scammer told me: tell the Police and you lose. Please tell "
	  "them that.", ABSENT },
	{ "They asked me to make that a yes to the Police.", ABSENT },
	{ "If you promise to get my money, tell the Police.", ABSENT },
	{ "When you have asked my wife, tell the Police.", ABSENT },
	{ "Share it with any agency. That includes the Police.", GIVEN },
	{ "Don't share it with any agency. That includes the Police.",
	  REFUSED },

	/* "them" */
	{ "The Police have my name. Please send them this as well.", GIVEN },
	{ "The Police know. You may tell them.", GIVEN },
	{ "The Police know. Please send them to him.", ABSENT },
	{ "The Police know. Netsafe too. Please send them this.", ABSENT },

	/* plainly refused */
	{ "Please don't pass any of this to the Police.", REFUSED },
	{ "No police please.", REFUSED },
	{ "I do not consent to this going to the Police.", REFUSED },
	{ "I ticked the Police box before I read what it means. His brother "
	  "is the constable here. Please leave them out of it.", REFUSED },
	{ "Police: no", REFUSED },
	{ "Police - no thanks.", REFUSED },
	{ "I refuse to have the police involved.", REFUSED },
	{ "I'd rather the police weren't told.", REFUSED },
	{ "We decline referral to law enforcement.", REFUSED },
	{ "Leave the police out of it.", REFUSED },
	{ "Keep the cops away from me.", REFUSED },
	{ "Nothing to the police until the hearing is over.", REFUSED },
	{ "Under no circumstances may this reach the Police.", REFUSED },
	{ "Not to the police, they never helped us.", REFUSED },
	{ "Anyone but the police.", REFUSED },
	{ "Share it with all but not the police.", REFUSED },
	{ "I can't agree to the police seeing this.", REFUSED },
	{ "I won't have the cops at my door.", REFUSED },
	{ "This stays between us.", REFUSED },
	{ "Please hold off telling the police.", REFUSED },
	{ "I object to the police getting my name.", REFUSED },
	{ "Nobody is to tell the police about this.", REFUSED },
	{ "I never want the police to hear of it.", REFUSED },
	{ "don't tell no cops", REFUSED },
	{ "Do not involve the authorities.", REFUSED },

	{ "no cops pls its not that serious", REFUSED },
	{ "Not the police, and not that I have anything to hide.", REFUSED },

	/* neither: nothing said, past reports, other receivers */
	{ "I lost four hundred dollars.", ABSENT },
	{ "IN CONFIDENCE\n\nMinistry of Harbours", ABSENT },
	{ "I have already been to the Police.", ABSENT },
	{ "I reported this to the police on Monday.", ABSENT },
	{ "The police gave me a reference number.", ABSENT },
	{ "My statement was handed to police last week.", ABSENT },
	{ "We told the police in March.", ABSENT },
	{ "A constable took my laptop.", ABSENT },
	{ "You may share it with your partners.", ABSENT },
	{ "Other agencies can have it.", ABSENT },
	{ "You may pass this to any agency that can act on it.", ABSENT },
	{ "Use it for your statistics.", ABSENT },
	{ "Please tell Netsafe and my bank.", ABSENT },
	{ "Not fussed about the police, up to you.", ABSENT },
	{ "I don't mind either way about police.", ABSENT },
	{ "I will go to the police myself.", ABSENT },
	{ "I'm going to the police tomorrow.", ABSENT },
	{ "I should go to the police I suppose.", ABSENT },

	/* asked */
	{ "Should I tell the police about it?", ABSENT },
	{ "Can you tell the police?", ABSENT },
	{ "Do you pass reports to the police?", ABSENT },
	{ "Would the police want to see this?", ABSENT },
	{ "What do the police do with my name if I say yes?", ABSENT },
	{ "Could you please tell me if the police will ring?", ABSENT },
	{ "should i give it to the police or not", ABSENT },
	{ "I wonder whether to let the police know.", ABSENT },
	{ "Question about sharing with Police.", ABSENT },
	{ "Do I agree to police? I do.", GIVEN },
	{ "Police involved? No thanks.", REFUSED },

	/* conditions */
	{ "Only if my lawyer agrees may you tell the Police.", ABSENT },
	{ "I have to ask my boss before you tell the police.", ABSENT },
	{ "Unless he pays me back, go to the police.", ABSENT },
	{ "If my wife agrees, you can give it to the police.", ABSENT },
	{ "Once the board has met you may tell the Police.", ABSENT },
	{ "You can tell the police after I talk to my son.", ABSENT },
	{ "Maybe the police can have it.", ABSENT },
	{ "I would have agreed to the police had it been more.", ABSENT },
	{ "Depending on your advice I agree to police.", ABSENT },
	{ "Assuming my partner is happy, we agree to police.", ABSENT },
	{ "I haven't decided about the police.", ABSENT },
	{ "Not sure about police.", ABSENT },
	{ "No decision has been made on Police involvement.", ABSENT },
	{ "It is not yet known whether Police will be involved.", ABSENT },
	{ "We are still thinking about the police.", ABSENT },
	{ "I cannot speak for the owner on police.", ABSENT },
	{ "Don't tell the police until I ring.", REFUSED },

	/* whose word it is */
	{ "My neighbour wants the police told.", ABSENT },
	{ "Another victim said she agrees to police.", ABSENT },
	{ "The bank has given it to the police.", ABSENT },
	{ "My friend says tell the police.", ABSENT },
	{ "Dad is happy for the police to have it.", ABSENT },
	{ "Other members are okay with the police.", ABSENT },
	{ "My wife says tell the police. I say no.", REFUSED },
	{ "My husband and I both agree that police get this.", GIVEN },

	/* the Police as a costume, and words of the evidence */
	{ "He pretended to be from the police and asked for money.", ABSENT },
	{ "A fake police officer rang, yes really.", ABSENT },
	{ "She threatened to send it to the police.", ABSENT },
	{ "He says he will report me to the police.", ABSENT },
	{ "He wrote \"I agree that Police are told\" and laughed.", ABSENT },
	{ "The mail says 'you consent to police action'.", ABSENT },
	{ "> Please give this to the police\nThat is his line.", ABSENT },
	{ "\xE2\x80\x9CSend it to the police\xE2\x80\x9D was all he said.",
	  ABSENT },
	{ "They want a police clearance fee.", ABSENT },

	/* not serious */
	{ "Oh yes, send the police, I'm sure they have time.", ABSENT },
	{ "lol tell the police they stole my password", ABSENT },

	/* two negations */
	{ "I have no issue with the Police reading it.", GIVEN },
	{ "I do not have a problem with you telling the Police.", GIVEN },
	{ "It is not an issue for the Police.", ABSENT },
	{ "There is no issue with the police check on my visa.", ABSENT },
	{ "I cannot see why the Police should not have it.", GIVEN },
	{ "I'm not against the police seeing it.", GIVEN },
	{ "I would not object to the police having it.", GIVEN },
	{ "We have no reason not to tell the police.", GIVEN },
	{ "I don't refuse to have the police told.", GIVEN },
	{ "No objections to you telling the police.", GIVEN },

	/* taken back, or given after all */
	{ "Yes to the Police. I have changed my mind, do not.", REFUSED },
	{ "You can tell the police. Actually no, scrap that.", REFUSED },
	{ "I agreed to police yesterday. I withdraw that.", REFUSED },
	{ "Please tell the police. On second thoughts, don't.", REFUSED },
	{ "I said yes to police. It is now a no.", REFUSED },
	{ "I said no to the Police. Make that a yes.", GIVEN },
	{ "I said no police. I have thought about it: yes, tell the police.",
	  GIVEN },
	{ "No police. Thank you for your help, send me a reply.", REFUSED },
	{ "Police can have it. But ask me first before you tell the police.",
	  ABSENT },

	/* what people say instead of "you may" */
	{ "I want it investigated as a crime.", GIVEN },
	{ "My bank needs a police report number, so please pass this "
	  "along.", GIVEN },
	{ "We need a police reference for our claim, kindly refer it on.",
	  GIVEN },
	{ "Yeah, the police are all good.", GIVEN },
	{ "Could you tell the cops about it on my behalf?", GIVEN },
	{ "Can I ask that you forward this to the police.", GIVEN },
	{ "I am ready for the cops to know.", GIVEN },
	{ "We are letting you send it to the police.", GIVEN },
	{ "I'm allowing your team to share this with Police.", GIVEN },
	{ "We would be grateful for your letting the police know.", GIVEN },
	{ "We're giving the police permission to read it.", GIVEN },
	{ "I don't see why I would object to the police having it.", GIVEN },
	{ "I can't think why I'd stop the police from seeing this.", GIVEN },
	{ "pleese tell the police thankyou", GIVEN },
	{ "The police opened a case in May. You can add this to their "
	  "file.", GIVEN },
	{ "You may share this with the police and tell my bank.", GIVEN },
	{ "None of us would mind the police having it.", GIVEN },
	{ "There's nobody here who objects to the police seeing it.", GIVEN },
	{ "Happy to share: Police", GIVEN },
	{ "Yes I agree with the cops", GIVEN },

	/* what is like it, and gives nothing */
	{ "My bank needs a police report number, what should I do?", ABSENT },
	{ "The insurer wants a police report. Please advise.", ABSENT },
	{ "I need a police clearance, please send it to them.", ABSENT },
	{ "Police are good people.", ABSENT },
	{ "Can you tell the police?", ABSENT },
	{ "Could you tell the police about it if I call?", ABSENT },
	{ "I'm ready to go to the police.", ABSENT },
	{ "I let the police have my dashcam.", ABSENT },
	{ "None of us agreed to the police having it.", REFUSED },
	{ "Nobody here knows if the police have it.", REFUSED },
	{ "I agree with the police that it is my own fault.", ABSENT },
	{ "I'm not ready for the police to know.", REFUSED },
	{ "I would appreciate your not telling the police.", REFUSED },
	{ "My son is ready for the police to know.", ABSENT },
	{ "I'm not saying I'd object to the police, nor that I agree.",
	  REFUSED },
	{ "That the police came here is not permission.", REFUSED },
	{ "Nobody here minds me, but the police do.", REFUSED },

	/* form syntax in the text */
	{ "Share with Police: Yes / No", ABSENT },
	{ "Share with Police (Y/N):", ABSENT },
	{ "Share with Police:", ABSENT },
	{ "Consent to Police: Y", GIVEN },
	{ "Consent to Police: N", REFUSED },
	{ "police_consent=1\nmedia_consent=0", GIVEN },
	{ "police_consent=0\nmedia_consent=1", REFUSED },
	{ "Police ....... no\nDIA ....... yes", REFUSED },
	{ "Police? [ ] Yes [x] No", REFUSED },
	{ "Police? [x] Yes [ ] No", GIVEN },
	{ "Police? [ ] Yes [ ] No", ABSENT },
	{ "Happy to share with Police [ ] yes [ ] no", ABSENT },
	{ "I agree to share this with Police: [ ]", ABSENT },
	{ "I agree to share this with Police: [x]", GIVEN },
	{ "I agree to share this with Police: yes / no", ABSENT },
	{ "Refer to Police (Y/N): N", REFUSED },
	{ "Refer to Police (Y/N): Y", GIVEN },
	{ "Refer to Police? Yes  No", ABSENT },
	{ "[ ] Call me. I am happy for the Police to have this.", GIVEN },
	{ "Consent for Police: not stated", ABSENT },

	/* te reo Maori, with and without macrons */
	{ "E whakaae ana au kia hoatu tēnei ki ngā pirihimana.", GIVEN },
	{ "E whakaae ana au kia hoatu tenei ki nga pirihimana.", GIVEN },
	{ "Tukuna tēnei ki ngā pirihimana.", GIVEN },
	{ "Kaua e tukuna tēnei ki ngā pirihimana.", REFUSED },
	{ "Kaore au e whakaae kia tukuna ki nga pirihimana.", REFUSED },
	{ "Me tuku au i tēnei ki ngā pirihimana?", ABSENT },

	/* Samoan, Tongan, Fijian, Cook Islands Maori */
	{ "Ou te malie e ave lenei mea i leoleo.", GIVEN },
	{ "Fa'amolemole aua le ta'u atu i leoleo.", REFUSED },
	{ "Ua ou lipoti i leoleo ananafi.", ABSENT },
	{ "'Oku ou loto ke 'ave 'eni ki he kau polisi.", GIVEN },
	{ "'Oua 'e 'ave ki he kau polisi.", REFUSED },
	{ "Au vakadonuya me tukuna vei ira na ovisa.", GIVEN },
	{ "Kua ni tukuna vei ira na ovisa.", REFUSED },
	{ "Auraka e tuku ki te akava.", REFUSED },

	/* Chinese, both scripts; Cantonese */
	{ "我同意把这件事转给警察。", GIVEN },
	{ "請把我的資料交給警方。", GIVEN },
	{ "请不要告诉警察。", REFUSED },
	{ "我不同意轉交警方。", REFUSED },
	{ "唔好話俾差人知。", REFUSED },
	{ "要不要告诉警察呢？", ABSENT },
	{ "骗子自称警察。", ABSENT },
	{ "我已经报警了。", ABSENT },

	/* Hindi, Punjabi, Gujarati, Fiji Hindi */
	{ "मैं सहमत हूँ कि यह पुलिस को दिया जाए।", GIVEN },
	{ "कृपया पुलिस को मत बताइए।", REFUSED },
	{ "क्या पुलिस को बताना चाहिए?", ABSENT },
	{ "police ko mat batana", REFUSED },
	{ "police ko mat bolna abhi", REFUSED },
	{ "police ko de do", GIVEN },
	{ "ਪੁਲਿਸ ਨੂੰ ਨਾ ਦੱਸੋ।", REFUSED },
	{ "પોલીસને આપવામાં મને વાંધો નથી.", GIVEN },

	/* Korean, Japanese */
	{ "경찰에 전달하는 데 동의합니다.", GIVEN },
	{ "경찰에 알리지 마세요.", REFUSED },
	{ "경찰에 알려야 할까요?", ABSENT },
	{ "警察に提供することに同意します。", GIVEN },
	{ "警察には伝えないでください。", REFUSED },

	/* Tagalog, Arabic, French, Spanish, German, Russian */
	{ "Pumapayag ako na ibigay ito sa pulis.", GIVEN },
	{ "Huwag ninyong ipaalam sa pulis.", REFUSED },
	{ "أوافق على إبلاغ الشرطة.", GIVEN },
	{ "لا أوافق على إبلاغ الشرطة.", REFUSED },
	/* "and not", "other than": one word */
	{ "ولا أريد إبلاغ الشرطة.", REFUSED },
	{ "أفضل ألا تخبروا الشرطة.", REFUSED },
	{ "لست موافقا على إرسال هذا للشرطة.", REFUSED },
	{ "J'accepte que la police soit informée.", GIVEN },
	{ "Je refuse que la police soit informée.", REFUSED },
	{ "Autorizo a compartirlo con la policía.", GIVEN },
	{ "No quiero que la policía lo sepa.", REFUSED },
	{ "Sie dürfen das gern an die Polizei weitergeben.", GIVEN },
	{ "Bitte nicht an die Polizei weitergeben.", REFUSED },
	{ "Ich bitte Sie darum, nichts davon an die Polizei weiterzugeben.",
	  REFUSED },
	{ "Ich habe nichts dagegen, dass Sie es an die Polizei weitergeben.",
	  GIVEN },
	{ "Я согласна передать это в полицию.", GIVEN },
	{ "Пожалуйста, не сообщайте в полицию.", REFUSED },
};

static void
statement_run(void **state)
{
	const struct statement *s = *state;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(s->name));
	struct kr_consent_record r = kr_consent_read(&text, KR_SPAN_NONE, NULL,
	    arena);

	if (r.value != s->value)
		fail_msg("%s, not %s (%s)", kr_consent_name(r.value),
		    kr_consent_name(s->value), r.why);
	assert_true(r.quote.len <= KR_CONSENT_QUOTE_MAX);
	assert_true(r.value == ABSENT || r.quote.view == &text);
	kr_arena_free(arena);
}

/* ---- children, subjects, quotes, limits ---------------------------------- */

static void
child_flagged(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view yes = kr_view_root(KR_SPAN_LIT(
	    "I am 14. Yes you can tell the police."));
	struct kr_view no = kr_view_root(KR_SPAN_LIT(
	    "I am 14. Please don't tell the police."));
	struct kr_consent_record r = kr_consent_read(&yes, KR_SPAN_NONE, NULL,
	    arena);

	(void)state;
	assert_int_equal(r.value, ABSENT);
	assert_true(r.minor);
	r = kr_consent_read(&no, KR_SPAN_NONE, NULL, arena);
	assert_int_equal(r.value, REFUSED);
	assert_true(r.minor);
	kr_arena_free(arena);
}

static void
subject_counts(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(KR_SPAN_LIT("See below."));
	struct kr_view no = kr_view_root(KR_SPAN_LIT("No police, sorry."));
	struct kr_span subject = KR_SPAN_LIT("Scam - OK to share with Police");
	struct kr_consent_record r = kr_consent_read(&text, subject, NULL, arena);

	(void)state;
	assert_int_equal(r.value, GIVEN);
	assert_string_equal(r.source, "subject");
	r = kr_consent_read(&no, subject, NULL, arena);
	assert_int_equal(r.value, REFUSED);
	assert_string_equal(r.source, "text");
	kr_arena_free(arena);
}

static void
quote_leads_back(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(KR_SPAN_LIT("He took it all. "
	    "Tukuna atu ki ng\xC4\x81 Pirihimana. Kia ora."));
	struct kr_consent_record r = kr_consent_read(&text, KR_SPAN_NONE, NULL,
	    arena);
	size_t off, len;

	(void)state;
	assert_int_equal(r.value, GIVEN);
	assert_span_equal(kr_slice_span(r.quote),
	    "Tukuna atu ki ng\xC4\x81 Pirihimana.");
	assert_true(kr_slice_origin(r.quote, &off, &len));
	assert_int_equal(off, 16);
	kr_arena_free(arena);
}

/* The whole sentence, not only the words that decided it. */
static struct quoted {
	const char	*name, *quote;
} quoted[] = {
	{ "It is a lot. After a long talk with my daughter, yes, the Police "
	  "can have it. Thanks.",
	  "After a long talk with my daughter, yes, the Police can have it." },
	{ "Consent to Police: no, sorry", "Consent to Police: no, sorry" },
	/* what comes first is left out where there is no room */
	{ "We have talked about this at great length in the committee and "
	  "with everybody who lives here, and I agree to the Police seeing "
	  "it.", "and I agree to the Police seeing it." },
};

static void
quoted_run(void **state)
{
	const struct quoted *q = *state;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(q->name));
	struct kr_consent_record r = kr_consent_read(&text, KR_SPAN_NONE, NULL,
	    arena);

	assert_span_equal(kr_slice_span(r.quote), q->quote);
	kr_arena_free(arena);
}

/* A yes at the start of a text that is too long to read is none. */
static void
long_text(void **state)
{
	static const char yes[] = "Yes, tell the police.\n\n";
	struct kr_arena *arena = kr_arena_new(64 << 20);
	size_t len = 2 * KR_CONSENT_TEXT_MAX;
	char *bytes = malloc(len);
	struct kr_view text;
	struct kr_consent_record r;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', len);
	memcpy(bytes, yes, sizeof(yes) - 1);
	text = kr_view_root((struct kr_span){ bytes, len });
	r = kr_consent_read(&text, KR_SPAN_NONE, NULL, arena);
	assert_int_equal(r.value, ABSENT);
	text = kr_view_root((struct kr_span){ bytes, 1000 });
	r = kr_consent_read(&text, KR_SPAN_NONE, NULL, arena);
	assert_int_equal(r.value, GIVEN);
	free(bytes);
	kr_arena_free(arena);
}

/* ---- the word lists, and a collection of statements --------------------- */

/* The table is written as the search copy has it, or it would not match. */
static void
words_folded(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);

	(void)state;
	for (size_t i = 0; kr_consent_tables[i] != NULL; i++)
		for (const struct kr_consent_words *row =
		    kr_consent_tables[i]; row->words != NULL; row++)
			assert_span_equal(kr_text_fold_span(
			    kr_span_str(row->words), arena), row->words);
	kr_arena_free(arena);
}

static enum kr_consent
read_line(const char *text, const char *id, const char *want)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view view = kr_view_root(kr_span_str(text));
	enum kr_consent got = kr_consent_read(&view, KR_SPAN_NONE, NULL,
	    arena).value;

	if (got == GIVEN && strcmp(want, "given") != 0)
		print_error("%s: falsely given: %s\n", id, text);
	kr_arena_free(arena);
	return got;
}

/* Statements, and the narratives that the model is made from. */
static struct collection {
	const char	*name;		/* in data/ */
	unsigned	 percent;	/* read right when last measured */
	unsigned	 asked;	/* labelled absent, but ask for Police
				 * outright */
} collections[] = {
	{ "consent/author01", 89, 0 },
	{ "consent/author02", 98, 0 },
	{ "consent/author03", 97, 0 },
	{ "consent/author04", 99, 0 },
	{ "consent/author05", 76, 0 },
	{ "consent/author06", 77, 0 },
	{ "narratives/public", 88, 0 },
	{ "narratives/organisations", 90, 0 },
	{ "narratives/languages", 98, 3 },
	{ "narratives/languages2", 96, 0 },
	{ "narratives/regional", 94, 0 },
	{ "narratives/young", 89, 0 },
	{ "narratives/technical", 99, 0 },
	{ "narratives/government", 97, 0 },
	{ "narratives/commercial", 98, 0 },
};

static void
collection_run(void **state)
{
	const struct collection *c = *state;
	const char *top = getenv("top_srcdir");
	char path[4096], *line = NULL;
	unsigned n = 0, right = 0, falsely = 0;
	size_t cap = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/data/%s.jsonl",
	    top != NULL ? top : ".", c->name);
	f = fopen(path, "r");
	assert_non_null(f);
	for (; getline(&line, &cap, f) > 0; n++) {
		json_t *j = json_loads(line, 0, NULL);
		const char *text, *want, *id;
		enum kr_consent got;

		assert_int_equal(json_unpack(j, "{s:s,s:s,s:s}", "text", &text,
		    "consent", &want, "id", &id), 0);
		got = read_line(text, id, want);
		right += strcmp(kr_consent_name(got), want) == 0;
		falsely += got == GIVEN && strcmp(want, "given") != 0;
		json_decref(j);
	}
	free(line);
	fclose(f);
	print_message("%u of %u right, %u falsely given\n", right, n,
	    falsely);
	assert_int_equal(falsely, c->asked);
	assert_true(n > 0 && right * 100 >= n * c->percent);
}

/* With too little memory nothing is said: never something else. */
static void
same_or_nothing(const char *statement, bool answer, size_t limit,
    enum kr_consent whole)
{
	struct kr_arena *arena = kr_arena_new(limit);
	struct kr_view text = kr_view_root(kr_span_str(statement));
	struct kr_span subject = KR_SPAN_LIT("OK to share with the Police");
	struct kr_consent_record r = answer ?
	    kr_consent_answer(&text, arena) :
	    kr_consent_read(&text, subject, NULL, arena);

	if (r.value != KR_CONSENT_ABSENT && r.value != whole)
		fail_msg("%s: %s with %zu bytes, %s with more", statement,
		    kr_consent_name(r.value), limit, kr_consent_name(whole));
	kr_arena_free(arena);
}

static void
little_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * KR_NELEM(statements); i++) {
		const char *statement = statements[i / 2].name;
		bool answer = i % 2 == 1;
		struct kr_arena *arena = kr_arena_new(1 << 22);
		struct kr_view text = kr_view_root(kr_span_str(statement));
		enum kr_consent whole = answer ?
		    kr_consent_answer(&text, arena).value :
		    kr_consent_read(&text, KR_SPAN_LIT(
		    "OK to share with the Police"), NULL, arena).value;
		size_t used = kr_arena_used(arena);

		for (size_t k = 0; k < 24; k++)
			same_or_nothing(statement, answer, used * k / 24,
			    whole);
		for (size_t less = 16; less <= 64; less += 16)
			same_or_nothing(statement, answer, used - less, whole);
		kr_arena_free(arena);
	}
}

#define N_SINGLE 6

int
main(void)
{
	struct CMUnitTest tests[N_SINGLE + KR_NELEM(statements) +
	    KR_NELEM(collections) + KR_NELEM(quoted)] = {
		cmocka_unit_test(words_folded),
		cmocka_unit_test(child_flagged),
		cmocka_unit_test(subject_counts),
		cmocka_unit_test(quote_leads_back),
		cmocka_unit_test(long_text),
		cmocka_unit_test(little_memory),
	};

	UNIT_ROWS(tests, N_SINGLE, statements, statement_run);
	UNIT_ROWS(tests, N_SINGLE + KR_NELEM(statements), collections,
	    collection_run);
	UNIT_ROWS(tests, N_SINGLE + KR_NELEM(statements) +
	    KR_NELEM(collections), quoted, quoted_run);
	return cmocka_run_group_tests_name("consent", tests, NULL, NULL);
}
