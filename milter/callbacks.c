/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libmilter's events: bytes go into the session, nothing is decided here but
 * whether the mail is for us.  All other mail is let go before its first
 * header field is seen.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "milter/metrics.h"

/* libmilter gives callbacks no way to reach anything but this. */
static struct {
	const struct child	*child;
	atomic_uint		 connections, messages, slots;
	atomic_bool		 refuse_new;
} my;

void
callbacks_use(const struct child *child)
{
	my.child = child;
}

void
callbacks_refuse_new(void)
{
	atomic_store(&my.refuse_new, true);
}

unsigned
callbacks_connections(void)
{
	return atomic_load(&my.connections);
}

unsigned
callbacks_messages(void)
{
	return atomic_load(&my.messages);
}

static const struct kr_config *
config(void)
{
	return kr_host_config(my.child->host);
}

/* The connection's session, made when first asked for; NULL: no memory. */
static struct session *
session_of(SMFICTX *ctx)
{
	struct session *s = smfi_getpriv(ctx);

	if (s != NULL)
		return s;
	s = session_new();
	if (s == NULL || smfi_setpriv(ctx, s) != MI_SUCCESS) {
		session_free(s);
		return NULL;
	}
	atomic_fetch_add(&my.connections, 1);
	metrics_connection(my.child, true);
	return s;
}

static void
message_end(struct session *s)
{
	if (s->counted)
		metrics_message_end(my.child, s);
	if (s->has_slot)
		atomic_fetch_sub(&my.slots, 1);
	if (s->in_message)
		atomic_fetch_sub(&my.messages, 1);
	session_message_end(s);
}

static sfsistat
tempfail(SMFICTX *ctx, const char *status, const char *text)
{
	char code[] = "451", x[16], t[128];

	strncpy(x, status, sizeof(x) - 1);
	x[sizeof(x) - 1] = '\0';
	strncpy(t, text, sizeof(t) - 1);
	t[sizeof(t) - 1] = '\0';
	smfi_setreply(ctx, code, x, t);
	return SMFIS_TEMPFAIL;
}

static sfsistat
no_memory(SMFICTX *ctx)
{
	return tempfail(ctx, "4.3.0", "Out of memory, please try again later");
}

/* Where it was agreed that no answer is awaited, none may be sent. */
static sfsistat
go_on(const struct session *s, unsigned long no_reply)
{
	return (s->no_reply & no_reply) != 0 ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}

/* ---- negotiation -------------------------------------------------------- */

static unsigned long
rights_needed(const struct kr_config *c)
{
	unsigned long rights = SMFIF_ADDHDRS | SMFIF_CHGHDRS;

	if (c->deliver != KR_DELIVER_TAG)
		rights |= SMFIF_ADDRCPT;
	if (c->deliver == KR_DELIVER_REPLACE)
		rights |= SMFIF_DELRCPT;
	if (c->deliver != KR_DELIVER_TAG && *c->return_path != '\0')
		rights |= SMFIF_CHGFROM;
	if (c->quarantine_holds)
		rights |= SMFIF_QUARANTINE;
	return rights;
}

/* Steps that nobody needs to wait for. */
#define SILENT (SMFIP_NR_CONN | SMFIP_NR_HELO | SMFIP_NR_MAIL | \
    SMFIP_NR_RCPT | SMFIP_NR_HDR | SMFIP_NR_EOH | SMFIP_NR_BODY)

static sfsistat
on_negotiate(SMFICTX *ctx, unsigned long offered, unsigned long steps,
    unsigned long f2, unsigned long f3, unsigned long *rights,
    unsigned long *wanted, unsigned long *pf2, unsigned long *pf3)
{
	unsigned long needed = rights_needed(config());
	struct session *s = session_of(ctx);

	(void)f2;
	(void)f3;
	if (s == NULL)
		return SMFIS_REJECT;
	if ((offered & needed) != needed) {
		log_line(LOG_ERR, "the mail server offers rights %#lx and "
		    "%#lx are needed: connection refused", offered, needed);
		return SMFIS_REJECT;	/* ends the connection, not a mail */
	}
	*rights = needed;
	*wanted = steps & (SMFIP_NOUNKNOWN | SMFIP_HDR_LEADSPC);
	/* Without a DATA step, header fields must be answered. */
	if ((steps & SMFIP_NODATA) != 0)
		*wanted |= steps & SILENT;
	*pf2 = *pf3 = 0;
	s->no_reply = *wanted & SILENT;
	s->leading_space = (*wanted & SMFIP_HDR_LEADSPC) != 0;
	return SMFIS_CONTINUE;
}

/* ---- connection --------------------------------------------------------- */

static void
replace(char **to, const char *with)
{
	free(*to);
	*to = with != NULL ? strdup(with) : NULL;
}

static sfsistat
on_connect(SMFICTX *ctx, char *name, _SOCK_ADDR *address)
{
	struct session *s = session_of(ctx);
	char ip[INET6_ADDRSTRLEN] = "";

	if (s == NULL)
		return no_memory(ctx);
	replace(&s->client_name, name);
	if (address != NULL && address->sa_family == AF_INET)
		inet_ntop(AF_INET, &((struct sockaddr_in *)(void *)
		    address)->sin_addr, ip, sizeof(ip));
	else if (address != NULL && address->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((struct sockaddr_in6 *)(void *)
		    address)->sin6_addr, ip, sizeof(ip));
	replace(&s->client_ip, *ip != '\0' ? ip : NULL);
	return go_on(s, SMFIP_NR_CONN);
}

static sfsistat
on_helo(SMFICTX *ctx, char *name)
{
	struct session *s = session_of(ctx);

	if (s == NULL)
		return no_memory(ctx);
	replace(&s->helo, name);
	return go_on(s, SMFIP_NR_HELO);
}

static sfsistat
on_close(SMFICTX *ctx)
{
	struct session *s = smfi_getpriv(ctx);

	if (s == NULL)
		return SMFIS_CONTINUE;
	smfi_setpriv(ctx, NULL);
	message_end(s);
	session_free(s);
	atomic_fetch_sub(&my.connections, 1);
	metrics_connection(my.child, false);
	return SMFIS_CONTINUE;
}

/* ---- envelope ----------------------------------------------------------- */

static sfsistat
on_mail(SMFICTX *ctx, char **argv)
{
	char authenticated[] = "{auth_authen}";
	struct session *s = session_of(ctx);

	if (s == NULL)
		return no_memory(ctx);
	message_end(s);		/* whatever the last one left */
	s->in_message = true;
	atomic_fetch_add(&my.messages, 1);
	s->mail_from = strdup(argv[0]);
	if (s->mail_from == NULL)
		s->cut = "not enough memory";
	s->submitted = smfi_getsymval(ctx, authenticated) != NULL;
	return go_on(s, SMFIP_NR_MAIL);
}

static sfsistat
on_recipient(SMFICTX *ctx, char **argv)
{
	struct session *s = session_of(ctx);

	if (s == NULL)
		return no_memory(ctx);
	s->ours |= kr_config_is_mailbox(config(), session_path(argv[0]));
	if (!session_add_recipient(s, argv[0]))
		s->cut = "not enough memory";
	return go_on(s, SMFIP_NR_RCPT);
}

/*
 * The envelope is known: let go what is not for us, and take on no more
 * than may be held at once.  SMFIS_CONTINUE if the mail is to be read.
 * Mail servers without a DATA step come here undecided from the content.
 */
static sfsistat
take_on(SMFICTX *ctx, struct session **ret)
{
	bool stopping = atomic_load(&my.refuse_new);
	struct session *s = *ret = session_of(ctx);

	if (s == NULL)
		return no_memory(ctx);
	if (s->has_slot)
		return SMFIS_CONTINUE;
	if (!s->ours) {
		metrics_count(my.child->metrics, METRICS_OTHER);
		message_end(s);
		return SMFIS_ACCEPT;
	}
	metrics_message_begin(my.child);
	s->counted = true;
	if (!stopping &&
	    atomic_fetch_add(&my.slots, 1) < config()->messages_max) {
		s->has_slot = true;
		return SMFIS_CONTINUE;
	}
	if (!stopping) {
		atomic_fetch_sub(&my.slots, 1);
		log_line(LOG_WARNING, "result=tempfail why=\"more than "
		    "messages_max (%u) at once\"", config()->messages_max);
	}
	s->ended = METRICS_BUSY;
	message_end(s);
	return tempfail(ctx, "4.3.2", "Report mailbox is busy, please try "
	    "again later");
}

static sfsistat
on_data(SMFICTX *ctx)
{
	struct session *s;

	return take_on(ctx, &s);
}

/* ---- content ------------------------------------------------------------ */

/* Header fields are kept far past the limit: a forged tag must be seen. */
static size_t
header_max(void)
{
	size_t max = config()->limits.message_bytes;

	return max > ((size_t)64 << 20) ? max : (size_t)64 << 20;
}

static sfsistat
on_field(SMFICTX *ctx, char *name, char *value)
{
	struct session *s;
	sfsistat answer = take_on(ctx, &s);

	if (answer != SMFIS_CONTINUE)
		return answer;
	session_add_field(s, name, value, header_max());
	return go_on(s, SMFIP_NR_HDR);
}

static sfsistat
on_header_end(SMFICTX *ctx)
{
	struct session *s;
	sfsistat answer = take_on(ctx, &s);

	if (answer != SMFIS_CONTINUE)
		return answer;
	session_add(s, "\r\n", 2, header_max());
	return go_on(s, SMFIP_NR_EOH);
}

static sfsistat
on_body(SMFICTX *ctx, unsigned char *bytes, size_t n)
{
	struct session *s = session_of(ctx);

	if (s == NULL)
		return no_memory(ctx);
	session_add(s, (const char *)bytes, n,
	    config()->limits.message_bytes);
	return go_on(s, SMFIP_NR_BODY);
}

static sfsistat
on_message_end(SMFICTX *ctx)
{
	struct session *s;
	sfsistat answer = take_on(ctx, &s);

	if (answer != SMFIS_CONTINUE)
		return answer;
	answer = judge_message(ctx, s, my.child);
	message_end(s);
	return answer;
}

static sfsistat
on_abort(SMFICTX *ctx)
{
	struct session *s = smfi_getpriv(ctx);

	if (s != NULL)
		message_end(s);
	return SMFIS_CONTINUE;
}

struct smfiDesc
callbacks_description(void)
{
	static char name[] = "kereru";

	return (struct smfiDesc){
	    .xxfi_name = name, .xxfi_version = SMFI_VERSION,
	    .xxfi_flags = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT |
		SMFIF_DELRCPT | SMFIF_CHGFROM | SMFIF_QUARANTINE,
	    .xxfi_connect = on_connect, .xxfi_helo = on_helo,
	    .xxfi_envfrom = on_mail, .xxfi_envrcpt = on_recipient,
	    .xxfi_header = on_field, .xxfi_eoh = on_header_end,
	    .xxfi_body = on_body, .xxfi_eom = on_message_end,
	    .xxfi_abort = on_abort, .xxfi_close = on_close,
	    .xxfi_data = on_data, .xxfi_negotiate = on_negotiate };
}
