/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Link protectors undone.
 *
 * Mail gateways replace every link by one of their own that carries the
 * first inside.  Where the first can be read out again it is.
 */
#include <string.h>

#include "message/reader.h"
#include "message/url_reader.h"

#define ROUNDS 3	/* one gateway behind another, no more */

static struct kr_span
percent_decoded(struct kr_span s, struct kr_arena *arena)
{
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_percent_add(&b, s);
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : KR_SPAN_NONE;
}

/* Value of a query parameter, percent encoding in it. */
static struct kr_span
query(struct kr_span url, const char *name)
{
	size_t n = strlen(name), at = kr_span_chr(url, 0, '?');

	while (at != SIZE_MAX && at + 1 < url.len) {
		struct kr_span rest = kr_span_from(url, at + 1);
		size_t end;

		if (kr_span_casestarts(rest, "amp;"))
			rest = kr_span_from(rest, 4);
		end = kr_span_chr(rest, 0, '&');
		if (end == SIZE_MAX)
			end = rest.len;
		if (kr_span_casestarts(rest, name) && rest.len > n &&
		    rest.ptr[n] == '=')
			return kr_span_sub(rest, n + 1, end - n - 1);
		at = kr_span_chr(url, at + 1, '&');
	}
	return KR_SPAN_NONE;
}

/* urldefense v2: "-" for "%", "_" for "/". */
static struct kr_span
defense_two(struct kr_span url, struct kr_arena *arena)
{
	struct kr_span u = query(url, "u");
	char *copy = u.ptr == NULL ? NULL : kr_arena_cstr(arena, u);

	if (copy == NULL)
		return KR_SPAN_NONE;
	for (size_t i = 0; i < u.len; i++)
		copy[i] = copy[i] == '-' ? '%' : copy[i] == '_' ? '/' :
		    copy[i];
	return percent_decoded((struct kr_span){ copy, u.len }, arena);
}

/* urldefense v3: .../v3/__URL__;... */
static struct kr_span
defense_three(struct kr_span url)
{
	size_t from = kr_span_find(url, 0, "/v3/__"), end;

	if (from == SIZE_MAX)
		return KR_SPAN_NONE;
	end = kr_span_find(url, from + 6, "__;");
	return end == SIZE_MAX ? KR_SPAN_NONE :
	    kr_span_sub(url, from + 6, end - from - 6);
}

static const struct {
	const char	*host;		/* end of it */
	const char	*path;		/* begins so, or NULL */
	const char	*parameter;	/* that holds the address */
} wrappers[] = {
	{ "safelinks.protection.outlook.com", NULL, "url" },
	{ "linkprotect.cudasvc.com", NULL, "a" },
	{ "google.com", "/url", "q" },
	{ "google.com", "/url", "url" },
	{ "google.co.nz", "/url", "q" },
	{ "l.facebook.com", "/l.php", "u" },
};

static bool
below(struct kr_span host, const char *suffix)
{
	return kr_span_in_domain(host, kr_span_str(suffix));
}

static struct kr_span
once(struct kr_span url, struct kr_arena *arena)
{
	struct kr_span host = kr_url_host(url, arena), inner;
	size_t slash = kr_span_find(url, 0, "://"), path;

	path = slash == SIZE_MAX ? SIZE_MAX :
	    kr_span_chr(url, slash + 3, '/');
	if (below(host, "urldefense.proofpoint.com"))
		return defense_two(url, arena);
	if (below(host, "urldefense.com"))
		return defense_three(url);
	for (size_t i = 0; i < KR_NELEM(wrappers); i++) {
		if (!below(host, wrappers[i].host) ||
		    (wrappers[i].path != NULL && (path == SIZE_MAX ||
		    !kr_span_casestarts(kr_span_from(url, path),
		    wrappers[i].path))))
			continue;
		inner = query(url, wrappers[i].parameter);
		if (inner.len > 0)
			return percent_decoded(inner, arena);
	}
	return KR_SPAN_NONE;
}

struct kr_span
kr_url_unwrap(struct kr_span url, struct kr_arena *arena)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct kr_span inner;

		/* Every wrapper has a query or the mark of v3. */
		if (kr_span_chr(url, 0, '?') == SIZE_MAX &&
		    kr_span_find(url, 0, "/v3/__") == SIZE_MAX)
			break;
		inner = once(url, arena);
		if (inner.len == 0)
			break;
		url = inner;
	}
	return url;
}
