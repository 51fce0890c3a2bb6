# SPDX-License-Identifier: Apache-2.0
"""A private PostgreSQL, in a folder of its own."""
import glob
import os
import shutil
import signal
import subprocess
import tempfile

from milter_client import HANGS_S, until

BIN = os.path.dirname(max(glob.glob('/usr/lib/postgresql/*/bin/initdb'),
                          default=''))


def missing():
    """Why there can be none; nothing if there can."""
    if not BIN:
        return 'PostgreSQL is not installed'
    with open(os.path.abspath('kereructl'), 'rb') as program:
        if b'libpq.so' not in program.read():
            return 'built without PostgreSQL'
    return ''


class Cluster:
    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix='kereru-pg.')
        os.chmod(self.dir, 0o755)
        self.data = self.dir + '/data'
        self.as_user = []
        if os.geteuid() == 0:
            shutil.chown(self.dir, 'nobody')
            self.as_user = ['setpriv', '--reuid=nobody', '--regid=nogroup',
                            '--clear-groups']
        self.tool('initdb', '-D', self.data, '-A', 'trust', '-U', 'kereru',
                  '-E', 'UTF8', '--locale=C.UTF-8', '-N')
        with open(self.data + '/postgresql.conf', 'a',
                  encoding='ascii') as f:
            f.write("listen_addresses = ''\nunix_socket_directories = '%s'\n"
                    "max_connections = 20\n"
                    # after a crash: not each of a thousand files by itself
                    "recovery_init_sync_method = syncfs\n" % self.dir)

    def tool(self, name, *args, check=True):
        env = dict(os.environ, HOME=self.dir, PGHOST=self.dir,
                   PGUSER='kereru')
        p = subprocess.run(self.as_user + [BIN + '/' + name, *args],
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           env=env, cwd=self.dir)
        assert not check or p.returncode == 0, p.stdout.decode()
        return p.stdout.decode()

    def start(self):
        # -l: else it keeps our pipe, and we would wait for its end
        self.tool('pg_ctl', '-D', self.data, '-l', self.dir + '/log', '-w',
                  '-t', str(HANGS_S), 'start')

    def stop(self, how='immediate'):
        self.tool('pg_ctl', '-D', self.data, '-m', how, '-w', 'stop',
                  check=False)

    def fresh(self, name):
        """A new database, as a configuration names it."""
        self.tool('createdb', name)
        return 'postgresql:host=%s dbname=%s user=kereru' % (self.dir, name)

    def sql(self, name, text):
        return self.tool('psql', '-qAt', '-d', name, '-c', text).split()

    def processes(self):
        """Numbers: the server's, then those of its children."""
        try:
            with open(self.data + '/postmaster.pid', encoding='ascii') as f:
                pid = int(f.readline())
            with open('/proc/%d/task/%d/children' % (pid, pid),
                      encoding='ascii') as f:
                return [pid] + [int(p) for p in f.read().split()]
        except FileNotFoundError:
            return []

    def kill(self, pids=None):
        """These of them, or only the server; then it runs again."""
        for pid in self.processes()[:1] if pids is None else pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.again()

    def again(self):
        """Wait until it answers; start it if it has ended, as it does by
        itself if it loses the process that repairs it."""
        def answers():
            if 'accepting' in self.tool('pg_isready', check=False):
                return True
            try:
                self.start()
            except AssertionError:
                pass    # backends hold the memory until they notice
            return False

        until(answers, 'PostgreSQL does not start again')

    def remove(self):
        self.stop()
        shutil.rmtree(self.dir, ignore_errors=True)
