#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""kereru-milter spoken to step by step, as a mail server would, and worse."""
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
from milter_client import (  # noqa: E402
    ADDRCPT, ALL_RIGHTS, ALL_STEPS, HANGS_S, HDR_LEADSPC, Client, Closed,
    Daemon, effect, free_port, run, state, until, verify)

REPORT, OTHER = 'report@cert.example.nz', 'someone@cert.example.nz'
MAIL = (b'Received: from a.example by b.example; '
        b'Tue, 25 Mar 2025 20:50:29 +1300\r\n'
        b'From: Aroha <aroha@reporter.example>\r\n'
        b'To: report@cert.example.nz\r\n'
        b'Subject: I want to report\r\n\ta spam mail\r\n'
        b'Message-ID: <1@reporter.example>\r\n'
        b'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n'
        b'\r\n'
        b'I keep getting this from a shop I never heard of.\r\n'
        b'Please make it stop.\r\n\r\n\r\n')


def tagged(daemon, mail, result, steps):
    """Accepted, with all tags, and they verify."""
    assert result.answer == 'c', (result.answer, daemon.logged())
    names = [n.decode() for _, n, _ in result.inserted]
    assert names[-1].endswith('-Final'), names
    assert all(at == 0 for at, _, _ in result.inserted)
    for _, _, value in result.inserted:
        assert all(32 <= c < 127 or c in b'\n\t' for c in value), value
        assert max(map(len, value.split(b'\n'))) < 998
    after = effect(mail, result, steps)
    assert verify(after, daemon.KEY), after.decode('latin-1')
    return after


def value_of(result, tag):
    return [v.decode().strip() for _, n, v in result.inserted
            if n.decode().lower() == 'x-referral-' + tag]


class running:
    """A started daemon for the length of a with block."""

    def __init__(self, **options):
        self.daemon = Daemon(**options)

    def __enter__(self):
        try:
            return self.daemon.start()
        except BaseException:
            self.daemon.remove()
            raise

    def __exit__(self, *_):
        self.daemon.remove()


def test_unix_and_inet():
    ids = set()
    for port in None, free_port():
        with running(inet=port) as d:
            c = Client(d.address)
            r = c.deliver(MAIL, REPORT)
            tagged(d, MAIL, r, c.steps)
            assert r.added and '<%s>' % REPORT in r.removed, r.__dict__
            ids.update(value_of(r, 'id'))
            c.close()
            if port is None:
                st = os.stat(d.address)
                assert st.st_mode & 0o777 == 0o660, oct(st.st_mode)
    assert len(ids) == 1, ids       # the same bytes, the same id


def test_leading_space():
    """The same bytes and tags whether values carry their leading blank."""
    seen = []
    with running() as d:
        for steps in ALL_STEPS, ALL_STEPS & ~HDR_LEADSPC, 0:
            c = Client(d.address, steps=steps)
            r = c.deliver(MAIL, REPORT)
            seen.append(tagged(d, MAIL, r, c.steps))
            c.close()
    assert seen[0] == seen[1] == seen[2]


def test_other_mail_is_left_alone():
    with running() as d:
        c = Client(d.address)
        r = c.deliver(MAIL, [OTHER, 'b@elsewhere.example'])
        assert r.answer == 'a', r.answer      # let go before its content
        c.close()
        # a mail server that knows no DATA step
        c = Client(d.address, steps=0)
        c.connect(), c.helo(), c.mail(), c.rcpt(OTHER)
        assert c.field(b'Subject: x')[0] == 'a'
        c.close()
        assert 'queue_id' not in d.logged()


def test_recipients():
    with running() as d:
        c = Client(d.address)
        r = c.deliver(MAIL, [OTHER, 'Report@CERT.Example.NZ', REPORT])
        assert OTHER not in str(r.removed)
        assert '<%s>' % REPORT in r.removed
        d.set(deliver='copy')
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded')
        c = Client(d.address)
        r = c.deliver(MAIL, REPORT)
        assert r.added and not r.removed
        d.set(deliver='tag')
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded', 2)
        c = Client(d.address, rights=ALL_RIGHTS & ~ADDRCPT)
        r = c.deliver(MAIL, REPORT)
        tagged(d, MAIL, r, c.steps)
        assert not r.added and not r.removed


def test_forged_fields():
    forged = [b'X-Referral-Agency: police-cybercrime',
              b'x-rEFERRAL-final : v=1; h=00',
              b'X-Referral-Agency: ncsc',
              b'X-Referral-Anything: ' + b'x' * 5000,
              b'Authentication-Results: mx.cert.example.nz; spf=pass',
              b'Authentication-Results: other.example; spf=fail',
              b'Authentication-Results: MX.cert.example.nz 1;\r\n dkim=pass',
              b'Authentication-Results: ;;(',
              b'X-ReferralX: stays'] + [
              b'X-Referral-Agency: %d' % i for i in range(300)]
    random.Random(1).shuffle(forged)
    many = [b'X-Other-%d: 1' % i for i in range(1200)]
    mail = b'\r\n'.join(many + forged) + b'\r\n' + MAIL
    with running() as d:
        c = Client(d.address)
        r = c.deliver(mail, REPORT)
        after = tagged(d, mail, r, c.steps)
    for name in {n.lower() for n, _ in r.deleted}:
        nth = [k for n, k in r.deleted if n.lower() == name]
        assert nth == sorted(nth, reverse=True), nth
    top, rest = after.split(b'Received:', 1)[0], after
    kept = [f for f in rest.split(b'\n') if f in forged]
    assert sorted(kept) == sorted(
        [b'Authentication-Results: other.example; spf=fail',
         b'X-ReferralX: stays']), kept
    assert after.lower().count(b'\nx-referral-final') == 0
    assert top.lower().startswith(b'x-referral-final:')


def test_chunks():
    """Where the body is cut into packets makes no difference."""
    with running() as d:
        c = Client(d.address)
        c.connect(), c.helo()
        whole = None
        for chunk in list(range(1, 40)) + [65535]:
            r = c.deliver(MAIL, REPORT, greet=False, chunk=chunk)
            after = tagged(d, MAIL, r, c.steps)
            whole = whole or after
            assert after == whole
        # byte by byte on the wire
        c = Client(d.address)
        send = c.raw
        c.raw = lambda data: [send(data[i:i + 1]) for i in range(len(data))]
        assert tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps) == whole


def memory(pid):
    with open('/proc/%d/statm' % pid, encoding='ascii') as f:
        return int(f.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')


def test_thousand_on_one_connection():
    with running() as d:
        c = Client(d.address)
        c.connect(), c.helo()
        first = tagged(d, MAIL, c.deliver(MAIL, REPORT, greet=False), c.steps)
        for i in range(1, 1000):
            if i % 10 == 3:         # given up half way
                c.mail(), c.rcpt(REPORT), c.data()
                c.field(b'X-Referral-Id: left over')
                c.send('A')
            elif i % 10 == 7:
                assert c.deliver(MAIL, OTHER, greet=False).answer == 'a'
            else:
                r = c.deliver(MAIL, REPORT, greet=False)
                assert effect(MAIL, r, c.steps) == first, i
            if i == 300:
                warm = memory(d.children()[0])
        child = d.children()[0]
        grown = memory(child) - warm
        with open(d.program, 'rb') as f:    # it keeps what was freed
            sanitized = b'__asan_init' in f.read()
        assert grown < 2 << 20 or sanitized, grown
        if os.geteuid() == 0:       # others may not look into it
            assert len(os.listdir('/proc/%d/fd' % child)) < 40
        assert len(d.children()) == 1


STEPS = [
    ('connect', lambda c: c.connect()),
    ('helo', lambda c: c.helo()),
    ('mail', lambda c: c.mail()),
    ('rcpt', lambda c: c.rcpt(REPORT)),
    ('data', lambda c: c.data()),
    ('header', lambda c: c.field(b'From: a@reporter.example')),
    ('end of header', lambda c: c.ask('N')),
    ('body', lambda c: c.body(b'a report\r\n')),
    ('end', lambda c: c.end()),
]


def test_kill_at_each_step():
    """No answer is ever given for a mail that was not tagged whole."""
    with running() as d:
        for dies_before in range(len(STEPS)):
            child, = d.children()
            c = Client(d.address)
            try:
                for i, (_, step) in enumerate(STEPS):
                    if i == dies_before:
                        d.kill_children()
                    step(c)
                raise AssertionError('answered from beyond')
            except Closed:
                pass
            # the retry waits for the next child and is served
            c = Client(d.address)
            tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)
            assert d.children() != [child]


def test_reload_under_load():
    """Every mail of every connection is served, old rules or new."""
    stop, errors, served = threading.Event(), [], []

    def load():
        try:
            while not stop.is_set():
                c = Client(d.address)
                c.connect(), c.helo()
                for _ in range(3):
                    r = c.deliver(MAIL, REPORT, greet=False)
                    assert r.answer == 'c', r.answer
                    served.append(r.inserted[-1][1])
                c.close()
        except Exception as e:
            errors.append(repr(e))

    with running(whole=True) as d:
        threads = [threading.Thread(target=load) for _ in range(6)]
        for t in threads:
            t.start()
        until(lambda: errors or len(served) > 18)
        d.set(**d.LEAN)
        for i in range(8):
            d.set(tag_prefix='X-Mark-%d' % i)
            d.signal(signal.SIGHUP)
            d.wait_for('reloaded', i + 1)
            c = Client(d.address)
            r = c.deliver(MAIL, REPORT)
            assert r.answer == 'c'
            c.close()
            until(lambda: errors or b'X-Mark-%d-Final' % i in served)
        stop.set()
        for t in threads:
            t.join()
        assert not errors, errors
        assert len(set(served)) > 2, set(served)
        # those that were retired go when their connections have gone
        until(lambda: len(d.children()) <= 1, d.children)
        c = Client(d.address)
        assert c.deliver(MAIL, REPORT).inserted[-1][1] == b'X-Mark-7-Final'


def test_reload_without_room():
    """As many children as may be are ending: the new one comes after them."""
    with running() as d:
        idle = []
        for i in range(60):
            c = Client(d.address)
            c.connect(), c.helo()
            idle.append(c)
            d.set(tag_prefix='X-Mark-%d' % i)
            d.signal(signal.SIGHUP)
            until(lambda: d.logged().count('configuration') > i)
            if 'no child' in d.logged():
                break
        assert 'no child' in d.logged()
        done = d.logged().count('reloaded')
        idle.pop(0).close()
        d.wait_for('reloaded', done + 1)
        c = Client(d.address)
        r = c.deliver(MAIL, REPORT)
        assert r.inserted[-1][1] == b'X-Mark-%d-Final' % i
        c.close()
        for c in idle:
            c.close()


def test_broken_reload():
    with running() as d:
        c = Client(d.address)
        with open(d.config, 'a', encoding='utf-8') as f:
            f.write('no_such_option = 1\n')
        d.signal(signal.SIGHUP)
        d.wait_for('reload refused')
        assert 'kereru.conf:' in d.logged()
        tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)
        c = Client(d.address)
        tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)


def test_terminate():
    """A running message is finished, new ones are put off, then it goes."""
    with running() as d:
        c, waiting = Client(d.address), Client(d.address)
        waiting.connect(), waiting.helo()
        c.connect(), c.helo(), c.mail(), c.rcpt(REPORT)
        assert c.data()[0] == 'c'
        c.field(b'Subject: half')
        d.signal(signal.SIGTERM)
        while True:     # it may come before the signal
            r = waiting.deliver(MAIL, REPORT, greet=False)
            if r.answer != 'c':
                break
        assert r.answer == 'y' and r.reply.startswith(b'451'), r.reply
        c.ask('N'), c.body(b'the rest\r\n')
        tagged(d, b'Subject: half\r\n\r\nthe rest\r\n', c.end(), c.steps)
        assert d.process.wait(HANGS_S) == 0
        assert not os.path.exists(d.address)


def test_came_back():
    """A mail of ours that is sent to us again goes round once only."""
    with running() as d:
        c = Client(d.address)
        after = tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)
        r = c.deliver(after.replace(b'\n', b'\r\n'), REPORT, greet=False)
        assert r.added == ['triage@cert.example.nz'], r.added
        assert 'came back' in value_of(r, 'fallback')[0]
        # tags that are not whole are somebody else's, and judged as usual
        bad = after.replace(b'Urgency: normal', b'Urgency: high')
        r = c.deliver(bad.replace(b'\n', b'\r\n'), REPORT, greet=False)
        assert 'came back' not in str(value_of(r, 'fallback'))


def test_orphan():
    """Without its parent a child finishes what it has and goes."""
    with running() as d:
        child, = d.children()
        c = Client(d.address)
        c.connect(), c.helo(), c.mail(), c.rcpt(REPORT), c.data()
        c.field(b'Subject: half')
        os.kill(d.process.pid, signal.SIGKILL)
        d.process.wait()
        time.sleep(0.5)
        c.ask('N'), c.body(b'the rest\r\n')
        tagged(d, b'Subject: half\r\n\r\nthe rest\r\n', c.end(), c.steps)
        until(lambda: state(child) in '-Z')


def test_limits():
    with running() as d:
        with open(d.config, 'a', encoding='utf-8') as f:
            f.write('limits { message_bytes = 100000 }\n')
        d.set(messages_max=2)
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded')
        c = Client(d.address)
        r = c.deliver(b'X-Referral-Id: forged\r\n' + MAIL + b'x' * 200000,
                      REPORT)
        assert r.answer == 'c' and r.added == ['triage@cert.example.nz']
        assert r.deleted and value_of(r, 'fallback')
        # more at once than messages_max: put off, and served later
        many = [Client(d.address) for _ in range(3)]
        answers = []
        for m in many:
            m.connect(), m.helo(), m.mail(), m.rcpt(REPORT)
            answers.append(m.data())
        assert [a for a, _ in answers] == ['c', 'c', 'y'], answers
        assert answers[2][1].startswith(b'451 4.3.2'), answers
        many[0].close()
        until(lambda: many[2].deliver(MAIL, REPORT,
                                      greet=False).answer == 'c')


def test_return_path():
    """Bounces of a referral come here; of what has no sender, nowhere."""
    with running(return_path=REPORT) as d:
        c = Client(d.address)
        r = c.deliver(MAIL, REPORT)
        tagged(d, MAIL, r, c.steps)
        assert r.sender == '<%s>' % REPORT, r.sender
        r = c.deliver(MAIL, REPORT, greet=False, sender='')
        assert r.answer == 'c' and r.sender is None, r.sender
        c.close()
        try:
            Client(d.address, rights=ALL_RIGHTS & ~0x40)
            raise AssertionError('negotiated')
        except Closed:
            pass


def test_missing_rights():
    with running() as d:
        try:
            Client(d.address, rights=ALL_RIGHTS & ~ADDRCPT)
            raise AssertionError('negotiated')
        except Closed:
            pass
        assert 'offers rights' in d.logged()
        c = Client(d.address)
        tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)


def test_garbage():
    """Nonsense ends its own connection and nothing else."""
    rng = random.Random(20)
    with running() as d:
        child = d.children()
        for i in range(300):
            s = socket.socket(socket.AF_UNIX)
            s.connect(d.address)
            if i % 2:       # after a proper greeting
                s.sendall(struct.pack('>IcIII', 13, b'O', 6, ALL_RIGHTS,
                                      ALL_STEPS))
            data = rng.randbytes(rng.randrange(1, 2000))
            if i % 3 == 0:  # framed, with a known command
                data = struct.pack('>I', len(data) + 1) + bytes(
                    [rng.choice(b'ABCDEHLMNORTQUK')]) + data
            if i % 7 == 0:
                data = struct.pack('>I', rng.choice(
                    [0, 0xffffffff, 0x7fffffff, 65537])) + data
            try:
                s.sendall(data)
            except OSError:
                pass
            s.close()
        # any order of proper commands
        for _ in range(200):
            c = Client(d.address)
            c.steps = 0xffffffff        # await no answer
            try:
                for _ in range(12):
                    cmd = rng.choice('ABCEHLMNRTAU')
                    c.send(cmd, rng.choice(
                        [b'', b'<%s>\0' % REPORT.encode(), b'a\0b\0',
                         b'host\0U', b'x' * 70]))
            except Closed:
                pass
            c.close()
        c = Client(d.address)
        tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)
        assert d.children() == child, d.logged()


def test_start():
    with running() as d:
        # somebody answers there already
        p = subprocess.run([d.program, '-f', '-c', d.config],
                           stderr=subprocess.PIPE, timeout=HANGS_S)
        assert p.returncode == 69 and b'answers' in p.stderr, p
        # the file a killed daemon left
        for pid in [d.process.pid] + d.children():
            os.kill(pid, signal.SIGKILL)
        d.process.wait()
        assert os.path.exists(d.address)
        d.start()
        d.wait_for('ready on', 2)
        c = Client(d.address)
        tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)
        c.close()
        assert d.stop() == 0
        # something that is no socket
        with open(d.address, 'w', encoding='ascii'):
            pass
        p = subprocess.run([d.program, '-f', '-c', d.config],
                           stderr=subprocess.PIPE, timeout=HANGS_S)
        assert p.returncode == 69 and os.path.exists(d.address)
        # The configuration, and the spool as it is: it is not made.
        with open(d.dir + '/hold.key', 'wb') as f:
            f.write(b'k' * 32)
        os.chmod(d.dir + '/hold.key', 0o600)
        spool = ('hold_spool = "%s/spool"\nhold_key_file = "%s/hold.key"\n' %
                 (d.dir, d.dir))
        for text, status in ('', 0), (spool, 0), ('', 78), \
                ('spam_required = much\n', 78):
            with open(d.config, 'a', encoding='utf-8') as f:
                f.write(text)
            p = subprocess.run([d.program, '-t', '-c', d.config],
                               stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, timeout=HANGS_S)
            assert p.returncode == status, p
            assert status == 0 or (b'kereru.conf:' if text else
                                   b'others can look into') in p.stderr, p
            if text == spool:
                assert not os.path.exists(d.dir + '/spool')
                os.mkdir(d.dir + '/spool', 0o755)
                os.chmod(d.dir + '/spool', 0o755)


def test_background():
    """Who starts it learns whether it serves, and if not, why."""
    with running() as d:
        assert d.stop() == 0
        d.set(pid_file=d.dir + '/pid', ledger=d.dir + '/none/ledger')
        p = subprocess.run([d.program, '-c', d.config], timeout=HANGS_S,
                           stderr=subprocess.PIPE)
        assert p.returncode == 78 and b'ledger' in p.stderr, p
        assert not os.path.exists(d.address)
        d.set(ledger='')
        p = subprocess.run([d.program, '-c', d.config], timeout=HANGS_S,
                           stderr=subprocess.PIPE)
        assert p.returncode == 0 and not p.stderr, p
        with open(d.dir + '/pid', encoding='ascii') as f:
            pid = int(f.read())
        try:
            for fd in range(3):
                assert os.readlink('/proc/%d/fd/%d' % (pid, fd)) == \
                    '/dev/null'
            c = Client(d.address)
            tagged(d, MAIL, c.deliver(MAIL, REPORT), c.steps)
            c.close()
        finally:
            os.kill(pid, signal.SIGTERM)
            until(lambda: not os.path.exists('/proc/%d' % pid) or
                  open('/proc/%d/stat' % pid, encoding='ascii').read()
                  .rsplit(')', 1)[1].split()[0] == 'Z')


def test_no_core_dumps():
    with running() as d:
        for pid in [d.process.pid] + d.children():
            with open('/proc/%d/limits' % pid, encoding='ascii') as f:
                core, = [x for x in f if x.startswith('Max core file')]
            assert core.split()[4:6] == ['0', '0'], core
            with open('/proc/%d/status' % pid, encoding='ascii') as f:
                status = f.read()
            assert 'NoNewPrivs:\t1' in status
            if os.geteuid() == 0:
                assert 'Uid:\t0' not in status


def parcel(name):
    return ('From: %s <%s@reporter.example>\r\nTo: %s\r\n'
            'Subject: Fwd: parcel\r\nMessage-ID: <%s@reporter.example>\r\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\r\n\r\n'
            'I got this.\r\n\r\n'
            '---------- Forwarded message ---------\r\n'
            'From: Courier <info@%s.test>\r\n'
            'Date: Mon, 24 Mar 2025 at 09:12\r\nSubject: Your parcel\r\n'
            'To: <%s@reporter.example>\r\n\r\nDear %s,\r\n'
            'your parcel could not be delivered because the address is not\r\n'
            'complete. Please pay the redelivery fee of $2.99 within a day\r\n'
            'at http://parcel-%s.test/pay or it will be returned.\r\n' % (
                name, name, REPORT, name, name, name, name, name)).encode()


def test_campaigns():
    """Copies of one message are counted; a mail that comes again is not."""
    with running() as d:
        d.set(campaigns=d.dir + '/campaigns')
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded')
        c = Client(d.address)
        said = []
        for i, name in enumerate(('aroha', 'wiremu', 'aroha')):
            r = c.deliver(parcel(name), REPORT, greet=i == 0)
            tagged(d, parcel(name), r, c.steps)
            said += value_of(r, 'campaign')
        c.close()
        assert len({s.split(';')[0] for s in said}) == 1, said
        assert [s.split(';')[1] for s in said] == [
            ' reports=1', ' reports=2', ' reports=2'], said


def test_campaigns_away():
    """What cannot be counted keeps no mail."""
    with running() as d:
        d.set(campaigns=d.dir + '/none/campaigns')
        d.signal(signal.SIGHUP)
        d.wait_for('reloaded')
        c = Client(d.address)
        r = c.deliver(parcel('aroha'), REPORT)
        tagged(d, parcel('aroha'), r, c.steps)
        c.close()
        assert not value_of(r, 'campaign')
        d.wait_for('campaigns are not counted for now')


if __name__ == '__main__':
    sys.exit(run([v for k, v in list(globals().items())
                  if k.startswith('test_')]))
