"""A mail server that is only unpacked finds its users and its fixed folders in a mount namespace that nobody else sees."""

from __future__ import annotations

from pathlib import Path

USERS = {"Debian-exim": 63001, "opensmtpd": 63002, "opensmtpq": 63003}
HIDDEN = ["/var/spool", "/var/lib", "/run"]
ENTER = """\
set -e
mount --bind "$1/passwd" /etc/passwd
mount --bind "$1/group" /etc/group
for place in $2; do mount -t tmpfs -o mode=755 none "$place"; done
for place in $3; do mkdir -p -m 711 "$place"; done
shift 3
exec "$@"
"""


def private(folder: Path, words: list[str], empty: tuple[str, ...] = ()) -> list[str]:
    """The command in a namespace of its own, where these folders are empty."""
    users = "".join(f"{name}:x:{number}:{number}::/nonexistent:/usr/sbin/nologin\n" for name, number in USERS.items())
    groups = "".join(f"{name}:x:{number}:\n" for name, number in USERS.items())
    (folder / "passwd").write_text(Path("/etc/passwd").read_text() + users)
    (folder / "group").write_text(Path("/etc/group").read_text() + groups)
    hidden = HIDDEN if empty else []
    return ["unshare", "--mount", "sh", "-c", ENTER, "private", str(folder), " ".join(hidden), " ".join(empty), *words]
