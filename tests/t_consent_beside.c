/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands beside a yes in its sentence.  People run on; what they tell
 * takes nothing away.  What gives the yes to somebody else to say, takes it
 * back or lets it hang, does.  Each is tried with yeses of several shapes.
 */
#include <stdio.h>

#include "consent_lists.h"

#define SENTENCE	256	/* bytes */

static const char *const yeses[] = {
	"you may hand this to the Police straight away",
	"I'm happy for the police to have it",
	"please pass this to the Police",
	"we consent to this report being given to the Police",
	"the Police can have it",
	"send it to the police",
	"feel free to share it with the cops",
	"you have my consent to share it with Police",
};

/* People tell things on the way to their yes, */
static const char *const told_before[] = {
	"They have my password, ",
	"Please see the attached and ",
	"Nothing else to add but ",
	"We have reset the accounts; ",
	"It is a scam - ",
	"phone went dead at noon, bank emptied, ",
	"I clicked the link on Tuesday and lost two hundred dollars, ",
	"The logs are attached, ",
	"My mother lost her savings, ",
	"Yes ",
	"Yes, ",
	"I reported it to my bank already, and ",
	"Happy to help - ",
	"For the record, ",
	"As requested, ",
	"In short, ",
	"The bank froze the account but ",
	"He still has my photos so ",
	"She is 82 and frightened, ",
	"There were three of them, ",
	"No money was lost, ",
	"The site is still up, ",
	"I kept the envelope, and ",
	"Whatever happens, ",
	"If it helps, ",
	"To save time, ",
	"Dear team, ",
	"Thanks for looking at this, ",
	"We lost $9,000 on Monday, ",
	"My computer is at the repair shop, ",
	"I feel sick about this, ",
	"Three invoices were changed, ",
	"No rush, ",
	"Not sure what else you need, ",
	"My dad is 84, ",
	"Nothing was taken, ",
	"I've attached everything, ",
	"To whom it may concern, ",
	"As I said on the phone, ",
	"Screenshots below, ",
	"Headers attached, ",
	"The parcel never came, ",
	"Someone got into our server, ",
	"This is the third time, ",
	"Stupid of me I know, ",
	"Hope this is of use, ",
	"All I know is above, ",
	"It's all in the zip, ",
	"Our office was closed, ",
};

/* and behind it. */
static const char *const told_behind[] = {
	", my number is 021 555 0123",
	" and let me know what happens",
	", she is very upset",
	" because I'm worried",
	", thanks for your help",
	" - I've got nothing to hide",
	", his name is on the invoice",
	" if it comes to that",
	", with everything attached",
	", along with the screenshots",
	" as well as my bank and Netsafe",
	", not that it will bring the money back",
	", I just want it stopped",
	", they know my address",
	", this needs to stop",
	", I am at home all day",
	", the receipt is attached",
	", whatever helps",
	", Netsafe too",
	" (I have the envelope)",
	", in case it happens to others",
	" so they can catch him",
	" before he does it again",
	", regards, Ana",
	", and thank you for reading this far",
	", he has done this to others",
	", I don't want anyone else caught",
	", nobody deserves this",
	", no need to ask again",
	", I can give a statement",
	", my husband agrees",
	", I am not afraid of him",
	", I hope they get him",
	", he can't be allowed to do this",
	", he lives in Hamilton I think",
	", the account number is above",
	", all the details are below",
	", that's what they are there for",
	", it can't hurt",
	", no problem at all",
	", happy to talk to anyone",
	", my phone is on all day",
	", we can supply logs",
	", he knows where I live",
	", cheers, Dave",
	", many thanks, Priya Nair",
	", nga mihi, Hemi",
	", and the bank too",
	", Netsafe and the bank as well",
	" with my name and number",
	" on behalf of my mother",
	" first thing",
	" if it is of any use",
};

/* Somebody else speaks, or it hangs on something, */
static const char *const another_before[] = {
	"The caller told me to write, ",
	"If my boss agrees, ",
	"My lawyer says, ",
	"He asked me to confirm that ",
	"The form says: ",
	"I'm not saying that ",
	"Unless you ring me first, ",
	"The scam email reads, ",
	"They told me to type ",
	"Nobody said ",
	"I used to think ",
	"They made me say, ",
	"The popup wanted me to tick, ",
	"The next box is, ",
	"Their script went, ",
	"Somebody scribbled on it, ",
	"The bot typed, ",
	"The last line of it, ",
	"Word for word, ",
	"The scammer's exact words, ",
	"I was supposed to reply, ",
	"His text, ",
	"What they want is, ",
	"The button, ",
	"My boss would say, ",
	"Until my lawyer has read it, ",
	"Except on Mondays, ",
	"Assuming the board is happy, ",
	"I doubt that ",
	"My neighbour's advice, ",
	"They keep repeating, ",
	"Her answer was, ",
	"Am I right that ",
	"Suppose I said, ",
	"In my husband's opinion, ",
	"The voice on the phone, ",
	"It pretends to be me, ",
	"A pop-up appeared, ",
	"His last message, ",
	"Under the photo, ",
	"The subject line, ",
	"She reckons, ",
	"Once my claim is settled, ",
	"Next they had me repeat, ",
	"They had me copy out, ",
	"My ex claims, ",
	"Ask yourself whether ",
	"The recorded voice, ",
	"The chatbot's reply, ",
	"She dictated to me, ",
	"According to the site, ",
	"It read, ",
	"They want me to believe, ",
	"My manager's view is, ",
	"When the case is closed, ",
	"After I've spoken to a lawyer, ",
	"The form has a line, ",
	"In the video he goes, ",
	"Her exact text was, ",
	"The heading, ",
	"The scam started with, ",
	"The reply button offers, ",
	"The kids wrote on the wall, ",
	"Half jokingly, ",
	"In a dream, ",
	"As a joke, ",
	"Hypothetically, ",
	"In theory, ",
	"On paper, ",
	"The old me would have said, ",
	"It came with the words, ",
	"The chain letter urges, ",
	"My lawyers insist, ",
	"The bank's line is, ",
	"Had I known, ",
	"Next time, ",
	"A stranger left a voicemail, ",
	"The poster in the window, ",
	"It ended with, ",
	"The robot repeated it three times, ",
	"Clause four, ",
	"The fine print has it, ",
	"Somebody in my name has posted, ",
	"He signed off with, ",
};

/* and so here. */
static const char *const another_behind[] = {
	", my boss said",
	", said the email",
	", but not yet",
	", unless my wife objects",
	", if my lawyer agrees",
	", only joking",
	", not",
	", once I've talked to my bank",
	", as soon as the case closes",
	", or so they want me to say",
	", except the photos",
	", over my dead body",
	", is what the email said",
	", they demanded",
	", it said",
	", read the text",
	", went the letter",
	", he typed",
	", in your dreams",
	", when hell freezes over",
	", I was told to say",
	", was the answer they wanted",
	", tomorrow perhaps",
	", in theory",
	", so the bot claims",
	", though I'd rather you didn't",
	", on second thoughts leave it",
	", pending advice",
	", as if",
	", yeah right",
	", the scammer told us",
	", they made me type",
	", my neighbour thinks",
	", was the caption",
	", ended the recording",
	", according to him",
	", at your own risk",
	", and I'll sue",
	", then watch me post the video",
	", subject to legal",
	", at a later date",
	", my solicitor permitting",
	", God forbid",
	", minus everything personal",
	", he would say",
	", apart from the names",
	", or maybe Netsafe instead",
	", I'd be the laughing stock, so no",
	", which I regret saying",
	", which I take back",
	", was a mistake",
	", I said last year",
	", they kept saying",
	", so says the letter",
	", he bellowed",
	", ran the headline",
	", the label reads",
	", or words to that effect",
	", it goes on",
	", were it up to me",
	", had I the choice",
	", eventually",
	", after Christmas",
	", subject to contract",
	", provided he agrees",
	", barring objections",
	", at least in part",
	", bar the photos",
	", my flatmate's idea",
	", in his words",
	", was his advice",
	", my mum texts me",
	", she keeps telling me",
	", but I'd need to check",
	", except I don't trust them",
	", though not today",
	", I'm kidding",
	", lol no",
	", ha ha",
	", once hell thaws",
	", unless I say stop",
	", after you call me",
	", when I say so",
	", only with a warrant",
	", they pretended",
	", I was made to agree",
	", under duress",
	", against my will",
	", so I was told",
	", allegedly",
	", apparently",
	", reportedly",
	", in quotation marks",
	", but that was then",
	", I would have said once",
	", my bank manager's words not mine",
	", he wants me to write",
	", in another life",
	", just testing",
	", for the right price",
	", wink wink",
};

/* Every yes with every other half: how many are not read so? */
static unsigned
misread(const char *const *half, size_t n, bool behind, bool given)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < KR_NELEM(yeses); k++) {
			char s[SENTENCE];
			const char *const text = s;

			(void)snprintf(s, sizeof(s), "%s%s.",
			    behind ? yeses[k] : half[i],
			    behind ? half[i] : yeses[k]);
			wrong += consent_misread(&text, 1, given);
		}
	return wrong;
}

static void
tells_before(void **state)
{
	(void)state;
	assert_int_equal(misread(told_before, KR_NELEM(told_before), false,
	    true), 0);
}

static void
tells_behind(void **state)
{
	(void)state;
	assert_int_equal(misread(told_behind, KR_NELEM(told_behind), true,
	    true), 0);
}

static void
anothers_before(void **state)
{
	(void)state;
	assert_int_equal(misread(another_before, KR_NELEM(another_before),
	    false, false), 0);
}

static void
anothers_behind(void **state)
{
	(void)state;
	assert_int_equal(misread(another_behind, KR_NELEM(another_behind),
	    true, false), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_before),
		cmocka_unit_test(tells_behind),
		cmocka_unit_test(anothers_before),
		cmocka_unit_test(anothers_behind),
	};

	return cmocka_run_group_tests_name("consent_beside", tests, NULL,
	    NULL);
}
