/* SPDX-License-Identifier: Apache-2.0 */
/* Words of consent: English (words.h says how they are written). */
#include "evidence/consent/words.h"

const struct kr_consent_words kr_consent_words_english[] = {
	{ "en", KR_CW_POLICE,
	  "police fraud people|the police fraud people|police fraud|"
	  "the police fraud|trust the police|trust police|"
	  "the police cybercrime people|the police cybercrime unit|"
	  "the police cybercrime team|police|the police|nz police|"
	  "new zealand police|nzp|policeman|policemen|policewoman|"
	  "police officer|police officers|cop|cops|coppers|the fuzz|constable|"
	  "constables|constabulary|detective|detectives|law enforcement|"
	  "cybercrime unit|cyber crime unit|popos|boys in blue|cop shop|"
	  "police station|popo|po po|if police need|if police want|"
	  "if the police want|if the police would like|if the police need|"
	  "can police|are police|do police|will police|investigating officer|"
	  "rang 105|called 105|phoned 105|to 105|with 105|through 105|via 105|"
	  "105 line|police cyber crimes|sergeant|senior sergeant|sgt|"
	  "local station|whatever the police want|whatever police want|"
	  "anything the police want|anything police want|all the police want|"
	  "everything the police want|yes the police have|yes police have|"
	  "yeah the police have|the police have been|police have been|"
	  "police cybercrime|police cyber crime|police cybercrime unit|"
	  "police cybercrime team|police cybercrime people|police cyber team|"
	  "police cyber unit|police fraud team|police fraud unit|"
	  "police liaison|fraud squad|old bill|"
	  "local officer|community constable" },
	{ "en", KR_CW_LAW,
	  "officers|officer|authorities|the law|105|criminal referral|"
	  "prosecution|onward disclosure|onward sharing|any disclosure" },
	{ "en", KR_CW_OTHER,
	  "the media|newspaper|newspapers|journalist|journalists|the news|"
	  "netsafe|dia|internal affairs|department of internal affairs|"
	  "ncsc|certnz|cert nz|insurer|fma|commerce commission|"
	  "privacy commissioner|spam unit|spam people|inland revenue|"
	  "registrar|censor" },
	{ "en", KR_CW_ME,
	  "i do not|we do not|i do not mind|we do not mind|i do not object|"
	  "we do not object|i|we|id|im|ill|ive|wed|weve|let me|id like|"
	  "wed like|id rather|wed rather|i am|we are|i would|we would" },
	{ "en", KR_CW_HE,
	  "he|she|they|hes|shes|his|her|their|who|someone|somebody|"
	  "hell|shell|theirs|hers|theyd|hed|theyll" },
	{ "en", KR_CW_YOU,
	  "you|u|youre|4 u|4 you" },
	{ "en", KR_CW_THEM,
	  "them|it|that|this|em|a copy" },
	{ "en", KR_CW_YES,
	  "give you authority|give authority|have my authority|"
	  "my authority to|full authority to|i do not mind|we do not mind|"
	  "i do not object|we do not object|give leave|gives leave|yes|yep|"
	  "yeah|yea|yup|aye|ok|okay|okayed|oks|alright|all right|agree|agrees|"
	  "agreed|consent|consents|permission|permit|permits|authorise|"
	  "authorize|authorises|authorised|authorized|authorisation|"
	  "authorization|happy|glad|fine|welcome|content for|content to|"
	  "content that|content with|am content|are content|is content|"
	  "comfortable|approve|approves|approved|approval|go ahead|go-ahead|"
	  "goahead|blessing|no objection|no objections|no problem|no problems|"
	  "theyre welcome|theyre more than welcome|"
	  "no worries|no issue|no issues|no harm|dont mind|do not mind|"
	  "doesnt mind|wouldnt mind|dont object|do not object|wont object|"
	  "wouldnt object|have nothing against|accept that|accept this|"
	  "accept it|i accept|grant|grants|granted|support sending|"
	  "support passing|support giving|on board|all for|green light|"
	  "in favour|in favor|feel free|by all means|willing|i do|we do|"
	  "nothing to hide|dont care who|dont care which|agreement|free to|"
	  "thumbs up|full cooperation|no qualms|no hesitation|signs off|"
	  "signed off|say so|nod|nods|nodding|assent|cool with|resolved|"
	  "resolves|voted|votes|elected|elects|decided to|permitting|allowing|"
	  "authorising|consenting|agreeing|sweet as|give a statement|"
	  "give statement|give evidence|no reason not|no reason to refuse|"
	  "no reason to say no|wouldnt say no|would not say no|never say no|"
	  "no reservations|not unwilling|not unhappy|dont disagree|"
	  "do not disagree|cant object|cannot object|couldnt object|"
	  "nothing against|raise no objection|do as you|have at it|"
	  "be my guest|go for it|go for gold|go for your life|"
	  "fill your boots|knock yourself out|knock yourselves out|"
	  "grateful if|obliged if|pleased if|"
	  "appreciate if|hereby|appreciate it if|be good if|be great if|"
	  "happy if|thankful if|with me if|by me if|fine if|ok if|okay if|"
	  "cool if|good with|good for|no trouble with|hearty|prepared to|"
	  "sign consent|signed consent|true|cooperate|dont hesitate|"
	  "do not hesitate|would appreciate it if|would be great if|"
	  "would be good if|would love it if|would be grateful if|dont be shy|"
	  "no need to hold back|give the ok|give my ok|gives the ok|thumbs-up|"
	  "change that to yes|change it to yes|change to yes|"
	  "change it to a yes|change that to a yes|make it a yes|"
	  "make that a yes|make it yes|make that yes|now a yes|its a yes now|"
	  "its now a yes|now i say yes|now say yes|now yes|answer is now yes|"
	  "answer is yes now|switch it to yes|yes after all|are fine with|"
	  "are ok with|are okay with|are alright with|are cool with|"
	  "are good with|are on board|are in favour|i allow|we allow|"
	  "is fine with it|is fine with this|is fine with that|is ok with|"
	  "is okay with|is in favour|okays|does not mind|didnt mind|"
	  "would not mind|wont mind|will not mind|doesnt object|"
	  "have no objection|has no objection|have no objections|"
	  "have no problem|has no problem|have no issue|would not object|"
	  "will not object|is approved|are approved|been approved|is agreed|"
	  "is permitted|is authorised|is authorized|is allowed|"
	  "happy to talk to|happy to speak to|happy to speak with|"
	  "happy to talk with|willing to talk to|willing to speak to|"
	  "willing to speak with|consider it signed off|welcome to" },
	{ "en", KR_CW_PASS,
	  "ensure|please report|pls report|kindly report|pass|send|give|share|"
	  "refer|tell|inform|notify|forward|hand|involve|disclose|escalate|"
	  "report it|report this|advise|contact|bring in|show|release|"
	  "transfer|go to|let|get|take it to|reach|straight to|submit|provide|"
	  "alert|dob|loop in|copy in|cc|supply|relay|put|bring|lodge|"
	  "hand over|make sure|goes to|onto|into the hands|refer away|"
	  "off it goes|in the loop|hear of|hear about|involves|add this|"
	  "rope in|bother|bothering|drag|dragging|engage|give a statement|"
	  "give statement|give evidence" },
	{ "en", KR_CW_DONE,
	  "talk to|talk with|speak to|speak with|"
	  "passed|sent|given|shared|referred|told|informed|notified|"
	  "forwarded|handed|involved|disclosed|escalated|advised|"
	  "contacted|brought in|shown|released|transferred|alerted|"
	  "taken to|supplied|provided to|called|copied in|looped in|"
	  "sent round|seen|passing|sending|giving|sharing|referring|"
	  "telling|informing|notifying|forwarding|handing|involving|"
	  "disclosing|escalating|contacting|showing|alerting|getting|"
	  "calling|bringing|going to|made aware|referral|involvement|"
	  "disclosure|ends up with|end up with|ended up with|gets to|"
	  "lands with|lands on|support sending|support passing|"
	  "support giving|happy to talk to|happy to speak to|"
	  "happy to speak with|happy to talk with|willing to talk to|"
	  "willing to speak to|willing to speak with|welcome to|"
	  "notification|engaging" },
	{ "en", KR_CW_GET,
	  "ringing|phoning|contacting me|have|has|had|see|seeing|look|look at|"
	  "know|use|read|reading|receive|receiving|get|take|take on|ring|act|"
	  "investigate|chase|chasing|hold|access|having|getting|deal with|"
	  "handle|sort it|sort this|look into|go after|find him|find them|"
	  "looking into|looking at|having a look|follow up|follow this up|"
	  "follow it up|catch|catch him|catch them|take over|know about|"
	  "knowing|hearing|finding out" },
	{ "en", KR_CW_MAY,
	  "may|can|could|let|should|must|shall|might as well|ought|"
	  "to be" },
	{ "en", KR_CW_WISH,
	  "id rather|wed rather|rather|sooner|want|wants|like|would like|"
	  "prefer|wish|wishes|hope|need|needs|needed|id like|wed like|welcome|"
	  "love|request|requests|ask|asking|asks|interested|wed welcome|"
	  "id welcome|expect|not to receive|not to have|not to see|not to get|"
	  "not to know|not to hear|would love|would want|will want|"
	  "my preference is|our preference is" },
	{ "en", KR_CW_SELF,
	  "want to|like to|wish to|need to|have to|trying to|had to|"
	  "hope to|will go|ill go|ill tell|will tell|am going|im going|"
	  "myself|ourselves|well go|well tell|ill report|will report|"
	  "went|going myself|love to|ought to have|i should have|"
	  "we should have|i could have|we could have|i might have|"
	  "let me|in person|on my own|by myself" },
	{ "en", KR_CW_PLEASE,
	  "i beg you|please report|pls report|kindly report|please|thx|thanx|"
	  "thnx|tks|do please|please do|pls|plz|kindly|thanks|thank you|plse|"
	  "pleas|for me" },
	{ "en", KR_CW_NOT,
	  "i do not|we do not|not|no|never|dont|do not|does not|did not|"
	  "doesnt|didnt|wont|will not|wouldnt|would not|cant|cannot|can not|"
	  "couldnt|nobody|no one|noone|none|nothing|neither|nor|without|nah|"
	  "nope|isnt|arent|aint|havent|hasnt|shouldnt|mustnt|nowhere|no way|"
	  "under no circumstances|not yet|not at this stage|anyone but|"
	  "everyone but|everybody but|anybody but|anywhere but|anything but|"
	  "but not|except|excluding|other than|apart from|bar the|rather not|"
	  "least of all|last thing|please not|not the|hardly|werent|wasnt|"
	  "exception of|except for|instead of|far from|dnt|donot|"
	  "being the exception|the exception|excepted|police aside|minus the|"
	  "save the|false|nay|not now|unauthorised|not to receive|not to have|"
	  "not to see|not to get|not to know|not to hear|dont bother|"
	  "do not bother|dont you bother|get stuffed|go jump|get lost|"
	  "go to hell|bugger off|can whistle|can wait|save for|rather than|"
	  "stop passing|stop sharing|stop giving|stop telling|stop sending" },
	{ "en", KR_CW_AGAINST,
	  "refuse|refuses|refused|refusing|refusal|decline|declines|"
	  "declined|declining|object|objects|objecting|oppose|opposes|"
	  "opposed|opposing|against|withhold|withheld|withholding|"
	  "forbid|forbidden|prohibit|prohibited|say no|saying no|"
	  "said no|says no|hold off|holding off|wait before|"
	  "before anything|before it goes to|before going to|"
	  "before you go to|unwilling|reluctant|uncomfortable|unhappy|"
	  "not as if|not that|not because|disagree|out of the question|"
	  "spare me|off limits|stop short|rule out|reject|rejects|"
	  "rejected|skip|forget the|never mind the|deny|denied|denies|"
	  "dont imagine|do not imagine|dont think i|exempt|veto|"
	  "steer clear|refrain|keep it from|keep this from|opt out|"
	  "opted out|wrong not to|mad not to|silly not to|"
	  "remiss not to|foolish not to|stupid not to|cant see why|"
	  "cannot see why|dont see why|do not see why|"
	  "see no reason why|no reason why|decline to|dont think so|"
	  "do not think so|avoid|avoiding" },
	{ "en", KR_CW_BACK,
	  "that was then|regret saying|regret agreeing|regret it|"
	  "withdraw|withdrawn|withdrawing|withdraws|revoke|revoked|"
	  "revoking|rescind|rescinded|retract|retracted|"
	  "taking that back|take that back|take it back|taking it back|"
	  "changed my mind|changed our mind|changed our minds|"
	  "changed its mind|changed their mind|changed their minds|"
	  "changed his mind|changed her mind|took that back|took it back|"
	  "taken that back|taken it back|scratch what|scratch that|"
	  "change of heart|no longer consent|no longer agree|"
	  "no longer want|no longer happy|second thoughts|scrap that|"
	  "scrap what|forget that|forget what|ignore what|ignore that|"
	  "cancel that|strike that|disregard|reconsidered|actually no|"
	  "actually dont|i was wrong to|reversed|undo|cancel my|"
	  "no longer|answer is no|answer today is no|its a no|"
	  "it is a no|how about no|thats a no|that is a no|firm no|"
	  "answer remains no|no to both|no to all|make it no|"
	  "make that no|make that a no|hold it|hold fire|"
	  "keep it on hold|put it on hold|put that on hold|a no|"
	  "now a no|take that consent back|take my consent back|"
	  "take back my consent|take back that|take back what|"
	  "take back the consent|taking back|take it all back|"
	  "over my dead body|not on your life|fat chance|not a chance" },
	{ "en", KR_CW_LEAVE,
	  "leave|keep|keeping|leaving|kept|left|stay|stays|leaves|keeps" },
	{ "en", KR_CW_OUT,
	  "out|out of|outta|outa|away|off|clear|aside" },
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
	  "consent is not given|consent not given|"
	  "not giving permission|dont refer|do not refer|dont pass on|"
	  "do not pass on|consent declined|withhold my consent|"
	  "withhold consent|decline to have this|decline to have it|"
	  "decline referral|decline any referral" },
	{ "en", KR_CW_ONLY,
	  "only|solely|exclusively" },
	{ "en", KR_CW_IF,
	  "on one condition|one condition|my condition|"
	  "if|unless|until|till|only if|depending|depends|provided|"
	  "as long as|so long as|maybe|perhaps|had it been|were it|"
	  "should he|should she|should they|should it|in case|pending|"
	  "whether|subject to|on condition|conditional|assuming|"
	  "contingent|in the event|given that|only when|only after|"
	  "only once|suppose|supposing|had they|had he|had she|had i|"
	  "wait until|wait till|in which case|providing|with a warrant|"
	  "on production of|with my written|with our written|"
	  "with my approval|on my say so|on my say|on my word|"
	  "with a court order|over my objections|over my objection" },
	{ "en", KR_CW_WHEN,
	  "wen|when|once|before|after|might|next time|possibly|eventually|"
	  "someday|one day|later on|at some point|for now|as soon as|"
	  "the day|the moment|at a later|in future|in the future" },
	{ "en", KR_CW_OKIF,
	  "as you see fit|if you see fit|as you think fit|as you think best|"
	  "if you think|if you believe|if you feel|if you find|"
	  "if you see|if you reckon|if you can|if you want|if you like|"
	  "if you wish|if it helps|if that helps|if this helps|"
	  "if useful|if its useful|if it is useful|if needed|"
	  "if need be|if necessary|if required|if they want|"
	  "if they would like|if they care|if they like|if they need|"
	  "if they ask|if police need|if police want|"
	  "if the police want|if the police would like|"
	  "if the police need|if appropriate|if possible|"
	  "if you have to|if you must|if anonymised|if it makes|"
	  "so long as my name|as long as my name|when you can|"
	  "when you get|if they ring|if they call|if it is any|"
	  "if its any|if you decide|if you deem|if you consider|"
	  "should they see|should they want|should you see|"
	  "should you think|as soon as possible|if it warrants|"
	  "if warranted|if you judge|if they wish|before theyre|"
	  "before its too late|before it is too|before they get|"
	  "before he gets|before she gets|glad if it|provided my name|"
	  "if in your view|if in your opinion|if an offence|"
	  "if you agree|if you ask me|if my name|provided i stay|"
	  "as long as they|so long as they|provided they|if you send|"
	  "if its a crime|if it is a crime|if thats the|if its a|"
	  "if they will|if they can|if theyll|if a crime|if theyre|"
	  "if they are|if its illegal|if it is illegal|if its criminal|"
	  "if there is|if theres|if it would|if that would|"
	  "if they collect|if they keep|if they track|if they can use|"
	  "if it stops|if that stops|if it means|even if|"
	  "as soon as you can|if they wanna|if they have any|"
	  "if they have questions|if it comes to that|if it comes to it|"
	  "in case it happens|in case it helps|in case its|"
	  "in case it is|in case he does|in case he comes|in case he tries|"
	  "in case he has|"
	  "in case hes|in case she does|in case shes|in case she has|"
	  "in case others|in case anyone|in case anybody|in case someone|"
	  "in case somebody|in case there are|in case there is|"
	  "before he does|before she does|before he hurts|before he can|"
	  "before he comes|before they do|before they can|before they hurt|"
	  "before they find|before he finds|before he tries|"
	  "before they try|before anyone else gets|before anyone else is|"
	  "before anyone else loses|before anyone else falls|"
	  "before someone else gets|before someone else is|"
	  "before somebody else gets|before somebody else is|before it happens|"
	  "before he disappears|before they disappear|before others" },
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
	  "will you|would you|will the|can police|could police|"
	  "can this|could this|can it|could it|could a|can a|"
	  "could somebody|can somebody|can someone|could someone|"
	  "would somebody|would someone" },
	{ "en", KR_CW_HEDGE,
	  "will be asked|would be asked|asked later|yet to approve|"
	  "yet to agree|yet to decide|yet to consent|yet to authorise|"
	  "yet to sign|may have approved|may have agreed|may have authorised|"
	  "may have authorized|may have consented|might have approved|"
	  "might have agreed|might have authorised|could have approved|"
	  "could have agreed|should have approved|should have agreed|"
	  "i was told our|i was told that our|im told our|im told that our|"
	  "i am told our|i am told that our|hypothetically|theoretically|"
	  "on paper|may be that|could be that|might be that|may well|"
	  "might well|"
	  "could well|for all i know|for all we know|wish i could|"
	  "wish we could|wish i had|wish we had|wish that i|doubts|misgivings|"
	  "no choice|undecided|not yet known|not known|to be decided|"
	  "not decided|havent decided|havent yet decided|have not decided|"
	  "hasnt decided|havent made up|not yet decided|have not made up|"
	  "cant decide|thinking about it|still thinking|think about it|"
	  "i would have|id have|we would have|wed have|would have|not settled|"
	  "not my decision|not my call|not mine to|not authorised to|"
	  "not authorized to|no authority|cant speak for|cannot speak for|"
	  "may not speak|not in a position|not for me to|ask my|ask the owner|"
	  "check with|talk to my|speak to my|not saying|neither way|"
	  "sleep on it|make up my mind|made up my mind|make up our mind|"
	  "make up our minds|to be confirmed|ring me first|call me first|"
	  "phone me before|ask me first|ask me before|ring me before|"
	  "call me before|phone me first|come back to me|ambivalent|"
	  "in two minds|saying neither|hold the decision|need to ask|"
	  "have to ask|must ask|have to check|need to check|run it past|"
	  "run it by|jury is still out|no decision|prefer to decide|"
	  "decide later|on the fence|lawyer first|first speak|speak first|"
	  "first talk|so wait|say wait|please wait|lets wait|hesitate|"
	  "hesitant|discussed|first ask|let me think|will decide|ill decide|"
	  "well decide|decide about|deciding|get back to you|will advise|"
	  "decides|decides whether|chooses|will choose|take a lot for me|"
	  "takes a lot for me" },
	{ "en", KR_CW_VAGUE,
	  "i understand|i gather|"
	  "not sure|unsure|dont know|wonder|wondering|do not know|"
	  "not fussed|up to you|your call|whatever you think|"
	  "dont mind either way|either way|no opinion|no view|"
	  "no preference|considering|thinking about|let you know|"
	  "remain to be|discuss|discussing|consult|tbc|tbd|n/a|"
	  "dont care|couldnt say|awaiting|may want|may agree|"
	  "may consent|might agree|will agree|ill agree|ill consent|"
	  "will consent|would consent|would agree|id agree|id consent|"
	  "torn|not answered|unanswered|left blank|makes no odds|"
	  "no skin off|whatever|suit yourself|suit yourselves|"
	  "i suppose|i guess|might consider|would consider|open to|"
	  "not against the idea|in principle|inclined|leaning|"
	  "half a mind|talk to the|no answer|blank|not asked|"
	  "not provided|not stated|not specified|unknown|nil|"
	  "not supplied|not obtained|not sought|not discussed|"
	  "not applicable|dunno|no idea|not bothered|"
	  "wish the police had|wish the police would|wish police had|"
	  "was going to|were going to|was about to" },
	{ "en", KR_CW_BREAK,
	  "but|however|though|although|because|cause|cos|coz|since|so|"
	  "and i|and we|and wont|and dont|and do not|and please|"
	  "and you|and she|and he|and they|otherwise|whereas|while|"
	  "and no|which|and not|and never|and im|and ive|and id|"
	  "and ill|and weve|and were|and my|and lets|and can you|"
	  "and could you|and wed|and as|and yes" },
	{ "en", KR_CW_TROUBLE,
	  "issue|issues|problem|problems|objection|objections|concern|"
	  "concerns|worry|worries|qualms|reservation|reservations|"
	  "hesitation|drama|dramas|quarrel|bother" },
	{ "en", KR_CW_ANON,
	  "no names|no name|my name|my details|anonymous|anonymously|"
	  "anonymised|anonymized|my identity|identify me|identifies me|"
	  "blacked out|redacted|came from me|its me|it was me|who i am|"
	  "withheld|my address|my email address|my phone number|"
	  "nobody can tell|no one can tell|im not named|i am not named|"
	  "stay anonymous|remain anonymous|not named|not identified|"
	  "not identifiable|our name|our names|their name|our identity" },
	{ "en", KR_CW_MINE,
	  "my|me|mine|our|us|ours|i|we|ive|weve|im" },
	{ "en", KR_CW_SETTLED,
	  "after youve|after you have|after you read|once youve|when youve|"
	  "if you|when you|once you|as long as you|so long as you|"
	  "provided you|provided that you|on condition you|"
	  "on condition that you|if it is|if its|if thats|if that is|"
	  "if this is|if it would|if it will|if relevant|if applicable|"
	  "if serious|where appropriate|where necessary|when necessary|"
	  "where needed|when needed|when appropriate|whenever you|"
	  "should you|should it be|if they find|if anyone needs|"
	  "if any of it|if any of this|if something can|"
	  "if anything can|if anything in" },
	{ "en", KR_CW_PROMISE,
	  "promise|promises|guarantee|guarantees|swear|assure|pay|"
	  "refund|warrant|court order|arrested|caught|proof|proven|"
	  "convicted" },
	{ "en", KR_CW_TURN,
	  "change that to yes|change it to yes|change to yes|"
	  "change it to a yes|change that to a yes|make it a yes|"
	  "make that a yes|make it yes|make that yes|now a yes|"
	  "its a yes now|its now a yes|now i say yes|now say yes|"
	  "now yes|answer is now yes|answer is yes now|"
	  "switch it to yes|yes after all|changed my mind|"
	  "changed our mind|change of heart|second thoughts|"
	  "reconsidered" },
	{ "en", KR_CW_INCL,
	  "that covers|that includes|that goes for|this covers|"
	  "this includes|and that includes|which includes|which covers|"
	  "including|included" },
	{ "en", KR_CW_VAGUE,
	  "someone should|somebody should|somebody must|someone must|"
	  "someone ought|somebody ought|someone needs|somebody needs" },
	{ "en", KR_CW_AGAINST,
	  "leave them be|leave them alone|leave it be|leave it alone|"
	  "leave it there" },
	{ "en", KR_CW_POLICE,
	  "i want to press charges|we want to press charges|"
	  "i wish to press charges|we wish to press charges|"
	  "i would like to press charges|id like to press charges|"
	  "we would like to press charges|wed like to press charges" },
	{ "en", KR_CW_YES,
	  "i want to press charges|we want to press charges|"
	  "i wish to press charges|we wish to press charges|"
	  "i would like to press charges|id like to press charges|"
	  "we would like to press charges|wed like to press charges|"
	  "nothing here i wouldnt|nothing here i would not|"
	  "nothing i wouldnt|nothing i would not|"
	  "nothing in it i wouldnt|nothing in here i wouldnt|"
	  "nothing there i wouldnt|nothing in this i wouldnt" },
	{ "en", KR_CW_ME,
	  "i want to press charges|we want to press charges|"
	  "i wish to press charges|we wish to press charges|"
	  "i would like to press charges|id like to press charges|"
	  "we would like to press charges|wed like to press charges" },
	{ "en", KR_CW_BACK,
	  "please leave it|leave it then|leave it please|drop it|"
	  "ignore the yes|ignore my yes|bin it|ignore the tick|"
	  "ignore my tick|has expired|has lapsed|is void|"
	  "no longer stands|has ended|by mistake|in error|was a slip" },
	{ "en", KR_CW_HEDGE,
	  "decision not mine|not mine to|not my decision|not our decision|"
	  "not my call|not our call|not my choice|not mine|not up to me|"
	  "not up to us|not for me to say|not for us to say|not ours|"
	  "will confirm|must confirm|has to confirm|needs to confirm|"
	  "has to agree|needs to agree|must agree first|wait for my|"
	  "wait for me|wait for us|wait for our|wait till i|wait until i|"
	  "await my|before you do anything|not before|not until|not till|"
	  "told me to write|told me to say|told me to tick|told me to agree|"
	  "made me write|made me say|made me tick|made me agree|made me sign|"
	  "forced me to write|forced me to say|forced me to tick|"
	  "forced me to agree|typed that|typed this for me|"
	  "wrote that for me|ticked it for me|ticked that for me|"
	  "under pressure|under duress|against my will|of my own free will|"
	  "see what you|see what youd|asked for approval|get approval|"
	  "seeking approval|seeking consent|awaiting approval|await approval|"
	  "await consent|asked for permission|asked for consent|"
	  "get permission|get consent|obtain consent|need approval|"
	  "need consent|need permission|needs approval" },
	{ "en", KR_CW_VAGUE,
	  "probably|most likely|presumably|conceivably|arguably|i thought|"
	  "we thought|i used to|we used to|at first i|at first we|"
	  "i expect you|we expect you|i expect that|let us hope|lets hope|"
	  "let us see|lets see|may say yes|might say yes|may well say|"
	  "i may say|may end up|might end up|could end up|will end up|"
	  "may end up with|might end up with|could end up with|"
	  "will end up with" },
	{ "", KR_CW_TICK, "boxticked" },
	{ "", KR_CW_UNTICK, "boxunticked" },
	{ "", KR_CW_COUNT, NULL }
};
