/* SPDX-License-Identifier: Apache-2.0 */
/*
 * X-ARF: versions 1 to 4 as JSON, and the YAML that came before.
 *
 * JSON is read by jansson.  What it would cost is bounded before: bytes,
 * values and depth are counted in the text.
 */
#include <string.h>

#include <jansson.h>

#include "evidence/reading.h"
#include "evidence/saved.h"

#define JSON_BYTES_MAX	(16u << 20)	/* v4 allows 15 MB of evidence */
#define JSON_VALUES_MAX	20000u
#define JSON_DEPTH_MAX	64u
#define EVIDENCE_MAX	20		/* items looked into */

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
static struct kr_span
text_of(struct kr_reading *r, const json_t *root, const char *const *path,
    size_t n)
{
	struct kr_span s = KR_SPAN_NONE;

	for (size_t i = 0; i < n && s.len == 0; i++)
		s = text_at(r, root, path[i]);
	return s;
}

#define TEXT_OF(r, root, ...) \
	text_of((r), (root), (const char *const[]){ __VA_ARGS__ }, \
	    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static void
json_fields(struct kr_reading *r, const json_t *root)
{
	struct kr_machine *m = &r->report->machine;
	struct kr_span category = TEXT_OF(r, root, "category",
	    "Report.ReportClass", "Category");
	struct kr_span type = TEXT_OF(r, root, "type", "Report.ReportType",
	    "Report-Type");
	struct kr_buffer name;

	m->standard = "xarf";
	m->source_ip = TEXT_OF(r, root, "source_identifier",
	    "Report.SourceIp", "Report.Source.IP", "Report.Source.Ip",
	    "Source");
	m->arrival_date = TEXT_OF(r, root, "timestamp", "Report.Date", "Date");
	m->reported_domain = TEXT_OF(r, root, "domain", "Report.Domain",
	    "Report.SourceDomain");
	m->original_mail_from = TEXT_OF(r, root, "smtp_from",
	    "Report.SmtpMailFromAddress");
	m->original_rcpt = TEXT_OF(r, root, "smtp_to",
	    "Report.SmtpRcptToAddress");
	m->reporter_org = TEXT_OF(r, root, "reporter.org",
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

/* ---- evidence ----------------------------------------------------------- */

static bool
plain_type(struct kr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] > '~')
			return false;
	return s.len > 0 && s.len < 100;
}

/*
 * A payload becomes a part: it is put into an envelope and read as mail is,
 * so that encoding, charset and nesting are undone by the one who knows.
 * Its bytes lead back to the JSON.
 */
static struct kr_message *
payload_open(struct kr_reading *r, const struct kr_part *json,
    struct kr_span type, struct kr_span payload)
{
	const struct kr_view *in = kr_part_decoded(r->message, json);
	struct kr_buffer b;

	kr_buffer_init(&b, r->arena, SIZE_MAX);
	kr_buffer_str(&b, "Content-Type: multipart/mixed; boundary=\"=\"\n"
	    "\n--=\nContent-Transfer-Encoding: base64\nContent-Type: ");
	kr_buffer_add(&b, plain_type(type) ? type :
	    KR_SPAN_LIT("text/plain"));
	kr_buffer_str(&b, "\n\n");
	kr_buffer_add(&b, payload);
	kr_buffer_str(&b, "\n--=--\n");
	if (in == NULL || !kr_buffer_ok(&b)) {
		r->failed = true;
		return NULL;
	}
	return kr_saved_read(r, kr_buffer_span(&b), in);
}

/* Does the text begin with the header of a mail?  Some call that plain. */
static bool
begins_mail(struct kr_span s)
{
	static const char *const fields[] = { "from:", "to:", "subject:",
	    "date:", "received:", "message-id:", "return-path:",
	    "mime-version:" };
	size_t end = kr_span_find(s, 0, "\n\n"), crlf = kr_span_find(s, 0,
	    "\r\n\r\n"), known = 0;
	struct kr_span line;

	s = kr_span_sub(s, 0, end < crlf ? end : crlf);
	while (kr_span_line(&s, &line)) {
		if (line.len == 0)
			continue;
		if (!kr_is_blank(line.ptr[0]) &&
		    kr_span_chr(line, 0, ':') == SIZE_MAX)
			return false;
		for (size_t i = 0; i < KR_NELEM(fields); i++)
			known += kr_span_casestarts(line, fields[i]);
	}
	return known >= 3;
}

static bool
message_take(struct kr_reading *r, struct kr_exhibit *x, struct kr_message *m)
{
	for (size_t i = 1; m != NULL && i < m->n_part; i++)
		if (m->part[i]->kind == KR_PART_MESSAGE &&
		    m->part[i]->child != NULL) {
			kr_exhibit_attached(r, x, m, m->part[i]->child);
			return true;
		}
	return false;
}

/* The first message found becomes the exhibit; texts are kept for it. */
static bool
payload_take(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_part *json, json_t *item, struct kr_slice *text)
{
	struct kr_span type = TEXT_OF(r, item, "content_type", "ContentType");
	struct kr_span payload = TEXT_OF(r, item, "payload", "Payload",
	    "Data");
	struct kr_message *m;
	const struct kr_view *v;

	if (payload.len == 0 || (m = payload_open(r, json, type, payload)) ==
	    NULL)
		return false;
	if (message_take(r, x, m))
		return true;
	v = m->n_part > 1 ? kr_part_text(m, m->part[1]) : NULL;
	if (v == NULL || m->part[1]->kind != KR_PART_TEXT)
		return false;
	if (begins_mail(v->text) && message_take(r, x, payload_open(r, json,
	    KR_SPAN_LIT("message/rfc822"), payload)))
		return true;
	*text = (struct kr_slice){ v, 0, v->text.len };
	return false;
}

/* Evidence of child abuse is never decoded, only counted. */
static void
evidence_read(struct kr_reading *r, struct kr_exhibit *x,
    const struct kr_part *json, const json_t *root)
{
	json_t *list = json_object_get(root, "evidence"), *item;
	json_t *report = json_object_get(root, "Report");
	size_t i;

	if (list == NULL && report != NULL)
		list = json_object_get(report, "Samples");
	if (list == NULL && report != NULL)
		list = json_object_get(report, "Attachment");
	if (!json_is_array(list) ||
	    r->report->machine.category == KR_CATEGORY_CHILD_EXPLOITATION)
		return;
	x->body = kr_arena_zalloc(r->arena, EVIDENCE_MAX, sizeof(*x->body));
	if (x->body == NULL) {
		r->failed = true;
		return;
	}
	json_array_foreach(list, i, item) {
		struct kr_slice text = { NULL, 0, 0 };

		if (i >= EVIDENCE_MAX || r->failed)
			break;
		if (payload_take(r, x, json, item, &text))
			return;
		if (text.view != NULL && x->part == NULL)
			x->body[x->n_body++] = text;
	}
}

static void
exhibit_make(struct kr_reading *r, const struct kr_part *json, json_t *root)
{
	struct kr_exhibit *x = kr_exhibit_new(r, KR_FORM_KIND_XARF);

	if (x == NULL)
		return;
	x->message = r->message;
	x->tier_why = "as told by the machine that reports";
	evidence_read(r, x, json, root);
	if (x->part == NULL) {
		x->claimed = true;
		x->from = r->report->machine.original_mail_from;
		x->subject = text_at(r, root, "subject");
		x->date = r->report->machine.arrival_date;
	}
	urls_walk(r, x, root, false);
	if (x->text == NULL)
		kr_exhibit_finish(r, x);
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
			r->report->form = KR_FORM_KIND_XARF;
			return true;
		}
	}
	return false;
}
