/* SPDX-License-Identifier: Apache-2.0 */
/*
 * world.h - the two things the core may ask the outside world: time and DNS
 *
 * The milter passes real ones, the scanner recorded or "unknown" ones, tests
 * a zone in a string.  Every callback may be NULL: then the answer is
 * unknown.  Callbacks are called from the thread that judges the message.
 */
#ifndef KR_BASE_WORLD_H
#define KR_BASE_WORLD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

enum kr_dns_rc {
	KR_DNS_OK = 0,
	KR_DNS_NONE,		/* name exists, no such record (NODATA) */
	KR_DNS_NXDOMAIN,
	KR_DNS_TEMPORARY,	/* SERVFAIL, timeout, budget used up */
	KR_DNS_UNKNOWN,		/* nobody was asked: offline */
};

/* Record types by their number in the DNS parameters registry. */
enum kr_dns_type {
	KR_DNS_A = 1, KR_DNS_CNAME = 5, KR_DNS_PTR = 12, KR_DNS_MX = 15,
	KR_DNS_TXT = 16, KR_DNS_AAAA = 28,
};

struct kr_dns_record {
	/*
	 * TXT: the strings joined.  A, AAAA: 4 or 16 bytes, network order.
	 * MX, PTR, CNAME: the name in text, without the final dot.
	 */
	struct kr_span	data;
	unsigned	preference;	/* MX */
};

struct kr_dns_answer {
	enum kr_dns_rc		 rc;
	struct kr_dns_record	*record;
	size_t			 n;
	uint32_t		 ttl_s;		/* the smallest */
	bool			 secure;	/* DNSSEC validated */
};

struct kr_world {
	void	*ctx;
	/* Seconds since 1970, UTC.  NULL: the mail's own date is used. */
	int64_t	(*now_s)(void *ctx);
	/* Milliseconds of a clock that never jumps.  NULL: no time limits. */
	int64_t	(*monotonic_ms)(void *ctx);
	/*
	 * name without final dot; *ret and all in it belong to the arena.
	 * Takes at most timeout_ms.
	 */
	void	(*dns)(void *ctx, const char *name, enum kr_dns_type type,
		    int64_t timeout_ms, struct kr_arena *arena,
		    struct kr_dns_answer *ret);
	/*
	 * On the clock of monotonic_ms: afterwards nothing is asked any
	 * more.  0: no end.
	 */
	int64_t	dns_until_ms;
};

/*
 * The same world for one message: all its look-ups together take at most
 * dns_ms.  NULL is a world that knows nothing.
 */
struct kr_world	kr_world_for_message(const struct kr_world *, int64_t dns_ms);

/*
 * Ask, within the time that is left: KR_DNS_TEMPORARY if there is none,
 * KR_DNS_UNKNOWN if there is nobody to ask.
 */
void	kr_world_ask(const struct kr_world *, const char *name,
	    enum kr_dns_type, struct kr_arena *, struct kr_dns_answer *ret);

#endif /* KR_BASE_WORLD_H */
