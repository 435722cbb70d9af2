"""Exim as sending server: pipelines and uses BDAT of itself, SMTPUTF8 when the message it got was such."""

from __future__ import annotations

import os
from pathlib import Path

from interops import need
from interops.client import CHUNKING, PIPELINING, SMTPUTF8, STARTTLS, Client, Mode, deliveries
from interops.errand import Errand
from interops.private import USERS, private

SETTINGS = """\
primary_hostname = sender.example.org
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
log_selector = +all
keep_environment =
exim_path = {program}
smtputf8_advertise_hosts = *
acl_smtp_rcpt = accept

begin routers
onwards:
  driver = manualroute
  route_list = * 127.0.0.1 byname
  self = send
  transport = onwards

begin transports
onwards:
  driver = smtp
  port = {port}
  allow_localhost
  hosts_try_chunking = {chunking}
  {tls}
"""
TLS = """\
hosts_require_tls = *
  tls_verify_hosts = *
  tls_verify_certificates = {certificate}
  tls_verify_cert_hostnames =
"""


def prepare() -> Path:
    need.unpacked("exim4-base")
    return need.unpacked("exim4-daemon-light") / "usr/sbin/exim4"


def send(errand: Errand, mode: Mode) -> None:
    letter, folder = errand.letter, errand.folder
    os.chown(folder, USERS["Debian-exim"], USERS["Debian-exim"])
    tls = TLS.format(certificate=errand.place.certificate) if STARTTLS in mode else "hosts_avoid_tls = *"
    chunking = "*" if CHUNKING in mode else ""
    settings = errand.write("exim.conf", SETTINGS.format(program=prepare(), folder=folder, port=errand.port, chunking=chunking, tls=tls))
    parameters = " SMTPUTF8 BODY=8BITMIME" if SMTPUTF8 in mode else ""
    envelope = [f"MAIL FROM:<{letter.sender}>{parameters}", *(f"RCPT TO:<{recipient}>" for recipient in letter.recipients)]
    spoken = "\r\n".join(["EHLO here", *envelope, "DATA", ""]).encode()
    words = [str(prepare()), "-C", str(settings), "-odf", "-bs"]
    try:
        errand.run(private(folder, words), spoken + letter.dotted + b"QUIT\r\n")
    finally:
        errand.told += "".join(log.read_text(errors="replace") for log in sorted(folder.glob("*log")))


BOTH, SECURE = PIPELINING | CHUNKING, CHUNKING | STARTTLS
MODES = [BOTH, SECURE, BOTH | SMTPUTF8, SECURE | SMTPUTF8, PIPELINING, STARTTLS]
CLIENT = Client(prepare, deliveries("Exim", send, MODES, chunked=r"(?m) => .* K( |$)"))
