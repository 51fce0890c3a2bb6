/* SPDX-License-Identifier: Apache-2.0 */
/*
 * X-ARF: versions 1 to 4 as JSON, and the YAML that came before.
 *
 * JSON is read by jansson.  What it would cost is bounded before: bytes,
 * values and depth are counted in the text.
 */
#include <string.h>

#include "evidence/machine/xarf.h"

#define JSON_BYTES_MAX	(16u << 20)	/* v4 allows 15 MB of evidence */
#define JSON_VALUES_MAX	20000u
#define JSON_DEPTH_MAX	64u

/* Type names without case and separators, to what they are about. */
static const struct {
	const char		*type;
	enum kr_category	 category;
} types[] = {
	{ "spam", KR_CATEGORY_SPAM },
	{ "bulkmessaging", KR_CATEGORY_SPAM },
	{ "trap", KR_CATEGORY_SPAM },
	{ "phishing", KR_CATEGORY_PHISHING },
	{ "brandinfringement", KR_CATEGORY_PHISHING },
	{ "suspiciousregistration", KR_CATEGORY_PHISHING },
	{ "malware", KR_CATEGORY_MALWARE },
	{ "fraud", KR_CATEGORY_SCAM_FRAUD },
	{ "csam", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "csem", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "childabuse", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "childsexualabuse", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "childsexualabusematerial", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "childsexualexploitationmaterial", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "childexploitation", KR_CATEGORY_CHILD_EXPLOITATION },
	{ "harassment", KR_CATEGORY_ONLINE_HARM },
	{ "ddos", KR_CATEGORY_DENIAL_OF_SERVICE },
	{ "dos", KR_CATEGORY_DENIAL_OF_SERVICE },
	{ "botnet", KR_CATEGORY_BOTNET_C2 },
	{ "infectedhost", KR_CATEGORY_BOTNET_C2 },
	{ "compromisedserver", KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "compromisedwebsite", KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "remotecompromise", KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "defacement", KR_CATEGORY_WEBSITE_COMPROMISE },
	{ "potentiallycompromisedaccount", KR_CATEGORY_UNAUTHORISED_ACCESS },
	{ "compromisedaccount", KR_CATEGORY_UNAUTHORISED_ACCESS },
	{ "exposeddata", KR_CATEGORY_DATA_BREACH },
	{ "cve", KR_CATEGORY_VULNERABILITY },
	{ "misconfiguration", KR_CATEGORY_VULNERABILITY },
	{ "openservice", KR_CATEGORY_VULNERABILITY },
	{ "loginattack", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "portscan", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "reconnaissance", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "scraping", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "sqlinjection", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "vulnerabilityscan", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "exploit", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "webcrawler", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "blocklist", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "threatintelligence", KR_CATEGORY_SUSPICIOUS_TRAFFIC },
	{ "copyright", KR_CATEGORY_OTHER },
	{ "trademark", KR_CATEGORY_OTHER },
	{ "cyberlocker", KR_CATEGORY_OTHER },
	{ "linksite", KR_CATEGORY_OTHER },
	{ "p2p", KR_CATEGORY_OTHER },
	{ "ugcplatform", KR_CATEGORY_OTHER },
	{ "usenet", KR_CATEGORY_OTHER },
};

/* Does the type's name, case and separators aside, read like name? */
static bool
type_is(struct kr_span type, const char *name)
{
	size_t k = 0;

	for (size_t i = 0; i < type.len; i++) {
		if (!kr_is_alnum(type.ptr[i]))
			continue;
		if (name[k] == '\0' || kr_lower(type.ptr[i]) != name[k++])
			return false;
	}
	return k > 0 && name[k] == '\0';
}

static void
category_set(struct kr_machine *m, struct kr_span type)
{
	for (size_t i = 0; i < KR_NELEM(types); i++)
		if (m->category == KR_CATEGORY_COUNT &&
		    type_is(type, types[i].type))
			m->category = types[i].category;
}

/* ---- JSON ---------------------------------------------------------------- */

static bool
within_limits(struct kr_reading *r, struct kr_span s)
{
	size_t values = 1, depth = 0;
	bool string = false;

	for (size_t i = 0; i < s.len && i < JSON_BYTES_MAX; i++) {
		char c = s.ptr[i];

		if (string) {
			i += c == '\\';
			string = c != '"';
			continue;
		}
		string = c == '"';
		values += c == ',' || c == '[' || c == '{';
		if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && depth > 0)
			depth--;
		if (depth > JSON_DEPTH_MAX || values > JSON_VALUES_MAX)
			break;
	}
	if (s.len <= JSON_BYTES_MAX && depth <= JSON_DEPTH_MAX &&
	    values <= JSON_VALUES_MAX)
		return true;
	r->report->limits_hit |= UINT64_C(1) << KR_LIMIT_text_part_bytes;
	return false;
}

/* The string at "a.b.c", copied; absent if it is not there. */
static struct kr_span
text_at(struct kr_reading *r, const json_t *root, const char *path)
{
	const json_t *v = root;
	char key[40];

	while (*path != '\0' && v != NULL) {
		size_t n = strcspn(path, ".");

		if (n >= sizeof(key))
			return KR_SPAN_NONE;
		memcpy(key, path, n);
		key[n] = '\0';
		v = json_object_get(v, key);
		path += n + (path[n] == '.');
	}
	if (!json_is_string(v))
		return KR_SPAN_NONE;
	return kr_arena_copy(r->arena, (struct kr_span){
	    json_string_value(v), json_string_length(v) });
}

/* The same field under the names of several generations. */
struct kr_span
kr_xarf_text(struct kr_reading *r, const json_t *root, const char *const *path,
    size_t n)
{
	struct kr_span s = KR_SPAN_NONE;

	for (size_t i = 0; i < n && s.len == 0; i++)
		s = text_at(r, root, path[i]);
	return s;
}

static void
json_fields(struct kr_reading *r, const json_t *root)
{
	struct kr_machine *m = &r->report->machine;
	struct kr_span category = KR_XARF_TEXT(r, root, "category",
	    "Report.ReportClass", "Category");
	struct kr_span type = KR_XARF_TEXT(r, root, "type", "Report.ReportType",
	    "Report-Type");
	struct kr_buffer name;

	m->standard = "xarf";
	m->source_ip = KR_XARF_TEXT(r, root, "source_identifier",
	    "Report.SourceIp", "Report.Source.IP", "Report.Source.Ip",
	    "Source");
	m->arrival_date = KR_XARF_TEXT(r, root, "timestamp", "Report.Date",
	    "Date");
	m->reported_domain = KR_XARF_TEXT(r, root, "domain", "Report.Domain",
	    "Report.SourceDomain");
	m->original_mail_from = KR_XARF_TEXT(r, root, "smtp_from",
	    "Report.SmtpMailFromAddress");
	m->original_rcpt = KR_XARF_TEXT(r, root, "smtp_to",
	    "Report.SmtpRcptToAddress");
	m->reporter_org = KR_XARF_TEXT(r, root, "reporter.org",
	    "ReporterInfo.ReporterOrg", "Reporter.org", "Reported-From");
	kr_buffer_init(&name, r->arena, SIZE_MAX);
	kr_buffer_add(&name, category);
	if (category.len > 0)
		kr_buffer_byte(&name, '/');
	kr_buffer_add(&name, type);
	m->type = kr_buffer_span(&name);
	category_set(m, type);
	category_set(m, category);
}

/* ---- addresses ---------------------------------------------------------- */

/* Whose address it is not: of the report, its form or its maker. */
static const char *const foreign[] = { "schema", "reference", "takedown",
    "screenshot", "contact", "policy", "logo" };
static const char *const makers[] = { "reporter", "sender", "ReporterInfo",
    "Reporter", "OnBehalfOf", "_internal", "InternalProcessing" };

static bool
key_is_url(const char *key)
{
	struct kr_span k = kr_span_str(key);

	for (size_t i = 0; i < KR_NELEM(foreign); i++)
		if (kr_span_casefind(k, 0, foreign[i]) != SIZE_MAX)
			return false;
	return kr_span_casefind(k, 0, "url") != SIZE_MAX ||
	    kr_span_casefind(k, 0, "uri") != SIZE_MAX;
}

static bool
key_is_maker(const char *key)
{
	for (size_t i = 0; i < KR_NELEM(makers); i++)
		if (strcmp(key, makers[i]) == 0)
			return true;
	return false;
}

/* Depth is at most JSON_DEPTH_MAX: within_limits() has seen the text. */
static void
urls_walk(struct kr_reading *r, struct kr_exhibit *x, json_t *v, bool is_url)
{
	const char *key;
	json_t *item;
	size_t i;

	if (json_is_string(v) && is_url) {
		struct kr_span s = kr_arena_copy(r->arena, (struct kr_span){
		    json_string_value(v), json_string_length(v) });

		r->failed |= s.ptr == NULL;
		kr_urls_value(r, &x->urls, s);
	} else if (json_is_array(v)) {
		json_array_foreach(v, i, item)
			urls_walk(r, x, item, is_url);
	} else if (json_is_object(v)) {
		json_object_foreach(v, key, item)
			if (!key_is_maker(key))
				urls_walk(r, x, item, key_is_url(key));
	}
}

/* ---- the report --------------------------------------------------------- */

static void
exhibit_make(struct kr_reading *r, const struct kr_part *json, json_t *root)
{
	struct kr_exhibit *x = kr_exhibit_new(r, KR_FORM_KIND_XARF);

	if (x == NULL)
		return;
	x->message = r->message;
	x->fidelity = KR_FIDELITY_MACHINE;
	kr_xarf_evidence(r, x, json, root);
	if (x->part == NULL) {
		x->claimed = true;
		x->from = r->report->machine.original_mail_from;
		x->subject = KR_XARF_TEXT(r, root, "subject",
		    "Report.SmtpMessageSubject",
		    "Report.AdditionalInfo.Subject");
		x->date = r->report->machine.arrival_date;
	}
	urls_walk(r, x, root, false);
	if (x->text == NULL)
		kr_exhibit_finish(r, x);
}

/* What its maker says of the matter, in words of their own. */
static void
words_take(struct kr_reading *r, const struct kr_part *json,
    const json_t *root)
{
	const struct kr_view *in = kr_part_decoded(r->message, json);
	struct kr_span said = KR_XARF_TEXT(r, root, "description",
	    "Report.Description", "Report.AdditionalInfo", "Description");
	struct kr_view *v = kr_arena_zalloc(r->arena, 1, sizeof(*v));
	struct kr_run *run = kr_arena_zalloc(r->arena, 1, sizeof(*run));

	if (v == NULL || run == NULL) {
		r->failed = true;
		return;
	}
	if (in == NULL || said.len == 0)
		return;
	*run = (struct kr_run){ .in = in, .width = (uint32_t)in->text.len,
	    .kind = KR_RUN_POINT };
	*v = (struct kr_view){ .text = said, .runs = run, .n_runs = 1 };
	kr_words_add(r, &(struct kr_slice){ v, 0, said.len }, 1);
}

/* Of the first generation, which some machines write as JSON. */
static const char *const flat_keys[] = { "Reported-From", "Report-Type",
    "Category", "Source", "Source-Type", "Report-ID", "Schema-URL" };

static bool
is_xarf(const json_t *root)
{
	size_t n = 0;

	for (size_t i = 0; i < KR_NELEM(flat_keys); i++)
		n += json_object_get(root, flat_keys[i]) != NULL;
	return json_object_get(root, "xarf_version") != NULL ||
	    (n >= 3 && json_object_get(root, "Report-Type") != NULL) ||
	    (json_object_get(root, "ReporterInfo") != NULL &&
	    json_object_get(root, "Report") != NULL);
}

static bool
json_take(struct kr_reading *r, const struct kr_part *p, struct kr_span text)
{
	json_t *root;
	bool found;

	if (!within_limits(r, text))
		return false;
	root = json_loadb(text.ptr, text.len, JSON_DISABLE_EOF_CHECK, NULL);
	found = json_is_object(root) && is_xarf(root);
	if (found) {
		json_fields(r, root);
		words_take(r, p, root);
		exhibit_make(r, p, root);
	}
	json_decref(root);
	return found;
}

/* ---- the YAML generation ------------------------------------------------ */

static bool
is_yaml(const struct kr_header *h)
{
	size_t n = 0;

	for (size_t i = 0; h != NULL && i < KR_NELEM(flat_keys); i++)
		n += kr_header_find(h, flat_keys[i], 0) != NULL;
	return n >= 4 && kr_header_find(h, "Report-Type", 0) != NULL;
}

/* Flat YAML reads like header fields, apart from its first line "---". */
static bool
yaml_take(struct kr_reading *r, struct kr_span text)
{
	struct kr_machine *m = &r->report->machine;
	struct kr_message *fields = NULL;
	const struct kr_header *h;
	struct kr_exhibit *x;

	if (kr_span_casestarts(text, "---"))
		text = kr_span_trim(kr_span_from(text, 3));
	if (kr_message_read(text, r->limits, r->arena, &fields, NULL) !=
	    KR_OK) {
		r->failed = true;
		return false;
	}
	h = fields->header;
	if (!is_yaml(h))
		return false;
	m->standard = "xarf";
	m->type = kr_fields_value(r, h, "Report-Type");
	m->source_ip = kr_fields_value(r, h, "Source");
	m->arrival_date = kr_fields_value(r, h, "Date");
	m->user_agent = kr_fields_value(r, h, "User-Agent");
	m->reporter_org = kr_fields_value(r, h, "Reported-From");
	category_set(m, m->type);
	category_set(m, kr_fields_value(r, h, "Category"));
	x = kr_exhibit_new(r, KR_FORM_KIND_XARF);
	if (x == NULL)
		return true;
	x->message = r->message;
	x->fidelity = KR_FIDELITY_MACHINE;
	for (size_t i = 0; i < r->message->n_part; i++)
		if (r->message->part[i]->kind == KR_PART_MESSAGE &&
		    r->message->part[i]->child != NULL &&
		    !kr_part_nested(r->message->part[i])) {
			kr_exhibit_attached(r, x, r->message,
			    r->message->part[i]->child);
			break;
		}
	kr_urls_value(r, &x->urls, m->source_ip);
	if (x->text == NULL)
		kr_exhibit_finish(r, x);
	return true;
}

/* ---- which part --------------------------------------------------------- */

/* What a program reads is nobody's words, under whatever type it came. */
static void
copy_drop(struct kr_reading *r, const struct kr_part *p)
{
	for (size_t i = 0; i < r->copies.n; i++)
		if (r->copies.item[i].plain == p)
			r->copies.item[i].plain = NULL;
}

static bool
part_take(struct kr_reading *r, const struct kr_part *p)
{
	const struct kr_view *v = kr_part_decoded(r->message, p);
	struct kr_span text;

	if (v == NULL)
		return false;
	text = kr_span_trim(v->text);
	if (kr_span_casestarts(text, "\xef\xbb\xbf"))
		text = kr_span_from(text, 3);
	if (text.len > 1 && text.ptr[0] == '{')
		return json_take(r, p, text);
	if (p->kind == KR_PART_TEXT && (kr_span_casestarts(text, "---\n") ||
	    kr_span_casestarts(text, "---\r\n") ||
	    kr_span_caseends(p->filename, "report.txt")))
		return yaml_take(r, text);
	return false;
}

bool
kr_xarf_report(struct kr_reading *r)
{
	for (size_t i = 0; i < r->message->n_part && !r->failed; i++) {
		const struct kr_part *p = r->message->part[i];

		if (kr_part_nested(p) || p->child != NULL ||
		    p->kind == KR_PART_MULTIPART ||
		    p->kind == KR_PART_IMAGE || p->kind == KR_PART_HTML)
			continue;
		if (part_take(r, p)) {
			copy_drop(r, p);
			r->report->form = KR_FORM_KIND_XARF;
			return true;
		}
	}
	return false;
}
