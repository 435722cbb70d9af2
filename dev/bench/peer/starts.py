"""From the start of the process to the banner, with nothing and with many messages in the store."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from peer.loader import Loader
from peer.postern import Postern
from peer.postfix import Postfix

TIMES = 5


def show(peer: Postern | Postfix, what: str) -> None:
    took = []
    for _ in range(TIMES):
        took.append(peer.start())
        peer.stop()
    print(f"{peer.name}, {what}: {statistics.median(took):.2f} s to the banner, at most {max(took):.2f} s", flush=True)


def measure(peers: Sequence[Postern | Postfix], loader: Loader, messages: int) -> None:
    """Every server is stopped before, and after."""
    for peer in peers:
        peer.empty()
        show(peer, "nothing stored")
    for peer in peers:
        peer.start()
        stored = 0
        while stored < messages:
            told = loader.run("send", port=peer.port, sessions=16, messages=20, milliseconds=5_000, most=messages - stored)
            stored += told["count"]
        peer.settle()
        peer.stop()
        show(peer, f"{stored} messages stored")


def burst(peers: Sequence[Postern | Postfix], loader: Loader) -> None:
    """A hundred clients at once, each with a message."""
    for peer in peers:
        told = loader.run("send", port=peer.port, sessions=100, messages=1, most=100)
        peer.settle()
        print(f"{peer.name}, 100 clients at once: {told['count']} messages kept, {told['errors']} errors", flush=True)
