/* SPDX-License-Identifier: Apache-2.0 */
/*
 * error.h - one way to fail
 *
 * A function that can fail returns enum kr_rc and fills struct kr_err, which
 * may be NULL.  The library never logs, prints or exits.
 */
#ifndef KR_BASE_ERROR_H
#define KR_BASE_ERROR_H

#include <stddef.h>

enum kr_rc {
	KR_OK = 0,
	KR_E_SYNTAX = -1,	/* the input breaks its grammar */
	KR_E_LIMIT = -2,	/* a declared limit was reached: a result */
	KR_E_NOMEM = -3,	/* the arena or the machine has no more */
	KR_E_ABSENT = -4,	/* what was asked for is not there */
	KR_E_UNSUPPORTED = -5,	/* known, and refused on purpose */
	KR_E_SYSTEM = -6, /* the operating system said no (programs only) */
	KR_E_TEMPORARY = -7,	/* may work later: DNS, time budget */
};

struct kr_err {
	enum kr_rc	code;
	size_t		off;	/* byte offset into the input, where it fits */
	char		file[256];	/* input file, or "" */
	unsigned	line;	/* 1-based, 0 if not known */
	unsigned	column;	/* 1-based in bytes, 0 if not known */
	char		text[512]; /* a sentence that starts with the module */
};

#if defined(__GNUC__)
# define KR_PRINTF(f, a) __attribute__((format(printf, f, a)))
# define KR_NODISCARD __attribute__((warn_unused_result))
#else
# define KR_PRINTF(f, a)
# define KR_NODISCARD
#endif

/* Fill *err (unless NULL) and return code: "return kr_fail(...)". */
enum kr_rc	kr_fail(struct kr_err *err, enum kr_rc code, size_t off,
		    const char *fmt, ...) KR_PRINTF(4, 5);
/* The same for text files; file may be NULL, line and column 0. */
enum kr_rc	kr_fail_at(struct kr_err *err, enum kr_rc code,
		    const char *file, unsigned line, unsigned column,
		    const char *fmt, ...) KR_PRINTF(6, 7);
/*
 * Names of files come from anywhere, and what is said goes to terminals:
 * control bytes become question marks.  Returns its argument.
 */
char		*kr_err_plain(char *text);
/*
 * "file:line:column: text", as far as known, plain, into buf;
 * returns buf.
 */
const char	*kr_err_text(const struct kr_err *err, char *buf, size_t size);
const char	*kr_rc_name(enum kr_rc);

#endif /* KR_BASE_ERROR_H */
