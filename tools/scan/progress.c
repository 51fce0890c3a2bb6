/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "host/clock.h"
#include "scan/scan.h"

#define EVERY_MS	200
#define WIDTH		30

void
scan_progress_begin(struct scan_progress *p, bool on, uint64_t total)
{
	*p = (struct scan_progress){ .on = on, .total = total,
	    .begin_ms = kr_clock_steady_ms() };
}

static void
bar_print(unsigned percent)
{
	unsigned full = percent * WIDTH / 100;

	fputs("\r[", stderr);
	for (unsigned i = 0; i < WIDTH; i++)
		fputc(i < full ? '=' : i == full ? '>' : ' ', stderr);
	fprintf(stderr, "] %3u %%", percent);
}

void
scan_progress_show(struct scan_progress *p, uint64_t done, uint64_t mails)
{
	int64_t now = p->on ? kr_clock_steady_ms() : 0;
	int64_t spent = now - p->begin_ms;

	if (!p->on || now - p->shown_ms < EVERY_MS || spent <= 0)
		return;
	p->shown_ms = now;
	if (p->total > 0 && done <= p->total)
		bar_print((unsigned)((double)done * 100 / (double)p->total));
	else
		fputc('\r', stderr);
	fprintf(stderr, "  %llu mails  %.0f/s", (unsigned long long)mails,
	    (double)mails * 1000 / (double)spent);
	if (p->total > 0 && done > 0 && done <= p->total) {
		double left = (double)spent / 1000 *
		    (double)(p->total - done) / (double)done;

		fprintf(stderr, "  %d:%02d left", (int)left / 60,
		    (int)left % 60);
	}
	fputs("\033[K", stderr);
	fflush(stderr);
}

void
scan_progress_end(struct scan_progress *p)
{
	if (p->on)
		fputs("\r\033[K", stderr);
}
