/* SPDX-License-Identifier: Apache-2.0 */
/*
 * config.h - the operator's configuration, read once and never changed
 *
 * Stage:  config.  In: text of kereru.conf.  Out: struct kr_config.
 * One table (config/options.c) declares every option with its type, default,
 * range and help; parsing, defaults, errors and "kereructl config" all come
 * from it.  Destinations, names, addresses and dates are data: agencies are
 * renamed, and the program must not care.
 */
#ifndef KR_CONFIG_CONFIG_H
#define KR_CONFIG_CONFIG_H

#include "base/base.h"

/* The nineteen categories (docs/architecture.md section 3). */
#define KR_CATEGORIES(X) \
	X(OTHER, "other") \
	X(SPAM, "spam") \
	X(PHISHING, "phishing") \
	X(SCAM_FRAUD, "scam_fraud") \
	X(MALWARE, "malware") \
	X(RANSOMWARE, "ransomware") \
	X(UNAUTHORISED_ACCESS, "unauthorised_access") \
	X(DATA_BREACH, "data_breach") \
	X(DENIAL_OF_SERVICE, "denial_of_service") \
	X(BOTNET_C2, "botnet_c2") \
	X(WEBSITE_COMPROMISE, "website_compromise") \
	X(VULNERABILITY, "vulnerability") \
	X(SUSPICIOUS_TRAFFIC, "suspicious_traffic") \
	X(OBJECTIONABLE_MATERIAL, "objectionable_material") \
	X(CHILD_EXPLOITATION, "child_exploitation") \
	X(ONLINE_HARM, "online_harm") \
	X(SIGNIFICANT_EVENT, "significant_event") \
	X(POLICY_ENQUIRY, "policy_enquiry") \
	X(NOT_A_REPORT, "not_a_report")

enum kr_category {
#define X(id, name) KR_CATEGORY_##id,
	KR_CATEGORIES(X)
#undef X
	KR_CATEGORY_COUNT
};

const char	*kr_category_name(enum kr_category);
/* KR_CATEGORY_COUNT if there is no such name. */
enum kr_category kr_category_find(struct kr_span name);

/* Handling classes (docs/architecture.md section 3), mildest first. */
enum kr_handling { KR_H0, KR_H1, KR_H2, KR_H3, KR_H4, KR_H5 };
const char	*kr_handling_name(enum kr_handling);	/* "H0" .. "H5" */
/* H3 and H4: no subject, URL, name or quoted byte leaves the mail. */
static inline bool kr_handling_sealed(enum kr_handling h)
{ return h == KR_H3 || h == KR_H4; }

struct kr_agency {
	const char	*id;		/* "dia-emcu": stable */
	const char	*name;		/* for people */
	const char	*const *address;	/* mailboxes, RFC 5321; >= 1
						 * if enabled */
	size_t		 n_address;
	bool		 enabled;
	bool		 consent_required;	/* never without the
						 * reporter's yes */
	bool		 receives_evidence;	/* false: never a mail that
						 * carries some */
	enum kr_handling handling_max;	/* strictest class it may be sent */
	int64_t		 active_from_s, active_to_s; /* 0: open; seconds UTC */
	const char	*successor;	/* agency id that takes over, or NULL */
	unsigned	 retention_days; /* 0: that of the handling class */
	unsigned	 hold_days;	/* 0: the configuration's */
};

/* When a referral of a route holds. */
enum kr_when {
	KR_WHEN_ALWAYS,
	KR_WHEN_CONSENT,	/* consent is given */
	KR_WHEN_NO_CONSENT,	/* refused or absent */
	KR_WHEN_MATERIAL,	/* illegal material has been seen */
	KR_WHEN_OFFENCE_CONSENT, /* an offence is told, and consent given */
	KR_WHEN_NO_OFFENCE_CONSENT,	/* one of the two is missing */
};

struct kr_route {
	enum kr_category	 category;
	struct {
		const char	*agency;	/* id of an agency */
		enum kr_when	 when;
	}			*refer;
	size_t			 n_refer;
	const char		*hold;	/* agency wanted but for consent, or
					 * NULL */
	bool			 leads;	/* further matters add no referral */
	uint32_t		 facets;	/* these do not: 1 << enum
						 * kr_category */
	enum kr_handling	 handling;	/* at least this class */
};

/* A sender whose mails are filled-in web forms. */
struct kr_webform {
	const char	*name;
	const char	*from;	/* addr-spec of the author, lower case */
	/* Believed only with an aligned pass, where anybody looked. */
	bool		 authenticated;
	/* Labels as they stand before the colon, in the form's language. */
	const char	*const *label;		/* n_label of them */
	/* What each label means; same index as label. */
	enum kr_form_field {
		KR_FORM_OTHER, KR_FORM_NARRATIVE, KR_FORM_EVIDENCE,
		KR_FORM_TYPE, KR_FORM_NAME, KR_FORM_EMAIL, KR_FORM_PHONE,
		KR_FORM_CONSENT_POLICE, KR_FORM_CONSENT_OTHER, KR_FORM_URL,
		KR_FORM_SENDER, KR_FORM_LOSS, KR_FORM_AMOUNT, KR_FORM_REFERENCE,
		KR_FORM_WHEN, KR_FORM_ORGANISATION, KR_FORM_SUBJECT
	}		*field;
	size_t		 n_label;
	const char	*const *yes; /* values that mean yes / no, lower case */
	size_t		 n_yes;
	const char	*const *no;
	size_t		 n_no;
};

enum kr_ledger_failure { KR_LEDGER_FAILURE_TEMPFAIL, KR_LEDGER_FAILURE_ACCEPT };
enum kr_deliver { KR_DELIVER_REPLACE, KR_DELIVER_COPY, KR_DELIVER_TAG };

struct kr_strings {
	const char	*const *item;
	size_t		 n;
};

struct kr_config {
	/* who we are */
	const char		*authserv_id;	/* RFC 8601 2.5 */
	struct kr_strings	 report_mailbox; /* addr-specs, lower case */
	const char		*fallback;	/* mailbox of a person */
	const char		*tag_prefix;	/* "X-Referral" */
	const char		*tag_key_file; /* holds the HMAC key; "" none */
	enum kr_deliver		 deliver;
	const char		*return_path;	/* mailbox, or "" */
	bool			 quarantine_holds;

	/* what is believed */
	struct kr_strings	 trusted_authserv_id;
	struct kr_strings	 trusted_sealer; /* lower case, A-labels */
	struct kr_strings	 significant_domain; /* lower case, A-labels */
	struct kr_strings	 own_domain;	/* the body's own domains */

	/* data */
	struct kr_strings	 rules;		/* files or folders */
	const char		*model;		/* file, "" none */
	const char		*consent_model;	/* file, "" none */
	const char		*spam_model;	/* file, "" none */
	const char		*spam_learned;	/* database, "" none */

	struct kr_agency	*agency;
	size_t			 n_agency;
	struct kr_route		*route;	/* one per category, its index */
	struct kr_webform	*webform;
	size_t			 n_webform;

	/* thresholds, hundredths */
	int			 spam_required;	/* 500 */
	int			 category_required; /* less is no category:
						     * other */
	int			 review_margin;	/* closer calls need a person */
	int			 also_margin;	/* this close is a further
						 * matter */
	int			 also_required;	/* but only with so many
						 * points */
	int			 urgency_required;	/* to be high */
	int			 life_required;	/* danger to a person */
	struct kr_limits	 limits;

	/* the daemon */
	const char		*socket; /* "unix:/path" "inet:port@host" */
	const char		*socket_owner, *socket_group;
	unsigned		 socket_mode;
	const char		*user, *group;
	const char		*pid_file;
	bool			 sandbox;	/* restrict who reads mail */
	const char		*log_ident;
	bool			 auth_dns;	/* ask the DNS at all */
	const char		*resolver;	/* "" system, or an address */
	const char		*zone_file; /* answers from a file instead */
	const char		*zone_record;	/* answers are written there */
	unsigned		 messages_max;	/* judged at once */
	const char		*metrics_file;	/* "" none */
	unsigned		 metrics_port;	/* of 127.0.0.1; 0 none */

	/* the ledger */
	const char		*ledger; /* file, "postgresql:...", "" none */
	const char		*ledger_chain;	/* "" this machine's name */
	const char		*ledger_spool;	/* file, "" none */
	enum kr_ledger_failure	 ledger_failure;
	unsigned		 retention_days[KR_H5 + 1]; /* 0: for good */
	const char		*campaigns;	/* file, "postgresql:...", ""
						 * none */

	/* held reports, and letters to reporters */
	const char		*hold_spool;	/* folder, "" none */
	const char		*hold_key_file;
	unsigned		 hold_days;
	bool			 answer_plus;
	const char		*submission;	/* "host:port", SMTP */
	bool			 ask_consent, acknowledge;
	unsigned		 answer_days;	/* a question may be answered */
	const char		*answer_name;	/* this body, for reporters */
	const char		*messages;	/* folder of texts */
	const char		*phone_emergency, *phone_police;
	const char		*phone_netsafe, *phone_support;

	/* every value as text, in the order of the option table */
	const struct kr_setting	*setting;
	size_t			 n_setting;

	struct kr_arena		*arena;		/* owns everything above */
};

struct kr_setting {
	const char	*key;		/* "socket", "agency.netsafe.name" */
	const char	*value;		/* lists: separated by ", " */
	const char	*origin;	/* "file:line", "-o" or "default" */
};

/*
 * Where configuration texts come from: the core reads no files itself.
 * Called for the main file, for include() and for lists in files.
 *   name   as written, or relative to the file that names it.
 *   ret    text, owned by arena.
 */
typedef enum kr_rc kr_config_read(void *ctx, const char *name,
    struct kr_arena *arena, struct kr_span *ret, struct kr_err *err);

/*
 * Read the configuration.
 *   file      its name, handed to read() first.
 *   override  n strings "key=value" (kereru-scan -o), applied last.
 *   ret       set on success; free with kr_config_free().
 * KR_E_SYNTAX with err->file and err->line for unknown keys, bad values and
 * contradictions (a route to an agency that is not declared, say), the
 * sentence saying what would be right; KR_E_SYSTEM from read().
 */
enum kr_rc	kr_config_load(const char *file, kr_config_read *read,
		    void *ctx, const char *const *override, size_t n_override,
		    struct kr_config **ret, struct kr_err *err) KR_NODISCARD;
void		kr_config_free(struct kr_config *);

/* The agency with that id, or NULL. */
const struct kr_agency	*kr_config_agency(const struct kr_config *,
			    const char *id);
/*
 * The agency that answers to id at that time: itself, or the successor whose
 * dates cover it; NULL if none does.
 */
const struct kr_agency	*kr_config_agency_at(const struct kr_config *,
			    const char *id, int64_t now_s);
/*
 * Is the addr-spec a report mailbox?  Domain without regard to case.  With
 * answer_plus, one with a word behind a "+" by which an answer is known is.
 */
bool	kr_config_is_mailbox(const struct kr_config *, struct kr_span addr);
/* That word, or absent. */
#define KR_PLUS_LEN 43		/* "k" and 26 bytes in base32 (RFC 4648 6) */
struct kr_span	kr_config_plus(const struct kr_config *, struct kr_span addr);
/* Is domain in list, or below one that is? */
bool	kr_strings_has_domain(const struct kr_strings *, struct kr_span domain);

/*
 * Every value with where it was set: calls each(ctx, key, value, origin);
 * origin is "file:line", "-o" or "default".
 */
void	kr_config_each(const struct kr_config *,
	    void (*each)(void *ctx, const char *key, const char *value,
	    const char *origin), void *ctx);

#endif /* KR_CONFIG_CONFIG_H */
