"""The server as a process of its own, with a configuration made for the purpose."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path

from fault.kept import Kept

ROOT = Path(__file__).resolve().parent.parent.parent
START_WITHIN = 120.0

CONFIGURATION = """\
hostname: mx.example.test
data: {folder}/data
emails: {folder}/emails
domains:
  example.test: {{ mailboxes: [alice] }}
listeners:
  - {{ address: 127.0.0.1, port: 0 }}
ledger: {{ keep: 1d }}
policy: {{ trusted-networks: [127.0.0.0/8] }}   # nobody asks the real DNS
limits:
  min-free: 1MiB
  message-size: 128KiB
  message-memory: 8KiB
  messages-per-session: 100000
  sessions-per-client: 1000
  sessions-per-network: 1000
"""


class NoStart(Exception):
    """The server did not come to be ready."""


class Server:
    """Any number of processes, one after the other, over one folder for mail and index."""

    def __init__(
        self, command: list[str], work: Path, folder: Path, prefix: list[str] | None = None, configuration: str = CONFIGURATION
    ) -> None:
        self.command = command
        self.prefix = prefix or []
        self.work = work
        self.folder = folder
        self.emails = folder / "emails"
        self.kept = Kept(self.emails)
        self.number = 0
        self.ports: list[int] = []
        self.process: subprocess.Popen[bytes] | None = None
        self.configuration = work / "postern.yaml"
        self.configuration.write_text(configuration.format(folder=folder), encoding="utf-8")

    @property
    def port(self) -> int:
        """That of the first listener."""
        return self.ports[0]

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def arguments(self, word: str, *more: str) -> list[str]:
        return [*self.command, word, "--config", str(self.configuration), *more]

    def start(self) -> float:
        """Starts a process and waits until it is ready; the seconds that took."""
        self.number += 1
        out, log = self.work / f"out-{self.number}", self.work / f"log-{self.number}"
        began = time.monotonic()
        with out.open("wb") as to_out, log.open("wb") as to_log:
            self.process = subprocess.Popen([*self.prefix, *self.arguments("serve")], stdout=to_out, stderr=to_log)
        while time.monotonic() < began + START_WITHIN:
            ready = re.search(r"^ready .*\n", out.read_text(), re.MULTILINE)
            if ready:
                self.ports = [int(port) for port in re.findall(r" 127\.0\.0\.1:(\d+)", ready[0])]
                return time.monotonic() - began
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise NoStart(f"exit code {self.process.poll()}: " + (out.read_text() + log.read_text())[-2000:])

    def log(self) -> str:
        return (self.work / f"log-{self.number}").read_text(errors="replace")

    def logs(self, words: str) -> None:
        """Waits until this process has logged that, for as long as it lives."""
        ends = time.monotonic() + START_WITHIN
        while words not in self.log():
            if not self.is_alive() or time.monotonic() > ends:
                raise NoStart(f"never logged: {words}")
            time.sleep(0.05)

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """SIGKILL."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(90)
        except subprocess.TimeoutExpired:
            self.kill()
            return -signal.SIGKILL

    def leftovers(self) -> list[str]:
        """What lies under temporary names; between two processes that must be nothing."""
        return sorted(path.name for path in (self.emails / ".postern" / "tmp").iterdir())

    def ask(self, word: str, *more: str) -> subprocess.CompletedProcess[str]:
        """Another command over the same folders."""
        return subprocess.run(self.arguments(word, *more), capture_output=True, text=True, timeout=900, check=False)

    def run(self, word: str) -> tuple[int, str]:
        """Its exit code and its last line."""
        done = self.ask(word)
        return done.returncode, (done.stdout.strip().splitlines() or [done.stderr.strip()])[-1]
