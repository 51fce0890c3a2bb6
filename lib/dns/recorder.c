/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Answers as they come, written down as a zone, so that a scan of mail can
 * be made again when its senders' DNS has changed.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dns/resolver.h"

struct recorder {
	struct kr_dns	*inner;
	int		 fd;
};

/* As zone.c reads it: no byte of it ends a line, or means something else. */
static void
text_write(struct kr_buffer *out, struct kr_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool edge = i == 0 || i + 1 == text.len;

		if (c < 0x20 || c >= 0x7f || c == '\\' ||
		    (edge && (c == ' ' || c == '!')))
			kr_buffer_printf(out, "\\%03u", c);
		else
			kr_buffer_byte(out, (char)c);
	}
}

static void
record_write(struct kr_buffer *out, enum kr_dns_type type,
    const struct kr_dns_record *r)
{
	char address[INET6_ADDRSTRLEN];

	switch (type) {
	case KR_DNS_A:
	case KR_DNS_AAAA:
		if (inet_ntop(type == KR_DNS_A ? AF_INET : AF_INET6,
		    r->data.ptr, address, sizeof(address)) != NULL)
			kr_buffer_str(out, address);
		break;
	case KR_DNS_MX:
		kr_buffer_printf(out, "%u ", r->preference);
		kr_buffer_add(out, r->data);
		break;
	case KR_DNS_CNAME:
	case KR_DNS_PTR:
		kr_buffer_add(out, r->data);
		break;
	case KR_DNS_TXT:
		text_write(out, r->data);
		break;
	}
	kr_buffer_byte(out, '\n');
}

/* Can the name stand in a line? */
static bool
is_plain(const char *name)
{
	if (name[0] == '\0' || name[0] == '#')
		return false;
	for (; *name != '\0'; name++)
		if (*name <= ' ' || *name == 0x7f)
			return false;
	return true;
}

/* A name that does not exist is one that stands nowhere. */
static void
answer_write(struct kr_buffer *out, const char *name, enum kr_dns_type type,
    const struct kr_dns_answer *a)
{
	const char *type_name = kr_dns_type_name(type);

	switch (a->rc) {
	case KR_DNS_OK:
		for (size_t i = 0; i < a->n; i++) {
			kr_buffer_printf(out, "%s %s ", name, type_name);
			record_write(out, type, &a->record[i]);
		}
		break;
	case KR_DNS_NONE:
		kr_buffer_printf(out, "%s %s !none\n", name, type_name);
		break;
	case KR_DNS_TEMPORARY:
		kr_buffer_printf(out, "%s %s !timeout\n", name, type_name);
		break;
	case KR_DNS_NXDOMAIN:
	case KR_DNS_UNKNOWN:
		break;
	}
}

/* A record that is lost changes no verdict now: errors are let pass. */
static void
recorder_lookup(void *self, const char *name, enum kr_dns_type type,
    int64_t timeout_ms, struct kr_arena *arena, struct kr_dns_answer *ret)
{
	const struct recorder *r = self;
	struct kr_buffer out;

	kr_dns_lookup(r->inner, name, type, timeout_ms, arena, ret);
	if (!is_plain(name))
		return;
	kr_buffer_init(&out, arena, SIZE_MAX);
	answer_write(&out, name, type, ret);
	/* One call, at the end: other threads and programs write there too. */
	if (kr_buffer_ok(&out) && out.len > 0 &&
	    write(r->fd, out.data, out.len) < 0)
		return;
}

static void
recorder_free(void *self)
{
	struct recorder *r = self;

	kr_dns_free(r->inner);
	close(r->fd);
	free(r);
}

static const struct kr_dns_kind recorder_kind = { recorder_lookup,
    recorder_free };

enum kr_rc
kr_dns_record(struct kr_dns *inner, const char *file, struct kr_dns **ret,
    struct kr_err *err)
{
	struct recorder *r = malloc(sizeof(*r));

	if (r == NULL) {
		kr_dns_free(inner);
		return kr_fail(err, KR_E_NOMEM, 0, "dns: no memory");
	}
	r->inner = inner;
	r->fd = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	if (r->fd < 0) {
		kr_dns_free(inner);
		free(r);
		return kr_fail(err, KR_E_SYSTEM, 0, "dns: %s: %s", file,
		    strerror(errno));
	}
	return kr_dns_make(&recorder_kind, r, ret, err);
}
