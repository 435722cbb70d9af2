"""msmtp: pipelines of itself; no SMTPUTF8."""

from __future__ import annotations

from interops import need
from interops.client import PIPELINING, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand


def send(errand: Errand, mode: Mode) -> None:
    letter = errand.letter
    words = ["msmtp", "--debug", "--host=127.0.0.1", f"--port={errand.port}", "--auth=off", f"--from={letter.sender}"]
    secure = ["--tls=on", "--tls-starttls=on", f"--tls-trust-file={errand.place.certificate}"] if STARTTLS in mode else ["--tls=off"]
    errand.run([*words, *secure, "--", *letter.recipients], letter.local)


CLIENT = Client(lambda: need.install("msmtp"), deliveries("msmtp", send, [PIPELINING, STARTTLS]))
