/* SPDX-License-Identifier: Apache-2.0 */
/*
 * limits.h - how much of a mail is looked at
 *
 * Reaching a limit is a result, never an accident: the rest is kept and not
 * parsed, and the reason "partly examined: <limit>" is recorded.  The table
 * in docs/limits.md says why each figure is what it is.
 */
#ifndef KR_BASE_LIMITS_H
#define KR_BASE_LIMITS_H

#include <stddef.h>

/* Name, default, hard maximum, what it bounds. */
#define KR_LIMITS(X) \
	X(message_bytes, 26214400, 104857600, "message held in memory") \
	X(header_fields, 1000, 10000, "header fields per entity") \
	X(field_bytes, 65536, 262144, "one header field") \
	X(header_bytes, 262144, 1048576, "all header fields of an entity") \
	X(addresses, 1000, 10000, "addresses per field") \
	X(mime_depth, 32, 100, "multipart and message nesting together") \
	X(mime_parts, 500, 5000, "parts of a message") \
	X(reports_nested, 8, 8, "messages inside messages") \
	X(boundary_bytes, 200, 998, "boundary parameter") \
	X(parameters, 50, 200, "parameters per field") \
	X(parameter_pieces, 20, 100, "RFC 2231 pieces per parameter") \
	X(text_part_bytes, 2097152, 16777216, "decoded text of a part") \
	X(text_bytes, 4194304, 16777216, "decoded text of a message") \
	X(html_depth, 10000, 100000, "open HTML elements") \
	X(html_attributes, 64, 1000, "attributes per tag") \
	X(html_tags, 100000, 1000000, "tags per part") \
	X(urls, 1000, 10000, "addresses (URLs) kept") \
	X(attachments, 20, 100, "attachments looked into") \
	X(arena_bytes, 134217728, 536870912, "memory for one message") \
	X(dkim_signatures, 10, 20, "DKIM signatures verified") \
	X(rule_steps, 100000, 1000000, "PCRE2 match limit per rule") \
	X(rule_work, 67108864, 1073741824, "bytes all rules may search") \
	X(dns_ms, 5000, 20000, "time for all DNS of a message") \
	X(tag_bytes, 4096, 8192, "one tag header value")

struct kr_limits {
#define X(name, dflt, hard, text) size_t name;
	KR_LIMITS(X)
#undef X
};

extern const struct kr_limits kr_limits_default;

/* One bit for each limit, so that reaching one can be noted. */
enum kr_limit {
#define X(name, dflt, hard, text) KR_LIMIT_##name,
	KR_LIMITS(X)
#undef X
	KR_LIMIT_COUNT
};

const char	*kr_limit_name(enum kr_limit);

#endif /* KR_BASE_LIMITS_H */
