"""What the clients are made of: Debian packages, installed or only unpacked, and packages of npm and Maven of fixed versions."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from fault.server import ROOT

CACHE = ROOT / "target" / "interop"
FETCH_WITHIN = 300


class Missing(Exception):
    """Something that is needed cannot be had."""


def fetch(words: list[str], where: Path) -> str:
    """Runs a package manager in a folder."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(words, cwd=where, env=environment, capture_output=True, text=True, timeout=FETCH_WITHIN, check=False)
    if done.returncode != 0:
        raise Missing(f"{' '.join(words)}: {done.stderr.strip()[-2000:] or done.stdout.strip()[-2000:]}")
    return done.stdout


def as_root(what: str) -> None:
    if os.geteuid() != 0:
        raise Missing(f"{what} is missing, and only root can fetch it")


def install(*packages: str) -> None:
    """Installs what is not yet installed. Nothing that conflicts with an installed package belongs here."""
    lacking = [package for package in packages if not installed(package)]
    if not lacking:
        return
    as_root(", ".join(lacking))
    print(f"      installing {', '.join(lacking)}", flush=True)
    fetch(["apt-get", "update", "-qq"], ROOT)
    fetch(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "--no-remove", *lacking], ROOT)


def quietly(package: str) -> None:
    """Installs a package whose service must not start: the check starts it, with a configuration of its own."""
    if installed(package):
        return
    as_root(package)
    policy = Path("/usr/sbin/policy-rc.d")
    if policy.exists():
        install(package)
        return
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    try:
        install(package)
    finally:
        policy.unlink()


def command(name: str, package: str) -> None:
    """A program from wherever it came, else from Debian."""
    if shutil.which(name) is None:
        install(package)


def installed(package: str) -> bool:
    words = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout == "installed"


def unpacked(package: str) -> Path:
    """A package that must not be installed (it would push out another mail server, or start itself): its files, below the cache.
    Its shared libraries are installed."""
    place = CACHE / package
    if not place.is_dir():
        as_root(package)
        print(f"      unpacking {package}", flush=True)
        fetch(["apt-get", "update", "-qq"], ROOT)
        install(*libraries(package))
        download = fresh(place)
        fetch(["apt-get", "download", "-qq", package], download)
        for file in download.glob("*.deb"):
            fetch(["dpkg", "-x", str(file), str(download)], download)
            file.unlink()
        download.rename(place)
    return place


def libraries(package: str) -> list[str]:
    told = fetch(["apt-cache", "depends", "--no-recommends", "--no-suggests", package], ROOT)
    named = [line.split()[1] for line in told.splitlines() if line.strip().startswith("Depends: lib")]
    return [name for name in named if not name.startswith("<")]


def npm(package: str, version: str) -> Path:
    """The node_modules folder that holds this version of a package."""
    place = CACHE / f"{package}-{version}"
    if not place.is_dir():
        print(f"      fetching {package} {version}", flush=True)
        download = fresh(place)
        fetch(
            ["npm", "install", "--prefix", str(download), "--no-audit", "--no-fund", "--ignore-scripts", f"{package}@{version}"], download
        )
        download.rename(place)
    return place / "node_modules"


def maven(pom: Path) -> Path:
    """A folder with the jars that a pom.xml depends on."""
    place = CACHE / pom.parent.name
    if not place.is_dir():
        print(f"      fetching what {pom.relative_to(ROOT)} names", flush=True)
        download = fresh(place)
        fetch(["mvn", "-B", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={download}"], ROOT)
        download.rename(place)
    return place


def fresh(place: Path) -> Path:
    """An empty folder beside its final place: what was fetched only in part is never taken for whole."""
    folder = place.with_name(f"{place.name}.part")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
