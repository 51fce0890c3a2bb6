/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cover_words.c - what reports are made of, and why people make them:
 * words in a sentence of consent that take nothing away from it
 *
 * As the search copy has them.  No verb of saying, no time that is open, no
 * degree, no other person than whoever did it; "money" and "thanks" are given
 * as well as reports are.
 */
#include "evidence/consent/consent.h"

const char *const kr_consent_things[] = {
	"above", "account", "accounts", "ad", "address", "addresses", "addy",
	"advert", "attach", "attached", "attachment", "attachments", "backup",
	"backups", "bank", "below", "bits", "camera", "cameras", "case", "cctv",
	"cell", "chat", "chatlog", "chats", "collected", "complaint",
	"complaints", "complete", "computer", "contact", "contacts", "content",
	"contents", "conversation", "conversations", "convo", "convos",
	"copies", "copy", "correspondence", "data", "dates", "deets", "detail",
	"details", "device", "devices", "dms", "document", "documentation",
	"documents", "drive", "dump", "email", "emails", "entire", "envelope",
	"event", "events", "every", "evidence", "facebook", "file", "files",
	"folder", "folders", "footage", "form", "gmail", "header", "headers",
	"holder", "holders", "id", "image", "images", "incident", "info",
	"information", "informations", "instagram", "internet", "invoice",
	"invoices", "ip", "kept", "laptop", "letter", "letterhead", "letters",
	"licence", "link", "links", "listing", "log", "logs", "loss", "losses",
	"machine", "mail", "mails", "material", "materials", "message",
	"messages", "mobile", "msg", "msgs", "name", "names", "necessary",
	"network", "notes", "number", "numbers", "online", "original",
	"originals", "page", "pages", "paper", "papers", "paperwork", "part",
	"particulars", "parts", "passport", "payment", "payments", "personal",
	"phone", "photo", "photos", "pic", "pics", "picture", "pictures",
	"plate", "post", "posts", "printout", "private", "profile", "proof",
	"provided", "receipt", "receipts", "received", "record", "recording",
	"recordings", "records", "related", "relevant", "report", "reports",
	"rest", "sample", "samples", "saved", "screen", "screenshot",
	"screenshots", "server", "shot", "shots", "sms", "snap", "snaps",
	"spreadsheet", "statement", "statements", "story", "stuff",
	"submission", "summary", "system", "tablet", "tape", "tapes",
	"technical", "text", "texts", "thing", "things", "thread", "ticket",
	"timeline", "transaction", "transactions", "txt", "txts", "url", "urls",
	"usb", "video", "videos", "voice", "voicemail", "voicemails", "wallet",
	"website", "whatsapp",
	NULL
};

const char *const kr_consent_matters[] = {
	/* who did it, and what */
	"abuse", "attack", "attacks", "bastard", "bastards", "blackmail",
	"breach", "crime", "crimes", "criminal", "criminals", "crooks",
	"fraud", "fraudsters", "gang", "guy", "guys", "hack", "hackers",
	"hacking", "harassment", "lot", "man", "men", "mob", "mongrel",
	"mongrels", "offender", "offenders", "people", "person", "phishing",
	"ratbag", "ratbags", "scam", "scammers", "scams", "theft", "thieves",
	"woman",
	/* why, how, and whose */
	"able", "actually", "again", "agencies", "agency", "agent",
	"agreeable", "ahead", "along", "answer", "anybody", "anytime",
	"appropriate", "attorney", "authority", "aware", "away", "back",
	"banks", "bodies", "body", "catch", "cert", "cheers", "collection",
	"committed", "concerned", "concerning", "confidentiality", "consider",
	"court", "cyber", "day", "days", "deal", "deals", "dear", "department",
	"desk", "desperate", "direct", "directly", "director", "directors",
	"do", "either", "enduring", "enough", "enquiries", "enquiry", "etc",
	"ever", "everybody", "executor", "fact", "far", "fast", "find",
	"follow", "followed", "free", "freeze", "get", "go", "got", "grateful",
	"guardian", "guardianship", "happened", "happening", "heaps", "help",
	"helps", "here", "hidden", "him", "himself", "home", "hour", "hours",
	"idc", "illegal", "incl", "include", "includes", "including", "indeed",
	"industry", "inquiries", "inquiry", "instructed", "insurance",
	"insurer", "investigated", "investigating", "investigation",
	"investigations", "kind", "knows", "lawyer", "line", "local", "look",
	"looks", "madam", "mate", "minute", "named", "new", "newspaper",
	"newspapers", "nz", "obliged", "offence", "offences", "one", "ones",
	"onto", "onward", "organisation", "organisations", "other", "own",
	"owner", "partner", "partners", "plan", "plans", "plus", "policy",
	"possible", "power", "prevent", "privacy", "procedure", "procedures",
	"properly", "protect", "purpose", "purposes", "quick", "quickly",
	"quote", "ready", "regarding", "removed", "reported", "reporting",
	"respect", "response", "right", "round", "same", "sent", "serious",
	"shy", "signed", "sir", "solicitor", "soon", "sort", "stats", "stop",
	"stripped", "support", "telco", "telcos", "their", "this", "three",
	"tonight", "treat", "trustee", "trustees", "two", "urgent",
	"urgently", "useful", "using", "via", "waive", "well", "what", "whats",
	"whatsoever", "whenever", "wherever", "whichever", "wholeheartedly",
	"wholl", "whos", "whove", "write", "written", "wrote", "youd", "your",
	"yours", "zealand",
	NULL
};
