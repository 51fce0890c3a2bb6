# SPDX-License-Identifier: Apache-2.0
"""Send the sample reports through a Postfix and show where each went.

Arguments: folder of the private Postfix, its port, the filter's port,
kereru-scan, the configuration, the folder of reports.
"""
import email
import email.header
import email.policy
import glob
import json
import os
import re
import smtplib
import socket
import subprocess
import sys
import textwrap
import time

FOLDER, PORT, FILTER = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
SCAN, CONFIG, REPORTS = sys.argv[4:7]
SEALED = ('H3', 'H4')           # handling classes whose words are not shown


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(('127.0.0.1', port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit('nobody answers on port %d' % port)


def send(names):
    with smtplib.SMTP('127.0.0.1', PORT, timeout=120) as smtp:
        smtp.ehlo('quickstart.example')
        for name in names:
            with open(name, 'rb') as f:
                data = f.read()
            smtp.sendmail('reporter@quickstart.example',
                          ['report@cert.example.nz'], data)


def settle():
    queues = [os.path.join(FOLDER, 'queue', q) for q in
              ('maildrop', 'incoming', 'active', 'deferred')]
    for _ in range(1200):
        if not any(files for q in queues for _, _, files in os.walk(q)):
            return
        time.sleep(0.1)
    sys.exit('mail stays in the queue')


def delivered():
    """{Message-ID: [(mailbox, file)]}"""
    found = {}
    for name in sorted(glob.glob(FOLDER + '/mail/*/new/*')):
        with open(name, 'rb') as f:
            head = email.message_from_binary_file(
                f, policy=email.policy.compat32)
        found.setdefault(str(head['Message-ID']).strip(), []).append(
            (name.split('/')[-3], name, head))
    return found


def reasons():
    """{Message-ID: record of kereru-scan}, for the sentences"""
    out = subprocess.run([SCAN, '-q', '-c', CONFIG, '--format', 'jsonl',
                          REPORTS], stdout=subprocess.PIPE, check=False).stdout
    records = (json.loads(line) for line in out.splitlines())
    return {r['message_id']: r for r in records}


def subject(head):
    try:
        text = str(email.header.make_header(
            email.header.decode_header(head.get('Subject', ''))))
    except (LookupError, UnicodeDecodeError, email.errors.HeaderParseError):
        text = ''
    return ' '.join(text.split()) or '(no subject)'


def agency_of():
    """{mailbox: agency}, from the configuration"""
    with open(CONFIG, encoding='utf-8') as f:
        text = f.read()
    blocks = re.findall(r'(?ms)^agency ([\w-]+) \{(.*?)^\}', text)
    return {box: agency for agency, block in blocks
            for box in re.findall(r'"([^"@]+@[^"]+)"', block)}


def in_base64(mail, part):
    """is the part, "1.2", one whose bytes say nothing to a reader?"""
    for number in map(int, part.split('.')):
        if mail.get_content_type() == 'message/rfc822':
            mail = mail.get_payload(0)
        if mail.is_multipart():
            if number > len(mail.get_payload()):
                return False
            mail = mail.get_payload(number - 1)
    return mail.get('Content-Transfer-Encoding', '').lower() == 'base64'


def quoted(reason, data):
    """the bytes the reason rests on, if they can be read as they stand"""
    begin, length = reason.get('offset'), reason.get('length', 0)
    if begin is None or not 0 < length <= 60 or in_base64(
            email.message_from_bytes(data), reason.get('part') or '1'):
        return ''
    try:
        text = ' '.join(data[begin:begin + length].decode('utf-8').split())
    except UnicodeDecodeError:
        return ''
    return '' if re.search(r'[^ -~\u00a0-\uffff]|=[0-9A-F]{2}', text) else text


def sentences(record, sealed, name):
    """each reason once, with what shows it"""
    with open(name, 'rb') as f:
        data = f.read()
    told = {}
    for reason in record.get('reasons', []):
        words = '' if sealed else quoted(reason, data)
        quotes = told.setdefault(reason.get('what') or reason['id'], [])
        if words and words not in quotes:
            quotes.append(words)
    return [what.rstrip('.') + (': ' + ', '.join(
        '"%s"' % w for w in words[:3]) if words else '')
            for what, words in told.items()]


def show(name, copies, record, agencies):
    head = copies[0][2]
    sealed = head['X-Referral-Handling'] in SEALED
    bold, plain = ('\033[1m', '\033[0m') if sys.stdout.isatty() else ('', '')
    print('%s%-28s %s%s' % (bold, os.path.basename(name), '(sealed)'
                            if sealed else subject(head)[:60], plain))
    category, _, review = (head['X-Referral-Category'] or
                           'undecided').partition(';')
    line = category.replace('_', ' ')
    if 'review' in review:
        line += ' (a person should check)'
    if head['X-Referral-Urgency'] not in (None, 'normal'):
        line += ', ' + head['X-Referral-Urgency'].replace('_', ' ')
    for hold in head.get_all('X-Referral-Hold', []):
        line += ', held for want of %s' % (
            'the reporter\'s consent' if 'consent' in hold else hold)
    print('    is      %s' % line)
    for text in sentences(record, sealed, name)[:3]:
        print(textwrap.fill(text, 92, initial_indent='    because ',
                            subsequent_indent='            '))
    for box, path, _ in copies:
        print('    to      %-18s %s/new/%s' % (
            agencies.get(box, 'a person'), box, os.path.basename(path)[:24]))


def main():
    names = sorted(glob.glob(REPORTS + '/*.eml'))
    wait_for(FILTER)
    wait_for(PORT)
    begin = time.monotonic()
    send(names)
    settle()
    spent = time.monotonic() - begin
    boxes, records, agencies = delivered(), reasons(), agency_of()
    print('\n== %d reports went in by SMTP; %d mailboxes were filled\n' % (
        len(names), len({b for c in boxes.values() for b, _, _ in c})))
    lost = 0
    for name in names:
        with open(name, 'rb') as f:
            number = str(email.message_from_binary_file(f)['Message-ID'])
        copies = boxes.get(number.strip())
        if not copies:
            lost += 1
            print('%s was lost' % name)
            continue
        show(name, copies, records.get(number.strip(), {}), agencies)
    print('\n%d sent, %d delivered, %d lost, in %.1f s' % (
        len(names), len(names) - lost, lost, spent))
    return lost > 0


if __name__ == '__main__':
    sys.exit(main())
