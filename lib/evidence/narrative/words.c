/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What mail programs, gateways and offices add to what people write, in the
 * form of the search copy.
 */
#include <stddef.h>

#include "evidence/narrative/data.h"

const char *const kr_narrative_devices[] = {
	"sent from my ", "sent from mail for", "sent from outlook",
	"sent from yahoo", "sent from proton", "sent with proton",
	"sent from samsung", "sent from gmail", "sent from hotmail",
	"sent from ios", "sent from android", "sent from a mobile",
	"sent from windows", "sent via ", "sent using ", "sent on the go",
	"sent with ", "sent by ", "from my iphone", "from my ipad",
	"sent from [", "sent from mobile", "sent from a phone",
	"sent from mailbox", "sent from the all new", "get [outlook",
	"diese nachricht wurde von mein", "sent by my ", "get outlook for",
	"outlook for ios", "outlook for android", "download outlook",
	"get bluemail",
	"envoye de mon ", "envoye depuis ", "envoye a partir de",
	"telecharger outlook", "von meinem ", "gesendet von ",
	"gesendet mit ", "enviado desde ", "enviado do meu",
	"enviado a partir", "enviado de ", "inviato da ",
	"verzonden vanaf ", "verstuurd vanaf ", "verzonden met ",
	"skickat fran ", "sendt fra ", "lahetetty ", "wyslane z ",
	"wyslano z ", "odeslano z ", "отправлено с ", "отправлено из ",
	"надіслано з ", "iphoneから送信", "から送信", "从我的", "发自我的",
	"發自我的", "從我的", "我的 iphone", "나의 iphone", "내 iphone",
	"에서 보냄", "gui tu ", "dikirim dari ", "ipinadala mula ",
	"tukuna mai i taku", "i tukua mai i taku", "i tukua i taku",
	"مرسل من", "ارسال شده از", "मेरे iphone से", NULL
};

const char *const kr_narrative_scanners[] = {
	"virus-free", "virus free. www", "this email has been scanned",
	"this e-mail has been scanned", "this message has been scanned",
	"this email has been checked for viruses",
	"this email was scanned", "scanned by mail", "checked by avg",
	"no virus found in this", "avast logo", "diese e-mail wurde von avast",
	"garanti sans virus", "libre de virus", "virenfrei", NULL
};

const char *const kr_narrative_banners[] = {
	"external email", "external sender", "external mail",
	"external message", "external:", "external]", "external ]",
	"this email originated from outside",
	"this e-mail originated from outside",
	"this message originated from outside",
	"this email came from outside", "this message came from outside",
	"this message was sent from outside",
	"this email was sent from outside",
	"this email is from an external", "this message is from an external",
	"you dont often get email from", "some people who received this "
	"message dont often get email", "be careful with this message",
	"think before you click", "attention: external",
	"alert: external", "notice: external", NULL
};

const char *const kr_narrative_warnings[] = {
	"caution", "warning", "attention", "alert", "notice", "important",
	"security notice", NULL
};

const char *const kr_narrative_outside[] = {
	"originated from outside", "from outside", "external sender",
	"external email", "external source", "outside of the organi",
	"outside the organi", "outside your organi", "outside our organi",
	"unless you recogni", "do not click links or open attachments",
	NULL
};

const char *const kr_narrative_lists[] = {
	"to unsubscribe from this group", "to unsubscribe from this list",
	"you received this message because you are subscribed to",
	"you received this message because you subscribed",
	"you are receiving this because you are subscribed",
	"to view this discussion on the web", NULL
};

const char *const kr_narrative_tickets[] = {
	"please type your reply above", "please reply above this line",
	"reply above this line", "type your reply above this line",
	"type your response above this line", "write above this line",
	"add your reply above", "please do not write below this line",
	"do not write below this line", "do not remove this line",
	"a new ticket has been created", "a ticket has been created",
	"a new ticket has been opened", "a new request has been created",
	"a new incident has been created", "you are registered as a cc on",
	"this email is a service from", "this is an automated message from "
	"the ticket", "ticket id:", "ticket url:", "ticket link:",
	"ticket number:", "ticket status:", "ticket priority:",
	"view this ticket", "view the ticket", "view ticket",
	"view this request", "view request", NULL
};

const char *const kr_narrative_paper[] = {
	"please consider the environment before",
	"please think of the environment", "please consider our environment",
	"think of the environment before",
	"consider the environment before", NULL
};

const char *const kr_narrative_secrecy[] = {
	"intended recipient", "intended only for", "intended solely for",
	"solely for the", "for the sole use of", "sole use of the addressee",
	"received this email in error", "received this e-mail in error",
	"received this message in error", "received it in error",
	"not the addressee", "legally privileged", "legal privilege",
	"privileged information", "confidentiality notice",
	"use of the addressee", "diese e-mail enthalt vertrauliche",
	"confidencialidad", "confidentiel et", NULL
};

const char *const kr_narrative_secrecy_weak[] = {
	"confidential", "privileged", "notify the sender",
	"notify us immediately", "advise the sender", "contact the sender",
	"delete", "destroy", "unauthorised", "unauthorized",
	"disclosure", "copying", "distribution", "is prohibited",
	"strictly prohibited", "not necessarily", "views expressed",
	"accept no liability", "no responsibility", "attachments",
	"vertraulich", "irrtumlich", "destinataire", "destinatario", NULL
};

const char *const kr_narrative_closings[] = {
	"regards", "kind regards", "best regards", "warm regards",
	"many regards", "with regards", "with kind regards",
	"kindest regards", "warmest regards", "rgds", "best", "all the best",
	"best wishes", "with best wishes", "cheers", "many thanks",
	"thanks and regards", "thanks & regards", "thank you and regards",
	"thanks", "thanks again", "thanks in advance", "thank you",
	"thank you very much", "with thanks", "thx", "ta", "chur",
	"sincerely", "yours sincerely", "yours faithfully", "yours truly",
	"yours", "respectfully", "faithfully yours",
	"nga mihi", "nga mihi nui", "mihi nui", "naku", "naku noa",
	"naku iti nei", "naku noa na", "naku iti noa na", "na", "na matou",
	"mauri ora", "ma te wa", "noho ora mai", "hei kona", "hei kona ra",
	"aroha nui", "arohanui", "nga mihi mahana", "ka kite", "ka kite ano",
	"faafetai", "faafetai lava", "faafetai tele", "soifua",
	"malo aupito", "ofa atu", "vinaka", "vinaka vakalevu",
	"salamat", "salamat po", "maraming salamat po", "cordialement",
	"bien cordialement", "mit freundlichen grussen", "viele grusse",
	"freundliche grusse", "saludos", "un saludo", "saludos cordiales",
	"atentamente", "atenciosamente", "cordiali saluti",
	"met vriendelijke groet", "groeten", "с уважением", "з повагою",
	"谢谢", "謝謝", "此致", "敬礼", "敬禮", "祝好", "감사합니다",
	"よろしくお願いいたします", "धन्यवाद", "शुक्रिया", "ਧੰਨਵਾਦ", NULL
};

const char *const kr_narrative_speech[] = {
	"i", "im", "ive", "ill", "id", "me", "my", "mine", "we", "weve",
	"were", "our", "us", "you", "your", "he", "she", "they", "it", "its",
	"this", "that", "is", "are", "was", "have", "has", "had", "will",
	"would", "can", "could", "cant", "should", "do", "dont", "did",
	"didnt", "please", "pls", "plz", "yes", "no", "nope", "not", "ok",
	"okay", "police", "cops", "consent", "agree", "agreed", "permission",
	"share", "shared", "pass", "forward", "forwarded", "happy", "ps",
	"below", "attached", "see", "got", "get", "lost", "paid", "sent",
	"scam", "spam", "pirihimana", "whakaae", "kaore", "kao", "ae", "au",
	"leoleo", "ioe", "leai", "polisi", "oku", "ikai", "pulis", "opo",
	"hindi", "polizei", "policia", "naturally", "ask", "if", "but",
	"because", "when", "just", "been", "only", "also", NULL
};
