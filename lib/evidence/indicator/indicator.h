/* SPDX-License-Identifier: Apache-2.0 */
/*
 * indicator.h - numbers and names that stand in running text
 *
 * Stage:  evidence (private).  Each reader looks at the start of s and
 * returns how many bytes belong to what it knows, 0 if it is none; buf gets
 * the one form used for comparing, NUL-terminated.
 */
#ifndef KR_EVIDENCE_INDICATOR_H
#define KR_EVIDENCE_INDICATOR_H

#include "base/base.h"

#define KR_INDICATOR_SIZE 128	/* bytes of buf */
#define KR_INDICATOR_LOCAL_MAX 65	/* bytes before a mail address's '@' */

typedef size_t kr_indicator_reader(struct kr_span s,
    char buf[KR_INDICATOR_SIZE], bool *checked);

kr_indicator_reader	kr_indicator_account;	/* account.c */
kr_indicator_reader	kr_indicator_phone;	/* number.c */
kr_indicator_reader	kr_indicator_wallet;
kr_indicator_reader	kr_indicator_ip;
kr_indicator_reader	kr_indicator_email;

#endif /* KR_EVIDENCE_INDICATOR_H */
