/* SPDX-License-Identifier: Apache-2.0 */
/* B: what the mail server may say, and in which order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

static const struct handing usual;

/* Nothing of a connection is left. */
static const char *
left_over(void)
{
	struct metrics_balance b = metrics_balance(server_child()->metrics);

	if (callbacks_connections() != 0 || callbacks_messages() != 0)
		return "a connection or message is left";
	return b.messages != 0 || b.connections != 0 || b.ledger != 0 ||
	    b.tags != 0 ? "the counters do not balance" : NULL;
}

/* B1: any callback at any time, then a mail that is judged as ever. */
void
row_order(void)
{
	struct outcome first, again;

	server_deliver(&usual, samples[0], &first);
	for (unsigned i = 0; i < cases_of(5000, 800); i++) {
		struct server *s = server_connect(&usual);
		const char *fault;

		for (unsigned k = rnd(20); k > 0; k--)
			server_poke(s, rnd(10), rnd(8));
		server_mail(s, &usual, samples[0], &again);
		server_close(s);
		fault = outcome_same(&first, &again) ? left_over() :
		    "not as without";
		case_fault(fault, "sequence %u", i);
		outcome_free(&again);
	}
	outcome_free(&first);
}

/* Each sample handed over this way gives what it gives the usual way. */
static void
same_mail(const struct handing *h, const char *what)
{
	for (size_t i = 0; i < n_samples; i++) {
		struct outcome a, b;
		size_t na, nb;
		char *ta, *tb;

		server_deliver(&usual, samples[i], &a);
		server_deliver(h, samples[i], &b);
		ta = outcome_effect(&a, samples[i], &na);
		tb = outcome_effect(&b, samples[i], &nb);
		case_fault(outcome_fault(&b, samples[i]) != NULL ?
		    outcome_fault(&b, samples[i]) : na != nb ||
		    memcmp(ta, tb, na) != 0 ? "another mail" : NULL,
		    "%s: sample %zu", what, i);
		free(ta);
		free(tb);
		outcome_free(&a);
		outcome_free(&b);
	}
}

/* B4, and each other step that a mail server may not know. */
void
row_leading_space(void)
{
	static const struct { unsigned long off; const char *what; } t[] = {
		{ SMFIP_HDR_LEADSPC, "no leading blanks" },
		{ SMFIP_NODATA, "no DATA step" },
		{ SMFIP_NR_HDR | SMFIP_NR_BODY, "answers awaited" },
		{ SERVER_STEPS, "no steps at all" },
		{ SMFIP_NR_CONN | SMFIP_NR_HELO | SMFIP_NR_MAIL |
		  SMFIP_NR_RCPT | SMFIP_NR_EOH, "envelope answers awaited" },
	};

	for (size_t i = 0; i < KR_NELEM(t); i++) {
		struct handing h = { .steps_off = t[i].off };

		same_mail(&h, t[i].what);
	}
}

/* B5: the queue id is the one macro that is told to anybody. */
void
row_macros(void)
{
	char *large = malloc(100001);
	const char *const ids[] = { "", "A", "4Yz", "a b", "\x01\x02",
	    "\xff\xfe", "\r\nX-Injected: yes", "%s%n", "\"", large };
	struct outcome first, o;

	memset(large, 'Q', 100000);
	large[100000] = '\0';
	for (size_t m = 0; m < 5; m++) {
		server_deliver(&usual, samples[m], &first);
		for (size_t i = 0; i < KR_NELEM(ids); i++) {
			struct handing h = { .queue_id = ids[i] };

			server_deliver(&h, samples[m], &o);
			case_is(outcome_same(&first, &o),
			    "queue id %zu, sample %zu", i, m);
			outcome_free(&o);
		}
		outcome_free(&first);
	}
	free(large);
}

/* B6 */
void
row_one_connection(void)
{
	struct outcome *single = calloc(n_samples, sizeof(*single)), o;
	struct server *s = server_connect(&usual);

	for (size_t i = 0; i < n_samples; i++)
		server_deliver(&usual, samples[i], &single[i]);
	for (unsigned i = 0; i < cases_of(5000, 1000); i++) {
		size_t m = rnd((unsigned)n_samples);

		if (i % 7 == 3) {	/* given up half way */
			for (unsigned k = 2; k < 2 + rnd(7); k++)
				server_poke(s, k, 0);
			server_poke(s, 9, 0);
		}
		server_mail(s, &usual, samples[m], &o);
		case_is(outcome_same(&single[m], &o), "message %u, sample "
		    "%zu", i, m);
		outcome_free(&o);
	}
	server_close(s);
	for (size_t i = 0; i < n_samples; i++)
		outcome_free(&single[i]);
	free(single);
}

/* B7: the report mailbox is taken out as the client wrote it, others stay. */
static const char *
recipients_fault(const char *const *rcpt, size_t n, size_t boxes,
    struct kr_span mail)
{
	struct handing h = { .rcpt = rcpt, .n_rcpt = n };
	const char *fault;
	struct outcome o;
	size_t out = 0, wrong = 0;

	server_deliver(&h, mail, &o);
	for (size_t i = 0; i < o.n; i++) {
		bool given = false;

		if (o.edit[i].kind != '-')
			continue;
		for (size_t k = 0; k < n; k++)
			given |= strcmp(rcpt[k], o.edit[i].value) == 0;
		out++;
		wrong += !given || strstr(o.edit[i].value, "other") != NULL;
	}
	if (boxes == 0)
		fault = o.answer == SMFIS_ACCEPT && o.n == 0 ? NULL :
		    "mail of others was touched";
	else if (wrong > 0 || out == 0)
		fault = "recipients taken out wrongly";
	else
		fault = outcome_fault(&o, mail);
	outcome_free(&o);
	return fault;
}

void
row_recipients(void)
{
	static const char *const forms[] = { "<" SERVER_BOX ">",
	    "<report@CERT.example.NZ>", "<Report@cert.example.nz>",
	    "<other@cert.example.nz>", "<\"other one\"@x.example>",
	    "<other\xC4\x81@x.example>", "<@a.example:other@b.example>",
	    "<other>", "<>", "other@x.example" };
	static const size_t counts[] = { 1, 2, 10, 100, 1000 };
	const char **rcpt = calloc(1000, sizeof(*rcpt));

	for (size_t c = 0; c < KR_NELEM(counts); c++)
		for (unsigned k = 0; k < 40; k++) {
			size_t boxes = 0;

			for (size_t i = 0; i < counts[c]; i++) {
				rcpt[i] = forms[rnd(KR_NELEM(forms))];
				boxes += kr_config_is_mailbox(
				    server_engine()->config,
				    session_path(rcpt[i]));
			}
			case_fault(recipients_fault(rcpt, counts[c], boxes,
			    samples[k % n_samples]), "%zu recipients, %u",
			    counts[c], k);
		}
	case_fault(recipients_fault(rcpt, 0, 0, samples[0]), "none");
	free(rcpt);
}

/* B8: the body cut in two at each offset, and in equal pieces. */
void
row_chunks(void)
{
	unsigned left = cases_of(400000, 12000);

	for (size_t m = 0; left > 0; m++) {
		struct kr_span mail = samples[m % n_samples];
		size_t body = 0, step = m / n_samples + 1;
		struct outcome first, o;

		while (body + 4 < mail.len && memcmp(mail.ptr + body,
		    "\r\n\r\n", 4) != 0)
			body++;
		body += 4;
		server_deliver(&usual, mail, &first);
		/* a second time round the rest comes in small pieces */
		for (size_t at = 1; left > 0 && body + at < mail.len; at++) {
			struct handing h = { .first_chunk = at,
			    .chunk = step == 1 ? 0 : step };

			server_deliver(&h, mail, &o);
			case_is(outcome_same(&first, &o),
			    "sample %zu cut at %zu", m, at);
			outcome_free(&o);
			left--;
		}
		outcome_free(&first);
	}
}
