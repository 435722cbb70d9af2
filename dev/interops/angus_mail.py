"""Angus Mail (Jakarta Mail): SMTPUTF8 when allowed to, CHUNKING when given a chunk size; no pipelining."""

from __future__ import annotations

import os
import re
from pathlib import Path

from interops import need
from interops.client import CHUNKING, CLEAR, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand

FOLDER = Path(__file__).with_name("angus")


def jars() -> Path:
    need.command("mvn", "maven")
    need.command("java", "default-jdk-headless")
    return need.maven(FOLDER / "pom.xml")


def send(errand: Errand, mode: Mode) -> None:
    letter = errand.letter
    properties = {"mail.debug": "true", "mail.smtp.host": "127.0.0.1", "mail.smtp.port": errand.port, "mail.smtp.from": letter.sender}
    if STARTTLS in mode:
        properties |= {"mail.smtp.starttls.required": "true", "mail.smtp.ssl.trust": "127.0.0.1"}
    if SMTPUTF8 in mode:
        properties |= {"mail.mime.allowutf8": "true", "mail.smtp.allow8bitmime": "true"}
    if CHUNKING in mode:
        properties |= {"mail.smtp.chunksize": 4096}
        errand.body = re.sub(rb"(?m)^\.", b"..", letter.body)  # 2.0.5 doubles dots also after BDAT: they are content there
    listed = [f"{name}={value}" for name, value in properties.items()]
    words = ["java", "-Dfile.encoding=UTF-8", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", f"{jars()}/*"]
    words += [str(FOLDER / "Send.java"), ",".join(letter.recipients), *listed]
    errand.run(words, letter.octets, os.environ | {"LC_ALL": "C.UTF-8"})


MODES = [CLEAR, STARTTLS, SMTPUTF8, SMTPUTF8 | STARTTLS, CHUNKING, CHUNKING | STARTTLS, CHUNKING | SMTPUTF8 | STARTTLS]
CLIENT = Client(jars, deliveries("Angus Mail", send, MODES, chunked=r"BDAT \d+ LAST\n"))
