/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kereructl learn, forget: what this site teaches the spam classifier.
 * A refusal says why, and nothing is kept of what is refused.
 */
#include <err.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ctl/ctl.h"
#include "learned/learned.h"

struct learning {
	struct kr_learned	*learned;
	struct kr_arena		*arena;
	bool			 spam, forget;
	size_t			 done, refused;
};

static const char *
label(bool spam)
{
	return spam ? "spam" : "ham";
}

static void
refuse(struct learning *l, const char *file, const char *why)
{
	printf("%s: refused: %s\n", file, why);
	l->refused++;
}

static void
done_print(struct learning *l, const char *file, const char *what,
    const unsigned char *digest)
{
	char hex[KR_SHA256_HEX];

	kr_hex(digest, KR_SHA256_LEN, hex);
	printf("%s: %s, %s\n", file, what, hex);
	l->done++;
}

/* What speaks against learning a message; NULL: nothing. */
static const char *
objection(const struct learning *l, const struct kr_tokens *t,
    enum kr_tri known)
{
	if (known != KR_UNKNOWN && (known == KR_YES) == l->spam)
		return "it is learned already";
	if (known != KR_UNKNOWN)
		return l->spam ? "it is learned as ham; forget it first" :
		    "it is learned as spam; forget it first";
	if (t->words < KR_LEARNED_WORDS_MIN)
		return "it is too short to tell anything";
	return NULL;
}

static void
learn_one(void *ctx, struct kr_verdict *v)
{
	struct learning *l = ctx;
	const struct kr_exhibit *x = v->report->exhibit;
	struct kr_err error = { .code = KR_OK };
	struct kr_tokens t;
	enum kr_tri known;
	const char *why;
	enum kr_rc rc;

	if (kr_handling_sealed(v->decision->handling)) {
		refuse(l, v->file, "it is sealed (H3, H4), and nothing of it "
		    "is kept");
		return;
	}
	kr_arena_reset(l->arena);
	ctl_must(kr_tokens_read(x, &v->findings->hits, false, l->arena, &t,
	    &error), &error);
	ctl_must(kr_learned_label(l->learned, x->sha256, &known, &error),
	    &error);
	why = objection(l, &t, known);
	if (why != NULL) {
		refuse(l, v->file, why);
		return;
	}
	rc = kr_learned_add(l->learned, x->sha256, l->spam, &t,
	    (int64_t)time(NULL), &error);
	if (rc == KR_E_LIMIT) {
		refuse(l, v->file, "the database is full; forget old mail, "
		    "or make a model with kereructl train");
		return;
	}
	ctl_must(rc, &error);
	done_print(l, v->file, l->spam ? "learned as spam" :
	    "learned as ham", x->sha256);
}

static void
forget_digest(struct learning *l, const char *name,
    const unsigned char digest[KR_SHA256_LEN])
{
	struct kr_err error = { .code = KR_OK };
	enum kr_tri known;

	ctl_must(kr_learned_label(l->learned, digest, &known, &error), &error);
	if (known == KR_UNKNOWN) {
		refuse(l, name, "it was not learned");
		return;
	}
	ctl_must(kr_learned_remove(l->learned, digest, &error), &error);
	done_print(l, name, known == KR_YES ? "no longer spam" :
	    "no longer ham", digest);
}

static void
forget_one(void *ctx, struct kr_verdict *v)
{
	if (kr_handling_sealed(v->decision->handling))
		refuse(ctx, v->file, "it was not learned");
	else
		forget_digest(ctx, v->file, v->report->exhibit[0].sha256);
}

/* A digest as learn prints it. */
static bool
digest_read(const char *hex, unsigned char digest[KR_SHA256_LEN])
{
	static const char digits[] = "0123456789abcdef";

	if (strlen(hex) != 2 * KR_SHA256_LEN)
		return false;
	for (size_t i = 0; i < 2 * KR_SHA256_LEN; i++) {
		const char *d = strchr(digits, hex[i]);

		if (d == NULL)
			return false;
		digest[i / 2] = (unsigned char)(digest[i / 2] << 4 |
		    (d - digits));
	}
	return true;
}

static void
counts_print(struct learning *l)
{
	struct kr_err error = { .code = KR_OK };
	size_t n[2];

	ctl_must(kr_learned_count(l->learned, n, &error), &error);
	printf("%zu %s, %zu refused; %zu spam and %zu ham are known\n",
	    l->done, l->forget ? "forgotten" : "learned", l->refused, n[1],
	    n[0]);
	for (int spam = 0; spam < 2; spam++)
		if (n[spam] == 0 && n[!spam] > 0)
			printf("teach some %s too: with one label alone "
			    "everything comes to look like it\n",
			    label(spam));
}

static int
run(const struct ctl *c, struct learning *l, const char *usage)
{
	static const struct option longs[] = {
		{ "whole", no_argument, NULL, 'w' }, { NULL, 0, NULL, 0 }
	};
	struct kr_err error = { .code = KR_OK };
	unsigned char digest[KR_SHA256_LEN];
	struct kr_host *host;
	bool whole = false, good = true;
	int first = 1, o;

	while ((o = getopt_long(c->argc, c->argv, "w", longs, NULL)) != -1) {
		if (o != 'w')
			ctl_usage(usage);
		whole = true;
	}
	first = optind;
	if (!l->forget && first < c->argc) {
		l->spam = strcmp(c->argv[first], "spam") == 0;
		if (!l->spam && strcmp(c->argv[first], "ham") != 0)
			ctl_usage(usage);
		first++;
	}
	if (first >= c->argc)
		ctl_usage(usage);
	host = ctl_host(c);
	if (*kr_host_config(host)->spam_learned == '\0')
		errx(CTL_FAILED, "the configuration names no database for "
		    "what is learned; set spam_learned (see kereru.conf(5))");
	if (*kr_host_config(host)->spam_model == '\0')
		errx(CTL_FAILED, "the configuration names no spam_model, on "
		    "top of which it would count; \"kereructl train\" makes "
		    "one");
	ctl_must(kr_learned_open(kr_host_config(host)->spam_learned,
	    KR_STORE_WRITE, &l->learned, &error), &error);
	l->arena = ctl_arena(kr_host_config(host)->limits.arena_bytes);
	ctl_must(kr_learned_begin(l->learned, &error), &error);
	for (; first < c->argc; first++)
		if (l->forget && digest_read(c->argv[first], digest))
			forget_digest(l, c->argv[first], digest);
		else
			good = ctl_judge_reported(host, whole,
			    c->argv + first, 1, l->forget ? forget_one :
			    learn_one, l) && good;
	ctl_must(kr_learned_commit(l->learned, &error), &error);
	counts_print(l);
	kr_arena_free(l->arena);
	kr_learned_close(l->learned);
	kr_host_free(host);
	if (fflush(stdout) != 0 || !good)
		return CTL_FAILED;
	return l->refused > 0 ? CTL_FOUND : CTL_FINE;
}

int
ctl_learn(const struct ctl *c)
{
	struct learning l = { .forget = false };

	return run(c, &l, "learn spam|ham [--whole] PATH ...");
}

int
ctl_forget(const struct ctl *c)
{
	struct learning l = { .forget = true };

	return run(c, &l, "forget [--whole] DIGEST|PATH ...");
}
