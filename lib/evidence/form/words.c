/* SPDX-License-Identifier: Apache-2.0 */
/* words.c - the words of labels that nobody configured, and what they ask */
#include "evidence/form/words.h"

/*
 * Every word that labels are made of.  A question in which another stands is
 * the reporter's own: "How did he know?".
 */
const char kr_form_vocabulary[] =
    "a about above abuse access account accounts activity add added "
    "additional address addresses affected after age agencies agency agree "
    "agreed agreement all allow already also amount an and any anyone "
    "anything app applicable approximate approximately are area as ask at "
    "attach attached attachment attachments authorise authority "
    "authorities available back bank be because been before behind being "
    "best better body brief briefly browser business but by call called "
    "caller came can case category cell cellphone cert channel choose city "
    "clicked client come comes coming comment comments communication "
    "company complaint concern concerns confirm consent contact contacted "
    "contacting content contents copied copy cost could country current "
    "customer date day describe description detail detailed details device "
    "did different directly disclose disclosed do does dollars domain "
    "domains done e each else email emails employer enforcement enter "
    "entered esm ethnicity even event events evidence exactly exact explain "
    "facts family far field file filename files financial financially "
    "find first follow following for form forward forwarded found fraud "
    "fraudster from full fully further gender get give given giving go going "
    "got government group had hand happen happened happening happens happy "
    "harm has have header headers heading hear heard help here home host "
    "how i id identity if in incident incidents include included including "
    "individual info inform information infringement internet into involve "
    "involved is issue issues it its ip itself job kind know known "
    "landline language last law lead leads led let like line lines link "
    "linked links list location log logs lose losing loss losses lost made "
    "mail make many matter may me member message messages might mobile "
    "money more most much name named names nature need needed netsafe new "
    "no not note notes notice noticed notified notify number numbers nz "
    "nzd object occur occurred of offender offenders office ok okay on one "
    "ones online only open opened optional or organisation organisations "
    "organization organizations original other others our out own page "
    "pages part partner partners party paste pasted pass passed passing "
    "password payment people per permission person personal phone "
    "phoned place platform please point police position possible postcode "
    "postal prefer preferred privacy problem problems product profile "
    "provide provided public reach reason receive received recipient reference "
    "refer referral referred referring refuse region relate related "
    "relating relationship release released relevant report reported "
    "reporter reporting reports required responsible role said same say "
    "says scam scammer scammers screen screenshot screenshots screenname "
    "sector see seen select send sender senders sending sends sent service "
    "severity share shared sharing should show sign signed site sites situation "
    "size sms so social software some somebody someone something "
    "source spam spammer specific staff state statement status steps story "
    "subject submission submit submitted suburb suffered summary surname "
    "suspect suspected system talk taken telephone tell text texts than "
    "that the their them there these they think this those ticket time "
    "title to told topic total towards town transaction txt type types "
    "unknown unwanted up upload uploaded urgency urgent url urls us use "
    "used user username value version via victim want was way we web "
    "webpage webpages website websites well went were what what's whatever "
    "when where whether which who who's whom whose why will wish with "
    "word words wording work workplace would write written wrong year you "
    "your yours yourself zealand sender's senders' scammer's person's "
    "organisation's it's don't business's suspect's suspicious informed today "
    /* te reo M\u0101ori */
    "aha ahatia hea hoki hono h\xc4\x81nga ingoa i k\xc5\x8drero karere "
    "kaituku kaupapa ki k\xc4\x81inga katoa ko koe koutou me m\xc5\x8d moni "
    "mai n\xc4\x81 ng\xc4\x81 nama nei o ona paetukutuku p\xc4\x81ngia "
    "pirihimana p\xc4\x93whea p\xc5\x8dti r\xc4\x81 roherohe te tuku tukua "
    "t\xc5\x8du t\xc4\x93nei t\xc4\x93n\xc4\x81 waea wai wh\xc4\x81rangi "
    "w\xc4\x81hi whakaae whakaaetanga whakahaere whakam\xc4\x81rama "
    "w\xc4\x81 w\xc4\x81tea \xc4\xabm\xc4\x93ra \xc4\xabmera ";

/*
 * What a label asks for: the first row that occurs.  A word between blanks is
 * a whole one; both of a row must occur.
 */
const struct kr_form_meaning kr_form_meanings[] = {
	/* Of the Police, and no question whether they may know. */
	{ " police", " not ", KR_FORM_OTHER },
	{ " police", "n't ", KR_FORM_OTHER },
	{ " police", " refuse", KR_FORM_OTHER },
	{ " police", " object ", KR_FORM_OTHER },
	{ " police", " already ", KR_FORM_OTHER },
	{ " police", " been ", KR_FORM_OTHER },
	{ " police", " has ", KR_FORM_OTHER },
	{ " police", " have you ", KR_FORM_OTHER },
	{ " police", " you have ", KR_FORM_OTHER },
	{ " police", " did you ", KR_FORM_OTHER },
	{ " police", " was ", KR_FORM_OTHER },
	{ " police", " were ", KR_FORM_OTHER },
	{ " police", " number", KR_FORM_OTHER },
	{ " police", " reference", KR_FORM_OTHER },
	{ " police", " file", KR_FORM_OTHER },
	{ " police report ", "", KR_FORM_OTHER },
	{ " reported to ", " police", KR_FORM_OTHER },
	{ " police", " tell us", KR_FORM_OTHER },
	/* Whether they may. */
	{ " police", " consent", KR_FORM_CONSENT_POLICE },
	{ " police", " shar", KR_FORM_CONSENT_POLICE },
	{ " police", " pass", KR_FORM_CONSENT_POLICE },
	{ " police", " permission", KR_FORM_CONSENT_POLICE },
	{ " police", " agree", KR_FORM_CONSENT_POLICE },
	{ " police", " happy", KR_FORM_CONSENT_POLICE },
	{ " police", " refer", KR_FORM_CONSENT_POLICE },
	{ " police", " forward", KR_FORM_CONSENT_POLICE },
	{ " police", " disclos", KR_FORM_CONSENT_POLICE },
	{ " police", " releas", KR_FORM_CONSENT_POLICE },
	{ " police", " give", KR_FORM_CONSENT_POLICE },
	{ " police", " hand ", KR_FORM_CONSENT_POLICE },
	{ " police", " send", KR_FORM_CONSENT_POLICE },
	{ " police", " allow", KR_FORM_CONSENT_POLICE },
	{ " police", " authori", KR_FORM_CONSENT_POLICE },
	{ " police", " may ", KR_FORM_CONSENT_POLICE },
	{ " police", " can ", KR_FORM_CONSENT_POLICE },
	{ " police", " ok ", KR_FORM_CONSENT_POLICE },
	{ " police", " us to ", KR_FORM_CONSENT_POLICE },
	{ " police", " know ", KR_FORM_CONSENT_POLICE },
	{ " police", " tell", KR_FORM_CONSENT_POLICE },
	{ " police", " show", KR_FORM_CONSENT_POLICE },
	{ " police", " involve", KR_FORM_CONSENT_POLICE },
	{ " police", " copy ", KR_FORM_CONSENT_POLICE },
	{ " pirihimana", " tuku", KR_FORM_CONSENT_POLICE },
	{ " pirihimana", " whakaae", KR_FORM_CONSENT_POLICE },
	{ " police", "", KR_FORM_OTHER },
	{ " pirihimana", "", KR_FORM_OTHER },
	{ " consent", "", KR_FORM_CONSENT_OTHER },
	{ " permission", "", KR_FORM_CONSENT_OTHER },
	{ " whakaae", "", KR_FORM_CONSENT_OTHER },
	{ " shar", " other", KR_FORM_CONSENT_OTHER },
	{ " shar", " agenc", KR_FORM_CONSENT_OTHER },
	{ " shar", " partner", KR_FORM_CONSENT_OTHER },
	{ " shar", " we ", KR_FORM_CONSENT_OTHER },
	{ " pass ", " we ", KR_FORM_CONSENT_OTHER },
	{ " show ", " we ", KR_FORM_CONSENT_OTHER },
	{ " may we ", "", KR_FORM_CONSENT_OTHER },
	{ " can we ", " contact", KR_FORM_CONSENT_OTHER },
	/* Whatever else it asks as well. */
	{ " what happened", "", KR_FORM_NARRATIVE },
	{ " what is happening", "", KR_FORM_NARRATIVE },
	{ " what's happening", "", KR_FORM_NARRATIVE },
	{ " what has happened", "", KR_FORM_NARRATIVE },
	/* What was done, or how: nothing is read from it. */
	{ " click", "", KR_FORM_OTHER },
	{ " did you open", "", KR_FORM_OTHER },
	{ " did you enter", "", KR_FORM_OTHER },
	{ " have you told", "", KR_FORM_OTHER },
	{ " have you reported", "", KR_FORM_OTHER },
	{ " have you contacted", "", KR_FORM_OTHER },
	{ " told your bank", "", KR_FORM_OTHER },
	{ " bank informed", "", KR_FORM_OTHER },
	{ " hear about us", "", KR_FORM_OTHER },
	{ " how did they contact", "", KR_FORM_OTHER },
	{ " how were you contacted", "", KR_FORM_OTHER },
	{ " contact details", "", KR_FORM_OTHER },
	{ " your details", "", KR_FORM_OTHER },
	{ " incident details", "", KR_FORM_NARRATIVE },
	{ " preferred ", " contact", KR_FORM_OTHER },
	{ " best ", " contact", KR_FORM_OTHER },
	{ " where did it happen", "", KR_FORM_OTHER },
	{ " where did this happen", "", KR_FORM_OTHER },
	{ " ip address", "", KR_FORM_OTHER },
	{ " username", "", KR_FORM_OTHER },
	/* Who it is from, and what it is called. */
	{ " subject", "", KR_FORM_SUBJECT },
	{ " title of the ", "", KR_FORM_SUBJECT },
	{ " email title", "", KR_FORM_SUBJECT },
	{ " email heading", "", KR_FORM_SUBJECT },
	{ " message title", "", KR_FORM_SUBJECT },
	{ " kaupapa ", "", KR_FORM_SUBJECT },
	{ " sender", "", KR_FORM_SENDER },
	{ " scammer", "", KR_FORM_SENDER },
	{ " spammer", "", KR_FORM_SENDER },
	{ " fraudster", "", KR_FORM_SENDER },
	{ " offender", "", KR_FORM_SENDER },
	{ " suspect ", "", KR_FORM_SENDER },
	{ " suspect's ", "", KR_FORM_SENDER },
	{ " caller", "", KR_FORM_SENDER },
	{ " kaituku ", "", KR_FORM_SENDER },
	{ " wai i tuku ", "", KR_FORM_SENDER },
	{ " who contacted", "", KR_FORM_SENDER },
	{ " contacted you", "", KR_FORM_SENDER },
	{ " contacted by", "", KR_FORM_SENDER },
	{ " who sent", "", KR_FORM_SENDER },
	{ " who wrote", "", KR_FORM_SENDER },
	{ " who called", "", KR_FORM_SENDER },
	{ " sent by ", "", KR_FORM_SENDER },
	{ " sent from ", "", KR_FORM_SENDER },
	{ " come from ", "", KR_FORM_SENDER },
	{ " came from ", "", KR_FORM_SENDER },
	{ " who was it from ", "", KR_FORM_SENDER },
	{ " who is it from ", "", KR_FORM_SENDER },
	{ " who it was from ", "", KR_FORM_SENDER },
	{ " who from ", "", KR_FORM_SENDER },
	{ " from whom ", "", KR_FORM_SENDER },
	{ " from address ", "", KR_FORM_SENDER },
	{ " was behind ", "", KR_FORM_SENDER },
	{ " is behind ", "", KR_FORM_SENDER },
	{ " responsible", "", KR_FORM_SENDER },
	{ " who did it ", "", KR_FORM_SENDER },
	{ " who did this ", "", KR_FORM_SENDER },
	{ " their ", " email", KR_FORM_SENDER },
	{ " their ", " phone", KR_FORM_SENDER },
	{ " their ", " number", KR_FORM_SENDER },
	{ " their ", " address", KR_FORM_SENDER },
	{ " their ", " details", KR_FORM_SENDER },
	/* When: "date you received the message". */
	{ " date ", "", KR_FORM_WHEN },
	{ " when did", "", KR_FORM_WHEN },
	{ " when was", "", KR_FORM_WHEN },
	{ " when ", " happen", KR_FORM_WHEN },
	{ " when it ", "", KR_FORM_WHEN },
	{ " time of ", "", KR_FORM_WHEN },
	{ " time it ", "", KR_FORM_WHEN },
	/* The message itself. */
	{ " copy of", " message", KR_FORM_EVIDENCE },
	{ " copy of", " email", KR_FORM_EVIDENCE },
	{ " copy of", " text", KR_FORM_EVIDENCE },
	{ " copy of it", "", KR_FORM_EVIDENCE },
	{ " paste", "", KR_FORM_EVIDENCE },
	{ " text of", " message", KR_FORM_EVIDENCE },
	{ " text of", " email", KR_FORM_EVIDENCE },
	{ " message", " text ", KR_FORM_EVIDENCE },
	{ " message", " content", KR_FORM_EVIDENCE },
	{ " message", " original", KR_FORM_EVIDENCE },
	{ " message", " header", KR_FORM_EVIDENCE },
	{ " message", " you received", KR_FORM_EVIDENCE },
	{ " message", " wording", KR_FORM_EVIDENCE },
	{ " message", " body", KR_FORM_EVIDENCE },
	{ " message", " full", KR_FORM_EVIDENCE },
	{ " message itself", "", KR_FORM_EVIDENCE },
	{ " message say", "", KR_FORM_EVIDENCE },
	{ " message said", "", KR_FORM_EVIDENCE },
	{ " email say", "", KR_FORM_EVIDENCE },
	{ " text say", "", KR_FORM_EVIDENCE },
	{ " did it say", "", KR_FORM_EVIDENCE },
	{ " it said ", "", KR_FORM_EVIDENCE },
	{ " email", " content", KR_FORM_EVIDENCE },
	{ " email", " original", KR_FORM_EVIDENCE },
	{ " email", " header", KR_FORM_EVIDENCE },
	{ " email", " body", KR_FORM_EVIDENCE },
	{ " email text ", "", KR_FORM_EVIDENCE },
	/* Where it leads. */
	{ " link", "", KR_FORM_URL },
	{ " url", "", KR_FORM_URL },
	{ " website", "", KR_FORM_URL },
	{ " web site", "", KR_FORM_URL },
	{ " web address", "", KR_FORM_URL },
	{ " webpage", "", KR_FORM_URL },
	{ " web page", "", KR_FORM_URL },
	{ " page address", "", KR_FORM_URL },
	{ " site address", "", KR_FORM_URL },
	{ " internet address", "", KR_FORM_URL },
	{ " which site", "", KR_FORM_URL },
	{ " online location", "", KR_FORM_URL },
	{ " location of the content", "", KR_FORM_URL },
	{ " where is it online", "", KR_FORM_URL },
	{ " domain", "", KR_FORM_URL },
	{ " paetukutuku", "", KR_FORM_URL },
	{ " hono ", "", KR_FORM_URL },
	/* The story. */
	{ " what went ", "", KR_FORM_NARRATIVE },
	{ " what's wrong", "", KR_FORM_NARRATIVE },
	{ " what is wrong", "", KR_FORM_NARRATIVE },
	{ " ahatia ", "", KR_FORM_NARRATIVE },
	{ " how did it happen", "", KR_FORM_NARRATIVE },
	{ " how it happened", "", KR_FORM_NARRATIVE },
	{ " is going on", "", KR_FORM_NARRATIVE },
	{ " what's going on", "", KR_FORM_NARRATIVE },
	{ " the problem", "", KR_FORM_NARRATIVE },
	{ " your problem", "", KR_FORM_NARRATIVE },
	{ " your story", "", KR_FORM_NARRATIVE },
	{ " account of ", "", KR_FORM_NARRATIVE },
	{ " explain", "", KR_FORM_NARRATIVE },
	{ " your concern", "", KR_FORM_NARRATIVE },
	{ " your message", "", KR_FORM_NARRATIVE },
	{ " your complaint", "", KR_FORM_NARRATIVE },
	{ " describe", "", KR_FORM_NARRATIVE },
	{ " description", "", KR_FORM_NARRATIVE },
	{ " tell us", "", KR_FORM_NARRATIVE },
	{ " like to tell", "", KR_FORM_NARRATIVE },
	{ " own words", "", KR_FORM_NARRATIVE },
	{ " summary", "", KR_FORM_NARRATIVE },
	{ " your report", "", KR_FORM_NARRATIVE },
	{ " comment", "", KR_FORM_NARRATIVE },
	{ " anything else", "", KR_FORM_NARRATIVE },
	{ " anything more", "", KR_FORM_NARRATIVE },
	{ " anything to add", "", KR_FORM_NARRATIVE },
	{ " else to add", "", KR_FORM_NARRATIVE },
	{ " more information", "", KR_FORM_NARRATIVE },
	{ " further information", "", KR_FORM_NARRATIVE },
	{ " additional information", "", KR_FORM_NARRATIVE },
	{ " other information", "", KR_FORM_NARRATIVE },
	{ " anything we should know", "", KR_FORM_NARRATIVE },
	{ " details ", "", KR_FORM_NARRATIVE },
	/* Of the incident. */
	{ " type ", "", KR_FORM_TYPE },
	{ " kind of", "", KR_FORM_TYPE },
	{ " nature of", "", KR_FORM_TYPE },
	{ " category", "", KR_FORM_TYPE },
	{ " topic", "", KR_FORM_TYPE },
	{ " what are you reporting", "", KR_FORM_TYPE },
	{ " like to report ", "", KR_FORM_TYPE },
	{ " amount", "", KR_FORM_AMOUNT },
	{ " how much", "", KR_FORM_AMOUNT },
	{ " loss", "", KR_FORM_LOSS },
	{ " lost money", "", KR_FORM_LOSS },
	{ " lose", " money", KR_FORM_LOSS },
	{ " lost", " money", KR_FORM_LOSS },
	{ " cost you", "", KR_FORM_LOSS },
	{ " money lost", "", KR_FORM_LOSS },
	/* Of the reporter. */
	{ " organisation", "", KR_FORM_ORGANISATION },
	{ " organization", "", KR_FORM_ORGANISATION },
	{ " business name", "", KR_FORM_ORGANISATION },
	{ " company", "", KR_FORM_ORGANISATION },
	{ " employer", "", KR_FORM_ORGANISATION },
	{ " workplace", "", KR_FORM_ORGANISATION },
	{ " whakahaere", "", KR_FORM_ORGANISATION },
	{ " reference", "", KR_FORM_REFERENCE },
	{ " report number", "", KR_FORM_REFERENCE },
	{ " case number", "", KR_FORM_REFERENCE },
	{ " ticket", "", KR_FORM_REFERENCE },
	{ " submission id", "", KR_FORM_REFERENCE },
	{ " e mail", "", KR_FORM_EMAIL },
	{ " we reach you", "", KR_FORM_EMAIL },
	{ " email", "", KR_FORM_EMAIL },
	{ " \xc4\xabm", "ra ", KR_FORM_EMAIL },
	{ " phone", "", KR_FORM_PHONE },
	{ " telephone", "", KR_FORM_PHONE },
	{ " mobile", "", KR_FORM_PHONE },
	{ " cellphone", "", KR_FORM_PHONE },
	{ " contact number", "", KR_FORM_PHONE },
	{ " waea ", "", KR_FORM_PHONE },
	{ " name", "", KR_FORM_NAME },
	{ " ingoa ", "", KR_FORM_NAME },
	{ " surname", "", KR_FORM_NAME },
};
const size_t kr_form_meanings_count = KR_NELEM(kr_form_meanings);

_Static_assert(2 * KR_NELEM(kr_form_meanings) <= KR_TERMS_MAX,
    "too many words");

/* What a label asks for that consists of these words and no others. */
const struct kr_form_meaning kr_form_wholes[] = {
	{ "message", "", KR_FORM_NARRATIVE },
	{ "incident", "", KR_FORM_NARRATIVE },
	{ "evidence", "", KR_FORM_EVIDENCE },
	{ "reporter", "", KR_FORM_NAME },
	{ "site", "", KR_FORM_URL }, { "sites", "", KR_FORM_URL },
};
const size_t kr_form_wholes_count = KR_NELEM(kr_form_wholes);

/* Labels from which nothing is read, but which end the value before. */
const char *const kr_form_others[] = { "submitted", "submitted at",
    "submitted on", "region", "location", "city", "country", "suburb",
    "postcode", "address", "i am", "i am a", "reporting as", "role",
    "position", "job title", "are you reporting for", "reporting for",
    "attachment", "attachments", "attached", "files", "screenshots",
    "user agent", "browser", "device", "severity", "urgency", "ethnicity",
    "age", "age group", "language", "preferred language", "gender",
    "on behalf of", "who are you reporting for", "reporting on behalf of",
    "source", "page", "form", "platform", "status", "received", "about you",
    "about the message", "the message", "other agencies", "contact" };
const size_t kr_form_others_count = KR_NELEM(kr_form_others);
