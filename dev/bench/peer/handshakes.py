"""STARTTLS handshakes: a second, and a second of the server's CPU; nothing is resumed."""

from __future__ import annotations

import statistics

from peer.loader import Loader
from peer.postern import Postern
from peer.postfix import Postfix

WARM_UP = {"Postern": 25_000, "Postfix": 1_000}


def warm(peer: Postern | Postfix, loader: Loader) -> None:
    """So many handshakes, however long they take: what is compiled at run time is compiled then."""
    sessions = 0
    while sessions < WARM_UP[peer.name]:
        sessions += loader.run("send", port=peer.port, sessions=4, messages=0, tls=1, milliseconds=5_000)["sessions"]
    peer.settle()


def measure(peers: list[Postern | Postfix], loader: Loader, repeats: int, seconds: float) -> None:
    rates: dict[str, list[float]] = {peer.name: [] for peer in peers}
    per_cpu: dict[str, list[float]] = {peer.name: [] for peer in peers}
    for peer in peers:
        warm(peer, loader)
    for _ in range(repeats):
        for peer in peers:
            before = peer.cpu()
            told = loader.run("send", port=peer.port, sessions=4, messages=0, tls=1, milliseconds=round(seconds * 1000))
            peer.settle()
            rates[peer.name].append(told["sessions"] / told["seconds"])
            per_cpu[peer.name].append(told["sessions"] / (peer.cpu() - before))
            if told["errors"]:
                print(f"  {peer.name}: {told['errors']} errors, such as {told['first_error']}")
    for name in rates:
        print(
            f"{name}: {statistics.median(rates[name]):.0f} sessions with STARTTLS a second,"
            f" {statistics.median(per_cpu[name]):.0f} a second of its CPU"
        )
    if len(peers) == 2:
        ours, theirs = (statistics.median(figures) for figures in per_cpu.values())
        print(f"ratio a second of CPU: {ours / theirs:.2f}", flush=True)
