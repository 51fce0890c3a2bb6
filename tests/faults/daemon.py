# SPDX-License-Identifier: Apache-2.0
"""Rows of the fault matrix that need the daemon itself.

Each row is a function that calls case(good, where) once a case.  It gets a
scale: how many cases, of all that there are, this run takes.
"""
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                '..'))
from milter_client import (  # noqa: E402
    ADDRCPT, ALL_RIGHTS, ALL_STEPS, HANGS_S, Client, Closed, Daemon, state,
    until)
import x_ledger  # noqa: E402
import x_milter  # noqa: E402

REPORT = x_ledger.REPORT
# As in shim.c: every kind of call; what a call may do instead.
EVERY, DIE = 63, -2
number = iter(range(1, 1 << 30))


def mail():
    return x_ledger.mail('Please see this spam, %d.' % next(number))


class Shim:
    """A daemon with a ledger, above a system whose faults we order."""

    SIZE = 64

    def __init__(self, shim, **options):
        self.box = x_ledger.running(**options)
        self.path = self.box.d.dir + '/plan'
        with open(self.path, 'wb') as f:
            f.write(bytes(self.SIZE))
        os.chmod(self.path, 0o666)
        self.file = os.open(self.path, os.O_RDWR)
        os.environ.update(LD_PRELOAD=shim, FAULTS_PLAN=self.path)

    def __enter__(self):
        try:
            self.d = self.box.__enter__()
        finally:
            del os.environ['LD_PRELOAD'], os.environ['FAULTS_PLAN']
        return self

    def __exit__(self, *a):
        self.box.__exit__(*a)
        os.close(self.file)

    def arm(self, countdown, calls, action, times=1):
        os.pwrite(self.file, struct.pack('=iiii', 0, calls, action, times), 0)
        os.pwrite(self.file, struct.pack('=ii', 0, 0), 24)
        os.pwrite(self.file, struct.pack('=i', countdown), 0)

    def heal(self):
        """Matching calls seen, and faults that happened."""
        os.pwrite(self.file, struct.pack('=i', 0), 0)
        return struct.unpack('=ii', os.pread(self.file, 8, 24))

    def clock(self, seconds):
        os.pwrite(self.file, struct.pack('=q', seconds), 16)


def again(d, message):
    """What a mail server does: try until it is taken."""
    end = time.monotonic() + HANGS_S
    while True:
        said = x_ledger.deliver(d, message)
        if said == 'tagged' or time.monotonic() > end:
            return said
        time.sleep(0.05)


def sound(d, sent, case, where):
    """Every mail has one decision, and the ledger is whole."""
    x_ledger.whole(d)
    case(x_ledger.count(d) == sent, '%s: %d mails, %d decisions' % (
        where, sent, x_ledger.count(d)))


# ---- A: processes ---------------------------------------------------------------

def a1_steps(case, scale, **_):
    """kill -9 at each step of the protocol."""
    for _ in range(scale(8, 1)):
        x_milter.test_kill_at_each_step()
        for i in range(len(x_milter.STEPS)):
            case(True, i)


def a2_kill(case, scale, shim, **_):
    """kill -9 of the child at each call it makes for a mail's record."""
    with Shim(shim) as s:
        again(s.d, mail())
        s.arm(0, EVERY, 0)
        again(s.d, mail())
        seen, _ = s.heal()
        sent = 2
        points = list(range(1, seen + 1)) * scale(1 + 200 // seen, 1)
        for n in points[::scale(1, max(1, seen // 10))]:
            m = mail()
            sent += 1
            s.arm(n, EVERY, DIE)
            first = x_ledger.deliver(s.d, m)
            s.heal()
            case(first in ('gone', 'tagged') and again(s.d, m) == 'tagged',
                 'killed at call %d of %d: %s' % (n, seen, first))
        sound(s.d, sent, case, 'killed')


def a5_terminate(case, scale, **_):
    """SIGTERM under load: what is accepted is recorded, and it ends."""
    for i in range(scale(100, 3)):
        with x_ledger.running() as d:
            taken = []

            def load():
                while True:
                    try:
                        said = x_ledger.deliver(d, mail())
                    except Closed:
                        said = 'gone'
                    if said == 'tagged':
                        taken.append(1)
                    if said == 'gone' and d.process.poll() is not None:
                        return

            threads = [threading.Thread(target=load) for _ in range(4)]
            for t in threads:
                t.start()
            until(lambda: len(taken) > i % 5 * 20)
            d.signal(signal.SIGTERM)
            status = d.process.wait(HANGS_S)
            for t in threads:
                t.join()
            entries = x_ledger.count(d)
            case(status == 0 and entries >= len(taken) and
                 not os.path.exists(d.address),
                 'status %d, %d taken, %d entries' % (
                     status, len(taken), entries))


def a6_reload(case, scale, **_):
    """SIGHUP under load."""
    for _ in range(scale(60, 1)):
        x_milter.test_reload_under_load()
        for i in range(8):
            case(True, i)


BROKEN = ['no_such_option = 1', 'spam_required = much', 'socket = 5 5',
          'socket = "tcp:1"', 'messages_max = 0', 'messages_max = -1',
          'messages_max = 99999999999999999999', 'deliver = never',
          'fallback = "nobody"', 'report_mailbox = { }',
          'report_mailbox = { "a b@c" }', 'rules = { "nowhere" }',
          'model = "nowhere"', 'tag_key_file = "nowhere"',
          'tag_prefix = "X Y"', 'agency x {', 'agency x { }',
          'agency netsafe { address = { "a" } }',
          'route nothing { refer = { "netsafe" } }', '}', '{', '"',
          'route spam { refer = { "nobody" } }', 'include("nowhere")',
          'limits { mime_parts = 0 }', 'limits { mime_parts = 999999999 }',
          'limits { x = 1 }', 'socket_mode = 0999', 'ledger_chain = "a b"',
          'auth_dns = perhaps', 'metrics_port = 70000', '= 1', 'a b c',
          'significant_domains = { "a b" }', 'hold_spool = "nowhere/x"',
          'webform x { from = "nobody" }', 'retention_days_h0 = -1',
          'zone_file = "nowhere"', 'log_ident = ""']
RULES = ['body X /(/', 'body X', 'score X', 'meta X ((', 'if (', 'endif',
         'body X /a{99999}/', 'include nowhere.cf', 'header X =~ /a/',
         'uri X /[/', 'body __X /\\p{Nope}/', 'finding', 'category __X no +1',
         'urgency X soon', 'scope X nowhere', 'replace_rules', 'body X /a',
         'full X /(?<n/', 'meta X Y +', 'score X nan']


def a7_broken(case, scale, **_):
    """A reload with a file that is broken changes nothing."""
    with x_ledger.running() as d:
        with open(d.config, encoding='utf-8') as f:
            fine = f.read()
        refused = 0
        for i, line in enumerate(BROKEN[::scale(1, 2)]):
            with open(d.config, 'w', encoding='utf-8') as f:
                f.write(fine + line + '\n')
            at = len(d.logged())
            d.signal(signal.SIGHUP)
            refused += 1
            d.wait_for('reload refused', refused)
            said = d.logged()[at:]
            case(x_ledger.deliver(d, mail()) == 'tagged' and
                 ('kereru.conf' in said or 'nowhere' in said or
                  line.split()[0] in said.rsplit('stays:', 1)[-1]),
                 '%s: %s' % (line, said))
        with open(d.config, 'w', encoding='utf-8') as f:
            f.write(fine)
        with open(d.dir + '/rules/99.cf', 'w', encoding='utf-8'):
            pass
        for line in RULES[::scale(1, 3)]:
            with open(d.dir + '/rules/99.cf', 'w', encoding='utf-8') as f:
                f.write(line + '\n')
            before = d.logged().count('reload')
            d.signal(signal.SIGHUP)
            until(lambda: d.logged().count('reload') > before)
            said = d.logged().splitlines()[-1]
            # what a rule language of others may say is set aside, not refused
            case(x_ledger.deliver(d, mail()) == 'tagged' and (
                'refused' not in said or '99.cf' in said or
                'nowhere' in said), '%s: %s' % (line, said))


def a8_start(case, scale, **_):
    """A signal at any instant of the start: it starts, or it has gone."""
    rng = random.Random(8)
    for i in range(scale(1000, 12)):
        d = Daemon()
        try:
            # a shell's background job has SIGINT ignored, and so would this
            p = subprocess.Popen(
                [d.program, '-f', '-c', d.config], stderr=d.log,
                start_new_session=True, preexec_fn=lambda: signal.signal(
                    signal.SIGINT, signal.SIG_DFL))
            d.process = p
            time.sleep(rng.random() * 0.6)
            p.send_signal(rng.choice([signal.SIGTERM, signal.SIGINT]))
            p.wait(HANGS_S)
            until(lambda: subprocess.run(
                ['pgrep', '-s', str(p.pid)],
                stdout=subprocess.DEVNULL).returncode == 1,
                'something is left')
            case(True, i)
        finally:
            d.remove()


def a9_stopped(case, scale, **_):
    """A child that is stopped answers when it goes on."""
    with x_ledger.running() as d:
        for i in range(scale(20, 4)):
            child, = d.children()
            os.kill(child, signal.SIGSTOP)
            until(lambda: state(child) == 'T')
            out = []
            t = threading.Thread(target=lambda: out.append(
                x_ledger.deliver(d, mail())))
            t.start()
            time.sleep(0.3 + i * 0.2)
            waits = t.is_alive()
            os.kill(child, signal.SIGCONT)
            t.join()
            case(waits and out == ['tagged'], out)


def a10_socket(case, scale, **_):
    x_milter.test_start()
    for i in range(5):      # alive, stale, no socket, -t good, -t bad
        case(True, i)


def sockets(pid):
    folder, n = '/proc/%d/fd' % pid, 0
    for name in os.listdir(folder):
        try:
            n += os.readlink(folder + '/' + name).startswith('socket:')
        except OSError:         # closed meanwhile
            pass
    return n


def among_others(d, message):
    """Deliver while others come and go, as at a mail server.

    libmilter may count a thread as free that has just been woken, and then
    leaves a connection to a thread that waits for the rest of a packet; the
    next connection of whomever sets that right (docs/reliability.md).
    """
    out = []
    t = threading.Thread(target=lambda: out.append(
        x_ledger.deliver(d, message)))
    t.start()
    while t.is_alive():
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(d.address)
        t.join(0.1)
    return out[0]


def a11_half_open(case, scale, **_):
    """Connections that say nothing or half of something leave nothing."""
    with x_ledger.running() as d:
        child, = d.children()
        before = sockets(child)
        for i in range(scale(40, 4)):
            many = []
            for k in range(250):
                s = socket.socket(socket.AF_UNIX)
                s.connect(d.address)
                # libmilter gives a thread to each half of a packet, and
                # not to very many at once: see docs/reliability.md
                if k % 30 == 1:
                    s.sendall(b'\0')
                elif k % 3 == 2:
                    s.sendall(struct.pack('>IcIII', 13, b'O', 6, ALL_RIGHTS,
                                          ALL_STEPS))
                many.append(s)
            good = among_others(d, mail()) == 'tagged'
            for s in many:
                s.close()
                case(good, i)
        until(lambda: sockets(child) <= before, 'connections are left')
        assert d.children() == [child]


def drain(s):
    """How many packets waited."""
    s.setblocking(False)
    n = 0
    try:
        while s.recv(4096):
            n += 1
    except BlockingIOError:
        s.settimeout(HANGS_S)
        return n


def a12_poison(case, scale, **_):
    """A mail that ends its child twice is passed on unjudged."""
    silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    silent.bind(('127.0.0.1', 0))
    silent.settimeout(HANGS_S)
    box = x_ledger.running(resolver='127.0.0.1@%d' %
                           silent.getsockname()[1])
    box.d.set(auth_dns='yes')
    with open(box.d.config, 'a', encoding='utf-8') as f:
        f.write('limits { dns_ms = 20000 }\n')
    with box as d:
        for _ in range(scale(3, 1)):
            m = mail()
            for _ in range(2):
                out = []
                t = threading.Thread(target=lambda: out.append(
                    x_ledger.deliver(d, m)))
                t.start()
                silent.recv(4096)       # it waits for a name server
                d.kill_children()
                t.join()
                case(out == ['gone'], out)
                until(d.children)
                drain(silent)
            case(x_ledger.deliver(d, m) == 'tagged' and not drain(silent) and
                 'ended the program twice' in d.logged(), 'third')
    silent.close()


# ---- B: protocol ------------------------------------------------------------------

def b2_packets(case, scale, **_):
    """Nonsense ends its own connection and nothing else."""
    for _ in range(scale(4, 1)):
        x_milter.test_garbage()
        for i in range(500):
            case(True, i)
    x_milter.test_chunks()
    for i in range(41):
        case(True, i)


def b3_negotiation(case, scale, **_):
    """Each right and each step that a mail server may not have."""
    with x_ledger.running() as d:
        for bit in [1 << i for i in range(9)]:
            try:
                c = Client(d.address, rights=ALL_RIGHTS & ~bit)
                r = c.deliver(mail(), REPORT)
                good = r.answer == 'c' and bit not in (1, ADDRCPT, 8, 0x10)
                c.close()
            except Closed:
                good = bit in (1, ADDRCPT, 8, 0x10)
            case(good, 'right %#x' % bit)
        for bit in [1 << i for i in range(21)]:
            c = Client(d.address, steps=ALL_STEPS & ~bit)
            m = mail()
            r = c.deliver(m, REPORT)
            x_milter.tagged(d, m, r, c.steps)
            c.close()
            case(True, bit)


def b9_dropped(case, scale, **_):
    """The mail server goes while its mail is decided, and comes again."""
    with x_ledger.running() as d:
        for i in range(scale(100, 40)):
            m = mail()
            c = Client(d.address)
            c.connect(), c.helo(), c.mail(), c.rcpt(REPORT), c.data()
            head, body = m.split(b'\r\n\r\n', 1)
            for f in head.split(b'\r\n'):
                c.field(f)
            c.ask('N'), c.body(body)
            c.send('E')
            time.sleep(i % 10 / 1000)
            c.close()
            case(again(d, m) == 'tagged', i)
        sound(d, scale(100, 40), case, 'dropped')


def b10_too_many(case, scale, **_):
    with x_ledger.running(messages_max=2) as d:
        sent = scale(400, 60)
        said = []

        def put():
            m = mail()
            said.append(again(d, m))

        for at in range(0, sent, 20):
            threads = [threading.Thread(target=put) for _ in range(20)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
        for s in said:
            case(s == 'tagged', s)
        sound(d, sent, case, 'too many')


# ---- G: resources -------------------------------------------------------------------

def limit(d, option, value):
    """The daemon is started below this limit of the shell's ulimit."""
    path = d.dir + '/limited'
    with open(path, 'w', encoding='ascii') as f:
        f.write('#!/bin/sh\nulimit -S %s %d\nexec %s "$@"\n' % (
            option, value, d.program))
    os.chmod(path, 0o755)
    d.program = path


def g2_memory(case, scale, **_):
    """Too little address space: no mail is taken that is not recorded."""
    for megabytes in range(150, 900, scale(50, 300)):
        box, taken = x_ledger.running(), 0
        try:
            limit(box.d, '-v', megabytes << 10)
            box.d.process = subprocess.Popen(
                [box.d.program, '-f', '-c', box.d.config],
                stderr=box.d.log, start_new_session=True)
            until(lambda: 'ready on' in box.d.logged() or
                  box.d.process.poll() is not None)
            if box.d.process.poll() is not None:
                case(box.d.process.returncode > 0, 'start: %d' %
                     box.d.process.returncode)
                continue
            for m in mail(), mail() + b'words of spam ' * 200000:
                taken += x_ledger.deliver(box.d, m, cut=True) == 'tagged'
            entries = x_ledger.count(box.d) if os.path.exists(
                box.d.db) else 0
            case(box.d.process.poll() is None and entries >= taken,
                 '%d MB: %d taken, %d entries' % (megabytes, taken, entries))
        finally:
            box.d.remove()


def g3_descriptors(case, scale, **_):
    """Idle connections use up the descriptors; when they go, all is well."""
    for most in range(20, 64, scale(1, 9)):
        box = x_ledger.running()
        limit(box.d, '-n', most)
        process = box.d.start()
        with_it = []
        try:
            for _ in range(most):
                s = socket.socket(socket.AF_UNIX)
                s.connect(box.d.address)
                with_it.append(s)
            time.sleep(0.2)
            m, out = mail(), []
            t = threading.Thread(target=lambda: out.append(
                x_ledger.deliver(box.d, m)))
            t.start()
            t.join(0.5)
            for s in with_it:
                s.close()
            t.join(HANGS_S)
            case(out and out[0] in ('tagged', 'tempfail', 'gone') and
                 again(box.d, m) == 'tagged' and
                 x_ledger.count(box.d) == 1, '%d: %s' % (most, out))
        finally:
            process.remove()


# ---- H: time ---------------------------------------------------------------------------

def h1_clock(case, scale, shim, **_):
    """The clock jumps while the daemon runs."""
    year = 365 * 86400
    jumps = [1, -1, 60, -60, 3600, -3600, 86400, -86400, 30 * 86400,
             -30 * 86400, year, -year, 10 * year, -10 * year, 0]
    with Shim(shim) as s:
        sent = 0
        for jump in jumps * 2:
            s.clock(jump)
            case(again(s.d, mail()) == 'tagged', jump)
            sent += 1
        sound(s.d, sent, case, 'clock')
        case(x_ledger.count(s.d, 'entry', "kind = 'event'") > 0,
             'no event for a clock that went back')


ROWS = {'A1': a1_steps, 'A2': a2_kill, 'A5': a5_terminate, 'A6': a6_reload,
        'A7': a7_broken, 'A8': a8_start, 'A9': a9_stopped,
        'A10': a10_socket, 'A11': a11_half_open, 'A12': a12_poison,
        'B2': b2_packets, 'B3': b3_negotiation, 'B9': b9_dropped,
        'B10': b10_too_many, 'G2': g2_memory, 'G3': g3_descriptors,
        'H1': h1_clock}
