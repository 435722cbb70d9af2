"""A store of many messages: how long a start takes with them, and the index to be made of them."""

from __future__ import annotations

import time
from pathlib import Path

from fault.load import ENVELOPE, Session, content
from fault.neighbours import destroyed
from fault.server import Server
from fault.trial import Trial

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DAYS = 100
DAY_MILLIS = 86_400_000
BANNER_WITHIN = 5.0
REBUILT_WITHIN = 1_200.0


def identifier(millis: int, number: int) -> str:
    """A ULID of that moment."""
    bits = (millis << 80) | number
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(125, -1, -5))


def fill(server: Server, messages: int) -> None:
    """One message is delivered; the others are it again, under ids of the days before."""
    session = Session(server.port)
    session.socket.sendall(ENVELOPE)
    for wanted in ("250", "250", "354"):
        session.hears(wanted)
    session.says(content(1) + b".\r\n", "250")
    session.close()
    server.stop()
    kept = next(iter(server.emails.glob("[0-9]*/**/*.eml")))
    octets = kept.read_bytes()
    first = time.time_ns() // 1_000_000 - (DAYS + 1) * DAY_MILLIS
    made: set[Path] = set()
    for number in range(messages):
        millis = first + number * DAYS * DAY_MILLIS // messages
        name = identifier(millis, number)
        folder = server.emails / time.strftime("%Y/%m/%d", time.gmtime(millis // 1000))
        if folder not in made:
            folder.mkdir(parents=True, exist_ok=True)
            for part in (folder, folder.parent, folder.parent.parent):
                part.chmod(0o700)
            made.add(folder)
        (folder / f"{name}.eml").write_bytes(octets.replace(kept.stem.encode(), name.encode()))


def banner(trial: Trial, server: Server, after: str) -> None:
    """A start, up to the moment when a client has its greeting."""
    began = time.monotonic()
    server.start()
    Session(server.port).close()
    took = time.monotonic() - began
    trial.expect(took <= BANNER_WITHIN, f"{after}: greeted {took:.1f} s after the start")
    trial.figures[f"greeted_after_{after}"] = f"{took:.1f} s"


def many(trial: Trial) -> None:
    """so many thousand messages in the store: the greeting after a clean stop, a kill and without an index, which is made again meanwhile"""
    server = trial.server()
    server.start()
    fill(server, trial.rounds * 1_000)
    destroyed(server)
    banner(trial, server, "losing_the_index")
    began = time.monotonic()
    while "index is current" not in server.log() and time.monotonic() < began + REBUILT_WITHIN:
        time.sleep(0.1)
    took = time.monotonic() - began
    rate = trial.rounds * 1_000 / took
    trial.figures["index_made_in"] = f"{took:.0f} s, {rate:.0f} messages a second"
    server.kill()
    banner(trial, server, "a_kill")
    trial.expect(server.stop() == 0, "does not end in order")
    banner(trial, server, "a_stop")
    trial.fsck(server)
    trial.expect(server.stop() == 0, "does not end in order")
