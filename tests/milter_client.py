# SPDX-License-Identifier: Apache-2.0
"""The mail server's side of the milter protocol, and a daemon to talk to.

The protocol is libmilter's (version 6): each packet is a length in four
bytes, a command letter and data.  Nothing here comes from the daemon's code,
the check of the final tag included.
"""
import hashlib
import hmac
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

ADDHDRS, ADDRCPT, DELRCPT, CHGHDRS, QUARANTINE = 1, 4, 8, 0x10, 0x20
ALL_RIGHTS, ALL_STEPS = 0x1ff, 0x1fffff
NR_HDR, NR_BODY, HDR_LEADSPC = 0x80, 0x80000, 0x100000
NR = {'C': 0x1000, 'H': 0x2000, 'M': 0x4000, 'R': 0x8000, 'T': 0x10000,
      'L': 0x80, 'N': 0x40000, 'B': 0x80000}
FINAL_ANSWERS = 'actdrys'
HANGS_S = 300           # whatever takes longer has stopped; no verdict on speed


def until(condition, what='it hangs'):
    """Wait for it; what() or the text says what is wrong if it never comes."""
    end = time.monotonic() + HANGS_S
    while not condition():
        assert time.monotonic() < end, what() if callable(what) else what
        time.sleep(0.02)


def state(pid):
    """The letter of a process in /proc, '-' if there is none."""
    try:
        with open('/proc/%d/stat' % pid, encoding='ascii') as f:
            return f.read().rsplit(')', 1)[1].split()[0]
    except OSError:
        return '-'


class Closed(Exception):
    """The filter went away."""


class Result:
    """What the filter did to one mail."""

    def __init__(self):
        self.answer = None
        self.reply = b''
        self.inserted, self.deleted = [], []
        self.added, self.removed = [], []
        self.quarantined = self.sender = None


class Client:
    queue = 'QUEUE1'

    def __init__(self, address, rights=ALL_RIGHTS, steps=ALL_STEPS,
                 timeout=HANGS_S):
        family = socket.AF_UNIX if isinstance(address, str) else (
            socket.AF_INET6 if ':' in address[0] else socket.AF_INET)
        self.sock = socket.socket(family, socket.SOCK_STREAM)
        # Before settimeout(): a socket that may not block is refused with
        # EAGAIN while the queue of a unix socket is full.
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO,
                             struct.pack('ll', timeout, 0))
        self.sock.connect(address)
        self.sock.settimeout(timeout)
        self.buffer = b''
        self.send('O', struct.pack('>III', 6, rights, steps))
        cmd, data = self.receive()
        assert cmd == 'O', cmd
        _, self.rights, self.steps = struct.unpack('>III', data[:12])
        assert self.rights & ~rights == 0 and self.steps & ~steps == 0

    def close(self):
        self.sock.close()

    def raw(self, data):
        try:
            self.sock.sendall(data)
        except (BrokenPipeError, ConnectionResetError) as e:
            raise Closed from e

    def send(self, cmd, data=b''):
        self.raw(struct.pack('>I', len(data) + 1) + cmd.encode() + data)

    def exactly(self, n):
        while len(self.buffer) < n:
            try:
                more = self.sock.recv(65536)
            except ConnectionResetError as e:
                raise Closed from e
            if not more:
                raise Closed
            self.buffer += more
        out, self.buffer = self.buffer[:n], self.buffer[n:]
        return out

    def receive(self):
        n, = struct.unpack('>I', self.exactly(4))
        data = self.exactly(n)
        return chr(data[0]), data[1:]

    def ask(self, cmd, data=b''):
        """Send a command; its answer, 'c' where none is awaited."""
        self.send(cmd, data)
        if self.steps & NR.get(cmd, 0):
            return 'c', b''
        while True:
            answer = self.receive()
            if answer[0] != 'p':
                return answer

    def macro(self, cmd, *pairs):
        self.send('D', cmd.encode() + b''.join(
            s.encode() + b'\0' for s in pairs))

    # ---- one step each ----

    def connect(self, ip='192.0.2.7', name='client.example'):
        return self.ask('C', name.encode() + b'\0' + (
            b'6' if ':' in ip else b'4') + struct.pack('>H', 2525) +
            ip.encode() + b'\0')

    def helo(self, name='client.example'):
        return self.ask('H', name.encode() + b'\0')

    def mail(self, sender='someone@reporter.example'):
        return self.ask('M', b'<' + sender.encode() + b'>\0')

    def rcpt(self, address):
        return self.ask('R', b'<' + address.encode() + b'>\0')

    def data(self):
        self.macro('T', 'i', self.queue)
        return self.ask('T')

    def field(self, raw):
        name, value = raw.split(b':', 1)
        if not self.steps & HDR_LEADSPC:
            value = value.lstrip(b' \t')
        value = value.replace(b'\r\n', b'\n')
        return self.ask('L', name + b'\0' + value + b'\0')

    def body(self, data):
        return self.ask('B', data)

    def end(self):
        self.macro('E', 'i', self.queue)
        self.send('E')
        r = Result()
        while True:
            cmd, data = self.receive()
            if cmd == 'i':
                at, = struct.unpack('>I', data[:4])
                name, value = data[4:].split(b'\0')[:2]
                r.inserted.append((at, name, value))
            elif cmd == 'm':
                nth, = struct.unpack('>I', data[:4])
                name, value = data[4:].split(b'\0')[:2]
                assert value == b''
                r.deleted.append((name, nth))
            elif cmd == '+':
                r.added.append(data.rstrip(b'\0').strip(b'<>').decode())
            elif cmd == '-':
                r.removed.append(data.rstrip(b'\0').decode())
            elif cmd == 'e':
                r.sender = data.split(b'\0')[0].decode()
            elif cmd == 'q':
                r.quarantined = data.rstrip(b'\0').decode()
            elif cmd in FINAL_ANSWERS:
                r.answer, r.reply = cmd, data
                return r
            elif cmd != 'p':
                raise AssertionError('unexpected answer ' + cmd)

    # ---- a whole mail ----

    def deliver(self, mail, rcpt, greet=True, chunk=65535,
                sender='someone@reporter.example'):
        """All steps; a Result.  answer is set early if it came early."""
        r = Result()
        if greet:
            self.connect()
            self.helo()
        self.mail(sender)
        for address in [rcpt] if isinstance(rcpt, str) else rcpt:
            self.rcpt(address)
        r.answer, r.reply = self.data()
        if r.answer != 'c':
            return r
        fields, body = split(mail)
        for f in fields:
            self.field(f)
        self.ask('N')
        for at in range(0, len(body), chunk):
            self.body(body[at:at + chunk])
        return self.end()


def split(mail):
    """Header fields (no line end) and body of a mail with CRLF."""
    head, body = mail.split(b'\r\n\r\n', 1)
    return re.split(rb'\r\n(?![ \t])', head), body


def effect(mail, result, steps):
    """The mail as a mail server makes it from the filter's edits."""
    fields, body = split(mail)
    for name, nth in result.deleted:
        at = [i for i, f in enumerate(fields)
              if f.split(b':')[0].rstrip().lower() == name.lower()]
        del fields[at[nth - 1]]
    for at, name, value in result.inserted:
        space = b'' if steps & HDR_LEADSPC else b' '
        fields.insert(at, name + b':' + space + value)
    return b'\n'.join(f.replace(b'\r\n', b'\n') for f in fields) + \
        b'\n\n' + body.replace(b'\r\n', b'\n')


# ---- the final tag, checked by other code than the daemon's ----------------

TRACE = {b'received', b'return-path', b'delivered-to', b'x-original-to',
         b'envelope-to'}


def verify(mail, key, prefix=b'x-referral-', authserv=b'mx.cert.example.nz'):
    """Is the final tag of a mail (LF line ends) ours and whole?"""
    head, body = mail.split(b'\n\n', 1)
    fields = []
    for f in re.split(rb'\n(?![ \t])', head):
        name, value = f.split(b':', 1)
        fields.append((name.strip().lower(), b' '.join(value.split())))
    names = [n for n, _ in fields]
    if prefix + b'final' not in names:
        return False
    at = names.index(prefix + b'final')
    if any(n.startswith(prefix) for n in names[:at]):
        return False
    m = re.match(rb'(v=1; .* d=([0-9a-f]{64});) h=([0-9a-f]{64})$',
                 fields[at][1])
    if not m:
        return False
    tags, rest = b'', b''
    for n, v in fields[at + 1:]:
        if n.startswith(prefix) or (
                n == b'authentication-results' and
                v.split(b';')[0].strip().lower() == authserv):
            tags += n + b':' + v + b'\n'
        elif n not in TRACE:
            rest += n + b':' + v + b'\n'
    body = body.rstrip(b'\n') + b'\n' if body.strip(b'\n') else b''
    digest = hashlib.sha256(rest + b'\n' + body).hexdigest().encode()
    keyed = hmac.new(key, tags + m.group(1), hashlib.sha256)
    return digest == m.group(2) and \
        hmac.compare_digest(keyed.hexdigest().encode(), m.group(3))


# ---- a daemon of our own -----------------------------------------------------

class Daemon:
    KEY = b'a key of sufficient length for the test'
    # what is judged by when the environment asks for little: most of a start
    # under a sanitizer is the rules
    LEAN = {} if os.environ.get('KERERU_TEST_JUDGEMENT') != 'lean' else {
        'rules': '{ "rules/60_spam.cf" }', 'model': '', 'consent_model': '',
        'spam_model': ''}

    def __init__(self, inet=None, whole=False, **options):
        """whole: with all rules and weights, whatever the environment asks."""
        self.dir = tempfile.mkdtemp(prefix='kereru-test.')
        os.chmod(self.dir, 0o755)
        source = os.environ.get('top_srcdir', os.path.join(
            os.path.dirname(os.path.abspath(__file__)), '..'))
        self.program = os.path.abspath('kereru-milter')
        self.config = os.path.join(self.dir, 'kereru.conf')
        shutil.copytree(os.path.join(source, 'conf'), self.dir,
                        dirs_exist_ok=True)
        subprocess.run(['chmod', '-R', 'u+w,a+rX', self.dir], check=True)
        self.set(socket='inet:%d@127.0.0.1' % inet if inet else
                 'unix:' + self.dir + '/s', tag_key_file=self.dir + '/key',
                 auth_dns='no', **options)
        if not whole:
            self.set(**self.LEAN)
        self.address = ('127.0.0.1', inet) if inet else self.dir + '/s'
        with open(self.dir + '/key', 'wb') as f:
            f.write(self.KEY)
        os.chmod(self.dir + '/key', 0o640)
        if os.geteuid() == 0:
            self.set(user='nobody')
            shutil.chown(self.dir, 'nobody')
            shutil.chown(self.dir + '/key', 'nobody')
        self.log = open(self.dir + '/log', 'ab')
        self.process = None

    def set(self, **options):
        """Settings at the end of the configuration; the last one counts."""
        with open(self.config, 'r+', encoding='utf-8') as f:
            text = f.read()
            for key, value in options.items():
                text = re.sub(r'(?m)^%s\s*=.*\n' % key, '', text)
                text = '%s = %s\n' % (key, value if re.match(
                    r'\d+$|\{', str(value)) else '"%s"' % value) + text
            f.seek(0)
            f.truncate()
            f.write(text)

    def start(self, *args):
        self.process = subprocess.Popen(
            [self.program, '-f', '-c', self.config, *args],
            stderr=self.log, start_new_session=True)
        self.wait_for('ready on')
        return self

    def logged(self):
        with open(self.dir + '/log', encoding='utf-8') as f:
            return f.read()

    def wait_for(self, text, times=1):
        def said():
            ended = self.process.poll() is not None
            there = self.logged().count(text) >= times
            assert there or not ended, 'daemon ended:\n' + self.logged()
            return there

        until(said, lambda: 'no "%s" in:\n%s' % (text, self.logged()))

    def children(self):
        with open('/proc/%d/task/%d/children' % (
                self.process.pid, self.process.pid),
                encoding='ascii') as f:
            return [int(p) for p in f.read().split()]

    def kill_children(self):
        """When it returns they are gone, and others are or will be there."""
        killed = set(self.children())
        for child in killed:
            os.kill(child, signal.SIGKILL)
        until(lambda: not killed & set(self.children()))

    def signal(self, signo):
        self.process.send_signal(signo)

    def stop(self):
        """Its exit status after SIGTERM."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(HANGS_S) if self.process else None

    def remove(self):
        if self.process is not None and self.process.poll() is None:
            for child in self.children():
                os.kill(child, signal.SIGKILL)
            self.process.kill()
            self.process.wait()
        self.log.close()
        with open(self.dir + '/log', encoding='utf-8', errors='replace') as f:
            log = f.read()
        shutil.rmtree(self.dir, ignore_errors=True)
        found = re.search(r'[^\n]*(Sanitizer: |runtime error: )', log)
        assert not found, log[found.start():][:4000]


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def run(tests):
    """Run the tests named on the command line, or all; exit status."""
    wanted, bad = sys.argv[1:], 0
    for test in tests:
        if wanted and test.__name__ not in wanted:
            continue
        start = time.monotonic()
        try:
            test()
            print('ok   %-28s %5.1f s' % (test.__name__,
                                          time.monotonic() - start))
        except Exception:  # every failure is reported, and the next test run
            import traceback
            traceback.print_exc()
            print('FAIL ' + test.__name__)
            bad += 1
        sys.stdout.flush()
    return bad != 0
