/* SPDX-License-Identifier: Apache-2.0 */
/*
 * letter.h - what is written to reporters, and tokens in it
 *
 * Private to lib/hold.
 * Source: RFC 3834 (automatic responses), RFC 5322, 2045, 2047 (the mail).
 */
#ifndef KR_HOLD_LETTER_H
#define KR_HOLD_LETTER_H

#include "hold/spool.h"

/* ---- token.c ------------------------------------------------------------ */

#define KR_TOKEN_SIZE	75	/* with its NUL: fits on a line, quoted too */

struct kr_token {
	char	id[KR_HOLD_ID_LEN + 1];
	int64_t	until_s;
	char	mac[33];
};

/* For this report, this address, and until then; false: no digest. */
bool	kr_token_write(const struct kr_spool *, const char *id,
	    int64_t until_s, const char *address, char token[KR_TOKEN_SIZE]);
/*
 * The same for an address, behind its "+" (kr_config_plus()): the id and 80
 * bits of the keyed digest, and no more, since 64 bytes are all there is.
 */
bool	kr_token_write_plus(const char *token, char word[KR_PLUS_LEN + 1]);
/* Is it that token's?  And whose is it, if it is anybody's? */
bool	kr_token_is_plus(const char *token, struct kr_span word);
bool	kr_token_plus_id(struct kr_span word, char id[KR_HOLD_ID_LEN + 1]);
/* The next thing in s, from *at on, that looks like one. */
bool	kr_token_find(struct kr_span s, size_t *at, struct kr_token *ret);
/* Is it ours, and for this address? */
bool	kr_token_is_for(const struct kr_spool *, const struct kr_token *,
	    struct kr_span address);

/* ---- texts.c ------------------------------------------------------------ */

/* Begins a line of a question; what follows it in an answer is ours. */
#define KR_LETTER_LINE	"##-"

enum kr_letter_kind { KR_LETTER_ASK, KR_LETTER_ACKNOWLEDGE };

/* Subject and text in the languages for a reporter, UTF-8, LF. */
struct kr_letter_text {
	struct kr_span	subject, body;
};
enum kr_rc	kr_letter_text(const struct kr_config *, enum kr_letter_kind,
		    const struct kr_hold_item *, const char *token,
		    struct kr_arena *, struct kr_letter_text *ret,
		    struct kr_err *) KR_NODISCARD;

/* ---- compose.c ---------------------------------------------------------- */

/* The whole mail, CRLF.  token "": an acknowledgement. */
enum kr_rc	kr_letter_compose(const struct kr_config *,
		    enum kr_letter_kind, const struct kr_hold_item *,
		    const char *token, int64_t now_s, struct kr_arena *,
		    struct kr_span *ret, struct kr_err *) KR_NODISCARD;

#endif /* KR_HOLD_LETTER_H */
