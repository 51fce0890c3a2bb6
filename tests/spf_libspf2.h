/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KR_TESTS_SPF_LIBSPF2_H
#define KR_TESTS_SPF_LIBSPF2_H

#include "auth/auth.h"

/* As kr_spf_check() of auth/check.h. */
void	spf_libspf2(const struct kr_envelope *, const struct kr_world *,
	    struct kr_arena *, struct kr_auth *);

#endif /* KR_TESTS_SPF_LIBSPF2_H */
