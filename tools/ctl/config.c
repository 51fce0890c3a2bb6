/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl config: every setting and where it was set. */
#include <stdio.h>

#include "ctl/ctl.h"

static void
setting_print(void *ctx, const char *key, const char *value,
    const char *origin)
{
	(void)ctx;
	printf("%-32s %s    # %s\n", key, value[0] != '\0' ? value : "\"\"",
	    origin);
}

int
ctl_config(const struct ctl *c)
{
	struct kr_host *host;

	if (c->argc != 1)
		ctl_usage("config");
	host = ctl_host(c);
	kr_config_each(kr_host_config(host), setting_print, NULL);
	kr_host_free(host);
	return fflush(stdout) == 0 ? CTL_FINE : CTL_FAILED;
}
