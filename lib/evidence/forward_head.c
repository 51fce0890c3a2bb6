/* SPDX-License-Identifier: Apache-2.0 */
/* Does a forwarded or quoted message begin at this line? */
#include <string.h>

#include "evidence/forward_reader.h"

#define LABEL_BYTES	48	/* a label with its marks and its colon */
#define WORDS_BYTES	600	/* "On ..., ... wrote:" */
#define WORDS_LINES	4
#define ONE_LINE_BYTES	3000	/* a whole block without line ends */
#define COLONS_MAX	64	/* in it */

static struct kr_span
content(const struct kr_forward_reader *r, size_t i)
{
	const struct kr_forward_line *l = &r->line[i];

	return kr_span_sub(r->s, l->at, l->end - l->at);
}

static bool
is_rule(char c)
{
	return c != '\0' && strchr("-=_*~+#<>|. \t", c) != NULL;
}

/* ---- label lines --------------------------------------------------------- */

/* Offset behind ":" or its full-width form; 0 if there is none near. */
static size_t
colon_find(struct kr_span s, size_t *label_len)
{
	size_t max = s.len < LABEL_BYTES ? s.len : LABEL_BYTES;

	for (size_t i = 0; i < max; i++) {
		if (s.ptr[i] == ':') {
			*label_len = i;
			return i + 1;
		}
		if (s.ptr[i] == '\xEF' && i + 3 <= s.len &&
		    memcmp(s.ptr + i, "\xEF\xBC\x9A", 3) == 0) {
			*label_len = i;
			return i + 3;
		}
	}
	return 0;
}

/* "X-Mailer", "List-Id": a field of a header that nobody translates. */
static bool
is_field_name(struct kr_span s)
{
	bool dash = false;

	for (size_t i = 0; i < s.len; i++) {
		if (!kr_is_alnum(s.ptr[i]) && s.ptr[i] != '-')
			return false;
		dash |= s.ptr[i] == '-';
	}
	return dash && s.len >= 3 && kr_is_alpha(s.ptr[0]);
}

static struct kr_span
stars_trim(struct kr_span s)
{
	while (s.len > 0 && (*s.ptr == '*' || *s.ptr == '_'))
		s = kr_forward_trim(kr_span_from(s, 1));
	while (s.len > 0 && s.ptr[s.len - 1] == '*')
		s.len--;
	return kr_forward_trim(s);
}

/* The label in the form of the search copy; most are ASCII. */
static enum kr_label
label_look_up(struct kr_forward_reader *r, struct kr_span label)
{
	char ascii[LABEL_BYTES];

	for (size_t i = 0; i < label.len; i++) {
		ascii[i] = kr_lower(label.ptr[i]);
		if (!kr_is_alnum(ascii[i]) && ascii[i] != '-' &&
		    (ascii[i] != ' ' || label.ptr[i - 1] == ' '))
			return kr_forward_label(kr_forward_fold(r, label));
	}
	return kr_forward_label((struct kr_span){ ascii, label.len });
}

/* People set lists in front of what they copy. */
static const char *const bullets[] = {
	"- ", "* ", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93 ",
};

static enum kr_label
label_find(struct kr_forward_reader *r, struct kr_span s,
    struct kr_span *value)
{
	struct kr_span label;
	size_t n = 0, colon = colon_find(s, &n);
	bool bold = s.len > 0 && *s.ptr == '*';
	enum kr_label what;

	if (colon == 0)
		return KR_LABEL_NONE;
	label = kr_span_sub(s, 0, n);
	for (size_t i = 0; i < KR_NELEM(bullets); i++)
		if (kr_span_casestarts(label, bullets[i]))
			label = kr_span_from(label, strlen(bullets[i]));
	label = stars_trim(label);
	what = label_look_up(r, label);
	if (what == KR_LABEL_NONE && is_field_name(label))
		what = KR_LABEL_OTHER;
	*value = kr_forward_trim(kr_span_from(s, colon));
	/* "http://x": no label. */
	if (kr_span_casestarts(*value, "//"))
		return KR_LABEL_NONE;
	while (bold && value->len > 0 && *value->ptr == '*')
		*value = kr_forward_trim(kr_span_from(*value, 1));
	return what;
}

/* Lines are asked more than once, and remember. */
enum kr_label
kr_forward_line_label(struct kr_forward_reader *r, size_t i,
    struct kr_span *value)
{
	struct kr_forward_line *l = &r->line[i];
	struct kr_span v = KR_SPAN_NONE;

	if (!l->labelled) {
		l->labelled = true;
		l->label = (uint8_t)label_find(r, content(r, i), &v);
		l->value = v.len > 0 ? (uint32_t)(v.ptr - r->s.ptr) : l->end;
	}
	*value = kr_span_sub(r->s, l->value, l->end - l->value);
	return (enum kr_label)l->label;
}

/* ---- the block ----------------------------------------------------------- */

struct block {
	struct kr_forward_head	*head;
	unsigned		 n, kinds;	/* labels; different ones */
	size_t			 end;		/* line behind the last */
	enum kr_label		 last;
};

static struct kr_span
value_join(struct kr_forward_reader *r, struct kr_span a, struct kr_span b)
{
	struct kr_buffer buf;

	if (a.len == 0)
		return b;
	kr_buffer_init(&buf, r->arena, a.len + b.len + 2);
	kr_buffer_add(&buf, a);
	kr_buffer_byte(&buf, ' ');
	kr_buffer_add(&buf, b);
	if (!kr_buffer_ok(&buf)) {
		r->failed = true;
		return a;
	}
	return kr_buffer_span(&buf);
}

static bool
same_quote(const struct kr_forward_reader *r, size_t a, size_t b)
{
	return r->line[a].quote == r->line[b].quote;
}

/* Does a label of this block follow within a few lines? */
static bool
label_follows(struct kr_forward_reader *r, const struct block *b, size_t i,
    size_t first)
{
	for (size_t n = 0; n < 3 && i < r->n_line; n++, i++) {
		struct kr_span v;
		enum kr_label l;

		if (kr_forward_blank(&r->line[i]) || !same_quote(r, first, i))
			return false;
		l = kr_forward_line_label(r, i, &v);
		if (l != KR_LABEL_NONE)
			return l == KR_LABEL_OTHER ||
			    b->head->value[l].ptr == NULL;
	}
	return false;
}

/* Would the first word of the next line have had room on this one? */
static bool
is_wrapped(const struct kr_forward_reader *r, size_t i, struct kr_span next)
{
	const struct kr_forward_line *l = &r->line[i];
	size_t columns = 0, word = 0;

	for (size_t at = l->off; at < l->end; at++)
		columns += ((unsigned char)r->s.ptr[at] & 0xC0) != 0x80;
	while (word < next.len && !kr_is_blank(next.ptr[word]))
		word++;
	return columns >= 60 && columns + 1 + word > 72;
}

/* Is line i the rest of the label line before it? */
static bool
is_continued(struct kr_forward_reader *r, const struct block *b, size_t i,
    size_t first)
{
	const struct kr_span *v = &b->head->value[b->last];
	struct kr_span s = content(r, i);

	if (b->last == KR_LABEL_NONE)
		return false;
	if (r->line[i].indent >= 1 && r->line[first].indent == 0 &&
	    b->last != KR_LABEL_SUBJECT)
		return true;
	if (label_follows(r, b, i + 1, first))
		return true;
	if (v->len > 0 && (b->last == KR_LABEL_TO || b->last == KR_LABEL_CC) &&
	    (v->ptr[v->len - 1] == ',' || v->ptr[v->len - 1] == ';' ||
	    *s.ptr == '<'))
		return true;
	return b->last == KR_LABEL_SUBJECT && is_wrapped(r, i - 1, s) &&
	    (i + 1 == r->n_line || kr_forward_blank(&r->line[i + 1]));
}

static void
block_take(struct block *b, enum kr_label l, struct kr_span value)
{
	if (l != KR_LABEL_OTHER || b->head->value[l].ptr == NULL)
		b->head->value[l] = value;
	if (l != KR_LABEL_OTHER)
		b->kinds++;
	b->n++;
	b->last = l;
}

/* Read label lines from first on.  False if there is none at all. */
static bool
block_read(struct kr_forward_reader *r, size_t first, struct block *b)
{
	size_t i = first;

	b->end = first;
	while (i < r->n_line && i - first < KR_FORWARD_BLOCK_MAX) {
		struct kr_span value, next;
		enum kr_label l;

		if (kr_forward_blank(&r->line[i])) {
			/* One empty line may part labels, no more. */
			if (b->n == 0 || i + 1 >= r->n_line ||
			    !label_follows(r, b, i + 1, first) ||
			    kr_forward_line_label(r, i + 1, &value) ==
			    KR_LABEL_NONE)
				break;
			i++;
			continue;
		}
		if (!same_quote(r, first, i))
			break;
		l = kr_forward_line_label(r, i, &value);
		if (l == KR_LABEL_NONE) {
			if (b->n == 0 || !is_continued(r, b, i, first))
				break;
			if (b->last != KR_LABEL_OTHER)
				b->head->value[b->last] = value_join(r,
				    b->head->value[b->last], content(r, i));
		} else {
			if (l != KR_LABEL_OTHER &&
			    b->head->value[l].ptr != NULL)
				break;	/* the next block begins */
			/* A label alone: its value is the next line. */
			if (value.len == 0 && l != KR_LABEL_OTHER &&
			    i + 1 < r->n_line &&
			    !kr_forward_blank(&r->line[i + 1]) &&
			    same_quote(r, first, i + 1) &&
			    kr_forward_line_label(r, i + 1, &next) ==
			    KR_LABEL_NONE) {
				value = content(r, ++i);
			}
			block_take(b, l, value);
		}
		b->end = ++i;
	}
	return b->n > 0;
}

/* "a@b": a mention such as "@name" is none. */
static bool
has_address(struct kr_span s)
{
	size_t at = 0;

	for (; s.ptr != NULL && (at = kr_span_chr(s, at, '@')) != SIZE_MAX;
	    at++)
		if (at > 0 && at + 1 < s.len && !kr_is_blank(s.ptr[at - 1]) &&
		    s.ptr[at - 1] != '<' && s.ptr[at - 1] != '(' &&
		    (kr_is_alnum(s.ptr[at + 1]) ||
		    (unsigned char)s.ptr[at + 1] >= 0x80))
			return true;
	return false;
}

/* "Phone: 021 555", a line of a form whose labels nobody taught us? */
static bool
is_form_line(const struct kr_forward_reader *r, size_t i)
{
	size_t n, colon;

	if (i >= r->n_line || kr_forward_blank(&r->line[i]))
		return false;
	colon = colon_find(content(r, i), &n);
	return colon > 0 && n < 30;
}

/*
 * Without a separator a block needs more: "From: Auckland, To: Sydney" in a
 * ticket is none.  "From: a@b.example" by itself is copied from a message.
 */
static bool
block_stands_alone(const struct kr_forward_reader *r, const struct block *b)
{
	const struct kr_span *v = b->head->value;

	if (v[KR_LABEL_FROM].len == 0)
		return false;
	if (has_address(v[KR_LABEL_FROM]))
		return b->kinds >= 3 || v[KR_LABEL_SUBJECT].ptr != NULL ||
		    v[KR_LABEL_DATE].ptr != NULL || (b->kinds == b->n &&
		    !is_form_line(r, b->end));
	return v[KR_LABEL_SUBJECT].ptr != NULL && v[KR_LABEL_DATE].ptr != NULL;
}

static bool
block_is_enough(const struct block *b)
{
	const struct kr_span *v = b->head->value;

	return b->kinds >= 1 && (v[KR_LABEL_FROM].len > 0 ||
	    v[KR_LABEL_SUBJECT].ptr != NULL || b->kinds >= 2);
}

/* ---- separators ---------------------------------------------------------- */

/* A line of nothing but "-----" or "_____". */
static bool
is_ruler(struct kr_span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] != '_' && s.ptr[i] != '-' && s.ptr[i] != '=' &&
		    s.ptr[i] != '*')
			return false;
		n++;
	}
	return n >= 8;
}

/* "--- words in a language nobody taught us ---" */
static bool
is_dashed(struct kr_span s)
{
	return s.len > 8 && s.len < 120 && kr_span_casestarts(s, "---") &&
	    kr_span_caseends(s, "---");
}

/* "=== copy of the email ===": words between rules that name a message. */
static enum kr_separator
separator_told(struct kr_span folded, size_t at, size_t *len)
{
	static const char *const names[] = { "email", "e-mail", "message",
	    "forward", "sms", "txt", "karere", "imera", "imeli", "feau", "邮件",
	    "郵件", "原文", "短信", "短訊", "메일", "문자", "메시지", "メール", "ईमेल", "संदेश" };
	static const char *const ends[] = { "end", "ends", "finish",
	    "finishes", "stop", "stops" };
	size_t end = folded.len, words = 1;
	struct kr_span s;

	while (end > at && is_rule(folded.ptr[end - 1]))
		end--;
	if (folded.len - end < 2 || end <= at || end - at > 60)
		return KR_SEPARATOR_NONE;
	s = kr_span_sub(folded, at, end - at);
	for (size_t i = 0; i < s.len; i++)
		words += s.ptr[i] == ' ';
	if (words > 6 || kr_span_casecount(s, names, KR_NELEM(names)) == 0)
		return KR_SEPARATOR_NONE;
	*len = s.len;
	for (size_t i = 0; i < KR_NELEM(ends); i++)
		if (kr_span_casestarts(s, ends[i]) || kr_span_caseends(s,
		    ends[i]))
			return KR_SEPARATOR_END;
	return KR_SEPARATOR_ORIGINAL;
}

static bool
words_begin(struct kr_span s)
{
	return kr_span_casestarts(s, "start") ||
	    (kr_span_casestarts(s, "begin") &&
	    kr_span_find(s, 0, "forwarded") == SIZE_MAX);
}

/*
 * "---- Forwarded message ----", "Begin forwarded message:".
 *   more  something follows words and dashes.
 *   ends  such forwards have an end line too.
 */
static enum kr_separator
separator_read(struct kr_forward_reader *r, size_t i, bool *more,
    bool *ends)
{
	struct kr_span s = content(r, i), folded;
	enum kr_separator what;
	size_t rules = 0, n, at = 0, start;
	bool spaced;

	*more = *ends = false;
	if (s.len < 5)
		return KR_SEPARATOR_NONE;
	while (at < s.len && at < 100 && is_rule(s.ptr[at]))
		at++;
	if (at < 2 && kr_span_chr(kr_span_sub(s, 0, 100), 0, ':') ==
	    SIZE_MAX && kr_span_find(kr_span_sub(s, 0, 200), 0,
	    "\xEF\xBC\x9A") == SIZE_MAX && (unsigned char)*s.ptr < 0x80)
		return KR_SEPARATOR_NONE;	/* cheap and frequent */
	folded = kr_forward_fold(r, kr_span_sub(s, 0, 300));
	for (at = 0; at < folded.len && is_rule(folded.ptr[at]); at++)
		rules += folded.ptr[at] == '-' || folded.ptr[at] == '=' ||
		    folded.ptr[at] == '_' || folded.ptr[at] == '*' ||
		    folded.ptr[at] == '~' || folded.ptr[at] == '#' ||
		    folded.ptr[at] == '+' || folded.ptr[at] == '<';
	start = at;
	what = kr_forward_separator(kr_span_from(folded, at), &n);
	if (what == KR_SEPARATOR_NONE && rules >= 2)
		what = separator_told(folded, at, &n);
	if (what == KR_SEPARATOR_NONE)
		return what;
	for (at += n, spaced = false; at < folded.len &&
	    (is_rule(folded.ptr[at]) || folded.ptr[at] == ':'); at++)
		spaced = true;
	if (rules < 2 && (what != KR_SEPARATOR_FORWARDED || at < folded.len ||
	    !spaced || folded.ptr[folded.len - 1] != ':'))
		return KR_SEPARATOR_NONE;
	*more = at < folded.len;
	/* "Forwarded message from X" has an end line, and so do people. */
	*ends = *more || words_begin(kr_span_from(folded, start));
	return what;
}

/* ---- a block without line ends (webmail that loses them) ---------------- */

/* The label that ends at the colon, where another value may touch it. */
static enum kr_label
label_before(struct kr_forward_reader *r, struct kr_span s, size_t colon,
    size_t *from)
{
	enum kr_label best = KR_LABEL_NONE;
	size_t end = colon, tries = 0;

	while (end > 0 && kr_is_blank(s.ptr[end - 1]))
		end--;
	for (size_t a = end; a > 0 && tries < 30; tries++) {
		unsigned char c;
		enum kr_label l;

		do
			a--;
		while (a > 0 && ((unsigned char)s.ptr[a] & 0xC0) == 0x80);
		c = (unsigned char)s.ptr[a];
		/* A label begins with a capital or another script. */
		if ((c < 'A' || c > 'Z') && c < 0x80)
			continue;
		l = kr_forward_label(kr_forward_fold(r,
		    kr_span_sub(s, a, end - a)));
		if (l != KR_LABEL_NONE && l != KR_LABEL_OTHER) {
			*from = a;
			best = l;	/* a longer one may still come */
		}
	}
	return best;
}

/* "...09:26 CETAssunto Your parcel": a label that has lost its colon. */
static void
glued_label(struct kr_forward_reader *r, struct kr_forward_head *head,
    enum kr_label in)
{
	struct kr_span *v = &head->value[in];

	for (size_t i = 1; i < v->len; i++) {
		size_t end = i;
		enum kr_label l;

		if (v->ptr[i] < 'A' || v->ptr[i] > 'Z' ||
		    kr_is_blank(v->ptr[i - 1]))
			continue;
		while (end < v->len && end - i < LABEL_BYTES &&
		    !kr_is_blank(v->ptr[end]))
			end++;
		l = label_look_up(r, kr_span_sub(*v, i,
		    end - i < LABEL_BYTES ? end - i : 0));
		if (l == KR_LABEL_NONE || l == KR_LABEL_OTHER ||
		    head->value[l].ptr != NULL)
			continue;
		head->value[l] = kr_forward_trim(kr_span_from(*v, end));
		*v = kr_forward_trim(kr_span_sub(*v, 0, i));
		return;
	}
}

static bool
one_line_read(struct kr_forward_reader *r, size_t first,
    struct kr_forward_head *head)
{
	size_t end = first + 1, len, from, open = 0, tries = 0;
	enum kr_label last = KR_LABEL_NONE;
	struct kr_span s;
	unsigned n = 0;

	/* The line may have been wrapped since. */
	while (end < r->n_line && end - first < 12 &&
	    !kr_forward_blank(&r->line[end]) && same_quote(r, first, end))
		end++;
	s = kr_span_sub(r->s, r->line[first].at,
	    r->line[end - 1].end - r->line[first].at);
	if (s.len > ONE_LINE_BYTES)
		s.len = ONE_LINE_BYTES;
	for (size_t colon = 0; (colon = kr_span_chr(s, colon, ':')) !=
	    SIZE_MAX && last != KR_LABEL_SUBJECT && tries++ < COLONS_MAX;
	    colon++) {
		enum kr_label l = label_before(r, s, colon, &from);

		if (l == KR_LABEL_NONE || head->value[l].ptr != NULL ||
		    (n == 0 && l != KR_LABEL_FROM))
			continue;
		if (last != KR_LABEL_NONE)
			head->value[last] = kr_forward_trim(kr_span_sub(s,
			    open, from - open));
		head->value[l] = KR_SPAN_LIT("");
		last = l;
		open = colon + 1;
		n++;
	}
	if (n < 3)
		return false;
	/* The last value ends with its line. */
	len = kr_span_chr(s, open, '\n');
	head->value[last] = kr_forward_trim(kr_span_sub(s, open,
	    (len == SIZE_MAX ? s.len : len) - open));
	for (unsigned l = KR_LABEL_FROM; l < KR_LABEL_COUNT; l++)
		glued_label(r, head, (enum kr_label)l);
	for (end = first; end + 1 < r->n_line &&
	    r->line[end].next <= r->line[first].at + open; end++)
		;
	head->n_line = end + 1 - first;
	head->how = KR_FORWARD_BY_LINE;
	return true;
}

/* ---- "On ..., ... wrote:" ----------------------------------------------- */

static bool
ends_with_colon(struct kr_span s)
{
	while (s.len > 0 && (s.ptr[s.len - 1] == '*' ||
	    s.ptr[s.len - 1] == '-' || s.ptr[s.len - 1] == ' '))
		s.len--;
	return kr_span_caseends(s, ":") || kr_span_caseends(s, "\xEF\xBC\x9A");
}

/* Is there a time ("9:31") or a year of our days? */
static bool
has_time(struct kr_span s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (kr_is_digit(s.ptr[i])) {
			digits++;
			continue;
		}
		if (digits == 4 && (s.ptr[i - 4] == '2' ||
		    s.ptr[i - 4] == '1'))
			return true;
		if (s.ptr[i] == ':' && digits > 0 && i + 2 < s.len &&
		    kr_is_digit(s.ptr[i + 1]) && kr_is_digit(s.ptr[i + 2]))
			return true;
		digits = 0;
	}
	return digits == 4;
}

static bool
quote_follows(const struct kr_forward_reader *r, size_t i)
{
	unsigned quote = r->line[i].quote;

	for (i++; i < r->n_line; i++)
		if (!kr_forward_blank(&r->line[i]))
			return r->line[i].quote > quote ||
			    r->line[i].indent >= r->line[i - 1].indent + 4;
	return false;
}

/* "---- On ... wrote ----" */
static bool
is_between_dashes(struct kr_span s)
{
	return s.len > 20 && kr_span_casestarts(s, "---") &&
	    kr_span_caseends(s, "---");
}

/* May these words go on in the next line?  Only what begins like them. */
static bool
words_may_wrap(struct kr_forward_reader *r, struct kr_span s)
{
	struct kr_span start = kr_span_sub(s, 0, 80);

	if (s.len < 8 || (!has_time(s) && !has_address(s)))
		return false;
	if (kr_span_caseends(s, ".") && !has_address(s))
		return false;		/* a sentence */
	return kr_forward_starter(kr_forward_fold(r, start)) ||
	    kr_span_chr(s, 0, '<') != SIZE_MAX;
}

/* "2016-03-03 17:21 GMT+01:00 Name <a@b.example>:", without a verb. */
static bool
is_dated_sender(const struct kr_forward_reader *r, struct kr_span s,
    size_t last)
{
	return kr_is_digit(*s.ptr) && has_time(kr_span_sub(s, 0, 20)) &&
	    has_address(s) && kr_span_chr(s, 0, '<') != SIZE_MAX &&
	    (kr_span_caseends(s, ">:") || quote_follows(r, last));
}

static bool
words_read(struct kr_forward_reader *r, size_t first,
    struct kr_forward_head *head)
{
	struct kr_span s = content(r, first), folded;
	size_t n;

	for (n = 0; n < WORDS_LINES && first + n < r->n_line; n++) {
		const struct kr_forward_line *l = &r->line[first + n];

		if (kr_forward_blank(l) || !same_quote(r, first, first + n))
			return false;
		s.len = (size_t)(r->s.ptr + l->end - s.ptr);
		if (s.len > WORDS_BYTES)
			return false;
		if (ends_with_colon(s) || is_between_dashes(s) ||
		    (n == 0 && kr_span_caseends(s, ">") &&
		    is_dated_sender(r, s, first)))
			break;
		if (n == 0 && !words_may_wrap(r, s))
			return false;
	}
	if (n == WORDS_LINES || first + n >= r->n_line)
		return false;
	folded = kr_forward_fold(r, s);
	if (!kr_forward_verb(folded) && !is_dated_sender(r, s, first + n))
		return false;
	if (!has_address(s) && !has_time(s) &&
	    !quote_follows(r, first + n))
		return false;
	head->how = KR_FORWARD_BY_WORDS;
	head->kind = KR_FORWARD_QUOTED;
	head->words = s;
	head->n_line = n + 1;
	head->quote = r->line[first].quote;
	return true;
}

/* ---- all together -------------------------------------------------------- */

/* A block behind separator line i, at most four empty lines later. */
static bool
block_behind(struct kr_forward_reader *r, size_t i, size_t blanks_max,
    struct kr_forward_head *head)
{
	struct block b = { .head = head };
	size_t j = i + 1;

	while (j < r->n_line && j - i <= blanks_max &&
	    kr_forward_blank(&r->line[j]))
		j++;
	if (j >= r->n_line || r->line[j].quote < r->line[i].quote)
		return false;
	if (!block_read(r, j, &b) || !block_is_enough(&b)) {
		memset(head->value, 0, sizeof(head->value));
		return false;
	}
	head->n_line = b.end - i;
	head->quote = r->line[j].quote;
	return true;
}

static bool
separator_head(struct kr_forward_reader *r, size_t i,
    struct kr_forward_head *head)
{
	bool more, ends;
	enum kr_separator what = separator_read(r, i, &more, &ends);

	if (what == KR_SEPARATOR_NONE)
		return false;
	head->n_line = 1;
	head->ends = ends;
	head->quote = r->line[i].quote;
	if (what == KR_SEPARATOR_END) {
		head->end = true;
		return true;
	}
	head->kind = what == KR_SEPARATOR_FORWARDED ? KR_FORWARD_FORWARDED :
	    KR_FORWARD_EITHER;
	if (block_behind(r, i, 4, head)) {
		head->how = KR_FORWARD_BY_SEPARATOR;
		return true;
	}
	if (more && one_line_read(r, i, head))
		return true;
	memset(head->value, 0, sizeof(head->value));
	head->n_line = 1;
	head->how = KR_FORWARD_BY_BARE;
	head->ends = true;
	return true;
}

/* A pasted header begins with such a field; a ticket with others. */
static bool
is_trace(struct kr_span s)
{
	static const char *const fields[] = {
		"X-", "Return-Path", "Received", "Delivered-To", "DKIM-",
		"ARC-", "Authentication-", "MIME-", "Content-", "List-",
		"Message-ID", "References", "In-Reply-To",
	};

	for (size_t i = 0; i < KR_NELEM(fields); i++)
		if (kr_span_casestarts(s, fields[i]))
			return true;
	return false;
}

static bool
block_head(struct kr_forward_reader *r, size_t i,
    struct kr_forward_head *head)
{
	struct block b = { .head = head };
	struct kr_span value;
	enum kr_label first;

	if (i < r->no_block)
		return false;
	first = kr_forward_line_label(r, i, &value);
	if (first == KR_LABEL_NONE ||
	    (first == KR_LABEL_OTHER && !is_trace(content(r, i))))
		return false;
	if (!block_read(r, i, &b) || !block_stands_alone(r, &b)) {
		/* What begins later in it has still fewer labels. */
		r->no_block = b.end > i ? b.end : i + 1;
		memset(head->value, 0, sizeof(head->value));
		return false;
	}
	head->kind = KR_FORWARD_EITHER;
	head->how = KR_FORWARD_BY_BLOCK;
	head->n_line = b.end - i;
	head->quote = r->line[i].quote;
	return true;
}

/* A ruler counts only with a block at its foot. */
static bool
ruler_head(struct kr_forward_reader *r, size_t i,
    struct kr_forward_head *head)
{
	if (!block_behind(r, i, 2, head) ||
	    head->value[KR_LABEL_FROM].len == 0) {
		memset(head, 0, sizeof(*head));
		return false;
	}
	head->kind = KR_FORWARD_EITHER;
	head->how = KR_FORWARD_BY_BLOCK;
	return true;
}

bool
kr_forward_head_read(struct kr_forward_reader *r, size_t i,
    struct kr_forward_head *ret)
{
	memset(ret, 0, sizeof(*ret));
	if (kr_forward_blank(&r->line[i]))
		return false;
	if (is_ruler(content(r, i)))
		return ruler_head(r, i, ret);
	return separator_head(r, i, ret) || block_head(r, i, ret) ||
	    words_read(r, i, ret) ||
	    (is_dashed(content(r, i)) && ruler_head(r, i, ret));
}
