/* SPDX-License-Identifier: Apache-2.0 */
/*
 * evidence.h - somebody's words around somebody else's message
 *
 * Stage:  evidence.  In: message, authentication.  Out: struct kr_report.
 * Source: RFC 5965, 6591 (ARF), X-ARF, RFC 3464 (DSN), 8098 (MDN), 3834
 * (automatic replies).
 *
 * The reporter's words and the reported message are never confused: what the
 * evidence says about consent or about routing has no effect.
 */
#ifndef KR_EVIDENCE_EVIDENCE_H
#define KR_EVIDENCE_EVIDENCE_H

#include "auth/auth.h"
#include "base/base.h"
#include "config/config.h"
#include "message/message.h"

/* How the reported matter is carried. */
enum kr_form {
	KR_FORM_KIND_NONE,		/* told in the reporter's own words */
	KR_FORM_KIND_INLINE,		/* forwarded or quoted in the text */
	KR_FORM_KIND_RFC822,		/* attached original */
	KR_FORM_KIND_ARF, KR_FORM_KIND_XARF,
	KR_FORM_KIND_FORM,		/* a web form's mail */
	KR_FORM_KIND_SCREENSHOT,	/* only a picture shows it */
	KR_FORM_KIND_SELF		/* the mail itself is the matter */
};
const char	*kr_form_name(enum kr_form);	/* "none" "inline" ... "self" */

enum kr_reporter_kind {
	KR_REPORTER_PUBLIC, KR_REPORTER_BUSINESS, KR_REPORTER_SIGNIFICANT,
	KR_REPORTER_MACHINE
};
const char	*kr_reporter_kind_name(enum kr_reporter_kind);

enum kr_consent { KR_CONSENT_ABSENT, KR_CONSENT_GIVEN, KR_CONSENT_REFUSED };
const char	*kr_consent_name(enum kr_consent);

struct kr_consent_weights;		/* learned; shared by threads */

struct kr_consent_record {
	enum kr_consent	 value;		/* about Police; default absent */
	struct kr_slice	 quote;		/* the phrase, at most 120 bytes */
	const char	*source;	/* "text" "form" "subject" "" */
	const char	*why;	/* rule of thumb that decided, never NULL */
	bool		 capped; /* given, but the reporter may be forged */
	bool		 doubtful;	/* a yes, but whose, or to what? */
	bool		 minor;	/* reporter says under 18: a person looks */
};

/* How faithfully an exhibit shows what was sent; the best first. */
enum kr_fidelity {
	KR_FIDELITY_VERIFIED,		/* A: attached, DKIM vouches */
	KR_FIDELITY_ATTACHED,		/* B: with trace fields */
	KR_FIDELITY_HEADER,		/* .. and no body */
	KR_FIDELITY_PASTED,		/* .. as text */
	KR_FIDELITY_OUTLOOK,
	KR_FIDELITY_TRACELESS,		/* C: attached */
	KR_FIDELITY_OUTLOOK_TRACELESS,
	KR_FIDELITY_HTML,		/* .. passed on */
	KR_FIDELITY_PLAIN,		/* D: passed on */
	KR_FIDELITY_COPIED,		/* E: by hand */
	KR_FIDELITY_WEBFORM,
	KR_FIDELITY_FIELDS,		/* .. of a machine's report */
	KR_FIDELITY_MACHINE,
	KR_FIDELITY_PICTURE,		/* F */
	KR_FIDELITY_COUNT
};
char		 kr_fidelity_tier(enum kr_fidelity); /* kereru-headers(7) */
const char	*kr_fidelity_why(enum kr_fidelity);	/* for people */

/* One reported message. */
struct kr_exhibit {
	enum kr_form	 form;
	enum kr_fidelity fidelity;
	bool		 claimed; /* rests on text anybody could have typed */
	bool		 pasted; /* a short message, word for word, all of it */
	unsigned	 level;	/* 0 outermost forward, deeper are larger */

	/* The mail, or a message that was carried inside a data format. */
	struct kr_message *message;
	const struct kr_part *part; /* its top entity if attached, else NULL */
	struct kr_span	 raw;		/* byte-exact original, or absent */
	const struct kr_header *header;	/* attached, or pasted raw headers; or
					 * NULL */

	struct kr_span	 from, from_name, from_domain; /* as written */
	struct kr_span	 reply_to, to, subject, message_id;	/* UTF-8 */
	struct kr_span	 replies_to; /* all of a text's Reply-To, as written */
	struct kr_span	 date;		/* as written */
	int64_t		 date_s;	/* UTC; 0 not known */

	struct kr_slice	*body;		/* what it says, n_body stretches */
	size_t		 n_body;
	const struct kr_view *text;	/* body joined; never NULL, may be "" */
	const struct kr_view *folded;	/* its search copy */
	const struct kr_html *html;	/* body as HTML, or NULL */
	size_t		 html_off, html_len;	/* the exhibit's stretch of
						 * html->text */
	const struct kr_view *source;	/* text parts decoded, not rendered */
	struct kr_urls	 urls;

	const struct kr_part *const *attachment; /* its own attachments */
	size_t		 n_attachment;
	struct kr_auth	*auth;	/* DKIM of an attached original, or NULL */
	unsigned char	 sha256[KR_SHA256_LEN];	/* of raw, else of text */
};

/* Fields of a machine-readable report, as written; absent if not there. */
struct kr_machine {
	const char	*standard;	/* "arf" "xarf" "dmarc" "tlsrpt" "dsn"
					 * "mdn" "auto-reply" "" */
	struct kr_span	 type;		/* Feedback-Type; XARF category/type */
	struct kr_span	 source_ip, reported_domain, arrival_date, user_agent;
	struct kr_span	 original_mail_from, original_rcpt;
	struct kr_span	 reporter_org;
	enum kr_category category; /* what the type maps to; COUNT: nothing */
};

struct kr_form_value {
	const char		*label;	/* as configured, or as it stands */
	enum kr_form_field	 field;
	struct kr_slice		 value;
	bool			 unlisted;	/* the configured form has no
						 * such label */
	bool			 whole;		/* a label by all its words */
	bool			 leave;		/* asks leave to tell the
						 * Police, or configured */
	bool			 cell;		/* of a table */
	bool			 unlike;	/* no label above is set so */
	bool			 hidden;	/* Police: not all is seen */
};

struct kr_report {
	enum kr_form		 form;
	struct kr_address	 reporter;	/* From, or the form's e-mail
						 * field */
	enum kr_reporter_kind	 kind;
	enum kr_identity	 identity;
	/* UTF-8, forward prefixes off; absent if it repeats an exhibit's. */
	struct kr_span		 subject;
	struct kr_span		 subject_full;	/* UTF-8, as sent */
	bool			 subject_forwarded; /* it had such a prefix */

	/* The reporter's own words: signature, banners, evidence cut away. */
	struct kr_slice		*said;
	size_t			 n_said;
	const struct kr_view	*narrative;	/* said, joined; never NULL */
	const struct kr_view	*folded;	/* its search copy */
	struct kr_span		 signature;	/* as written; may be absent */
	struct kr_urls		 urls;		/* in the narrative */
	char			 language[12];	/* "en", "mi", "zh-Hant", ""
						 * unknown */

	struct kr_exhibit	*exhibit; /* n_exhibit; [0] is the matter */
	size_t			 n_exhibit;
	bool			 colleague; /* exhibit[0] is what somebody of
					     * the reporter's house tells */
	/*
	 * What is complained of, each address once: those of all exhibits,
	 * then those that the reporter names.
	 */
	struct kr_urls		 complained;
	struct kr_machine	 machine;
	const struct kr_webform	*webform;	/* NULL: no form */
	struct kr_form_value	*value;
	size_t			 n_value;
	struct kr_consent_record consent;
	/* What nobody but the reporter can have written, joined; or NULL. */
	const struct kr_view	*own;

	/* Nobody reports here: seen from structure, before any word is read. */
	bool			 bounce, automatic, bulk, list;
	size_t			 n_image, n_attachment;	/* of the outer mail */
	uint64_t		 limits_hit;
};

/*
 * Take the mail apart.  KR_E_NOMEM only.
 *   weights  of consent, or NULL: the rules alone decide.
 */
enum kr_rc	kr_report_read(struct kr_message *, const struct kr_auth *,
		    const struct kr_config *,
		    const struct kr_consent_weights *,
		    const struct kr_world *, struct kr_arena *,
		    struct kr_report **ret, struct kr_err *err) KR_NODISCARD;

/*
 * The same of a mail that is itself the reported message, whatever it looks
 * like: for learning and for measuring.
 */
enum kr_rc	kr_report_whole(struct kr_message *, const struct kr_auth *,
		    const struct kr_config *, const struct kr_world *,
		    struct kr_arena *, struct kr_report **ret,
		    struct kr_err *err) KR_NODISCARD;

/* A form's value, or an absent slice (view NULL). */
struct kr_slice	kr_report_form_value(const struct kr_report *,
		    enum kr_form_field);

/* ---- indicators -------------------------------------------------------- */

enum kr_indicator_kind {
	KR_INDICATOR_URL,	/* unwrapped, read from defanged forms */
	KR_INDICATOR_DOMAIN,	/* registrable, lower case, A-labels */
	KR_INDICATOR_EMAIL,
	KR_INDICATOR_PHONE,	/* "+6421555012": E.164 as far as known */
	KR_INDICATOR_ACCOUNT,	/* "12-3140-0123456-00": New Zealand's */
	KR_INDICATOR_WALLET,
	KR_INDICATOR_IP,	/* in the text */
	KR_INDICATOR_SENDER_IP	/* handed the message to the first own host */
};
const char	*kr_indicator_kind_name(enum kr_indicator_kind);

struct kr_indicator {
	enum kr_indicator_kind	 kind;
	struct kr_span		 value;	/* in one form, for comparing */
	struct kr_slice		 place;	/* view NULL: from a header field */
	bool			 evidence; /* else the reporter's own words */
	bool			 checked;  /* a check digit is there and fits */
};

struct kr_indicators {
	struct kr_indicator	*item;
	size_t			 n, cap;
};

/*
 * What can be looked up or blocked, of all exhibits and of the narrative,
 * each once.  The mailbox and the reporter's address are left out.
 * KR_E_NOMEM only.
 */
enum kr_rc	kr_indicators_read(const struct kr_report *,
		    const struct kr_config *, struct kr_arena *,
		    struct kr_indicators *ret) KR_NODISCARD;

/*
 * What words weigh, where the rules of consent cannot tell.  The text: a line
 * "kereru-consent 1", then a name, a tab and hundredths of log-odds a line,
 * sorted by name; "bias" is one of them.  KR_E_SYNTAX or KR_E_NOMEM.
 * The caller keeps nothing, and frees *ret.
 */
enum kr_rc	kr_consent_weights_load(struct kr_span text,
		    struct kr_consent_weights **ret, struct kr_err *err)
		    KR_NODISCARD;
void		kr_consent_weights_free(struct kr_consent_weights *);
const char	*kr_consent_weights_id(const struct kr_consent_weights *);

/*
 * The consent statement in somebody's own words.
 *   subject   may be absent; counts like a sentence of the text.
 *   weights   NULL: the rules alone decide.
 */
struct kr_consent_record	kr_consent_read(const struct kr_view *text,
				    struct kr_span subject,
				    const struct kr_consent_weights *,
				    struct kr_arena *);

/*
 * The answer to our own question whether Police may have a report.
 *   own  the answer's own words, the question cut away.
 * Given or refused only if it is plain; all else is absent.
 */
struct kr_consent_record	kr_consent_answer(const struct kr_view *own,
				    struct kr_arena *);

#endif /* KR_EVIDENCE_EVIDENCE_H */
