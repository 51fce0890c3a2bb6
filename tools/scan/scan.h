/* SPDX-License-Identifier: Apache-2.0 */
/*
 * scan.h - kereru-scan, from the command line to the last line of output
 *
 *   options.c  the command line
 *   judge.c    one mail to text
 *   pool.c     batches of mails, workers, output in the order of input
 *   output.c   where output goes: a file, one mbox per agency, extracts
 *   checkpoint.c  how far a killed run came
 *   progress.c the bar
 */
#ifndef KR_SCAN_SCAN_H
#define KR_SCAN_SCAN_H

#include "archive/archive.h"
#include "host/host.h"

enum scan_format { SCAN_JSONL, SCAN_TABLE, SCAN_CSV, SCAN_TEXT };

struct scan_options {
	const char		*config;	/* NULL: the installed one */
	const char		**override;	/* key=value */
	size_t			 n_override;
	enum scan_format	 format;
	bool			 format_given;	/* else it follows output */
	bool			 explain;
	bool			 online;
	bool			 quiet;
	unsigned		 jobs;
	unsigned		 columns;
	const char		*output;	/* NULL: standard output */
	const char		*split;		/* folder, or NULL */
	const char		*extract;	/* folder, or NULL */
	const char		*checkpoint;	/* file, or NULL */
	struct kr_archive_options archive;
	char			**path;
	size_t			 n_path;
};

/* Exits after --help and on errors of use. */
void	scan_options_read(int argc, char **argv, struct scan_options *ret);

/* ---- one mail ------------------------------------------------------------ */

struct scan_worker;

/* What became of one mail. */
struct scan_result {
	struct kr_span	 text;		/* good until the worker's next mail */
	uint64_t	 agencies;	/* bit: index in config->agency */
	bool		 fallback;	/* a person must look */
};

struct scan_worker	*scan_worker_new(struct kr_host *,
			    const struct scan_options *);
void	scan_worker_free(struct scan_worker *);
/* False only if an extract could not be written: see scan_extract(). */
bool	scan_worker_judge(struct scan_worker *, const struct kr_mail *,
	    struct scan_result *ret);

/* ---- output -------------------------------------------------------------- */

struct scan_output;

/* An arena of that limit; exits without memory. */
struct kr_arena	*scan_arena(size_t limit);
/*
 * Open standard output or the file, and the mboxes; take up an earlier run's
 * work if there is a checkpoint.  Exits if something cannot be opened, or is
 * to be read.
 *   identity  names the work, so that a checkpoint of other work is refused.
 */
struct scan_output	*scan_output_open(const struct scan_options *,
			    const struct kr_config *, const struct kr_inputs *,
			    const char *identity);
void	scan_output_text(struct scan_output *, struct kr_span);

/* A mail for --split. */
struct scan_mail {
	uint64_t	 agencies;	/* bit: index in config->agency */
	bool		 fallback;	/* a person must look */
	struct kr_span	 from_line, bytes;
	bool		 cut;		/* bytes are not all of it */
	int		 whole;		/* but this file is; or -1 */
};
/*
 * Append the mail to the mboxes of its agencies; to fallback.mbox if a person
 * must look, nobody gets it, or it was cut: then there only, and whole.
 */
void	scan_output_mail(struct scan_output *, const struct scan_mail *);
/* After some mails: note how far we are, now and then or at the end. */
void	scan_output_done(struct scan_output *, uint64_t mails, bool fallback,
	    bool end);
/* Is an earlier run taken up?  Its mails, and whether some fell back. */
bool	scan_output_resumed(const struct scan_output *, uint64_t *mails,
	    bool *fallback);
bool	scan_output_close(struct scan_output *);	/* false: an error */

/* Write a message that was evidence, byte for byte, into the folder. */
bool	scan_extract(const char *folder, const struct kr_verdict *);

/* ---- how far we are ----------------------------------------------------- */

struct scan_state {
	char		 identity[KR_SHA256_HEX];	/* what is being done */
	uint64_t	 mails, output;	/* done; bytes written */
	bool		 fallback;
	uint64_t	*split;			/* bytes of each agency's mbox,
						 * and of the fallback's */
	size_t		 n_split;
};

/*
 * False if there is none; exits if it is damaged or of other work than
 * state->identity.  state->split has room for n_split.
 */
bool	scan_checkpoint_read(const char *file, struct scan_state *);
bool	scan_checkpoint_write(const char *file, const struct scan_state *);

struct scan_progress {
	bool		 on;
	int64_t		 begin_ms, shown_ms;
	uint64_t	 total;		/* bytes */
};

void	scan_progress_begin(struct scan_progress *, bool on, uint64_t total);
void	scan_progress_show(struct scan_progress *, uint64_t done,
	    uint64_t mails);
void	scan_progress_end(struct scan_progress *);

/* ---- all mails ---------------------------------------------------------- */

struct scan_totals {
	uint64_t	 mails;
	bool		 fallback, failed;
};

/* Judge every mail of the archive; totals counts those already resumed. */
void	scan_pool_run(struct kr_archive *, struct kr_host *,
	    const struct scan_options *, struct scan_output *,
	    struct scan_progress *, struct scan_totals *);

#endif /* KR_SCAN_SCAN_H */
