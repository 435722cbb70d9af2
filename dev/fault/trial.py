"""What every scenario gets, and what it gives back."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fault.load import Load, Record, check
from fault.server import Server


@dataclass
class Trial:
    """One run of a scenario: its settings, what clients were told, what was found wrong."""

    command: list[str]
    work: Path
    rounds: int
    connections: int
    random: random.Random
    record: Record = field(default_factory=Record)
    lost: set[int] = field(default_factory=set)
    figures: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    servers: list[Server] = field(default_factory=list)
    undo: list[Callable[[], object]] = field(default_factory=list)

    def server(self, folder: Path | None = None, prefix: list[str] | None = None) -> Server:
        place = folder or self.work / "store"
        place.mkdir(parents=True, exist_ok=True)
        self.servers.append(Server(self.command, self.work, place, prefix))
        return self.servers[-1]

    def end(self) -> None:
        """Whatever happened: no process stays, no mount, no loop device."""
        for server in self.servers:
            server.kill()
        for step in reversed(self.undo):
            step()

    def load(self, server: Server, connections: int | None = None) -> Load:
        return Load(lambda: server.port, self.record, connections or self.connections)

    def expect(self, holds: bool, words: str) -> None:
        if not holds:
            self.wrong.append(words)
            print(f"  WRONG {words}", flush=True)

    def check(self, server: Server, when: str, of: Iterable[int] | None = None) -> None:
        """The promise itself, over a whole store, of these numbers or of everything acknowledged."""
        findings = check(server.emails, self.record, self.record.acknowledged if of is None else of)
        for words in findings.words():
            self.expect(False, f"{when}: {words}")
        self.lost.update(findings.lost)
        self.figures["kept"] = findings.kept

    def fsck(self, server: Server) -> None:
        """Files and index agree, and nobody repaired anything."""
        code, last = server.run("fsck")
        self.expect(code == 0, f"fsck says {code}: {last}")

    def note(self, words: str) -> None:
        print(f"  {words}", flush=True)
