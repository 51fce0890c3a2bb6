/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of the rule language that set header fields against one another:
 * senders, dates, recipients, and hosts of the trace.
 *
 * Source: SpamAssassin's plugins HeaderEval and RelayEval, whose hits these
 * are to share.
 */
#include <stdlib.h>
#include <string.h>

#include "findings/call.h"

#define RECIPIENTS_MAX	256
#define SORTED_MIN	7	/* recipients that make an order remarkable */
#define SIMILAR_MIN	5	/* and a likeness */
#define HOUR		3600

/* ---- senders ------------------------------------------------------------- */

/* The last two labels of what follows the last @. */
static struct kr_span
two_labels(struct kr_span addr)
{
	size_t at = addr.len, dots = 0;

	while (at > 0 && addr.ptr[at - 1] != '@') {
		at--;
		if (addr.ptr[at] == '.' && ++dots == 2 && at > 0 &&
		    addr.ptr[at - 1] != '@')
			return kr_span_from(addr, at + 1);
	}
	return at > 0 ? kr_span_from(addr, at) : KR_SPAN_NONE;
}

enum kr_tri
kr_function_senders_differ(const struct kr_call *c)
{
	struct kr_span from = two_labels(field(c, "From:addr", 0));
	struct kr_span envelope = two_labels(field(c, "EnvelopeFrom:addr", 0));

	return answer(from.len > 0 && envelope.len > 0 &&
	    !kr_span_caseeq2(from, envelope));
}

/* ---- dates -------------------------------------------------------------- */

/* " 25 Mar 2025 20:50:29 +1300" wherever it stands in a Received field. */
static bool
received_time(struct kr_span value, int64_t *time)
{
	size_t semicolon = value.len;

	while (semicolon > 0 && value.ptr[semicolon - 1] != ';')
		semicolon--;
	return semicolon > 0 && kr_date_read(kr_span_trim(kr_span_from(value,
	    semicolon)), time, NULL);
}

static bool
written_time(const struct kr_call *c, int64_t *time)
{
	static const char *const names[] = { "Resent-Date", "Date" };

	for (size_t i = 0; i < KR_NELEM(names); i++)
		for (size_t k = 0; field(c, names[i], k).ptr != NULL; k++)
			if (kr_date_read(field(c, names[i], k), time, NULL))
				return true;
	return false;
}

/* Fields of a host's own, above what its fetcher wrote, are not counted. */
static size_t
fetched(const struct kr_call *c)
{
	struct kr_span first = field(c, "Received", 0), next;
	bool local = kr_span_find(first, 0, "from localhost ") != SIZE_MAX ||
	    (kr_span_find(first, 0, "from ") != SIZE_MAX &&
	    kr_span_find(first, 0, "127.0.0.1") != SIZE_MAX) ||
	    kr_span_find(first, 0, " invoked by uid ") != SIZE_MAX;

	next = local ? field(c, "Received", 1) : first;
	return kr_span_find(next, 0, "by localhost with ") != SIZE_MAX &&
	    kr_span_find(next, 0, "(fetchmail-") != SIZE_MAX ? 1 + local : 0;
}

/*
 * How far the date that was written is from the one in the trace that is
 * nearest to it; the oldest of them is left out if it is the same.
 */
static int64_t
date_shift(const struct kr_call *c)
{
	int64_t written, time, shift = 0, last = 0;
	size_t n = 0;

	if (!written_time(c, &written))
		return 0;
	for (size_t i = fetched(c); field(c, "Received", i).ptr != NULL; i++) {
		if (!received_time(field(c, "Received", i), &time))
			continue;
		/* the one before was not the last: it counts */
		if (n > 0 && (n == 1 || llabs(last) < llabs(shift)))
			shift = last;
		last = written - time;
		n++;
	}
	if (n == 1 || (n > 1 && last != 0 && llabs(last) < llabs(shift)))
		shift = last;
	return shift;
}

static bool
hours(struct kr_span s, int64_t *ret)
{
	bool negative = s.len > 0 && s.ptr[0] == '-';

	*ret = 0;
	if (s.len == 0 || kr_span_is(s, "undef"))
		return false;
	for (size_t i = negative; i < s.len; i++) {
		if (!kr_is_digit(s.ptr[i]) || *ret > 1000000)
			return false;
		*ret = *ret * 10 + (s.ptr[i] - '0');
	}
	*ret *= negative ? -HOUR : HOUR;
	return true;
}

enum kr_tri
kr_function_date_shifted(const struct kr_call *c)
{
	int64_t min, max, shift;

	if (c->n < 2)
		return KR_UNKNOWN;
	shift = date_shift(c);
	if (hours(c->argument[0], &min) && shift < min)
		return KR_NO;
	return answer(!hours(c->argument[1], &max) || shift < max);
}

/* ---- recipients --------------------------------------------------------- */

/* To, Cc, and Bcc where those are few; repeats in a row are one. */
static size_t
recipients(const struct kr_call *c, struct kr_span *list)
{
	static const char *const names[] = { "ToCc:addr", "Bcc:addr" };
	size_t n = 0, seen = 0;

	for (size_t i = 0; i < KR_NELEM(names) && seen < SIMILAR_MIN; i++) {
		struct kr_span s;

		for (size_t k = 0; (s = field(c, names[i], k)).ptr != NULL &&
		    n < RECIPIENTS_MAX; k++) {
			seen++;
			if (n == 0 || !kr_span_caseeq2(list[n - 1], s))
				list[n++] = s;
		}
	}
	return n;
}

enum kr_tri
kr_function_recipients_sorted(const struct kr_call *c)
{
	struct kr_span list[RECIPIENTS_MAX];
	size_t n = recipients(c, list);

	for (size_t i = 1; i < n; i++)
		if (kr_span_compare(list[i - 1], list[i]) > 0)
			return KR_NO;
	return answer(n >= SORTED_MIN);
}

/* The first two bytes of a name or a host. */
static bool
same_start(struct kr_span a, struct kr_span b)
{
	return kr_span_eq(kr_span_sub(a, 0, 2), kr_span_sub(b, 0, 2));
}

static struct kr_span
host_of(struct kr_span addr)
{
	size_t at = kr_span_chr(addr, 0, '@');

	return at == SIZE_MAX ? KR_SPAN_LIT("") : kr_span_from(addr, at + 1);
}

/* Of all pairs, how many begin alike, or are at hosts that do. */
enum kr_tri
kr_function_recipients_similar(const struct kr_call *c)
{
	struct kr_span list[RECIPIENTS_MAX];
	size_t n = recipients(c, list), hits = 0;

	if (c->n < 2 || !kr_span_is(c->argument[1], "undef"))
		return KR_UNKNOWN;
	for (size_t i = 0; n >= SIMILAR_MIN && i < n; i++)
		for (size_t k = i + 1; k < n; k++) {
			struct kr_span a = host_of(list[i]);
			struct kr_span b = host_of(list[k]);

			hits += same_start(list[i], list[k]);
			hits += same_start(a, b) && !kr_span_eq(a, b);
		}
	return answer(n >= SIMILAR_MIN && 1000 * hits >=
	    kr_call_thousandths(c->argument[0]) * (n * (n - 1) / 2));
}

/* ---- hosts of the trace ------------------------------------------------- */

/* What of a host's name is its owner's, by a rule of thumb. */
static struct kr_span
owner(struct kr_span host)
{
	static const char *const short_ones[] = { "ie", "fr", "de" };
	size_t labels = 0, keep = 3, at;
	bool letter = false;
	struct kr_span top;

	for (size_t i = 0; i < host.len; i++)
		letter |= kr_is_alpha(host.ptr[i]);
	if (!letter)
		return host;
	for (at = host.len; at > 0 && host.ptr[at - 1] != '.'; at--)
		;
	top = kr_span_from(host, at);
	if (top.len >= 3)
		keep = 2;
	for (size_t i = 0; i < KR_NELEM(short_ones); i++)
		if (kr_span_caseeq(top, short_ones[i]))
			keep = 2;
	for (at = host.len; at > 0; at--)
		if (host.ptr[at - 1] == '.' && ++labels == keep)
			return kr_span_from(host, at);
	return host;
}

/* A name of letters, digits and _, with a point that is not first. */
static bool
is_host(struct kr_span s)
{
	size_t dot = kr_span_chr(s, 0, '.');

	if (s.len == 0 || dot == SIZE_MAX || dot == 0 || dot + 1 == s.len ||
	    s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == '-')
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!kr_is_alnum(s.ptr[i]) && s.ptr[i] != '_' &&
		    s.ptr[i] != '.' && (s.ptr[i] != '-' || i < dot))
			return false;
	return true;
}

/* More than once, a host was not the one the next says it had it from. */
enum kr_tri
kr_function_trail_forged(const struct kr_call *c)
{
	const struct kr_relays *r = kr_headers_relays(c->headers);
	size_t wrong = 0;

	for (size_t i = r->n_trusted + 1; i < r->n; i++) {
		struct kr_span by = owner(r->item[i].by);
		struct kr_span from = owner(r->item[i - 1].rdns);

		if (kr_span_casestarts(from, "localhost") &&
		    kr_span_is(r->item[i - 1].ip, "127.0.0.1"))
			continue;
		wrong += is_host(by) && is_host(from) &&
		    !kr_span_caseeq2(by, from) && !(kr_span_caseeq(by,
		    "msn.com") && kr_span_caseeq(from, "hotmail.com"));
	}
	return answer(wrong > 1);
}

/* "192.0.2." of an IPv4 address; absent: it is none. */
static struct kr_span
net_of(struct kr_span ip)
{
	size_t dots = 0, last = 0;

	for (size_t i = 0; i < ip.len; i++) {
		if (!kr_is_digit(ip.ptr[i]) && ip.ptr[i] != '.')
			return KR_SPAN_NONE;
		if (ip.ptr[i] == '.') {
			dots++;
			last = i;
		}
	}
	return dots == 3 ? kr_span_sub(ip, 0, last + 1) : KR_SPAN_NONE;
}

static bool
is_private(struct kr_span ip)
{
	return kr_span_casestarts(ip, "10.") ||
	    kr_span_casestarts(ip, "127.") ||
	    kr_span_casestarts(ip, "192.168.") ||
	    kr_span_casestarts(ip, "169.254.") ||
	    (kr_span_casestarts(ip, "172.") && ip.len > 6 &&
	    ip.ptr[6] == '.' && (ip.ptr[4] == '1' ? ip.ptr[5] >= '6' :
	    ip.ptr[4] == '2' || (ip.ptr[4] == '3' && ip.ptr[5] <= '1')));
}

/* A host greets with an address that is not of its network. */
enum kr_tri
kr_function_helo_other(const struct kr_call *c)
{
	const struct kr_relays *r = kr_headers_relays(c->headers);

	for (size_t i = r->n_trusted; i < r->n; i++) {
		struct kr_span said = net_of(r->item[i].helo);
		struct kr_span is = net_of(r->item[i].ip);

		if (said.len > 0 && is.len > 0 && !kr_span_eq(said, is) &&
		    !is_private(r->item[i].helo) && !is_private(r->item[i].ip))
			return KR_YES;
	}
	return KR_NO;
}

/* ---- what should not stand in a header ---------------------------------- */

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* ('From', '0.20', '2'): that share, and that many, is not ASCII. */
enum kr_tri
kr_function_illegal_characters(const struct kr_call *c)
{
	struct kr_buffer text;
	struct kr_span s, fixed;
	size_t bad = 0, high = 0, controls = 0, odd = 0, replaced = 0;

	if (c->n < 3)
		return KR_UNKNOWN;
	kr_buffer_init(&text, c->headers->arena, SIZE_MAX);
	for (size_t i = 0; (s = kr_headers_value(c->headers, c->argument[0],
	    true, i)).ptr != NULL; i++)
		kr_buffer_add(&text, s);
	s = kr_buffer_span(&text);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char b = (unsigned char)s.ptr[i];

		high += b >= 0x80;
		controls += is_control(s.ptr[i]);
		bad += b >= 0x7F || is_control(s.ptr[i]);
		odd += b == 0xA2 || b == 0xA3 || b == 0xAE;
	}
	fixed = kr_text_repair(s, c->headers->arena, &replaced);
	if (fixed.ptr == NULL || (high > 0 && replaced == 0 && controls == 0))
		return fixed.ptr == NULL ? KR_UNKNOWN : KR_NO;
	/* A cent, a pound or a registered sign is forgiven. */
	if (bad > 0 && odd == 1 && kr_span_caseeq(c->argument[0], "Subject"))
		bad--;
	return answer(s.len > 0 &&
	    1000 * bad >= kr_call_thousandths(c->argument[1]) * s.len &&
	    1000 * bad >= kr_call_thousandths(c->argument[2]));
}

/* "%RND_TEXT" in a field that a program filled in. */
enum kr_tri
kr_function_template_left(const struct kr_call *c)
{
	static const char *const written[] = { "X-VMS-To:", "X-UIDL:",
	    "X-Face:", "To:", "Cc:", "From:", "Subject:", "References:",
	    "In-Reply-To:", "Message-Id:", "X-Message-Id:",
	    "Resent-Message-Id:", "X-Original-Message-Id:" };
	struct kr_span rest = field(c, "ALL", 0), line;

	while (kr_span_line(&rest, &line)) {
		bool free_text = false;

		for (size_t i = 0; i < KR_NELEM(written); i++)
			free_text |= kr_span_casestarts(line, written[i]);
		for (size_t i = 0; !free_text && i + 2 < line.len; i++)
			if (line.ptr[i] == '%' && line.ptr[i + 1] >= 'A' &&
			    line.ptr[i + 1] <= 'Z' && (line.ptr[i + 2] == '_'
			    || line.ptr[i + 2] == '-' ||
			    (line.ptr[i + 2] >= 'A' && line.ptr[i + 2] <= 'Z')))
				return KR_YES;
	}
	return KR_NO;
}

/* A mail of that provider that bears none of its marks. */
enum kr_tri
kr_function_gmail_forged(const struct kr_call *c)
{
	struct kr_span addr = field(c, "From:addr", 0), s;
	size_t dot = addr.len < 9 ? 0 : addr.len - 9;

	if (!kr_span_caseends(addr, "gmail.com") || (dot > 0 &&
	    (kr_is_alnum(addr.ptr[dot - 1]) || addr.ptr[dot - 1] == '_')))
		return KR_NO;
	for (size_t i = 0; (s = field(c, "X-Received", i)).ptr != NULL; i++)
		if ((kr_span_find(s, 0, "by 10.") != SIZE_MAX ||
		    kr_span_find(s, 0, "by 2002:a") != SIZE_MAX) &&
		    kr_span_find(s, 0, " with SMTP id ") != SIZE_MAX)
			return KR_NO;
	for (size_t i = 0; (s = field(c, "Received", i)).ptr != NULL; i++)
		if (kr_span_find(s, 0, "by smtp.googlemail.com with ESMTPSA "
		    "id ") != SIZE_MAX)
			return KR_NO;
	return answer(field(c, "X-Gm-Message-State", 0).len < 60 ||
	    field(c, "X-Google-Smtp-Source", 0).len < 60);
}

/* The clock's count in the identifier of a program that writes it there. */
static bool
clock_of(struct kr_span id, int64_t *ret)
{
	static const char form[] = "<xxxxxxxxxxxx$xxxxxxxx$xxxxxxxx@";

	*ret = 0;
	if (id.len < sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < sizeof(form) - 1; i++) {
		int digit = kr_hex_value(id.ptr[i]);

		if (form[i] == 'x' ? digit < 0 || (id.ptr[i] >= 'A' &&
		    id.ptr[i] <= 'F') : id.ptr[i] != form[i])
			return false;
		if (i >= 5 && i <= 12)
			*ret = *ret * 16 + digit;
	}
	return true;
}

/* It counts 429.5 seconds; some hundred beside the date are a forgery. */
static bool
clock_agrees(int64_t count, int64_t time_s)
{
	double expected = (double)time_s * 0.0023283064365387 +
	    27111902.8329849;

	return llabs(count - (int64_t)expected) < 250;
}

enum kr_tri
kr_function_outlook_id(const struct kr_call *c)
{
	int64_t count, date = 0, received = 0;
	struct kr_span written = field(c, "Date", 0);

	if (!clock_of(field(c, "MESSAGEID", 0), &count))
		return KR_NO;
	if (written.ptr == NULL || !kr_date_read(written, &date, NULL))
		date = 0;
	if (field(c, "Received", 0).ptr == NULL ||
	    !received_time(field(c, "Received", 0), &received))
		received = 0;
	return answer(!clock_agrees(count, date) &&
	    !clock_agrees(count, received));
}

/* "<28 capitals.address>" under "a name" <address>: one program's habit. */
enum kr_tri
kr_function_name_in_id(const struct kr_call *c)
{
	struct kr_span id = field(c, "MESSAGEID", 0), addr;
	struct kr_span from = field(c, "From", 0);
	size_t at = kr_span_chr(id, 0, '<'), end, quote;

	if (at == SIZE_MAX || id.len < at + 31)
		return KR_NO;
	for (size_t i = 1; i <= 28; i++)
		if (id.ptr[at + i] < 'A' || id.ptr[at + i] > 'Z')
			return KR_NO;
	end = kr_span_chr(id, at, '>');
	if (id.ptr[at + 29] != '.' || end == SIZE_MAX || end <= at + 30)
		return KR_NO;
	addr = kr_span_sub(id, at + 30, end - at - 30);
	quote = kr_span_chr(from, 0, '"');
	quote = quote == SIZE_MAX ? quote : kr_span_chr(from, quote + 2, '"');
	if (quote == SIZE_MAX)
		return KR_NO;
	from = kr_span_trim(kr_span_from(from, quote + 1));
	return answer(from.len >= addr.len + 2 && from.ptr[0] == '<' &&
	    from.ptr[addr.len + 1] == '>' && kr_span_eq(kr_span_sub(from, 1,
	    addr.len), addr));
}
