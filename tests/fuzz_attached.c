/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a file saved by Outlook, a winmail.dat, an archive, RTF. */
#include <string.h>

#include "evidence/attached/rtf.h"
#include "fuzz_mail.h"

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
	struct kr_arena *arena = kr_arena_new(FUZZ_MAIL_BYTES);
	struct kr_buffer mail;

	if (arena == NULL)
		return 0;
	rich(fuzz_span(data, size), arena);
	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_printf(&mail, "From: a@b.example\nContent-Type: "
	    "application/octet-stream; name=\"%s\"\n"
	    "Content-Transfer-Encoding: binary\n\n", file_name(data, size));
	kr_buffer_add(&mail, fuzz_span(data, size));
	fuzz_mail(kr_buffer_span(&mail), NULL, arena);
	kr_arena_free(arena);
	return 0;
}
