"""Python's smtplib: SMTPUTF8 when told to; no pipelining."""

from __future__ import annotations

import smtplib
import ssl

from interops.client import CLEAR, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand


def send(errand: Errand, mode: Mode) -> None:
    letter = errand.letter
    with smtplib.SMTP("127.0.0.1", errand.port, timeout=20) as client:
        if STARTTLS in mode:
            client.starttls(context=ssl.create_default_context(cafile=str(errand.place.certificate)))
        client.ehlo()
        options = ["SMTPUTF8", "BODY=8BITMIME"] if SMTPUTF8 in mode else []
        client.sendmail(letter.sender, letter.recipients, letter.octets, mail_options=options)


MODES = [CLEAR, STARTTLS, SMTPUTF8, SMTPUTF8 | STARTTLS]
CLIENT = Client(lambda: None, deliveries("Python smtplib", send, MODES))
