/* SPDX-License-Identifier: Apache-2.0 */
#include <err.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "scan/scan.h"

#define JOBS_MAX 256

enum { OPT_CHECKPOINT = 256, OPT_COLUMNS, OPT_EXPLAIN, OPT_EXTRACT,
    OPT_MAIL_MAX, OPT_MBOX, OPT_ONLINE, OPT_SHARD, OPT_SPLIT };

static const struct option longs[] = {
	{ "checkpoint",	required_argument,	NULL, OPT_CHECKPOINT },
	{ "columns",	required_argument,	NULL, OPT_COLUMNS },
	{ "config",	required_argument,	NULL, 'c' },
	{ "explain",	no_argument,		NULL, OPT_EXPLAIN },
	{ "extract",	required_argument,	NULL, OPT_EXTRACT },
	{ "format",	required_argument,	NULL, 'f' },
	{ "help",	no_argument,		NULL, 'h' },
	{ "jobs",	required_argument,	NULL, 'j' },
	{ "mail-max",	required_argument,	NULL, OPT_MAIL_MAX },
	{ "mbox",	required_argument,	NULL, OPT_MBOX },
	{ "online",	no_argument,		NULL, OPT_ONLINE },
	{ "option",	required_argument,	NULL, 'o' },
	{ "output",	required_argument,	NULL, 'O' },
	{ "quiet",	no_argument,		NULL, 'q' },
	{ "shard",	required_argument,	NULL, OPT_SHARD },
	{ "split",	required_argument,	NULL, OPT_SPLIT },
	{ "version",	no_argument,		NULL, 'V' },
	{ NULL, 0, NULL, 0 }
};

static const char usage_text[] =
"usage: kereru-scan [options] [path ...]\n"
"Decide on reported mails without delivering them.  A path is an mbox, a\n"
"Maildir, one mail, or a folder of these; packed with gzip, xz or zstd, or\n"
"not.  Without a path, or for \"-\", standard input is read.\n"
"\n"
"  -c, --config FILE      configuration\n"
"  -o, --option KEY=VALUE set a value of the configuration; may be repeated\n"
"  -f, --format FORMAT    jsonl, table, csv or text (default: table on a\n"
"                         terminal, else jsonl)\n"
"      --explain          text with every finding, its bytes and source\n"
"  -O, --output FILE      write there instead of standard output\n"
"      --split DIR        one mbox per agency, and fallback.mbox\n"
"      --extract DIR      each reported message that is attached\n"
"  -j, --jobs N           work on N mails at a time (default: all cores)\n"
"      --shard I/N        only the I-th of N parts, from 1\n"
"      --checkpoint FILE  note progress there; go on where a killed run was\n"
"      --mail-max BYTES   more of one mail is not judged (default: 256 MiB)\n"
"      --mbox KIND        auto, mboxo, mboxrd, mboxcl2, or none: one mail\n"
"      --online           ask the DNS\n"
"      --columns N        width of a table\n"
"  -q, --quiet            no progress bar and no summary\n"
"  -V, --version          print the version\n"
"  -h, --help             print this\n"
"\n"
"Exit status: 0 every mail was decided, 1 a person must look at some,\n"
"2 error.\n";

static unsigned
number(const char *text, unsigned min, unsigned max, const char *what)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (!kr_is_digit(text[0]) || *end != '\0' || n < min || n > max)
		errx(2, "%s: a number from %u to %u is wanted, not \"%s\"",
		    what, min, max, text);
	return (unsigned)n;
}

static enum scan_format
format_find(const char *name)
{
	static const char *const names[] = { [SCAN_JSONL] = "jsonl",
	    [SCAN_TABLE] = "table", [SCAN_CSV] = "csv", [SCAN_TEXT] = "text" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum scan_format)i;
	errx(2, "--format: jsonl, table, csv or text is wanted, not \"%s\"",
	    name);
}

static void
shard_read(const char *text, struct kr_archive_options *ret)
{
	unsigned i, n;
	char more;

	if (sscanf(text, "%u/%u%c", &i, &n, &more) != 2 || n < 1 ||
	    n > 1000000 || i < 1 || i > n)
		errx(2, "--shard: I/N with I from 1 to N is wanted, not "
		    "\"%s\"", text);
	ret->shard = i - 1;
	ret->shards = n;
}

static void
override_add(struct scan_options *o, const char *text)
{
	if (strchr(text, '=') == NULL)
		errx(2, "-o: key=value is wanted, not \"%s\"", text);
	o->override = reallocarray(o->override, o->n_override + 1,
	    sizeof(*o->override));
	if (o->override == NULL)
		err(2, NULL);
	o->override[o->n_override++] = text;
}

static unsigned
terminal_columns(void)
{
	struct winsize w;
	const char *text = getenv("COLUMNS");
	int n = text != NULL ? atoi(text) : 0;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0)
		return w.ws_col;
	return n > 0 && n < 10000 ? (unsigned)n : 100;
}

static void
option_take(int c, struct scan_options *o)
{
	switch (c) {
	case 'c': o->config = optarg; break;
	case 'f':
		o->format = format_find(optarg);
		o->format_given = true;
		break;
	case 'j': o->jobs = number(optarg, 1, JOBS_MAX, "--jobs"); break;
	case 'o': override_add(o, optarg); break;
	case 'O': o->output = optarg; break;
	case 'q': o->quiet = true; break;
	case OPT_CHECKPOINT: o->checkpoint = optarg; break;
	case OPT_COLUMNS:
		o->columns = number(optarg, 40, 10000, "--columns");
		break;
	case OPT_EXPLAIN: o->explain = true; break;
	case OPT_EXTRACT: o->extract = optarg; break;
	case OPT_MBOX:
		if (!kr_mbox_kind_find(optarg, &o->archive.mbox.kind))
			errx(2, "--mbox: auto, mboxo, mboxrd, mboxcl2 or none "
			    "is wanted, not \"%s\"", optarg);
		break;
	case OPT_ONLINE: o->online = true; break;
	case OPT_SHARD: shard_read(optarg, &o->archive); break;
	case OPT_MAIL_MAX:
		o->archive.mbox.mail_max = number(optarg, 4096, UINT_MAX,
		    "--mail-max");
		break;
	case OPT_SPLIT: o->split = optarg; break;
	case 'h':
		fputs(usage_text, stdout);
		exit(0);
	case 'V':
		puts("kereru-scan " PACKAGE_VERSION);
		exit(0);
	default:
		fputs("Try: kereru-scan --help\n", stderr);
		exit(2);
	}
}

void
scan_options_read(int argc, char **argv, struct scan_options *o)
{
	static char standard_input[] = "-", *only[] = { standard_input };
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int c;

	*o = (struct scan_options){ .jobs = cores < 1 ? 1 :
	    cores > JOBS_MAX ? JOBS_MAX : (unsigned)cores };
	while ((c = getopt_long(argc, argv, "c:f:hj:o:O:qV", longs, NULL)) !=
	    -1)
		option_take(c, o);
	if (o->explain)
		o->format = SCAN_TEXT;
	else if (!o->format_given)
		o->format = o->output == NULL && isatty(STDOUT_FILENO) ?
		    SCAN_TABLE : SCAN_JSONL;
	if (o->columns == 0)
		o->columns = terminal_columns();
	o->path = argv + optind;
	o->n_path = (size_t)(argc - optind);
	if (o->n_path == 0) {
		if (isatty(STDIN_FILENO))
			errx(2, "no path is given; try --help");
		o->path = only;
		o->n_path = 1;
	}
}
