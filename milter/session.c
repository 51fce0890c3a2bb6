/* SPDX-License-Identifier: Apache-2.0 */
/* What one connection has told us so far. */
#include <stdlib.h>
#include <string.h>

#include "milter/milter.h"

struct session *
session_new(void)
{
	return calloc(1, sizeof(struct session));
}

void
session_message_end(struct session *s)
{
	for (size_t i = 0; i < s->n_rcpt; i++)
		free(s->rcpt[i]);
	free(s->rcpt);
	free(s->mail_from);
	free(s->bytes);
	s->rcpt = NULL;
	s->n_rcpt = s->cap_rcpt = 0;
	s->mail_from = NULL;
	s->bytes = NULL;
	s->len = s->cap = 0;
	s->cut = NULL;
	s->in_message = s->has_slot = s->submitted = s->ours = false;
	s->counted = s->written = s->tagged = false;
	s->ended = 0;
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	session_message_end(s);
	free(s->client_name);
	free(s->client_ip);
	free(s->helo);
	free(s);
}

static bool
room(struct session *s, size_t n)
{
	size_t cap = s->cap == 0 ? 16384 : s->cap;
	char *bytes;

	if (s->cap - s->len >= n)
		return true;
	while (cap - s->len < n)
		cap *= 2;
	bytes = realloc(s->bytes, cap);
	if (bytes == NULL)
		return false;
	s->bytes = bytes;
	s->cap = cap;
	return true;
}

void
session_add(struct session *s, const char *bytes, size_t n, size_t max)
{
	if (s->cut != NULL)
		return;
	if (n > max || s->len > max - n)
		s->cut = "larger than message_bytes";
	else if (!room(s, n))
		s->cut = "not enough memory";
	if (s->cut != NULL)
		return;
	memcpy(s->bytes + s->len, bytes, n);
	s->len += n;
}

void
session_add_field(struct session *s, const char *name, const char *value,
    size_t max)
{
	session_add(s, name, strlen(name), max);
	session_add(s, ": ", s->leading_space ? 1 : 2, max);
	while (*value != '\0') {
		size_t n = strcspn(value, "\n");
		bool fold = value[n] == '\n';

		if (fold && n > 0 && value[n - 1] == '\r')
			session_add(s, value, n - 1, max);
		else
			session_add(s, value, n, max);
		if (fold)
			session_add(s, "\r\n", 2, max);
		value += n + fold;
	}
	session_add(s, "\r\n", 2, max);
}

bool
session_add_recipient(struct session *s, const char *path)
{
	if (s->n_rcpt == s->cap_rcpt) {
		size_t cap = s->cap_rcpt == 0 ? 8 : 2 * s->cap_rcpt;
		char **rcpt = realloc(s->rcpt, cap * sizeof(*rcpt));

		if (rcpt == NULL)
			return false;
		s->rcpt = rcpt;
		s->cap_rcpt = cap;
	}
	s->rcpt[s->n_rcpt] = strdup(path);
	if (s->rcpt[s->n_rcpt] == NULL)
		return false;
	s->n_rcpt++;
	return true;
}

struct kr_span
session_path(const char *path)
{
	struct kr_span s = kr_span_str(path);

	if (s.len >= 2 && s.ptr[0] == '<' && s.ptr[s.len - 1] == '>')
		return kr_span_sub(s, 1, s.len - 2);
	return s;
}
