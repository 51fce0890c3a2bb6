/* SPDX-License-Identifier: Apache-2.0 */
/*
 * url_reader.h - pieces of the URL reader that its files share
 *
 * Stage:  message (private).
 */
#ifndef KR_MESSAGE_URL_READER_H
#define KR_MESSAGE_URL_READER_H

#include "message/message.h"

/* Host of an address, lower case, A-labels (RFC 5890); may be empty. */
struct kr_span	kr_url_host(struct kr_span target, struct kr_arena *);
/* What a link protector or redirector wraps, or url itself. */
struct kr_span	kr_url_unwrap(struct kr_span url, struct kr_arena *);

#endif /* KR_MESSAGE_URL_READER_H */
