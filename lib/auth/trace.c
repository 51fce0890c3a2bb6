/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SPF of a mail that came to somebody else, from what its own trace tells:
 * who handed it to its reader's house, and with what reverse-path.
 */
#include "auth/check.h"

/* The host handed it over within its own house. */
static bool
is_inside(const struct kr_relay *r, struct kr_arena *arena)
{
	struct kr_span from = r->rdns.len > 0 ? r->rdns : r->helo;

	return r->private || r->auth.len > 0 || (from.len > 0 &&
	    r->by.len > 0 && kr_auth_aligned(from, r->by, false, arena));
}

static bool
reverse_path(const struct kr_header *header, const struct kr_relay *r,
    struct kr_span *ret)
{
	const struct kr_field *f = kr_header_find(header, "Return-Path", 0);
	struct kr_span path = f != NULL ? kr_span_trim(f->value) :
	    r->envelope_from;

	if (path.len >= 2 && path.ptr[0] == '<' &&
	    path.ptr[path.len - 1] == '>')
		path = kr_span_sub(path, 1, path.len - 2);
	*ret = path;
	return f != NULL || path.len > 0;
}

void
kr_spf_reconstruct(const struct kr_header *header,
    const struct kr_world *world, struct kr_arena *arena,
    struct kr_auth *auth)
{
	struct kr_envelope envelope = { .helo = KR_SPAN_NONE };
	const struct kr_relay *r;
	struct kr_relays trace;
	size_t i;

	kr_relays_read(header, arena, &trace);
	for (i = trace.n_trusted; i < trace.n &&
	    is_inside(&trace.item[i], arena); i++)
		;
	if (trace.item == NULL || i >= trace.n)
		return;
	r = &trace.item[i];
	if (!reverse_path(header, r, &envelope.mail_from))
		return;
	envelope.client_ip = r->ip;
	envelope.helo = r->helo;
	kr_spf_check(&envelope, world, arena, auth);
	auth->spf_client = r->ip;
}
