/* SPDX-License-Identifier: Apache-2.0 */
/* Compound files: sectors chained by a table, a directory, small streams. */
#include <string.h>

#include "evidence/attached/compound.h"

#define HEADER		512u
#define ENTRY		128u	/* bytes of a directory entry */
#define MINI_CUTOFF	4096u
#define FREE_FROM	0xFFFFFFFAu	/* end of chain and other marks */
#define NO_ENTRY	0xFFFFFFFFu
#define CHAIN_MAX	(32u << 20)	/* bytes put together of one chain */

static uint32_t
u32(struct kr_span s, size_t off)
{
	const unsigned char *p;

	if (s.len < 4 || off > s.len - 4)
		return NO_ENTRY;
	p = (const unsigned char *)s.ptr + off;
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static unsigned
u16(struct kr_span s, size_t off)
{
	const unsigned char *p;

	if (s.len < 2 || off > s.len - 2)
		return 0;
	p = (const unsigned char *)s.ptr + off;
	return (unsigned)(p[0] | p[1] << 8);
}

static struct kr_span
sector(const struct kr_compound *c, uint32_t n)
{
	if (n >= c->n_sector)
		return KR_SPAN_NONE;
	return kr_span_sub(c->file, ((size_t)n + 1) * c->sector, c->sector);
}

/* The sectors of a chain in one piece; absent if it is broken. */
static struct kr_span
chain(const struct kr_compound *c, uint32_t start, size_t max, bool mini)
{
	const uint32_t *table = mini ? c->minifat : c->fat;
	size_t n_table = mini ? c->n_minifat : c->n_fat, steps = 0;
	struct kr_buffer b;

	kr_buffer_init(&b, c->arena, max < CHAIN_MAX ? max : CHAIN_MAX);
	while (start < FREE_FROM && b.len < b.max) {
		struct kr_span s = mini ? kr_span_sub(c->ministream,
		    (size_t)start * c->mini, c->mini) : sector(c, start);

		if (start >= n_table || steps++ > n_table || s.len == 0)
			return KR_SPAN_NONE;
		if (s.len > b.max - b.len)
			s.len = b.max - b.len;
		kr_buffer_add(&b, s);
		if (!kr_buffer_ok(&b))
			return KR_SPAN_NONE;
		start = table[start];
	}
	return kr_buffer_span(&b);
}

/* ---- tables ------------------------------------------------------------ */

static bool
fat_add(struct kr_compound *c, uint32_t at, size_t *n)
{
	struct kr_span s = sector(c, at);
	size_t per = c->sector / 4;

	if (s.len < c->sector || *n + per > c->n_sector + per)
		return false;
	for (size_t i = 0; i < per && *n < c->n_sector; i++)
		c->fat[(*n)++] = u32(s, 4 * i);
	return true;
}

/* 109 places in the header, further ones in sectors of their own. */
static bool
fat_read(struct kr_compound *c)
{
	uint32_t next = u32(c->file, 68);
	size_t n = 0, steps = 0, per = c->sector / 4;

	c->fat = kr_arena_alloc(c->arena, c->n_sector + 1, sizeof(*c->fat));
	if (c->fat == NULL)
		return false;
	for (size_t i = 0; i < 109 && n < c->n_sector; i++) {
		uint32_t at = u32(c->file, 76 + 4 * i);

		if (at >= FREE_FROM || !fat_add(c, at, &n))
			break;
	}
	while (next < FREE_FROM && n < c->n_sector &&
	    steps++ <= c->n_sector / per) {
		struct kr_span s = sector(c, next);

		for (size_t i = 0; i + 1 < per && n < c->n_sector; i++)
			if (u32(s, 4 * i) >= FREE_FROM ||
			    !fat_add(c, u32(s, 4 * i), &n))
				break;
		next = u32(s, c->sector - 4);
	}
	c->n_fat = n;
	return n > 0;
}

static bool
minifat_read(struct kr_compound *c)
{
	struct kr_span s = chain(c, u32(c->file, 60), CHAIN_MAX, false);

	c->n_minifat = s.len / 4;
	c->minifat = kr_arena_alloc(c->arena, c->n_minifat + 1,
	    sizeof(*c->minifat));
	for (size_t i = 0; c->minifat != NULL && i < c->n_minifat; i++)
		c->minifat[i] = u32(s, 4 * i);
	return c->minifat != NULL;
}

bool
kr_compound_is(struct kr_span file)
{
	return file.len > HEADER && memcmp(file.ptr,
	    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

enum kr_rc
kr_compound_open(struct kr_span file, struct kr_arena *arena,
    struct kr_compound *ret)
{
	unsigned shift = u16(file, 30), mini = u16(file, 32);
	struct kr_compound c = { .file = file, .arena = arena };

	/* [MS-CFB] 2.2: 512 or 4096 bytes, small ones always 64. */
	if (!kr_compound_is(file) || (shift != 9 && shift != 12) || mini != 6)
		return KR_E_SYNTAX;
	c.sector = (size_t)1 << shift;
	c.mini = (size_t)1 << mini;
	c.n_sector = (uint32_t)((file.len + c.sector - 1) / c.sector - 1);
	if (!fat_read(&c) || !minifat_read(&c))
		return c.fat == NULL ? KR_E_NOMEM : KR_E_SYNTAX;
	c.directory = chain(&c, u32(file, 48), KR_COMPOUND_STREAMS_MAX *
	    ENTRY, false);
	if (c.directory.len < ENTRY)
		return KR_E_SYNTAX;
	c.ministream = chain(&c, u32(c.directory, 116), CHAIN_MAX, false);
	*ret = c;
	return KR_OK;
}

/* ---- streams ----------------------------------------------------------- */

static bool
name_is(struct kr_span entry, const char *name)
{
	size_t n = strlen(name);

	if (u16(entry, 64) != 2 * (n + 1) || n > 31)
		return false;
	for (size_t i = 0; i < n; i++)
		if (u16(entry, 2 * i) != (unsigned char)name[i])
			return false;
	return true;
}

static struct kr_span
content(const struct kr_compound *c, struct kr_span entry, size_t max)
{
	size_t size = u32(entry, 120);

	if (size > max)
		size = max;
	if (u32(entry, 120) < MINI_CUTOFF)
		return chain(c, u32(entry, 116), size, true);
	return chain(c, u32(entry, 116), size, false);
}

/*
 * Siblings form a tree; each entry is looked at once, in any order.  Type 1
 * is a storage, 2 a stream.  Returns the entry, 0 if there is none.
 */
static uint32_t
entry_find(const struct kr_compound *c, uint32_t storage, unsigned type,
    const char *name)
{
	uint32_t stack[KR_COMPOUND_STREAMS_MAX + 2];
	bool seen[KR_COMPOUND_STREAMS_MAX] = { false };
	size_t n = 0, entries = c->directory.len / ENTRY;

	if (storage >= entries)
		return 0;
	stack[n++] = u32(c->directory, (size_t)storage * ENTRY + 76);
	while (n > 0) {
		uint32_t at = stack[--n];
		struct kr_span e;

		if (at >= entries || at >= KR_COMPOUND_STREAMS_MAX ||
		    seen[at])
			continue;
		seen[at] = true;
		e = kr_span_sub(c->directory, (size_t)at * ENTRY, ENTRY);
		if (at != 0 && (unsigned char)e.ptr[66] == type &&
		    name_is(e, name))
			return at;
		if (n + 2 <= KR_NELEM(stack)) {
			stack[n++] = u32(e, 68);
			stack[n++] = u32(e, 72);
		}
	}
	return 0;
}

struct kr_span
kr_compound_stream(const struct kr_compound *c, uint32_t storage,
    const char *name, size_t max)
{
	uint32_t at = entry_find(c, storage, 2, name);

	return at == 0 ? KR_SPAN_NONE : content(c, kr_span_sub(c->directory,
	    (size_t)at * ENTRY, ENTRY), max);
}

uint32_t
kr_compound_storage(const struct kr_compound *c, uint32_t storage,
    const char *name)
{
	return entry_find(c, storage, 1, name);
}
