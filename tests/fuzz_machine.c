/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as what a machine reports: the first byte chooses the format,
 * what follows up to a NUL byte is the report's part, and what is behind it
 * the mail that the report is about.
 */
#include "fuzz_mail.h"

/* The field of the whole mail, and that of the report's part within it. */
struct format {
	const char *whole;
	const char *part;
};

static const struct format formats[] = {
	{ "multipart/report; report-type=feedback-report",
	    "message/feedback-report" },
	{ "multipart/report; report-type=delivery-status",
	    "message/delivery-status" },
	{ "multipart/report; report-type=disposition-notification",
	    "message/disposition-notification" },
	{ "multipart/report; report-type=tlsrpt", "application/tlsrpt+json" },
	{ "multipart/report; report-type=tlsrpt", "application/tlsrpt+gzip" },
	{ "multipart/mixed", "application/json; name=xarf.json" },
	{ "multipart/mixed", "text/plain; name=report.txt" },
	{ "multipart/mixed", "text/xml" },
	{ "multipart/mixed", "application/gzip" },
	{ "multipart/mixed", "application/zip" },
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kr_arena *arena = kr_arena_new(FUZZ_MAIL_BYTES);
	const struct format *f;
	struct kr_span report;
	struct kr_buffer mail;
	size_t end;

	if (arena == NULL)
		return 0;
	f = &formats[(size > 0 ? data[0] : 0) % KR_NELEM(formats)];
	report = kr_span_from(fuzz_span(data, size), 1);
	for (end = 0; end < report.len && report.ptr[end] != '\0'; end++)
		;
	kr_buffer_init(&mail, arena, SIZE_MAX);
	kr_buffer_printf(&mail, "From: a@b.example\n"
	    "Subject: abuse report\nX-XARF: PLAIN\nAuto-Submitted: "
	    "auto-generated\nContent-Type: %s; boundary=b\n\n"
	    "--b\n\nA report.\n--b\nContent-Type: %s\n"
	    "Content-Transfer-Encoding: binary\n\n", f->whole, f->part);
	kr_buffer_add(&mail, kr_span_sub(report, 0, end));
	kr_buffer_printf(&mail,
	    "\n--b\nContent-Type: message/rfc822\n\n");
	kr_buffer_add(&mail, kr_span_from(report, end + 1));
	kr_buffer_printf(&mail, "\n--b--\n");
	fuzz_mail(kr_buffer_span(&mail), NULL, arena);
	kr_arena_free(arena);
	return 0;
}
