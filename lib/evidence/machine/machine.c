/* SPDX-License-Identifier: Apache-2.0 */
/* Reports made by machines: the most telling kind is asked first. */
#include "evidence/reading.h"

static kr_reader *const readers[] = {
	kr_dsn_report,
	kr_mdn_report,
	kr_arf_report,
	kr_xarf_report,
	kr_tls_report,
	kr_dmarc_report,
	kr_auto_reply_report,	/* the others may be auto-generated too */
};

bool
kr_machine_report(struct kr_reading *r)
{
	for (size_t i = 0; i < KR_NELEM(readers); i++)
		if (readers[i](r) || r->failed)
			return true;
	return false;
}
