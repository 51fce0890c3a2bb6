/* SPDX-License-Identifier: Apache-2.0 */
/* "eval:function(arguments)": what code, not a pattern, decides. */
#include "rules/set.h"

/* Functions, by the start of their names, that ask somebody outside. */
static const char *const network[] = {
	"check_rbl", "check_uridnsbl", "check_dkim", "check_for_dkim",
	"check_for_spf", "check_for_def_dkim", "check_for_def_spf",
	"check_spf", "check_razor", "check_pyzor", "check_dcc", "check_dmarc",
	"check_hashbl", "check_arc", "askdns", "check_dns", "check_asn",
};

void
kr_eval_resolve(struct kr_compiled *c)
{
	c->unsupported = "its function is not known here";
	for (size_t i = 0; i < KR_NELEM(network); i++)
		c->network |= kr_span_casestarts(c->source, network[i]);
	if (c->network)
		c->unsupported = "it would have to ask the network";
}
