/* SPDX-License-Identifier: Apache-2.0 */
/* The form of an entry that its digest is taken of: docs/ledger.md. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ledger/chain.h"

const char *
kr_ledger_kind_name(enum kr_ledger_kind kind)
{
	static const char *const name[] = {
#define X(id, word) [KR_LEDGER_##id] = word,
		KR_LEDGER_KINDS(X)
#undef X
	};

	return name[kind];
}

const char *
kr_ledger_state_name(enum kr_ledger_state state)
{
	static const char *const name[] = {
		[KR_LEDGER_DECIDED] = "decided",
		[KR_LEDGER_ACCEPTED] = "accepted",
		[KR_LEDGER_DEFERRED] = "deferred",
		[KR_LEDGER_DELIVERED] = "delivered",
		[KR_LEDGER_BOUNCED] = "bounced",
	};

	return name[state];
}

static void
line(struct kr_sha256_stream *s, struct kr_span text)
{
	kr_sha256_add(s, text);
	kr_sha256_add(s, KR_SPAN_LIT("\n"));
}

static void
line_number(struct kr_sha256_stream *s, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, n);
	line(s, kr_span_str(text));
}

bool
kr_entry_digest(const struct kr_ledger_row *r, char hex[KR_SHA256_HEX])
{
	unsigned char out[KR_SHA256_LEN];
	struct kr_sha256_stream s;

	kr_sha256_begin(&s);
	line(&s, KR_SPAN_LIT("kereru-ledger-1"));
	line(&s, r->chain);
	line_number(&s, r->seq);
	line_number(&s, r->time_ms);
	line(&s, r->kind);
	line(&s, r->mail);
	line(&s, r->summary);
	line(&s, r->content_digest);
	line(&s, r->previous);
	if (!kr_sha256_end(&s, out))
		return false;
	kr_hex(out, sizeof(out), hex);
	return true;
}

bool
kr_entry_content_digest(struct kr_span content, char hex[KR_SHA256_HEX])
{
	unsigned char out[KR_SHA256_LEN];

	strcpy(hex, KR_LEDGER_NONE);
	if (content.ptr == NULL)
		return true;
	if (!kr_sha256(content, out))
		return false;
	kr_hex(out, sizeof(out), hex);
	return true;
}

bool
kr_entry_chain_valid(const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		if (!kr_is_alnum(name[i]) && strchr(".-_", name[i]) == NULL)
			return false;
	return n > 0 && n < 256;
}
