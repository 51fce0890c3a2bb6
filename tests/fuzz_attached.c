/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a file saved by Outlook, a winmail.dat, an archive, RTF. */
#include <stdlib.h>
#include <string.h>

#include "evidence/evidence.h"
#include "evidence/attached/rtf.h"
#include "fuzz.h"

static const char *const boxes[] = { "report@cert.example.nz" };

/* By the bytes that the format begins with. */
static const char *
file_name(const uint8_t *data, size_t size)
{
	if (size > 4 && memcmp(data, "\x78\x9F\x3E\x22", 4) == 0)
		return "winmail.dat";
	return size > 4 && memcmp(data, "PK\3\4", 4) == 0 ? "a.zip" : "a.msg";
}

static void
rich(struct kr_span bytes, struct kr_arena *arena)
{
	bool html;

	(void)kr_rtf_read(bytes, 1 << 16, arena, &html);
	(void)kr_rtf_inflate(bytes, 1 << 16, arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_config config = { .authserv_id = "mx.cert.example.nz",
	    .report_mailbox = { boxes, 1 }, .limits = kr_limits_default };
	struct kr_world world = { .ctx = NULL };
	struct kr_auth auth = { .identity = KR_IDENTITY_NONE };
	struct kr_arena *arena = kr_arena_new(256u << 20);
	struct kr_buffer mail;
	struct kr_message *m;
	struct kr_report *r;
	size_t off, len;

	if (arena == NULL)
		return 0;
	rich(fuzz_span(data, size), arena);
	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_printf(&mail, "From: a@b.example\nContent-Type: "
	    "application/octet-stream; name=\"%s\"\n"
	    "Content-Transfer-Encoding: binary\n\n", file_name(data, size));
	kr_buffer_add(&mail, fuzz_span(data, size));
	if (kr_message_read(kr_buffer_span(&mail), &config.limits, arena, &m,
	    NULL) == KR_OK && kr_report_read(m, &auth, &config, NULL, &world,
	    arena, &r, NULL) == KR_OK) {
		if (r->narrative == NULL)
			abort();
		for (size_t i = 0; i < r->n_exhibit; i++)
			if (r->exhibit[i].text == NULL ||
			    r->exhibit[i].folded == NULL)
				abort();
		for (size_t i = 0; i < r->complained.n; i++)
			(void)kr_slice_origin(r->complained.item[i].place,
			    &off, &len);
	}
	kr_arena_free(arena);
	return 0;
}
