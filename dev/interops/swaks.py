"""swaks: pipelines when told to; no SMTPUTF8."""

from __future__ import annotations

from interops import need
from interops.client import CLEAR, PIPELINING, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand


def send(errand: Errand, mode: Mode) -> None:
    letter = errand.letter
    words = ["swaks", "--server", f"127.0.0.1:{errand.port}", "--from", letter.sender, "--to", ",".join(letter.recipients)]
    secure = ["--tls", "--tls-verify", "--tls-ca-path", str(errand.place.certificate)] if STARTTLS in mode else []
    pipelining = ["--pipeline"] if PIPELINING in mode else []
    content = errand.write("message", letter.local.removesuffix(b"\n"))  # it writes the last line end itself
    errand.run([*words, *secure, *pipelining, "--data", f"@{content}"])


MODES = [CLEAR, STARTTLS, PIPELINING]
CLIENT = Client(lambda: need.install("swaks", "libnet-ssleay-perl"), deliveries("swaks", send, MODES))
