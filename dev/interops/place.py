"""The server under test, and a certificate that the clients verify."""

from __future__ import annotations

import subprocess
from pathlib import Path

from fault.server import Server
from interops import need

CONFIGURATION = """\
hostname: mx.example.test
data: {folder}/data
emails: {folder}/emails
domains:
  example.test: {{ mailboxes: [alice, bob, ελένη] }}
listeners:
  - {{ address: 127.0.0.1, port: 0, tls: starttls }}
  - {{ address: 127.0.0.1, port: 0, proxy-protocol: [192.0.2.0/24] }}
  - {{ address: 127.0.0.1, port: 0, proxy-protocol: [127.0.0.0/8], tls: starttls }}
  - {{ address: 127.0.0.1, port: 0, tls: starttls, auth: true }}
tls: {{ certificate: {folder}/certificate.pem, key: {folder}/key.pem }}
limits: {{ min-free: 16MiB, message-memory: 8KiB, sessions-per-client: 1000, sessions-per-network: 1000 }}
policy: {{ trusted-networks: [127.0.0.0/8, 198.51.100.0/24, "2001:db8::/32"] }}   # nobody asks the real DNS
"""
OPEN, UNLISTED, LISTED, AUTH = range(4)


class Place:
    """A running server with an empty store."""

    def __init__(self, work: Path, command: list[str]) -> None:
        self.work = work
        self.work.chmod(0o755)
        self.certificate = work / "certificate.pem"
        need.command("openssl", "openssl")
        self.certify(work / "key.pem")
        self.server = Server(command, work, work, configuration=CONFIGURATION)

    def certify(self, key: Path) -> None:
        names = "subjectAltName=DNS:mx.example.test,DNS:localhost,IP:127.0.0.1"
        words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        words += ["-addext", names, "-keyout", str(key), "-out", str(self.certificate)]
        subprocess.run(words, check=True, capture_output=True)
