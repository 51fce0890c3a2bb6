/* SPDX-License-Identifier: Apache-2.0 */
/* host.c - configuration, rules, model, key and resolver, read from disk */
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "dns/dns.h"
#include "host/clock.h"
#include "host/host.h"
#include "learned/learned.h"

#define TEXT_MAX	((size_t)64 << 20)	/* one file of ours */
#define ARENA_BYTES	((size_t)512 << 20)	/* all of them together */
#define KEY_MIN		16			/* bytes; RFC 2104 section 3 */

struct kr_host {
	struct kr_engine	 engine;
	struct kr_config	*config;
	struct kr_ruleset	*rules;
	struct kr_model		*model;
	struct kr_consent_weights *consent;
	struct kr_classifier	*classifier;
	struct kr_dns		*dns;		/* opened when first asked */
	pthread_mutex_t		 dns_lock;
	struct kr_arena		*arena;		/* the key */
};

/* ---- reading ---------------------------------------------------------- */

static enum kr_rc
text_read(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	(void)ctx;
	return kr_host_read_file(name, TEXT_MAX, arena, ret, err);
}

struct names {
	const char	**item;
	size_t		 n, cap;
};

static int
is_rule_file(const struct dirent *d)
{
	return d->d_name[0] != '.' &&
	    kr_span_caseends(kr_span_str(d->d_name), ".cf");
}

/* Byte order: alphasort() would ask the locale. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool
name_add(struct kr_arena *arena, struct names *names, const char *folder,
    const char *name)
{
	struct kr_buffer b;

	if (!KR_ARENA_ROOM(arena, names->item, names->n, &names->cap))
		return false;
	kr_buffer_init(&b, arena, SIZE_MAX);
	if (folder != NULL)
		kr_buffer_printf(&b, "%s/", folder);
	kr_buffer_str(&b, name);
	names->item[names->n++] = kr_buffer_cstr(&b);
	return kr_buffer_ok(&b);
}

/* The rule files of a folder, in order of their names. */
static enum kr_rc
folder_list(const char *folder, struct kr_arena *arena, struct names *names,
    struct kr_err *err)
{
	struct dirent **entry;
	int n = scandir(folder, &entry, is_rule_file, by_name);
	bool ok = true;

	if (n < 0)
		return kr_fail_at(err, KR_E_SYSTEM, folder, 0, 0,
		    "host: this folder of rules cannot be read");
	for (int i = 0; i < n; i++) {
		ok = ok && name_add(arena, names, folder, entry[i]->d_name);
		free(entry[i]);
	}
	free(entry);
	if (!ok)
		return kr_fail(err, KR_E_NOMEM, 0, "host: out of memory");
	if (n == 0)
		return kr_fail_at(err, KR_E_ABSENT, folder, 0, 0,
		    "host: there is no rule file (*.cf) in this folder");
	return KR_OK;
}

static enum kr_rc
rules_load(struct kr_host *h, struct kr_arena *arena, struct kr_err *err)
{
	const struct kr_strings *rules = &h->config->rules;
	struct names names = { NULL, 0, 0 };
	struct stat st;

	for (size_t i = 0; i < rules->n; i++) {
		enum kr_rc rc = KR_OK;

		if (stat(rules->item[i], &st) == 0 && S_ISDIR(st.st_mode))
			rc = folder_list(rules->item[i], arena, &names, err);
		else if (!name_add(arena, &names, NULL, rules->item[i]))
			rc = kr_fail(err, KR_E_NOMEM, 0,
			    "host: out of memory");
		if (rc != KR_OK)
			return rc;
	}
	return kr_rules_load(names.item, names.n, text_read, NULL,
	    &h->config->limits, &h->rules, err);
}

/* What reads a text does not know where it is from. */
static enum kr_rc
file_named(enum kr_rc rc, const char *name, struct kr_err *err)
{
	if (rc != KR_OK && err != NULL && err->file[0] == '\0')
		snprintf(err->file, sizeof(err->file), "%s", name);
	return rc;
}

static enum kr_rc
model_load(struct kr_host *h, struct kr_arena *arena, struct kr_err *err)
{
	struct kr_span text;
	enum kr_rc rc;

	if (*h->config->model == '\0')
		return KR_OK;
	rc = kr_host_read_file(h->config->model, TEXT_MAX, arena, &text, err);
	if (rc == KR_OK) {
		rc = kr_model_load(text, &h->model, err);
		if (rc != KR_OK && err != NULL && err->file[0] == '\0')
			(void)kr_fail_at(err, err->code, h->config->model,
			    err->line, err->column, "%s", "host: this is no "
			    "model; make it again with \"make model\"");
	}
	return rc;
}

static enum kr_rc
consent_load(struct kr_host *h, struct kr_arena *arena, struct kr_err *err)
{
	const char *name = h->config->consent_model;
	struct kr_span text;
	enum kr_rc rc;

	if (*name == '\0')
		return KR_OK;
	rc = kr_host_read_file(name, TEXT_MAX, arena, &text, err);
	return rc != KR_OK ? rc : file_named(kr_consent_weights_load(text,
	    &h->consent, err), name, err);
}

/* The classifier with what was learned here; nothing yet is fine. */
static enum kr_rc
learned_load(struct kr_host *h, struct kr_arena *arena, struct kr_err *err)
{
	struct kr_classifier *taught;
	struct kr_learned *learned;
	struct kr_lesson *lesson;
	size_t n;
	enum kr_rc rc = kr_learned_open(h->config->spam_learned,
	    KR_STORE_READ, &learned, err);

	if (rc == KR_E_ABSENT)
		return KR_OK;
	if (rc != KR_OK)
		return rc;
	rc = kr_learned_lessons(learned, arena, &lesson, &n, err);
	kr_learned_close(learned);
	if (rc != KR_OK || n == 0)
		return rc;
	rc = kr_classifier_teach(h->classifier, lesson, n, &taught, err);
	if (rc == KR_OK) {
		kr_classifier_free(h->classifier);
		h->classifier = taught;
	}
	return rc;
}

static enum kr_rc
classifier_load(struct kr_host *h, struct kr_arena *arena, struct kr_err *err)
{
	const char *name = h->config->spam_model;
	struct kr_span bytes;
	enum kr_rc rc;

	if (*name == '\0')
		return KR_OK;
	rc = kr_host_read_file(name, TEXT_MAX, arena, &bytes, err);
	if (rc != KR_OK)
		return rc;
	rc = file_named(kr_classifier_load(bytes, &h->classifier, err), name,
	    err);
	if (rc == KR_OK && *h->config->spam_learned != '\0')
		rc = learned_load(h, arena, err);
	return rc;
}

static enum kr_rc
key_load(struct kr_host *h, struct kr_err *err)
{
	if (*h->config->tag_key_file == '\0')
		return KR_OK;
	return kr_host_read_key(h->config->tag_key_file, KEY_MIN, h->arena,
	    &h->engine.tag_key, err);
}

/* The network, and what it says written down if that is wanted. */
static enum kr_rc
network_open(const struct kr_config *config, struct kr_dns **ret,
    struct kr_err *err)
{
	struct kr_dns *network;
	enum kr_rc rc = kr_dns_open(config->resolver, &network, err);

	if (rc == KR_OK && *config->zone_record != '\0')
		return kr_dns_record(network, config->zone_record, ret, err);
	if (rc == KR_OK)
		*ret = network;
	return rc;
}

static enum kr_rc
dns_load(struct kr_host *h, struct kr_arena *arena, struct kr_err *err)
{
	struct kr_span text;
	enum kr_rc rc;

	pthread_mutex_init(&h->dns_lock, NULL);
	if (*h->config->zone_file != '\0') {
		rc = kr_host_read_file(h->config->zone_file, TEXT_MAX, arena,
		    &text, err);
		return rc != KR_OK ? rc :
		    kr_dns_zone(text, h->config->zone_file, &h->dns, err);
	}
	if (!h->config->auth_dns)
		return KR_OK;
	/* Only tried: it runs threads, and a daemon may fork after loading. */
	rc = network_open(h->config, &h->dns, err);
	if (rc != KR_OK)
		return rc;
	kr_dns_free(h->dns);
	h->dns = NULL;
	return KR_OK;
}

enum kr_rc
kr_host_load(const char *config_file, const char *const *override,
    size_t n_override, struct kr_host **ret, struct kr_err *err)
{
	struct kr_host *h = calloc(1, sizeof(*h));
	struct kr_arena *texts = kr_arena_new(ARENA_BYTES);
	enum kr_rc rc = KR_OK;

	if (h != NULL)
		h->arena = kr_arena_new(2 * KR_HOST_KEY_MAX + 4096);
	if (texts == NULL || h == NULL || h->arena == NULL)
		rc = kr_fail(err, KR_E_NOMEM, 0, "host: out of memory");
	if (rc == KR_OK)
		rc = kr_config_load(config_file != NULL ? config_file :
		    KR_SYSCONFDIR "/kereru/kereru.conf", text_read, NULL,
		    override, n_override, &h->config, err);
	if (rc == KR_OK)
		rc = rules_load(h, texts, err);
	if (rc == KR_OK)
		rc = model_load(h, texts, err);
	if (rc == KR_OK)
		rc = consent_load(h, texts, err);
	if (rc == KR_OK)
		rc = classifier_load(h, texts, err);
	if (rc == KR_OK)
		rc = key_load(h, err);
	if (rc == KR_OK)
		rc = dns_load(h, texts, err);
	kr_arena_free(texts);
	if (rc != KR_OK) {
		kr_host_free(h);
		return rc;
	}
	h->engine.config = h->config;
	h->engine.rules = h->rules;
	h->engine.model = h->model;
	h->engine.consent = h->consent;
	h->engine.classifier = h->classifier;
	*ret = h;
	return KR_OK;
}

void
kr_host_free(struct kr_host *h)
{
	if (h == NULL)
		return;
	kr_dns_free(h->dns);
	kr_model_free(h->model);
	kr_consent_weights_free(h->consent);
	kr_classifier_free(h->classifier);
	if (h->rules != NULL)
		kr_rules_free(h->rules);
	kr_config_free(h->config);
	kr_arena_free(h->arena);
	free(h);
}

const struct kr_engine *
kr_host_engine(const struct kr_host *h)
{
	return &h->engine;
}

const struct kr_config *
kr_host_config(const struct kr_host *h)
{
	return h->config;
}

/* ---- the world -------------------------------------------------------- */

static int64_t
now_s(void *ctx)
{
	(void)ctx;
	return (int64_t)time(NULL);
}

static int64_t
monotonic_ms(void *ctx)
{
	(void)ctx;
	return kr_clock_steady_ms();
}

static struct kr_dns *
dns_opened(struct kr_host *h)
{
	struct kr_dns *opened;

	pthread_mutex_lock(&h->dns_lock);
	if (h->dns == NULL &&
	    network_open(h->config, &h->dns, NULL) != KR_OK)
		h->dns = NULL;
	opened = h->dns;
	pthread_mutex_unlock(&h->dns_lock);
	return opened;
}

static void
dns(void *ctx, const char *name, enum kr_dns_type type, int64_t timeout_ms,
    struct kr_arena *arena, struct kr_dns_answer *ret)
{
	struct kr_host *h = ctx;
	int64_t most = (int64_t)h->config->limits.dns_ms;
	struct kr_dns *opened = dns_opened(h);

	if (opened == NULL)
		*ret = (struct kr_dns_answer){ .rc = KR_DNS_TEMPORARY };
	else
		kr_dns_lookup(opened, name, type,
		    timeout_ms < most ? timeout_ms : most, arena, ret);
}

struct kr_world
kr_host_world(struct kr_host *h, bool online)
{
	/* A zone in a file needs no network. */
	bool ask = *h->config->zone_file != '\0' ||
	    (online && h->config->auth_dns);

	return (struct kr_world){ .ctx = h, .now_s = now_s,
	    .monotonic_ms = monotonic_ms, .dns = ask ? dns : NULL };
}
