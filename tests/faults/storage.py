# SPDX-License-Identifier: Apache-2.0
"""Rows F of the fault matrix: what the ledger stands on (see daemon.py)."""
import copy
import subprocess
import threading

from daemon import Shim, again, mail, sound
from milter_client import HANGS_S
import x_ledger

# As enum call of shim.c.
WRITE, FSYNC, OPEN, TRUNCATE, UNLINK, READ = (1 << i for i in range(6))
ENOSPC, EIO, EROFS, EDQUOT, EINTR = 28, 5, 30, 122, 4
SHORT = -1


def storage(case, scale, shim, faults, where):
    with Shim(shim) as s:
        again(s.d, mail())
        sent = 1
        for calls, action, times in faults:
            s.arm(0, calls, 0)
            again(s.d, mail())
            seen, _ = s.heal()
            sent += 1
            for n in range(1, scale(seen, min(seen, 4)) + 1):
                m = mail()
                sent += 1
                s.arm(n, calls, action, times)
                first = x_ledger.deliver(s.d, m)
                _, done = s.heal()
                case(first in ('tagged', 'tempfail') and
                     again(s.d, m) == 'tagged', '%s: call %d of %d, fault '
                     '%d: %s (%d happened)' % (where, n, seen, action, first,
                                               done))
        sound(s.d, sent, case, where)


def f1_full(case, scale, shim, **_):
    """No space at each write of a decision, once and for some time."""
    storage(case, scale, shim, [(WRITE, ENOSPC, 1), (WRITE, ENOSPC, 50),
                                (WRITE, EDQUOT, 1), (TRUNCATE, ENOSPC, 1)],
            'full')


def f2_errors(case, scale, shim, **_):
    """Errors, interrupted and short calls."""
    storage(case, scale, shim, [
        (WRITE, EIO, 1), (WRITE, EIO, 50), (WRITE, EROFS, 1),
        (WRITE, EINTR, 1), (WRITE, SHORT, 1), (READ, EIO, 1),
        (READ, EINTR, 1), (READ, SHORT, 1), (UNLINK, EIO, 1),
        (UNLINK, EROFS, 1), (TRUNCATE, EIO, 1)], 'errors')


def f3_sync(case, scale, shim, **_):
    """A synchronisation that fails."""
    storage(case, scale, shim, [(FSYNC, EIO, 1), (FSYNC, ENOSPC, 1),
                                (FSYNC, EIO, 20)], 'sync')


def f5_locked(case, scale, **_):
    x_ledger.test_locked()
    case(True, 'locked')


def f6_damaged(case, scale, **_):
    x_ledger.test_damaged()
    x_ledger.test_newer()
    x_ledger.test_no_place()
    for i in range(3):
        case(True, i)


def f8_two(case, scale, **_):
    """Two daemons write one chain: nothing is doubled or left out."""
    with x_ledger.running() as d:
        other = copy.copy(d)
        other.address = d.dir + '/two'
        other.config = d.dir + '/two.conf'
        with open(d.config, encoding='utf-8') as f:
            text = f.read().replace('unix:' + d.address,
                                    'unix:' + other.address)
        with open(other.config, 'w', encoding='utf-8') as f:
            f.write(text)
        process = subprocess.Popen(
            [d.program, '-f', '-c', other.config], stderr=d.log,
            start_new_session=True)
        try:
            d.wait_for('ready on', 2)
            each, said = scale(100, 10), []

            def put(to):
                for _ in range(each):
                    said.append(again(to, mail()))

            threads = [threading.Thread(target=put, args=(to,))
                       for to in (d, other, d, other)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
        finally:
            process.terminate()
            process.wait(HANGS_S)
        for s in said:
            case(s == 'tagged', s)
        sound(d, 4 * each, case, 'two daemons')


ROWS = {'F1': f1_full, 'F2': f2_errors, 'F3': f3_sync, 'F5': f5_locked,
        'F6': f6_damaged, 'F8': f8_two}
