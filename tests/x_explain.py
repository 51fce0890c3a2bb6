#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""kereructl explain as a page: somebody else's parser reads it, nothing in it
loads or leads anywhere, and the words of a hostile mail stay words."""
import os
import subprocess
import sys
import tempfile
import xml.dom.minidom

TOP = os.environ.get('top_srcdir', os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '..'))
REPORTS = os.path.join(TOP, 'tests', 'data', 'reports')

# What runs, loads or leads away.
NOT_THERE = {'script', 'img', 'link', 'a', 'iframe', 'object', 'embed', 'form',
             'input', 'base', 'svg', 'video', 'audio', 'source'}
HOSTILE = b'''From: "<b>x</b>" <a&b@reporter.example>
To: report@cert.example.nz
Subject: </dd></dl><script>alert(1)</script> & "quoted" 'too' \xef\xbf\xbe
Message-ID: <1@reporter.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

I got this scam text, </blockquote><img src="https://evil.example/x"/> &lt;
see https://evil.example/login or 198.51.100.7 \x01\x1b[31m
---------- Forwarded message ---------
From: Bank <bank@evil.example>
Date: Tue, 25 Mar 2025 20:50:29 +1300
Subject: ]]> <!-- your card

Unblock your card at http://evil.example/?a=1&b=2 ]]> --> <style>*{}</style>
'''
SEALED = b'''From: R <r@reporter.example>
To: report@cert.example.nz
Subject: markersubject
Message-ID: <2@reporter.example>

On a second-hand laptop there are pictures that show the abuse of children,
child sexual abuse material. markerword https://markerhost.example/
'''


def page(*files, status=0):
    p = subprocess.run(
        [os.path.abspath('kereructl'), '-c',
         os.path.join(TOP, 'conf', 'kereru.conf'), 'explain', '--format',
         'html', *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert p.returncode == status, (p.returncode, p.stderr)
    return p.stdout.decode()


def nodes(node):
    yield node
    for child in node.childNodes:
        yield from nodes(child)


def check(text, articles):
    tree = xml.dom.minidom.parseString(text)
    names = [n.tagName for n in nodes(tree) if n.nodeType == n.ELEMENT_NODE]
    assert names.count('article') == articles, names.count('article')
    assert not NOT_THERE & set(names), NOT_THERE & set(names)
    for n in nodes(tree):
        if n.nodeType != n.ELEMENT_NODE:
            continue
        for name, value in n.attributes.items():
            assert name not in ('href', 'src', 'style') and \
                not name.startswith('on'), (n.tagName, name)
            assert 'http' not in value or name in ('xmlns', 'http-equiv'), \
                value
    words = ''.join(n.data for n in nodes(tree.getElementsByTagName('body')[0])
                    if n.nodeType == n.TEXT_NODE)
    assert 'http://' not in words and 'https://' not in words
    return words


def main():
    files = [os.path.join(REPORTS, f) for f in sorted(os.listdir(REPORTS))
             if f.endswith('.eml')]
    assert len(files) > 30
    check(page(*files), len(files))
    with tempfile.TemporaryDirectory() as d:
        def stored(name, data):
            path = os.path.join(d, name)
            with open(path, 'wb') as f:
                f.write(data)
            return path

        words = check(page(stored('hostile.eml', HOSTILE)), 1)
        assert 'hxxp://evil[.]example/?a=1&b=2' in words
        assert '<script>alert(1)</script>' in words     # as words
        assert '198[.]51[.]100[.]7' in words
        assert 'bank[@]evil[.]example' in words
        assert '\x1b' not in words
        words = check(page(stored('sealed.eml', SEALED)), 1)
        assert 'child_exploitation' in words and 'sealed' in words
        assert 'marker' not in words.replace(d, ''), words
        page(os.path.join(d, 'missing.eml'), status=2)
    print('%d mails as pages' % (len(files) + 2))


if __name__ == '__main__':
    sys.exit(main())
