/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ledger/chain.h"

/* The name of this machine; what does not fit a chain's name is "-". */
static void
host_name(char *name, size_t size)
{
	memset(name, 0, size);
	if (gethostname(name, size - 1) != 0 || *name == '\0')
		strcpy(name, "localhost");
	for (char *p = name; *p != '\0'; p++)
		if (!kr_is_alnum(*p) && strchr(".-_", *p) == NULL)
			*p = '-';
}

bool
kr_ledger_settings(const struct kr_config *config,
    struct kr_ledger_settings *s)
{
	if (*config->ledger == '\0')
		return false;
	s->where = config->ledger;
	s->spool = config->ledger_spool;
	s->accept = config->ledger_failure == KR_LEDGER_FAILURE_ACCEPT;
	if (*config->ledger_chain == '\0')
		host_name(s->chain, sizeof(s->chain));
	else
		snprintf(s->chain, sizeof(s->chain), "%s",
		    config->ledger_chain);
	return true;
}
