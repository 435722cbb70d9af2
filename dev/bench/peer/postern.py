"""This server, as its launcher starts it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from peer import processes
from peer.loader import ROOT

CONFIGURATION = """\
hostname: mx.example.test
data: {folder}/data
emails: {folder}/emails
domains:
  example.test: {{ mailboxes: [alice] }}
listeners:
  - {{ address: 127.0.0.1, port: 0, tls: starttls }}
tls: {{ certificate: {work}/cert.pem, key: {work}/key.pem }}
policy: {{ trusted-networks: [127.0.0.0/8] }}   # Postfix asks no DNS either
limits:
  messages-per-session: 100000
  sessions: 20000
  sessions-per-client: 20000
  sessions-per-network: 20000
"""

TEXT: Any = {"capture_output": True, "text": True, "check": False}


class Postern:
    """One process over one folder."""

    name = "Postern"

    def __init__(self, work: Path, command: Path = ROOT / "postern") -> None:
        self.command = command
        self.work = work
        self.folder = work / "postern"
        self.mail = self.folder / "emails"
        self.folder.mkdir(exist_ok=True)
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.configuration = work / "postern.yaml"
        self.configuration.write_text(CONFIGURATION.format(folder=self.folder, work=work))

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def java(self) -> Path:
        """The folder of the Java that the launcher takes."""
        told = subprocess.run([str(self.command), "config", "show"], env=self.options("-XshowSettings:properties"), **TEXT)
        found = re.search(r"java\.home = (\S+)", told.stderr + told.stdout)
        if found is None:
            raise RuntimeError(f"the launcher does not say which Java it takes: {told.stderr[-500:]}")
        return Path(found[1])

    def options(self, java: str) -> dict[str, str]:
        return os.environ | {"POSTERN_JAVA_OPTS": java}

    def start(self, java: str = "") -> float:
        """Starts it, with further options of Java; the seconds until it says that it is ready."""
        out = self.work / "postern.out"
        began = time.monotonic()
        with out.open("wb") as to_out, (self.work / "postern.log").open("wb") as to_log:
            command = [str(self.command), "serve", "--config", str(self.configuration)]
            self.process = subprocess.Popen(command, stdout=to_out, stderr=to_log, env=self.options(java))
        while self.process.poll() is None and time.monotonic() < began + 300:
            ready = re.search(r"^ready 127\.0\.0\.1:(\d+)", out.read_text(), re.MULTILINE)
            if ready:
                self.port = int(ready[1])
                return time.monotonic() - began
            time.sleep(0.005)
        raise RuntimeError(f"no start: {out.read_text()}{(self.work / 'postern.log').read_text()[-2000:]}")

    def cpu(self) -> float:
        return processes.cpu(self.pid)

    def memory(self) -> int:
        return processes.memory(self.pid)

    def settle(self) -> None:
        """Waits until the index has what the store has, that is, until nothing is done any more."""
        before = self.cpu()
        for _ in range(300):
            time.sleep(0.2)
            now = self.cpu()
            if now - before < 0.02:
                return
            before = now

    def empty(self) -> None:
        """Stops it and takes what it has stored away."""
        self.stop()
        shutil.rmtree(self.folder)
        self.folder.mkdir()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(90)
            self.process = None
