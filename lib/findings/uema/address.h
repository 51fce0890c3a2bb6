/* SPDX-License-Identifier: Apache-2.0 */
/*
 * address.h - mail addresses in running text
 *
 * Stage:  findings (private).
 */
#ifndef KR_FINDINGS_UEMA_ADDRESS_H
#define KR_FINDINGS_UEMA_ADDRESS_H

#include "base/base.h"

/* The mailbox address around the @ at off, as letters of one. */
struct kr_span	kr_uema_address_at(struct kr_span text, size_t off);

#endif /* KR_FINDINGS_UEMA_ADDRESS_H */
