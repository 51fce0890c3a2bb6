/* SPDX-License-Identifier: Apache-2.0 */
/* Does a forwarded or quoted message begin at this line? */
#include <string.h>

#include "evidence/forward/head.h"

static bool
is_rule(char c)
{
	return !kr_is_alnum(c) && c != '\0' &&
	    strchr("-=_*~+#<>|. \t", c) != NULL;
}

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
	    "郵件", "原文", "短信", "短訊", "메일",
	    "문자", "메시지", "メール", "ईमेल", "संदेश" };
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
	if (words > 6 || !kr_span_casefind_any(s, names, KR_NELEM(names)))
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
	struct kr_span s = kr_forward_content(r, i), folded;
	enum kr_separator what;
	size_t rules = 0, n, at = 0, start;
	bool spaced;

	*more = *ends = false;
	if (s.len < 5)
		return KR_SEPARATOR_NONE;
	while (at < s.len && at < 100 && is_rule(s.ptr[at]))
		at++;
	if (at < 2 && (unsigned char)*s.ptr < 0x80 &&
	    ((r->line[i].signs & KR_SIGN_COLON) == 0 ||
	    (kr_span_chr(kr_span_sub(s, 0, 100), 0, ':') == SIZE_MAX &&
	    kr_span_find(kr_span_sub(s, 0, 200), 0, "\xEF\xBC\x9A") ==
	    SIZE_MAX)))
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

/* ---- all together -------------------------------------------------------- */

/*
 * "From: A <a@b.test>To: c@d.testSent: ...": the block at line j may have all
 * its labels in one line.
 */
static bool
glued(struct kr_forward_reader *r, size_t j, struct kr_forward_head *head)
{
	struct kr_forward_head line = { .n_line = 0 };

	if (head->value[KR_LABEL_FROM].len == 0 ||
	    head->value[KR_LABEL_SUBJECT].ptr != NULL ||
	    !kr_forward_one_line(r, j, &line) ||
	    line.value[KR_LABEL_SUBJECT].ptr == NULL)
		return false;
	memcpy(head->value, line.value, sizeof(head->value));
	head->n_line = line.n_line;
	return true;
}

/* A block behind separator line i, at most four empty lines later. */
static bool
block_behind(struct kr_forward_reader *r, size_t i, size_t blanks_max,
    struct kr_forward_head *head)
{
	struct kr_forward_block b = { .head = head };
	size_t j = i + 1;

	while (j < r->n_line && j - i <= blanks_max &&
	    kr_forward_blank(&r->line[j]))
		j++;
	if (j >= r->n_line || r->line[j].quote < r->line[i].quote)
		return false;
	if (!kr_forward_block_read(r, j, &b) || !kr_forward_block_enough(&b)) {
		memset(head->value, 0, sizeof(head->value));
		return false;
	}
	head->n_line = (glued(r, j, head) ? head->n_line : b.end - j) + j - i;
	head->quote = r->line[j].quote;
	return true;
}

/* Zoho sets the separator below the block as well. */
static void
separator_again(const struct kr_forward_reader *r, size_t i,
    struct kr_forward_head *head)
{
	size_t j = i + head->n_line;

	if (j < r->n_line && kr_span_caseeq2(kr_forward_content(r, i),
	    kr_forward_content(r, j)))
		head->n_line++;
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
		separator_again(r, i, head);
		head->how = KR_FORWARD_BY_SEPARATOR;
		return true;
	}
	if (more && kr_forward_one_line(r, i, head))
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
	struct kr_forward_block b = { .head = head };
	struct kr_span value;
	enum kr_label first;

	if (i < r->no_block)
		return false;
	first = kr_forward_line_label(r, i, &value);
	if (first == KR_LABEL_NONE ||
	    (first == KR_LABEL_OTHER && !is_trace(kr_forward_content(r, i))))
		return false;
	if (!kr_forward_block_read(r, i, &b) ||
	    !kr_forward_block_alone(r, &b)) {
		/* What begins later in it has still fewer labels. */
		r->no_block = b.end > i ? b.end : i + 1;
		memset(head->value, 0, sizeof(head->value));
		return false;
	}
	head->kind = KR_FORWARD_EITHER;
	head->how = KR_FORWARD_BY_BLOCK;
	if (!glued(r, i, head))
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
	if (is_ruler(kr_forward_content(r, i)))
		return ruler_head(r, i, ret);
	return separator_head(r, i, ret) || block_head(r, i, ret) ||
	    kr_forward_wrote(r, i, ret) ||
	    (is_dashed(kr_forward_content(r, i)) && ruler_head(r, i, ret));
}
