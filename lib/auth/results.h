/* SPDX-License-Identifier: Apache-2.0 */
/*
 * results.h - the Authentication-Results field
 *
 * Stage:  auth (private).
 * Source: RFC 8601 section 2.2 (syntax), 2.7 (methods), 5 (removal).
 */
#ifndef KR_AUTH_RESULTS_H
#define KR_AUTH_RESULTS_H

#include "auth/auth.h"

#define KR_RESULTS_ITEMS_MAX 32		/* methods told in one field */
#define KR_RESULTS_PROPERTIES_MAX 8	/* of one method */

struct kr_results_property {
	struct kr_span	ptype, property, value;	/* "header" "d" "example.nz" */
};

struct kr_results_item {
	struct kr_span			 method, result;
	/* Of the comment after the result, "p=reject" and the like. */
	struct kr_span			 comment;
	struct kr_results_property	 property[KR_RESULTS_PROPERTIES_MAX];
	size_t				 n_property;
};

struct kr_results {
	struct kr_span		 authserv_id;
	struct kr_results_item	*item;
	size_t			 n;
};

/*
 * Read a field's value.
 * KR_E_SYNTAX if it does not follow the grammar, KR_E_LIMIT past the counts
 * above (the caller treats both as "cannot be parsed"), KR_E_NOMEM.
 */
enum kr_rc	kr_results_parse(struct kr_span value, struct kr_arena *,
		    struct kr_results *ret) KR_NODISCARD;

/* The property's value, or absent. */
struct kr_span	kr_results_property(const struct kr_results_item *,
		    const char *ptype, const char *property);

enum kr_auth_result	kr_results_word(struct kr_span result);

/* Write auth->results from what auth says.  False if the arena is full. */
bool	kr_results_write(struct kr_auth *, const struct kr_config *,
	    const struct kr_envelope *, struct kr_span author_domain,
	    struct kr_arena *) KR_NODISCARD;

#endif /* KR_AUTH_RESULTS_H */
