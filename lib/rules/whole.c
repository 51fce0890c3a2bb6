/* SPDX-License-Identifier: Apache-2.0 */
/* Lines that speak of the whole set: replacements, lists, files. */
#include "rules/load.h"

static enum kr_rc
replacement_add(struct kr_loader *l, struct kr_span rest, char kind)
{
	struct kr_span name = kr_word_next(&rest);

	if (rest.len == 0)
		return kr_loader_expected(l, rest, "a name and a pattern");
	if (!KR_ARENA_ROOM(l->set->arena, l->replacement, l->n_replacement,
	    &l->cap_replacement))
		return kr_loader_full(l);
	l->replacement[l->n_replacement++] =
	    (struct kr_replacement){ kind, name, rest };
	return KR_OK;
}

enum kr_rc
kr_read_replace_tag(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 't');
}

enum kr_rc
kr_read_replace_pre(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 'p');
}

enum kr_rc
kr_read_replace_inter(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 'i');
}

enum kr_rc
kr_read_replace_post(struct kr_loader *l, struct kr_span rest)
{
	return replacement_add(l, rest, 'o');
}

enum kr_rc
kr_read_replace_rules(struct kr_loader *l, struct kr_span rest)
{
	struct kr_compiled *c;
	enum kr_rc rc = KR_OK;

	while (rc == KR_OK && rest.len > 0) {
		rc = kr_rule_named(l, &rest, &c);
		if (rc == KR_OK)
			c->replace = true;
	}
	return rc;
}

/* Domains and addresses that functions ask for. */
static enum kr_rc
list_add(struct kr_loader *l, struct kr_span list, struct kr_span rest)
{
	while (rest.len > 0)
		if (!kr_lists_add(&l->set->lists, list, kr_word_next(&rest),
		    l->set->arena))
			return kr_loader_full(l);
	return KR_OK;
}

enum kr_rc
kr_read_freemail_domains(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("freemail"), rest);
}

enum kr_rc
kr_read_freemail_welcomelist(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("freemail-not"), rest);
}

/* "enlist_addrlist (NAME) address ..." */
enum kr_rc
kr_read_enlist_addrlist(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span name = kr_word_next(&rest);

	if (name.len < 3 || name.ptr[0] != '(' || name.ptr[name.len - 1] != ')')
		return kr_loader_expected(l, name,
		    "the name of a list in parentheses");
	return list_add(l, kr_span_sub(name, 1, name.len - 2), rest);
}

/* Each into the list of that name; "!host" into the one of what is not. */
static enum kr_rc
hosts_add(struct kr_loader *l, struct kr_span name, struct kr_span rest)
{
	enum kr_rc rc = KR_OK;

	while (rc == KR_OK && rest.len > 0) {
		struct kr_span host = kr_word_next(&rest);
		bool is_not = host.len > 0 && host.ptr[0] == '!';
		struct kr_buffer list;

		kr_buffer_init(&list, l->set->arena, SIZE_MAX);
		kr_buffer_str(&list, is_not ? "host-not:" : "host:");
		kr_buffer_add(&list, name);
		rc = list_add(l, kr_buffer_span(&list),
		    kr_span_from(host, is_not));
	}
	return rc;
}

/* "enlist_uri_host (NAME) host ..." */
enum kr_rc
kr_read_enlist_uri_host(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span name = kr_word_next(&rest);

	if (name.len < 3 || name.ptr[0] != '(' || name.ptr[name.len - 1] != ')')
		return kr_loader_expected(l, name,
		    "the name of a list in parentheses");
	return hosts_add(l, kr_span_sub(name, 1, name.len - 2), rest);
}

enum kr_rc
kr_read_blocklist_uri_host(struct kr_loader *l, struct kr_span rest)
{
	return hosts_add(l, KR_SPAN_LIT("BLOCK"), rest);
}

enum kr_rc
kr_read_welcomelist_uri_host(struct kr_loader *l, struct kr_span rest)
{
	return hosts_add(l, KR_SPAN_LIT("WELCOME"), rest);
}

enum kr_rc
kr_read_blocklist_from(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("blocklist_from"), rest);
}

enum kr_rc
kr_read_blocklist_to(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("blocklist_to"), rest);
}

enum kr_rc
kr_read_welcomelist_from(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("welcomelist_from"), rest);
}

enum kr_rc
kr_read_welcomelist_to(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("welcomelist_to"), rest);
}

enum kr_rc
kr_read_more_spam_to(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("more_spam_to"), rest);
}

enum kr_rc
kr_read_all_spam_to(struct kr_loader *l, struct kr_span rest)
{
	return list_add(l, KR_SPAN_LIT("all_spam_to"), rest);
}

/* "holiday 2026-07-10 *-12-25": days that are not worked. */
enum kr_rc
kr_read_holiday(struct kr_loader *l, struct kr_span rest)
{
	struct kr_span days = rest;

	while (days.len > 0) {
		struct kr_span day = kr_word_next(&days);

		if (!kr_glob_matches(KR_SPAN_LIT("*-*-*"), day))
			return kr_loader_expected(l, day,
			    "days as 2026-07-10 or *-12-25");
	}
	return list_add(l, KR_SPAN_LIT("holiday"), rest);
}

enum kr_rc
kr_read_require_version(struct kr_loader *l, struct kr_span rest)
{
	/* "if" tells what a set may use; this only forbids to use it. */
	return rest.len > 0 ? KR_OK : kr_loader_expected(l, rest, "a release");
}

enum kr_rc
kr_read_include(struct kr_loader *l, struct kr_span rest)
{
	if (rest.len == 0)
		return kr_loader_expected(l, rest, "the name of a file");
	return kr_loader_include(l, rest);
}

enum kr_rc
kr_read_nothing(struct kr_loader *l, struct kr_span rest)
{
	(void)l;
	(void)rest;
	return KR_OK;
}
