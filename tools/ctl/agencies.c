/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl check: can every report that is routed somewhere get there? */
#include "ctl/ctl.h"

static void
agency_check(struct ctl_report *r, const struct kr_config *c,
    const struct kr_agency *a, size_t *examples)
{
	if (!a->enabled) {
		ctl_say(r, CTL_NOTE, a->id, "is switched off");
		return;
	}
	if (a->n_address == 0)
		ctl_say(r, CTL_ERROR, a->id, "has no address; its reports "
		    "could not be delivered");
	for (size_t i = 0; i < a->n_address; i++) {
		*examples += ctl_is_reserved(a->address[i]);
		if (kr_config_is_mailbox(c, kr_span_str(a->address[i])))
			ctl_say(r, CTL_ERROR, a->id, "%s is a report mailbox, "
			    "so mail would go round", a->address[i]);
	}
}

/* The time at which an agency's dates end is told a quarter before. */
static void
dates_check(struct ctl_report *r, const struct kr_agency *a, int64_t now_s)
{
	static const int64_t quarter_s = 91 * 86400;

	if (!a->enabled || a->active_to_s == 0 || a->active_to_s < now_s ||
	    a->active_to_s - now_s > quarter_s)
		return;
	ctl_say(r, a->successor != NULL ? CTL_NOTE : CTL_WARNING, a->id,
	    "is active for %lld more days; then %s takes over",
	    (long long)((a->active_to_s - now_s) / 86400),
	    a->successor != NULL ? a->successor : "nobody");
}

static void
route_check(struct ctl_report *r, const struct kr_config *c,
    const struct kr_route *route, int64_t now_s)
{
	bool always = false;

	for (size_t i = 0; i < route->n_refer; i++) {
		const char *id = route->refer[i].agency;
		const struct kr_agency *a = kr_config_agency_at(c, id, now_s);

		always = always || route->refer[i].when == KR_WHEN_ALWAYS;
		if (a == NULL || !a->enabled)
			ctl_say(r, CTL_WARNING,
			    kr_category_name(route->category),
			    "is routed to %s, which %s; these reports stay "
			    "with a person", id, a == NULL ?
			    "is not active today" : "is switched off");
	}
	if (route->n_refer == 0)
		ctl_say(r, CTL_NOTE, kr_category_name(route->category),
		    "has no route; these reports stay with a person");
}

void
ctl_check_agencies(struct ctl_report *r, const struct kr_config *c,
    int64_t now_s)
{
	size_t examples = 0;

	for (size_t i = 0; i < c->n_agency; i++) {
		agency_check(r, c, &c->agency[i], &examples);
		dates_check(r, &c->agency[i], now_s);
	}
	if (examples > 0)
		ctl_say(r, CTL_WARNING, "agencies", "%zu addresses are "
		    "examples; put the agencies' own in their place",
		    examples);
	for (int i = 0; i < KR_CATEGORY_COUNT; i++)
		route_check(r, c, &c->route[i], now_s);
}
