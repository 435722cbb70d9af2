"""One check under way: a letter, the port to bring it to, a folder, and what client and relay had to say."""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

from interops.kept import Kept, find
from interops.letter import Letter
from interops.place import Place
from interops.tap import Tap

WITHIN = 40.0


class Wrong(Exception):
    """Something is not as it has to be."""


class Errand:
    """Everything in it ends with it: the folder, the relay, processes."""

    def __init__(self, place: Place, utf8: bool = False, listener: int = 0) -> None:
        self.place = place
        self.letter = Letter(utf8)
        self.ending = ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="errand-", dir=place.work))
        self.folder.chmod(0o755)
        self.tap = Tap(place.server.ports[listener])
        self.ending.callback(self.tap.close)
        self.port = self.tap.port
        self.told = ""
        self.body = self.letter.body  # to be stored

    def __enter__(self) -> Errand:
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.close()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, words: list[str], given: bytes = b"", environment: dict[str, str] | None = None) -> None:
        """A program that ends by itself, and well."""
        try:
            done = subprocess.run(
                words,
                input=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=WITHIN,
                cwd=self.folder,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            self.told += (late.stdout or b"").decode(errors="replace")
            raise Wrong(f"{words[0]} does not end in {WITHIN:.0f} s") from late
        self.told += done.stdout.decode(errors="replace")
        if done.returncode != 0:
            raise Wrong(f"{words[0]} ends with {done.returncode}")

    def start(self, words: list[str]) -> subprocess.Popen[bytes]:
        """A program that runs until the errand is over."""
        log = self.folder / "output"
        with log.open("wb") as output:
            process = subprocess.Popen(words, stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd=self.folder)
        self.ending.callback(self.end, process, log)
        return process

    def end(self, process: subprocess.Popen[bytes], log: Path) -> None:
        process.terminate()
        try:
            process.wait(WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.told += log.read_text(errors="replace")

    def kept(self) -> Kept:
        """The one stored message that holds the word of the letter."""
        found = find(self.place.server.emails, self.letter.word.encode(), WITHIN / 2)
        if len(found) != 1:
            raise Wrong(f"stored {len(found)} times")
        return Kept(found[0].read_bytes())
