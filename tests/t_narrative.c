/* SPDX-License-Identifier: Apache-2.0 */
/* What machines add goes; what the reporter says stays. */
#include "unit.h"

#include "evidence/narrative/narrative.h"

#define SECRECY "This email and its attachments are confidential and may be " \
	"legally privileged.\nIf you are not the intended recipient please " \
	"delete it and notify the sender.\n"

static struct clean_case {
	const char	*name, *text, *said, *signature;
} cases[] = {
	{ "nothing to do", "I lost $300.\n\nCan you help?\n",
	  "I lost $300.\n\nCan you help?", NULL },
	{ "RFC 3676 4.3 delimiter", "Please look.\n-- \nHemi Parata\n021 555\n",
	  "Please look.", "-- \nHemi Parata\n021 555" },
	{ "postscript behind the signature stays", "Please look.\n-- \nHemi\n\n"
	  "PS: the Police may have it.\n", "Please look.\n\nPS: the Police may "
	  "have it.", "-- \nHemi\n\nPS: the Police may have it." },
	{ "a rule in the middle is no signature",
	  "One\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n",
	  "One\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14", NULL },
	{ "closing words", "It is fake.\n\nNg\xC4\x81 mihi nui,\nHemi Parata\n"
	  "Practice Manager\n09 555 0100\n", "It is fake.",
	  "Ng\xC4\x81 mihi nui,\nHemi Parata\nPractice Manager\n09 555 0100" },
	{ "a sentence behind the closing words stays", "It is fake.\n\nThanks\n"
	  "Hemi\nYes to Police.\n", "It is fake.\n\nThanks\nHemi\nYes to "
	  "Police.", NULL },
	{ "thanks may be all there is", "Thank you\nHemi\n", "Thank you\nHemi",
	  NULL },
	{ "telephone", "It is fake.\n\nSent from my iPhone\n", "It is fake.",
	  NULL },
	{ "telephone, German", "Fake.\n\nVon meinem iPhone gesendet\n", "Fake.",
	  NULL },
	{ "telephone, Chinese",
	  "\xE5\x81\x87\xE7\x9A\x84\n\n\xE5\x8F\x91\xE8\x87\xAA"
	  "\xE6\x88\x91\xE7\x9A\x84 iPhone\n", "\xE5\x81\x87\xE7\x9A\x84",
	  NULL },
	{ "somebody who sent something", "Sent from my account to forty people "
	  "before I noticed that somebody else was in there.\n",
	  "Sent from my account to forty people before I noticed that somebody "
	  "else was in there.", NULL },
	{ "gateway banner", "CAUTION: This email originated from outside of "
	  "the organisation.\nDo not click links.\n\nIt is fake.\n",
	  "It is fake.", NULL },
	{ "a reporter's warning is no banner", "WARNING: they ring old "
	  "people.\n",
	  "WARNING: they ring old people.", NULL },
	{ "secrecy", "It is fake.\n\n" SECRECY, "It is fake.", NULL },
	{ "a reporter who got mail in error", "I received this email in error, "
	  "it has somebody's tax file in it.\n", "I received this email in "
	  "error, it has somebody's tax file in it.", NULL },
	{ "virus scanner", "It is fake.\n\nVirus-free. www.example.test\n",
	  "It is fake.", NULL },
	{ "trees", "It is fake.\n\nPlease consider the environment before "
	  "printing this email.\n", "It is fake.", NULL },
	{ "mailing list", "It is fake.\n\nYou received this message because "
	  "you are subscribed to the group.\nTo unsubscribe from this group, "
	  "write.\n",
	  "It is fake.", NULL },
	{ "ticket system", "##- Please type your reply above this line -##\n\n"
	  "A new ticket has been created for you.\nTicket ID: 4711\n\n"
	  "It is fake.\n\nView ticket: https://desk.test/4711\n",
	  "It is fake.", NULL },
	{ "a reporter's ticket", "The ticket I bought was fake.\nTicket price: "
	  "$90\n", "The ticket I bought was fake.\nTicket price: $90", NULL },
	{ "signature and secrecy", "It is fake.\n\nRegards\nHemi\n\n" SECRECY,
	  "It is fake.", "Regards\nHemi" },
	{ "empty", "", "", NULL },
};

static void
clean_run(void **state)
{
	const struct clean_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	const struct kr_slice all = { &root, 0, root.text.len };
	const struct kr_view *joined;
	struct kr_narrative *v;

	assert_int_equal(kr_narrative_clean(&all, 1, arena, &v, NULL), KR_OK);
	joined = kr_view_join(v->said, v->n_said, "", arena);
	assert_span_equal(kr_span_trim(joined->text), c->said);
	if (c->signature == NULL)
		assert_null(v->signature.view);
	else
		assert_span_equal(kr_slice_span(v->signature), c->signature);
	kr_arena_free(arena);
}

/* Words below the evidence are the reporter's as well. */
static void
two_stretches(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_view root = kr_view_root(KR_SPAN_LIT(
	    "Above.\n> evidence\nBelow.\n-- \nHemi\n"));
	const struct kr_slice said[] = { { &root, 0, 7 }, { &root, 18, 16 } };
	const struct kr_view *joined;
	struct kr_narrative *v;

	(void)state;
	assert_int_equal(kr_narrative_clean(said, 2, arena, &v, NULL), KR_OK);
	joined = kr_view_join(v->said, v->n_said, "", arena);
	assert_span_equal(joined->text, "Above.\nBelow.\n");
	assert_span_equal(kr_slice_span(v->signature), "-- \nHemi");
	kr_arena_free(arena);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(cases) + 1];

	UNIT_ROWS(tests, 0, cases, clean_run);
	tests[KR_NELEM(cases)] =
	    (struct CMUnitTest)cmocka_unit_test(two_stretches);
	return cmocka_run_group_tests_name("narrative", tests, NULL, NULL);
}
