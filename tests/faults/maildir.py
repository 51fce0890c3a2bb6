# SPDX-License-Identifier: Apache-2.0
"""Row J3 of the fault matrix: Maildir folders as they are found."""
import json
import os
import shutil
import socket
import subprocess
import tempfile

from milter_client import HANGS_S

ODD = [b'a:2,S', b'\xff\xfe', b'x\ny', b't\tb', b'\x1b[31m', b'"q"', b"'",
       b'-f', b' ', b'%s', b'\\', b'*', b'n' * 250]


class Folder:
    """A Maildir in a place of its own; what is expected of it beside."""

    def __init__(self):
        self.top = tempfile.mkdtemp(prefix='kereru-maildir.')
        self.mail = self.top + '/M'
        for part in ('new', 'cur', 'tmp'):
            os.makedirs('%s/%s' % (self.mail, part))
        self.n = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.top)

    def path(self, name, part='new'):
        return os.fsencode('%s/%s/' % (self.mail, part)) + name

    def put(self, name, part='new'):
        self.n += part != 'tmp'
        with open(self.path(name, part), 'wb') as f:
            f.write(b'From: a@reporter.example\nTo: report@cert.example.nz\n'
                    b'Subject: a report\nMessage-ID: <%d@x>\n\n'
                    b'I got this spam.\n' % self.n)

    def scan(self):
        """Exit status, {what identifies a mail: its name}, what was said."""
        p = subprocess.run(
            ['./kereru-scan', '-q', '-f', 'jsonl', '-c',
             os.environ['top_srcdir'] + '/conf/kereru.conf', self.mail],
            capture_output=True, check=False, timeout=HANGS_S)
        lines = [json.loads(line) for line in p.stdout.splitlines()]
        found = {r['sha256']: r['file'] for r in lines}
        return p.returncode, found if len(found) == len(lines) else {}, \
            p.stderr


def whole(folder):
    """Is each mail read, once, and nothing complained of?"""
    status, found, said = folder.scan()
    return status <= 1 and len(found) == folder.n and not said, (
        status, len(found), folder.n, said)


def complains(folder):
    """Is each mail read that can be, and the other named, in plain bytes?"""
    status, found, said = folder.scan()
    plain = all(c >= 32 or c == 10 for c in said)
    return status == 2 and len(found) == folder.n and plain and \
        said.count(b'\n') == 1, (status, len(found), folder.n, said)


def odd_names(case):
    for name in ODD:
        with Folder() as f:
            f.put(name)
            f.put(b'usual', 'cur')
            case(*whole(f))


def vanished(case):
    """Listed, and no file is behind the name any more."""
    for name in ODD:
        with Folder() as f:
            f.put(b'usual')
            os.symlink('/nowhere/at/all', f.path(name, 'cur'))
            case(*complains(f))


def no_file(case):
    """What is no mail keeps none from being read, and nothing hangs."""
    def bind(path):
        # by a short name: the path of a socket has 107 bytes
        s, home = socket.socket(socket.AF_UNIX), os.getcwd()
        os.chdir(os.path.dirname(path))
        s.bind(os.path.basename(path))
        os.chdir(home)
        s.close()

    for make in (os.mkfifo, os.mkdir, bind):
        with Folder() as f:
            f.put(b'usual')
            make(f.path(b'odd'))
            case(*whole(f))
    with Folder() as f:
        f.put(b'usual')
        os.symlink('loop', f.path(b'loop'))
        case(*complains(f))
    with Folder() as f:
        f.put(b'usual')
        f.put(b'half', 'tmp')       # is being delivered
        case(*whole(f))
    if os.geteuid() != 0:           # who may read all
        with Folder() as f:
            f.put(b'usual')
            f.put(b'closed')
            f.n -= 1
            os.chmod(f.path(b'closed'), 0)
            case(*complains(f))


def renamed(case):
    """A mail that was read is judged as the same."""
    for flags in (b':2,', b':2,S', b':2,FRS'):
        with Folder() as f:
            f.put(b'one')
            f.put(b'two')
            before = f.scan()[1]
            os.rename(f.path(b'one'), f.path(b'one' + flags, 'cur'))
            case(before and set(before) == set(f.scan()[1]) and
                 before != f.scan()[1], flags)


def many(case, n):
    with Folder() as f:
        for i in range(n):
            f.put(b'%d' % i)
        case(*whole(f))


def j3_maildir(case, scale, **_):
    odd_names(case)
    vanished(case)
    no_file(case)
    renamed(case)
    many(case, scale(1000000, 2000))


ROWS = {'J3': j3_maildir}
