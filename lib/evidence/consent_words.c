/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of consent, by language.  Written as the search copy has them: lower
 * case, without macrons, accents, apostrophes and glottal stops (a test
 * checks it).  A word of the languages written with spaces stands alone;
 * '*' after it admits any ending.  The longest word at a place wins, so a
 * phrase may overrule its parts ("no objection", "dont mind").
 * No native speaker has reviewed the rows for other languages than English.
 */
#include "evidence/consent.h"

const struct kr_consent_words kr_consent_words[] = {
	/* ---- English ---------------------------------------------------- */
	{ "en", KR_CW_POLICE,
	  "police|the police|nz police|new zealand police|nzp|policeman|"
	  "policemen|policewoman|police officer|police officers|cop|cops|"
	  "coppers|the fuzz|constable|constables|constabulary|detective|"
	  "detectives|law enforcement|cybercrime unit|cyber crime unit|"
	  "popos|boys in blue|cop shop|police station|popo|po po|"
	  "if police need|if police want|if the police want|"
	  "if the police would like|if the police need|can police|"
	  "are police|do police|will police" },
	{ "en", KR_CW_LAW,
	  "officers|officer|authorities|the law|105|criminal referral|"
	  "prosecution|onward disclosure|onward sharing|any disclosure" },
	{ "en", KR_CW_OTHER,
	  "netsafe|dia|internal affairs|department of internal affairs|"
	  "ncsc|certnz|cert nz|insurer|fma|commerce commission|"
	  "privacy commissioner|spam unit|spam people|inland revenue|"
	  "registrar|censor" },
	{ "en", KR_CW_ME, "i|we|id|im|ill|ive|wed|weve" },
	{ "en", KR_CW_HE,
	  "he|she|they|hes|shes|his|her|their|who|someone|somebody|hell|"
	  "shell" },
	{ "en", KR_CW_YOU, "you|u|youre" },
	{ "en", KR_CW_THEM, "them|it|that|this|em" },
	{ "en", KR_CW_YES,
	  "yes|yep|yeah|yea|yup|aye|ok|okay|okayed|oks|alright|all right|"
	  "agree|agrees|agreed|consent|consents|permission|permit|"
	  "permits|authorise|authorize|authorises|authorised|authorized|"
	  "authorisation|authorization|happy|glad|fine|welcome|"
	  "content for|content to|content that|content with|am content|"
	  "are content|is content|comfortable|approve|approves|approved|"
	  "approval|go ahead|go-ahead|goahead|blessing|no objection|"
	  "no objections|no problem|no problems|no worries|no issue|"
	  "no issues|no harm|dont mind|do not mind|doesnt mind|"
	  "wouldnt mind|dont object|do not object|wont object|"
	  "wouldnt object|have nothing against|accept that|accept this|"
	  "accept it|i accept|grant|grants|granted|support sending|"
	  "support passing|support giving|supports the|support the|"
	  "support a|support it|on board|all for|green light|in favour|"
	  "in favor|feel free|by all means|willing|i do|we do|"
	  "nothing to hide|dont care who|dont care which|agreement|"
	  "free to|thumbs up|full cooperation|no qualms|no hesitation|"
	  "signs off|signed off|say so|nod|nods|nodding|assent|cool with|"
	  "resolved|resolves|voted|votes|elected|elects|decided to|"
	  "permitting|allowing|authorising|consenting|agreeing|sweet as|"
	  "give a statement|give statement|give evidence|no reason not|"
	  "no reason to refuse|no reason to say no|wouldnt say no|"
	  "would not say no|never say no|no reservations|not unwilling|"
	  "not unhappy|dont disagree|do not disagree|cant object|"
	  "cannot object|couldnt object|nothing against|"
	  "raise no objection|do as you|have at it|be my guest|go for it|"
	  "grateful if|obliged if|pleased if|appreciate if|hereby|"
	  "appreciate it if|be good if|be great if|happy if|thankful if|"
	  "with me if|by me if|fine if|ok if|okay if|cool if|good with|"
	  "good for|no trouble with|hearty|prepared to|sign consent|"
	  "signed consent|true|cooperate" },
	{ "en", KR_CW_PASS,
	  "pass|send|give|share|refer|tell|inform|notify|forward|hand|"
	  "involve|disclose|escalate|report it|report this|advise|"
	  "contact|bring in|show|release|transfer|go to|let|get|"
	  "take it to|reach|straight to|submit|provide|alert|dob|loop in|"
	  "copy in|cc|supply|relay|put|bring|lodge|hand over|make sure|"
	  "goes to|onto|into the hands|refer away|off it goes|"
	  "in the loop|hear of|hear about|involves|add this|rope in|"
	  "bother|bothering|drag|dragging" },
	{ "en", KR_CW_DONE,
	  "passed|sent|given|shared|referred|told|informed|notified|"
	  "forwarded|handed|involved|disclosed|escalated|advised|"
	  "contacted|brought in|shown|released|transferred|alerted|"
	  "taken to|supplied|provided to|called|copied in|looped in|"
	  "sent round|seen|passing|sending|giving|sharing|referring|"
	  "telling|informing|notifying|forwarding|handing|involving|"
	  "disclosing|escalating|contacting|showing|alerting|getting|"
	  "calling|bringing|going to|made aware|referral|involvement|"
	  "disclosure" },
	{ "en", KR_CW_GET,
	  "have|has|had|see|seeing|look|look at|know|use|read|reading|"
	  "receive|receiving|get|take|take on|ring|act|investigate|chase|"
	  "chasing|hold|access|having|getting" },
	{ "en", KR_CW_MAY,
	  "may|can|could|let|should|must|shall|might as well|ought|to be" },
	{ "en", KR_CW_WISH,
	  "rather|sooner|want|wants|like|would like|prefer|wish|wishes|"
	  "hope|need|needs|needed|id like|wed like|welcome|love|request|"
	  "requests|ask|asking|asks|interested|wed welcome|id welcome|"
	  "expect" },
	{ "en", KR_CW_SELF,
	  "want to|like to|wish to|need to|have to|trying to|had to|"
	  "hope to|will go|ill go|ill tell|will tell|am going|im going|"
	  "myself|ourselves|well go|well tell|ill report|will report|"
	  "went|going myself|love to|ought to have|i should have|"
	  "we should have|i could have|we could have|i might have" },
	{ "en", KR_CW_PLEASE,
	  "please|pls|plz|kindly|thanks|thank you|plse|pleas|for me" },
	{ "en", KR_CW_NOT,
	  "not|no|never|dont|do not|does not|did not|doesnt|didnt|wont|"
	  "will not|wouldnt|would not|cant|cannot|can not|couldnt|nobody|"
	  "no one|noone|none|nothing|neither|nor|without|nah|nope|isnt|"
	  "arent|aint|havent|hasnt|shouldnt|mustnt|nowhere|no way|"
	  "under no circumstances|not yet|not at this stage|anyone but|"
	  "everyone but|everybody but|anybody but|anywhere but|"
	  "anything but|but not|except|excluding|other than|apart from|"
	  "bar the|rather not|least of all|last thing|please not|not the|"
	  "hardly|werent|wasnt|exception of|except for|instead of|"
	  "far from|dnt|donot|minus the|save the|false|nay|not now|"
	  "unauthorised" },
	{ "en", KR_CW_AGAINST,
	  "refuse|refuses|refused|refusing|refusal|decline|declines|"
	  "declined|declining|object|objects|objecting|oppose|opposes|"
	  "opposed|opposing|against|withhold|withheld|withholding|forbid|"
	  "forbidden|prohibit|prohibited|say no|saying no|said no|"
	  "says no|hold off|holding off|wait before|before anything|"
	  "before it goes to|before going to|before you go to|unwilling|"
	  "reluctant|uncomfortable|unhappy|not as if|not that|"
	  "not because|disagree|out of the question|spare me|off limits|"
	  "stop short|rule out|reject|rejects|rejected|skip|forget the|"
	  "never mind the|deny|denied|denies|dont imagine|do not imagine|"
	  "dont think i|exempt|veto|steer clear|refrain|keep it from|"
	  "keep this from|opt out|opted out|wrong not to|mad not to|"
	  "silly not to|remiss not to|foolish not to|stupid not to" },
	{ "en", KR_CW_BACK,
	  "withdraw|withdrawn|withdrawing|withdraws|revoke|revoked|"
	  "revoking|rescind|rescinded|retract|retracted|taking that back|"
	  "take that back|take it back|taking it back|changed my mind|"
	  "changed our mind|scratch what|scratch that|change of heart|"
	  "no longer consent|no longer agree|no longer want|"
	  "no longer happy|second thoughts|scrap that|scrap what|"
	  "forget that|forget what|ignore what|ignore that|cancel that|"
	  "strike that|disregard|reconsidered|actually no|actually dont|"
	  "i was wrong to|reversed|undo|cancel my|no longer|answer is no|"
	  "answer today is no|its a no|it is a no|how about no|"
	  "thats a no|that is a no|firm no|answer remains no|no to both|"
	  "no to all|make it no|make that no|make that a no|hold it|"
	  "hold fire|keep it on hold|put it on hold|put that on hold" },
	{ "en", KR_CW_LEAVE,
	  "leave|keep|keeping|leaving|kept|left|stay|stays|leaves|keeps" },
	{ "en", KR_CW_OUT, "out|out of|away|off|clear|aside" },
	{ "en", KR_CW_KEEP,
	  "between us|between ourselves|between you and me|"
	  "keep it private|keep this private|keep it quiet|"
	  "keep this quiet|told in confidence|strictly confidential|"
	  "keep this confidential|keep it confidential|"
	  "keep this to yourselves|keep it to yourselves|go no further|"
	  "goes no further|for your information alone|for you alone|"
	  "keep only for you|keep this with you|keep it with you|"
	  "stays with you|stay with you|for your eyes only|"
	  "do not share this|dont share this|do not share it|"
	  "dont share it|dont pass this on|dont pass it on|"
	  "do not pass it on|do not pass this on|dont forward this|"
	  "do not forward this|not to be shared|not for sharing|"
	  "not to be passed on|not to be forwarded|dont tell anyone|"
	  "do not tell anyone|do not disclose this|stays between|"
	  "stay between|not to leave your|pass on to nobody|"
	  "to nobody else|consent withheld|consent is withheld|"
	  "consent withdrawn|consent is withdrawn|above is withdrawn|"
	  "consent refused|consent is refused|withholding permission|"
	  "withholding consent|withholding my consent|"
	  "withholding our consent|wont be giving consent|"
	  "not giving consent|do not give consent|dont give consent|"
	  "consent is not given|consent not given|not giving permission|"
	  "dont refer|do not refer|dont pass on|do not pass on|"
	  "consent declined|withhold my consent|withhold consent" },
	{ "en", KR_CW_ONLY, "only|solely|exclusively" },
	{ "en", KR_CW_IF,
	  "if|unless|until|till|only if|depending|depends|provided|"
	  "as long as|so long as|maybe|perhaps|had it been|were it|"
	  "should he|should she|should they|should it|in case|pending|"
	  "whether|subject to|on condition|conditional|assuming|"
	  "contingent|in the event|given that|only when|only after|"
	  "only once|suppose|supposing|had they|had he|had she|had i|"
	  "wait until|wait till|in which case|providing" },
	{ "en", KR_CW_WHEN,
	  "when|once|before|after|might|next time|possibly|eventually|"
	  "someday|one day|later on|at some point|for now|as soon as|"
	  "the day|the moment|at a later|in future|in the future" },
	{ "en", KR_CW_OKIF,
	  "if you think|if you believe|if you feel|if you find|"
	  "if you see|if you reckon|if you can|if you want|if you like|"
	  "if you wish|if it helps|if that helps|if this helps|if useful|"
	  "if its useful|if it is useful|if needed|if need be|"
	  "if necessary|if required|if they want|if they would like|"
	  "if they care|if they like|if they need|if they ask|"
	  "if police need|if police want|if the police want|"
	  "if the police would like|if the police need|if appropriate|"
	  "if possible|if you have to|if you must|if anonymised|"
	  "if it makes|so long as my name|as long as my name|"
	  "when you can|when you get|if they ring|if they call|"
	  "if it is any|if its any|if you decide|if you deem|"
	  "if you consider|should they see|should they want|"
	  "should you see|should you think|as soon as possible|"
	  "if it warrants|if warranted|if you judge|if they wish|"
	  "before theyre|before its too late|before it is too|"
	  "before they get|before he gets|before she gets|glad if it|"
	  "provided my name|if in your view|if in your opinion|"
	  "if an offence|if you agree|if you ask me|if my name|"
	  "provided i stay|as long as they|so long as they|provided they|"
	  "if you send|if its a crime|if it is a crime|if thats the|"
	  "if its a|if they will|if they can|if theyll|if a crime|"
	  "if theyre|if they are|if its illegal|if it is illegal|"
	  "if its criminal|if there is|if theres|if it would|"
	  "if that would|if they collect|if they keep|if they track|"
	  "if they can use|if it stops|if that stops|if it means|even if|"
	  "as soon as you can" },
	{ "en", KR_CW_ASK,
	  "question|questions|query|enquiry|inquiry|a question|"
	  "quick question|would|could|should i|should we|can i|can you|"
	  "could you|will you|do i|do you|do we|does|is it|is that|"
	  "are you|is there|what if|what happens|what would|why|how|"
	  "when will|am i|are we|shall i|shall we|may i|must i|must we|"
	  "will the|can the|could the|are the|is the|did|has|have you|"
	  "have the|is this|what|should|would you|wonder|wondering|who|"
	  "where|explain|can police|are police|do police|will police|"
	  "whats|what is|can|will|can this|could this|can it|could it|"
	  "could a|can a|could somebody|can somebody|can someone|"
	  "could someone|would somebody|would someone|could police" },
	{ "en", KR_CW_COULD,
	  "could|can|would|will|can the|could the|can you|could you|"
	  "will you|would you|will the|can police|could police|can this|"
	  "could this|can it|could it|could a|can a|could somebody|"
	  "can somebody|can someone|could someone|would somebody|"
	  "would someone" },
	{ "en", KR_CW_HEDGE, /* the decision is open */
	  "undecided|not yet known|not known|to be decided|not decided|"
	  "havent decided|havent yet decided|have not decided|"
	  "hasnt decided|havent made up|not yet decided|have not made up|"
	  "cant decide|thinking about it|still thinking|think about it|"
	  "i would have|id have|we would have|wed have|would have|"
	  "not settled|not my decision|not my call|not mine to|"
	  "not authorised to|not authorized to|no authority|"
	  "cant speak for|cannot speak for|may not speak|"
	  "not in a position|not for me to|ask my|ask the owner|"
	  "check with|talk to my|speak to my|not saying|neither way|"
	  "sleep on it|make up my mind|made up my mind|make up our mind|"
	  "make up our minds|to be confirmed|ring me first|call me first|"
	  "phone me before|ask me first|ask me before|ring me before|"
	  "call me before|phone me first|come back to me|ambivalent|"
	  "in two minds|saying neither|hold the decision|need to ask|"
	  "have to ask|must ask|have to check|need to check|run it past|"
	  "run it by|jury is still out|no decision|prefer to decide|"
	  "decide later|on the fence|lawyer first|first speak|"
	  "speak first|first talk|so wait|say wait|please wait|lets wait|"
	  "hesitate|hesitant|discussed|first ask|let me think|"
	  "will decide|ill decide|well decide|decide about|deciding|"
	  "get back to you|will advise" },
	{ "en", KR_CW_VAGUE, /* or there is none in it */
	  "not sure|unsure|dont know|wonder|wondering|do not know|"
	  "not fussed|up to you|your call|whatever you think|"
	  "dont mind either way|either way|no opinion|no view|"
	  "no preference|considering|thinking about|let you know|"
	  "remain to be|discuss|discussing|consult|tbc|tbd|n/a|dont care|"
	  "couldnt say|awaiting|may want|may agree|may consent|"
	  "might agree|will agree|ill agree|ill consent|will consent|"
	  "would consent|would agree|id agree|id consent|torn|"
	  "not answered|unanswered|left blank|makes no odds|no skin off|"
	  "whatever|suit yourself|suit yourselves|i suppose|i guess|"
	  "might consider|would consider|open to|not against the idea|"
	  "in principle|inclined|leaning|half a mind|talk to the|"
	  "no answer|blank|not asked|not provided|not stated|"
	  "not specified|unknown|nil|not supplied|not obtained|"
	  "not sought|not discussed|not applicable|dunno|no idea|"
	  "not bothered|dont mind if" },
	{ "en", KR_CW_TOLD,
	  "already|reported to|reported it to|reported this to|went to|"
	  "gone to|been to|rang|phoned|spoke to|spoken to|talked to|"
	  "told the|i told|we told|have told|filed|lodged|made a report|"
	  "made a statement|gave a statement|complained to|last time|"
	  "visited|came|come and|did nothing|werent interested|"
	  "not interested|case number|reference number|file number|"
	  "report number|told me|told us|said|consented|i reported|"
	  "we reported|reported|were|was|sent me|yesterday|advised me|"
	  "told my|asked me|gave|last week|last month|last year|"
	  "last night i|on tuesday i|ago|took|did|know about|are aware|"
	  "is aware|got a letter from|have a file|opened a file|"
	  "are investigating|are looking|is looking|in touch|heard from|"
	  "no word from|i sent|we sent|i passed|i gave|we gave|i handed|"
	  "we handed|i shared|we shared|i called|we called|i contacted|"
	  "we contacted|i informed|we informed|i notified|we notified|"
	  "have been told|has been told|have been informed|been notified|"
	  "been informed" },
	{ "en", KR_CW_SHAM,
	  "pretend|pretended|pretending|pretends|purporting|purports|"
	  "impersonat*|posing|claim to be|claims to be|claimed to be|"
	  "claiming to be|claiming|from the police|fake|said he was|"
	  "said she was|says he is|says he was|supposedly|so-called|"
	  "dressed as|have your consent|have your permission|"
	  "your consent on record|their footer|his footer|footer|threat*|"
	  "badge|blackmail*|report me|arrest|arrested|police vetting|"
	  "police clearance|police check|vetting|webinar|cookies|"
	  "attacker|attackers|scammer|scammers|caller|by day|"
	  "as a policeman|is a policeman|is a cop|was a cop|ex-cop|"
	  "retired policeman|retired cop|my husband is a|the email says|"
	  "the letter says|the message says|it says|wrote that|"
	  "states that|according to|typed|reads|the text says|"
	  "the form says|the site says|the pop-up|popup|template|"
	  "in the pdf|screenshot says|their terms|terms and conditions|"
	  "small print|signature|signed my name|forged|in my name|"
	  "the thief|the hacker|fraudster|crook|conman|swindler|movie|"
	  "film|tv|novel|song" },
	{ "en", KR_CW_BLANK,
	  "yes/no|y/n|yes or no|yes / no|y / n|delete one|delete as|"
	  "circle one|please select|select one|choose one|tick one" },
	{ "en", KR_CW_PAST,
	  "back in|last time|previously|previous report|years ago|"
	  "last year|different scam|different matter|earlier case|"
	  "in the past|earlier report|another case|another matter|"
	  "the previous" },
	{ "en", KR_CW_STRANGER,
	  "another victim|other victim|other victims|courier|web host|"
	  "our host|their legal|his lawyer|her lawyer|their lawyer|"
	  "friend|friends|some people|people say|everyone says|"
	  "everybody says|the forum|online said|google says|neighbour|"
	  "neighbours|neighbor|sister|brother|mate|flatmate|flatmates|"
	  "cousin|colleague|colleagues|my ex|the bank|my bank|our bank|"
	  "my insurer|provider|telco|the shop|landlord|tenant|"
	  "my wife say|my wife says|my wife thinks|my wife wants|"
	  "my husband says|my husband thinks|my husband wants|"
	  "my partner says|my partner thinks|my partner wants|"
	  "my son says|my daughter says|my son wants|my daughter wants|"
	  "my son thinks|my daughter thinks|my boss says|my boss wants|"
	  "my boss thinks|workmate|co-worker|coworker|ex-wife|ex-husband|"
	  "in-law|uncle|aunt|my lawyer thinks|my solicitor thinks|"
	  "other customers|other people|some of us|not all of us|"
	  "one of us|the missus|hubby says|the other owner|co-owner|"
	  "business partner|no right to" },
	{ "en", KR_CW_JEST,
	  "lol|haha|ha ha|lmao|rofl|armed offenders|swat|raid|"
	  "drop everything|im sure|oh yes|oh sure|oh great|yeah right|"
	  "as if|splendid|brilliant idea|flying squad|the cavalry|"
	  "sniffer dogs|helicopter|hooray|yeah nah right|hilarious|"
	  "good luck with|interpol|fbi|cia|csi|dragnet|handcuffs|manhunt|"
	  "crack team|sherlock|poirot|riot squad|dawn raid|firing squad|"
	  "sirens|while youre at it|what could possibly|because that|"
	  "worked so well|how kind|how lovely|how wonderful|marvellous|"
	  "genius|bravo|life sentence|hang him|hang them|the army|"
	  "the navy" },
	{ "en", KR_CW_BREAK,
	  "but|however|though|although|because|cause|cos|coz|since|so|"
	  "and i|and we|and wont|and dont|and do not|and please|and you|"
	  "and she|and he|and they|then|otherwise|whereas|while|and no|"
	  "which|and not|and never" },
	{ "en", KR_CW_IDIOM,
	  "why not|no doubt|not only|no matter|no idea|not least|"
	  "no thanks to|or not|no later|if only|no less|no end|no reply|"
	  "at all|no need to reply|even though|not just|not to mention|"
	  "tell me|tell us|let me know|let us know|advise me|inform me|"
	  "show me|give me|without restriction|without restrictions|"
	  "without reservation|without hesitation|without condition|"
	  "without conditions|without limit|without consent|"
	  "without my consent|without our consent|without permission|"
	  "without my permission|with your permission|"
	  "with our permission|with your consent|not untrue|not a lie|"
	  "send me|call me|get me|contact me|contact us|get back" },
	{ "en", KR_CW_CHILD,
	  "im 8|im 9|im 10|im 11|im 12|im 13|im 14|im 15|im 16|im 17|"
	  "im eight|im nine|im ten|im eleven|im twelve|im thirteen|"
	  "im fourteen|im fifteen|im sixteen|im seventeen|i am 8|i am 9|"
	  "i am 10|i am 11|i am 12|i am 13|i am 14|i am 15|i am 16|"
	  "i am 17|i am eight|i am nine|i am ten|i am eleven|i am twelve|"
	  "i am thirteen|i am fourteen|i am fifteen|i am sixteen|"
	  "i am seventeen|im only 8|im only 9|im only 10|im only 11|"
	  "im only 12|im only 13|im only 14|im only 15|im only 16|"
	  "im only 17|im only eight|im only nine|im only ten|"
	  "im only eleven|im only twelve|im only thirteen|"
	  "im only fourteen|im only fifteen|im only sixteen|"
	  "im only seventeen|i am only 8|i am only 9|i am only 10|"
	  "i am only 11|i am only 12|i am only 13|i am only 14|"
	  "i am only 15|i am only 16|i am only 17|i am only eight|"
	  "i am only nine|i am only ten|i am only eleven|"
	  "i am only twelve|i am only thirteen|i am only fourteen|"
	  "i am only fifteen|i am only sixteen|i am only seventeen|"
	  "im just 8|im just 9|im just 10|im just 11|im just 12|"
	  "im just 13|im just 14|im just 15|im just 16|im just 17|"
	  "im just eight|im just nine|im just ten|im just eleven|"
	  "im just twelve|im just thirteen|im just fourteen|"
	  "im just fifteen|im just sixteen|im just seventeen|"
	  "i just turned 8|i just turned 9|i just turned 10|"
	  "i just turned 11|i just turned 12|i just turned 13|"
	  "i just turned 14|i just turned 15|i just turned 16|"
	  "i just turned 17|i just turned eight|i just turned nine|"
	  "i just turned ten|i just turned eleven|i just turned twelve|"
	  "i just turned thirteen|i just turned fourteen|"
	  "i just turned fifteen|i just turned sixteen|"
	  "i just turned seventeen|ive just turned 8|ive just turned 9|"
	  "ive just turned 10|ive just turned 11|ive just turned 12|"
	  "ive just turned 13|ive just turned 14|ive just turned 15|"
	  "ive just turned 16|ive just turned 17|ive just turned eight|"
	  "ive just turned nine|ive just turned ten|"
	  "ive just turned eleven|ive just turned twelve|"
	  "ive just turned thirteen|ive just turned fourteen|"
	  "ive just turned fifteen|ive just turned sixteen|"
	  "ive just turned seventeen|im in year 7|im in year 8|"
	  "im in year 9|im in year 10|im in year 11|im in year 12|"
	  "im in year 13|i am in year 7|i am in year 8|i am in year 9|"
	  "i am in year 10|i am in year 11|i am in year 12|"
	  "i am in year 13|im under 18|i am under 18|im a minor|"
	  "i am a minor|im a kid|im still at school|i am still at school|"
	  "im not 18|im in yr|im at intermediate|not allowed to decide|"
	  "my form teacher|under age|underage myself" },
	{ "", KR_CW_TICK, "boxticked" },
	{ "", KR_CW_UNTICK, "boxunticked" },

	/* ---- te reo Māori ------------------------------------------------ */
	{ "mi", KR_CW_POLICE, "pirihimana|nga pirihimana" },
	{ "mi", KR_CW_YES,
	  "whakaae|whakaaetia|ka pai|pai ana|kei te pai|ae ra|e pai ana|"
	  "kei a koutou te mana|e hari ana|tautoko|ae koa" },
	{ "mi", KR_CW_PASS,
	  "tukuna|tuku|tukua|hoatu|hoatuna|tohaina|tohatoha|whaki|"
	  "whakina|whakamohio|whakamohiotia|korero|korerohia|karangatia|"
	  "whakapa|waea atu|kia kite|kia mohio|ka mohio|me mohio|tae|"
	  "kia tae|panui" },
	{ "mi", KR_CW_WISH, "hiahia|pirangi|hiahiatia" },
	{ "mi", KR_CW_NOT,
	  "kaore|kaua|kao|kare|kaaore|ehara|kahore|e kore|kore|haunga|"
	  "kaua e|kati" },
	{ "mi", KR_CW_AGAINST,
	  "taihoa|au e kore e|whakakahore|kua huri taku whakaaro|"
	  "kua huri oku whakaaro|unuhia|whakahe" },
	{ "mi", KR_CW_BACK,
	  "kua huri taku whakaaro|kua huri oku whakaaro|unuhia" },
	{ "mi", KR_CW_IF,
	  "mehemea|mena|ki te kore|hei reira|kia mutu rawa" },
	{ "mi", KR_CW_OKIF,
	  "ki te kite koutou|mena ka mohio|mena e tika ana" },
	{ "mi", KR_CW_HEDGE,
	  "kaore ano kia whakatau|kaore ano au kia whakatau|"
	  "kei te whakaaro tonu" },
	{ "mi", KR_CW_ASK, "ka aha|he aha|me pehea" },
	{ "mi", KR_CW_TOLD, "kua korero ke|kua tuku ke|kua purongotia" },
	{ "mi", KR_CW_SHAM, "e ki ana he pirihimana|te kaitahae" },
	{ "mi", KR_CW_CHILD,
	  "8 aku tau|9 aku tau|10 aku tau|11 aku tau|12 aku tau|"
	  "13 aku tau|14 aku tau|15 aku tau|16 aku tau|17 aku tau" },
	{ "mi", KR_CW_KEEP,
	  "kaua e tuku ki wahi ke|kaua e tuku ki tetahi atu|"
	  "kaua e korero ki tetahi atu" },
	{ "mi", KR_CW_BREAK, "engari|heoi|na te mea|no te mea" },
	{ "mi", KR_CW_IDIOM, "kaore au e mohio|kaore i" },
	{ "mi", KR_CW_PLEASE, "koa|tena koa" },

	/* ---- Samoan ------------------------------------------------------ */
	{ "sm", KR_CW_POLICE, "leoleo|leoleo moni|ofisa o leoleo" },
	{ "sm", KR_CW_YES,
	  "malie|malilie|ioe|faatagaina|faataga|taliaina|talia|e mafai" },
	{ "sm", KR_CW_PASS,
	  "lafo|tuuina|tuu|avatu|ave|aveina|faasoa|tau|tauina|faailoa|"
	  "tuu atu|vaai|iloa|faasoaina|lipoti atu" },
	{ "sm", KR_CW_WISH, "manao|manaomia" },
	{ "sm", KR_CW_NOT,
	  "aua|aua le|leai|ou te le|matou te le|e le malie|le malie|"
	  "te le|lei|e leai|e le mafai|aua nei" },
	{ "sm", KR_CW_IF, "afai|sei|sei malie|pe a|pe afai" },
	{ "sm", KR_CW_ASK, "pe tatau|pe mafai" },
	{ "sm", KR_CW_TOLD, "ua uma ona|na ou lipoti|ua ou lipoti" },
	{ "sm", KR_CW_SHAM, "fai mai o ia|e fai mai" },
	{ "sm", KR_CW_CHILD,
	  "10 ou tausaga|11 ou tausaga|12 ou tausaga|13 ou tausaga|"
	  "14 ou tausaga|15 ou tausaga|16 ou tausaga|17 ou tausaga|"
	  "sefulutasi ou tausaga|sefululua ou tausaga|"
	  "sefulutolu ou tausaga|sefulufa ou tausaga|"
	  "sefululima ou tausaga|sefuluono ou tausaga" },
	{ "sm", KR_CW_BREAK, "ae|peitai|ona o" },
	{ "sm", KR_CW_PLEASE, "faamolemole" },

	/* ---- Tongan ------------------------------------------------------ */
	{ "to", KR_CW_POLICE, "polisi|kau polisi" },
	{ "to", KR_CW_YES,
	  "io|loto|felotoi|loto lelei|fie tokoni|sai pe" },
	{ "to", KR_CW_PASS,
	  "ave|oatu|talaange|fakaha|ilo|tala|fekau|oange" },
	{ "to", KR_CW_WISH, "fiemau" },
	{ "to", KR_CW_NOT, "ikai|oua|oua naa|oua mua naa|ikai te u" },
	{ "to", KR_CW_VAGUE, "fie ilo|pe ko e ha" },
	{ "to", KR_CW_OKIF, "kapau e fiemau" },
	{ "to", KR_CW_IF, "kapau|kae oua" },
	{ "to", KR_CW_PLEASE, "kataki|fakamolemole" },
	{ "to", KR_CW_BREAK, "ka ko e|he oku" },

	/* ---- Cook Islands Māori ------------------------------------------ */
	{ "rar", KR_CW_POLICE, "akava" },
	{ "rar", KR_CW_YES, "ariki|kua ariki|te ariki nei" },
	{ "rar", KR_CW_PASS, "tukuia" },
	{ "rar", KR_CW_WISH, "anoano" },
	{ "rar", KR_CW_NOT, "kare|auraka" },

	/* ---- Fijian ------------------------------------------------------ */
	{ "fj", KR_CW_POLICE, "ovisa" },
	{ "fj", KR_CW_YES, "vakadonuya|vakadonui|io" },
	{ "fj", KR_CW_PASS, "tukuna|kila|vakau|soli" },
	{ "fj", KR_CW_WISH, "vinakata" },
	{ "fj", KR_CW_NOT, "sega|sega ni|kua ni|kakua|kakua ni" },

	/* ---- Chinese ----------------------------------------------------- */
	{ "zh", KR_CW_POLICE,
	  "警察|警方|警局|警员|警員|公安|差人|差館|差佬|派出所|报警|報警|"
	  "报案|報案" },
	{ "zh", KR_CW_PASS,
	  "报警|報警|报案|報案|转给|轉給|转交|轉交|转|轉|交给|交給|交由|"
	  "交|给|給|让|讓|移送|移交|提供|告诉|告訴|通知|联系|聯絡|联络|"
	  "分享|话俾|話俾|交俾|俾|介入|知会|知會|知道|抄送|送交|上报|"
	  "上報|惊动|驚動|处理|處理|管|看|拿去|发给|發給|搵" },
	{ "zh", KR_CW_YES,
	  "同意|授权|授權|允许|允許|愿意|願意|没意见|沒意見|没有意见|"
	  "沒有意見|可以|乐意|樂意|支持|批准|巴不得|不反对|不反對|没问题|"
	  "沒問題|冇問題|冇所謂交|不介意|欢迎|歡迎|不是不想|不是不|"
	  "唔係唔|不是反对|唔反對" },
	{ "zh", KR_CW_WISH, "想|要|希望|请|請|麻烦|麻煩|帮|幫" },
	{ "zh", KR_CW_NOT,
	  "不|没|沒|别|別|勿|未|唔|冇|咪|莫|无须|無須|毋须|毋須|不用|"
	  "不必|不要|唔好|唔使|除了|除咗" },
	{ "zh", KR_CW_AGAINST,
	  "拒绝|拒絕|反对|反對|反悔|撤回|撤销|撤銷|收回|取消|改变主意|"
	  "改變主意|改主意|暂缓|暫緩|先等" },
	{ "zh", KR_CW_BACK,
	  "反悔|撤回|撤销|撤銷|收回|取消|改变主意|改變主意|改主意|不可能|"
	  "没门|沒門|休想|想得美|免谈|免談" },
	{ "zh", KR_CW_KEEP, "保密|不要外传|不要外傳|只给你们|只給你們" },
	{ "zh", KR_CW_IF,
	  "如果|假如|要是|除非|等|之后再|之後再|再说|再說|再决定|再決定|"
	  "若|倘若|只有|先问|先問" },
	{ "zh", KR_CW_OKIF,
	  "如有需要|如需要|如果需要|有需要|如果你们认为|如果你們認為|"
	  "若有需要|如认为|如果有用" },
	{ "zh", KR_CW_ASK,
	  "吗|嗎|要不要|会不会|會不會|是否|该不该|該不該|呢" },
	{ "zh", KR_CW_HEDGE,
	  "还没决定|還沒決定|未决定|未決定|还没想好|還沒想好|考虑|考慮|"
	  "不确定|不確定|随便|隨便|无所谓|無所謂|冇所謂|不知道|不知|问过|"
	  "問過|要问|要問|哪天|商量" },
	{ "zh", KR_CW_TOLD,
	  "已经报警|已經報警|已报警|已報警|报了警|報咗警|报过警|報過警|"
	  "报警了|報警了|录口供|落咗|已经去|已經去|去过|去咗|上次|上個月|"
	  "上个月|昨天去" },
	{ "zh", KR_CW_SHAM,
	  "说我同意|說我同意|自称|自稱|冒充|假冒|假警|假扮|声称|聲稱|"
	  "骗子|騙徒|骗徒|對方|对方" },
	{ "zh", KR_CW_CHILD,
	  "我8岁|我9岁|我10岁|我11岁|我12岁|我13岁|我14岁|我15岁|我16岁|"
	  "我17岁|我八岁|我九岁|我十岁|我十一岁|我十二岁|我十三岁|"
	  "我十四岁|我十五岁|我十六岁|我十七岁|我8歲|我9歲|我10歲|我11歲|"
	  "我12歲|我13歲|我14歲|我15歲|我16歲|我17歲|我八歲|我九歲|"
	  "我十歲|我十一歲|我十二歲|我十三歲|我十四歲|我十五歲|我十六歲|"
	  "我十七歲|我今年8岁|我今年9岁|我今年10岁|我今年11岁|我今年12岁|"
	  "我今年13岁|我今年14岁|我今年15岁|我今年16岁|我今年17岁|"
	  "我今年八岁|我今年九岁|我今年十岁|我今年十一岁|我今年十二岁|"
	  "我今年十三岁|我今年十四岁|我今年十五岁|我今年十六岁|"
	  "我今年十七岁|初中生|我未成年" },
	{ "zh", KR_CW_BREAK,
	  "但|但是|不过|不過|可是|因为|因為|所以|只是" },
	{ "zh", KR_CW_IDIOM,
	  "能不能|是不是|有没有|有沒有|不好意思|只要|不少|不只|不仅|不断|"
	  "不斷|对不起|對唔住|重要" },

	/* ---- Hindi, Devanagari and romanised ------------------------------ */
	{ "hi", KR_CW_POLICE, "पुलिस|थाने|थाना" },
	{ "hi", KR_CW_YES,
	  "सहमत|सहमति|अनुमति|मंजूर|राजी|इजाजत|तैयार|ठीक|हाँ|हां|बेशक|"
	  "आपत्ति नहीं|एतराज नहीं|ऐतराज नहीं|दिक्कत नहीं|चाहें तो" },
	{ "hi", KR_CW_PASS,
	  "दें|दे|दो|दीजिए|दीजिये|बताइए|बताइये|बताएँ|बताएं|बता|बताओ|"
	  "बताना|सौंप*|भेज*|साझा|दी|दिया|पहुँचा*|पहुंचा*|जानकारी|शिकायत|"
	  "ले जाने|बताने|शामिल" },
	{ "hi", KR_CW_WISH, "चाहता|चाहती|चाहते|चाहूँगा|चाहूँगी|कृपया" },
	{ "hi", KR_CW_NOT, "नहीं|मत|न|ना|बिना|बाद में" },
	{ "hi", KR_CW_AGAINST,
	  "मना|ऐसा नहीं है कि|इनकार|इंकार|वापस लेता|वापस लेती|खिलाफ" },
	{ "hi", KR_CW_BACK, "वापस लेता|वापस लेती" },
	{ "hi", KR_CW_IF, "अगर|यदि|तभी|जब तक" },
	{ "hi", KR_CW_OKIF, "जरूरत हो तो|आवश्यक हो तो|अगर जरूरत हो" },
	{ "hi", KR_CW_ASK, "क्या|कैसे" },
	{ "hi", KR_CW_HEDGE,
	  "सोच रहा|सोच रही|तय नहीं|फैसला नहीं|पूछकर" },
	{ "hi", KR_CW_TOLD, "कर दी है|कर चुका|कर चुकी|लिखवाई|दर्ज" },
	{ "hi", KR_CW_SHAM, "बनकर|बता रहा था|नकली|फर्जी|खुद को" },
	{ "hi", KR_CW_BREAK, "लेकिन|पर|मगर|क्योंकि|इसलिए" },
	{ "hi-Latn", KR_CW_POLICE, "thana|thane" },
	{ "hi-Latn", KR_CW_YES,
	  "manzoor|manjoor|harj nai|koi harj|thik hai|theek hai|haan|"
	  "sehmat|razi|raazi|koi dikkat nahi|koi aitraz nahi" },
	{ "hi-Latn", KR_CW_PASS,
	  "de do|dedo|de dijiye|de dena|dena|bata do|batao|batana|"
	  "bata dena|bhejo|bhej do|bata dijiye|deo|le jaane|share karo" },
	{ "hi-Latn", KR_CW_NOT,
	  "nahi|nahin|nai|nhi|mat|mat batana|mat bata|mat do|mat dena|"
	  "mat bhejo|zaroorat nahi|na batana|na dena" },
	{ "hi-Latn", KR_CW_IF, "agar|jab tak" },
	{ "hi-Latn", KR_CW_BREAK, "lekin|magar" },

	/* ---- Punjabi, Gujarati --------------------------------------------- */
	{ "pa", KR_CW_POLICE, "ਪੁਲਿਸ*|ਪੁਲੀਸ*|ਠਾਣੇ|ਠਾਣਾ" },
	{ "pa", KR_CW_YES,
	  "ਸਹਿਮਤ|ਸਹਿਮਤੀ|ਰਾਜੀ|ਬੇਸੱਕ|ਹਾਂ|ਇਤਰਾਜ ਨਹੀਂ|ਠੀਕ" },
	{ "pa", KR_CW_PASS,
	  "ਦੱਸੋ|ਦਿਓ|ਦੇ ਦਿਓ|ਸਾਂਝਾ|ਦੱਸਣਾ|ਦੇਣਾ|ਜਾਣ|ਜਾਣਾ|ਭੇਜੋ" },
	{ "pa", KR_CW_WISH, "ਚਾਹੁੰਦਾ|ਚਾਹੁੰਦੀ|ਚਾਹੁੰਦੇ" },
	{ "pa-Latn", KR_CW_PASS,
	  "dass do|das do|dasso|dass deo|de deo" },
	{ "pa", KR_CW_NOT, "ਨਹੀਂ|ਨਾ|ਨਾ ਦੱਸੋ|ਫਿਲਹਾਲ ਨਾ" },
	{ "gu", KR_CW_POLICE, "પોલીસ*" },
	{ "gu", KR_CW_YES,
	  "સંમત|મંજૂરી|વાંધો નથી|કોઈ વાંધો નથી|ભલે|હા" },
	{ "gu", KR_CW_PASS, "જણાવ*|આપો|આપજો|આપશો|મોકલ*|આપવ*" },
	{ "gu", KR_CW_NOT, "નથી|ન|ના|નહીં" },

	/* ---- Korean -------------------------------------------------------- */
	{ "ko", KR_CW_POLICE, "경찰" },
	{ "ko", KR_CW_YES,
	  "동의|괜찮|됩니다|좋습니다|허락|찬성|상관없|문제없|문제 없|"
	  "이의 없|이의없|협조하|가져가 주|네" },
	{ "ko", KR_CW_PASS,
	  "알려|넘겨|넘기|전달|이첩|제공|공유|보내|알리|신고해|연락" },
	{ "ko", KR_CW_WISH, "원합|원하|바랍|바라|부탁" },
	{ "ko", KR_CW_NOT,
	  "없|않|안 돼|안돼|마세요|마십시오|지 마|지 말|말아|말고|못|"
	  "아니|없이|싫" },
	{ "ko", KR_CW_AGAINST, "거부|거절|반대|철회|취소" },
	{ "ko", KR_CW_CHILD,
	  "저는 8살|저는 9살|저는 10살|저는 11살|저는 12살|저는 13살|"
	  "저는 14살|저는 15살|저는 16살|저는 17살|중학생이|미성년자" },
	{ "ko", KR_CW_BACK, "철회|취소" },
	{ "ko", KR_CW_IDIOM, "상의한 결과|틀림없" },
	{ "ko", KR_CW_IF, "만약|다면|으면|전까지|먼저" },
	{ "ko", KR_CW_OKIF, "필요하면|필요하시면|필요하다면|오라면" },
	{ "ko", KR_CW_ASK, "까요|나요|습니까" },
	{ "ko", KR_CW_HEDGE,
	  "결정하지 못|결정 못|모르겠|고민|상의|생각해" },
	{ "ko", KR_CW_TOLD, "신고했|이미|다녀왔" },
	{ "ko", KR_CW_SHAM, "속인|사칭|이라고 하|이라며|행세" },

	/* ---- Japanese ------------------------------------------------------- */
	{ "ja", KR_CW_POLICE, "警察|通報|被害届" },
	{ "ja", KR_CW_YES,
	  "同意|構いません|かまいません|結構です|承諾|了承|"
	  "問題ありません|どうぞ" },
	{ "ja", KR_CW_PASS,
	  "渡|回して|提供|伝え|知らせ|共有|転送|連絡|通報し" },
	{ "ja", KR_CW_NOT, "ないで|ません|しない|控えて|やめて" },
	{ "ja", KR_CW_IF, "もし|場合は|なら" },
	{ "ja", KR_CW_HEDGE, "決められません|迷って|検討|わかりません" },
	{ "ja", KR_CW_ASK, "ですか|ますか|べきか|でしょうか" },
	{ "ja", KR_CW_SHAM, "名乗|なりすま|装" },
	{ "ja", KR_CW_TOLD, "届けました|相談しました|すでに|既に" },

	/* ---- Tagalog ---------------------------------------------------------- */
	{ "tl", KR_CW_POLICE, "pulis|pulisya|kapulisan" },
	{ "tl", KR_CW_YES,
	  "payag|pumapayag|sang-ayon|sumasang-ayon|ok lang|okay lang|oo|"
	  "opo|pwede|puwede|handa|ayos lang" },
	{ "tl", KR_CW_PASS,
	  "ibigay|ipaalam|ipasa|sabihin|isumbong|ireport|i-refer|"
	  "i-report|umabot|iparating|ibahagi|magbigay" },
	{ "tl", KR_CW_WISH, "gusto|nais|ayaw|ayoko|ayokong" },
	{ "tl", KR_CW_NOT,
	  "hindi|huwag|wag|ayaw|ayoko|ayokong|ayoko pong|wala|walang" },
	{ "tl", KR_CW_IF, "kung|kapag|hanggang" },
	{ "tl", KR_CW_BREAK, "pero|kasi|dahil|ngunit" },

	/* ---- Arabic ------------------------------------------------------------ */
	{ "ar", KR_CW_POLICE, "الشرطه|للشرطه|البوليس|بالشرطه" },
	{ "ar", KR_CW_YES,
	  "اوافق|موافق|موافقه|نعم|لا مانع|لا مانع لدي|اسمح|يمكنكم|"
	  "لا امانع" },
	{ "ar", KR_CW_PASS,
	  "ابلاغ|ابلغوا|ارسلوا|ارسال|تحويل|احاله|مشاركه|تخبروا|تبلغوا|"
	  "ترسلوا|اعطاء|تدخل" },
	{ "ar", KR_CW_WISH, "اريد|ارغب|ارجو" },
	{ "ar", KR_CW_NOT, "لا|لن|لم|ليس|بدون|عدم" },
	{ "ar", KR_CW_AGAINST, "ارفض|اسحب|اعترض" },
	{ "ar", KR_CW_BACK, "اسحب" },
	{ "ar", KR_CW_IF, "اذا|الا اذا|قبل ان|لو|ان شاء الله" },
	{ "ar", KR_CW_ASK, "هل" },
	{ "ar", KR_CW_BREAK, "لكن|ولكن|لان" },

	/* ---- French, Spanish, German, Portuguese ---------------------------- */
	{ "fr", KR_CW_POLICE, "la police|gendarmerie|policiers" },
	{ "fr", KR_CW_YES,
	  "jaccepte|je consens|daccord|jautorise|oui|vous pouvez|"
	  "ne moppose pas|pas dobjection|aucune objection|accord|"
	  "volontiers" },
	{ "fr", KR_CW_PASS,
	  "transmettre|transmettez|informer|informee|saisir|partager|"
	  "envoyez|prevenir|prevenez|communiquer|communiquez|donnez|"
	  "avertir" },
	{ "fr", KR_CW_WISH,
	  "je veux|je souhaite|souhaite|voudrais|veux" },
	{ "fr", KR_CW_NOT,
	  "ne|pas|aucun|aucune|jamais|sans|surtout pas|non" },
	{ "fr", KR_CW_AGAINST, "je refuse|refuse|moppose|je retire" },
	{ "fr", KR_CW_IF, "si|a condition|sauf si|avant de" },
	{ "fr", KR_CW_BREAK, "mais|parce que" },
	{ "es", KR_CW_POLICE, "policia|la policia" },
	{ "es", KR_CW_YES,
	  "doy mi consentimiento|autorizo|autorizamos|acepto|de acuerdo|"
	  "si|pueden|no tengo inconveniente|sin problema|consiento" },
	{ "es", KR_CW_PASS,
	  "pasarlo|pasar|pase|pasen|compartir|compartan|entregue|"
	  "entregar|entreguen|enviar|envien|informen|informar|avisen|"
	  "avisar|denunciar" },
	{ "es", KR_CW_WISH,
	  "quiero|queremos|preferimos|prefiero|deseo" },
	{ "es", KR_CW_NOT, "nunca|sin|tampoco" },
	{ "es", KR_CW_AGAINST, "rechazo|me niego|retiro mi" },
	{ "es", KR_CW_IF, "si|a menos que|hasta que|antes de" },
	{ "es", KR_CW_BREAK, "pero|porque" },
	{ "de", KR_CW_POLICE, "polizei" },
	{ "de", KR_CW_YES,
	  "einverstanden|stimme zu|gern|gerne|durfen|ja|erlaube|"
	  "genehmige|nichts dagegen|zustimmung|einwilligung|kein problem|"
	  "konnen sie" },
	{ "de", KR_CW_PASS,
	  "weitergeben|weiterleiten|geben|ubergeben|informieren|melden|"
	  "weitergegeben|weitergeleitet|mitteilen|einschalten|leiten" },
	{ "de", KR_CW_WISH, "mochte|mochten|wollen|bitte" },
	{ "de", KR_CW_NOT, "nicht|kein|keine|keinen|nein|niemals|ohne" },
	{ "de", KR_CW_AGAINST,
	  "lehne ab|widerspreche|verweigere|widerrufe|lehnen" },
	{ "de", KR_CW_IF, "wenn|falls|erst wenn|bevor|sofern" },
	{ "de", KR_CW_BREAK, "aber|weil|denn" },
	{ "pt", KR_CW_POLICE, "policia|a policia" },
	{ "pt", KR_CW_YES, "concordo|aceito|podem|pode" },
	{ "pt", KR_CW_PASS,
	  "enviar|encaminhar|passar|compartilhar|informar" },
	{ "pt", KR_CW_NOT, "nao|nunca|sem" },

	/* ---- Russian, Vietnamese, Dutch, Swedish ------------------------------ */
	{ "ru", KR_CW_POLICE, "полици*" },
	{ "ru", KR_CW_YES,
	  "согласен|согласна|согласны|разрешаю|да|не против|можете|можно|"
	  "не возражаю" },
	{ "ru", KR_CW_PASS,
	  "передать|передаите|передавать|передаваите|сообщить|сообщите|"
	  "сообщаите|отправить|отправьте|передали|сообщать|обращаитесь" },
	{ "ru", KR_CW_WISH, "хочу|хотим|прошу|хотел бы|хотела бы" },
	{ "ru", KR_CW_NOT, "не|нет|без|никому|нельзя" },
	{ "ru", KR_CW_AGAINST, "против|отказываюсь|отзываю|возражаю" },
	{ "ru", KR_CW_BACK, "отзываю" },
	{ "ru", KR_CW_IF, "если|пока|только если" },
	{ "ru", KR_CW_BREAK, "но|потому что|однако" },
	{ "vi", KR_CW_POLICE, "canh sat|cong an" },
	{ "vi", KR_CW_YES, "dong y|co the" },
	{ "vi", KR_CW_PASS, "chuyen|bao|gui|chia se" },
	{ "vi", KR_CW_NOT, "khong|dung|chua" },
	{ "nl", KR_CW_POLICE, "politie" },
	{ "nl", KR_CW_YES, "akkoord|toestemming|mag|mogen|graag" },
	{ "nl", KR_CW_PASS, "doorgeven|delen|doorsturen|melden" },
	{ "nl", KR_CW_NOT, "niet|geen|nee" },
	{ "sv", KR_CW_POLICE, "polisen|polis" },
	{ "sv", KR_CW_YES, "godkanner|samtycker|garna|okej" },
	{ "sv", KR_CW_PASS, "vidarebefordra|lamna|skicka|dela" },
	{ "sv", KR_CW_NOT, "inte|inget|aldrig|nej" },
};
const size_t kr_consent_n_words = KR_NELEM(kr_consent_words);
