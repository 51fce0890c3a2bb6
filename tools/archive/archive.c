/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <unistd.h>

#include "archive/archive.h"

struct kr_archive {
	const struct kr_inputs		*inputs;
	const struct kr_archive_options	*options;
	size_t				 next;		/* input */
	const struct kr_input		*input;		/* open, or NULL */
	struct kr_stream		*stream;
	struct kr_mbox			*mbox;
	bool				 dealt;		/* mails in turn */
	uint64_t			 turn;
	uint64_t			 begin, end;	/* this shard's range */
	size_t				 mails;		/* of the open input */
	size_t				 skipped;
};

/* The first byte of a range; multiplied without overflow. */
static uint64_t
cut_at(uint64_t total, unsigned part, unsigned parts)
{
	return total / parts * part + total % parts * part / parts;
}

struct kr_archive *
kr_archive_new(const struct kr_inputs *inputs,
    const struct kr_archive_options *options)
{
	struct kr_archive *a = calloc(1, sizeof(*a));

	if (a == NULL)
		return NULL;
	a->inputs = inputs;
	a->options = options;
	a->end = UINT64_MAX;
	if (options->shards > 1) {
		a->begin = cut_at(inputs->total, options->shard,
		    options->shards);
		if (options->shard + 1 < options->shards)
			a->end = cut_at(inputs->total, options->shard + 1,
			    options->shards);
	}
	return a;
}

static void
input_close(struct kr_archive *a)
{
	kr_mbox_free(a->mbox);
	kr_stream_close(a->stream);
	a->mbox = NULL;
	a->stream = NULL;
	a->input = NULL;
}

void
kr_archive_free(struct kr_archive *a)
{
	if (a == NULL)
		return;
	input_close(a);
	free(a);
}

static void
warn(const struct kr_archive *a, const struct kr_err *err)
{
	char text[1024];

	a->options->warn(a->options->ctx,
	    kr_err_text(err, text, sizeof(text)));
}

/* ---- is it mail? -------------------------------------------------------- */

static bool
is_known_field(struct kr_span line)
{
	static const char *const known[] = { "From:", "To:", "Subject:",
	    "Date:", "Received:", "Return-Path:", "Message-ID:",
	    "MIME-Version:", "Delivered-To:", "Content-Type:", "Sender:",
	    "Reply-To:", "X-Original-To:", "X-Envelope-From:", "Cc:" };

	for (size_t i = 0; i < KR_NELEM(known); i++)
		if (kr_span_casestarts(line, known[i]))
			return true;
	return false;
}

/* A header with a field that mail has; notes and lists have none. */
static bool
looks_like_mail(struct kr_span text)
{
	struct kr_span line;

	if (kr_mbox_is_start(text, true))
		return true;
	while (kr_span_line(&text, &line) && line.len > 0) {
		size_t colon = kr_span_chr(line, 0, ':');

		if (is_known_field(line))
			return true;
		if (line.ptr[0] == ' ' || line.ptr[0] == '\t')
			continue;
		if (colon == SIZE_MAX || colon == 0 ||
		    kr_span_chr(kr_span_sub(line, 0, colon), 0, ' ') !=
		    SIZE_MAX)
			return false;
	}
	return false;
}

/* ---- one input after the other ------------------------------------------ */

/*
 * Are its mails dealt out in turn?  Told by the name alone, so that all
 * shards agree without opening every file.
 */
static bool
is_dealt(const struct kr_archive *a, const struct kr_input *in)
{
	static const char *const packed[] = { ".gz", ".xz", ".zst" };

	if (a->options->shards <= 1)
		return false;
	for (size_t i = 0; i < KR_NELEM(packed); i++)
		if (kr_span_caseends(kr_span_str(in->name), packed[i]))
			return true;
	return !in->regular;
}

/* Is any of the input in this shard's range? */
static bool
in_range(const struct kr_archive *a, const struct kr_input *in)
{
	return in->base < a->end && (in->base >= a->begin ||
	    in->base + in->size > a->begin);
}

static bool
input_open(struct kr_archive *a, const struct kr_input *in)
{
	uint64_t begin = 0, end = UINT64_MAX;
	struct kr_span first = KR_SPAN_NONE;
	struct kr_err err = { .code = KR_OK };

	if (kr_stream_open(in->name, &a->stream, &err) != KR_OK) {
		warn(a, &err);
		return false;
	}
	a->dealt = is_dealt(a, in);
	if (!a->dealt && kr_stream_seekable(a->stream)) {
		begin = a->begin > in->base ? a->begin - in->base : 0;
		if (a->end != UINT64_MAX)
			end = a->end - in->base;
	} else if (!a->dealt && in->base < a->begin) {
		return false;	/* packed: whole, where its first byte is */
	}
	a->mbox = kr_mbox_new(a->stream, &a->options->mbox, begin, end);
	if (a->mbox == NULL) {
		kr_fail_at(&err, KR_E_NOMEM, in->name, 0, 0, "no memory");
		warn(a, &err);
		return false;
	}
	if (kr_mbox_peek(a->mbox, &first, &err) != KR_OK) {
		warn(a, &err);
		return false;
	}
	if (!in->named && !in->mail && !looks_like_mail(first)) {
		a->skipped++;
		return false;
	}
	a->input = in;
	a->mails = 0;
	return true;
}

static bool
mail_is_ours(struct kr_archive *a)
{
	return !a->dealt || a->turn++ % a->options->shards ==
	    a->options->shard;
}

/* A file of no bytes in a Maildir is a mail, and somebody sent it. */
static bool
empty_mail(struct kr_archive *a, struct kr_mail *ret)
{
	if (!a->input->mail || !a->input->regular || a->input->size != 0 ||
	    a->mails > 0)
		return false;
	a->mails = 1;
	*ret = (struct kr_mail){ .file = a->input->name,
	    .bytes = KR_SPAN_LIT(""), .whole = -1 };
	return true;
}

bool
kr_archive_next(struct kr_archive *a, struct kr_mail *ret)
{
	struct kr_err err;
	enum kr_rc rc;

	for (;;) {
		if (a->input == NULL) {
			const struct kr_input *in;

			if (a->next == a->inputs->n)
				return false;
			in = &a->inputs->item[a->next++];
			if (!(is_dealt(a, in) || in_range(a, in)) ||
			    !input_open(a, in)) {
				input_close(a);
				continue;
			}
		}
		rc = kr_mbox_next(a->mbox, ret, &err);
		if (rc == KR_OK) {
			a->mails++;
			ret->file = a->input->name;
			if (mail_is_ours(a))
				return true;
			if (ret->whole >= 0)
				close(ret->whole);
			continue;
		}
		if (rc != KR_E_ABSENT)
			warn(a, &err);
		else if (empty_mail(a, ret))
			return true;
		input_close(a);
	}
}

uint64_t
kr_archive_done(const struct kr_archive *a)
{
	if (a->input != NULL)
		return a->input->base + (a->input->regular ?
		    kr_stream_consumed(a->stream) : 0);
	return a->next < a->inputs->n ? a->inputs->item[a->next].base :
	    a->inputs->total;
}

size_t
kr_archive_skipped(const struct kr_archive *a)
{
	return a->skipped;
}
