/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ledger.h - kereructl ledger: one file for each group of its commands
 */
#ifndef KR_CTL_LEDGER_H
#define KR_CTL_LEDGER_H

#include "ctl/ctl.h"
#include "ledger/ledger.h"

/* What each command is given; argv[0] is its name. */
struct ctl_ledger {
	struct kr_host			*host;
	const struct kr_config		*config;
	struct kr_ledger_settings	 settings;
	int				 argc;
	char				**argv;
};

int	ctl_ledger_verify(const struct ctl_ledger *);
int	ctl_ledger_search(const struct ctl_ledger *);
int	ctl_ledger_show(const struct ctl_ledger *);
int	ctl_ledger_export(const struct ctl_ledger *);
int	ctl_ledger_purge(const struct ctl_ledger *);
int	ctl_ledger_merge(const struct ctl_ledger *);
int	ctl_ledger_rebuild(const struct ctl_ledger *);
int	ctl_ledger_follow(const struct ctl_ledger *);

/* The ledger of the configuration; exits with a sentence if it cannot be. */
struct kr_store	*ctl_ledger_open(const struct ctl_ledger *,
		    enum kr_store_mode);
/*
 * --from --to --chain --category --agency --handling --urgency --state
 * --kind --queue-id --limit.  True if o is one of them.
 */
#define CTL_LEDGER_OPTIONS \
	{ "from", required_argument, NULL, 'F' }, \
	{ "to", required_argument, NULL, 'T' }, \
	{ "chain", required_argument, NULL, 'C' }, \
	{ "category", required_argument, NULL, 'c' }, \
	{ "agency", required_argument, NULL, 'a' }, \
	{ "handling", required_argument, NULL, 'h' }, \
	{ "urgency", required_argument, NULL, 'u' }, \
	{ "state", required_argument, NULL, 's' }, \
	{ "kind", required_argument, NULL, 'k' }, \
	{ "queue-id", required_argument, NULL, 'q' }, \
	{ "limit", required_argument, NULL, 'n' }
#define CTL_LEDGER_USAGE "[--from DATE] [--to DATE] [--chain NAME] " \
	"[--category NAME] [--agency ID] [--handling H] [--urgency U] " \
	"[--state S] [--queue-id ID] [--limit N]"
#define CTL_LEDGER_EXPORT_USAGE \
	"[--format jsonl|csv|arf|xarf|stix|misp] [--kind KIND] " \
	CTL_LEDGER_USAGE
bool	ctl_ledger_option(struct kr_ledger_filter *, int o, const char *value);
/* Print the evidence of decisions as a STIX 2.1 bundle or MISP events. */
void	ctl_ledger_share(const struct ctl_ledger *, struct kr_store *,
	    const struct kr_ledger_filter *, bool stix);
/* "2026-11-25", or "2026-11-25T14:30"; local.  In milliseconds; exits. */
int64_t	ctl_ledger_date(const char *);
/* RFC 3339 in UTC, to the second. */
const char *ctl_ledger_time(int64_t time_ms, char buf[32]);

#endif /* KR_CTL_LEDGER_H */
