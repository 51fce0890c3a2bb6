/* SPDX-License-Identifier: Apache-2.0 */
/* A mail that ends the program is known again after the second time. */
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#include "../milter/milter.h"

static const unsigned char bad[KR_SHA256_LEN] = { 1 };
static const unsigned char good[KR_SHA256_LEN] = { 2 };

/* A child that judges bad and good at once and dies, or not. */
static pid_t
child(struct poison *p, bool dies)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int a = poison_enter(p, good), b = poison_enter(p, bad);

		poison_leave(p, a);
		if (dies)
			_exit(1);
		poison_leave(p, b);
		_exit(0);
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	return pid;
}

static void
twice(void **state)
{
	struct poison *p = poison_new();

	(void)state;
	assert_non_null(p);
	assert_int_equal(0, poison_child_died(p, child(p, false)));
	assert_int_equal(0, poison_deaths(p, bad));
	for (unsigned i = 1; i <= POISON_DEATHS; i++) {
		assert_int_equal(1, poison_child_died(p, child(p, true)));
		assert_int_equal(i, poison_deaths(p, bad));
	}
	assert_int_equal(0, poison_deaths(p, good));
}

/* More at once than there are notes: judged all the same, unnoted. */
static void
full(void **state)
{
	struct poison *p = poison_new();
	int note;
	unsigned n = 0;

	(void)state;
	while ((note = poison_enter(p, good)) >= 0 && n < 100000)
		n++;
	assert_int_equal(-1, note);
	poison_leave(p, note);
	assert_int_equal(n, poison_child_died(p, getpid()));
	assert_true(poison_enter(p, good) >= 0);
}

/* Stopped with mails in hand: nobody's fault, and no note stays. */
static void
left(void **state)
{
	struct poison *p = poison_new();

	(void)state;
	poison_child_left(p, child(p, true));
	assert_int_equal(0, poison_deaths(p, bad));
	assert_int_equal(0, poison_enter(p, good));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(twice),
	    cmocka_unit_test(full), cmocka_unit_test(left) };

	return cmocka_run_group_tests_name("poison", tests, NULL, NULL);
}
