/* SPDX-License-Identifier: Apache-2.0 */
/* Which level is complained of, and what a subject says about forwarding. */
#include <string.h>

#include "evidence/forward/reader.h"

/* Subject prefixes of forwards and replies, as mail programs write them. */
static const char *const forward_prefixes[] = {
	"Fwd", "FW", "WG", "TR", "RV", "I", "VS", "VB", "VL", "PD", "ENC",
	"Redir.", "Redir", "Videresend", "İLT", "ILT", "Doorst", "FS",
	"Tov", "Továbbítás", "Reenv", "Encaminhado",
	"Forward", "Forwarded", "Fwded", "Trans", "Transféré",
	"Prenos", "Preposielanie", "Пересл", "Переслано", "Fwd.", "FW.",
	"转发", "轉寄", "轉發", "転送", "전달", "Chuyển tiếp",
	"Diteruskan", "Ipinasa", "Tuku",
};
static const char *const reply_prefixes[] = {
	"Re", "AW", "SV", "Antw", "Odp", "YNT", "RES", "RIF", "R", "Ref",
	"На", "Отв", "Vast", "BLS", "回复", "回覆", "答复", "返信", "회신",
	"Trả lời", "Balas",
};

/* Bytes of "Fwd:", "FW[2]:", "转发：" with the blanks behind; 0 if none. */
static size_t
prefix_len(struct kr_span s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = strlen(list[i]), close;

		if (!kr_span_casestarts(s, list[i]))
			continue;
		if (at < s.len && (s.ptr[at] == '[' || s.ptr[at] == '(')) {
			close = kr_span_chr(kr_span_sub(s, 0, at + 5), at,
			    s.ptr[at] == '[' ? ']' : ')');
			if (close != SIZE_MAX)
				at = close + 1;
		}
		while (at < s.len && s.ptr[at] == ' ')
			at++;
		if (at < s.len && s.ptr[at] == ':')
			at++;
		else if (kr_span_casestarts(kr_span_from(s, at),
		    "\xEF\xBC\x9A"))
			at += 3;
		else
			continue;
		while (at < s.len && kr_forward_space(s, at) > 0)
			at += kr_forward_space(s, at);
		return at;
	}
	return 0;
}

static size_t
forward_prefix(struct kr_span s)
{
	return prefix_len(s, forward_prefixes, KR_NELEM(forward_prefixes));
}

static size_t
reply_prefix(struct kr_span s)
{
	return prefix_len(s, reply_prefixes, KR_NELEM(reply_prefixes));
}

/* Some programs put it all in brackets: "[Fwd: Prize]". */
static struct kr_span
brackets_off(struct kr_span s)
{
	struct kr_span inner = kr_span_sub(s, 1, s.len < 2 ? 0 : s.len - 2);

	return s.len > 2 && *s.ptr == '[' && s.ptr[s.len - 1] == ']' &&
	    forward_prefix(inner) > 0 ? inner : s;
}

struct kr_span
kr_forward_subject(struct kr_span s, unsigned *n)
{
	size_t len;

	*n = 0;
	s = brackets_off(kr_forward_trim(s));
	while ((len = forward_prefix(s)) > 0) {
		s = kr_span_from(s, len);
		++*n;
	}
	return s;
}

struct kr_span
kr_forward_subject_core(struct kr_span s)
{
	size_t len;

	while ((len = forward_prefix(s)) > 0 || (len = reply_prefix(s)) > 0)
		s = kr_span_from(s, len);
	return s;
}

bool
kr_forward_subject_carried(struct kr_span s)
{
	/* Behind marks such as "[INC00123]" as well. */
	for (size_t at = 0; at < s.len; at++) {
		struct kr_span rest = kr_span_from(s, at);

		if ((at == 0 || kr_is_blank(s.ptr[at - 1]) ||
		    strchr("[]()*:", s.ptr[at - 1]) != NULL) &&
		    (forward_prefix(rest) > 0 || reply_prefix(rest) > 0))
			return true;
	}
	return false;
}

static bool
is_own(const struct kr_forward_level *l, const struct kr_forward_own *own)
{
	if (l->from.addr.ptr != NULL) {
		for (size_t i = 0; i < own->n_addr; i++)
			if (own->addr[i].len > 0 &&
			    kr_span_caseeq2(l->from.addr, own->addr[i]))
				return true;
		return false;
	}
	return own->name.len > 0 && l->from.name.len > 0 &&
	    kr_span_caseeq2(l->from.name, own->name);
}

/* Is the sender of one among the recipients of the other? */
static bool
is_addressed(const struct kr_forward_level *to,
    const struct kr_forward_level *from)
{
	struct kr_span list = to->to, addr = from->from.addr;

	if (list.ptr == NULL || addr.len == 0)
		return false;
	for (size_t at = 0; at + addr.len <= list.len; at++)
		if (kr_span_caseeq2(kr_span_sub(list, at, addr.len), addr))
			return true;
	return false;
}

/*
 * Is the level only a covering note around the one inside it?  The reporter
 * and go-betweens forward; the person complained of answers or quotes.  What
 * came from one's own address to oneself, others wrote.
 */
static bool
is_cover(const struct kr_forward_level *l,
    const struct kr_forward_level *inner, const struct kr_forward_own *own)
{
	if (is_own(l, own))
		return true;
	if (l->from.addr.len > 0 &&
	    kr_span_caseeq2(l->from.addr, inner->from.addr) &&
	    !is_addressed(inner, inner))
		return false;		/* two by the same hand */
	if (forward_prefix(l->subject) > 0)
		return true;
	if (is_own(inner, own) && inner->kind != KR_FORWARD_FORWARDED)
		return false;		/* the reporter's own words, quoted */
	if (inner->kind == KR_FORWARD_QUOTED ||
	    reply_prefix(l->subject) > 0 || is_addressed(l, inner))
		return false;		/* an answer */
	/* What was sent on had arrived at the one who sent it on. */
	return is_addressed(inner, l) || l->subject.len == 0 ||
	    (inner->subject.len > 0 && kr_span_caseeq2(
	    kr_forward_subject_core(l->subject),
	    kr_forward_subject_core(inner->subject)));
}

/* The first level that this one carries. */
static size_t
first_inside(const struct kr_forward *f, size_t level)
{
	for (size_t i = level == SIZE_MAX ? 0 : level + 1; i < f->n_level; i++)
		if (f->level[i].parent == level)
			return i;
	return SIZE_MAX;
}

/* From a level of the mail itself inwards, past covering notes. */
static size_t
descend(const struct kr_forward *f, size_t level,
    const struct kr_forward_own *own)
{
	size_t inner;

	while ((inner = first_inside(f, level)) != SIZE_MAX &&
	    is_cover(&f->level[level], &f->level[inner], own))
		level = inner;
	return level;
}

size_t
kr_forward_matter(const struct kr_forward *f,
    const struct kr_forward_own *own)
{
	size_t fallback = SIZE_MAX;

	for (size_t i = 0; i < f->n_level; i++) {
		size_t at;

		if (f->level[i].parent != SIZE_MAX)
			continue;
		at = descend(f, i, own);
		if (!is_own(&f->level[at], own))
			return at;
		/* One's own mail, passed on: somebody else may write it. */
		if (fallback == SIZE_MAX &&
		    f->level[at].kind != KR_FORWARD_QUOTED)
			fallback = at;
	}
	return fallback;
}

/* ---- a letter with a heading --------------------------------------------- */

static bool
says_nothing(const struct kr_forward *f, size_t before)
{
	for (size_t i = 0; i < f->n_said && f->said[i].off < before; i++)
		if (kr_forward_trim(kr_slice_span(f->said[i])).len > 0)
			return false;
	return true;
}

/* Is it addressed to the mailbox, or to somebody without an address? */
static bool
is_for_us(const struct kr_forward_level *l, const struct kr_forward_own *own)
{
	if (l->to.ptr == NULL || kr_span_chr(l->to, 0, '@') == SIZE_MAX)
		return true;
	for (size_t i = 0; i < own->n_addr; i++) {
		char first = own->addr[i].len > 0 ? *own->addr[i].ptr : 0;

		for (size_t at = 0; first != 0 && at < l->to.len; at++)
			if (kr_lower(l->to.ptr[at]) == kr_lower(first) &&
			    kr_span_caseeq2(kr_span_sub(l->to, at,
			    own->addr[i].len), own->addr[i]))
				return true;
	}
	return false;
}

static bool
is_letter(const struct kr_forward *f, const struct kr_forward_own *own)
{
	const struct kr_forward_level *l = f->level;

	return f->n_level > 0 && !own->forwarded &&
	    l->how == KR_FORWARD_BY_BLOCK && l->parent == SIZE_MAX &&
	    (l->from.addr.ptr == NULL || is_own(l, own)) &&
	    is_for_us(l, own) && says_nothing(f, l->off);
}

static void
first_level_drop(struct kr_forward *f)
{
	for (size_t i = 1; i < f->n_level; i++) {
		struct kr_forward_level *l = &f->level[i - 1];

		*l = f->level[i];
		if (l->parent == 0)
			l->parent = SIZE_MAX;
		else if (l->parent != SIZE_MAX)
			l->parent--;
		l->depth = l->parent == SIZE_MAX ? 0 :
		    f->level[l->parent].depth + 1;
	}
	f->n_level--;
}

enum kr_rc
kr_forward_letter(struct kr_forward *f, const struct kr_forward_own *own,
    struct kr_arena *arena, struct kr_err *err)
{
	struct kr_forward_level *l = f->level;
	struct kr_slice *said;
	size_t n = 0;

	if (!is_letter(f, own))
		return KR_OK;
	said = kr_arena_alloc(arena, 1 + l->n_body + f->n_said,
	    sizeof(*said));
	if (said == NULL)
		return kr_fail(err, KR_E_NOMEM, 0, "forward: arena is full");
	said[n++] = l->head;
	if (l->n_body > 0)	/* with the empty lines behind it */
		said[0].len = l->body[0].off - l->head.off;
	for (size_t i = 0; i < l->n_body; i++)
		said[n++] = l->body[i];
	for (size_t i = 0; i < f->n_said; i++)
		if (f->said[i].off > l->off)
			said[n++] = f->said[i];
	f->said = said;
	f->n_said = n;
	first_level_drop(f);
	return KR_OK;
}
