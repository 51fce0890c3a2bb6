/* SPDX-License-Identifier: Apache-2.0 */
/*
 * host.h - the edge that the programs share: files, clock, resolver
 *
 * Not part of the core: this is where files are read and a struct kr_engine
 * is put together.
 */
#ifndef KR_HOST_HOST_H
#define KR_HOST_HOST_H

#include "kereru.h"

#define KR_HOST_KEY_MAX 4096	/* bytes of a key file */

/* An engine with everything it stands on.  Threads may share it. */
struct kr_host;

/*
 * Read configuration, rules, model and key from disk.
 *   config_file  NULL: the installed default.
 *   override     n strings "key=value".
 * On failure err says file and line.
 */
enum kr_rc	kr_host_load(const char *config_file,
		    const char *const *override, size_t n_override,
		    struct kr_host **ret, struct kr_err *err) KR_NODISCARD;
void		 kr_host_free(struct kr_host *);	/* accepts NULL */
const struct kr_engine	*kr_host_engine(const struct kr_host *);
const struct kr_config	*kr_host_config(const struct kr_host *);

/*
 * The real world: clock and, where the configuration says so, DNS.
 * online: may the resolver be asked at all.
 */
struct kr_world	kr_host_world(struct kr_host *, bool online);

/*
 * A whole file, or its first max bytes; in the arena.
 * KR_E_SYSTEM: it cannot be opened or read, or is a folder; KR_E_NOMEM.
 */
enum kr_rc	kr_host_read_file(const char *name, size_t max,
		    struct kr_arena *, struct kr_span *ret,
		    struct kr_err *err) KR_NODISCARD;

/*
 * A key: the bytes of a file without line ends behind them, at least min of
 * them.  KR_E_UNSUPPORTED: anybody on this machine could read it.
 */
enum kr_rc	kr_host_read_key(const char *name, size_t min,
		    struct kr_arena *, struct kr_span *ret,
		    struct kr_err *err) KR_NODISCARD;

#endif /* KR_HOST_HOST_H */
