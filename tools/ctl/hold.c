/* SPDX-License-Identifier: Apache-2.0 */
/* kereructl hold: the reports that wait for their reporters' yes. */
#include <err.h>
#include <errno.h>
#include <getopt.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ctl/ctl.h"
#include "hold/ledger.h"

#define MAIL_ARENA ((size_t)512 << 20)

static const char usage[] = "hold list [--closed] | show [--mail] ID | "
    "release [--again | --done] [--note TEXT] ID | refuse [--note TEXT] ID | "
    "expire";

struct hold_options {
	bool			 closed, mail;
	enum kr_hold_doubt	 doubt;
	const char		*note;
	int			 argc;		/* what is left */
	char			**argv;
};

static int
complain(const struct kr_err *e)
{
	char text[1024];

	fprintf(stderr, "kereructl: %s\n", kr_err_text(e, text, sizeof(text)));
	return CTL_FAILED;
}

/* "2025-03-25 20:50" of this machine's zone. */
static const char *
when(int64_t s, char buf[20])
{
	struct tm tm;
	time_t t = (time_t)s;

	if (s == 0 || localtime_r(&t, &tm) == NULL ||
	    strftime(buf, 20, "%Y-%m-%d %H:%M", &tm) == 0)
		return "-";
	return buf;
}

/* Foreign bytes never reach the terminal as they are. */
static void
put_clean(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		putchar(*p >= ' ' && *p != 127 ? *p : '?');
}

static const char *
asked_text(const struct kr_hold_item *i)
{
	switch (i->asked) {
	case KR_HOLD_ASK_NO: return "not asked";
	case KR_HOLD_ASK_DUE: return "to be asked";
	case KR_HOLD_ASK_SENDING: return "perhaps asked";
	case KR_HOLD_ASK_SENT: return "asked";
	}
	return "";
}

/* ---- list --------------------------------------------------------------- */

struct listing {
	size_t	n, bad;
};

static bool
list_one(void *ctx, const char *id, const struct kr_hold_item *item,
    const struct kr_err *bad)
{
	struct listing *l = ctx;
	char from[20], until[20];

	if (item == NULL) {
		l->bad++;
		printf("%.12s  cannot be read: %s\n", id, bad->text);
		return true;
	}
	if (l->n++ == 0)
		printf("%-12s  %-9s  %-16s  %-16s  %-24s  %-8s  %s\n", "id",
		    "state", "since", "until", "category", "handling",
		    "waits for");
	printf("%.12s  %-9s  %-16s  %-16s  %-24s  %-8s  ", id,
	    kr_hold_state_name(item->state), when(item->received_s, from),
	    when(item->until_s, until), item->category, item->handling);
	for (size_t i = 0; i < item->n_agency; i++)
		printf("%s%s", i > 0 ? ", " : "", item->agency[i].id);
	if (strcmp(item->urgency, "normal") != 0)
		printf("; %s", item->urgency);
	if (!kr_hold_is_closed(item))
		printf("; %s", asked_text(item));
	if (*item->answer != '\0')
		printf("; answer %s", item->answer);
	puts(kr_hold_in_doubt(item) ? "; IN DOUBT" : "");
	return true;
}

static int
hold_list(struct kr_spool *h, const struct hold_options *o)
{
	struct listing l = { 0, 0 };
	struct kr_err e = { .code = KR_OK };

	if (o->argc != 0)
		ctl_usage(usage);
	if (kr_hold_each(h, o->closed, list_one, &l, &e) != KR_OK)
		return complain(&e);
	if (l.n == 0)
		puts(o->closed ? "Nothing is closed." : "Nothing is held.");
	return l.bad > 0 ? CTL_FOUND : CTL_FINE;
}

/* ---- show --------------------------------------------------------------- */

static void
row(const char *name, const char *value)
{
	if (*value == '\0')
		return;
	printf("%-16s", name);
	put_clean(value);
	putchar('\n');
}

static void
agencies_print(const struct kr_hold_item *item)
{
	static const char *const how[] = {
		[KR_HOLD_UNSENT] = "not sent",
		[KR_HOLD_SENDING] = "IN DOUBT: the program ended while it was "
		    "sent; look for this id in the mail server's log, then "
		    "say --done or --again",
		[KR_HOLD_SENT] = "sent",
	};
	char buf[20];

	for (size_t i = 0; i < item->n_agency; i++)
		printf("%-16s%s: %s %s\n", "agency", item->agency[i].id,
		    how[item->agency[i].sent],
		    item->agency[i].sent == KR_HOLD_SENT ?
		    when(item->agency[i].sent_s, buf) : "");
}

static void
item_print(const struct kr_hold_item *item)
{
	bool sealed = kr_hold_is_sealed(item);
	char buf[20];

	row("id", item->id);
	row("state", kr_hold_state_name(item->state));
	agencies_print(item);
	row("category", item->category);
	row("also", item->also);
	row("urgency", item->urgency);
	row("handling", item->handling);
	row("received", when(item->received_s, buf));
	row("kept until", when(item->until_s, buf));
	printf("%-16s%lld bytes\n", "size", (long long)item->size);
	row("sha256", item->sha256);
	row("queue id", item->queue_id);
	if (!sealed) {
		row("message id", item->message_id);
		row("reporter", item->reporter);
		row("language", item->language);
	}
	row("believed by", item->identity);
	row("question", asked_text(item));
	row("why not", item->why_not);
	if (item->asked_s != 0)
		row("asked", when(item->asked_s, buf));
	row("answer", item->answer);
	row("decided by", item->by);
	if (item->decided_s != 0)
		row("decided", when(item->decided_s, buf));
	row("note", item->note);
	if (sealed)
		puts("This report is sealed: what is in it is not shown.");
}

static int
hold_show(struct kr_spool *h, const struct hold_options *o, const char *id)
{
	struct kr_arena *arena = ctl_arena(MAIL_ARENA);
	struct kr_hold_item item;
	struct kr_span mail = KR_SPAN_NONE;
	struct kr_err e = { .code = KR_OK };
	int status = CTL_FINE;

	if (kr_hold_get(h, id, arena, &item, NULL, &e) != KR_OK)
		status = complain(&e);
	else if (!o->mail)
		item_print(&item);
	else if (kr_hold_is_sealed(&item))
		status = (warnx("%s is sealed: what is in it is not shown",
		    id), CTL_FAILED);
	else if (kr_hold_get(h, id, arena, &item, &mail, &e) != KR_OK)
		status = complain(&e);
	else if (mail.ptr == NULL)
		status = (warnx("the mail of %s is gone", id), CTL_FAILED);
	else
		fwrite(mail.ptr, 1, mail.len, stdout);
	kr_arena_free(arena);
	return status;
}

/* ---- release, refuse, expire -------------------------------------------- */

static const char *
operator_name(char *buf, size_t size)
{
	const struct passwd *pw = getpwuid(getuid());
	const char *sudo = getenv("SUDO_USER");

	/* sudo sets it; whoever is root may say who they are. */
	if (getuid() == 0 && sudo != NULL && *sudo != '\0')
		snprintf(buf, size, "operator %.60s", sudo);
	else if (pw != NULL)
		snprintf(buf, size, "operator %.60s", pw->pw_name);
	else
		snprintf(buf, size, "operator %u", (unsigned)getuid());
	return buf;
}

static int
hold_release(struct kr_spool *h, const struct hold_options *o, const char *id)
{
	struct kr_err e = { .code = KR_OK };
	char by[80];

	enum kr_rc rc = kr_hold_release(h, id, operator_name(by, sizeof(by)),
	    o->note, o->doubt, time(NULL), &e);

	if (rc == KR_OK) {
		printf("%s is sent, and closed.\n", id);
		return CTL_FINE;
	}
	complain(&e);
	if (rc != KR_E_TEMPORARY)
		return CTL_FAILED;
	printf("%s is not sent yet; the yes is recorded.\n", id);
	return CTL_FOUND;
}

static int
hold_refuse(struct kr_spool *h, const struct hold_options *o, const char *id)
{
	struct kr_err e = { .code = KR_OK };
	char by[80];

	if (kr_hold_refuse(h, id, operator_name(by, sizeof(by)), o->note,
	    time(NULL), &e) != KR_OK)
		return complain(&e);
	printf("%s is closed as refused; its copy is removed.\n", id);
	return CTL_FINE;
}

static int
hold_expire(struct kr_spool *h, const struct hold_options *o)
{
	struct kr_err e = { .code = KR_OK };
	size_t n;

	if (o->argc != 0)
		ctl_usage(usage);
	if (kr_hold_expire(h, time(NULL), &n, &e) != KR_OK)
		return complain(&e);
	printf("%zu closed.\n", n);
	return CTL_FINE;
}

/* ---- the command -------------------------------------------------------- */

static void
options_read(const struct ctl *c, struct hold_options *o)
{
	static const struct option longs[] = {
		{ "again", no_argument, NULL, 'a' },
		{ "closed", no_argument, NULL, 'c' },
		{ "done", no_argument, NULL, 'd' },
		{ "mail", no_argument, NULL, 'm' },
		{ "note", required_argument, NULL, 'n' },
		{ NULL, 0, NULL, 0 }
	};
	int opt;

	*o = (struct hold_options){ .note = "" };
	while ((opt = getopt_long(c->argc, c->argv, "", longs, NULL)) != -1) {
		switch (opt) {
		case 'a': o->doubt = KR_HOLD_AGAIN; break;
		case 'c': o->closed = true; break;
		case 'd': o->doubt = KR_HOLD_DONE; break;
		case 'm': o->mail = true; break;
		case 'n': o->note = optarg; break;
		default: ctl_usage(usage);
		}
	}
	o->argc = c->argc - optind;
	o->argv = c->argv + optind;
}

static int
run(struct kr_spool *h, const struct hold_options *given)
{
	struct hold_options o = *given;
	const char *verb = o.argc > 0 ? o.argv[0] : "";
	char id[KR_HOLD_ID_LEN + 1];
	struct kr_err e = { .code = KR_OK };

	o.argc--;
	o.argv++;
	if (strcmp(verb, "list") == 0)
		return hold_list(h, &o);
	if (strcmp(verb, "expire") == 0)
		return hold_expire(h, &o);
	if (o.argc != 1)
		ctl_usage(usage);
	if (kr_hold_find(h, o.argv[0], id, &e) != KR_OK)
		return complain(&e);
	if (strcmp(verb, "show") == 0)
		return hold_show(h, &o, id);
	if (strcmp(verb, "release") == 0)
		return hold_release(h, &o, id);
	if (strcmp(verb, "refuse") == 0)
		return hold_refuse(h, &o, id);
	ctl_usage(usage);
}

static bool
record(void *ctx, const struct kr_hold_event *event)
{
	struct kr_err e = { .code = KR_OK };

	if (kr_hold_record_ledger(ctx, event, &e))
		return true;
	complain(&e);
	return false;
}

/* NULL if the configuration has none; exits if it cannot be opened. */
static struct kr_ledger *
ledger_open(const struct kr_config *config)
{
	struct kr_ledger_settings s = { .where = NULL };
	struct kr_ledger *ledger;
	struct kr_err e = { .code = KR_OK };

	if (!kr_ledger_settings(config, &s))
		return NULL;
	s.accept = false;	/* the spool of entries is the daemon's */
	s.spool = "";
	if (kr_ledger_open(&s, &ledger, &e) != KR_OK)
		exit(complain(&e));
	return ledger;
}

/* Only the daemon makes it; here a wrong name would be an empty spool. */
static void
spool_look(const char *name)
{
	if (*name != '\0' && access(name, F_OK) != 0 && errno == ENOENT)
		errx(2, "%s: hold_spool is not there: the daemon makes it when "
		    "it starts", name);
}

int
ctl_hold(const struct ctl *c)
{
	struct kr_ledger *ledger;
	struct kr_hold_settings set = { .config = NULL };
	struct hold_options o;
	struct kr_host *host;
	struct kr_spool *hold;
	struct kr_err e = { .code = KR_OK };
	int status;

	options_read(c, &o);
	host = ctl_host(c);
	set.config = kr_host_config(host);
	set.tag_key = kr_host_engine(host)->tag_key;
	spool_look(set.config->hold_spool);
	ledger = ledger_open(set.config);
	set.record = ledger != NULL ? record : NULL;
	set.record_ctx = ledger;
	if (kr_hold_open(&set, &hold, &e) != KR_OK) {
		kr_ledger_close(ledger);
		kr_host_free(host);
		return complain(&e);
	}
	status = run(hold, &o);
	kr_hold_close(hold);
	kr_ledger_close(ledger);
	kr_host_free(host);
	return status;
}
