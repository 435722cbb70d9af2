"""File systems of our own on loop devices and in memory, and their power cut."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import time

from fault.trial import Trial

FS_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = (2).to_bytes(4, "little")
PACKAGES = {
    "strace": "strace",
    "mkfs.xfs": "xfsprogs",
    "mkfs.ext4": "e2fsprogs",
    "prlimit": "util-linux",
    "faketime": "faketime",
}


def run(*words: str) -> str:
    """A command; what it says belongs to the error when it fails."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def need(*commands: str) -> None:
    """Installs from Debian what is missing."""
    missing = sorted({PACKAGES[command] for command in commands if shutil.which(command) is None})
    if missing:
        print(f"  installing {' '.join(missing)}", flush=True)
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)


class Disk:
    """A file system in a file below the trial's folder, mounted over a loop device. It goes when the trial ends."""

    def __init__(self, trial: Trial, kind: str, size: str, *options: str) -> None:
        need(f"mkfs.{kind}")
        self.image = trial.work / f"{kind}.img"
        self.folder = trial.work / kind
        self.folder.mkdir()
        with self.image.open("wb") as image:
            image.truncate(int(size) << 20)
        run(f"mkfs.{kind}", "-q", *options, str(self.image))
        self.mounted = False
        trial.undo.append(self.unmount)
        self.mount()

    def mount(self) -> None:
        run("mount", "-o", "loop", str(self.image), str(self.folder))
        self.mounted = True

    def unmount(self) -> None:
        """The loop device goes with the mount. A killed process may hold a file for a moment longer."""
        for left in range(50, -1, -1):
            try:
                if self.mounted:
                    run("umount", str(self.folder))
                self.mounted = False
                return
            except RuntimeError:
                if left == 0:
                    raise
                time.sleep(0.1)

    def cut(self) -> int:
        """Cuts the power: nothing reaches the image any more, not even the journal in memory. The moment just before."""
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            before = time.monotonic_ns()
            fcntl.ioctl(folder, FS_IOC_SHUTDOWN, NO_LOG_FLUSH)
            return before
        finally:
            os.close(folder)
