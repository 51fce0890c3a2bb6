/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ctl.h - kereructl: one file per command
 */
#ifndef KR_CTL_CTL_H
#define KR_CTL_CTL_H

#include "archive/archive.h"
#include "host/host.h"

/* What every command is given. */
struct ctl {
	const char	*config;	/* NULL: the installed one */
	const char	**override;
	size_t		 n_override;
	int		 argc;		/* of the command: its name is [0] */
	char		**argv;
};

/* Exit statuses. */
enum { CTL_FINE = 0, CTL_FOUND = 1, CTL_FAILED = 2 };

int	ctl_campaign(const struct ctl *);
int	ctl_check(const struct ctl *);
int	ctl_config(const struct ctl *);
int	ctl_explain(const struct ctl *);
int	ctl_forget(const struct ctl *);
int	ctl_hold(const struct ctl *);
int	ctl_learn(const struct ctl *);
int	ctl_ledger(const struct ctl *);
int	ctl_replay(const struct ctl *);
int	ctl_rules(const struct ctl *);
int	ctl_stats(const struct ctl *);
int	ctl_status(const struct ctl *);
int	ctl_test(const struct ctl *);
int	ctl_tokens(const struct ctl *);
int	ctl_train(const struct ctl *);

/* The engine; exits with file and line if it cannot be loaded. */
struct kr_host	*ctl_host(const struct ctl *);
/* The command was called the wrong way: says how, and exits. */
_Noreturn void	 ctl_usage(const char *text);
/* If it went wrong: say how, and exit. */
void	ctl_must(enum kr_rc, const struct kr_err *);
/* A number from 1 to 1,000,000; anything else is called the wrong way. */
int64_t	ctl_number(const char *text, const char *usage);
/* An arena of that limit; exits without memory. */
struct kr_arena	*ctl_arena(size_t limit);
/* A value of CSV in quotes (RFC 4180). */
void	ctl_csv_quoted(const char *);
/*
 * Judge each mail of the paths.  Calls each(ctx, verdict); returns false if
 * something could not be read or judged.
 */
bool	ctl_judge(struct kr_host *, char **path, size_t n,
	    void (*each)(void *ctx, struct kr_verdict *), void *ctx);

/*
 * The same, but what is judged is a reported message, exhibit [0] of the
 * verdict: the one that the mail carries, or the mail itself if it carries
 * none, or with whole.  A mail of a sealed class may have no exhibit.
 */
bool	ctl_judge_reported(struct kr_host *, bool whole, char *const *path,
	    size_t n, void (*each)(void *ctx, struct kr_verdict *), void *ctx);

/* ---- what check found --------------------------------------------------- */

enum ctl_level { CTL_OK, CTL_NOTE, CTL_WARNING, CTL_ERROR, CTL_LEVELS };

struct ctl_report {
	size_t	 n[CTL_LEVELS];
};

/* One line: where, and a sentence that says what would be right. */
void	ctl_say(struct ctl_report *, enum ctl_level, const char *where,
	    const char *fmt, ...) KR_PRINTF(4, 5);

/* Is the address below a name that is reserved for examples? */
bool	ctl_is_reserved(const char *addr);
void	ctl_check_agencies(struct ctl_report *, const struct kr_config *,
	    int64_t now_s);
void	ctl_check_libraries(struct ctl_report *);
/* text: what "postconf -n" and "postconf -M" print, or main.cf. */
void	ctl_check_postfix(struct ctl_report *, const struct kr_config *,
	    struct kr_span text);
/* text: sendmail.cf, or the .mc it is made from. */
void	ctl_check_sendmail(struct ctl_report *, const struct kr_config *,
	    struct kr_span text);

#endif /* KR_CTL_CTL_H */
