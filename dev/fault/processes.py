"""Faults of the process: killed at any moment, told to end at any moment."""

from __future__ import annotations

import shutil
import time

from fault.trial import Trial
from fault.waiting import recovers

KILLS_OF_ONE_STORE = 40
LONGEST = 1.5
WARM = 0.8  # of the kills come after a first reply, the others sooner


def kill(trial: Trial) -> None:
    """kill -9 at random moments under load, restart, look"""
    slowest, kills = 0.0, 0
    for first in trial.turns(range(0, trial.rounds, KILLS_OF_ONE_STORE)):
        server = trial.server(trial.work / f"store-{first}")
        told = set(trial.record.acknowledged)
        for number in trial.turns(range(first, min(first + KILLS_OF_ONE_STORE, trial.rounds))):
            kills += 1
            slowest = max(slowest, server.start())
            with trial.load(server):
                if trial.random.random() < WARM:
                    recovers(trial, "start")
                time.sleep(trial.random.uniform(0, LONGEST))
                server.kill()
            trial.check(server, f"kill {number + 1}", of=trial.record.acknowledged.keys() - told)
        server.start()
        trial.close(server, of=trial.record.acknowledged.keys() - told)
        shutil.rmtree(server.folder)
    trial.figures.update(kills=kills, slowest_start=f"{slowest:.1f} s")


def restart(trial: Trial) -> None:
    """SIGTERM and restart under load: whoever sent a whole message gets a reply to it"""
    server = trial.server()
    server.start()
    slowest, restarts = 0.0, 0
    with trial.load(server):
        for number in trial.turns(range(trial.rounds)):
            time.sleep(trial.random.uniform(0.2, 1.5))
            began = time.monotonic()
            code = server.stop()
            slowest = max(slowest, time.monotonic() - began)
            trial.expect(code == 0, f"restart {number + 1}: exit code {code}")
            server.start()
            restarts += 1
    unanswered = len(trial.record.unanswered)
    trial.expect(unanswered == 0, f"{unanswered} messages sent whole and left without a reply")
    trial.close(server)
    trial.figures.update(restarts=restarts, slowest_stop=f"{slowest:.1f} s")
