"""Messages a second, waits and CPU at some loads, both servers in turn."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from peer.loader import Loader
from peer.postern import Postern
from peer.postfix import Postfix

Peer = Postern | Postfix
LARGE = 1 << 20  # octets


class Cell(NamedTuple):
    sessions: int
    messages: int
    size: int
    pipelined: bool
    rate: int = 0  # messages a second; 0 for as many as there can be

    def words(self) -> str:
        size = f"{self.size >> 20} MB" if self.size >= 1 << 20 else f"{self.size >> 10} KiB"
        how = f"{self.rate} a second" if self.rate else "pipelined" if self.pipelined else "lock-step"
        return f"{self.sessions:3} sessions, {self.messages:2} a session, {size:>6}, {how:12}"


class Run(NamedTuple):
    rate: float
    p50: float
    p99: float
    cpu: float  # milliseconds a message
    memory: float  # MB
    errors: int


TARGETS = [
    Cell(1, 1, 4 << 10, False),
    Cell(16, 1, 4 << 10, False),
    Cell(16, 1, 4 << 10, True),
    Cell(16, 1, 64 << 10, False),
    Cell(16, 1, 4 << 10, False, 100),
    Cell(64, 1, 4 << 10, False),
    Cell(100, 20, 4 << 10, False),
    Cell(100, 20, 4 << 10, True),
    Cell(16, 1, 5 << 20, False),
    Cell(16, 1, 5 << 20, True),
]
GRID = [
    Cell(sessions, messages, size, pipelined)
    for size in (4 << 10, 64 << 10, 5 << 20)
    for messages in (1, 20)
    for sessions in (1, 16, 100)
    for pipelined in (False, True)
]


class Watch:
    """The most memory that was seen while something runs; seldom looked at, for a look costs CPU that both servers lack."""

    EVERY = 3.0

    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self.most = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def look(self) -> None:
        while not self.over.wait(self.EVERY):
            self.most = max(self.most, self.peer.memory())

    def __enter__(self) -> Watch:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()
        self.most = max(self.most, self.peer.memory())


def run(peer: Peer, loader: Loader, cell: Cell, seconds: float) -> Run:
    before = peer.cpu()
    with Watch(peer) as watch:
        told: dict[str, Any] = loader.run(
            "send",
            port=peer.port,
            sessions=cell.sessions,
            messages=cell.messages,
            size=cell.size,
            pipelined=int(cell.pipelined),
            rate=cell.rate,
            milliseconds=round(seconds * 1000),
        )
    peer.settle()
    count = max(1, told["count"])
    if told["errors"]:
        print(f"  {peer.name}: {told['errors']} errors, such as {told['first_error']}", flush=True)
    spent = (peer.cpu() - before) * 1000 / count
    return Run(count / told["seconds"], told["p50"], told["p99"], spent, watch.most / 1e6, told["errors"])


def warm(peer: Peer, loader: Loader, messages: int) -> None:
    """Gives it so many messages, one and twenty a session."""
    while messages > 0:
        for each in (1, 20):
            told = loader.run("send", port=peer.port, sessions=16, messages=each, milliseconds=5_000, most=messages)
            messages -= told["count"]
    peer.settle()


def median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(one, field) for one in runs) for field in Run._fields))


def measure(peers: list[Peer], loader: Loader, cells: Iterable[Cell], repeats: int, seconds: float) -> None:
    """Prints a line a cell and server, medians of the repeats, and the ratio of them."""
    print(f"{'':55} {'msg/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'CPU ms':>8} {'MB':>6}")
    for cell in cells:
        runs: dict[str, list[Run]] = {peer.name: [] for peer in peers}
        for _ in range(repeats):
            for peer in peers:
                runs[peer.name].append(run(peer, loader, cell, seconds))
                if cell.size >= LARGE:
                    discard_large(peer.mail)
                time.sleep(0.5)
        show(cell, {name: median(made) for name, made in runs.items()})


def discard_large(mail: Path) -> None:
    """Takes large messages away once they were measured: a hundred sessions of twenty are ten gigabytes. Small ones stay: to
    remove many files makes a file system slow for a while, and that would be measured."""
    for file in mail.rglob("*"):
        if file.is_file() and file.stat().st_size >= LARGE:
            file.unlink()


def show(cell: Cell, medians: dict[str, Run]) -> None:
    words = cell.words()
    for name, one in medians.items():
        errors = f"  {one.errors:.0f} ERRORS" if one.errors else ""
        print(
            f"{words:46} {name:8} {one.rate:8.0f} {one.p50:8.2f} {one.p99:8.2f} {one.cpu:8.2f} {one.memory:6.0f}{errors}"
        )
        words = ""
    if len(medians) == 2:
        ours, theirs = medians.values()
        print(
            f"{'':46} {'ratio':8} {ours.rate / theirs.rate:8.2f} {ours.p50 / theirs.p50:8.2f} {ours.p99 / theirs.p99:8.2f}"
            f" {ours.cpu / theirs.cpu:8.2f} {ours.memory / theirs.memory:6.2f}",
            flush=True,
        )
