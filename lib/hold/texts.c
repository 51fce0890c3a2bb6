/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The texts of letters: one file a language, in sections.  They are data,
 * read when they are needed, so that whoever speaks the language can mend
 * them.
 */
#include <string.h>

#include "hold/letter.h"
#include "host/host.h"

#define TEXT_MAX	65536		/* bytes of a file */
#define LANGUAGES	2		/* of one letter */

struct text {
	const char	*language;
	struct kr_span	 file;
};

/* Language names come from reading mail: nothing else may name a file. */
static bool
language_valid(const char *language)
{
	size_t n = strlen(language);

	for (size_t i = 0; i < n; i++)
		if (!kr_is_alpha(language[i]) && language[i] != '-')
			return false;
	return n >= 2 && n < 12;
}

static bool
text_load(const struct kr_config *config, const char *language,
    struct kr_arena *arena, struct text *ret)
{
	struct kr_buffer name;

	if (!language_valid(language))
		return false;
	kr_buffer_init(&name, arena, SIZE_MAX);
	kr_buffer_printf(&name, "%s/%s.txt", config->messages, language);
	ret->language = language;
	return kr_buffer_ok(&name) && kr_host_read_file(kr_buffer_cstr(&name),
	    TEXT_MAX, arena, &ret->file, NULL) == KR_OK;
}

/*
 * English and te reo Maori, or te reo Maori first if it is the reporter's; a
 * reporter of another language has that, and English below.
 */
static enum kr_rc
texts_load(const struct kr_config *config, const char *language,
    struct kr_arena *arena, struct text text[LANGUAGES], struct kr_err *err)
{
	bool english = *language == '\0' || strcmp(language, "en") == 0;

	if (!english && text_load(config, language, arena, &text[0])) {
		if (text_load(config, "en", arena, &text[1]))
			return KR_OK;
	} else if (text_load(config, "en", arena, &text[0]) &&
	    text_load(config, "mi", arena, &text[1])) {
		return KR_OK;
	}
	return kr_fail_at(err, KR_E_SYSTEM, config->messages, 0, 0,
	    "hold: the texts en.txt and mi.txt are not in this folder");
}

/* The lines of a section, comments off; absent if it is not there. */
static struct kr_span
section(struct kr_span file, const char *name)
{
	struct kr_span rest = file, line;
	const char *begin = NULL;

	while (kr_span_line(&rest, &line)) {
		struct kr_span s = kr_span_trim(line);
		bool head = s.len > 2 && s.ptr[0] == '[' &&
		    s.ptr[s.len - 1] == ']';

		if (begin != NULL && head)
			return kr_span_trim((struct kr_span){ begin,
			    (size_t)(line.ptr - begin) });
		if (head && kr_span_is(kr_span_sub(s, 1, s.len - 2), name))
			begin = rest.ptr;
	}
	return begin == NULL ? KR_SPAN_NONE : kr_span_trim((struct kr_span){
	    begin, (size_t)(file.ptr + file.len - begin) });
}

struct variables {
	struct { const char *name, *value; } row[8];
};

/* A line with its variables filled in; one that has none to say is left out. */
static void
line_write(struct kr_buffer *b, struct kr_span line,
    const struct variables *v)
{
	struct kr_buffer out;

	kr_buffer_init(&out, b->arena, SIZE_MAX);
	for (size_t at = 0; at < line.len; at++) {
		size_t end = line.ptr[at] != '{' ? SIZE_MAX :
		    kr_span_chr(line, at, '}'), i = 0;

		if (end == SIZE_MAX) {
			kr_buffer_byte(&out, line.ptr[at]);
			continue;
		}
		while (i < KR_NELEM(v->row) && !kr_span_is(kr_span_sub(line,
		    at + 1, end - at - 1), v->row[i].name))
			i++;
		if (i == KR_NELEM(v->row) || *v->row[i].value == '\0')
			return;
		kr_buffer_str(&out, v->row[i].value);
		at = end;
	}
	kr_buffer_byte(&out, '\n');
	b->failed |= !kr_buffer_ok(&out);
	kr_buffer_add(b, kr_buffer_span(&out));
}

static void
section_write(struct kr_buffer *b, struct kr_span file, const char *name,
    const struct variables *v)
{
	struct kr_span rest = section(file, name), line;

	if (rest.len == 0)
		return;
	while (kr_span_line(&rest, &line))
		if (line.len == 0 || line.ptr[0] != '#')
			line_write(b, line, v);
	kr_buffer_byte(b, '\n');
}

static bool
is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* One language's part of a letter. */
static void
part_write(struct kr_buffer *b, enum kr_letter_kind kind,
    const struct kr_hold_item *item, struct kr_span file,
    const struct variables *v)
{
	bool child = is(item->category, "child_exploitation");
	bool material = is(item->category, "objectionable_material");

	section_write(b, file, "greeting", v);
	if (is(item->urgency, "threat_to_life"))
		section_write(b, file, "danger", v);
	if (kind == KR_LETTER_ASK)
		section_write(b, file, "ask", v);
	else if (child || material)
		section_write(b, file, "material", v);
	else
		section_write(b, file, "acknowledge", v);
	section_write(b, file, "help", v);
	section_write(b, file, "bye", v);
}

static const char *
subject_of(enum kr_letter_kind kind)
{
	return kind == KR_LETTER_ASK ? "ask-subject" : "acknowledge-subject";
}

enum kr_rc
kr_letter_text(const struct kr_config *config, enum kr_letter_kind kind,
    const struct kr_hold_item *item, const char *token,
    struct kr_arena *arena, struct kr_letter_text *ret, struct kr_err *err)
{
	struct text text[LANGUAGES];
	const struct kr_agency *police = item->n_agency > 0 ?
	    kr_config_agency(config, item->agency[0].id) : NULL;
	struct kr_buffer subject, body, days;
	struct variables v;
	enum kr_rc rc = texts_load(config, item->language, arena, text, err);

	if (rc != KR_OK)
		return rc;
	kr_buffer_init(&subject, arena, SIZE_MAX);
	kr_buffer_init(&body, arena, SIZE_MAX);
	kr_buffer_init(&days, arena, SIZE_MAX);
	/* Whole ones that are left: the copy may go before answer_days. */
	if (item->token_until_s >= item->asked_s + KR_HOLD_DAY_S)
		kr_buffer_printf(&days, "%lld", (long long)
		    ((item->token_until_s - item->asked_s) / KR_HOLD_DAY_S));
	v = (struct variables){ .row = { { "body", config->answer_name },
	    { "id", item->id }, { "days", kr_buffer_cstr(&days) },
	    { "police", police != NULL ? police->name : "" },
	    { "emergency", config->phone_emergency },
	    { "police_phone", config->phone_police },
	    { "netsafe", config->phone_netsafe },
	    { "support", config->phone_support } } };
	for (size_t i = 0; i < LANGUAGES && kind == KR_LETTER_ASK; i++) {
		kr_buffer_str(&body, i == 0 ? KR_LETTER_LINE " " : " / ");
		kr_buffer_add(&body, section(text[i].file, "line"));
	}
	kr_buffer_str(&body, kind == KR_LETTER_ASK ? " -##\n\n" : "");
	for (size_t i = 0; i < LANGUAGES; i++) {
		kr_buffer_str(&subject, i == 0 ? "" : " / ");
		kr_buffer_add(&subject, section(text[i].file,
		    subject_of(kind)));
		kr_buffer_str(&body, i == 0 ? "" :
		    "----------------------------------------\n\n");
		part_write(&body, kind, item, text[i].file, &v);
	}
	if (*token != '\0')
		kr_buffer_printf(&body, "%s\n", token);
	ret->subject = kr_buffer_span(&subject);
	ret->body = kr_buffer_span(&body);
	return kr_buffer_ok(&subject) && kr_buffer_ok(&body) &&
	    ret->body.len > 0 ? KR_OK : kr_fail(err, KR_E_NOMEM, 0,
	    "hold: no memory for a letter");
}
