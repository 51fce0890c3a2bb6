/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dns.h - the resolver: one cache under SPF, DKIM and DMARC
 *
 * Not part of the core.  Either libunbound, which asks the network, or a
 * zone read from a file, for tests and for scans that must be repeatable.
 * Safe from any thread.
 */
#ifndef KR_DNS_DNS_H
#define KR_DNS_DNS_H

#include "base/base.h"

struct kr_dns;

/*
 * Ask the network.
 *   resolver  "" for those of the system's resolv.conf, else an address,
 *             "192.0.2.53" or "192.0.2.53@5353".
 */
enum kr_rc	kr_dns_open(const char *resolver, struct kr_dns **ret,
		    struct kr_err *err) KR_NODISCARD;

/*
 * Answer from a text, one record a line:
 *   name type data       sender.example TXT v=spf1 -all
 *                        sender.example MX 10 mx.sender.example
 *                        slow.example TXT !timeout
 *                        bare.example TXT !none
 * A, AAAA, CNAME, MX, PTR, TXT; "#" begins a comment.  The data of TXT is
 * the rest of the line, "\032" in it the byte with that decimal number.  A
 * name that is not there does not exist; "!none": it has no such record.
 *   file  for messages.
 */
enum kr_rc	kr_dns_zone(struct kr_span text, const char *file,
		    struct kr_dns **ret, struct kr_err *err) KR_NODISCARD;

/*
 * Ask inner, which is taken over, and add each answer to the end of the file
 * in that form.
 */
enum kr_rc	kr_dns_record(struct kr_dns *inner, const char *file,
		    struct kr_dns **ret, struct kr_err *err) KR_NODISCARD;

void		kr_dns_free(struct kr_dns *);	/* accepts NULL */

/*
 * One look-up, at most timeout_ms long: afterwards the answer is
 * KR_DNS_TEMPORARY.  TXT strings over KR_DNS_TXT_MAX are left out, and so is
 * what comes after KR_DNS_RECORDS_MAX records.
 */
#define KR_DNS_TXT_MAX		65535	/* bytes: all that a record can hold */
#define KR_DNS_RECORDS_MAX	64
void		kr_dns_lookup(struct kr_dns *, const char *name,
		    enum kr_dns_type, int64_t timeout_ms, struct kr_arena *,
		    struct kr_dns_answer *ret);

#endif /* KR_DNS_DNS_H */
