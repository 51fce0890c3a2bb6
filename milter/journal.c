/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A line of the log as an entry of the systemd journal.
 *
 * What the line says as key=value is a field of its own as well, so that
 * "journalctl KERERU_CATEGORY=phishing" finds it without a pattern.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "milter/milter.h"

#ifdef HAVE_SYSTEMD

#include <systemd/sd-journal.h>

#define FIELDS_MAX 48		/* a line of ours has some twenty */
#define PREFIX "KERERU_"

struct entry {
	struct iovec	field[FIELDS_MAX];
	int		n;
	char		text[3 * 8192];	/* names grow by the prefix */
	size_t		used;
};

bool
journal_is_there(void)
{
	const char *stream = getenv("JOURNAL_STREAM");
	unsigned long long dev, ino;
	struct stat st;

	/* systemd.exec(5): a child may have inherited it and write elsewhere */
	return stream != NULL && sscanf(stream, "%llu:%llu", &dev, &ino) == 2 &&
	    fstat(STDERR_FILENO, &st) == 0 && st.st_dev == dev &&
	    st.st_ino == ino;
}

bool
journal_takes_fields(void)
{
	/* sd_journal_sendv() calls it a success if nobody is there. */
	return access("/run/systemd/journal/socket", W_OK) == 0;
}

static bool
is_key_byte(char c)
{
	return kr_is_alnum(c) || c == '_';
}

/* Where the value at from ends: in quotes, or at a blank. */
static const char *
value_end(const char *from)
{
	if (*from != '"')
		return from + strcspn(from, " ");
	for (from++; *from != '\0' && *from != '"'; from++)
		if (*from == '\\' && from[1] != '\0')
			from++;
	return *from == '"' ? from + 1 : from;
}

static void
field_add(struct entry *e, const char *prefix, const char *key, size_t len,
    struct kr_span value)
{
	char *to = e->text + e->used;
	size_t room = sizeof(e->text) - e->used, need;

	need = strlen(prefix) + len + 1 + value.len;
	if (need > room || e->n == FIELDS_MAX)
		return;
	to = stpcpy(to, prefix);
	for (size_t i = 0; i < len; i++)
		*to++ = (char)toupper((unsigned char)key[i]);
	*to++ = '=';
	memcpy(to, value.ptr, value.len);
	e->field[e->n++] = (struct iovec){ e->text + e->used, need };
	e->used += need;
}

/* Values are as in the line, but for the quotes around them. */
static void
fields_add(struct entry *e, const char *line)
{
	while (*line != '\0') {
		size_t len = 0;
		const char *end;
		struct kr_span value;

		while (is_key_byte(line[len]))
			len++;
		end = line + len;
		if (len > 0 && *end == '=') {
			const char *from = end + 1;

			end = value_end(from);
			value = (struct kr_span){ from, (size_t)(end - from) };
			if (value.len >= 2 && *from == '"')
				value = kr_span_sub(value, 1, value.len - 2);
			field_add(e, PREFIX, line, len, value);
		}
		line = end + strcspn(end, " ");
		line += strspn(line, " ");
	}
}

bool
journal_send(int priority, const char *ident, const char *line)
{
	struct entry e = { .n = 0 };
	char number[2] = { (char)('0' + LOG_PRI(priority)), '\0' };

	field_add(&e, "", "message", 7, kr_span_str(line));
	field_add(&e, "", "priority", 8, kr_span_str(number));
	field_add(&e, "", "syslog_identifier", 17, kr_span_str(ident));
	fields_add(&e, line);
	return sd_journal_sendv(e.field, e.n) == 0;
}

#else	/* whoever reads our standard error has the line */

bool
journal_is_there(void)
{
	return getenv("JOURNAL_STREAM") != NULL;
}

bool
journal_takes_fields(void)
{
	return false;
}

bool
journal_send(int priority, const char *ident, const char *line)
{
	(void)priority;
	(void)ident;
	(void)line;
	return false;
}

#endif
