/* SPDX-License-Identifier: Apache-2.0 */
/* What of a report can be looked up, blocked or traced. */
#include <string.h>

#include "evidence/indicator/indicator.h"
#include "evidence/reading.h"

#define RECEIVED_MAX 30	/* trace fields looked at */

const char *
kr_indicator_kind_name(enum kr_indicator_kind kind)
{
	static const char *const names[] = {
		[KR_INDICATOR_URL] = "url",
		[KR_INDICATOR_DOMAIN] = "domain",
		[KR_INDICATOR_EMAIL] = "email",
		[KR_INDICATOR_PHONE] = "phone",
		[KR_INDICATOR_ACCOUNT] = "account",
		[KR_INDICATOR_WALLET] = "wallet",
		[KR_INDICATOR_IP] = "ip",
		[KR_INDICATOR_SENDER_IP] = "sender_ip",
	};

	return names[kind];
}

struct gathering {
	const struct kr_report	*report;
	const struct kr_config	*config;
	struct kr_arena		*arena;
	struct kr_indicators	*list;
	bool			 evidence;
	bool			 failed;
};

/* Whose address is no indicator: the reporter's and the mailbox's. */
static bool
own_address(const struct gathering *g, struct kr_span value)
{
	return kr_span_caseeq2(value, g->report->reporter.addr) ||
	    kr_config_is_mailbox(g->config, value);
}

static void
add(struct gathering *g, enum kr_indicator_kind kind, struct kr_span value,
    struct kr_slice place, bool checked)
{
	struct kr_indicators *l = g->list;

	if (value.len == 0 || (kind == KR_INDICATOR_EMAIL &&
	    own_address(g, value)))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].kind == kind &&
		    kr_span_eq(l->item[i].value, value))
			return;
	if (l->n >= g->config->limits.urls)
		return;
	if (!KR_ARENA_ROOM(g->arena, l->item, l->n, &l->cap)) {
		g->failed = true;
		return;
	}
	l->item[l->n++] = (struct kr_indicator){ kind, value, place,
	    g->evidence, checked };
}

static const struct kr_slice nowhere = { NULL, 0, 0 };

static void
domain_add(struct gathering *g, struct kr_span domain, struct kr_slice place)
{
	char buf[KR_INDICATOR_SIZE];
	bool checked;

	if (kr_indicator_ip(domain, buf, &checked) == domain.len)
		return;			/* a host by number has no domain */
	add(g, KR_INDICATOR_DOMAIN, kr_auth_organisation(domain, g->arena),
	    place, false);
}

/* ---- running text ------------------------------------------------------- */

static bool
begins_wallet(char c)
{
	return kr_is_digit(c) || c == 'b' || c == 'B' || c == 'T';
}

static bool
begins_ip(char c)
{
	return kr_hex_value(c) >= 0;
}

static bool
begins_phone(char c)
{
	return c == '0' || c == '+' || c == '(';
}

/* begins: where it may begin, nothing else does. */
static const struct {
	enum kr_indicator_kind	 kind;
	kr_indicator_reader	*read;
	bool			(*begins)(char);
} readers[] = {
	{ KR_INDICATOR_ACCOUNT, kr_indicator_account, kr_is_digit },
	{ KR_INDICATOR_WALLET, kr_indicator_wallet, begins_wallet },
	{ KR_INDICATOR_IP, kr_indicator_ip, begins_ip },
	{ KR_INDICATOR_PHONE, kr_indicator_phone, begins_phone },
};

static bool
word_char(char c)
{
	return kr_is_alnum(c) || c == '.' || c == '-' || c == '_' ||
	    c == '/' || c == '@' || c == '=' || c == '%';
}

/* Where text is read. */
struct place {
	const struct kr_view	*view;
	size_t			 off;
	size_t			 at;	/* the next '@', or SIZE_MAX */
};

static size_t
take(struct gathering *g, const struct place *p,
    enum kr_indicator_kind kind, kr_indicator_reader *read, char *buf)
{
	bool checked;
	size_t n = read(kr_span_from(p->view->text, p->off), buf, &checked);

	if (n > 0)
		add(g, kind, kr_arena_copy(g->arena, kr_span_str(buf)),
		    (struct kr_slice){ p->view, p->off, n }, checked);
	return n;
}

/* What is read there, and how many bytes it is; 0 if nothing is. */
static size_t
one_read(struct gathering *g, const struct place *p,
    char buf[KR_INDICATOR_SIZE])
{
	size_t n = 0;

	if (p->at != SIZE_MAX && p->at - p->off <= KR_INDICATOR_LOCAL_MAX)
		n = take(g, p, KR_INDICATOR_EMAIL, kr_indicator_email, buf);
	for (size_t i = 0; n == 0 && i < KR_NELEM(readers); i++)
		if (readers[i].begins(p->view->text.ptr[p->off]))
			n = take(g, p, readers[i].kind, readers[i].read, buf);
	return n;
}

/* A word is tried where it begins; what a reader takes is not read again. */
static void
text_read(struct gathering *g, const struct kr_view *v)
{
	struct kr_span s = v->text;
	struct place p = { v, 0, kr_span_chr(s, 0, '@') };
	char buf[KR_INDICATOR_SIZE];	/* cleared once, not at each byte */

	while (p.off < s.len && !g->failed) {
		const char c = s.ptr[p.off];
		size_t n;

		if (!kr_is_alnum(c) && c != '+' && c != '(') {
			p.off++;
			continue;
		}
		if (p.at < p.off)
			p.at = kr_span_chr(s, p.off, '@');
		n = one_read(g, &p, buf);
		if (n == 0) {
			for (n = 1; p.off + n < s.len && c != '(' &&
			    word_char(s.ptr[p.off + n]); n++)
				;
		}
		p.off += n;
	}
}

/* "mailto:a@b.example?subject=x" is an address, and leads to no page. */
static void
mailto_add(struct gathering *g, const struct kr_url *u)
{
	char buf[KR_INDICATOR_SIZE];
	struct kr_span addr = kr_span_from(u->target, strlen("mailto:"));
	bool checked;

	if (kr_indicator_email(addr, buf, &checked) > 0)
		add(g, KR_INDICATOR_EMAIL, kr_arena_copy(g->arena,
		    kr_span_str(buf)), u->place, false);
}

static void
urls_read(struct gathering *g, const struct kr_urls *urls)
{
	for (size_t i = 0; i < urls->n; i++) {
		const struct kr_url *u = &urls->item[i];

		if (kr_span_casestarts(u->target, "mailto:")) {
			mailto_add(g, u);
			continue;
		}
		add(g, KR_INDICATOR_URL, u->target, u->place, false);
		domain_add(g, u->host, u->place);
	}
}

/* ---- the trace (RFC 5321 4.4) ------------------------------------------- */

/* Addresses that no host on the Internet has. */
static bool
private_ip(const char *ip)
{
	static const char *const starts[] = { "10.", "127.", "192.168.",
	    "169.254.", "0.", "fe80:", "fc", "fd", "::1", "100.64." };

	for (size_t i = 0; i < KR_NELEM(starts); i++)
		if (strncmp(ip, starts[i], strlen(starts[i])) == 0)
			return true;
	if (strncmp(ip, "172.", 4) == 0 && ip[4] != '\0' && ip[5] != '.' &&
	    ip[6] == '.')
		return (ip[4] == '1' && ip[5] >= '6') || ip[4] == '2' ||
		    (ip[4] == '3' && ip[5] <= '1');
	return false;
}

static struct kr_span
word_after(struct kr_span s, const char *label)
{
	size_t at = kr_span_casefind(s, 0, label), end;

	if (at == SIZE_MAX)
		return KR_SPAN_NONE;
	s = kr_span_trim(kr_span_from(s, at + strlen(label)));
	for (end = 0; end < s.len && !kr_is_blank(s.ptr[end]) &&
	    s.ptr[end] != ';' && s.ptr[end] != '('; end++)
		;
	return kr_span_sub(s, 0, end);
}

/* The address in brackets or parentheses of "from host (... [ip])". */
static bool
trace_ip(struct kr_span from, char buf[KR_INDICATOR_SIZE])
{
	bool checked;

	for (size_t i = 0; i < from.len; i++) {
		struct kr_span s;

		if (from.ptr[i] != '[' && from.ptr[i] != '(')
			continue;
		s = kr_span_from(from, i + 1);
		if (kr_span_casestarts(s, "IPv6:"))
			s = kr_span_from(s, 5);
		if (kr_indicator_ip(s, buf, &checked) > 0)
			return true;
	}
	return false;
}

/*
 * From the top: hosts of the recipient's own house hand a message on among
 * themselves; the first that had it from a stranger's address tells the
 * truth.  Fields below may be forged.
 */
static void
sender_read(struct gathering *g, const struct kr_header *h)
{
	for (size_t i = 0, nth = 0; i < h->n && nth < RECEIVED_MAX; i++) {
		struct kr_span v, by, host;
		char buf[KR_INDICATOR_SIZE];
		size_t end;

		if (!kr_span_caseeq(h->field[i].name, "Received"))
			continue;
		nth++;
		v = kr_field_text(&h->field[i], g->arena);
		if (!kr_span_casestarts(v, "from "))
			continue;
		end = kr_span_casefind(v, 0, " by ");
		by = word_after(v, " by ");
		host = word_after(kr_span_sub(v, 0, 200), "from ");
		if (end != SIZE_MAX)
			v.len = end;
		if (!trace_ip(v, buf) || private_ip(buf) ||
		    (by.len > 0 && kr_span_caseeq2(
		    kr_auth_organisation(by, g->arena),
		    kr_auth_organisation(host, g->arena))))
			continue;
		add(g, KR_INDICATOR_SENDER_IP, kr_arena_copy(g->arena,
		    kr_span_str(buf)), nowhere, false);
		return;
	}
}

/* ---- all of it ---------------------------------------------------------- */

static void
exhibit_read(struct gathering *g, const struct kr_exhibit *x)
{
	size_t at = kr_span_chr(x->reply_to, 0, '@');

	urls_read(g, &x->urls);
	add(g, KR_INDICATOR_EMAIL, x->from, nowhere, false);
	domain_add(g, x->from_domain, nowhere);
	add(g, KR_INDICATOR_EMAIL, x->reply_to, nowhere, false);
	if (at != SIZE_MAX)
		domain_add(g, kr_span_from(x->reply_to, at + 1), nowhere);
	text_read(g, x->text);
	if (x->header != NULL)
		sender_read(g, x->header);
}

enum kr_rc
kr_indicators_read(const struct kr_report *report,
    const struct kr_config *config, struct kr_arena *arena,
    struct kr_indicators *ret)
{
	struct gathering g = { report, config, arena, ret, true, false };

	*ret = (struct kr_indicators){ NULL, 0, 0 };
	for (size_t i = 0; i < report->n_exhibit && !g.failed; i++)
		exhibit_read(&g, &report->exhibit[i]);
	add(&g, KR_INDICATOR_SENDER_IP, report->machine.source_ip, nowhere,
	    false);
	g.evidence = false;
	urls_read(&g, &report->urls);
	if (report->narrative != NULL)	/* a mail that failed has none */
		text_read(&g, report->narrative);
	return g.failed ? KR_E_NOMEM : KR_OK;
}
