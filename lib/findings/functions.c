/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of the rule language ("eval:") over header, relays and parts; and
 * the table of all.
 *
 * Source: the manual pages of SpamAssassin's plugins.  A message without a
 * header of its own cannot answer most of them.
 */
#include <string.h>

#include "findings/call.h"

uint64_t
kr_call_thousandths(struct kr_span s)
{
	uint64_t v = 0;
	size_t decimals = 0;
	bool point = false;

	for (size_t i = 0; i < s.len && decimals < 3 && v < 1000000; i++)
		if (s.ptr[i] == '.') {
			point = true;
		} else if (kr_is_digit(s.ptr[i])) {
			v = v * 10 + (uint64_t)(s.ptr[i] - '0');
			decimals += point;
		}
	for (; decimals < 3; decimals++)
		v *= 10;
	return v;
}

/* ---- relays ------------------------------------------------------------- */

static enum kr_tri
all_trusted(const struct kr_call *c)
{
	const struct kr_relays *r = kr_headers_relays(c->headers);

	return answer(r->n > 0 && r->n_trusted == r->n && r->unreadable == 0);
}

static enum kr_tri
no_relays(const struct kr_call *c)
{
	const struct kr_relays *r = kr_headers_relays(c->headers);

	return answer(r->n == 0 && r->unreadable == 0);
}

static enum kr_tri
relays_unreadable(const struct kr_call *c)
{
	return answer(kr_headers_relays(c->headers)->unreadable > 0);
}

/* Does any field of that name begin so, and hold that? */
static bool
any_field(const struct kr_call *c, const char *name, const char *start,
    const char *holds)
{
	struct kr_span s;

	for (size_t i = 0; (s = field(c, name, i)).ptr != NULL; i++)
		if (kr_span_casestarts(s, start) &&
		    kr_span_find(s, 0, holds) != SIZE_MAX)
			return true;
	return false;
}

/* Mailing list managers and gateways that take the trace away. */
static enum kr_tri
gated(const struct kr_call *c)
{
	struct kr_span first = field(c, "Received", 0);

	return answer(first.ptr == NULL ||
	    kr_span_find(first, 0, "from groups.msn.com (") != SIZE_MAX ||
	    (any_field(c, "Mailing-List", "contact ", "; run by ezmlm") &&
	    any_field(c, "Delivered-To", "mailing list ", "@") &&
	    any_field(c, "Received", "(qmail ", " invoked ")));
}

/* The envelope's sender comes from the domain of the host that sent it. */
static enum kr_tri
mail_from_matches(const struct kr_call *c)
{
	const struct kr_relays *r = kr_headers_relays(c->headers);
	struct kr_span from = field(c, "EnvelopeFrom:addr:domain", 0);

	if (from.ptr == NULL)
		from = field(c, "EnvelopeFrom:domain", 0);
	if (from.len == 0 || r->n_trusted >= r->n)
		return KR_NO;
	return answer(kr_span_caseeq2(kr_auth_organisation(
	    r->item[r->n_trusted].rdns, c->headers->arena), from));
}

/* ---- header ------------------------------------------------------------- */

static enum kr_tri
envelope_matches(const struct kr_call *c)
{
	struct kr_span envelope = field(c, "EnvelopeFrom", 0);
	struct kr_span from = field(c, "From:addr", 0);

	return answer(kr_span_caseeq2(envelope, from));
}

static enum kr_tri
to_missing(const struct kr_call *c)
{
	return answer(field(c, "To", 0).len == 0 &&
	    field(c, "Apparently-To", 0).len == 0);
}

/* The subject addresses the reader by the name in the mail address. */
static enum kr_tri
to_in_subject(const struct kr_call *c)
{
	struct kr_span to = lowered(field(c, "To:addr", 0), c->headers->arena);
	struct kr_span s = kr_span_trim(lowered(field(c, "Subject", 0),
	    c->headers->arena)), rest;

	to.len = kr_span_chr(to, 0, '@') < to.len ? kr_span_chr(to, 0, '@') :
	    to.len;
	if (to.len == 0 || s.len < to.len)
		return KR_NO;
	if (kr_span_eq(s, to))
		return KR_YES;
	if (kr_span_casestarts(s, "re:") || kr_span_casestarts(s, "fw:")) {
		rest = kr_span_trim(kr_span_from(s, 3));
		if (kr_span_eq(rest, to))
			return KR_YES;
		/* One word may come before. */
		rest = kr_span_trim(kr_span_from(rest,
		    kr_span_chr(rest, 0, ' ') < rest.len ?
		    kr_span_chr(rest, 0, ' ') : rest.len));
		return answer(kr_span_eq(rest, to));
	}
	/* The name, a sign and a blank. */
	if (!kr_span_eq(kr_span_sub(s, 0, to.len), to))
		return KR_NO;
	rest = kr_span_trim(kr_span_from(s, to.len));
	return answer(rest.len > 0 && strchr(",:;!?-", rest.ptr[0]) != NULL &&
	    (rest.len == 1 || rest.ptr[1] == ' '));
}

/* Two words and ten letters at least; prefixes of replies do not count. */
static enum kr_tri
subject_caps(const struct kr_call *c)
{
	static const char *const prefixes[] = { "re:", "fwd:", "fw:", "aw:",
	    "antwort:", "wg:", "sv:", "vb:", "vs:", "vl:" };
	struct kr_span s = kr_span_trim(field(c, "Subject", 0));
	bool letter = false;

	for (size_t i = 0; i < KR_NELEM(prefixes); i++)
		if (kr_span_casestarts(s, prefixes[i])) {
			s = kr_span_trim(kr_span_from(s, strlen(prefixes[i])));
			i = SIZE_MAX;	/* from the first again */
		}
	if (s.len < 10 || kr_span_chr(s, 0, ' ') == SIZE_MAX)
		return KR_NO;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
			return KR_NO;
		letter |= kr_is_alpha(s.ptr[i]);
	}
	return answer(letter);
}

/* ---- parts -------------------------------------------------------------- */

struct count {
	size_t	html, text, base64, escaped, attached;
};

/* "=41" of letters that need no escape, but not blanks at the end of lines. */
static size_t
needless_escapes(struct kr_span s)
{
	size_t n = 0;

	for (size_t i = 0; i + 2 < s.len; i++) {
		char a = s.ptr[i + 1], b = s.ptr[i + 2];

		if (s.ptr[i] != '=')
			continue;
		if (!(a == '0' && b == '9') && !(a >= '2' && a <= '7' &&
		    (kr_is_digit(b) || (b >= 'A' && b <= 'F')) &&
		    !(a == '3' && b == 'D') && !(a == '7' && b == 'F')))
			continue;
		if (i + 3 < s.len && s.ptr[i + 3] != '\n' &&
		    s.ptr[i + 3] != '\r')
			n++;
	}
	return n;
}

static struct count
count_parts(const struct kr_headers *h)
{
	struct count n = { 0 };

	for (size_t i = 0; i < h->message->n_part; i++) {
		const struct kr_part *p = h->message->part[i];

		if (!kr_headers_own(h, p))
			continue;
		n.html += p->kind == KR_PART_HTML;
		n.text += p->kind != KR_PART_HTML && kr_part_is(p, "text/");
		n.base64 += p->encoding == KR_ENCODING_BASE64;
		if (p->encoding == KR_ENCODING_QP && p->child == NULL)
			n.escaped += needless_escapes(p->body);
		n.attached += p->attachment;
	}
	return n;
}

static enum kr_tri
mime_has(const struct kr_call *c)
{
	struct count n = count_parts(c->headers);

	if (kr_span_is(c->argument[0], "mime_qp_long_line"))
		return kr_function_qp_long_line(c);
	if (kr_span_is(c->argument[0], "mime_base64_encoded_text"))
		return kr_function_base64_text(c);
	if (kr_span_is(c->argument[0], "mime_attachment"))
		return answer(n.attached > 0);
	if (kr_span_is(c->argument[0], "mime_base64_count"))
		return answer(n.base64 > 0);
	return kr_span_is(c->argument[0], "mime_qp_count") ?
	    answer(n.escaped > 0) : KR_UNKNOWN;
}

static enum kr_tri
mime_html(const struct kr_call *c)
{
	return answer(count_parts(c->headers).html > 0);
}

static enum kr_tri
mime_html_only(const struct kr_call *c)
{
	struct count n = count_parts(c->headers);

	return answer(n.html > 0 && n.text == 0);
}

static enum kr_tri
body_length(const struct kr_call *c)
{
	const struct kr_part *p = c->headers->root != NULL ?
	    c->headers->root : c->headers->message->top;
	size_t max = 0;

	for (size_t i = 0; c->n > 0 && i < c->argument[0].len &&
	    kr_is_digit(c->argument[0].ptr[i]) && max < 1000000; i++)
		max = max * 10 + (size_t)(c->argument[0].ptr[i] - '0');
	return answer(p->body.len <= max);
}

/* Blanks for every hundred other signs, in the paragraph with most of them. */
static enum kr_tri
vertical_words(const struct kr_call *c)
{
	const struct kr_view *body = kr_headers_paragraphs(c->headers);
	struct kr_span rest = body == NULL ? KR_SPAN_NONE : body->text, line;
	int most = -1;

	while (kr_span_line(&rest, &line)) {
		size_t blanks = 0, other, share;

		if (line.len < 5)
			continue;
		for (size_t i = 0; i < line.len; i++)
			blanks += line.ptr[i] == ' ';
		other = line.len + 1 - blanks;
		share = blanks > other ? 100 : 100 * blanks / other;
		if ((int)share > most)
			most = (int)share;
	}
	return c->n == 2 && kr_span_is(c->argument[0], "0") &&
	    kr_span_is(c->argument[1], "10") ? answer(most >= 0 && most < 10) :
	    KR_UNKNOWN;
}

/* ---- the table ---------------------------------------------------------- */

static const struct {
	const char		*name;
	kr_texts_family		*call;
	bool			 needs_header;
} functions[] = {
	{ "check_all_trusted", all_trusted, true },
	{ "check_body_length", body_length, false },
	{ "check_equal_from_domains", kr_function_senders_differ, true },
	{ "check_for_ascii_text_illegal", kr_function_ascii_broken, false },
	{ "check_for_forged_gmail_received_headers",
	  kr_function_gmail_forged, true },
	{ "check_for_forged_received_trail", kr_function_trail_forged, true },
	{ "check_for_matching_env_and_hdr_from", envelope_matches, true },
	{ "check_for_mime", mime_has, false },
	{ "check_for_mime_html", mime_html, false },
	{ "check_for_mime_html_only", mime_html_only, false },
	{ "check_for_missing_to_header", to_missing, true },
	{ "check_for_shifted_date", kr_function_date_shifted, true },
	{ "check_for_to_in_subject", to_in_subject, false },
	{ "check_for_uppercase", kr_function_capitals, false },
	{ "check_freemail_from", kr_function_freemail_from, false },
	{ "check_freemail_header", kr_function_freemail_header, false },
	{ "check_freemail_replyto", kr_function_freemail_reply, false },
	{ "check_from_in_blacklist", kr_function_from_blocked, false },
	{ "check_from_in_blocklist", kr_function_from_blocked, false },
	{ "check_from_in_list", kr_function_from_listed, false },
	{ "check_from_in_welcomelist", kr_function_from_welcome, false },
	{ "check_from_in_whitelist", kr_function_from_welcome, false },
	{ "check_illegal_chars", kr_function_illegal_characters, true },
	{ "check_mailfrom_matches_rcvd", mail_from_matches, true },
	{ "check_mime_multipart_ratio", kr_function_multipart_ratio, false },
	{ "check_no_relays", no_relays, true },
	{ "check_outlook_message_id", kr_function_outlook_id, true },
	{ "check_ratware_name_id", kr_function_name_in_id, false },
	{ "check_relays_unparseable", relays_unreadable, true },
	{ "check_replyto_in_list", kr_function_reply_listed, false },
	{ "check_to_in_all_spam", kr_function_to_all_spam, false },
	{ "check_to_in_blacklist", kr_function_to_blocked, false },
	{ "check_to_in_blocklist", kr_function_to_blocked, false },
	{ "check_to_in_more_spam", kr_function_to_more_spam, false },
	{ "check_to_in_welcomelist", kr_function_to_welcome, false },
	{ "check_to_in_whitelist", kr_function_to_welcome, false },
	{ "check_unresolved_template", kr_function_template_left, true },
	{ "check_uri_host_in_blacklist", kr_function_uri_blocked, false },
	{ "check_uri_host_in_blocklist", kr_function_uri_blocked, false },
	{ "check_uri_host_in_welcomelist", kr_function_uri_welcome, false },
	{ "check_uri_host_in_whitelist", kr_function_uri_welcome, false },
	{ "check_uri_host_listed", kr_function_uri_listed, false },
	{ "gated_through_received_hdr_remover", gated, true },
	{ "helo_ip_mismatch", kr_function_helo_other, true },
	{ "html_eval", kr_function_html_length, false },
	{ "html_image_only", kr_function_html_image_only, false },
	{ "html_image_ratio", kr_function_image_ratio, false },
	{ "html_range", kr_function_html_length, false },
	{ "html_tag_balance", kr_function_tag_balance, false },
	{ "html_tag_exists", kr_function_html_tag, false },
	{ "html_test", kr_function_html_test, false },
	{ "multipart_alternative_difference",
	  kr_function_alternatives_differ, false },
	{ "multipart_alternative_difference_count",
	  kr_function_alternatives_count, false },
	{ "similar_recipients", kr_function_recipients_similar, false },
	{ "sorted_recipients", kr_function_recipients_sorted, false },
	{ "subject_is_all_caps", subject_caps, false },
	{ "tvd_vertical_words", vertical_words, false },
};

enum kr_tri
kr_texts_function(void *ctx, const struct kr_ruleset *rules,
    struct kr_span name, const struct kr_span *argument, size_t n)
{
	struct kr_call call = { ctx, rules, argument, n };

	for (size_t i = 0; i < KR_NELEM(functions); i++) {
		if (!kr_span_is(name, functions[i].name))
			continue;
		if (functions[i].needs_header && call.headers->header == NULL)
			return KR_UNKNOWN;
		return functions[i].call(&call);
	}
	return KR_UNKNOWN;
}
