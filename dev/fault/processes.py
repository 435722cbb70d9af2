"""Faults of the process: killed at any moment, told to end at any moment."""

from __future__ import annotations

import time

from fault.trial import Trial


def kill(trial: Trial) -> None:
    """kill -9 at random moments under load, restart, look"""
    server = trial.server()
    slowest = 0.0
    for number in range(trial.rounds):
        slowest = max(slowest, server.start())
        trial.check(server, f"start {number + 1}")
        with trial.load(server):
            time.sleep(trial.random.uniform(0.2, 2.5))
            server.kill()
    server.start()
    trial.check(server, "last start")
    trial.fsck(server)
    trial.expect(server.stop() in (0, 143), "the last server does not end in order")
    trial.figures.update(kills=trial.rounds, slowest_start=f"{slowest:.1f} s")


def restart(trial: Trial) -> None:
    """SIGTERM and restart under load: whoever sent a whole message gets a reply to it"""
    server = trial.server()
    server.start()
    slowest = 0.0
    with trial.load(server):
        for number in range(trial.rounds):
            time.sleep(trial.random.uniform(0.2, 1.5))
            began = time.monotonic()
            code = server.stop()
            slowest = max(slowest, time.monotonic() - began)
            trial.expect(code in (0, 143), f"restart {number + 1}: exit code {code}")
            server.start()
    unanswered = len(trial.record.unanswered)
    trial.expect(unanswered == 0, f"{unanswered} messages sent whole and left without a reply")
    trial.check(server, "last start")
    trial.fsck(server)
    server.stop()
    trial.figures.update(restarts=trial.rounds, slowest_stop=f"{slowest:.1f} s")
