/* SPDX-License-Identifier: Apache-2.0 */
/* Mail that arrives without anybody reporting. */
#include <string.h>

#include "findings/examination.h"

/* Machine mail that is no report of an incident, by what read it. */
static const struct {
	const char	*standard, *id, *what;
	int		 points;
} kinds[] = {
	{ "dsn", "NOBODY_BOUNCE", "a delivery report (RFC 3464)", 700 },
	{ "mdn", "NOBODY_RECEIPT", "a read receipt (RFC 8098)", 800 },
	{ "auto-reply", "NOBODY_AUTOMATIC",
	    "an automatic reply (RFC 3834)", 700 },
	{ "dmarc", "NOBODY_AGGREGATE",
	    "an aggregate report of mail authentication (RFC 9990)", 900 },
	{ "tlsrpt", "NOBODY_TLS", "a TLS report (RFC 8460)", 900 },
};

static void
say(struct kr_examination *ex, const char *id, const char *what, int points)
{
	kr_examination_say(ex, id, what, points, KR_CATEGORY_NOT_A_REPORT,
	    KR_NOWHERE);
}

void
kr_nobody_examine(struct kr_examination *ex)
{
	const struct kr_report *r = ex->report;

	for (size_t i = 0; i < KR_NELEM(kinds); i++)
		if (r->machine.standard != NULL &&
		    strcmp(r->machine.standard, kinds[i].standard) == 0) {
			say(ex, kinds[i].id, kinds[i].what, kinds[i].points);
			return;
		}
	if (r->form == KR_FORM_KIND_SELF)
		say(ex, "NOBODY_SELF", "the mail itself is the matter: "
		    "nobody reports in it", 700);
	else if (r->bulk && r->n_exhibit == 0)
		say(ex, "NOBODY_BULK", "bulk mail sent to the mailbox", 120);
}
