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
	  "detectives|law enforcement|popo|po po" },
	{ "en", KR_CW_LAW,
	  "officers|officer|authorities|the law|105|criminal referral|"
	  "prosecution|onward disclosure|onward sharing|any disclosure" },
	{ "en", KR_CW_ANYONE,
	  "anyone|anybody|any one|everyone|everybody|whoever|whomever|"
	  "any agency|any agencies|any body|any authority|anywhere|wherever|"
	  "others|third party|third parties|outside|other agencies|"
	  "other agency|other organisations|other bodies" },
	{ "en", KR_CW_OTHER,
	  "netsafe|dia|internal affairs|department of internal affairs|ncsc|"
	  "certnz|cert nz|cert|bank|the bank|insurer|fma|commerce commission|"
	  "privacy commissioner|spam unit|spam people|inland revenue|"
	  "tax department|registrar|media|telco" },
	{ "en", KR_CW_THEM, "them|they|it|that|this|one" },
	{ "en", KR_CW_YES,
	  "yes|yep|yeah|yea|yup|aye|ok|okay|okayed|oks|alright|all right|"
	  "agree|agrees|agreed|consent|consents|permission|permit|permits|"
	  "permitted|authorise|authorize|authorises|authorised|authorized|"
	  "authority|authorisation|authorization|happy|glad|fine|welcome|"
	  "content|comfortable|approve|approves|approved|approval|go ahead|"
	  "go-ahead|goahead|blessing|no objection|no objections|no problem|"
	  "no problems|no worries|no issue|no issues|no harm|dont mind|"
	  "do not mind|doesnt mind|wouldnt mind|dont object|do not object|"
	  "not opposed|not against|have nothing against|accept|accepts|grant|"
	  "grants|granted|support|supports|on board|all for|green light|"
	  "in favour|in favor|feel free|by all means|willing|i do|we do|"
	  "nothing to hide|dont care who|dont care which|keen|free to|"
	  "thumbs up|y|full cooperation|no qualms|no hesitation|signs off|"
	  "signed off|say so|nod|nods|nodding|assent|cool with|sweet as" },
	{ "en", KR_CW_PASS,
	  "pass|passed|passing|send|sent to|sending|sends|give|giving|given|"
	  "share|shared|sharing|refer|referred|referring|referral|tell|"
	  "telling|be told|inform|informed|be informed|informing|notify|"
	  "notified|notifying|forward|forwarded|forwarding|hand|handed|"
	  "handing|involve|involved|involving|involvement|disclose|"
	  "disclosed|disclosing|disclosure|escalate|escalated|escalating|"
	  "report it|report this|be advised|advise|be contacted|contact|"
	  "contacting|bring in|brought in|show|shown|showing|release|"
	  "released|transfer|transferred|go to|going to|goes to|go|off it goes|"
	  "refer away|release it|alert|alerted|alerting|let|get|getting|"
	  "involves|take it to|taken to|to reach|reach|reaches|straight to|"
	  "submit|submitted|provide|provided|hear of|hear about|call|calling|"
	  "dob|loop in|in the loop|copy in|cc|supply|supplied|relay|onto" },
	{ "en", KR_CW_GET,
	  "have|has|had|see|seeing|look|look at|know|use|read|reading|receive|"
	  "receiving|get|take|take on|ring|involved|contact|act|investigate|"
	  "chase|chasing|hold|access|want" },
	{ "en", KR_CW_MAY,
	  "may|can|could|let|should|must|shall|might as well|ought" },
	{ "en", KR_CW_WISH,
	  "want|wants|wanted|like|would like|prefer|wish|wishes|hope|need|"
	  "needs|needed|id like|wed like|welcome|love|request|requests|ask|"
	  "asking|asks|think|use for|interested|imagine" },
	{ "en", KR_CW_PLEASE, "please|pls|plz|kindly|thanks|thank you|ta" },
	{ "en", KR_CW_NOT,
	  "not|no|never|dont|do not|does not|did not|doesnt|didnt|wont|will not|"
	  "wouldnt|would not|cant|cannot|can not|couldnt|nobody|no one|noone|"
	  "none|nothing|neither|nor|without|nah|nope|isnt|arent|aint|havent|"
	  "hasnt|shouldnt|mustnt|nowhere|no way|under no circumstances|not yet|"
	  "not at this stage|anyone but|everyone but|everybody but|anybody but|"
	  "but not|except|excluding|other than|apart from|bar the|"
	  "rather not|least of all|last thing|please not|not the|n" },
	{ "en", KR_CW_AGAINST,
	  "refuse|refuses|refused|refusing|refusal|decline|declines|declined|"
	  "declining|object|objects|objecting|oppose|opposes|opposed|opposing|"
	  "against|withhold|withheld|withholding|forbid|forbidden|prohibit|"
	  "prohibited|say no|saying no|said no|hold off|holding off|"
	  "wait before|unwilling|reluctant|uncomfortable|unhappy|not as if|"
	  "not that|not because|disagree|out of the question|spare me|"
	  "off limits|avoid|stop short|rule out|reject|rejects|rejected|"
	  "withdraw|withdrawn|withdrawing|withdraws|revoke|revoked|revoking|"
	  "rescind|rescinded|retract|retracted|taking that back|"
	  "take that back|take it back|took it back|cancel|cancelled|"
	  "changed my mind|changed our mind|scratch what|second thoughts|"
	  "no longer" },
	{ "en", KR_CW_BACK,
	  "withdraw|withdrawn|withdrawing|withdraws|revoke|revoked|revoking|"
	  "rescind|rescinded|retract|retracted|taking that back|"
	  "take that back|take it back|taking it back|changed my mind|"
	  "changed our mind|scratch what|scratch that|change of heart|"
	  "no longer consent|no longer agree|no longer want|no longer happy" },
	{ "en", KR_CW_LEAVE, "leave|keep|keeping|leaving|kept|left|stay" },
	{ "en", KR_CW_OUT, "out|out of|away|off|clear" },
	{ "en", KR_CW_KEEP,
	  "between us|between ourselves|between you and me|keep it private|"
	  "keep this private|keep it quiet|keep this quiet|in confidence|"
	  "strictly confidential|keep this confidential|keep it confidential|"
	  "keep this to yourselves|keep it to yourselves|go no further|"
	  "goes no further|keep only for you|keep this with you|"
	  "keep it with you|stays with you|stay with you|for your eyes only|"
	  "do not share this|dont share this|do not pass on|dont pass on|"
	  "pass on, no|nothing further" },
	{ "en", KR_CW_ONLY, "only|solely|exclusively|just" },
	{ "en", KR_CW_IF,
	  "if|unless|until|till|only if|depending|depends|once|when|provided|"
	  "as long as|before|after|maybe|perhaps|might|had it|were it|"
	  "should he|should she|should they|should it|in case|first|pending|"
	  "whether|subject to" },
	{ "en", KR_CW_OKIF,
	  "if you think|if you believe|if you feel|if you find|if you see|"
	  "if you reckon|if you can|if you want|if you like|if you wish|"
	  "if it helps|if that helps|if this helps|if useful|if its useful|"
	  "if it is useful|if needed|if need be|if necessary|if required|"
	  "if they want|if they would like|if they care|if they like|"
	  "if they need|if they ask|if police need|if police want|"
	  "if the police want|if the police would like|if the police need|"
	  "if appropriate|if possible|if you have to|if you must|"
	  "if anonymised|if it makes|if they are|if theyre|if there is|"
	  "so long as my name|as long as my name|when you can|when you get|"
	  "if they ring|if they call|if it would|if that would|if it is any|"
	  "if its any|if you decide|if you deem|if you consider|"
	  "if it gets|if they see|should they see|should they want|"
	  "if anyone|if somebody|before they|before he|before she|"
	  "as soon as possible|if it warrants|if warranted|if you judge|"
	  "so i|if they wish" },
	{ "en", KR_CW_ASK,
	  "would|could|should i|should we|can i|can you|could you|will you|"
	  "do i|do you|do we|does|is it|is that|are you|is there|what if|"
	  "what happens|what would|who|why|how|when will|which|am i|are we|"
	  "shall i|shall we|may i|must i|must we|will the|can the|could the|"
	  "are the|is the|did|has|have you|have the|is this" },
	{ "en", KR_CW_HEDGE,
	  "not sure|unsure|undecided|not decided|havent decided|"
	  "have not decided|hasnt decided|havent made up|"
	  "have not made up|cant say|cannot say|cant decide|dont know|"
	  "do not know|not fussed|up to you|your call|whatever you think|"
	  "dont mind either way|either way|no opinion|no view|no preference|"
	  "thinking about|still thinking|considering|think about it|"
	  "i would have|id have|we would have|wed have|would have|"
	  "not settled|not my decision|not my call|not mine to|"
	  "not authorised|not authorized|no authority|cant speak for|"
	  "cannot speak for|may not speak|not in a position|not for me to|"
	  "ask my|ask the owner|check with|talk to my|speak to my|"
	  "get back to you|let you know|will advise|not saying|neither way|"
	  "yes/no|y/n|yes or no|yes / no|sleep on it|make up my mind|"
	  "made up my mind|remain to be|discuss|discussing|"
	  "to be confirmed|tbc|tbd|n/a|dont care|ring me first|call me first|"
	  "phone me before|ask me first|ask me before|ring me before|"
	  "call me before|phone me first|come back to me|ambivalent|in two minds|"
	  "saying neither|couldnt say|hold the decision|awaiting|"
	  "may want|may agree|may consent|might agree|will agree|ill agree|"
	  "ill consent|will consent|would consent|would agree" },
	{ "en", KR_CW_TOLD,
	  "already|reported to|reported it to|reported this to|went to|"
	  "gone to|been to|rang|phoned|spoke to|spoken to|talked to|told the|"
	  "i told|we told|have told|filed|lodged|made a report|made a statement|"
	  "gave a statement|complained to|last time|visited|came|come and|"
	  "did nothing|werent interested|not interested|case number|"
	  "reference number|file number|report number|told me|told us|said|"
	  "consented|i reported|we reported|reported|with the police|were|was|"
	  "sent me|yesterday i|advised me|told my|asked me" },
	{ "en", KR_CW_SHAM,
	  "pretend|pretended|pretending|pretends|purporting|purports|"
	  "impersonat*|posing|claim to be|claims to be|claimed to be|"
	  "claiming to be|claiming|from the police|fake|said he was|said she was|"
	  "says he is|says he was|supposedly|so-called|dressed as|"
	  "their footer|his footer|footer|threat*|badge|blackmail*|"
	  "report me|arrest|arrested|police vetting|police clearance|"
	  "police check|vetting|webinar|cookies|attacker|scammer|caller" },
	{ "en", KR_CW_STRANGER,
	  "another victim|other victim|other victims|courier|web host|"
	  "our host|their legal|his lawyer|her lawyer|their lawyer|"
	  "my friend|a friend|some people|people say|everyone says|"
	  "everybody says|he says|he said|she says|she said|they said|"
	  "they say|telco says|the forum|online said|google says" },
	{ "en", KR_CW_JEST,
	  "lol|haha|ha ha|lmao|rofl|armed offenders|swat|raid|"
	  "drop everything|im sure|oh yes|oh sure|oh great|yeah right|"
	  "as if|splendid|brilliant idea|flying squad|someone spelt|"
	  "the cavalry|sniffer dogs|helicopter" },
	{ "en", KR_CW_CHILD,
	  "im 9|im 10|im 11|im 12|im 13|im 14|im 15|im 16|im 17|"
	  "i am 9|i am 10|i am 11|i am 12|i am 13|i am 14|i am 15|i am 16|"
	  "i am 17|im only 9|im only 10|im only 11|im only 12|im only 13|"
	  "im only 14|im only 15|im only 16|im only 17|i am only 12|"
	  "i am only 13|i am only 14|i am only 15|i am only 16|i am only 17|"
	  "i am nine|i am ten|i am eleven|i am twelve|i am thirteen|"
	  "i am fourteen|i am fifteen|i am sixteen|i am seventeen|im nine|"
	  "im ten|im eleven|im twelve|im thirteen|im fourteen|im fifteen|"
	  "im sixteen|im seventeen|im in year 7|im in year 8|im in year 9|"
	  "im in year 10|im in year 11|im in year 12|im in year 13|"
	  "i am in year 7|i am in year 8|i am in year 9|i am in year 10|"
	  "i am in year 11|i am in year 12|i am in year 13|im under 18|"
	  "i am under 18|im a minor|i am a minor|im a kid|im in yr*|"
	  "aged 14 myself|im still at school|i am still at school|im not 18" },
	{ "en", KR_CW_BREAK,
	  "but|however|though|although|because|cause|cos|coz|since|so|"
	  "and i|and we|and wont|and dont|and do not|and please|and you|"
	  "and she|and he|and they|then|otherwise|whereas|while|except that|"
	  "and no|as i|as he|as she|as my|as they|which|i just" },
	{ "en", KR_CW_IDIOM,
	  "why not|no doubt|not only|no matter|no idea|not least|no thanks to|"
	  "no later|if only|no less|doubtless|boxfiller|no end|no reply|"
	  "no need to reply|even if|even though|what if not" },
	{ "", KR_CW_TICK, "boxticked" },
	{ "", KR_CW_UNTICK, "boxunticked" },

	/* ---- te reo Māori ------------------------------------------------ */
	{ "mi", KR_CW_POLICE, "pirihimana|nga pirihimana" },
	{ "mi", KR_CW_YES,
	  "whakaae|whakaaetia|ka pai|pai ana|kei te pai|ae ra|e pai ana|"
	  "kei a koutou te mana|e hari ana|tautoko|ae koa" },
	{ "mi", KR_CW_PASS,
	  "tukuna|tuku|tukua|hoatu|hoatuna|tohaina|tohatoha|whaki|whakina|"
	  "whakamohio|whakamohiotia|korero|korerohia|karangatia|whakapa|"
	  "waea atu|kia kite|kia mohio|ka mohio|me mohio|tae|kia tae|"
	  "whakina|panui|hoatu" },
	{ "mi", KR_CW_WISH, "hiahia|pirangi|hiahiatia" },
	{ "mi", KR_CW_NOT,
	  "kaore|kaua|kao|kare|kaore|kaaore|ehara|kahore|e kore|kore|haunga|"
	  "kaua e|haunga|kati" },
	{ "mi", KR_CW_AGAINST,
	  "taihoa|au e kore e|whakakahore|kua huri taku whakaaro|"
	  "kua huri oku whakaaro|unuhia|whakahe" },
	{ "mi", KR_CW_BACK,
	  "kua huri taku whakaaro|kua huri oku whakaaro|unuhia" },
	{ "mi", KR_CW_IF, "mehemea|mena|ki te kore|hei reira|kia mutu rawa" },
	{ "mi", KR_CW_OKIF, "ki te kite koutou|mena ka mohio|mena e tika ana" },
	{ "mi", KR_CW_HEDGE, "kaore ano au kia whakatau|kei te whakaaro tonu" },
	{ "mi", KR_CW_ASK, "ka aha|he aha|me pehea" },
	{ "mi", KR_CW_TOLD, "kua korero ke|kua tuku ke|kua purongotia" },
	{ "mi", KR_CW_SHAM, "e ki ana he pirihimana|te kaitahae" },
	{ "mi", KR_CW_BREAK, "engari|heoi|na te mea|no te mea|engari" },
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
	  "aua|aua le|leai|ou te le|matou te le|e le malie|le malie|te le|lei|"
	  "e leai|e le mafai|ae aua|aua nei" },
	{ "sm", KR_CW_IF, "afai|sei|sei malie|ona|pe a|pe afai" },
	{ "sm", KR_CW_ASK, "pe tatau|pe mafai" },
	{ "sm", KR_CW_TOLD, "ua uma ona|na ou lipoti|ua ou lipoti" },
	{ "sm", KR_CW_SHAM, "fai mai o ia|e fai mai" },
	{ "sm", KR_CW_CHILD,
	  "sefulutasi ou tausaga|sefululua ou tausaga|sefulutolu ou tausaga|"
	  "sefulufa ou tausaga|sefululima ou tausaga|sefuluono ou tausaga" },
	{ "sm", KR_CW_BREAK, "ae|peitai|ona o" },
	{ "sm", KR_CW_PLEASE, "faamolemole" },

	/* ---- Tongan ------------------------------------------------------ */
	{ "to", KR_CW_POLICE, "polisi|kau polisi" },
	{ "to", KR_CW_YES, "io|loto|felotoi|loto lelei|fie tokoni|sai pe" },
	{ "to", KR_CW_PASS, "ave|oatu|fakaha|ilo|tala|fekau|oange" },
	{ "to", KR_CW_NOT, "ikai|oua|oua naa|oua mua naa|ikai te u" },
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
	  "警察|警方|警局|警员|警員|公安|差人|差館|差佬|派出所|报警|報警|报案|"
	  "報案" },
	{ "zh", KR_CW_PASS,
	  "报警|報警|报案|報案|转给|轉給|转交|轉交|转警|轉警|转负责|转|轉|交给|交給|交由|交警|"
	  "移送|移交|提供|告诉|告訴|通知|联系|聯絡|联络|分享|话俾|話俾|交俾|"
	  "俾|给警|給警|给公安|让警|讓警|介入|知会|知會|知道|抄送|送交|上报|"
	  "上報|惊动|驚動|处理|處理|管|看|警方取|拿去|发给|發給|搵" },
	{ "zh", KR_CW_YES,
	  "同意|授权|授權|允许|允許|愿意|願意|没意见|沒意見|没有意见|沒有意見|"
	  "可以|乐意|樂意|支持|批准|巴不得|不反对|不反對|没问题|沒問題|冇問題|"
	  "冇所謂交|不介意|欢迎|歡迎|不是不想|不是不|唔係唔|不是反对|唔反對" },
	{ "zh", KR_CW_WISH, "想|要|希望|请|請|麻烦|麻煩|帮|幫" },
	{ "zh", KR_CW_NOT,
	  "不|没|沒|别|別|勿|未|唔|冇|咪|莫|无须|無須|毋须|毋須|不用|不必|"
	  "不要|唔好|唔使|除了警|除咗警" },
	{ "zh", KR_CW_AGAINST,
	  "拒绝|拒絕|反对|反對|反悔|撤回|撤销|撤銷|收回|取消|改变主意|改變主意|"
	  "改主意|暂缓|暫緩|先等" },
	{ "zh", KR_CW_BACK,
	  "反悔|撤回|撤销|撤銷|收回|取消|改变主意|改變主意|改主意" },
	{ "zh", KR_CW_KEEP, "保密|不要外传|不要外傳|只给你们|只給你們" },
	{ "zh", KR_CW_IF,
	  "如果|假如|要是|除非|等|之后再|之後再|再说|再說|再决定|再決定|若|倘若|"
	  "只有|先问|先問" },
	{ "zh", KR_CW_OKIF,
	  "如有需要|如需要|如果需要|有需要|如果你们认为|如果你們認為|若有需要|"
	  "如认为|如果有用" },
	{ "zh", KR_CW_ASK, "吗|嗎|要不要|会不会|會不會|是否|该不该|該不該|呢" },
	{ "zh", KR_CW_HEDGE,
	  "还没决定|還沒決定|未决定|未決定|还没想好|還沒想好|考虑|考慮|不确定|"
	  "不確定|随便|隨便|无所谓|無所謂|冇所謂|不知道|不知|问过|問過|要问|"
	  "要問|哪天|商量" },
	{ "zh", KR_CW_TOLD,
	  "已经报警|已經報警|已报警|已報警|报了警|報咗警|报过警|報過警|报警了|"
	  "報警了|录口供|落咗|已经去|已經去|去过|去咗|上次|上個月|上个月|昨天去" },
	{ "zh", KR_CW_SHAM,
	  "自称|自稱|冒充|假冒|假警|假扮|声称|聲稱|骗子|騙徒|骗徒|對方|对方" },
	{ "zh", KR_CW_BREAK, "但|但是|不过|不過|可是|因为|因為|所以|只是" },
	{ "zh", KR_CW_IDIOM, "不好意思|只要|不少|不只|不仅|不断|不斷|对不起|對唔住|重要" },

	/* ---- Hindi, Devanagari and romanised ------------------------------ */
	{ "hi", KR_CW_POLICE, "पुलिस|थाने|थाना" },
	{ "hi", KR_CW_YES,
	  "सहमत|सहमति|अनुमति|मंजूर|राजी|इजाजत|तैयार|ठीक|हाँ|हां|बेशक|"
	  "आपत्ति नहीं|एतराज नहीं|ऐतराज नहीं|मना नहीं|ऐसा नहीं है कि|"
	  "दिक्कत नहीं|चाहें तो" },
	{ "hi", KR_CW_PASS,
	  "दें|दे|दो|दीजिए|दीजिये|बताइए|बताइये|बताएँ|बताएं|बता|बताओ|बताना|"
	  "सौंप*|भेज*|साझा|दी|दिया|पहुँचा*|पहुंचा*|जानकारी|ले जाने|बताने|शामिल" },
	{ "hi", KR_CW_WISH, "चाहता|चाहती|चाहते|चाहूँगा|चाहूँगी|कृपया" },
	{ "hi", KR_CW_NOT, "नहीं|मत|न|ना|बिना|बाद में" },
	{ "hi", KR_CW_AGAINST, "मना|इनकार|इंकार|वापस लेता|वापस लेती|खिलाफ" },
	{ "hi", KR_CW_BACK, "वापस लेता|वापस लेती" },
	{ "hi", KR_CW_IF, "अगर|यदि|तभी|जब तक" },
	{ "hi", KR_CW_OKIF, "जरूरत हो तो|आवश्यक हो तो|अगर जरूरत हो" },
	{ "hi", KR_CW_ASK, "क्या|कैसे" },
	{ "hi", KR_CW_HEDGE, "सोच रहा|सोच रही|तय नहीं|फैसला नहीं|पूछकर" },
	{ "hi", KR_CW_TOLD, "कर दी है|कर चुका|कर चुकी|लिखवाई|दर्ज" },
	{ "hi", KR_CW_SHAM, "बनकर|बता रहा था|नकली|फर्जी|खुद को" },
	{ "hi", KR_CW_BREAK, "लेकिन|पर|मगर|क्योंकि|इसलिए" },
	{ "hi-Latn", KR_CW_POLICE, "pulis|thana|thane" },
	{ "hi-Latn", KR_CW_YES,
	  "manzoor|manjoor|harj nai|koi harj|thik hai|theek hai|haan|sehmat|"
	  "razi|raazi|koi dikkat nahi|koi aitraz nahi" },
	{ "hi-Latn", KR_CW_PASS,
	  "de do|dedo|de dijiye|de dena|dena|bata do|batao|batana|bata dena|bhejo|"
	  "bhej do|bata dijiye|deo|le jaane|share karo" },
	{ "hi-Latn", KR_CW_NOT,
	  "nahi|nahin|nai|nhi|mat|zaroorat nahi|na batana|na dena" },
	{ "hi-Latn", KR_CW_IF, "agar|jab tak" },
	{ "hi-Latn", KR_CW_BREAK, "lekin|magar|par" },

	/* ---- Punjabi, Gujarati --------------------------------------------- */
	{ "pa", KR_CW_POLICE, "ਪੁਲਿਸ*|ਪੁਲੀਸ*|ਠਾਣੇ|ਠਾਣਾ" },
	{ "pa", KR_CW_YES, "ਸਹਿਮਤ|ਸਹਿਮਤੀ|ਰਾਜੀ|ਬੇਸੱਕ|ਹਾਂ|ਇਤਰਾਜ ਨਹੀਂ|ਠੀਕ" },
	{ "pa", KR_CW_PASS, "ਦੱਸੋ|ਦਿਓ|ਦੇ ਦਿਓ|ਸਾਂਝਾ|ਦੱਸਣਾ|ਦੇਣਾ|ਜਾਣ|ਭੇਜੋ" },
	{ "pa", KR_CW_NOT, "ਨਹੀਂ|ਨਾ|ਨਾ ਦੱਸੋ|ਫਿਲਹਾਲ ਨਾ" },
	{ "gu", KR_CW_POLICE, "પોલીસ*" },
	{ "gu", KR_CW_YES,
	  "સંમત|મંજૂરી|વાંધો નથી|કોઈ વાંધો નથી|ભલે|હા" },
	{ "gu", KR_CW_PASS, "જણાવ*|આપો|આપજો|આપશો|મોકલ*|આપવ*" },
	{ "gu", KR_CW_NOT, "નથી|ન|ના|નહીં" },

	/* ---- Korean -------------------------------------------------------- */
	{ "ko", KR_CW_POLICE, "경찰" },
	{ "ko", KR_CW_YES,
	  "동의|괜찮|됩니다|좋습니다|허락|찬성|상관없|협조하|가져가 주|네" },
	{ "ko", KR_CW_PASS,
	  "알려|넘겨|넘기|전달|이첩|제공|공유|보내|알리|신고해|연락" },
	{ "ko", KR_CW_WISH, "원합|원하|바랍|바라|부탁" },
	{ "ko", KR_CW_NOT,
	  "않|안 돼|안돼|지 마|지 말|말아|말고|못|아니|없이|싫" },
	{ "ko", KR_CW_AGAINST, "거부|거절|반대|철회|취소" },
	{ "ko", KR_CW_BACK, "철회|취소" },
	{ "ko", KR_CW_IF, "만약|다면|으면|전까지|먼저" },
	{ "ko", KR_CW_OKIF, "필요하면|필요하시면|필요하다면|오라면" },
	{ "ko", KR_CW_ASK, "까요|나요|습니까" },
	{ "ko", KR_CW_HEDGE, "결정하지 못|결정 못|모르겠|고민|상의|생각해" },
	{ "ko", KR_CW_TOLD, "신고했|이미|다녀왔" },
	{ "ko", KR_CW_SHAM, "속인|사칭|이라고 하|이라며|행세" },

	/* ---- Japanese ------------------------------------------------------- */
	{ "ja", KR_CW_POLICE, "警察|通報|被害届" },
	{ "ja", KR_CW_YES,
	  "同意|構いません|かまいません|結構です|承諾|了承|問題ありません|どうぞ" },
	{ "ja", KR_CW_PASS,
	  "渡|回して|提供|伝え|知らせ|共有|転送|連絡|通報し" },
	{ "ja", KR_CW_NOT, "ないで|ません|しない|控えて|やめて" },
	{ "ja", KR_CW_IF, "もし|場合は|なら" },
	{ "ja", KR_CW_HEDGE, "決められません|迷って|検討|わかりません" },
	{ "ja", KR_CW_ASK, "ですか|ますか|べきか|でしょうか" },
	{ "ja", KR_CW_SHAM, "名乗|なりすま|装" },
	{ "ja", KR_CW_TOLD, "届けました|相談しました|すでに|既に" },

	/* ---- Tagalog ---------------------------------------------------------- */
	{ "tl", KR_CW_POLICE, "pulisya|kapulisan" },
	{ "tl", KR_CW_YES,
	  "payag|pumapayag|sang-ayon|sumasang-ayon|ok lang|okay lang|oo|opo|"
	  "pwede|puwede|handa|ayos lang" },
	{ "tl", KR_CW_PASS,
	  "ibigay|ipaalam|ipasa|sabihin|isumbong|ireport|i-refer|i-report|"
	  "umabot|iparating|ibahagi|magbigay" },
	{ "tl", KR_CW_WISH, "gusto|nais" },
	{ "tl", KR_CW_NOT, "hindi|huwag|wag|ayaw|ayoko|ayokong|ayoko pong|wala|walang" },
	{ "tl", KR_CW_IF, "kung|kapag|hanggang" },
	{ "tl", KR_CW_BREAK, "pero|kasi|dahil|ngunit" },

	/* ---- Arabic ------------------------------------------------------------ */
	{ "ar", KR_CW_POLICE, "الشرطه|للشرطه|الشرطه|البوليس|بالشرطه" },
	{ "ar", KR_CW_YES,
	  "اوافق|موافق|موافقه|نعم|لا مانع|لا مانع لدي|اسمح|يمكنكم|لا امانع" },
	{ "ar", KR_CW_PASS,
	  "ابلاغ|ابلغوا|ارسلوا|ارسال|تحويل|احاله|مشاركه|تخبروا|تبلغوا|ترسلوا|"
	  "اعطاء|تدخل" },
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
	  "ne moppose pas|pas dobjection|aucune objection|accord|volontiers" },
	{ "fr", KR_CW_PASS,
	  "transmettre|transmettez|informer|informee|saisir|partager|envoyez|"
	  "prevenir|prevenez|communiquer|communiquez|donnez|avertir" },
	{ "fr", KR_CW_WISH, "je veux|je souhaite|souhaite|voudrais|veux" },
	{ "fr", KR_CW_NOT, "ne|pas|aucun|aucune|jamais|sans|surtout pas|non" },
	{ "fr", KR_CW_AGAINST, "je refuse|refuse|moppose|je retire" },
	{ "fr", KR_CW_IF, "si|a condition|sauf si|avant de" },
	{ "fr", KR_CW_BREAK, "mais|car|parce que" },
	{ "es", KR_CW_POLICE, "policia|la policia" },
	{ "es", KR_CW_YES,
	  "doy mi consentimiento|autorizo|autorizamos|acepto|de acuerdo|si|"
	  "pueden|no tengo inconveniente|sin problema|consiento" },
	{ "es", KR_CW_PASS,
	  "pasarlo|pasar|pase|pasen|compartir|compartan|entregue|entregar|"
	  "entreguen|enviar|envien|informen|informar|avisen|avisar|denunciar" },
	{ "es", KR_CW_WISH, "quiero|queremos|preferimos|prefiero|deseo" },
	{ "es", KR_CW_NOT, "ni|nunca|sin|nada" },
	{ "es", KR_CW_AGAINST, "rechazo|me niego|retiro mi" },
	{ "es", KR_CW_IF, "si|a menos que|hasta que|antes de" },
	{ "es", KR_CW_BREAK, "pero|porque" },
	{ "de", KR_CW_POLICE, "polizei" },
	{ "de", KR_CW_YES,
	  "einverstanden|stimme zu|gern|gerne|durfen|ja|erlaube|genehmige|"
	  "nichts dagegen|zustimmung|einwilligung|kein problem|konnen sie" },
	{ "de", KR_CW_PASS,
	  "weitergeben|weiterleiten|geben|ubergeben|informieren|melden|"
	  "weitergegeben|weitergeleitet|mitteilen|einschalten|leiten" },
	{ "de", KR_CW_WISH, "mochte|mochten|will|wollen|bitte" },
	{ "de", KR_CW_NOT, "nicht|kein|keine|keinen|nein|niemals|ohne" },
	{ "de", KR_CW_AGAINST, "lehne ab|widerspreche|verweigere|widerrufe|lehnen" },
	{ "de", KR_CW_IF, "wenn|falls|erst wenn|bevor|sofern" },
	{ "de", KR_CW_BREAK, "aber|weil|denn" },
	{ "pt", KR_CW_POLICE, "policia|a policia" },
	{ "pt", KR_CW_YES, "concordo|aceito|sim|podem|pode" },
	{ "pt", KR_CW_PASS, "enviar|encaminhar|passar|compartilhar|informar" },
	{ "pt", KR_CW_NOT, "nao|nunca|sem" },
	{ "pt", KR_CW_IF, "se" },

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
	{ "sv", KR_CW_YES, "godkanner|samtycker|garna|far|okej" },
	{ "sv", KR_CW_PASS, "vidarebefordra|lamna|skicka|dela" },
	{ "sv", KR_CW_NOT, "inte|inget|aldrig|nej" },
};
const size_t kr_consent_n_words = KR_NELEM(kr_consent_words);
