/* SPDX-License-Identifier: Apache-2.0 */
/* The directory at an archive's end, and zlib's inflate() over its files. */
#include <string.h>
#include <zlib.h>

#include "evidence/attached/zip.h"

#define END		22u	/* bytes of the end record */
#define ENTRY		46u	/* of an entry before its name */
#define LOCAL		30u	/* of a file's own head */
#define COMMENT_MAX	65535u
#define RATIO_MAX	200u

static size_t
u16(struct kr_span s, size_t off)
{
	const unsigned char *p;

	if (s.len < 2 || off > s.len - 2)
		return 0;
	p = (const unsigned char *)s.ptr + off;
	return (size_t)(p[0] | p[1] << 8);
}

static size_t
u32(struct kr_span s, size_t off)
{
	return u16(s, off) | u16(s, off + 2) << 16;
}

static bool
marked(struct kr_span s, size_t off, const char mark[4])
{
	return s.len >= 4 && off <= s.len - 4 &&
	    memcmp(s.ptr + off, mark, 4) == 0;
}

bool
kr_zip_open(struct kr_span file, struct kr_zip *ret)
{
	size_t at, last;

	if (file.len < END || !marked(file, 0, "PK\3\4"))
		return false;
	last = file.len - END > COMMENT_MAX ? file.len - END - COMMENT_MAX :
	    0;
	for (at = file.len - END; !marked(file, at, "PK\5\6"); at--)
		if (at == last)
			return false;
	*ret = (struct kr_zip){ .file = file, .at = u32(file, at + 16),
	    .left = u16(file, at + 10) };
	return true;
}

/* Where its bytes are: behind a head that has its own lengths. */
static struct kr_span
packed(struct kr_span file, size_t head, size_t size)
{
	size_t at;

	if (!marked(file, head, "PK\3\4") || file.len - head < LOCAL)
		return KR_SPAN_NONE;
	at = head + LOCAL + u16(file, head + 26) + u16(file, head + 28);
	if (at > file.len || size > file.len - at)
		return KR_SPAN_NONE;
	return kr_span_sub(file, at, size);
}

bool
kr_zip_next(struct kr_zip *z, struct kr_zip_file *ret)
{
	size_t at = z->at, method;
	struct kr_span f = z->file;

	if (z->left == 0 || !marked(f, at, "PK\1\2") || f.len - at < ENTRY)
		return false;
	method = u16(f, at + 10);
	*ret = (struct kr_zip_file){ .encrypted = (u16(f, at + 8) & 1) != 0,
	    .deflated = method == 8, .size = u32(f, at + 24),
	    .name = kr_span_sub(f, at + ENTRY, u16(f, at + 28)) };
	if (!ret->encrypted && (method == 0 || method == 8))
		ret->packed = packed(f, u32(f, at + 42), u32(f, at + 20));
	z->at = at + ENTRY + u16(f, at + 28) + u16(f, at + 30) +
	    u16(f, at + 32);
	z->left--;
	return true;
}

/* ---- unpacking --------------------------------------------------------- */

static voidpf
memory(voidpf arena, uInt n, uInt size)
{
	return kr_arena_zalloc(arena, n, size);
}

/* The arena takes it back as a whole. */
static void
memory_free(voidpf arena, voidpf p)
{
	(void)arena;
	(void)p;
}

struct kr_span
kr_zip_unpack(const struct kr_zip_file *f, size_t max,
    struct kr_arena *arena)
{
	z_stream z = { .zalloc = memory, .zfree = memory_free,
	    .opaque = arena };
	char *out;
	bool whole;

	if (f->packed.ptr == NULL || f->size == 0 || f->size > max ||
	    f->size / RATIO_MAX > f->packed.len)
		return KR_SPAN_NONE;
	if (!f->deflated)
		return f->size == f->packed.len ? f->packed : KR_SPAN_NONE;
	out = kr_arena_alloc(arena, f->size, 1);
	/* -15: a bare stream, with zlib's largest window. */
	if (out == NULL || inflateInit2(&z, -15) != Z_OK)
		return KR_SPAN_NONE;
	z.next_in = (z_const Bytef *)(uintptr_t)f->packed.ptr;
	z.avail_in = (uInt)f->packed.len;
	z.next_out = (Bytef *)out;
	z.avail_out = (uInt)f->size;
	whole = inflate(&z, Z_FINISH) == Z_STREAM_END;
	inflateEnd(&z);
	return whole ? (struct kr_span){ out, z.total_out } : KR_SPAN_NONE;
}
