/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies and addresses of a message as the rule language has them. */
#include <string.h>

#include "findings/texts.h"

#define URI_MAX_BYTES ((size_t)8192)	/* longer ones are no address */

/* ---- paragraphs --------------------------------------------------------- */

/* White space of Unicode (PropList.txt). */
static bool
blank(uint32_t c)
{
	return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 ||
	    c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
	    c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
	    c == 0x3000;
}

/* Blanks from off on: how far, and the first and last line end in them. */
static size_t
blanks_end(struct kr_span s, size_t off, size_t *first, size_t *last)
{
	*first = *last = SIZE_MAX;
	while (off < s.len) {
		size_t next = off;

		if (!blank(kr_text_next(s, &next)))
			break;
		if (s.ptr[off] == '\n') {
			if (*first == SIZE_MAX)
				*first = off;
			*last = off;
		}
		off = next;
	}
	return off;
}

/* An empty line ends a paragraph; any other blanks are one. */
static void
blanks_put(struct kr_view_builder *b, const struct kr_view *in, size_t off,
    size_t end, size_t first, size_t last)
{
	if (first == last) {
		kr_view_point(b, KR_SPAN_LIT(" "), in, off, end - off);
		return;
	}
	if (first > off)
		kr_view_point(b, KR_SPAN_LIT(" "), in, off, first - off);
	kr_view_point(b, KR_SPAN_LIT("\n"), in, first, last + 1 - first);
	if (last + 1 < end)
		kr_view_point(b, KR_SPAN_LIT(" "), in, last + 1,
		    end - last - 1);
}

/* ASCII that is no blank, and a single blank before it. */
static bool
stays(struct kr_span s, size_t off)
{
	unsigned char c = (unsigned char)s.ptr[off];

	if (c == ' ' && off + 1 < s.len)
		c = (unsigned char)s.ptr[off + 1];
	return c > ' ' && c < 0x80;
}

const struct kr_view *
kr_view_paragraphs(struct kr_span subject, const struct kr_view *in,
    struct kr_arena *arena)
{
	struct kr_span s = in->text;
	struct kr_view_builder b;
	size_t from = 0;	/* not copied yet */

	kr_view_begin(&b, arena, SIZE_MAX);
	kr_view_point(&b, subject, NULL, 0, 0);
	kr_view_point(&b, KR_SPAN_LIT("\n"), NULL, 0, 0);
	for (size_t off = 0; off < s.len; ) {
		size_t next = off, end, first, last;

		if (stays(s, off)) {	/* nearly always */
			off++;
			continue;
		}
		if (!blank(kr_text_next(s, &next))) {
			off = next;
			continue;
		}
		end = blanks_end(s, off, &first, &last);
		if (end - off > 1 || s.ptr[off] != ' ') {
			kr_view_copy(&b, in, from, off - from);
			blanks_put(&b, in, off, end, first, last);
			from = end;
		}
		off = end;
	}
	kr_view_copy(&b, in, from, s.len - from);
	return kr_view_end(&b, NULL);
}

/* ---- text parts --------------------------------------------------------- */

static bool
below(const struct kr_part *p, const struct kr_part *root)
{
	for (; p != NULL && root != NULL; p = p->parent)
		if (p == root)
			return true;
	return root == NULL;
}

/* Kinds of text that mail programs show; a calendar is not one. */
static bool
shown(const struct kr_part *p)
{
	return p->kind == KR_PART_HTML || kr_part_is(p, "text/plain");
}

/* The title of a page is a paragraph of its own. */
static void
title_put(struct kr_message *m, const struct kr_part *p, struct kr_slice *all,
    size_t *n, struct kr_arena *arena)
{
	const struct kr_html *h = kr_part_html(m, p);
	const struct kr_view *v;
	struct kr_view_builder b;

	if (h == NULL || h->title.len == 0)
		return;
	kr_view_begin(&b, arena, SIZE_MAX);
	kr_view_point(&b, h->title, NULL, 0, 0);
	kr_view_point(&b, KR_SPAN_LIT("\n"), NULL, 0, 0);
	v = kr_view_end(&b, NULL);
	if (v != NULL)
		all[(*n)++] = (struct kr_slice){ v, 0, v->text.len };
}

const struct kr_view *
kr_view_shown(struct kr_message *m, const struct kr_part *root,
    struct kr_arena *arena)
{
	struct kr_slice *all = kr_arena_alloc(arena, 2 * m->n_part + 1,
	    sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; all != NULL && i < m->n_part; i++) {
		const struct kr_part *p = m->part[i];
		const struct kr_view *v;

		if (!below(p, root) || !shown(p) ||
		    (v = kr_part_visible(m, p)) == NULL)
			continue;
		title_put(m, p, all, &n, arena);
		all[n++] = (struct kr_slice){ v, 0, v->text.len };
	}
	return all == NULL ? NULL : kr_view_join(all, n, "\n", arena);
}

/* ---- addresses ---------------------------------------------------------- */

struct uris {
	struct kr_span	*item;
	size_t		 n, cap;
	struct kr_arena	*arena;
};

static void
put(struct uris *u, struct kr_span s)
{
	if (s.len > 0 && KR_ARENA_ROOM(u->arena, u->item, u->n, &u->cap))
		u->item[u->n++] = s;
}

/* What "%41" and the like stand for, if there is any. */
static void
unescaped_put(struct uris *u, struct kr_span s)
{
	struct kr_buffer b;
	bool any = false;

	kr_buffer_init(&b, u->arena, SIZE_MAX);
	for (size_t i = 0; i < s.len; i++) {
		int byte = s.ptr[i] == '%' ? kr_hex_byte(s, i + 1) : -1;

		/* Blanks and control characters stay as they are written. */
		if (byte > 0x20 && byte < 0x7F) {
			kr_buffer_byte(&b, (char)byte);
			any = true;
			i += 2;
		} else {
			kr_buffer_byte(&b, s.ptr[i]);
		}
	}
	if (any)
		put(u, kr_buffer_span(&b));
}

/* Length of "http://" or "https://" or "http:/"; 0 if it begins otherwise. */
static size_t
scheme_len(struct kr_span s)
{
	size_t n = kr_span_casestarts(s, "https:") ? 6 :
	    kr_span_casestarts(s, "http:") ? 5 : 0;

	for (int i = 0; i < 2 && n > 0 && n < s.len && s.ptr[n] == '/'; i++)
		n++;
	return n;
}

/* "http://" host "/" rest, the way browsers complete what was written. */
static struct kr_span
completed(struct kr_span s, struct kr_arena *arena)
{
	size_t scheme = scheme_len(s), host;
	struct kr_buffer b;

	if (scheme == 0 && (kr_span_casestarts(s, "mailto:") ||
	    kr_span_casestarts(s, "ftp:") || kr_span_chr(s, 0, ':') <
	    kr_span_chr(s, 0, '/')))
		return s;
	/* A word without a dot in it is no host. */
	if (scheme == 0 && kr_span_chr(s, 0, '.') == SIZE_MAX)
		return s;
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, kr_span_casestarts(s, "https:") ? "https://" :
	    "http://");
	for (host = scheme; host < s.len && strchr("/?#\\", s.ptr[host]) ==
	    NULL; host++)
		kr_buffer_byte(&b, s.ptr[host]);
	if (host < s.len && s.ptr[host] != '/')
		kr_buffer_byte(&b, '/');
	if (host < s.len && s.ptr[host] == '\\')
		host++;
	kr_buffer_add(&b, kr_span_from(s, host));
	return kr_buffer_span(&b);
}

/* An address inside the address: where a redirector leads. */
static void
inner_put(struct uris *u, struct kr_span s)
{
	size_t at = kr_span_casefind(s, 8, "http"), end;

	if (s.len < 9 || at == SIZE_MAX || scheme_len(kr_span_from(s, at)) == 0)
		return;
	for (end = at; end < s.len && s.ptr[end] != '&' && s.ptr[end] != '#';
	    end++)
		;
	put(u, completed(kr_span_sub(s, at, end - at), u->arena));
}

static void
ways_put(struct uris *u, struct kr_span s, struct kr_span known)
{
	struct kr_span full = completed(s, u->arena);
	size_t cut;

	if (!kr_span_eq(full, known))
		put(u, full);
	if (kr_span_casestarts(full, "mailto:")) {
		cut = kr_span_chr(full, 0, '?');
		if (cut != SIZE_MAX)
			put(u, kr_span_sub(full, 0, cut));
		return;
	}
	unescaped_put(u, full);
	inner_put(u, full);
}

/* "name=value" at off of HTML source: the value, quotes taken off. */
static struct kr_span
attribute_value(struct kr_span s, size_t off)
{
	size_t end;
	char quote;

	while (off < s.len && kr_is_blank(s.ptr[off]))
		off++;
	if (off >= s.len || s.ptr[off++] != '=')
		return KR_SPAN_NONE;
	while (off < s.len && kr_is_blank(s.ptr[off]))
		off++;
	if (off >= s.len)
		return KR_SPAN_NONE;
	quote = s.ptr[off];
	if (quote == '"' || quote == '\'') {
		end = kr_span_chr(s, ++off, quote);
		return kr_span_sub(s, off, end == SIZE_MAX ? 0 : end - off);
	}
	for (end = off; end < s.len && !kr_is_blank(s.ptr[end]) &&
	    s.ptr[end] != '>'; end++)
		;
	return kr_span_sub(s, off, end - off);
}

/* What a page fetches, and where its forms go. */
static void
fetched_put(struct uris *u, struct kr_span source)
{
	static const char *const names[] = { "src", "action", "background" };

	for (size_t off = 0; off + 3 < source.len; off++) {
		if (!kr_is_blank(source.ptr[off]) ||
		    !kr_is_alpha(source.ptr[off + 1]))
			continue;
		for (size_t i = 0; i < KR_NELEM(names); i++) {
			struct kr_span v;

			if (!kr_span_casestarts(kr_span_from(source, off + 1),
			    names[i]))
				continue;
			v = attribute_value(source,
			    off + 1 + strlen(names[i]));
			if (v.len <= URI_MAX_BYTES && (scheme_len(v) > 0 ||
			    kr_span_casestarts(v, "cid:")))
				ways_put(u, v, KR_SPAN_NONE);
		}
	}
}

static bool
mail_char(char c)
{
	return kr_is_alnum(c) || (c != '\0' && strchr("._%+-=~#$&'*/?^{}|!",
	    c) != NULL);
}

/* "name@host.tld" in text: what mail programs make a link of. */
static void
mails_put(struct uris *u, struct kr_span s)
{
	for (size_t at = kr_span_chr(s, 0, '@'); at != SIZE_MAX;
	    at = kr_span_chr(s, at + 1, '@')) {
		size_t from = at, to = at + 1, dot = 0;
		struct kr_buffer b;

		while (from > 0 && at - from < 64 && mail_char(s.ptr[from - 1]))
			from--;
		while (to < s.len && to - at < 253 && (kr_is_alnum(s.ptr[to]) ||
		    s.ptr[to] == '-' || s.ptr[to] == '.')) {
			if (s.ptr[to] == '.' && to + 1 < s.len &&
			    kr_is_alnum(s.ptr[to + 1]))
				dot = to;
			to++;
		}
		while (to > at && !kr_is_alnum(s.ptr[to - 1]))
			to--;
		if (from == at || dot == 0 || to - dot < 3 ||
		    !kr_is_alpha(s.ptr[dot + 1]))
			continue;
		kr_buffer_init(&b, u->arena, SIZE_MAX);
		kr_buffer_str(&b, "mailto:");
		kr_buffer_add(&b, kr_span_sub(s, from, to - from));
		put(u, kr_buffer_span(&b));
	}
}

static void
parts_put(struct uris *u, struct kr_message *m, const struct kr_part *root)
{
	for (size_t i = 0; i < m->n_part; i++) {
		const struct kr_part *p = m->part[i];
		const struct kr_view *v;

		if (!below(p, root) || !shown(p))
			continue;
		v = kr_part_visible(m, p);
		if (v != NULL)
			mails_put(u, v->text);
		v = p->kind == KR_PART_HTML ? kr_part_text(m, p) : NULL;
		if (v != NULL)
			fetched_put(u, v->text);
	}
}

/* A subject names hosts, too. */
static bool
subject_put(struct uris *u, const struct kr_view *body)
{
	struct kr_urls urls = { 0 };

	if (kr_urls_in_text(body, 0, kr_span_chr(body->text, 0, '\n'),
	    &kr_limits_default, u->arena, &urls) != KR_OK)
		return false;
	for (size_t i = 0; i < urls.n; i++)
		put(u, completed(urls.item[i].target, u->arena));
	return true;
}

struct kr_span *
kr_uris_list(const struct kr_urls *urls, const struct kr_view *body,
    struct kr_message *m, const struct kr_part *root, struct kr_arena *arena,
    size_t *n)
{
	struct uris u = { .arena = arena };

	u.cap = urls->n + 1;
	u.item = kr_arena_alloc(arena, u.cap, sizeof(*u.item));
	*n = 0;
	if (u.item == NULL)
		return NULL;
	/* The nth item is the nth address, so that hits find their place. */
	for (; u.n < urls->n; u.n++)
		u.item[u.n] = completed(urls->item[u.n].target, arena);
	for (size_t i = 0; i < urls->n; i++) {
		ways_put(&u, urls->item[i].target, u.item[i]);
		if (kr_span_eq(urls->item[i].written, urls->item[i].target))
			continue;
		if (scheme_len(urls->item[i].written) > 0)
			put(&u, urls->item[i].written);
		ways_put(&u, urls->item[i].written, urls->item[i].written);
	}
	if (m != NULL)
		parts_put(&u, m, root);
	if (body != NULL && !subject_put(&u, body))
		return NULL;
	*n = u.n;
	return u.item;
}
