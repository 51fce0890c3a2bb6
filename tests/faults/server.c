/* SPDX-License-Identifier: Apache-2.0 */
/* libmilter's functions as the daemon calls them, and the other side. */
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server.h"

struct smfi_str {		/* mfapi.h's name: SMFICTX */
	void		*priv;
	const char	*queue_id;
	unsigned long	 steps;
	struct outcome	*outcome;	/* of the mail at hand */
};
struct server { struct smfi_str ctx; };

static struct {
	struct kr_host	*host;
	struct child	 child;
	struct smfiDesc	 filter;
} my;

_Atomic unsigned long server_bad_lines;

/* ---- the daemon's log --------------------------------------------------- */

void
log_line(int priority, const char *fmt, ...)
{
	char line[8192];
	va_list ap;

	(void)priority;
	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	for (const char *p = line; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F) {
			server_bad_lines++;
			break;
		}
	if (getenv("FAULTS_LOG") != NULL)
		fprintf(stderr, "%s\n", line);
}

/* ---- libmilter ---------------------------------------------------------- */

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = s != NULL ? malloc(n) : NULL;

	return p != NULL ? memcpy(p, s, n) : NULL;
}

static int
note(SMFICTX *ctx, char kind, unsigned nth, const char *name,
    const char *value)
{
	struct outcome *o = ctx->outcome;
	struct edit e = { kind, nth, copy(name), copy(value) };
	struct edit *more = o->edit;

	if (o->n == o->cap)
		more = realloc(more, (o->cap + 32) * sizeof(*more));
	if (e.name == NULL || e.value == NULL || more == NULL) {
		free(e.name);
		free(e.value);
		if (more != NULL)
			o->edit = more;
		return MI_FAILURE;
	}
	o->edit = more;
	if (o->n == o->cap)
		o->cap += 32;
	o->edit[o->n++] = e;
	return MI_SUCCESS;
}

void *smfi_getpriv(SMFICTX *ctx) { return ctx->priv; }
int
smfi_setpriv(SMFICTX *ctx, void *p)
{
	ctx->priv = p;
	return MI_SUCCESS;
}
char *
smfi_getsymval(SMFICTX *ctx, char *name)
{
	char *p = NULL;

	if (strcmp(name, "i") == 0 && ctx->queue_id[0] != '\0')
		memcpy(&p, &ctx->queue_id, sizeof(p));
	return p;
}
int
smfi_setreply(SMFICTX *ctx, char *code, char *status, char *text)
{
	if (ctx->outcome != NULL)
		snprintf(ctx->outcome->reply, sizeof(ctx->outcome->reply),
		    "%s %s %s", code, status, text);
	return MI_SUCCESS;
}
int
smfi_insheader(SMFICTX *ctx, int at, char *name, char *value)
{
	return note(ctx, 'i', (unsigned)at, name, value);
}
int
smfi_chgheader(SMFICTX *ctx, char *name, int nth, char *value)
{
	return value != NULL ? MI_FAILURE :
	    note(ctx, 'd', (unsigned)nth, name, "");
}
int smfi_addrcpt(SMFICTX *c, char *r) { return note(c, '+', 0, "", r); }

int
smfi_chgfrom(SMFICTX *c, char *from, char *args)
{
	(void)args;
	return note(c, 'e', 0, "", from);
}

int smfi_delrcpt(SMFICTX *c, char *r) { return note(c, '-', 0, "", r); }
int smfi_quarantine(SMFICTX *c, char *w) { return note(c, 'q', 0, "", w); }

/* ---- the mail server's side --------------------------------------------- */

bool
server_setup(void)
{
	static const char key[] = "a key of sufficient length for the test";
	char file[] = "/tmp/kereru-faults.XXXXXX", set[64];
	const char *const offline[] = { "auth_dns=no", "messages_max=256",
	    set };
	const char *top = getenv("top_srcdir");
	char name[4096], text[1024];
	struct kr_err err = { .code = KR_OK };
	int fd = mkstemp(file);

	if (fd < 0 || write(fd, key, sizeof(key) - 1) != sizeof(key) - 1)
		return false;
	close(fd);
	snprintf(set, sizeof(set), "tag_key_file=%s", file);

	snprintf(name, sizeof(name), "%s/conf/kereru.conf",
	    top != NULL ? top : ".");
	if (kr_host_load(name, offline, 3, &my.host, &err) != KR_OK) {
		fprintf(stderr, "%s\n", kr_err_text(&err, text,
		    sizeof(text)));
		unlink(file);
		return false;
	}
	unlink(file);
	my.child = (struct child){ .host = my.host, .poison = poison_new(),
	    .metrics = metrics_new() };
	metrics_configure(my.child.metrics, my.host);
	metrics_child_started(my.child.metrics, 0, getpid());
	callbacks_use(&my.child);
	my.filter = callbacks_description();
	return my.child.poison != NULL && my.child.metrics != NULL;
}

const struct kr_engine *
server_engine(void)
{
	return kr_host_engine(my.host);
}

const struct child *
server_child(void)
{
	return &my.child;
}

/* The filter's strings are not const, and it may not write to them. */
static char *
lent(const char *s)
{
	char *p;

	memcpy(&p, &s, sizeof(p));
	return p;
}

struct server *
server_connect(const struct handing *h)
{
	struct server *s = calloc(1, sizeof(*s));
	struct sockaddr_in from = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(0xC0000207) };
	unsigned long rights, f2, f3;

	if (s == NULL)
		return NULL;
	s->ctx.queue_id = h->queue_id != NULL ? h->queue_id : "Q1";
	if (my.filter.xxfi_negotiate(&s->ctx, SERVER_RIGHTS, SERVER_STEPS &
	    ~h->steps_off, 0, 0, &rights, &s->ctx.steps, &f2, &f3) !=
	    SMFIS_CONTINUE) {
		server_close(s);
		return NULL;
	}
	my.filter.xxfi_connect(&s->ctx, lent("client.example"),
	    (void *)&from);
	my.filter.xxfi_helo(&s->ctx, lent("client.example"));
	return s;
}

void
server_close(struct server *s)
{
	if (s == NULL)
		return;
	my.filter.xxfi_close(&s->ctx);
	free(s);
}

static bool
goes_on(sfsistat answer)
{
	return answer == SMFIS_CONTINUE || answer == SMFIS_NOREPLY;
}

/* One field, as a mail server hands it on. */
static sfsistat
field_hand(struct server *s, struct kr_span f)
{
	size_t colon = kr_span_chr(f, 0, ':'), at = 0;
	char *name = malloc(f.len + 3), *value;
	sfsistat answer;

	if (name == NULL)
		return SMFIS_TEMPFAIL;
	if (colon > f.len)
		colon = f.len;
	value = name + colon + 1;
	memcpy(name, f.ptr, colon);
	name[colon] = '\0';
	if (colon < f.len)
		colon++;
	if ((s->ctx.steps & SMFIP_HDR_LEADSPC) == 0)
		while (colon < f.len && (f.ptr[colon] == ' ' ||
		    f.ptr[colon] == '\t'))
			colon++;
	for (size_t i = colon; i < f.len && f.ptr[i] != '\0'; i++)
		if (f.ptr[i] != '\r' || i + 1 == f.len ||
		    f.ptr[i + 1] != '\n')
			value[at++] = f.ptr[i];
	value[at] = '\0';
	answer = my.filter.xxfi_header(&s->ctx, name, value);
	free(name);
	return answer;
}

/* The end of the field that begins at, with its folds. */
static size_t
field_end(struct kr_span mail, size_t at)
{
	for (;;) {
		size_t lf = kr_span_chr(mail, at, '\n');

		if (lf >= mail.len)
			return mail.len;
		at = lf + 1;
		if (at >= mail.len || (mail.ptr[at] != ' ' &&
		    mail.ptr[at] != '\t'))
			return at;
	}
}

static struct kr_span
without_end(struct kr_span s)
{
	if (s.len > 0 && s.ptr[s.len - 1] == '\n')
		s.len--;
	if (s.len > 0 && s.ptr[s.len - 1] == '\r')
		s.len--;
	return s;
}

static sfsistat
header_hand(struct server *s, struct kr_span mail, size_t *body)
{
	sfsistat answer = SMFIS_CONTINUE;
	size_t at = 0;

	while (goes_on(answer) && at < mail.len && mail.ptr[at] != '\r' &&
	    mail.ptr[at] != '\n') {
		size_t end = field_end(mail, at);

		answer = field_hand(s, without_end(kr_span_sub(mail, at,
		    end - at)));
		at = end;
	}
	if (goes_on(answer))
		answer = my.filter.xxfi_eoh(&s->ctx);
	if (at < mail.len && mail.ptr[at] == '\r')
		at++;
	*body = at < mail.len ? at + 1 : mail.len;
	return answer;
}

static sfsistat
body_hand(struct server *s, const struct handing *h, struct kr_span body)
{
	sfsistat answer = SMFIS_CONTINUE;
	size_t max = h->chunk != 0 ? h->chunk : 65535;
	size_t n = h->first_chunk != 0 ? h->first_chunk : max;

	for (size_t at = 0; at < body.len && goes_on(answer); n = max) {
		if (n > body.len - at)
			n = body.len - at;
		answer = my.filter.xxfi_body(&s->ctx,
		    (unsigned char *)(uintptr_t)(body.ptr + at), n);
		at += n;
	}
	return answer;
}

void
server_mail(struct server *s, const struct handing *h, struct kr_span mail,
    struct outcome *o)
{
	static const char *const box[] = { "<" SERVER_BOX ">" };
	const char *const *rcpt = h->rcpt != NULL ? h->rcpt : box;
	size_t n = h->rcpt != NULL ? h->n_rcpt : 1, body = 0;
	char *from[] = { lent(h->mail_from != NULL ? h->mail_from :
	    "<aroha@reporter.example>"), NULL };
	struct smfiDesc *f = &my.filter;

	*o = (struct outcome){ .answer = f->xxfi_envfrom == NULL };
	s->ctx.outcome = o;
	o->answer = f->xxfi_envfrom(&s->ctx, from);
	for (size_t i = 0; i < n && goes_on(o->answer); i++) {
		char *to[] = { lent(rcpt[i]), NULL };

		o->answer = f->xxfi_envrcpt(&s->ctx, to);
	}
	if (goes_on(o->answer) && (h->steps_off & SMFIP_NODATA) == 0)
		o->answer = f->xxfi_data(&s->ctx);
	if (goes_on(o->answer))
		o->answer = header_hand(s, mail, &body);
	if (goes_on(o->answer))
		o->answer = body_hand(s, h, kr_span_sub(mail, body,
		    mail.len - body));
	if (goes_on(o->answer))
		o->answer = f->xxfi_eom(&s->ctx);
	s->ctx.outcome = NULL;
}

void
server_deliver(const struct handing *h, struct kr_span mail,
    struct outcome *o)
{
	struct server *s = server_connect(h);

	*o = (struct outcome){ .answer = SMFIS_REJECT };
	if (s != NULL)
		server_mail(s, h, mail, o);
	server_close(s);
}

sfsistat
server_poke(struct server *s, unsigned which, unsigned seed)
{
	static const char *const words[] = { "<" SERVER_BOX ">", "", "<>",
	    "<a@b>", "x", "From", "X-Referral-Id", "\xff\x01" };
	char *word = lent(words[seed % KR_NELEM(words)]);
	char *args[] = { word, NULL };
	struct smfiDesc *f = &my.filter;
	struct outcome o = { .answer = SMFIS_CONTINUE };
	sfsistat answer = SMFIS_CONTINUE;

	s->ctx.outcome = &o;
	switch (which) {
	case 0: answer = f->xxfi_connect(&s->ctx, word, NULL); break;
	case 1: answer = f->xxfi_helo(&s->ctx, word); break;
	case 2: answer = f->xxfi_envfrom(&s->ctx, args); break;
	case 3: answer = f->xxfi_envrcpt(&s->ctx, args); break;
	case 4: answer = f->xxfi_data(&s->ctx); break;
	case 5: answer = f->xxfi_header(&s->ctx, word, word); break;
	case 6: answer = f->xxfi_eoh(&s->ctx); break;
	case 7: answer = f->xxfi_body(&s->ctx, (unsigned char *)word,
	    strlen(word)); break;
	case 8: answer = f->xxfi_eom(&s->ctx); break;
	default: answer = f->xxfi_abort(&s->ctx); break;
	}
	outcome_free(&o);
	s->ctx.outcome = NULL;
	return answer;
}
