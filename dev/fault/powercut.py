"""Power cuts on real file systems."""

from __future__ import annotations

import shutil
import time

from fault.disk import Disk
from fault.trial import Trial
from fault.waiting import recovers

CUTS_OF_ONE_STORE = 15
LONGEST = 4.5
MKFS = {"ext4": ["-F"], "xfs": []}


def powercut(trial: Trial) -> None:
    """the power is cut under load, on ext4 and on XFS in turn"""
    disks = {kind: Disk(trial, kind, "512", *options) for kind, options in MKFS.items()}
    cut, told = dict.fromkeys(disks, 0), dict.fromkeys(disks, 0)
    for first in trial.turns(range(0, trial.rounds, CUTS_OF_ONE_STORE)):
        kind = list(disks)[first // CUTS_OF_ONE_STORE % len(disks)]
        before = len(trial.record.acknowledged)
        cut[kind] += cuts(trial, disks[kind], range(first, min(first + CUTS_OF_ONE_STORE, trial.rounds)))
        told[kind] += len(trial.record.acknowledged) - before
        trial.figures[kind] = f"{cut[kind]} cuts, {told[kind]} acknowledged"
    for disk in disks.values():
        disk.unmount()


def cuts(trial: Trial, disk: Disk, numbers: range) -> int:
    """One store from its first message to its removal: how many times the power was cut."""
    server = trial.server(disk.folder / f"store-{numbers[0]}")
    told = set(trial.record.acknowledged)
    done = 0
    for number in trial.turns(numbers):
        server.start()
        with trial.load(server):
            recovers(trial, "start")
            time.sleep(trial.random.uniform(0.1, LONGEST))
            moment = disk.cut()
            server.kill()
        trial.record.ends(moment)
        disk.unmount()
        disk.mount()
        trial.check(server, f"{disk.folder.name}, cut {number + 1}", of=trial.record.acknowledged.keys() - told)
        done += 1
    server.start()
    trial.close(server, of=trial.record.acknowledged.keys() - told)
    shutil.rmtree(server.folder)
    return done
