"""OpenSMTPD as sending server: neither pipelining nor SMTPUTF8."""

from __future__ import annotations

import time
from pathlib import Path

from interops import need
from interops.client import CLEAR, STARTTLS, Client, Mode, deliveries
from interops.errand import WITHIN, Errand, Wrong
from interops.private import USERS, private

SETTINGS = """\
ca "server" cert "{certificate}"
listen on socket
action "onwards" relay host "{scheme}://localhost:{port}" helo "sender.example.org" {ca}
match from any for any action "onwards"
"""
FOLDERS = ("/var/spool/smtpd", "/var/lib/opensmtpd/empty")
SOCKET = "run/smtpd.sock"


def prepare() -> Path:
    return need.unpacked("opensmtpd") / "usr/sbin"


def send(errand: Errand, mode: Mode) -> None:
    letter, folder = errand.letter, errand.folder
    scheme, ca = ("smtp+tls", 'ca "server"') if STARTTLS in mode else ("smtp+notls", "")
    settings = SETTINGS.format(certificate=errand.place.certificate, scheme=scheme, port=errand.port, ca=ca)
    words = [str(prepare() / "smtpd"), "-d", "-v", "-f", str(errand.write("smtpd.conf", settings))]
    server = errand.start(private(folder, words, FOLDERS))
    socket = Path(f"/proc/{server.pid}/root") / SOCKET
    until = time.monotonic() + WITHIN
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > until:
            raise Wrong("smtpd does not start")
        time.sleep(0.05)
    sendmail = folder / "sendmail"
    sendmail.symlink_to(prepare() / "smtpctl")
    inside = ["nsenter", f"--target={server.pid}", "--mount", f"--setgid={USERS['opensmtpq']}", str(sendmail)]
    errand.run([*inside, "-i", "-f", letter.sender, *letter.recipients], letter.local)
    errand.kept()


CLIENT = Client(prepare, deliveries("OpenSMTPD", send, [CLEAR, STARTTLS]))
