"""A day's work in a small time: afterwards the process must need no more than before."""

from __future__ import annotations

import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from fault.load import ENVELOPE, Session
from fault.server import Server
from fault.trial import Trial

ROUND = 30.0
MORE_DESCRIPTORS = 8  # a day's ledger, a folder that is being synced
MORE_THREADS = 8  # the JVM's own compilers and pollers come and go
MORE_HEAP = 40.0  # MiB; the index's cache of pages has 32 (adapters.h2index.Database) and fills by and by


class Need(NamedTuple):
    """What a process holds while nobody asks it for anything."""

    heap: float
    resident: float
    descriptors: int
    threads: int
    temporary: int

    def __str__(self) -> str:
        return (
            f"heap {self.heap:.1f} MiB, resident {self.resident:.0f} MiB, {self.descriptors} descriptors,"
            f" {self.threads} threads, {self.temporary} temporary files"
        )


def jcmd(pid: int, *words: str) -> str:
    """Asks the JVM, with the tool of its own JDK."""
    tool = Path(f"/proc/{pid}/exe").resolve().parent / "jcmd"
    return subprocess.run([tool, str(pid), *words], capture_output=True, text=True, timeout=60, check=True).stdout


def need(server: Server) -> Need:
    """Once every session is over, and after a collection of garbage."""
    ends = time.monotonic() + 60
    while sockets(server.pid) > 0 and time.monotonic() < ends:
        time.sleep(0.1)
    jcmd(server.pid, "GC.run")
    heap = sum(int(kib) for kib in re.findall(r"total \d+K, used (\d+)K", jcmd(server.pid, "GC.heap_info")))
    if heap == 0:
        raise ValueError("GC.heap_info of this JDK is written in another way")
    status = Path(f"/proc/{server.pid}/status").read_text()
    return Need(
        heap / 1024,
        int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024,
        len(list(Path(f"/proc/{server.pid}/fd").iterdir())),
        int(re.findall(r"Threads:\s+(\d+)", status)[0]),
        len(server.leftovers()),
    )


def sockets(pid: int) -> int:
    """How many connections it has to clients."""
    inodes = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            inodes.update(re.findall(r"socket:\[(\d+)\]", str(entry.readlink())))
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:]]
    return sum(fields[3] != "0A" and fields[9] in inodes for fields in lines)  # 0A: it listens


@contextmanager
def rude(server: Server) -> Iterator[None]:
    """Clients that go in the middle of mail data, say nothing, or speak no SMTP, one after the other."""
    ending = threading.Event()

    def goes_away() -> None:
        session = Session(server.port)
        session.says(ENVELOPE, "250")
        session.socket.sendall(b"half a line of mail data " * 1000)
        session.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # RST
        session.close()

    def speaks_http() -> None:
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: mx.example.test\r\n\r\n")
            while client.recv(4096):
                pass

    def run() -> None:
        while not ending.is_set():
            for way in (goes_away, speaks_http):
                with suppress(OSError):
                    way()
            ending.wait(0.05)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()


def soak(trial: Trial) -> None:
    """half a minute of load and rude clients a round; heap, descriptors, threads and temporary files return to the start"""
    server = trial.server()
    server.start()
    looks: list[Need] = []
    for _ in trial.turns(range(trial.rounds + 1)):
        with trial.load(server, 2), rude(server):
            time.sleep(ROUND)
        looks.append(need(server))
        trial.note(f"{'at the start' if len(looks) == 1 else f'after {len(looks) - 1}'}: {looks[-1]}")
    trial.expect(len(looks) > 1, "no round was played after the first, which only warms up")
    first, last = looks[0], looks[-1]
    trial.expect(last.heap <= first.heap + MORE_HEAP, f"the heap grew from {first.heap:.1f} to {last.heap:.1f} MiB")
    trial.expect(last.descriptors <= first.descriptors + MORE_DESCRIPTORS, f"descriptors: {first.descriptors}, then {last.descriptors}")
    trial.expect(last.threads <= first.threads + MORE_THREADS, f"threads: {first.threads}, then {last.threads}")
    trial.expect(all(look.temporary == 0 for look in looks), "temporary files stayed behind while nobody sent anything")
    trial.close(server)
    trial.figures.update(start=first, end=last, lowest_heap=lowest(looks[1:]))


def lowest(looks: list[Need]) -> str:
    """Of each third: what is held goes up and down with the index's cache, and only its lows can tell of a leak."""
    third = max(1, len(looks) // 3)
    lows = [min(look.heap for look in looks[at : at + third]) for at in range(0, len(looks), third)]
    return ", ".join(f"{low:.1f}" for low in lows) + " MiB"
