/* SPDX-License-Identifier: Apache-2.0 */
/* Which rules and settings are not served, so that nobody takes it wrong. */
#include <string.h>

#include "rules/load.h"

enum kr_rc
kr_loader_unsupported(struct kr_loader *l, const char *name, bool setting,
    bool network, const char *reason, const char *file, unsigned line)
{
	struct kr_ruleset *set = l->set;

	if (name == NULL || reason == NULL || !KR_ARENA_ROOM(set->arena,
	    set->unsupported, set->n_unsupported, &set->cap_unsupported))
		return kr_loader_full(l);
	set->unsupported[set->n_unsupported++] = (struct kr_unsupported){
	    name, setting, network, reason, file, line };
	return KR_OK;
}

/*
 * A meta whose value hangs on a rule that cannot be evaluated is unsure.
 * Metas are looked at in order of dependency.
 */
static const struct kr_compiled *
culprit(const struct kr_ruleset *set, const struct kr_compiled *c,
    bool network)
{
	size_t n;
	const uint32_t *need = kr_meta_needs(c->meta, &n);

	for (size_t i = 0; i < n; i++) {
		const struct kr_compiled *to = &set->rule[need[i]];

		if (!to->off && (to->unsupported != NULL || to->unsure) &&
		    to->network == network)
			return to;
	}
	return NULL;
}

static const char *
needs(struct kr_loader *l, const struct kr_compiled *to)
{
	struct kr_buffer b;

	kr_buffer_init(&b, l->set->arena, SIZE_MAX);
	kr_buffer_printf(&b, "it needs %s", to->rule.name);
	return kr_buffer_ok(&b) ? kr_buffer_cstr(&b) : NULL;
}

static enum kr_rc
rule_list(struct kr_loader *l, struct kr_compiled *c)
{
	const struct kr_compiled *to = NULL;
	const char *reason = c->unsupported;

	if (c->off || !c->defined)
		return KR_OK;
	if (c->kind == KR_RULE_META) {
		to = culprit(l->set, c, false);
		c->unsure = to != NULL;
		if (to == NULL)
			to = culprit(l->set, c, true);
		if (to == NULL)
			return KR_OK;
		if (!c->unsure)
			c->network = true;
		reason = needs(l, to);
		c->unsure = true;
	} else if (reason == NULL) {
		return KR_OK;
	}
	return kr_loader_unsupported(l, c->rule.name, false, c->network,
	    reason, c->rule.file, c->rule.line);
}

enum kr_rc
kr_unsupported_list(struct kr_loader *l)
{
	struct kr_ruleset *set = l->set;
	enum kr_rc rc = KR_OK;

	for (uint32_t i = 0; rc == KR_OK && i < set->n; i++)
		if (set->rule[i].kind != KR_RULE_META)
			rc = rule_list(l, &set->rule[i]);
	for (uint32_t i = 0; rc == KR_OK && i < set->n_meta; i++)
		rc = rule_list(l, &set->rule[set->meta[i]]);
	return rc;
}
