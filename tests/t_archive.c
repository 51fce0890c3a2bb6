/* SPDX-License-Identifier: Apache-2.0 */
/* Mail archives: which mails come out of which bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "folder.h"
#include "archive/archive.h"
#include "unit.h"

#define L1 "From ana@a.test Mon Jan  1 00:00:00 2024\n"
#define L2 "From bob@b.test Tue Jan  2 10:20:30 2024\n"
#define H "Subject: x\n\n"
#define MAILS_MAX 8

static struct mbox_case {
	const char		*name, *text;
	enum kr_mbox_kind	 kind;
	const char		*mail[MAILS_MAX];	/* in order */
	uint64_t		 offset[MAILS_MAX];
} mboxes[] = {
	{ "one mail, no From line", H "hello\n", KR_MBOX_AUTO,
	  { H "hello\n" }, { 0 } },
	{ "a From line inside one mail", H "a\n\n" L1 H "b\n", KR_MBOX_AUTO,
	  { H "a\n\n" L1 H "b\n" }, { 0 } },
	{ "two mails", L1 H "a\n\n" L2 H "b\n\n", KR_MBOX_AUTO,
	  { H "a\n", H "b\n" }, { 0, 56 } },
	{ "no empty line before the second", L1 H "a\n" L2 H "b\n",
	  KR_MBOX_AUTO, { H "a\n", H "b\n" }, { 0, 55 } },
	{ "no line end at the end", L1 H "a", KR_MBOX_AUTO, { H "a" }, { 0 } },
	{ "empty lines before the first", "\n\n" L1 H "a\n", KR_MBOX_AUTO,
	  { H "a\n" }, { 2 } },
	{ "CRLF", "From a@b.test Mon Jan  1 00:00:00 2024\r\nA: b\r\n\r\nx"
	  "\r\n\r\nFrom c@d.test Mon Jan  1 00:00:00 2024\r\nA: c\r\n\r\ny"
	  "\r\n\r\n", KR_MBOX_AUTO, { "A: b\r\n\r\nx\r\n",
	  "A: c\r\n\r\ny\r\n" }, { 0, 53 } },
	{ "a sentence is no start", L1 H "a\n\nFrom here on we wait.\nBob\n",
	  KR_MBOX_AUTO, { H "a\n\nFrom here on we wait.\nBob\n" }, { 0 } },
	{ "a sentence with a time", L1 H "a\n\nFrom Monday 10:30 on\nB: c\n",
	  KR_MBOX_AUTO, { H "a\n\nFrom Monday 10:30 on\nB: c\n" }, { 0 } },
	{ "an address without a date", L1 H "a\n\nFrom c@d.test\nTo: e\n\nb\n",
	  KR_MBOX_AUTO, { H "a\n", "To: e\n\nb\n" }, { 0, 56 } },
	{ "mboxrd: one quote less", L1 H ">From a\n>>From b\n> From c\n",
	  KR_MBOX_RD, { H "From a\n>From b\n> From c\n" }, { 0 } },
	{ "mboxo: only one quote is one", L1 H ">From a\n>>From b\n",
	  KR_MBOX_O, { H "From a\n>>From b\n" }, { 0 } },
	{ "mboxcl2: the length counts", L1 "Content-Length: 52\n\n" L2
	  "A: b\n\nxxxx\n\n" L2 H "b\n\n", KR_MBOX_AUTO,
	  { "Content-Length: 52\n\n" L2 "A: b\n\nxxxx\n", H "b\n" },
	  { 0, 114 } },
	{ "mboxcl2: nothing is unquoted", L1 "Content-Length: 8\n\n>From a\n",
	  KR_MBOX_AUTO, { "Content-Length: 8\n\n>From a\n" }, { 0 } },
	{ "a wrong length is not believed", L1 "Content-Length: 60\n\n" L2
	  "A: b\n\nxxxx\n\n" L2 H "b\n\n", KR_MBOX_AUTO,
	  { "Content-Length: 60\n", "A: b\n\nxxxx\n", H "b\n" },
	  { 0, 61, 114 } },
	{ "a length of no sense", L1 "Content-Length: 99999999999999999999\n"
	  "\na\n", KR_MBOX_AUTO,
	  { "Content-Length: 99999999999999999999\n\na\n" }, { 0 } },
	{ "told to be one mail", L1 H "a\n\n" L2 H "b\n", KR_MBOX_NONE,
	  { L1 H "a\n\n" L2 H "b\n" }, { 0 } },
	{ "nothing", "", KR_MBOX_AUTO, { NULL }, { 0 } },
};

/* ---- a place for files --------------------------------------------------- */

static int
setup(void **state)
{
	(void)state;
	return folder_make("archive") ? 0 : -1;
}

static void
path_make(const char *name, char path[256])
{
	char *slash;

	snprintf(path, 256, "%s/%s", folder, name);
	for (slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')) !=
	    NULL; slash++) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
}

static void
file_write(const char *name, struct kr_span text, char path[256])
{
	FILE *f;

	path_make(name, path);
	f = fopen(path, "w");
	assert_non_null(f);
	if (text.len > 0)
		assert_int_equal(fwrite(text.ptr, text.len, 1, f), 1);
	assert_int_equal(fclose(f), 0);
}

static size_t warnings;

static void
count_warning(void *ctx, const char *text)
{
	(void)ctx;
	(void)text;
	warnings++;
}

/* ---- one stream --------------------------------------------------------- */

static void
expect_mails(struct kr_archive *a, const struct mbox_case *c)
{
	struct kr_mail mail;
	size_t n = 0;

	while (kr_archive_next(a, &mail)) {
		assert_true(n < MAILS_MAX && c->mail[n] != NULL);
		assert_span_equal(mail.bytes, c->mail[n]);
		assert_int_equal(mail.offset, c->offset[n]);
		assert_false(mail.cut);
		n++;
	}
	assert_true(n == MAILS_MAX || c->mail[n] == NULL);
}

static void
mbox_run(void **state)
{
	const struct mbox_case *c = *state;
	struct kr_archive_options options = { .mbox.kind = c->kind,
	    .warn = count_warning };
	struct kr_inputs inputs;
	struct kr_archive *a;
	char path[256], *paths[] = { path };

	warnings = 0;
	file_write("mbox", kr_span_str(c->text), path);
	assert_int_equal(kr_inputs_list(paths, 1, &inputs, count_warning,
	    NULL), KR_OK);
	a = kr_archive_new(&inputs, &options);
	expect_mails(a, c);
	kr_archive_free(a);
	kr_inputs_free(&inputs);
	assert_int_equal(warnings, 0);
}

/* ---- packed ------------------------------------------------------------- */

static size_t
pack_gzip(struct kr_span in, char *out, size_t size)
{
	z_stream z = { .avail_in = (uInt)in.len, .next_out = (Bytef *)out,
	    .avail_out = (uInt)size };

	memcpy(&z.next_in, &in.ptr, sizeof(in.ptr));
	assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8,
	    Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return size - z.avail_out;
}

static size_t
pack_xz(struct kr_span in, char *out, size_t size)
{
	size_t n = 0;

	assert_int_equal(lzma_easy_buffer_encode(0, LZMA_CHECK_CRC32, NULL,
	    (const uint8_t *)in.ptr, in.len, (uint8_t *)out, &n, size),
	    LZMA_OK);
	return n;
}

static size_t
pack_zstd(struct kr_span in, char *out, size_t size)
{
	size_t n = ZSTD_compress(out, size, in.ptr, in.len, 1);

	assert_false(ZSTD_isError(n));
	return n;
}

static struct pack_case {
	const char	*name;
	size_t		 (*pack)(struct kr_span, char *, size_t);
	unsigned	 members;
	size_t		 cut, zeros;	/* bytes off, or on, at the end */
	size_t		 mails, warnings;
} packs[] = {
	{ "gzip", pack_gzip, 1, 0, 0, 2, 0 },
	{ "gzip, two members", pack_gzip, 2, 0, 0, 4, 0 },
	{ "gzip, zeros behind", pack_gzip, 1, 0, 512, 2, 0 },
	{ "gzip, cut", pack_gzip, 1, 8, 0, 2, 1 },
	{ "xz", pack_xz, 1, 0, 0, 2, 0 },
	{ "xz, two streams", pack_xz, 2, 0, 0, 4, 0 },
	{ "xz, cut", pack_xz, 1, 8, 0, 2, 1 },
	{ "zstd", pack_zstd, 1, 0, 0, 2, 0 },
	{ "zstd, two frames", pack_zstd, 2, 0, 0, 4, 0 },
	{ "zstd, second frame cut", pack_zstd, 2, 4, 0, 3, 1 },
};

static size_t
mails_count(char **paths, size_t n, const struct kr_archive_options *options)
{
	struct kr_archive *a;
	struct kr_inputs inputs;
	struct kr_mail mail;
	size_t count = 0;

	assert_int_equal(kr_inputs_list(paths, n, &inputs, count_warning,
	    NULL), KR_OK);
	a = kr_archive_new(&inputs, options);
	while (kr_archive_next(a, &mail))
		count++;
	kr_archive_free(a);
	kr_inputs_free(&inputs);
	return count;
}

static void
pack_run(void **state)
{
	const struct pack_case *c = *state;
	struct kr_archive_options options = { .warn = count_warning };
	char packed[4096] = "", path[256], *paths[] = { path };
	size_t n = 0;

	for (unsigned i = 0; i < c->members; i++)
		n += c->pack(KR_SPAN_LIT(L1 H "a\n\n" L2 H "b\n\n"),
		    packed + n, sizeof(packed) - n - 600);
	warnings = 0;
	file_write("packed", (struct kr_span){ packed, n - c->cut +
	    c->zeros }, path);
	/* What could be unpacked before the damage is still read. */
	assert_in_range(mails_count(paths, 1, &options),
	    c->warnings > 0 ? 0 : c->mails, c->mails);
	assert_int_equal(warnings, c->warnings);
}

/* Nothing but the letter a, ever again. */
static void
bomb_is_refused(void **state)
{
	struct kr_archive_options options = { .warn = count_warning };
	size_t size = (size_t)200 << 20, room = size / 500 + 4096;
	char *text = malloc(size), *packed = malloc(room), path[256];
	char *paths[] = { path };

	(void)state;
	assert_non_null(text);
	assert_non_null(packed);
	memset(text, 'a', size);
	memcpy(text, H, strlen(H));
	warnings = 0;
	file_write("bomb", (struct kr_span){ packed, pack_gzip(
	    (struct kr_span){ text, size }, packed, room) }, path);
	assert_int_equal(mails_count(paths, 1, &options), 1);
	assert_int_equal(warnings, 1);
	free(text);
	free(packed);
}

/* ---- folders ------------------------------------------------------------ */

static void
folders_are_walked_in_order(void **state)
{
	static const struct {
		const char	*name, *text;
	} files[] = {
		{ "tree/b.eml", H "b\n" },
		{ "tree/a/z.mbox", L1 H "z\n\n" L2 H "zz\n" },
		{ "tree/box/cur/1:2,S", H "c1\n" },
		{ "tree/box/new/2", H "n2\n" },
		{ "tree/box/new/3", "" },
		{ "tree/box/tmp/4", H "not yet delivered\n" },
		{ "tree/box/.Sent/cur/5", H "s5\n" },
		{ "tree/box/.Sent/new/.keep", "" },
		{ "tree/box/dovecot.index", "log\n" },
		{ "tree/notes.md", "# notes: none\n" },
		{ "tree/plain", "Received: x\n\np\n" },
		{ "tree/.hidden/x.eml", H "x\n" },
	};
	static const char *const expect[] = { H "z\n", H "zz\n", H "b\n",
	    H "s5\n", H "c1\n", H "n2\n", "", "Received: x\n\np\n" };
	struct kr_archive_options options = { .warn = count_warning };
	char path[256], *paths[] = { path };
	struct kr_inputs inputs;
	struct kr_archive *a;
	struct kr_mail mail;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(files); i++)
		file_write(files[i].name, kr_span_str(files[i].text), path);
	path_make("tree", path);
	assert_int_equal(kr_inputs_list(paths, 1, &inputs, count_warning,
	    NULL), KR_OK);
	a = kr_archive_new(&inputs, &options);
	for (size_t i = 0; i < KR_NELEM(expect); i++) {
		assert_true(kr_archive_next(a, &mail));
		assert_span_equal(mail.bytes, expect[i]);
	}
	assert_false(kr_archive_next(a, &mail));
	assert_int_equal(kr_archive_skipped(a), 1);
	kr_archive_free(a);
	kr_inputs_free(&inputs);
}

/* ---- shards ------------------------------------------------------------- */

/* A mail longer than the window now and then, so that ranges cut it. */
static void
large_mbox_write(const char *name, size_t mails, char path[256])
{
	struct kr_arena *arena = kr_arena_new(SIZE_MAX);
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i < mails; i++) {
		kr_buffer_printf(&b, L1 "Subject: %zu\n\n", i);
		for (size_t k = 0; k < i % 7 * (i % 50 == 0 ? 9000 : 5); k++)
			kr_buffer_str(&b, "a line of this mail\n>From x\n");
		kr_buffer_byte(&b, '\n');
	}
	file_write(name, kr_buffer_span(&b), path);
	kr_arena_free(arena);
}

static struct shard_case {
	const char	*name, *file;
	unsigned	 shards;
} shards[] = {
	{ "two", "large", 2 }, { "three", "large", 3 },
	{ "seventeen", "large", 17 }, { "more than mails", "large", 999 },
	{ "in turn", "large.gz", 3 },	/* by the name, packed or not */
};

/* Each mail once, whatever the number of shards. */
static void
shard_run(void **state)
{
	const struct shard_case *c = *state;
	struct kr_archive_options options = { .warn = count_warning,
	    .shards = c->shards };
	unsigned char seen[400] = { 0 };
	char path[256], *paths[] = { path };
	struct kr_inputs inputs;

	large_mbox_write(c->file, KR_NELEM(seen), path);
	assert_int_equal(kr_inputs_list(paths, 1, &inputs, count_warning,
	    NULL), KR_OK);
	for (; options.shard < c->shards; options.shard++) {
		struct kr_archive *a = kr_archive_new(&inputs, &options);
		struct kr_mail mail;

		while (kr_archive_next(a, &mail)) {
			unsigned n = KR_NELEM(seen);

			sscanf(mail.bytes.ptr, "Subject: %u", &n);
			assert_true(n < KR_NELEM(seen));
			seen[n]++;
		}
		kr_archive_free(a);
	}
	for (size_t i = 0; i < KR_NELEM(seen); i++)
		assert_int_equal(seen[i], 1);
	kr_inputs_free(&inputs);
}

int
main(void)
{
	enum { A = KR_NELEM(mboxes), B = A + KR_NELEM(packs),
	    C = B + KR_NELEM(shards) };
	struct CMUnitTest tests[C + 2] = {
		[C] = cmocka_unit_test(bomb_is_refused),
		[C + 1] = cmocka_unit_test(folders_are_walked_in_order),
	};

	UNIT_ROWS(tests, 0, mboxes, mbox_run);
	UNIT_ROWS(tests, A, packs, pack_run);
	UNIT_ROWS(tests, B, shards, shard_run);
	return cmocka_run_group_tests_name("archive", tests, setup,
	    folder_teardown);
}
