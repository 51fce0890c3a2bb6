/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of consent: English, of what is told, played or somebody else's, and
 * of what means nothing (words.h says how they are written).
 */
#include "evidence/consent/words.h"

/* They may get in touch: that names them, permits, and lets them have it. */
#define POLICE_CALLS \
	"police can contact me|police can contact us|police can call me|" \
	"police can call us|police can ring me|police can ring us|" \
	"police can phone me|police can phone us|police can talk to me|" \
	"police can talk to us|police can speak to me|" \
	"police can speak to us|police may contact me|" \
	"police may contact us|police may call me|police may call us|" \
	"police may ring me|police may ring us|police may phone me|" \
	"police may phone us|police may talk to me|police may talk to us|" \
	"police may speak to me|police may speak to us|" \
	"the police can contact me|the police can contact us|" \
	"the police can call me|the police can call us|" \
	"the police can ring me|the police can ring us|" \
	"the police can phone me|the police can phone us|" \
	"the police can talk to me|the police can talk to us|" \
	"the police can speak to me|the police can speak to us|" \
	"the police may contact me|the police may contact us|" \
	"the police may call me|the police may call us|" \
	"the police may ring me|the police may ring us|" \
	"the police may phone me|the police may phone us|" \
	"the police may talk to me|the police may talk to us|" \
	"the police may speak to me|the police may speak to us"

const struct kr_consent_words kr_consent_words_english_told[] = {
	{ "en", KR_CW_TOLD,
	  "so far|already|reported to|reported it to|reported this to|went to|"
	  "gone to|been to|rang|phoned|spoke to|spoken to|talked to|"
	  "told the|i told|we told|have told|filed|lodged|"
	  "made a report|made a statement|gave a statement|"
	  "complained to|last time|visited|came|come and|did nothing|"
	  "werent interested|case number|reference number|file number|"
	  "report number|told me|told us|said|consented|i reported|"
	  "we reported|reported|were|was|sent me|yesterday|advised me|"
	  "told my|asked me|gave|last week|last month|last year|"
	  "last night i|on tuesday i|ago|took|did|know about|are aware|"
	  "is aware|got a letter from|have a file|opened a file|"
	  "are investigating|are looking|is looking|in touch|"
	  "heard from|no word from|i sent|we sent|i passed|i gave|"
	  "we gave|i handed|we handed|i shared|we shared|i called|"
	  "we called|i contacted|we contacted|i informed|we informed|"
	  "i notified|we notified|have been told|has been told|"
	  "have been informed|been notified|been informed|i read that|"
	  "i know you|i know that|i see you|i see that|"
	  "i heard|it says|your form says|your website says|"
	  "your form said|yes the police have|yes police have|"
	  "yeah the police have|the police have been|police have been|"
	  "been advised|was advised|advised to|was told to|"
	  "been told to|encouraged to|asked to|urged to|have let|had let|"
	  "ive let|weve let|have put|ive put|weve put" },
	{ "en", KR_CW_SHAM,
	  "pretend|pretended|pretending|pretends|purporting|purports|"
	  "impersonat*|posing|claim to be|claims to be|claimed to be|"
	  "claiming to be|claiming|from the police|fake|said he was|"
	  "said she was|says he is|says he was|supposedly|so-called|"
	  "dressed as|have your consent|have your permission|"
	  "your consent on record|their footer|his footer|footer|"
	  "threat*|badge|blackmail*|report me|arrest|arrested|"
	  "police vetting|police clearance|police check|vetting|"
	  "webinar|cookies|attacker|attackers|scammer|scammers|caller|"
	  "by day|as a policeman|is a policeman|is a cop|was a cop|"
	  "ex-cop|retired policeman|retired cop|my husband is a|"
	  "the email says|the letter says|the message says|it says|"
	  "wrote that|states that|according to|typed|reads|"
	  "the text says|the form says|the site says|the pop-up|popup|"
	  "template|in the pdf|screenshot says|their terms|"
	  "terms and conditions|small print|signature|signed my name|"
	  "forged|in my name|the thief|the hacker|fraudster|crook|"
	  "conman|swindler|movie|film|tv|novel|song|the police check|"
	  "the police vetting|the police clearance|form saying|"
	  "letter saying|email saying|text saying|message saying|"
	  "notice saying|page saying|website saying|sign saying|"
	  "mail saying|asked me to|told me to|asking me to|"
	  "wanted me to|wants me to|want me to|telling me to|"
	  "tells me to|makes me|made me|quote unquote|unquote|"
	  "and i quote|tick box|tickbox|the text was|the message was|"
	  "the mail was|the email was|the message read|the text read|"
	  "the mail read|the email read|the mail ends|the email ends|"
	  "the line|scam mail|scam email|he goes|she goes|was like|"
	  "the guy said|tell the police officer who|tell the cop who|"
	  "your form says|your website says|your site says|"
	  "your page says|auto reply says|auto-reply says|"
	  "your email says|your letter says|your reply says" },
	{ "en", KR_CW_BLANK,
	  "yes/no|y/n|yes or no|yes / no|y / n|delete one|delete as|"
	  "circle one|please select|select one|choose one|tick one" },
	{ "en", KR_CW_PAST,
	  "back in|last time|previously|previous report|years ago|"
	  "last year|different scam|different matter|earlier case|"
	  "in the past|earlier report|another case|another matter|"
	  "the previous" },
	{ "en", KR_CW_STRANGER,
	  "thinks you should|reckons you should|says you should|"
	  "our accountant|my accountant|the accountant|"
	  "workmates|classmates|teammates|housemates|another victim|"
	  "other victim|other victims|courier|web host|our host|their legal|"
	  "his lawyer|her lawyer|their lawyer|friend|friends|some people|"
	  "people say|everyone says|everybody says|the forum|online said|"
	  "google says|neighbour|neighbours|neighbor|sister|brother|mate|"
	  "flatmate|flatmates|cousin|colleague|colleagues|my ex|the bank|"
	  "my bank|our bank|my insurer|provider|telco|the shop|landlord|"
	  "tenant|my wife say|my wife says|my wife thinks|my wife wants|"
	  "my husband says|my husband thinks|my husband wants|my partner says|"
	  "my partner thinks|my partner wants|my son says|my daughter says|"
	  "my son wants|my daughter wants|my son thinks|my daughter thinks|"
	  "my boss says|my boss wants|my boss thinks|workmate|co-worker|"
	  "coworker|ex-wife|ex-husband|in-law|uncle|aunt|my lawyer thinks|"
	  "my solicitor thinks|other customers|other people|some of us|"
	  "not all of us|one of us|the missus|hubby says|the other owner|"
	  "co-owner|business partner|no right to|other members|others|"
	  "the others|other parents|other staff|other users|other residents|"
	  "other owners|other directors|other tenants|other investors|"
	  "other buyers|other families|other students|members of the group|"
	  "everyone else|everybody else|the rest of the|the customer|"
	  "our customer|a customer|my customer" },
	{ "en", KR_CW_JEST,
	  "lol|haha|ha ha|lmao|rofl|armed offenders|swat|raid|"
	  "drop everything|im sure|oh yes|oh sure|oh great|yeah right|"
	  "the king|all blacks|santa|"
	  "the marines|the mounties|batman|the avengers|ghostbusters|"
	  "nato|united nations|secret service|scotland yard|air force|"
	  "the sas|mi5|mi6|the kgb|nasa|as if|splendid|brilliant idea|"
	  "flying squad|the cavalry|"
	  "sniffer dogs|helicopter|hooray|yeah nah right|hilarious|"
	  "good luck with|interpol|fbi|cia|csi|dragnet|handcuffs|"
	  "manhunt|crack team|sherlock|poirot|riot squad|dawn raid|"
	  "firing squad|sirens|while youre at it|what could possibly|"
	  "because that|worked so well|how kind|how lovely|"
	  "how wonderful|marvellous|genius|bravo|life sentence|"
	  "hang him|hang them|the army|the navy|such a help|"
	  "so helpful last time|in the bin|in a drawer|gather dust|"
	  "gathering dust|doughnuts|donuts|shredder|round file|"
	  "parking tickets|speed cameras|like i would|like id|"
	  "as if i would|as if id" },
	{ "en", KR_CW_IDIOM,
	  "why not|no doubt|not only|no matter|no idea|not least|no thanks to|"
	  "or not|no later|if only|no less|no end|no reply|at all|"
	  "no need to reply|even though|not just|not to mention|tell me|"
	  "tell us|let me know|let us know|advise me|inform me|show me|"
	  "give me|without restriction|without restrictions|"
	  "without reservation|without hesitation|without condition|"
	  "without conditions|without limit|without consent|"
	  "without my consent|without our consent|without permission|"
	  "without my permission|with your permission|with our permission|"
	  "with your consent|not untrue|not a lie|pass me|pass us|send us|"
	  "give us|hand me|forward me|send me|call me|get me|contact me|"
	  "contact us|get back|police fines|police advice|police facebook|"
	  "police facebook page|police website|police page|police logo|"
	  "police letterhead|police uniform|police warning|police warrant|"
	  "police notice|police record|police dog|police raid|police custody|"
	  "police procedure|police scam|police car|police number|police badge|"
	  "police id|police officer friend|for the police website|"
	  "agreed with the police|agreed with police|agree with the police|"
	  "agree with police|agrees with the police|agreed with the cops|"
	  "no need to ask|dont need to ask|do not need to ask|neednt ask|"
	  "without asking|no need to check|dont need to check|unpaid police|"
	  "than not|rather than not|whether or not|a police fine|"
	  "pay the police fine|the police fine of|is in the police|"
	  "am in the police|im in the police|works in the police|"
	  "was in the police|are in the police|police say|police says|"
	  "the police say|the police says|police think|the police think|"
	  "police reckon|the police reckon|cops say|the cops say|cops reckon|"
	  "police want|police would like|police would love|police would want|"
	  "police will want|the police want|the police would like|"
	  "the police would love|the police would want|the police will want|"
	  "cops want|cops would like|cops would love|cops would want|"
	  "cops will want|the cops want|the cops would like|"
	  "the cops would love|the cops would want|the cops will want|"
	  "nz police want|nz police would like|nz police would love|"
	  "nz police would want|nz police will want|give up on|"
	  "happy with the police so|happy with police so|"
	  "pleased with the police|police asked for|the police asked for|"
	  "contact of the police|contact for the police|than the police|"
	  "than police|than the cops" },
	{ "en", KR_CW_CHILD,
	  "im a girl|im a boy|i am a girl|i am a boy|im a schoolgirl|"
	  "im a schoolboy|all 12|all 13|all 14|all 15|all 16|"
	  "im eight|im nine|im ten|im eleven|im twelve|im thirteen|"
	  "im fourteen|im fifteen|im sixteen|im seventeen|i am eight|"
	  "i am nine|i am ten|i am eleven|i am twelve|i am thirteen|"
	  "i am fourteen|i am fifteen|i am sixteen|i am seventeen|"
	  "im only eight|im only nine|im only ten|im only eleven|"
	  "im only twelve|im only thirteen|im only fourteen|"
	  "im only fifteen|im only sixteen|im only seventeen|"
	  "i am only eight|i am only nine|i am only ten|"
	  "i am only eleven|i am only twelve|i am only thirteen|"
	  "i am only fourteen|i am only fifteen|i am only sixteen|"
	  "i am only seventeen|im just eight|im just nine|im just ten|"
	  "im just eleven|im just twelve|im just thirteen|"
	  "im just fourteen|im just fifteen|im just sixteen|"
	  "im just seventeen|i just turned eight|i just turned nine|"
	  "i just turned ten|i just turned eleven|i just turned twelve|"
	  "i just turned thirteen|i just turned fourteen|"
	  "i just turned fifteen|i just turned sixteen|"
	  "i just turned seventeen|ive just turned eight|"
	  "ive just turned nine|ive just turned ten|"
	  "ive just turned eleven|ive just turned twelve|"
	  "ive just turned thirteen|ive just turned fourteen|"
	  "ive just turned fifteen|ive just turned sixteen|"
	  "ive just turned seventeen|im a minor|i am a minor|im a kid|"
	  "im still at school|i am still at school|im in yr|"
	  "im at intermediate|not allowed to decide|my form teacher|"
	  "under age|underage myself|i am a schoolkid|im a teenager|"
	  "i am a teenager" },
	{ "en", KR_CW_AGE,
	  "are both|were both|both are|both were|are all|were all|"
	  "we are in year|we r in year|were in year|both in year|all in year|"
	  "we are in yr|we r in yr|were in yr|"
	  "were only|we are only|both just turned|both aged|both of us|"
	  "im|i am|im only|i am only|im just|i am just|im aged|"
	  "i am aged|im nearly|im almost|im turning|i turn|i turned|"
	  "im in year|im in yr|im a year|im a yr|i am in year|"
	  "i am in yr|i am a year|im year|im yr|i am year|my age is|"
	  "im in form|i am under|im under" },
	{ "en", KR_CW_KIN,
	  "my wife|my husband|my partner|my son|my daughter|my mum|"
	  "my mother|my dad|my father|mum|dad|my nana|my nan|"
	  "my grandad|my boss|my manager|hubby|the wife|the husband|"
	  "my lawyer|our lawyer|my solicitor|our solicitor|my accountant|"
	  "our accountant|our landlord|our parents|"
	  "my employer|"
	  "my parents|my folks|my kids|my grandson|my granddaughter|"
	  "my aunty|my uncle|my teacher" },
	{ "en", KR_CW_SAYS,
	  "says|say|said|thinks|think|thought|reckons|reckon|wants|"
	  "wanted|told|tells|suggested|suggests|insists|prefers|agrees|"
	  "consents|asked|asks|feels|believes|wrote|approves|allows|"
	  "want|keen|happy|fine|ok|okay|would|decides|decide|decided|"
	  "chooses|signs|signs off|okays|oks|lets|allow|will decide|"
	  "will choose|determines|sign|sign off|will sign off|"
	  "signs it off|signs this off|okayed" },
	{ "en", KR_CW_STAND,
	  "happy|glad|agree|agrees|agreed|consents|consented|willing|"
	  "comfortable|keen|approve|approves|approved|permit|permits|"
	  "accept|accepts|dont mind|do not mind|doesnt mind|"
	  "does not mind|didnt mind|wouldnt mind|would not mind|"
	  "wont mind|will not mind|dont object|do not object|"
	  "doesnt object|wouldnt object|have no objection|"
	  "has no objection|have no objections|have no problem|"
	  "has no problem|have no issue|are fine with|are ok with|"
	  "are okay with|are alright with|are cool with|are good with|"
	  "are on board|are in favour|is fine with it|"
	  "is fine with this|is fine with that|is ok with|is okay with|"
	  "is in favour|decides|okays|oks|signs|signs off|lets|allows|"
	  "authorises|authorizes|allow|okayed" },
	{ "en", KR_CW_FILL,
	  "still|r|the more the better|i confirm that|we confirm that|"
	  "any time|at any time|for the avoidance of doubt|"
	  "to whom it may concern|whatever it takes|whatever youve got|"
	  "whatever you have|whatever you need|whatever they need|"
	  "whatever helps|team|unit|staff|on behalf of|re|question|matter|"
	  "side|much|among|amongst|got|saying|first|privacy officer|"
	  "security officer|confirm|the|a|an|and|or|to|is|are|am|be|been|"
	  "being|as|of|for|with|in|on|at|by|from|into|all|both|each|any|"
	  "really|very|quite|just|also|then|now|well|too|still|more than|"
	  "certainly|definitely|absolutely|completely|fully|totally|entirely|"
	  "perfectly|therefore|thus|formally|freely|gladly|hi|hello|hey|kia|"
	  "ora|sure|of course|course|there|here|everything|anything|anyone|"
	  "everyone|whoever|whatever|behalf|today|immediately|straight away|"
	  "asap|above|below|attached|enclosed|full|whole|more|else|lot|such|"
	  "these|those|some|its|thats|theres|youve|obviously|naturally|"
	  "happily|hereby|x|government|etc|anyones" },
	{ "en", KR_CW_JEST,
	  "kidding|joking|a joke|joke|jk|as a joke|in jest|"
	  "said nobody|said no one|said no-one" },
	{ "en", KR_CW_SHAM,
	  "ask them|police consent form|police consent forms|tell him|ask him|"
	  "tell her that|tell the bank|ask the bank|tell my bank|ask my bank|"
	  "warn him" },
	{ "en", KR_CW_SHAM,
	  "pass on my thanks|my thanks to|my regards|by sending this you|"
	  "by clicking you|by submitting this you|by using this you" },
	{ "en", KR_CW_STRANGER,
	  "most of|the majority|majority of|half of|two of|part of me|"
	  "the other company|the other board|the other firm|the other club|"
	  "the other school|the other trust|the other business|the other shop|"
	  "the other side|the other party|the other committee|"
	  "another company|another companys|another firm|another firms|"
	  "another board|another club|another school|another trust|another "
	  "business|another agency|club next door|company next door|"
	  "firm next door|school next door|shop next door|business next door" },
	{ "en", KR_CW_FILL,
	  "voted on sharing|voted on passing|voted on whether|voted on letting|"
	  "voted on giving|voted on telling|voted on sending|voted on it|"
	  "voted on this|by agreement with|voted about|voted whether|voted "
	  "over" },
	{ "en", KR_CW_BLANK,
	  "mandatory|optional" },
	{ "en", KR_CW_IDIOM,
	  "had any bother with|had any trouble with|had any problem with|"
	  "had any problems with|had any issue with|had any issues with" },
	{ "en", KR_CW_TOLD,
	  "bother the police|bother police|bothering the police|"
	  "bothering police|trouble the police|troubling the police|"
	  "bother the cops|waste police time|wasting police time|"
	  "waste the polices time|wasting the polices time|bother nz police" },
	{ "en", KR_CW_POLICE,
	  "bother the police|bother police|bothering the police|"
	  "bothering police|trouble the police|troubling the police|"
	  "bother the cops|waste police time|wasting police time|"
	  "waste the polices time|wasting the polices time|bother nz police" },
	{ "en", KR_CW_IDIOM,
	  "cannot speak for others|cannot speak for anyone else|"
	  "cannot speak for anybody else|cannot speak for everyone else|"
	  "cannot speak for the rest|cannot speak for the investors|"
	  "cannot speak for investors|cannot speak for our customers|"
	  "cannot speak for the customers|cannot speak for our clients|"
	  "cannot speak for our members|cannot speak for the members|"
	  "cannot speak for our suppliers|cannot speak for my neighbours|"
	  "cannot speak for the neighbours|cannot speak for the other|"
	  "cant speak for others|cant speak for anyone else|"
	  "cant speak for anybody else|cant speak for everyone else|"
	  "cant speak for the rest|cant speak for the investors|"
	  "cant speak for investors|cant speak for our customers|"
	  "cant speak for the customers|cant speak for our clients|"
	  "cant speak for our members|cant speak for the members|"
	  "cant speak for our suppliers|cant speak for my neighbours|"
	  "cant speak for the neighbours|cant speak for the other|"
	  "can not speak for others|can not speak for anyone else|"
	  "can not speak for anybody else|can not speak for everyone else|"
	  "can not speak for the rest|can not speak for the investors|"
	  "can not speak for investors|can not speak for our customers|"
	  "can not speak for the customers|can not speak for our clients|"
	  "can not speak for our members|can not speak for the members|"
	  "can not speak for our suppliers|can not speak for my neighbours|"
	  "can not speak for the neighbours|can not speak for the other" },
	{ "en", KR_CW_HEDGE,
	  "cannot speak for the other owner|"
	  "cannot speak for the other owners|"
	  "cannot speak for the other director|"
	  "cannot speak for the other directors|"
	  "cannot speak for the other trustee|"
	  "cannot speak for the other trustees|"
	  "cannot speak for the other partner|"
	  "cannot speak for the other partners|"
	  "cannot speak for the other account holder|"
	  "cannot speak for the other signatory|"
	  "cannot speak for the other shareholders|"
	  "cannot speak for the other parent|cant speak for the other owner|"
	  "cant speak for the other owners|cant speak for the other director|"
	  "cant speak for the other directors|"
	  "cant speak for the other trustee|"
	  "cant speak for the other trustees|"
	  "cant speak for the other partner|"
	  "cant speak for the other partners|"
	  "cant speak for the other account holder|"
	  "cant speak for the other signatory|"
	  "cant speak for the other shareholders|"
	  "cant speak for the other parent|can not speak for the other owner|"
	  "can not speak for the other owners|"
	  "can not speak for the other director|"
	  "can not speak for the other directors|"
	  "can not speak for the other trustee|"
	  "can not speak for the other trustees|"
	  "can not speak for the other partner|"
	  "can not speak for the other partners|"
	  "can not speak for the other account holder|"
	  "can not speak for the other signatory|"
	  "can not speak for the other shareholders|"
	  "can not speak for the other parent" },
	{ "en", KR_CW_VAGUE,
	  "does not matter|doesnt matter|makes no difference|"
	  "make no difference|is all one to|its all one to|have it or not|"
	  "get it or not|see it or not" },
	{ "en", KR_CW_POLICE,
	  "the officers concerned|the officer concerned|"
	  "the officers on the case|the officer on the case|"
	  "the officers dealing with it|the officers dealing with this" },
	{ "en", KR_CW_HEDGE,
	  "with her permission|with his permission|with their permission|"
	  "with her consent|with his consent|with their consent|"
	  "with the owners permission|with the owners consent|"
	  "with the owners written permission|"
	  "with the owners written consent|with the permission of|"
	  "with the consent of|with the approval of|with the agreement of|"
	  "with the written permission of|with the written consent of|"
	  "with the authority of a|by order of the court|"
	  "by order of a court" },
	{ "en", KR_CW_HEDGE,
	  "no comment|no word|cant speak to|cannot speak to|if im allowed|"
	  "if i am allowed|whether im allowed|whether i am allowed" },
	{ "en", KR_CW_IDIOM,
	  "leave it with you|leave it to you|leave it with your|"
	  "leave it at that|"
	  "leave it in your|not fussy|not precious|not picky|"
	  "not fussed who|not fussed which|"
	  "not fussed where|this to happen|it to happen|that to happen|"
	  "this happening|"
	  "it happening|happen to|not a joke|isnt a joke|without exception|"
	  "not joking|joking aside|jokes aside|all jokes aside|not shy|"
	  "ask me|ask us|come and ask me|come and ask us|"
	  "dont know how to|do not know how to|dont know who|dont know where|"
	  "not kidding|no joke|thanks police|thank you police" },
	{ "en", KR_CW_POLICE, POLICE_CALLS },
	{ "en", KR_CW_MAY, POLICE_CALLS },
	{ "en", KR_CW_GET, POLICE_CALLS },
	{ "", KR_CW_COUNT, NULL }
};
