/* SPDX-License-Identifier: Apache-2.0 */
/*
 * check.h - the three mechanisms, each asking the DNS through struct kr_world
 *
 * Stage:  auth (private).  Only called when there is a DNS to ask.
 */
#ifndef KR_AUTH_CHECK_H
#define KR_AUTH_CHECK_H

#include "auth/auth.h"

/* Room for a name that is handed to a C library. */
#define KR_DOMAIN_MAX 253		/* RFC 1035 2.3.4, in text form */

/*
 * RFC 7208: MAIL FROM, or HELO when the reverse-path is null.  Sets
 * auth->spf and auth->spf_domain; leaves them alone without a client address.
 */
void	kr_spf_check(const struct kr_envelope *, const struct kr_world *,
	    struct kr_arena *, struct kr_auth *);

/* RFC 7208 2.3: HELO besides.  Sets auth->spf_helo. */
void	kr_spf_check_helo(const struct kr_envelope *, const struct kr_world *,
	    struct kr_arena *, struct kr_auth *);

/*
 * MAIL FROM for a mail that somebody else received, from its Received and
 * Return-Path fields, which its reader's servers wrote or a liar did.  Sets
 * auth->spf_client too; leaves all alone if they do not tell.
 */
void	kr_spf_reconstruct(const struct kr_header *, const struct kr_world *,
	    struct kr_arena *, struct kr_auth *);

/*
 * Is the text a record that RFC 7208 section 12 allows?
 */
bool	kr_spf_grammar(struct kr_span record);

/*
 * RFC 6376: every signature of the message.  raw: header, empty line, body,
 * lines ended by LF or CRLF.  Sets auth->dkim.
 *   kept  it came some time ago: a signature that ran out since still counts.
 */
void	kr_dkim_check(struct kr_span raw, const struct kr_header *, bool kept,
	    const struct kr_limits *, const struct kr_world *,
	    struct kr_arena *, struct kr_auth *);

/*
 * RFC 9989: policy of the author's domain, and whether SPF or DKIM that
 * passed belongs to it.  Needs auth->spf and auth->dkim.
 */
void	kr_dmarc_check(struct kr_span author_domain, const struct kr_world *,
	    struct kr_arena *, struct kr_auth *);

/* Does a registry give out names below this one (public suffix list)? */
bool	kr_auth_is_suffix(struct kr_span domain);

/*
 * RFC 8617: the chain of seals, and whether a trusted sealer speaks for the
 * author's domain.  Sets *arc.  raw and kept as above.
 */
void	kr_arc_check(struct kr_span raw, const struct kr_header *, bool kept,
	    const struct kr_config *, struct kr_span author,
	    const struct kr_world *, struct kr_arena *, struct kr_arc *arc);

/* Where the body begins in raw, which has that header. */
size_t	kr_body_offset(struct kr_span raw, const struct kr_header *);

/* Results of nothing yet, with room for signatures; NULL: no memory. */
struct kr_auth	*kr_auth_new(const struct kr_limits *, struct kr_arena *);

/* Who the author is, by the results alone. */
enum kr_identity	kr_auth_identity(const struct kr_auth *,
			    struct kr_span author, struct kr_arena *);

#endif /* KR_AUTH_CHECK_H */
