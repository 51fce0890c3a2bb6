/* SPDX-License-Identifier: Apache-2.0 */
/*
 * intro_words.c - words of those who paste a message, data
 *
 * In the form of the search copy (lower case, marks and apostrophes off; a
 * test checks it).  No native speaker has reviewed the other languages.
 */
#include "evidence/forward/intro_words.h"

/* What a message is called, what is said of it, and by whom. */
const char kr_intro_things[] =
    "email|emails|e-mail|e-mails|mail|message|messages|msg|msgs|text|"
    "texts|txt|txts|sms|letter|post|dm|dms|chat|conversation|thread|"
    "wording|";

const char kr_intro_senders[] =
    "they|he|she|it|scammer|scammers|them|sender|caller|someone|"
    "somebody|";

const char kr_intro_cues[] =
    "here|heres|below|following|follows|copied|copy|pasted|paste|"
    "pasting|copying|reads|read|says|said|say|text|contents|content|"
    "wording|wrote|writes|sent|send|sends|got|received|goes|went|"
    "verbatim|quote|told|replied|this|came|original|starts|begins|"
    "start|arrived|was|is|";

const char kr_intro_got[] =	/* "I got this:" */
    "got|received|getting|receive|gets|sent|came|arrived|";

const char kr_intro_shown[] =	/* a message stands below */
    "here|heres|copied|pasted|copy|text|contents|following|follows|";

/* The line is about the reporter's own words, or of a note nobody sent. */
const char *const kr_intro_own[] = {
	"happened", "my details", "my name", "my contact", "my number",
	"my address", "my phone", "my report", "my statement", "my side",
	"my account", "my question", "question", "police", "consent",
	"permission", "i want", "i would like", "summary", "timeline",
	"what i did", "my message", "your message", "my story",
	"a note on", "note on each", "note on every", "note in each",
	"note in every", "ransom note",
	NULL
};

/* Whole phrases, in the languages people report in. */
const char *const kr_intro_phrases[] = {
	/* te reo Maori, Samoan, Tongan, Fijian, Cook Islands Maori */
	"anei te imera", "anei te karere", "anei te panui", "anei ta ratou",
	"kei raro nei te", "ko te karere tenei", "ko te imera tenei",
	"i tuku mai ratou", "i tuhi mai", "te karere i tae mai",
	"o le imeli lenei", "lenei le imeli", "o le feau lenei",
	"lenei le feau", "o le imeli o loo i lalo", "na latou lafo mai",
	"ko e imeili eni", "ko e i-meili eni", "ko e imeili ena",
	"ko e pooaki eni", "ko eni e imeili", "ko eni e pooaki",
	"na nau omi", "oqo na imeli", "oqo na itukutuku",
	"teia te imere", "teia te karere",
	/* Chinese, Japanese, Korean */
	"邮件如下", "郵件如下", "内容如下", "內容如下", "原文如下",
	"短信如下", "短訊如下", "信息如下", "訊息如下", "信件如下",
	"以下是邮件", "以下是郵件", "以下是原文", "以下是短信", "以下是短訊",
	"以下係", "以下是他们", "以下是他們", "以下是对方", "以下是對方",
	"下面是邮件", "下面是原文", "下面是短信", "下面係", "邮件内容",
	"郵件內容", "短信内容", "短訊內容", "邮件原文", "郵件原文",
	"对方说", "對方說", "以下がメール", "メールの内容", "メール本文",
	"以下の通り", "下記の通り", "原文は", "届いたメール",
	"아래와 같", "다음과 같", "메일 내용", "문자 내용", "이메일 내용",
	"메시지 내용", "아래는 메일", "다음은 메일", "받은 문자", "받은 메일",
	"받은 이메일", "받은 메시지",
	/* Hindi, Punjabi, Gujarati, Tagalog */
	"ईमेल नीचे", "नीचे ईमेल", "नीचे संदेश", "संदेश नीचे", "यह रहा ईमेल",
	"यह रहा संदेश", "ईमेल यह है", "संदेश यह है", "उन्होंने लिखा",
	"email neeche", "email niche", "message neeche", "message niche",
	"yeh raha email", "ye raha email", "yeh raha message",
	"ye raha message", "email yeh hai", "message yeh hai",
	"ਈਮੇਲ ਹੇਠਾਂ", "ਸੁਨੇਹਾ ਹੇਠਾਂ", "ઈમેલ નીચે", "સંદેશ નીચે",
	"narito ang", "heto ang", "eto ang", "nasa ibaba ang",
	"ito ang email", "ito ang mensahe", "ito ang text",
	/* Arabic, French, Spanish, German, Portuguese, Russian */
	"نص الرساله", "هذه هي الرساله", "الرساله ادناه", "فيما يلي",
	"voici le", "voici ce", "voici leur", "texte du message",
	"message ci-dessous", "mail ci-dessous", "le message suivant",
	"este es el mensaje", "este es el correo", "aqui esta el",
	"el mensaje dice", "texto del mensaje", "el siguiente mensaje",
	"hier ist die", "hier der text", "folgende nachricht",
	"folgende mail", "text der nachricht", "aqui esta a",
	"texto da mensagem", "вот письмо", "вот сообщение",
	"вот текст", "текст письма", "текст сообщения", "ниже письмо",
	NULL
};

const char *const kr_intro_pasted[] = {
	"copied below", "pasted below", "copied here", "pasted here",
	"copied and pasted", "copy and pasted", "copy pasted",
	"copied it below", "pasted it below", "copied in below",
	"word for word what came", "word for word what i got",
	"word for word what they sent", "word for word as it came",
	NULL
};

/* Mail programs put the message there as well. */
const char *const kr_intro_weak[] = {
	"see below", "as below", "is below", "are below", "forwarded below",
	"below is", "below are",
	NULL
};

/* A letter greets once, at its head. */
const char *const kr_intro_greetings[] = {
	"hi", "hello", "hey", "dear", "kia ora", "tena koe", "tena koutou",
	"good morning", "good afternoon", "good evening", "good day",
	"greetings", "talofa", "malo e lelei", "malo lelei", "bula", "namaste",
	"to whom it may concern", "attention", "attn", "您好", "你好", "尊敬的",
	"親愛的", "亲爱的", "안녕하세요", "bonjour", "hola", "guten tag",
	"hallo", "sehr geehrte", "estimado", "estimada", "cher", "kamusta",
	"عزيزي", "नमस्ते", "प्रिय", "お世話",
	NULL
};

/* In the form of the search copy. */
const char *const kr_tail_speech[] = {
	"i have not clicked", "i havent clicked", "i did not click",
	"i didnt click", "i clicked on", "i have not replied",
	"i havent replied", "i did not reply", "i didnt reply",
	"i have not opened", "i havent opened", "i did not open",
	"i didnt open", "i never signed up", "i have never signed up",
	"i never subscribed", "i have never subscribed", "i never asked for",
	"i did not sign up", "i didnt sign up", "i am reporting",
	"im reporting", "i wish to report", "i want to report",
	"i would like to report", "reporting this", "please investigate",
	"please look into", "can you look into", "could you look into",
	"can you investigate", "could you investigate", "can you stop them",
	"can you please stop", "can you get it taken down",
	"can you take it down", "please get it taken down", "please block",
	"can you block", "can you shut", "is this legit", "is it legit",
	"is this a scam", "is it a scam", "is this spam",
	"is this genuine or", "is this real or", "clearly a scam",
	"obviously a scam", "definitely a scam", "clearly spam",
	"clearly phishing", "obviously phishing", "obviously fake",
	"clearly fake", "looks like a scam", "looks like phishing",
	"looks like spam", "seems like a scam", "must be a scam",
	"i think it is a scam", "i think its a scam", "think this is a scam",
	"pretty sure this is", "pretty sure its", "hope this helps you",
	"thought you should know", "thought i should report",
	"thought i should let you", "thought i would let you",
	"thought id let you", "i lost $", "i lost my", "i have lost $",
	"they took $",
	"i have told my bank", "ive told my bank", "i rang my bank",
	"i called my bank", "i contacted my bank", "my bank has",
	"the message ends", "end of email", "end of message",
	"that was the email", "that was the message", "thats the email",
	"thats the message", "thats all it said", "that is all it said",
	"he tinihanga tenei", "he hitinihanga",
	"我没有点", "我沒有點", "请调查", "請調查", "这是骗", "這是騙",
	"是不是骗", "是不是騙", "사기 같", "신고합니다",
	"조사해 주", "詐欺だと", "क्लिक नहीं किया", "click nahi",
	"hindi ko pinindot",
	NULL
};

/* Not a word of the reporter's, whoever says it. */
const char *const kr_tail_others[] = { "not a scam", "isnt a scam",
    "http:", "https:", "www.", "unsubscribe", "click here", "click below",
    "rights reserved", "privacy policy",
	NULL
};

/* In the form of the search copy; English words with what ends them. */
const char *const kr_paste_phones[] = {
	"txt", "sms", " text:", "a text ", "the text ", "this text ",
	"text message", "texts ", "texted", "on text", "by text", "via text",
	"to my phone", "on my phone", "work phone", "patuhi",
	"feau i le telefoni", "feau telefoni", "al celular", "al movil",
	"por sms", "textmelding", "au telephone", "handy", "短信", "短訊",
	"簡訊", "문자", "ショートメール", "tin nhan", "sa text",
	"एसएमएस", "ਐਸਐਮਐਸ", "смс", "رساله نصيه",
	NULL
};

const char *const kr_paste_nouns[] = {
	"message", "msg", "text:", "dm:", "chat:", "email:", "e-mail:",
	"email said", "email says", "this email", "an email", "this one:",
	"got this", "this came", "came through", "it said", "it says",
	"it reads", "says this", "word for word", "verbatim", "reads:",
	"as follows", "karere", "imera", "feau", "imeli",
	"pooaki", "imeili", "itukutuku", "mensaje", "mensagem", "nachricht",
	"bericht", "message", "courriel", "correo", "messaggio", "wiadomosc",
	"сообщение", "письмо", "信息", "訊息", "消息", "邮件", "郵件",
	"電郵", "メッセーシ", "メール", "메시지", "메일", "संदेश", "मैसेज",
	"मेसेज", "ईमेल", "ਸੁਨੇਹਾ", "ਮੈਸੇਜ", "સંદેશ", "mensahe", "الرساله",
	"رساله", "thong bao", "pesan", "mesaj",
	NULL
};

/* Spoken, printed, shown on a screen; or a subject, a name, a file. */
const char *const kr_paste_others[] = {
	"voicemail", "voice mail", "answerphone", "answer phone", "rang me",
	"rang us", "he rang", "she rang", "they rang", "phoned", "phone call",
	"on the phone", "over the phone", "a call ", "called me", "called us",
	"recording", "recorded", "out loud", "he told", "she told",
	"told me", "told us", "i said", "i replied", "i wrote", "i told",
	"i asked", "i texted", "i answered", "wrote back", "we replied",
	"pop-up", "popup", "pop up", "full-screen", "full screen", "screen:",
	"web page", "webpage", "the page", "website", "the site", "a sign ",
	"poster", "flyer", "leaflet", "sticker", "on paper", "in the post",
	"letterbox", "subject", "headed", "titled", "entitled", "folder",
	"file ", "log:", "logs", "alert:", "banner", "advert", "the ad ",
	"an ad ", "a post ", "posted", "review", "comment", "profile",
	"our own", "we send", "we sent", "our message", "our reply",
	"error message", "terms", "clause", "policy", "the act",
	NULL
};

/*
 * What strangers have or got is not what the reporter tells of: each of these
 * holds one of kr_intro_own, and takes it back.
 */
const char *const kr_paste_reached[] = {
	"got my number", "got my phone", "got my details", "got my name",
	"got my address", "have my number", "have my details", "have my name",
	"has my number", "has my details", "has my name", "gave them my number",
	"gave my number", "gave out my number", "given my number",
	"know my number", "know my name", "know my address", "found my number",
	"find my number", "sold my number", "sold my details",
	NULL
};

/* Never a number alone: it may be the reporter's own. */
const char *const kr_paste_sources[] = {
	"from", "from number", "from the number", "from this number",
	"from a number", "sender", "sender:", "nga", "mai i", "mai i te nama",
	"mai ia", "mai le numera", "mei he fika", "mula sa", "mula sa numero",
	"del", "del numero", "de", "do numero", "du", "du numero", "depuis",
	"von", "von der nummer", "vom", "van", "da", "от", "с номера", "来自",
	"來自", "来自号码", "來自號碼", "发自", "發自", "번호에서", "से",
	"नंबर से", "ਤੋਂ", "من رقم",
	NULL
};

const char *const kr_paste_ways_off[] = {
	"opt out", "optout", "opt-out", "reply stop", "txt stop",
	"text stop", "send stop", "to stop", "unsub", "txt end", "text end",
	"stop to ", "退订", "退訂", "수신거부",
	NULL
};

/* First words of what a reporter tells and a sender seldom says. */
const char *const kr_paste_tells[] = {
	"i", "im", "ive", "we", "weve", "my", "our", "they", "it", "its",
	"this", "that", "thats", "he", "she", "so", "and", "but", "also",
	"then", "the link", "the text", "the site", "the number", "the message",
	"link", "no", "not", "can", "could", "what", "why", "how", "is", "are",
	"there", "didnt", "havent", "have", "never", "someone",
	"somebody", "anyway", "when", "after", "before", "another", "same",
	"na", "kaore", "ou", "ua", "o", "yo", "no hice", "me", "je", "ich",
	"wir", "ako", "hindi", "main", "maine", "मैं", "मैंने", "हम", "我",
	"저는", "제가", "私",
	NULL
};
