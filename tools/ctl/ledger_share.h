/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ledger_share.h - what of an entry may be shared with others
 */
#ifndef KR_CTL_LEDGER_SHARE_H
#define KR_CTL_LEDGER_SHARE_H

#include <jansson.h>

#include "ctl/ledger.h"

/* Of the reported message, as far as the record has it; NULL: it has not. */
struct ctl_evidence {
	json_t		*summary, *content;
	const json_t	*record;
	json_t		*urls;		/* link protectors and "[.]" undone */
	const char	*from, *subject, *sender_ip, *category, *referral;
	char		 when[32];		/* RFC 3339 */
};

/*
 * False if there is nothing to share: a sealed mail, one whose content was
 * removed, one of which neither sender nor address is known.  To be freed
 * either way.
 */
bool	ctl_evidence_read(const struct kr_ledger_row *, struct ctl_evidence *);
void	ctl_evidence_free(struct ctl_evidence *);
/* Whatever fits a URI (RFC 3986): scheme, visible ASCII. */
bool	ctl_evidence_is_uri(const char *);

/* RFC 9562 section 5.5: version 5, by name. */
void	ctl_uuid(const unsigned char space[16], const char *name,
	    char out[37]);
/* In a namespace of ours: an export made again has the same ids. */
void	ctl_uuid_own(const char *name, char out[37]);
/* This body itself: the first agency of route other. */
const struct kr_agency	*ctl_home(const struct kr_config *);

/* A decision as abuse reports (kr_ledger_each()); ctx is ctl_ledger. */
bool	ctl_arf_print(void *ctx, const struct kr_ledger_row *);
bool	ctl_xarf_print(void *ctx, const struct kr_ledger_row *);

#endif /* KR_CTL_LEDGER_SHARE_H */
