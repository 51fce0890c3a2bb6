/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The chain of seals of those who handed a mail on (RFC 8617 section 5.2),
 * and whether one of them whom the operator trusts saw its author pass.
 */
#include <string.h>

#include "auth/signature.h"
#include "auth/told.h"

#define SETS_MAX	50		/* RFC 8617 4.2.1 */
#define FIELD_MAX	16384		/* bytes of a seal or signature */

enum kind { RESULTS, SIGNATURE, SEAL, KINDS };

static const char *const kind_names[KINDS] = {
	[RESULTS] = "ARC-Authentication-Results",
	[SIGNATURE] = "ARC-Message-Signature",
	[SEAL] = "ARC-Seal",
};

struct set {
	const struct kr_field	*field[KINDS];
	struct kr_span		 payload;	/* results behind "i=1;" */
	bool			 intact; /* its signature still verifies */
};

struct chain {
	struct kr_span		 body;
	const struct kr_header	*header;
	const struct kr_world	*world;
	struct kr_arena		*arena;
	struct kr_arc		*arc;
	struct set		 set[SETS_MAX];	/* set[0] has i=1 */
	unsigned		 n;
	uint64_t		 now;		/* of x=; 0: does not count */
	/* Digests of the whole body, once made. */
	struct { bool made; unsigned char digest[KR_SHA256_LEN]; } bodies[2];
};

static bool
fails(struct chain *c, enum kr_auth_result result, const char *why)
{
	c->arc->result = result;
	c->arc->why = why;
	return false;
}

/* ---- the sets --------------------------------------------------------- */

/* 1 to 50, or 0. */
static unsigned
instance_read(struct kr_span text)
{
	uint64_t n;

	if (text.len > 2 || !kr_tag_number(text, &n) || n > SETS_MAX)
		return 0;
	return (unsigned)n;
}

/* "i=1; mx.example; ..." (RFC 8617 4.1.1): the number, and what follows. */
static unsigned
results_instance(struct kr_span value, struct kr_span *payload)
{
	size_t end = kr_span_chr(value, 0, ';'), sign;
	struct kr_span first = kr_span_sub(value, 0, end);

	if (end == SIZE_MAX)
		return 0;
	*payload = kr_span_from(value, end + 1);
	sign = kr_span_chr(first, 0, '=');
	if (sign == SIZE_MAX ||
	    !kr_span_is(kr_span_trim(kr_span_sub(first, 0, sign)), "i"))
		return 0;
	return instance_read(kr_span_trim(kr_span_from(first, sign + 1)));
}

static bool
field_store(struct chain *c, enum kind kind, const struct kr_field *f)
{
	struct kr_span payload = KR_SPAN_NONE;
	unsigned i = kind == RESULTS ? results_instance(f->value, &payload) :
	    instance_read(kr_tag_value(f->value, "i"));

	if (i == 0)
		return fails(c, KR_AUTH_FAIL, "a field has no number");
	if (c->set[i - 1].field[kind] != NULL)
		return fails(c, KR_AUTH_FAIL, "a field is there twice");
	c->set[i - 1].field[kind] = f;
	if (kind == RESULTS)
		c->set[i - 1].payload = payload;
	if (i > c->n)
		c->n = i;
	return true;
}

static bool
sets_collect(struct chain *c)
{
	for (size_t i = 0; i < c->header->n; i++)
		for (enum kind k = RESULTS; k < KINDS; k++)
			if (kr_span_caseeq(c->header->field[i].name,
			    kind_names[k]) &&
			    !field_store(c, k, &c->header->field[i]))
				return false;
	for (unsigned i = 0; i < c->n; i++)
		for (enum kind k = RESULTS; k < KINDS; k++)
			if (c->set[i].field[k] == NULL)
				return fails(c, KR_AUTH_FAIL,
				    "a field is missing");
	return true;
}

/* ---- their form -------------------------------------------------------- */

static struct kr_span
tag(const struct kr_field *f, const char *name)
{
	return kr_tag_value(f->value, name);
}

static bool
common_form(const struct kr_field *f)
{
	static const char *const needed[] = { "a", "b", "d", "s" };
	struct kr_span t = tag(f, "t");
	uint64_t when;

	if (f->raw.len > FIELD_MAX || !kr_tags_well_formed(f->value) ||
	    !kr_tags_unique(f->value) ||
	    (t.ptr != NULL && !kr_tag_number(t, &when)))
		return false;
	for (size_t i = 0; i < KR_NELEM(needed); i++)
		if (tag(f, needed[i]).len == 0)
			return false;
	return true;
}

/* RFC 8617 4.1.3: no h=, and what the chain was when it was sealed. */
static bool
seal_form(const struct kr_field *f, unsigned i)
{
	return common_form(f) && tag(f, "h").ptr == NULL &&
	    kr_span_is(tag(f, "cv"), i == 0 ? "none" : "pass");
}

/* 4.1.2: a seal is never signed by it. */
static bool
signature_form(const struct kr_field *f)
{
	struct kr_span h = tag(f, "h");

	return common_form(f) && tag(f, "bh").len > 0 && h.ptr != NULL &&
	    kr_span_casefind(h, 0, kind_names[SEAL]) == SIZE_MAX;
}

static bool
forms_check(struct chain *c)
{
	for (unsigned i = 0; i < c->n; i++)
		if (!seal_form(c->set[i].field[SEAL], i) ||
		    !signature_form(c->set[i].field[SIGNATURE]))
			return fails(c, KR_AUTH_FAIL,
			    i + 1 == c->n && kr_span_is(tag(
			    c->set[i].field[SEAL], "cv"), "fail") ?
			    "it had failed before it came" :
			    "a field breaks its grammar");
	return true;
}

/* ---- signatures ---------------------------------------------------------- */

/* "relaxed/simple" (RFC 6376 3.5); absent: simple, and half: the header. */
static bool
forms_read(struct kr_span c, bool relaxed[2])
{
	size_t slash = kr_span_chr(c, 0, '/');
	struct kr_span part[2] = { kr_span_sub(c, 0, slash),
	    slash == SIZE_MAX ? KR_SPAN_LIT("simple") :
	    kr_span_from(c, slash + 1) };

	relaxed[0] = relaxed[1] = false;
	for (size_t i = 0; i < 2 && c.ptr != NULL; i++) {
		relaxed[i] = kr_span_is(part[i], "relaxed");
		if (!relaxed[i] && !kr_span_is(part[i], "simple"))
			return false;
	}
	return true;
}

static bool
body_holds(struct chain *c, const struct kr_field *f, bool relaxed)
{
	struct kr_span l = tag(f, "l"), bh;
	unsigned char own[KR_SHA256_LEN], *digest = own;
	size_t all;
	uint64_t limit = 0;

	if (l.ptr != NULL) {
		if (!kr_tag_number(l, &limit) || !kr_canonical_body(c->body,
		    relaxed, limit, own, &all) || limit > all)
			return false;
	} else {
		digest = c->bodies[relaxed].digest;
		if (!c->bodies[relaxed].made && !kr_canonical_body(c->body,
		    relaxed, SIZE_MAX, digest, &all))
			return false;
		c->bodies[relaxed].made = true;
	}
	bh = kr_base64_read(tag(f, "bh"), c->arena);
	return bh.len == KR_SHA256_LEN &&
	    memcmp(bh.ptr, digest, KR_SHA256_LEN) == 0;
}

/* Did whoever wrote the field sign head and the field itself? */
static enum kr_auth_result
holds(struct chain *c, const struct kr_field *f, struct kr_span head,
    bool relaxed, const char **why)
{
	struct kr_buffer own;
	struct kr_span record = KR_SPAN_NONE;
	enum kr_auth_result key;

	kr_buffer_init(&own, c->arena, SIZE_MAX);
	kr_canonical_field(f, relaxed, true, &own);
	*why = "there is too much of it";
	if (!kr_buffer_ok(&own))
		return KR_AUTH_FAIL;
	own.len -= 2;			/* its line end is not signed */
	key = kr_key_find(tag(f, "d"), tag(f, "s"), c->world, c->arena,
	    &record);
	*why = key == KR_AUTH_TEMPERROR ? "a key could not be asked for" :
	    "there is no such key";
	if (key != KR_AUTH_PASS)
		return key == KR_AUTH_TEMPERROR ? key : KR_AUTH_FAIL;
	return kr_signature_holds(head, kr_buffer_span(&own), tag(f, "a"),
	    tag(f, "b"), record, c->arena, why) ? KR_AUTH_PASS : KR_AUTH_FAIL;
}

static bool
has_run_out(const struct chain *c, const struct kr_field *f)
{
	uint64_t end;

	return c->now > 0 && kr_tag_number(tag(f, "x"), &end) &&
	    end < c->now;
}

static enum kr_auth_result
signature_under(struct chain *c, const struct kr_field *f,
    const bool relaxed[2], const char **why)
{
	struct kr_buffer head;

	*why = "the body was altered";
	if (!body_holds(c, f, relaxed[1]))
		return KR_AUTH_FAIL;
	*why = "there is too much of it";
	kr_buffer_init(&head, c->arena, SIZE_MAX);
	if (!kr_canonical_fields(c->header, tag(f, "h"), relaxed[0], c->arena,
	    &head))
		return KR_AUTH_FAIL;
	return holds(c, f, kr_buffer_span(&head), relaxed[0], why);
}

static enum kr_auth_result
signature_check(struct chain *c, unsigned i, const char **why)
{
	static const bool both[2] = { true, true };
	const struct kr_field *f = c->set[i].field[SIGNATURE];
	enum kr_auth_result rc;
	bool relaxed[2];

	*why = "a field breaks its grammar";
	if (!forms_read(tag(f, "c"), relaxed))
		return KR_AUTH_FAIL;
	*why = "a signature has run out";
	if (has_run_out(c, f))
		return KR_AUTH_FAIL;
	rc = signature_under(c, f, relaxed, why);
	/* Without c= some take the form that was the draft's. */
	if (rc == KR_AUTH_FAIL && tag(f, "c").ptr == NULL)
		rc = signature_under(c, f, both, why);
	return rc;
}

/* The newest must verify; how far down others still do is told too. */
static bool
signatures_check(struct chain *c)
{
	const char *why;
	enum kr_auth_result rc = signature_check(c, c->n - 1, &why);
	unsigned i = c->n - 1;

	if (rc != KR_AUTH_PASS)
		return fails(c, rc, why);
	c->set[i].intact = true;
	/* Of the body's beginning nobody needs to know, and it costs. */
	while (i > 0 && tag(c->set[i - 1].field[SIGNATURE], "l").ptr ==
	    NULL && signature_check(c, i - 1, &why) == KR_AUTH_PASS)
		c->set[--i].intact = true;
	c->arc->oldest_pass = i > 0 ? i + 1 : 0;
	return true;
}

/* RFC 8617 5.1.1: each seal is over all sets up to its own. */
static bool
seals_check(struct chain *c)
{
	struct kr_buffer all;
	size_t end[SETS_MAX];

	kr_buffer_init(&all, c->arena, SIZE_MAX);
	for (unsigned i = 0; i < c->n; i++) {
		kr_canonical_field(c->set[i].field[RESULTS], true, false,
		    &all);
		kr_canonical_field(c->set[i].field[SIGNATURE], true, false,
		    &all);
		end[i] = all.len;
		kr_canonical_field(c->set[i].field[SEAL], true, false, &all);
	}
	if (!kr_buffer_ok(&all))
		return fails(c, KR_AUTH_FAIL, "there is too much of it");
	for (unsigned i = c->n; i-- > 0;) {
		const char *why;
		enum kr_auth_result rc = holds(c, c->set[i].field[SEAL],
		    kr_span_sub(kr_buffer_span(&all), 0, end[i]), true, &why);

		if (rc != KR_AUTH_PASS)
			return fails(c, rc, why);
	}
	return true;
}

/* ---- who speaks for the author ------------------------------------------- */

/* Does the signature cover the author, and the whole body? */
static bool
covers(const struct kr_field *f)
{
	struct kr_span names = tag(f, "h");

	if (tag(f, "l").ptr != NULL)
		return false;
	for (size_t at = 0; at < names.len;) {
		size_t end = kr_span_chr(names, at, ':');

		if (end == SIZE_MAX)
			end = names.len;
		if (kr_span_caseeq(kr_span_trim(kr_span_sub(names, at,
		    end - at)), "From"))
			return true;
		at = end + 1;
	}
	return false;
}

/*
 * A sealer that the operator trusts says that the author passed when the
 * mail came to it.  That is worth something if the mail is still what it
 * signed, or if all who altered it since are trusted too.
 */
static void
vouch(struct chain *c, const struct kr_config *config, struct kr_span author)
{
	bool all_trusted =
	    covers(c->set[c->n - 1].field[SIGNATURE]);

	for (unsigned i = c->n; i-- > 0;) {
		const struct set *s = &c->set[i];
		struct kr_span sealer = tag(s->field[SEAL], "d");
		bool same = s->intact && covers(s->field[SIGNATURE]) &&
		    kr_span_caseeq2(tag(s->field[SIGNATURE], "d"), sealer);

		if (!kr_strings_has_domain(&config->trusted_sealer, sealer)) {
			all_trusted = false;
			continue;
		}
		if ((same || all_trusted) && kr_told_speaks(s->payload,
		    author, &config->limits, c->arena)) {
			c->arc->vouching = sealer;
			return;
		}
	}
}

void
kr_arc_check(struct kr_span raw, const struct kr_header *header, bool kept,
    const struct kr_config *config, struct kr_span author,
    const struct kr_world *world, struct kr_arena *arena,
    struct kr_arc *arc)
{
	struct chain *c = kr_arena_zalloc(arena, 1, sizeof(*c));
	int64_t now = world->now_s != NULL ? world->now_s(world->ctx) : 0;

	*arc = (struct kr_arc){ .why = "" };
	if (c == NULL)
		return;
	*c = (struct chain){ .header = header, .world = world,
	    .arena = arena, .arc = arc,
	    .body = kr_span_from(raw, kr_body_offset(raw, header)),
	    .now = !kept && now > 0 ? (uint64_t)now : 0 };
	if (sets_collect(c) && c->n == 0) {
		arc->result = KR_AUTH_NONE;
		return;
	}
	arc->sets = c->n;
	if (arc->result == KR_AUTH_FAIL)
		return;
	arc->sealer = tag(c->set[c->n - 1].field[SEAL], "d");
	if (!forms_check(c) || !signatures_check(c) || !seals_check(c))
		return;
	arc->result = KR_AUTH_PASS;
	arc->why = "verified";
	vouch(c, config, author);
}
