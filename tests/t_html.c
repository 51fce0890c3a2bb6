/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of an HTML page can be seen, and where its addresses lead.  Text that
 * nobody sees must not speak for the reporter, and a link protector must not
 * hide whom a report is about.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message/message.h"
#include "arena.h"

/* ---- what is seen ------------------------------------------------------- */

/* Hidden text stands in braces, behind the first letters of why. */
static struct look_case {
	const char	*name, *html, *text;
} looks[] = {
	{ "text", "a <b>b</b> c", "a b c" },
	{ "display", "a<i style='display: none'>b</i>c", "a{D:b}c" },
	{ "display, important", "a<i style='DISPLAY:None !important'>b</i>",
	  "a{D:b}" },
	{ "visibility", "a<i style='visibility:hidden'>b</i>", "a{D:b}" },
	{ "visibility collapse", "a<i style='visibility:collapse'>b</i>",
	  "a{D:b}" },
	{ "Word's own", "a<i style='mso-hide:all'>b</i>", "a{D:b}" },
	{ "the attribute", "a<i hidden>b</i>", "a{D:b}" },
	{ "inside of what is hidden",
	  "a<div style='display:none'><b>b</b></div>", "a\n{D:b}" },
	{ "font size 0", "a<i style='font-size:0'>b</i>", "a{S:b}" },
	{ "font size 1px", "a<i style='font-size:1px'>b</i>", "a{S:b}" },
	{ "font size 7px", "a<i style='font-size:7px'>b</i>", "a{F:b}" },
	{ "font size in points", "a<i style='font-size:12pt'>b</i>", "ab" },
	{ "font size in em", "a<i style='font-size:0.1em'>b</i>", "a{S:b}" },
	{ "font size in percent", "a<i style='font-size:100%'>b</i>", "ab" },
	{ "a small percentage", "a<i style='font-size:10%'>b</i>",
	  "a{S:b}" },
	{ "opacity 0", "a<i style='opacity:0'>b</i>", "a{C:b}" },
	{ "opacity 1", "a<i style='opacity:1'>b</i>", "ab" },
	{ "white on white", "a<i style='color:#fff'>b</i>", "a{C:b}" },
	{ "six digits", "a<i style='color:#FEFEFE'>b</i>", "a{C:b}" },
	{ "a name", "a<i style='color:white'>b</i>", "a{C:b}" },
	{ "rgb", "a<i style='color:rgb(255, 255, 255)'>b</i>", "a{C:b}" },
	{ "rgb in percent", "a<i style='color:rgb(100%,100%,100%)'>b</i>",
	  "a{C:b}" },
	{ "rgb with a number missing", "a<i style='color:rgb(255,255)'>b</i>",
	  "ab" },
	{ "a colour that is none", "a<i style='color:nosuch'>b</i>", "ab" },
	{ "red", "a<i style='color:#c00000'>b</i>", "ab" },
	{ "faint grey", "a<i style='color:#c0c0c0'>b</i>", "a{F:b}" },
	{ "white on black",
	  "a<i style='color:#fff;background:#000'>b</i>", "ab" },
	{ "black on black", "a<i style='background-color:black'>b</i>",
	  "a{C:b}" },
	{ "white on a picture",
	  "a<i style='color:#fff;background:url(x)'>b</i>", "ab" },
	{ "the old attributes",
	  "a<table bgcolor=black><tr><td><font color=black>b</font></table>",
	  "a\n{C:b}" },
	{ "off the screen", "a<i style='text-indent:-9999px'>b</i>",
	  "a{P:b}" },
	{ "at the left", "a<i style='position:absolute;left:-10000px'>b</i>",
	  "a{P:b}" },
	{ "a little to the left", "a<i style='margin-left:-10px'>b</i>",
	  "ab" },
	{ "far below", "<style>.x{margin-top:470500px}</style>a<i class=x>b"
	  "</i>", "a{P:b}" },
	{ "a little below", "a<i style='margin-top:400px'>b</i>", "ab" },
	{ "a box of no height",
	  "a<i style='overflow:hidden;max-height:0'>b</i>", "a{S:b}" },
	{ "no height, but it flows over", "a<i style='max-height:0'>b</i>",
	  "ab" },
	/* <style> */
	{ "by class", "<style>.x, .z{display:none}</style>a<i class='y x'>b"
	  "</i>", "a{D:b}" },
	{ "by id", "<style>#x{display:none}</style>a<i id=x>b</i>",
	  "a{D:b}" },
	{ "by element", "<style>i{display:none}</style>a<i>b</i><b>c</b>",
	  "a{D:b}c" },
	{ "an element's class", "<style>i.x{display:none}</style>a"
	  "<i class=x>b</i>", "a{D:b}" },
	{ "a class of another name", "<style>.x{display:none}</style>a"
	  "<i class=xx>b</i>", "ab" },
	{ "more than one selector", "<style>p .x{display:none}</style>a"
	  "<i class=x>b</i>", "ab" },
	{ "another screen's rules are passed over",
	  "<style>@media print{.x{display:none}}.y{display:none}</style>a"
	  "<i class=x>b</i><i class=y>c</i>", "ab{D:c}" },
	{ "a sheet that never ends", "<style>.x{display:none</style>a"
	  "<i class=x>b</i>", "ab" },
	/* character references */
	{ "by name", "a&amp;b&lt;c&nbsp;&copy;", "a&b<c \xC2\xA9" },
	{ "by number", "&#97;&#x62;&#X4101;", "ab\xE4\x84\x81" },
	{ "windows-1252 by number", "&#147;", "\xE2\x80\x9C" },
	{ "without a semicolon", "a&ampb &lt", "a&b <" },
	{ "a newer name without a semicolon", "a&rsquo b", "a&rsquo b" },
	{ "none of them", "a & b &nosuch; &#; &#x;",
	  "a & b &nosuch; &#; &#x;" },
	{ "no character", "&#0;&#xD800;&#x110000;",
	  "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
	/* what is no text */
	{ "a script", "a<script>if (x < y) b</script>c", "ac" },
	{ "a script that never ends", "a<script>b", "a" },
	{ "the end of another element inside", "a<script>'</i>'</script>c",
	  "ac" },
	{ "a comment", "a<!-- b > c -->d", "ad" },
	{ "a comment that never ends", "a<!-- b", "a" },
	{ "an empty comment", "a<!-->b", "ab" },
	{ "a declaration", "<!DOCTYPE html>a", "a" },
	{ "a declaration that never ends", "a<!DOCTYPE", "a" },
	{ "a title", "<title>x &amp; y</title>a", "a" },
	{ "a tag that never ends", "a<b", "a" },
	{ "no tag", "1 < 2 > 0", "1 < 2 > 0" },
};

static void
hidden_begin(struct kr_buffer *b, unsigned why)
{
	static const char letters[] = "DSCPF";

	kr_buffer_byte(b, '{');
	for (unsigned i = 0; i < 5; i++)
		if ((why >> i & 1) != 0)
			kr_buffer_byte(b, letters[i]);
	kr_buffer_byte(b, ':');
}

static void
look_run(void **state)
{
	const struct look_case *c = *state;
	struct kr_view root = kr_view_root(kr_span_str(c->html));
	uint64_t hit = 0;
	const struct kr_html *html = kr_html_read(&root, &kr_limits_default,
	    arena, &hit);
	struct kr_buffer b;
	size_t at = 0;

	assert_non_null(html);
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < html->n_hidden; i++) {
		const struct kr_html_stretch *h = &html->hidden[i];

		kr_buffer_add(&b, kr_span_sub(html->text->text, at,
		    h->off - at));
		hidden_begin(&b, h->why);
		kr_buffer_add(&b, kr_span_sub(html->text->text, h->off,
		    h->len));
		kr_buffer_byte(&b, '}');
		at = h->off + h->len;
	}
	kr_buffer_add(&b, kr_span_from(html->text->text, at));
	assert_span_equal(kr_span_trim(kr_buffer_span(&b)), c->text);
	assert_int_equal(0, hit);
}

static void
seen(void **state)
{
	static const char html[] = "ab<i style='display:none'>cd</i>ef"
	    "<i style='font-size:7px'>gh</i><i hidden>ij</i>kl";
	struct kr_view root = kr_view_root(kr_span_str(html));
	uint64_t hit = 0;
	const struct kr_html *h = kr_html_read(&root, &kr_limits_default,
	    arena, &hit);

	(void)state;
	assert_non_null(h);
	assert_span_equal(kr_html_seen(h, 0, h->text->text.len, arena),
	    "abefghkl");
	/* stretches that begin or end in what is hidden, or hold nothing */
	assert_span_equal(kr_html_seen(h, 3, 2, arena), "e");
	assert_span_equal(kr_html_seen(h, 1, 2, arena), "b");
	assert_span_equal(kr_html_seen(h, 2, 2, arena), "");
	assert_span_equal(kr_html_seen(h, 5, 0, arena), "");
}

/* ---- links: WHATWG HTML 13.2.5.72 --------------------------------------- */

static struct link_case {
	const char	*name, *html, *href;	/* of the first */
} links[] = {
	{ "ampersands as they should be", "<a href='http://a.example/?x=1"
	  "&amp;copy=2'>b</a>", "http://a.example/?x=1&copy=2" },
	{ "and as they often are", "<a href='http://a.example/?x=1&copy=2"
	  "&notify&reg=3'>b</a>", "http://a.example/?x=1&copy=2&notify&reg=3" },
	{ "a reference without a semicolon", "<a href='?a=1&amp'>b</a>",
	  "?a=1&" },
	{ "by number", "<a href='http&#58;//a.example'>b</a>",
	  "http://a.example" },
	{ "line ends inside", "<a href='http://a.exa\nmple/\t'>b</a>",
	  "http://a.example/" },
	{ "no quotes", "<a href=http://a.example/x>b</a>",
	  "http://a.example/x" },
};

static void
link_run(void **state)
{
	const struct link_case *c = *state;
	struct kr_view root = kr_view_root(kr_span_str(c->html));
	uint64_t hit = 0;
	const struct kr_html *html = kr_html_read(&root, &kr_limits_default,
	    arena, &hit);

	assert_non_null(html);
	assert_int_equal(1, html->n_link);
	assert_span_equal(html->link[0].href, c->href);
}

/* ---- where an address leads --------------------------------------------- */

static struct url_case {
	const char	*name, *text;
	const char	*target, *host;	/* of the first; NULL: there is none */
} urls[] = {
	{ "as it stands", "see https://A.example/x now",
	  "https://A.example/x", "a.example" },
	{ "in angles", "<https://a.example/>", "https://a.example/",
	  "a.example" },
	{ "a full stop behind it", "https://a.example/x.",
	  "https://a.example/x", "a.example" },
	{ "in parentheses", "(https://a.example/x)", "https://a.example/x",
	  "a.example" },
	{ "parentheses of its own", "https://a.example/x_(y)",
	  "https://a.example/x_(y)", "a.example" },
	{ "without a scheme", "go to kiwi-parcel.co.nz/pay",
	  "kiwi-parcel.co.nz/pay", "kiwi-parcel.co.nz" },
	{ "defanged", "hxxps://a[.]example/x", "https://a.example/x",
	  "a.example" },
	{ "defanged with blanks", "the site is tui-post (dot) example, fake",
	  "tui-post.example", "tui-post.example" },
	{ "a mailbox written so", "mere (at) tui-post (dot) example", NULL,
	  NULL },
	{ "a user in front", "https://bank.example@a.example/",
	  "https://bank.example@a.example/", "a.example" },
	{ "a port", "http://a.example:8080/", "http://a.example:8080/",
	  "a.example" },
	{ "beyond ASCII", "https://m\xC4\x81ori.example/",
	  "https://m\xC4\x81ori.example/", "xn--mori-qsa.example" },
	{ "an IPv6 literal", "http://[2001:db8::1]/x",
	  "http://[2001:db8::1]/x", "[2001:db8::1]" },
	{ "no address", "nothing here", NULL, NULL },
	/* link protectors */
	{ "Safe Links",
	  "https://aus01.safelinks.protection.outlook.com/?url=https%3A%2F%2F"
	  "a.example%2Fx%3Fq%3D1&data=05", "https://a.example/x?q=1",
	  "a.example" },
	{ "Safe Links, not the first parameter",
	  "https://aus01.safelinks.protection.outlook.com/?data=05&url=http"
	  "%3A%2F%2Fa.example%2F", "http://a.example/", "a.example" },
	{ "Safe Links, as HTML writes it",
	  "https://aus01.safelinks.protection.outlook.com/?data=05&amp;url="
	  "http%3A%2F%2Fa.example%2F&amp;sdata=x", "http://a.example/",
	  "a.example" },
	{ "URL Defense 2",
	  "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x"
	  "&d=DwMF", "https://a.example/x", "a.example" },
	{ "URL Defense 2 with nothing in it",
	  "https://urldefense.proofpoint.com/v2/url?d=DwMF",
	  "https://urldefense.proofpoint.com/v2/url?d=DwMF",
	  "urldefense.proofpoint.com" },
	{ "URL Defense 3",
	  "https://urldefense.com/v3/__https://a.example/x__;!!abc$",
	  "https://a.example/x", "a.example" },
	{ "URL Defense 3 without its end",
	  "https://urldefense.com/v3/__https://a.example/x",
	  "https://urldefense.com/v3/__https://a.example/x",
	  "urldefense.com" },
	{ "a search engine's redirect",
	  "https://www.google.com/url?q=http%3A%2F%2Fa.example%2F&sa=D",
	  "http://a.example/", "a.example" },
	{ "the search itself",
	  "https://www.google.com/search?q=http%3A%2F%2Fa.example%2F",
	  "https://www.google.com/search?q=http%3A%2F%2Fa.example%2F",
	  "www.google.com" },
	{ "one inside another",
	  "https://aus01.safelinks.protection.outlook.com/?url=https%3A%2F%2F"
	  "www.google.com%2Furl%3Fq%3Dhttp%253A%252F%252Fa.example%252F",
	  "http://a.example/", "a.example" },
	{ "a host that only ends alike",
	  "https://notgoogle.com/url?q=http%3A%2F%2Fa.example%2F",
	  "https://notgoogle.com/url?q=http%3A%2F%2Fa.example%2F",
	  "notgoogle.com" },
};

static void
url_run(void **state)
{
	const struct url_case *c = *state;
	struct kr_view root = kr_view_root(kr_span_str(c->text));
	struct kr_urls all = { NULL, 0, 0, 0 };

	assert_int_equal(KR_OK, kr_urls_in_text(&root, 0, root.text.len,
	    &kr_limits_default, arena, &all));
	if (c->target == NULL) {
		assert_int_equal(0, all.n);
		return;
	}
	assert_int_equal(1, all.n);
	assert_span_equal(all.item[0].target, c->target);
	assert_span_equal(all.item[0].host, c->host);
}

/* Each blank could be the one before " (dot) ": they are not counted deep. */
static void
a_megabyte_of_blanks(void **state)
{
	const size_t n = 1 << 20;
	char *text = malloc(n);
	struct kr_urls all = { NULL, 0, 0, 0 };
	struct kr_view root;

	(void)state;
	assert_non_null(text);
	memset(text, ' ', n);
	text[0] = 'a';
	root = kr_view_root((struct kr_span){ text, n });
	assert_int_equal(KR_OK, kr_urls_in_text(&root, 0, n, &kr_limits_default,
	    arena, &all));
	assert_int_equal(all.n, 0);
	free(text);
}

int
main(void)
{
	struct CMUnitTest tests[KR_NELEM(looks) + KR_NELEM(links) +
	    KR_NELEM(urls) + 2];
	size_t at = 0;

	UNIT_ROWS(tests, at, looks, look_run);
	at += KR_NELEM(looks);
	UNIT_ROWS(tests, at, links, link_run);
	at += KR_NELEM(links);
	UNIT_ROWS(tests, at, urls, url_run);
	at += KR_NELEM(urls);
	tests[at++] = (struct CMUnitTest)cmocka_unit_test(seen);
	tests[at] = (struct CMUnitTest)cmocka_unit_test(a_megabyte_of_blanks);
	return arena_run("html", tests, KR_NELEM(tests));
}
