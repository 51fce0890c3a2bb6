/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rule_memory.h - a rule file that is a string
 */
#ifndef KR_TESTS_RULE_MEMORY_H
#define KR_TESTS_RULE_MEMORY_H

#include "unit.h"

/* For kr_rules_load(); ctx is the text of every file. */
static enum kr_rc
read_memory(void *ctx, const char *name, struct kr_arena *arena,
    struct kr_span *ret, struct kr_err *err)
{
	(void)name;
	(void)arena;
	(void)err;
	*ret = kr_span_str(ctx);
	return KR_OK;
}

#endif /* KR_TESTS_RULE_MEMORY_H */
