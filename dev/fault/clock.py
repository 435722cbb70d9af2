"""A wall clock that jumps: libfaketime stands between the server and the time."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

from fault.disk import need
from fault.neighbours import heals
from fault.server import Server
from fault.trial import Trial
from fault.waiting import Slow, only, recovers

LIBRARY = "*/faketime/libfaketime.so.1"
INDEX_OPEN = "index is current"
MOST_LISTED = 10_000
HOUR, DAY = 3_600, 86_400
STRIDE = 6 * DAY  # what a round gains on the one before


class Clock:
    """What the server takes for the time; the monotonic clock stays what it is."""

    def __init__(self, trial: Trial) -> None:
        need("faketime")
        library = next(Path("/usr/lib").glob(LIBRARY))
        self.file = trial.work / "clock"
        self.set(0)
        self.prefix = ["env", f"LD_PRELOAD={library}", f"FAKETIME_TIMESTAMP_FILE={self.file}"]
        self.prefix += ["FAKETIME_CACHE_DURATION=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "NO_FAKE_STAT=1"]
        self.prefix += ["FAKETIME_FORCE_MONOTONIC_FIX=0"]  # or else every timed wait of the JVM ends at once, and it spins

    def set(self, ahead: int) -> None:
        """Seconds ahead of the real time."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{ahead:+d}\n")
        fresh.rename(self.file)


def clock(trial: Trial) -> None:
    """the wall clock leaps by hours, days and over midnight, ahead and back, and is behind the newest message at a start"""
    hands = Clock(trial)
    server = trial.server(prefix=hands.prefix)
    old: list[str] = []
    days: set[str] = set()
    for number in trial.turns(range(trial.rounds)):
        where = f"round {number + 1}"
        server.start()
        leaps(trial, server, hands, number * STRIDE, where)
        trial.check(server, where)
        ids = sorted(path.stem for path in server.kept.whole)
        fresh = sorted(set(ids) - set(old))
        trial.expect(not old or fresh[0] > old[-1], f"{where}: ids are lower than those of before the start")
        old = ids
        left = {path.stem for path in (server.folder / "data" / "ledger").glob("*.jsonl")}
        trial.expect(days <= left, f"{where}: the ledger lost {', '.join(sorted(days - left))}")
        days = left
        hands.set((number - 1) * STRIDE)
    only(trial, "250 2.0.0")
    trial.expect(len(days) > 1, f"no day has passed: {sorted(days)}")
    server.start()
    heals(trial, server, "the clock")
    listed(trial, server, "index")
    trial.close(server)
    listed(trial, server, "end")
    trial.figures["days"] = len(days)


def leaps(trial: Trial, server: Server, hands: Clock, base: int, where: str) -> None:
    """The clock leaps time and again; the process is killed right after the reply to a message begun before all that."""
    cut = trial.record.cut
    with trial.load(server) as load:
        recovers(trial, f"{where}, start")
        server.logs(INDEX_OPEN)
        slow = Slow(server, load)
        before_midnight = DAY - 1 - int(time.time()) % DAY
        for ahead in (-HOUR, HOUR, 3 * DAY, -2 * DAY, 4 * DAY + before_midnight):
            hands.set(base + ahead)
            recovers(trial, f"{where}, clock {ahead:+d} s")
            time.sleep(trial.random.uniform(1.2, 2.5))
        trial.expect(trial.record.cut == cut, f"{where}: {trial.record.cut - cut} sessions were cut")
        slow.end(trial)
        server.kill()
    for left in Path("/dev/shm").glob(f"*faketime_*_{server.pid}"):
        left.unlink()


def listed(trial: Trial, server: Server, when: str) -> None:
    """Every message once, the newest first."""
    rows = [json.loads(line) for line in server.ask("list", "--json", "--limit", str(MOST_LISTED)).stdout.splitlines()]
    ids = [row["id"] for row in rows]
    times = [datetime.fromisoformat(row["received"].replace("Z", "+00:00")) for row in rows]
    trial.expect(times == sorted(times, reverse=True), f"list, {when}: not the newest first")
    wanted = {path.stem for path in server.kept.whole}
    right = len(set(ids)) == len(ids) == min(len(wanted), MOST_LISTED) and wanted.issuperset(ids)
    trial.expect(right, f"list, {when}: {len(ids)} lines, {len(set(ids))} ids, {len(wanted)} messages")
