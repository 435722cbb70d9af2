"""Postfix as sending server, with a configuration of its own: pipelines of itself, SMTPUTF8 when an address needs it; no BDAT."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from interops import need
from interops.client import PIPELINING, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import WITHIN, Errand

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
myhostname = sender.example.org
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
relayhost = [127.0.0.1]:{port}
local_transport = error:no local mail
smtp_host_lookup = native
smtp_tls_security_level = {level}
smtp_tls_CAfile = {certificate}
smtp_tls_secure_cert_match = mx.example.test
smtputf8_enable = yes
alias_maps =
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
"""
MASTERS = [Path("/usr/share/postfix/master.cf.dist"), Path("/etc/postfix/master.cf")]


def services() -> str:
    """Debian's, without the listening ones and without chroot."""
    lines = next(path for path in MASTERS if path.exists()).read_text().splitlines()
    named = [line for line in lines if re.match(r"\w\S* +(unix|unix-dgram|fifo|pass) ", line) or re.match(r"[ \t]", line)]
    return "".join(re.sub(r"^(\S+ +\S+ +\S+ +\S+ +)[y-] ", r"\1n ", line) + "\n" for line in named)


def send(errand: Errand, mode: Mode) -> None:
    letter, folder = errand.letter, errand.folder
    for name in ("conf", "queue", "data"):
        (folder / name).mkdir()
    errand.run(["chown", "postfix", str(folder / "data")])
    level = "secure" if STARTTLS in mode else "none"
    errand.write("conf/main.cf", MAIN.format(folder=folder, port=errand.port, level=level, certificate=errand.place.certificate))
    errand.write("conf/master.cf", services())
    errand.ending.callback(stop, errand)
    errand.run(["postfix", "-c", f"{folder}/conf", "start"])
    errand.run(["sendmail", "-C", f"{folder}/conf", "-i", "-f", letter.sender, *letter.recipients], letter.local)
    errand.kept()


def stop(errand: Errand) -> None:
    subprocess.run(["postfix", "-c", f"{errand.folder}/conf", "stop"], capture_output=True, timeout=WITHIN, check=False)
    log = errand.folder / "maillog"
    errand.told += log.read_text(errors="replace") if log.exists() else ""


MODES = [PIPELINING, STARTTLS, PIPELINING | SMTPUTF8, SMTPUTF8 | STARTTLS]
CLIENT = Client(lambda: need.install("postfix"), deliveries("Postfix", send, MODES))
