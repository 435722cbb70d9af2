"""The message of one check: its envelope, its octets, and a word that no other holds."""

from __future__ import annotations

import secrets

ASCII_SENDER = "me@example.org"
UTF8_SENDER = "δοκιμή@example.org"
ASCII_RECIPIENTS = ["alice@example.test", "bob@example.test"]
UTF8_RECIPIENTS = ["alice@example.test", "ελένη@example.test"]
LINES = 500


class Letter:
    """Lines that begin with dots, one that is nothing else, and more of them than fit into any buffer at once."""

    def __init__(self, utf8: bool) -> None:
        self.utf8 = utf8
        self.word = f"interop-{secrets.token_hex(8)}"
        self.sender = UTF8_SENDER if utf8 else ASCII_SENDER
        self.recipients = UTF8_RECIPIENTS if utf8 else ASCII_RECIPIENTS
        self.subject = f"δοκιμή {self.word}" if utf8 else self.word
        counted = ["." * (number % 4) + "x" * (number * 7 % 60) + str(number) for number in range(LINES)]
        greek = ["καλημέρα"] if utf8 else []
        self.lines = [".leading dot", "..two dots", ".", "", self.word, *greek, *counted, ".", "end"]

    @property
    def text(self) -> str:
        """The body with the line ends of this machine, as programs take it that write the header themselves."""
        return "\n".join(self.lines) + "\n"

    @property
    def body(self) -> bytes:
        return self.text.replace("\n", "\r\n").encode()

    @property
    def local(self) -> bytes:
        """The whole message with the line ends of this machine."""
        return self.octets.replace(b"\r\n", b"\n")

    @property
    def octets(self) -> bytes:
        coding = "8bit" if self.utf8 else "7bit"
        header = [
            f"From: {self.sender}",
            f"To: {', '.join(self.recipients)}",
            f"Subject: {self.subject}",
            f"Message-ID: <{self.word}@example.org>",
            "Date: Mon, 02 Jun 2025 12:00:00 +0000",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            f"Content-Transfer-Encoding: {coding}",
        ]
        return "".join(f"{field}\r\n" for field in header).encode() + b"\r\n" + self.body

    @property
    def dotted(self) -> bytes:
        """As it follows DATA, with its end (RFC 5321 §4.5.2)."""
        return (b"\r\n" + self.octets).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"
