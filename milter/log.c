/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "milter/milter.h"

static struct {
	bool	foreground;
	bool	journal;	/* wants "<level>" before each line */
	char	ident[80];	/* syslog keeps only a pointer */
} log_to;

void
log_open(const char *ident, bool foreground)
{
	log_to.foreground = foreground;
	log_to.journal = getenv("JOURNAL_STREAM") != NULL;
	snprintf(log_to.ident, sizeof(log_to.ident), "%s", ident);
	openlog(log_to.ident, LOG_PID | LOG_NDELAY, LOG_MAIL);
}

/* An error may quote what strangers wrote; a line stays one line. */
static void
make_plain(char *line)
{
	for (; *line != '\0'; line++)
		if ((unsigned char)*line < ' ' || *line == 0x7F)
			*line = '?';
}

void
log_line(int priority, const char *fmt, ...)
{
	char line[8192];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	make_plain(line);
	if (!log_to.foreground)
		syslog(priority, "%s", line);
	else if (log_to.journal)
		fprintf(stderr, "<%d>%s\n", LOG_PRI(priority), line);
	else
		fprintf(stderr, "kereru-milter: %s\n", line);
}
