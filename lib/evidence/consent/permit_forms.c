/* SPDX-License-Identifier: Apache-2.0 */
/*
 * permit_forms.c - how people permit that the Police get their report
 * (permit.h says how forms are written)
 *
 * Words as the search copy has them: lower case, no apostrophes.  No form has
 * a negation but that of trouble ("no worries"), another's word ("my son
 * says"), a time that is open ("later") or a condition that is not the
 * receiver's to settle; none holds of what is so already ("glad that the
 * Police have it"), of what somebody is able to do ("the Police can get the
 * logs") or ought to ("go to the Police").
 */
#include "evidence/consent/permit.h"

const struct kr_permit_form kr_permit_forms[] = {
	{ "SENTENCE",
	  "LEAD* YES TAIL*|LEAD* RATHER POLICE HAD WHAT? RATHERTAIL?|REQUEST" },
	{ "RATHERTAIL",
	  "than not|than nobody|than nothing|all the same|thanks|please" },
	{ "REQUEST", /* though it asks */
	  "LEAD* ASKS CONTACTING TAIL*|LEAD* would you mind PASSING TAIL*|"
	  "LEAD* may i ask you to CONTACTING TAIL*|LEAD* might i ask you to "
	  "CONTACTING TAIL*|LEAD* can POLICE please GET TAIL*|LEAD* could "
	  "POLICE please GET TAIL*|LEAD* CHANCE CONTACTING POLITE TAIL*|"
	  "LEAD* can WHAT please MOVE TO POLICE TAIL*|LEAD* could WHAT "
	  "please MOVE TO POLICE TAIL*|LEAD* could WHAT MOVE TO POLICE "
	  "please TAIL*|LEAD* can WHAT MOVE TO POLICE please TAIL*|LEAD* "
	  "CANYOU CONTACTING ONBEHALF TAIL*|LEAD* MAYIASK CONTACTING "
	  "TAIL*" },
	{ "ONBEHALF", "for me|for us|on my behalf|on our behalf" },
	{ "MAYIASK",
	  "may i ask that GIVER|might i ask that GIVER|can i ask that GIVER|"
	  "could i ask that GIVER|can i ask you to|could i ask you to|may "
	  "we ask that GIVER|may we ask you to|can we ask that GIVER|could "
	  "we ask you to" },
	{ "ASKED", /* "yes" permits */
	  "LEAD* ASKED1 ASKEDTAIL*|LEAD* do i want TODO ASKEDTAIL*|LEAD* do we "
	  "want TODO ASKEDTAIL*|LEAD* do i want POLICE in on WHAT|LEAD* do we "
	  "want POLICE in on WHAT|LEAD* ASKER want POLICE involved INIT?|LEAD* "
	  "ASKER want GIVER to CONTACTING|LEAD* "
	  "ASKER AGREE WHATTO|LEAD* ASKER give OURS? CONSENT LEAVETO|LEAD* "
	  "ASKBE VERY* HAPPY VERY* CONTENT|LEAD* ASKER WELCOME DOING" },
	{ "ASKEDIF",
	  "POLICE may GET|POLICE can GET|POLICE could GET|POLICE might GET|"
	  "GIVER MAYVERB CONTACTING|you could CONTACTING|you might "
	  "CONTACTING|WHAT MAYGO TO POLICE|WHAT could MOVE TO POLICE|AM "
	  "VERY* HAPPY CONTENT|i AGREE WHATTO|we AGREE WHATTO|i consent "
	  "WHATTO|POLICE should be TOLD|POLICE should GET|i want TODO|we "
	  "want TODO|i would like TODO" },
	{ "ASKED1",
	  "CONTACTING|ITBE? OKAY to CONTACTING|OKAY CONTENT|HAPPY CONTENT|"
	  "DOING|GIVER? PASSING|POLICEREF|RELEASE TO POLICE|OURS? CONSENT "
	  "LEAVETO|OURS? CONSENT to POLICE|OURS? CONSENT for POLICE|CONSENT "
	  "POLICE|POLICE|POLICE allowed to GET|POLICE can GET|POLICE may GET|"
	  "POLICE to GET|POLICE to be TOLD|can POLICE GET|may POLICE GET|"
	  "should POLICE GET|should POLICE be TOLD|MAYWE CONTACTING|should "
	  "WHAT MOVE TO POLICE|can WHAT MOVE TO POLICE|may WHAT MOVE TO "
	  "POLICE|is it OKAY to CONTACTING|is it OKAY CONTENT|is POLICE "
	  "allowed to GET|are POLICE allowed to GET|AGREE WHATTO|POLICE "
	  "involvement CONSENT?|CONSENT to CONTACT POLICE|whether ASKEDIF|if "
	  "ASKEDIF|about DOING|about POLICE|POLICE consent|POLICE permission" },
	{ "ASKER",
	  "do i|would i|do we|would we|do you|would you|shall i|shall we" },
	{ "ASKBE", "am i|are we|are you|would i be|would we be" },
	{ "MAYWE", "may we|can we|may cert|may ncsc|can GIVER" },
	{ "ASKEDTAIL",
	  "then|at all|too|please|about it|yes or no|y n|for me|for us" },
	{ "ASKEDNOT", /* "no" permits */
	  "LEAD* ASKER? MINDING HERE* UNTROUBLED|LEAD* ANY TROUBLE HERE* "
	  "UNTROUBLED|LEAD* ASKER have ANY TROUBLE UNTROUBLED|LEAD* have i "
	  "ANY TROUBLE UNTROUBLED|LEAD* have we ANY TROUBLE UNTROUBLED|LEAD* "
	  "am i against DOING|LEAD* are we against DOING|LEAD* TROUBLE to "
	  "DOING|LEAD* TROUBLE to POLICE|LEAD* ANY TROUBLE to POLICE|LEAD* "
	  "is it ANY TROUBLE UNTROUBLED|LEAD* is it a TROUBLE UNTROUBLED|"
	  "LEAD* does it BOTHER ME UNTROUBLED|LEAD* would it BOTHER ME "
	  "UNTROUBLED|LEAD* would it be ANY TROUBLE UNTROUBLED|LEAD* does "
	  "DOING BOTHER ME" },
	{ "MINDING", "mind|object|care" },
	{ "ANY", "any|a|an" },
	{ "ANSWER",
	  "STRONG* ASSENTED ASSENTED* STRONG* TAIL*|STRONG STRONG* TAIL*" },
	{ "STRONG",
	  "absolutely|definitely|certainly|of course|bloody oath|too right|"
	  "hell|heck|oh|most|very much|100|100 percent|totally|sure|for sure|"
	  "you bet|course|naturally|indeed|my word|damn right|dead right" },
	{ "ASSENTED",
	  "yes|yep|yeah|yea|yup|ye|ya|yis|yeh|yh|aye|y|ae|affirmative|tick|"
	  "ticked|granted|given|ok|okay|k|agreed|approved|authorised|"
	  "permitted|consented|allowed|i do|we do|i would|we would|i am|we "
	  "are|i agree|we agree|i consent|we consent|you may|you can|do|do "
	  "it|please do|go ahead|go for it|by all means|fine by me|fine with "
	  "me|ok by me|ok with me|no problem|no worries|no objection|i "
	  "certainly do|i sure do|i absolutely do|i really do|we certainly "
	  "do|i very much do|we sure do|certainly do|positive|its a yes|1|si|"
	  "oui|ja|count me in|count us in|sign me up|sign us up|put me down|"
	  "put me down as a yes|in the affirmative|they may|they can|it may|"
	  "it can|all yours|im in|why not|thats a yes|a yes|indeed i do|"
	  "indeed|consider it done|by all means do|share away|send it|send "
	  "away|pass it on|happy to|all good|all g|sweet as|sweet|no drama|"
	  "no dramas|im happy with that|i am happy with that|im all for it" },
	{ "ANSWERNO",
	  "NONOTHING NONOTHING* TAIL*|NONOTHING NONOTHING* ASSENTED* TAIL*" },
	{ "NONOTHING",
	  "no|nope|nah|na|not at all|not in the slightest|not in the least|"
	  "not one bit|not a bit|not a bit of it|none|none at all|never|of "
	  "course not|certainly not|absolutely not|definitely not|not me|i "
	  "dont|i do not|we dont|we do not|i wouldnt|we wouldnt|i would not|"
	  "nil|no way|not really|not a problem|no not at all|i really dont|"
	  "none from me|none from us|none here|not from me|n|i have none|we "
	  "have none|none whatsoever|not the least bit|not in the least|"
	  "nothing at all" },
	{ "CHANCE",
	  "any chance you could|any chance you can|any chance someone could|"
	  "is there any chance you could|i wonder if you could|i was "
	  "wondering if you could|i wonder if you would" },
	{ "POLITE",
	  "please|pls|plz|for me|for us|on my behalf|on our behalf|for me "
	  "please" },
	{ "ASKS",
	  "CANYOU please|CANYOU pls|CANYOU plz|CANYOU kindly|CANYOU be so "
	  "kind as to|CANYOU be so good as to|CANYOU see your way to" },
	{ "CANYOU",
	  "can you|could you|would you|will you|can u|could u|can someone|"
	  "could someone|can somebody|could somebody|can your team|could "
	  "your team|can you guys|can u guys|could you guys|any chance you "
	  "could|any chance you can|would it be "
	  "possible to|is it possible to|would it be possible for you to" },
	{ "LEAD",
	  "yes|yep|yeah|yea|yup|ye|ya|aye|sure|sure thing|ok|okay|absolutely|"
	  "of course|definitely|certainly|honestly|look|hi|hello|hey|kia ora|"
	  "and|also|so|but|well|to be honest|tbh|for what its worth|"
	  "personally|please|pls|plz|just|by all means|finally|lastly|no "
	  "worries|no problem|all good|sweet as|sweet|then|oh|thanks|cheers|"
	  "go on|go on then|go for it|go ahead|sir|madam|dear sir|dear team|"
	  "further|furthermore|in addition|for the record|obviously|USEFUL|"
	  "NOHIDING|should POLICE WANT|please note|please note that|note "
	  "that|please be advised that|i say|yeh|yh|yis|right|anyway|now|"
	  "kindly note|i confirm|i confirm that|we confirm that|id say|my "
	  "answer is yes|nothing MOREADD|as requested|in short|in any case|"
	  "for my part|for "
	  "our part|speaking for myself|as it happens|to that end|"
	  "accordingly|therefore|with that in mind|that being so|all things "
	  "considered|on balance|omg|hell yes|hell yeah|heck yes|100|100 yes|"
	  "absolutely yes|i speak for SPOKEN when i say|i think i speak for "
	  "SPOKEN when i say|speaking for SPOKEN|INNAME|AUTHED to SAYIT|"
	  "AUTHED that|ASSEMBLED|yes yes|and yes|oh yes|ugh|"
	  "so yes|so please|but yes|but please|well yes|on that basis|with "
	  "that said|that said|at your earliest convenience|it goes without "
	  "saying|it goes without saying that|needless to say|naturally|of "
	  "course and|just so you know|just to be clear|to be perfectly "
	  "clear|to avoid doubt|if you are wondering|in case you were "
	  "wondering|fyi|nah|nah i dont mind|i dont mind|i really dont mind|"
	  "i dont mind at all|nah its fine|nah thats fine|nah all good|im "
	  "ROLEOF and|i am ROLEOF and|as ROLEOF|what i meant to say is|what "
	  "i meant to say at the top is|what im trying to say is|the point "
	  "is|my point is|long story short|bottom line|anyhow|PURSUANT REFER|"
	  "on that note|to answer your question|last of all|you asked|you "
	  "ask|i want to make it plain that|i want to make it clear that|let "
	  "it be known that|let me be clear|let me be clear that|let me say "
	  "that|please understand that|i wish it to be known that|i want you "
	  "to know that|rest assured|rest assured that" },
	{ "ASSEMBLED", /* when a body decided */
	  "at its MEETINGON|at our MEETINGON|at the MEETINGON|at a "
	  "MEETINGON|at MEETINGS MEETINGON|last night|yesterday|last week|"
	  "this week|on MONDAY|on MONDAY night|last MONDAY" },
	{ "MEETINGON",
	  "meeting|meeting ONDAY|agm|agm ONDAY|last meeting|last meeting "
	  "ONDAY|special meeting|special meeting ONDAY|board meeting|board "
	  "meeting ONDAY|committee meeting|committee meeting ONDAY|hui|hui "
	  "ONDAY|monthly meeting|monthly meeting ONDAY" },
	{ "MEETINGS",
	  "last nights|yesterdays|mondays|tuesdays|wednesdays|thursdays|"
	  "fridays|saturdays|sundays|last weeks|this weeks|this months|last "
	  "months" },
	{ "ONDAY",
	  "on MONDAY|on # MONTH|on the # of MONTH|of # MONTH|on MONDAY # "
	  "MONTH|of the #|on the #|on #|last night|yesterday|last week|this "
	  "week|held on # MONTH|in MONTH|last MONDAY" },
	{ "MONTH",
	  "january|february|march|april|may|june|july|august|september|"
	  "october|november|december" },
	{ "WITHLEAVE", /* of who agrees; else it may be a condition */
	  "WITHTHE MANDATE of WHOMFOR|WITHTHE MANDATE from WHOMFOR|WITHTHE "
	  "WHOSEFOR MANDATE" },
	{ "WITHTHE", "with|with the|with the full|with the express" },
	{ "INNAME", /* in whose name one speaks */
	  "ONTHE MANDATE of WHOMFOR|ONTHE MANDATE from WHOMFOR|ONTHE "
	  "WHOSEFOR MANDATE|by VOTED of WHOMFOR|on behalf of WHOMFOR|for and "
	  "on behalf of WHOMFOR|SIGNING on behalf of WHOMFOR|SIGNING for "
	  "WHOMFOR|acting for WHOMFOR under ATTORNEY|acting under ATTORNEY "
	  "for WHOMFOR|under ATTORNEY for WHOMFOR|under ATTORNEY i hold for "
	  "WHOMFOR|under WHOSEFOR ATTORNEY|acting on PERSONS behalf|on "
	  "PERSONS behalf|"
	  "writing on PERSONS behalf" },
	{ "PERSONS", "her|his|their|her own|his own|WHOSEFOR" },
	{ "ONTHE",
	  "on|on the|under the|"
	  "by|by the|at the express" },
	{ "MANDATE",
	  "authority|consent|agreement|approval|permission|blessing|"
	  "authorisation|full authority|written permission|written consent|"
	  "express consent|express permission|verbal permission|verbal "
	  "consent|full agreement|full knowledge and "
	  "agreement|knowledge and consent|express authority|written "
	  "authority|instructions|mandate|leave" },
	{ "VOTED",
	  "resolution|a resolution|decision|a decision|vote|a vote|"
	  "unanimous vote|a unanimous vote|order|authority|agreement" },
	{ "SIGNING", "signed|signing|writing|speaking|i write|i sign|acting" },
	{ "ATTORNEY",
	  "ENDURING power of attorney|ENDURING powers of attorney|the epa|a "
	  "epa|an epa|epa|the epoa|an epoa|epoa|a poa" },
	{ "ENDURING",
	  "a|the|an enduring|the enduring|enduring|her|his|her enduring|his "
	  "enduring|a general" },
	{ "WHOMFOR",
	  "BEHALF|WHOMBODY|my principal|the owner|the owners|the account "
	  "holder|my uncle|my aunt|my brother|my sister|the estate|her estate|"
	  "his estate|my clients|our clients|OURTHE PARTIES" },
	{ "WHOMBODY",
	  "OURTHE GOVERNING|all OURTHE GOVERNING|OURTHE BODYNAME|OURTHE "
	  "BODYNAME BODYNAME|OURTHE BODYNAME GOVERNING|our TITLE|the TITLE" },
	{ "PARTIES",
	  "owner|owners|client|clients|residents|tenants|account holder|"
	  "whole family|patient|principal|shareholders|executors" },
	{ "WHOSEFOR",
	  "my principals|the owners|the boards|our boards|the directors|our "
	  "directors|the trustees|our trustees|the committees|our committees|"
	  "the companys|the firms|the clubs|the schools|the trusts|my mothers|"
	  "my fathers|my mums|my dads|my wifes|my husbands|my partners|my "
	  "clients|our clients|the familys|my uncles|my aunts|my brothers|my "
	  "sisters|my sons|my daughters|their|her|his" },
	{ "AUTHED", /* and says so, not only may */
	  "SENDER AMNOW AUTHORISED by WHOMFOR|SENDER have WHOSEFOR MANDATE|"
	  "SENDER have the MANDATE of WHOMFOR|WHOMFOR PERF? AUTHORISED ME|"
	  "WHOMFOR EMPOWER ME|im AUTHORISED by WHOMFOR|ORG PERF? asked ME|my "
	  "client PERF? asked ME|OURTHE client PERF? asked ME" },
	{ "AMNOW",
	  "am|are|have been|am duly|are duly|was|were|am now|am fully" },
	{ "AUTHORISED",
	  "authorised|authorized|instructed|empowered|mandated|directed" },
	{ "EMPOWER",
	  "authorise|authorises|authorize|instruct|instructs|empower|"
	  "empowers" },
	{ "SAYIT",
	  "say that|say|confirm that|confirm|advise that|advise you that|"
	  "state that|tell you that|tell you|let you know that|inform you "
	  "that" },
	{ "MOREADD",
	  "else to add|further to add|more to add|to add|more to say|else to "
	  "say|else to report|else except that|else to add except that|"
	  "further to add except that|to add except that|more to add except "
	  "that|else to say except that|more to say except that|else to add "
	  "other than that|to add other than that|further other than that|"
	  "further except that" },
	{ "NOHIDING",
	  "ive nothing to hide|i have nothing to hide|nothing to hide|weve "
	  "nothing to hide|nothing to hide here" },
	{ "SPOKEN",
	  "all of us|everyone here|the whole team|the whole family|us all|"
	  "both of us|the family|the team|my family|my whole family|the "
	  "BODYNAME|our BODYNAME" },
	{ "TAIL",
	  "and tell ANYBODY|and let ANYBODY know|thanks|thank you|cheers|ta|"
	  "ty|thx|please|pls|plz|too|as well|aswell|"
	  "also|"
	  "then|now|today|straight away|right away|asap|any time|anytime|"
	  "immediately|at once|at all|in full|if you like|if you want|if you "
	  "want to|if you wish|as you see fit|as you like|as needed|USEFUL|"
	  "SAME|for sure|of course|by the way|mate|team|honestly|really|sir|"
	  "so much|very much|for me|for us|on my behalf|on our behalf|to "
	  "CATCH HIM|to help CATCH? HIM|and CATCH HIM|whenever|whenever "
	  "suits|whatever you need|whatever they need|whatever it takes|"
	  "whatever helps|one bit|in the slightest|FROMME|without HESITATION|"
	  "no questions asked|no problem|no problems|no worries|no drama|no "
	  "dramas|no issue|NOHIDING|for all of our sakes|for all our sakes|"
	  "for everyones sake|for my sake|i dont care|i dont really care|i "
	  "dont rly care|i really dont care|i dont give a toss|AND ANYBODY|"
	  "by all means|yes|yes please|go for it|go ahead|np|tbh|ngl|dear|"
	  "for all i care|n stuff|and stuff|and that|n that|bro|g|aye|eh|rn|"
	  "k|x|please and thank you|for goodness sake|with pleasure|kind "
	  "regards|regards|so go ahead|so go for it|so please do|please do|"
	  "go right ahead|to be honest|all the same|with WHAT attached|with "
	  "WHAT included|WHAT and all|and all|in full and without MORE|"
	  "without MORE|together with WHAT|along with WHAT|including WHAT|as "
	  "a matter of urgency|as a matter of course|urgently|promptly|"
	  "forthwith|without delay|right now|quickly|directly|as soon as "
	  "possible|as soon as you can|as soon as practicable|at the first "
	  "opportunity|first thing|tonight|this morning|this afternoon|this "
	  "week|for whatever it is worth|for what it is worth|for what its "
	  "worth|anyway|regardless|just in case|in case IT HELPS|in any case|"
	  "if theres any point|if there is any point|if there is a point|if "
	  "it is of any use|if its of any use|if any use|if of use|if of any "
	  "use|in its entirety|in its current form|unredacted|unedited|as it "
	  "is|as is|as it stands|on behalf of BEHALF|for investigation|for "
	  "further investigation|for follow up|for action|for their records|"
	  "for their information|for intelligence|for intelligence purposes|"
	  "in writing|in writing if POLICE WANT|as required|as necessary|as "
	  "appropriate|where appropriate|where relevant|where necessary|when "
	  "you can|when you get a chance|at your discretion|in the first "
	  "instance|so that HESHE can CATCH HIM|so HESHE can CATCH HIM|as he "
	  "has done it before|my friend|e hoa|guys|folks|friends|love|this "
	  "time|this time round|this time around|here and overseas|over here|"
	  "up here|down here|in new zealand|in nz|than not|share away|with "
	  "THING|with everything SENT?|with it all|at your earliest "
	  "convenience|at your convenience|at your earliest opportunity|all "
	  "good|screenshots all of it|all of it|all of it please|the lot|the "
	  "whole lot|the email my name the lot|everything|and so on|no need "
	  "to ask ME again?|no need to check with ME first?|you dont have to "
	  "ask ME again?|you dont need to ask ME again?|you do not have to "
	  "ask ME again?|you do not need to ask ME again?|dont need to ask "
	  "ME|to anyone|to anybody|to anyone who asks|ill sign whatever|ill "
	  "sign anything|my business|my call|our call|my decision|my choice|"
	  "my business my call|in each case|in all cases|in each case "
	  "without MORE|in every case|with my compliments|with our "
	  "compliments|with my blessing|with our blessing|with my thanks|as "
	  "far as im concerned|as far as i am concerned|as far as we are "
	  "concerned|so far as im concerned|all g|quite the opposite|quite "
	  "the reverse|on the contrary|far from it|the sooner the better|by "
	  "you|whatever gets ~* back|whatever gets DET* ~* back|whatever "
	  "gets OWN ~* back|whatever gets PRON sorted|we ask that you do so|"
	  "and we permit it|and i permit it|im all for it|were all for it|"
	  "off you go|one and all|by the undersigned|by me|by us|its the "
	  "least i can do|if you would|if you please|if you will|many thanks|"
	  "screenshots the lot|and? nor does BEHALF|and? neither does BEHALF|"
	  "and? so does BEHALF|as does BEHALF|as do BEHALF|and? nor do i|"
	  "and? neither do i|and? so "
	  "do i|as do i|and? nor do we|and? neither do we|and? so do we|as "
	  "do we|and? nor have i|and? neither have i|here or abroad|"
	  "here or overseas|by your office|by your team" },
	{ "MORE",
	  "further reference to me|further reference to us|further reference|"
	  "further consultation|further permission|any further permission|"
	  "limit|limitation|restriction|restrictions|condition|conditions|"
	  "exception|redaction|redactions|my being asked again|coming back "
	  "to me|coming back to us|referring back to me|referring back to us" },
	{ "BEHALF",
	  "my mother|my father|my mum|my dad|my wife|my husband|my partner|"
	  "my son|my daughter|my client|our client|my nana|my nan|my "
	  "grandmother|my grandfather|my parents|the family|our family|the "
	  "firm|the company|the school|the trust|the board|the club|us all|"
	  "all of us|both of us|our BODYNAME" },
	{ "HESITATION",
	  "hesitation|reservation|reservations|any hesitation|asking me|"
	  "asking me again|asking me first|checking with me|further ado|"
	  "coming back to ME|further reference to ME|reference to ME|"
	  "checking with ME|checking with ME first|checking back|asking ME|"
	  "asking ME first|having to ask ME|contacting ME first|further "
	  "consent|further permission" },
	{ "USEFUL", /* the receiver settles it */
	  "if IT HELPS|if needed|if required|if necessary|if need be|if "
	  "useful|if relevant|if appropriate|if its needed|if POLICE WANT|if "
	  "POLICE can use WHAT|if you THINK IT HELPS|if you THINK POLICE "
	  "WANT|if you THINK THEYD WANT|if you THINK SO|if you THINK ITS "
	  "WORTH|if ITS WORTH|if thats what IT takes|if you need to|where "
	  "needed|should POLICE WANT|if ITS WORTH to SOMEONE" },
	{ "THEYD", "theyd|theyll|they might|they would" },
	{ "SO", "so|fit|its best|it is best|best" },
	{ "ITS", "its|it is|theres|there is|thats|that is" },
	{ "WORTH",
	  "useful|worth it|worthwhile|of any use|of use|any use|any help|any "
	  "good|relevant|helpful|warranted|necessary|a crime|criminal|"
	  "serious enough|something in it|right|appropriate|illegal|worth "
	  "their time|worth their while|worth looking into|worth a look|"
	  "worth following up|the right place|the right people|the right "
	  "thing|the right thing to do|how it works|how its done|whats "
	  "needed|what is needed|what it takes|what you do|the next step|"
	  "serious|important|of interest|a matter for them|a police matter|a "
	  "matter for POLICE|one for POLICE" },
	{ "IT", "it|this|that|any of it|any of this" },
	{ "HELPS",
	  "helps|will help|would help|might help|could help|is useful|is any "
	  "use|is of use|is of any use|would be useful|would be any use|"
	  "helps at all|is any help|is worth it|is needed|helps SOMEONE|will "
	  "help SOMEONE|would help SOMEONE|will help CATCH? HIM|will CATCH "
	  "HIM|helps to? CATCH HIM|is of interest|is of any interest|helps "
	  "with anything|helps anyone|helps anybody|helps even a bit|comes "
	  "to that|helps build a case|helps build their case|helps with "
	  "WHICHEVER case|helps their case|helps the case|helps them|builds "
	  "a case|would help their case|stops HIM|stops HIM doing it again|"
	  "stops it happening again|spares someone else|saves someone else" },
	{ "WHICHEVER", "a|the|any|their|another" },
	{ "SOMEONE",
	  "you|others|other people|somebody else|someone else|anyone|them|"
	  "POLICE" },
	{ "THINK", "think|reckon|feel|believe|see|decide|consider" },
	{ "WANT",
	  "WANTED|want WHAT|wants WHAT|need WHAT|would like WHAT|ask for "
	  "WHAT" },
	{ "WANTED",
	  "want|wants|need|needs|want it|need it|want this|need this|want to "
	  "see it|want to know|need to know|would like it|ask|ask for it|are "
	  "interested|are keen|would want it|would be interested|d want it|"
	  "can use it|are able to help|can help|like|would find it useful|"
	  "have the time|have time|have the time for it|has time|have the "
	  "stomach for it|have any use for it|have a use for it|can make use "
	  "of it|are bothered|can be bothered|have an interest|take an "
	  "interest|would like to know|are able to use it|find it useful|"
	  "think it helps" },
	{ "SAME",
	  "thats fine|thats ok|thats okay|thats all good|thats no problem|"
	  "thats fine by me|thats ok with me|thats alright|im fine with "
	  "that|im ok with that|im okay with that|im happy with that|im "
	  "good with that|im happy for that|i dont mind|we dont mind|i do "
	  "not mind|i wouldnt mind|fine by me|fine with me|ok by me|ok "
	  "with me|okay with me|all good with me|idc|that is fine|that is "
	  "fine by me|that is okay with me|all good|its fine|its ok|ITBE "
	  "NO TROUBLE HERE*|ITBE VERY* OKAY BYME?|ITBE VERY* OKAY" },
	{ "CATCH",
	  "catch|stop|find|get|nail|track|track down|chase|help|"
	  "investigate|prosecute|deal with|identify" },
	{ "HIM",
	  "him|her|them|these people|those people|whoever did this|whoever "
	  "it is|the person|the people|the scammer|the scammers|this lot|"
	  "others|anyone else|somebody else|the culprit|the crooks|these "
	  "crooks|that man|the thief|the thieves|the ones who did it|the "
	  "bastards|these bastards|the person who did this|this person|"
	  "this guy|the guy" },

	/* ---- who gets it ------------------------------------------------ */
	{ "POLICE",
	  "THE* FORCE UNIT? WITH*|ANYBODY INC? THE* FORCE UNIT? WITH*|"
	  "ANYBODY ANYBODY* AND? AGAIN? THE* FORCE UNIT? WITH*|WHOEVER THE* "
	  "FORCE UNIT?|THEM|whichever FORCE UNIT? HANDLES THAT|ANYBODY THE* "
	  "FORCE included|THE* FORCE UNIT? THE* FORCE included|THE* FORCE "
	  "UNIT? included|ANYBODY ANYBODY* and to THE* FORCE UNIT?|ANYBODY "
	  "to ANYBODY and to THE* FORCE UNIT?|THE* UNIT at THE* FORCE|THE* "
	  "UNIT within THE* FORCE|THE* UNIT in THE* FORCE" },
	{ "AGAIN",
	  "to|with|also|also to|also with|indeed|even|of course|then|then to|"
	  "if needed" },
	{ "WHOEVER",
	  "whoever HANDLES THAT? at|whoever HANDLES THAT? in|the people at|"
	  "your contacts at|your contact at|someone at|somebody at|anyone at|"
	  "the right people at|the right person at|your friends at|your "
	  "mates at|your colleagues at|the team at" },
	{ "HANDLES",
	  "handles|deals with|looks after|looks at|does|is in charge of|is "
	  "on duty|is looking after|is dealing with|is handling|is working "
	  "on|looks into|is looking into|ends up with" },
	{ "THAT",
	  "this|it|that|these|scams|this sort of thing|these things|this "
	  "kind of thing|things like this" },
	{ "THE", "the|nz|new|zealand|local|our|any|your|my|a|good old" },
	{ "FORCE",
	  "officers concerned|officer concerned|officers on the case|officer "
	  "on the case|officers dealing with it|officers dealing with this|"
	  "police|local officer|community constable|local bobby|bobby|cops|"
	  "cop|coppers|constabulary|detectives|detective|constable|"
	  "constables|fuzz|popo|law enforcement|fraud squad|boys in blue|"
	  "policeman|policewoman|cop shop|old bill|cyber cops|cybercrime "
	  "people|cybercrime squad|policia|pirihimana|nga pirihimana|polizei|"
	  "leoleo|polisi|pulis" },
	{ "UNIT",
	  "officers|officer|station|force|department|team|unit|people|"
	  "cybercrime|cybercrime team|cybercrime unit|cybercrime people|"
	  "cyber team|cyber unit|fraud team|fraud squad|crime squad|crime "
	  "team|financial crime unit|detectives|detective|at the police "
	  "station|at the station|down at the station|at the local station|"
	  "down at the police station|contacts|contact|colleagues|"
	  "counterparts|liaison|fraud people|scam people|scams team|internet "
	  "crime people|online crime people|right people|right team|people "
	  "who do this" },
	{ "WITH",
	  "AND ANYBODY|too|as well|included|ANYBODY|ANYBODY AND? ANYBODY|AND "
	  "ANYBODY ANYBODY|both|etc|AND AGAIN ANYBODY|AND? AGAIN? ANYBODY|"
	  "AND ANYBODY ANYBODY ANYBODY" },
	{ "AND",
	  "and|as well as|along with|together with|inc|incl|including|or|&|"
	  "plus" },
	{ "INC", "inc|incl|including|even|especially|above all|and" },
	{ "ANYBODY",
	  "whoever ~*|anyone who ~*|anyone wholl ~*|anybody wholl ~*|anyone "
	  "in ~*|anybody who ~*|reserve bank|the reserve bank|customs|inland "
	  "revenue|ird|the ird|fma|the fma|commerce commission|the commerce "
	  "commission|the marketplace|everyone|anybody|any agency|any "
	  "authority|other authorities|the authorities|you|netsafe|dia|the "
	  "dia|anyone|anyone else|anybody else|whoever|whoever else|the bank|"
	  "my bank|our bank|others|other agencies|any other agency|whoever "
	  "else needs it|whoever needs it|anyone else who needs it|anyone "
	  "else who can help|certnz|ncsc|internal affairs|financial markets|"
	  "the credit bureau|all the rest|the lot|whoever|the media|the "
	  "papers|AGENCY|any other agencies|other government agencies|anyone "
	  "else WHO MIGHT HELPIT|anybody else WHO MIGHT HELPIT|anyone WHO "
	  "MIGHT HELPIT|anybody WHO MIGHT HELPIT|whoever MIGHT HELPIT|"
	  "OTHERBODY INTERESTED?|"
	  "you too" },
	{ "OTHERBODY",
	  "any other BODYKIND|any BODYKIND|other BODYKIND|the other BODYKIND" },
	{ "BODYKIND",
	  "body|bodies|agency|agencies|authority|authorities|office|offices|"
	  "department|departments|organisation|organisations|service|"
	  "services" },
	{ "INTERESTED",
	  "WHO has an? interest INIT2?|WHO have an? interest INIT2?|with an "
	  "interest INIT2?|having an interest|WHO needs PRON|WHO need PRON|WHO "
	  "wants PRON|WHO want PRON|WHO MIGHT HELPIT|WHO MIGHT need PRON|WHO "
	  "MIGHT want PRON|WHO PRON concerns|concerned|WHO is interested|WHO "
	  "are interested" },
	{ "INIT2", "in PRON" },
	{ "HELPIT",
	  "HELPDO|HELPDO # #*|HELPDO HIM|HELPDO the money|HELPDO my money|"
	  "HELPDO our money|help HELPDO HIM|help HELPDO the money|help with "
	  "PRON" },
	{ "HELPDO",
	  "trace|freeze|recover|stop|catch|find|act|investigate|get|help|use|"
	  "track|block|look into|do something about" },
	{ "WHO", "who|that|which" },
	{ "MIGHT",
	  "can|could|may|might|will|would|might be able to|may be able to|is "
	  "able to|are able to|could possibly" },
	{ "AGENCY",
	  "sfo|the sfo|serious fraud office|the serious fraud office|the "
	  "ncsc|the netsafe people|cert|cert nz|the fraud people|the privacy "
	  "commissioner|privacy commissioner|the commissioner|the ministry|"
	  "ministry of health|health nz|ministry of education|the ministry "
	  "of education|oranga tamariki|immigration|immigration nz|"
	  "immigration new zealand|work and income|msd|the acc|gcsb|the gcsb|"
	  "nzsis|the nzsis|interpol|europol|the fbi|afp|the australian "
	  "federal police|foreign affairs|mfat|worksafe|the banks|banks|bank|"
	  "my banks|the telco|my telco|telcos|the telcos|the phone company|"
	  "spark|one nz|the isp|the registrar|my insurer|our insurer|the "
	  "insurer|the insurance company|our insurers|the platform|the "
	  "censor|the classification office|consumer protection|the commerce "
	  "commission people|the relevant authorities|relevant authorities|"
	  "the proper authorities|other authorities|government agencies|"
	  "partner agencies|the agencies|all agencies|your partners|the "
	  "right people|my lawyer|our lawyers|my accountant|the papers|trade "
	  "me|trademe|facebook|google|meta|my isp|our isp|the council|the "
	  "spooks|your people|your team|your partners overseas|overseas "
	  "certs|hosting provider|hosting providers|the hosting provider|the "
	  "host|their host|the hosts|the office of the privacy commissioner|"
	  "office of the privacy commissioner|opc|the opc|its insurers|our "
	  "insurers|its insurer|their insurers|our bank|the ombudsman|the "
	  "marketplace|auditors|our auditors|its auditors" },

	/* ---- what they get ---------------------------------------------- */
	{ "WHAT",
	  "PRON|all PRON|all of PRON|any of PRON|both of PRON|every bit of "
	  "PRON|every last bit of PRON|the lot|the whole lot|all|THING|THING "
	  "ANDTHING*|everything SENT?|everything ABOUT|anything SENT?|"
	  "anything else SENT?|all SENT|whatever SENT|what SENT|whatever you "
	  "THINK|whatever helps|whatever is needed|the whole thing|the whole "
	  "story|the full story|copies OF?|a copy OF?|DET* LISTED|every "
	  "single thing SENT?|every single thing|every single bit of PRON|"
	  "whatever POLICE WANTED|whatever POLICE WANTED from ME|DET* LISTED "
	  "and anything else SENT?|DET* # #* and anything else SENT?|THING "
	  "and anything else SENT?|your copy|your copy of PRON|your file|"
	  "your notes|your record|your own copy|PRON all" },
	{ "MINE", /* and not a notice's */
	  "PRON|all of PRON|any of PRON|the lot|the whole lot|everything "
	  "SENT?|all SENT|what SENT|whatever SENT|OWN # #*|OWN # #* and "
	  "OWN? # #*" },
	{ "OWN", "my|our|all my|all our|any of my|this report" },
	{ "THEM",
	  "them|they|em|their file|their case|their case file|their "
	  "investigation|their records|the file they have" },
	{ "PRON",
	  "it|this|that|these|those|them|this one|that one|all this|all that|"
	  "these ones" },
	{ "OF",
	  "of THING|of PRON|of everything|of what SENT|of everything SENT|of "
	  "whatever SENT|of all SENT" },
	{ "THING",
	  "QUANT* DET* # #* ABOUT*|DET* hard # ABOUT*|DET* matter|DET* whole "
	  "matter|DET* business|DET* # #* and DET* # #*|QUANT* DET ~ # #* "
	  "ABOUT*" },
	{ "LISTED", "# #* DET* # #*|# #* DET* # #* and DET* # #*" },
	{ "ANDTHING", "and THING" },
	{ "QUANT", "all|of|any|both|every|each|copies|a copy of" },
	{ "DET",
	  "any and all|any|further|full|the|my|our|this|these|that|those|a|"
	  "his|her|their|whole|full|entire|original|other|mums|dads|mothers|"
	  "fathers|wifes|husbands|its" },
	{ "SURE", /* no compound: the police report */
	  "DET QUANT* DET* # #* ABOUT*|PRON|all PRON|all of PRON|any of PRON|"
	  "everything SENT?|whatever SENT|what SENT|the lot|a copy OF?|all "
	  "DET # #* ABOUT*|your copy|your copy of PRON|your file|your notes|"
	  "your own copy" },
	{ "ABOUT",
	  "about MATTER|of mine|of ours|SENT|in it|in here|incl my name|"
	  "including my name|and my name|of DET # #*|of DET ~ ~*|of events|"
	  "of what happened" },
	{ "MATTER",
	  "me|us|it|this|him|her|them|that|what happened|whats happened|"
	  "what has happened|the scam|my case" },
	{ "SENT",
	  "SENDER HAVE? DONE YOU* WHERE*|you have|you need|youve got|you "
	  "hold|POLICE WANTED|attached|here|in here|in it|about MATTER|in "
	  "this email|above|below|HESHE LEFT|HESHE LEFT ME|HESHE LEFT behind|"
	  "HESHE came in|that SENDER HAVE? DONE|i wrote down|we wrote down|i "
	  "took|we took|i made|which SENDER HAVE? DONE|HESHE ask for|HESHE "
	  "asks for|HESHE want|HESHE need|in this report|in this message|in "
	  "this letter|in my report|in my email|in my message|in my "
	  "statement" },
	{ "HESHE", "he|she|they|it" },
	{ "LEFT", "left|sent|gave|wrote|used|posted|emailed|texted|showed" },
	{ "SENDER", "i|we|ive|weve" },
	{ "HAVE", "have|already|just" },
	{ "DONE",
	  "sent|attached|given|told|provided|written|said|put|got|have|gave|"
	  "wrote|supplied|included|shared|forwarded|know|collected|kept|"
	  "saved|put|send" },
	{ "YOU", "you|u|in|through|to you|with you|on" },
	{ "WHERE", "here|below|above|today|so far|in this email|in it" },

	/* ---- the deed --------------------------------------------------- */
	{ "TO",
	  "PART* to|PART* 2|PART* w|PART* with|PART* onto|PART* in front "
	  "of|PART* into the hands of|PART* in the hands of|PART* past" },
	{ "PART",
	  "on|over|along|up|through|across|off|straight|directly|direct|"
	  "onwards|onward|around|round|down" },
	{ "GIVE",
	  "lodge|file|pass along|pass|send|give|share|refer|forward|hand|"
	  "flick|fire|pop|chuck|shoot|ping|relay|supply|provide|disclose|"
	  "release|submit|transfer|escalate|show|bump|lob|sling|punt|take|"
	  "run|kick|get|put|present|deliver|email|mail|bring|flag|feed|"
	  "biff|whip|add" },
	{ "GIVE0", /* as such */
	  "pass|send|give|share|refer|forward|hand|release|disclose|submit|"
	  "transfer|relay|flick|escalate" },
	{ "GIVE2", /* whom and what */
	  "give|send|show|hand|pass|forward|feed|flick|tell|email|get" },
	{ "GIVING",
	  "passing|sending|giving|sharing|referring|forwarding|handing|"
	  "flicking|firing|popping|chucking|shooting|pinging|relaying|"
	  "reporting|supplying|providing|disclosing|releasing|submitting|"
	  "transferring|escalating|showing|bumping|taking|running|getting|"
	  "putting|presenting|delivering|emailing|bringing|flagging|feeding" },
	{ "GIVEN",
	  "passed|sent|given|shared|referred|forwarded|handed|flicked|"
	  "relayed|reported|supplied|provided|disclosed|released|submitted|"
	  "transferred|escalated|shown|taken|put|presented|delivered|emailed|"
	  "brought|flagged|raised|lodged|filed" },
	{ "MOVE",
	  "go|be passed|get|end up|land|make its way|find its way|be GIVEN" },
	{ "MOVES",
	  "goes|gets|ends up|lands|makes its way|finds its way|go|get|end "
	  "up|is GIVEN|are GIVEN|gets GIVEN|get GIVEN|has to go|has to be "
	  "GIVEN|needs to go" },
	{ "MOVING", "going|getting|ending up|being GIVEN|landing|GIVEN" },
	{ "TELL", "tell|inform|notify|alert|advise" },
	{ "CONTACT",
	  "TELL|contact|call|ring|phone|talk to|speak to|involve|engage" },
	{ "TELLING",
	  "telling|informing|notifying|alerting|advising|contacting|"
	  "calling|ringing|phoning|talking to|speaking to|involving|"
	  "engaging|bringing in|calling in|looping in|copying in|roping in" },
	{ "TOLD",
	  "told ABOUTIT?|provided with WHAT|furnished with WHAT|given "
	  "access to WHAT|informed ABOUTIT?|notified ABOUTIT?|alerted "
	  "ABOUTIT?|advised ABOUTIT?|contacted ABOUTIT?|involved INIT?|"
	  "brought in INIT?|called in?|looped in INIT?|copied in INIT?|"
	  "given WHAT|sent WHAT|shown WHAT|made aware ABOUTIT?|engaged" },
	{ "ABOUTIT",
	  "about WHAT|of WHAT|about MATTER|what happened|whats happened|what "
	  "has happened|everything|bout WHAT|bout MATTER|about HIM|bout HIM|"
	  "WHAT|all thing|all things|regarding WHAT|concerning WHAT|re WHAT|"
	  "in relation to WHAT|in connection with WHAT|with regard to WHAT|"
	  "in regard to WHAT|on WHAT|over WHAT" },
	{ "INIT",
	  "in|in WHAT|with WHAT|on WHAT|about WHAT|over WHAT|on this one|"
	  "in this matter|in the matter|at this point" },
	{ "PASS",
	  "GIVE0 TO POLICE|GIVE0 TO POLICE WHAT|GIVE WHAT TO POLICE|GIVE "
	  "PART* WHAT TO POLICE|GIVE0 PRON POLICE|GIVE2 POLICE SURE|TELL "
	  "POLICE ABOUTIT?|let POLICE know ABOUTIT?|let POLICE GET|involve "
	  "POLICE INIT?|LOOP in POLICE INIT?|LOOP POLICE in INIT?|bring "
	  "POLICE into WHAT|get POLICE involved INIT?|get POLICE onto it|put "
	  "POLICE onto? on? HIM|put POLICE onto it|make sure that? POLICE "
	  "GETS|see that POLICE GETS|ensure that? POLICE GETS|make sure WHAT "
	  "MOVES TO POLICE|see that WHAT MOVES TO POLICE|have POLICE GET|"
	  "give POLICE a RING ABOUTIT?|drop POLICE a line ABOUTIT?|liaise "
	  "PART* with POLICE INIT?|liaise PART* with POLICE ABOUTIT?|"
	  "coordinate with POLICE INIT?|work with POLICE INIT|work with "
	  "POLICE ABOUTIT|follow WHAT up with POLICE|take WHAT up with "
	  "POLICE|raise WHAT with POLICE|check WHAT with POLICE|lodge WHAT "
	  "with POLICE|file WHAT with POLICE|log WHAT with POLICE|make WHAT "
	  "available TO POLICE|make POLICE aware ABOUTIT?|copy POLICE in on "
	  "WHAT" },
	{ "RING",
	  "bell|call|ring|heads up|tinkle|yell|shout|buzz|bell and tell "
	  "them" },
	{ "LOOP", "loop|copy|bring|call|rope|cc|draw|get|pull" },
	{ "CONTACTING", /* only with who may */
	  "PASS|CONTACT POLICE ABOUTIT?|go to POLICE WITHIT?|report WHAT "
	  "TO POLICE|report TO POLICE|work with POLICE INIT?|take WHAT up "
	  "with POLICE|discuss WHAT with POLICE" },
	{ "WITHIT", "with WHAT|about WHAT|on my behalf|over WHAT|for me" },
	{ "PASSING",
	  "GIVING TO POLICE|GIVING WHAT TO POLICE|GIVING PART* WHAT TO "
	  "POLICE|GIVING TO POLICE WHAT|GIVING POLICE SURE|TELLING POLICE "
	  "ABOUTIT?|letting POLICE know ABOUTIT?|letting POLICE GET|"
	  "looping POLICE in|copying POLICE in|bringing POLICE in INIT?|"
	  "getting POLICE involved INIT?|getting POLICE in|putting POLICE "
	  "onto? on? HIM|going to POLICE WITHIT?" },
	{ "GIVER",
	  "you|u|yous|ya|you guys|your team|the team|someone|somebody|anyone|"
	  "your staff|your people|your office|whoever reads this|youd|youll|"
	  "cert|ncsc|the ncsc|you lot|you folk|you good people|your agency|"
	  "your organisation|guys" },

	/* ---- what the Police do with it --------------------------------- */
	{ "GET",
	  "SEE WHAT|SEE WHAT and GETTOO|have|see|know ABOUTIT?|LOOK WHAT|"
	  "look|be TOLD|be CONTACTED|CALL ME CALLED*|have at it|take over|"
	  "take it from here|take WHAT from here|HAVEA LOOKN|get involved "
	  "INIT?|do what they like with WHAT|do what they want with WHAT|"
	  "sort HIM out|sort this out|sort it out|sort WHAT out|deal with "
	  "HIM|deal with WHAT|get on to WHAT|make use of WHAT|take it up|"
	  "take it on|follow it up|come and SEE2 WHAT|come and get WHAT|come "
	  "and take WHAT|come get WHAT|come and SEE WHAT" },
	{ "GETTOO", "SEE WHAT|LOOK WHAT|CALL ME CALLED*" },
	{ "CONTACTED",
	  "in touch|in contact|in touch with ME|involved|in the loop|"
	  "brought in|told|in the picture|across it|across this" },
	{ "SEE",
	  "have|see|get|read|receive|know|use|hold|keep|view|check|access|"
	  "know about|hear about|find out about|take|take over|study|"
	  "examine|learn about|handle|run with" },
	{ "HAVEA",
	  "have a|take a|have a good|take a good|have a quick|take a quick|"
	  "have another|have a quiet|have a proper|have a close|have a "
	  "decent|have their own|take a proper|take a close|have a wee|"
	  "have a bit of a" },
	{ "LOOKN",
	  "look|squiz|gander|nosy|read|peek|geek|glance|butchers|dig|poke" },
	{ "AT", "at|through|over|into|of|around" },
	{ "LOOK",
	  "look at|look into|look over|look through|go through|HAVEA LOOKN "
	  "AT|investigate|follow up on|follow up|poke through|go over|sift "
	  "through|dig through|dig into|pore over|inspect" },
	{ "CALL",
	  "contact|ring|call|phone|email|text|visit|get in touch with|talk "
	  "to|speak to|speak with|interview|come and see|get hold of|come "
	  "to see" },
	{ "ME", "me|us" },
	{ "CALLED",
	  "at any hour|at any time|day or night|any hour|round the clock|"
	  "around "
	  "the clock|24 7|on any day|if they like|about WHAT|if needed|any "
	  "time|directly|on my mobile|too|on my "
	  "WORKS? PHONE|on PHONE|at home|at work|after hours|during the day|"
	  "in person|by phone|by email|on it|on that|on that number|on this|"
	  "at this address|at this email|here" },
	{ "OURLINE",
	  "OURTHE HOTLINE|my HOTLINE|OURTHE WORKS? PHONE|OWN ~ HOTLINE" },
	{ "HOTLINE",
	  "duty line|duty officer|duty manager|duty team|office|mobile|front "
	  "desk|reception|help desk|helpdesk|service desk|hotline|on call "
	  "line|on call engineer|on call team|it team|security team|control "
	  "room|switchboard|it people|admin team|manager|lawyer|accountant" },
	{ "WORKS", "work|home|mobile|cell|new|landline|usual" },
	{ "PHONE",
	  "number|phone|mobile|cell|landline|email|this number|the number "
	  "below|the above number|the number above" },
	{ "CAN", /* but no power */
	  "can SEE2 WHAT|can LOOK WHAT|can CALL ME CALLED*|can CALL OURLINE "
	  "CALLED*|can be TOLD|can "
	  "have at it|can do what they like with WHAT|can HAVEA LOOKN" },
	{ "SEE2", "have|see|read|use|keep|hold|view|take|know about|know" },
	{ "GETS",
	  "SEES WHAT|LOOKS WHAT|BE TOLD|get TOLD|gets TOLD|want WHAT|wants "
	  "WHAT|need WHAT|needs WHAT|would like WHAT|want to LOOK WHAT|"
	  "want to SEE WHAT|CALLS ME CALLED*|become involved INIT?|get "
	  "involved INIT?|gets involved INIT?|know|find out|hear|look|"
	  "investigate|come into it|wanna SEE WHAT|wanna LOOK WHAT|wanna "
	  "know|were to SEE WHAT|were to LOOK WHAT|decide to LOOK WHAT|"
	  "come knocking|come round" },
	{ "SEES",
	  "have|has|see|sees|get|gets|read|reads|receive|receives|know|"
	  "knows|use|uses|hold|know about|hear about|hear of|find out "
	  "about|take|take over|view|got|end up with" },
	{ "LOOKS",
	  "look at|look into|looks at|looks into|look over|look through|go "
	  "through|have a look at|take a look at|investigate|deal with|"
	  "handle|follow up|chase up" },
	{ "BE", "is|are|being|be" },
	{ "CALLS",
	  "contact|contacts|ring|rings|call|calls|phone|talk to|speak to|"
	  "interview|visit|email|come and see|get in touch with" },
	{ "GETTING",
	  "HAVING WHAT|LOOKING WHAT|being TOLD|getting TOLD|CALLING ME "
	  "CALLED*|knowing|investigating|looking|finding out|having a look|"
	  "having a read|getting in touch|getting in touch with ME|getting "
	  "involved INIT?|getting hold of WHAT|being in touch|involvement|"
	  "being involved INIT?|taking an interest INIT?|taking a look|being "
	  "brought in INIT?|coming in on it|becoming involved INIT?|turning "
	  "up|coming round|coming to see ME|being given access to WHAT|being "
	  "given WHAT|being shown WHAT|being sent WHAT|being told ABOUTIT?|"
	  "having access to WHAT|being able to SEE WHAT" },
	{ "HAVING",
	  "having|seeing|getting|reading|receiving|knowing|using|holding|"
	  "knowing about|hearing about|taking|taking over|viewing|"
	  "accessing|keeping|finding out about|handling" },
	{ "LOOKING",
	  "looking at|looking into|looking over|looking through|going "
	  "through|going over|taking a look at|having a look at|having a "
	  "look through|investigating|dealing with|following up|chasing up|"
	  "acting on|working on|poking through|digging through|picking "
	  "through" },
	{ "CALLING",
	  "contacting|ringing|calling|phoning|emailing|visiting|talking to|"
	  "speaking to|interviewing|coming to see|coming round to see" },

	/* ---- what one is content with ----------------------------------- */
	{ "EVENT", /* if the Police see it */
	  "GIVER CONTACTING|GIVER want to CONTACTING|GIVER have to "
	  "CONTACTING|GIVER need to CONTACTING|GIVER wish to CONTACTING|"
	  "GIVER decide to CONTACTING|POLICE GETS|WHAT MOVES TO POLICE|WHAT "
	  "reaches POLICE|POLICE would "
	  "SEE2 WHAT|POLICE might SEE2 WHAT|POLICE will SEE2 WHAT" },
	{ "DOING", /* the Police seeing it */
	  "GIVER? PASSING|your PASSING|POLICE GETTING|WHAT MOVING TO "
	  "POLICE|WHAT reaching POLICE|DET? RELEASE OF? TO POLICE|DET? "
	  "RELEASE TO POLICE OF WHAT?" },
	{ "RELEASE",
	  "disclosure|referral|release|sharing|transfer|onward disclosure|"
	  "onward sharing|forwarding|escalation|onward referral|passing on|"
	  "handing over|provision|supply|passing" },
	{ "TODO", /* for the Police to see it */
	  "POLICE to GET|GIVER to CONTACTING|WHAT to MOVE TO POLICE|WHAT to "
	  "reach POLICE|POLICE GETTING|GIVER PASSING|POLICE to be TOLD|"
	  "POLICE TOLD|WHAT GIVEN PART* TO POLICE|WHAT in the hands of "
	  "POLICE|WHAT with POLICE|WHAT in front of POLICE|WHAT to be USED "
	  "by POLICE|WHAT USED by POLICE|WHAT to be with POLICE|WHAT to be "
	  "placed before POLICE|WHAT placed before POLICE|WHAT put before "
	  "POLICE" },
	{ "USED",
	  "used|seen|read|viewed|looked at|looked into|investigated|handled|"
	  "dealt with|reviewed|examined|taken up|followed up|picked up|heard" },
	{ "LETTING",
	  "to let POLICE GET|to have POLICE GET|to see POLICE GET|to have "
	  "WHAT GIVEN TO POLICE|to see WHAT MOVE TO POLICE|to have WHAT "
	  "MOVE TO POLICE|to have WHAT MOVING TO POLICE|to have GIVER "
	  "CONTACTING" },
	{ "LETTING2",
	  "to have WHAT GIVEN TO POLICE|to see WHAT MOVE TO POLICE|to have "
	  "POLICE LOOK WHAT|WHAT GIVEN TO POLICE" },
	{ "CONTENT",
	  "4 TODO|if EVENT|with DOING|about DOING|for TODO|for DOING|w "
	  "DOING|if GIVER CONTACTING|LETTING|POLICE GETTING|GIVER PASSING" },
	{ "UNTROUBLED",
	  "4 TODO|if EVENT|that EVENT|EVENT|DOING|with DOING|about DOING|for "
	  "TODO|for DOING|to DOING|in DOING|of DOING|w DOING|to PASS|LETTING|"
	  "TODO|that WHAT MOVES TO POLICE|over DOING|if POLICE HAD WHAT|if "
	  "POLICE HAD|if GIVER PASSED" },

	/* ---- what is said of it ----------------------------------------- */
	{ "YES2",
	  "LETTINGYOU PASS|ALLOWINGYOU CONTACTING|GIVES POLICE OURS? CONSENT "
	  "to GET|GIVES POLICE leave to GET|APPRECIATE your PASSING|AM VERY* "
	  "agreeable to your? PASSING|AM VERY* ready for POLICE to GET|"
	  "AFFIRM i agree with POLICE|AFFIRM POLICE BEING GOODTOO|AFFIRM to? "
	  "share POLICE|OKAY to share POLICE|HAPPY to share POLICE|SENDER? "
	  "NOREASON why? SHOULDI STOP GIVER from? PASSING|SENDER? NOREASON "
	  "why? SHOULDI STOP POLICE from? GETTING|SENDER? NOREASON why? "
	  "SHOULDI object to DOING|OUR INSURER NEEDNO ARTICLE? FORCE FILE "
	  "so? and? PLEASE PLEASE* MAKEREF|OWNEED ARTICLE? FORCE FILE "
	  "FORCLAIM? so? and? PLEASE PLEASE* MAKEREF" },
	{ "LETTINGYOU",
	  "im letting GIVER|i am letting GIVER|i let GIVER|we let GIVER|were "
	  "letting GIVER|we are letting GIVER" },
	{ "ALLOWINGYOU",
	  "im allowing GIVER to|i am allowing GIVER to|we are allowing GIVER "
	  "to|im permitting GIVER to|i am permitting GIVER to" },
	{ "GIVES",
	  "im giving|i am giving|we are giving|were giving|i give|we give|i "
	  "hereby give|we hereby give" },
	{ "APPRECIATE",
	  "i would appreciate|id appreciate|we would appreciate|wed "
	  "appreciate|i would much appreciate|i would be grateful for|id be "
	  "grateful for|we would be grateful for" },
	{ "AFFIRM", "yes|yep|yeah|yup|yea|ok|okay|sure" },
	{ "GOODTOO", "good|fine|ok|okay|cool|sweet|all good|all right" },
	{ "SHOULDI", "id|i would|i should|wed|we would|we should|i" },
	{ "STOP", "stop|prevent|keep" },
	{ "OUR", "our|my|the" },
	{ "INSURER",
	  "insurer|insurers|insurance|insurance company|bank|employer|broker|"
	  "isp|telco|provider|airline|lawyer|accountant|travel insurer" },
	{ "NEEDNO",
	  "needs|wants|requires|asks for|is asking for|has asked for|want|"
	  "need|require|insists on|wont pay without" },
	{ "OWNEED", "i need|we need|ill need|well need|i require|we require" },
	{ "FILE",
	  "FILE1 number|FILE1 no|FILE1 reference|report|reference" },
	{ "FILE1",
	  "file|report|reference|event|case|complaint|crime|job" },
	{ "FORCLAIM",
	  "for OUR insurance|for OUR insurer|for OUR claim|for OUR insurance "
	  "claim|to claim|for OUR bank" },
	{ "MAKEREF",
	  "make the referral|make a referral|make that referral|refer PRON|"
	  "refer PRON on|refer PRON to THEM|pass PRON on|pass PRON along|"
	  "pass PRON to THEM|send PRON on|send PRON to THEM|lodge PRON|get "
	  "PRON to THEM" },
	{ "YES",
	  "YES2|PLEASE* PASS|MAYDO VERY* CONTACTING|POLICE VERY* CAN|POLICE "
	  "CANFREE GET|POLICE BEING welcome to WHAT|POLICE should SEE2 WHAT|"
	  "POLICE should be TOLD|AM? VERY* HAPPY VERY* CONTENT|ITBE? OKAY "
	  "CONTENT|ITBE? OKAY to PASS|AM? VERY* GLAD for TODO|AM? VERY* GLAD "
	  "LETTING|AM? good with DOING|UNTROUBLEDBY UNTROUBLED|ITBE NO "
	  "TROUBLE HERE* UNTROUBLED|ITBE? VERY* "
	  "OKAY BYME UNTROUBLED|LEAVE LEAVETO|SELF* AGREE WHATTO|SELF* ALLOW "
	  "GIVER to CONTACTING|SELF* ALLOW DOING|SELF* ALLOW WHAT to MOVE TO "
	  "POLICE|SELF* ALLOW POLICE to GET|WISH TODO|SENDER SELF* ASK TODO|"
	  "GRATEFUL if GIVER WOULD? CONTACTING|GRATEFUL if POLICE COULD GET|"
	  "GRATEFUL if WHAT COULD MOVE TO POLICE|MINE can go TO POLICE|MINE "
	  "can be GIVEN TO POLICE|MINE can all? go TO POLICE|MINE BEING OKAY "
	  "to MOVE TO POLICE|WHAT MOVING TO POLICE BEING OKAY BYME?|POLICE "
	  "GETTING BEING OKAY BYME?|NOTNO DOING NOTAFTER|UNTROUBLEDBY "
	  "UNTROUBLED NOTAFTER|POLICE WANTCOPY which? APPROVED|"
	  "theyve WANTPERF which? APPROVED|POLICE GETTING BEING no TROUBLE "
	  "BYME?|"
	  "POLICE GETTING DOESNT BOTHER ME|WHAT MOVING TO POLICE DOESNT "
	  "BOTHER ME|if EVENT ITBE VERY* OKAY BYME?|if EVENT SAME|if EVENT "
	  "FINE|if EVENT UNTROUBLEDBY|OKAY BYME if EVENT|SENDER? WELCOME "
	  "DOING|SENDER? WELCOME TODO|PLEASE* GIVE0 WHAT? WIDE INCLUDING "
	  "POLICE|SENDER? NOREASON why? POLICE SHOULDNT GET|SENDER? NOREASON "
	  "why? GIVER SHOULDNT CONTACTING|POLICE may CALL ME CALLED*|POLICE "
	  "should LOOK WHAT|AM? VERY* HAPPY to TALK|AM? VERY* GLAD to TALK|"
	  "GIVER MAYVERB GIVE0 WHAT? TO ANYBODY POLICE|PLEASE* GIVE0 WHAT? "
	  "TO ANYBODY POLICE|PLEASE* tell ANYBODY POLICE|SELF* say yes to "
	  "POLICE|POLICEIS OKAY BYME|POLICE HAVEGOT OURS CONSENT GETIT?|"
	  "HAPPY for ANYBODY POLICE to GET|GRATEFUL if POLICE HAD WHAT|"
	  "GRATEFUL if POLICE were TOLD|if GIVER COULD CONTACTING THATD be "
	  "GOOD|OPINE? POLICE DUTY SEE2 WHAT ONWARD|AM? VERY* HAPPY if GIVER "
	  "PASSED|AM? VERY* HAPPY if POLICE HAD WHAT|DONTMIND if POLICE HAD "
	  "WHAT|IT IS MYWISH TODO|IT IS MYWISH that POLICE be TOLD|SENDER "
	  "SELF* ASK that POLICE be TOLD|SENDER trust you to CONTACTING|ORG "
	  "PERF HASAGREED DOING|ORG PERF HASAGREED TODO|ORG MET? agreed "
	  "that? WHAT MAYGO TO POLICE|ORG PERF agreed that? WHAT MAYGO TO "
	  "POLICE|ORG MET? agreed that? GIVER MAYVERB CONTACTING|ORG PERF "
	  "agreed that? GIVER MAYVERB CONTACTING|ORG PERF cleared WHAT for "
	  "RELEASE TO POLICE|ORG PERF approved WHAT for RELEASE TO POLICE|"
	  "ORG is VERY* HAPPY CONTENT|ORG are VERY* HAPPY CONTENT|ORG HOLDS "
	  "no TROUBLE UNTROUBLED|ORG PERF given OURTHEIRS CONSENT LEAVETO|"
	  "WISH LETTING2|GRATEFUL if GIVER PASSED|yes to POLICE|a yes to "
	  "POLICE|its a yes to POLICE|its a yes from me to POLICE|its a yes "
	  "for POLICE|thats a yes to POLICE|yes for POLICE|POLICE BEING "
	  "welcome 2 WHAT|POLICE BEING welcome to SEE WHAT|POLICE r welcome "
	  "2 WHAT|ORG AGREE WHATTO2|SENDER SELF* WANTS LETTING2|WRITING ASK? "
	  "TODO|WRITING ALLOW DOING|WRITING ALLOW "
	  "GIVER to CONTACTING|UNDERSTAND AGREE that? WHAT WILLGO TO POLICE|"
	  "AGREE that? WHAT WILLGO TO POLICE|SENDER SELF* AGREE that? WHAT "
	  "WILLGO TO POLICE|UNDERSTAND AGREE WHATTO|SENDER SELF* WANTS to "
	  "report WHAT TO POLICE THROUGHYOU|OFF TO POLICE with WHAT|RELEASE TO "
	  "POLICE REQUESTED|POLICEREF REQUESTED|REQUESTING DET? RELEASE TO "
	  "POLICE|REQUESTING POLICEREF|whatever POLICE NEED1 FROMIT? "
	  "THEYHAVE|anything POLICE NEED1 FROMIT? THEYHAVE|yes to DOING|yes "
	  "for DOING|MINE can be GIVEN PART* TO POLICE|GRATEFUL if POLICE "
	  "HAD|ASTO POLICE ASSENT|ASTO DOING ASSENT|MYONLY is that GIVER "
	  "CONTACTING|MYONLY is that POLICE GETS|MYONLY is for TODO|MYONLY "
	  "is for POLICE to GET|ASTO DOING AM VERY* HAPPY|PLEASEME DOING|"
	  "PLEASEME for TODO|use WHAT HOWEVER INCLUDING DOING|use WHAT "
	  "HOWEVER INCLUDING TO POLICE|ORG WOULDLIKE TODO|OURS CONSENT "
	  "COVERS POLICE|this consent COVERS POLICE|SELF* say yes to DOING|"
	  "WANTIN POLICE in on WHAT|WANTIN POLICE involved INIT?|WANTIN "
	  "POLICE looking into WHAT|ORG BYVOTE that WHAT MAYGO TO POLICE|ORG "
	  "BYVOTE that GIVER MAYVERB CONTACTING|POLICE BEING OKAY to GET|"
	  "POLICE BEING good to go with WHAT|POLICE BEING good to have WHAT|"
	  "COUNTME for POLICEREF|COUNTME for DOING|COUNTME for RELEASE TO "
	  "POLICE|COUNTME for POLICEBIT|ASTO POLICEBIT ASSENT|for POLICEBIT "
	  "ASSENT|MYANSWER ONPOLICE ISYES|treat POLICE as having OURS "
	  "CONSENT|consider POLICE as having OURS CONSENT|regard POLICE as "
	  "having OURS CONSENT|consider POLICE to have OURS CONSENT|NOTINWAY "
	  "DOING|NOTHING prevents GIVER from? PASSING so? PLEASEDO|NOTHING "
	  "stops GIVER from? PASSING so? PLEASEDO|OURS? CONSENT LEAVETO is "
	  "VERY* GRANTED|the? CONSENT LEAVETO is VERY* GRANTED|consider BOX "
	  "ticked|PLEASE* tick BOX|NOREASON HERE* why? WHAT SHOULDNT MOVE TO "
	  "POLICE|NOREASON HERE* why? POLICE SHOULDNT GET|THERESNOT SENDER? "
	  "NOTWANT POLICE to GET|THERESNOT that? SENDER? NOTWANT POLICE to "
	  "GET|ORG BYVOTE VOTES* to CONTACTING|AUTHED LETTING|INNAME "
	  "POLICE may GET|INNAME WHAT MAYGO TO POLICE|WITHLEAVE SENDER SELF* "
	  "ASK that WHAT be GIVEN PART* TO POLICE|"
	  "WITHLEAVE SENDER SELF* ASK that GIVER CONTACTING|WITHLEAVE SENDER "
	  "SELF* ASK TODO|WITHLEAVE PLEASE PLEASE* PASS|AUTHED to SAYIT "
	  "POLICE may GET|AUTHED to SAYIT WHAT MAYGO TO POLICE|SENDER SELF* "
	  "ASK that WHAT be GIVEN PART* TO POLICE|ORG BYVOTE "
	  "VOTES* to ALLOWTHEM|ORG BYVOTE VOTES* that THATPOLICE|ORG AGREE "
	  "that? THATPOLICE|ORG PERF agreed that? THATPOLICE|it WASVOTED by? "
	  "WHOMBODY? VOTES* that THATPOLICE|it WASVOTED by? WHOMBODY? VOTES* "
	  "to CONTACTING|it WASVOTED by? WHOMBODY? VOTES* to ALLOWTHEM|ORG "
	  "BYVOTE VOTES* that WHAT "
	  "MAYGO TO POLICE|ORG BYVOTE VOTES* that POLICE be TOLD|NO "
	  "OBJECTION FROMME* ASTO POLICE|NO OBJECTION FROMME* ASTO DOING|"
	  "CONFIRM that ~ ~* LTD AGREE WHATTO|CONFIRM that ~ ~* LTD ALLOW "
	  "DOING" },
	{ "ALLOWTHEM",
	  "allow POLICE to GET|permit POLICE to GET|allow GIVER to "
	  "CONTACTING|permit GIVER to CONTACTING|authorise GIVER to "
	  "CONTACTING|allow DOING|permit DOING|authorise DOING|approve DOING|"
	  "consent to DOING|agree to DOING" },
	{ "THATPOLICE",
	  "WHAT MAYGO TO POLICE|WHAT MOVE TO POLICE|GIVER MAYVERB CONTACTING|"
	  "POLICE be TOLD|POLICE may GET|POLICE can GET|POLICE should SEE2 "
	  "WHAT|POLICE "
	  "should GET|POLICE should be TOLD|POLICE may be TOLD|POLICE can be "
	  "TOLD|POLICE SUBJUNCT WHAT" },
	{ "SUBJUNCT", /* "that Police hold it" tells what is so already */
	  "receive|get" },
	{ "WASVOTED",
	  "was RESOLVED|has been RESOLVED|has now been RESOLVED" },
	{ "RESOLVED",
	  "resolved|agreed|decided|voted|unanimously agreed|unanimously "
	  "resolved|unanimously decided" },
	{ "WANTCOPY",
	  "want WHAT|would like WHAT|need WHAT|asked for WHAT|ask for WHAT|"
	  "have asked for WHAT|are asking for WHAT|want to SEE WHAT|would like "
	  "to SEE WHAT|asked to SEE WHAT|have asked to SEE WHAT|have asked you "
	  "to send them WHAT|asked you to send them WHAT|have asked you for "
	  "WHAT" },
	{ "NOTNO", /* and why */
	  "i cant say no to|i cannot say no to|we cant say no to|we cannot say "
	  "no to|i could hardly say no to|we could hardly say no to|i couldnt "
	  "say no to|how could i say no to|how could i object to" },
	{ "NOTAFTER",
	  "not after what happened|not after what happened to WHOMFOR|not "
	  "after what happened to DET* ~|not after what happened to ~|not "
	  "after what HESHE did|not after what HESHE did to WHOMFOR|not after "
	  "what HESHE did to DET* ~|not after what HESHE did to ME|not after "
	  "what happened to ME" },
	{ "WANTPERF",
	  "asked for WHAT|asked to SEE WHAT|asked you to send them WHAT|asked "
	  "you to share WHAT|asked you for WHAT|asked ME for WHAT" },
	{ "APPROVED",
	  "AM VERY* HAPPY with|AM VERY* HAPPY about|SENDER have no TROUBLE "
	  "with|is VERY* OKAY BYME|SENDER agree to|SENDER consent to|suits "
	  "ME|and AM VERY* HAPPY with that|and that is VERY* OKAY BYME|and "
	  "thats VERY* OKAY BYME|and ITBE VERY* OKAY BYME" },
	{ "WRITING",
	  "WRITER WRITE to|this is to|this email is to|this letter is to|"
	  "WRITE to" },
	{ "WRITER", "im|i am|were|we are|i|we|just|i was|im just|i am just" },
	{ "WRITE",
	  "writing|emailing|contacting you|getting in touch|write|here|"
	  "reaching out" },
	{ "UNDERSTAND",
	  "SENDER UNDERSTOOD and SELF*|SENDER UNDERSTOOD and that SENDER" },
	{ "UNDERSTOOD", "understand|have read|know|acknowledge|confirm" },
	{ "WILLGO", "will MOVE|will be GIVEN|is GIVEN|MAYGO|goes|is going" },
	{ "THROUGHYOU", "through you|via you|with your help|by way of you" },
	{ "OFF", "over|off|straight over|straight off" },
	{ "COUNTME",
	  "count me in|count us in|count me as a yes|put me down|put us down|"
	  "put me down as a yes|put us down as a yes|sign me up|sign us up|"
	  "mark me down as a yes|mark me as a yes" },
	{ "POLICEBIT",
	  "POLICE bit|POLICE part|POLICE question|POLICE side|POLICE side of "
	  "it|POLICE side of things|POLICE box|POLICE section|the bit about "
	  "POLICE|the part about POLICE|the question about POLICE|the one "
	  "about POLICE|the box for POLICE|the police bit" },
	{ "MYANSWER",
	  "my answer|our answer|the answer|my reply|our reply|my decision|"
	  "our decision|my position|our position" },
	{ "ONPOLICE",
	  "ONABOUT POLICE|ONTO POLICEBIT|ONTO DOING|ONTO POLICEREF" },
	{ "ONABOUT",
	  "on|about|regarding|as to|concerning|re" },
	{ "ONTO",
	  "ONABOUT|to|for" },
	{ "ISYES",
	  "is yes|is a yes|is yes please|is in the affirmative|is "
	  "affirmative|is a definite yes|is a firm yes|is definitely yes|is "
	  "absolutely yes|is ok|is go ahead|is go for it|is please do" },
	{ "NOTINWAY",
	  "NEVERI stand in the way of|NEVERI get in the way of|NEVERI be in "
	  "the way of|NEVERI be the one to stop|NEVERI try to stop|NEVERI "
	  "object to" },
	{ "NEVERI",
	  "i wont|i will not|i would not|i wouldnt|i would never|id never|i "
	  "will never|never would i|we wont|we will not|we would not|we "
	  "wouldnt|we would never|never would we|far be it from me to|i "
	  "shall not|we shall not|i shant" },
	{ "NOTHING",
	  "nothing|nothing in DET* ~ ~*|nothing in OWN ~ ~*|nothing in DET* "
	  "# #*|nothing in OWN # #*|nothing in DET* ~* footer|nothing in OWN "
	  "~* footer|nothing in here|nothing here" },
	{ "PLEASEDO",
	  "please do|please do so|we ask that you do so|we ask you to|i ask "
	  "that you do so|i ask you to|and we ask that you do so|and i ask "
	  "that you do so|and please do|and please do so|we ask you to do so|"
	  "i ask you to do so|go ahead|and we want you to|and i want you to" },
	{ "GRANTED",
	  "granted|given|hereby granted|hereby given|freely given|gladly "
	  "given|granted in full|freely granted|yours" },
	{ "BOX",
	  "BOXOF POLICE|the POLICE box|POLICE box|the POLICE one" },
	{ "BOXOF",
	  "the box for|the box about|my box for|the box that says" },
	{ "THERESNOT",
	  "THERES nothing INHERE?|THERES not a thing INHERE?|there isnt a "
	  "thing INHERE?|there isnt anything INHERE?|there is not a thing "
	  "INHERE?|theres not a thing INHERE?|there isnt one thing INHERE?|"
	  "not a thing INHERE?|nothing INHERE?" },
	{ "INHERE",
	  "in it|in here|in this|in this email|in my email|in this report|in "
	  "my report|in this letter|in the report|here|in this message|in "
	  "that email|on my phone|in there|in any of it" },
	{ "NOTWANT",
	  "dont want|do not want|wouldnt want|would not want|dont wish|would "
	  "mind|id mind|would not like|wouldnt like" },
	{ "VOTES",
	  "by email|by post|unanimously|# for|and? none against|and? nobody "
	  "against|and? no one against|with none against|with nobody against|"
	  "in favour|at our last meeting|last night|on MONDAY|this week|nem "
	  "con|without dissent|# for and # against" },
	{ "OBJECTION",
	  "objection|objections|qualms" },
	{ "CONFIRM",
	  "SENDER can? hereby? confirm|SENDER can? hereby? confirm CAPACITY" },
	{ "ASTO",
	  "as for|as to|as regards|with regard to|with regards to|in regard "
	  "to|in regards to|regarding|re|concerning|with respect to|in "
	  "answer to your question about|to answer your question about|on "
	  "the question of|on the matter of|in terms of|when it comes to|"
	  "about" },
	{ "PLEASEME",
	  "nothing would please me more than|nothing would please us more "
	  "than|nothing would make me happier than|i would like nothing "
	  "better than|id like nothing better than|i would like nothing more "
	  "than|id like nothing more than|we would like nothing better than" },
	{ "HOWEVER",
	  "however you need to|however you need|however you like|however you "
	  "want|however you see fit|as you see fit|as you like|as you need|"
	  "any way you like|in any way you like|in whatever way helps|as "
	  "needed" },
	{ "WOULDLIKE",
	  "would like|wants|want|wish|wishes|would appreciate|would prefer|"
	  "prefers|requests|request" },
	{ "COVERS", "covers|includes|extends to|takes in" },
	{ "ASSENT",
	  "yes|yes please|yes of course|yes thats fine|yes go ahead|i agree|"
	  "i consent|we agree|we consent|i do consent|i do agree|fine by me|"
	  "fine with me|SAME|go ahead|please do|please go ahead|AM VERY* "
	  "HAPPY for GIVER to GIVE0|AM VERY* HAPPY for GIVER to go ahead|AM "
	  "VERY* HAPPY with that|share away|no problem|no worries|no "
	  "objection|no objections|i have no objection|i have no objections|"
	  "all good|by all means|GIVER HAVEGOT OURS CONSENT|you may|you can|"
	  "you can share|you may share|feel free|the answer is yes|my answer "
	  "is yes|our answer is yes|its a yes|its a yes from me|definitely "
	  "yes|absolutely yes|our answer is in the affirmative|the answer is "
	  "in the affirmative|my answer is in the affirmative|in the "
	  "affirmative|count me in|count us in|put me down as a yes|put us "
	  "down as a yes|put me down for a yes|sign me up|yes from me|yes "
	  "from us|consider it done|they can have it|they may have it|they "
	  "are welcome to it|theyre welcome to it|im in|all yours|im all for "
	  "it|were all for it|granted|agreed|approved|tick|affirmative|thats "
	  "a yes|that is a yes" },
	{ "RATHER",
	  "id rather|wed rather|i would rather|we would rather|id sooner|i "
	  "would sooner|id much rather|i would much rather" },
	{ "MYONLY",
	  "my only request|my one request|our only request|our one request|"
	  "all i ask|all we ask|all i want|all we want|my only wish|our only "
	  "wish|what i want|what we want|what id like|what i would like|what "
	  "we would like|all id like|my one wish|all that i ask" },
	{ "POLICEREF",
	  "police referral|police involvement|referral to police|a police "
	  "referral|nz police referral|police disclosure|the police referral|"
	  "the police part|police being told" },
	{ "REQUESTED",
	  "requested|please|welcome|welcomed|ok|okay|approved|agreed|wanted|"
	  "sought|appreciated|fine|authorised|granted|yes|is fine|is ok|is "
	  "welcome|is requested|is approved|is agreed|fine by me|all good" },
	{ "REQUESTING",
	  "requesting|seeking|asking for|i request|we request|i am "
	  "requesting|we are requesting|i am seeking|we are seeking|i seek|"
	  "we seek|please arrange|happy with|ok with|okay with|fine with|i "
	  "consent to|i agree to|we agree to|we consent to" },
	{ "NEED1",
	  "want|need|ask for|require|would like|might need|may need|"
	  "could use" },
	{ "FROMIT",
	  "from me|from us|from it|from this|from my computer|from my phone|"
	  "of mine|from here" },
	{ "THEYHAVE",
	  "they can have|they may have|they are welcome to|theyre welcome to|"
	  "they can get|is theirs|you can give them|please give them|give "
	  "them" },
	{ "HAD",
	  "had|got|saw|knew|knew about|looked into|looked at|read|received|"
	  "heard about|took over|took WHAT on|took WHAT up|came|came round|"
	  "got involved|got on to WHAT|could SEE WHAT|heard|were involved|"
	  "were called|were brought in|got wind of WHAT|were aware of WHAT|"
	  "were made aware of WHAT|was told|got to SEE WHAT|get to SEE WHAT|"
	  "got to know ABOUTIT?|rang|rang ME|called|called ME|phoned|phoned "
	  "ME|turned up|contacted ME|got in touch|wanted WHAT|asked for WHAT|"
	  "took a look|had a look|took a look at WHAT|had a look at WHAT|had "
	  "a read|looked|took an interest|did something about WHAT" },
	{ "THATD", "that would|thatd|it would|itd|this would" },
	{ "OPINE",
	  "i think|we think|i believe|i feel|i reckon|we feel|i really "
	  "think" },
	{ "DUTY", "need to|should|ought to|must" },
	{ "ONWARD", "so? PLEASE* ONWARDS" },
	{ "ONWARDS",
	  "forward|forward it|send it on|pass it on|send it|send it to "
	  "them|pass it along|let them|go ahead|tell them|do|hand it over" },
	{ "PASSED",
	  "passed WHAT PART* TO POLICE|sent WHAT PART* TO POLICE|gave WHAT "
	  "PART* TO POLICE|told POLICE ABOUTIT?|let POLICE know ABOUTIT?|"
	  "shared WHAT PART* TO POLICE|involved POLICE|handed WHAT PART* "
	  "TO POLICE|took WHAT PART* TO POLICE|referred WHAT PART* TO "
	  "POLICE|forwarded WHAT PART* TO POLICE|showed WHAT PART* TO "
	  "POLICE|brought POLICE in" },
	{ "IS", "is|would be" },
	{ "MYWISH",
	  "my wish|our wish|my preference|our preference|my hope|my request" },
	{ "POLICEIS", "police is|the police is|nz police is" },
	{ "GETIT", "to GET|for WHAT|for this|for that|to it" },
	{ "TALK",
	  "talk to POLICE ABOUTIT?|speak to POLICE ABOUTIT?|speak with "
	  "POLICE ABOUTIT?|talk with POLICE ABOUTIT?|be spoken to by "
	  "POLICE|be contacted by POLICE|be interviewed by POLICE|be rung "
	  "by POLICE|make a statement to POLICE|give POLICE a statement|"
	  "give a statement to POLICE|give a police statement|make a "
	  "police statement|meet with POLICE|meet POLICE|cooperate with "
	  "POLICE|hear from POLICE|go to POLICE WITHIT?|go to POLICE" },
	{ "WELCOME", "would welcome|welcome|id welcome|wed welcome" },
	{ "WIDE",
	  "as widely as you like|far and wide|as you see fit|with anyone|"
	  "with anybody|with whoever|to anyone|to anybody|to whoever|WIDE2 "
	  "ANYONEWHO" },
	{ "WIDE2",
	  "with anyone|to anyone|with whoever|to whoever|with anybody|to "
	  "anybody" },
	{ "ANYONEWHO",
	  "you like|you want|you think fit|who needs it|needs it|who can "
	  "help|who will listen|can help|you need to|relevant|necessary" },
	{ "INCLUDING",
	  "including|including with|and that includes|that includes" },
	{ "NOREASON",
	  "cant see any reason|see no reason|can see no reason|cant think "
	  "of any reason|theres no reason|there is no reason|cant see why|"
	  "dont see why|cant think why|no reason" },
	{ "SHOULDNT", "shouldnt|should not|cant|cannot|not to" },
	{ "FINE",
	  "so be it|all the better|even better|all good|no worries|no "
	  "problem|no drama|fine|sweet|sweet as|good|good job" },
	{ "PLEASE",
	  "please|pls|plz|kindly|just|do|go ahead and|feel free to|by all "
	  "means|also|then|be sure to|dont hesitate to|do not hesitate to|be "
	  "so kind as to|go on and|you might as well|more than welcome to|"
	  "welcome to|free to|no need to ask just|please to|i would ask you "
	  "to|i ask you to|i would ask that you|id ask you to|we ask you to|"
	  "would you please|if you would" },
	{ "MAYDO",
	  "GIVER VERY* MAYVERB|GIVER HAVEGOT OURS CONSENT to|please feel "
	  "free to|feel free to|dont hesitate to|by all means|happy for "
	  "GIVER to|you might as well" },
	{ "MAYVERB",
	  "can|may|are free to|are welcome to|are more than welcome to|are "
	  "at liberty to|are most welcome to|re welcome to|can all|can "
	  "always|can go ahead and|may go ahead and" },
	{ "HAVEGOT", "have|got|ve got" },
	{ "CANFREE",
	  "are free to|are welcome to|is welcome to|are more than welcome to|"
	  "are most welcome to|are quite welcome to|are very welcome to|are "
	  "all welcome to|r welcome to|would be welcome to|r welcome 2|are "
	  "welcome 2|are absolutely welcome to|are certainly welcome to|are "
	  "of course welcome to|are free 2" },
	{ "BEING", "is|are|is all|are all|are VERY|is VERY|would be|r" },
	{ "AM",
	  "i am|im|we are|were|id be|i would be|wed be|we would be|i feel|am|"
	  "id feel|we feel|im all|i should be|i remain|both of us are|we "
	  "both are|we are both|BODY is|BODY are|BODY TALKED are|BODY TALKED "
	  "and are|we TALKED and are|we TALKED and were|we have talked and "
	  "are|ORG is|ORG are|i am still|im still|speaking as the OWNER i am" },
	{ "TALKED",
	  "have talked|have talked it over|have talked it through|have "
	  "talked about it|have discussed it|have discussed this|talked it "
	  "over|discussed it|have spoken|have spoken about it|talked|have "
	  "thought about it|have thought it over" },
	{ "VERY",
	  "really|very|quite|perfectly|totally|completely|absolutely|more "
	  "than|only too|just|also|honestly|personally|most|all|pretty|"
	  "fully|so|dead|entirely|always|both|100|freely|certainly|well" },
	{ "HAPPY",
	  "happy|fine|ok|okay|cool|sweet|sweet as|all good|good as gold|"
	  "comfortable|content|relaxed|chill|on board|keen|all for|in "
	  "favour|alright|all right|at ease|fine and dandy|easy as|totally "
	  "cool|good to go|choice|all g|happy as|happy as larry" },
	{ "OKAY",
	  "ok|okay|fine|alright|all right|cool|all good|sweet|sweet as|good "
	  "as gold|allowed|k|no problem|no worries|all g|a ok|a okay|good to "
	  "go|fine and dandy|completely fine|no trouble|no bother|not a "
	  "problem|no issue|no drama" },
	{ "GLAD",
	  "glad|pleased|delighted|stoked|willing|grateful|relieved|thankful" },
	{ "UNTROUBLEDBY",
	  "NO TROUBLE HERE*|HOLD no VERY* TROUBLE HERE*|HOLD no such? "
	  "TROUBLE HERE*|THERES no TROUBLE HERE*|DONTMIND HERE*|DOESNT "
	  "BOTHER ME HERE*|it DOESNT BOTHER ME HERE*|that DOESNT BOTHER ME "
	  "HERE*" },
	{ "NO", "no|not a|zero|nil|0|no real" },
	{ "TROUBLE",
	  "worries|worry|problem|problems|prob|probs|drama|dramas|issue|"
	  "issues|objection|objections|qualms|concerns|concern|"
	  "reservations|hassle|trouble|hesitation|sweat|biggie|harm|"
	  "difficulty|quibbles|quarrel|reason to object|bother|hard "
	  "feelings" },
	{ "HERE",
	  "here|at all|whatsoever|whatever|one bit|in the slightest|FROMME|"
	  "in the world|on earth" },
	{ "FROMME",
	  "from me|for me|to me|to us|by me|with me|my end|at my end|on my "
	  "end|from my "
	  "end|from my side|from our side|from us|from here|on my part|on "
	  "our part|at our end|from this end|at this end|on this end|on my "
	  "side|on our side|from my side|my side|from where i sit" },
	{ "HOLD",
	  "i have|ive|ive got|i see|i hold|we have|weve|weve got|i got|we "
	  "see|have|got|i have got|i raise|we hold|i take|id have|i would "
	  "have|wed have|we would have|BODY has|BODY have" },
	{ "THERES", "theres|there is|there are|there would be" },
	{ "DONTMIND",
	  "i dont mind|i do not mind|i wouldnt mind|i would not mind|we dont "
	  "mind|we do not mind|we wouldnt mind|dont mind|i dont object|i do "
	  "not object|i wont object|we wont object|i have nothing against|we "
	  "have nothing against|ive nothing against|ive got nothing against|"
	  "nothing against|not that i mind|not that we mind|not that id mind|"
	  "not that i would mind|not that i object|not that we object|its "
	  "not that i mind|THERESNONE? NOBODYHERE who? WOULDVERY? MINDS" },
	{ "THERESNONE", "theres|there is|ive got" },
	{ "NOBODYHERE",
	  "nobody here|noone here|no one here|none of us|neither of us|"
	  "nobody at home|nobody in the family|nobody in this house|nobody "
	  "in the house|nobody at our end" },
	{ "WOULDVERY", "would|would ever|will|really" },
	{ "MINDS", "mind|minds|object|objects|cares|care" },
	{ "DOESNT", "doesnt|does not|wont|wouldnt|would not" },
	{ "BOTHER", "bother|worry|trouble|concern|faze|upset" },
	{ "ITBE",
	  "its|it is|thats|that is|that would be|itd be|it would be|this is" },
	{ "BYME",
	  "by me|w me|with me|with us|by us|for me|for us|as far as im "
	  "concerned|on my part|by the lot of us" },
	{ "LEAVE",
	  "GIVER HAVEGOT OURS CONSENT|youve OURS CONSENT|SELF* LEND GIVER? "
	  "MYFULL? CONSENT|OURS CONSENT is? given|OURS CONSENT is granted|"
	  "CONSENT is? given|CONSENT is? granted|take this as OURS CONSENT|"
	  "consider this OURS CONSENT|consider this as OURS CONSENT|this is "
	  "OURS CONSENT|this email is OURS CONSENT|please accept this as "
	  "OURS CONSENT|please take this as OURS CONSENT|please treat this "
	  "as ANYOUR* CONSENT|treat this as ANYOUR* CONSENT|take this as "
	  "ANYOUR* CONSENT|please take this as ANYOUR* CONSENT|please accept "
	  "this as ANYOUR* CONSENT|please consider this ANYOUR* CONSENT|this "
	  "is ANYOUR* CONSENT|this email is ANYOUR* CONSENT|this email "
	  "serves as ANYOUR* CONSENT|this letter is ANYOUR* CONSENT|please "
	  "treat this email as ANYOUR* CONSENT|youve OURS? full? CONSENT|"
	  "please take this email as ANYOUR* CONSENT|treat this email as "
	  "ANYOUR* CONSENT|please treat this message as ANYOUR* CONSENT|"
	  "please treat this letter as ANYOUR* CONSENT|please accept this "
	  "email as ANYOUR* CONSENT|please consider this email ANYOUR* "
	  "CONSENT" },
	{ "ANYOUR",
	  "my|our|formal|full|written|express|explicit|a|an|the|informed" },
	{ "OURS",
	  "my|our|my full|our full|my own|my express|my written|my "
	  "wholehearted|all my" },
	{ "MYFULL", "OURS|full|the|a" },
	{ "LEND",
	  "give|grant|hereby give|hereby grant|am giving|are giving|do "
	  "give|gives|grants|give up" },
	{ "CONSENT",
	  "permission|consent|blessing|approval|ok|okay|authority|"
	  "authorisation|authorization|agreement|go ahead|leave|thumbs up|"
	  "green light|word|right|the right|rights|okay for|sign off|"
	  "clearance|assent|written permission|full permission|full consent|"
	  "explicit consent|express consent|formal consent|full authority|"
	  "full approval" },
	{ "LEAVETO",
	  "to CONTACTING|for TODO|for DOING|to DOING|that GIVER CONTACTING|"
	  "and POLICE CAN|for WHAT to MOVE TO POLICE|for RELEASE TO POLICE|"
	  "to RELEASE TO POLICE|for DET? RELEASE OF? TO POLICE" },
	{ "SELF",
	  "i|we|WITHLEAVE|AUTHED to|hereby|both|also|formally|do|fully|"
	  "gladly|happily|freely|am|"
	  "have decided to|certainly|definitely|wholeheartedly|im|am writing "
	  "to|im writing to|am emailing to|write to|BODY|would like to|want "
	  "to|wish to|id like to|wed like to|as the OWNER|am happy to|im "
	  "happy to|confirm that|can confirm that|hereby confirm that|all|as "
	  "ROLE|as her ROLE|as his ROLE|as their ROLE|as the ROLE|as a ROLE|"
	  "on behalf of BEHALF|on behalf of the BODYNAME|for and on behalf "
	  "of BEHALF|personally|as a BODYNAME|as an organisation|as a couple|"
	  "as a group|jointly|severally|jointly and severally|in that "
	  "capacity|in my capacity as ROLEOF|in my role as ROLEOF|in our "
	  "role as "
	  "ROLEOF|in our capacity as ROLEOF|being "
	  "ROLEOF|as ROLEOF|acting as ROLEOF|just|simply|merely|have been "
	  "asked to confirm that|am asked to confirm that|am instructed to "
	  "confirm that|am authorised to confirm that|have been asked by "
	  "DET* ~ ~* to confirm that|confirm as ROLEOF that|can confirm as "
	  "ROLEOF that|hereby confirm as ROLEOF that|confirm in that "
	  "capacity that" },
	{ "ROLEOF",
	  "ROLE|DET* ROLE|DET* ROLE of ORGNAME|DET* ROLE for ORGNAME|DET* "
	  "DEPUTY ROLE|DET* DEPUTY ROLE of ORGNAME|DET* holder of DET* "
	  "ATTORNEY|DET* ROLE under DET* ATTORNEY|DET* ROLE under ATTORNEY|"
	  "person who holds DET* ATTORNEY" },
	{ "DEPUTY", "deputy|acting|assistant|senior|joint|interim|vice|co" },
	{ "ORGNAME",
	  "DET* ~ ~*|DET* BODYNAME|OWN ~ ~*|OWN BODYNAME" },
	{ "LTD",
	  "ltd|limited|inc|incorporated|trust|club|school|co|society|"
	  "association|llp|council|college|university|group|church|marae" },
	{ "PURSUANT",
	  "pursuant to|in accordance with|in line with|consistent with" },
	{ "REFER",
	  "OWN ~ ~*|DET* ~ ~* of OWN ~ ~*" },
	{ "ROLE",
	  "company secretary|company director|business owner|litigation "
	  "guardian|property attorney|welfare attorney|managing director|"
	  "deputy|legal representative|guardian|mother|father|parent|parents|"
	  "attorney|executor|daughter|"
	  "son|wife|husband|carer|owner|director|chair|manager|trustee|"
	  "privacy officer|security officer|liquidator|receiver|"
	  "administrator|secretary|treasurer|presiding member|principal|"
	  "office manager|chairman|chairperson|president|captain|head|ceo|"
	  "general manager|agent|representative|solicitor|counsel|officer|"
	  "legal guardian|welfare guardian|next of kin|account holder|"
	  "director and shareholder|sole director|sole trader|founder|"
	  "property manager|practice manager|team leader|group leader|"
	  "trustees|directors|guardians|executors|partners|owners|joint "
	  "owners|account holders|administrators" },
	{ "BODY",
	  "OURTHE BODYNAME|all of us|everyone here|my wife and i|my husband "
	  "and i|my partner and i|both of us|my client|our client|my clients|"
	  "our clients|this BODYNAME" },
	{ "OURTHE", "our|the|my|this" },
	{ "BODYNAME",
	  "firm|company|board|trust|school|committee|team|business|club|"
	  "office|management|organisation|practice|directors|trustees|church|"
	  "family|whanau|society|council|marae|hospital|department|charity|"
	  "chair|staff|body corporate|kura|kohanga|co op|cooperative|"
	  "syndicate|vestry|parish|parish council|scout group|bowling club|"
	  "rugby club|sports club|hapu|iwi|partnership|executive|union|"
	  "branch|residents association|centre|preschool|kindergarten|clinic|"
	  "surgery|dental practice|law firm" },
	{ "ORG",
	  "our TITLE|OURTHE GOVERNING|our BODYNAME|the BODYNAME GOVERNING|"
	  "our BODYNAME BODYNAME|all OURTHE GOVERNING|the HEAD|OURTHE "
	  "HEAD of OURTHE BODYNAME|OURTHE GOVERNING of the "
	  "estate|OURTHE GOVERNING of OURTHE BODYNAME|"
	  "our BODYNAME GOVERNING|my client|body corporate #?|the body "
	  "corporate|OURTHE BODYNAME GOVERNING" },
	{ "HEAD",
	  "director|chief executive|chair|principal|general manager|managing "
	  "director|board chair|chairperson|chairman|chairwoman|president" },
	{ "TITLE",
	  "director|gm|general manager|ceo|chief executive|chief executive "
	  "officer|"
	  "cfo|coo|ciso|cio|cto|managing director|md|privacy officer|"
	  "security officer|chairperson|chairman|chairwoman|head office|"
	  "legal|legal team|legal department|leadership team|senior "
	  "leadership team|executive team|exec|partners|owners|head of it|"
	  "head of security|general counsel|head of legal|principal|"
	  "headmaster|dean|vice chancellor|executive director|president|"
	  "chair|insurers" },
	{ "GOVERNING",
	  "board|trustees|directors|committee|partners|owners|executive|"
	  "council|syndicate|whanau|board of trustees|board of directors|"
	  "governors|chief executive|executive committee|members|"
	  "membership|shareholders|kaumatua|elders|executors|board members|"
	  "committee members|runanga" },
	{ "PERF",
	  "has|have|has now|have now|has just|have just|has today|have all|"
	  "has already|have already|has formally|have formally|has "
	  "unanimously|have unanimously" },
	{ "HASAGREED",
	  "authorised|authorized|approved|agreed to|consented to|cleared|"
	  "okayed|signed off on|signed off|endorsed|sanctioned|given "
	  "permission for|given consent for|given approval for|given its "
	  "approval for|given its consent for|given its consent to|given the "
	  "go ahead for|given the ok for|given the green light for|given its "
	  "blessing for" },
	{ "MET",
	  "met MEETING? and|met MEETING? and has|met MEETING? and have|MET2" },
	{ "MET2",
	  "and|have met and|has met and|have met MEETING? and|has met "
	  "MEETING? and" },
	{ "MEETING",
	  "today|last night|this morning|this afternoon|yesterday|this week|"
	  "about it|about this|on MONDAY|on MONDAY night" },
	{ "MONDAY",
	  "monday|tuesday|wednesday|thursday|friday|saturday|sunday" },
	{ "MAYGO",
	  "can MOVE|may MOVE|should MOVE|be GIVEN|is to be GIVEN|to be GIVEN|"
	  "may be GIVEN|can be GIVEN|may go|can go" },
	{ "HOLDS", "has|have|has raised|have raised|raises|raise|sees|see" },
	{ "OURTHEIRS",
	  "its|their|his|her|full|the|written|its full|their full|our" },
	{ "OWNER",
	  "account holder|owner|owner of the #|director|manager|victim|"
	  "principal|chair|trustee|secretary|treasurer|executor" },
	{ "CAPACITY",
	  "in that capacity|as ROLEOF|on behalf of BEHALF|personally|fully|"
	  "entirely|without reservation|freely|on their behalf|on his behalf|"
	  "on her behalf|on its behalf|for them|unreservedly|wholeheartedly|"
	  "in writing|in full" },
	{ "AGREE",
	  "accept that|agree|consent|agree to|consent to|give permission|"
	  "give consent|"
	  "give permission to|give consent to|give my consent|agrees|"
	  "consents|agrees to|consents to|agree that|consent that|give our "
	  "consent|gives consent|gives permission|agreeing|agreeing to|do "
	  "agree|do consent|consent CAPACITY|agree CAPACITY" },
	{ "WHATTO",
	  "DOING|to DOING|with DOING|to PASS|that? GIVER CONTACTING|that? "
	  "GIVER MAYVERB CONTACTING|that? POLICE CAN|to TODO|for TODO|to "
	  "POLICE GETTING|for DOING|that? POLICE may GET|that? WHAT MAYGO TO "
	  "POLICE|that? POLICE be TOLD|that? POLICE should be TOLD|that? "
	  "POLICE can be TOLD|that? POLICE should SEE2 WHAT|to POLICE" },
	{ "WHATTO2",
	  "DOING|to DOING|with DOING|that? GIVER MAYVERB CONTACTING|that? "
	  "POLICE CAN|to TODO|for TODO|to POLICE GETTING|for DOING" },
	{ "ALLOW",
	  "authorise|authorize|allow|permit|give permission for|approve|"
	  "agree to|consent to|authorises|allows|permits|approves" },
	{ "WISH",
	  "SENDER SELF* WANTS|id like|id love|wed like|wed love|would like|"
	  "would love|would prefer|id prefer|wed prefer|id actually like|"
	  "id really like|id quite like|id very much like|want|keen for|im "
	  "keen for|would appreciate|id appreciate|really want" },
	{ "WANTS",
	  "want|would like|would love|wish|wish for|need|prefer|would "
	  "prefer|am keen for|are keen for|would like for|actually want|"
	  "would actually like|really want|would really like|would quite "
	  "like|would very much like|insist on|would appreciate|d like" },
	{ "ASK",
	  "ask|ask for|ask that|request|request that|am asking for|am "
	  "asking|are asking|am requesting" },
	{ "GRATEFUL",
	  "AM VERY* THANKFUL|SENDER would appreciate it|id appreciate it|wed "
	  "appreciate it|it would be GOOD|it would help|id love it|i would "
	  "love it|itd be GOOD|would be GOOD|be GOOD|it would put my mind at "
	  "rest|id sleep better|i would sleep better|id feel better|id feel "
	  "safer|i would feel safer|it would be a relief|it would ease my "
	  "mind|id be happier|id be happy|i would be happy|it would make me "
	  "happy|it would mean a lot|i would feel a lot better|id feel a lot "
	  "better|i would feel better|i would be happier|we would feel "
	  "better|wed feel better|i would rest easier|id rest easier|i would "
	  "sleep easier|id sleep easier|it would be such a relief|it would "
	  "be a great relief|it would be a weight off my mind|it would make "
	  "my day|i would be most grateful|it would be much appreciated|it "
	  "would be appreciated|would love it|would really like it|would "
	  "appreciate it|would be so good|i would really like it|id really "
	  "like it|it would be so good" },
	{ "THANKFUL",
	  "grateful|obliged|pleased|glad|happy|thankful|much obliged|"
	  "relieved|delighted|over the moon|stoked|so glad" },
	{ "GOOD",
	  "good|great|appreciated|lovely|wonderful|helpful|best|nice|awesome|"
	  "choice|handy|much appreciated|a relief|ideal|perfect|brilliant|"
	  "fantastic|amazing|cool|sweet" },
	{ "WOULD", "would|could|can|will|were to|are able to" },
	{ "WANTIN",
	  "id want|i want|we want|wed want|id like|i would like|we would "
	  "like|wed like|id love" },
	{ "BYVOTE",
	  "passed a motion|passed a resolution|has passed a motion|has "
	  "passed a resolution|resolved|has resolved|voted|has voted|decided|"
	  "has decided|met MEETING? carried|met MEETING? and voted|met "
	  "MEETING? and decided|met MEETING? and resolved|carried|has "
	  "carried|moved and carried|has agreed|agreed|voted unanimously|"
	  "have voted|have decided|have resolved|have agreed|has voted "
	  "unanimously" },
	{ "COULD", "could|can|would|may|were to" },

	/* ---- no yes, though there is one: never a way to permit ---------- */
	{ "DISOWNED",
	  "STANDBY|UNASKED|WHOSECALL|ELSEWHERE|UNMEANT" },
	{ "IMJUST", /* whoever says so speaks for nobody's matter */
	  "im JUST|i am JUST|we are JUST|im here JUST as" },
	{ "JUST", "only|just|merely|simply" },
	{ "STANDBY",
	  "NOTMYROLE to? HISHER PROXY|NOTHOLD ENDURING? power of attorney|"
	  "IMJUST the BYSTANDER|IMJUST a ONLOOKER|IMJUST her ONLOOKER|"
	  "IMJUST his ONLOOKER|IMJUST their ONLOOKER|IMJUST passing PRON on|"
	  "IMJUST the one who SAW|i JUST do the CHORES|i JUST work here|i "
	  "JUST rent here|i JUST clean here|i JUST clean there" },
	{ "NOTMYROLE", "im not|i am not|we are not|were not" },
	{ "PROXY",
	  "guardian|attorney|executor|legal guardian|welfare guardian|next of "
	  "kin|representative|lawyer|agent" },
	{ "NOTHOLD",
	  "i have no|i hold no|i dont have|i do not have|i dont hold|i do not "
	  "hold|we have no|we dont have|we do not have|i havent got|i have not "
	  "got" },
	{ "BYSTANDER",
	  "ONLOOKER|cleaner|admin|moderator|temp|tenant|flatmate|lodger|"
	  "boarder|"
	  "receptionist|intern|volunteer|caretaker|janitor|contractor|"
	  "babysitter|nanny|gardener|driver|locum|reliever|typist|clerk|"
	  "bookkeeper|waitress|waiter|barista|employee" },
	{ "ONLOOKER",
	  "neighbour|neighbor|bystander|onlooker|messenger|"
	  "middleman|witness|passer by|go between|house sitter|housesitter|"
	  "flatmate|friend|workmate|colleague" },
	{ "SAW", "saw|found|noticed|heard|spotted|picked|opened" },
	{ "CHORES",
	  "cleaning|books|accounts|payroll|gardens|garden|lawns|reception|"
	  "phones|filing|typing|website|admin|rosters|deliveries|dishes|"
	  "cooking|night shift|weekends" },
	{ "UNASKED",
	  "HAVENT asked WHOM ABOUTLEAVE|HAVENT checked with WHOM ABOUTLEAVE|"
	  "HAVENT consulted WHOM|HAVENT cleared PRON with WHOM|WHO3 HASNT "
	  "SAIDYES|MUSTASK WHOM ASKFOR|MUSTASK ANDBACK|UNTIL WHO3 AGREESTO|"
	  "UNTIL ISPOKE WHOM|ISUPPOSE WHO3 WOULDAGREE|ISUPPOSE WHOD AGREETO|"
	  "ISUPPOSE LIKELYYES|PENDING HISHER APPROVAL|PENDING APPROVAL from "
	  "WHOM" },
	{ "MUSTASK",
	  "i need to TOASK|i still need to TOASK|i have to TOASK|i still have "
	  "to TOASK|i must TOASK|i will TOASK|ill TOASK|ill have to TOASK|i "
	  "will have to TOASK|ill need to TOASK|i will need to TOASK|we need "
	  "to TOASK|we still need to TOASK|we have to TOASK|we still have to "
	  "TOASK|we must TOASK|we will TOASK|well TOASK|well have to TOASK|we "
	  "will have to TOASK|well need to TOASK|we will need to TOASK|i am "
	  "yet to TOASK|im yet to TOASK|i have yet to TOASK|ive yet to TOASK|"
	  "we have yet to TOASK|weve yet to TOASK|let me TOASK|id need to "
	  "TOASK|id have to TOASK|i would need to TOASK|i would have to TOASK|"
	  "im going to TOASK|i am going to TOASK" },
	{ "TOASK", "ask|consult|check with|clear PRON with|run PRON past" },
	{ "ASKFOR",
	  "first|before|beforehand|about that|about this|about it|if WHO3 "
	  "SAYSO|whether WHO3 SAYSO|if WHO3 WOULDAGREE|for ARTICLE CONSENT|"
	  "for HISHER CONSENT|for CONSENT|ANDBACK" },
	{ "ANDBACK",
	  "and come back|and get back|and let you know|and then let you know|"
	  "and tell you|and report back|and write again|and reply|and confirm|"
	  "then come back|then let you know|then get back" },
	{ "UNTIL",
	  "once|until|till|as soon as|provided|assuming|only when|only after|"
	  "if and when" },
	{ "AGREESTO",
	  "SAYSO|has said so|has said yes|have said yes|has agreed|have "
	  "agreed|has consented|have consented|has signed|have signed|has "
	  "approved|have approved" },
	{ "SAYSO",
	  "says so|say so|says yes|say yes|agrees|agree|consents|consent|"
	  "approves|approve|signs|sign|gives CONSENT|give CONSENT|gives "
	  "HISHER CONSENT|give HISHER CONSENT|gives the go ahead" },
	{ "ISPOKE",
	  "i have asked|ive asked|i have spoken to|ive spoken to|i have "
	  "spoken with|ive spoken with|i have heard from|ive heard from|i "
	  "hear from|i hear back from|we hear from|weve asked|we have asked|"
	  "we have heard from|weve heard from|weve spoken to|i ask" },
	{ "ISUPPOSE",
	  "im sure|i am sure|im certain|i am certain|im confident|i am "
	  "confident|im positive|im pretty sure|im fairly sure|im quite sure|"
	  "i expect|i imagine|i assume|i presume|i suppose|i suspect|i guess|i "
	  "reckon|i think|i believe|no doubt|we expect|we assume|were sure|we "
	  "are sure|we think|we believe" },
	{ "WOULDAGREE",
	  "would AGREETO|will AGREETO|wouldnt MINDIT|wont MINDIT|would not "
	  "MINDIT|will not MINDIT|would have no objection|will have no "
	  "objection|would not have ARTICLE objection" },
	{ "WHOD", "hed|shed|theyd|hell|shell|theyll" },
	{ "AGREETO",
	  "agree|say yes|consent|approve|be happy|be fine|be ok|be okay|be "
	  "all right|be alright|want that|want it|want you to|say the same|"
	  "have no objection|sign" },
	{ "MINDIT", "mind|object|say no|refuse" },
	{ "LIKELYYES",
	  "itll be ARTICLE yes|it will be ARTICLE yes|itll be yes|it will be "
	  "yes|the answer will be yes|the answer would be yes|it would be "
	  "ARTICLE yes" },
	{ "PENDING",
	  "pending|subject to|awaiting|waiting for|waiting on" },
	{ "APPROVAL",
	  "approval|agreement|consent|permission|go ahead|okay|ok|signature|"
	  "instructions" },
	{ "HAVENT",
	  "i havent|i have not|ive not|we havent|we have not|weve not|i "
	  "havent even|i never|we never|nobody has|noone has|no one has" },
	{ "WHOM",
	  "her|him|them|OURTHE PRINCIPAL" },
	{ "PRINCIPAL",
	  "owner|owners|boss|manager|director|directors|account holder|"
	  "customer|client|victim|tenant|family|principal|patient|lady|"
	  "board|committee|trustees|trustee|chair|chairperson|parent|parents|"
	  "mother|father|mum|dad|insurer|insurers|employer|clients|patients|"
	  "tenants|resident|residents|policyholder|student|pupil|ceo|"
	  "neighbour|person it happened to|one it happened to" },
	{ "ABOUTLEAVE", "yet|first|if|whether|about this|about it" },
	{ "WHO3", "she|he|they|OURTHE PRINCIPAL" },
	{ "HASNT",
	  "hasnt|havent|has not|have not|hasnt yet|has not yet|never" },
	{ "SAIDYES",
	  "been asked|been consulted|consented|given consent|given "
	  "permission|given her CONSENT|given his CONSENT|given their "
	  "CONSENT|said yes|okayed PRON|signed off|agreed to PRON|agreed "
	  "yet|had a say|decided|made up HISHER mind" },
	{ "WHOSECALL",
	  "not mine to give|isnt mine to give|not mine to share|isnt mine "
	  "to share|not my place|her DECISION not mine|his DECISION not "
	  "mine|ITBE HISHER DECISION|ITBE their DECISION|"
	  "CONSENT for THE* FORCE NEEDS OURTHE "
	  "~|CONSENT to go to THE* FORCE NEEDS OURTHE ~" },
	{ "HISHER",
	  "her|his|mums|dads|moms|the owners|the bosss|the managers|the "
	  "directors|my mothers|my fathers|my sisters|my brothers|my wifes|"
	  "my husbands|my partners|my bosss|OURTHE OWNERS" },
	{ "OWNERS",
	  "clients|customers|patients|tenants|familys|boards|committees|"
	  "trustees|parents|mothers|fathers|mums|dads|insurers|employers|"
	  "residents|victims|policyholders|account holders|students" },
	{ "DECISION", "decision|call|choice|consent to give|yes to give" },
	{ "NEEDS",
	  "needs|requires|must come from|has to come from|needs to come "
	  "from|awaits|rests with|sits with|lies with" },
	{ "ELSEWHERE",
	  "TOLDTHEM that TOLDWHEN|SAIDIT to them separately|this MAIL? is "
	  "separate|this is a OTHER MATTER2|this ones OTHER|this one is "
	  "OTHER|this MAIL? is about something else|this MAIL? isnt about "
	  "that|this MAIL? is not about that" },
	{ "TOLDTHEM",
	  "i told them|ive told them|i have told them|we told them|weve "
	  "told them" },
	{ "TOLDWHEN",
	  "too|already|yesterday|then|at the time|on the day|last week|last "
	  "month|last year|last time|myself|in person|as well" },
	{ "SAIDIT", "i wrote|ive written|we wrote|i spoke|i emailed" },
	{ "MAIL", "email|mail|report|message|letter|one" },
	{ "OTHER", "separate|different|another" },
	{ "MATTER2", "matter|case|thing|issue|story|business" },
	{ "UNMEANT",
	  "dont take ANYOFIT ASANSWER|do not take ANYOFIT ASANSWER|IMJUST "
	  "VENTING|i was being sarcastic|im being sarcastic|that was "
	  "sarcasm|that was sarcastic" },
	{ "ANYOFIT", "PRON|any of PRON|all of PRON|PRON too" },
	{ "ASANSWER",
	  "for ARTICLE ANSWERING|as ARTICLE ANSWERING|as ANSWERING|to be "
	  "ARTICLE ANSWERING" },
	{ "ARTICLE", "a|an|my|our|any|the" },
	{ "ANSWERING", "yes|answer|consent|permission|agreement|decision" },
	{ "VENTING",
	  "venting|raging|ranting|joking|kidding|grumbling|moaning|letting "
	  "off steam|blowing off steam|being sarcastic|thinking aloud|"
	  "thinking out loud|being bitter" },
	{ NULL, NULL }
};
