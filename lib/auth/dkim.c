/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DKIM by libopendkim, behind a guard: few signatures, each small and made
 * of well-formed tags; keys by way of struct kr_world; weak ones refused by
 * us (RFC 8301).
 */
#include <stdlib.h>
#include <string.h>

#include <opendkim/dkim.h>

#include "auth/signature.h"

#define SIGNATURE_MAX	4096	/* bytes of one field */

#define KEYS_MAX	32	/* looked up for one message */

struct verification {
	const struct kr_world	*world;
	struct kr_arena		*arena;
	struct kr_span		 body;
	/* How the look-up for each signature ended. */
	struct key {
		const DKIM_SIGINFO	*sig;
		enum kr_auth_result	 result;
		struct kr_span		 record;
	}			 key[KEYS_MAX];
	size_t			 n_key;
};

static const struct key *
key_of(const struct verification *v, const DKIM_SIGINFO *sig)
{
	static const struct key none = { .result = KR_AUTH_PASS };

	for (size_t i = v->n_key; i-- > 0;)
		if (v->key[i].sig == sig)
			return &v->key[i];
	return &none;		/* it was not needed */
}

static DKIM_CBSTAT
key_lookup(DKIM *dkim, DKIM_SIGINFO *sig, u_char *buf, size_t size)
{
	struct verification *v = dkim_get_user_context(dkim);
	const char *domain = (const char *)dkim_sig_getdomain(sig);
	const char *selector = (const char *)dkim_sig_getselector(sig);
	struct key *key = &v->key[v->n_key];

	if (domain == NULL || selector == NULL || v->n_key == KEYS_MAX)
		return DKIM_CBSTAT_NOTFOUND;
	v->n_key++;
	key->sig = sig;
	key->result = kr_key_find(kr_span_str(domain), kr_span_str(selector),
	    v->world, v->arena, &key->record);
	if (key->result == KR_AUTH_TEMPERROR)
		return DKIM_CBSTAT_TRYAGAIN;
	if (key->record.ptr == NULL)
		return DKIM_CBSTAT_NOTFOUND;
	if (key->result != KR_AUTH_PASS || key->record.len >= size) {
		key->result = KR_AUTH_PERMERROR;
		return DKIM_CBSTAT_ERROR;
	}
	memcpy(buf, key->record.ptr, key->record.len);
	buf[key->record.len] = '\0';
	return DKIM_CBSTAT_CONTINUE;
}

static bool
is_signature(const struct kr_field *f)
{
	return kr_span_caseeq(f->name, "DKIM-Signature");
}

static bool
acceptable(const struct kr_field *f)
{
	return f->raw.len <= SIGNATURE_MAX && kr_tags_well_formed(f->value);
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

/* The value of a tag, without the blanks it may be folded with. */
static struct kr_span
tag_keep(struct kr_arena *arena, DKIM_SIGINFO *sig, const char *tag)
{
	unsigned char name[4];
	const unsigned char *value;
	struct kr_buffer out;

	memcpy(name, tag, strlen(tag) + 1);	/* it asks for no constant */
	value = dkim_sig_gettagvalue(sig, false, name);
	if (value == NULL)
		return KR_SPAN_NONE;
	kr_buffer_init(&out, arena, SIGNATURE_MAX);
	kr_buffer_str(&out, "");
	for (; *value != '\0'; value++)
		if (!kr_is_blank((char)*value))
			kr_buffer_byte(&out, (char)*value);
	return kr_buffer_span(&out);
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

/*
 * Is l= the whole body?  It counts bytes of the canonical form, which is
 * shorter than the body that came.
 */
static bool
covers_body(DKIM_SIGINFO *sig, const struct verification *v,
    struct kr_span length)
{
	dkim_canon_t head = DKIM_CANON_SIMPLE, body = DKIM_CANON_SIMPLE;
	unsigned char digest[KR_SHA256_LEN];
	uint64_t limit;
	size_t all;

	return kr_tag_number(length, &limit) &&
	    dkim_sig_getcanons(sig, &head, &body) == DKIM_STAT_OK &&
	    kr_canonical_body(v->body, body == DKIM_CANON_RELAXED, 0, digest,
	    &all) && limit >= all;
}

static struct kr_dkim
outcome(DKIM *dkim, DKIM_SIGINFO *sig, const struct verification *v)
{
	struct kr_arena *arena = v->arena;
	const struct key *key = key_of(v, sig);
	struct kr_dkim d = {
		.result = result_of(sig),
		.domain = keep(arena, dkim_sig_getdomain(sig)),
		.selector = keep(arena, dkim_sig_getselector(sig)),
		.algorithm = tag_keep(arena, sig, "a"),
		.fields = tag_keep(arena, sig, "h"),
		.length = tag_keep(arena, sig, "l"),
		.key = key->record,
	};
	bool loaded = (dkim_sig_getflags(sig) & DKIM_SIGFLAG_KEYLOADED) != 0;
	dkim_alg_t algorithm = DKIM_SIGN_UNKNOWN;

	d.why = why_text(sig, d.result);
	if (dkim_sig_getkeysize(sig, &d.key_bits) != DKIM_STAT_OK)
		d.key_bits = 0;
	d.body_altered = dkim_sig_getbh(sig) == DKIM_SIGBH_MISMATCH;
	if (d.body_altered && d.result != KR_AUTH_PASS) {
		d.result = KR_AUTH_FAIL;
		d.why = "the body was altered";
	}
	if (d.result == KR_AUTH_FAIL && !d.body_altered &&
	    key->result != KR_AUTH_PASS) {
		d.result = key->result;
		d.why = key->result == KR_AUTH_TEMPERROR ?
		    "the key could not be asked for" : "the key is no key";
	}
	if (d.result != KR_AUTH_PASS)
		return d;
	d.length_limited = d.length.ptr != NULL && !covers_body(sig, v,
	    d.length);
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
	    d.key_bits < KR_KEY_BITS_MIN) {
		d.result = KR_AUTH_POLICY;
		d.why = "the key is too short";
	}
	return d;
}

size_t
kr_body_offset(struct kr_span raw, const struct kr_header *header)
{
	size_t at = (size_t)(header->raw.ptr - raw.ptr) + header->raw.len;

	if (at < raw.len && raw.ptr[at] == '\r')
		at++;
	if (at < raw.len && raw.ptr[at] == '\n')
		at++;
	return at;
}

/* A copy as it was when it was signed (RFC 6376 section 5.3). */
static bool
with_crlf(struct kr_span in, struct kr_arena *arena, struct kr_buffer *out)
{
	kr_buffer_init(out, arena, SIZE_MAX);
	kr_canonical_lines(in, out);
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
	if (!with_crlf(kr_span_from(raw, kr_body_offset(raw, header)), arena,
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
	struct verification v = { .world = world, .arena = arena,
	    .body = kr_span_from(raw, kr_body_offset(raw, header)) };
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
