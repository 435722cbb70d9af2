"""What every scenario gets, and what it gives back."""

from __future__ import annotations

from random import Random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fault.load import Load, Record
from fault.server import CONFIGURATION, Server


@dataclass
class Trial:
    """One run of a scenario: its settings, what clients were told, what was found wrong."""

    command: list[str]
    work: Path
    rounds: int
    connections: int
    random: Random
    record: Record = field(default_factory=Record)
    lost: set[int] = field(default_factory=set)
    figures: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    servers: list[Server] = field(default_factory=list)
    undo: list[Callable[[], object]] = field(default_factory=list)
    until: float = float("inf")
    part: str = ""
    done: int = 0

    def turns(self, numbers: range) -> Iterator[int]:
        """As many of these rounds as there is time for."""
        for number in numbers:
            if time.monotonic() >= self.until:
                return
            yield number
            self.done += 1

    def server(
        self, folder: Path | None = None, prefix: list[str] | None = None, configuration: str = CONFIGURATION
    ) -> Server:
        place = folder or self.work / "store"
        place.mkdir(parents=True, exist_ok=True)
        self.servers.append(Server(self.command, self.work, place, prefix, configuration))
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

    def check(self, server: Server, when: str, of: Iterable[int] | None = None, again: bool = False) -> None:
        """The promise itself, over a whole store, of these numbers or of everything acknowledged; all files are read
        again or only those that were not known to be whole."""
        findings = server.kept.check(self.record, self.record.acknowledged if of is None else of, again)
        for words in findings.words():
            self.expect(False, f"{when}: {words}")
        self.lost.update(findings.lost)
        self.figures["kept"] = findings.kept

    def close(self, server: Server, of: Iterable[int] | None = None) -> None:
        """The last look: every file is read, files and index agree, it ends in order and leaves nothing behind."""
        self.check(server, "at the end", of, again=True)
        self.fsck(server)
        code = server.stop()
        self.expect(code == 0, f"does not end in order: exit code {code}")
        left = server.leftovers()
        self.expect(not left, f"{len(left)} temporary files stay behind: {', '.join(left[:5])}")

    def fsck(self, server: Server) -> None:
        """Files and index agree, and nobody repaired anything."""
        code, last = server.run("fsck")
        self.expect(code == 0, f"fsck says {code}: {last}")

    def note(self, words: str) -> None:
        print(f"  {words}", flush=True)
