/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "auth/results.h"

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_QUOTED, TOKEN_COMMENT,
    TOKEN_SIGN, TOKEN_BAD };

struct token {
	enum token_kind	kind;
	struct kr_span	text;	/* quoted and comment: what is inside */
};

struct lexer {
	struct kr_span	all;
	size_t		at;
};

/* Bytes that end a word.  '.' and '/' stay in it: domains, versions. */
static bool
is_special(char c)
{
	return kr_is_blank(c) || c == ';' || c == '=' || c == '(' ||
	    c == ')' || c == '"';
}

static struct token
comment_read(struct lexer *lx)
{
	size_t begin = ++lx->at, depth = 1;

	for (; lx->at < lx->all.len; lx->at++) {
		char c = lx->all.ptr[lx->at];

		if (c == '\\' && lx->at + 1 < lx->all.len)
			lx->at++;
		else if (c == '(')
			depth++;
		else if (c == ')' && --depth == 0)
			return (struct token){ TOKEN_COMMENT,
			    kr_span_sub(lx->all, begin, lx->at++ - begin) };
	}
	return (struct token){ TOKEN_BAD, KR_SPAN_NONE };
}

static struct token
quoted_read(struct lexer *lx)
{
	size_t begin = ++lx->at;

	for (; lx->at < lx->all.len; lx->at++) {
		char c = lx->all.ptr[lx->at];

		if (c == '\\' && lx->at + 1 < lx->all.len)
			lx->at++;
		else if (c == '"')
			return (struct token){ TOKEN_QUOTED,
			    kr_span_sub(lx->all, begin, lx->at++ - begin) };
	}
	return (struct token){ TOKEN_BAD, KR_SPAN_NONE };
}

static struct token
token_read(struct lexer *lx)
{
	size_t begin;
	char c;

	while (lx->at < lx->all.len && kr_is_blank(lx->all.ptr[lx->at]))
		lx->at++;
	if (lx->at == lx->all.len)
		return (struct token){ TOKEN_END, KR_SPAN_NONE };
	c = lx->all.ptr[lx->at];
	if (c == '(')
		return comment_read(lx);
	if (c == '"')
		return quoted_read(lx);
	begin = lx->at;
	if (c == ';' || c == '=' || c == ')') {
		lx->at++;
		return (struct token){ c == ')' ? TOKEN_BAD : TOKEN_SIGN,
		    kr_span_sub(lx->all, begin, 1) };
	}
	while (lx->at < lx->all.len && !is_special(lx->all.ptr[lx->at]))
		lx->at++;
	return (struct token){ TOKEN_WORD,
	    kr_span_sub(lx->all, begin, lx->at - begin) };
}

/* The next token that is no comment; a comment seen is kept in *comment. */
static struct token
token_next(struct lexer *lx, struct kr_span *comment)
{
	struct token t;

	while ((t = token_read(lx)).kind == TOKEN_COMMENT)
		if (comment != NULL && comment->ptr == NULL)
			*comment = t.text;
	return t;
}

static bool
is_sign(struct token t, char c)
{
	return t.kind == TOKEN_SIGN && t.text.ptr[0] == c;
}

static bool
is_value(struct token t)
{
	return t.kind == TOKEN_WORD || t.kind == TOKEN_QUOTED;
}

/* "header.d" and its value, which may be "@example.nz" or "a/b=". */
static bool
property_read(struct lexer *lx, struct kr_span name,
    struct kr_results_item *item)
{
	struct kr_results_property *p;
	size_t dot = kr_span_chr(name, 0, '.');
	struct token t = token_next(lx, NULL);

	if (!is_sign(t, '='))
		return false;
	t = token_next(lx, NULL);
	if (!is_value(t))
		return false;
	/* Base64 values of header.b end in '=', written without quotes. */
	while (lx->at < lx->all.len && lx->all.ptr[lx->at] == '=')
		lx->at++;
	if (dot == SIZE_MAX)
		return kr_span_caseeq(name, "reason");
	if (item->n_property == KR_RESULTS_PROPERTIES_MAX)
		return true;		/* not needed by us */
	p = &item->property[item->n_property++];
	p->ptype = kr_span_sub(name, 0, dot);
	p->property = kr_span_from(name, dot + 1);
	p->value = t.text;
	return p->ptype.len > 0 && p->property.len > 0;
}

/* One "; method=result ..."; *end is set at the end of the field. */
static bool
item_read(struct lexer *lx, struct kr_results_item *item, bool *end)
{
	struct token t = token_next(lx, NULL);

	*end = t.kind == TOKEN_END;
	if (*end)
		return true;		/* a stray last semicolon */
	if (t.kind != TOKEN_WORD)
		return false;
	item->method = kr_span_sub(t.text, 0, kr_span_chr(t.text, 0, '/'));
	t = token_next(lx, NULL);
	if (t.kind == TOKEN_END && kr_span_caseeq(item->method, "none")) {
		*end = true;
		return true;		/* no-result */
	}
	if (!is_sign(t, '='))
		return false;
	t = token_next(lx, NULL);
	if (t.kind != TOKEN_WORD)
		return false;
	item->result = t.text;
	for (;;) {
		t = token_next(lx, &item->comment);
		*end = t.kind == TOKEN_END;
		if (*end || is_sign(t, ';'))
			return true;
		if (t.kind != TOKEN_WORD || !property_read(lx, t.text, item))
			return false;
	}
}

enum kr_rc
kr_results_parse(struct kr_span value, struct kr_arena *arena,
    struct kr_results *ret)
{
	struct lexer lx = { value, 0 };
	struct token t = token_next(&lx, NULL);
	bool end = false;

	memset(ret, 0, sizeof(*ret));
	if (!is_value(t) || t.text.len == 0)
		return KR_E_SYNTAX;
	ret->authserv_id = t.text;
	t = token_next(&lx, NULL);
	if (t.kind == TOKEN_WORD && kr_is_digit(t.text.ptr[0]))
		t = token_next(&lx, NULL);	/* the version */
	if (t.kind == TOKEN_END)
		return KR_OK;
	if (!is_sign(t, ';'))
		return KR_E_SYNTAX;
	ret->item = kr_arena_zalloc(arena, KR_RESULTS_ITEMS_MAX,
	    sizeof(*ret->item));
	if (ret->item == NULL)
		return KR_E_NOMEM;
	while (!end) {
		if (ret->n == KR_RESULTS_ITEMS_MAX)
			return KR_E_LIMIT;
		if (!item_read(&lx, &ret->item[ret->n], &end))
			return KR_E_SYNTAX;
		if (ret->item[ret->n].result.len > 0)
			ret->n++;
	}
	return KR_OK;
}

struct kr_span
kr_results_property(const struct kr_results_item *item, const char *ptype,
    const char *property)
{
	for (size_t i = 0; i < item->n_property; i++)
		if (kr_span_caseeq(item->property[i].ptype, ptype) &&
		    kr_span_caseeq(item->property[i].property, property))
			return item->property[i].value;
	return KR_SPAN_NONE;
}

enum kr_auth_result
kr_results_word(struct kr_span result)
{
	for (enum kr_auth_result r = KR_AUTH_NONE; r <= KR_AUTH_PERMERROR;
	    r++)
		if (kr_span_caseeq(result, kr_auth_result_name(r)))
			return r;
	if (kr_span_caseeq(result, "hardfail"))	/* RFC 5451's word */
		return KR_AUTH_FAIL;
	return KR_AUTH_UNKNOWN;
}

/* ---- writing ----------------------------------------------------------- */

/* A value as it may stand there: quoted unless it is a plain token. */
static void
value_write(struct kr_buffer *out, struct kr_span v)
{
	bool plain = v.len > 0;

	for (size_t i = 0; i < v.len && plain; i++)
		plain = kr_is_alnum(v.ptr[i]) ||
		    (v.ptr[i] != '\0' && strchr("-._@:", v.ptr[i]) != NULL);
	if (plain) {
		kr_buffer_add(out, v);
		return;
	}
	kr_buffer_byte(out, '"');
	for (size_t i = 0; i < v.len; i++) {
		unsigned char c = (unsigned char)v.ptr[i];

		if (c < 0x20 || c >= 0x7f)
			kr_buffer_byte(out, '?');
		else {
			if (c == '"' || c == '\\')
				kr_buffer_byte(out, '\\');
			kr_buffer_byte(out, (char)c);
		}
	}
	kr_buffer_byte(out, '"');
}

/*
 * RFC 8617 10.1 knows none, pass and fail only.  policy.sealer is ours: the
 * trusted sealer that speaks for the author.
 */
static void
arc_write(struct kr_buffer *out, const struct kr_arc *arc,
    const struct kr_envelope *envelope)
{
	if (arc->result == KR_AUTH_UNKNOWN || arc->result == KR_AUTH_NONE)
		return;
	if (arc->result != KR_AUTH_PASS) {
		kr_buffer_printf(out, "; arc=fail reason=\"%s\"", arc->why);
		return;
	}
	kr_buffer_printf(out, "; arc=pass header.oldest-pass=%u",
	    arc->oldest_pass);
	if (envelope != NULL && envelope->client_ip.len > 0) {
		kr_buffer_str(out, " smtp.remote-ip=");
		value_write(out, envelope->client_ip);
	}
	if (arc->vouching.len > 0) {
		kr_buffer_str(out, " policy.sealer=");
		value_write(out, arc->vouching);
	}
}

bool
kr_results_write(struct kr_auth *auth, const struct kr_config *config,
    const struct kr_envelope *envelope, struct kr_span author_domain,
    struct kr_arena *arena)
{
	struct kr_buffer out;

	kr_buffer_init(&out, arena, SIZE_MAX);
	kr_buffer_str(&out, config->authserv_id);
	if (auth->spf != KR_AUTH_UNKNOWN) {
		kr_buffer_printf(&out, "; spf=%s ",
		    kr_auth_result_name(auth->spf));
		kr_buffer_str(&out, envelope != NULL &&
		    envelope->mail_from.len > 0 ? "smtp.mailfrom=" :
		    "smtp.helo=");
		value_write(&out, auth->spf_domain);
	}
	if (auth->spf_helo != KR_AUTH_UNKNOWN && envelope != NULL) {
		kr_buffer_printf(&out, "; spf=%s smtp.helo=",
		    kr_auth_result_name(auth->spf_helo));
		value_write(&out, envelope->helo);
	}
	for (size_t i = 0; i < auth->n_dkim; i++) {
		kr_buffer_printf(&out, "; dkim=%s",
		    kr_auth_result_name(auth->dkim[i].result));
		if (auth->dkim[i].result != KR_AUTH_PASS)
			kr_buffer_printf(&out, " reason=\"%s\"",
			    auth->dkim[i].why);
		kr_buffer_str(&out, " header.d=");
		value_write(&out, auth->dkim[i].domain);
		kr_buffer_str(&out, " header.s=");
		value_write(&out, auth->dkim[i].selector);
	}
	if (auth->dmarc != KR_AUTH_UNKNOWN) {
		kr_buffer_printf(&out, "; dmarc=%s",
		    kr_auth_result_name(auth->dmarc));
		if (auth->dmarc_policy[0] != '\0')
			kr_buffer_printf(&out, " (p=%s)",
			    auth->dmarc_policy);
		kr_buffer_str(&out, " header.from=");
		value_write(&out, author_domain);
	}
	arc_write(&out, &auth->arc, envelope);
	if (out.len == strlen(config->authserv_id))
		kr_buffer_str(&out, "; none");
	auth->results = kr_buffer_span(&out);
	return kr_buffer_ok(&out);
}
