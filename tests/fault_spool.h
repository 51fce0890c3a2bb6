/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fault_spool.h - refused besides: what sealed files are made with
 *
 * A test links with $(spool_fault_ldflags) of Makefile.am.
 */
#ifndef KR_TESTS_FAULT_SPOOL_H
#define KR_TESTS_FAULT_SPOOL_H

#include <dirent.h>
#include <openssl/rand.h>

#include "fault_more.h"

#define FAULT_CIPHER	FAULT_DIGEST

FAULT(int, RAND_bytes, FAULT_CIPHER, ENOMEM, 0, (unsigned char *to, int n),
    (to, n))
FAULT(EVP_CIPHER_CTX *, EVP_CIPHER_CTX_new, FAULT_CIPHER, ENOMEM, NULL, (void),
    ())
FAULT(int, EVP_CIPHER_CTX_ctrl, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    int type, int n, void *p), (c, type, n, p))
FAULT(int, EVP_EncryptInit_ex, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    const EVP_CIPHER *type, ENGINE *e, const unsigned char *key,
    const unsigned char *iv), (c, type, e, key, iv))
FAULT(int, EVP_EncryptUpdate, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    unsigned char *out, int *n_out, const unsigned char *in, int n),
    (c, out, n_out, in, n))
FAULT(int, EVP_EncryptFinal_ex, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    unsigned char *out, int *n), (c, out, n))
FAULT(int, EVP_DecryptInit_ex, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    const EVP_CIPHER *type, ENGINE *e, const unsigned char *key,
    const unsigned char *iv), (c, type, e, key, iv))
FAULT(int, EVP_DecryptUpdate, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    unsigned char *out, int *n_out, const unsigned char *in, int n),
    (c, out, n_out, in, n))
FAULT(int, EVP_DecryptFinal_ex, FAULT_CIPHER, ENOMEM, 0, (EVP_CIPHER_CTX *c,
    unsigned char *out, int *n), (c, out, n))

FAULT(int, mkdir, FAULT_FILE, ENOSPC, -1, (const char *name, mode_t mode),
    (name, mode))
FAULT(int, mkdirat, FAULT_FILE, ENOSPC, -1, (int fd, const char *name,
    mode_t mode), (fd, name, mode))
FAULT(int, fchown, FAULT_FILE, EPERM, -1, (int fd, uid_t uid, gid_t gid),
    (fd, uid, gid))
FAULT(int, fstatat, FAULT_FILE, EIO, -1, (int fd, const char *name,
    struct stat *st, int flags), (fd, name, st, flags))
FAULT(DIR *, fdopendir, FAULT_FILE, ENOMEM, NULL, (int fd), (fd))
FAULT(int, futimens, FAULT_WRITE, EIO, -1, (int fd,
    const struct timespec times[2]), (fd, times))
FAULT(ssize_t, pwrite, FAULT_WRITE, ENOSPC, -1, (int fd, const void *bytes,
    size_t n, off_t at), (fd, bytes, n, at))

int __real_openat(int fd, const char *name, int flags, mode_t mode);
int __wrap_openat(int fd, const char *name, int flags, mode_t mode);
int
__wrap_openat(int fd, const char *name, int flags, mode_t mode)
{
	return fault_errno(FAULT_FILE, EMFILE) ? -1 :
	    __real_openat(fd, name, flags, mode);
}

/* Who runs it: root gives files to the spool's owner. */
static uid_t fault_euid;

uid_t __wrap_geteuid(void);
uid_t
__wrap_geteuid(void)
{
	return fault_euid;
}

#endif /* KR_TESTS_FAULT_SPOOL_H */
