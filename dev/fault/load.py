"""Real connections that deliver numbered messages, and write down what they were told."""

from __future__ import annotations

import hashlib
import itertools
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

MARK = b"X-Load-Number: "
ENVELOPE = b"MAIL FROM:<load@client.example>\r\nRCPT TO:<alice@example.test>\r\nDATA\r\n"


def content(number: int) -> bytes:
    """The mail data of a number: most stay in memory, every eighth goes through a temporary file. No two lines are alike."""
    word = hashlib.sha256(b"%d" % number).hexdigest().encode()
    lines = [b"%d %s" % (line, word) for line in range(800 if number % 8 == 0 else 30)]
    head = MARK + b"%d\r\nFrom: load@client.example\r\nSubject: load %d\r\n\r\n.leading dot\r\n" % (number, number)
    return head + b"\r\n".join(lines) + b"\r\n"


@dataclass
class Record:
    """What clients were told. Times are those of the monotonic clock, in nanoseconds."""

    acknowledged: dict[int, int] = field(default_factory=dict)
    refused: dict[int, int] = field(default_factory=dict)
    unanswered: set[int] = field(default_factory=set)
    replies: Counter[str] = field(default_factory=Counter)
    cut: int = 0

    def ends(self, moment: int) -> None:
        """Forgets replies from a moment on: after a power cut there is nobody who could have given them."""
        for told in (self.acknowledged, self.refused):
            for number in [number for number, at in told.items() if at >= moment]:
                del told[number]
                self.unanswered.add(number)


class Refused(Exception):
    """A reply that was not the wanted one."""


class Session:
    """One client's session, as far as EHLO."""

    def __init__(self, port: int, timeout: float = 60) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.lines = self.socket.makefile("rb")
        try:
            self.hears("220")
            self.says(b"EHLO client.example\r\n", "250")
        except BaseException:
            self.close()
            raise

    def hears(self, wanted: str) -> str:
        """The last line of the next reply; Refused when its code is another, OSError when the server is gone."""
        while True:
            line = self.lines.readline().decode("utf-8", "replace")
            if not line.endswith("\n"):
                raise ConnectionError("the server closed the connection")
            if line[3:4] != "-":
                break
        if not line.startswith(wanted):
            raise Refused(line.strip())
        return line.strip()

    def says(self, octets: bytes, wanted: str) -> str:
        self.socket.sendall(octets)
        return self.hears(wanted)

    def close(self) -> None:
        self.lines.close()
        self.socket.close()


class Load:
    """Clients that deliver until they are told to stop, and come again whenever the server or the reply was not there."""

    def __init__(self, port: Callable[[], int], record: Record, connections: int) -> None:
        self.port = port
        self.record = record
        self.numbers = itertools.count(max([0, *record.acknowledged, *record.refused, *record.unanswered]) + 1)
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(connections)]

    def __enter__(self) -> Load:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        dead = sum(not thread.is_alive() for thread in self.threads)
        self.ending.set()
        for thread in self.threads:
            thread.join()
        if dead:
            raise RuntimeError(f"{dead} clients of the load ended before they were told to")

    def run(self) -> None:
        while not self.ending.is_set():
            try:
                session = Session(self.port())
            except OSError:
                self.ending.wait(0.05)
                continue
            except Refused as refused:
                self.record.replies[str(refused)[:9]] += 1
                self.ending.wait(0.2)
                continue
            try:
                session.socket.sendall(ENVELOPE)
                while not self.ending.is_set():
                    self.deliver(session)
            except OSError:
                self.record.cut += 1
                self.ending.wait(0.05)
            finally:
                session.close()

    def deliver(self, session: Session) -> None:
        """One message, and in the same breath the next one's envelope (RFC 2920): somebody always waits for the disk."""
        try:
            for wanted in ("250", "250", "354"):
                session.hears(wanted)
        except Refused as refused:
            self.told(refused)
        number = next(self.numbers)
        octets = content(number)
        self.record.unanswered.add(number)
        session.socket.sendall(octets.replace(b"\r\n.", b"\r\n..") + b".\r\n" + ENVELOPE)
        try:
            reply = session.hears("250")
        except Refused as refused:
            self.record.refused[number] = time.monotonic_ns()
            self.record.unanswered.discard(number)
            self.told(refused)
        self.record.acknowledged[number] = time.monotonic_ns()
        self.record.unanswered.discard(number)
        self.record.replies[reply[:9]] += 1

    def told(self, refused: Refused) -> None:
        """Counts a reply; a client that was refused ends its session and comes again a little later."""
        self.record.replies[str(refused)[:9]] += 1
        self.ending.wait(0.1)
        raise ConnectionError(str(refused))
