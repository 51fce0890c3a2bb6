/* SPDX-License-Identifier: Apache-2.0 */
/* value.c - what is written becomes what is meant, or a helpful refusal */
#include <idn2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "config/options.h"

enum kr_rc
kr_entry_fail(struct kr_loader *l, const struct kr_entry *e, const char *fmt,
    ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return kr_fail_at(l->err, KR_E_SYNTAX, e != NULL ? e->file : "",
	    e != NULL ? e->line : 0, 0, "config: %s", text);
}

struct kr_entry
kr_entry_at(const struct kr_entry *e, size_t i)
{
	struct kr_entry at = *e;

	if (e->line_of != NULL && i < e->n)
		at.line = e->line_of[i];
	return at;
}

static enum kr_rc
value_fail(struct kr_loader *l, const struct kr_option *o,
    const struct kr_entry *e, const char *value)
{
	struct kr_span near = KR_SPAN_NONE;
	char type[160];

	kr_option_type_text(o, type, sizeof(type));
	if (o->type == KR_OPTION_CHOICE)
		near = kr_word_nearest(o->choice, kr_span_str(value));
	if (near.ptr != NULL)
		return kr_entry_fail(l, e, "%s: \"%.100s\" is not one of %s; "
		    "did you mean \"%.*s\"?", o->key, value, type,
		    KR_SPAN_ARG(near));
	return kr_entry_fail(l, e, "%s: \"%.100s\" is no %s", o->key, value,
	    type);
}

static enum kr_rc
no_memory(struct kr_loader *l)
{
	return kr_fail(l->err, KR_E_NOMEM, 0, "config: arena is full");
}

/* ---- single values ---------------------------------------------------- */

/* Digits of that base, at most max; false on anything else. */
static bool
number_read(struct kr_span s, unsigned base, int64_t max, int64_t *ret)
{
	int64_t n = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!kr_is_digit(s.ptr[i]) ||
		    (unsigned)(s.ptr[i] - '0') >= base)
			return false;
		n = n * base + (s.ptr[i] - '0');
		if (n > max)
			return false;
	}
	*ret = n;
	return true;
}

/* "5", "5.0", "0.25" in hundredths. */
static bool
points_read(struct kr_span s, int64_t max, int64_t *ret)
{
	size_t dot = kr_span_chr(s, 0, '.');
	struct kr_span tail = kr_span_from(s,
	    dot == SIZE_MAX ? s.len : dot + 1);
	int64_t whole, part = 0;

	if (!number_read(kr_span_sub(s, 0, dot), 10, max / 100, &whole))
		return false;
	if (dot != SIZE_MAX && (tail.len > 2 ||
	    !number_read(tail, 10, 99, &part)))
		return false;
	*ret = whole * 100 + (tail.len == 1 ? part * 10 : part);
	return *ret <= max;
}

static bool
yes_no_read(struct kr_span s, bool *ret)
{
	static const struct { const char *word; bool value; } words[] = {
		{ "yes", true }, { "no", false }, { "on", true },
		{ "off", false }, { "true", true }, { "false", false },
	};

	for (size_t i = 0; i < KR_NELEM(words); i++)
		if (kr_span_caseeq(s, words[i].word)) {
			*ret = words[i].value;
			return true;
		}
	return false;
}

static bool
choice_read(const char *words, struct kr_span s, int64_t *ret)
{
	struct kr_span rest = kr_span_str(words);

	for (*ret = 0; rest.len > 0; ++*ret) {
		size_t n = kr_span_chr(rest, 0, ' ');

		if (kr_span_caseeq2(s, kr_span_sub(rest, 0, n)))
			return true;
		rest = kr_span_from(rest, n == SIZE_MAX ? rest.len : n + 1);
	}
	return false;
}

/* Days since 1970-01-01 of a date in the Gregorian calendar. */
static int64_t
days_since_epoch(int64_t y, int64_t m, int64_t d)
{
	int64_t era_year;

	y -= m <= 2;
	era_year = y % 400;
	return y / 400 * 146097 + era_year * 365 + era_year / 4 -
	    era_year / 100 + (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1 -
	    719468;
}

/* Fixed places of RFC 3339: the number at [at, at + len), within a range. */
static bool
digits_at(struct kr_span s, size_t at, size_t len, int64_t min, int64_t max,
    int64_t *ret)
{
	return number_read(kr_span_sub(s, at, len), 10, max, ret) &&
	    *ret >= min;
}

/* RFC 3339, the date alone (midnight UTC) or with time and zone. */
static bool
date_read(struct kr_span s, int64_t *ret)
{
	int64_t y, mon, d, h, min, sec, zh, zm, zone = 0;

	if (s.len < 10 || s.ptr[4] != '-' || s.ptr[7] != '-' ||
	    !digits_at(s, 0, 4, 1970, 9999, &y) ||
	    !digits_at(s, 5, 2, 1, 12, &mon) ||
	    !digits_at(s, 8, 2, 1, 31, &d))
		return false;
	*ret = days_since_epoch(y, mon, d) * 86400;
	if (s.len == 10)
		return true;
	if (s.len < 20 || (s.ptr[10] != 'T' && s.ptr[10] != ' ') ||
	    s.ptr[13] != ':' || s.ptr[16] != ':' ||
	    !digits_at(s, 11, 2, 0, 23, &h) ||
	    !digits_at(s, 14, 2, 0, 59, &min) ||
	    !digits_at(s, 17, 2, 0, 59, &sec))
		return false;
	if (s.len == 25 && (s.ptr[19] == '+' || s.ptr[19] == '-') &&
	    s.ptr[22] == ':' && digits_at(s, 20, 2, 0, 14, &zh) &&
	    digits_at(s, 23, 2, 0, 59, &zm))
		zone = (zh * 60 + zm) * (s.ptr[19] == '-' ? -60 : 60);
	else if (s.len != 20 || s.ptr[19] != 'Z')
		return false;
	*ret += h * 3600 + min * 60 + sec - zone;
	return true;
}

/* One domain of a list, in lower case and A-labels; NULL if it is none. */
static const char *
domain_clean(struct kr_arena *arena, struct kr_span s)
{
	char *text, *ascii = NULL, *ret = NULL;

	if (s.len > 0 && s.ptr[s.len - 1] == '.')
		s.len--;
	if (s.len > 0 && s.ptr[0] == '.')	/* ".govt.nz" means the same */
		s = kr_span_from(s, 1);
	text = kr_arena_cstr(arena, s);
	if (text == NULL || s.len == 0 || idn2_to_ascii_8z(text, &ascii,
	    IDN2_NONTRANSITIONAL) != IDN2_OK)
		return NULL;
	if (strlen(ascii) <= 253 && strspn(ascii, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._") == strlen(ascii) &&
	    strstr(ascii, "..") == NULL)
		ret = kr_arena_cstr(arena, kr_span_str(ascii));
	idn2_free(ascii);
	for (char *p = ret; p != NULL && *p != '\0'; p++)
		*p = kr_lower(*p);
	return ret;
}

/* local@domain without quotes, in lower case; NULL if it is none. */
static const char *
mailbox_clean(struct kr_arena *arena, struct kr_span s)
{
	size_t at = kr_span_chr(s, 0, '@');
	const char *domain;
	struct kr_buffer b;

	if (at == SIZE_MAX || at == 0 || at > 64 ||
	    kr_span_chr(s, at + 1, '@') != SIZE_MAX)
		return NULL;
	for (size_t i = 0; i < at; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == '\x7f' ||
		    strchr("\"(),:;<>[]\\", s.ptr[i]) != NULL)
			return NULL;
	domain = domain_clean(arena, kr_span_from(s, at + 1));
	if (domain == NULL || s.ptr[at + 1] == '.')
		return NULL;
	kr_buffer_init(&b, arena, SIZE_MAX);
	for (size_t i = 0; i <= at; i++)
		kr_buffer_byte(&b, kr_lower(s.ptr[i]));
	kr_buffer_str(&b, domain);
	return kr_buffer_ok(&b) ? kr_buffer_cstr(&b) : NULL;
}

static bool
socket_valid(struct kr_span s)
{
	size_t at = kr_span_chr(s, 0, '@'), from;
	int64_t port;

	if (kr_span_casestarts(s, "unix:") || kr_span_casestarts(s, "local:"))
		return s.len > kr_span_chr(s, 0, ':') + 1;
	if (!kr_span_casestarts(s, "inet:") && !kr_span_casestarts(s, "inet6:"))
		return false;
	from = kr_span_chr(s, 0, ':') + 1;
	if (at != SIZE_MAX && at + 1 == s.len)
		return false;
	return number_read(kr_span_sub(s, from,
	    at == SIZE_MAX ? s.len : at - from), 10, 65535, &port) && port > 0;
}

static bool
text_valid(const struct kr_option *o, struct kr_span s)
{
	if ((int64_t)s.len < o->min || (o->max > 0 && (int64_t)s.len > o->max))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == '\x7f')
			return false;
		if (o->type == KR_OPTION_FIELD_NAME &&
		    !kr_is_alnum(s.ptr[i]) && s.ptr[i] != '-')
			return false;
	}
	return true;
}

static void
integer_put(void *at, size_t size, int64_t n)
{
	if (size == sizeof(int)) {
		int v = (int)n;

		memcpy(at, &v, sizeof(v));
	} else {
		memcpy(at, &n, sizeof(n));
	}
}

static enum kr_rc
number_store(struct kr_loader *l, const struct kr_option *o,
    const struct kr_entry *e, const char *value, char *at)
{
	struct kr_span s = kr_span_str(value);
	int64_t n = 0;
	bool ok = false;

	switch ((int)o->type) {
	case KR_OPTION_NUMBER:	ok = number_read(s, 10, o->max, &n); break;
	case KR_OPTION_OCTAL:	ok = number_read(s, 8, o->max, &n); break;
	case KR_OPTION_POINTS:	ok = points_read(s, o->max, &n); break;
	case KR_OPTION_DATE:
		if (s.len == 0)
			break;
		if (!date_read(s, &n))
			return value_fail(l, o, e, value);
		break;
	case KR_OPTION_CHOICE:
		if (!choice_read(o->choice, s, &n))
			return value_fail(l, o, e, value);
		break;
	default:
		break;
	}
	if (o->type <= KR_OPTION_POINTS && (!ok || n < o->min))
		return value_fail(l, o, e, value);
	integer_put(at, o->size, n);
	return KR_OK;
}

static enum kr_rc
string_store(struct kr_loader *l, const struct kr_option *o,
    const struct kr_entry *e, const char *value, char *at)
{
	struct kr_span s = kr_span_str(value);
	const char *ret = value;
	bool ok;

	switch ((int)o->type) {
	case KR_OPTION_MAILBOX:
		/* One that need not be set may be set to nothing. */
		ret = s.len == 0 && o->standard != NULL ? value :
		    mailbox_clean(l->arena, s);
		ok = ret != NULL;
		break;
	case KR_OPTION_SOCKET:
		ok = socket_valid(s);
		break;
	case KR_OPTION_DATABASE:
		ok = text_valid(o, s);
		if (kr_span_casestarts(s, "postgresql:"))
			break;
		/* FALLTHROUGH */
	case KR_OPTION_PATH:
		ok = text_valid(o, s);
		if (ok && (ret = kr_config_path(l, e->file, value)) == NULL)
			return KR_E_NOMEM;
		break;
	case KR_OPTION_ID:
		ok = text_valid(o, s);
		ret = s.len == 0 ? NULL : value;
		break;
	default:
		ok = text_valid(o, s);
	}
	if (!ok)
		return value_fail(l, o, e, value);
	memcpy(at, &ret, sizeof(ret));
	return KR_OK;
}

/* ---- lists ------------------------------------------------------------ */

struct list {
	const char	**item;
	size_t		 n, cap;
};

/* One domain a line; "#" starts a comment. */
static enum kr_rc
domains_file(struct kr_loader *l, const char *file, struct list *list)
{
	struct kr_span rest, line;
	unsigned at = 0;
	enum kr_rc rc;

	rc = l->read(l->ctx, file, l->arena, &rest, l->err);
	if (rc != KR_OK)
		return rc;
	while (kr_span_line(&rest, &line)) {
		at++;
		line = kr_span_trim(kr_span_sub(line, 0,
		    kr_span_chr(line, 0, '#')));
		if (line.len == 0)
			continue;
		if (!KR_ARENA_ROOM(l->arena, list->item, list->n, &list->cap))
			return no_memory(l);
		list->item[list->n] = domain_clean(l->arena, line);
		if (list->item[list->n++] == NULL)
			return kr_fail_at(l->err, KR_E_SYNTAX, file, at, 0,
			    "config: \"%.*s\" is no domain; write one a line, "
			    "as health.example.nz",
			    line.len > 100 ? 100 : (int)line.len, line.ptr);
	}
	return KR_OK;
}

static enum kr_rc
item_add(struct kr_loader *l, const struct kr_option *o,
    const struct kr_entry *e, const char *value, struct list *list)
{
	struct kr_span s = kr_span_trim(kr_span_str(value));
	const char *item = value;

	if (o->type == KR_OPTION_PATHS || o->type == KR_OPTION_DOMAIN_FILES) {
		item = kr_config_path(l, e->file, value);
		if (item == NULL)
			return KR_E_NOMEM;
		if (o->type == KR_OPTION_DOMAIN_FILES)
			return domains_file(l, item, list);
	} else if (o->type == KR_OPTION_MAILBOXES) {
		item = mailbox_clean(l->arena, s);
	} else if (o->type == KR_OPTION_DOMAINS) {
		item = domain_clean(l->arena, s);
	}
	if (item == NULL || s.len == 0) {
		struct kr_option single = *o;

		single.type = o->type == KR_OPTION_MAILBOXES ?
		    KR_OPTION_MAILBOX : o->type;
		if (o->type == KR_OPTION_DOMAINS)
			return kr_entry_fail(l, e, "%s: \"%.100s\" is no "
			    "domain", o->key, value);
		return value_fail(l, &single, e, value);
	}
	if (!KR_ARENA_ROOM(l->arena, list->item, list->n, &list->cap))
		return no_memory(l);
	list->item[list->n++] = item;
	return KR_OK;
}

/* Lists of domains have two options: what is there already stays. */
static enum kr_rc
list_store(struct kr_loader *l, const struct kr_option *o,
    const struct kr_entry *e, char *base)
{
	struct list list = { NULL, 0, 0 };
	const char *const *old;
	size_t n_old;

	memcpy(&old, base + o->offset, sizeof(old));
	memcpy(&n_old, base + o->count_offset, sizeof(n_old));
	for (size_t i = 0; i < n_old; i++) {
		if (!KR_ARENA_ROOM(l->arena, list.item, list.n, &list.cap))
			return no_memory(l);
		list.item[list.n++] = old[i];
	}
	for (size_t i = 0; i < e->n; i++) {
		const struct kr_entry at = kr_entry_at(e, i);
		enum kr_rc rc = item_add(l, o, &at, e->value[i], &list);

		if (rc != KR_OK)
			return rc;
	}
	if ((int64_t)list.n < o->min)
		return kr_entry_fail(l, e, "%s is empty; it needs at least "
		    "one value", o->key);
	memcpy(base + o->offset, &list.item, sizeof(list.item));
	memcpy(base + o->count_offset, &list.n, sizeof(list.n));
	return KR_OK;
}

enum kr_rc
kr_option_store(struct kr_loader *l, const struct kr_option *o,
    const struct kr_entry *e, void *base)
{
	char *at = (char *)base + o->offset;
	const char *value = e->n > 0 ? e->value[0] : "";
	bool yes;

	switch (o->type) {
	case KR_OPTION_TEXT: case KR_OPTION_ID: case KR_OPTION_PATH:
	case KR_OPTION_DATABASE: case KR_OPTION_SOCKET:
	case KR_OPTION_FIELD_NAME: case KR_OPTION_MAILBOX:
		return string_store(l, o, e, value, at);
	case KR_OPTION_YES_NO:
		if (!yes_no_read(kr_span_str(value), &yes))
			return value_fail(l, o, e, value);
		memcpy(at, &yes, sizeof(yes));
		return KR_OK;
	case KR_OPTION_NUMBER: case KR_OPTION_OCTAL: case KR_OPTION_POINTS:
	case KR_OPTION_CHOICE: case KR_OPTION_DATE:
		return number_store(l, o, e, value, at);
	case KR_OPTION_TEXTS: case KR_OPTION_PATHS: case KR_OPTION_MAILBOXES:
	case KR_OPTION_DOMAINS: case KR_OPTION_DOMAIN_FILES:
		return list_store(l, o, e, base);
	case KR_OPTION_REFERRALS: case KR_OPTION_FACETS: case KR_OPTION_LABELS:
		break;		/* load.c */
	}
	return KR_OK;
}
