/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ledger.h - held reports in the ledger
 *
 * An entry of kind hold, consent or answer: its summary has "event", "id",
 * and, where there is one, "agency" and "by"; of an operator only the content
 * says who it was.
 */
#ifndef KR_HOLD_LEDGER_H
#define KR_HOLD_LEDGER_H

#include "hold/hold.h"
#include "ledger/ledger.h"

/* False with err: it is not written. */
bool	kr_hold_record_ledger(struct kr_ledger *, const struct kr_hold_event *,
	    struct kr_err *);

#endif /* KR_HOLD_LEDGER_H */
