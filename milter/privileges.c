/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "milter/milter.h"

void
privileges_seal(void)
{
	struct rlimit none = { 0, 0 };

	/* Mail must not end up in a core file or another's debugger. */
	if (setrlimit(RLIMIT_CORE, &none) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		log_line(LOG_WARNING, "cannot switch core dumps off: %s",
		    strerror(errno));
}

static enum kr_rc
group_find(const struct kr_config *config, gid_t *gid, struct kr_err *err)
{
	const struct group *gr;

	if (config->group == NULL || *config->group == '\0')
		return KR_OK;		/* the user's own */
	if ((gr = getgrnam(config->group)) == NULL)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "privileges: there is no group %s", config->group);
	*gid = gr->gr_gid;
	return KR_OK;
}

enum kr_rc
privileges_drop(const struct kr_config *config, struct kr_err *err)
{
	const struct passwd *pw;
	uid_t uid;
	gid_t gid;
	enum kr_rc rc;

	if (geteuid() != 0)
		return KR_OK;
	if (config->user == NULL || *config->user == '\0' ||
	    strcmp(config->user, "root") == 0)
		return kr_fail(err, KR_E_UNSUPPORTED, 0,
		    "privileges: will not run as root; set user in the "
		    "configuration");
	if ((pw = getpwnam(config->user)) == NULL)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "privileges: there is no user %s", config->user);
	uid = pw->pw_uid;
	gid = pw->pw_gid;
	rc = group_find(config, &gid, err);
	if (rc != KR_OK)
		return rc;
	if (initgroups(config->user, gid) != 0 || setresgid(gid, gid, gid) ||
	    setresuid(uid, uid, uid) != 0)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "privileges: cannot become %s: %s", config->user,
		    strerror(errno));
	return KR_OK;
}
