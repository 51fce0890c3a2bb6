#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A verdict as a page, in a browser: it asks nobody for anything, runs
nothing, and what a hostile mail says stays words that a person can read.

The browser's only way out is a proxy of ours, which notes what is asked for.
"""
import contextlib
import html.parser
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from x_explain import HOSTILE, SEALED, page  # noqa: E402

# A page that would be found out: it loads, and it runs something.
GUILTY = ('<!DOCTYPE html><title>t</title><img src="http://guilty.example/i">'
          '<script>document.title = "ran"</script>')


class Proxy:
    """Takes connections and notes the first line of each."""
    def __init__(self):
        self.asked = []
        self.socket = socket.create_server(('127.0.0.1', 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            with connection:
                line = connection.makefile('rb').readline()
                if line == b'stop\n':
                    return
                self.asked.append(line.decode('latin-1').strip())
                connection.sendall(b'HTTP/1.1 404 Not Found\r\n'
                                   b'Content-Length: 0\r\n\r\n')

    def close(self):
        with socket.create_connection(('127.0.0.1', self.port)) as s:
            s.sendall(b'stop\n')
        self.thread.join()
        self.socket.close()


class Elements(html.parser.HTMLParser):
    """Elements and words of what the browser made of a page."""
    def __init__(self, text):
        super().__init__()
        self.names, self.words, self.inside = set(), '', ''
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = ''

    def handle_data(self, data):
        if self.inside != 'style':
            self.words += data


def shown(proxy, folder, text, picture=None):
    """The page as the browser has it after loading; what it asked for."""
    name = os.path.join(folder, 'page.html')
    with open(name, 'w', encoding='utf-8') as f:
        f.write(text)
    proxy.asked.clear()
    p = subprocess.run(
        [BROWSER, '--headless', '--no-sandbox', '--disable-gpu',
         '--disable-background-networking', '--disable-component-update',
         '--disable-sync', '--no-first-run', '--no-default-browser-check',
         '--disable-dev-shm-usage', '--user-data-dir=' + folder + '/profile',
         '--proxy-server=127.0.0.1:%d' % proxy.port,
         '--proxy-bypass-list=<-loopback>',
         *(['--screenshot=' + picture, '--window-size=420,900'] if picture
           else ['--dump-dom']), 'file://' + name],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    assert p.returncode == 0, p.stderr.decode()[-2000:]
    asked = [a for a in proxy.asked if '.example' in a or '.test' in a]
    return Elements(p.stdout.decode('utf-8')), asked


def main():
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        proxy = Proxy()
        stack.callback(proxy.close)
        seen, asked = shown(proxy, folder, GUILTY)
        assert 'ran' in seen.words and any('guilty' in a for a in asked), (
            seen.words, asked)
        for name, mail, expect, never in (
                ('hostile', HOSTILE, 'hxxp://evil[.]example/?a=1&b=2',
                 'http://evil'),
                ('sealed', SEALED, 'child_exploitation', 'marker')):
            path = os.path.join(folder, name + '.eml')
            with open(path, 'wb') as f:
                f.write(mail)
            text = page(path)
            seen, asked = shown(proxy, folder, text)
            assert not asked, asked
            assert not {'script', 'img', 'iframe', 'a'} & seen.names, seen.names
            assert expect in seen.words and never not in seen.words, seen.words
            picture = os.path.join(folder, 'page.png')
            _, asked = shown(proxy, folder, text, picture)
            assert not asked and os.path.getsize(picture) > 10000, asked


BROWSER = shutil.which('chromium') or shutil.which('chromium-browser')
if BROWSER is None:
    print('skipped: no chromium')
    sys.exit(77)
sys.exit(main())
