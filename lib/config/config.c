/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "config/config.h"

void
kr_config_free(struct kr_config *config)
{
	if (config != NULL)
		kr_arena_free(config->arena);
}

const struct kr_agency *
kr_config_agency(const struct kr_config *config, const char *id)
{
	for (size_t i = 0; i < config->n_agency; i++)
		if (strcmp(config->agency[i].id, id) == 0)
			return &config->agency[i];
	return NULL;
}

const struct kr_agency *
kr_config_agency_at(const struct kr_config *config, const char *id,
    int64_t now_s)
{
	const struct kr_agency *a = kr_config_agency(config, id);

	for (size_t i = 0; a != NULL && i <= config->n_agency; i++) {
		if (a->enabled &&
		    (a->active_from_s == 0 || a->active_from_s <= now_s) &&
		    (a->active_to_s == 0 || now_s < a->active_to_s))
			return a;
		a = a->successor != NULL ?
		    kr_config_agency(config, a->successor) : NULL;
	}
	return NULL;
}

static bool
is_plus_word(struct kr_span s)
{
	for (size_t i = 1; i < s.len; i++)
		if (!kr_is_alpha(s.ptr[i]) && (s.ptr[i] < '2' ||
		    s.ptr[i] > '7'))
			return false;
	return s.len == KR_PLUS_LEN && kr_lower(s.ptr[0]) == 'k';
}

struct kr_span
kr_config_plus(const struct kr_config *config, struct kr_span addr)
{
	size_t at = kr_span_chr(addr, 0, '@'), plus;

	plus = at != SIZE_MAX && at > KR_PLUS_LEN ? at - KR_PLUS_LEN - 1 :
	    SIZE_MAX;
	if (!config->answer_plus || plus == SIZE_MAX ||
	    addr.ptr[plus] != '+' ||
	    !is_plus_word(kr_span_sub(addr, plus + 1, KR_PLUS_LEN)))
		return KR_SPAN_NONE;
	for (size_t i = 0; i < config->report_mailbox.n; i++) {
		struct kr_span box = kr_span_str(
		    config->report_mailbox.item[i]);
		size_t end = kr_span_chr(box, 0, '@');

		if (end == plus && kr_span_caseeq2(kr_span_sub(addr, 0, plus),
		    kr_span_sub(box, 0, end)) && kr_span_caseeq2(
		    kr_span_from(addr, at), kr_span_from(box, end)))
			return kr_span_sub(addr, plus + 1, KR_PLUS_LEN);
	}
	return KR_SPAN_NONE;
}

bool
kr_config_is_mailbox(const struct kr_config *config, struct kr_span addr)
{
	if (kr_config_plus(config, addr).ptr != NULL)
		return true;
	for (size_t i = 0; i < config->report_mailbox.n; i++)
		if (kr_span_caseeq(addr, config->report_mailbox.item[i]))
			return true;
	return false;
}

bool
kr_strings_has_domain(const struct kr_strings *list, struct kr_span domain)
{
	if (domain.len > 0 && domain.ptr[domain.len - 1] == '.')
		domain.len--;
	for (size_t i = 0; i < list->n; i++)
		if (kr_span_in_domain(domain, kr_span_str(list->item[i])))
			return true;
	return false;
}

void
kr_config_each(const struct kr_config *config,
    void (*each)(void *ctx, const char *key, const char *value,
    const char *origin), void *ctx)
{
	for (size_t i = 0; i < config->n_setting; i++)
		each(ctx, config->setting[i].key, config->setting[i].value,
		    config->setting[i].origin);
}
