"""s-nail: writes the header itself; neither pipelining nor SMTPUTF8. Says HELO, also under TLS, when it needs no extension."""

from __future__ import annotations

from interops import need
from interops.client import HELO, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand


def send(errand: Errand, mode: Mode) -> None:
    letter = errand.letter
    settings = [
        f"mta=smtp://localhost:{errand.port}",
        "smtp-auth=none",
        f"from={letter.sender}",
        "v15-compat=yes",
        "hostname=sender.example.org",
        f"DEAD={errand.folder}/dead",
    ]
    if STARTTLS in mode:
        settings += ["smtp-use-starttls", "tls-verify=strict", f"tls-ca-file={errand.place.certificate}"]
    given = [word for setting in settings for word in ("-S", setting)]
    environment = {"HOME": str(errand.folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    errand.run(["s-nail", "-:/", "-v", *given, "-s", letter.subject, *letter.recipients], letter.text.encode(), environment)


CLIENT = Client(lambda: need.install("s-nail"), deliveries("s-nail", send, [HELO, HELO | STARTTLS]))
