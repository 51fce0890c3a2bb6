/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "if (version >= 4.000001)", "if can(...)", "ifplugin ...".
 *
 * The words of a condition become numbers; what is left is arithmetic, which
 * the reader of metas knows.
 */
#include <string.h>

#include "rules/load.h"

/* Release of the language that is read. */
#define LANGUAGE_RELEASE "4.000001"
#define PLUGIN "Mail::SpamAssassin::Plugin::"
#define CORE "Mail::SpamAssassin::Conf::"

/*
 * Plugins whose rules are read: those that are on by default.  Whether each
 * of their rules can be evaluated here is another question, and answered by
 * the list of unsupported rules.
 */
static const char *const plugins[] = {
	"AskDNS", "AutoLearnThreshold", "Bayes", "BodyEval", "Check", "DKIM",
	"DMARC", "Dmarc", "DNSEval", "FreeMail", "HTMLEval", "HTTPSMismatch",
	"HashBL", "HeaderEval", "ImageInfo", "MIMEEval", "MIMEHeader",
	"Pyzor", "RaciallyCharged", "Razor2", "RelayEval", "ReplaceTags",
	"Rule2XSBody", "SPF", "SpamCop", "URIDNSBL", "URIDetail", "URIEval",
	"VBounce", "WLBLEval", "WelcomeListSubject", "WhiteListSubject",
};

static bool
plugin_known(struct kr_span name)
{
	if (!kr_span_casestarts(name, PLUGIN))
		return false;
	name = kr_span_from(name, sizeof(PLUGIN) - 1);
	for (size_t i = 0; i < KR_NELEM(plugins); i++)
		if (kr_span_is(name, plugins[i]))
			return true;
	return false;
}

/* "can(...)" "has(...)": a feature of the language, or of a plugin. */
static bool
feature_known(struct kr_span name)
{
	size_t end = name.len;

	if (kr_span_casestarts(name, CORE))
		return true;
	while (end > 2 && name.ptr[end - 1] != ':')
		end--;
	return end > 2 && plugin_known(kr_span_sub(name, 0, end - 2));
}

static bool
word_char(char c)
{
	return kr_is_alnum(c) || c == '_' || c == ':' || c == '.';
}

/* "(name)" at *off; the name without parentheses and blanks. */
static struct kr_span
argument(struct kr_span s, size_t *off)
{
	size_t open = kr_span_chr(s, *off, '('), close;

	if (open == SIZE_MAX)
		return KR_SPAN_NONE;
	close = kr_span_chr(s, open, ')');
	if (close == SIZE_MAX)
		return KR_SPAN_NONE;
	*off = close + 1;
	return kr_span_trim(kr_span_sub(s, open + 1, close - open - 1));
}

static bool
word_put(struct kr_buffer *b, struct kr_span s, struct kr_span word,
    size_t *off)
{
	struct kr_span name;
	bool yes;

	if (kr_is_digit(word.ptr[0])) {
		kr_buffer_add(b, word);
		return true;
	}
	if (kr_span_is(word, "version") || kr_span_is(word, "perl_version")) {
		kr_buffer_str(b, kr_span_is(word, "version") ?
		    LANGUAGE_RELEASE : "5.036000");
		return true;
	}
	if (kr_span_is(word, "local_tests_only")) {
		kr_buffer_str(b, "1");
		return true;
	}
	name = argument(s, off);
	if (name.len == 0)
		return false;
	if (kr_span_is(word, "plugin"))
		yes = plugin_known(name);
	else if (kr_span_is(word, "can") || kr_span_is(word, "has"))
		yes = feature_known(name);
	else
		return false;
	kr_buffer_str(b, yes ? "1" : "0");
	return true;
}

static uint32_t
no_rule(void *ctx, struct kr_span name)
{
	(void)ctx;
	(void)name;
	return UINT32_MAX;
}

static struct kr_number
no_value(void *ctx, uint32_t rule)
{
	(void)ctx;
	(void)rule;
	return (struct kr_number){ 0, true };
}

enum kr_rc
kr_condition_value(struct kr_loader *l, struct kr_span s, bool *ret)
{
	struct kr_buffer b;
	struct kr_meta *meta;
	enum kr_rc rc;

	kr_buffer_init(&b, l->scratch, SIZE_MAX);
	for (size_t off = 0; off < s.len; ) {
		size_t end = off;
		struct kr_span word;

		while (end < s.len && word_char(s.ptr[end]))
			end++;
		if (end == off) {
			kr_buffer_byte(&b, s.ptr[off++]);
			continue;
		}
		word = kr_span_sub(s, off, end - off);
		off = end;
		if (!word_put(&b, s, word, &off))
			return kr_loader_expected(l, word, "version, "
			    "plugin(...), can(...) or has(...)");
	}
	if (!kr_buffer_ok(&b))
		return kr_loader_full(l);
	rc = kr_meta_read(kr_buffer_span(&b), no_rule, NULL, l->scratch,
	    &meta, l->err);
	if (rc != KR_OK)
		return kr_loader_located(l, rc, kr_span_sub(s, 0, 0));
	*ret = kr_meta_value(meta, no_value, NULL).value != 0;
	kr_arena_reset(l->scratch);
	return KR_OK;
}
