#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""x_kill.py with its ledger in a private PostgreSQL, which is killed too:
the server, the server and all its processes, or one of them.

With each answer to a database that is away: senders come again, or the
filter goes on and keeps what it decided in the spool until the database is
back.  Then all of it must be in the database, once.
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
import postgresql  # noqa: E402
import x_kill  # noqa: E402
from milter_client import until  # noqa: E402


class Run(x_kill.Run):
    def __init__(self, options, cluster, policy):
        self.cluster, self.policy = cluster, policy
        super().__init__(options)

    def ledger(self):
        return {'ledger': self.cluster.fresh('killed_' + self.policy),
                'ledger_failure': self.policy, 'ledger_spool': 'state/spool'}

    def kill(self):
        if self.rng.random() < 0.5:
            self.kill_filter()
            return
        every = self.cluster.processes()
        one = self.rng.sample(every, min(1, len(every)))
        self.cluster.kill(self.rng.choice((every[:1], every, one)))

    def ledger_file(self):
        spool = self.d.dir + '/state/spool'
        name = self.d.dir + '/export'

        def brought():
            self.cluster.again()
            return not os.path.exists(spool) or not os.path.getsize(spool)

        def written():
            self.cluster.again()
            with open(name, 'wb') as f:
                return subprocess.run(
                    [os.path.abspath('kereructl'), '-c', self.d.config,
                     'ledger', 'export'], stdout=f,
                    check=False).returncode == 0

        until(brought, 'the spool is not brought in')
        until(written, 'the ledger is not exported')
        return name


def main():
    if postgresql.missing():
        print('skipped: ' + postgresql.missing())
        return 77
    o = x_kill.options(12).parse_args()
    cluster = postgresql.Cluster()
    try:
        cluster.start()
        bad = 0
        for policy in 'tempfail', 'accept':
            print('while the database is away: ' + policy)
            bad |= x_kill.measure(Run(o, cluster, policy))
    finally:
        cluster.remove()
    return bad


if __name__ == '__main__':
    sys.exit(main())
