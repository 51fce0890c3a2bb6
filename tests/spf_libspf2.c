/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SPF by libspf2, to compare with; the program itself does not use it.
 *
 * libspf2 asks for names through a layer of ours, which asks struct kr_world:
 * it never reaches the network, sees no record that breaks the grammar, and
 * is never asked for explanations.
 */
#include <netinet/in.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <string.h>

#include <spf2/spf.h>

#include "auth/check.h"
#include "spf_libspf2.h"

struct lookup {
	const struct kr_world	*world;
	struct kr_arena		*arena;
	bool			 temporary;	/* some answer did not come */
	bool			 offline;	/* nobody was asked */
	bool			 malformed;	/* a record broke the grammar */
};

static bool
is_spf(struct kr_span text)
{
	return kr_span_casestarts(text, "v=spf1") &&
	    (text.len == 6 || text.ptr[6] == ' ');
}

static void
record_add(SPF_dns_rr_t *rr, enum kr_dns_type type, struct kr_span data)
{
	int i = rr->num_rr;
	SPF_dns_rr_data_t *out;

	if (SPF_dns_rr_buf_realloc(rr, i, sizeof(*out) + data.len + 1) !=
	    SPF_E_SUCCESS)
		return;
	out = rr->rr[i];
	switch (type) {
	case KR_DNS_A:
		if (data.len != sizeof(out->a))
			return;
		memcpy(&out->a, data.ptr, sizeof(out->a));
		break;
	case KR_DNS_AAAA:
		if (data.len != sizeof(out->aaaa))
			return;
		memcpy(&out->aaaa, data.ptr, sizeof(out->aaaa));
		break;
	case KR_DNS_MX:
	case KR_DNS_TXT:
	case KR_DNS_PTR:
	case KR_DNS_CNAME:
		/* The union is declared shorter than it is allocated. */
		memcpy((char *)out, data.ptr, data.len);
		((char *)out)[data.len] = '\0';
		break;
	}
	rr->num_rr = i + 1;
}

static void
answer_copy(struct lookup *look, SPF_dns_rr_t *rr, enum kr_dns_type type,
    const struct kr_dns_answer *answer)
{
	for (size_t i = 0; i < answer->n; i++) {
		struct kr_span data = answer->record[i].data;

		if (data.len > 0 && memchr(data.ptr, '\0', data.len) != NULL &&
		    type != KR_DNS_A && type != KR_DNS_AAAA)
			continue;
		if (type == KR_DNS_TXT) {
			if (!is_spf(data))
				continue;
			if (!kr_spf_grammar(data)) {
				look->malformed = true;
				continue;
			}
		} else if (data.len > KR_DOMAIN_MAX) {
			continue;
		}
		record_add(rr, type, data);
	}
}

static SPF_dns_rr_t *
layer_lookup(SPF_dns_server_t *layer, const char *domain, ns_type type,
    int should_cache)
{
	struct lookup *look = layer->hook;
	struct kr_dns_answer answer = { .rc = KR_DNS_UNKNOWN };
	SPF_dns_rr_t *rr;
	SPF_dns_stat_t status = NETDB_SUCCESS;
	int n = (int)type;

	(void)should_cache;
	if (n != KR_DNS_A && n != KR_DNS_AAAA && n != KR_DNS_MX &&
	    n != KR_DNS_TXT && n != KR_DNS_PTR)
		return SPF_dns_rr_new_nxdomain(layer, domain);
	kr_world_ask(look->world, domain, (enum kr_dns_type)n,
	    look->arena, &answer);
	switch (answer.rc) {
	case KR_DNS_OK:
		break;
	case KR_DNS_NONE:
		status = NO_DATA;
		break;
	case KR_DNS_NXDOMAIN:
		status = HOST_NOT_FOUND;
		break;
	case KR_DNS_UNKNOWN:
		look->offline = true;
		status = TRY_AGAIN;
		break;
	case KR_DNS_TEMPORARY:
		look->temporary = true;
		status = TRY_AGAIN;
		break;
	}
	rr = SPF_dns_rr_new_init(layer, domain, type, 0, status);
	if (rr != NULL && answer.rc == KR_DNS_OK)
		answer_copy(look, rr, (enum kr_dns_type)n, &answer);
	if (rr != NULL && answer.rc == KR_DNS_OK && rr->num_rr == 0)
		rr->herrno = NO_DATA;
	return rr;
}

static enum kr_auth_result
result_of(SPF_result_t result)
{
	switch (result) {
	case SPF_RESULT_PASS:		return KR_AUTH_PASS;
	case SPF_RESULT_FAIL:		return KR_AUTH_FAIL;
	case SPF_RESULT_SOFTFAIL:	return KR_AUTH_SOFTFAIL;
	case SPF_RESULT_NEUTRAL:	return KR_AUTH_NEUTRAL;
	case SPF_RESULT_NONE:		return KR_AUTH_NONE;
	case SPF_RESULT_PERMERROR:	return KR_AUTH_PERMERROR;
	case SPF_RESULT_TEMPERROR:	return KR_AUTH_TEMPERROR;
	case SPF_RESULT_INVALID:	break;
	}
	return KR_AUTH_UNKNOWN;
}

/* Ask libspf2; every text is NUL-terminated and bounded. */
static enum kr_auth_result
query(SPF_server_t *server, const char *ip, const char *helo,
    const char *from)
{
	SPF_request_t *request = SPF_request_new(server);
	SPF_response_t *response = NULL;
	enum kr_auth_result ret = KR_AUTH_UNKNOWN;
	SPF_errcode_t rc;

	if (request == NULL)
		return ret;
	rc = strchr(ip, ':') != NULL ?
	    SPF_request_set_ipv6_str(request, ip) :
	    SPF_request_set_ipv4_str(request, ip);
	if (rc == SPF_E_SUCCESS)
		rc = SPF_request_set_helo_dom(request, helo);
	if (rc == SPF_E_SUCCESS && from[0] != '\0' &&
	    SPF_request_set_env_from(request, from) != 0)
		rc = SPF_E_INVALID_OPT;
	if (rc == SPF_E_SUCCESS) {
		SPF_request_query_mailfrom(request, &response);
		if (response != NULL)
			ret = result_of(SPF_response_result(response));
	}
	if (response != NULL)
		SPF_response_free(response);
	SPF_request_free(request);
	return ret;
}

/* Printable ASCII without blanks, so that nothing odd gets further. */
static const char *
clean(struct kr_span s, struct kr_arena *arena)
{
	if (s.len > KR_DOMAIN_MAX + 65)		/* local part, "@", domain */
		return "";
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < 0x21 || s.ptr[i] > 0x7e)
			return "";
	return s.len > 0 ? kr_arena_cstr(arena, s) : "";
}

void
spf_libspf2(const struct kr_envelope *envelope, const struct kr_world *world,
    struct kr_arena *arena, struct kr_auth *auth)
{
	struct lookup look = { .world = world, .arena = arena };
	SPF_dns_server_t layer = { .lookup = layer_lookup,
	    .name = "world", .hook = &look };
	const char *ip = clean(envelope->client_ip, arena);
	const char *helo = clean(envelope->helo, arena);
	const char *from = clean(envelope->mail_from, arena), *at;
	SPF_server_t *server;

	if (ip == NULL || helo == NULL || from == NULL || ip[0] == '\0' ||
	    (helo[0] == '\0' && from[0] == '\0'))
		return;
	at = strrchr(from, '@');
	auth->spf_domain = kr_span_str(at != NULL ? at + 1 : helo);
	server = SPF_server_new_dns(&layer, 0);
	if (server == NULL)
		return;
	auth->spf = query(server, ip, helo[0] != '\0' ? helo : "unknown",
	    from);
	SPF_server_free(server);
	if (look.malformed)
		auth->spf = KR_AUTH_PERMERROR;
	else if (look.offline)
		auth->spf = KR_AUTH_UNKNOWN;
	else if (look.temporary && auth->spf != KR_AUTH_PASS)
		auth->spf = KR_AUTH_TEMPERROR;
}
