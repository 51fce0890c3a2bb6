/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "config/options.h"

/* ---- texts in memory stand for files ---------------------------------- */

#define MAIN \
	"authserv_id = mx.example.nz\n" \
	"report_mailbox = { \"Report@Example.NZ\", \"abuse@example.nz\" }\n" \
	"fallback = \"person@example.nz\"\n"
#define AGENCIES \
	"agency home { name = Home address = { \"home@example.nz\" }\n" \
	"  handling_max = H5 }\n" \
	"agency police { name = Police address = { \"p@example.nz\" }\n" \
	"  consent_required = yes }\n"
#define ROUTE(name)	"route " name " { refer = { home } }\n"
#define ROUTES \
	ROUTE("other") ROUTE("spam") ROUTE("phishing") ROUTE("scam_fraud") \
	ROUTE("malware") ROUTE("ransomware") ROUTE("unauthorised_access") \
	ROUTE("data_breach") ROUTE("denial_of_service") ROUTE("botnet_c2") \
	ROUTE("website_compromise") ROUTE("vulnerability") \
	ROUTE("suspicious_traffic") ROUTE("objectionable_material") \
	ROUTE("child_exploitation") ROUTE("online_harm") \
	ROUTE("significant_event") ROUTE("policy_enquiry") \
	ROUTE("not_a_report")
#define WHOLE	MAIN AGENCIES ROUTES	/* lines 1-3, 4-7, 8-26 */

static const struct {
	const char	*name, *text;
} files[] = {
	{ "etc/whole.conf", WHOLE },
	{ "etc/domains", "# a comment\n\nGovt.NZ   # another\n.health.nz\n"
	  "m\xC4\x81ori.example\n" },
	{ "etc/bad.domains", "govt.nz\nnot a domain\n" },
	{ "etc/circle.conf", "include(\"circle.conf\")\n" },
	{ "etc/user.conf", "# a line\nuser = joe\n" },
	{ "etc/wrong.conf", "\n\nusr = joe\n" },
};

static enum kr_rc
memory_read(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	(void)arena;
	if (strcmp(name, "etc/main.conf") == 0) {
		*ret = kr_span_str(ctx);
		return KR_OK;
	}
	for (size_t i = 0; i < KR_NELEM(files); i++)
		if (strcmp(name, files[i].name) == 0) {
			*ret = kr_span_str(files[i].text);
			return KR_OK;
		}
	return kr_fail_at(err, KR_E_SYSTEM, name, 0, 0, "unit: no such file");
}

static enum kr_rc
load(const char *text, const char *const *override, size_t n,
    struct kr_config **ret, struct kr_err *err)
{
	char *copy = strdup(text);
	enum kr_rc rc = kr_config_load("etc/main.conf", memory_read, copy,
	    override, n, ret, err);

	free(copy);
	return rc;
}

static struct kr_config *
good(const char *text, const char *override)
{
	struct kr_config *config = NULL;
	struct kr_err err = { .code = KR_OK };
	char buf[1024];

	if (load(text, &override, override != NULL, &config, &err) != KR_OK)
		fail_msg("%s", kr_err_text(&err, buf, sizeof(buf)));
	return config;
}

/* ---- what is refused: the place, and what would be right -------------- */

static struct refusal_case {
	const char	*name, *text, *override;
	enum kr_rc	 rc;
	const char	*file;
	unsigned	 line;
	const char	*says;		/* part of the sentence */
} refusals[] = {
	{ "unknown key", WHOLE "\n\nsockett = \"unix:x\"\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 29, "mean \"socket\"" },
	{ "unknown key in a section", MAIN "agency x {\n\tnaem = y\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 5, "mean \"name\"" },
	{ "unknown section", MAIN "agancy x {\n}\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 4, "mean \"agency\"" },
	{ "nothing like it", "frobnicate = 1\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 1, "kereru.conf(5)" },
	{ "comments keep line numbers", "# one\n/* two\n three */\n// four\n"
	  "user = { a,\n# b\n}\n", NULL, KR_E_SYNTAX, "etc/main.conf", 5, "" },
	{ "a comment inside a list", MAIN "own_domains = { \"a.nz\",\n# why\n"
	  "\"b c\" }", NULL, KR_E_SYNTAX, "etc/main.conf", 6, "\"b c\"" },
	{ "a quote without end", "user = \"joe\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 1, "no end" },
	{ "a quote alone at the end", WHOLE "\n\"", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 28, "no end" },
	{ "a last value left open", WHOLE "\nuser = 'joe # it\\'s\n\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "no end" },
	{ "a comment left open", WHOLE "\n\n/* user = \"joe\"\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 29, "no end" },
	{ "a brace too many", MAIN "}\n", NULL, KR_E_SYNTAX, "etc/main.conf",
	  4, "brace" },
	{ "choice", WHOLE "deliver = repalce\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "mean \"replace\"" },
	{ "number", WHOLE "messages_max = many\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "number 1..10000" },
	{ "spool without a key", WHOLE "hold_spool = \"/h\"\n", NULL,
	  KR_E_SYNTAX,
	  "etc/main.conf", 27, "hold_key_file" },
	{ "question without a spool", WHOLE "ask_consent = yes\n"
	  "answer_name = \"x\"\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "hold_spool" },
	{ "thanks without a name", WHOLE "acknowledge = yes\nhold_spool = "
	  "\"/h\"\nhold_key_file = \"/k\"\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "answer_name" },
	{ "submission without a port", WHOLE "submission = \"localhost\"\n",
	  NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "HOST:PORT" },
	{ "submission that is no host", WHOLE "submission = \"a/b:25\"\n",
	  NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "HOST:PORT" },
	{ "our name is two words", WHOLE "authserv_id = \"mx one\"\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 27, "one word" },
	{ "our name ends a field's name", WHOLE "authserv_id = \"mx;\"\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 27, "one word" },
	{ "number over its range", WHOLE "messages_max = 10001\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 27, "number 1..10000" },
	{ "limit over its hard maximum", WHOLE "limits {\n urls = 10001\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "1..10000" },
	{ "octal", WHOLE "socket_mode = 0888\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "octal" },
	{ "points", WHOLE "spam_required = 5.123\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "points" },
	{ "yes or no", WHOLE "auth_dns = maybe\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "yes or no" },
	{ "socket", WHOLE "socket = \"/run/x\"\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "unix:PATH" },
	{ "port", WHOLE "socket = \"inet:99999\"\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "inet:PORT" },
	{ "mailbox", WHOLE "fallback = nobody\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "no mail address" },
	{ "mailbox in a list", WHOLE "report_mailbox = { \"a@b.nz\",\n"
	  "\"a b@c.nz\" }\n", NULL, KR_E_SYNTAX, "etc/main.conf", 28,
	  "\"a b@c.nz\" is no mail address" },
	{ "field name", WHOLE "tag_prefix = \"X Tag\"\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 27, "letters" },
	{ "line end in a value", WHOLE "log_ident = \"a\nb\"\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 0, "no text" },
	{ "date", WHOLE "agency x {\n name = x\n enabled = no\n"
	  " active_to = \"1 July\"\n}\n", NULL, KR_E_SYNTAX, "etc/main.conf",
	  30, "2025-07-01" },
	{ "not set", "authserv_id = x\nreport_mailbox = { \"a@b.nz\" }\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 0, "fallback must be set" },
	{ "an empty list that needs one", WHOLE "rules = \"\"\n", "rules=",
	  KR_E_SYNTAX, "-o", 0, "at least one" },
	{ "agency without name", MAIN "agency x {\n enabled = no\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 5, "name must be set" },
	{ "agency without address", WHOLE "agency x {\n name = x\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 28, "address must be set" },
	{ "id of an agency", WHOLE "agency \"No Good\" {\n name = x\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "small letters" },
	{ "mail in circles", WHOLE "fallback = \"REPORT@example.nz\"\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 27, "for ever" },
	{ "agency in circles", WHOLE "agency home {\n"
	  " address = { \"abuse@example.nz\" }\n}\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 28, "for ever" },
	{ "dates in the wrong order", WHOLE "agency home {\n"
	  "active_from = \"2026-01-02\"\nactive_to = \"2026-01-02\"\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 29, "not after" },
	{ "successor unknown", WHOLE "agency home {\nsuccessor = away\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "not declared" },
	{ "successors in a circle", WHOLE "agency home { successor = x }\n"
	  "agency x { name = x address = { \"x@y.nz\" } successor = home\n"
	  "handling_max = H5 }\n", NULL, KR_E_SYNTAX, "etc/main.conf", 0,
	  "circle" },
	{ "route to nobody", WHOLE "route spam {\n refer = { nobody }\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "not declared" },
	{ "route of no category", WHOLE "route spamm {\n refer = { home }\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "spam" },
	{ "category without a route", MAIN AGENCIES ROUTE("spam"), NULL,
	  KR_E_SYNTAX, "etc/main.conf", 0, "no route for other" },
	{ "Police without asking for consent",
	  WHOLE "route spam {\n refer = { police }\n}\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 28, "\"police when consent\"" },
	{ "nor under a wrong condition",
	  WHOLE "route spam {\n refer = { \"police when material\" }\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "consent" },
	{ "nor by way of a successor", WHOLE "agency old {\n name = Old\n"
	  " address = { \"o@x.nz\" }\n successor = police\n}\n"
	  "route spam {\n refer = { old }\n}\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 33, "consent" },
	{ "condition that is none", WHOLE "route spam {\n"
	  "refer = { \"home if asked\" }\n}\n", NULL, KR_E_SYNTAX,
	  "etc/main.conf", 28, "when consent" },
	{ "hold for nothing", WHOLE "route spam {\n hold = home\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 28, "waited for" },
	{ "class too strict for the agency", WHOLE "agency x { name = x\n"
	  "address = { \"x@y.nz\" } }\nroute spam {\n refer = { x }\n"
	  "handling = H3\n}\n", NULL, KR_E_SYNTAX, "etc/main.conf", 30,
	  "takes H2 at most" },
	{ "route to an agency that is off", WHOLE "agency x { name = x\n"
	  "enabled = no }\nroute spam {\n refer = { x }\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 30, "no successor" },
	{ "facet of no category", WHOLE "route spam {\n"
	  "facets = { phising }\n}\n", NULL, KR_E_SYNTAX, "etc/main.conf", 28,
	  "phishing" },
	{ "form without a story", WHOLE "webform w {\n from = \"w@x.nz\"\n}\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 28, "narrative" },
	{ "label twice", WHOLE "webform w {\n from = \"w@x.nz\"\n"
	  " narrative = { Story }\n email = { story }\n}\n", NULL,
	  KR_E_SYNTAX, "etc/main.conf", 30, "twice" },
	{ "unreadable include", WHOLE "include(\"absent.conf\")\n", NULL,
	  KR_E_SYSTEM, "etc/absent.conf", 0, "no such file" },
	{ "error in an included file", WHOLE "include(\"wrong.conf\")\n", NULL,
	  KR_E_SYNTAX, "etc/wrong.conf", 3, "mean \"user\"" },
	{ "error behind an include", "include(\"user.conf\")\n# x\nusr = a\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 3, "mean \"user\"" },
	{ "include of itself", "include(\"circle.conf\")\n", NULL,
	  KR_E_SYNTAX, "etc/circle.conf", 0, "include itself" },
	{ "include beside something", "user = a include(\"user.conf\")\n",
	  NULL, KR_E_SYNTAX, "etc/main.conf", 1, "line of its own" },
	{ "unreadable list", WHOLE "significant_domains_file = \"no\"\n", NULL,
	  KR_E_SYSTEM, "etc/no", 0, "no such file" },
	{ "line of a list", WHOLE "significant_domains_file = bad.domains\n",
	  NULL, KR_E_SYNTAX, "etc/bad.domains", 2, "no domain" },
	{ "-o unknown key", WHOLE, "sockett=unix:x", KR_E_SYNTAX, "-o", 0,
	  "mean \"socket\"" },
	{ "-o unknown key of an agency", WHOLE, "agency.home.adress=a@b.nz",
	  KR_E_SYNTAX, "-o", 0, "mean \"address\"" },
	{ "-o unknown agency", WHOLE, "agency.away.name=x", KR_E_SYNTAX, "-o",
	  0, "no agency \"away\"" },
	{ "-o without value", WHOLE, "socket", KR_E_SYNTAX, "-o", 0,
	  "key=value" },
	{ "-o bad value", WHOLE, "limits.urls=0", KR_E_SYNTAX, "-o", 0,
	  "1..10000" },
	{ "-o only dots", WHOLE, "...=1", KR_E_SYNTAX, "-o", 0, "" },
	{ "-o empty", WHOLE, "=", KR_E_SYNTAX, "-o", 0, "" },
};

static void
refusal_run(void **state)
{
	const struct refusal_case *c = *state;
	struct kr_config *config = NULL;
	struct kr_err err = { .code = KR_OK };
	char buf[1024];

	assert_int_equal(load(c->text, &c->override, c->override != NULL,
	    &config, &err), c->rc);
	assert_null(config);
	kr_err_text(&err, buf, sizeof(buf));
	if (strstr(err.text, c->says) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", buf, c->says);
	assert_string_equal(err.file, c->file);
	if (c->line != 0 && err.line != c->line)
		fail_msg("\"%s\" is not line %u", buf, c->line);

	/* The reader keeps nothing of a text that it refused. */
	kr_config_free(good(WHOLE, NULL));
}

/* ---- values, whoever set them ----------------------------------------- */

static struct value_case {
	const char	*name, *text, *override, *key, *value, *origin;
} values[] = {
	{ "default", "", NULL, "deliver", "replace", "default" },
	{ "file", "\ndeliver = copy\n", NULL, "deliver", "copy",
	  "etc/main.conf:28" },
	{ "last wins", "deliver = copy\ndeliver = tag\n", NULL, "deliver",
	  "tag", "etc/main.conf:28" },
	{ "-o wins", "deliver = copy\n", "deliver=tag", "deliver", "tag",
	  "-o" },
	{ "list over lines", "trusted_authserv_id = {\n  a,\n\n  b }\n", NULL,
	  "trusted_authserv_id", "a, b", "etc/main.conf:28" },
	{ "list goes on", "trusted_authserv_id = { a }\n"
	  "trusted_authserv_id += { b }\n", NULL, "trusted_authserv_id",
	  "a, b", "etc/main.conf:28" },
	{ "-o list", "", "trusted_authserv_id=mx.example.nz, other",
	  "trusted_authserv_id", "mx.example.nz, other", "-o" },
	{ "-o empty list", "trusted_authserv_id = { a }\n",
	  "trusted_authserv_id=", "trusted_authserv_id", "", "-o" },
	{ "list emptied", "trusted_authserv_id = { a }\n"
	  "trusted_authserv_id = { }\n", NULL, "trusted_authserv_id", "",
	  "etc/main.conf" },
	{ "emptied before an include", "trusted_authserv_id = { a }\n"
	  "trusted_authserv_id = { }\ninclude(\"user.conf\")\n", NULL,
	  "trusted_authserv_id", "", "etc/main.conf" },
	{ "emptied in a section", "webform w { from = \"a@b.nz\"\n"
	  " narrative = { x } email = { y } }\nwebform w { email = { } }\n",
	  NULL, "webform.w.email", "", "etc/main.conf" },
	{ "emptied, then set", "trusted_authserv_id = { }\n"
	  "trusted_authserv_id += { b }\n", NULL, "trusted_authserv_id", "b",
	  "etc/main.conf:28" },
	{ "included", "include(\"user.conf\")\n", NULL, "user", "joe",
	  "etc/user.conf:2" },
	{ "before an include", "user = ann\ninclude(\"user.conf\")\n", NULL,
	  "user", "joe", "etc/user.conf:2" },
	{ "behind an include", "include(\"user.conf\")  # why\nuser = ann\n",
	  NULL, "user", "ann", "etc/main.conf:28" },
	{ "agency", "", NULL, "agency.police.consent_required", "yes",
	  "etc/main.conf:7" },
	{ "agency changed further down", "agency home {\n name = Other\n}\n",
	  NULL, "agency.home.name", "Other", "etc/main.conf:28" },
	{ "the rest of it stays", "agency home {\n name = Other\n}\n", NULL,
	  "agency.home.address", "home@example.nz", "etc/main.conf:4" },
	{ "-o agency", "", "agency.home.address=x@y.nz, z@y.nz",
	  "agency.home.address", "x@y.nz, z@y.nz", "-o" },
	{ "-o limit", "", "limits.urls=7", "limits.urls", "7", "-o" },
	{ "route", "", NULL, "route.spam.refer", "home", "etc/main.conf:9" },
	{ "hash in quotes", "log_ident = \"a#b // c\"\n", NULL, "log_ident",
	  "a#b // c", "etc/main.conf:27" },
	{ "quotes in comments and the like", "# it's\n// \"\n/* ' */ "
	  "log_ident = \"/* # // '\" # \"\nzone_file = a//b\n", NULL,
	  "log_ident", "/* # // '", "etc/main.conf:29" },
};

static void
value_run(void **state)
{
	const struct value_case *c = *state;
	char text[4096];
	struct kr_config *config;
	const struct kr_setting *found = NULL;

	snprintf(text, sizeof(text), "%s%s", WHOLE, c->text);
	config = good(text, c->override);
	for (size_t i = 0; i < config->n_setting; i++)
		if (strcmp(config->setting[i].key, c->key) == 0)
			found = &config->setting[i];
	assert_non_null(found);
	assert_string_equal(found->value, c->value);
	assert_string_equal(found->origin, c->origin);
	kr_config_free(config);
}

/* ---- what the values mean --------------------------------------------- */

static void
meanings(void **state)
{
	struct kr_config *c = good(WHOLE "spam_required = 4.5\n"
	    "review_margin = 2\nsocket_mode = 0640\nmodel = \"m/x.model\"\n"
	    "rules = { \"r\", \"/abs/r\" }\nauth_dns = off\n"
	    "agency home { active_from = \"2025-07-01T00:00:00+12:00\"\n"
	    " active_to = \"2026-03-01\" }\n"
	    "route data_breach { refer = { \"home without offence and "
	    "consent\",\n \"police when offence and consent\" }\n"
	    "  hold = police facets = { spam, phishing } handling = H1 }\n"
	    "webform w { from = \"W@Form.NZ\" narrative = { \"What happened\" }"
	    " consent_police = { \"Police?\" } }\n", NULL);
	const struct kr_route *r = &c->route[KR_CATEGORY_DATA_BREACH];

	(void)state;
	assert_int_equal(c->spam_required, 450);
	assert_int_equal(c->review_margin, 200);
	assert_int_equal(c->socket_mode, 0640);
	assert_string_equal(c->model, "etc/m/x.model");
	assert_string_equal(c->rules.item[0], "etc/r");
	assert_string_equal(c->rules.item[1], "/abs/r");
	assert_string_equal(c->report_mailbox.item[0], "report@example.nz");
	assert_false(c->auth_dns);
	assert_int_equal(c->limits.urls, kr_limits_default.urls);
	/* date -u -d '2025-07-01 00:00 +12' +%s; -d 2026-03-01 */
	assert_int_equal(c->agency[0].active_from_s, 1751284800);
	assert_int_equal(c->agency[0].active_to_s, 1772323200);
	assert_int_equal(r->n_refer, 2);
	assert_string_equal(r->refer[1].agency, "police");
	assert_int_equal(r->refer[0].when, KR_WHEN_NO_OFFENCE_CONSENT);
	assert_int_equal(r->refer[1].when, KR_WHEN_OFFENCE_CONSENT);
	assert_string_equal(r->hold, "police");
	assert_int_equal(r->facets, 1u << KR_CATEGORY_SPAM |
	    1u << KR_CATEGORY_PHISHING);
	assert_int_equal(r->handling, KR_H1);
	assert_null(c->route[KR_CATEGORY_SPAM].hold);
	assert_int_equal(c->route[KR_CATEGORY_SPAM].category,
	    KR_CATEGORY_SPAM);
	assert_string_equal(c->webform[0].from, "w@form.nz");
	assert_int_equal(c->webform[0].n_label, 2);
	assert_int_equal(c->webform[0].field[1], KR_FORM_CONSENT_POLICE);
	assert_string_equal(c->webform[0].yes[0], "yes");
	assert_true(c->webform[0].authenticated);
	kr_config_free(c);
}

static void
domains(void **state)
{
	struct kr_config *c = good(WHOLE
	    "significant_domains = { \"Mil.NZ\" }\n"
	    "significant_domains_file = domains\n", NULL);
	static const struct { const char *domain; bool in; } rows[] = {
		{ "mil.nz", true }, { "NAVY.mil.nz", true },
		{ "govt.nz", true }, { "a.b.govt.nz.", true },
		{ "health.nz", true }, { "notgovt.nz", false },
		{ "nz", false }, { "govt.nz.example", false }, { "", false },
		{ "www.xn--mori-qsa.example", true },
	};

	(void)state;
	assert_int_equal(c->significant_domain.n, 4);
	for (size_t i = 0; i < KR_NELEM(rows); i++)
		if (kr_strings_has_domain(&c->significant_domain,
		    kr_span_str(rows[i].domain)) != rows[i].in)
			fail_msg("%s", rows[i].domain);
	assert_true(kr_config_is_mailbox(c,
	    KR_SPAN_LIT("REPORT@EXAMPLE.nz")));
	assert_false(kr_config_is_mailbox(c, KR_SPAN_LIT("home@example.nz")));
	kr_config_free(c);
	/* A file given by -o takes the other's place. */
	c = good(WHOLE "significant_domains_file = domains\n",
	    "significant_domains_file=etc/domains");
	assert_int_equal(c->significant_domain.n, 3);
	kr_config_free(c);
}

static void
succession(void **state)
{
	struct kr_config *c = good(WHOLE
	    "agency old { name = Old address = { \"o@x.nz\" }\n"
	    " active_to = \"2026-07-01\" successor = new }\n"
	    "agency new { name = New address = { \"n@x.nz\" }\n"
	    " active_from = \"2026-07-01\" active_to = \"2027-07-01\" }\n",
	    NULL);
	const int64_t july = 1782864000;	/* date -u -d 2026-07-01 +%s */

	(void)state;
	assert_string_equal(kr_config_agency_at(c, "old", july - 1)->id,
	    "old");
	assert_string_equal(kr_config_agency_at(c, "old", july)->id, "new");
	assert_null(kr_config_agency_at(c, "new", july - 1));
	assert_null(kr_config_agency_at(c, "old", july + 365 * 86400));
	assert_null(kr_config_agency_at(c, "absent", july));
	kr_config_free(c);
}

static void
names(void **state)
{
	(void)state;
	for (enum kr_category k = 0; k < KR_CATEGORY_COUNT; k++)
		assert_int_equal(kr_category_find(
		    kr_span_str(kr_category_name(k))), k);
	assert_int_equal(kr_category_find(KR_SPAN_LIT("spams")),
	    KR_CATEGORY_COUNT);
	assert_int_equal(kr_category_find(KR_SPAN_NONE), KR_CATEGORY_COUNT);
	assert_string_equal(kr_handling_name(KR_H4), "H4");
}

/* ---- what is shipped -------------------------------------------------- */

static const char *
top_file(const char *name, char *buf, size_t size)
{
	const char *top = getenv("top_srcdir");

	snprintf(buf, size, "%s/%s", top != NULL ? top : ".", name);
	return buf;
}

static enum kr_rc
disk_read(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	char *buf = kr_arena_alloc(arena, 1, 1 << 20);
	FILE *f = fopen(name, "r");
	size_t n;

	(void)ctx;
	if (f == NULL || buf == NULL)
		return kr_fail_at(err, KR_E_SYSTEM, name, 0, 0, "unit: open");
	n = fread(buf, 1, 1 << 20, f);
	fclose(f);
	*ret = (struct kr_span){ buf, n };
	return KR_OK;
}

static void
shipped(void **state)
{
	static const char *const agencies[] = { "dia-emcu", "dia-ccu",
	    "police-oceanz", "netsafe", "ncsc", "ncpo", "police-cybercrime",
	    "certnz" };
	struct kr_config *c = NULL;
	struct kr_err err = { .code = KR_OK };
	char name[4096], text[1024];

	(void)state;
	if (kr_config_load(top_file("conf/kereru.conf", name, sizeof(name)),
	    disk_read, NULL, NULL, 0, &c, &err) != KR_OK)
		fail_msg("%s", kr_err_text(&err, text, sizeof(text)));
	assert_int_equal(c->n_agency, KR_NELEM(agencies));
	for (size_t i = 0; i < KR_NELEM(agencies); i++)
		assert_non_null(kr_config_agency(c, agencies[i]));
	/* Consent is asked for one agency, evidence kept from one. */
	for (size_t i = 0; i < c->n_agency; i++) {
		const struct kr_agency *a = &c->agency[i];

		assert_int_equal(a->consent_required,
		    strcmp(a->id, "police-cybercrime") == 0);
		assert_int_equal(a->receives_evidence,
		    strcmp(a->id, "ncpo") != 0);
	}
	assert_true(kr_strings_has_domain(&c->significant_domain,
	    KR_SPAN_LIT("some.ministry.govt.nz")));
	kr_config_free(c);
}

/* The options in the manual page stand there as in the table. */
static void
manual(void **state)
{
	struct kr_arena *arena = kr_arena_new(8 << 20);
	struct kr_span page, rest;
	struct kr_buffer flat;
	char name[4096], type[160];
	bool blank = true;

	(void)state;
	assert_int_equal(disk_read(NULL, top_file("man/kereru.conf.5", name,
	    sizeof(name)), arena, &page, NULL), KR_OK);
	kr_buffer_init(&flat, arena, SIZE_MAX);
	for (size_t i = 0; i < page.len; i++) {
		if (!blank || !kr_is_blank(page.ptr[i]))
			kr_buffer_byte(&flat, kr_is_blank(page.ptr[i]) ? ' ' :
			    page.ptr[i]);
		blank = kr_is_blank(page.ptr[i]);
	}
	rest = kr_buffer_span(&flat);
	for (size_t i = 0; i < kr_options_count; i++) {
		const struct kr_option *o = &kr_options[i];
		struct kr_buffer want;
		size_t at;

		kr_option_type_text(o, type, sizeof(type));
		type[0] = (char)(type[0] >= 'a' && type[0] <= 'z' ?
		    type[0] - 32 : type[0]);
		kr_buffer_init(&want, arena, SIZE_MAX);
		kr_buffer_printf(&want, ".It Ic %s %s; %s%s. %c%s. ", o->key,
		    type, o->standard == NULL ? "must be set" : "default: ",
		    o->standard == NULL ? "" : *o->standard == '\0' ? "empty" :
		    o->standard, o->help[0] >= 'a' && o->help[0] <= 'z' ?
		    o->help[0] - 32 : o->help[0], o->help + 1);
		/* In the order of the table, each behind the last. */
		at = kr_span_find(rest, 0, kr_buffer_cstr(&want));
		if (at == SIZE_MAX)
			fail_msg("man/kereru.conf.5 lacks, or has elsewhere: "
			    "%s", kr_buffer_cstr(&want));
		rest = kr_span_from(rest, at + 1);
	}
	kr_arena_free(arena);
}

/* A rule file that is not in the makefile would not be installed. */
static void
rules_installed(void **state)
{
	struct kr_arena *arena = kr_arena_new(8 << 20);
	struct kr_span makefile;
	char name[4096], entry[300];
	DIR *dir;

	(void)state;
	assert_int_equal(disk_read(NULL, top_file("Makefile.am", name,
	    sizeof(name)), arena, &makefile, NULL), KR_OK);
	dir = opendir(top_file("conf/rules", name, sizeof(name)));
	assert_non_null(dir);
	for (struct dirent *d; (d = readdir(dir)) != NULL;) {
		if (!kr_span_caseends(kr_span_str(d->d_name), ".cf"))
			continue;
		snprintf(entry, sizeof(entry), "conf/rules/%s", d->d_name);
		if (kr_span_find(makefile, 0, entry) == SIZE_MAX)
			fail_msg("%s is not in Makefile.am", entry);
	}
	closedir(dir);
	kr_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest single[] = {
		cmocka_unit_test(meanings),
		cmocka_unit_test(domains),
		cmocka_unit_test(succession),
		cmocka_unit_test(names),
		cmocka_unit_test(shipped),
		cmocka_unit_test(manual),
		cmocka_unit_test(rules_installed),
	};
	struct CMUnitTest tests[KR_NELEM(refusals) + KR_NELEM(values) +
	    KR_NELEM(single)];

	UNIT_ROWS(tests, 0, refusals, refusal_run);
	UNIT_ROWS(tests, KR_NELEM(refusals), values, value_run);
	memcpy(tests + KR_NELEM(refusals) + KR_NELEM(values), single,
	    sizeof(single));
	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
