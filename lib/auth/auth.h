/* SPDX-License-Identifier: Apache-2.0 */
/*
 * auth.h - who really sent it
 *
 * Stage:  auth.  In: message, envelope, world (DNS).  Out: struct kr_auth.
 * Source: RFC 7208 (SPF), RFC 6376 with 8301 and 8463 (DKIM), RFC 9989 and
 * 7489 (DMARC), RFC 8617 (ARC), RFC 8601 (Authentication-Results).  Results
 * inform; no mail is ever refused or delayed for them.
 */
#ifndef KR_AUTH_AUTH_H
#define KR_AUTH_AUTH_H

#include "base/base.h"
#include "config/config.h"
#include "message/message.h"

/* What the mail server knew.  Any span may be absent. */
struct kr_envelope {
	struct kr_span		 mail_from;	/* reverse-path without <>; ""
						 * null */
	const struct kr_span	*rcpt;		/* forward-paths without <> */
	size_t			 n_rcpt;
	struct kr_span		 helo;
	struct kr_span		 client_ip;	/* "192.0.2.1", "2001:db8::1" */
	struct kr_span		 client_name;
	struct kr_span		 queue_id;
	bool			 submitted;	/* authenticated submission */
};

/* RFC 8601 2.7 result words; KR_AUTH_UNKNOWN: nobody looked. */
enum kr_auth_result {
	KR_AUTH_UNKNOWN, KR_AUTH_NONE, KR_AUTH_PASS, KR_AUTH_FAIL,
	KR_AUTH_SOFTFAIL, KR_AUTH_NEUTRAL, KR_AUTH_POLICY,
	KR_AUTH_TEMPERROR, KR_AUTH_PERMERROR
};
const char	*kr_auth_result_name(enum kr_auth_result);

struct kr_dkim {
	enum kr_auth_result	 result;
	struct kr_span		 domain, selector;	/* d=, s= */
	struct kr_span		 algorithm;	/* a= */
	struct kr_span		 fields;	/* h=, without blanks */
	struct kr_span		 length;	/* l= as written, or absent */
	unsigned		 key_bits;
	/* The key record as it was found: keys are taken away later. */
	struct kr_span		 key;
	bool			 body_altered;	/* header fine, body hash not */
	bool			 length_limited; /* l= covers less than all */
	const char		*why;		/* short sentence, never NULL */
};

/* RFC 8617: what those who handed the mail on sealed. */
struct kr_arc {
	/* UNKNOWN: not looked at; NONE: no seals; PASS, FAIL, TEMPERROR. */
	enum kr_auth_result	 result;
	unsigned		 sets;		/* seals, numbered from 1 */
	/* The oldest signature that still verifies; 0: all do (10.2). */
	unsigned		 oldest_pass;
	struct kr_span		 sealer;	/* d= of the newest */
	/*
	 * Of a sealer in trusted_sealer whose results speak for the author
	 * of this mail; absent: the chain proves nothing.
	 */
	struct kr_span		 vouching;
	const char		*why;		/* short sentence, never NULL */
};

/* How sure we are that the author (RFC 5322 From) is the author. */
enum kr_identity {
	KR_IDENTITY_NONE,	/* nothing speaks for or against */
	KR_IDENTITY_SPF, KR_IDENTITY_DKIM, KR_IDENTITY_DMARC, /* aligned pass */
	KR_IDENTITY_ARC,	/* such a pass, as a trusted forwarder saw it */
	KR_IDENTITY_TRUSTED,	/* a trusted host says so, or submission */
	KR_IDENTITY_FORGED /* DMARC fail under a policy that asks for action */
};
const char	*kr_identity_name(enum kr_identity);	/* "dmarc" ... */

struct kr_auth {
	enum kr_auth_result	 spf;		/* MAIL FROM, else HELO */
	struct kr_span		 spf_domain;
	/*
	 * Of evidence: the address that its own trace names, so that spf is
	 * reconstructed, with today's DNS.  Absent: spf is of the connection.
	 */
	struct kr_span		 spf_client;
	/* HELO beside MAIL FROM (RFC 7208 2.3), of the outer mail. */
	enum kr_auth_result	 spf_helo;
	struct kr_dkim		*dkim;
	size_t			 n_dkim;
	enum kr_auth_result	 dmarc;
	struct kr_span		 dmarc_domain;	/* of the author */
	const char		*dmarc_policy;	/* "none" "quarantine"
						 * "reject" "" */
	struct kr_arc		 arc;
	enum kr_identity	 identity;
	bool			 from_trusted;	/* read from a trusted host's
						 * field */
	struct kr_span		 results; /* value for our own A-R field */
};

/*
 * Authenticate the outer message.
 *   envelope  NULL offline.
 *   world     DNS answers; without any, results are KR_AUTH_UNKNOWN, unless
 *             a field of a configured trusted authserv-id above the first
 *             foreign Received line tells them.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_auth_outer(struct kr_message *, const struct kr_envelope *,
		    const struct kr_config *, const struct kr_world *,
		    struct kr_arena *, struct kr_auth **ret,
		    struct kr_err *err) KR_NODISCARD;

/*
 * Verify the DKIM signatures of an attached original, and reconstruct its
 * SPF, which counts for nothing else.
 *   raw  its bytes, header and body, transfer encoding undone.
 */
enum kr_rc	kr_auth_evidence(struct kr_span raw, const struct kr_config *,
		    const struct kr_world *, struct kr_arena *,
		    struct kr_auth **ret, struct kr_err *err) KR_NODISCARD;

/*
 * Must this Authentication-Results field be removed from incoming mail?
 * Yes if it bears our authserv-id or cannot be parsed (RFC 8601 section 5).
 */
bool	kr_auth_field_is_foreign_claim(struct kr_span value,
	    const char *authserv_id);

/* Registrable domain (public suffix plus one), or the domain itself. */
struct kr_span	kr_auth_organisation(struct kr_span domain, struct kr_arena *);

/* The same organisation (relaxed alignment, RFC 7489 3.1). */
bool	kr_auth_aligned(struct kr_span a, struct kr_span b, bool strict,
	    struct kr_arena *);

#endif /* KR_AUTH_AUTH_H */
