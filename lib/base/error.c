/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/base.h"

enum kr_rc
kr_fail(struct kr_err *err, enum kr_rc code, size_t off, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return code;
	memset(err, 0, sizeof(*err));
	err->code = code;
	err->off = off;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return code;
}

enum kr_rc
kr_fail_at(struct kr_err *err, enum kr_rc code, const char *file,
    unsigned line, unsigned column, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return code;
	memset(err, 0, sizeof(*err));
	err->code = code;
	err->line = line;
	err->column = column;
	if (file != NULL)
		snprintf(err->file, sizeof(err->file), "%s", file);
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return code;
}

char *
kr_err_plain(char *s)
{
	for (char *p = s; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == '\x7f')
			*p = '?';
	return s;
}

const char *
kr_err_text(const struct kr_err *err, char *buf, size_t size)
{
	if (err->file[0] == '\0')
		snprintf(buf, size, "%s", err->text);
	else if (err->line == 0)
		snprintf(buf, size, "%s: %s", err->file, err->text);
	else if (err->column == 0)
		snprintf(buf, size, "%s:%u: %s", err->file, err->line,
		    err->text);
	else
		snprintf(buf, size, "%s:%u:%u: %s", err->file, err->line,
		    err->column, err->text);
	return kr_err_plain(buf);
}

const char *
kr_rc_name(enum kr_rc rc)
{
	switch (rc) {
	case KR_OK:		return "ok";
	case KR_E_SYNTAX:	return "syntax error";
	case KR_E_LIMIT:	return "limit reached";
	case KR_E_NOMEM:	return "out of memory";
	case KR_E_ABSENT:	return "not there";
	case KR_E_UNSUPPORTED:	return "not supported";
	case KR_E_SYSTEM:	return "system error";
	case KR_E_TEMPORARY:	return "temporary failure";
	}
	return "unknown";
}
