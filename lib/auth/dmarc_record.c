/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The DMARC record of a name, and the walk up the tree that finds the
 * organisation (RFC 9989 section 4.10).
 */
#include <stdlib.h>
#include <string.h>

#include <idn2.h>

#include "auth/dmarc.h"
#include "auth/signature.h"

#define WALK_LABELS	7	/* RFC 9989 4.10: longer names jump to here */

/* What the DNS asks for: a name in UTF-8 as its A-labels. */
static struct kr_span
ascii_name(struct kr_span domain, struct kr_arena *arena)
{
	char *text, *ascii;
	bool plain = true;

	while (domain.len > 0 && domain.ptr[domain.len - 1] == '.')
		domain.len--;
	for (size_t i = 0; i < domain.len; i++) {
		unsigned char c = (unsigned char)domain.ptr[i];

		if (c <= 0x20 || c == 0x7f || c == '"')
			return KR_SPAN_NONE;
		plain = plain && c < 0x80;
	}
	if (plain || domain.len > KR_DOMAIN_MAX)
		return domain;
	text = kr_arena_cstr(arena, domain);
	if (text == NULL || idn2_to_ascii_8z(text, &ascii,
	    IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return KR_SPAN_NONE;
	domain = kr_arena_copy(arena, kr_span_str(ascii));
	idn2_free(ascii);
	return domain;
}

static char
flag_value(struct kr_span value, const char *letters)
{
	if (value.len != 1)
		return '\0';
	for (const char *l = letters; *l != '\0'; l++)
		if (kr_lower(value.ptr[0]) == *l)
			return *l;
	return '\0';
}

static const char *
policy_read(struct kr_span p)
{
	static const char *const names[] = { "none", "quarantine", "reject" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (kr_span_caseeq(p, names[i]))
			return names[i];
	return NULL;
}

/* RFC 9989 4.8: "v=DMARC1" comes first, in these letters. */
static bool
is_dmarc(struct kr_span text)
{
	size_t sign = kr_span_chr(text, 0, '=');
	size_t end = kr_span_chr(text, 0, ';');

	if (sign == SIZE_MAX)
		return false;
	if (end == SIZE_MAX)
		end = text.len;
	return end > sign && kr_span_is(kr_span_trim(kr_span_sub(text, 0,
	    sign)), "v") && kr_span_is(kr_span_trim(kr_span_sub(text,
	    sign + 1, end - sign - 1)), "DMARC1");
}

static void
record_read(struct kr_span text, struct kr_dmarc_record *r)
{
	struct kr_span sp = kr_tag_value(text, "sp");
	struct kr_span np = kr_tag_value(text, "np");

	r->found = true;
	r->p = policy_read(kr_tag_value(text, "p"));
	r->sp = policy_read(sp);
	r->np = policy_read(np);
	/* 4.7: a policy that is none counts as "none" if reports are asked. */
	if (r->p == NULL || (sp.len > 0 && r->sp == NULL) ||
	    (np.len > 0 && r->np == NULL)) {
		r->found = kr_span_casefind(kr_tag_value(text, "rua"), 0,
		    "mailto:") != SIZE_MAX;
		r->p = "none";
		r->sp = r->np = NULL;
	}
	r->psd = flag_value(kr_tag_value(text, "psd"), "ynu");
	/* RFC 9989 A.6: pct=0 of RFC 7489 was how testing was said. */
	r->testing = flag_value(kr_tag_value(text, "t"), "y") == 'y' ||
	    kr_span_is(kr_tag_value(text, "pct"), "0");
	r->strict_spf = flag_value(kr_tag_value(text, "aspf"), "s") == 's';
	r->strict_dkim = flag_value(kr_tag_value(text, "adkim"), "s") == 's';
}

/* The one record of the name; several are none (RFC 9989 4.10). */
static enum kr_dns_rc
record_find(struct kr_span domain, const struct kr_world *world,
    struct kr_arena *arena, struct kr_dmarc_record *r)
{
	struct kr_dns_answer answer = { .rc = KR_DNS_UNKNOWN };
	char name[KR_DOMAIN_MAX + 1];
	struct kr_span text = KR_SPAN_NONE;
	size_t found = 0;

	*r = (struct kr_dmarc_record){ .domain = domain };
	if (domain.len == 0 ||
	    domain.len + sizeof("_dmarc.") > sizeof(name))
		return KR_DNS_NONE;
	memcpy(name, "_dmarc.", 7);
	memcpy(name + 7, domain.ptr, domain.len);
	name[7 + domain.len] = '\0';
	kr_world_ask(world, name, KR_DNS_TXT, arena, &answer);
	if (answer.rc != KR_DNS_OK)
		return answer.rc;
	for (size_t i = 0; i < answer.n; i++)
		if (is_dmarc(answer.record[i].data)) {
			text = answer.record[i].data;
			found++;
		}
	if (found == 1)
		record_read(text, r);
	return r->found ? KR_DNS_OK : KR_DNS_NONE;
}

static size_t
labels_count(struct kr_span domain)
{
	size_t n = domain.len > 0;

	for (size_t i = 0; i < domain.len; i++)
		n += domain.ptr[i] == '.';
	return n;
}

/* One label less, or for a long name the last few. */
static struct kr_span
parent(struct kr_span domain)
{
	size_t drop = labels_count(domain);

	drop = drop > WALK_LABELS + 1 ? drop - WALK_LABELS : 1;
	while (drop-- > 0) {
		size_t dot = kr_span_chr(domain, 0, '.');

		if (dot == SIZE_MAX)
			return KR_SPAN_NONE;
		domain = kr_span_from(domain, dot + 1);
	}
	return domain;
}

/* The part of start that is one label longer than above. */
static struct kr_span
child(struct kr_span start, struct kr_span above)
{
	size_t at = start.len - above.len;

	if (at < 2)
		return start;
	for (at -= 1; at > 0 && start.ptr[at - 1] != '.'; at--)
		;
	return kr_span_from(start, at);
}

/*
 * A registry's record stands for itself alone.  Registries that have not
 * yet said so with psd=y are known by the public suffix list.
 */
static bool
is_registry(const struct kr_dmarc_record *r)
{
	return r->psd == 'y' || (r->psd != 'n' && kr_auth_is_suffix(r->domain));
}

enum kr_dns_rc
kr_dmarc_walk(struct kr_span domain, const struct kr_world *world,
    struct kr_arena *arena, struct kr_dmarc_walk *walk)
{
	struct kr_span start = ascii_name(domain, arena);
	enum kr_dns_rc rc = KR_DNS_NONE;

	*walk = (struct kr_dmarc_walk){ .organisation = start };
	for (struct kr_span at = start; at.len > 0; at = parent(at)) {
		struct kr_dmarc_record r;

		rc = record_find(at, world, arena, &r);
		if (rc == KR_DNS_TEMPORARY || rc == KR_DNS_UNKNOWN)
			return rc;
		if (!r.found)
			continue;
		walk->found = true;
		if (at.len == start.len)
			walk->own = r;
		if (is_registry(&r) && at.len != start.len) {
			walk->registry = r;
			if (!walk->above.found || r.psd == 'y')
				walk->organisation = child(start, at);
			break;
		}
		walk->above = r;
		walk->organisation = at;
		if (r.psd != '\0' && r.psd != 'u')
			break;
	}
	if (!walk->found)		/* RFC 7489 3.2 */
		walk->organisation = kr_auth_organisation(start, arena);
	return KR_DNS_OK;
}
