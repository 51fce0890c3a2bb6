/* SPDX-License-Identifier: Apache-2.0 */
/* SMTP to the mail server of this machine, by libcurl (RFC 5321). */
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "hold/spool.h"

#define CONNECT_S	10L
#define ALL_S		300L /* RFC 5321 4.5.3.2.6: the end may take minutes */

struct upload {
	const struct kr_letter	*letter;
	size_t			 at;
	bool			 ended;		/* the end may be on its way */
};

/* libcurl asks for more, and gets 0 at the end; the dot follows. */
static size_t
read_more(char *to, size_t size, size_t n, void *ctx)
{
	struct upload *u = ctx;
	struct kr_span rest = kr_span_sub(u->letter->text, u->at, size * n);

	if (rest.len > 0) {
		memcpy(to, rest.ptr, rest.len);
		u->at += rest.len;
		return rest.len;
	}
	if (u->letter->before_end != NULL &&
	    !u->letter->before_end(u->letter->ctx))
		return CURL_READFUNC_ABORT;
	u->ended = true;
	return 0;
}

/* "smtp://127.0.0.1:25/mx.example": the name to say hello with. */
static bool
url_write(const struct kr_config *config, char *url, size_t size)
{
	const char *name = config->authserv_id;
	int n;

	for (const char *p = name; *p != '\0'; p++)
		if (!kr_is_alnum(*p) && *p != '.' && *p != '-')
			name = "localhost";
	n = snprintf(url, size, "smtp://%s/%s", config->submission, name);
	return (size_t)n < size;
}

static enum kr_rc
outcome(CURL *curl, CURLcode code, const struct upload *u,
    const char *words, struct kr_err *err)
{
	long reply = 0;

	if (code == CURLE_OK)
		return KR_OK;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
	if (*words == '\0')
		words = curl_easy_strerror(code);
	/* After the end, only a clear no is a no. */
	if (u->ended && !(reply >= 400 && reply < 600))
		return kr_fail(err, KR_E_TEMPORARY, 0, "hold: the mail server "
		    "went away and may have taken it: %s", words);
	if (reply >= 400)
		return kr_fail(err, KR_E_SYSTEM, 0, "hold: the mail server "
		    "said %ld: %s", reply, words);
	return kr_fail(err, KR_E_SYSTEM, 0, "hold: the mail server does not "
	    "take it: %s", words);
}

static enum kr_rc
transfer(CURL *curl, const struct kr_config *config, struct upload *u,
    struct curl_slist *to, struct kr_err *err)
{
	char url[600], words[CURL_ERROR_SIZE] = "";

	if (!url_write(config, url, sizeof(url)))
		return kr_fail(err, KR_E_SYNTAX, 0,
		    "hold: submission is no HOST:PORT");
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp");
	/* Whatever the environment says: straight there, and no signals. */
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, ALL_S);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, u->letter->from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_more);
	curl_easy_setopt(curl, CURLOPT_READDATA, u);
	return outcome(curl, curl_easy_perform(curl), u, words, err);
}

enum kr_rc
kr_submit_smtp(void *ctx, const struct kr_letter *letter, struct kr_err *err)
{
	struct upload u = { .letter = letter };
	struct curl_slist *to = NULL, *more;
	CURL *curl = curl_easy_init();
	enum kr_rc rc = curl == NULL ? KR_E_NOMEM : KR_OK;

	for (size_t i = 0; rc == KR_OK && i < letter->n_to; i++) {
		more = curl_slist_append(to, letter->to[i]);
		if (more == NULL)
			rc = KR_E_NOMEM;
		else
			to = more;
	}
	if (rc == KR_OK)
		rc = transfer(curl, ctx, &u, to, err);
	else
		rc = kr_fail(err, KR_E_SYSTEM, 0, "hold: out of memory");
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return rc;
}
