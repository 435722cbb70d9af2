"""Thousands of clients that want nothing but a place: one that is honest is served beside them."""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import socket
import statistics
import time
from collections import Counter
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import NamedTuple

from fault.server import CONFIGURATION, Server
from fault.trial import Trial

CROWD = 5_000
AT_ONCE = 50
PER_CLIENT, PER_NETWORK, IN_ALL = 20, 60, 2_000
HONEST = "127.1.0.1"
FLOODS = "127.0.0.1"
PROXY = "127.2.0.1"
GREETED_WITHIN = 0.1
DRIP, DRIPS_FOR, LATE = 1.0, 10, 5.0
FULL = f"  sessions: {IN_ALL}\n"
DRIPPING = f"  sessions: {2 * CROWD}\n  command-time: {DRIPS_FOR}s\n"
GUARD = f"""\
  connections-per-minute: 1000000
guard: {{ allow: [{HONEST}], allow-loopback: false }}
"""
PLAIN = "  - {{ address: 127.0.0.1, port: 0 }}"
DEFAULTS = ("sessions-per-client", "sessions-per-network")


def configuration(more: str) -> str:
    """A listener for everybody and one for the owner's proxy; places for a client and a network as they are by default."""
    lines = [line for line in CONFIGURATION.splitlines() if not line.strip().startswith(DEFAULTS)]
    lines.insert(lines.index(PLAIN) + 1, PLAIN.replace(" }}", f", proxy-protocol: [{PROXY}] }}}}"))
    return "\n".join(lines) + "\n" + more + GUARD.replace("{", "{{").replace("}", "}}")


class Client(NamedTuple):
    """A connection and the first reply on it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    code: str
    at: float  # when it was heard, on the monotonic clock

    async def close(self) -> None:
        self.writer.close()


async def connect(port: int, source: str, header: bytes = b"") -> Client:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
    writer.write(header)
    line = await asyncio.wait_for(reader.readline(), 30)
    return Client(reader, writer, line[:9].decode() if line.startswith(b"4") else line[:3].decode(), time.monotonic())


def header(network: int) -> bytes:
    """PROXY protocol of a client in a /64 of its own."""
    return f"PROXY TCP6 2001:db8:{network // 65536:x}:{network % 65536:x}::1 2001:db8:ffff::25 4711 25\r\n".encode()


def visit(port: int, over: Event, told: Connection) -> None:
    """Again and again until it is over: what an honest client hears first, and after how long."""
    visits: list[tuple[str, float]] = []
    while not over.wait(0.05):
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", port), 30, (HONEST, 0)) as client:
            visits.append((client.recv(512)[:3].decode(), time.monotonic() - began))
    told.send(visits)


class Waits:
    """An honest client beside something else, in a process of its own: it must not wait for the crowd's turn here."""

    def __init__(self, port: int) -> None:
        self.over = multiprocessing.Event()
        self.ours, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=visit, args=(port, self.over, theirs), daemon=True)
        self.visits: list[tuple[str, float]] = []

    def __enter__(self) -> Waits:
        self.process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.ours.poll(60):
            self.visits = self.ours.recv()
        self.process.join()

    def told(self, trial: Trial, where: str) -> None:
        codes = Counter(code for code, _ in self.visits)
        trial.expect(set(codes) == {"220"}, f"{where}: the honest client heard {dict(codes)}")
        took = [each for _, each in self.visits]
        median, most = statistics.median(took or [0]), max(took or [0])
        trial.expect(median <= GREETED_WITHIN, f"{where}: the honest client waits {median * 1000:.0f} ms for its greeting")
        trial.note(f"{where}: honest client greeted {len(took)} times, median {median * 1000:.1f} ms, at most {most * 1000:.0f} ms")


async def gather(port: int, proxied: bool) -> list[Client]:
    """A crowd, some at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Client:
        async with gate:
            return await (connect(port, PROXY, header(number)) if proxied else connect(port, FLOODS))

    return list(await asyncio.gather(*(one(number) for number in range(CROWD))))


async def ended(client: Client) -> bool:
    """Whether the server closes the connection by itself within five seconds."""
    try:
        return await asyncio.wait_for(client.reader.read(), LATE) is not None
    except ConnectionError:
        return True
    except TimeoutError:
        return False


async def flood(trial: Trial, server: Server, proxied: bool, places: int) -> None:
    where = f"{CROWD} clients of {f'{CROWD} networks' if proxied else 'one address'}"
    with Waits(server.port) as waits:
        clients = await gather(server.ports[1] if proxied else server.port, proxied)
        counted = Counter(client.code for client in clients)
        trial.expect(set(counted) == {"220", "421 4.3.2"}, f"{where} heard {dict(counted)}")
        # The honest client has at most one place; the server may still be giving back that of a visit before.
        trial.expect(places - 2 <= counted["220"] <= places, f"{where}: {counted['220']} have a place, and not {places}")
        refused = [client for client in clients if client.code != "220"]
        stay = len(refused) - sum(await asyncio.gather(*(ended(client) for client in refused)))
        trial.expect(stay == 0, f"{where}: {stay} stay open after 421")
    for client in clients:
        await client.close()
    waits.told(trial, where)


async def drip(trial: Trial, server: Server) -> None:
    """Every client of the crowd sends an octet a second of a command that never ends."""
    where = f"{CROWD} clients that drip"
    clients = await gather(server.ports[1], True)
    late: list[float] = []

    async def one(client: Client) -> None:
        ending = asyncio.create_task(client.reader.read())
        while not ending.done() and time.monotonic() < client.at + DRIPS_FOR + 60:
            client.writer.write(b"N")
            await asyncio.wait({ending}, timeout=DRIP)
        late.append(time.monotonic() - client.at - DRIPS_FOR)
        ending.cancel()

    with Waits(server.port) as waits:
        await asyncio.gather(*(one(client) for client in clients))
    for client in clients:
        await client.close()
    trial.expect(max(late) <= LATE, f"{where}: one was closed {max(late):.1f} s after its time, median {statistics.median(late):.1f} s")
    trial.figures["closed_late"] = f"{max(late):.1f} s at most"
    waits.told(trial, where)


def crowd(trial: Trial) -> None:
    """5,000 clients of one address, of 5,000 networks, and 5,000 that drip: as many as may have a place, and an honest one is served"""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(most[0], 4 * CROWD), max(most[1], 4 * CROWD)))
    trial.undo.append(lambda: resource.setrlimit(resource.RLIMIT_NOFILE, most))
    for number in trial.turns(range(trial.rounds)):
        places = trial.server(trial.work / f"places-{number}", configuration=configuration(FULL))
        places.start()
        asyncio.run(flood(trial, places, False, PER_CLIENT))
        asyncio.run(flood(trial, places, True, IN_ALL))
        trial.expect(places.stop() == 0, "does not end in order")
        roomy = trial.server(trial.work / f"roomy-{number}", configuration=configuration(DRIPPING))
        roomy.start()
        asyncio.run(drip(trial, roomy))
        trial.expect(roomy.stop() == 0, "does not end in order")
