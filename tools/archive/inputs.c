/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/inputs.h"

/* What a folder is, kept in FTSENT.fts_number. */
enum { FOLDER_PLAIN, FOLDER_MAILDIR, FOLDER_OF_MAILS };

struct walk {
	struct kr_inputs	*inputs;
	void			(*warn)(void *ctx, const char *text);
	void			*ctx;
	bool			 full;
};

static void
warn_about(struct walk *w, const char *name, int code)
{
	char text[512];

	snprintf(text, sizeof(text), "%s: %s", name, strerror(code));
	w->warn(w->ctx, text);
}

/* "x.eml", "x.eml.gz" and so on. */
static bool
has_ending(const char *name, const char *ending)
{
	static const char *const packed[] = { ".gz", ".xz", ".zst" };
	struct kr_span s = kr_span_str(name);

	for (size_t i = 0; i < KR_NELEM(packed); i++)
		if (kr_span_caseends(s, packed[i])) {
			s.len -= strlen(packed[i]);
			break;
		}
	return kr_span_caseends(s, ending);
}

static void
input_add(struct walk *w, const char *name, const struct stat *st, bool mail,
    bool named)
{
	struct kr_inputs *in = w->inputs;
	char *copy = strdup(name);

	if (in->n == in->cap) {
		size_t cap = in->cap == 0 ? 64 : in->cap * 2;
		struct kr_input *item = reallocarray(in->item, cap,
		    sizeof(*item));

		if (item != NULL) {
			in->item = item;
			in->cap = cap;
		}
	}
	if (copy == NULL || in->n == in->cap) {
		free(copy);
		w->full = true;
		return;
	}
	in->item[in->n++] = (struct kr_input){ .name = copy,
	    .size = S_ISREG(st->st_mode) ? (uint64_t)st->st_size : 0,
	    .base = in->total, .dev = st->st_dev, .ino = st->st_ino,
	    .regular = S_ISREG(st->st_mode),
	    .mail = mail || has_ending(name, ".eml"), .named = named ||
	    has_ending(name, ".mbox") || has_ending(name, ".mbx") };
	in->total += in->item[in->n - 1].size;
}

static bool
has_folder(const char *path, const char *name)
{
	size_t size = strlen(path) + strlen(name) + 2;
	char *full = malloc(size);
	struct stat st;
	bool yes;

	if (full == NULL)
		return false;
	snprintf(full, size, "%s/%s", path, name);
	yes = stat(full, &st) == 0 && S_ISDIR(st.st_mode);
	free(full);
	return yes;
}

/* False: do not look into it. */
static bool
folder_enter(FTSENT *e)
{
	long above = e->fts_parent->fts_number;
	bool maildir = has_folder(e->fts_path, "cur") &&
	    has_folder(e->fts_path, "new");

	e->fts_number = maildir ? FOLDER_MAILDIR : FOLDER_PLAIN;
	if (e->fts_level == FTS_ROOTLEVEL)
		return true;
	if (above == FOLDER_MAILDIR && !maildir) {
		e->fts_number = FOLDER_OF_MAILS;
		return strcmp(e->fts_name, "cur") == 0 ||
		    strcmp(e->fts_name, "new") == 0;
	}
	/* Sub-folders of a Maildir begin with a dot (Maildir++). */
	return e->fts_name[0] != '.' || maildir;
}

static void
file_take(struct walk *w, FTSENT *e)
{
	long folder = e->fts_parent->fts_number;
	struct stat st = *e->fts_statp;

	if (e->fts_level == FTS_ROOTLEVEL) {
		input_add(w, e->fts_path, &st, false, true);
		return;
	}
	if (folder == FOLDER_MAILDIR || e->fts_name[0] == '.')
		return;		/* the mail program's own files */
	if (S_ISLNK(st.st_mode) && stat(e->fts_accpath, &st) != 0) {
		warn_about(w, e->fts_path, errno);
		return;
	}
	if (S_ISREG(st.st_mode))
		input_add(w, e->fts_path, &st, folder == FOLDER_OF_MAILS,
		    false);
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void
tree_walk(struct walk *w, char *path)
{
	char *roots[] = { path, NULL };
	FTS *fts = fts_open(roots, FTS_COMFOLLOW | FTS_PHYSICAL | FTS_NOCHDIR,
	    by_name);
	FTSENT *e;

	if (fts == NULL) {
		warn_about(w, path, errno);
		return;
	}
	while (!w->full && (e = fts_read(fts)) != NULL) {
		switch (e->fts_info) {
		case FTS_D:
			if (!folder_enter(e))
				fts_set(fts, e, FTS_SKIP);
			break;
		case FTS_F: case FTS_SL: case FTS_DEFAULT:
			file_take(w, e);
			break;
		case FTS_DNR: case FTS_ERR: case FTS_NS: case FTS_SLNONE:
			warn_about(w, e->fts_path, e->fts_errno != 0 ?
			    e->fts_errno : ENOENT);
			break;
		default:
			break;
		}
	}
	fts_close(fts);
}

enum kr_rc
kr_inputs_list(char *const *path, size_t n, struct kr_inputs *ret,
    void (*warn)(void *ctx, const char *text), void *ctx)
{
	struct walk w = { .inputs = ret, .warn = warn, .ctx = ctx };
	struct stat pipe;

	if (fstat(STDIN_FILENO, &pipe) != 0)
		pipe = (struct stat){ .st_ino = 0 };
	pipe.st_mode = S_IFIFO;		/* read once, whatever it is */
	*ret = (struct kr_inputs){ .n = 0 };
	for (size_t i = 0; i < n; i++) {
		if (strcmp(path[i], "-") == 0)
			input_add(&w, path[i], &pipe, false, true);
		else
			tree_walk(&w, path[i]);
	}
	return w.full ? KR_E_NOMEM : KR_OK;
}

bool
kr_inputs_have(const struct kr_inputs *in, const struct stat *st)
{
	for (size_t i = 0; i < in->n; i++)
		if (in->item[i].ino == st->st_ino &&
		    in->item[i].dev == st->st_dev)
			return true;
	return false;
}

void
kr_inputs_free(struct kr_inputs *in)
{
	for (size_t i = 0; i < in->n; i++)
		free(in->item[i].name);
	free(in->item);
	*in = (struct kr_inputs){ .n = 0 };
}
