"""Many large messages at once, and little memory."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections import Counter
from pathlib import Path

from fault.load import ENVELOPE, MARK, Refused, Session
from fault.server import CONFIGURATION, Server
from fault.trial import Trial
from fault.waiting import NOOPS_OF_A_SESSION

HEAP = "512m"
LINE = b"forty-five megabytes in lines of this length, none of which begins with dots\r\n"
BLOCK = LINE * 12_800  # nearly 1 MB
BLOCKS = 45
PATIENCE = 900.0


def configuration() -> str:
    """Large messages are taken; how much of all of them stays in memory is as it is by default."""
    lines = [line for line in CONFIGURATION.splitlines() if not line.strip().startswith("message-memory")]
    return "\n".join(lines).replace("message-size: 128KiB", "message-size: 50MiB") + "\n"


def head(number: int) -> bytes:
    return MARK + b"%d\r\nFrom: load@client.example\r\nSubject: large %d\r\n\r\n" % (number, number)


class Client(threading.Thread):
    """Sends a message whose last octets come when every other client's are on the way."""

    def __init__(self, trial: Trial, server: Server, number: int, together: threading.Barrier) -> None:
        super().__init__(daemon=True)
        self.trial, self.server, self.number, self.together = trial, server, number, together

    def run(self) -> None:
        record = self.trial.record
        try:
            session = Session(self.server.port, PATIENCE)
            session.socket.sendall(ENVELOPE)
            for wanted in ("250", "250", "354"):
                session.hears(wanted)
            record.unanswered.add(self.number)
            session.socket.sendall(head(self.number) + BLOCK)
            self.together.wait(PATIENCE)
            for _ in range(BLOCKS - 1):
                session.socket.sendall(BLOCK)
            self.together.wait(PATIENCE)
            session.says(b".\r\n", "250")
            record.acknowledged[self.number] = time.monotonic_ns()
            record.unanswered.discard(self.number)
            session.close()
        except (OSError, Refused, threading.BrokenBarrierError) as failed:
            record.replies[str(failed)[:60]] += 1
            self.together.abort()


def beside(server: Server, over: threading.Event, waits: list[float]) -> None:
    """A client that only says NOOP, again and again."""
    while not over.is_set():
        session = Session(server.port, PATIENCE)
        for _ in range(NOOPS_OF_A_SESSION):
            if over.wait(0.1):
                break
            began = time.monotonic()
            session.says(b"NOOP\r\n", "250")
            waits.append(time.monotonic() - began)
        session.close()


def wanted(number: int) -> str:
    """The digest of its mail data."""
    digest = hashlib.sha256(head(number))
    for _ in range(BLOCKS):
        digest.update(BLOCK)
    return digest.hexdigest()


def whole(file: Path) -> int | None:
    """The number of a message that ends with all the octets of its mail data."""
    with file.open("rb") as octets:
        found = re.search(MARK + rb"(\d+)\r\n", octets.read(8_192))
        if not found:
            return None
        number = int(found[1])
        octets.seek(-min(file.stat().st_size, len(head(number)) + BLOCKS * len(BLOCK)), 2)
        digest = hashlib.sha256()
        while block := octets.read(1 << 20):
            digest.update(block)
    return number if digest.hexdigest() == wanted(number) else None


def large(trial: Trial) -> None:
    """so many clients at once with a message of 45 MB each, and a heap of 512 MiB"""
    server = trial.server(prefix=["env", f"POSTERN_JAVA_OPTS=-Xmx{HEAP}"], configuration=configuration())
    server.start()
    together = threading.Barrier(trial.rounds)
    clients = [Client(trial, server, number, together) for number in range(trial.rounds)]
    over, waits = threading.Event(), [0.0]
    other = threading.Thread(target=beside, args=(server, over, waits), daemon=True)
    began = time.monotonic()
    for thread in (other, *clients):
        thread.start()
    for client in clients:
        client.join()
    took = time.monotonic() - began
    over.set()
    other.join()
    peak = re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text()) if server.is_alive() else ["0"]
    record = trial.record
    trial.expect(server.is_alive(), "the server has ended")
    trial.expect("OutOfMemoryError" not in server.log(), "the server had no memory left")
    trial.expect(len(record.acknowledged) == trial.rounds, f"not all were acknowledged: {dict(record.replies)}")
    kept = Counter(number for file in server.emails.glob("[0-9]*/**/*.eml") if (number := whole(file)) is not None)
    trial.lost.update(number for number in record.acknowledged if kept[number] == 0)
    trial.expect(not trial.lost, f"{len(trial.lost)} acknowledged and not there, or not whole")
    trial.expect(all(count == 1 for count in kept.values()), "a message is there twice")
    trial.fsck(server)
    trial.expect(server.stop() == 0, "does not end in order")
    trial.expect(not server.leftovers(), "temporary files stay behind")
    waits.sort()
    trial.figures.update(
        together_in=f"{took:.0f} s",
        most_resident=f"{int(peak[0]) / 1024:.0f} MiB",
        NOOP_meanwhile=f"median {waits[len(waits) // 2] * 1000:.0f} ms, at most {waits[-1] * 1000:.0f} ms",
    )
