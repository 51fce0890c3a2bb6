/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DKIM by libopendkim, behind a guard: few signatures, each small and made
 * of well-formed tags; keys by way of struct kr_world; weak ones refused by
 * us (RFC 8301).
 */
#include <stdlib.h>
#include <string.h>

#include <opendkim/dkim.h>

#include "auth/check.h"

#define SIGNATURE_MAX	4096	/* bytes of one field */
#define KEY_MAX		8192	/* bytes of a key record */
#define KEY_BITS_MIN	1024	/* RFC 8301 3.2 */

struct verification {
	const struct kr_world	*world;
	struct kr_arena		*arena;
	enum kr_auth_result	 key;	/* how the last key look-up ended */
};

static DKIM_CBSTAT
key_lookup(DKIM *dkim, DKIM_SIGINFO *sig, u_char *buf, size_t size)
{
	struct verification *v = dkim_get_user_context(dkim);
	const char *domain = (const char *)dkim_sig_getdomain(sig);
	const char *selector = (const char *)dkim_sig_getselector(sig);
	struct kr_dns_answer answer = { .rc = KR_DNS_UNKNOWN };
	struct kr_buffer name;
	struct kr_span key;

	v->key = KR_AUTH_PERMERROR;
	if (domain == NULL || selector == NULL)
		return DKIM_CBSTAT_NOTFOUND;
	kr_buffer_init(&name, v->arena, KR_DOMAIN_MAX);
	kr_buffer_printf(&name, "%s._domainkey.%s", selector, domain);
	if (!kr_buffer_ok(&name))
		return DKIM_CBSTAT_NOTFOUND;
	kr_world_ask(v->world, kr_buffer_cstr(&name), KR_DNS_TXT,
	    v->arena, &answer);
	if (answer.rc == KR_DNS_TEMPORARY || answer.rc == KR_DNS_UNKNOWN) {
		v->key = KR_AUTH_TEMPERROR;
		return DKIM_CBSTAT_TRYAGAIN;
	}
	if (answer.rc != KR_DNS_OK || answer.n == 0)
		return DKIM_CBSTAT_NOTFOUND;
	key = answer.record[0].data;
	if (answer.n > 1 || key.len >= size || key.len > KEY_MAX ||
	    memchr(key.ptr, '\0', key.len) != NULL)
		return DKIM_CBSTAT_ERROR;
	memcpy(buf, key.ptr, key.len);
	buf[key.len] = '\0';
	v->key = KR_AUTH_PASS;
	return DKIM_CBSTAT_CONTINUE;
}

/* tag-list of RFC 6376 3.2: names, signs, printable values. */
static bool
tags_well_formed(struct kr_span list)
{
	for (size_t at = 0; at < list.len;) {
		size_t end = kr_span_chr(list, at, ';'), sign;
		struct kr_span one, name;

		if (end == SIZE_MAX)
			end = list.len;
		one = kr_span_trim(kr_span_sub(list, at, end - at));
		at = end + 1;
		if (one.len == 0) {
			if (at < list.len)
				return false;
			continue;
		}
		sign = kr_span_chr(one, 0, '=');
		if (sign == SIZE_MAX || sign == 0)
			return false;
		name = kr_span_trim(kr_span_sub(one, 0, sign));
		if (name.len == 0 || !kr_is_alpha(name.ptr[0]))
			return false;
		for (size_t i = 0; i < name.len; i++)
			if (!kr_is_alnum(name.ptr[i]) && name.ptr[i] != '_')
				return false;
		for (size_t i = sign + 1; i < one.len; i++) {
			unsigned char c = (unsigned char)one.ptr[i];

			if ((c < 0x20 && !kr_is_blank((char)c)) || c == 0x7f)
				return false;
		}
	}
	return true;
}

static bool
is_signature(const struct kr_field *f)
{
	return kr_span_caseeq(f->name, "DKIM-Signature");
}

static bool
acceptable(const struct kr_field *f)
{
	return f->raw.len <= SIGNATURE_MAX && tags_well_formed(f->value);
}

static const char *
why_text(DKIM_SIGINFO *sig, enum kr_auth_result result)
{
	const char *text;

	if (result == KR_AUTH_PASS)
		return "verified";
	text = dkim_sig_geterrorstr(dkim_sig_geterror(sig));
	return text != NULL ? text : "not verified";
}

static struct kr_span
keep(struct kr_arena *arena, const unsigned char *text)
{
	return text == NULL ? KR_SPAN_NONE :
	    kr_arena_copy(arena, kr_span_str((const char *)text));
}

/* RFC 6376 3.6.1: with t=s, i= must be of the very domain of d=. */
static bool
is_subdomain_misused(DKIM *dkim, DKIM_SIGINFO *sig)
{
	u_char identity[KR_DOMAIN_MAX + 66];
	struct kr_span i, d;
	size_t at;

	if ((dkim_sig_getflags(sig) & DKIM_SIGFLAG_NOSUBDOMAIN) == 0)
		return false;
	if (dkim_sig_getidentity(dkim, sig, identity, sizeof(identity)) !=
	    DKIM_STAT_OK)
		return true;
	i = kr_span_str((const char *)identity);
	d = kr_span_str((const char *)dkim_sig_getdomain(sig));
	for (at = i.len; at > 0 && i.ptr[at - 1] != '@'; at--)
		;
	return !kr_span_caseeq2(kr_span_from(i, at), d);
}

static enum kr_auth_result
result_of(DKIM_SIGINFO *sig)
{
	if (DKIM_SIG_CHECK(sig))
		return KR_AUTH_PASS;
	switch (dkim_sig_geterror(sig)) {
	case DKIM_SIGERROR_KEYFAIL:
		return KR_AUTH_TEMPERROR;
	case DKIM_SIGERROR_OK:
	case DKIM_SIGERROR_BADSIG:
	case DKIM_SIGERROR_UNKNOWN:
		return KR_AUTH_FAIL;
	default:
		return KR_AUTH_PERMERROR;
	}
}

static struct kr_dkim
outcome(DKIM *dkim, DKIM_SIGINFO *sig, const struct verification *v)
{
	struct kr_arena *arena = v->arena;
	struct kr_dkim d = {
		.result = result_of(sig),
		.domain = keep(arena, dkim_sig_getdomain(sig)),
		.selector = keep(arena, dkim_sig_getselector(sig)),
	};
	ssize_t body = 0, covered = 0, limit = 0;
	bool loaded = (dkim_sig_getflags(sig) & DKIM_SIGFLAG_KEYLOADED) != 0;
	dkim_alg_t algorithm = DKIM_SIGN_UNKNOWN;

	d.why = why_text(sig, d.result);
	if (dkim_sig_getkeysize(sig, &d.key_bits) != DKIM_STAT_OK)
		d.key_bits = 0;
	d.body_altered = dkim_sig_getbh(sig) == DKIM_SIGBH_MISMATCH;
	if (dkim_sig_getcanonlen(dkim, sig, &body, &covered, &limit) ==
	    DKIM_STAT_OK)
		d.length_limited = limit >= 0 && body > limit;
	if (d.body_altered && d.result != KR_AUTH_PASS) {
		d.result = KR_AUTH_FAIL;
		d.why = "the body was altered";
	}
	if (d.result == KR_AUTH_FAIL && !d.body_altered &&
	    v->key != KR_AUTH_PASS) {
		d.result = v->key;
		d.why = v->key == KR_AUTH_TEMPERROR ?
		    "the key could not be asked for" : "the key is no key";
	}
	if (d.result != KR_AUTH_PASS)
		return d;
	if (is_subdomain_misused(dkim, sig)) {
		d.result = KR_AUTH_PERMERROR;
		d.why = "the key is not for subdomains";
	}
	/* RFC 8301: neither SHA-1 nor short RSA keys prove anything. */
	if (dkim_sig_getsignalg(sig, &algorithm) == DKIM_STAT_OK &&
	    algorithm == DKIM_SIGN_RSASHA1) {
		d.result = KR_AUTH_POLICY;
		d.why = "rsa-sha1 is no longer accepted";
	} else if (loaded && algorithm == DKIM_SIGN_RSASHA256 &&
	    d.key_bits < KEY_BITS_MIN) {
		d.result = KR_AUTH_POLICY;
		d.why = "the key is too short";
	}
	return d;
}

static size_t
body_offset(struct kr_span raw, const struct kr_header *header)
{
	size_t at = (size_t)(header->raw.ptr - raw.ptr) + header->raw.len;

	if (at < raw.len && raw.ptr[at] == '\r')
		at++;
	if (at < raw.len && raw.ptr[at] == '\n')
		at++;
	return at;
}

/*
 * A copy with every line ended by CRLF, as it was when it was signed
 * (RFC 6376 section 5.3): what is scanned from a file may have LF.
 */
static bool
with_crlf(struct kr_span in, struct kr_arena *arena, struct kr_buffer *out)
{
	size_t at = 0, lf;

	kr_buffer_init(out, arena, SIZE_MAX);
	while ((lf = kr_span_chr(in, at, '\n')) != SIZE_MAX) {
		kr_buffer_add(out, kr_span_sub(in, at, lf - at));
		if (lf == 0 || in.ptr[lf - 1] != '\r')
			kr_buffer_byte(out, '\r');
		kr_buffer_byte(out, '\n');
		at = lf + 1;
	}
	kr_buffer_add(out, kr_span_from(in, at));
	return kr_buffer_ok(out);
}

static bool
feed(DKIM *dkim, struct kr_span raw, const struct kr_header *header,
    struct kr_arena *arena, size_t signatures_max)
{
	size_t signatures = 0;
	struct kr_buffer copy;
	DKIM_STAT rc;

	for (size_t i = 0; i < header->n; i++) {
		const struct kr_field *f = &header->field[i];
		struct kr_span text = f->raw;

		if (is_signature(f) && (!acceptable(f) ||
		    signatures++ >= signatures_max))
			continue;
		while (text.len > 0 && (text.ptr[text.len - 1] == '\n' ||
		    text.ptr[text.len - 1] == '\r'))
			text.len--;
		if (!with_crlf(text, arena, &copy))
			return false;
		rc = dkim_header(dkim, (u_char *)copy.data, copy.len);
		if (rc != DKIM_STAT_OK && rc != DKIM_STAT_SYNTAX)
			return false;
	}
	rc = dkim_eoh(dkim);
	if (rc == DKIM_STAT_NORESOURCE || rc == DKIM_STAT_INTERNAL)
		return false;
	if (!with_crlf(kr_span_from(raw, body_offset(raw, header)), arena,
	    &copy))
		return false;
	if (copy.len > 0)
		(void)dkim_body(dkim, (u_char *)copy.data, copy.len);
	(void)dkim_eom(dkim, NULL);
	return true;
}

static void
verify(DKIM_LIB *lib, struct verification *v, struct kr_span raw,
    const struct kr_header *header, size_t max, struct kr_auth *auth)
{
	static const unsigned char id[] = "kereru";
	DKIM_STAT rc;
	DKIM *dkim = dkim_verify(lib, id, NULL, &rc);
	DKIM_SIGINFO **sigs = NULL;
	int n = 0;

	if (dkim == NULL)
		return;
	(void)dkim_set_user_context(dkim, v);
	if (feed(dkim, raw, header, v->arena, max) &&
	    dkim_getsiglist(dkim, &sigs, &n) == DKIM_STAT_OK)
		for (int i = 0; i < n && auth->n_dkim < max; i++) {
			v->key = KR_AUTH_PASS;
			if ((dkim_sig_getflags(sigs[i]) &
			    DKIM_SIGFLAG_PROCESSED) == 0)
				(void)dkim_sig_process(dkim, sigs[i]);
			auth->dkim[auth->n_dkim++] = outcome(dkim, sigs[i],
			    v);
		}
	(void)dkim_free(dkim);
}

/* Those that the library did not get to see are told of all the same. */
static void
unacceptable_add(const struct kr_header *header, size_t max,
    struct kr_auth *auth)
{
	for (size_t i = 0; i < header->n && auth->n_dkim < max; i++) {
		const struct kr_field *f = &header->field[i];

		if (is_signature(f) && !acceptable(f))
			auth->dkim[auth->n_dkim++] = (struct kr_dkim){
			    .result = KR_AUTH_PERMERROR,
			    .domain = kr_tag_value(f->value, "d"),
			    .selector = kr_tag_value(f->value, "s"),
			    .why = "the signature is malformed or too long" };
	}
}

static uint64_t
time_tag(const struct kr_field *f, const char *tag)
{
	struct kr_span text = kr_tag_value(f->value, tag);
	uint64_t n = 0;

	for (size_t i = 0; i < text.len && i < 12 &&
	    kr_is_digit(text.ptr[i]); i++)
		n = 10 * n + (uint64_t)(text.ptr[i] - '0');
	return n;
}

/*
 * A signature that has run out (x=) was good when the mail came: how far
 * back from now it was signed.  libopendkim takes the "drift" off the
 * system's time before it looks at x= and t=, so this turns back its clock.
 */
static uint64_t
seconds_back(const struct kr_header *header, const struct kr_world *world)
{
	int64_t clock = world->now_s != NULL ? world->now_s(world->ctx) : 0;
	uint64_t now = clock > 0 ? (uint64_t)clock : 0, newest = 0;
	bool over = false;

	for (size_t i = 0; i < header->n; i++) {
		const struct kr_field *f = &header->field[i];
		uint64_t end;

		if (!is_signature(f) || time_tag(f, "t") > now)
			continue;
		end = time_tag(f, "x");
		over = over || (end > 0 && end < now);
		if (time_tag(f, "t") > newest)
			newest = time_tag(f, "t");
	}
	return over && newest > 0 ? now - newest : 0;
}

void
kr_dkim_check(struct kr_span raw, const struct kr_header *header, bool kept,
    const struct kr_limits *limits, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth *auth)
{
	struct verification v = { world, arena, KR_AUTH_PASS };
	uint64_t back;
	u_int flags = DKIM_LIBFLAGS_DELAYSIGPROC |
	    DKIM_LIBFLAGS_BADSIGHANDLES;
	DKIM_LIB *lib;
	bool any = false;

	for (size_t i = 0; i < header->n && !any; i++)
		any = is_signature(&header->field[i]) &&
		    acceptable(&header->field[i]);
	if (!any) {
		unacceptable_add(header, limits->dkim_signatures, auth);
		return;
	}
	lib = dkim_init(NULL, NULL);
	if (lib == NULL)
		return;
	(void)dkim_options(lib, DKIM_OP_SETOPT, DKIM_OPTS_FLAGS, &flags,
	    sizeof(flags));
	back = kept ? seconds_back(header, world) : 0;
	if (back > 0)
		(void)dkim_options(lib, DKIM_OP_SETOPT, DKIM_OPTS_CLOCKDRIFT,
		    &back, sizeof(back));
	(void)dkim_set_key_lookup(lib, key_lookup);
	verify(lib, &v, raw, header, limits->dkim_signatures, auth);
	dkim_close(lib);
	unacceptable_add(header, limits->dkim_signatures, auth);
}
