# SPDX-License-Identifier: Apache-2.0
"""A name server on a loopback port that does what the worst ones do.

The first label under "fault." of a name says what is wrong; the rest of the
zone is a dictionary {(name, type): [text]}.
"""
import socket
import struct
import threading
import time

A, CNAME, MX, TXT = 1, 5, 15, 16
LONG = ['v=spf1 ' + 'ip4:198.51.100.1 ' * 3700 + '-all']


def name_wire(name):
    return b''.join(bytes([len(p)]) + p.encode()
                    for p in name.split('.') if p) + b'\0'


def txt_wire(text):
    data = text.encode()
    return b''.join(bytes([len(data[i:i + 255])]) + data[i:i + 255]
                    for i in range(0, len(data), 255)) or b'\0'


def question(packet):
    """Name in lower case, type, and the end of the question."""
    labels, at = [], 12
    while packet[at]:
        labels.append(packet[at + 1:at + 1 + packet[at]])
        at += 1 + packet[at]
    kind, = struct.unpack('>H', packet[at + 1:at + 3])
    return b'.'.join(labels).decode('latin-1').lower(), kind, at + 5


def answer(packet, records, rcode=0, flags=0, ident=None):
    """records: [(name, type, wire)]"""
    end = question(packet)[2]
    head = packet[:2] if ident is None else ident
    out = head + struct.pack('>HHHHH', 0x8180 | flags | rcode, 1,
                             len(records), 0, 0) + packet[12:end]
    for name, kind, wire in records:
        out += name_wire(name) + struct.pack('>HHIH', kind, 1, 60,
                                             len(wire)) + wire
    return out


class Server:
    def __init__(self, zone, port=0):
        self.zone, self.asked, self.silent = zone, [], False
        for _ in range(50):
            self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.udp.bind(('127.0.0.1', port))
            self.port = self.udp.getsockname()[1]
            self.tcp = socket.socket()
            try:
                self.tcp.bind(('127.0.0.1', self.port))
                break
            except OSError:
                self.udp.close()
                self.tcp.close()
        self.tcp.listen(64)
        for target in self.serve_udp, self.serve_tcp:
            threading.Thread(target=target, daemon=True).start()

    def fault(self, name):
        labels = name.split('.')
        return labels[labels.index('fault') - 1] if 'fault' in labels[1:] \
            else ''

    def reply(self, packet, tcp):
        """The packet to send, or None to say nothing."""
        name, kind, _ = question(packet)
        self.asked.append((name, kind))
        fault = self.fault(name)
        if fault == 'timeout' or self.silent:
            return None
        if fault == 'servfail':
            return answer(packet, [], rcode=2)
        if fault == 'refused':
            return answer(packet, [], rcode=5)
        if fault == 'garbage':
            return packet[:2] + b'\x81\x80' + b'\xff' * 60
        if fault == 'truncated':
            return None if tcp else answer(packet, [], flags=0x200)
        if fault == 'slow':
            return answer(packet, [(name, TXT, txt_wire('v=spf1 -all'))]) \
                if tcp else answer(packet, [], flags=0x200)
        if fault == 'wrongid':
            return answer(packet, [(name, TXT, txt_wire('v=spf1 +all'))],
                          ident=bytes([packet[0] ^ 0x55, packet[1]]))
        if fault == 'loop':
            other = name[2:] if name.startswith('x.') else 'x.' + name
            return answer(packet, [(name, CNAME, name_wire(other))])
        if fault == 'self':
            return answer(packet, [(name, CNAME, name_wire(name))])
        texts = self.zone.get((name, kind))
        if fault == 'big' and kind == TXT:
            texts = LONG if '_' not in name else ['v=DKIM1; p=' + 'A' * 63000]
        if texts is None:
            return answer(packet, [], rcode=3)
        out = answer(packet, [(name, kind, wire if isinstance(
            wire, bytes) else txt_wire(wire)) for wire in texts])
        return out if tcp or len(out) < 1200 else answer(packet, [],
                                                         flags=0x200)

    def serve_udp(self):
        while True:
            packet, sender = self.udp.recvfrom(4096)
            out = self.reply(packet, False)
            if out is not None:
                self.udp.sendto(out, sender)

    def serve_tcp(self):
        while True:
            threading.Thread(target=self.one, args=self.tcp.accept()[:1],
                             daemon=True).start()

    def one(self, s):
        try:
            while True:
                size, = struct.unpack('>H', s.recv(2, socket.MSG_WAITALL))
                packet = s.recv(size, socket.MSG_WAITALL)
                out = self.reply(packet, True)
                if out is None:
                    time.sleep(60)
                    return
                out = struct.pack('>H', len(out)) + out
                if self.fault(question(packet)[0]) == 'slow':
                    for byte in out:
                        s.sendall(bytes([byte]))
                        time.sleep(1)
                s.sendall(out)
        except (OSError, struct.error):
            pass
        finally:
            s.close()
