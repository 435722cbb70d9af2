"""System calls of the server that fail, wait or kill it: strace as the hand of fate."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from fault.disk import need
from fault.server import Server


def threads(server: Server, name: str) -> list[str]:
    """The ids of the server's threads whose name begins so; Linux keeps 15 octets of a name."""
    found = []
    for task in Path(f"/proc/{server.pid}/task").iterdir():
        try:
            if (task / "comm").read_text().startswith(name):
                found.append(task.name)
        except OSError:
            continue  # it has ended meanwhile
    return found


class Trace:
    """strace on some threads, or on all that are and come to be, for as long as the block
    lasts, and on these paths, if any, alone. It counts for each thread by itself."""

    def __init__(
        self, server: Server, inject: list[str], of: list[str] | None = None, paths: Sequence[str] = ()
    ) -> None:
        need("strace")
        self.words = ["strace", "-qq", "-o", "/dev/null"]
        self.words += ["-f", "-p", str(server.pid)] if of is None else [word for tid in of for word in ("-p", tid)]
        self.words += [word for path in paths for word in ("-P", path)]
        for rule in inject:
            self.words += ["-e", f"inject={rule}"]
        calls = ",".join(rule.split(":", 1)[0] for rule in inject)
        self.words += ["-e", f"trace={calls}"]

    def __enter__(self) -> Trace:
        self.process = subprocess.Popen(self.words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trail: TracebackType | None) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)


def from_the_start(call: str, number: int, of: Path | None = None) -> list[str]:
    """What a server is started with to be killed before the N-th such call of any of its threads, or of this path below
    the {folder} alone; its process stays ours."""
    need("strace")
    rule = f"inject={call}:signal=KILL:when={number}"
    paths = [] if of is None else ["-P", f"{{folder}}/{of}"]
    return ["strace", "-D", "-f", "-qq", "-o", "/dev/null", *paths, "-e", f"trace={call}", "-e", rule]
