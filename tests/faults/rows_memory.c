/* SPDX-License-Identifier: Apache-2.0 */
/*
 * G1: every allocation fails once, in our code and in the libraries'.
 * The C library lets a program bring its own malloc().
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)

void
row_memory(void)
{
	case_is(true, "the sanitizer has malloc()");
}

#else

static const struct handing usual;

/* Of this thread: the others' memory is their own. */
static _Thread_local long armed;	/* 1: the next one fails */
static _Thread_local unsigned long asked;
static _Atomic long live;

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t),
    *__libc_realloc(void *, size_t), *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static bool
fails(void)
{
	asked++;
	if (armed <= 0 || --armed > 0)
		return false;
	errno = ENOMEM;
	return true;
}

static void *
counted(void *p)
{
	live += p != NULL;
	return p;
}

void *
malloc(size_t n)
{
	return fails() ? NULL : counted(__libc_malloc(n));
}
void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : counted(__libc_calloc(n, size));
}
void *
realloc(void *p, size_t n)
{
	void *q = fails() ? NULL : __libc_realloc(p, n);

	if (p == NULL)
		live += q != NULL;
	else if (n == 0)
		live--;
	return q;
}
void
free(void *p)
{
	live -= p != NULL;
	__libc_free(p);
}

/* What became of the mail when allocation n failed. */
static const char *
memory_fault(struct kr_span mail, long n, const struct outcome *want)
{
	struct outcome o, again;
	struct server *s;
	const char *fault = NULL;
	long before;

	before = live;
	armed = n;
	s = server_connect(&usual);
	if (s != NULL)
		server_mail(s, &usual, mail, &o);
	else
		o = (struct outcome){ .answer = SMFIS_TEMPFAIL };
	server_close(s);
	armed = 0;
	if (o.answer == SMFIS_CONTINUE)
		fault = outcome_fault(&o, mail);
	else if (o.answer != SMFIS_TEMPFAIL)
		fault = "neither accepted nor put off";
	outcome_free(&o);
	if (fault == NULL && live > before + 8)
		fault = "memory was not given back";
	/* And the retry is as ever. */
	server_deliver(&usual, mail, &again);
	if (fault == NULL && !outcome_same(want, &again))
		fault = "the retry differs";
	outcome_free(&again);
	return fault;
}

void
row_memory(void)
{
	for (size_t m = 0; m < n_samples; m += cases_of(1, 8)) {
		struct outcome want;
		unsigned long n;

		server_deliver(&usual, samples[m], &want);
		outcome_free(&want);
		n = asked;
		server_deliver(&usual, samples[m], &want);
		n = asked - n;
		for (unsigned long i = 1; i <= n; i++)
			case_fault(memory_fault(samples[m], (long)i, &want),
			    "sample %zu, allocation %lu of %lu", m, i, n);
		outcome_free(&want);
	}
}

#endif
