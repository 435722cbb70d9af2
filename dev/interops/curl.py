"""curl: sends the octets it is given; SMTPUTF8 when an address needs it; no pipelining."""

from __future__ import annotations

from interops import need
from interops.client import CLEAR, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand


def send(errand: Errand, mode: Mode) -> None:
    letter = errand.letter
    words = ["curl", "-sv", "--url", f"smtp://127.0.0.1:{errand.port}", "--mail-from", letter.sender]
    words += [word for recipient in letter.recipients for word in ("--mail-rcpt", recipient)]
    secure = ["--ssl-reqd", "--cacert", str(errand.place.certificate)] if STARTTLS in mode else []
    errand.run([*words, *secure, "-T", "-"], letter.octets)


MODES = [CLEAR, STARTTLS, SMTPUTF8, SMTPUTF8 | STARTTLS]
CLIENT = Client(lambda: need.command("curl", "curl"), deliveries("curl", send, MODES))
