/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl: look at the configuration, the rules and single verdicts. */
#include <err.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/ctl.h"

static const struct {
	const char	*name, *arguments, *help;
	int		 (*run)(const struct ctl *);
} commands[] = {
	{ "campaign", "list|show|add ...",
	  "reports of the same thing", ctl_campaign },
	{ "check", "[--postfix FILE] [--sendmail FILE]",
	  "look for what would lose reports", ctl_check },
	{ "config", "", "every setting and where it was set", ctl_config },
	{ "explain", "[--format text|html] FILE ...",
	  "a verdict with every reason", ctl_explain },
	{ "forget", "[--whole] DIGEST|PATH ...", "undo what learn did",
	  ctl_forget },
	{ "hold", "list|show|release|refuse|expire ...",
	  "reports that wait for consent", ctl_hold },
	{ "learn", "spam|ham [--whole] PATH ...", "teach the spam classifier",
	  ctl_learn },
	{ "ledger", "verify|search|show|export|follow|purge|merge|rebuild ...",
	  "the record of every decision", ctl_ledger },
	{ "replay", "OLD.jsonl PATH ...", "verdicts that have changed",
	  ctl_replay },
	{ "rules", "[--test] [--unsupported]", "the rules that are loaded",
	  ctl_rules },
	{ "stats", "--for AGENCY [--from DATE] [--to DATE] [--period P] "
	  "[--format F]", "numbers that are safe to publish", ctl_stats },
	{ "status", "[FILE]", "is all well with the daemon?", ctl_status },
	{ "test", "[--whole] [--scores | --hits] --spam PATH --ham PATH ...",
	  "how well spam is told from ham", ctl_test },
	{ "tokens", "[--whole] [--all] PATH ...",
	  "what speaks for and against spam in a message", ctl_tokens },
	{ "train", "[--whole] --output FILE --spam PATH --ham PATH ...",
	  "make a model for the spam classifier", ctl_train },
};

static void
usage_print(FILE *f)
{
	fputs("usage: kereructl [-hV] [-c file] [-o key=value] command ...\n",
	    f);
	for (size_t i = 0; i < KR_NELEM(commands); i++)
		fprintf(f, "  %s%s%s\n        %s\n", commands[i].name,
		    *commands[i].arguments != '\0' ? " " : "",
		    commands[i].arguments, commands[i].help);
}

void
ctl_must(enum kr_rc rc, const struct kr_err *error)
{
	char text[1024];

	if (rc != KR_OK)
		errx(CTL_FAILED, "%s", kr_err_text(error, text,
		    sizeof(text)));
}

int64_t
ctl_number(const char *text, const char *usage)
{
	char *end;
	long long n = strtoll(text, &end, 10);

	if (end == text || *end != '\0' || n < 1 || n > 1000000)
		ctl_usage(usage);
	return n;
}

struct kr_arena *
ctl_arena(size_t limit)
{
	struct kr_arena *arena = kr_arena_new(limit);

	if (arena == NULL)
		err(CTL_FAILED, NULL);
	return arena;
}

void
ctl_csv_quoted(const char *s)
{
	putchar('"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			putchar('"');
		putchar(*s);
	}
	putchar('"');
}

void
ctl_usage(const char *text)
{
	fprintf(stderr, "usage: kereructl [-c file] [-o key=value] %s\n",
	    text);
	exit(CTL_FAILED);
}

static void
override_add(struct ctl *c, const char *text)
{
	c->override = reallocarray(c->override, c->n_override + 1,
	    sizeof(*c->override));
	if (c->override == NULL)
		err(CTL_FAILED, NULL);
	c->override[c->n_override++] = text;
}

int
main(int argc, char **argv)
{
	static const struct option names[] = {
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ NULL, 0, NULL, 0 },
	};
	struct ctl ctl = { .config = NULL };
	int c, status;

	/* "+": the command's own options are the command's. */
	while ((c = getopt_long(argc, argv, "+c:ho:V", names, NULL)) != -1) {
		switch (c) {
		case 'c': ctl.config = optarg; break;
		case 'o': override_add(&ctl, optarg); break;
		case 'h':
			usage_print(stdout);
			return CTL_FINE;
		case 'V':
			puts("kereructl " PACKAGE_VERSION);
			return CTL_FINE;
		default:
			usage_print(stderr);
			return CTL_FAILED;
		}
	}
	ctl.argc = argc - optind;
	ctl.argv = argv + optind;
	for (size_t i = 0; ctl.argc > 0 && i < KR_NELEM(commands); i++) {
		if (strcmp(ctl.argv[0], commands[i].name) != 0)
			continue;
		optind = 0;	/* getopt begins anew */
		status = commands[i].run(&ctl);
		free(ctl.override);
		return status;
	}
	usage_print(stderr);
	return CTL_FAILED;
}
