/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Batches of mails go round in a ring: the reader fills them in order, the
 * workers judge them in any order, and whoever has finished one writes all
 * that are next in line.  So the output is that of one worker, and memory is
 * bounded by the ring.
 */
#include <err.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scan/scan.h"

#define BATCH_MAILS	32
#define BATCH_BYTES	((size_t)1 << 20)	/* full when it has as many */
#define KEEP_BYTES	((size_t)4 << 20) /* room kept for the next round */
#define RING_BYTES	((size_t)512 << 20)	/* in the ring, about */

enum batch_state { FREE, FILLED, TAKEN, DONE };

struct bytes {
	char	*data;
	size_t	 len, cap;
};

struct item {
	const char	*file;
	uint64_t	 offset;
	size_t		 line, n_line;		/* "From " line in bytes */
	size_t		 mail, n_mail;		/* the mail in bytes */
	bool		 cut;
	int		 whole;			/* a file of all of it, or -1 */
	uint64_t	 agencies;
	bool		 fallback;
};

struct batch {
	enum batch_state state;
	struct item	 item[BATCH_MAILS];
	size_t		 n;
	struct bytes	 in, out;
};

struct pool {
	const struct scan_options	*options;
	struct kr_host			*host;
	struct scan_output		*output;
	struct scan_totals		*totals;

	pthread_mutex_t	 lock;
	pthread_cond_t	 changed;
	struct batch	*ring;
	size_t		 n_ring;
	size_t		 fill, take, write; /* batches counted from the start */
	size_t		 bytes;			/* of mails in the ring */
	bool		 end, writing;
};

static void
bytes_add(struct bytes *b, struct kr_span s)
{
	if (s.len > b->cap - b->len) {
		size_t cap = b->cap == 0 ? BATCH_BYTES : b->cap;
		char *data;

		while (cap - b->len < s.len)
			cap *= 2;
		data = realloc(b->data, cap);
		if (data == NULL)
			err(2, NULL);
		b->data = data;
		b->cap = cap;
	}
	if (s.len > 0)
		memcpy(b->data + b->len, s.ptr, s.len);
	b->len += s.len;
}

static void
bytes_clear(struct bytes *b)
{
	b->len = 0;
	if (b->cap <= KEEP_BYTES)
		return;
	free(b->data);
	b->data = NULL;
	b->cap = 0;
}

static struct kr_span
bytes_span(const struct bytes *b, size_t off, size_t len)
{
	return (struct kr_span){ b->data != NULL ? b->data + off : "", len };
}

/* ---- writing ------------------------------------------------------------ */

static void
batch_write(struct pool *p, struct batch *b)
{
	bool fallback = false;

	scan_output_text(p->output, bytes_span(&b->out, 0, b->out.len));
	for (size_t i = 0; i < b->n; i++) {
		const struct item *it = &b->item[i];
		struct scan_mail mail = { it->agencies, it->fallback,
		    bytes_span(&b->in, it->line, it->n_line),
		    bytes_span(&b->in, it->mail, it->n_mail), it->cut,
		    it->whole };

		scan_output_mail(p->output, &mail);
		if (it->whole >= 0)
			close(it->whole);
		fallback = fallback || it->fallback;
	}
	p->totals->mails += b->n;
	p->totals->fallback = p->totals->fallback || fallback;
	scan_output_done(p->output, b->n, fallback, false);
}

/* Write all that are next in line.  Called and left with the lock held. */
static void
write_in_order(struct pool *p)
{
	struct batch *b;

	if (p->writing)
		return;
	p->writing = true;
	while ((b = &p->ring[p->write % p->n_ring])->state == DONE) {
		size_t len = b->in.len;

		pthread_mutex_unlock(&p->lock);
		batch_write(p, b);
		bytes_clear(&b->in);
		bytes_clear(&b->out);
		b->n = 0;
		pthread_mutex_lock(&p->lock);
		b->state = FREE;
		p->bytes -= len;
		p->write++;
		pthread_cond_broadcast(&p->changed);
	}
	p->writing = false;
}

/* ---- judging ------------------------------------------------------------ */

static bool
batch_judge(struct scan_worker *w, struct batch *b)
{
	bool good = true;

	for (size_t i = 0; i < b->n; i++) {
		struct item *it = &b->item[i];
		struct scan_result result;
		struct kr_mail mail = { .file = it->file,
		    .offset = it->offset, .cut = it->cut,
		    .bytes = bytes_span(&b->in, it->mail, it->n_mail) };

		good = scan_worker_judge(w, &mail, &result) && good;
		bytes_add(&b->out, result.text);
		it->agencies = result.agencies;
		it->fallback = result.fallback;
	}
	return good;
}

static void *
work(void *ctx)
{
	struct pool *p = ctx;
	struct scan_worker *w = scan_worker_new(p->host, p->options);
	struct batch *b;
	bool good;

	if (w == NULL)
		err(2, NULL);
	pthread_mutex_lock(&p->lock);
	for (;;) {
		while (p->take == p->fill && !p->end)
			pthread_cond_wait(&p->changed, &p->lock);
		if (p->take == p->fill)
			break;
		b = &p->ring[p->take++ % p->n_ring];
		b->state = TAKEN;
		pthread_mutex_unlock(&p->lock);
		good = batch_judge(w, b);
		pthread_mutex_lock(&p->lock);
		b->state = DONE;
		if (!good)
			p->totals->failed = true;
		write_in_order(p);
	}
	pthread_mutex_unlock(&p->lock);
	scan_worker_free(w);
	return NULL;
}

/* ---- reading ------------------------------------------------------------ */

/* A batch to fill, when one is free and the ring is not too heavy. */
static struct batch *
batch_wait(struct pool *p)
{
	struct batch *b = &p->ring[p->fill % p->n_ring];

	pthread_mutex_lock(&p->lock);
	while (b->state != FREE || (p->bytes > RING_BYTES &&
	    p->write != p->fill))
		pthread_cond_wait(&p->changed, &p->lock);
	pthread_mutex_unlock(&p->lock);
	return b;
}

static void
batch_submit(struct pool *p, struct batch *b)
{
	pthread_mutex_lock(&p->lock);
	b->state = FILLED;
	p->bytes += b->in.len;
	p->fill++;
	pthread_cond_broadcast(&p->changed);
	pthread_mutex_unlock(&p->lock);
}

static void
mail_add(struct batch *b, const struct kr_mail *mail)
{
	struct item *it = &b->item[b->n++];

	*it = (struct item){ .file = mail->file, .offset = mail->offset,
	    .line = b->in.len, .n_line = mail->from_line.len,
	    .mail = b->in.len + mail->from_line.len,
	    .n_mail = mail->bytes.len, .cut = mail->cut,
	    .whole = mail->whole };
	bytes_add(&b->in, mail->from_line);
	bytes_add(&b->in, mail->bytes);
}

static void
read_all(struct pool *p, struct kr_archive *archive,
    struct scan_progress *progress, uint64_t skip)
{
	struct batch *b = NULL;
	struct kr_mail mail;
	uint64_t mails = 0;

	bool full = false;

	while (kr_archive_next(archive, &mail)) {
		if (full) {	/* the rest of its last mail is there now */
			batch_submit(p, b);
			b = NULL;
			full = false;
		}
		if (mails++ < skip) {
			if (mail.whole >= 0)
				close(mail.whole);
			continue;
		}
		if (b == NULL)
			b = batch_wait(p);
		mail_add(b, &mail);
		full = mail.cut;
		if (!full &&
		    (b->n == BATCH_MAILS || b->in.len >= BATCH_BYTES)) {
			batch_submit(p, b);
			b = NULL;
			scan_progress_show(progress, kr_archive_done(archive),
			    mails);
		}
	}
	if (b != NULL)
		batch_submit(p, b);
	if (mails < skip)
		warnx("the checkpoint has more mails than there are");
}

void
scan_pool_run(struct kr_archive *archive, struct kr_host *host,
    const struct scan_options *options, struct scan_output *output,
    struct scan_progress *progress, struct scan_totals *totals)
{
	struct pool p = { .options = options, .host = host, .output = output,
	    .totals = totals, .lock = PTHREAD_MUTEX_INITIALIZER,
	    .changed = PTHREAD_COND_INITIALIZER,
	    .n_ring = 4 * (size_t)options->jobs + 1 };
	pthread_t *thread = calloc(options->jobs, sizeof(*thread));
	uint64_t skip;

	scan_output_resumed(output, &skip, &totals->fallback);
	p.ring = calloc(p.n_ring, sizeof(*p.ring));
	if (thread == NULL || p.ring == NULL)
		err(2, NULL);
	totals->mails = skip;
	for (unsigned i = 0; i < options->jobs; i++)
		if (pthread_create(&thread[i], NULL, work, &p) != 0)
			errx(2, "cannot start a thread");
	read_all(&p, archive, progress, skip);
	pthread_mutex_lock(&p.lock);
	p.end = true;
	pthread_cond_broadcast(&p.changed);
	pthread_mutex_unlock(&p.lock);
	for (unsigned i = 0; i < options->jobs; i++)
		pthread_join(thread[i], NULL);
	for (size_t i = 0; i < p.n_ring; i++) {
		free(p.ring[i].in.data);
		free(p.ring[i].out.data);
	}
	free(p.ring);
	free(thread);
	scan_output_done(output, 0, false, true);
}
