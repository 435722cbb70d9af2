"""Killed before the N-th state-changing system call, for every N."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path

from fault.server import NoStart, Server
from fault.trace import Trace, from_the_start, threads
from fault.trial import Trial
from fault.waiting import recovers

# Threads by their names, and what each does to the disk for one message.
WRITE_PATH = {
    ("store-",): ("openat", "writev", "fsync", "link", "unlink"),
    ("index-", "MVStore", "H2-"): ("openat", "pwrite64", "fsync"),
    ("ledger-writer",): ("write", "fdatasync"),
}
NOT_OF_THE_POOL = ("store-recovery",)
RETENTION = ("write", "fsync", "link", "unlink")
GOING = 5  # of the oldest messages in a round
START = ("mkdir", "chmod", "write", "writev", "pwrite64", "fsync", "link", "unlink", "ftruncate")
MAKES = re.compile(r'openat\(AT_FDCWD, "([^"]+)", [A-Z_|]*O_CREAT')
STARTS = ("start", "restart")  # the first one over new folders; that after a kill under load
WARM = 60
INDEX_OPEN = "index opened"
INDEX_CURRENT = "index is current"
WITHIN = 30.0


def sweep(trial: Trial) -> None:
    """killed before the N-th system call that changes anything, of the store, the index, the ledger, a start and a purge"""
    points = 0
    for names, calls in WRITE_PATH.items():
        if not names[0].startswith(trial.part):
            continue
        server = trial.server(trial.work / names[0])
        told = set(trial.record.acknowledged)
        for call in calls:
            reached = 0
            while reached < trial.rounds and dies_at(trial, server, names, call, reached + 1, told):
                reached += 1
            trial.note(f"{names[0]} {call}: {reached} points")
            trial.expect(reached > 0, f"no {call} by {names[0]} in {WITHIN:.0f} s: nothing was tried")
            points += reached
        server.start()
        trial.close(server, of=trial.record.acknowledged.keys() - told)
    for word in STARTS:
        for call in START:
            if f"{word}-{call}".startswith(trial.part):
                points += start_dies_at(trial, word, call)
        if f"{word}-openat".startswith(trial.part):
            points += start_dies_making(trial, word)
    for call in RETENTION:
        if f"purge-{call}".startswith(trial.part):
            points += purge_dies_at(trial, call)
    trial.figures["points"] = points


def dies_at(trial: Trial, server: Server, names: tuple[str, ...], call: str, number: int, told: set[int]) -> bool:
    """Whether it got there; what it left is looked at before the next start and after it."""
    server.start()
    where = f"killed before {call} {number} of {names[0]}"
    already = len(trial.record.acknowledged)
    with trial.load(server):
        while server.is_alive() and (
            len(trial.record.acknowledged) < already + WARM or INDEX_OPEN not in server.log()
        ):
            time.sleep(0.05)  # until all its threads have come to be
        of = [tid for name in names for tid in threads(server, name)]
        if names == ("store-",):
            others = [tid for name in NOT_OF_THE_POOL for tid in threads(server, name)]
            of = [tid for tid in of if tid not in others]
        with Trace(server, [f"{call}:signal=KILL:when={number}"], of):
            ends = time.monotonic() + WITHIN
            while server.is_alive() and time.monotonic() < ends:
                time.sleep(0.02)
        died = not server.is_alive()
        server.kill()
    trial.check(server, where, of=trial.record.acknowledged.keys() - told)
    return died


def start_dies_at(trial: Trial, word: str, call: str) -> int:
    """Starts killed before their N-th call, until the index is current; the start after that must need no hand."""
    reached = 0
    for number in trial.turns(range(1, trial.rounds + 1)):
        if not start_dies(trial, word, f"{call} {number}", from_the_start(call, number)):
            trial.note(f"{word}, {call}: all {reached} points")
            return reached
        reached = number
    trial.note(f"{word}, {call}: the first {reached} points")
    return reached


def start_dies_making(trial: Trial, word: str) -> int:
    """The same before each file that a start makes: one start is looked at, so many others are killed."""
    server = trial.server(trial.work / f"{word}-openat")
    killed_before(trial, word, server)
    seen = trial.work / "makes"
    server.prefix = ["strace", "-D", "-f", "-qq", "-o", str(seen), "-e", "trace=openat"]
    server.start()
    server.logs(INDEX_CURRENT)
    server.stop()
    below = [path for path in MAKES.findall(seen.read_text()) if path.startswith(f"{server.folder}/")]
    made = list(dict.fromkeys(Path(path).relative_to(server.folder) for path in below))
    reached = 0
    for number in trial.turns(range(min(len(made), trial.rounds))):
        path = made[number]
        reached += start_dies(trial, word, f"openat {path.name}", from_the_start("openat", 1, path))
    trial.note(f"{word}, openat: before {reached} of the {len(made)} files that it makes")
    return reached


def killed_before(trial: Trial, word: str, server: Server) -> None:
    """A restart is that of a server that was killed under load."""
    if word == "restart":
        server.start()
        with trial.load(server):
            recovers(trial, "start")
            time.sleep(0.5)
            server.kill()


def start_dies(trial: Trial, word: str, point: str, prefix: list[str]) -> bool:
    """Whether it got there. What is lost of the load before, or stands in the way of the next start, is found here."""
    server = trial.server(trial.work / f"{word}-{point}".replace(" ", "-"))
    before = set(trial.record.acknowledged)
    killed_before(trial, word, server)
    server.prefix = [part.format(folder=server.folder) for part in prefix]
    try:
        server.start()
        server.logs(INDEX_CURRENT)
    except NoStart:
        pass
    died = not server.is_alive()
    server.kill()
    server.prefix = []
    server.start()
    with trial.load(server, 1):
        recovers(trial, f"a {word} killed before {point}")
    trial.close(server, of=trial.record.acknowledged.keys() - before)
    return died


def purge_dies_at(trial: Trial, call: str) -> int:
    """Purges of the oldest few, each killed before its N-th call: every one of those is whole or gone, with a tombstone,
    the others are untouched, and the next start finishes what was begun."""
    server = trial.server(trial.work / f"purge-{call}")
    before = set(trial.record.acknowledged)
    gone: set[int] = set()
    reached = 0
    for number in trial.turns(range(1, trial.rounds + 1)):
        where = f"a purge killed before {call} {number}"
        server.start()
        with trial.load(server):
            wanted = len(trial.record.acknowledged) + 4 * GOING
            while server.is_alive() and len(trial.record.acknowledged) < wanted:
                time.sleep(0.02)
        server.stop()
        trial.check(server, f"before {where}", of=trial.record.acknowledged.keys() - before - gone)
        oldest = {path.stem: server.kept.whole[path] for path in sorted(server.kept.whole)[:GOING]}
        left = sum(path.stat().st_size for path in server.kept.whole if path.stem not in oldest)
        words = server.arguments("purge", "--to-size", f"{left}B", "--yes")
        done = subprocess.run([*from_the_start(call, number), *words], capture_output=True, timeout=180, check=False)
        server.start()
        server.logs(INDEX_CURRENT)
        graves = server.emails / ".postern" / "tombstones"
        buried = {line for grave in graves.iterdir() for line in grave.read_text().split()}
        back = buried & {path.stem for path in server.emails.glob("[0-9]*/**/*.eml")}
        trial.expect(not back, f"{where}: {len(back)} came back")
        gone |= {message for stem, message in oldest.items() if stem in buried}
        trial.check(server, where, of=trial.record.acknowledged.keys() - before - gone)
        with trial.load(server, 1):
            recovers(trial, where)
        trial.fsck(server)
        server.stop()
        if done.returncode != -signal.SIGKILL:
            trial.expect(done.returncode == 0, f"{where}: exit code {done.returncode}: {done.stderr.decode()[-200:]}")
            trial.note(f"purge, {call}: all {reached} points")
            return reached
        reached = number
    trial.note(f"purge, {call}: the first {reached} points")
    return reached
