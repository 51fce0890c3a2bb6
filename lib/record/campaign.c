/* SPDX-License-Identifier: Apache-2.0 */
/* A campaign in one line, for a tag and for people. */
#include "record/record.h"

void
kr_record_campaign(const struct kr_campaign *c, struct kr_buffer *b)
{
	char first[32], last[32];

	kr_buffer_printf(b, "%s; reports=%lld; first=%s; last=%s", c->name,
	    (long long)c->reports,
	    kr_date_write(c->first_ms / 1000, 0, first, sizeof(first)),
	    kr_date_write(c->last_ms / 1000, 0, last, sizeof(last)));
}
