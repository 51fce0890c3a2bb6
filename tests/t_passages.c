/* SPDX-License-Identifier: Apache-2.0 */
/* A long story is read a passage at a time: what stands together counts. */
#include <string.h>

#include "shipped.h"

/* Daily life, of which nothing is a matter for anybody. */
static const char *const prose[] = {
	"My husband and I have been in this house for thirty one years. He "
	"drove the town bus until his hips gave out, and I did the books "
	"for the dairy factory and later for the vet. Our eldest rings on "
	"Sundays. We have a glasshouse with tomatoes and a quarter acre that "
	"he still mows when it is dry.",
	"I teach woodwork two days a week, and the rest of the time I restore "
	"chairs in the garage. There is a kettle out there and an old radio. "
	"On Tuesdays a friend comes by and we sand table legs and talk about "
	"the cricket. I had a stent put in last year, so I am to take it "
	"easy, which I mostly do not.",
	"Work has been flat out. We run a small joinery shop with four staff, "
	"and it has been one thing after another: the compressor failed, the "
	"van needed tyres, and our apprentice broke his wrist at touch rugby. "
	"I do the quotes at the kitchen table at the end of the day, with too "
	"much coffee.",
	"There are eighteen of us in the walking group, and we do the river "
	"track on Mondays and a hill when the weather lets us. Afterwards it "
	"is scones at the cafe. Somebody's knee is always bad. One of us has "
	"taken up the ukulele, which we bear as well as we can.",
	"The dahlias came second at the flower show, behind a lady from across "
	"the harbour who grows hers under nets. It rained on the marquee and "
	"the band played on under it. We had tea from the urn and a slice of "
	"ginger crunch, and the bus home was twenty minutes late, as it is "
	"every year when the traffic is turned around by the domain.",
	"Our church hall had its roof mended in March and we are still paying "
	"for it with cake stalls and a quiz night. I do the sponges. The oven "
	"is older than I am and hot at the back, so everything in it is "
	"turned at half time, like the teams on the field behind the hall.",
	"We moved here from Leicester in 2009 with three suitcases and a "
	"cello. I play in the second desk of the city orchestra when they are "
	"short, and I give lessons to people who always wanted to learn. The "
	"garden is too steep for a mower, so we have two sheep for it.",
};

static struct passage_case {
	const char	*name;
	/* What stands before, between and behind the prose; NULL: nothing. */
	const char	*said[KR_NELEM(prose) + 1];
	bool		 alone;		/* without the prose */
	const char	*finding;
	bool		 found;
} cases[] = {
	{ "a grave matter in the middle",
	  { [4] = "An adult online asks my daughter for nude pictures. "
	    "She is 12." }, false, "HARM_CHILD", true },
	{ "its words far apart",
	  { [0] = "We printed pictures of nude statues for the adult class.",
	    [7] = "My daughter is 12 and likes to be online." }, false,
	  "HARM_CHILD", false },
	{ "which in a short text count together",
	  { [0] = "We printed pictures of nude statues for the adult class.",
	    [7] = "My daughter is 12 and likes to be online." }, true,
	  "HARM_CHILD", true },
	{ "danger to a life at the end",
	  { [7] = "Some nights I want to die, they will not stop." }, false,
	  "HARM_LIFE", true },
	{ "which the model does not deny",
	  { [7] = "Some nights I want to die, they will not stop." }, false,
	  "HARM_LIFE_DOUBTED", false },
	{ "signs of danger in what it knows to be none",
	  { [0] = "My ex has put private pictures of me on a site and sent "
	    "the link to my work right now. Everybody there can see them. I "
	    "feel sick. He is done with me, he says. How do I get them taken "
	    "down today? I have not been to the police." },
	  true, "HARM_LIFE_DOUBTED", true },
	{ "material that is shown around",
	  { [2] = "A man at work shows a video of a real beheading to "
	    "everybody in the lunch room." }, false, "HARM_MATERIAL", true },
	{ "a person is blackmailed, and the money stays a matter",
	  { [0] = "I am ashamed and cannot sleep. We swapped intimate "
	    "pictures on a dating app, now he threatens and humiliates me: "
	    "$500 or my whole family and my friends see them." }, true,
	  "HARM_BLACKMAIL_MONEY", true },
	{ "the same without a demand",
	  { [0] = "I am ashamed and cannot sleep. We swapped intimate "
	    "pictures on a dating app, now he humiliates me." }, true,
	  "HARM_BLACKMAIL_MONEY", false },
	{ "nothing in the prose", { NULL }, false, "HARM_LIFE", false },
};

static char mail[16384];

static void
add(const char *paragraph)
{
	size_t n = strlen(mail);

	snprintf(mail + n, sizeof(mail) - n, "%s\r\n\r\n", paragraph);
}

static void
run(void **state)
{
	const struct passage_case *c = *state;
	const struct kr_findings *f;
	bool found = false;
	struct judged j;

	mail[0] = '\0';
	add("From: Jo <jo@home.example.nz>\r\nTo: report@cert.example.nz\r\n"
	    "Subject: A letter\r\nDate: Tue, 3 Nov 2026 10:14:00 +1300");
	for (size_t i = 0; i <= KR_NELEM(prose); i++) {
		if (c->said[i] != NULL)
			add(c->said[i]);
		if (i < KR_NELEM(prose) && !c->alone)
			add(prose[i]);
	}
	judge(&j, mail);
	f = j.verdict->findings;
	for (size_t i = 0; i < f->n; i++)
		found |= strcmp(f->item[i].id, c->finding) == 0;
	assert_int_equal(c->found, found);
	kr_arena_free(j.arena);
}

/* Care that fails is danger if what befell the machines is an attack, and a
 * meeting if the letter is about a child that somebody is after. */
static struct care_case {
	const char	*name, *first, *last;
	bool		 life;
} cares[] = {
	{ "cause and failure far apart",
	  "Our rest home was hit by ransomware this morning: the files on the "
	  "office server are encrypted and a note demands bitcoin.",
	  "By the way the medication charts were on it, too, so the carers "
	  "are guessing and two residents missed their tablets.", true },
	{ "the same cause, and care goes on",
	  "Our rest home was hit by ransomware this morning: the files on the "
	  "office server are encrypted and a note demands bitcoin.",
	  "The residents and their carers were at the concert.", false },
	{ "care fails by itself",
	  "I want to complain of the adverts of a shop for call bells.",
	  "The call bells they sold us are not ringing and no nurse comes. "
	  "Please stop these newsletters, I never asked for them.", false },
	{ "a child who is written to, and a meeting far behind",
	  "A man in a drawing app asks a girl of our troop, she is eleven, "
	  "for pictures in her togs and to keep it secret.",
	  "Oh, and one of the mothers says that he will be in town on "
	  "Saturday, and she's meant to take him to the lake.", true },
	{ "the same, and she stays at home",
	  "A man in a drawing app asks a girl of our troop, she is eleven, "
	  "for pictures in her togs and to keep it secret.",
	  "He wanted to be in town on Saturday and to meet her at the lake, "
	  "but she will not be going and has blocked him.", false },
	{ "what people travel by is steered by somebody else",
	  "I am mate on a passenger ferry. Somebody logs in to the stability "
	  "computer by night and edits its tables. The figures have been "
	  "wrong for three trips, and tonight's sailing has a full deck.",
	  "Please do not say who told you.", true },
	{ "figures that are wrong on paper",
	  "I keep the accounts of a ferry, and somebody got into our mailbox.",
	  "The figures in the May invoice were wrong, too.", false },
	{ "somebody will be met, and nobody is after a child",
	  "The adverts of this toy shop come to my daughter, who is eleven, "
	  "each day, and I never asked for them.",
	  "My husband's friend will be in town on Saturday, and she's meant "
	  "to take him to the lake.", false },
};

/* What is of years ago in a long letter does not make the matter old. */
static struct haste_case {
	const char	*name, *first, *last;
	bool		 high;
} hastes[] = {
	{ "a letter that has something of years ago",
	  "Our office computer is encrypted, every file, and a red screen "
	  "demands bitcoin for the key.",
	  "The computer was set up two years ago by a man from the club.",
	  true },
	{ "paid in March, and asked for more by now",
	  "I put $900 into a trading site in March, and it shows $40,000.",
	  "To take the money out I am to pay a clearance fee of 12% by "
	  "Thursday. It is all a fraud, my sister says.", true },
	{ "and one who lost it all in March",
	  "I put $900 into a trading site in March, and it showed $40,000.",
	  "It was a fraud. The site was closed in April, and nothing has "
	  "come since.", false },
	{ "a weakness in what keeps a heart going",
	  "The relay of an implanted heart monitor accepts unsigned firmware. "
	  "This is a vulnerability that I disclose to you.",
	  "The vendor has had my report for sixty days.", true },
	{ "and one in a lamp",
	  "The relay of a garden lamp accepts unsigned firmware. "
	  "This is a vulnerability that I disclose to you.",
	  "The vendor has had my report for sixty days.", false },
	{ "and one in which all was restored",
	  "Our office computer was encrypted, every file, and a red screen "
	  "demanded bitcoin for the key.",
	  "It was restored from the backup, and we are up and running again. "
	  "This is for your statistics, there is no hurry.", false },
};

static void
letter_judge(struct judged *j, const char *first, const char *last)
{
	mail[0] = '\0';
	add("From: Jo <jo@home.example.nz>\r\nTo: report@cert.example.nz\r\n"
	    "Subject: A letter\r\nDate: Tue, 3 Nov 2026 10:14:00 +1300");
	add(first);
	for (size_t i = 0; i < 3; i++)
		add(prose[i]);
	add(last);
	judge(j, mail);
}

static void
haste_run(void **state)
{
	const struct haste_case *c = *state;
	struct judged j;

	letter_judge(&j, c->first, c->last);
	assert_int_equal(c->high ? KR_URGENCY_HIGH : KR_URGENCY_NORMAL,
	    j.verdict->decision->urgency);
	kr_arena_free(j.arena);
}

static void
care_run(void **state)
{
	const struct care_case *c = *state;
	struct judged j;

	letter_judge(&j, c->first, c->last);
	assert_int_equal(c->life,
	    j.verdict->decision->urgency == KR_URGENCY_LIFE);
	kr_arena_free(j.arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + KR_NELEM(cares) +
	    KR_NELEM(hastes)];

	UNIT_ROWS(tests, 0, cases, run);
	UNIT_ROWS(tests, KR_NELEM(cases), cares, care_run);
	UNIT_ROWS(tests, KR_NELEM(cases) + KR_NELEM(cares), hastes,
	    haste_run);
	return cmocka_run_group_tests_name("passages", tests, shipped_load,
	    shipped_free);
}
