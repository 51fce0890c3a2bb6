/* SPDX-License-Identifier: Apache-2.0 */
/* How faithfully an exhibit shows what was sent: a letter, and why. */
#include "evidence/evidence.h"

static const struct {
	char		 tier;
	const char	*why;
} fidelities[KR_FIDELITY_COUNT] = {
	[KR_FIDELITY_VERIFIED] = { 'A',
	    "attached original, a DKIM signature verifies" },
	[KR_FIDELITY_ATTACHED] = { 'B', "attached original, not verified" },
	[KR_FIDELITY_HEADER] = { 'B', "header fields only, with trace fields" },
	[KR_FIDELITY_PASTED] = { 'B',
	    "raw header fields pasted into the text" },
	[KR_FIDELITY_OUTLOOK] = { 'B',
	    "saved by Outlook, with its transport fields" },
	[KR_FIDELITY_TRACELESS] = { 'C',
	    "attached message without trace fields" },
	[KR_FIDELITY_OUTLOOK_TRACELESS] = { 'C',
	    "saved by Outlook, without transport fields" },
	[KR_FIDELITY_HTML] = { 'C', "passed on in the text, HTML kept" },
	[KR_FIDELITY_PLAIN] = { 'D', "passed on in the text, plain" },
	[KR_FIDELITY_COPIED] = { 'E', "copied into the text by hand" },
	[KR_FIDELITY_WEBFORM] = { 'E', "told in a web form" },
	[KR_FIDELITY_FIELDS] = { 'E', "only the fields of the report" },
	[KR_FIDELITY_MACHINE] = { 'E', "as told by the machine that reports" },
	[KR_FIDELITY_PICTURE] = { 'F', "only a picture shows it" },
};

char
kr_fidelity_tier(enum kr_fidelity f)
{
	return fidelities[f].tier;
}

const char *
kr_fidelity_why(enum kr_fidelity f)
{
	return fidelities[f].why;
}
