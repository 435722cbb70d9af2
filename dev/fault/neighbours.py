"""Faults beside the store: an index destroyed, truncated, overwritten, holed or locked; too few descriptors."""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from fault.disk import need
from fault.load import Refused, Session
from fault.server import Server
from fault.trial import Trial
from fault.waiting import only, recovers

HEALS_WITHIN = 60.0
MOST_FOUND = 10_000
DOWN = "index is down"
BLOCK = 4_096
HOLES = 3
CROWD = 300
DESCRIPTORS = 256
MOST_REFUSALS = 20.0
WATCHED = 4.0
HOLD = """\
import fcntl, sys
held = [open(path, "r+b") for path in sys.argv[1:]]
for file in held:
    fcntl.lockf(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def files(server: Server) -> list[Path]:
    return sorted(path for path in (server.folder / "data").glob("**/*.db") if path.is_file())


def destroyed(server: Server) -> None:
    for path in files(server):
        path.unlink()


def truncated(server: Server) -> None:
    for path in files(server):
        os.truncate(path, path.stat().st_size // 2)


def overwritten(server: Server) -> None:
    for path in files(server):
        with path.open("r+b") as file:
            file.write(os.urandom(path.stat().st_size))


def holed(server: Server, chance: random.Random) -> None:
    """Some blocks of a disk's size are zeroes."""
    for path in files(server):
        blocks = max(1, path.stat().st_size // BLOCK)
        with path.open("r+b") as file:
            for _ in range(HOLES):
                file.seek(chance.randrange(blocks) * BLOCK)
                file.write(bytes(BLOCK))


def index(trial: Trial) -> None:
    """the index is destroyed, truncated, overwritten, holed and locked under load: no reply tells of it, and it heals"""
    server = trial.server()
    ways: dict[str, Callable[[Server], None]] = {
        "destroyed": destroyed,
        "truncated": truncated,
        "overwritten": overwritten,
        "holed": lambda spoilt: holed(spoilt, trial.random),
    }
    for number in trial.turns(range(trial.rounds)):
        name, way = list(ways.items())[number % len(ways)]
        server.start()
        with trial.load(server):
            recovers(trial, "start")
            time.sleep(2)
            trial.expect(bool(files(server)), "there is no index to spoil")
            way(server)
            time.sleep(2)
            server.kill()
        way(server)
        server.start()
        with trial.load(server):
            recovers(trial, name)
            time.sleep(1)
        heals(trial, server, name)
        trial.expect(server.stop() == 0, f"{name}: does not end in order")
    locked(trial, server)
    only(trial, "250 2.0.0", "421 4.3.2")
    trial.check(server, "at the end")


def locked(trial: Trial, server: Server) -> None:
    """Another process holds the lock of the database while the server starts; then it lets go."""
    words = [sys.executable, "-c", HOLD, *map(str, files(server))]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        server.start()
        with trial.load(server):
            recovers(trial, "locked")
            time.sleep(3)
        holder.communicate()
    heals(trial, server, "locked")
    server.stop()


def heals(trial: Trial, server: Server, way: str) -> None:
    """Before long, fsck of the running server finds a row for every message and nothing to say; a search finds as many."""
    began = time.monotonic()
    healed, last = False, ""
    while not healed and time.monotonic() < began + HEALS_WITHIN:
        _, last = server.run("fsck")
        counted = re.fullmatch(r"(\d+) messages, (\d+) rows, 0 findings, 0 of them faults", last)
        healed = counted is not None and counted[1] == counted[2] != "0"
    took = f"{time.monotonic() - began:.0f} s"
    trial.expect(healed, f"{way}: the index does not heal in {took}: {last}")
    if healed:
        searched(trial, server, way, int(last.split()[0]))
    trial.note(f"{way}: {last}, after {took}")


def searched(trial: Trial, server: Server, way: str, rows: int) -> None:
    """A search finds as many, and nothing is wrong with the index afterwards: else it would be the files that answered."""
    before = server.log().count(DOWN)
    found = len(set(server.ask("list", "--json", "--limit", str(MOST_FOUND)).stdout.splitlines()))
    time.sleep(2)
    trial.expect(found == min(rows, MOST_FOUND), f"{way}: {rows} rows, but a search finds {found}")
    trial.expect(server.log().count(DOWN) == before, f"{way}: the index was down after a search")


def fds(trial: Trial) -> None:
    """few descriptors and a crowd of clients, then none left at all: told 421 or to come again, and served afterwards"""
    server = trial.server(prefix=["prlimit", f"--nofile={DESCRIPTORS}:{DESCRIPTORS}"])
    server.start()
    for number in trial.turns(range(trial.rounds)):
        with trial.load(server):
            recovers(trial, "start")
            told = crowd(server)
            trial.expect(told > 0, f"a crowd of {CROWD} on {DESCRIPTORS} descriptors, and nobody heard 421")
            recovers(trial, "a crowd")
        starve(trial, server, number + 1)
    only(trial, "250 2.0.0", "421 4.3.2", "451 4.3", "452 4.3")
    trial.close(server)


def crowd(server: Server) -> int:
    """Idle sessions, more than there can be: how many were told 421."""
    sessions, told = [], 0
    for _ in range(CROWD):
        try:
            sessions.append(Session(server.port, 20))
        except Refused as refused:
            told += str(refused).startswith("421")
        except OSError:
            continue
    for session in sessions:
        session.close()
    return told


def starve(trial: Trial, server: Server, number: int) -> None:
    """No descriptor is left: under load, then with clients that wait to be accepted. Then there are some again."""
    enough = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
    with trial.load(server):
        recovers(trial, "start")
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (used(server) + 1, enough[1]))
        time.sleep(3)
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, enough)
        recovers(trial, f"round {number}, no descriptors")
    resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (8, enough[1]))
    with trial.load(server):
        refusals = accept_errors(server, trial.work / "accept")
        trial.expect(refusals > 0, "descriptors were never short")
        trial.expect(refusals <= MOST_REFUSALS, f"accept fails {refusals:.0f} times a second: nobody rests")
        trial.figures["accept_errors"] = f"{refusals:.0f}/s"
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, enough)
        recovers(trial, f"round {number}, nobody accepted")


def used(server: Server) -> int:
    return max(int(path.name) for path in Path(f"/proc/{server.pid}/fd").iterdir())


def accept_errors(server: Server, output: Path) -> float:
    """How many times a second accept finds no descriptor."""
    need("strace")
    words = ["strace", "-f", "-qq", "-o", str(output), "-e", "trace=accept,accept4", "-p", str(server.pid)]
    with subprocess.Popen(words) as tracer:
        time.sleep(WATCHED)
        tracer.terminate()
    return output.read_text().count("EMFILE") / WATCHED
