/* SPDX-License-Identifier: Apache-2.0 */
/* The ledger of the configuration. */
#include <stdlib.h>
#include <unistd.h>

#include "milter/milter.h"

static void
notice(void *ctx, const char *text)
{
	(void)ctx;
	log_line(LOG_WARNING, "%s", text);
}

enum kr_rc
ledger_check(const struct kr_config *config, bool make, struct kr_err *err)
{
	struct kr_ledger_settings s = { .notice = notice };
	enum kr_rc rc;
	char text[1024];

	if (!kr_ledger_settings(config, &s))
		return KR_OK;
	rc = kr_ledger_check(&s, make, err);
	if (rc != KR_E_TEMPORARY)
		return rc;
	log_line(LOG_WARNING, "the ledger is away for now: %s",
	    kr_err_text(err, text, sizeof(text)));
	return KR_OK;
}

struct kr_ledger *
ledger_open(const struct kr_config *config)
{
	struct kr_ledger_settings s = { .notice = notice, .patient = true };
	struct kr_ledger *ledger;
	struct kr_err err = { .code = KR_OK };
	char text[1024];

	if (!kr_ledger_settings(config, &s))
		return NULL;
	if (kr_ledger_open(&s, &ledger, &err) == KR_OK)
		return ledger;
	/* No mail may go on without its record. */
	log_line(LOG_ERR, "%s", kr_err_text(&err, text, sizeof(text)));
	_exit(EXIT_FAILURE);
}
