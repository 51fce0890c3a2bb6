/* SPDX-License-Identifier: Apache-2.0 */
/* D: mails that no mail program writes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rows.h"

/* So much processor time for one mail is no end; speed is not judged. */
enum { HANGS_S = 100 };
/* So often a machine that is busy is asked again about a time. */
enum { TRIES = 30 };

static const struct handing usual;

static double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- shapes: a mail of n of something ----------------------------------- */

static void
multipart(struct text *t, size_t n, bool nested)
{
	text_head(t, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
	    "boundary=b0\r\n\r\n");
	for (size_t i = 0; i < n; i++) {
		text_printf(t, "--b%zu\r\n", nested ? i : 0);
		if (nested)
			text_printf(t, "Content-Type: multipart/mixed; "
			    "boundary=b%zu\r\n", i + 1);
		text_printf(t, "\r\npart\r\n");
	}
}

static void
messages(struct text *t, size_t n)
{
	text_head(t, "");
	for (size_t i = 0; i < n; i++)
		text_printf(t, "Content-Type: message/rfc822\r\n\r\n"
		    "From: a%zu@shop.test\r\nSubject: s\r\n", i);
	text_printf(t, "\r\nbuy\r\n");
}

static void
html(struct text *t, const char *open, size_t n)
{
	text_head(t, "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n");
	text_repeat(t, open, n);
	text_printf(t, "<p>I got this spam, please stop it</p>\r\n");
}

static void
plain(struct text *t, const char *line, size_t n)
{
	text_head(t, "\r\nI want to report this.\r\n");
	text_repeat(t, line, n);
	text_printf(t, "\r\n");
}

static void
fields(struct text *t, const char *begin, const char *each, size_t n)
{
	text_printf(t, "%s", begin);
	text_repeat(t, each, n);
	text_printf(t, "\r\n");
	text_head(t, "\r\nI got this spam.\r\n");
}

static void
typed(struct text *t, const char *type, const char *each, size_t n)
{
	text_head(t, "MIME-Version: 1.0\r\nContent-Type: ");
	text_printf(t, "%s", type);
	text_repeat(t, each, n);
	text_printf(t, "\r\n\r\nI got this spam.\r\n");
}

static void
transfer(struct text *t, const char *encoding, const char *each, size_t n)
{
	text_head(t, "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
	    "Content-Transfer-Encoding: ");
	text_printf(t, "%s\r\n\r\n", encoding);
	text_repeat(t, each, n);
	text_printf(t, "\r\n");
}

#define SHAPE(name, call) \
	static void shape_##name(struct text *t, size_t n) { call; }
#define SHAPES(X) \
	X(parts, multipart(t, n, false)) \
	X(nested_parts, multipart(t, n, true)) \
	X(nested_messages, messages(t, n)) \
	X(div, html(t, "<div>", n)) \
	X(div_style, html(t, "<div style=\"display:none\">", n)) \
	X(bold, html(t, "<b><i>", n)) \
	X(unclosed, html(t, "<a href=\"x", n)) \
	X(attributes, html(t, "<p a=1 b=2 c=3 d='4'>x</p>", n)) \
	X(one_tag, html(t, "<p ", 1); text_repeat(t, "a=1 ", n)) \
	X(entities, html(t, "&amp;&#x41;&zzzz;&#999999999;", n)) \
	X(comments, html(t, "<!--", n)) \
	X(tables, html(t, "<table><tr><td>", n)) \
	X(links, html(t, "<a href=\"http://a.test/x\">http://b.test</a>", n)) \
	X(urls, plain(t, "http://shop.test/path?q=1 ", n)) \
	X(odd_urls, plain(t, "http://", n)) \
	X(at_signs, plain(t, "a@", n)) \
	X(quoted, plain(t, "> > > text\r\n", n)) \
	X(deep_quotes, plain(t, ">", n)) \
	X(dashes, plain(t, "-", n)) \
	X(forwards, plain(t, "---------- Forwarded message ---------\r\n" \
	    "From: A <a@b.test>\r\nSubject: x\r\n\r\n", n)) \
	X(begin_message, plain(t, "Begin forwarded message:\r\n\r\n", n)) \
	X(from_lines, plain(t, "From: a@b.test\r\nTo: c@d.test\r\n", n)) \
	X(long_line, plain(t, "word ", n)) \
	X(no_blank, plain(t, "a", n)) \
	X(digits, plain(t, "0123456789 ", n)) \
	X(numbers, plain(t, "021 123 4567, 09-123 4567 ", n)) \
	X(consents, plain(t, "I consent to sharing with Police. I do not. ", \
	    n)) \
	X(spaces, plain(t, " \t", n)) \
	X(blank_lines, plain(t, "\r\n", n)) \
	X(combining, plain(t, "a\xCC\x84\xCC\x81\xCC\x82", n)) \
	X(bad_utf8, plain(t, "\xFF\xC3", n)) \
	X(received, fields(t, "Received: from a by b; Tue, 25 Mar 2025 " \
	    "20:50:29 +1300\r\nX-A: b", "\r\nReceived: from a by b; Tue, 25 " \
	    "Mar 2025 20:50:29 +1300", n)) \
	X(folds, fields(t, "Subject: a", "\r\n b", n)) \
	X(recipients, fields(t, "Cc: a@b.test", ", \"x\" <c@d.test>", n)) \
	X(groups, fields(t, "Cc: g:", "g:", n)) \
	X(address_comments, fields(t, "Reply-To: a", "(", n)) \
	X(words, fields(t, "Subject: ", "=?utf-8?q?a?= ", n)) \
	X(parameters, typed(t, "text/plain", "; a=b", n)) \
	X(pieces, typed(t, "text/plain; name*0=a", "; name*1=b", n)) \
	X(soft_breaks, transfer(t, "quoted-printable", "a=\r\n", n)) \
	X(escapes, transfer(t, "quoted-printable", "=E2=80=8B", n)) \
	X(base64_junk, transfer(t, "base64", "S!*G~V-\r\n", n)) \
	X(uuencode, transfer(t, "x-uuencode", "M861C\r\n", n))
#define X(name, call) SHAPE(name, call)
SHAPES(X)
#undef X

static const struct {
	const char	*name;
	void		(*make)(struct text *, size_t n);
} shapes[] = {
#define X(name, call) { #name, shape_##name },
	SHAPES(X)
#undef X
};

/* D1: around every limit, and far beyond. */
void
row_limits(void)
{
	static const size_t limits[] = { 8, 20, 32, 50, 64, 200, 500, 1000,
	    10000 };
	static const size_t beyond[] = { 10, 100 };

	for (size_t s = 0; s < KR_NELEM(shapes); s++)
		for (size_t l = 0; l < KR_NELEM(limits); l++)
			for (int k = -1; k <= 2; k++) {
				struct text t = { NULL, 0, 0 };
				size_t n = k < 2 ? limits[l] + (size_t)k :
				    limits[l] * beyond[cases_of(1, 0)];
				double begin = cpu_seconds();
				const char *fault;

				if (n > cases_of(1000000, 20000))
					n = cases_of(1000000, 20000);
				shapes[s].make(&t, n);
				fault = deliver_fault(&usual, text_span(&t));
				if (fault == NULL &&
				    cpu_seconds() - begin > HANGS_S)
					fault = "no end of it";
				case_fault(fault, "%s, %zu", shapes[s].name,
				    n);
				text_free(&t);
			}
}

static double
time_of(struct kr_span mail)
{
	double best = 1e9;

	for (int i = 0; i < 2; i++) {
		double begin = cpu_seconds(), took;

		(void)deliver_fault(&usual, mail);
		took = cpu_seconds() - begin;
		best = took < best ? took : best;
	}
	return best;
}

/*
 * Is it longer than twice as much may take?  What is quadratic is so each time
 * that it is asked, what was disturbed is not.
 */
static bool
grows_fast(size_t shape, size_t n, double *now)
{
	struct text half = { NULL, 0, 0 }, whole = { NULL, 0, 0 };
	bool fast = true;

	shapes[shape].make(&half, n / 2);
	shapes[shape].make(&whole, n);
	for (int i = 0; fast && i < TRIES; i++) {
		double before = time_of(text_span(&half));

		*now = time_of(text_span(&whole));
		/* What is short is mostly the clock. */
		fast = *now > 0.02 && *now > 2.6 * before;
	}
	text_free(&half);
	text_free(&whole);
	return fast;
}

/*
 * D2: twice as much takes not much more than twice as long.  Behind a limit
 * other work may begin, as where the rest of a page is read as text: that is
 * a step, and what is quadratic is so at the next size, too.
 */
void
row_complexity(void)
{
	for (size_t s = 0; s < KR_NELEM(shapes); s++)
		for (size_t n = 1000; n <= cases_of(128000, 16000); n *= 2) {
			double now, next;
			bool fast = grows_fast(s, n, &now) &&
			    grows_fast(s, 2 * n, &next);

			case_is(!fast, "%s: %zu take %.3f s", shapes[s].name,
			    n, now);
		}
}

/* D4 */
void
row_bytes(void)
{
	static const char *const odd[] = { "\r", "\n", "\r\r\n", "\n\r",
	    ".\r\n",
	    "\n.\r\n", "\x80\xff", "\x1b", "\x7f", "\xEF\xBB\xBF" };

	for (unsigned i = 0; i < 200; i++) {
		struct text t = { NULL, 0, 0 };
		const char *fault;

		if (i % 5 != 0)
			text_head(&t, i % 5 == 1 ? "" : "\r\n");
		for (unsigned k = rnd(20); k > 0; k--) {
			text_add(&t, "a\0b\r\n", rnd(6));
			text_printf(&t, "%s", odd[rnd(KR_NELEM(odd))]);
		}
		/* what begins a field needs a name to be handed on */
		fault = i % 5 <= 1 ? NULL : deliver_fault(&usual,
		    text_span(&t));
		if (i % 5 <= 1) {
			struct outcome o;

			server_deliver(&usual, text_span(&t), &o);
			if (o.answer != SMFIS_CONTINUE)
				fault = "not accepted";
			outcome_free(&o);
		}
		case_fault(fault, "mail %u", i);
		text_free(&t);
	}
}

/* D6 */
void
row_charsets(void)
{
	static const char *const names[] = { "utf-8", "UTF8", "us-ascii",
	    "iso-8859-1", "iso-8859-15", "windows-1252", "windows-1256",
	    "windows-1258", "koi8-r", "big5", "gb2312", "gbk", "gb18030",
	    "euc-jp", "euc-kr", "shift_jis", "iso-2022-jp", "iso-2022-kr",
	    "iso-2022-cn-ext", "utf-7", "utf-16", "utf-16le", "utf-32", "ucs-2",
	    "hz-gb-2312", "x-unknown", "", "\"", "../../etc/passwd",
	    "utf-8//TRANSLIT", "macintosh", "ibm850", "tis-620", "viscii" };
	static const char *const texts[] = { "plain", "\x1b$B%F%9%H", "\x1b$)A",
	    "+AGEAYg-", "+", "\xD8\x00\xD8\x00", ("\xFF\xFE" "a"), "\xC0\x80",
	    "\xED\xA0\x80\xED\xB0\x80", "\x81\x30\x81", "~{<:Ky2;~}", "\x8E",
	    "\xA4" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		for (size_t k = 0; k < KR_NELEM(texts); k++) {
			struct text t = { NULL, 0, 0 };

			text_printf(&t, "Subject: =?%s?q?%s?=\r\n", names[i],
			    texts[k]);
			text_head(&t, "MIME-Version: 1.0\r\n");
			text_printf(&t, "Content-Type: text/plain; "
			    "charset=\"%s\"\r\n\r\nI report spam: %s\r\n",
			    names[i], texts[k]);
			case_fault(deliver_fault(&usual, text_span(&t)),
			    "%s, text %zu", names[i], k);
			text_free(&t);
		}
}

/* D7 */
void
row_ambiguous(void)
{
	static const char *const head[] = {
	    "Content-Type: multipart/mixed; boundary=a\r\n",
	    "Content-Type: multipart/mixed; boundary=b; boundary=a\r\n",
	    "Content-Type: text/plain\r\n", "Content-Type: text/html\r\n",
	    "Content-Type: multipart/mixed;\r\n boundary=\"a\r\n b\"\r\n",
	    "Content-Type: multipart/mixed; boundary=a (b)\r\n",
	    "Content-Type: message/rfc822\r\n",
	    "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\r\n",
	    "Content-Transfer-Encoding: base64\r\n",
	    ("Content-Transfer-Encoding: base64\r\n"
	    "Content-Transfer-Encoding: 7bit\r\n"),
	    "Content-Type: multipart/mixed; boundary=\r\n" };
	static const char *const lines[] = { "--a\r\n", "--a--\r\n", "--b\r\n",
	    "--ab\r\n", "--a \r\n", "-- a\r\n", "\r\n", "--a\n",
	    "Content-Type: text/html\r\n\r\n<b>x</b>\r\n", "text\r\n",
	    "SGVsbG8=\r\n", "Content-Type: multipart/mixed; boundary=a\r\n" };

	for (unsigned i = 0; i < cases_of(3000, 1500); i++) {
		struct text t = { NULL, 0, 0 };

		text_head(&t, "MIME-Version: 1.0\r\n");
		for (unsigned k = 1 + rnd(3); k > 0; k--)
			text_printf(&t, "%s", head[rnd(KR_NELEM(head))]);
		text_printf(&t, "\r\n");
		for (unsigned k = rnd(30); k > 0; k--)
			text_printf(&t, "%s", lines[rnd(KR_NELEM(lines))]);
		case_fault(deliver_fault(&usual, text_span(&t)), "mail %u", i);
		text_free(&t);
	}
}

/* D8: each sample cut short, down to its first line. */
void
row_truncated(void)
{
	size_t step = cases_of(1, 4);

	for (size_t m = 0; m < n_samples; m++)
		for (size_t len = samples[m].len; len > 0;
		    len = len > step ? len - step : 0) {
			struct kr_span cut = { samples[m].ptr, len };
			struct outcome o;

			/* A header cut short has no end: the server adds it. */
			server_deliver(&usual, cut, &o);
			case_is(o.answer == SMFIS_CONTINUE && o.n > 0 &&
			    strcmp(o.edit[o.n - 1].name,
			    "X-Referral-Final") == 0, "sample %zu at %zu", m,
			    len);
			outcome_free(&o);
		}
}

/* D9 */
void
row_spliced(void)
{
	for (unsigned i = 0; i < cases_of(100000, 14000); i++) {
		struct kr_span a = samples[rnd((unsigned)n_samples)];
		struct kr_span b = samples[rnd((unsigned)n_samples)];
		size_t at = rnd((unsigned)a.len), from = rnd((unsigned)b.len);
		struct text t = { NULL, 0, 0 };
		struct outcome o;

		text_add(&t, a.ptr, at);
		text_add(&t, b.ptr + from, b.len - from);
		server_deliver(&usual, text_span(&t), &o);
		case_is(o.answer == SMFIS_CONTINUE && o.n > 0 &&
		    strcmp(o.edit[o.n - 1].name, "X-Referral-Final") == 0,
		    "splice %u", i);
		outcome_free(&o);
		text_free(&t);
	}
}
