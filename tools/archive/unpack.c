/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "archive/unpack.h"

#define XZ_MEMORY	((uint64_t)128 << 20)	/* bytes a decoder may take */
#define CUT		"the file ends in the middle"

/* ---- gzip (RFC 1952) ---------------------------------------------------- */

struct gzip {
	z_stream	 z;
	bool		 between;	/* a member is over */
};

static void *
gzip_begin(void)
{
	struct gzip *g = calloc(1, sizeof(*g));

	if (g != NULL && inflateInit2(&g->z, 15 + 16) != Z_OK) {
		free(g);
		g = NULL;
	}
	return g;
}

/* After a member: the next one, or zeros up to the end of a tape block. */
static const char *
gzip_between(struct gzip *g, struct kr_unpack_step *s)
{
	while (s->n_in > 0 && s->in[0] == '\0') {
		s->in++;
		s->n_in--;
	}
	if (s->n_in == 0) {
		s->done = s->end_of_input;
		return NULL;
	}
	if (inflateReset(&g->z) != Z_OK)
		return "the unpacker cannot go on";
	g->between = false;
	return NULL;
}

static const char *
gzip_step(void *ctx, struct kr_unpack_step *s)
{
	struct gzip *g = ctx;
	int rc;

	if (g->between)
		return gzip_between(g, s);
	if (s->n_in == 0 && s->end_of_input)
		return CUT;
	memcpy(&g->z.next_in, &s->in, sizeof(s->in));
	g->z.avail_in = (uInt)s->n_in;
	g->z.next_out = (Bytef *)s->out;
	g->z.avail_out = (uInt)s->n_out;
	rc = inflate(&g->z, Z_NO_FLUSH);
	s->in += s->n_in - g->z.avail_in;
	s->n_in = g->z.avail_in;
	s->out += s->n_out - g->z.avail_out;
	s->n_out = g->z.avail_out;
	g->between = rc == Z_STREAM_END;
	if (rc == Z_OK || rc == Z_STREAM_END || rc == Z_BUF_ERROR)
		return NULL;
	return rc == Z_MEM_ERROR ? "no memory" : "damaged gzip data";
}

static void
gzip_end(void *ctx)
{
	struct gzip *g = ctx;

	inflateEnd(&g->z);
	free(g);
}

/* ---- xz ----------------------------------------------------------------- */

static void *
xz_begin(void)
{
	static const lzma_stream fresh = LZMA_STREAM_INIT;
	lzma_stream *x = malloc(sizeof(*x));

	if (x == NULL)
		return NULL;
	*x = fresh;
	if (lzma_stream_decoder(x, XZ_MEMORY, LZMA_CONCATENATED) != LZMA_OK) {
		free(x);
		x = NULL;
	}
	return x;
}

static const char *
xz_step(void *ctx, struct kr_unpack_step *s)
{
	lzma_stream *x = ctx;
	lzma_ret rc;

	x->next_in = (const uint8_t *)s->in;
	x->avail_in = s->n_in;
	x->next_out = (uint8_t *)s->out;
	x->avail_out = s->n_out;
	rc = lzma_code(x, s->end_of_input ? LZMA_FINISH : LZMA_RUN);
	s->in += s->n_in - x->avail_in;
	s->n_in = x->avail_in;
	s->out += s->n_out - x->avail_out;
	s->n_out = x->avail_out;
	s->done = rc == LZMA_STREAM_END;
	if (rc == LZMA_OK || rc == LZMA_STREAM_END)
		return NULL;
	if (rc == LZMA_BUF_ERROR)
		return CUT;
	return rc == LZMA_MEMLIMIT_ERROR || rc == LZMA_MEM_ERROR ?
	    "it needs more than 128 MiB to unpack" : "damaged xz data";
}

static void
xz_end(void *ctx)
{
	lzma_end(ctx);
	free(ctx);
}

/* ---- zstd (RFC 8878) ---------------------------------------------------- */

struct zst {
	ZSTD_DCtx	*d;
	bool		 inside;	/* a frame has begun and is not over */
};

static void *
zst_begin(void)
{
	struct zst *z = calloc(1, sizeof(*z));

	if (z != NULL && (z->d = ZSTD_createDCtx()) == NULL) {
		free(z);
		z = NULL;
	}
	return z;
}

static const char *
zst_step(void *ctx, struct kr_unpack_step *s)
{
	struct zst *z = ctx;
	ZSTD_inBuffer in = { s->in, s->n_in, 0 };
	ZSTD_outBuffer out = { s->out, s->n_out, 0 };
	size_t rc;

	if (s->n_in == 0 && s->end_of_input && !z->inside) {
		s->done = true;
		return NULL;
	}
	rc = ZSTD_decompressStream(z->d, &out, &in);
	if (ZSTD_isError(rc))
		return "damaged zstd data";
	if (in.pos == 0 && out.pos == 0 && s->end_of_input && rc != 0)
		return CUT;
	z->inside = rc != 0;
	s->in += in.pos;
	s->n_in -= in.pos;
	s->out += out.pos;
	s->n_out -= out.pos;
	return NULL;
}

static void
zst_end(void *ctx)
{
	struct zst *z = ctx;

	ZSTD_freeDCtx(z->d);
	free(z);
}

static const struct kr_unpacker unpackers[] = {
	{ "gzip", { 0x1F, 0x8B, 0x08 }, 3, gzip_begin, gzip_step, gzip_end },
	{ "xz", { 0xFD, '7', 'z', 'X', 'Z', 0 }, 6, xz_begin, xz_step,
	  xz_end },
	{ "zstd", { 0x28, 0xB5, 0x2F, 0xFD }, 4, zst_begin, zst_step,
	  zst_end },
};

const struct kr_unpacker *
kr_unpacker_find(struct kr_span first)
{
	for (size_t i = 0; i < KR_NELEM(unpackers); i++)
		if (first.len >= unpackers[i].n_magic && memcmp(first.ptr,
		    unpackers[i].magic, unpackers[i].n_magic) == 0)
			return &unpackers[i];
	return NULL;
}
