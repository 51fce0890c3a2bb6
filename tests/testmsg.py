#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What opendkim-testmsg says of signed mails, with keys that no DNS has.

    import testmsg; testmsg.ask({name: key record}, [path, ...])

The program asks the resolver of /etc/resolv.conf at port 53.  So it runs in a
network and a view of the files of its own, where that is a server of ours:
nothing outside is asked or changed.
"""
import fcntl
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile

NEW_WORLD = ['unshare', '--user', '--map-root-user', '--net', '--mount']
SIOCSIFFLAGS, IFF_UP = 0x8914, 1


def program():
    return shutil.which('opendkim-testmsg', path=os.defpath + ':/usr/sbin')


def possible():
    """Is it there, and may we have a network of our own?"""
    return program() and shutil.which('unshare') and subprocess.run(
        [*NEW_WORLD, 'true'], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False).returncode == 0


def ask(keys, paths):
    """{path: what it complains of; '' if the mail passes}"""
    said = subprocess.run(
        [*NEW_WORLD, sys.executable, os.path.abspath(__file__)],
        input=json.dumps([keys, paths]), stdout=subprocess.PIPE, text=True,
        check=True).stdout
    return json.loads(said)


def loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        fcntl.ioctl(s, SIOCSIFFLAGS, struct.pack('16sh14x', b'lo', IFF_UP))


def resolver_is_ours():
    with tempfile.NamedTemporaryFile('w', delete=False) as f:
        f.write('nameserver 127.0.0.1\n')
    subprocess.run(['mount', '--bind', f.name, '/etc/resolv.conf'],
                   check=True)
    os.unlink(f.name)


def main():
    sys.dont_write_bytecode = True
    from fault_dns import TXT, Server
    keys, paths = json.load(sys.stdin)
    loopback_up()
    resolver_is_ours()
    Server({(name.lower(), TXT): [text] for name, text in keys.items()}, 53)
    said = {}
    for path in paths:
        with open(path, 'rb') as mail:
            # it takes what ends lines as it comes
            done = subprocess.run([program()], stdin=mail, check=False,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT)
        text = done.stdout.decode('latin-1').strip()
        said[path] = text or ('' if done.returncode == 0 else
                              'exit status %d' % done.returncode)
    json.dump(said, sys.stdout)


if __name__ == '__main__':
    main()
