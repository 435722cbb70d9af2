"""Faults of the disk: full, out of inodes, failing, read-only, slow."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from fault.disk import Disk
from fault.server import Server
from fault.trace import Trace, threads
from fault.trial import Trial
from fault.waiting import Bystander, only, recovers

FILLINGS_OF_ONE_STORE = 20
STALL = 500_000  # microseconds
LONGEST_WAIT = 1.0
FOLDERS = "the folders of days"  # and nothing else
ERRORS = (
    ("fsync:error=EIO", "store-"),
    ("fsync:error=EIO", FOLDERS),
    ("fsync:error=EIO:when=1", "store-"),
    ("link:error=EROFS", "store-"),
    ("openat:error=EROFS", "store-"),
    ("writev:error=ENOSPC", "store-"),
    ("openat:error=ENOSPC", "store-"),
    ("link:error=EIO", "store-"),
)


def full(trial: Trial) -> None:
    """the disk is full, then out of inodes, under load; room is made and nobody restarts anything"""
    disk = Disk(trial, "ext4", "192", "-F", "-m", "0", "-N", "6000")
    filled = 0
    for first in trial.turns(range(0, trial.rounds, FILLINGS_OF_ONE_STORE)):
        filled += fillings(trial, disk, range(first, min(first + FILLINGS_OF_ONE_STORE, trial.rounds)))
    only(trial, "250 2.0.0", "452 4.3.1")
    trial.figures["filled"] = filled


def fillings(trial: Trial, disk: Disk, numbers: range) -> int:
    """One store from its first message to its removal, for its messages take room, too: how many times the disk was full."""
    server = trial.server(disk.folder / f"store-{numbers[0]}")
    told = set(trial.record.acknowledged)
    done = 0
    server.start()
    with trial.load(server):
        for number in trial.turns(numbers):
            kind, fill = (("octets", fill_octets), ("inodes", fill_inodes))[number % 2]
            recovers(trial, "start")
            before = refusals(trial)
            filler = disk.folder / "filler"
            filler.mkdir()
            fill(filler)  # which may take seconds
            ends = time.monotonic() + 3
            while time.monotonic() < ends:
                fill(filler)
                time.sleep(0.1)
            trial.expect(refusals(trial) > before, f"no {kind} left and nobody heard of it")
            for file in filler.iterdir():
                file.unlink()
            filler.rmdir()
            recovers(trial, f"no {kind} left")
            done += 1
    ended(trial, server, of=trial.record.acknowledged.keys() - told)
    shutil.rmtree(server.folder)
    return done


def refusals(trial: Trial) -> int:
    return sum(trial.record.replies.values()) - trial.record.replies["250 2.0.0"]


def fill_octets(folder: Path) -> None:
    """Takes what is free, to the last block."""
    free = os.statvfs(folder)
    size = free.f_bavail * free.f_bsize
    with (folder / f"{time.monotonic_ns()}").open("wb") as file:
        try:
            os.posix_fallocate(file.fileno(), 0, max(size, 1))
        except OSError:
            return  # somebody else had it first


def fill_inodes(folder: Path) -> None:
    """Takes every inode that is free."""
    try:
        while True:
            (folder / f"{time.monotonic_ns()}").touch()
    except OSError:
        return


def inject(trial: Trial) -> None:
    """the disk fails (EIO, EROFS, ENOSPC) and stalls for half a second at a time; others are served meanwhile"""
    server = trial.server()
    server.start()
    with trial.load(server):
        for number in trial.turns(range(trial.rounds)):
            for rule, name in ERRORS:
                recovers(trial, "start")
                before = refusals(trial)
                with failing(server, rule, name):
                    time.sleep(2)
                trial.expect(refusals(trial) > before, f"{rule} of {name}, and nobody heard of it")
                recovers(trial, f"round {number + 1}, {rule} of {name}")
        stalls(trial, server)
        recovers(trial, "stalls")
    only(trial, "250 2.0.0", "451 4.3", "452 4.3.1")
    ended(trial, server)


def failing(server: Server, rule: str, name: str) -> Trace:
    if name == FOLDERS:
        return Trace(server, [rule], paths=[str(day) for day in server.emails.glob("[0-9]*/*/*")])
    return Trace(server, [rule], threads(server, name))


def stalls(trial: Trial, server: Server) -> None:
    calls = [f"{call}:delay_enter={STALL}" for call in ("fsync", "fdatasync", "writev", "pwrite64", "link")]
    with Bystander(server) as calm:
        time.sleep(3)
    with Trace(server, calls), Bystander(server) as stalled:
        time.sleep(8)
    for name, one in (("calm", calm), ("stalled", stalled)):
        half, most, worst = (1000 * wait for wait in (one.waited(0.5), one.waited(0.99), max(one.waits)))
        trial.figures[f"NOOP_{name}"] = f"half {half:.0f} ms, 99 % {most:.0f} ms, worst {worst:.0f} ms"
    waited = stalled.waited(0.99)
    trial.expect(waited <= LONGEST_WAIT, f"a stalling disk keeps bystanders waiting {waited:.1f} s")


def ended(trial: Trial, server: Server, of: Iterable[int] | None = None) -> None:
    """Told to end, looked at, started again."""
    trial.expect(server.stop() == 0, "does not end in order")
    trial.check(server, "after its end", of)
    trial.expect(not server.leftovers(), f"temporary files stay behind: {server.leftovers()[:5]}")
    server.start()
    trial.close(server, of)
