/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages saved by Outlook: a compound file whose streams are properties,
 * whose storages are attachments and messages attached ([MS-OXMSG]).
 */
#include <stdio.h>

#include "evidence/attached/compound.h"
#include "evidence/attached/saved.h"

struct outlook {
	struct kr_saving	 saving;
	struct kr_compound	 file;
};

static struct kr_span
bytes(struct outlook *o, uint32_t at, const char *id, const char *type)
{
	char name[32];

	snprintf(name, sizeof(name), "__substg1.0_%s%s", id, type);
	return kr_compound_stream(&o->file, at, name,
	    o->saving.r->limits->text_part_bytes);
}

/* A text property: UTF-16 (001F) or bytes of the system's charset (001E). */
static struct kr_span
text(struct outlook *o, uint32_t at, const char *id)
{
	struct kr_span s = bytes(o, at, id, "001F");

	if (s.len > 0)
		return kr_saved_utf16(s, o->saving.r->arena);
	return kr_saved_narrow(bytes(o, at, id, "001E"), 0, o->saving.r);
}

static void
message_fill(struct outlook *o, uint32_t at, struct kr_saved *s)
{
	s->transport = text(o, at, "007D");
	s->from_name = text(o, at, "0C1A");
	s->from_addr = text(o, at, "5D01");
	if (kr_span_chr(s->from_addr, 0, '@') == SIZE_MAX)
		s->from_addr = text(o, at, "0C1F");
	s->to = text(o, at, "0E04");
	s->subject = text(o, at, "0037");
	s->message_id = text(o, at, "1035");
	s->plain = text(o, at, "1000");
	s->html = bytes(o, at, "1013", "0102");
	if (s->html.len == 0)
		s->html = text(o, at, "1013");
	s->rtf = bytes(o, at, "1009", "0102");
}

/* An attachment's fields but for its bytes. */
static struct kr_saved_part
part_named(struct outlook *o, uint32_t at)
{
	struct kr_saved_part p = { .name = text(o, at, "3707"),
	    .type = text(o, at, "370E") };

	if (p.name.len == 0)
		p.name = text(o, at, "3704");
	return p;
}

/* A message being read, and where its next attachment is. */
struct level {
	struct kr_saved		 saved;
	struct kr_saved_part	 as;	/* what it is to the one around it */
	uint32_t		 at;
	unsigned		 next;
};

static bool
level_begin(struct outlook *o, struct level *l, uint32_t at,
    struct kr_saved_part as)
{
	*l = (struct level){ .at = at, .as = as };
	message_fill(o, at, &l->saved);
	return !o->saving.r->failed;
}

/* The bytes of one attachment, or the storage of a message attached. */
static uint32_t
attachment_take(struct outlook *o, struct level *l)
{
	char name[32];
	uint32_t at, inner;
	struct kr_saved_part p;

	snprintf(name, sizeof(name), "__attach_version1.0_#%08X", l->next++);
	at = kr_compound_storage(&o->file, l->at, name);
	if (at == KR_COMPOUND_ROOT)
		return KR_COMPOUND_ROOT;
	inner = kr_compound_storage(&o->file, at, "__substg1.0_3701000D");
	if (inner != KR_COMPOUND_ROOT)
		return inner;
	p = part_named(o, at);
	p.bytes = kr_compound_stream(&o->file, at, "__substg1.0_37010102",
	    o->saving.r->limits->message_bytes);
	if (p.bytes.len > 0 && kr_saved_room(&o->saving, &l->saved,
	    p.bytes.len))
		l->saved.part[l->saved.n_part++] = p;
	return KR_COMPOUND_ROOT;
}

/* From the outermost inwards; each is written when all in it have been. */
static struct kr_span
mail_make(struct outlook *o, bool *transport)
{
	struct kr_reading *r = o->saving.r;
	struct level *l = kr_arena_alloc(r->arena, KR_SAVED_DEPTH,
	    sizeof(*l));
	struct kr_saved_part none = { .message = false };
	size_t depth = 0;

	if (l == NULL || !level_begin(o, &l[0], KR_COMPOUND_ROOT, none))
		return KR_SPAN_NONE;
	for (;;) {
		struct level *now = &l[depth];
		struct kr_saved_part p = { .message = true };
		uint32_t inner;

		if (now->next < KR_SAVED_PARTS) {
			inner = attachment_take(o, now);
			if (inner == KR_COMPOUND_ROOT ||
			    depth + 1 >= KR_SAVED_DEPTH ||
			    !kr_saved_room(&o->saving, &now->saved, 0))
				continue;
			if (!level_begin(o, &l[++depth], inner, p))
				return KR_SPAN_NONE;
			continue;
		}
		p.bytes = kr_saved_write(&o->saving, &now->saved, transport);
		if (r->failed || depth == 0)
			return p.bytes;
		depth--;
		l[depth].saved.part[l[depth].saved.n_part++] = p;
	}
}

bool
kr_msg_is(const struct kr_part *p)
{
	return kr_span_caseends(p->filename, ".msg") ||
	    kr_part_is(p, "application/vnd.ms-outlook") ||
	    kr_part_is(p, "application/octet-stream");
}

struct kr_message *
kr_msg_read(struct kr_reading *r, const struct kr_view *in, bool *transport)
{
	struct outlook o = { .saving = { .r = r, .file = in->text } };
	struct kr_span mail;

	if (!kr_compound_is(in->text) ||
	    kr_compound_open(in->text, r->arena, &o.file) != KR_OK)
		return NULL;
	/* Every message has its properties; a document has not. */
	if (kr_compound_stream(&o.file, KR_COMPOUND_ROOT,
	    "__properties_version1.0", 32).len == 0)
		return NULL;
	mail = mail_make(&o, transport);
	return mail.len == 0 ? NULL : kr_saved_read(r, mail, in);
}
