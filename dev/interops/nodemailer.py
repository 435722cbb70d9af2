"""nodemailer: SMTPUTF8 when an address needs it; no pipelining."""

from __future__ import annotations

import json
import os
from pathlib import Path

from interops import need
from interops.client import CLEAR, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand

VERSION = "10.6.0"
SCRIPT = Path(__file__).with_name("nodemailer.cjs")


def modules() -> Path:
    need.command("npm", "npm")
    return need.npm("nodemailer", VERSION)


def send(errand: Errand, mode: Mode) -> None:
    letter, secure = errand.letter, STARTTLS in mode
    server = {"host": "127.0.0.1", "port": errand.port, "ignoreTLS": not secure, "requireTLS": secure, "debug": True, "logger": True}
    order = {"server": server, "envelope": {"from": letter.sender, "to": letter.recipients}, "ca": str(errand.place.certificate)}
    errand.run(["node", str(SCRIPT), json.dumps(order)], letter.octets, os.environ | {"NODE_PATH": str(modules())})


MODES = [CLEAR, STARTTLS, SMTPUTF8, SMTPUTF8 | STARTTLS]
CLIENT = Client(modules, deliveries("nodemailer", send, MODES))
