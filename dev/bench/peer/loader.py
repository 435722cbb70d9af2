"""The client that makes load: one process for all runs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent.parent
CLASSES = ROOT / "dev/bench/target/classes"


def build() -> None:
    subprocess.run(
        ["mvn", "-B", "-q", "-ntp", "-P", "bench", "-pl", "dev/bench", "-am"]
        + ["-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "compile"],
        cwd=ROOT,
        check=True,
    )


class Loader:
    """Runs org.postern.bench.load.Load."""

    def __init__(self, java: str) -> None:
        self.process = subprocess.Popen(
            [java, "-Xmx2g", "-XX:+UseSerialGC", "-cp", str(CLASSES), "org.postern.bench.load.Load"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, word: str, **plan: int) -> dict[str, Any]:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(" ".join([word, *(f"{name}={value}" for name, value in plan.items())]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the load generator has ended")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)
