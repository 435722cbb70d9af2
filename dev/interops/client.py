"""What a client is to the runner, and what a delivery in a mode has to show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Flag, auto
from typing import NamedTuple

from interops.errand import Errand, Wrong
from interops.place import Place


class Mode(Flag):
    """What a client uses for a delivery."""

    STARTTLS = auto()
    SMTPUTF8 = auto()
    PIPELINING = auto()
    CHUNKING = auto()
    HELO = auto()

    @property
    def words(self) -> str:
        used = [mode.name or "" for mode in Mode if mode in self and mode]
        return ", ".join(used if Mode.STARTTLS in self else ["clear", *used])


CLEAR, STARTTLS, SMTPUTF8 = Mode(0), Mode.STARTTLS, Mode.SMTPUTF8
PIPELINING, CHUNKING, HELO = Mode.PIPELINING, Mode.CHUNKING, Mode.HELO
Send = Callable[[Errand, Mode], None]


class Check(NamedTuple):
    """One line of the outcome."""

    name: str
    utf8: bool
    listener: int
    run: Callable[[Errand], None]  # raises Wrong


class Client(NamedTuple):
    """One word of the command line."""

    prepare: Callable[[], object]
    checks: list[Check]


def deliveries(name: str, send: Send, modes: Iterable[Mode], chunked: str = "BDAT") -> list[Check]:
    """A check for each mode. Chunked: what the client's own log says of a delivery by BDAT, for TLS hides it from the relay."""

    def check(mode: Mode) -> Check:
        def run(errand: Errand) -> None:
            send(errand, mode)
            wrong = [*stored(errand, mode), *spoken(errand, mode, chunked)]
            if wrong:
                raise Wrong("; ".join(wrong))

        return Check(f"{name}, {mode.words}", SMTPUTF8 in mode, 0, run)

    return [check(mode) for mode in modes]


def stored(errand: Errand, mode: Mode, authenticated: bool = False) -> Iterable[str]:
    """What is wrong with the stored message."""
    kept, letter = errand.kept(), errand.letter
    if kept.body != errand.body:
        yield f"the body differs: {difference(errand.body, kept.body)}"
    protocol = word(mode) + ("A" if authenticated else "")
    if (kept.protocol, kept.session("protocol")) != (protocol, protocol):
        yield f"Received with {kept.protocol or 'nothing'}, not {protocol}"
    if (STARTTLS in mode) != kept.session("tls").startswith("TLSv1."):
        yield f"X-Postern-Session has tls={kept.session('tls')}"
    if kept.field("Return-Path") != f"<{letter.sender}>":
        yield f"Return-Path: {kept.field('Return-Path')}"
    if not set(letter.recipients) == set(kept.field("Envelope-To").split(", ")) == kept.mailboxes:
        yield f"Envelope-To: {kept.field('Envelope-To')}; Delivered-To: {', '.join(kept.mailboxes)}"


def word(mode: Mode) -> str:
    """The protocol word (RFC 3848, RFC 6531)."""
    if HELO in mode:
        return "SMTP"
    return ("UTF8SMTP" if SMTPUTF8 in mode else "ESMTP") + ("S" if STARTTLS in mode else "")


def spoken(errand: Errand, mode: Mode, chunked: str) -> Iterable[str]:
    """What the client did not do that it should have done."""
    tap, clear = errand.tap, STARTTLS not in mode
    if clear and not tap.clear() or not clear and not tap.encrypted():
        yield "TLS, and nobody asked for it" if clear else "no TLS"
    if clear and PIPELINING in mode and not tap.pipelined():
        yield "the client did not pipeline"
    if CHUNKING in mode and not (tap.chunked() if clear else re.search(chunked, errand.told)):
        yield "the client did not use BDAT"


def difference(wanted: bytes, found: bytes) -> str:
    lines = zip(wanted.split(b"\r\n"), found.split(b"\r\n"), strict=False)
    first = next(((one, other) for one, other in lines if one != other), None)
    return f"{first[0]!r} became {first[1]!r}" if first else f"{len(found)} octets instead of {len(wanted)}"


def shortened(told: str, most: int = 1500) -> str:
    """Its beginning and its end: in between is the content."""
    return told if len(told) <= 2 * most else f"{told[:most]}\n[...]\n{told[-most:]}"


class Runner(NamedTuple):
    """The server that all checks share, and how they went."""

    place: Place
    wrong: list[tuple[str, str]]

    def run(self, check: Check) -> bool:
        with Errand(self.place, check.utf8, check.listener) as errand:
            try:
                check.run(errand)
                reason = ""
            except (Wrong, OSError) as failed:
                reason = str(failed) or type(failed).__name__
        print(f"WRONG {check.name}: {reason}" if reason else f"ok    {check.name}", flush=True)
        if reason:
            self.wrong.append((check.name, f"{shortened(errand.told)}\n--- on the wire\n{errand.tap.script()}"))
        return not reason
