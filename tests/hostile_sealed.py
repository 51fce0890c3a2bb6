# SPDX-License-Identifier: Apache-2.0
"""Sealed mails with marks that no output may show, and forged tags."""
import sys

sys.dont_write_bytecode = True
from hostile_mails import GMAIL, STORY, head, part, plain, rfc822  # noqa: E402

# ---- sealed mails ----------------------------------------------------------------

MARK = 'zqxmark'


def marked(n):
    return '%s%d' % (MARK, n)


def sealed_mails():
    """Neutral words about sealed matters, a mark in every other place."""
    told = {
        'child': 'I want to report child sexual abuse material that I found '
        'on a website.\nThere are images of child abuse on it.\n',
        'terror': 'I want to report objectionable material: a video of a '
        'terrorist attack,\nbanned by the Chief Censor, is on this site.\n',
    }
    for kind, words in told.items():
        body = words + ('See http://%s.example/%s?%s and write to '
                        '%s@%s.example or "%s".\nRegards\n%s\n' % tuple(
                            map(marked, range(1, 8))))
        seen = ('From: %s <%s@%s.example>\nSubject: %s\nMessage-ID: '
                '<%s@x.example>\nReply-To: %s@x.example\nReceived: from '
                '%s.example (%s.example [192.0.2.1]) by b.example; '
                'Mon, 24 Mar 2025 10:00:00 +1300\nDKIM-Signature: v=1; '
                'a=rsa-sha256; d=%s.example; s=%s; h=from; bh=AAAA; b=AAAA\n'
                '\nhttp://%s.example/%s\n' % tuple(map(marked,
                                                       range(20, 32))))
        front = (head(subject=marked(8)).replace('Aroha', marked(9))
                 .replace('aroha@reporter', '%s@%s' % (
                     marked(10), marked(11)))
                 .replace('header.from=reporter', 'header.from=' + marked(11))
                 .replace('<1@', '<%s.%s@' % (marked(12), marked(12))))
        front = front.replace('MIME-Version', 'Comments: %s\nX-Referral-%s: '
                              '%s\nReply-To: %s@x.example\nMIME-Version' % (
                                  marked(13), marked(14), marked(15),
                                  marked(16)))

        def mixed(*parts, kind='mixed', front=front):
            return front.replace('text/plain', 'multipart/%s; '
                                 'boundary="b0"' % kind) + '\n' + ''.join(
                '--b0\n%s\n' % p for p in parts) + '--b0--\n'
        yield kind + '-plain', front + '\n' + body
        yield kind + '-html', front.replace(
            'text/plain', 'text/html') + '\n<title>%s</title><p>%s<a href='\
            '"http://%s.example">%s</a><img alt=%s src=http://%s.example/x>'\
            % (marked(40), body, *map(marked, range(41, 45)))
        yield kind + '-inline', front + '\n' + words + '\n' + GMAIL.replace(
            'Helpdesk', marked(45)).replace('evil', marked(46)).replace(
            'Account', marked(47)) + body
        yield kind + '-rfc822', mixed(part(body), rfc822(seen))
        yield kind + '-files', mixed(part(body), part(
            'AAAA', 'image/jpeg; name="%s.jpg"' % marked(48),
            'Content-Description: %s\nContent-Disposition: attachment; '
            'filename="%s.jpg"\nContent-ID: <%s@x>\n' % tuple(
                map(marked, range(49, 52)))))
        yield kind + '-zip', mixed(part(body), part(
            'UEsDBAoAAAAA' + marked(53), 'application/zip; name="%s.zip"'
            % marked(52), 'Content-Transfer-Encoding: base64\n'))
        yield kind + '-arf', mixed(part(body), part(
            'Feedback-Type: abuse\nUser-Agent: %s\nVersion: 1\nSource-IP: '
            '192.0.2.1\nReported-Domain: %s.example\nOriginal-Mail-From: '
            '<%s@x.example>\n' % tuple(map(marked, range(54, 57))),
            'message/feedback-report'), rfc822(seen),
            kind='report; report-type=feedback-report')
        yield kind + '-charset', front.replace(
            'text/plain', 'text/plain; charset="%s"' % marked(57)
            ) + '\n' + body
        yield kind + '-type', mixed(part(body), part(
            'x', 'x-%s/y-%s' % (marked(58), marked(59))))
        deep = seen
        for i in range(60):
            deep = ('Subject: %s\nContent-Type: multipart/mixed; boundary='
                    '"%s"\n\n--%s\nContent-Type: message/rfc822\n\n%s\n'
                    % (marked(60), marked(100 + i), marked(100 + i), deep))
        yield kind + '-limits', mixed(part(body), rfc822(deep))
        yield kind + '-broken', mixed(part(body), part(
            '\x1b$B' + marked(61), 'text/plain; charset=iso-2022-jp'))
        yield kind + '-form', (
            front.replace('New', '') + '\nYour name: %s\nEmail: %s@x.example'
            '\nWhat happened: %s\nConsent to share with Police: %s\nLink: '
            'http://%s.example\n' % (marked(62), marked(63),
                                     body.replace('\n', ' '), marked(64),
                                     marked(65))).replace(
            '%s@%s.example' % (marked(10), marked(11)),
            'webform@cert.example.nz')
        yield kind + '-life', front + '\n' + words + (
            'I cannot go on and want to end my life, %s.\n' % marked(66))
        yield kind + '-consent', front + '\n' + words + (
            'I, %s, consent to this being shared with Police.\n' % marked(67))


# ---- forged tags -------------------------------------------------------------------

def forged_mails():
    """Fields in our name, however they are spelt."""
    value = 'police-cybercrime; basis=consent; ' + MARK
    for n, field in enumerate((
            'X-Referral-Agency: %s', 'x-referral-agency: %s',
            'X-REFERRAL-AGENCY: %s', 'X-Referral-Agency : %s',
            'X-Referral-Agency\t: %s', 'X-Referral-Agency:%s',
            'X-Referral-Agency:\n %s', 'X-Referral-Agency:\n\t\n %s',
            'X-Referral-Consent: given\n %s', 'X-Referral-Final: v=1; %s',
            'X-Referral-: %s', 'X-Referral-Agency-: %s',
            'X-Referral-Agency: =?utf-8?q?%s?=',
            'X-Referral-Id: %s\nX-Referral-Id: %s',
            'X-Referral-Hold: %s\nSubject: x\nx-referral-hold: %s',
            'X-Referral-Agency: a\x00%s', 'X-Referral-Agency: \xff\xfe%s',
            'X-Referral-Agency: a\r%s',
            'Authentication-Results: mx.cert.example.nz; dmarc=pass %s',
            'authentication-results:\n mx.cert.example.nz; spf=pass %s',
            'Authentication-Results: (x) mx.cert.example.nz 1; none (%s)',
            'Authentication-Results: "mx.cert.example.nz"; none (%s)',
            'Authentication-Results: MX.CERT.EXAMPLE.NZ; none (%s)',
            'Authentication-Results: (a\n (b)) mx.cert.example.nz; x=%s',
            'Authentication-Results : mx.cert.example.nz; none (%s)')):
        field = field.replace('%s', value)
        for where in (0, 1):
            mail = plain(STORY).split('\n', 1)[1]
            mail = field + '\n' + mail if where == 0 else mail.replace(
                'MIME-Version', field + '\nMIME-Version', 1)
            yield 'forged-%d-%d' % (n, where), mail.encode('latin-1')
