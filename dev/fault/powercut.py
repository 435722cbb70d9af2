"""Power cuts on real file systems."""

from __future__ import annotations

import time

from fault.disk import Disk
from fault.trial import Trial
from fault.waiting import recovers

CUTS_OF_ONE_STORE = 10


def powercut(trial: Trial) -> None:
    """the power is cut under load, on ext4 and on XFS; half of the rounds each"""
    for kind, size, options in (("ext4", "512", ["-F"]), ("xfs", "512", [])):
        half = (trial.rounds + (kind == "ext4")) // 2
        before = len(trial.record.acknowledged)
        cuts(trial, kind, size, options, half)
        trial.figures[kind] = f"{half} cuts and {len(trial.record.acknowledged) - before} acknowledged before them"
    trial.figures["cuts"] = trial.rounds


def cuts(trial: Trial, kind: str, size: str, options: list[str], rounds: int) -> None:
    disk = Disk(trial, kind, size, *options)
    for number in range(rounds):
        # A store of its own every so often: what is told of one is compared in full after every cut.
        place = disk.folder / f"store-{number // CUTS_OF_ONE_STORE}"
        if number % CUTS_OF_ONE_STORE == 0:
            server = trial.server(place)
            told = trial.record.acknowledged.copy()
        server.start()
        with trial.load(server):
            recovers(trial, "start")
            time.sleep(trial.random.uniform(0.5, 2.0))
            moment = disk.cut()
            server.kill()
        trial.record.ends(moment)
        disk.unmount()
        disk.mount()
        trial.check(server, f"{kind}, cut {number + 1}", of=trial.record.acknowledged.keys() - told.keys())
    server.start()
    trial.check(server, f"{kind}, last start", of=trial.record.acknowledged.keys() - told.keys())
    trial.fsck(server)
    server.stop()
    disk.unmount()
