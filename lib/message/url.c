/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses (URLs) in text, as people and programs write them.
 *
 * Text is cut into tokens at blanks, quotes and angle brackets; a token is
 * looked at only if it has a dot or a scheme in it.  What is kept is what
 * stands in the mail, character for character.
 */
#include <string.h>

#include <idn2.h>

#include "message/url_reader.h"

/* Schemes that lead somewhere; the defanged ones after their originals. */
static const struct {
	const char	*text, *scheme;
	bool		 defanged;
} schemes[] = {
	{ "http://", "http://", false }, { "https://", "https://", false },
	{ "ftp://", "ftp://", false },
	{ "hxxp://", "http://", true }, { "hxxps://", "https://", true },
	{ "h**p://", "http://", true }, { "h**ps://", "https://", true },
	{ "hxxp[:]//", "http://", true }, { "hxxps[:]//", "https://", true },
	{ "http[:]//", "http://", true }, { "https[:]//", "https://", true },
	{ "hxxp[://]", "http://", true }, { "hxxps[://]", "https://", true },
	{ "http[://]", "http://", true }, { "https[://]", "https://", true },
	{ "meow://", "http://", true }, { "fxp://", "ftp://", true },
};

static const char *const dots[] = { "[.]", "(.)", "{.}", "[dot]", "(dot)",
    "[:]" };

/* Endings that make a bare name a host. */
static const char *const endings[] = {
	"nz", "com", "net", "org", "info", "biz", "test", "example",
	"invalid", "au", "uk", "us", "ca", "ru", "cn", "de", "fr", "io",
	"co", "tv", "cc", "ws", "tk", "ml", "ga", "cf", "gq", "eu", "ch",
	"nl", "pl", "jp", "kr", "hk", "sg", "ph", "vn", "za", "br", "mx",
	"site", "online", "shop", "store", "top", "xyz", "club", "live",
	"icu", "app", "dev", "page", "link", "click", "website", "space",
	"fun", "vip", "work", "life", "world", "today", "news", "email",
	"support", "services", "help", "cloud", "bank", "loan", "win", "bid",
	"buzz", "kiwi", "iwi", "gov", "edu", "mil", "ly", "gl", "gd",
	"finance", "money", "pro", "tech", "digital", "agency", "delivery",
	"express", "center", "company", "group", "solutions", "ltd",
};

static bool
delimiter(char c)
{
	unsigned char u = (unsigned char)c;

	/* From 0xE0 on: punctuation and letters of unspaced scripts. */
	return u <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' ||
	    c == '`' || c == '\\' || c == '^' || u == 0x7F || u >= 0xE0;
}

/*
 * Bytes that part one token from another at off, 0 if none.  U+0080 to U+00BF
 * are spaces, quotation marks and signs, but for three letters and the dot
 * that stands between two l.
 */
static size_t
delimiter_length(struct kr_span s, size_t off)
{
	unsigned char c = (unsigned char)s.ptr[off], next;
	size_t n = 1;

	if (delimiter(s.ptr[off])) {	/* all bytes of its character */
		while (c >= 0xE0 && n < 4 && off + n < s.len &&
		    ((unsigned char)s.ptr[off + n] & 0xC0) == 0x80)
			n++;
		return n;
	}
	if (c != 0xC2 || off + 1 >= s.len)
		return 0;
	next = (unsigned char)s.ptr[off + 1];
	return next == 0xAA || next == 0xB5 || next == 0xB7 || next == 0xBA ?
	    0 : 2;
}

static bool
host_char(char c)
{
	return kr_is_alnum(c) || c == '-' || c == '_' ||
	    (unsigned char)c >= 0x80;
}

/* Bytes of a dot, plain or defanged, at s; " (dot) " has blanks around it. */
static size_t
dot_length(struct kr_span s)
{
	if (s.len > 0 && s.ptr[0] == '.')
		return 1;
	/* One blank: a run of them may be as long as the text. */
	if (s.len > 4 && s.ptr[0] == ' ' && strchr("[({", s.ptr[1]) != NULL &&
	    s.ptr[1] != '\0') {
		size_t n = dot_length(kr_span_from(s, 1));

		return n > 1 && n + 1 < s.len && s.ptr[n + 1] == ' ' ? n + 2 :
		    0;
	}
	if (s.len < 3 || (s.ptr[0] != '[' && s.ptr[0] != '(' &&
	    s.ptr[0] != '{'))
		return 0;
	for (size_t i = 0; i < KR_NELEM(dots) - 1; i++)
		if (kr_span_casestarts(s, dots[i]))
			return strlen(dots[i]);
	return 0;
}

/* A host at s: its length, how many labels, whether defanged. */
static size_t
host_length(struct kr_span s, unsigned *labels, struct kr_span *last,
    bool *defanged)
{
	size_t off = 0;

	*labels = 0;
	for (;;) {
		size_t from = off, dot;

		while (off < s.len && host_char(s.ptr[off]))
			off++;
		if (off == from)
			return *labels > 0 ? from - (from > 0 &&
			    s.ptr[from - 1] == '.') : 0;
		*last = kr_span_sub(s, from, off - from);
		(*labels)++;
		dot = dot_length(kr_span_from(s, off));
		if (dot == 0 || off + dot >= s.len ||
		    !host_char(s.ptr[off + dot]))
			return off;
		*defanged |= dot > 1;
		off += dot;
	}
}

/* Punctuation of the sentence, not of the address. */
static struct kr_span
without_tail(struct kr_span s)
{
	while (s.len > 0) {
		char c = s.ptr[s.len - 1], open = '\0';

		if (c == ')')
			open = '(';
		else if (c == ']')
			open = '[';
		else if (c == '}')
			open = '{';
		if (open != '\0') {
			/* "(see http://x/a_(b))" keeps the inner pair. */
			size_t opened = 0, closed = 0;

			for (size_t i = 0; i < s.len; i++) {
				opened += s.ptr[i] == open;
				closed += s.ptr[i] == c;
			}
			if (closed <= opened)
				break;
		} else if (strchr(".,;:!?'*_~", c) == NULL) {
			break;
		}
		s.len--;
	}
	return s;
}

static bool
known_ending(struct kr_span last)
{
	bool upper = last.len > 0 && last.ptr[0] >= 'A' && last.ptr[0] <= 'Z';

	/* "end.Next" is two sentences, "EXAMPLE.COM" a name. */
	if (upper && last.len > 1 && last.ptr[1] >= 'a')
		return false;
	for (size_t i = 0; i < KR_NELEM(endings); i++)
		if (kr_span_caseeq(last, endings[i]))
			return true;
	return kr_span_casestarts(last, "xn--");
}

static bool
all_letters(struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!kr_is_alpha(s.ptr[i]))
			return false;
	return s.len >= 2;
}

/* A name without scheme: host, and a path if there is one. */
static size_t
bare_length(struct kr_span s, bool *defanged)
{
	struct kr_span last = KR_SPAN_NONE;
	unsigned labels;
	size_t n = host_length(s, &labels, &last, defanged);
	bool www = kr_span_casestarts(s, "www.") ||
	    kr_span_casestarts(s, "www[.]");
	bool path = n < s.len && (s.ptr[n] == '/' ||
	    (s.ptr[n] == ':' && n + 2 < s.len && kr_is_digit(s.ptr[n + 1]) &&
	    kr_is_digit(s.ptr[n + 2])));

	if (n == 0 || labels < 2 || s.ptr[0] == '-')
		return 0;
	if (*defanged || (www && labels > 2))
		return all_letters(last) || kr_is_digit(s.ptr[0]) ?
		    (path ? s.len : n) : 0;
	if (!known_ending(last) || n - last.len < 4)
		return 0;
	return path ? s.len : n;
}

/* ---- what it leads to --------------------------------------------------- */

static struct kr_span
refanged(struct kr_span written, struct kr_arena *arena)
{
	struct kr_buffer b;
	size_t off = 0;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = KR_NELEM(schemes); i-- > 0; )
		if (schemes[i].defanged &&
		    kr_span_casestarts(written, schemes[i].text)) {
			kr_buffer_str(&b, schemes[i].scheme);
			off = strlen(schemes[i].text);
			break;
		}
	while (off < written.len) {
		struct kr_span rest = kr_span_from(written, off);
		size_t dot = dot_length(rest);

		if (dot > 1) {
			kr_buffer_byte(&b, '.');
			off += dot;
		} else if (kr_span_casestarts(rest, "[:]")) {
			kr_buffer_byte(&b, ':');
			off += 3;
		} else {
			kr_buffer_byte(&b, written.ptr[off++]);
		}
	}
	return kr_buffer_ok(&b) ? kr_buffer_span(&b) : written;
}

struct kr_span
kr_url_host(struct kr_span target, struct kr_arena *arena)
{
	size_t start = kr_span_find(target, 0, "://"), end, at;
	struct kr_span host;
	char *lower;
	bool ascii = true;

	start = start == SIZE_MAX ? 0 : start + 3;
	for (end = start; end < target.len; end++)
		if (strchr("/?#\\", target.ptr[end]) != NULL)
			break;
	host = kr_span_sub(target, start, end - start);
	for (at = host.len; at > 0 && host.ptr[at - 1] != '@'; at--)
		;
	host = kr_span_from(host, at);
	if (host.len > 0 && host.ptr[0] != '[') {
		at = kr_span_chr(host, 0, ':');
		if (at != SIZE_MAX)
			host.len = at;
	}
	while (host.len > 0 && host.ptr[host.len - 1] == '.')
		host.len--;
	lower = kr_arena_cstr(arena, host);
	if (lower == NULL)
		return KR_SPAN_NONE;
	for (size_t i = 0; i < host.len; i++) {
		ascii &= (unsigned char)lower[i] < 0x80;
		lower[i] = kr_lower(lower[i]);
	}
	if (!ascii && memchr(lower, '\0', host.len) == NULL) {
		char *label = NULL;

		if (idn2_to_ascii_8z(lower, &label, IDN2_NFC_INPUT |
		    IDN2_NONTRANSITIONAL) == IDN2_OK) {
			host = kr_arena_copy(arena, kr_span_str(label));
			idn2_free(label);
			return host;
		}
	}
	return (struct kr_span){ lower, host.len };
}

static enum kr_rc
keep(struct kr_urls *ret, struct kr_url u, const struct kr_limits *limits,
    struct kr_arena *arena)
{
	if (ret->n >= limits->urls) {
		ret->more++;
		return KR_OK;
	}
	if (!KR_ARENA_ROOM(arena, ret->item, ret->n, &ret->cap))
		return KR_E_NOMEM;
	u.target = kr_url_unwrap(u.defanged ? refanged(u.written, arena) :
	    u.written, arena);
	u.host = kr_url_host(u.target, arena);
	ret->item[ret->n++] = u;
	return KR_OK;
}

/* ---- in text ------------------------------------------------------------ */

/* Where a scheme begins in the token, or SIZE_MAX. */
static size_t
scheme_find(struct kr_span token, size_t from, size_t *length, bool *defanged)
{
	for (size_t at = from; at + 7 <= token.len; at++) {
		char c = kr_lower(token.ptr[at]);

		if ((c != 'h' && c != 'f' && c != 'm') ||
		    (at > 0 && kr_is_alnum(token.ptr[at - 1])))
			continue;
		for (size_t i = 0; i < KR_NELEM(schemes); i++)
			if (kr_span_casestarts(kr_span_from(token, at),
			    schemes[i].text)) {
				*length = strlen(schemes[i].text);
				*defanged = schemes[i].defanged;
				return at;
			}
	}
	return SIZE_MAX;
}

/*
 * With a scheme anything that looks like a host will do; a second scheme
 * behind a blank-less comma or semicolon begins another address.
 */
static size_t
full_length(struct kr_span s, size_t scheme, bool *defanged)
{
	struct kr_span last = KR_SPAN_NONE;
	unsigned labels;
	size_t user = scheme, n;

	for (size_t i = scheme; i < s.len && s.ptr[i] != '/'; i++)
		if (s.ptr[i] == '@')
			user = i + 1;
	if (user < s.len && s.ptr[user] == '[' && dot_length(
	    kr_span_from(s, user)) == 0)
		return s.len;		/* an IPv6 literal */
	n = host_length(kr_span_from(s, user), &labels, &last, defanged);
	return n == 0 ? 0 : s.len;
}

/* Keep what is written there, if it says more than its scheme. */
static enum kr_rc
written_keep(struct kr_urls *ret, const struct kr_view *view, struct kr_url u,
    size_t scheme, const struct kr_limits *limits, struct kr_arena *arena)
{
	if (u.written.len <= scheme)
		return KR_OK;
	u.place = (struct kr_slice){ view,
	    (size_t)(u.written.ptr - view->text.ptr), u.written.len };
	return keep(ret, u, limits, arena);
}

/* "Site:name.test/x", "(name.test)": from the last opening. */
static struct kr_url
bare_read(struct kr_span token)
{
	struct kr_url u = { .written = KR_SPAN_NONE, .bare = true };
	size_t at = 0, n;

	if (kr_span_chr(token, 0, '@') != SIZE_MAX)
		return u;
	while (at < token.len && !kr_is_alnum(token.ptr[at]) &&
	    (unsigned char)token.ptr[at] < 0x80)
		at++;
	token = kr_span_from(token, at);
	n = bare_length(token, &u.defanged);
	if (n > 0)
		u.written = without_tail(kr_span_sub(token, 0, n));
	return u;
}

static enum kr_rc
token_read(const struct kr_view *view, size_t off, size_t len,
    const struct kr_limits *limits, struct kr_arena *arena,
    struct kr_urls *ret)
{
	struct kr_span token = kr_span_sub(view->text, off, len), s;
	size_t scheme = 0, ignored, next, at;
	bool defanged = false, other;
	struct kr_url u = { .written = KR_SPAN_NONE };
	enum kr_rc rc;

	at = scheme_find(token, 0, &scheme, &defanged);
	if (at == SIZE_MAX)
		return written_keep(ret, view, bare_read(token), 0, limits,
		    arena);
	s = kr_span_from(token, at);
	next = scheme_find(token, at + scheme, &ignored, &other);
	if (next != SIZE_MAX && memchr(",;([", token.ptr[next - 1], 4) != NULL)
		s.len = next - at;
	else
		next = SIZE_MAX;
	if (full_length(s, scheme, &defanged) > 0)
		u.written = without_tail(s);
	u.defanged = defanged;
	rc = written_keep(ret, view, u, scheme, limits, arena);
	/* What a second scheme begins is a token of its own. */
	while (rc == KR_OK && next != SIZE_MAX) {
		at = scheme_find(token, next, &scheme, &defanged);
		if (at == SIZE_MAX)
			break;
		next = scheme_find(token, at + scheme, &ignored, &other);
		u = (struct kr_url){ .written = without_tail(kr_span_sub(token,
		    at, next == SIZE_MAX ? token.len - at : next - at)),
		    .defanged = defanged };
		rc = written_keep(ret, view, u, scheme, limits, arena);
	}
	return rc;
}

#define TOKEN_MIN 4	/* bytes of the shortest address */

/*
 * Where the token ends that begins at off.  *worth: only a dot, two slashes or
 * "dot" make it worth looking at.
 */
static size_t
token_end(struct kr_span s, size_t off, bool *worth)
{
	size_t from = off;
	bool seen = false;

	for (; off < s.len; off++) {
		char c = s.ptr[off];

		if (kr_is_alnum(c)) {
			if (kr_lower(c) == 'd')
				seen |= kr_span_casestarts(
				    kr_span_from(s, off), "dot");
			continue;
		}
		if (delimiter_length(s, off) > 0)
			break;
		seen |= c == '.' || (c == '/' && off + 1 < s.len &&
		    s.ptr[off + 1] == '/');
	}
	*worth = seen && off - from >= TOKEN_MIN;
	return off;
}

static bool
is_behind_at(struct kr_span before)
{
	return kr_span_caseends(before, "(at) ") ||
	    kr_span_caseends(before, "[at] ") ||
	    kr_span_caseends(before, "{at} ") ||
	    kr_span_caseends(before, " at ");
}

/*
 * A name goes on behind " (dot) ", to where that token ends; but a mailbox
 * does so as well: "mere (at) tui (dot) test".
 */
static size_t
spaced_end(struct kr_span s, size_t from, size_t end, bool *worth)
{
	size_t dot;
	bool ignored;

	while (end < s.len && s.ptr[end] == ' ' && end > from &&
	    host_char(s.ptr[end - 1]) &&
	    (dot = dot_length(kr_span_from(s, end))) > 0 &&
	    !is_behind_at(kr_span_sub(s, 0, from))) {
		end = token_end(s, end + dot, &ignored);
		*worth = true;
	}
	return end;
}

enum kr_rc
kr_urls_in_text(const struct kr_view *view, size_t off, size_t len,
    const struct kr_limits *limits, struct kr_arena *arena,
    struct kr_urls *ret)
{
	struct kr_span s = kr_span_sub(view->text, 0,
	    len > view->text.len - off ? view->text.len : off + len);

	while (off < s.len) {
		size_t from, n;
		bool worth;

		while (off < s.len && (n = delimiter_length(s, off)) > 0)
			off += n;
		from = off;
		off = spaced_end(s, from, token_end(s, off, &worth), &worth);
		if (worth && token_read(view, from, off - from, limits, arena,
		    ret) != KR_OK)
			return KR_E_NOMEM;
	}
	return KR_OK;
}

/* ---- in links ----------------------------------------------------------- */

enum kr_rc
kr_urls_in_html(const struct kr_html *html, size_t text_off, size_t text_len,
    const struct kr_limits *limits, struct kr_arena *arena,
    struct kr_urls *ret)
{
	static const char *const kinds[] = { "http://", "https://", "ftp://",
	    "hxxp", "//" };

	for (size_t i = 0; i < html->n_link; i++) {
		const struct kr_html_link *l = &html->link[i];
		struct kr_url u = { .written = l->href, .place = l->place,
		    .link = true };
		bool known = false;

		if (l->text_off < text_off ||
		    l->text_off - text_off >= text_len)
			continue;
		for (size_t k = 0; k < KR_NELEM(kinds); k++)
			known |= kr_span_casestarts(l->href, kinds[k]);
		u.defanged = kr_span_casestarts(l->href, "hxxp");
		if (known && keep(ret, u, limits, arena) != KR_OK)
			return KR_E_NOMEM;
	}
	return KR_OK;
}
