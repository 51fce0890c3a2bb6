/* SPDX-License-Identifier: Apache-2.0 */
/* Who speaks where: every mail program's way, and people's. */
#include "unit.h"

#include "evidence/forward/forward.h"
#include "evidence/forward/reader.h"

#define ME	"jo@tuimail.example.nz"
#define BODY	"Pay $3.20 now.\n\nhttp://parcel.test/pay\nTui Post\n"
#define BODY_QUOTED "> Pay $3.20 now.\n>\n> http://parcel.test/pay\n" \
	"> Tui Post\n"
#define BODY_END "Tui Post"

static struct split_case {
	const char	*name, *text;
	const char	*said;		/* joined, trimmed */
	size_t		 n_level, matter;
	const char	*from, *from_name, *subject, *date, *to;
	enum kr_forward_how how;
	bool		 html;
} splits[] = {
	{ "no forward at all", "I lost my money.\n\nFrom now on: nothing.\n",
	  "I lost my money.\n\nFrom now on: nothing.", 0, SIZE_MAX,
	  NULL, NULL, NULL, NULL, NULL, 0, false },
	{ "Gmail", "Is this real?\n\n---------- Forwarded message ---------\n"
	  "From: Tui Post <pay@parcel.test>\n"
	  "Date: Wed, 26 Nov 2025 at 08:11\nSubject: Your parcel\n"
	  "To: <" ME ">\n\n\n" BODY, "Is this real?", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel",
	  "2025-11-25T19:11:00Z", "<" ME ">", KR_FORWARD_BY_SEPARATOR, false },
	{ "Gmail, American date and clock", "---------- Forwarded message "
	  "---------\nFrom: Tui Post <pay@parcel.test>\n"
	  "Date: Wed, Oct 27, 2021 at 9:31 AM\nSubject: x\nTo: <" ME ">\n\n"
	  BODY, "", 1, 0, "pay@parcel.test", "Tui Post", "x",
	  "2021-10-26T20:31:00Z", NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "Apple Mail, all quoted", "See below\n\n> Begin forwarded message:\n"
	  "> \n> From: \"Tui Post\" <pay@parcel.test>\n> Subject: Your parcel\n"
	  "> Date: 2 November 2025 at 7:22:45 PM NZDT\n> To: " ME "\n> "
	  "Reply-To: other@parcel.test\n> \n" BODY_QUOTED "\nSent it to me "
	  "twice.\n",
	  "See below\n\nSent it to me twice.", 1, 0, "pay@parcel.test",
	  "Tui Post", "Your parcel", "2025-11-02T06:22:45Z", ME,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "iOS, separator not quoted", "Begin forwarded message:\n\n"
	  "> From: Tui Post <pay@parcel.test>\n> Date: 17 August 2022 at "
	  "09:06:24 GMT+12\n> To: " ME "\n> Subject: p\n> \n> \xEF\xBB\xBF"
	  "\n" BODY_QUOTED, "", 1, 0, "pay@parcel.test", "Tui Post", "p",
	  "2022-08-16T21:06:24Z", ME, KR_FORWARD_BY_SEPARATOR, false },
	{ "Thunderbird, tabs", "Hi\n\n-------- Forwarded Message --------\n"
	  "Subject: \tYour parcel\nDate: \tMon, 1 Jul 2024 06:20:00 +1200\n"
	  "From: \tTui Post <pay@parcel.test>\nTo: \t" ME "\n\n\n\n" BODY,
	  "Hi", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-06-30T18:20:00Z", ME, KR_FORWARD_BY_SEPARATOR, false },
	{ "NetEase, a table made text", "Hi\n\n---- Forwarded message ----\n"
	  "| From | Tui Post<pay@parcel.test> |\n"
	  "| Date | Mon, 1 Jul 2024 06:20:00 +1200 |\n| To | " ME " |\n"
	  "| Subject | Your parcel |\n\n" BODY, "Hi", 1, 0, "pay@parcel.test",
	  "Tui Post", "Your parcel", "2024-06-30T18:20:00Z", ME,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "Zoho, the separator twice", "Hi\n\n"
	  "============ Forwarded message ============\n"
	  "From: Tui Post <pay@parcel.test>\nTo: " ME "\n"
	  "Date: Mon, 1 Jul 2024 06:20:00 +1200\nSubject: Your parcel\n"
	  "============ Forwarded message ============\n\n" BODY, "Hi", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel", "2024-06-30T18:20:00Z",
	  ME, KR_FORWARD_BY_SEPARATOR, false },
	{ "Outlook, plain", "Hi\n\n-----Original Message-----\n"
	  "From: Tui Post [mailto:pay@parcel.test]\n"
	  "Sent: Wednesday, 7 February 2024 11:20 AM\nTo: Jo\n"
	  "Subject: Your parcel\n\n" BODY, "Hi", 1, 0, "pay@parcel.test",
	  "Tui Post", "Your parcel", "2024-02-06T22:20:00Z", "Jo",
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "Outlook, no separator", "Is it?\n\nJo\n\n"
	  "From: Tui Post <pay@parcel.test> \n"
	  "Sent: Wednesday, 7 February 2024 11:20 AM\nTo: Jo\n"
	  "Subject: Your parcel\n\n" BODY, "Is it?\n\nJo", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-02-06T22:20:00Z", "Jo", KR_FORWARD_BY_BLOCK, false },
	{ "Outlook on the web, doubled addresses",
	  "Is it?\n________________________________\nFrom: Tui Post"
	  "<mailto:pay@parcel.test> <pay@parcel.test<mailto:pay@parcel.test>>\n"
	  "Sent: Monday, 10 June 2024 12:20 PM\nTo: x@y.test <x@y.test>\n"
	  "Subject: Your parcel\n\n" BODY, "Is it?", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-06-10T00:20:00Z", NULL, KR_FORWARD_BY_BLOCK, false },
	{ "bold labels kept as stars", "*From:* Tui Post <pay@parcel.test>\n"
	  "*Sent:* 3/05/2024 9:05 am\n*To:* " ME "\n*Subject:* Your parcel\n\n"
	  BODY, "", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-05-02T21:05:00Z", ME, KR_FORWARD_BY_BLOCK, false },
	{ "new Outlook, body at once", "From: Tui Post <pay@parcel.test>\n"
	  "Date: Tuesday, 13 January 2026 at 3:01 PM\nTo: " ME "\n"
	  "Subject: Your parcel\n" BODY, "", 1, 0, "pay@parcel.test",
	  "Tui Post", "Your parcel", "2026-01-13T02:01:00Z", ME,
	  KR_FORWARD_BY_BLOCK, false },
	{ "Yahoo, one line, wrapped since",
	  "Hello\n\n----- Forwarded message ----- From: Tui Post\n"
	  "<pay@parcel.test>To: jo@yeehaa.exampleSent: Tuesday, 2\n"
	  "July 2024, 09:00:00 am NZSTSubject: Your parcel\n" BODY,
	  "Hello", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-07-01T21:00:00Z", "jo@yeehaa.example", KR_FORWARD_BY_LINE,
	  false },
	{ "Yahoo, one line below its separator",
	  "Hello\n\n----- Forwarded Message -----\nFrom: Tui Post "
	  "<pay@parcel.test>To: jo@yeehaa.example <jo@yeehaa.example>Sent: "
	  "Tuesday, 2 July 2024 at 09:00:00 am NZSTSubject: Your parcel\n"
	  BODY, "Hello", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-07-01T21:00:00Z", NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "one line below a separator, with blanks",
	  "Hello\n\n---------- Forwarded message ---------\nFrom: Tui Post "
	  "<pay@parcel.test> Date: Tue, 2 Jul 2024 at 09:00 To: Jo "
	  "<jo@yeehaa.example> Subject: Your parcel\n\n" BODY, "Hello", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel", NULL, NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "one line in French below a separator",
	  "Hello\n\n----- Message transf\xC3\xA9r\xC3\xA9 -----\nDe : Tui "
	  "Post <pay@parcel.test>\xC3\x80 : jo@yeehaa.example "
	  "<jo@yeehaa.example>Envoy\xC3\xA9 : mardi 2 juillet 2024 \xC3\xA0 "
	  "09:00:00 UTC+12Objet : Your parcel\n" BODY, "Hello", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel", NULL, NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "one line, its subject wrapped",
	  "Hello\n\n----- Forwarded Message -----\nFrom: Tui Post "
	  "<pay@parcel.test>To: Jo <jo@yeehaa.example>Sent: Tuesday, 2\nJuly "
	  "2024 at 09:00:00 am NZSTSubject: Your parcel\n" BODY, "Hello", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-07-01T21:00:00Z", NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "one line without any separator",
	  "Hello\n\nFrom: Tui Post <pay@parcel.test>To: Jo "
	  "<jo@yeehaa.example>Sent: Tuesday, 2 July 2024 at 09:00:00 am "
	  "NZSTSubject: Your parcel\n" BODY, "Hello", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-07-01T21:00:00Z", NULL, KR_FORWARD_BY_BLOCK, false },
	{ "Samsung, blanks before the colon",
	  "Got this\n\n-------- Original message --------\n"
	  "From : Tui Post <pay@parcel.test> \nDate : 30/10/25  11:41 am  "
	  "(GMT+12:00) \nTo : " ME " \nSubject : Your parcel \n\n" BODY,
	  "Got this", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2025-10-29T23:41:00Z", ME, KR_FORWARD_BY_SEPARATOR, false },
	{ "Mutt, words behind its end line",
	  "----- Forwarded message from Tui Post <pay@parcel.test> -----\n\n"
	  "Date: Mon, 1 Jul 2024 06:20:00 +1200\n"
	  "From: Tui Post <pay@parcel.test>\nSubject: Your parcel\n\n" BODY
	  "\n----- End forwarded message -----\n\nMy words.\n", "My words.",
	  1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-06-30T18:20:00Z", NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "an end line inside the reported message",
	  "----- Forwarded message from Tui Post <pay@parcel.test> -----\n\n"
	  "From: Tui Post <pay@parcel.test>\nSubject: Your parcel\n\nPay.\n"
	  "----- End forwarded message -----\nI consent.\n" BODY
	  "----- End forwarded message -----\nMy words.\n", "My words.",
	  1, 0, "pay@parcel.test", "Tui Post", "Your parcel", NULL, NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "Gmail has no end line", "---------- Forwarded message ---------\n"
	  "From: Tui Post <pay@parcel.test>\nDate: Wed, 26 Nov 2025 at 08:11\n"
	  "Subject: Your parcel\nTo: Jo\n\nPay.\n----- End forwarded message "
	  "-----\nI consent to the Police.\n" BODY, "", 1, 0,
	  "pay@parcel.test", NULL, "Your parcel", NULL, NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "a body that only begins quoted", "---------- Forwarded message "
	  "---------\nFrom: Tui Post <pay@parcel.test>\nDate: Wed, 26 Nov 2025 "
	  "at 08:11\nSubject: Your parcel\nTo: Jo\n\n> You asked\n> for it.\n\n"
	  "I consent to the Police.\n" BODY, "", 1, 0, "pay@parcel.test",
	  NULL, "Your parcel", NULL, NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "Proton, body quoted", "Selling a trailer.\n\n------- Forwarded "
	  "Message -------\nFrom: Tui Post <pay@parcel.test>\nDate: On "
	  "Saturday, December 27th, 2025 at 10:12 PM\nSubject: Your "
	  "parcel\nTo: " ME
	  "\n\n" BODY_QUOTED, "Selling a trailer.", 1, 0, "pay@parcel.test",
	  "Tui Post", "Your parcel", "2025-12-27T09:12:00Z", ME,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "Horde", "----- Message from Tui Post <pay@parcel.test> ---------\n"
	  "   Date: Mon, 1 Jul 2024 06:20:00 +1200\n   From: Tui Post "
	  "<pay@parcel.test>\nSubject: Your parcel\n     To: " ME "\n\n" BODY
	  "\n----- End message from Tui Post <pay@parcel.test> -----\n",
	  "", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2024-06-30T18:20:00Z", ME, KR_FORWARD_BY_SEPARATOR, false },
	{ "German", "Hallo\n\n-------- Weitergeleitete Nachricht --------\n"
	  "Betreff: \tIhr Paket\nDatum: \tMi., 27. Okt. 2021 um 09:31 Uhr\n"
	  "Von: \tTui Post <pay@parcel.test>\nAn: \t" ME "\n\n" BODY, "Hallo",
	  1, 0, "pay@parcel.test", "Tui Post", "Ihr Paket",
	  "2021-10-26T20:31:00Z", ME, KR_FORWARD_BY_SEPARATOR, false },
	{ "French, space before the colon", "De\xC2\xA0: Tui Post "
	  "<pay@parcel.test>\nEnvoy\xC3\xA9\xC2\xA0: jeudi 28 octobre 2021 "
	  "12:06\n\xC3\x80\xC2\xA0: " ME "\nObjet\xC2\xA0: Votre "
	  "colis\n\n" BODY,
	  "", 1, 0, "pay@parcel.test", "Tui Post", "Votre colis",
	  "2021-10-27T23:06:00Z", ME, KR_FORWARD_BY_BLOCK, false },
	{ "Japanese, full-width colon", "転送します\n\n差出人： Tui Post "
	  "<pay@parcel.test>\n日時： 2021年10月27日 9:31\n宛先： " ME "\n"
	  "件名： お荷物\n\n" BODY, "転送します", 1, 0, "pay@parcel.test",
	  "Tui Post", "お荷物", "2021-10-26T20:31:00Z", ME,
	  KR_FORWARD_BY_BLOCK, false },
	{ "Korean", "---------- 전달된 메시지 ---------\n보낸사람: Tui Post "
	  "<pay@parcel.test>\n날짜: 2021년 10월 27일 (수) 오후 9:31\n제목: 택배\n"
	  "받는사람: <" ME ">\n\n" BODY, "", 1, 0, "pay@parcel.test",
	  "Tui Post", "택배", "2021-10-27T08:31:00Z", NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "Chinese", "---------- 转发的邮件 ---------\n发件人: Tui Post "
	  "<pay@parcel.test>\n发送时间: 2021年10月27日 上午9:31\n主题: 包裹\n"
	  "收件人: <" ME ">\n\n" BODY, "", 1, 0, "pay@parcel.test",
	  "Tui Post", "包裹", "2021-10-26T20:31:00Z", NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "te reo M\xC4\x81ori", "Kia ora\n\n---------- Karere kua tukua "
	  "---------\nN\xC4\x81: Tui Post <pay@parcel.test>\nTe r\xC4\x81: 26 "
	  "Nov 2025 08:11\nKaupapa: T\xC5\x8D "
	  "m\xC5\x8Dkihi\nKi: " ME "\n\n" BODY,
	  "Kia ora", 1, 0, "pay@parcel.test", "Tui Post",
	  "T\xC5\x8D m\xC5\x8Dkihi", "2025-11-25T19:11:00Z", ME,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "a language nobody taught, dashes", "x\n\n---- Zzz qqq ----\nFrom: "
	  "Tui Post <pay@parcel.test>\nDate: 26 Nov 2025 08:11\nSubject: "
	  "p\nTo: Jo\n\n" BODY, "x", 1, 0, "pay@parcel.test", "Tui Post", "p",
	  "2025-11-25T19:11:00Z", "Jo", KR_FORWARD_BY_BLOCK, false },
	{ "words of a quoted reply", "Odd one.\n\nOn Wed, 26 Nov 2025 at 8:11 "
	  "am, Tui Post\n<pay@parcel.test> wrote:\n\n" BODY_QUOTED "\nDone.\n",
	  "Odd one.\n\nDone.", 1, 0, "pay@parcel.test", "Tui Post", NULL,
	  "2025-11-25T19:11:00Z", NULL, KR_FORWARD_BY_WORDS, false },
	{ "wrapped inside the address", "Odd.\n\nOn Wed, 26 Nov 2025, 8:11 am "
	  "Tui Post <pay@parcel.test\n> wrote:\n\n" BODY_QUOTED, "Odd.", 1, 0,
	  "pay@parcel.test", "Tui Post", NULL, "2025-11-25T19:11:00Z", NULL,
	  KR_FORWARD_BY_WORDS, false },
	{ "German words", "Hm\n\nAm 26.11.2025 um 08:11 schrieb Tui Post "
	  "<pay@parcel.test>:\n" BODY_QUOTED, "Hm", 1, 0, "pay@parcel.test",
	  "Tui Post", NULL, "2025-11-25T19:11:00Z", NULL,
	  KR_FORWARD_BY_WORDS, false },
	{ "only quoted", "> Pay now\n> or else\n\nThat is what it says.\n",
	  "That is what it says.", 1, 0, NULL, NULL, NULL, NULL, NULL,
	  KR_FORWARD_BY_QUOTING, false },
	{ "a ticket is no header block", "We flew\nFrom: Auckland\nTo: Sydney\n"
	  "Date: 3 May 2024\nand it was cancelled.\n", "We flew\nFrom: "
	  "Auckland\nTo: Sydney\nDate: 3 May 2024\nand it was cancelled.", 0,
	  SIZE_MAX, NULL, NULL, NULL, NULL, NULL, 0, false },
	{ "dashes are no separator", "--- original artwork for sale ---\nCall "
	  "me\n",
	  "--- original artwork for sale ---\nCall me", 0, SIZE_MAX,
	  NULL, NULL, NULL, NULL, NULL, 0, false },
	{ "a mention at a line's end is no address", "The idea from @tui might "
	  "be it. I will\nlet you know.\n\nOn 3 May 2024 at 10:00, Tui Post "
	  "<pay@parcel.test> wrote:\n> Pay\n> Tui Post\n",
	  "The idea from @tui might be it. I will\nlet you know.", 1, 0,
	  "pay@parcel.test", "Tui Post", NULL,
	  "2024-05-02T22:00:00Z", NULL, KR_FORWARD_BY_WORDS, false },
	{ "a covering note is not the matter", "From my sister.\n\n"
	  "---------- Forwarded message ---------\nFrom: Ana <ana@tuimail."
	  "example.nz>\nDate: Wed, 26 Nov 2025 at 10:11\nSubject: Fwd: Your "
	  "parcel\nTo: <" ME ">\n\nwhat do you think\n\n---------- Forwarded "
	  "message ---------\nFrom: Tui Post <pay@parcel.test>\nDate: Wed, 26 "
	  "Nov 2025 at 08:11\nSubject: Your parcel\nTo: "
	  "<ana@tuimail.example.nz>\n\n" BODY, "From my sister.", 2, 1,
	  "pay@parcel.test", "Tui Post",
	  "Your parcel", "2025-11-25T19:11:00Z", NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "the reporter's own quoted answer is not the matter",
	  "From: Tui Post <pay@parcel.test>\nSent: Wednesday, 26 November 2025 "
	  "8:11 AM\nTo: Jo\nSubject: Re: Your parcel\n\nLast warning.\n"
	  BODY "\nFrom: Jo <" ME ">\nSent: Tuesday, 25 November 2025 8:11 AM\n"
	  "To: Tui Post\nSubject: Re: Your parcel\n\nGo away.\n", "", 2, 0,
	  "pay@parcel.test", "Tui Post", "Re: Your parcel",
	  "2025-11-25T19:11:00Z", "Jo", KR_FORWARD_BY_BLOCK, false },
	{ "sent as the reporter, through a client", "Not by me.\n\n"
	  "Begin forwarded message:\n\n> From: A client <client@kiwinet.example"
	  ".nz>\n> Subject: Fwd: Account\n> Date: 19 January 2026 at 9:41:00 "
	  "AM NZDT\n> To: " ME "\n> \n> You?\n> \n> Begin forwarded "
	  "message:\n> \n>> From: Jo <" ME ">\n>> Subject: Account\n>> Date: "
	  "19 January 2026 at 8:55:12 AM NZDT\n>> To: "
	  "client@kiwinet.example.nz\n>> \n>> Pay here.\n>> Tui Post\n",
	  "Not by me.", 2, 1, ME, "Jo", "Account",
	  "2026-01-18T19:55:12Z", "client@kiwinet.example.nz",
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "our own answer is not the matter", "Thanks.\n\nOn Wed, 26 Nov 2025 "
	  "at 8:11 am, report@cert.example.nz wrote:\n> We have it.\n",
	  "Thanks.", 1, SIZE_MAX, NULL, NULL, NULL, NULL, NULL, 0, false },
	{ "folded recipients and subject", "----- Forwarded Message -----\n"
	  "From: Tui Post\n <pay@parcel.test>\nTo: a@b.test,\n  "
	  "c@d.test\nSent: 26 Nov 2025 08:11\nSubject: A subject that is so "
	  "long that the program has broken it up\nover two lines\n\n" BODY, "",
	  1, 0, "pay@parcel.test",
	  "Tui Post", "A subject that is so long that the program has broken "
	  "it up over two lines", "2025-11-25T19:11:00Z", "a@b.test, c@d.test",
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "a name that looks like an address", "---------- Forwarded message "
	  "---------\nFrom: \"help@bank.example.nz\" <pay@parcel.test>\nDate: "
	  "26 Nov 2025 08:11\nSubject: p\nTo: Jo\n\n" BODY, "", 1, 0,
	  "pay@parcel.test", "help@bank.example.nz", "p",
	  "2025-11-25T19:11:00Z", "Jo", KR_FORWARD_BY_SEPARATOR, false },
	{ "Gmail on telephones, comma behind the name", "Hm\n\nOn Wed, 26 Nov "
	  "2025, 8:11 am Tui Post, <pay@parcel.test> wrote:\n\n" BODY_QUOTED,
	  "Hm", 1, 0, "pay@parcel.test", "Tui Post", NULL,
	  "2025-11-25T19:11:00Z", NULL, KR_FORWARD_BY_WORDS, false },
	{ "a label that has lost its colon", "----- Mensagem reencaminhada "
	  "----- De: Tui Post <pay@parcel.test>Para: \"Jo\" <" ME ">Enviado: "
	  "quarta-feira, 26 de novembro de 2025, 08:11:00 NZDTAssunto Seu "
	  "pacote\n" BODY, "", 1, 0, "pay@parcel.test", "Tui Post",
	  "Seu pacote",
	  "2025-11-25T19:11:00Z", NULL, KR_FORWARD_BY_LINE, false },
	{ "one line that ends with its last label", "----- Forwarded message "
	  "----- From: Tui Post <pay@parcel.test>To: Jo Sent: 26 Nov 2025 08:11"
	  "Subject:", "", 1, 0, "pay@parcel.test", "Tui Post", "", NULL, NULL,
	  KR_FORWARD_BY_LINE, false },
	{ "typed by hand with bullets", "Here it is:\n\n- From: Tui Post "
	  "<pay@parcel.test>\n- Subject: Your parcel\n\n" BODY, "Here it is:",
	  1, 0, "pay@parcel.test", "Tui Post", "Your parcel", NULL, NULL,
	  KR_FORWARD_BY_BLOCK, false },
	{ "an answer that quotes a third person", "---------- Forwarded "
	  "message ---------\nFrom: Tui Post <pay@parcel.test>\nDate: 26 Nov "
	  "2025 08:11\nSubject: Your parcel\nTo: "
	  "ana@tuimail.example.nz\n\n" BODY "\nFrom: "
	  "Ana <ana@tuimail.example.nz>\nSent: 25 Nov 2025 08:11\nTo: Tui Post "
	  "<pay@parcel.test>\nSubject: Your parcel\n\nWho are you?\n", "", 2, 0,
	  "pay@parcel.test", NULL, "Your parcel", NULL, NULL,
	  KR_FORWARD_BY_SEPARATOR, false },
	{ "two by the same hand", "---------- Forwarded message "
	  "---------\nFrom: Tui Post <pay@parcel.test>\nDate: 26 Nov 2025 "
	  "08:11\nSubject: One\nTo: Jo\n\n" BODY "\n---------- Forwarded "
	  "message ---------\nFrom: Tui Post <pay@parcel.test>\nDate: 27 Nov "
	  "2025 08:11\nSubject: Two\nTo: Jo\n\nPay again.\n", "", 2, 0,
	  "pay@parcel.test", NULL, "One",
	  NULL, NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "one passes on what came in one's own name", "---------- Forwarded "
	  "message ---------\nFrom: Ana <ana@tuimail.example.nz>\nDate: 26 Nov "
	  "2025 09:11\nSubject: Fwd: I saw you\nTo: <" ME ">\n\nIs that you?\n"
	  "\n---------- Forwarded message ---------\nFrom: "
	  "<ana@tuimail.example.nz>\nDate: 26 Nov 2025 08:11\nSubject: I saw "
	  "you\nTo: <ana@tuimail.example.nz>\n\n" BODY, "", 2, 1,
	  "ana@tuimail.example.nz", NULL, "I saw you",
	  NULL, NULL, KR_FORWARD_BY_SEPARATOR, false },
	{ "HTML, Gmail, words below", "<div dir=ltr>Mine</div><div class="
	  "\"gmail_quote\"><div class=gmail_attr>---------- Forwarded message "
	  "---------<br>From: <b>Tui Post</b> &lt;<a href=\"mailto:pay@parcel."
	  "test\">pay@parcel.test</a>&gt;<br>Date: Wed, 26 Nov 2025 at "
	  "08:11<br>Subject: Your parcel<br>To: Jo<br></div><br><p>Pay "
	  "now</p><p>Tui Post</p></div><div>Below</div>", "Mine\nBelow", 1, 0,
	  "pay@parcel.test", "Tui Post", "Your parcel",
	  "2025-11-25T19:11:00Z", "Jo", KR_FORWARD_BY_SEPARATOR, true },
	{ "HTML, Outlook", "<p>Mine</p><div "
	  "style=\"border:none;border-top:solid #E1E1E1 "
	  "1.0pt\"><p><b>From:</b> Tui Post &lt;pay@parcel.test&gt; "
	  "<br><b>Sent:</b> Wednesday, 26 November 2025 8:11 AM<br><b>To:</b> "
	  "Jo<br><b>Subject:</b> Your parcel</p></div><p>Pay now</p><p>Tui "
	  "Post</p>",
	  "Mine", 1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2025-11-25T19:11:00Z", "Jo", KR_FORWARD_BY_BLOCK, true },
	{ "HTML, Apple", "<p>Mine</p><blockquote type=cite><div>Begin "
	  "forwarded message:</div><div><b>From: </b>Tui Post "
	  "&lt;pay@parcel.test&gt;</div><div><b>Subject: </b>Your "
	  "parcel</div><div><b>Date: </b>26 November 2025 at 8:11:00 AM "
	  "NZDT</div><div><b>To: </b>Jo</div><br><div>Pay</div><div>Tui "
	  "Post</div></blockquote><p>Below</p>", "Mine\n\nBelow",
	  1, 0, "pay@parcel.test", "Tui Post", "Your parcel",
	  "2025-11-25T19:11:00Z", "Jo", KR_FORWARD_BY_SEPARATOR, true },
	{ "HTML, quoted in words nobody taught", "<p>Mine</p><div class="
	  "gmail_quote><div>26 Zzz 2025 Tui "
	  "qqq</div><blockquote>Pay</blockquote></div>", "Mine", 1, 0, NULL,
	  NULL, NULL, NULL, NULL, KR_FORWARD_BY_QUOTING, true },
};

static void
split_run(void **state)
{
	const struct split_case *c = *state;
	const struct kr_span mine[] = { KR_SPAN_LIT(ME),
	    KR_SPAN_LIT("report@cert.example.nz") };
	const struct kr_forward_own own = { KR_SPAN_LIT("Jo"), mine, 2,
	    false };
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	const struct kr_html *html = NULL;
	const struct kr_forward_level *l;
	const struct kr_view *joined;
	struct kr_forward *f;
	uint64_t hit = 0;
	char date[32];
	size_t at;

	if (c->html)
		html = kr_html_read(&root, &kr_limits_default, arena, &hit);
	assert_int_equal(kr_forward_split(c->html ? html->text : &root, html,
	    &kr_limits_default, arena, &f, NULL), KR_OK);
	joined = kr_view_join(f->said, f->n_said, "", arena);
	assert_span_equal(kr_span_trim(joined->text), c->said);
	assert_int_equal(f->n_level, c->n_level);
	at = kr_forward_matter(f, &own);
	assert_int_equal(at, c->matter);
	if (at == SIZE_MAX) {
		kr_arena_free(arena);
		return;
	}
	l = &f->level[at];
	assert_int_equal(l->how, c->how);
	if (c->from != NULL)
		assert_span_equal(l->from.addr, c->from);
	if (c->from_name != NULL)
		assert_span_equal(l->from.name, c->from_name);
	if (c->subject != NULL)
		assert_span_equal(l->subject, c->subject);
	if (c->date != NULL)
		assert_string_equal(kr_date_write(l->date_s, 0, date,
		    sizeof(date)), c->date);
	if (c->to != NULL)
		assert_span_equal(l->to, c->to);
	joined = kr_view_join(l->body, l->n_body, "", arena);
	if (c->from != NULL && l->n_body > 0 && strstr(c->text, BODY_END))
		assert_true(kr_span_find(joined->text, 0, BODY_END) !=
		    SIZE_MAX);
	assert_true(kr_span_find(joined->text, 0, "My words") == SIZE_MAX);
	kr_arena_free(arena);
}

/* ---- letters with a heading --------------------------------------------- */

static struct letter_case {
	const char	*name, *text, *said;
	bool		 forwarded;
	size_t		 n_level;
} letters[] = {
	{ "a letter's own heading", "To: CERT\nFrom: Jo Kea\nDate: 3 May 2024\n"
	  "Subject: Scam\n\nThey took $300.\n", "To: CERT\nFrom: Jo Kea\nDate: "
	  "3 May 2024\nSubject: Scam\n\nThey took $300.", false, 0 },
	{ "with a forward below", "To: CERT\nFrom: Jo Kea\nDate: 3 May 2024\n"
	  "Subject: Scam\n\nLook.\n\n---- Forwarded message ----\nFrom: "
	  "a@b.test\nSubject: x\n\nPay\n", "To: CERT\nFrom: Jo Kea\nDate: 3 "
	  "May 2024\nSubject: Scam\n\nLook.", false, 1 },
	{ "the mail's subject says that it was forwarded",
	  "From: Tui Post\nSent: 3 May 2024 10:00\nTo: Jo\nSubject: "
	  "Pay\n\nNow.\n", "", true, 1 },
	{ "somebody else's address", "From: Tui Post <a@b.test>\nSent: 3 May "
	  "2024 10:00\nTo: Jo\nSubject: Pay\n\nNow.\n", "", false, 1 },
	{ "words before it", "Look:\n\nFrom: Tui Post\nSent: 3 May 2024 10:00\n"
	  "To: Jo\nSubject: Pay\n\nNow.\n", "Look:", false, 1 },
};

static void
letter_run(void **state)
{
	const struct letter_case *c = *state;
	const struct kr_span mine[] = { KR_SPAN_LIT(ME) };
	const struct kr_forward_own own = { KR_SPAN_LIT("Jo Kea"), mine, 1,
	    c->forwarded };
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	const struct kr_view *joined;
	struct kr_forward *f;

	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	assert_int_equal(kr_forward_letter(f, &own, arena, NULL), KR_OK);
	joined = kr_view_join(f->said, f->n_said, "", arena);
	assert_span_equal(kr_span_trim(joined->text), c->said);
	assert_int_equal(f->n_level, c->n_level);
	if (f->n_level > 0) {
		assert_int_equal(f->level[0].parent, SIZE_MAX);
		assert_int_equal(f->level[0].depth, 0);
	}
	kr_arena_free(arena);
}

/* ---- every byte has one owner -------------------------------------------- */

static void
owner_run(void **state)
{
	const struct split_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	size_t n = root.text.len, n_slice;
	unsigned char *owners = kr_arena_zalloc(arena, n + 1, 1);
	struct kr_forward *f;

	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	for (size_t i = 0; i <= f->n_level; i++) {
		const struct kr_slice *s = i == 0 ? f->said :
		    f->level[i - 1].body;

		n_slice = i == 0 ? f->n_said : f->level[i - 1].n_body;
		for (size_t k = 0; k < n_slice; k++) {
			assert_ptr_equal(s[k].view, &root);
			assert_true(s[k].off + s[k].len <= n);
			for (size_t b = 0; b < s[k].len; b++)
				owners[s[k].off + b]++;
		}
	}
	for (size_t b = 0; b < n; b++)
		assert_true(owners[b] <= 1);
	kr_arena_free(arena);
}

/* ---- dates -------------------------------------------------------------- */

static struct date_case {
	const char	*name, *utc;
} dates[] = {
	{ "Wed, 3 Nov 2021 15:51:30 +0100", "2021-11-03T14:51:30Z" },
	{ "26. \xC5\x99\xC3\xADjna 2021 14:25:08 GMT+3",
	  "2021-10-26T11:25:08Z" },
	{ "26. oktober 2021 kl. 14.25.08 EEST", "2021-10-26T11:25:08Z" },
	{ "26 de octubre de 2021, 14:25:08 EEST", "2021-10-26T11:25:08Z" },
	{ "26. listopada 2021. u 14:25:08 EEST", "2021-10-26T11:25:08Z" },
	{ "wtorek, 2 listopada 2021, 09:26:50 CET", "2021-11-02T08:26:50Z" },
	{ "2021. okt. 27., Sze, 9:31", "2021-10-26T20:31:00Z" },
	{ "csütörtök, 2021. október 28. 12:46", "2021-10-27T23:46:00Z" },
	{ "27 Eki 2021 Çar, 09:31", "2021-10-26T20:31:00Z" },
	{ "ср, 27 окт. 2021 г. в 09:31", "2021-10-26T20:31:00Z" },
	{ "mar. 2 nov. 2021 à 09:31", "2021-11-01T20:31:00Z" },
	{ "maanantai 19. syyskuuta 2022 klo 17.55.44 -0400",
	  "2022-09-19T21:55:44Z" },
	{ "28/10/2021 12:46", "2021-10-27T23:46:00Z" },
	{ "3/5/24, 9:05 am", "2024-05-02T21:05:00Z" },
	{ "10/27/2021 9:31 PM", "2021-10-27T08:31:00Z" },
	{ "2021-10-27 09:31", "2021-10-26T20:31:00Z" },
	{ "2021/10/27 9:31", "2021-10-26T20:31:00Z" },
	{ "27.10.2021 09:31", "2021-10-26T20:31:00Z" },
	{ "Monday, September 19, 2022, 5:55:44 PM -0400",
	  "2022-09-19T21:55:44Z" },
	{ "1 August 2022 11:11 pm", "2022-08-01T11:11:00Z" },
	{ "Thứ Tư, 27 thg 10, 2021 vào lúc 09:31", "2021-10-26T20:31:00Z" },
	{ "2021年10月27日 下午9:31", "2021-10-27T08:31:00Z" },
	{ "1 Jan 2024", "2023-12-31T11:00:00Z" },
	{ "29 Feb 2024 00:00 UTC", "2024-02-29T00:00:00Z" },
	{ "7 April 2024 12:00", "2024-04-07T00:00:00Z" }, /* standard time */
	{ "6 April 2024 12:00", "2024-04-05T23:00:00Z" }, /* daylight time */
	{ "28 September 2025 12:00", "2025-09-27T23:00:00Z" },
	{ "yesterday", NULL },
	{ "12:30", NULL },
	{ "", NULL },
	{ "99/99/9999", NULL },
};

static void
date_run(void **state)
{
	const struct date_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	int64_t s = 0;
	char buf[32];

	assert_int_equal(kr_forward_date(kr_span_str(c->name), arena, &s),
	    c->utc != NULL);
	if (c->utc != NULL)
		assert_string_equal(kr_date_write(s, 0, buf, sizeof(buf)),
		    c->utc);
	kr_arena_free(arena);
}

/* ---- subjects ----------------------------------------------------------- */

static struct subject_case {
	const char	*name, *core;
	unsigned	 n;
} subjects[] = {
	{ "Fwd: Your parcel", "Your parcel", 1 },
	{ "FW: Fwd: Your parcel", "Your parcel", 2 },
	{ "Fwd: Re: Your parcel", "Re: Your parcel", 1 },
	{ "WG: Paket", "Paket", 1 },
	{ "Fwd[2]: x", "x", 1 },
	{ "\xE8\xBD\xAC\xE5\x8F\x91\xEF\xBC\x9A x", "x", 1 },
	{ "Forwarding this: x", "Forwarding this: x", 0 },
	{ "I: x", "x", 1 },
	{ "I was scammed: help", "I was scammed: help", 0 },
	{ "Your parcel", "Your parcel", 0 },
	{ "Fwd:", "", 1 },
};

static void
subject_run(void **state)
{
	const struct subject_case *c = *state;
	unsigned n;

	assert_span_equal(kr_forward_subject(kr_span_str(c->name), &n),
	    c->core);
	assert_int_equal(n, c->n);
}

/* ---- limits ------------------------------------------------------------- */

static void
levels_max(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 24);
	struct kr_buffer b;
	struct kr_forward *f;
	struct kr_view root;

	(void)state;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (int i = 0; i < KR_FORWARD_LEVELS_MAX + 3; i++)
		kr_buffer_str(&b, "---- Forwarded message ----\nFrom: a@b.test"
		    "\nSubject: s\n\nx\n");
	root = kr_view_root(kr_buffer_span(&b));
	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, NULL), KR_OK);
	assert_int_equal(f->n_level, KR_FORWARD_LEVELS_MAX);
	assert_true(f->cut);
	assert_int_equal(f->n_said, 0);
	kr_arena_free(arena);
}

static void
no_memory(void **state)
{
	struct kr_arena *arena = kr_arena_new(8192);
	struct kr_view root = kr_view_root(KR_SPAN_LIT(BODY_QUOTED));
	struct kr_forward *f;
	struct kr_err err;

	(void)state;
	assert_int_equal(kr_forward_split(&root, NULL, &kr_limits_default,
	    arena, &f, &err), KR_E_NOMEM);
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[2 * KR_NELEM(splits) + KR_NELEM(dates) +
	    KR_NELEM(subjects) + KR_NELEM(letters) + 2];
	size_t n = 0;

	UNIT_ROWS(tests, n, splits, split_run);
	n += KR_NELEM(splits);
	UNIT_ROWS(tests, n, splits, owner_run);
	n += KR_NELEM(splits);
	UNIT_ROWS(tests, n, letters, letter_run);
	n += KR_NELEM(letters);
	UNIT_ROWS(tests, n, dates, date_run);
	n += KR_NELEM(dates);
	UNIT_ROWS(tests, n, subjects, subject_run);
	n += KR_NELEM(subjects);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(levels_max);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_memory);
	return cmocka_run_group_tests_name("forward", tests, NULL, NULL);
}
