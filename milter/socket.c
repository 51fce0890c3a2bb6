/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The listening socket.
 *
 * libmilter opens it in the parent and every child inherits it, so that a
 * reload or a dead child leaves callers waiting in the kernel's queue, never
 * refused.  libmilter also removes a unix socket when a process stops using
 * it; it knows the name relative to the folder the parent was in at that
 * moment, and children live in "/": there the name means nothing, and the
 * socket stays until the parent removes it.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#ifdef HAVE_SYSTEMD
# include <systemd/sd-daemon.h>
#endif

#include "milter/milter.h"

#define BACKLOG 256
#define FD_LOOK 64		/* the socket is among the first descriptors */

/* The path of a unix socket; NULL for others. */
static const char *
unix_path(const char *socket_name)
{
	struct kr_span s = kr_span_str(socket_name);

	if (kr_span_casestarts(s, "unix:"))
		return socket_name + strlen("unix:");
	if (kr_span_casestarts(s, "local:"))
		return socket_name + strlen("local:");
	return NULL;
}

static bool
uid_of(const char *name, uid_t *uid)
{
	const struct passwd *pw = name != NULL && *name != '\0' ?
	    getpwnam(name) : NULL;

	if (pw != NULL)
		*uid = pw->pw_uid;
	return pw != NULL;
}

static bool
ours(uid_t owner, const struct kr_config *config)
{
	uid_t uid;

	return owner == geteuid() ||
	    (uid_of(config->user, &uid) && owner == uid) ||
	    (uid_of(config->socket_owner, &uid) && owner == uid);
}

/* Does a program answer on the socket file in the current folder? */
static bool
answers(const char *name)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool yes;

	if (fd < 0)
		return true;
	memcpy(sun.sun_path, name, strlen(name));
	yes = connect(fd, (struct sockaddr *)&sun, sizeof(sun)) == 0 ||
	    errno != ECONNREFUSED;
	close(fd);
	return yes;
}

static enum kr_rc
stale_remove(const char *name, const struct kr_config *config,
    struct kr_err *err)
{
	struct stat st;

	if (lstat(name, &st) != 0)
		return KR_OK;		/* nothing there; bind will tell */
	if (!S_ISSOCK(st.st_mode))
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: %s is there and is no socket", config->socket);
	if (!ours(st.st_uid, config))
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: %s belongs to somebody else", config->socket);
	if (answers(name))
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: a program answers on %s already; stop it first",
		    config->socket);
	if (unlink(name) != 0)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot remove %s: %s", config->socket,
		    strerror(errno));
	return KR_OK;
}

/* libmilter keeps the descriptor to itself: the only one that listens. */
static int
listening_descriptor(void)
{
	for (int fd = 0; fd < FD_LOOK; fd++) {
		int listens = 0;
		socklen_t len = sizeof(listens);

		if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens,
		    &len) == 0 && listens != 0)
			return fd;
	}
	return -1;
}

/*
 * A dozen small answers in a row would each wait for the other side's
 * delayed acknowledgement, 40 ms a mail.  Accepted sockets inherit this;
 * it fails on unix sockets, which have no such wait.
 */
static void
answer_at_once(int fd)
{
	int yes = 1;

	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
}

static enum kr_rc
libmilter_open(const char *name, const struct kr_config *config,
    struct listener *ret, struct kr_err *err)
{
	char copy[1024];
	size_t len = strlen(name);

	if (len >= sizeof(copy))
		return kr_fail(err, KR_E_SYSTEM, 0, "socket: name too long");
	memcpy(copy, name, len + 1);	/* libmilter's argument is not const */
	if (smfi_setconn(copy) != MI_SUCCESS ||
	    smfi_setbacklog(BACKLOG) != MI_SUCCESS ||
	    smfi_opensocket(false) != MI_SUCCESS)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot listen on %s: %s", ret->handed_over ?
		    "systemd's socket" : config->socket,
		    errno != 0 ? strerror(errno) : "see the mail log");
	ret->fd = listening_descriptor();
	/* Two children may see one caller: the second must not wait for it. */
	if (ret->fd < 0 || fcntl(ret->fd, F_SETFL, O_NONBLOCK) != 0 ||
	    fcntl(ret->fd, F_SETFD, FD_CLOEXEC) != 0)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot set up %s", config->socket);
	answer_at_once(ret->fd);
	return KR_OK;
}

static enum kr_rc
owner_set(const struct kr_config *config, const char *name,
    struct kr_err *err)
{
	const char *user = config->socket_owner, *group = config->socket_group;
	const struct group *gr;
	uid_t uid = (uid_t)-1;
	gid_t gid = (gid_t)-1;

	/* Started as root, it would be root's and of no use to anybody. */
	if ((user == NULL || *user == '\0') && geteuid() == 0)
		user = config->user;
	if (user != NULL && *user != '\0' && !uid_of(user, &uid))
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: there is no user %s", user);
	if (group != NULL && *group != '\0') {
		if ((gr = getgrnam(group)) == NULL)
			return kr_fail(err, KR_E_SYSTEM, 0,
			    "socket: there is no group %s", group);
		gid = gr->gr_gid;
	}
	if ((uid != (uid_t)-1 || gid != (gid_t)-1) &&
	    lchown(name, uid, gid) != 0)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot give %s to %s:%s: %s", config->socket,
		    user, group, strerror(errno));
	return KR_OK;
}

/* In the socket's folder. */
static enum kr_rc
unix_open(const char *base, const struct kr_config *config,
    struct listener *ret, struct kr_err *err)
{
	char conn[sizeof("unix:") +
	    sizeof(((struct sockaddr_un *)0)->sun_path)];
	struct stat st;
	mode_t mask;
	enum kr_rc rc;

	if (*base == '\0' ||
	    strlen(base) >= sizeof(((struct sockaddr_un *)0)->sun_path))
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: %s is no usable name", config->socket);
	memcpy(conn, "unix:", 5);
	memcpy(conn + 5, base, strlen(base) + 1);
	rc = stale_remove(base, config, err);
	if (rc != KR_OK)
		return rc;
	/* Never open wider than it will be, not even for a moment. */
	mask = umask(0777 & ~(mode_t)config->socket_mode);
	rc = libmilter_open(conn, config, ret, err);
	umask(mask);
	if (rc != KR_OK)
		return rc;
	ret->name = base;
	if (lstat(base, &st) == 0) {
		ret->dev = st.st_dev;
		ret->ino = st.st_ino;
	}
	rc = owner_set(config, base, err);
	if (rc == KR_OK && chmod(base, (mode_t)config->socket_mode) != 0)
		rc = kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot set the mode of %s: %s", config->socket,
		    strerror(errno));
	return rc;
}

/*
 * The socket of a socket unit, sd_listen_fds(3): it outlives us, so that
 * callers wait while the daemon is replaced.  *fd is -1 without one.
 */
static enum kr_rc
handed_over(int *fd, struct kr_err *err)
{
	*fd = -1;
#ifdef HAVE_SYSTEMD
	int n = sd_listen_fds(1);

	if (n <= 0)
		return KR_OK;
	*fd = SD_LISTEN_FDS_START;
	if (n != 1 || sd_is_socket(*fd, AF_UNSPEC, SOCK_STREAM, 1) <= 0)
		return kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: systemd is to hand over one listening socket");
#endif
	return KR_OK;
}

static int
directory_open(const char *path, const char *base)
{
	char dir[1024] = ".";
	size_t len = (size_t)(base - path);

	if (len >= sizeof(dir))
		return -1;
	if (len > 0) {
		memcpy(dir, path, len);
		dir[len] = '\0';
	}
	return open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

enum kr_rc
socket_open(const struct kr_config *config, struct listener *ret,
    struct kr_err *err)
{
	const char *path = unix_path(config->socket), *slash;
	char name[32];
	int here, fd;
	enum kr_rc rc;

	*ret = (struct listener){ .fd = -1, .directory = -1 };
	errno = 0;
	rc = handed_over(&fd, err);
	if (rc != KR_OK)
		return rc;
	if (fd >= 0) {
		ret->handed_over = true;
		snprintf(name, sizeof(name), "fd:%d", fd);
		return libmilter_open(name, config, ret, err);
	}
	if (path == NULL)
		return libmilter_open(config->socket, config, ret, err);
	slash = strrchr(path, '/');
	slash = slash != NULL ? slash + 1 : path;
	here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ret->directory = directory_open(path, slash);
	if (ret->directory < 0 || fchdir(ret->directory) != 0) {
		rc = kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot open the folder of %s: %s",
		    config->socket, strerror(errno));
		goto out;
	}
	rc = unix_open(slash, config, ret, err);
out:
	if (here >= 0 && fchdir(here) != 0 && rc == KR_OK)
		rc = kr_fail(err, KR_E_SYSTEM, 0,
		    "socket: cannot return to the working folder: %s",
		    strerror(errno));
	if (here >= 0)
		close(here);
	return rc;
}

void
socket_remove(const struct listener *listener)
{
	struct stat st;

	if (listener->directory < 0 || listener->name == NULL ||
	    fstatat(listener->directory, listener->name, &st,
	    AT_SYMLINK_NOFOLLOW) != 0)
		return;
	if (st.st_dev == listener->dev && st.st_ino == listener->ino)
		unlinkat(listener->directory, listener->name, 0);
}
