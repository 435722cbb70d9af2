"""A resolver that is of no use: mail is answered all the same, in time, and nobody is refused for it."""

from __future__ import annotations

import base64
import hashlib
import os
import socket
import statistics
import threading
import time
from collections.abc import Callable

from fault.load import ENVELOPE, MARK, Refused, Session
from fault.server import CONFIGURATION, Server
from fault.trial import Trial
from fault.waiting import Bystander

ANSWERED_WITHIN = 30.0
GREETED_WITHIN = 10.0
PATIENCE = 120.0
BODY = b"a body\r\n"
DNS_HEAD = 12
SERVFAIL = b"\x81\x82"
MORE = """\
dns: {{ servers: ["127.0.0.1:PORT-OF-RESOLVER"] }}
policy: {{ sender-domain-unknown: MODE }}
lists: [{{ zone: list.example.test }}]
"""


def silent(query: bytes) -> bytes:
    return b""


def failing(query: bytes) -> bytes:
    """SERVFAIL: RFC 1035 §4.1.1."""
    return query[:2] + SERVFAIL + query[4:6] + b"\0" * 6 + query[DNS_HEAD:]


def garbage(query: bytes) -> bytes:
    """The right identifier, and then anything."""
    return query[:2] + os.urandom(60)


def half(query: bytes) -> bytes:
    """Half a header."""
    return query[: DNS_HEAD // 2]


class Resolver:
    """Takes questions over UDP and TCP; what it says to one over UDP is its kind. Over TCP it never says anything."""

    def __init__(self, kind: Callable[[bytes], bytes]) -> None:
        self.kind = kind
        self.asked = 0
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(self.tcp.getsockname())
        self.port: int = self.tcp.getsockname()[1]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        while True:
            try:
                query, client = self.udp.recvfrom(4096)
                self.asked += 1
                answer = self.kind(query)
                if answer:
                    self.udp.sendto(answer, client)
            except OSError:
                return

    def close(self) -> None:
        self.udp.close()
        self.tcp.close()


def configuration(port: int, mode: str) -> str:
    """Everybody is judged, and looked up in a list. Of senders whose domain nobody can tell, mail is deferred unless that is monitored."""
    lines = [line for line in CONFIGURATION.splitlines() if not line.startswith("policy")]
    more = MORE.replace("PORT-OF-RESOLVER", str(port)).replace("MODE", mode)
    return "\n".join([*lines, more])


def signed(number: int) -> bytes:
    """A message with a signature whose key has to be asked for."""
    digest = base64.b64encode(hashlib.sha256(BODY).digest())
    signature = base64.b64encode(b"\1" * 256)
    fields = [
        b"DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=client.example; s=key; h=from; bh=" + digest + b"; b=" + signature,
        MARK + b"%d" % number,
        b"From: load@client.example",
    ]
    return b"\r\n".join(fields) + b"\r\n\r\n" + BODY


class Client(threading.Thread):
    """Sends one message; how long it waited for its greeting and after the final dot."""

    def __init__(self, trial: Trial, server: Server, number: int) -> None:
        super().__init__(daemon=True)
        self.trial, self.server, self.number = trial, server, number
        self.greeted = self.answered = float("inf")

    def run(self) -> None:
        record = self.trial.record
        began = time.monotonic()
        try:
            session = Session(self.server.port, PATIENCE)
            self.greeted = time.monotonic() - began
            session.socket.sendall(ENVELOPE)
            for wanted in ("250", "250", "354"):
                session.hears(wanted)
            session.socket.sendall(signed(self.number) + b".\r\n")
            began = time.monotonic()
            reply = session.hears("250")
            self.answered = time.monotonic() - began
            record.acknowledged[self.number] = time.monotonic_ns()
            record.replies[reply[:9]] += 1
            session.close()
        except Refused as refused:
            self.answered = time.monotonic() - began
            record.replies[str(refused)[:9]] += 1
        except OSError as failed:
            record.replies[str(failed)[:60]] += 1


def useless(trial: Trial, word: str, resolver: Resolver, mode: str) -> None:
    """Clients, all at once, with such a resolver."""
    server = trial.server(trial.work / word, configuration=configuration(resolver.port, mode))
    server.start()
    first = len(trial.record.acknowledged)
    clients = [Client(trial, server, first + number) for number in range(trial.rounds)]
    with Bystander(server) as bystander:
        for client in clients:
            client.start()
        for client in clients:
            client.join()
    answered, greeted = max(client.answered for client in clients), max(client.greeted for client in clients)
    trial.expect(answered <= ANSWERED_WITHIN, f"{word}: answered only after {answered:.1f} s")
    trial.expect(greeted <= GREETED_WITHIN, f"{word}: greeted only after {greeted:.1f} s")
    kept = list(server.emails.glob("[0-9]*/**/*.eml"))
    acknowledged = len(trial.record.acknowledged) - first
    wanted = trial.rounds if mode == "monitor" else 0
    trial.expect(len(kept) == acknowledged == wanted, f"{word}: {acknowledged} acknowledged, {len(kept)} kept, not {wanted}")
    trial.expect(all(b"temperror" in path.read_bytes() for path in kept), f"{word}: one does not say temperror")
    middle = statistics.median(client.answered for client in clients)
    trial.figures[word] = f"{middle:.1f} s, at most {answered:.1f} s, NOOP 99 % {bystander.waited(0.99) * 1000:.0f} ms"
    trial.fsck(server)
    trial.expect(server.stop() == 0, f"{word}: does not end in order")


def resolver(trial: Trial) -> None:
    """the resolver is silent, failing, babbling, breaks off or is gone: so many clients at once are answered in time, and nobody is refused"""
    for kind in (silent, failing, garbage, half):
        resolving = Resolver(kind)
        useless(trial, kind.__name__, resolving, "monitor")
        trial.expect(resolving.asked > 0, f"{kind.__name__}: it was never asked")
        resolving.close()
    gone = Resolver(silent)
    gone.close()
    useless(trial, "gone", gone, "monitor")
    useless(trial, "deferring", gone, "enforce")
    for reply, times in trial.record.replies.items():
        trial.expect(reply.startswith(("250 2.0.0", "451 4.4.3")), f"{times} times {reply}")
    trial.figures["replies"] = dict(trial.record.replies)
