#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Milter transactions, beside a filter that does nothing and those of others.

    bench/milter.py [--messages N] [--connections 1,16,256] [--mail FILE]

Run in a build folder after "make bench/nothing bench/transactions".  One mail
a connection.  CPU is that of the filter's processes alone, user and system.
opendkim and rspamd take part where they are installed, rspamd with its stock
rules in one process, and no resolver or store answers it.  At the end: memory of kereru-milter
with 1,000 idle connections.
"""
import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'tests'))
from milter_client import Daemon, free_port  # noqa: E402

REPORT = 'report@cert.example.nz'
TICK = os.sysconf('SC_CLK_TCK')
RSPAMD = '''
.include "/etc/rspamd/common.conf"
options {
  dns { nameserver = ["127.0.0.1:1"]; timeout = 0.01s; retransmits = 1; }
  filters = "chartable,dkim,regexp,fuzzy_check";
  disable_monitoring = true; tempdir = "%(folder)s"; dbdir = "%(folder)s";
  pidfile = "%(folder)s/pid";
}
logging { type = "file"; filename = "%(folder)s/log"; level = "error"; }
worker "rspamd_proxy" {
  bind_socket = "127.0.0.1:%(port)d"; count = 1; milter = yes; timeout = 60s;
  upstream "local" { default = yes; self_scan = yes; }
}
'''


def descendants(pid):
    out = [pid]
    for p in out:
        try:
            for t in os.listdir('/proc/%d/task' % p):
                with open('/proc/%d/task/%s/children' % (p, t),
                          encoding='ascii') as f:
                    out += [int(c) for c in f.read().split()]
        except OSError:
            pass
    return out


def cpu(pid):
    """Seconds that the processes have used."""
    ticks = 0
    for p in descendants(pid):
        with open('/proc/%d/stat' % p, encoding='ascii') as f:
            fields = f.read().rsplit(')', 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def memory(pid):
    """kB of anonymous and of proportional memory."""
    own = pss = 0
    for p in descendants(pid):
        with open('/proc/%d/smaps_rollup' % p, encoding='ascii') as f:
            for line in f:
                if line.startswith('Pss:'):
                    pss += int(line.split()[1])
                elif line.startswith('Pss_Anon:'):
                    own += int(line.split()[1])
    return own, pss


def wait_for(path):
    end = time.monotonic() + 20
    while not os.path.exists(path):
        assert time.monotonic() < end, path
        time.sleep(0.05)
    time.sleep(0.5)


def wait_for_port(port):
    end = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(('127.0.0.1', port), 1).close()
            return
        except OSError:
            assert time.monotonic() < end, port
            time.sleep(0.2)


def others(folder):
    """(name, address, first process) of each filter that is there."""
    for how in [], ['silent']:
        path = '%s/nothing%d' % (folder, len(how))
        p = subprocess.Popen(['bench/nothing', 'unix:' + path, *how])
        wait_for(path)
        yield 'nothing' + (', silent' if how else ''), 'unix:' + path, p
    if shutil.which('opendkim'):
        path = folder + '/opendkim'
        p = subprocess.Popen(
            ['opendkim', '-f', '-x', '/dev/null', '-b', 'v', '-p',
             'unix:' + path, '-u', 'root'], stderr=subprocess.DEVNULL)
        wait_for(path)
        yield 'opendkim', 'unix:' + path, p
    if shutil.which('rspamd'):
        port = free_port()
        conf = folder + '/rspamd.conf'
        with open(conf, 'w', encoding='ascii') as f:
            f.write(RSPAMD % {'folder': folder, 'port': port})
        p = subprocess.Popen(['rspamd', '-f', '-i', '-c', conf],
                             stderr=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL)
        wait_for_port(port)
        yield 'rspamd proxy', 'inet:%d' % port, p


def measure(name, address, pid, connections, messages, rcpt, mail):
    before = cpu(pid)
    p = subprocess.run(['bench/transactions', address, str(connections),
                        str(messages), rcpt, mail], text=True,
                       stdout=subprocess.PIPE)
    used = cpu(pid) - before
    if p.returncode:
        print('%-22s %5d  failed' % (name, connections))
        return None
    n, seconds, p50, p99, accepted = p.stdout.split()
    print('%-22s %5d %9d %9s %9s %9.0f %9.0f %9s' % (
        name, connections, int(n), p50, p99, 1e6 * used / int(n),
        int(n) / used if used else 0, accepted), flush=True)
    return 1e6 * used / int(n), float(p50)


def idle(d):
    before = memory(d.process.pid)
    p = subprocess.Popen(['bench/transactions', 'unix:' + d.address, '1000',
                          '0', REPORT, '/dev/null'], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE)
    p.stdout.readline()
    time.sleep(1)
    after = memory(d.process.pid)
    p.stdin.close()
    p.wait()
    print('1,000 idle connections: %d kB more (%d kB in all)' % (
        after[1] - before[1], after[1]))


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--messages', type=int, default=4000)
    a.add_argument('--connections', default='1,16,256')
    a.add_argument('--mail', default=os.path.join(
        HERE, '..', 'tests', 'data', 'reports', 'access-hindi.eml'))
    o = a.parse_args()
    counts = [int(n) for n in o.connections.split(',')]
    print('%-22s %5s %9s %9s %9s %9s %9s %9s' % (
        'filter', 'conn', 'messages', 'p50 us', 'p99 us', 'CPU us',
        'per CPU s', 'accepted'))
    seen = {}
    folder = tempfile.mkdtemp(prefix='kereru-bench.')
    try:
        for name, address, process in others(folder):
            try:
                for n in counts:
                    seen[name, n] = measure(name, address, process.pid, n,
                                            o.messages, REPORT, o.mail)
            finally:
                process.terminate()
                process.wait()
        d = Daemon(messages_max=300)
        try:
            d.start()
            for n in counts:
                for what, rcpt in ('a report', REPORT), ('mail of others',
                                                         'a@b.example'):
                    name = 'kereru, ' + what
                    seen[name, n] = measure(name, 'unix:' + d.address,
                                            d.process.pid, n, o.messages,
                                            rcpt, o.mail)
            idle(d)
        finally:
            d.remove()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for n in counts:
        base, rspamd = seen['nothing, silent', n], seen.get(
            ('rspamd proxy', n))
        for name in 'kereru, a report', 'kereru, mail of others':
            mine = seen[name, n]
            if mine and base:
                print('%s, %d: %+.0f us of CPU and %+.0f us at p50 beside '
                      'the silent filter%s' % (
                          name, n, mine[0] - base[0], mine[1] - base[1],
                          '; %.1f times rspamd\'s messages per CPU second' % (
                              rspamd[0] / mine[0])
                          if rspamd and mine[0] else ''))


if __name__ == '__main__':
    main()
