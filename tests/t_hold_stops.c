/* SPDX-License-Identifier: Apache-2.0 */
/* The machine stops, or the disk fails, at every single write. */
#include <sys/wait.h>

#include "hold_spool.h"

/* Put and release in a process of its own that ends at write n; true if it
 * came to its end. */
static bool
process(int n, bool ends)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		struct kr_spool *h = opened();
		bool again;
		enum kr_rc rc;

		fault_set(FAULT_DISK, n);
		fault_ends = ends;
		rc = put(h, ID, "H1", &again);
		if (rc == KR_OK)
			rc = release(h, KR_HOLD_LEAVE);
		_exit(fault_n < n ? 0 : 1);
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) != 255);
	return WEXITSTATUS(status) == 0;
}

static void
at_every_write(bool ends)
{
	int n, doubts = 0;
	bool whole = false;

	for (n = 1; !whole; n++) {
		struct kr_spool *h;
		bool again, mail;
		enum kr_rc rc;

		assert_true(n < 200);
		fresh(NULL);
		whole = process(n, ends);
		assert_true(sent() <= 1);
		/* The mail server brings the mail again; somebody says yes. */
		h = opened();
		assert_int_equal(KR_OK, put(h, ID, "H1", &again));
		rc = release(h, KR_HOLD_LEAVE);
		if (rc == KR_E_TEMPORARY) {
			assert_int_equal(KR_HOLD_SENDING,
			    item_of(h, &mail).agency[0].sent);
			assert_true(mail);
			doubts++;
			rc = release(h, sent() > 0 ? KR_HOLD_DONE :
			    KR_HOLD_AGAIN);
		}
		assert_true(rc == KR_OK || rc == KR_E_UNSUPPORTED);
		assert_int_equal(1, sent());
		assert_int_equal(0, files_in("open"));
		assert_int_equal(1, files_in("closed"));
		kr_hold_close(h);
	}
	/* put 3, yes 2, mark 2, sent 2, close 4 at the least */
	assert_true(n > 12);
	assert_true(!ends || doubts > 0);
}

static void
stops(void **state)
{
	(void)state;
	at_every_write(true);
}

static void
disk_full(void **state)
{
	(void)state;
	at_every_write(false);
}

static void
together(void **state)
{
	enum { PROCESSES = 12 };
	struct kr_spool *h = opened();
	int status, good = 0;

	(void)state;
	must_put(h, "H1");
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0)
			_exit(release(opened(), KR_HOLD_AGAIN) == KR_OK);
	for (int i = 0; i < PROCESSES; i++) {
		assert_true(wait(&status) > 0);
		good += WIFEXITED(status) && WEXITSTATUS(status) == 1;
	}
	assert_int_equal(1, good);
	assert_int_equal(1, sent());
	kr_hold_close(h);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { T(stops), T(disk_full),
		T(together) };

	return run_all("hold_stops", tests, KR_NELEM(tests));
}
