/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>

#include "milter/milter.h"

static struct {
	bool	foreground;
	bool	journal;	/* standard error is the journal's, */
	bool	fields;		/* and it has a socket for more */
	char	ident[80];	/* syslog keeps only a pointer */
} log_to;

void
log_open(const char *ident, bool foreground)
{
	log_to.foreground = foreground;
	log_to.journal = journal_is_there();
	log_to.fields = log_to.journal && journal_takes_fields();
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
	else if (!log_to.journal)
		fprintf(stderr, "kereru-milter: %s\n", line);
	else if (!log_to.fields || !journal_send(priority, log_to.ident, line))
		fprintf(stderr, "<%d>%s\n", LOG_PRI(priority), line);
}
