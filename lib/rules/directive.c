/* SPDX-License-Identifier: Apache-2.0 */
/* Which word of the rule language a line begins with. */
#include <stdlib.h>
#include <string.h>

#include "rules/load.h"

/* ---- the table ------------------------------------------------------- */

/* In alphabetical order. */
static const struct word {
	const char	*word;
	enum kr_rc	(*read)(struct kr_loader *, struct kr_span rest);
} words[] = {
	{ "all_spam_to", kr_read_all_spam_to },
	{ "askdns", kr_read_askdns },
	{ "blacklist_from", kr_read_blocklist_from },
	{ "blacklist_to", kr_read_blocklist_to },
	{ "blacklist_uri_host", kr_read_blocklist_uri_host },
	{ "blocklist_from", kr_read_blocklist_from },
	{ "blocklist_to", kr_read_blocklist_to },
	{ "blocklist_uri_host", kr_read_blocklist_uri_host },
	{ "body", kr_read_body },
	{ "category", kr_read_category },
	{ "describe", kr_read_describe },
	{ "enlist_addrlist", kr_read_enlist_addrlist },
	{ "enlist_uri_host", kr_read_enlist_uri_host },
	{ "finding", kr_read_finding },
	{ "folded", kr_read_folded },
	{ "freemail_domains", kr_read_freemail_domains },
	{ "freemail_welcomelist", kr_read_freemail_welcomelist },
	{ "freemail_whitelist", kr_read_freemail_welcomelist },
	{ "full", kr_read_full },
	{ "header", kr_read_header },
	{ "holiday", kr_read_holiday },
	{ "include", kr_read_include },
	{ "loadplugin", kr_read_nothing },	/* what is known is there */
	{ "meta", kr_read_meta },
	{ "mimeheader", kr_read_mimeheader },
	{ "more_spam_to", kr_read_more_spam_to },
	{ "phrases", kr_read_phrases },
	{ "priority", kr_read_priority },
	{ "rawbody", kr_read_rawbody },
	{ "replace_inter", kr_read_replace_inter },
	{ "replace_post", kr_read_replace_post },
	{ "replace_pre", kr_read_replace_pre },
	{ "replace_rules", kr_read_replace_rules },
	{ "replace_tag", kr_read_replace_tag },
	{ "require_version", kr_read_require_version },
	{ "scope", kr_read_scope },
	{ "score", kr_read_score },
	{ "test", kr_read_test },
	{ "tflags", kr_read_tflags },
	{ "tryplugin", kr_read_nothing },
	{ "urgency", kr_read_urgency },
	{ "uri", kr_read_uri },
	{ "uri_detail", kr_read_uri_detail },
	{ "welcomelist_from", kr_read_welcomelist_from },
	{ "welcomelist_to", kr_read_welcomelist_to },
	{ "welcomelist_uri_host", kr_read_welcomelist_uri_host },
	{ "whitelist_from", kr_read_welcomelist_from },
	{ "whitelist_to", kr_read_welcomelist_to },
	{ "whitelist_uri_host", kr_read_welcomelist_uri_host },
};

/* ---- lines that are read only on a condition ------------------------- */

static enum kr_rc
read_if(struct kr_loader *l, struct kr_span rest, bool plugin)
{
	bool outer = l->n_condition > 0 &&
	    l->condition[l->n_condition - 1].skip, yes = false;
	struct kr_buffer b;
	enum kr_rc rc = KR_OK;

	if (l->n_condition == KR_CONDITIONS_MAX)
		return kr_loader_expected(l, rest, "at most %d conditions "
		    "inside each other", KR_CONDITIONS_MAX);
	if (rest.len == 0)
		return kr_loader_expected(l, rest, "a condition");
	if (plugin && !outer) {
		kr_buffer_init(&b, l->set->arena, SIZE_MAX);
		kr_buffer_printf(&b, "plugin(%.*s)", KR_SPAN_ARG(rest));
		rest = kr_buffer_span(&b);
	}
	if (!outer)
		rc = kr_condition_value(l, rest, &yes);
	if (rc != KR_OK)
		return rc;
	l->condition[l->n_condition++] = (struct kr_condition){ l->line, yes,
	    outer || !yes, outer };
	return KR_OK;
}

static enum kr_rc
read_else(struct kr_loader *l, struct kr_span word, bool end)
{
	struct kr_condition *c;

	if (l->n_condition == l->outer_conditions)
		return kr_loader_expected(l, word, "an if before %.*s",
		    KR_SPAN_ARG(word));
	if (end) {
		l->n_condition--;
		return KR_OK;
	}
	c = &l->condition[l->n_condition - 1];
	c->skip = c->outer || c->met;
	c->met = true;
	return KR_OK;
}

/* True if the line was a word of this kind; *rc says how it went. */
static bool
condition_read(struct kr_loader *l, struct kr_span word,
    struct kr_span written, struct kr_span rest, enum kr_rc *rc)
{
	if (kr_span_is(word, "if") || kr_span_is(word, "ifplugin"))
		*rc = read_if(l, rest, kr_span_is(word, "ifplugin"));
	else if (kr_span_is(word, "else") || kr_span_is(word, "endif"))
		*rc = read_else(l, written, kr_span_is(word, "endif"));
	else
		return false;
	return true;
}

/* "lang de describe ...": texts for people of another language. */
static bool
other_language(struct kr_span *line)
{
	struct kr_span rest = *line, lang;

	if (!kr_span_is(kr_word_next(&rest), "lang"))
		return false;
	lang = kr_word_next(&rest);
	if (lang.len > 5 || !kr_span_caseeq2(lang, kr_span_sub(
	    KR_SPAN_LIT("en_US"), 0, lang.len)))
		return true;
	*line = rest;
	return false;
}

/* In lower case, with _ for -: "Replace-Tag" is "replace_tag". */
static struct kr_span
word_plain(struct kr_span word, char *buf, size_t size)
{
	if (word.len > size)
		return word;
	for (size_t i = 0; i < word.len; i++)
		buf[i] = word.ptr[i] == '-' ? '_' : kr_lower(word.ptr[i]);
	return (struct kr_span){ buf, word.len };
}

static int
word_compare(const void *key, const void *item)
{
	const struct kr_span *a = key;
	const char *b = ((const struct word *)item)->word;
	size_t n = strlen(b);
	int diff = memcmp(a->ptr, b, a->len < n ? a->len : n);

	return diff != 0 ? diff : (a->len > n) - (a->len < n);
}

enum kr_rc
kr_directive(struct kr_loader *l, struct kr_span line)
{
	struct kr_span written, word;
	const struct word *found;
	enum kr_rc rc = KR_OK;
	char buf[64];

	if (other_language(&line))
		return KR_OK;
	written = kr_word_next(&line);
	word = word_plain(written, buf, sizeof(buf));
	if (condition_read(l, word, written, line, &rc))
		return rc;
	if (l->n_condition > 0 && l->condition[l->n_condition - 1].skip)
		return KR_OK;
	found = bsearch(&word, words, KR_NELEM(words), sizeof(*words),
	    word_compare);
	if (found != NULL)
		return found->read(l, line);
	if (kr_setting_known(word))
		return kr_loader_unsupported(l, kr_arena_cstr(l->set->arena,
		    word), true, false, "a setting without meaning here",
		    l->file, l->line);
	return kr_loader_expected(l, written, "a word of the rule language");
}
