/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people may write at the end of a report, and whether it permits that
 * the Police get it: invented statements, most of them before the forms were
 * (permit_forms.c).  Then the forms themselves.
 */
#include "consent_lists.h"

#include "evidence/consent/permit.h"

static const char *const given[] = {
	/* who permits, in what capacity */
	"I consent in that capacity to the Police being told.",
	"We agree as trustees of the fund to Police seeing the letters.",
	"I, being the captain of the club, permit disclosure of the file to "
	"the Police.",
	"As administrator of my aunt's estate I authorise release of this to "
	"Police.",
	"In line with our own procedure, please pass this to Police.",
	"Pukeko Freight Ltd consents to the referral of this to Police.",
	"My wife and I jointly agree that the Police may be given our "
	"letter.",
	"I'm the secretary and have been asked by the committee to confirm "
	"that we agree to Police being told.",
	"The council approved it last night: please pass this to Police.",
	"Our marae committee voted unanimously, nobody against, to let the "
	"Police know.",
	"Permission to tell the Police is hereby given by the undersigned.",

	/* as people say it */
	"This company authorises you to pass it to the police.",
	"I confirm, as its secretary, that Pukeko Freight Ltd consents to the "
	"referral of this to Police.",
	"Our general counsel has cleared the disclosure to Police.",
	"Let it be known that you may send this email to the police.",
	"Please make the photos available to the Police.",
	"Would love it if the police had a look tbh",
	"I am happy for this to be raised with Police by your team.",
	"I have nothing against the police seeing it and nor does my wife.",
	"[x] I agree that my report and what is attached may go to Police\n"
	"[ ] I want the newsletter",
	"Polizei: ja",
	"Pirihimana: āe",
	"Count us in for the police referral.",
	"For the police part, put me down as a yes.",
	"My decision on the police question is yes.",
	"As to the Police, our answer is in the affirmative.",
	"Treat the police as having my full permission.",
	"Tick the police box for me please.",
	"I won't stand in the way of the police getting this.",
	"Not that I mind the cops reading it, quite the opposite.",
	"There isn't a thing in this letter I wouldn't want the police to "
	"see.",
	"There is no reason on our side why it should not go to the Police.",
	"Nothing in our terms prevents you telling the Police; please do so.",
	"No objections from this end re the Police.",
	"Police are good to go with this as far as we are concerned.",
	"What I meant to say is you can hand this to the police.",
	"You may give the Police your copy.",
	"I'd be grateful if you would send my account of the fraud to the "
	"Police, together with the enclosed slips.",
	"Please show it to the fraud people at the Police with our "
	"compliments.",
	"The firm permits disclosure to its insurers and the Police, in each "
	"case without further reference to us.",
	"I want this placed before the Police.",
	"pls shar this wiv the polise",
	"u can giv it to the cops i just want my money back",
	"Please pass it to the police, he said he would come on Friday.",
	"You asked whether the police may read this. They may.",
	"Would it bother me if the police rang? Not in the least.",
	"Police? Sign me up.",
	"Police (yes), Ombudsman (yes), insurer (no)",
	"Police: yes\nMedia: not on your life",
	"All good for the police to see this.",
	"I'm sweet as with you flicking this on to the cops.",
	"Yeah nah go for it, send it to the police if you reckon they'd "
	"want it.",
	"If the police can use any of this, please let them have it.",
	"You have my blessing to involve the police.",
	"Please feel free to hand my email to the Police.",
	"By all means get the police involved.",
	"I would be grateful if you would forward this to New Zealand "
	"Police on my behalf.",
	"Police too please.",
	"Cops can have it. Cheers.",
	"Passing to Police: fine by me.",
	"It doesn't bother me one bit if the police read it.",
	"I have nothing against the police being told.",
	"My wife and I both agree to the police being given our details.",
	"I am eighty-three and have nothing to hide, so the police are "
	"welcome to my letter.",
	"Do by all means let the constable have a copy.",
	"I'd actually like the police to have this.",
	"pls send 2 police ty",
	"yea u can tell the cops idc",
	"ye thats ok w me if cops get it",
	"I agree you give to police.",
	"I am agree that you send my information to the police of New "
	"Zealand.",
	"Sir, kindly share with police, I have no objection.",
	"No problem for me police see this email.",
	"I give the permission for police.",
	"Share this with the Police as you see fit.",
	"Happy to have the Police look into it.",
	"Happy for this to go to whoever needs it, Police included.",
	"Our board has resolved that the matter may be referred to "
	"Police.",
	"The company consents to disclosure of this report to the Police.",
	"On behalf of the school I authorise you to release this to "
	"Police.",
	"We are content for the NZ Police to receive the full logs.",
	"I'd be more than happy for the police to take this over.",
	"Go ahead and loop in the police.",
	"Feel free to bring in the police on this one.",
	"You're welcome to share what I've sent with the police.",
	"Send it to the fraud squad too, I don't mind.",
	"I've no qualms about the police getting my name and number.",
	"Yes to the police.",
	"Yes, the police may contact me about it.",
	"I want this in the hands of the police.",
	"Please make sure the police get it.",
	"I was in two minds, but yes, pass it to the police.",
	"Consent to share with Police - yes, granted.",
	"The police should be told and I'm asking you to tell them.",
	"My mother, for whom I hold power of attorney, agrees to the "
	"police being informed and so do I.",
	"No drama if it ends up with the police.",
	"Can you please pass this to the police?",
	"Āe, ka pai ki ahau te tuku i tēnei ki ngā pirihimana.",
	"E whakaae ana ahau kia tukuna tēnei ki te pirihimana.",
	"Ioe, e mafai ona avatu lenei i leoleo.",
	"Ou te fa'atagaina outou e lafo lenei i leoleo.",
	"'Io, 'oku ou loto ke 'ave eni ki he kau polisi.",
	"可以，请把这封邮件交给警方。",
	"我同意你们把资料转给警察。",
	"冇問題，可以交俾差人跟進。",
	"本人同意將此報告轉交警方。",
	"हाँ, आप यह जानकारी पुलिस को दे सकते हैं।",
	"mujhe koi aitraz nahi, police ko de dijiye.",
	"ਹਾਂ ਜੀ, ਤੁਸੀਂ ਇਹ ਪੁਲਿਸ ਨੂੰ ਦੇ ਸਕਦੇ ਹੋ।",
	"હા, પોલીસને આપી શકો છો, મને કોઈ વાંધો નથી.",
	"네, 경찰에 전달하셔도 괜찮습니다.",
	"경찰에 공유하는 것에 동의합니다.",
	"はい、警察に渡していただいて大丈夫です。",
	"警察への情報提供に同意します。",
	"Oo, payag po akong ibigay ninyo ito sa pulis.",
	"Ok lang po sa akin na makita ito ng mga pulis.",
	"Haan, police ke ye de do, hamme koi dikkat nahi.",
	"Io, au vakadonuya me soli vei ira na ovisa.",
	"Ae, te ariki nei au kia oronga atu ki te akava.",
	"نعم، أوافق على إرسال هذا إلى الشرطة.",
	"لا مانع لدي من مشاركة هذه الرسالة مع الشرطة.",
	"Oui, je suis d'accord pour que la police reçoive ce message.",
	"Look, I'm not precious about it, the police can see the whole "
	"thing.",
	"My details can go to the police, that's no trouble.",
	"The police are free to use what I've sent.",
	"I've talked it over with my daughter and we've decided the "
	"police should have this.",
	"Please do pass this along to whoever handles this at the police.",
	"I don't mind who you give it to, police included.",
	"Let the boys in blue have a squiz at it.",
	"Chuck it over to the coppers for all of our sakes.",
	"Give the police a bell about this if you think it's worth their "
	"time.",
	"You've got the green light to hand it on to the police.",
	"Police? Yes, absolutely, go for it.",
	"As far as I'm concerned the police can have everything.",
	"I'd have no hesitation in the police being brought in.",
	"I would welcome the police taking an interest in this.",
	"I am writing to give my consent for this report to be passed to "
	"NZ Police.",
	"We, the trustees, consent to this report being given to the "
	"Police.",
	"As the account holder I confirm that you may share this with "
	"Police.",
	"Approved for release to NZ Police. J. Whaanga, General Manager",
	"Please treat this email as our consent to share the report with "
	"NZ Police.",
	"Our firm has no objection to Police being provided with the "
	"logs.",
	"ok to share w police",
	"ya all g 4 the cops to see",
	"cops can see it i dont rly care",
	"u can show the police",
	"if the cops wanna see my msgs thats sweet",
	"I accept to share my case to police.",
	"You can to give this for police, is ok for me.",
	"Police can know my name and my phone, no problem.",
	"Please help me and inform police also.",
	"I am 79 and on my own. I should like the police to be told, "
	"please.",
	"My late husband would have wanted it, and so do I: please "
	"inform the police.",
	"I have no objection in the world to the police reading my "
	"letter.",
	"Would you be so kind as to pass my letter to the police.",
	"If you feel the police ought to know, then do tell them.",
	"If this is of any interest to the police, you're welcome to "
	"pass it on to them.",
	"Should the police want my statement, they are welcome to it.",
	"I want this reported to the police, please do that for me.",
	"I give full consent, police and all.",
	"I'm okay with my information going to law enforcement, "
	"including NZ Police.",
	"Share as widely as you like, including with the police.",
	"Absolutely happy for police involvement.",
	"Police may contact me on my work number.",
	"I can't see any reason the police shouldn't have it.",
	"Fine by me if you bring the police into it.",
	"Āe, whakamōhiotia ngā pirihimana.",
	"Kei te pai ki a au kia kite ngā pirihimana i tēnei.",
	"Tukua ki ngā pirihimana, kāore he raruraru.",
	"Ioe, ua ou fa'ataga.\nE mafai ona fa'ailoa atu i leoleo.",
	"E leai so'u fa'afitauli pe a avatu i leoleo.",
	"'Oku ou felotoi ke 'oatu ki he polisi.",
	"没问题，你们可以告诉警察。",
	"请转交公安机关处理，我愿意配合。",
	"我授权你们将本报告提供给新西兰警方。",
	"可以話俾警察知。",
	"請轉交警方，謝謝。",
	"पुलिस को बता दीजिए, मुझे कोई आपत्ति नहीं है।",
	"haan ji police ko bhej do.",
	"ਪੁਲਿਸ ਨੂੰ ਭੇਜ ਦਿਓ, ਮੈਨੂੰ ਕੋਈ ਇਤਰਾਜ਼ ਨਹੀਂ।",
	"મને મંજૂર છે, પોલીસને મોકલી દો.",
	"경찰에 넘겨 주세요.",
	"경찰이 봐도 상관없습니다.",
	"警察に転送してください。",
	"警察と共有しても構いません。",
	"Sige po, ipasa niyo na sa pulis.",
	"Wala po akong problema kung ibigay sa pulis.",
	"Police ke bata sako hai, koi baat nahi.",
	"E donu vei au me ra kila na ovisa.",
	"يمكنكم مشاركة التقرير مع الشرطة.",
	"Vous pouvez transmettre tout cela à la police, pas de souci.",
	"No tengo problema en que la policía lo vea.",
	"I'd be happy if you passed it to the police.",
	"Please refer this matter to the Police as I would like it "
	"investigated.",
	"Feel free to pass on my name and phone number to the police.",
	"You can give my details to the police if they want to talk to "
	"me.",
	"I'm quite okay with this being handed to the police.",
	"I am happy to be contacted by the police and for them to see "
	"all of this.",
	"I agree to you sharing this information with the New Zealand "
	"Police.",
	"Yes please let the police know, it might stop someone else "
	"getting caught.",
	"I have no issue with the police being given my email.",
	"Okay to pass to Police.",
	"Please could you send this on to the police, I don't know how "
	"to do it myself.",
	"I would prefer that the police deal with it, so yes, send it to "
	"them.",
	"It would put my mind at rest if the police had this.",
	"Please note I consent to this being shared with Police and "
	"other agencies.",
	"This can be shared with Police.",
	"My permission is given for the police to have these screenshots.",
	"Share with the police by all means, I kept the envelope too.",
	"I want the police to know about this person.",
	"I don't have any problem with you talking to the police about "
	"it.",
	"I think the police need to see this, please forward.",
	"If you could let the police know that would be great.",
	"Happy to share with Police, happy to give a statement.",
	"The police are welcome to my laptop if it helps.",
	"Let me be clear, I want this to go to the police.",
	"Permission granted to pass to Police.",
	"You've my permission to show the cops.",
	"I say give it to the police.",
	"Please hand this over to the police and keep me posted.",
	"I'm not bothered about privacy here, the police can have my "
	"name.",
	"im fine w the police seeing my snaps n stuff",
	"pls tell the cops bout this guy",
	"yeh u can pass it on 2 the police np",
	"dont mind if the police get it tbh",
	"hand it to the cops for all i care",
	"I am agreeing to share with police my informations.",
	"You may send to police. My English not good but I want they "
	"catch this people.",
	"Kindly do the needful and forward to police department.",
	"I give you right to tell police all thing.",
	"It is my wish that the police be informed.",
	"I should be most grateful if the police were informed on my "
	"behalf.",
	"I trust you to pass this to the police, dear.",
	"The organisation gives its consent for this incident to be "
	"referred to NZ Police.",
	"Our CEO has approved sharing this with Police.",
	"We're comfortable with Police involvement and can provide disk "
	"images.",
	"We authorise CERT NZ to share this report with NZ Police.",
	"Police sharing: approved.",
	"Consent for Police: yes",
	"As her son and attorney I consent to the police receiving this.",
	"We would like this to be investigated by the police.",
	"Whakaae ana ahau kia tohaina atu ki ngā pirihimana.",
	"E pai ana kia tukuna atu ki ngā pirihimana.",
	"Tēnā koa tukuna tēnei ki ngā pirihimana.",
	"Fa'amolemole lafo atu lenei tulaga i leoleo.",
	"Ua ou malie e fa'asoa atu i leoleo.",
	"Kataki 'ave 'a e lipooti ni ki he kau polisi.",
	"如有需要，可以把我的信息提供给警方。",
	"我愿意让警方知道这件事。",
	"同意转交警察。",
	"我願意將資料交給警方。",
	"麻煩幫我報俾差人知。",
	"मुझे पुलिस को जानकारी देने में कोई दिक्कत नहीं है।",
	"aap police ko bata sakte hain.",
	"ਮੈਂ ਸਹਿਮਤ ਹਾਂ ਕਿ ਇਹ ਪੁਲਿਸ ਨੂੰ ਦਿੱਤਾ ਜਾਵੇ।",
	"કૃપા કરીને પોલીસને જાણ કરો.",
	"경찰에 알려 주셔도 됩니다.",
	"제 정보를 경찰과 공유해도 좋습니다.",
	"警察に伝えてもらってかまいません。",
	"この件を警察に報告していただけますようお願いします。",
	"Pwede niyo pong ipaalam sa pulis.",
	"Pumapayag po akong malaman ito ng pulis.",
	"Ham raaji hai, police ke de do.",
	"Kerekere vakau vei ira na ovisa.",
	"أسمح لكم بإرسال بلاغي إلى الشرطة.",
	"Je vous autorise à communiquer mon signalement à la police.",
	"Doy permiso para que se lo envíen a la policía.",
	"We all agree police can have our statements, the boys are "
	"making a spreadsheet.",
	"Please give it to the Police and anyone who can freeze the "
	"account, my wife is very upset.",
	"You may pass the sample on to police or anyone in that trade of "
	"work.",
	"I have no objection to you giving this to the Police or whoever "
	"is meant to look.",
	"I give full permission for referral to Police and I've kept "
	"every email from the platform.",
	"We are completely on board with Police having this and can drop "
	"in the device.",
	"Happy for Police and Reserve Bank both to be in the loop.",
	"Could you please let the police know?",
	"Sharing this with the police is fine with me.",
	"Okay with police, thank you.",
	"Happy for the cops to get hold of this, I've had a gutsful.",
	"Copies are enclosed, and the Police are very welcome to see "
	"the lot if they have the stomach for it.",
	"Our CISO has cleared this report for release to Police and the"
	" NCSC.",
	"The partners met this morning and agreed that the whole file "
	"can go to the Police.",
	"As trustee I authorise you to give the Police whatever they "
	"ask for.",
	"We have no difficulty with NZ Police, the SFO or the FMA being"
	" given access to our logs.",
	"Please treat this as formal consent for onward disclosure to "
	"Police.",
	"Happy for it to be used by Police, Netsafe, whoever.",
	"Feel free to pass my details to the police so they can ring "
	"me.",
	"I'm good with you and the police having the file.",
	"Go ahead and let both the bank and the police know.",
	"You can share it with police or anyone else that might be able"
	" to trace the money.",
	"Give it to the police, the papers, anyone who will listen.",
	"Please could this be passed to police.",
	"Can this please go to the cops.",
	"Would be grateful if it could be sent to the police.",
	"I'd be pleased if you told the police on my behalf.",
	"I wish to have this matter referred to the Police.",
	"I request that this be forwarded to the Police Cybercrime "
	"Unit.",
	"My preference is that you involve the police.",
	"I want the cops to get this guy so give them everything.",
	"I'm all right with the cops looking at my phone records.",
	"cops r welcome 2 it",
	"yes to police no worries bro",
	"share w police all good",
	"k to give to cops",
	"no probs if police see it",
	"Police ok",
	"Police - yes",
	"Police: ok by me",
	"Police - happy for you to share",
	"NZ Police [yes] Netsafe [yes]",
	"Q: May we share your report with Police? A: Yes",
	"Share with Police (yes/no): yes",
	"Do you consent to us sharing with Police? Yes I do",
	"Consent to disclosure to NZ Police - I agree",
	"Police consent: I consent",
	"Police may have the thumb drive, the router and the note he "
	"left.",
	"Police can have the bank cards and the envelope they came in.",
	"I'm happy for the police to have the pcap and the memory "
	"image.",
	"The Police are welcome to the hard drive.",
	"Please give the police the number plate I wrote down.",
	"Hand the voice messages over to the police.",
	"My son (21) is fine with the police seeing his messages and so"
	" am I.",
	"My husband and I have talked and are happy for the police to "
	"be told.",
	"I spoke with my daughter and we both want the police to have "
	"this.",
	"I'm the account holder and I'm happy for the police to have "
	"this.",
	"Being the victim here, I consent to the police being given "
	"everything.",
	"I lost $3,000 and I'm angry, so yes, police please.",
	"This has gone on long enough so please send it to the police.",
	"It was my mistake but please let the police know anyway.",
	"I know it's not much but the police can have it.",
	"I don't know if it helps but feel free to pass it on to the "
	"police.",
	"Not sure this is the right place, but I am happy for you to "
	"forward it to the police.",
	"I don't expect to see the money again but please pass it on to"
	" the police.",
	"I've never done this before but I give permission for the "
	"police to be given my report.",
	"If you think the police could use it, send it on.",
	"If it's a police matter please send it on to them.",
	"If this is one for the police, go ahead and send it to them.",
	"When you've had a look, please forward it to the police.",
	"Once you have what you need, pass it to the police.",
	"After you've read it please send it to police.",
	"In case it's useful to the police, they can have it.",
	"E pai ana ki a mātou kia tukuna ēnei kōrero ki ngā pirihimana.",
	"Tukuna ki ngā pirihimana, e whakaae ana au.",
	"Ngā pirihimana: whakaae",
	"Ou te faatagaina le tuuina atu o lenei lipoti i leoleo.",
	"Leoleo: ioe",
	"'Oku ou loto ke 'ave ki he kau polisi.",
	"Polisi: 'io",
	"警方:可以",
	"我愿意把这些信息提供给警方",
	"可以分享給警方,沒問題。",
	"请把我的举报转给新西兰警方,谢谢",
	"पुलिस: हाँ",
	"आप मेरी रिपोर्ट पुलिस को दे सकते हैं",
	"경찰: 동의함",
	"경찰에 보내셔도 괜찮아요",
	"Pulis: oo",
	"Polizei: ja",
	"Pueden compartirlo con la policía.",
	"Podem enviar isto à polícia, sem problema.",
	"Sie können das gerne an die Polizei weitergeben.",
	"Cảnh sát: đồng ý",
	"'Io, 'oku ou loto ki ai ke 'ave 'eni ki he kau polisi.",
	"Police referral: OK",
	"Yes, by all means let the Police have a copy of this.",
	"The Police may have this and any other information I've sent.",
	"Disclosure to Police - granted",
	"हाँ, आप इसे पुलिस के साथ साझा कर सकते हैं।",
	"是否同意转交警方:同意",
	"I would love for the Police to have this report.",
	"No objection to the police being given this.",
	"feel free to loop in the police",
	"You've got my go-ahead to share everything here with NZ "
	"Police.",
	"Could you please forward this to the Police for me?",
	"sweet as to flick it on to the cops",
	"Ae, tukuna atu ki ngā pirihimana.",
	"Ou te ioe e tuuina atu la'u lipoti i leoleo.",
	"I would appreciate it if this was passed on to the Police "
	"cyber crime unit.",
	"It's fine by me if the police get this.",
	"पुलिस को भेजें: हाँ",
	"我同意你們把資料交給紐西蘭警方。",
	"Our board has agreed that the matter may be referred to the "
	"Police.",
	"Police can see this too if it helps them.",
	"There is no problem at all with the police having my name and "
	"number.",
	"I'd like the police to get this.",
	"It's okay to tell the police.",
	"I've talked to my husband and we are both okay with the police"
	" having this.",
	"I do not object to this being passed to Police.",
	"Consent to share with Police: [x] Yes [ ] No",
	"可以把这封邮件转给警察。",
	"Please get the police onto it.",
	"May we pass this to Police? - yes please",
	"Whakaaetanga mō ngā pirihimana: āe",
	"I have no issue with you giving my details and this email to "
	"the Police.",
	"Please pass it on to the Police at once, screenshots and all.",
	"Please report this to the police on my behalf.",
	"I want this to go to the Police.",
	"Do pass it to Police.",
	"मैं सहमति देता हूँ कि यह रिपोर्ट पुलिस को भेजी जाए।",
	"By sending this I consent to it being shared with the Police.",
	"send it to the cops please",
	"I am perfectly comfortable with the Police receiving a copy of"
	" my report and my phone number.",
	"you may hand this to the Police straight away, with everything"
	" attached",
	"our GM has authorised disclosure to NCSC and to NZ Police",
	"Pirihimana: āe",
	"Police - go for gold",
	"If the Police would be interested they are most welcome to it",
	"I'm happy for whoever needs it, cops included, to have it",
	"Both of us were fooled and the Police can have it.",
	"Should Police wish to take a statement I'm available after "
	"work, and yes they may have this email.",
	"The shop's owner, Mr Patel, and I are both content for Police "
	"to be sent the CCTV.",
	"We are a small charity and we would be relieved if the Police "
	"took this on.",
	"I hereby authorise the disclosure of my complaint to law "
	"enforcement bodies including New Zealand Police.",
	"Consent: I agree to NZ Police receiving this report.",
	"Sharing preferences - Police: yes; Netsafe: yes; media: no",
	"Do with it what you will, pass it to the police by all means.",
	"Wouldn't bother me at all if the cops saw this.",
	"It would be good if the police knew about this one.",
	"I can't get to the station so would you mind passing this to "
	"the police for me.",
	"Yes, I'd like police involved.",
	"I would like to press charges so please send to the police.",
	"Please escalate to Police.",
	"Please lodge this with the Police for me as I am housebound.",
	"I hope you'll send this on to the police, you have my "
	"permission.",
	"You don't need to ask me again, just send it to the police.",
	"I've no secrets, let the police look at all of it.",
	"Let the police know what happened to me.",
	"Let the cops sort him out, send them everything.",
	"Whatever the police need from me they can have.",
	"Everything above may be provided to the Police.",
	"My phone number and address can go to the police as well.",
	"I'm happy for my name to go to the police.",
	"I'm happy for my name and the account numbers to be passed on "
	"to police.",
	"I don't need it kept private, police can see it.",
	"Both flatmates and I are keen for the police to see this.",
	"As a family we agree to police involvement.",
	"We as a board consent to the police being notified.",
	"I speak for the whole team when I say the police can have it.",
	"Having slept on it, yes, give it to the police.",
	"I was hesitant at first but now I'm happy for the police to "
	"have it.",
	"I've thought about it and I'd like this to go to the police.",
	"Yes I consent, police included.",
	"Full permission to share with police from me.",
	"100% yes to sharing with the police.",
	"Hell yes send it to the cops.",
	"omg yes pls tell the police",
	"yup cops can hav it",
	"im ok wiv the police havin this",
	"u can giv it 2 da cops",
	"im happy 4 police 2 c this",
	"all g to share with nz police cheers",
	"No issues sharing w/ Police.",
	"OK for Police referral. Regards, K. Tamihana",
	"Happy w/ referral to NZ Police if that's the right place.",
	"Approved to share with Police: yes / Signed: M. Chen",
	"Police involvement welcome.",
	"Police welcome to call me.",
	"Referral to Police requested.",
	"Requesting referral to Police.",
	"Seeking referral to the police please.",
	"Could this get to the police please?",
	"Would you forward it to police please.",
	"Any chance you could pass this to the police for me please?",
	"It's up to me and I say yes to the police.",
	"You may contact the police regarding this matter.",
	"You have full authority to deal with the police for me.",
	"Please work with the police on this.",
	"Please liaise with Police on our behalf.",
	"We're happy for you to liaise directly with the Police.",
	"I am happy to have my details shared with the Police, FMA and "
	"the Commerce Commission.",
	"I permit the sharing of this report with law enforcement.",
	"I grant CERT NZ permission to share this with the NZ Police.",
	"I have changed all my passwords, cancelled the card and told "
	"the bank, and I am happy for you to pass this on to the "
	"police.",
	"Attached are the emails, the bank statement and a photo of the"
	" letter, all of which you are free to share with Police.",
	"My daughter is helping me write this as my English is not so "
	"good, but I want the police to have it.",
	"This happened in March, I only found out yesterday, please let"
	" the police know.",
	"If there is anything the police can do with this information I"
	" would be glad for them to have it.",
	"We are not after the money, we just want it on record, so "
	"please pass it to Police.",
	"I feel foolish writing this but my son said I should report it"
	" and I'm happy for the police to know.",
	"The hacker is still in the account as I write so please get "
	"this to the police quickly.",
	"We have notified our insurer and the Privacy Commissioner and "
	"consent to this notification being shared with Police.",
	"Our IT provider has preserved the logs, which the Police are "
	"welcome to.",
	"I don't want to make a fuss, but if it stops him doing it to "
	"somebody else then yes, tell the police.",
	"He has sent the pictures to my workmates and I've had enough, "
	"the police can have everything.",
	"I've already blocked him on everything, but feel free to hand "
	"all of this to the cops.",
	"This is the second time this month and I'd like it passed on "
	"to the police this time.",
	"Please find attached the invoice and headers; we have no "
	"objection to these being provided to Police.",
	"In answer to your question about the Police, yes.",
	"With regard to Police, I am happy for you to share.",
	"In terms of sharing with the police I'm all good.",
	"On the police question: yes, go ahead.",
	"I am 76 and not good with computers but I do want the police "
	"told.",
	"I lost my whole deposit to these people so I have no "
	"hesitation in agreeing to the police being told.",
	"The card was used in Manila, Lagos and Leeds within an hour "
	"and I give permission for my details to be shared with police "
	"here and overseas.",
	"He threatened to post them if I told anyone but I am telling "
	"you and I want the police to know.",
	"We run a small motel, our booking account was taken over, "
	"guests were charged twice, and we agree to Police being given "
	"the booking records.",
	"Not a huge loss, $85, but pass it to the police if it helps "
	"build a case.",
	"I'd rather the police knew about it than not.",
	"It might be nothing, but if you think it's something the "
	"police should see, please send it to them.",
	"There's no need to keep my name out of it, the police can have"
	" it.",
	"My only request is that you share this with the police.",
	"All I ask is that the police get to see this.",
	"I would feel a lot better if the police had this.",
	"Let me know if the police need anything else, and do share "
	"this with them.",
	"My partner set up the account, I use it, and we both agree the"
	" police should have this.",
	"Our lawyer has advised us to report it and we agree to it "
	"going to the Police.",
	"I've told my boss and he's fine with it, and so am I, so give "
	"it to the police.",
	"The school is aware, the parents are aware, and we are all "
	"happy for police to be involved.",
	"I'm not computer savvy so could you please send it on to the "
	"police for me, thank you.",
	"Thanks for your help with this and yes you can share it with "
	"police.",
	"I am writing from overseas and can't ring them so please tell "
	"the NZ police.",
	"My number is 021 555 0102 and the police can ring me on it.",
	"Not urgent. Happy for police to see.",
	"Police are aware of the first incident; please share this "
	"second one with them.",
	"I reported the burglary to the police separately; please also "
	"give them this.",
	"Kua whakaae mātou kia tukuna tēnei ki ngā Pirihimana o "
	"Aotearoa.",
	"Āe, tukuna tēnei ki ngā pirihimana.",
	"E pai ana ki ahau kia mōhio ngā pirihimana.",
	"Ka taea e koutou te tuku i tēnei ki ngā pirihimana.",
	"Me tuku tēnei ki ngā pirihimana tēnā koa.",
	"Ou te malie e tuuina atu i leoleo.",
	"E leai se faafitauli, avatu i leoleo.",
	"Faamolemole tuuina atu i leoleo lenei mataupu.",
	"Kataki 'o 'ave eni ki he polisi.",
	"我授权你们把这份报告交给新西兰警察",
	"本人同意向警方披露以上資料",
	"可以转给警察,我没有意见",
	"请帮我报警",
	"मेरी ओर से पुलिस को सूचित कर दें",
	"मुझे पुलिस के साथ साझा करने में कोई आपत्ति नहीं है",
	"पुलिस को यह रिपोर्ट दे दीजिए",
	"경찰과 공유하는 데 동의합니다",
	"경찰에 넘겨도 됩니다",
	"Sang-ayon po ako na ibigay ito sa pulis.",
	"Pwede po ninyong ibahagi sa pulis.",
	"Autorizo a compartir este informe con la policía.",
	"J'autorise la transmission de ce signalement à la police.",
	"Ich bin damit einverstanden, dass Sie das an die Polizei "
	"weiterleiten.",
	"Eu autorizo que enviem isto à polícia.",
	"Tôi đồng ý chia sẻ với cảnh sát.",
	"警察に提出していただいて構いません。",
	"警察への共有に同意します",
	"cops can have it, no worries",
	"I give you permission to hand over my report to the New "
	"Zealand Police, including all attachments.",
	"My wife and I both agree that you can send this to the police.",
	"Go ahead and pass it to the police.",
	"Nothing would please me more than the police getting hold of "
	"this.",
	"Police: absolutely",
	"Happy to involve the police: yes",
	"Permission is given to share this with NZ Police, Netsafe and "
	"CERT NZ.",
	"Permission to forward to police = yes",
	"I am willing for the Police to contact me about this report "
	"and to have a copy of it.",
	"이 신고를 경찰에 전달하는 것에 동의합니다.",
	"'Oku ou faka'ata ke mou 'ave 'eku lipooti ki he polisi.",
	"My client consents to the provision of this report to Police.",
	"You have my blessing to hand this over to the boys in blue at "
	"the police station.",
	"Pass to Police (Y/N): Y",
	"Share it with the police, the bank, whoever can stop these "
	"people.",
	"Ioe, e mafai ona tuuina atu lenei lipoti i leoleo.",
	"That's okay with me, give it to the police.",
	"I have no objections whatsoever to your passing the above on "
	"to the Police.",
	"It's a yes from me for sharing with police.",
	"Ou te malie e auina atu lenei i le Ofisa o Leoleo.",
	"I'd be grateful if you would pass this to the police.",
	"If it's any help to the Police, by all means pass it along.",
	"Kindly refer the matter to the Police for further "
	"investigation.",
	"We, the undersigned trustees, consent to the disclosure of the"
	" above to the New Zealand Police.",
	"Should it be useful to the police, please do send it on to "
	"them.",
	"I don't mind if you share this with the police.",
	"Āe, e whakaae ana ahau kia tukuna tēnei pūrongo ki ngā "
	"Pirihimana.",
	"As managing director of Harakeke Timber Ltd I consent to this "
	"report being given to New Zealand Police.",
	"네, 경찰과 공유하셔도 됩니다.",
	"I hereby give my consent for DIA to share my report with "
	"Police and other law enforcement agencies.",
	"The company is happy for this to be forwarded to Police along "
	"with the attached logs.",
	"Please ensure a copy reaches the Police.",
	"You're welcome to let the police see the whole thing.",
	"Kei te pai ki a au kia tukuna ki te pirihimana.",
	"You can forward the lot to the Police today if you like.",
	"Our privacy officer has approved sharing this with Police and "
	"the Privacy Commissioner.",
	"On behalf of the school, I authorise the release of this "
	"report to the Police.",
	"I agree to my information being passed to the police if "
	"needed.",
	"I am more than happy for this to go to the Police.",
	"我同意将此举报转交给警方。",
	"pls give to police asap",
	"I'd have no worries about the police getting a copy of what "
	"I've written.",
	"Just so you know, I'm totally fine with the police being "
	"looped in.",
	"We reported it to the bank on Tuesday and they told us to come"
	" here, we are happy for Police to be informed as well.",
	"Use my report however you need to, including giving it to the "
	"police.",
	"The club committee would like the Police to have the attached "
	"statement.",
	"My consent covers police as well.",
	"For police: permission granted.",
	"Kindly disclose this to the police at your earliest "
	"convenience.",
	"At your earliest convenience please refer this to Police.",
	"I've got screenshots if the police want them and they can have"
	" my phone too.",
	"Her emails are attached, I'm happy for them to go to the "
	"police.",
	"The attached can be passed on to police.",
	"Everything I've attached can go to Police.",
	"My statement is below and I'm willing for it to be given to "
	"the police.",
	"I am over 18, I am the victim and I want this reported to the "
	"police.",
	"You may use my name when you give this to the police.",
	"Feel free to give my number to whichever police officer is "
	"looking after this.",
	"We would be happy to have a detective come and see us about "
	"it, so share away.",
	"Yes, do involve the police.",
	"Police involvement is fine with us.",
	"I would not object to the police being involved.",
	"It goes without saying you can share this with the police.",
	"Obviously the police can have this.",
	"Of course you can pass it to the police.",
	"Naturally I'm happy for the police to have it.",
	"tbh id love it if the cops got this",
	"cops pls",
	"pls get the cops on to this",
	"dob him in to the cops for me",
	"i reckon the cops should have this so go for it",
	"the cops can have my phone if they want it",
	"yeah cops is fine",
	"ok with police",
	"happy with police sharing",
	"I confirm consent to share with the Police.",
	"The police can have every single thing I've got.",
	"The police can have every single thing we have, screenshots, "
	    "all of it, you don't have to ask me.",
	"Nah I don't mind, chuck it to the cops if it's any use to them.",
	"I say yes to you handing it over to the police, my business, my "
	    "call.",
	"Yeah, I'd want the police in on it.",
	"I'd be glad if the constables got to see all of it, and they "
	    "can ring me any time.",
	"Our committee passed a motion that the details may be given to "
	    "Police.",
	"Give this to the Police, to anyone, I'll sign whatever.",
	"Our chief executive has signed off on giving everything to your "
	    "people, to the spooks and to the police, no need to ask us "
	    "again.",
	"Please treat this email as our authority to release the note, the logs "
	    "and anything else we send to the Police cybercrime team.",
};

static const char *const never[] = {
	"If you have to tell the police, speak to us first.",
	"Yes I know you may tell the police. I am asking you not to.",
	"You may give it to the police. I am asking you not to.",
	"You may give it to the police. Change that to no please.",
	"[ ] I agree that my report and what is attached may go to Police\n"
	"[x] I want the newsletter",
	"Kāore mātou e whakaae kia hoatu, me ō mātou ingoa, ki ngā pirihimana.",
	"In line with your policy you give everything to the police.",
	"Under the law the police can have it.",
	"Our board voted, six against, to let the Police know.",
	"Permission to share with Police is to be granted by the court.",
	"Permission to tell the Police is granted by my ex.",
	"Permission to tell the Police is not granted.",
	"Nothing in our terms prevents you telling the Police.",
	"Nothing in our terms prevents you telling the Police; please don't.",
	"There isn't a thing in this letter I want the police to see.",
	"I won't stand in the way of the police doing their job.",
	"Count me out for the police referral.",
	"On the police question the answer is no.",
	"The police box was ticked by my flatmate.",
	"Police: tick. Actually, untick that.",
	"Police are good to work with.",
	"You asked whether the police may read this. They may not.",
	"You asked whether the police may read this. I may agree.",
	"Would it bother me if the police rang? It would.",
	"Would it bother him if the police rang? No.",
	"Do I want the cops in on this? Hell no.",
	"Should I tell the police? Yes.",
	"Can I give this to the police? Yes.",
	"Pass to Police: ok as long as you ask first",
	"give it to the police i dare you",
	"I would rather the police had a copy of the law.",
	"The Police may see it. On second thoughts I would prefer you did "
	"not.",
	"we are in year 10 and we dont mind if u tell the police",
	"Not keen on the cops seeing this.",
	"I'd rather the police weren't involved.",
	"Please leave the police out of it.",
	"no cops pls",
	"Do not, under any circumstances, give this to the Police.",
	"I am not comfortable with the police having my details.",
	"Happy for Netsafe to have it but not the police.",
	"I don't agree to it going to the police.",
	"Keep the police away from this, thanks.",
	"We withhold consent for disclosure to Police at this time.",
	"I'd prefer if this stayed between you and me and did not reach "
	"the police.",
	"You may share it with the bank and DIA. Police: no.",
	"I no want police.",
	"My lawyer says not to give it to the police, so please don't.",
	"nah dont tell the cops",
	"Before it goes to the police I'd want a chat first.",
	"If my manager signs off, you can send it to the police.",
	"Would it have to go to the police?",
	"My neighbour reckons I should let the police have it.",
	"I rang the police last week and they said they were happy to "
	"take it.",
	"The scammer told me he had given my details to the police.",
	"He said \"I consent to the police being informed\" as though he "
	"were reading a script.",
	"The bank said it would pass it to the police.",
	"My son is happy for the police to come round, but I haven't "
	"made up my mind.",
	"This information may be disclosed to law enforcement where "
	"required by law.",
	"The bank has my permission to share it with its fraud team.",
	"The police already have a copy from my brother.",
	"I'd be willing to let the police see it once I've spoken with "
	"my lawyer.",
	"The police are welcome at our school any time, they do great "
	"work.",
	"Yes, I have told my bank, and the police station is closed on "
	"Sundays.",
	"I'm fine. The police can be hard to reach.",
	"The website says the police may share your data with partner "
	"agencies.",
	"The letter asked me to consent to my records being sent to the "
	"police.",
	"My flatmate said go ahead and give it to the police.",
	"Any reply to this message may be monitored and shared with the "
	"Police.",
	"I suppose the police might want to see it.",
	"Not sure about the police, let me think about it.",
	"My cousin is a police officer and he is happy to help me.",
	"Give it to the police? Ha.",
	"The caller said he was from the police and that I should share "
	"everything with them.",
	"Please forward to your partner agencies.",
	"I gave my permission to the police last year about another "
	"matter.",
	"You may share this with the Department of Internal Affairs.",
	"I agree with the police that scams are getting worse.",
	"Please have the bank call me, I am happy to help, and the "
	"police were no use.",
	"Should the police become interested I would consider it.",
	"I have let the police know myself.",
	"Ask me first before the police get it.",
	"my mum says its ok to tell the police, im 14",
	"Maybe the police, not sure.",
	"They said they'd send it to the police if I didn't pay.",
	"Only tell the police if I say so later.",
	"I am okay. Police attended the address at 9 pm.",
	"The form had a box \"share with Police\" and I didn't know what "
	"to put.",
	"We are still getting consent from the customer to refer this to "
	"Police.",
	"He has my consent to speak to the police about his own car.",
	"I could live with the police seeing it if my name was taken off.",
	"You can imagine what the police will have to say about this.",
	"All emails sent to this organisation are archived and can be "
	"provided to Police.",
	"I do hope the police will read about this some day.",
	"Kaua e tukuna ki ngā pirihimana.",
	"Aua ne'i tu'uina atu lenei i leoleo.",
	"请不要转给警方。",
	"कृपया पुलिस को मत दीजिए।",
	"경찰에는 알리지 말아 주세요.",
	"Huwag po ninyong ibigay sa pulis.",
	"Je ne souhaite pas que la police soit informée.",
	"لا أريد أن تصل هذه الرسالة إلى الشرطة.",
	"I kōrero au ki ngā pirihimana inanahi.",
	"骗子说他是警察，要我同意转账。",
	"警察にはもう相談しました。",
	"El banco dijo que lo enviaría a la policía.",
	"Si mon mari est d'accord, vous pourrez le transmettre à la "
	"police.",
	"경찰에 전달되나요?",
	"I really don't want the police turning up here.",
	"Please keep this away from the cops.",
	"I'm not ready for the police to be involved.",
	"This is for your stats only, not for the police.",
	"Rather not have the police know, if it's all the same.",
	"Leave the cops out of it aye.",
	"I do not consent to Police.",
	"Netsafe yes, cops no.",
	"My husband would kill me if the police came, so no, don't tell "
	"them.",
	"Our client does not authorise disclosure to Police.",
	"you cant give it to the police i didnt say you could",
	"Do not contact police on my behalf.",
	"We decline to have this referred to Police.",
	"Please, no police, I am afraid for visa.",
	"The police? God no.",
	"The police can find him easily if they want.",
	"I'm glad the police have it now.",
	"I am happy that the police finally caught someone.",
	"The police will have my phone records anyway.",
	"It is good to let the police know about these things, the "
	"advert said.",
	"He can give it to the police himself.",
	"My bank can share it with the police.",
	"If I hear nothing by Friday I will go to the police.",
	"When the police rang, I was happy to talk.",
	"I think my wife is okay with the police having it.",
	"Maybe once the court case is over the police can have it.",
	"You should have told the police a year ago.",
	"The police should look at the banks.",
	"I'll let you know about the police.",
	"Does the police need this?",
	"What would the police do with it?",
	"Is it okay if the police see this? I don't know how it works.",
	"\"Pass this to the police, I don't care,\" he laughed.",
	"The email ended with: you can forward this to the police.",
	"The scammer wrote that I could tell the police if I liked.",
	"Their terms say they may share my data with police.",
	"The police station can see our driveway on camera.",
	"Please tell the bank, not sure about the police.",
	"I'd be open to the police hearing about it.",
	"Give me a day to think about the police.",
	"The police are welcome news in this street.",
	"My brother is in the police, he can see it from there.",
	"We share information with the police under our agreement.",
	"It was the police who said I should write to you.",
	"Police advised me to send this to you.",
	"I have sent it to the police too.",
	"No problem so far with the police, they answered quickly.",
	"I'm okay with Netsafe having this. The police I'd have to think "
	"about.",
	"happy to help the police with the other case, not this one yet",
	"The hacker texted: no worries if the police see this.",
	"In my country the police can read everything.",
	"My consent form for police vetting was attached to the stolen "
	"email.",
	"You may contact the bank. The police were told last week.",
	"I would let the police have it but it isn't mine to give.",
	"He told me, you can give it to the police.",
	"They say the police are free to look at any account.",
	"Please send the police report number to my insurer.",
	"Forward the police letter to my lawyer.",
	"The Police may see this differently.",
	"I wonder if the police can use it.",
	"Kāore au e pīrangi kia mōhio ngā pirihimana.",
	"'Oua 'e fakahā ki he polisi.",
	"唔好話俾差人知。",
	"警察には知らせないでください。",
	"Prefiero que la policía no lo sepa.",
	"ਪੁਲਿਸ ਨੂੰ ਨਾ ਦੱਸਿਓ ਜੀ।",
	"પોલીસને ના કહેશો.",
	"Ou te lē mana'o e iloa e leoleo.",
	"Sinabi ng bangko na ipapasa nila sa pulis.",
	"पुलिस ने कहा कि आपको लिखूँ।",
	"警察会看到这个吗？",
	"J'ai déjà prévenu la police.",
	"Sa ou talanoa ma leoleo ananafi.",
	"هل ستصل الرسالة إلى الشرطة؟",
	"Please don't pass my name to the police.",
	"I'd rather you didn't tell the police.",
	"Not for the police please.",
	"I am not giving permission for the police to have this.",
	"No to the police.",
	"The police must not get this.",
	"Don't share it with the police until I say so.",
	"We do not wish to involve the Police.",
	"I would not be happy for the police to get this.",
	"keep the cops outta this",
	"i dont want police",
	"Consent for Police: no",
	"Nobody else is to see this, and especially not the police.",
	"You do not have my permission to give it to the police.",
	"Please no police, my family will be ashamed.",
	"I already have a police case number.",
	"The police told me to contact you.",
	"Do I need to tell the police as well?",
	"I'm going to the police station tomorrow.",
	"He threatened to tell the police I had stolen it.",
	"She pretended to be a police officer and asked for permission "
	"to access my computer.",
	"The fake police officer said I should agree to everything.",
	"I am happy with how the police handled my burglary.",
	"The police can be contacted on 105, your website says.",
	"My husband thinks we should let the police have it.",
	"I would want to know more before the police are told.",
	"Depends what the police would do with it.",
	"Only if the police need it would I think about agreeing.",
	"If they come back I'll let you give it to the police.",
	"Once the audit is finished we may agree to share with the "
	"police.",
	"The insurer wants me to let the police have a copy.",
	"I was happy to give the police a statement back then.",
	"We consent to you sharing this with our bank.",
	"The email says \"we have forwarded your file to the police\".",
	"You can call me. The police have already been.",
	"Police were great, please pass on my thanks to the police.",
	"I'm okay now, the police checked on me.",
	"Could the police trace the number?",
	"I agree with your advice about the police.",
	"I will leave it to you whether the police should be told.",
	"I don't know if the police should have this.",
	"It might be fine to tell the police, I need to sleep on it.",
	"Let's see what the bank says before we give anything to the "
	"police.",
	"My neighbour is happy for you to tell the police about her case.",
	"The caller said that I could give his number to the police.",
	"I used to be happy to share things with the police.",
	"Unless my lawyer objects you can send it to the police.",
	"The police may want to see this.",
	"I hope the police get him.",
	"What if I let the police have it?",
	"Our policy is to share incidents with Police once the board "
	"approves.",
	"im 15 and u can tell the police",
	"The boss may be fine with the police having it.",
	"By replying to this email you agree that we may share it with "
	"the police.",
	"This message is confidential and may be disclosed to the Police.",
	"Tell the police and your photos go to everyone.",
	"He goes, sure, give it to the police.",
	"I could have let the police have it years ago.",
	"I have given it to the police and they are happy.",
	"Fine. Police or no police, my money is gone.",
	"Kāore au e whakaae kia mōhio ngā pirihimana.",
	"'Oku 'ikai te u loto ke 'ilo 'e he polisi.",
	"我不想让警察知道。",
	"mai nahi chahta ki police ko pata chale.",
	"경찰에 넘기는 것은 원하지 않습니다.",
	"Ayaw ko pong malaman ito ng pulis.",
	"Surtout ne prévenez pas la police.",
	"No quiero que intervenga la policía.",
	"Me kōrero au ki ngā pirihimana?",
	"警察叫我搵你哋。",
	"警察を名乗る男から電話がありました。",
	"경찰에 이미 신고했습니다.",
	"Kung papayag ang asawa ko, ibigay niyo sa pulis.",
	"قال لي المحتال إنه من الشرطة.",
	/* near to what the forms have */
	"No worries if the police are busy, and no need to tell them.",
	"No worries, the police have a copy already.",
	"No problem if the police see it, he said.",
	"I'm happy for the police to have it once my lawyer has seen it.",
	"I'm happy for the police to have it, or I will be when I've "
	"asked my wife.",
	"I am fine, the police have been round.",
	"My son is fine with the police having it.",
	"If my son agrees I'm fine with the police having it.",
	"The police can have the lot, lol, as if.",
	"The police can have the reward.",
	"The police can get the call records.",
	"The police can help.",
	"The police can see who called.",
	"Let the police deal with the real criminals.",
	"Happy for you to go to the police yourselves about your own "
	"site.",
	"You can tell the police that you are wrong.",
	"Send it to the police station in Manila, the caller said.",
	"He wrote: please send it to the police.",
	"It would be good if the police did something.",
	"I want the police to stop.",
	"I would like the police to know better.",
	"We have no objection to the police, only to paperwork.",
	"It doesn't bother me what the police do.",
	"It doesn't bother me if the police never find out.",
	"You have the authority to share it with the police under the "
	"Act.",
	"Should I let the police have a copy?",
	"Could you tell me if the police have it?",
	"Could the police please call off the dogs?",
	"I can see no reason the police should have it.",
	"There is no reason to tell the police.",
	"I can't see why the police should get it.",
	"Glad for the police.",
	"I'm all for the police.",
	"The bank called. They rang the police. Give them this.",
	"Netsafe and the police know. Let them have it.",
	"The caller said he was from the police. Let them have my number.",
	"Feel free to ask the police.",
	"Feel free to forward the police email to my team.",
	"Just send the police report to me.",
	"No harm in the police knowing, I suppose.",
	"Nothing against the police, but this is private.",
	"This may end up with the police.",
	"It may well go to the police.",
	"You can go to the police if it happens to you.",
	"The board has no objection to the police car park.",
	"Tell the police and I will post the video.",
	"Go to the police, I know where you live.",
	"Tell the cops, I will send it to all your friends.",
	"Call the police and you will never see her again.",
	"Please pass it to the police, the email went on to say.",
	"Please pass it to the police, but only the part about the bank.",
	"I'm happy for the police to have it, at some point in the "
	"future.",
	"I agree to the police having it, in my dreams.",
	"I'm happy for the police to have it, apart from the photos of "
	"my son.",
	"I consent to the police having it, or so the form has me say.",
	"The police can have it, when hell freezes over.",
	"You may tell the police, it says in their letter.",
	"I agree police can have our statements, unless the boys say "
	"otherwise.",
	"Please give it to the Police and anyone who can freeze the "
	"account, but not yet.",
	"Would the police mind seeing this?",
	"If they need my phone the police can come and ask me.",
	"It's fine, the police already spoke to me.",
	"I'm all for more police on the streets.",
	"My boss is happy for police to see it but the owner is not.",
	"Could you please let the police know if they ask, or not?",
	"Could you please pass it to the police, or not?",
	"Can you please let the police know if they ask or not?",
	"Big tick for the police, they came within minutes.",
	"Thumbs up to the police for their quick work.",
	"The scam committee has approved sharing this with Police, said"
	" the email.",
	"Our CEO has approved sharing this with Police in principle.",
	"Our CEO has approved the statement to Police.",
	"Our GM has approved the police discount.",
	"Our board has authorised the payment to the police college.",
	"The board has agreed that you may not share it with Police.",
	"The board has agreed to consider whether it may go to the "
	"Police.",
	"The trustees have approved disclosure to Police of last year's"
	" matter only.",
	"Their board has agreed that this can go to the Police.",
	"His CEO has authorised disclosure to NZ Police.",
	"The bank has authorised disclosure to NZ Police.",
	"The hotel's general manager has approved release to Police.",
	"Our CEO may have approved sharing this with Police.",
	"Our CEO has approved nothing for the police.",
	"Has our board approved sharing this with the Police?",
	"Our CEO says the board has agreed that this can go to the "
	"Police, which is news to me.",
	"I was told our board has approved sharing this with Police.",
	"The committee met and agreed that the police should do more.",
	"The partners met and agreed that the police are useless.",
	"Give the police a wide berth.",
	"The police can have the last laugh.",
	"The Police can have the day off.",
	"Police can have the bill for my time.",
	"Police can have my cash when I'm dead.",
	"The police are welcome to their opinion.",
	"The police are welcome to try.",
	"Give the police a card from me.",
	"Please thank the police with the card attached.",
	"You can share it with the bank, the telco and, if I ever "
	"agree, the police.",
	"Share it with the bank or the telco rather than the police.",
	"Netsafe, the bank, but never the police.",
	"Netsafe and the bank can have it, the police can wait.",
	"You may share it with Netsafe and with whoever isn't police.",
	"Pass it to the bank and not to the police.",
	"Send this to the bank and ask the police.",
	"I'd be pleased if you told the police nothing.",
	"I'd be pleased if the police told me.",
	"I wish to have the police apologise to me.",
	"I wish to have this matter kept from the Police.",
	"I want to have it back from the police.",
	"Both of us were fooled and the police can whistle for it.",
	"My phone was stolen and the police can find it.",
	"I was robbed and the police can be useless.",
	"He has my photos and you can tell the police nothing.",
	"My neighbour came round and the police can have it, he joked.",
	"They took my money and you can go to the police if it happens "
	"to you.",
	"The form was signed and I agree to the police having it, it "
	"reads.",
	"He rang again and I might tell the police.",
	"She lost it all and would like the police told, but I haven't "
	"decided.",
	"They have the logs and are happy for the police to have it.",
	"The tenants are upset and happy for the police to have it.",
	"My ex got drunk and wrote you can send it to the police.",
	"I paid it and please do not tell the police.",
	"The bank froze it and please keep the police out of it.",
	"Pirihimana: āe? kāore anō kia whakatau",
	"Pirihimana: āe rānei, kāo rānei",
	"Police: absolutely not",
	"Police: of course not",
	"Police: certainly, if my lawyer agrees",
	"Police: definitely maybe",
	"Police (optional): x / o",
	"Once you've asked me again, send it to the police.",
	"After you've spoken to my lawyer, send it to the police.",
	"After you have heard from my husband you can send it to the "
	"police.",
	"In case it's the police calling, I agree to talk.",
	"In case it is useful, the police have a copy.",
	"Not sure about yes to police.",
	"A yes to police is what they want from me.",
	"Yes to police brutality protests.",
	"If the police have the time they could have caught him.",
	"If the police can be bothered is what I'd like to know.",
	"You can share it with anyone who might help with the exception"
	" of the police.",
	"Send it to anyone that can trace the money, bar the police.",
	"I'm happy for it to be used by police in training only.",
	"I would be happy for it to be used by police dramas on "
	"television.",
	"This is not my formal consent for disclosure to Police.",
	"Is this my consent for disclosure to Police?",
	"This email is a scam consent for disclosure to Police.",
	"Treat this as consent for disclosure to Police, the fraudster "
	"wrote.",
	"My husband and I have talked and are not happy for the police "
	"to be told.",
	"My husband and I have talked and are happy for the police to "
	"be told once we have seen a lawyer.",
	"In short, the police can have nothing.",
	"Whatever happens, the police must not have it.",
	"No money was lost, so the police need not have it.",
	"Phone went dead at noon, said the police can have it.",
	"The site is still up, it says you can share with police.",
	"Pass to Police (Y/N):",
	"You can pass this to my bank.",
	"I take back what I said about the police having this.",
	"I was happy for the police to have it until my husband heard.",
	"If my manager agrees you can pass this to the police.",
	"I don't know if I can agree to the police having this.",
	"Earlier I agreed to the police getting it; that no longer "
	"stands.",
	"I have already given this to the police.",
	"Please don't share this with the police.",
	"Subject to legal sign-off, you may hand this to Police.",
	"The police gave me permission to forward it to you.",
	"You may share with police as long as my name is kept out.",
	"Can you share this with the police?",
	"The site says it is happy to pass your details to police.",
	"경찰 제공 동의: 아니오",
	"I wish I could say yes to the police.",
	"You may share this with Netsafe but nobody else.",
	"I withdraw my consent for the police to have it.",
	"I am not comfortable with the police seeing my details.",
	"Send it to the police for all the good it will do, they never "
	"helped me, so don't bother.",
	"我不同意转交给警方。",
	"请不要告诉警察。",
	"Consent to share with Police: [ ] Yes [x] No",
	"Do you want me to agree to you sharing it to the police?",
	"Only share this with the police if you ask me first.",
	"Yeah right, the police will be so happy to have it.",
	"The caller said he was from the police and I should share my "
	"details.",
	"The board will decide on Monday whether you may share it with "
	"Police.",
	"Police: no thanks",
	"The police have a copy of this report.",
	"Consent to share with Police: [ ] Yes [ ] No",
	"मैं सहमत नहीं हूँ कि यह पुलिस को दिया जाए।",
	"Our GM has not authorised disclosure to NZ Police.",
	"They have my phone and pass it to the Police.",
	"They have the logs and share it with the police.",
	"Pirihimana: āe, engari kaua te ingoa",
	"Whatever the police want from me they can have when they bring"
	" a warrant.",
	"Whatever the police need they can get themselves.",
	"Whatever the police want they can have over my dead body.",
	"Anything the police need you can give them once I have agreed.",
	"Referral to Police requested by the bank.",
	"Referral to Police not requested.",
	"Police referral: please ask.",
	"Referral to Police is fine in general but not here.",
	"Is a referral to Police wanted?",
	"A police referral is approved by whom?",
	"They are seeking referral to the Police of my neighbour.",
	"He is asking for referral to Police.",
	"The bank is requesting referral to Police.",
	"I am seeking referral to police training college.",
	"Any chance you could tell me what the police do with it?",
	"Any chance you could pass this to the police?",
	"Any chance the police already have it?",
	"I wonder if you could ask the police to call me off.",
	"I was wondering if you could tell the police for me or whether"
	" I have to.",
	"Could this go to the police?",
	"Can this go to the police?",
	"Would it be possible to pass this to the police?",
	"Could you please tell me whether the police got it?",
	"Could you please tell me how this gets to the police?",
	"Would you mind passing this to the police or is that my job?",
	"50% yes to police.",
	"Half of me says yes to the police.",
	"0% happy for the police to have it.",
	"I speak for nobody when I say the police can have it.",
	"I cannot speak for the team when I say the police can have it.",
	"He speaks for all of us when he says the police can have it.",
	"It would be good if the police came round more often.",
	"It would be good if the police knew their job.",
	"It would be a relief if the police were told by my lawyer.",
	"It would have been good if the police had known.",
	"I would be relieved if the police never saw this.",
	"Police: yes if they pay; Netsafe: yes; media: no",
	"Police: no; Netsafe: yes; media: yes",
	"Police: ask me; Netsafe: yes",
	"Police: ; Netsafe: yes",
	"Media: yes; Netsafe: yes; police: no",
	"hav u told da cops",
	"da cops hav it",
	"cops c everything",
	"dont giv it 2 da cops",
	"y wud i giv it 2 da cops",
	"i wud giv it 2 da cops but im scared",
	"Don't pass this to the police because I am scared.",
	"Pass this to the police as I told you not to.",
	"Send it to the police as he dictated.",
	"Please liaise with the police before you do anything about my "
	"data.",
	"The police can work with you on this.",
	"Please work with the police in future.",
	"You may contact the police if you are the victim.",
	"You may contact the police regarding your own complaint.",
	"Let the cops deal with their own mess.",
	"Let the police sort out the speeding first.",
	"Let the police sort it out among themselves.",
	"Let the police deal with real crime.",
	"My lawyer has to agree and I say police later.",
	"I'm fine with police in general.",
	"Yes to sharing with the police is not my answer.",
	"Is it yes to sharing with the police?",
	"Yes to sharing with the police? Not yet.",
	"Information in this report can be disclosed to the New Zealand"
	" Police.",
	"Everything you send in this form can be given to police.",
	"As for the police, I agree they are busy.",
	"As for the police, no.",
	"As for the police, I am happy with what they did.",
	"As to the police, you can ask them.",
	"About the police, I agree with you.",
	"Regarding the police, go ahead if my lawyer agrees.",
	"Regarding the police, I have no objection in principle but ask"
	" me first.",
	"When it comes to the police, I consent to nothing.",
	"When it comes to police, yes they are slow.",
	"As for passing it to the police, you can't.",
	"As for the police, he says yes.",
	"About the police: let me think.",
	"I'd rather the police had nothing.",
	"I'd rather the police had it never.",
	"I'd rather the police had told me.",
	"I'd rather the police had caught him.",
	"I'd rather the police were left out.",
	"I'd rather the police had more staff.",
	"I'd rather the police had a copy of the law.",
	"My only request is that you ask me before the police get it.",
	"My only request is that you don't share this with the police.",
	"All I ask is that the police leave me alone.",
	"All I want is for the police to apologise.",
	"All he wants is for the police to have it.",
	"What I want is for the police to be told by you when I say so.",
	"My only wish is that the police had come.",
	"All I ask is that nobody tells the police.",
	"I would feel a lot better if the police had come.",
	"I would feel better if the police never knew.",
	"It would be appreciated if the police called before visiting.",
	"Give the police the wrong number.",
	"The police can have the wrong number.",
	"Let the police have the last word.",
	"The police can have the missing file when you find it.",
	"The police have the booking records.",
	"I only want to ask about the police, send me a form.",
	"I only said it once, the police can have it, and I regret it.",
	"It only works, they say, if you tell the police.",
	"Only my boss knows, send it to the police if he agrees.",
	"The police can ring me on it if I agree.",
	"My number is on the form and the police can find me.",
	"In terms of the police, they can wait.",
	"In terms of sharing with the police, I am undecided.",
	"Concerning the police, you may share your thoughts with me.",
	"Kāore mātou e whakaae kia tukuna ki ngā pirihimana.",
	"Kua tukuna kētia e au ki ngā pirihimana.",
	"Mehemea ka whakaae taku rōia, tukuna ki ngā pirihimana.",
	"E leai so'u malie e avatu i leoleo.",
	"Ua uma ona ou tuuina atu i leoleo.",
	"'Ikai ke u loto ke 'ave ki he polisi.",
	"我已经报警了",
	"我丈夫同意交给警方",
	"警察:不同意",
	"要不要交给警方?",
	"मैंने पुलिस को बता दिया है",
	"पुलिस को मत बताइए",
	"경찰에 이미 신고했습니다",
	"경찰에 알려야 하나요?",
	"Ayaw ko pong ibigay sa pulis.",
	"No autorizo que lo compartan con la policía.",
	"Je n'autorise pas la transmission à la police.",
	"Ich habe es schon der Polizei gemeldet.",
	"Tôi không đồng ý chia sẻ với cảnh sát.",
	"I bought a car off him and the police can vouch he sold it to "
	"me.",
	"The site was hacked and you can ask the police.",
	"The file came with a note, I'm happy for the police to have "
	"it.",
	"A voice came on the line, please pass this to the Police.",
	"The envelope held a card, we consent to this report being "
	"given to the Police.",
	"The last thing he typed was, you can give it to the police.",
	"They kept me on hold and made me repeat, I agree to the police"
	" having it.",
	"The fake officer wanted to hear, yes you can share it with "
	"Police.",
	"My daughter is 15 and wants the police to have it.",
	"Our CEO has agreed to meet the Police.",
	"Our board has approved sharing this with Police once the audit"
	" is done.",
	"The trustees have authorised disclosure to Netsafe, and Police"
	" will be asked later.",
	"Our GM has authorised disclosure to NCSC but NZ Police is "
	"still being discussed.",
	"Our partners met and agreed that nothing may go to the Police.",
	"Our chairman has okayed the police band for the gala.",
	"Our legal team has cleared the letter from the Police.",
	"You may send it to the bank, to Netsafe and, only if they ask,"
	" to the police.",
	"Send it to the bank and to my lawyer, who may tell the police.",
	"Share with anyone who can help other than police.",
	"The police are welcome to it when my lawyer says so.",
	"U can giv it 2 da cops wen i say so.",
	"u can giv it 2 da cops jk",
	"c wat da cops say",
	"w the police its always no",
	"any chance you could tell the police to stop calling me "
	"please?",
	"I was wondering if you could find out for me what the police "
	"have.",
	"Could the police please stop having this number?",
	"Can my report please not go to the police?",
	"Could this please go anywhere but the police?",
	"Is it possible to please keep this from the police?",
	"Referral to Police requested in error.",
	"Referral to Police requested: no.",
	"Police referral approved by the scammer's fake department.",
	"Requesting referral to Police policy.",
	"Whatever the police need they can have, says the bank.",
	"Whatever the police want they can have, not from me though.",
	"Regarding the police, my answer is yes to nothing.",
	"In terms of the police, all good things take time.",
	"When it comes to the police I am happy with them.",
	"I'd rather the police knew nothing about it.",
	"I'd rather the police knew about it from me.",
	"All I want is for the police to find my dog.",
	"My only request is that the police are not told.",
	"What I would like is for the police to be told by my lawyer, "
	"not by you.",
	"I would be happier if the police had nothing to do with it.",
	"Police: absolutely, said nobody ever.",
	"Police: āe / kāo",
	"Police: of course you would ask.",
	"Being the manager, I agree the police do good work.",
	"As the account holder I agree that my bank may tell the "
	"police.",
	"On behalf of the bank, I consent to the police having your "
	"account, he said.",
	"No money was lost, no harm done, no need for the police.",
	"In short, no police.",
	"To save time, tell the police yourself.",
	"The bank has frozen it, the police can wait.",
	"I only want it fixed, the police need not have it.",
	"I'm happy for the police to have it, I want it back first.",
	"Please pass this to the police, I want it stopped before it "
	"gets to them.",
	"You can share it with police, I don't want anyone to know "
	"though.",
	"Send it to the police, I don't want anyone else to get it.",
	"Please tell the police, I am not afraid of you people.",
	"I agree to the police having it, in case he agrees.",
	"Give it to the police in case my lawyer says yes.",
	"The police may have it before anyone else has asked me.",
	"Send it to the police, it can't hurt to ask me first.",
	"Share with NZ Police? N",
	"I'm not happy for the police to have this.",
	"Oh sure, give it to the police, as if they ever did anything.",
	"What happens if I say yes to police?",
	"I am happy for anyone but the police to have it.",
	"Under no circumstances may this be given to the police.",
	"I should have given this to the police.",
	"He wrote: I consent to sharing my information with the police.",
	"You can share it with Police once I have spoken to my bank.",
	"I am happy for CERT NZ to have it.",
	"경찰에 전달하지 마세요.",
	"I sent this to the police last week and they said to tell you.",
	"Our lawyers are considering whether this may be passed to "
	"Police.",
	"Police: ask me first",
	"The scammer said \"yes you can send this to the police\".",
	"We share information with the Police where we are required to "
	"by law.",
	"I said yes to the police before but I have changed my mind.",
	"Share with whoever you like other than the cops.",
	"Police - not sure",
	"Aua, aua le tuuina atu i leoleo.",
	"The board has yet to approve disclosure to the Police.",
	"I might be OK with you giving this to the police, let me think"
	" about it.",
	"Would you be passing this to the police?",
	"Happy to share with anyone, police aside.",
	"Pirihimana: kāo",
	"The email says I must agree to my data being handed to the "
	"police.",
	"Police: maybe later",
	"'Ikai, 'oua te mou 'ave ki he polisi.",
	"No, not the police.",
	"I would rather you didn't give this to the police.",
	"Kāo, kaua e tukuna ki ngā pirihimana.",
	"पुलिस को मत भेजें।",
	"My neighbour is happy for the police to have his report, I "
	"haven't decided about mine.",
	"My brother thinks you should give this to the police.",
	"You may share it with everyone except Police.",
	"It goes without saying that the police are busy.",
	"It goes without saying you can't share this with the police.",
	"Needless to say the police have it.",
	"Our committee would like the police to slow the traffic.",
	"The club committee would like the police to have a stall.",
	"My consent covers police only if my wife agrees.",
	"My consent covers Netsafe, police not.",
	"Your consent covers police, it says.",
	"Does my consent include police?",
	"Use my report however you like except giving it to the police.",
	"Use my report however you like, including not giving it to the"
	" police.",
	"In case you were wondering, the police have been.",
	"Naturally the police can have trouble with this.",
	"Whichever police officer is looking after this has it.",
	"FYI police have it.",
	"Just so you know, the police asked for it.",
	"A copy of what the police sent me is attached.",
	"The police can have every single thing I've got once my lawyer "
	    "has seen it.",
	"The police can have every single thing I've got over my dead "
	    "body.",
	"The police can have every single thing I've got, but not from "
	    "you.",
	"Nah, I don't want it chucked to the cops.",
	"Nah, chuck it to the cops? You must be joking.",
	"nah dont chuck it to the cops",
	"I say yes to you handing it over to the police when I have "
	    "asked my wife.",
	"I did not say yes to you handing it over to the police.",
	"I would say yes to you handing it over to the police if I knew "
	    "what for.",
	"He wants me to say yes to you handing it over to the police.",
	"I want the police in on it, but only after the audit.",
	"id want the police in on it only if he does it again",
	"My ex would like the police in on it.",
	"I'd be glad if the constables got to see all of it, but my "
	    "husband would not.",
	"I'd be glad if the constables never got to see any of it.",
	"The committee voted that the report may not be given to Police.",
	"The committee voted that the report may be given to Police, and "
	    "then took it back.",
	"The board decided that the details may be given to the Police "
	    "if the insurer agrees.",
	"Has the board decided that the details may be given to Police?",
	"The scammers passed a motion that the details may be given to "
	    "Police.",
	"Give this to the Police? To anyone? I'll sign nothing.",
	"She said to give this to the Police, to anyone, I'll sign "
	    "whatever.",
	"The chief executive has not signed off on giving everything to "
	    "the police, no need to ask us again.",
	"The chief executive signed off on giving everything to your "
	    "people, not to the police, no need to ask us again.",
	"You don't have to ask me about the police, the answer is no.",
	"The police can have it, you don't have to ask me twice to say "
	    "no.",
	"The Police can come and get it from the bank themselves, I am "
	    "not giving it.",
	"The police can come and see me with a warrant.",
	"Whatever the police want from us goes through our lawyer.",
	"The mail said: the police may have whatever they want from us.",
	"You may disclose this to law enforcement, the Police excluded.",
	"You may disclose this to law enforcement, the Police included, "
	    "after coming back to me.",
	"You may disclose this to your partners without coming back to "
	    "me, Police need my say.",
	"I don't mind, chuck it to the cops if my wife agrees.",
	"I don't mind who chucks it to the cops as long as it is not "
	    "you.",
	"all good, the cops can have it later maybe",
	"The tenants passed a resolution that the landlord may be given "
	    "to Police.",
	"My decision, my call: no police.",
	"It is my call whether you hand it over to the police.",
	"The board agreed that the report may be given to Police, and "
	    "then changed its mind.",
	"Please treat this email as our authority to release the note, the logs "
	    "and anything else we send to the Police once the lawyers agree.",
	"Please send it to the Police, it cant hurt if my lawyer agrees.",
	"Please tell the Police, nobody deserves this before my lawyer "
	    "has agreed.",
	"Please pass this to the Police, not that I expect to agree to "
	    "it in the end.",
	"As the price of his silence, please pass this to the Police.",
	"As a test, please pass this to the Police.",
	"As her lawyer would have it, please pass this to the Police.",
	"Please pass this to the Police because he knows my house, but "
	    "not until I have spoken to my lawyer.",
	"Please send this to the Police because he knows my house, only "
	    "if my wife agrees.",
	"You can share this with the Police since I lost money, unless "
	    "my bank refunds me.",
	"Please pass this to the Police because I was robbed, and my "
	    "wife says no.",
	"Please pass it on to the Police because I was robbed; on second "
	    "thoughts do not.",
	"Please pass this to the Police because I was robbed, but only "
	    "the first page.",
	"Please give it to the Police so they catch him, after my trial.",
};

/* ---- the forms ----------------------------------------------------------- */

#define FORMS_MAX	416

static size_t
form_index(const char *name, size_t len)
{
	size_t i;

	for (i = 0; kr_permit_forms[i].name != NULL; i++)
		if (kr_span_is((struct kr_span){ name, len },
		    kr_permit_forms[i].name))
			break;
	return i;
}

enum seen { UNSEEN, OPEN, DONE };

/* Every name in a form is that of one, and none leads back to itself. */
static void
walk(size_t form, enum seen seen[FORMS_MAX])
{
	assert_in_range(form, 0, FORMS_MAX - 1);
	assert_int_not_equal(seen[form], OPEN);
	if (seen[form] == DONE)
		return;
	seen[form] = OPEN;
	for (const char *p = kr_permit_forms[form].is; *p != '\0';) {
		size_t len = strcspn(p, " |?*"), next;

		if (*p >= 'A' && *p <= 'Z') {
			next = form_index(p, len);
			if (kr_permit_forms[next].name == NULL)
				print_error("%.*s\n", (int)len, p);
			assert_non_null(kr_permit_forms[next].name);
			walk(next, seen);
		}
		for (size_t i = 0; i < len; i++)
			assert_true(kr_is_alnum(p[i]) || p[i] == '#' ||
			    p[i] == '&' || p[i] == '~');
		p += len + strspn(p + len, " |?*");
	}
	seen[form] = DONE;
}

static void
forms_are_a_tree(void **state)
{
	enum seen seen[FORMS_MAX] = { UNSEEN };

	(void)state;
	assert_true(kr_permit_ready());
	walk(form_index("SENTENCE", 8), seen);
}

static struct consent_lists lists = CONSENT_LISTS(never, given);

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CONSENT_LISTS_TESTS(&lists),
		cmocka_unit_test(forms_are_a_tree),
	};

	return cmocka_run_group_tests_name("consent_permit", tests, NULL,
	    NULL);
}
