"""What the server stored."""

from __future__ import annotations

import re
import time
from pathlib import Path


def find(emails: Path, word: bytes, within: float) -> list[Path]:
    """The stored messages that hold a word; waits for the first."""
    until = time.monotonic() + within
    while True:
        found = [path for path in emails.glob("2*/**/*.eml") if word in path.read_bytes()]
        if found or time.monotonic() > until:
            return found
        time.sleep(0.1)


class Kept:
    """A stored message: the fields the server wrote, and the body."""

    def __init__(self, octets: bytes) -> None:
        head, _, self.body = octets.partition(b"\r\n\r\n")
        unfolded = re.sub(rb"\r\n(?=[ \t])", b"", head).decode()
        self.fields = [tuple(line.split(": ", 1)) for line in unfolded.split("\r\n")]

    def field(self, name: str) -> str:
        """The first field of this name: the server's own, which stand before any other; empty without one."""
        return next((field[1] for field in self.fields if field[0].lower() == name.lower() and len(field) > 1), "")

    @property
    def mailboxes(self) -> set[str]:
        return {field[1] for field in self.fields if field[0] == "Delivered-To"}

    @property
    def protocol(self) -> str:
        """The protocol word of Received (RFC 5321 §4.4, RFC 3848, RFC 6531)."""
        found = re.search(r" with (\w+)", self.field("Received"))
        return found[1] if found else ""

    @property
    def client(self) -> str:
        """The address literal of Received."""
        found = re.match(r"from \S+ \(.*?\[(?:IPv6:)?([^]]+)\]\)", self.field("Received"))
        return found[1] if found else ""

    def session(self, name: str) -> str:
        """One value of X-Postern-Session."""
        found = re.search(rf"(?:^|; ?){name}=([^;]*)", self.field("X-Postern-Session"))
        return found[1] if found else ""
