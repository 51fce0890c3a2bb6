/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A mail that ends the program comes back with every retry of the mail
 * server.  So what is being judged is noted in memory that outlives a child;
 * a mail noted at two deaths goes to a person unjudged.
 */
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "milter/milter.h"

#define NOTES 512		/* judged at once; more go unnoted */
#define SUSPECTS 128		/* the oldest makes room */

struct poison {
	struct {
		atomic_int	pid;		/* 0: free */
		unsigned char	sha256[KR_SHA256_LEN];
	}		note[NOTES];
	/* Written by the parent only. */
	struct {
		unsigned char	sha256[KR_SHA256_LEN];
		atomic_uint	deaths;
	}		suspect[SUSPECTS];
	unsigned	next;
};

struct poison *
poison_new(void)
{
	void *p = mmap(NULL, sizeof(struct poison), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return p != MAP_FAILED ? p : NULL;
}

int
poison_enter(struct poison *p, const unsigned char sha256[KR_SHA256_LEN])
{
	int me = (int)getpid();

	for (int i = 0; i < NOTES; i++) {
		int free_note = 0;

		if (!atomic_compare_exchange_strong(&p->note[i].pid,
		    &free_note, me))
			continue;
		memcpy(p->note[i].sha256, sha256, KR_SHA256_LEN);
		return i;
	}
	return -1;
}

void
poison_leave(struct poison *p, int note)
{
	if (note < 0)
		return;
	memset(p->note[note].sha256, 0, KR_SHA256_LEN);
	atomic_store(&p->note[note].pid, 0);
}

unsigned
poison_deaths(struct poison *p, const unsigned char sha256[KR_SHA256_LEN])
{
	for (size_t i = 0; i < SUSPECTS; i++) {
		unsigned deaths = atomic_load(&p->suspect[i].deaths);

		if (deaths > 0 && memcmp(p->suspect[i].sha256, sha256,
		    KR_SHA256_LEN) == 0)
			return deaths;
	}
	return 0;
}

static void
suspect(struct poison *p, const unsigned char sha256[KR_SHA256_LEN])
{
	for (size_t i = 0; i < SUSPECTS; i++)
		if (atomic_load(&p->suspect[i].deaths) > 0 &&
		    memcmp(p->suspect[i].sha256, sha256, KR_SHA256_LEN) == 0) {
			atomic_fetch_add(&p->suspect[i].deaths, 1);
			return;
		}
	atomic_store(&p->suspect[p->next].deaths, 0);
	memcpy(p->suspect[p->next].sha256, sha256, KR_SHA256_LEN);
	atomic_store(&p->suspect[p->next].deaths, 1);
	p->next = (p->next + 1) % SUSPECTS;
}

void
poison_child_left(struct poison *p, pid_t pid)
{
	for (int i = 0; i < NOTES; i++)
		if (atomic_load(&p->note[i].pid) == (int)pid)
			poison_leave(p, i);
}

unsigned
poison_child_died(struct poison *p, pid_t pid)
{
	static const unsigned char nothing[KR_SHA256_LEN];
	unsigned n = 0;

	for (int i = 0; i < NOTES; i++) {
		if (atomic_load(&p->note[i].pid) != (int)pid)
			continue;
		if (memcmp(p->note[i].sha256, nothing, KR_SHA256_LEN) != 0) {
			suspect(p, p->note[i].sha256);
			n++;
		}
		poison_leave(p, i);
	}
	return n;
}
