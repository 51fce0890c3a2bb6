/* SPDX-License-Identifier: Apache-2.0 */
/* The machine stops at every single write of a question. */
#include <sys/wait.h>

#include "fault.h"
#include "hold_question.h"

/* Ask in a process of its own, which ends at write n; true if it came to its
 * end. */
static bool
process(int n)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		struct kr_spool *h = opened_again();

		fault_set(FAULT_DISK, n);
		fault_ends = true;
		kr_hold_work(h, NOW + 10, NULL);
		_exit(fault_n < n && n_letter == 1 ? 0 : 1);
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) != 255);
	return WEXITSTATUS(status) == 0;
}

/* Nobody was asked: then it is done minutes later, not the next day.  Perhaps
 * somebody was: then never again. */
static void
stops(void **state)
{
	bool whole = false;
	int due = 0;

	(void)state;
	for (int n = 1; !whole; n++) {
		struct kr_arena *arena = kr_arena_new((size_t)4 << 20);
		struct kr_spool *h = opened();
		bool was_due;

		assert_true(n < 100);
		put(h, ID, "en");
		kr_hold_close(h);
		whole = process(n);
		h = opened_again();
		was_due = item_of(h, arena).asked == KR_HOLD_ASK_DUE;
		due += was_due;
		kr_hold_work(h, NOW + 600, NULL);
		assert_int_equal(was_due ? 1 : 0, n_letter);
		assert_int_not_equal(KR_HOLD_ASK_DUE,
		    item_of(h, arena).asked);
		kr_hold_close(h);
		kr_arena_free(arena);
	}
	assert_true(due >= 3);	/* the window, its folder, the note */
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(stops) };

	return run_all("hold_asks", tests, KR_NELEM(tests));
}
