/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "eval:function(arguments)": what code, not a pattern, decides.
 *
 * The code belongs to whoever knows the message; here is only which
 * functions there are, and with which first argument.
 */
#include "rules/set.h"

/* Functions, by the start of their names, that ask somebody outside. */
static const char *const network[] = {
	"check_rbl", "check_uridnsbl", "check_dkim", "check_for_dkim",
	"check_for_spf", "check_for_def_dkim", "check_for_def_spf",
	"check_spf", "check_razor", "check_pyzor", "check_dcc", "check_dmarc",
	"check_hashbl", "check_arc", "askdns", "check_dns", "check_asn",
};

static const struct {
	const char	*name;
	const char	*argument;	/* NULL: any */
} known[] = {
	{ "check_all_trusted", NULL },
	{ "check_body_length", NULL },
	{ "check_equal_from_domains", NULL },
	{ "check_for_ascii_text_illegal", NULL },
	{ "check_for_forged_gmail_received_headers", NULL },
	{ "check_for_forged_received_trail", NULL },
	{ "check_for_matching_env_and_hdr_from", NULL },
	{ "check_for_mime", "mime_attachment" },
	{ "check_for_mime", "mime_base64_count" },
	{ "check_for_mime", "mime_base64_encoded_text" },
	{ "check_for_mime", "mime_qp_count" },
	{ "check_for_mime", "mime_qp_long_line" },
	{ "check_for_mime_html", NULL },
	{ "check_for_mime_html_only", NULL },
	{ "check_for_missing_to_header", NULL },
	{ "check_for_shifted_date", NULL },
	{ "check_for_to_in_subject", "user" },
	{ "check_for_uppercase", NULL },
	{ "check_freemail_from", NULL },
	{ "check_freemail_header", NULL },
	{ "check_freemail_replyto", NULL },
	{ "check_from_in_blacklist", NULL },
	{ "check_from_in_blocklist", NULL },
	{ "check_from_in_list", NULL },
	{ "check_from_in_welcomelist", NULL },
	{ "check_from_in_whitelist", NULL },
	{ "check_illegal_chars", NULL },
	{ "check_mailfrom_matches_rcvd", NULL },
	{ "check_mime_multipart_ratio", NULL },
	{ "check_no_relays", NULL },
	{ "check_outlook_message_id", NULL },
	{ "check_ratware_name_id", NULL },
	{ "check_relays_unparseable", NULL },
	{ "check_replyto_in_list", NULL },
	{ "check_to_in_all_spam", NULL },
	{ "check_to_in_blacklist", NULL },
	{ "check_to_in_blocklist", NULL },
	{ "check_to_in_more_spam", NULL },
	{ "check_to_in_welcomelist", NULL },
	{ "check_to_in_whitelist", NULL },
	{ "check_unresolved_template", NULL },
	{ "check_uri_host_in_blacklist", NULL },
	{ "check_uri_host_in_blocklist", NULL },
	{ "check_uri_host_in_welcomelist", NULL },
	{ "check_uri_host_in_whitelist", NULL },
	{ "check_uri_host_listed", NULL },
	{ "gated_through_received_hdr_remover", NULL },
	{ "helo_ip_mismatch", NULL },
	{ "html_eval", "length" },
	{ "html_image_only", NULL },
	{ "html_image_ratio", NULL },
	{ "html_range", "length" },
	{ "html_tag_balance", NULL },
	{ "html_tag_exists", NULL },
	{ "html_test", "embeds" },
	{ "html_test", "font_face_bad" },
	{ "html_test", "html" },
	{ "multipart_alternative_difference", NULL },
	{ "multipart_alternative_difference_count", NULL },
	{ "similar_recipients", NULL },
	{ "sorted_recipients", NULL },
	{ "subject_is_all_caps", NULL },
	{ "tvd_vertical_words", NULL },
};

/* A word, or one in quotes. */
static struct kr_span
unquoted(struct kr_span s)
{
	s = kr_span_trim(s);
	if (s.len >= 2 && (s.ptr[0] == '\'' || s.ptr[0] == '"') &&
	    s.ptr[s.len - 1] == s.ptr[0])
		return kr_span_sub(s, 1, s.len - 2);
	return s;
}

/* Commas part arguments, but not inside quotes. */
static bool
arguments_read(struct kr_compiled *c, struct kr_span s, struct kr_arena *arena)
{
	size_t from = 0;
	char quote = '\0';

	c->n_argument = 0;
	if (kr_span_trim(s).len == 0)
		return true;
	for (size_t i = 0; i <= s.len; i++) {
		if (i < s.len && quote != '\0') {
			if (s.ptr[i] == quote)
				quote = '\0';
			continue;
		}
		if (i < s.len && (s.ptr[i] == '\'' || s.ptr[i] == '"'))
			quote = s.ptr[i];
		if (i < s.len && s.ptr[i] != ',')
			continue;
		if (!KR_ARENA_ROOM(arena, c->argument, c->n_argument,
		    &c->cap_argument))
			return false;
		c->argument[c->n_argument++] = unquoted(kr_span_sub(s, from,
		    i - from));
		from = i + 1;
	}
	return true;
}

/* html_text_match('comment', 'pattern'): a pattern over parts of HTML. */
static bool
pattern_make(struct kr_compiled *c, struct kr_arena *arena)
{
	static const char delimiter = '\1';	/* in no pattern */
	struct kr_buffer b;

	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_str(&b, "html:");
	kr_buffer_add(&b, c->argument[0]);
	c->field = kr_buffer_span(&b);
	kr_buffer_init(&b, arena, SIZE_MAX);
	kr_buffer_byte(&b, 'm');
	kr_buffer_byte(&b, delimiter);
	kr_buffer_add(&b, c->argument[1]);
	kr_buffer_byte(&b, delimiter);
	c->source = kr_buffer_span(&b);
	c->kind = KR_RULE_PATTERN;
	c->rule.target = KR_TARGET_MIMEHEADER;
	return kr_buffer_ok(&b);
}

bool
kr_eval_resolve(struct kr_compiled *c, struct kr_arena *arena)
{
	size_t open = kr_span_chr(c->source, 0, '('), end = c->source.len;

	c->field = kr_span_trim(kr_span_sub(c->source, 0, open));
	while (end > 0 && c->source.ptr[end - 1] != ')')
		end--;
	if (open != SIZE_MAX && end > open && !arguments_read(c,
	    kr_span_sub(c->source, open + 1, end - open - 2), arena))
		return false;
	if (kr_span_is(c->field, "html_text_match") && c->n_argument == 2)
		return pattern_make(c, arena);
	for (size_t i = 0; i < KR_NELEM(known); i++)
		if (kr_span_is(c->field, known[i].name) &&
		    (known[i].argument == NULL || (c->n_argument > 0 &&
		    kr_span_is(c->argument[0], known[i].argument))))
			return true;
	c->unsupported = "its function is not known here";
	for (size_t i = 0; i < KR_NELEM(network); i++)
		c->network |= kr_span_casestarts(c->source, network[i]);
	if (c->network)
		c->unsupported = "it would have to ask the network";
	return true;
}
