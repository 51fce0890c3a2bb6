/* SPDX-License-Identifier: Apache-2.0 */
/* file.h - a whole file, for the programs that measure */
#ifndef KR_BENCH_FILE_H
#define KR_BENCH_FILE_H

#include <stddef.h>

/* The caller frees it; NULL if it cannot be read. */
char	*file_read(const char *path, size_t *len);

#endif /* KR_BENCH_FILE_H */
