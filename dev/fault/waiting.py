"""Whether a server comes back by itself, and how long others wait meanwhile."""

from __future__ import annotations

import threading
import time

from fault.load import ENVELOPE, Load, Refused, Session, content
from fault.server import Server
from fault.trial import Trial

RECOVERS_WITHIN = 10.0
NOOPS_OF_A_SESSION = 40


def recovers(trial: Trial, after: str) -> None:
    """The load runs on; the first 250 after this moment has to come soon, and nobody restarts anything."""
    began, before = time.monotonic(), len(trial.record.acknowledged)
    while len(trial.record.acknowledged) == before and time.monotonic() < began + 3 * RECOVERS_WITHIN:
        time.sleep(0.02)
    took = time.monotonic() - began
    trial.expect(took <= RECOVERS_WITHIN, f"{after}: no 250 for {took:.1f} s after the repair")
    trial.figures["slowest_recovery"] = max(str(trial.figures.get("slowest_recovery", "")), f"{took:04.1f} s")


def only(trial: Trial, *wanted: str) -> None:
    """No client heard anything else at MAIL or after the content."""
    for reply, times in trial.record.replies.items():
        trial.expect(reply.startswith(wanted), f"{times} times the reply {reply}")
    trial.figures["replies"] = dict(trial.record.replies)


class Slow:
    """Two clients that take their time: one in the middle of its mail data, one that has said nothing since EHLO."""

    def __init__(self, server: Server, load: Load) -> None:
        self.record = load.record
        self.number = next(load.numbers)
        self.lines = content(self.number).replace(b"\r\n.", b"\r\n..")
        self.writing, self.idle = Session(server.port), Session(server.port)
        self.writing.socket.sendall(ENVELOPE)
        for wanted in ("250", "250", "354"):
            self.writing.hears(wanted)
        self.writing.socket.sendall(self.lines[:100])

    def end(self, trial: Trial) -> None:
        """Both go on as if nothing had been."""
        try:
            self.idle.says(b"NOOP\r\n", "250")
            self.writing.says(self.lines[100:] + b".\r\n", "250")
            self.record.acknowledged[self.number] = time.monotonic_ns()
        except (OSError, Refused) as failed:
            trial.expect(False, f"a slow client: {failed}")
        finally:
            self.idle.close()
            self.writing.close()


class Bystander:
    """A client that wants nothing from the disk: the longest it waited for a greeting, EHLO or NOOP, in seconds."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.waits: list[float] = []
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self) -> Bystander:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        self.thread.join()

    def run(self) -> None:
        while not self.ending.is_set():
            began = time.monotonic()
            try:
                session = Session(self.server.port)
                self.waits.append(time.monotonic() - began)
                for _ in range(NOOPS_OF_A_SESSION):
                    began = time.monotonic()
                    session.says(b"NOOP\r\n", "250")
                    self.waits.append(time.monotonic() - began)
                    if self.ending.wait(0.03):
                        break
                session.close()
            except (OSError, Refused):
                self.waits.append(float("inf"))
                self.ending.wait(0.1)

    def waited(self, share: float) -> float:
        """So much of a hundred times it waited no longer than this."""
        return sorted(self.waits)[min(len(self.waits) - 1, int(share * len(self.waits)))]
