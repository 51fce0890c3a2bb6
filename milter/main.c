/* SPDX-License-Identifier: Apache-2.0 */
/* kereru-milter: tags and routes the reports of a mailbox. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "milter/metrics.h"

static int
usage(FILE *f, int status)
{
	fputs("usage: kereru-milter [-fhtV] [-c file] [-o key=value]\n", f);
	return status;
}

/* False after a complaint. */
static bool
options_parse(int argc, char **argv, struct options *o)
{
	static const struct option names[] = {
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "c:fho:tV", names, NULL)) != -1) {
		switch (c) {
		case 'c':
			o->config_file = optarg;
			break;
		case 'f':
			o->foreground = true;
			break;
		case 'h':
			exit(usage(stdout, EXIT_SUCCESS));
		case 'o':
			if (o->n_override == OVERRIDE_MAX)
				return false;
			o->override[o->n_override++] = optarg;
			break;
		case 't':
			o->test_only = true;
			break;
		case 'V':
			puts("kereru-milter " PACKAGE_VERSION);
			exit(EXIT_SUCCESS);
		default:
			return false;
		}
	}
	/* A reload finds the file again from any folder. */
	if (o->config_file != NULL &&
	    realpath(o->config_file, o->config_path) != NULL)
		o->config_file = o->config_path;
	return optind == argc;
}

static int
complain(const struct kr_err *err, int status)
{
	char text[1024];

	log_line(LOG_ERR, "%s", kr_err_text(err, text, sizeof(text)));
	return status;
}

static enum kr_rc
load(const struct options *o, struct kr_host **host, struct kr_err *err)
{
	return kr_host_load(o->config_file, o->override, o->n_override, host,
	    err);
}

/*
 * In the background.  Who started it waits for a byte that says that all is
 * well, and ends as it did if none comes; until then it reads complaints.
 */
static bool
detach(int *ready)
{
	int ends[2], status;
	char byte;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	pid = fork();
	if (pid < 0)
		return false;
	if (pid > 0) {
		close(ends[1]);
		if (read(ends[0], &byte, 1) == 1)
			_exit(EXIT_SUCCESS);
		_exit(waitpid(pid, &status, 0) == pid && WIFEXITED(status) ?
		    WEXITSTATUS(status) : EX_OSERR);
	}
	close(ends[0]);
	*ready = ends[1];
	return setsid() >= 0;
}

/* All is well: nothing more is said to who started it. */
static bool
let_go(int ready)
{
	int null = open("/dev/null", O_RDWR);
	bool good = null >= 0;

	for (int fd = 0; fd < 3; fd++)
		good = good && dup2(null, fd) >= 0;
	if (null > 2)
		close(null);
	/* Who started it may be gone: then nobody is to be told. */
	signal(SIGPIPE, SIG_IGN);
	good = good && (write(ready, "", 1) == 1 || errno == EPIPE);
	close(ready);
	return good;
}

static void
pid_write(const struct kr_config *config)
{
	char text[32];
	int n, fd;

	if (config->pid_file == NULL || *config->pid_file == '\0')
		return;
	fd = open(config->pid_file, O_WRONLY | O_CREAT | O_TRUNC |
	    O_NOFOLLOW | O_CLOEXEC, 0644);
	n = snprintf(text, sizeof(text), "%ld\n", (long)getpid());
	if (fd < 0 || write(fd, text, (size_t)n) != n)
		log_line(LOG_WARNING, "cannot write %s: %s",
		    config->pid_file, strerror(errno));
	if (fd >= 0)
		close(fd);
}

/*
 * With fewer rights than at start, read everything once more: what a reload
 * could not read must be known now.
 */
static enum kr_rc
drop_and_load(const struct options *o, struct kr_host **host,
    struct kr_err *err)
{
	struct kr_host *again;
	enum kr_rc rc;

	if (geteuid() != 0)
		return KR_OK;
	rc = privileges_drop(kr_host_config(*host), err);
	if (rc == KR_OK)
		rc = load(o, &again, err);
	if (rc != KR_OK)
		return rc;
	kr_host_free(*host);
	*host = again;
	return KR_OK;
}

/* From the socket on; *host may be replaced. */
static int
serve(const struct options *o, struct kr_host **host)
{
	struct poison *poison = poison_new();
	struct metrics *metrics = metrics_new();
	struct listener listener;
	struct kr_err err = { 0 };
	int status, ready = -1;

	if (smfi_register(callbacks_description()) != MI_SUCCESS ||
	    poison == NULL || metrics == NULL)
		return EX_OSERR;
	if (socket_open(kr_host_config(*host), &listener, &err) != KR_OK)
		return complain(&err, EX_UNAVAILABLE);
	log_open(kr_host_config(*host)->log_ident, true);
	if (!o->foreground && !detach(&ready))
		return EX_OSERR;
	pid_write(kr_host_config(*host));
	if (drop_and_load(o, host, &err) == KR_OK &&
	    ledger_check(kr_host_config(*host), true, &err) == KR_OK &&
	    hold_check(*host, true, &err) == KR_OK) {
		log_open(kr_host_config(*host)->log_ident, o->foreground);
		privileges_seal();
		status = o->foreground || let_go(ready) ?
		    parent_run(o, host, &listener, poison, metrics) : EX_OSERR;
	} else {
		status = complain(&err, EX_CONFIG);
		if (!o->foreground) {	/* nobody may have read that */
			log_open(kr_host_config(*host)->log_ident, false);
			(void)complain(&err, EX_CONFIG);
		}
	}
	socket_remove(&listener);
	return status;
}

int
main(int argc, char **argv)
{
	static struct options options;
	struct kr_host *host;
	struct kr_err err = { 0 };
	int status = EXIT_SUCCESS;

	log_open("kereru-milter", true);
	if (!options_parse(argc, argv, &options))
		return usage(stderr, EX_USAGE);
	if (load(&options, &host, &err) != KR_OK)
		return complain(&err, EX_CONFIG);
	if (options.test_only && (ledger_check(kr_host_config(host), false,
	    &err) != KR_OK || hold_check(host, false, &err) != KR_OK))
		status = complain(&err, EX_CONFIG);
	else if (options.test_only)
		printf("The configuration is in order.\n");
	else
		status = serve(&options, &host);
	kr_host_free(host);
	return status;
}
