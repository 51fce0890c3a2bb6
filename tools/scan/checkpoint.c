/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How far a run came, so that a killed one can go on: the mails that are
 * done, and how long the output was then.  Output behind that is cut off
 * when the run goes on, so every line is there exactly once.
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scan/scan.h"

#define HEAD "kereru-scan checkpoint 1\n"

bool
scan_checkpoint_read(const char *file, struct scan_state *s)
{
	char identity[KR_SHA256_HEX];
	FILE *f = fopen(file, "r");
	int fallback;

	if (f == NULL && errno == ENOENT)
		return false;
	if (f == NULL)
		err(2, "%s", file);
	if (fscanf(f, HEAD "work %64s mails %" SCNu64 " fallback %d output %"
	    SCNu64, identity, &s->mails, &fallback, &s->output) != 4)
		errx(2, "%s: this is no whole checkpoint", file);
	if (strcmp(identity, s->identity) != 0)
		errx(2, "%s: this checkpoint is of other work: paths, their "
		    "sizes, options or rules have changed.  Remove it to "
		    "begin anew.", file);
	s->fallback = fallback != 0;
	for (size_t i = 0; i < s->n_split; i++)
		if (fscanf(f, " split %" SCNu64, &s->split[i]) != 1)
			errx(2, "%s: this is no whole checkpoint", file);
	fclose(f);
	return true;
}

static bool
state_print(FILE *f, const struct scan_state *s)
{
	fprintf(f, HEAD "work %s\nmails %" PRIu64 "\nfallback %d\n"
	    "output %" PRIu64 "\n", s->identity, s->mails, s->fallback,
	    s->output);
	for (size_t i = 0; i < s->n_split; i++)
		fprintf(f, "split %" PRIu64 "\n", s->split[i]);
	return fflush(f) == 0 && fsync(fileno(f)) == 0;
}

/* Written beside and put in its place, so that it is always whole. */
bool
scan_checkpoint_write(const char *file, const struct scan_state *s)
{
	size_t size = strlen(file) + 5;
	char *beside = malloc(size);
	bool good = false;
	FILE *f;

	if (beside == NULL)
		return false;
	snprintf(beside, size, "%s.new", file);
	f = fopen(beside, "w");
	if (f != NULL) {
		good = state_print(f, s);
		good = fclose(f) == 0 && good;
		good = good && rename(beside, file) == 0;
	}
	if (!good)
		warn("%s", file);
	free(beside);
	return good;
}
