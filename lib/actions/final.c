/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The final tag: what makes a half-tagged mail stand out.
 *
 *   v=1; to=<agencies>; id=<referral>; d=<digest>; h=<keyed digest>
 *
 * d covers the mail without tags and without the fields that servers write
 * on the way; h covers the tags below the final one, in order, and the text
 * of the final tag up to h itself.  Both are taken over a form that does not
 * change when a server refolds fields or turns CRLF into LF.
 */
#include <string.h>

#include "actions/plan.h"

/* LF line ends, empty lines at the end off (as RFC 6376 3.4.3 does). */
static void
body_canonical(struct kr_span body, struct kr_sha256_stream *sha256)
{
	struct kr_span line, lf = KR_SPAN_LIT("\n");
	size_t empty = 0;

	while (kr_span_line(&body, &line)) {
		if (line.len == 0) {
			empty++;
			continue;
		}
		for (; empty > 0; empty--)
			kr_sha256_add(sha256, lf);
		kr_sha256_add(sha256, line);
		kr_sha256_add(sha256, lf);
	}
}

/* False if there is no memory for it. */
static bool
digest(struct kr_span mail, const struct kr_config *config,
    struct kr_arena *arena, char hex[KR_SHA256_HEX])
{
	unsigned char out[KR_SHA256_LEN];
	struct kr_sha256_stream sha256;
	struct kr_raw_field f;
	struct kr_buffer head;

	kr_buffer_init(&head, arena, SIZE_MAX);
	while (kr_raw_field_next(&mail, &f))
		if (kr_raw_field_kind(&f, config) == KR_RAW_REST)
			kr_raw_field_canonical(&f, &head);
	kr_buffer_byte(&head, '\n');
	kr_sha256_begin(&sha256);
	kr_sha256_add(&sha256, kr_buffer_span(&head));
	body_canonical(mail, &sha256);
	if (!kr_sha256_end(&sha256, out) || !kr_buffer_ok(&head))
		return false;
	kr_hex(out, sizeof(out), hex);
	return true;
}

static bool
keyed(struct kr_buffer *tags, struct kr_span stated, struct kr_span key,
    char hex[KR_SHA256_HEX])
{
	unsigned char hmac[KR_SHA256_LEN];

	kr_buffer_add(tags, stated);
	if (!kr_buffer_ok(tags) ||
	    !kr_hmac_sha256(key, kr_buffer_span(tags), hmac))
		return false;
	kr_hex(hmac, sizeof(hmac), hex);
	return true;
}

/* Tags as they will stand in the mail: the last insertion on top. */
static void
tags_planned(const struct kr_plan *plan, struct kr_buffer *b)
{
	for (size_t i = plan->n; i-- > 0;) {
		const struct kr_action *a = &plan->item[i];
		struct kr_raw_field f;

		if (a->kind != KR_ACTION_INSERT_FIELD)
			continue;
		f.name = kr_span_str(a->name);
		f.value = kr_span_str(a->value);
		kr_raw_field_canonical(&f, b);
	}
}

void
kr_plan_final(struct kr_plan *plan, struct kr_span mail, const char *to,
    const char *id, struct kr_span key)
{
	struct kr_buffer value, tags;
	char hex[KR_SHA256_HEX] = "none";

	kr_buffer_init(&value, plan->arena, SIZE_MAX);
	kr_buffer_init(&tags, plan->arena, SIZE_MAX);
	/* A whole mail whose digest fails must not pass for a cut one. */
	if (mail.ptr != NULL && !digest(mail, plan->config, plan->arena, hex))
		plan->failed = true;
	kr_buffer_printf(&value, "v=1; to=%s; id=%s; d=%s;", to, id, hex);
	tags_planned(plan, &tags);
	if (key.ptr == NULL)
		kr_buffer_str(&value, " unkeyed");
	else if (keyed(&tags, kr_buffer_span(&value), key, hex))
		kr_buffer_printf(&value, " h=%s", hex);
	else
		plan->failed = true;
	kr_plan_tag(plan, "Final", &value);
}

/* ---- verifying --------------------------------------------------------- */

/* The value of "name=" up to the semicolon; absent if not there. */
static struct kr_span
stated(struct kr_span value, const char *name)
{
	size_t at = kr_span_find(value, 0, name), end;

	if (at == SIZE_MAX)
		return KR_SPAN_NONE;
	at += strlen(name);
	end = kr_span_chr(value, at, ';');
	return kr_span_sub(value, at, end == SIZE_MAX ? SIZE_MAX : end - at);
}

/* The final tag unfolded, with *rest behind it; false if it is not there or
 * some other tag of ours stands above it. */
static bool
final_find(struct kr_span *rest, const struct kr_config *config,
    struct kr_buffer *value)
{
	struct kr_raw_field f;

	while (kr_raw_field_next(rest, &f)) {
		if (!kr_raw_field_is(&f, config, NULL))
			continue;
		if (!kr_raw_field_is(&f, config, "Final"))
			return false;
		f.name = KR_SPAN_NONE;
		kr_raw_field_canonical(&f, value);
		return true;
	}
	return false;
}

/*
 * Are the tags ours and whole?  *said is the final tag, *rest what stands
 * below it.
 */
static enum kr_tri
tags_verify(struct kr_span *rest, const struct kr_config *config,
    struct kr_span key, struct kr_arena *arena, struct kr_span *said)
{
	struct kr_buffer value, tags;
	struct kr_span fields, h;
	struct kr_raw_field f;
	char hex[KR_SHA256_HEX];

	kr_buffer_init(&value, arena, SIZE_MAX);
	kr_buffer_init(&tags, arena, SIZE_MAX);
	if (!final_find(rest, config, &value))
		return KR_NO;
	/* canonical form: ":v=1; ...; h=...\n" */
	*said = kr_span_trim(kr_span_from(kr_buffer_span(&value), 1));
	h = stated(*said, " h=");
	if (!kr_buffer_ok(&value) || key.ptr == NULL)
		return KR_UNKNOWN;
	if (h.ptr == NULL || !kr_span_casestarts(*said, "v=1;"))
		return KR_NO;
	for (fields = *rest; kr_raw_field_next(&fields, &f);)
		if (kr_raw_field_kind(&f, config) == KR_RAW_TAG)
			kr_raw_field_canonical(&f, &tags);
	said->len = (size_t)(h.ptr - said->ptr) - strlen(" h=");
	if (!keyed(&tags, *said, key, hex))
		return KR_UNKNOWN;
	return kr_equal_constant_time(h, kr_span_str(hex)) ? KR_YES : KR_NO;
}

enum kr_tri
kr_actions_verify(struct kr_span bytes, const struct kr_config *config,
    struct kr_span key, struct kr_arena *arena)
{
	struct kr_span said, d;
	char hex[KR_SHA256_HEX];
	enum kr_tri tags = tags_verify(&bytes, config, key, arena, &said);

	if (tags != KR_YES)
		return tags;
	d = stated(said, " d=");
	if (kr_span_is(d, "none") || !digest(bytes, config, arena, hex))
		return KR_UNKNOWN;
	return kr_span_is(d, hex) ? KR_YES : KR_NO;
}

bool
kr_actions_returned(struct kr_span header, const struct kr_config *config,
    struct kr_span key, struct kr_arena *arena, char id[33])
{
	struct kr_span said, of;

	if (tags_verify(&header, config, key, arena, &said) != KR_YES)
		return false;
	of = stated(said, " id=");
	if (of.len != 32)
		return false;
	memcpy(id, of.ptr, 32);
	id[32] = '\0';
	return true;
}
