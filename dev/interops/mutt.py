"""mutt: writes the header itself; SMTPUTF8 when an address needs it; no pipelining. Says HELO when it needs no extension."""

from __future__ import annotations

from interops import need
from interops.client import HELO, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand

SETTINGS = """\
set smtp_url="smtp://127.0.0.1:{port}"
set ssl_starttls={tls} ssl_force_tls={tls}
set certificate_file="{certificate}"
set from="{sender}" envelope_from_address="{sender}" use_envelope_from=yes
set charset=utf-8 send_charset="us-ascii:utf-8" idn_encode=no copy=no
"""


def send(errand: Errand, mode: Mode) -> None:
    letter, place = errand.letter, errand.place
    tls = "yes" if STARTTLS in mode else "no"
    settings = SETTINGS.format(port=errand.port, tls=tls, certificate=place.certificate, sender=letter.sender)
    environment = {"HOME": str(errand.folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "dumb"}
    words = ["mutt", "-n", "-F", str(errand.write("muttrc", settings)), "-s", letter.subject, "--", *letter.recipients]
    errand.run(words, letter.text.encode(), environment)


MODES = [HELO, STARTTLS, SMTPUTF8, SMTPUTF8 | STARTTLS]
CLIENT = Client(lambda: need.install("mutt"), deliveries("mutt", send, MODES))
