/* SPDX-License-Identifier: Apache-2.0 */
/* The core's actions as libmilter's calls. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "milter/milter.h"

/* libmilter's arguments are not const, and nothing there writes to them. */
static char *
lent(const char *s)
{
	char *p;

	memcpy(&p, &s, sizeof(p));
	return p;
}

/* The mail server finds a recipient only as the client wrote it. */
static char *
recipient_as_given(const struct session *s, const char *address)
{
	for (size_t i = 0; i < s->n_rcpt; i++)
		if (kr_span_is(session_path(s->rcpt[i]), address))
			return s->rcpt[i];
	return lent(address);
}

/* The sender's, or one more recipient's. */
static int
path_set(SMFICTX *ctx, enum kr_action_kind kind, const char *address)
{
	char path[1024];
	int n = snprintf(path, sizeof(path), "<%s>", address);

	if (n < 0 || (size_t)n >= sizeof(path))
		return MI_FAILURE;
	return kind == KR_ACTION_CHANGE_FROM ? smfi_chgfrom(ctx, path, NULL) :
	    smfi_addrcpt(ctx, path);
}

/* Where values carry their leading blank, ours must bring one too. */
static int
field_insert(SMFICTX *ctx, const struct session *s,
    const struct kr_action *a)
{
	size_t len = strlen(a->value);
	char *value;
	int rc;

	if (!s->leading_space)
		return smfi_insheader(ctx, 0, lent(a->name), lent(a->value));
	value = malloc(len + 2);
	if (value == NULL)
		return MI_FAILURE;
	value[0] = ' ';
	memcpy(value + 1, a->value, len + 1);
	rc = smfi_insheader(ctx, 0, lent(a->name), value);
	free(value);
	return rc;
}

static int
apply(SMFICTX *ctx, const struct session *s, const struct kr_action *a)
{
	switch (a->kind) {
	case KR_ACTION_DELETE_FIELD:
		return smfi_chgheader(ctx, lent(a->name), (int)a->nth, NULL);
	case KR_ACTION_INSERT_FIELD:
		return field_insert(ctx, s, a);
	case KR_ACTION_DELETE_RCPT:
		return smfi_delrcpt(ctx, recipient_as_given(s, a->value));
	case KR_ACTION_ADD_RCPT:
	case KR_ACTION_CHANGE_FROM:
		return path_set(ctx, a->kind, a->value);
	case KR_ACTION_QUARANTINE:
		return smfi_quarantine(ctx, lent(a->value));
	}
	return MI_FAILURE;
}

bool
apply_actions(SMFICTX *ctx, const struct session *s,
    const struct kr_actions *actions)
{
	for (size_t i = 0; i < actions->n; i++)
		if (apply(ctx, s, &actions->item[i]) != MI_SUCCESS)
			return false;
	return true;
}
