"""The PROXY protocol: headers of both versions by hand and from HAProxy, each before a whole message; unlisted peers."""

from __future__ import annotations

import smtplib
import socket
import ssl
import struct
import time
from ipaddress import ip_address
from pathlib import Path

from interops import need
from interops.client import CLEAR, STARTTLS, Check, Client, Mode, difference, word
from interops.errand import Errand, Wrong
from interops.place import LISTED, UNLISTED

SIGNATURE = b"\r\n\r\n\0\r\nQUIT\n"
ADDRESSES = {"IPv4": ("198.51.100.7", "127.0.0.1"), "IPv6": ("2001:db8::7", "::1")}
BEHIND = "127.0.0.2"
HAPROXY = """\
defaults
  mode tcp
  timeout connect 10s
  timeout client 60s
  timeout server 60s
listen mail
  bind 127.0.0.1:{own}
  server mx 127.0.0.1:{port} {option}
"""


def header(version: str, family: str) -> bytes:
    source, target = map(ip_address, ADDRESSES[family])
    if version == "v1":
        return f"PROXY TCP{source.version} {source} {target} 4711 25\r\n".encode()
    addresses = source.packed + target.packed + struct.pack("!HH", 4711, 25)
    return SIGNATURE + bytes([0x21, 0x11 if source.version == 4 else 0x21]) + struct.pack("!H", len(addresses)) + addresses


class Proxied(smtplib.SMTP):
    """A client whose connection begins with some octets."""

    def __init__(self, port: int, first: bytes, source: str = "127.0.0.1") -> None:
        self.first = first
        super().__init__("127.0.0.1", port, timeout=20, source_address=(source, 0))

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        made: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        made.sendall(self.first)
        return made


def deliver(errand: Errand, client: smtplib.SMTP, address: str, mode: Mode) -> None:
    """A whole message, stored as that of the client whom the header names."""
    with client:
        if STARTTLS in mode:
            client.starttls(context=ssl.create_default_context(cafile=str(errand.place.certificate)))
        client.sendmail(errand.letter.sender, errand.letter.recipients, errand.letter.octets)
    kept = errand.kept()
    if (kept.client, kept.session("client")) != (address, address):
        raise Wrong(f"Received from {kept.client}, X-Postern-Session client={kept.session('client')}, not {address}")
    if kept.protocol != word(mode):
        raise Wrong(f"Received with {kept.protocol}")
    if kept.body != errand.letter.body:
        raise Wrong(f"the body differs: {difference(errand.letter.body, kept.body)}")


def listed(version: str, family: str, mode: Mode) -> Check:
    def run(errand: Errand) -> None:
        deliver(errand, Proxied(errand.port, header(version, family)), ADDRESSES[family][0], mode)

    return Check(f"PROXY {version} of {family} from a listed peer, {mode.words}", False, LISTED, run)


def closed(name: str, listener: int, first: bytes) -> Check:
    """Nobody is served: the connection ends, and not one reply was positive."""

    def run(errand: Errand) -> None:
        with socket.create_connection(("127.0.0.1", errand.port), timeout=20) as peer:
            heard = b""
            try:
                peer.sendall(first + b"EHLO x\r\n")
                while octets := peer.recv(4096):
                    heard += octets
            except ConnectionResetError:
                pass
        if b"250" in heard:
            raise Wrong(f"the server said {heard!r}")

    return Check(f"{name}, closed", False, listener, run)


def haproxy() -> Path:
    return need.unpacked("haproxy") / "usr/sbin/haproxy"


def behind(version: str, option: str, mode: Mode) -> Check:
    def run(errand: Errand) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            own = free.getsockname()[1]
        settings = errand.write("haproxy.cfg", HAPROXY.format(own=own, port=errand.port, option=option))
        errand.start([str(haproxy()), "-db", "-f", str(settings)])
        deliver(errand, patient(own), BEHIND, mode)

    return Check(f"HAProxy, PROXY {version}, {mode.words}", False, LISTED, run)


def patient(port: int) -> smtplib.SMTP:
    """A client that waits until somebody listens."""
    for _ in range(100):
        try:
            return Proxied(port, b"", BEHIND)
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise Wrong("HAProxy does not start")


CHECKS = [
    *(listed(version, family, CLEAR) for version in ("v1", "v2") for family in ADDRESSES),
    *(listed(version, "IPv4", STARTTLS) for version in ("v1", "v2")),
    *(closed(f"PROXY {version} from an unlisted peer", UNLISTED, header(version, "IPv4")) for version in ("v1", "v2")),
    closed("a listed peer without a PROXY header", LISTED, b""),
    *(behind(version, option, mode) for version, option in (("v1", "send-proxy"), ("v2", "send-proxy-v2")) for mode in (CLEAR, STARTTLS)),
]
CLIENT = Client(haproxy, CHECKS)
