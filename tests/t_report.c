/* SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

#define FROM	"From: Mere Tamati <mere@mail.example>\nTo: " BOX "\n"
#define PLAIN	"Content-Type: text/plain; charset=utf-8\n\n"
#define MIXED	"MIME-Version: 1.0\n" \
	"Content-Type: multipart/mixed; boundary=\"b\"\n\n"
#define LURE	"Received: from out.lure.test (out.lure.test [192.0.2.7])\n" \
	"\tby mx.mail.example; Tue, 4 Mar 2025 10:00:00 +1300\n" \
	"From: Kauri Bank <alert@lure.test>\n" \
	"To: mere@mail.example\nSubject: Card blocked\n" \
	"Date: Tue, 4 Mar 2025 10:00:00 +1300\n" \
	"Content-Type: text/html; charset=utf-8\n\n" \
	"<p>See <a href=\"https://lure.test/card\">kauribank.example</a></p>\n"
#define LURE64	"UmVjZWl2ZWQ6IGZyb20gYSBieSBiOyBUdWUsIDQgTWFyIDIwMjUgMTA6MDA6" \
	"MDAgKzEzMDAKRnJvbTog\nS2F1cmkgPGFsZXJ0QGx1cmUudGVzdD4KU3ViamVjdDog" \
	"Q2FyZCBibG9ja2VkCgpodHRwczovL2x1cmUu\ndGVzdC9jYXJkCg==\n"

static struct mail {
	const char	*name, *mail;
	enum kr_form	 form;
	const char	*from, *subject;	/* of the evidence; NULL none */
	const char	*urls;		/* complained of, joined by blanks */
	const char	*narrative;	/* occurs in it; NULL: it is empty */
} mails[] = {
	{ "told in words", FROM "Subject: Scam call\n" PLAIN
	  "A man rang and wanted my bank details.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "wanted my bank details" },
	{ "address named in words", FROM "Subject: fake shop\n" PLAIN
	  "The shop is shoes-cheap.test and took my money.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "shoes-cheap.test", "took my money" },
	{ "address named again in full", FROM "Subject: a hole\n" PLAIN
	  "Who books at halls.test gets https://halls.test/7 and sees 8.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "https://halls.test/7", "sees 8" },
	{ "address named as the site, and in full", FROM "Subject: shop\n"
	  PLAIN "The site is shoes.test and I paid at https://shoes.test/p\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "shoes.test https://shoes.test/p",
	  "I paid" },
	{ "attached original", FROM "Subject: phish\n" MIXED
	  "--b\n" PLAIN "Please look at this.\n--b\n"
	  "Content-Type: message/rfc822\n\n" LURE "--b--\n",
	  KR_FORM_KIND_RFC822, "alert@lure.test", "Card blocked",
	  "https://lure.test/card", "Please look" },
	{ "consent to lure stays in the lure", FROM "Subject: phish\n" MIXED
	  "--b\n" PLAIN "See attached.\n--b\n"
	  "Content-Type: message/global\n\nFrom: x@lure.test\n"
	  "Subject: s\n\nI consent to the Police having this.\n--b--\n",
	  KR_FORM_KIND_RFC822, "x@lure.test", "s", "", "See attached" },
	{ "base64 message/rfc822", FROM "Subject: phish\n" MIXED
	  "--b\n" PLAIN "Encoded.\n--b\nContent-Type: message/rfc822\n"
	  "Content-Transfer-Encoding: base64\n\n" LURE64 "--b--\n",
	  KR_FORM_KIND_RFC822, "alert@lure.test", "Card blocked",
	  "https://lure.test/card", "Encoded." },
	{ ".eml as octet-stream", FROM "Subject: phish\n" MIXED
	  "--b\n" PLAIN "Saved.\n--b\n"
	  "Content-Type: application/octet-stream; name=\"a.eml\"\n"
	  "Content-Transfer-Encoding: base64\n\n" LURE64 "--b--\n",
	  KR_FORM_KIND_RFC822, "alert@lure.test", "Card blocked",
	  "https://lure.test/card", "Saved." },
	{ "digest: first one leads, all addresses count",
	  FROM "Subject: spam trap\n" MIXED "--b\n" PLAIN "Two of them.\n"
	  "--b\nContent-Type: multipart/digest; boundary=\"d\"\n\n"
	  "--d\n\nFrom: a@one.test\nSubject: first\n\nhttp://one.test/\n"
	  "--d\n\nFrom: b@two.test\nSubject: second\n\nhttp://two.test/\n"
	  "--d--\n--b--\n", KR_FORM_KIND_RFC822, "a@one.test", "first",
	  "http://one.test/ http://two.test/", "Two of them" },
	{ "a relative's note carries the original", FROM
	  "Subject: Fwd: Fwd: look\n" MIXED "--b\n" PLAIN "From my aunt.\n"
	  "--b\nContent-Type: message/rfc822\n\nFrom: aunt@other.example\n"
	  "Subject: Fwd: look\nContent-Type: multipart/mixed; boundary=\"c\"\n"
	  "\n--c\n" PLAIN "pls report\n--c\nContent-Type: message/rfc822\n\n"
	  LURE "--c--\n--b--\n", KR_FORM_KIND_RFC822, "alert@lure.test",
	  "Card blocked", "https://lure.test/card", "From my aunt" },
	{ "forward in the text", FROM "Subject: Fwd: Prize\n" PLAIN
	  "Is this real?\n\n---------- Forwarded message ---------\n"
	  "From: Prizes <win@prize.test>\nDate: Mon, 3 Mar 2025 at 09:00\n"
	  "Subject: Prize\nTo: <mere@mail.example>\n\n"
	  "Claim now: http://prize.test/claim\n",
	  KR_FORM_KIND_INLINE, "win@prize.test", "Prize",
	  "http://prize.test/claim", "Is this real?" },
	{ "forward that only HTML shows with its link", FROM
	  "Subject: Fwd: Prize\nContent-Type: multipart/alternative; "
	  "boundary=\"b\"\n\n--b\n" PLAIN "Real?\n\n"
	  "---------- Forwarded message ---------\n"
	  "From: Prizes <win@prize.test>\nSubject: Prize\n\nClaim now\n--b\n"
	  "Content-Type: text/html\n\n<p>Real?</p><div class=\"gmail_quote\">"
	  "---------- Forwarded message ---------<br>From: Prizes "
	  "&lt;win@prize.test&gt;<br>Subject: Prize<br><br>"
	  "<a href=\"http://prize.test/c\">Claim now</a></div>\n--b--\n",
	  KR_FORM_KIND_INLINE, "win@prize.test", "Prize",
	  "http://prize.test/c", "Real?" },
	{ "answered instead of forwarded", FROM "Subject: Re: A refund\n" PLAIN
	  "Is it you?\n\nOn Mon, 3 Mar 2025 at 09:00, Kea <pay@kea.test> "
	  "wrote:\n\n> Claim it: http://kea.test/form\n",
	  KR_FORM_KIND_INLINE, "pay@kea.test", "A refund",
	  "http://kea.test/form", "Is it you?" },
	{ "texts pasted in quotation marks", FROM "Subject: texts\n" PLAIN
	  "The first text: \"Pay at https://one.test/a now. I consent to the "
	  "Police having this.\"\nThe second text: \"Pay at "
	  "https://two.test/b or lose your number\"\nOdd.\n",
	  KR_FORM_KIND_INLINE, NULL, NULL,
	  "https://one.test/a https://two.test/b", "Odd." },
	{ "a text pasted without marks", FROM "Subject: text\n" PLAIN
	  "This came from +64 20 555 0133:\n\nPay at https://one.test/a now or "
	  "go to prison.\n\nI consent to the Police having this.\n",
	  KR_FORM_KIND_INLINE, NULL, NULL, "https://one.test/a", "This came" },
	{ "lines of a system's log", FROM "Subject: ssh\n" PLAIN
	  "One of ours is hammered, nobody got in.\n\n"
	  "May 30 09:58:11 till sshd[4410]: Invalid user deploy from "
	  "198.51.100.34\nMay 30 09:58:12 till sshd[4412]: Invalid user "
	  "oracle from 198.51.100.34\n\nTimes are ours. Jo\n",
	  KR_FORM_KIND_INLINE, NULL, NULL, "", "Times are ours" },
	{ "a web server's log, wrapped", FROM "Subject: scan\n" PLAIN
	  "Logs:\n\n198.51.100.7 - - [30/May/2026:09:58:11 +1200] \"GET "
	  "/wp-login.php HTTP/1.1\"\n404 153\n198.51.100.7 - - "
	  "[30/May/2026:09:58:12 +1200] \"POST /xmlrpc.php HTTP/1.1\"\n404 9\n",
	  KR_FORM_KIND_INLINE, NULL, NULL, "", "Logs" },
	{ "a firewall's log", FROM "Subject: scan\n" PLAIN
	  "See:\n\n2026-05-30T09:58:11+12:00 fw DROP SRC=198.51.100.7 "
	  "DPT=22\n2026-05-30T09:58:14+12:00 fw DROP SRC=198.51.100.7 "
	  "DPT=23\n", KR_FORM_KIND_INLINE, NULL, NULL, "", "See" },
	{ "times told by a person", FROM "Subject: calls\n" PLAIN
	  "He rang and rang:\n\n30 May 09:58 from 021 555 0100\n30 May "
	  "10:02:11 again\n30 May 10:05:40 again, said he was the bank\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "he was the bank" },
	{ "raw header fields pasted", FROM "Subject: headers\n" PLAIN
	  "Here are the headers:\n\nReturn-Path: <b@spam.test>\n"
	  "Received: from spam.test (spam.test [192.0.2.9])\n"
	  "\tby mx.mail.example; Tue, 4 Mar 2025 10:00:00 +1300\n"
	  "From: Deals <deals@spam.test>\nTo: mere@mail.example\n"
	  "Subject: Deal of the day\nMessage-ID: <1@spam.test>\n",
	  KR_FORM_KIND_INLINE, "deals@spam.test", "Deal of the day", "",
	  "Here are the headers" },
	{ "a source pasted whose body is encoded", FROM "Subject: source\n"
	  PLAIN "Never asked for it.\n\nReturn-Path: <b@spam.test>\n"
	  "Received: from spam.test (spam.test [192.0.2.9])\n"
	  "\tby mx.mail.example; Tue, 4 Mar 2025 10:00:00 +1300\n"
	  "From: Deals <deals@spam.test>\nTo: mere@mail.example\n"
	  "Subject: Deal of the day\nMessage-ID: <1@spam.test>\n"
	  "Content-Transfer-Encoding: base64\n\n"
	  "QnV5OiBodHRwczovL3NwYW0udGVzdC9hCg==\n",
	  KR_FORM_KIND_INLINE, "deals@spam.test", "Deal of the day",
	  "https://spam.test/a", "Never asked for it" },
	{ "a source saved as a text file", FROM "Subject: source\n" MIXED
	  "--b\n" PLAIN "Never asked.\n\n"
	  "--b\nContent-Type: text/plain; name=\"source.txt\"\n"
	  "Content-Disposition: attachment; filename=\"source.txt\"\n\n"
	  "Return-Path: <b@spam.test>\n"
	  "Received: from spam.test (spam.test [192.0.2.9])\n"
	  "\tby mx.mail.example; Tue, 4 Mar 2025 10:00:00 +1300\n"
	  "From: Deals <deals@spam.test>\nTo: mere@mail.example\n"
	  "Subject: Deal of the day\nMessage-ID: <1@spam.test>\n"
	  "\nBuy: https://spam.test/a\nI consent to the Police having this.\n"
	  "--b--\n", KR_FORM_KIND_RFC822, "deals@spam.test",
	  "Deal of the day", "https://spam.test/a", "Never asked" },
	{ "a letterhead is no screenshot", FROM "Subject: a call\n" MIXED
	  "--b\n" PLAIN "A man rang.\n--b\nContent-Type: image/png; "
	  "name=\"logo.png\"\n\nx\n--b--\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "A man rang" },
	{ "shown in the text, it is an ornament whoever drew it",
	  FROM "Subject: a call\n" MIXED
	  "--b\n" PLAIN "A man rang.\n--b\nContent-Type: image/png; "
	  "name=\"facebook.png\"\nContent-Disposition: inline\n\nx\n--b--\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "A man rang" },
	{ "attached, it shows the site that it names",
	  FROM "Subject: a seller\n" MIXED "--b\n" PLAIN "see pic\n--b\n"
	  "Content-Type: image/png\nContent-Disposition: attachment; "
	  "filename=\"Facebook scam.png\"\n\nx\n--b--\n",
	  KR_FORM_KIND_SCREENSHOT, NULL, NULL, "", "see pic" },
	{ "so does a picture of a chat",
	  FROM "Subject: a seller\n" MIXED "--b\n" PLAIN "see pic\n--b\n"
	  "Content-Type: image/jpeg\nContent-Disposition: attachment; "
	  "filename=\"instagram_2025.jpg\"\n\nx\n--b--\n",
	  KR_FORM_KIND_SCREENSHOT, NULL, NULL, "", "see pic" },
	{ "only a picture", FROM "Subject: see pic\n" MIXED "--b\n" PLAIN
	  "see pic\n--b\nContent-Type: image/png; name=\"Screenshot_1.png\"\n"
	  "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n",
	  KR_FORM_KIND_SCREENSHOT, NULL, NULL, "", "see pic" },
	{ "a picture, told in Vietnamese", FROM "Subject: tin\n" MIXED
	  "--b\n" PLAIN "T\xC3\xB4i nh\xE1\xBA\xADn \xC4\x91\xC6\xB0\xE1"
	  "\xBB\xA3" "c tin nh\xE1\xBA\xAFn b\xE1\xBA\xA3o nh\xE1\xBA"
	  "\xADp th\xE1\xBA\xBB. T\xC3\xB4i g\xE1\xBB\xAD" "i h\xC3"
	  "\xACnh ch\xE1\xBB\xA5p m\xC3\xA0n h\xC3\xACnh.\n"
	  "--b\nContent-Type: image/png; name=\"IMG_1.png\"\n\nx\n--b--\n",
	  KR_FORM_KIND_SCREENSHOT, NULL, NULL, "", "T\xC3\xB4i" },
	{ "a picture, pointed to in some words", FROM "Subject: text\n" MIXED
	  "--b\n" PLAIN
	  "Hi, this came to my phone on Sunday and again today, screenshot "
	  "attached. It says there is a toll I have not paid, which cannot be "
	  "as I do not drive. My neighbour had the same one and nearly paid. "
	  "I have pressed nothing and will not. Could you have a look at it "
	  "and tell the people at the toll company? Thank you, Mere\n"
	  "--b\nContent-Type: image/png; name=\"Screenshot_1.png\"\n\nx\n"
	  "--b--\n", KR_FORM_KIND_SCREENSHOT, NULL, NULL, "", "toll" },
	{ "a picture beside a full story", FROM "Subject: hacked\n" MIXED
	  "--b\n" PLAIN
	  "On Monday somebody changed the password of my shop account, then "
	  "ordered four phones to an address in another city. The shop says "
	  "they cannot undo it. My bank has frozen the card, but two orders "
	  "went through already and I need somebody to tell me what to do "
	  "with the account itself, since they changed the recovery number "
	  "too and nobody answers at the shop. I was at work all that day.\n"
	  "--b\nContent-Type: image/png; name=\"Screenshot_1.png\"\n\nx\n"
	  "--b--\n", KR_FORM_KIND_NONE, NULL, NULL, "", "four phones" },
	{ "newsletter", "From: News <n@news.example>\nTo: " BOX "\n"
	  "List-Unsubscribe: <https://news.example/u>\nList-Id: <n.example>\n"
	  "Subject: Issue 4\n" PLAIN "All the news: https://news.example/4\n"
	  "Unsubscribe: https://news.example/u\n",
	  KR_FORM_KIND_SELF, "n@news.example", "Issue 4",
	  "https://news.example/4 https://news.example/u", NULL },
	{ "advertising without any list field",
	  "From: Jo <jo@stands.test>\nTo: " BOX "\nSubject: Expo 2025\n" PLAIN
	  "Gold tables start at $9,000 + GST. Can I put you down for a 15 "
	  "minute call?\nhttps://stands.test/25\n",
	  KR_FORM_KIND_SELF, "jo@stands.test", "Expo 2025",
	  "https://stands.test/25", NULL },
	{ "advertising that leads only home, with a way off",
	  "From: Deals <sales@prints.example>\nTo: " BOX "\n"
	  "Subject: Cards for $39\n" PLAIN "Upgrade your look: "
	  "https://prints.example/c\nLeave: unsubscribe at "
	  "https://www.prints.example/u\n", KR_FORM_KIND_SELF,
	  "sales@prints.example", "Cards for $39",
	  "https://prints.example/c https://www.prints.example/u", NULL },
	{ "a digest of a list", "From: Fri <d@friday.example>\nTo: " BOX "\n"
	  "List-Unsubscribe: <https://friday.example/off>\n"
	  "Subject: 212: three ransomware families\n" PLAIN
	  "In this issue: a phishing kit.\nhttps://friday.example/212\n",
	  KR_FORM_KIND_SELF, "d@friday.example",
	  "212: three ransomware families", "https://friday.example/212",
	  NULL },
	{ "a sales call that asks for a chat",
	  "From: Sam <sam@grow.test>\nTo: " BOX "\nSubject: Your triage\n"
	  PLAIN "We help organisations like yours answer mail. Are you free "
	  "on Tuesday for a brief chat?\nhttps://grow.test/\n",
	  KR_FORM_KIND_SELF, "sam@grow.test", "Your triage",
	  "https://grow.test/", NULL },
	{ "a pitch of those who sell against scams",
	  "From: Sam <sam@hook.test>\nTo: " BOX "\nSubject: XDR pricing\n"
	  PLAIN "Hi there, our platform stops ransomware and phishing, from "
	  "$18 per seat. Could I show you a demo next week?\n",
	  KR_FORM_KIND_SELF, "sam@hook.test", "XDR pricing", "", NULL },
	{ "a check that costs nothing, of those who sell against flaws",
	  "From: Lee <lee@sure.test>\nTo: " BOX "\nSubject: Are you safe?\n"
	  PLAIN "Hi there, nine in ten sites have vulnerabilities. Claim your "
	  "free security review: https://sure.test/go\n",
	  KR_FORM_KIND_SELF, "lee@sure.test", "Are you safe?",
	  "https://sure.test/go", NULL },
	{ "a whole pitch to many, whoever bought before",
	  "From: Lee <lee@sure.test>\nTo: " BOX "\nPrecedence: bulk\n"
	  "Subject: Your mailbox\n" PLAIN "Does ransomware fill your inbox? "
	  "Our platform sorts it, ten seats for the price of five (police "
	  "and councils have it). Book a demo: https://sure.test/d\n"
	  "Not keen? Say so and you will not hear from me again.\n",
	  KR_FORM_KIND_SELF, "lee@sure.test", "Your mailbox",
	  "https://sure.test/d", NULL },
	{ "the same words from one person, who tells of police",
	  "From: Lee <lee@sure.test>\nTo: " BOX "\n"
	  "Subject: Your mailbox\n" PLAIN "Does ransomware fill your inbox? "
	  "Our platform sorts it, ten seats for the price of five (police "
	  "and councils have it). Book a demo: https://sure.test/d\n"
	  "Not keen? Say so and you will not hear from me again.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "https://sure.test/d", "platform" },
	{ "a price and a link home, in the words of reports",
	  "From: Lee <lee@sure.test>\nTo: " BOX "\nSubject: Cyber attack?\n"
	  PLAIN "Hi there, one phishing mail and a firm is gone. Train your "
	  "team in an hour, $900 + GST, a quiz comes free.\n"
	  "https://sure.test/hour\n",
	  KR_FORM_KIND_SELF, "lee@sure.test", "Cyber attack?",
	  "https://sure.test/hour", NULL },
	{ "an exercise", "From: Office <ops@hills.example>\nTo: " BOX "\n"
	  "Subject: EXERCISE: dam failure\n" PLAIN "EXERCISE EXERCISE\nFor "
	  "exercise purposes only: the dam has failed and six people are "
	  "missed. All participants confirm by radio.\n",
	  KR_FORM_KIND_SELF, "ops@hills.example", "EXERCISE: dam failure", "",
	  NULL },
	{ "an exercise in which one reports",
	  "From: Office <ops@hills.example>\nTo: " BOX "\n"
	  "Subject: EXERCISE: inject 3\n" PLAIN "EXERCISE ONLY\nThe dam has "
	  "failed. Agencies are to report by noon, anyone who can.\nTHIS IS AN "
	  "EXERCISE. No real event.\n", KR_FORM_KIND_SELF,
	  "ops@hills.example", "EXERCISE: inject 3", "", NULL },
	{ "a price and a link home, told by whose they are",
	  "From: Lee <lee@sure.test>\nTo: " BOX "\nSubject: invoice\n" PLAIN
	  "Hi there, an invoice for $900 + GST reached your team in our name. "
	  "https://sure.test/pay is not a page of ours.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "https://sure.test/pay", "our name" },
	{ "somebody tells of an exercise",
	  "From: Jo <jo@hills.example>\nTo: " BOX "\nSubject: exercise\n"
	  PLAIN "Our office sent \"this is an exercise\", \"exercise only\", "
	  "and my link in it led to a stranger's page.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "stranger's page" },
	{ "of which somebody else complains",
	  "From: Lee <lee@home.example>\nTo: " BOX "\nSubject: Are they?\n"
	  PLAIN "They keep offering me a free security review at "
	  "https://sure.test/go, please stop them.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "https://sure.test/go",
	  "They keep" },
	{ "a pitch with a price and a question",
	  "From: Jo <jo@desk.test>\nTo: " BOX "\nSubject: Help desk\n"
	  PLAIN "We provide help desk staff at competitive rates. Please let "
	  "me know a suitable time for a call.\n",
	  KR_FORM_KIND_SELF, "jo@desk.test", "Help desk", "", NULL },
	{ "what happened is told in the words of a pitch",
	  "From: Jo <jo@desk.test>\nTo: " BOX "\nSubject: webinar\n" PLAIN
	  "The webinar we hosted was entered by strangers who shared things. "
	  "Who should I speak to?\n", KR_FORM_KIND_NONE, NULL, NULL, "",
	  "we hosted" },
	{ "a weakness is offered in the words of a pitch",
	  "From: Jo <jo@desk.test>\nTo: " BOX "\nSubject: a find\n" PLAIN
	  "Hi there, our team looks at your website and the search page lets "
	  "anybody read the case files. Happy to send the steps.\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "search page" },
	{ "a club asks for a speaker",
	  "From: Jo <jo@club.example>\nTo: " BOX "\nSubject: a talk\n" PLAIN
	  "Would one of your staff speak to us in August? We offer petrol "
	  "money.\n", KR_FORM_KIND_NONE, NULL, NULL, "", "petrol" },
	{ "a question in the same tone is none",
	  "From: Jo <jo@mail.example>\nTo: " BOX "\nSubject: a talk\n" PLAIN
	  "Are you free to speak to our seniors about staying safe?\n",
	  KR_FORM_KIND_NONE, NULL, NULL, "", "our seniors" },
	{ "addresses in quotation marks, behind dashes and fixed spaces",
	  "From: Jo <jo@mail.example>\nTo: " BOX "\nSubject: fake shops\n"
	  "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
	  "Content-Transfer-Encoding: 8bit\n\nThey took my card: "
	  "\xE2\x80\x9Clure-a.test/x\xE2\x80\x9D, \xC2\xABlure-b.test\xC2\xBB,"
	  " shop\xE2\x80\x94lure-c.test/y, at\xC2\xA0https://lure-d.test/z"
	  "\xC2\xA0too.\n", KR_FORM_KIND_NONE, NULL, NULL,
	  "lure-a.test/x lure-b.test lure-c.test/y https://lure-d.test/z",
	  "took my card" },
	{ "with a way off, and leading elsewhere",
	  "From: Jo <jo@shop.example>\nTo: " BOX "\nSubject: these\n" PLAIN
	  "They wrote again: https://prints.example/c and there is no "
	  "unsubscribe.\n", KR_FORM_KIND_NONE, NULL, NULL,
	  "https://prints.example/c", "They wrote" },
	{ "a report in the same tone is none",
	  "From: Jo <jo@stands.test>\nTo: " BOX "\nSubject: help\n" PLAIN
	  "I got a scam call that said special offer, our services, sign up "
	  "for a discount.\n", KR_FORM_KIND_NONE, NULL, NULL, "", "scam call" },
	{ "empty mail", "\n", KR_FORM_KIND_NONE, NULL, NULL, "", NULL },
	{ "no byte at all", "", KR_FORM_KIND_NONE, NULL, NULL, "", NULL },
};

static void
urls_check(const struct kr_urls *urls, const char *want)
{
	char got[1024] = "";
	size_t n = 0;

	for (size_t i = 0; i < urls->n; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s",
		    i > 0 ? " " : "", KR_SPAN_ARG(urls->item[i].written));
	assert_string_equal(got, want);
}

static void
mail_run(void **state)
{
	const struct mail *c = *state;
	struct reading r;
	const struct kr_exhibit *x;

	report_read(&r, c->mail, KR_IDENTITY_NONE);
	assert_string_equal(kr_form_name(c->form),
	    kr_form_name(r.report->form));
	x = r.report->n_exhibit > 0 ? &r.report->exhibit[0] : NULL;
	if (c->from != NULL) {
		assert_non_null(x);
		assert_span_equal(x->from, c->from);
		assert_span_equal(x->subject, c->subject);
	} else {
		assert_true(x == NULL || x->from.len == 0);
	}
	if (x != NULL) {
		assert_non_null(x->text);
		assert_non_null(x->folded);
	}
	urls_check(&r.report->complained, c->urls);
	if (c->narrative == NULL)
		assert_int_equal(kr_span_trim(r.report->narrative->text).len,
		    0);
	else
		assert_true(kr_span_find(r.report->narrative->text, 0,
		    c->narrative) != SIZE_MAX);
	assert_int_equal(r.report->consent.value, KR_CONSENT_ABSENT);
	/* What is evidence is not the reporter's. */
	for (size_t i = 0; i < r.report->n_exhibit; i++)
		if (r.report->exhibit[i].pasted)
			assert_int_equal(kr_span_find(r.report->narrative->text,
			    0, kr_arena_cstr(r.arena,
			    r.report->exhibit[i].text->text)), SIZE_MAX);
	report_free(&r);
}

/* ---- single points ------------------------------------------------------ */

/* What a line of the reporter's announces: is it seen to end? */
static void
set_apart(void **state)
{
	static const struct {
		const char	*body;
		bool		 pasted;
	} rows[] = {
		{ "[14/06/25, 10:02] Tui: pay at https://one.test/a\n", true },
		{ "[10:02] Tui: pay at https://one.test/a\n", true },
		{ "[1] Dear customer, pay at https://one.test/a\n", false },
		{ "[2025] Dear customer, pay at https://one.test/a\n", false },
		{ "Dear customer, pay at https://one.test/a\n", false },
	};

	(void)state;
	for (size_t i = 0; i < KR_NELEM(rows); i++) {
		struct reading r;
		char mail[1024];

		snprintf(mail, sizeof(mail), FROM "Subject: x\n" PLAIN
		    "Odd. Here is what they sent:\n\n%s", rows[i].body);
		report_read(&r, mail, KR_IDENTITY_NONE);
		assert_int_equal(r.report->n_exhibit, 1);
		assert_int_equal(r.report->exhibit[0].pasted, rows[i].pasted);
		report_free(&r);
	}
}

/* The bytes of an attached original are kept, whatever carried them. */
static void
bytes_exact(void **state)
{
	static const char mail[] = FROM "Subject: x\r\n" MIXED
	    "--b\nContent-Type: message/rfc822\n\n"
	    "From: a@b.test\r\nSubject:  two blanks \r\n\r\nbody\t\r\n"
	    "--b--\n";
	static const char inner[] =
	    "From: a@b.test\r\nSubject:  two blanks \r\n\r\nbody\t";
	unsigned char want[KR_SHA256_LEN];
	struct reading r;

	(void)state;
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(r.report->n_exhibit, 1);
	assert_span_equal(r.report->exhibit[0].raw, inner);
	assert_true(kr_sha256(kr_span_str(inner), want));
	assert_memory_equal(want, r.report->exhibit[0].sha256, sizeof(want));
	report_free(&r);
}

/* Rules of "rawbody" see what stands behind what is shown. */
static void
source_decoded(void **state)
{
	static const char mail[] = FROM "Subject: x\n" MIXED
	    "--b\nContent-Type: message/rfc822\n\nFrom: a@b.test\n"
	    "Content-Type: text/html\n"
	    "Content-Transfer-Encoding: quoted-printable\n\n"
	    "<p class=3D\"c\">hi</p>\n--b--\n";
	struct reading r;

	(void)state;
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(r.report->n_exhibit, 1);
	assert_true(kr_span_find(r.report->exhibit[0].source->text, 0,
	    "<p class=\"c\">hi") != SIZE_MAX);
	report_free(&r);
}

static struct tier {
	const char	*name, *mail;
	char		 tier;
	bool		 claimed;
} tiers[] = {
	{ "attached, with trace fields", FROM MIXED "--b\n"
	  "Content-Type: message/rfc822\n\n" LURE "--b--\n", 'B', false },
	{ "attached, without trace fields", FROM MIXED "--b\n"
	  "Content-Type: message/rfc822\n\nFrom: a@b.test\n\nhi\n--b--\n",
	  'C', false },
	{ "in plain text", FROM "Subject: Fwd: a\n" PLAIN
	  "---------- Forwarded message ---------\nFrom: <a@b.test>\n"
	  "Subject: a\n\nhi\n", 'D', true },
	{ "only a picture", FROM MIXED "--b\n" PLAIN "\n--b\n"
	  "Content-Type: image/png; name=a.png\n\nx\n--b--\n", 'F', true },
};

static void
tier_run(void **state)
{
	const struct tier *c = *state;
	struct reading r;

	report_read(&r, c->mail, KR_IDENTITY_NONE);
	assert_int_equal(r.report->n_exhibit, 1);
	assert_int_equal(kr_fidelity_tier(r.report->exhibit[0].fidelity),
	    c->tier);
	assert_int_equal(r.report->exhibit[0].claimed, c->claimed);
	report_free(&r);
}

static struct subject {
	const char	*name, *mail;
	const char	*subject;	/* the reporter's own; NULL: none */
	bool		 forwarded;
	enum kr_consent	 consent;
} subjects[] = {
	{ "own words", FROM "Subject: Scam text, OK to give to Police\n" PLAIN
	  "It came today.\n", "Scam text, OK to give to Police", false,
	  KR_CONSENT_GIVEN },
	{ "repeats the evidence", FROM "Subject: Fwd: I consent to Police\n"
	  PLAIN "What is this?\n\n---------- Forwarded message ---------\n"
	  "From: <a@b.test>\nSubject: I consent to Police\n\nhi\n", NULL, true,
	  KR_CONSENT_ABSENT },
	{ "repeats it behind a ticket's tag", FROM "Subject: [Ticket #4711] "
	  "[INC00123] Fwd: I consent to Police\n" PLAIN "What is this?\n\n"
	  "---------- Forwarded message ---------\nFrom: <a@b.test>\n"
	  "Subject: I consent to Police\n\nhi\n", NULL, true,
	  KR_CONSENT_ABSENT },
	{ "passed on in brackets", FROM "Subject: [Fwd: I consent to Police]\n"
	  PLAIN "What is this?\n\n---------- Forwarded message ---------\n"
	  "From: <a@b.test>\nSubject: I consent to Police\n\nhi\n", NULL, true,
	  KR_CONSENT_ABSENT },
	{ "passed on without its message", FROM "Subject: Fwd: I consent to "
	  "this going to the Police\n" PLAIN "What is this?\n",
	  "I consent to this going to the Police", true, KR_CONSENT_ABSENT },
	{ "answered", FROM "Subject: [EXT]Re: I consent to this going to the "
	  "Police\n" PLAIN "What is this?\n",
	  "[EXT]Re: I consent to this going to the Police", false,
	  KR_CONSENT_ABSENT },
	{ "a no counts there too", FROM "Subject: Fwd: Prize. Do not pass this "
	  "to the Police\n" PLAIN "What is this?\n",
	  "Prize. Do not pass this to the Police", true,
	  KR_CONSENT_REFUSED },
	{ "a tag that is no ticket's", FROM "Subject: [URGENT] They rang\n"
	  PLAIN "Twice.\n", "[URGENT] They rang", false, KR_CONSENT_ABSENT },
};

static void
subject_run(void **state)
{
	const struct subject *c = *state;
	struct reading r;

	report_read(&r, c->mail, KR_IDENTITY_NONE);
	if (c->subject == NULL)
		assert_int_equal(r.report->subject.len, 0);
	else
		assert_span_equal(r.report->subject, c->subject);
	assert_int_equal(r.report->subject_forwarded, c->forwarded);
	assert_int_equal(r.report->consent.value, c->consent);
	report_free(&r);
}

/* A forged author's yes is marked: nothing is sent on its strength alone. */
static void
forged_capped(void **state)
{
	static const char mail[] = FROM "Subject: scam\n" PLAIN
	    "Please pass all of this to the Police.\n";
	struct reading r;

	(void)state;
	report_read(&r, mail, KR_IDENTITY_FORGED);
	assert_int_equal(r.report->consent.value, KR_CONSENT_GIVEN);
	assert_true(r.report->consent.capped);
	report_free(&r);
	report_read(&r, mail, KR_IDENTITY_DMARC);
	assert_false(r.report->consent.capped);
	report_free(&r);
}

static struct kind {
	const char		*name, *mail;
	enum kr_identity	 identity;
	enum kr_reporter_kind	 kind;
} kinds[] = {
	{ "a person", FROM "Subject: s\n" PLAIN "I got a scam text.\n",
	  KR_IDENTITY_NONE, KR_REPORTER_PUBLIC },
	{ "a role mailbox", "From: Desk <accounts@kauri.example.nz>\n"
	  "Subject: s\n" PLAIN "A false invoice came in.\n",
	  KR_IDENTITY_NONE, KR_REPORTER_BUSINESS },
	{ "the signature spells the domain",
	  "From: Desley <d@harbourcamp.example.nz>\nSubject: s\n" PLAIN
	  "See below.\n\nDesley\nFront desk, Harbour Camp\n",
	  KR_IDENTITY_NONE, KR_REPORTER_BUSINESS },
	{ "a significant organisation", "From: <noc@lines.example.co.nz>\n"
	  "Subject: s\n" PLAIN "Help.\n", KR_IDENTITY_NONE,
	  KR_REPORTER_SIGNIFICANT },
	{ "somebody who only says so", "From: <noc@lines.example.co.nz>\n"
	  "Subject: s\n" PLAIN "Help.\n", KR_IDENTITY_FORGED,
	  KR_REPORTER_BUSINESS },
};

static void
kind_run(void **state)
{
	const struct kind *c = *state;
	struct reading r;

	report_read(&r, c->mail, c->identity);
	assert_string_equal(kr_reporter_kind_name(c->kind),
	    kr_reporter_kind_name(r.report->kind));
	report_free(&r);
}

/* ---- bulk mail, and a mailbox that is a list ---------------------------- */

static struct bulk_case {
	const char	*name, *fields;
	bool		 bulk;
} bulks[] = {
	{ "no marks", "", false },
	{ "a list", "Precedence: list\nList-Post: <mailto:all@lists.test>\n",
	  true },
	{ "the mailbox is a list", "Precedence: list\nList-Unsubscribe: "
	  "<mailto:leave@cert.example.nz>\nList-Post: "
	  "<https://lists.example/r>,\n <mailto:" BOX "?subject=x>\n", false },
	{ "one that only begins so", "Precedence: list\nList-Post: <mailto:"
	  BOX ".test>\n", true },
	{ "a list without an address", "Precedence: list\nList-Post: NO\n",
	  true },
};

static void
bulk_run(void **state)
{
	const struct bulk_case *c = *state;
	struct reading r;
	char mail[1024];

	snprintf(mail, sizeof(mail), "From: <a@mail.example>\nTo: " BOX "\n%s"
	    "Subject: x\n\nSomebody got into my account.\n", c->fields);
	report_read(&r, mail, KR_IDENTITY_NONE);
	assert_int_equal(c->bulk, r.report->bulk);
	report_free(&r);
}

int
main(void)
{
	struct CMUnitTest tests[4 + KR_NELEM(mails) + KR_NELEM(tiers) +
	    KR_NELEM(subjects) + KR_NELEM(kinds) + KR_NELEM(bulks)] = {
		cmocka_unit_test(bytes_exact),
		cmocka_unit_test(set_apart),
		cmocka_unit_test(source_decoded),
		cmocka_unit_test(forged_capped),
	};
	size_t at = 4;

	UNIT_ROWS(tests, at, mails, mail_run);
	at += KR_NELEM(mails);
	UNIT_ROWS(tests, at, tiers, tier_run);
	at += KR_NELEM(tiers);
	UNIT_ROWS(tests, at, subjects, subject_run);
	at += KR_NELEM(subjects);
	UNIT_ROWS(tests, at, kinds, kind_run);
	at += KR_NELEM(kinds);
	UNIT_ROWS(tests, at, bulks, bulk_run);
	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
