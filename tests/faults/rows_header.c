/* SPDX-License-Identifier: Apache-2.0 */
/* C: what outsiders forge, and what strangers' bytes do to our fields. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"

#define MARK "forgedmark"

static const struct handing usual;

/* A name in a case of its own, with or without blanks before the colon. */
static void
name_write(struct text *t, const char *name, unsigned how)
{
	static const char *const ends[] = { ":", ": ", " : ", "\t:", ":\r\n " };

	for (const char *p = name; *p != '\0'; p++) {
		int c = how % 3 == 0 ? *p : how % 3 == 1 ?
		    toupper((unsigned char)*p) : rnd(2) == 0 ?
		    tolower((unsigned char)*p) : toupper((unsigned char)*p);
		char byte = (char)c;

		text_add(t, &byte, 1);
	}
	text_printf(t, "%s", ends[how / 3 % KR_NELEM(ends)]);
}

/* The header before the first of our samples' fields, then the sample. */
static const char *
forged_fault(const struct text *forged, bool below, bool stays)
{
	struct kr_span m = samples[rnd((unsigned)n_samples)];
	struct text t = { NULL, 0, 0 };
	struct outcome o;
	const char *fault;
	size_t first = 0, len;
	char *after;

	if (below)		/* behind the first field */
		do {
			first = kr_span_chr(m, first, '\n') + 1;
		} while (m.ptr[first] == ' ' || m.ptr[first] == '\t');
	text_add(&t, m.ptr, first);
	text_add(&t, forged->s, forged->len);
	text_add(&t, m.ptr + first, m.len - first);
	server_deliver(&usual, text_span(&t), &o);
	fault = outcome_fault(&o, text_span(&t));
	after = outcome_effect(&o, text_span(&t), &len);
	if (fault == NULL && (strstr(after, MARK) != NULL) != stays)
		fault = stays ? "a field of others was removed" :
		    "a forged field is still there";
	free(after);
	outcome_free(&o);
	text_free(&t);
	return fault;
}

/* C1 */
void
row_forged_tags(void)
{
	static const char *const names[] = { "Final", "Id", "Category",
	    "Agency", "Hold", "Urgency", "Handling", "Consent", "Spam-Score",
	    "UEMA", "Evidence", "Reasons", "Campaign", "Fallback", "Anything",
	    "" };
	static const unsigned copies[] = { 1, 2, 3, 20, 500 };
	static const size_t sizes[] = { 1, 80, 4100, 60000 };

	for (unsigned i = 0; i < cases_of(3000, 600); i++) {
		struct text t = { NULL, 0, 0 };
		unsigned n = copies[rnd(KR_NELEM(copies))];
		size_t size = n > 20 ? 10 : sizes[rnd(KR_NELEM(sizes))];
		char name[64];

		snprintf(name, sizeof(name), "X-Referral-%s",
		    names[i % KR_NELEM(names)]);
		for (unsigned k = 0; k < n; k++) {
			name_write(&t, name, rnd(15));
			text_printf(&t, MARK);
			text_repeat(&t, size > 70 ? " filling\r\n\t" : "x",
			    size > 70 ? size / 11 : size);
			text_printf(&t, "end\r\n");
		}
		case_fault(forged_fault(&t, rnd(2), false),
		    "%u of %s, %zu bytes", n, name, size);
		text_free(&t);
	}
}

/* C2 */
void
row_forged_results(void)
{
	static const struct { const char *value; bool ours; } t[] = {
		{ "mx.cert.example.nz; spf=pass reason=" MARK, true },
		{ "MX.Cert.Example.NZ 1; dkim=pass (" MARK ")", true },
		{ "(" MARK " (b)) mx.cert.example.nz; none", true },
		{ "\"mx.cert.example.nz\"; none (" MARK ")", true },
		{ "\r\n mx.cert.example.nz;\r\n\tdmarc=pass (" MARK ")", true },
		{ ";; (" MARK, true },	/* cannot be read: not trusted */
		{ "elsewhere.example; spf=fail (" MARK ")", false },
		{ "mx.cert.example.nz.elsewhere.example; none (" MARK ")",
		  false },
	};

	for (unsigned i = 0; i < cases_of(3000, 600); i++) {
		size_t k = i % KR_NELEM(t);
		struct text f = { NULL, 0, 0 };

		name_write(&f, "Authentication-Results", rnd(15));
		text_printf(&f, "%s\r\n", t[k].value);
		case_fault(forged_fault(&f, rnd(2), !t[k].ours), "%s",
		    t[k].value);
		text_free(&f);
	}
}

/* Where a stranger's bytes might come through to a tag. */
static void
hostile_mail(struct text *t, unsigned where, const char *bytes, size_t n)
{
	static const char *const places[] = { "From: ", "Subject: ",
	    "Message-ID: <", "From: <a@", "DKIM-Signature: v=1; d=",
	    "Reply-To: ", "Received: from ", "X-Mailer: ",
	    "List-Id: <", "Content-Type: text/plain; charset=" };

	if (where < KR_NELEM(places)) {
		text_printf(t, "%s", places[where]);
		text_add(t, bytes, n);
		text_printf(t, "\r\n");
	}
	text_head(t, "\r\n");
	text_printf(t, "I got this.\r\n\r\n"
	    "---------- Forwarded message ---------\r\n");
	if (where >= KR_NELEM(places)) {
		text_printf(t, where % 2 == 0 ? "From: " : "Subject: ");
		text_add(t, bytes, n);
		text_printf(t, "\r\n");
	}
	text_printf(t, "From: Shop <info@shop.test>\r\nSubject: Sale\r\n"
	    "Date: Mon, 24 Mar 2025 at 09:12\r\n"
	    "To: <aroha@reporter.example>\r\n\r\nBuy now at "
	    "http://shop.test/");
	text_add(t, bytes, n);
	text_printf(t, "\r\n");
}

/* C3: every byte, alone and among others, in every such place. */
void
row_hostile_bytes(void)
{
	static const char *const words[] = { "\r\nX-Referral-Agency: ncsc",
	    "\nX-Injected: yes", "\r", ("\xE2\x80\xAE" "gnp.exe"),
	    "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
	    "=?utf-8?q?=0D=0A?=",
	    "=?x?b?DQpYLUluamVjdGVkOiB5ZXM=?=", "\"", "\\", "%0d%0a", "<>",
	    "; to=police-cybercrime", "\xEF\xBB\xBF", "\x1b[2J" };

	for (unsigned i = 0; i < cases_of(5000, 3600); i++) {
		char bytes[64] = "a";
		size_t n = 1;
		struct text t = { NULL, 0, 0 };

		/* A line ends there: what follows is no part of the field. */
		if (i % 256 != 0 && i % 256 != '\n' && i < 12 * 256)
			bytes[n++] = (char)(i % 256);
		else
			n = (size_t)snprintf(bytes, sizeof(bytes), "%s%u",
			    words[rnd(KR_NELEM(words))], rnd(100));
		bytes[n++] = 'z';
		hostile_mail(&t, i / 256 % 12, bytes, n);
		case_fault(deliver_fault(&usual, text_span(&t)),
		    "byte %u at %u", i % 256, i / 256 % 12);
		text_free(&t);
	}
}

/* C4: more reasons, results and names than a tag may hold. */
void
row_long_tags(void)
{
	for (unsigned i = 1; i <= 50; i++) {
		struct text t = { NULL, 0, 0 };

		for (unsigned k = 0; k < i; k++) {
			text_printf(&t, "DKIM-Signature: v=1; a=rsa-sha256; "
			    "d=");
			text_repeat(&t, "label-of-a-domain.", 1 + i % 13);
			text_printf(&t, "example; s=key%u; h=from; bh=AAAA; "
			    "b=AAAA\r\n", k);
		}
		text_head(&t, "");
		text_printf(&t, "Authentication-Results: other.example; spf="
		    "pass smtp.mailfrom=");
		text_repeat(&t, "x", 300 * i);
		text_printf(&t, "\r\n\r\nThey took my money and I got this "
		    "spam. http://a.test/\r\n");
		text_repeat(&t, "Unsubscribe viagra lottery bank password. ",
		    20 * i);
		case_fault(deliver_fault(&usual, text_span(&t)),
		    "%u signatures", i);
		text_free(&t);
	}
}

/* C5: any bit of what is signed that changes is seen. */
void
row_bit_flips(void)
{
	unsigned per = cases_of(250, 60);

	for (size_t m = 0; m < 40; m++) {
		struct kr_span mail = samples[m % n_samples];
		struct outcome o;
		size_t len, end;
		char *after;

		server_deliver(&usual, mail, &o);
		after = outcome_effect(&o, mail, &len);
		/* only our own fields: they stand on top */
		for (end = 0; after + end < after + len && strncmp(after +
		    end, "X-Referral-", 11) == 0;)
			do {
				end += strcspn(after + end, "\n") + 1;
			} while (after[end] == '\t' || after[end] == ' ');
		for (unsigned i = 0; i < per; i++) {
			struct kr_arena *arena = kr_arena_new(64u << 20);
			size_t at = rnd((unsigned)end);
			char bit = (char)(1 << rnd(8)), old = after[at];
			enum kr_tri whole;
			bool blank = isspace((unsigned char)old) ||
			    isspace((unsigned char)(old ^ bit));

			after[at] = (char)(old ^ bit);
			/* Letters of a name have no case, blanks no number. */
			blank |= tolower((unsigned char)old) ==
			    tolower((unsigned char)after[at]);
			whole = kr_actions_verify((struct kr_span){ after,
			    len }, server_engine()->config,
			    server_engine()->tag_key, arena);
			after[at] = old;
			kr_arena_free(arena);
			case_is(blank || whole != KR_YES,
			    "sample %zu, byte %zu (%c), bit %d", m, at, old,
			    bit);
		}
		free(after);
		outcome_free(&o);
	}
}
