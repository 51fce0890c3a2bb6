/* SPDX-License-Identifier: Apache-2.0 */
/*
 * quotes.c - are quoted bytes where the verdict says they are?
 *
 *   bench/quotes CONFIG PATH ...
 *
 * Work: judge every mail, and look for the letters and digits of each
 * finding's quote, in their order, in the original bytes that it names: as
 * they are, between marks, or out of quoted-printable or base64; folded as the
 * search copy is.  Where a quote begins in a decoded subject and goes on in the
 * text, or has letters of another character set, the bytes are a part of it.
 * Decoded is here without the library, whose word is what is looked at.
 * Exit status 1 if some are not there.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "host/host.h"

#define SHOWN	60	/* bytes of what is wrong */

static size_t n_mail, n_same, n_inside, n_decoded, n_part, n_nowhere,
    n_wrong;

static void
warn_text(void *ctx, const char *text)
{
	(void)ctx;
	warnx("%s", text);
}

/* Do the letters and digits of a stand in b, in their order? */
static bool
letters_in(struct kr_span a, struct kr_span b)
{
	size_t k = 0;

	for (size_t i = 0; i < a.len; i++) {
		if (!kr_is_alnum(a.ptr[i]))
			continue;
		while (k < b.len && kr_lower(b.ptr[k]) != kr_lower(a.ptr[i]))
			k++;
		if (k++ >= b.len)
			return false;
	}
	return true;
}

static int
base64_value(char c)
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *p = c == '\0' ? NULL : strchr(set, c);

	return p == NULL ? -1 : (int)(p - set);
}

static int
hex_value(char c)
{
	return kr_is_digit(c) ? c - '0' : kr_lower(c) >= 'a' &&
	    kr_lower(c) <= 'f' ? kr_lower(c) - 'a' + 10 : -1;
}

/* "=C4=93"; a line end behind "=" is none. */
static struct kr_span
unquoted(struct kr_span s, char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '=' && i + 2 < s.len &&
		    hex_value(s.ptr[i + 1]) >= 0 &&
		    hex_value(s.ptr[i + 2]) >= 0) {
			text[n++] = (char)(hex_value(s.ptr[i + 1]) << 4 |
			    hex_value(s.ptr[i + 2]));
			i += 2;
		} else if (s.ptr[i] == '=' && i + 1 < s.len &&
		    (s.ptr[i + 1] == '\n' || s.ptr[i + 1] == '\r')) {
			i += s.ptr[i + 1] == '\r' ? 2 : 1;
		} else {
			text[n++] = s.ptr[i];
		}
	}
	return (struct kr_span){ text, n };
}

/* The quote begins anywhere in a group of four: skip of it come before. */
static struct kr_span
unpacked(struct kr_span s, unsigned skip, char *text)
{
	unsigned long group = 0;
	unsigned held = skip;
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		int v = base64_value(s.ptr[i]);

		if (v < 0)
			continue;
		group = (group << 6 | (unsigned)v) & 0xFFFFFF;
		if (++held % 4 == 0) {
			text[n++] = (char)(group >> 16);
			text[n++] = (char)(group >> 8);
			text[n++] = (char)group;
		}
	}
	/* What is left of the last group. */
	if (held % 4 > 1)
		text[n++] = (char)(group >> (held % 4 == 2 ? 4 : 10));
	if (held % 4 == 3)
		text[n++] = (char)(group >> 2);
	return (struct kr_span){ text, n };
}

static bool
letters_folded(struct kr_span quote, struct kr_span s, struct kr_arena *arena)
{
	return letters_in(quote, s) ||
	    letters_in(quote, kr_text_fold_span(s, arena));
}

static bool
letters_decoded(struct kr_span quote, struct kr_span bytes,
    struct kr_arena *arena)
{
	char *text = kr_arena_alloc(arena, bytes.len + 4, 1);

	if (text == NULL)
		return false;
	if (letters_folded(quote, unquoted(bytes, text), arena))
		return true;
	for (unsigned skip = 0; skip < 4; skip++)
		if (letters_folded(quote, unpacked(bytes, skip, text), arena))
			return true;
	return false;
}

static void
quote_check(const struct kr_finding *f, struct kr_span mail, const char *file,
    struct kr_arena *arena)
{
	struct kr_span quote, bytes;
	size_t off, len;

	if (f->quote.view == NULL || f->quote.len == 0)
		return;
	if (f->quote.off + f->quote.len > f->quote.view->text.len)
		errx(1, "%s: %s: beyond its text", file, f->id);
	quote = kr_slice_span(f->quote);
	if (!kr_slice_origin(f->quote, &off, &len)) {
		n_nowhere++;
		return;
	}
	if (off + len > mail.len)
		errx(1, "%s: %s: beyond the mail", file, f->id);
	bytes = kr_span_sub(mail, off, len);
	if (kr_span_caseeq2(quote, bytes)) {
		n_same++;
	} else if (letters_folded(quote, bytes, arena)) {
		n_inside++;
	} else if (letters_decoded(quote, bytes, arena)) {
		n_decoded++;
	} else if (letters_in(bytes, quote)) {
		n_part++;
	} else {
		n_wrong++;
		printf("%s: %s: \"%.*s\" at %zu is \"%.*s\"\n", file, f->id,
		    KR_SPAN_ARG(kr_span_sub(quote, 0, SHOWN)), off,
		    KR_SPAN_ARG(kr_span_sub(bytes, 0, SHOWN)));
	}
}

int
main(int argc, char **argv)
{
	struct kr_archive_options options = { .warn = warn_text };
	const char *offline = "auth_dns=no";
	struct kr_err e = { .code = KR_OK };
	struct kr_archive *archive;
	struct kr_inputs inputs;
	struct kr_arena *arena = kr_arena_new((size_t)256 << 20);
	struct kr_host *host;
	struct kr_mail mail;
	char text[1024];

	if (argc < 3)
		errx(2, "usage: quotes CONFIG PATH ...");
	if (kr_host_load(argv[1], &offline, 1, &host, &e) != KR_OK)
		errx(2, "%s", kr_err_text(&e, text, sizeof(text)));
	if (arena == NULL || kr_inputs_list(argv + 2, (size_t)argc - 2,
	    &inputs, warn_text, NULL) != KR_OK ||
	    (archive = kr_archive_new(&inputs, &options)) == NULL)
		err(2, NULL);
	for (; kr_archive_next(archive, &mail); n_mail++) {
		struct kr_verdict *v;

		kr_arena_reset(arena);
		if (kr_judge(kr_host_engine(host), mail.bytes, NULL, NULL,
		    arena, &v, &e) != KR_OK)
			continue;
		for (size_t i = 0; i < v->findings->n; i++)
			quote_check(&v->findings->item[i], mail.bytes,
			    mail.file, arena);
	}
	printf("%zu mails, %zu quotes: %zu as they stand, %zu between marks, "
	    "%zu decoded, %zu in part, %zu of no place, %zu elsewhere\n", n_mail,
	    n_same + n_inside + n_decoded + n_part + n_nowhere + n_wrong,
	    n_same, n_inside, n_decoded, n_part, n_nowhere, n_wrong);
	kr_archive_free(archive);
	kr_inputs_free(&inputs);
	kr_host_free(host);
	kr_arena_free(arena);
	return n_wrong > 0;
}
