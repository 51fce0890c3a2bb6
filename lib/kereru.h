/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereru.h - the whole way from bytes to verdict
 *
 * Both programs and all tests call this one function; the same bytes give
 * the same verdict everywhere.
 */
#ifndef KR_KERERU_H
#define KR_KERERU_H

#include "record/record.h"

/* What does not change between messages; shared by threads. */
struct kr_engine {
	const struct kr_config	*config;
	const struct kr_ruleset	*rules;
	const struct kr_model	*model;		/* may be NULL */
	const struct kr_consent_weights *consent; /* may be NULL */
	const struct kr_classifier *classifier;	/* may be NULL */
	bool			 whole;	/* each mail is what is reported */
	struct kr_span		 tag_key;	/* may be absent */
};

/*
 * Judge one mail.
 *   bytes     the mail; kept by the caller as long as *ret is used.
 *   envelope  NULL offline.
 *   arena     owns *ret.
 *   ret       set on success.
 * KR_E_NOMEM or KR_E_LIMIT: the caller sends the mail to the fallback.
 */
enum kr_rc	kr_judge(const struct kr_engine *, struct kr_span bytes,
		    const struct kr_envelope *, const struct kr_world *,
		    struct kr_arena *, struct kr_verdict **ret,
		    struct kr_err *err) KR_NODISCARD;

#endif /* KR_KERERU_H */
