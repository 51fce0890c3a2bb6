# SPDX-License-Identifier: Apache-2.0
"""Evidence that speaks for the reporter.

Every mail has the same reporter, who says nothing about the Police; somebody
else's words in it consent.  None may go to an agency that needs consent.
"""
import base64
import quopri

STORY = ('Someone hacked into my email account and locked me out. They took '
         'over my account\nand changed the password. This is the mail that '
         'I got from them.\n')
PHRASES = (
    'I consent to this being shared with Police.',
    'Consent to share with Police: Yes',
    'Please pass this to the Police, I give my consent.',
    '[x] I consent to sharing my report with Police',
    'Yes, you may share everything here with NZ Police.',
)


def head(subject='my account was hacked', extra='', mime='text/plain'):
    return ('Authentication-Results: mx.cert.example.nz; '
            'dmarc=pass header.from=reporter.example\n'
            'From: Aroha <aroha@reporter.example>\n'
            'To: report@cert.example.nz\n'
            'Subject: %s\nMessage-ID: <1@reporter.example>\n'
            'Date: Tue, 25 Mar 2025 20:50:29 +1300\n%s'
            'MIME-Version: 1.0\nContent-Type: %s\n'
            % (subject, extra, mime))


def plain(text, **k):
    k.setdefault('mime', 'text/plain; charset=utf-8')
    return head(**k) + '\n' + text


def html(text, **k):
    return head(mime='text/html; charset=utf-8', **k) + '\n' + text


def multi(kind, *parts, extra=''):
    return (head(mime='multipart/%s; boundary="b0"' % kind, extra=extra) +
            '\n' + ''.join('--b0\n%s\n' % p for p in parts) + '--b0--\n')


def part(text, kind='text/plain; charset=utf-8', extra=''):
    return 'Content-Type: %s\n%s\n%s' % (kind, extra, text)


EVIL = ('From: Helpdesk <help@evil.example>\nTo: aroha@reporter.example\n'
        'Subject: Account notice\nMessage-ID: <9@evil.example>\n'
        'Date: Mon, 24 Mar 2025 10:00:00 +1300\n')
GMAIL = ('---------- Forwarded message ---------\n'
         'From: Helpdesk <help@evil.example>\n'
         'Date: Mon, 24 Mar 2025 at 10:00\nSubject: Account notice\n'
         'To: <aroha@reporter.example>\n\n')
OUTLOOK = ('________________________________\n'
           'From: Helpdesk <help@evil.example>\n'
           'Sent: Monday, 24 March 2025 10:00 AM\n'
           'To: aroha@reporter.example\nSubject: Account notice\n\n')
ORIGINAL = ('-----Original Message-----\n'
            'From: Helpdesk [mailto:help@evil.example]\n'
            'Sent: Monday, 24 March 2025 10:00 AM\n'
            'To: aroha@reporter.example\nSubject: Account notice\n\n')
THUNDER = ('-------- Forwarded Message --------\n'
           'Subject: Account notice\nDate: Mon, 24 Mar 2025 10:00:00 +1300\n'
           'From: Helpdesk <help@evil.example>\n'
           'To: aroha@reporter.example\n\n')
APPLE = ('Begin forwarded message:\n\n'
         'From: Helpdesk <help@evil.example>\nSubject: Account notice\n'
         'Date: 24 March 2025 at 10:00:00 NZDT\n'
         'To: aroha@reporter.example\n\n')
INLINE = {'gmail': GMAIL, 'outlook': OUTLOOK, 'original': ORIGINAL,
          'thunderbird': THUNDER, 'apple': APPLE}
PAY = 'Your account is locked. Sign in at http://evil.example/x today.\n'


def rfc822(inner, extra=''):
    return part(inner, 'message/rfc822', extra)


def inline_cases(p):
    """What stands in a forwarded text, whatever it looks like."""
    inner = {
        'plain': PAY + p,
        'first': p + '\n' + PAY,
        'separator': PAY + '-- \n' + p,
        'separator-first': '-- \n' + p + '\n' + PAY,
        'rule': PAY + '\n________________________________\n' + p,
        'end-marker': PAY + '\n----- End of forwarded message -----\n' + p,
        'end-marker-2': PAY + '\n-------- End Forwarded Message --------\n\n'
        + p,
        'quote': PAY + '> ' + p,
        'quote-answered': '> ' + PAY + p,
        'reply-inside': PAY + '\nOn Sun, 23 Mar 2025 at 09:00, Aroha '
        '<aroha@reporter.example> wrote:\n> hello\n\n' + p,
        'from-reporter': PAY + '\nFrom: Aroha <aroha@reporter.example>\n'
        'To: report@cert.example.nz\nSubject: consent\n\n' + p,
        'gap': PAY + '\n' * 40 + p,
        'labels': 'What happened: ' + PAY + p,
        'bidi': PAY + '\u202e' + p + '\u202c',
        'zero-width': PAY + p.replace('consent', 'con\u200bsent'),
        'signed': PAY + p + '\nKind regards\nAroha',
        'sent-from': PAY + 'Sent from my iPhone\n\n' + p,
        'ff': PAY + '\f' + p, 'ls': PAY + '\u2028' + p,
        'nested': PAY + GMAIL + p,
        'digest': PAY + '\n' + '-' * 70 + '\n\n' + p,
    }
    for way, mark in INLINE.items():
        for name, text in inner.items():
            yield 'inline-%s-%s' % (way, name), plain(STORY + '\n' + mark
                                                      + text + '\n')


# What people write above what they paste.
HOMEMADE = (
    '<<<<<', '<<<<<<<<<<', '>>>>>', '>>> begin <<<', '=====', '=' * 60, '----------', '*****', '~~~~~~',
    '_______', '- - - - - -', '\u2500' * 20, '\u2014' * 8, '#####', '+++++',
    'This is the text of it:', 'here is what they sent:', "here's the email",
    "Here's the email.", 'Here is the email they sent me', 'copied below',
    'Copied below.', 'pasted below:', 'I have pasted it below', 'Email:',
    'The email:', 'Message reads:', 'it says:', 'The message said:',
    'They wrote:', 'he texted me this:', 'text of the message:',
    'Below is the message I received.', 'see below:', 'email is below',
    'the letter reads as follows:', 'I got this:', 'Got this today:',
    '--- begin forwarded ---', '--- email starts ---', '=== the email ===',
    '<<< message >>>', '*** start of message ***', '---- copy of email ----',
    '----- forwarded -----', '*** scam email ***', '>>> the message <<<',
    'From: help@evil.example', 'From: Helpdesk <help@evil.example>',
    'Subject: Account notice', 'from: help@evil.example',
    'Anei te imera:', 'Anei t\u0101 r\u0101tou i tuku mai:',
    'Kei raro nei te karere:', 'O le imeli lenei:', "Ko e 'imeili 'eni:",
    '\u90ae\u4ef6\u5982\u4e0b\uff1a', '\u90f5\u4ef6\u5167\u5bb9\uff1a',
    '\uba54\uc77c \ub0b4\uc6a9\uc740 \uc544\ub798\uc640 '
    '\uac19\uc2b5\ub2c8\ub2e4:', '\u4ee5\u4e0b\u304c\u30e1\u30fc\u30eb\u3067\u3059\uff1a',
    '\u092f\u0939 \u0930\u0939\u093e \u0908\u092e\u0947\u0932:', 'ye raha message:',
    'Narito ang email:', 'Voici le message :', 'Este es el mensaje:',
    'Hier ist die Nachricht:', 'Dear customer,', 'Hi there,', 'Dear Aroha',
    '---', '--->', '```', '\u2014' * 3, '[start]', '--begin--',
    'Dear customer, your account is held.', 'From Helpdesk it@evil.example',
)


def homemade_cases(p):
    inner = {
        'plain': PAY + p, 'first': p + '\n' + PAY,
        'parted': PAY + '\n' + p,
        'signed': 'Dear customer,\n\n' + PAY + '\nKind regards\nHelpdesk\n\n'
        + p,
        'rule': PAY + '\n>>>>>\n\n' + p, 'rules': PAY + '\n=====\n\n' + p,
        'ends': PAY + '\n--- end of email ---\n\n' + p,
        'report': PAY + '\nI have not clicked on it. ' + p,
        'forward': PAY + p + '\n\n' + GMAIL + PAY,
        'quotes': PAY + p + '\n\n> hello\n',
    }
    for n, left in enumerate(('    ', '\t', '| ', '  | ')):
        yield 'home-left-%d' % n, plain(STORY + '\n' + ''.join(
            left + line + '\n' for line in (PAY + p).splitlines()))
    for n, mark in enumerate(HOMEMADE):
        for name, text in inner.items():
            text = STORY + '\n' + mark + '\n' + text + '\n'
            yield 'home-%d-%s' % (n, name), plain(text)
            if name in ('plain', 'parted', 'report'):
                yield 'home-%d-%s-html' % (n, name), html(
                    text.replace('<', '&lt;').replace('\n', '<br>\n'))
        if mark[0] not in 'FfSDH[`-+\u2500\u2014' and '- -' not in mark:
            yield 'home-%d-same' % n, plain(
                STORY.strip() + ' ' + mark + '\n' + PAY + p + '\n')
        yield 'home-%d-gap' % n, plain(STORY + '\n' + mark + '\n\n' + p +
                                       '\n\n' + PAY)


def quoted_cases(p):
    wrote = ('On Mon, 24 Mar 2025 at 10:00, Helpdesk <help@evil.example> '
             'wrote:\n')
    for name, text in {
            'quoted': wrote + '> ' + PAY + '> ' + p,
            'quoted-deep': wrote + '>> ' + PAY + '>>> ' + p,
            'quoted-spaced': wrote + '> > ' + PAY + ' > ' + p,
            'quoted-bar': wrote + '| ' + PAY + '| ' + p,
            'quoted-initials': wrote + 'H> ' + PAY + 'H> ' + p,
            'bare-quote': '> ' + PAY + '> ' + p}.items():
        yield name, plain(STORY + '\n' + text + '\n')
    yield 'flowed', plain(
        STORY + '\n' + wrote + '> ' + PAY.strip() + ' \n> \n> ' + p + '\n',
        mime='text/plain; format=flowed; delsp=yes')
    yield 'flowed-unquoted-tail', plain(
        STORY + '\n' + wrote + '> ' + PAY.strip() + ' \n>' + p + ' \n',
        mime='text/plain; format=flowed')


def attached_cases(p):
    story = part(STORY)
    evil = EVIL + '\n' + PAY + p + '\n'
    boxed = EVIL + ('Content-Type: multipart/alternative; boundary="b1"\n\n'
                    '--b1\nContent-Type: text/plain\n\n%s\n'
                    '--b1\nContent-Type: text/html\n\n<p>%s</p>\n--b1--\n')
    yield 'rfc822', multi('mixed', story, rfc822(evil))
    yield 'rfc822-first', multi('mixed', rfc822(evil), story)
    yield 'rfc822-alone', head(mime='message/rfc822') + '\n' + evil
    yield 'rfc822-alternative', multi('mixed', story,
                                      rfc822(boxed % (PAY, p)))
    yield 'rfc822-alternative-2', multi('mixed', story,
                                        rfc822(boxed % (p, PAY)))
    yield 'rfc822-subject', multi('mixed', story, rfc822(
        EVIL.replace('Account notice', p) + '\n' + PAY))
    yield 'rfc822-tags', multi('mixed', story, rfc822(
        'X-Referral-Agency: police-cybercrime; basis=consent\n'
        'X-Referral-Consent: given\n' + evil))
    yield 'rfc822-from-reporter', multi('mixed', story, rfc822(
        evil.replace('help@evil.example', 'aroha@reporter.example')))
    yield 'rfc822-base64', multi('mixed', story, rfc822(
        base64.encodebytes(evil.encode()).decode(),
        'Content-Transfer-Encoding: base64\n'))
    yield 'rfc822-inline', multi('mixed', story, rfc822(
        evil, 'Content-Disposition: inline\n'))
    yield 'rfc822-global', multi('mixed', story,
                                 part(evil, 'message/global'))
    yield 'rfc822-name', multi('mixed', story, rfc822(
        EVIL + '\n' + PAY,
        'Content-Disposition: attachment; filename="%s.eml"\n' % p))
    yield 'description', multi('mixed', story, rfc822(
        EVIL + '\n' + PAY, 'Content-Description: %s\n' % p))
    yield 'eml-octets', multi('mixed', story, part(
        base64.encodebytes(evil.encode()).decode(),
        'application/octet-stream; name="mail.eml"',
        'Content-Transfer-Encoding: base64\n'
        'Content-Disposition: attachment; filename="mail.eml"\n'))
    yield 'txt-attached', multi('mixed', story, part(
        p, 'text/plain; name="note.txt"',
        'Content-Disposition: attachment; filename="note.txt"\n'))
    yield 'html-attached', multi('mixed', story, part(
        '<p>%s</p>' % p, 'text/html; name="note.html"',
        'Content-Disposition: attachment; filename="note.html"\n'))
    yield 'inline-named', multi('mixed', story, part(
        p, 'text/plain; name="note.txt"',
        'Content-Disposition: inline; filename="note.txt"\n'))
    yield 'name-twice', multi('mixed', story, part(
        p, 'text/plain; name=""; name="a.txt"',
        'Content-Disposition: attachment; filename="a.txt"\n'))
    yield 'disposition-twice', multi('mixed', story, part(
        p, 'text/plain', 'Content-Disposition: attachment; filename=a.txt\n'
        'Content-Disposition: inline\n'))
    yield 'headers-only', multi('mixed', story, part(
        EVIL + 'X-Note: ' + p + '\n', 'text/rfc822-headers'))
    yield 'delivery', multi('mixed', story, part(
        'Reporting-MTA: dns; ' + p + '\n\nDiagnostic-Code: x; ' + p + '\n',
        'message/delivery-status'))
    yield 'digest', multi('digest', 'Content-Type: text/plain\n\n' + STORY,
                          '\n' + evil)
    yield 'partial', multi('mixed', story, part(
        evil, 'message/partial; id="x"; number=1; total=1'))
    yield 'calendar', multi('mixed', story, part(
        'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:' + p +
        '\nDESCRIPTION:' + p + '\nEND:VEVENT\nEND:VCALENDAR\n',
        'text/calendar'))
    yield 'vcard', multi('mixed', story, part(
        'BEGIN:VCARD\nFN:Aroha\nNOTE:' + p + '\nEND:VCARD\n', 'text/vcard'))
    yield 'second-html', multi('mixed', story, rfc822(evil), part(
        '<blockquote type="cite">%s</blockquote>' % p, 'text/html'))
    deep = evil
    for i in range(60):
        deep = EVIL + ('Content-Type: multipart/mixed; boundary="n%d"\n\n'
                       '--n%d\nContent-Type: message/rfc822\n\n%s\n--n%d--\n'
                       % (i, i, deep, i))
    yield 'rfc822-deep', multi('mixed', story, rfc822(deep))
    wide = ''.join('--b9\n%s\n' % rfc822(evil) for _ in range(150))
    yield 'rfc822-wide', multi('mixed', story,
                               'Content-Type: multipart/digest; '
                               'boundary=b9\n\n' + wide + '--b9--\n')
    texts = ''.join('--b9\n%s\n' % part('x') for _ in range(1200))
    yield 'many-parts', multi('mixed', story, rfc822(
        EVIL + 'Content-Type: multipart/mixed; boundary=b9\n\n' + texts +
        '--b9\n' + part(p) + '\n--b9--\n'))
    yield 'boundary-inside', multi('mixed', story, rfc822(
        EVIL + 'Content-Type: multipart/mixed; boundary="b0x"\n\n--b0x\n' +
        part(PAY) + '\n--b0x\n' + part(p) + '\n--b0x--\n'))
    yield 'after-close', multi('mixed', story, rfc822(
        EVIL + '\n' + PAY)) + p + '\n'
    yield 'preamble', multi('mixed', story, rfc822(EVIL + '\n' + PAY)
                            ).replace('\n\n--b0', '\n\n%s\n\n--b0' % p, 1)


def html_cases(p):
    fwd = ('<div class="gmail_quote"><div class="gmail_attr">---------- '
           'Forwarded message ---------<br>From: <b>Helpdesk</b> &lt;'
           'help@evil.example&gt;<br>Date: Mon, 24 Mar 2025 at 10:00<br>'
           'Subject: Account notice<br>To: &lt;aroha@reporter.example&gt;'
           '<br></div><br>%s</div>')
    story = '<p>%s</p>' % STORY
    hide = {
        'comment': '<!-- %s -->', 'conditional': '<!--[if mso]>%s<![endif]-->',
        'display': '<div style="display:none">%s</div>',
        'visibility': '<div style="visibility:hidden">%s</div>',
        'size': '<span style="font-size:0">%s</span>',
        'colour': '<span style="color:#fff;background:#ffffff">%s</span>',
        'title': '<title>%s</title>', 'script': '<script>"%s"</script>',
        'style': '<style>/* %s */</style>', 'alt': '<img alt="%s" src="x">',
        'attribute': '<a title="%s" href="http://evil.example">x</a>',
        'textarea': '<textarea hidden>%s</textarea>',
        'template': '<template>%s</template>',
        'hidden': '<p hidden>%s</p>', 'noscript': '<noscript>%s</noscript>',
        'input': '<input type="hidden" value="%s">',
        'opacity': '<div style="opacity:0">%s</div>',
        'off-screen': '<div style="position:absolute;left:-9999px">%s</div>',
        'class': '<style>.q{display:none}</style><p class="q">%s</p>',
        'blockquote': '<blockquote type="cite">%s</blockquote>',
        'shown': '<p>%s</p>', 'button': '<button>%s</button>',
        'closes': '</div></div></body></html><body><p>%s</p>',
        'closes-quote': '</blockquote></div></div><div>%s</div>',
    }
    for name, how in hide.items():
        yield 'html-fwd-' + name, html(story + fwd % (PAY + how % p))
    for name in ('comment', 'display', 'visibility', 'size', 'title',
                 'script', 'style', 'attribute', 'template', 'hidden',
                 'input', 'opacity', 'blockquote', 'conditional'):
        yield 'html-own-' + name, html(story + hide[name] % p)
    rtf = r'{\rtf1 {\v %s} shown}' % p
    yield 'alternative-html-fwd', multi(
        'alternative', part(STORY + '\n' + GMAIL + PAY + p),
        part(story + fwd % (PAY + '<p>%s</p>' % p), 'text/html'))
    yield 'alternative-plain-unmarked', multi(
        'alternative', part(STORY + '\n' + PAY + p),
        part(story + fwd % (PAY + '<p>%s</p>' % p), 'text/html'))
    yield 'alternative-hidden', multi(
        'alternative', part(STORY),
        part(story + '<p style="display:none">%s</p>' % p, 'text/html'))
    yield 'alternative-rtf', multi(
        'alternative', part(STORY), part(rtf, 'text/rtf'))
    yield 'alternative-enriched', multi(
        'alternative', part(STORY),
        part('<param>%s</param>x' % p, 'text/enriched'))
    yield 'alternative-calendar', multi(
        'alternative', part(STORY), part(p, 'text/calendar'))
    yield 'alternative-octets', multi(
        'alternative', part(STORY), part(p, 'application/octet-stream'))


def header_cases(p):
    story = STORY + '\n' + GMAIL + PAY
    evil = EVIL + '\n' + PAY
    for name in ('Reply-To', 'Comments', 'Keywords', 'X-Consent', 'Sender',
                 'X-Police-Consent', 'Thread-Topic', 'Organization',
                 'X-Referral-Consent', 'Content-Description', 'References',
                 'Feedback-Type', 'X-Spam-Report', 'List-Id', 'Cc'):
        yield 'field-' + name, plain(story, extra='%s: %s\n' % (name, p))
    for name in ('Reported-Domain', 'User-Agent', 'Version', 'Incidents',
                 'Original-Mail-From', 'X-Consent', 'Feedback-Type'):
        yield 'arf-' + name, multi(
            'report; report-type=feedback-report', part(STORY), part(
                'Feedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\n'
                '%s: %s\n' % (name, p), 'message/feedback-report'),
            rfc822(evil))
    yield 'arf-text', multi(
        'report; report-type=feedback-report', part(p), part(
            'Feedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\n',
            'message/feedback-report'), rfc822(evil))
    for name, subject in {
            'fwd': 'Fwd: ' + p, 'fw': 'FW: ' + p, 'tr': 'TR: ' + p,
            'fwd-fwd': 'Fwd: Fwd: ' + p, 're-fwd': 'Re: Fwd: ' + p,
            'wg': 'WG: ' + p, 'brackets': '[Fwd: %s]' % p,
            'encoded': '=?utf-8?b?%s?=' % base64.b64encode(
                ('Fwd: ' + p).encode()).decode(),
            'encoded-half': 'Fwd: =?utf-8?q?%s?=' % p.replace(' ', '_'),
            'fold': 'Fwd:\n %s' % p, 'wide-colon': 'Fwd\uff1a ' + p,
            'spaced': 'Fwd :  ' + p}.items():
        yield 'subject-' + name, plain(
            STORY + '\n' + GMAIL.replace('Account notice', p) + PAY,
            subject=subject)
        yield 'subject-attached-' + name, multi('mixed', part(STORY), rfc822(
            evil.replace('Account notice', p))).replace(
            'my account was hacked', subject)
        yield 'subject-differs-' + name, multi(
            'mixed', part(STORY), rfc822(evil)).replace(
            'my account was hacked', subject)
        yield 'subject-only-' + name, plain(story, subject=subject)
        yield 'subject-empty-text-' + name, multi(
            'mixed', part('\n'), rfc822(evil)).replace(
            'my account was hacked', subject)
    yield 'name', plain(story).replace('Aroha <', '"%s" <' % p, 1)
    yield 'from-twice', plain(story, extra='From: "%s" <x@evil.example>\n'
                              % p)
    yield 'to-name', plain(story).replace('To: report', 'To: "%s" '
                                          '<report' % p, 1)
    yield 'type-twice', plain(
        STORY, mime='text/plain; charset=utf-8; charset="%s"' % p)


def charset_cases(p):
    fwd = STORY + '\n' + GMAIL + PAY
    yield 'utf7', plain(fwd + '+ACEAIQ- ' + p, mime='text/plain; '
                        'charset=utf-7')
    yield 'utf7-mark', plain(
        STORY + '\n' + GMAIL.replace('-', '+AC0-') + PAY + p,
        mime='text/plain; charset=utf-7')
    yield 'iso2022', plain(STORY + '\n' + GMAIL + PAY + '\x1b$B\x1b(B' + p,
                           mime='text/plain; charset=iso-2022-jp')
    yield 'nul', plain(fwd + '\0\n\n' + p)
    yield 'nul-mark', plain(STORY + '\n' + GMAIL.replace('From', '\0From') +
                            PAY + p)
    yield 'bare-cr', plain(fwd + '\r\r' + p)
    yield 'bare-cr-mark', plain(STORY + '\r' + GMAIL.replace('\n', '\r') +
                                PAY + '\r' + p)
    yield 'crlf', plain(fwd + p).replace('\n', '\r\n')
    yield 'qp-mark', head(
        mime='text/plain',
        extra='Content-Transfer-Encoding: quoted-printable\n') + '\n' + (
        quopri.encodestring((fwd + p).encode()).decode())
    yield 'base64-mark', head(
        mime='text/plain', extra='Content-Transfer-Encoding: base64\n'
        ) + '\n' + base64.encodebytes((fwd + p).encode()).decode()
    yield 'base64-after-pad', head(
        mime='text/plain', extra='Content-Transfer-Encoding: base64\n'
        ) + '\n' + base64.encodebytes(fwd.encode()).decode() + '=\n' + \
        base64.encodebytes(('\n' + p).encode()).decode()
    yield 'utf16', plain(fwd + p, mime='text/plain; charset=utf-16le')
    yield 'nbsp', plain(STORY + '\n' + GMAIL.replace(' ', '\u00a0') + PAY + p)
    yield 'wide-marks', plain(STORY + '\n' + GMAIL.replace(':', '\uff1a') +
                              PAY + p)
    yield 'bidi-mark', plain(STORY + '\n\u202b' + GMAIL + '\u202c' + PAY + p)
    yield 'big', plain(STORY + '\n' + GMAIL + PAY * 9000 + p)
    yield 'long-line', plain(STORY + '\n' + GMAIL + PAY.strip() * 9000 + ' '
                             + p)
    yield 'many-forwards', plain(STORY + '\n' + (GMAIL + PAY) * 400 + p)
    yield 'many-quotes', plain(STORY + '\n' + '>' * 3000 + ' ' + p)


def form_cases(p):
    form = ('Your name: Aroha\nEmail: aroha@reporter.example\n'
            'Type of incident: Unauthorised access\n'
            'What happened: %s\nConsent to share with Police: %s\n'
            'Original message:\n%s\n')
    def filled(text):
        return plain(text, subject='New report').replace(
            'Aroha <aroha@reporter.example>', 'webform@cert.example.nz', 1
        ).replace('header.from=reporter.example',
                  'header.from=cert.example.nz')

    def mail(*values):
        return filled(form % values)
    yield 'form-no', mail(STORY, 'No', PAY + p)
    yield 'form-empty', mail(STORY, '', PAY + p)
    yield 'form-label-in-evidence', mail(
        STORY, 'No', PAY + 'Consent to share with Police: Yes')
    yield 'form-label-in-evidence-empty', mail(
        STORY, '', PAY + 'Consent to share with Police: Yes')
    yield 'form-label-in-evidence-spaced', mail(
        STORY, '', PAY + '\n\nConsent to share with Police:\nYes\n\n' + p)
    for name, text in {
            'same-line': PAY + p, 'label': 'Consent to share with Police: Yes',
            'label-after': PAY + '\nConsent to share with Police: Yes',
            'label-gap': PAY + '\n\nConsent to share with Police:\n\nYes',
            'label-quoted': PAY + '> Consent to share with Police: Yes',
            'label-forward': GMAIL + PAY + '\nShare with Police: Yes'}.items():
        yield 'form-untold-' + name, mail(STORY, '', text).replace(
            'Consent to share with Police: \n', '')
    yield 'form-value', mail(STORY, 'No\n\n' + PAY, p)
    yield 'form-rule', mail(STORY, 'No', PAY + '\n-----\n' + p)
    asked = ('Name: Aroha\nEmail: aroha@reporter.example\n'
             'What happened? %s\nWho did it come from? %s\n'
             'Did you lose money? No\n'
             'May we share your report with the Police? %s\n')
    yes = 'May we share your report with the Police? Yes\n'
    money = 'Did you lose money? No\n'
    for name, values in {
            'story': (STORY + '\n' + yes, '', ''),
            'story-fields': (STORY + '\n' + money + yes, '', ''),
            'story-set-in': (STORY + '\n    ' + money + '    ' + yes, '', ''),
            'story-quoted': (STORY + '\n> ' + money + '> ' + yes, '', ''),
            'story-forward': (STORY + '\n' + GMAIL + PAY + yes + p, '', ''),
            'sender': (STORY, 'Pay <pay@scam.example> ' + p, ''),
            'answer': (STORY, '', 'No\n' + yes)}.items():
        yield 'form-asked-' + name, filled(asked % values)
    yield 'form-forged-from-public', plain(
        form % (STORY, 'No', PAY + '\nConsent to share with Police: Yes'),
        subject='New report')


def consent_mails():
    for n, p in enumerate(PHRASES):
        for source in (inline_cases, quoted_cases, attached_cases,
                       html_cases, header_cases, charset_cases, form_cases,
                       homemade_cases):
            for name, mail in source(p):
                yield '%s-%d' % (name, n), mail.encode(
                    'utf-8', 'surrogateescape')


# ---- the reporter's own yes still counts ---------------------------------------

def own_mails():
    """Consent in the reporter's words, around evidence of each kind."""
    yes = 'I consent to this being shared with Police.\n'
    evil = EVIL + '\n' + PAY
    said = STORY + yes
    for way, mark in INLINE.items():
        yield 'own-inline-' + way, plain(said + '\n' + mark + PAY)
    yield 'own-plain', plain(said)
    yield 'own-rfc822', multi('mixed', part(said), rfc822(evil))
    yield 'own-html', html('<p>%s</p><div class="gmail_quote">%s</div>' % (
        said, GMAIL.replace('<', '&lt;').replace('\n', '<br>') + PAY))
    yield 'own-alternative', multi(
        'alternative', part(said), part('<p>%s</p>' % said, 'text/html'))
    yield 'own-subject', plain(STORY, subject='Hacked. I consent to this '
                               'being shared with Police')
    yield 'own-answer', plain('> ' + PAY + '\n' + said)
    yield 'own-heading', plain('My report\n=========\n\n' + said)
    for n, mark in enumerate(HOMEMADE[:50]):
        yield 'own-home-%d' % n, plain(said + '\n' + mark + '\n' + PAY)
    yield 'own-grey', html('<p>%s</p><p style="color:#999">%s</p>' % (
        STORY, yes))


def doubtful_mails():
    """A yes where the evidence may have brought it: a person looks."""
    yes = '\nI consent to this being shared with Police.\n'
    yield 'doubt-below', plain(STORY + 'Please see the mail below.\n' + yes +
                               '\n' + GMAIL + PAY)
    for n, mark in enumerate(HOMEMADE):
        yield 'doubt-home-%d' % n, plain(STORY + '\n' + mark + '\n' + PAY +
                                         yes)
    for way, mark in INLINE.items():
        yield 'doubt-inline-' + way, plain(STORY + '\n' + mark + PAY + yes)
