/* SPDX-License-Identifier: Apache-2.0 */
/*
 * forwards - how many known facts the forward splitter finds
 *
 *   forwards crisp DIR     every *_body*.txt is a forward or a reply with
 *                          the same people, subject and text in it
 *   forwards show FILE...  what the splitter sees, for the eye
 *
 * The texts are those of the MIT licensed email-forward-parser; they are
 * not part of this project.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/forward/forward.h"
#include "file.h"

/* The splitter reads decoded text, whose lines end with LF. */
static size_t
crlf_drop(char *data, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		if (data[i] != '\r' || i + 1 == len || data[i + 1] != '\n')
			data[n++] = data[i];
	return n;
}

static char *
text_read(const char *path, size_t *len)
{
	char *data = file_read(path, len);

	if (data != NULL)
		*len = crlf_drop(data, *len);
	return data;
}

/* ---- show ---------------------------------------------------------------- */

static void
slices_print(const char *what, const struct kr_slice *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct kr_span rest = kr_slice_span(s[i]), line;

		while (kr_span_line(&rest, &line))
			printf("%-7s| %.*s\n", what, KR_SPAN_ARG(line));
	}
}

static void
forward_print(const struct kr_forward *f)
{
	static const struct kr_forward_own nobody = { 0 };

	slices_print("said", f->said, f->n_said);
	for (size_t i = 0; i < f->n_level; i++) {
		const struct kr_forward_level *l = &f->level[i];
		char date[32];

		printf("level %zu in %zd, %s, kind %d\n", i,
		    (ssize_t)l->parent, kr_forward_how_name(l->how), l->kind);
		printf("  from    %.*s <%.*s>\n", KR_SPAN_ARG(l->from.name),
		    KR_SPAN_ARG(l->from.addr));
		printf("  date    %.*s = %s\n", KR_SPAN_ARG(l->date),
		    l->date_s == 0 ? "?" : kr_date_write(l->date_s, 0, date,
		    sizeof(date)));
		printf("  subject %.*s\n", KR_SPAN_ARG(l->subject));
		printf("  to      %.*s\n", KR_SPAN_ARG(l->to));
		printf("  cc      %.*s\n", KR_SPAN_ARG(l->cc));
		slices_print("body", l->body, l->n_body);
	}
	printf("matter %zd\n", (ssize_t)kr_forward_matter(f, &nobody));
}

/* ---- the facts of one collection ---------------------------------------- */

struct tally {
	unsigned	met, total;
};

static void
fact(struct tally *t, bool met, const char *file, const char *what)
{
	t->total++;
	t->met += met;
	if (!met)
		printf("%s: %s\n", file, what);
}

static bool
has(struct kr_span s, const char *needle)
{
	return s.ptr != NULL && kr_span_find(s, 0, needle) != SIZE_MAX;
}

/* The joined text without blanks at its ends and odd blanks inside. */
static struct kr_span
text_of(const struct kr_slice *s, size_t n, struct kr_arena *arena)
{
	const struct kr_view *v = kr_view_join(s, n, "", arena);

	return v == NULL ? KR_SPAN_NONE : kr_span_trim(v->text);
}

static bool
names_in(struct kr_span whole, const char *needle, struct kr_span field)
{
	return !has(whole, needle) || has(field, needle);
}

static void
crisp_facts(struct kr_span all, const char *name, struct kr_arena *arena,
    struct tally *t)
{
	struct kr_view view = kr_view_root(all);
	struct kr_forward *f = NULL;
	const struct kr_forward_level *l;
	struct kr_span body, said;
	bool reply = strstr(name, "variant_4.") != NULL;

	if (kr_forward_split(&view, NULL, &kr_limits_default, arena, &f,
	    NULL) != KR_OK || f->n_level == 0) {
		fact(t, false, name, "no message found");
		return;
	}
	l = &f->level[0];
	body = text_of(l->body, l->n_body, arena);
	said = text_of(f->said, f->n_said, arena);
	if (reply) {
		fact(t, kr_span_casestarts(body, "Unicum iter"), name,
		    "quoted text");
		fact(t, kr_span_is(said, "That's true!\n\nRegards,\n\ne."),
		    name, "words of the reply");
		return;
	}
	fact(t, kr_span_is(l->from.name, "John Doe") ||
	    kr_span_is(l->from.name, "John, Doe") ||
	    !has(all, "John"), name, "sender's name");
	if (has(all, "john.doe@acme.com"))
		fact(t, kr_span_is(l->from.addr, "john.doe@acme.com"), name,
		    "sender's address");
	fact(t, l->date_s != 0, name, "date");
	if (l->how != KR_FORWARD_BY_WORDS) {
		fact(t, kr_span_is(l->subject,
		    "Integer consequat non purus"), name, "subject");
		fact(t, names_in(all, "bessie.berry@acme.com", l->to), name,
		    "recipient");
		fact(t, names_in(all, "suzanne@globex.corp", l->to) ||
		    strstr(name, "variant_14") != NULL, name,
		    "second recipient");
		fact(t, names_in(all, "walter.sheltan@acme.com", l->cc) ||
		    (f->n_level > 1 && l->cc.ptr == NULL), name, "copies");
	}
	fact(t, kr_span_casestarts(body, "Aenean quis diam urna"), name,
	    "beginning of the body");
	fact(t, kr_span_caseends(body, "congue massa sagittis eget."), name,
	    "end of the body");
	fact(t, has(all, "Praesent suscipit egestas hendrerit.") ?
	    kr_span_casestarts(said, "Praesent suscipit egestas hendrerit.") &&
	    kr_span_caseends(said, "Aliquam eget dui dui.") :
	    said.len == 0 || kr_span_is(said, "\xEF\xBB\xBF"), name,
	    "words of the forwarder");
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
crisp(const char *dir)
{
	struct dirent **list;
	struct tally t = { 0 };
	struct kr_arena *arena = kr_arena_new(1 << 26);
	int n = scandir(dir, &list, NULL, by_name);

	for (int i = 0; i < n; i++) {
		const char *name = list[i]->d_name;
		char path[4096];
		size_t len = 0;
		char *data;

		snprintf(path, sizeof(path), "%s/%s", dir, name);
		if (strstr(name, "_body") != NULL &&
		    (data = text_read(path, &len)) != NULL) {
			crisp_facts((struct kr_span){ data, len }, name,
			    arena, &t);
			kr_arena_reset(arena);
			free(data);
		} else if (strstr(name, "_subject") != NULL &&
		    (data = text_read(path, &len)) != NULL) {
			unsigned prefixes;

			fact(&t, kr_span_is(kr_forward_subject(
			    (struct kr_span){ data, len }, &prefixes),
			    "Integer consequat non purus") && prefixes == 1,
			    name, "subject prefix");
			free(data);
		}
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	kr_arena_free(arena);
	printf("%u of %u facts\n", t.met, t.total);
	return t.total == 0 || t.met * 100 < t.total * 97;
}

static int
show(const char *path)
{
	struct kr_arena *arena = kr_arena_new(1 << 26);
	struct kr_forward *f;
	struct kr_view view;
	size_t len = 0;
	char *data = text_read(path, &len);

	if (data == NULL)
		return 2;
	view = kr_view_root((struct kr_span){ data, len });
	printf("== %s\n", path);
	if (kr_forward_split(&view, NULL, &kr_limits_default, arena, &f,
	    NULL) == KR_OK)
		forward_print(f);
	kr_arena_free(arena);
	free(data);
	return 0;
}

int
main(int argc, char **argv)
{
	int status = 0;

	if (argc == 3 && strcmp(argv[1], "crisp") == 0)
		return crisp(argv[2]);
	if (argc < 3 || strcmp(argv[1], "show") != 0) {
		fprintf(stderr, "usage: forwards crisp DIR | show FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++)
		status |= show(argv[i]);
	return status;
}
