/* SPDX-License-Identifier: Apache-2.0 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/whole.h"
#include "host/clock.h"
#include "host/write.h"
#include "scan/scan.h"

#define NOTE_EVERY_MS 1000
#define FALLBACK "fallback"

struct scan_output {
	const struct scan_options	*options;
	const struct kr_config		*config;
	const struct kr_inputs		*inputs;
	int				 fd;
	int				*mbox;	/* by agency; the last:
						 * fallback */
	struct scan_state		 state;
	uint64_t			 mails_before;	/* of an earlier run */
	bool				 resumed;
	int64_t				 noted_ms;
	bool				 failed;
};

struct kr_arena *
scan_arena(size_t limit)
{
	struct kr_arena *arena = kr_arena_new(limit);

	if (arena == NULL)
		err(2, NULL);
	return arena;
}

/* ---- files -------------------------------------------------------------- */

/* One of ours, which must be none of those that are read: they stay. */
static int
file_open(const struct scan_output *o, const char *name, int how, mode_t mode)
{
	struct stat st;
	int fd = open(name, how | O_CREAT | O_CLOEXEC, mode);

	if (fd < 0 || fstat(fd, &st) != 0)
		err(2, "%s", name);
	if (S_ISREG(st.st_mode) && kr_inputs_have(o->inputs, &st))
		errx(2, "%s is to be read: write to another file", name);
	return fd;
}

/*
 * To the length it had at the checkpoint; without one to its end.  Returns
 * the length.
 */
static uint64_t
go_to(const struct scan_output *o, int fd, const char *name, uint64_t length)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		err(2, "%s", name);
	if (!o->resumed)
		length = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	else if (!S_ISREG(st.st_mode))
		errx(2, "%s: to go on after a checkpoint, output must be a "
		    "file", name);
	else if ((uint64_t)st.st_size < length)
		errx(2, "%s is shorter than the checkpoint says: append with "
		    "\">>\", or use --output", name);
	if (S_ISREG(st.st_mode) && (ftruncate(fd, (off_t)length) != 0 ||
	    lseek(fd, 0, SEEK_END) < 0))
		err(2, "%s", name);
	return length;
}

/* The agency's name, or that of what a person must look at. */
static const char *
mbox_name(const struct scan_output *o, size_t i)
{
	return i < o->config->n_agency ? o->config->agency[i].id : FALLBACK;
}

/* Of a run that was killed there may be half a mail: it ends here. */
static uint64_t
mbox_end(int fd, const char *name, uint64_t length)
{
	static const char gap[] = "\n\n";
	char last[2] = "";

	if (length == 0 || (length >= 2 && pread(fd, last, sizeof(last),
	    (off_t)length - 2) == 2 && memcmp(last, gap, 2) == 0))
		return length;
	if (!kr_write_all(fd, kr_span_str(gap)))
		err(2, "%s", name);
	return length + 2;
}

static void
mbox_open(struct scan_output *o, size_t i)
{
	const char *id = mbox_name(o, i);
	char name[4096];
	int fd;

	if (strchr(id, '/') != NULL || id[0] == '.' ||
	    (i < o->config->n_agency && strcmp(id, FALLBACK) == 0))
		errx(2, "--split: the agency \"%s\" cannot be the name of a "
		    "file", id);
	snprintf(name, sizeof(name), "%s/%s.mbox", o->options->split, id);
	fd = file_open(o, name, O_RDWR, 0600);
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EWOULDBLOCK)
			errx(2, "%s: another run writes to it", name);
		warn("%s: cannot be locked", name);
	}
	o->mbox[i] = fd;
	o->state.split[i] = mbox_end(fd, name,
	    go_to(o, fd, name, o->state.split[i]));
}

static void
mboxes_open(struct scan_output *o)
{
	if (o->config->n_agency > 64)
		errx(2, "--split: more than 64 agencies");
	if (mkdir(o->options->split, 0700) != 0 && errno != EEXIST)
		err(2, "%s", o->options->split);
	for (size_t i = 0; i < o->state.n_split; i++)
		mbox_open(o, i);
}

/* It would be emptied, and what stays there is reports. */
static void
output_is_none_of_them(const struct scan_output *o, const char *name)
{
	struct stat output, mbox;

	if (fstat(o->fd, &output) != 0)
		err(2, "%s", name);
	for (size_t i = 0; i < o->state.n_split; i++)
		if (fstat(o->mbox[i], &mbox) == 0 &&
		    mbox.st_dev == output.st_dev &&
		    mbox.st_ino == output.st_ino)
			errx(2, "%s is one of the queues of --split", name);
}

static void
output_open(struct scan_output *o)
{
	const char *name = o->options->output;

	if (name == NULL) {
		name = "standard output";
	} else {
		o->fd = file_open(o, name, O_WRONLY, 0666);
		output_is_none_of_them(o, name);
		if (!o->resumed && ftruncate(o->fd, 0) != 0 &&
		    errno != EINVAL)	/* of a device there is no length */
			err(2, "%s", name);
	}
	o->state.output = go_to(o, o->fd, name, o->state.output);
}

struct scan_output *
scan_output_open(const struct scan_options *options,
    const struct kr_config *config, const struct kr_inputs *inputs,
    const char *identity)
{
	struct scan_output *o = calloc(1, sizeof(*o));

	if (o == NULL || (o->mbox = calloc(config->n_agency + 1,
	    sizeof(*o->mbox))) == NULL || (o->state.split =
	    calloc(config->n_agency + 1, sizeof(*o->state.split))) == NULL)
		err(2, NULL);
	o->options = options;
	o->config = config;
	o->inputs = inputs;
	o->fd = STDOUT_FILENO;
	o->state.n_split = options->split != NULL ? config->n_agency + 1 : 0;
	snprintf(o->state.identity, sizeof(o->state.identity), "%s", identity);
	if (options->checkpoint != NULL)
		o->resumed = scan_checkpoint_read(options->checkpoint,
		    &o->state);
	o->mails_before = o->state.mails;
	if (options->split != NULL)
		mboxes_open(o);
	output_open(o);
	if (options->extract != NULL && mkdir(options->extract, 0700) != 0 &&
	    errno != EEXIST)
		err(2, "%s", options->extract);
	o->noted_ms = kr_clock_steady_ms();
	return o;
}

bool
scan_output_resumed(const struct scan_output *o, uint64_t *mails,
    bool *fallback)
{
	*mails = o->mails_before;
	*fallback = o->state.fallback;
	return o->resumed;
}

void
scan_output_text(struct scan_output *o, struct kr_span text)
{
	if (o->failed)
		return;
	if (!kr_write_all(o->fd, text)) {
		if (errno != EPIPE)
			warn("%s", o->options->output != NULL ?
			    o->options->output : "standard output");
		o->failed = true;
	}
	o->state.output += text.len;
}

/* ---- one mbox per agency ------------------------------------------------ */

static void
mbox_line(struct kr_buffer *b, struct kr_span from_line)
{
	if (kr_mbox_is_start((struct kr_span){ from_line.ptr, from_line.len },
	    true))
		kr_buffer_add(b, from_line);
	else
		kr_buffer_str(b, "From MAILER-DAEMON Thu Jan  1 00:00:00 1970");
	kr_buffer_byte(b, '\n');
}

/* mboxrd: a ">" more before "From " at the begin of a line. */
static void
mbox_quoted(struct kr_buffer *b, struct kr_span bytes)
{
	size_t from = 0, at = 0;

	while (at < bytes.len) {
		size_t q = at, next;

		while (q < bytes.len && bytes.ptr[q] == '>')
			q++;
		if (bytes.len - q >= 5 &&
		    memcmp(bytes.ptr + q, "From ", 5) == 0) {
			kr_buffer_add(b, kr_span_sub(bytes, from, at - from));
			kr_buffer_byte(b, '>');
			from = at;
		}
		next = kr_span_chr(bytes, at, '\n');
		at = next == SIZE_MAX ? bytes.len : next + 1;
	}
	kr_buffer_add(b, kr_span_from(bytes, from));
	if (bytes.len == 0 || bytes.ptr[bytes.len - 1] != '\n')
		kr_buffer_byte(b, '\n');
	kr_buffer_byte(b, '\n');
}

static void
mbox_failed(struct scan_output *o, size_t i)
{
	warn("%s/%s.mbox", o->options->split, mbox_name(o, i));
	o->failed = true;
}

/* A mail that was not held in memory goes to a person, from its file. */
static void
whole_append(struct scan_output *o, const struct scan_mail *mail)
{
	size_t i = o->config->n_agency;
	struct kr_arena *arena = scan_arena(SIZE_MAX);
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	mbox_line(&b, mail->from_line);
	if (!kr_buffer_ok(&b) ||
	    !kr_write_all(o->mbox[i], kr_buffer_span(&b)) ||
	    !kr_whole_copy(mail->whole, o->mbox[i], &o->state.split[i]))
		mbox_failed(o, i);
	o->state.split[i] += b.len;
	kr_arena_free(arena);
}

static void
bytes_append(struct scan_output *o, uint64_t set, const struct scan_mail *mail)
{
	struct kr_arena *arena = scan_arena(SIZE_MAX);
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	mbox_line(&b, mail->from_line);
	mbox_quoted(&b, mail->bytes);
	for (size_t i = 0; i < o->state.n_split; i++) {
		if (i < o->config->n_agency ? (set >> i & 1) == 0 :
		    !mail->fallback && set != 0)
			continue;
		if (!kr_buffer_ok(&b) ||
		    !kr_write_all(o->mbox[i], kr_buffer_span(&b)))
			mbox_failed(o, i);
		o->state.split[i] += b.len;
	}
	kr_arena_free(arena);
}

void
scan_output_mail(struct scan_output *o, const struct scan_mail *mail)
{
	if (o->failed || o->options->split == NULL)
		return;
	if (!mail->cut)
		bytes_append(o, mail->agencies, mail);
	else if (mail->whole >= 0)
		whole_append(o, mail);
	else
		o->failed = true;	/* the reader has said why */
}

/* ---- how far we are ----------------------------------------------------- */

static void
note(struct scan_output *o)
{
	bool safe = fdatasync(o->fd) == 0 || errno == EINVAL ||
	    errno == EROFS;

	for (size_t i = 0; i < o->state.n_split; i++)
		safe = fdatasync(o->mbox[i]) == 0 && safe;
	if (!safe || !scan_checkpoint_write(o->options->checkpoint,
	    &o->state))
		o->failed = true;
}

void
scan_output_done(struct scan_output *o, uint64_t mails, bool fallback,
    bool end)
{
	int64_t now;

	o->state.mails += mails;
	o->state.fallback = o->state.fallback || fallback;
	if (o->options->checkpoint == NULL || o->failed)
		return;
	now = kr_clock_steady_ms();
	if (!end && now - o->noted_ms < NOTE_EVERY_MS)
		return;
	o->noted_ms = now;
	note(o);
}

bool
scan_output_close(struct scan_output *o)
{
	bool good = !o->failed;

	for (size_t i = 0; i < o->state.n_split; i++)
		good = close(o->mbox[i]) == 0 && good;
	if (o->fd != STDOUT_FILENO && close(o->fd) != 0) {
		warn("%s", o->options->output);
		good = false;
	}
	free(o->state.split);
	free(o->mbox);
	free(o);
	return good;
}

/* ---- evidence ----------------------------------------------------------- */

static bool
extract_one(const char *folder, const char *id, size_t n, struct kr_span raw)
{
	char name[4096], beside[4096 + 64];
	bool good;
	int fd;

	snprintf(name, sizeof(name), "%s/%.32s-%zu.eml", folder, id, n);
	snprintf(beside, sizeof(beside), "%s.XXXXXX", name);
	fd = mkstemp(beside);
	if (fd < 0) {
		warn("%s", beside);
		return false;
	}
	good = kr_write_all(fd, raw);
	good = close(fd) == 0 && good;
	good = good && rename(beside, name) == 0;
	if (!good) {
		warn("%s", name);
		unlink(beside);
	}
	return good;
}

/* Sealed mails are not copied (docs/architecture.md section 3). */
bool
scan_extract(const char *folder, const struct kr_verdict *v)
{
	bool good = true;

	if (kr_handling_sealed(v->decision->handling))
		return true;
	for (size_t i = 0; i < v->report->n_exhibit; i++)
		if (v->report->exhibit[i].raw.ptr != NULL)
			good = extract_one(folder, v->decision->id, i + 1,
			    v->report->exhibit[i].raw) && good;
	return good;
}
