/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.h - pieces of the proof (private to the ledger)
 */
#ifndef KR_LEDGER_VERIFY_H
#define KR_LEDGER_VERIFY_H

#include "ledger/chain.h"

#define KR_VERIFY_PAGE 1000	/* rows asked for at once */

struct kr_verify {
	struct kr_store		*store;
	void			 (*say)(void *ctx, const char *text);
	void			*ctx;
	struct kr_ledger_proof	*proof;
	struct kr_store		*again;		/* tables made anew */
	struct kr_err		 err;		/* why it ended early */
};

/* kr_ledger_verify() in a transaction that the caller ends. */
enum kr_rc	kr_verify_begin(struct kr_store *,
		    void (*say)(void *ctx, const char *text), void *ctx,
		    struct kr_ledger_proof *ret, struct kr_err *)
		    KR_NODISCARD;
/* Tell of a fault. */
void	kr_verify_fault(struct kr_verify *, struct kr_span chain, int64_t seq,
	    const char *fmt, ...) KR_PRINTF(4, 5);
/* The chain itself (verify_chain.c). */
enum kr_rc	kr_verify_chain(struct kr_verify *, const char *chain)
		    KR_NODISCARD;
/* What follows from entries, against what stands there (verify_tables.c). */
enum kr_rc	kr_verify_tables(struct kr_verify *, const char *const *chain,
		    size_t n) KR_NODISCARD;

#endif /* KR_LEDGER_VERIFY_H */
