"""A relay between client and server that keeps what was said, so that a check can tell what a client really did."""

from __future__ import annotations

import contextlib
import re
import socket
import threading

COMMANDS = re.compile(rb"^(?:EHLO|HELO|STARTTLS|MAIL|RCPT|DATA|BDAT|RSET|NOOP|QUIT)\b.*\r\n", re.MULTILINE | re.IGNORECASE)


class Tap:
    """Accepts on a port of its own and hands every octet on."""

    def __init__(self, server: int) -> None:
        self.server = server
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.turns: list[tuple[bool, bytes]] = []  # (the client speaks, octets until the other side speaks)
        self.lock = threading.Lock()
        self.open: list[socket.socket] = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.server))
            self.open += [client, server]
            threading.Thread(target=self.relay, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self.relay, args=(server, client, False), daemon=True).start()

    def relay(self, source: socket.socket, sink: socket.socket, client: bool) -> None:
        try:
            while octets := source.recv(65536):
                self.keep(client, octets)
                sink.sendall(octets)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def keep(self, client: bool, octets: bytes) -> None:
        with self.lock:
            if self.turns and self.turns[-1][0] == client:
                octets = self.turns.pop()[1] + octets
            self.turns.append((client, octets))

    def close(self) -> None:
        for one in [self.listener, *self.open]:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)  # wakes who waits for it; close does not
            one.close()

    def said(self) -> list[bytes]:
        """What the client said, turn by turn."""
        with self.lock:
            return [octets for client, octets in self.turns if client]

    def clear(self) -> bool:
        """Nobody asked for TLS."""
        return not any(re.match(rb"STARTTLS\r\n", octets, re.IGNORECASE) for octets in self.said())

    def encrypted(self) -> bool:
        """After STARTTLS come TLS records (RFC 8446 §5.1), the first of them a handshake."""
        said = self.said()
        asked = [number for number, octets in enumerate(said) if re.fullmatch(rb"STARTTLS\r\n", octets, re.IGNORECASE)]
        return len(asked) == 1 and len(said) > asked[0] + 1 and said[asked[0] + 1].startswith(b"\x16\x03")

    def pipelined(self) -> bool:
        """The client sent the next command without waiting for the reply to the one before (RFC 2920)."""
        return any(len(COMMANDS.findall(octets)) > 1 for octets in self.said() if COMMANDS.match(octets))

    def chunked(self) -> bool:
        """BDAT, and no DATA (RFC 3030)."""
        names = [line.split()[0].upper() for octets in self.said() if COMMANDS.match(octets) for line in COMMANDS.findall(octets)]
        return b"BDAT" in names and b"DATA" not in names

    def script(self) -> str:
        with self.lock:
            return "".join(f"{'C' if client else 'S'}: {shown(octets)}\n" for client, octets in self.turns)


def shown(octets: bytes) -> str:
    """Lines as they are, cut where they go on for long; of TLS records and the like only how many octets."""
    text = octets.decode(errors="replace")
    return repr(text[:400]) if "\0" not in text and "\ufffd" not in text else f"{len(octets)} octets"
