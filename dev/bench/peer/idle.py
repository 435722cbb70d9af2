"""What an idle connection costs, and how a fresh client is served beside ten thousand of them."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from peer.loader import Loader
from peer.postern import Postern
from peer.postfix import Postfix

VISITS = 200
POSTFIX_CONNECTIONS = 100  # each is a process of its own


def live(server: Postern, jcmd: Path) -> int:
    """Octets that are in use after a collection: Java's heap, and what the JVM holds beside it."""
    subprocess.run([str(jcmd), str(server.pid), "GC.run"], check=True, capture_output=True)
    time.sleep(1)
    heap = subprocess.run([str(jcmd), str(server.pid), "GC.heap_info"], check=True, capture_output=True, text=True).stdout
    used = sum(int(kib) << 10 for kib in re.findall(r"total \d+K, used (\d+)K", heap))
    assert used, heap
    native = subprocess.run(
        [str(jcmd), str(server.pid), "VM.native_memory", "summary", "scale=KB"], check=True, capture_output=True, text=True
    ).stdout
    total = re.search(r"Total: reserved=\d+KB, committed=(\d+)KB", native)
    java = re.search(r"Java Heap \(reserved=\d+KB, committed=(\d+)KB", native)
    assert total and java, native
    return used + ((int(total[1]) - int(java[1])) << 10)


def postern(start: Callable[[], Postern], loader: Loader, jcmd: Path, connections: int, tls: bool) -> None:
    """Gathers idle clients at a server of its own; prints octets a connection and the waits of fresh clients."""
    server = start()
    try:
        loader.run("send", port=server.port, sessions=16, messages=1, milliseconds=10_000)
        loader.run("gather", port=server.port, sessions=20, tls=int(tls))
        loader.run("visit", port=server.port, most=2_000)
        loader.run("disperse")
        time.sleep(2)
        alone = loader.run("visit", port=server.port, most=VISITS)
        before, resident = live(server, jcmd), server.memory()
        came = loader.run("gather", port=server.port, sessions=connections, tls=int(tls))
        time.sleep(2)
        after, grown = live(server, jcmd), server.memory()
        beside = loader.run("visit", port=server.port, most=VISITS)
        words = f"{came['count']} idle connections{', TLS' if tls else ''}"
        print(
            f"Postern, {words}: {(after - before) / came['count'] / 1000:.1f} KB live each,"
            f" {(grown - resident) / came['count'] / 1000:.1f} KB resident each, {came['errors']} errors"
        )
        for name, told in (("alone", alone), ("beside them", beside)):
            print(f"  a fresh client {name}: EHLO answered after {told['p50']:.2f} ms, p99 {told['p99']:.2f} ms", flush=True)
    finally:
        loader.run("disperse")
        server.stop()


def postfix(server: Postfix, loader: Loader) -> None:
    """The same of Postfix, with as many connections as it has processes for."""
    loader.run("visit", port=server.port, most=20)
    time.sleep(2)
    before = server.memory()
    came = loader.run("gather", port=server.port, sessions=POSTFIX_CONNECTIONS)
    grown = server.memory()
    told = loader.run("visit", port=server.port, most=VISITS)
    loader.run("disperse")
    print(
        f"Postfix, {came['count']} idle connections: {(grown - before) / came['count'] / 1000:.0f} KB resident each\n"
        f"  a fresh client beside them: EHLO answered after {told['p50']:.2f} ms, p99 {told['p99']:.2f} ms",
        flush=True,
    )
