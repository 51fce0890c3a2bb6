/* SPDX-License-Identifier: Apache-2.0 */
#include "folder.h"
#include "unit.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "dns/dns.h"

static const char zone_text[] =
    "# a zone\n"
    "sender.example TXT v=spf1 ip4:192.0.2.0/24 -all\n"
    "sender.example. MX 10 mx.sender.example.\n"
    "mx.sender.example A 192.0.2.7\r\n"
    "mx.sender.example AAAA 2001:db8::7\n"
    "\n"
    "www.example CNAME mx.sender.example\n"
    "loop.example CNAME loop.example\n"
    "slow.example TXT !timeout\n";

static struct lookup_case {
	const char		*name, *ask;
	enum kr_dns_type	 type;
	enum kr_dns_rc		 rc;
	const char		*data;
	size_t			 len;
} lookup_cases[] = {
	{ "TXT", "SENDER.example", KR_DNS_TXT, KR_DNS_OK,
	  "v=spf1 ip4:192.0.2.0/24 -all", 28 },
	{ "MX", "sender.example", KR_DNS_MX, KR_DNS_OK, "mx.sender.example",
	  17 },
	{ "A", "mx.sender.example", KR_DNS_A, KR_DNS_OK, "\xc0\0\x02\x07",
	  4 },
	{ "AAAA", "mx.sender.example", KR_DNS_AAAA, KR_DNS_OK,
	  "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x07", 16 },
	{ "alias", "www.example", KR_DNS_A, KR_DNS_OK, "\xc0\0\x02\x07", 4 },
	{ "no such type", "sender.example", KR_DNS_A, KR_DNS_NONE, NULL, 0 },
	{ "no such name", "nobody.example", KR_DNS_A, KR_DNS_NXDOMAIN, NULL,
	  0 },
	{ "loop", "loop.example", KR_DNS_A, KR_DNS_TEMPORARY, NULL, 0 },
	{ "slow", "slow.example", KR_DNS_TXT, KR_DNS_TEMPORARY, NULL, 0 },
};

static void
lookup_run(void **state)
{
	const struct lookup_case *c = *state;
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_dns_answer a;
	struct kr_dns *dns;

	assert_int_equal(KR_OK, kr_dns_zone(kr_span_str(zone_text), "zone",
	    &dns, NULL));
	kr_dns_lookup(dns, c->ask, c->type, 1000, arena, &a);
	assert_int_equal(c->rc, a.rc);
	if (c->data != NULL) {
		assert_int_equal(1, a.n);
		assert_int_equal(c->len, a.record[0].data.len);
		assert_memory_equal(c->data, a.record[0].data.ptr, c->len);
	}
	kr_dns_free(dns);
	kr_arena_free(arena);
}

static void
bad_line(void **state)
{
	struct kr_err err = { 0 };
	struct kr_dns *dns;

	(void)state;
	assert_int_equal(KR_E_SYNTAX, kr_dns_zone(KR_SPAN_LIT(
	    "a.example A 192.0.2.1\na.example A not-an-address\n"), "z",
	    &dns, &err));
	assert_int_equal(2, err.line);
	assert_string_equal("z", err.file);
}

/* ---- answers written down ----------------------------------------------- */

static const char recorded_zone[] =
    "sender.example TXT v=spf1 -all\n"
    "sender.example TXT \\032odd \\009\\010\\092\\255 end\\032\n"
    "sender.example TXT \\033timeout\n"
    "sender.example MX 10 mx.sender.example\n"
    "mx.sender.example AAAA 2001:db8::7\n"
    "www.example CNAME mx.sender.example\n"
    "slow.example TXT !timeout\n";

static const struct { const char *name; enum kr_dns_type type; } asked[] = {
	{ "sender.example", KR_DNS_TXT }, { "sender.example", KR_DNS_MX },
	{ "sender.example", KR_DNS_A }, { "sender.example", KR_DNS_TXT },
	{ "mx.sender.example", KR_DNS_AAAA }, { "www.example", KR_DNS_AAAA },
	{ "slow.example", KR_DNS_TXT }, { "nobody.example", KR_DNS_TXT },
	{ "a b\nsender.example", KR_DNS_TXT },
};

static void
same_answer(const struct kr_dns_answer *a, const struct kr_dns_answer *b)
{
	assert_int_equal(a->rc, b->rc);
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_true(kr_span_eq(a->record[i].data, b->record[i].data));
		assert_int_equal(a->record[i].preference,
		    b->record[i].preference);
	}
}

static void
recorded(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct kr_dns_answer a[KR_NELEM(asked)], b;
	struct kr_dns *dns, *recorder;
	char name[300], text[4096];
	ssize_t n;
	int fd;

	(void)state;
	folder_name(name, sizeof(name), "zone");
	fd = mkstemp(name);
	assert_true(fd >= 0);
	assert_int_equal(KR_OK, kr_dns_zone(kr_span_str(recorded_zone), "z",
	    &dns, NULL));
	assert_int_equal(KR_OK, kr_dns_record(dns, name, &recorder, NULL));
	for (size_t i = 0; i < KR_NELEM(asked); i++)
		kr_dns_lookup(recorder, asked[i].name, asked[i].type, 1000,
		    arena, &a[i]);
	kr_dns_free(recorder);
	n = read(fd, text, sizeof(text));
	assert_true(n > 0);
	assert_int_equal(KR_OK, kr_dns_zone((struct kr_span){ text,
	    (size_t)n }, "z", &dns, NULL));
	for (size_t i = 0; i < KR_NELEM(asked); i++) {
		kr_dns_lookup(dns, asked[i].name, asked[i].type, 1000, arena,
		    &b);
		same_answer(&a[i], &b);
	}
	assert_int_equal(3, a[0].n);
	assert_int_equal(KR_DNS_NONE, a[2].rc);
	kr_dns_free(dns);
	close(fd);
	unlink(name);
	kr_arena_free(arena);
}

/* ---- a name server that answers one name and keeps silent on others ------ */

struct server { int fd; unsigned short port; pthread_t thread; };

/* Question echoed, one TXT record "hello" "world". */
static void *
serve(void *arg)
{
	struct server *s = arg;
	unsigned char q[512], a[600];
	struct sockaddr_in from;
	socklen_t from_len = sizeof(from);
	static const unsigned char answer[] = "\xc0\x0c\0\x10\0\x01\0\0\0\x3c"
	    "\0\x0c\x05hello\x05world";
	ssize_t n;

	while ((n = recvfrom(s->fd, q, sizeof(q), 0, (void *)&from,
	    &from_len)) > 17) {
		size_t end = 12;

		if (memcmp(q + 12, "\x05" "hello", 6) != 0)
			continue;
		while (end < (size_t)n && q[end] != 0)
			end += 1u + q[end];
		end += 5;
		memcpy(a, q, end);
		a[2] = 0x81;		/* a response, recursion wanted */
		a[3] = 0x80;		/* and available */
		memset(a + 4, 0, 8);
		a[5] = 1;
		a[7] = q[end - 3] == KR_DNS_TXT;
		if (a[7] == 1)
			memcpy(a + end, answer, sizeof(answer) - 1);
		sendto(s->fd, a, end + (a[7] ? sizeof(answer) - 1 : 0), 0,
		    (void *)&from, from_len);
	}
	return NULL;
}

static void
server_start(struct server *s)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(at);

	s->fd = socket(AF_INET, SOCK_DGRAM, 0);
	assert_int_equal(0, bind(s->fd, (void *)&at, sizeof(at)));
	assert_int_equal(0, getsockname(s->fd, (void *)&at, &len));
	s->port = ntohs(at.sin_port);
	assert_int_equal(0, pthread_create(&s->thread, NULL, serve, s));
}

static void
network(void **state)
{
	struct kr_arena *arena = kr_arena_new(1 << 20);
	struct server s;
	struct kr_dns_answer a;
	struct kr_dns *dns;
	char resolver[64];

	(void)state;
	server_start(&s);
	snprintf(resolver, sizeof(resolver), "127.0.0.1@%u", s.port);
	assert_int_equal(KR_OK, kr_dns_open(resolver, &dns, NULL));
	kr_dns_lookup(dns, "hello.example", KR_DNS_TXT, 5000, arena, &a);
	assert_int_equal(KR_DNS_OK, a.rc);
	assert_int_equal(1, a.n);
	assert_span_equal(a.record[0].data, "helloworld");
	/* Nobody answers: the caller gets away when its time is up. */
	kr_dns_lookup(dns, "silent.example", KR_DNS_TXT, 50, arena, &a);
	assert_int_equal(KR_DNS_TEMPORARY, a.rc);
	kr_dns_lookup(dns, "hello.example", KR_DNS_TXT, 0, arena, &a);
	assert_int_equal(KR_DNS_TEMPORARY, a.rc);
	kr_dns_free(dns);
	shutdown(s.fd, SHUT_RDWR);
	close(s.fd);
	pthread_join(s.thread, NULL);
	kr_arena_free(arena);
}

int
main(void)
{
	enum { N = KR_NELEM(lookup_cases) + 3 };
	struct CMUnitTest tests[N];

	UNIT_ROWS(tests, 0, lookup_cases, lookup_run);
	tests[N - 3] = (struct CMUnitTest){ .name = "recorded",
	    .test_func = recorded };
	tests[N - 2] = (struct CMUnitTest){ .name = "bad line",
	    .test_func = bad_line };
	tests[N - 1] = (struct CMUnitTest){ .name = "network",
	    .test_func = network };
	return cmocka_run_group_tests_name("dns", tests, NULL, NULL);
}
