"""Postfix with a configuration of its own: nothing of an installed one is touched. Delivers to a Maildir."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from peer import processes

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/lib
myhostname = mx.example.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
virtual_mailbox_domains = example.test
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ alice@example.test=alice/ }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_relay_restrictions = reject_unauth_destination
smtpd_tls_security_level = may
smtpd_tls_cert_file = {work}/cert.pem
smtpd_tls_key_file = {work}/key.pem
smtp_host_lookup = native
smtpd_peername_lookup = no
message_size_limit = 52428800
virtual_mailbox_limit = 0
default_process_limit = 200
syslog_name = postfix-bench
"""


def free_port() -> int:
    with socket.socket() as anyone:
        anyone.bind(("127.0.0.1", 0))
        port: int = anyone.getsockname()[1]
        return port


class Postfix:
    """A master and its processes."""

    name = "Postfix"

    def __init__(self, work: Path) -> None:
        self.work = work
        self.folder = work / "postfix"
        self.mail = self.folder / "mail"
        self.port = free_port()
        self.pid = 0
        self.etc = self.folder / "etc"
        self.make()

    def make(self) -> None:
        user = pwd.getpwnam("postfix")
        for name in ("etc", "queue", "lib", "mail"):
            (self.folder / name).mkdir(parents=True)
        for name in ("lib", "mail"):
            os.chown(self.folder / name, user.pw_uid, user.pw_gid)
        settings = {"folder": self.folder, "work": self.work, "uid": user.pw_uid, "gid": user.pw_gid}
        (self.etc / "main.cf").write_text(MAIN.format(**settings))
        services = Path("/usr/share/postfix/master.cf.dist").read_text()
        services = re.sub(r"^smtp +inet .*", f"127.0.0.1:{self.port} inet n - n - - smtpd", services, flags=re.MULTILINE)
        services = re.sub(r"^(\S+ +(?:unix|fifo) +\S+ +\S+ +)[y-]", r"\1n", services, flags=re.MULTILINE)
        (self.etc / "master.cf").write_text(services)

    def start(self) -> float:
        """Starts it; the seconds until it greets a client."""
        began = time.monotonic()
        subprocess.run(["postfix", "-c", str(self.etc), "start"], check=True, capture_output=True)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=10) as client:
                    if client.recv(3) == b"220":
                        break
            except OSError:
                time.sleep(0.005)
        self.pid = int((self.folder / "queue/pid/master.pid").read_text())
        return time.monotonic() - began

    def cpu(self) -> float:
        return processes.cpu(self.pid)

    def memory(self) -> int:
        return processes.memory(self.pid)

    def settle(self) -> None:
        """Waits until the queue is empty, that is, until everything is in the Maildir."""
        for _ in range(1200):
            if not any(self.queued(name) for name in ("maildrop", "incoming", "active", "deferred")):
                return
            time.sleep(0.1)
        raise RuntimeError("Postfix does not deliver what it has taken")

    def queued(self, name: str) -> bool:
        return any(files for _, _, files in os.walk(self.folder / "queue" / name))

    def empty(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)
        self.make()

    def stop(self) -> None:
        if self.pid:
            subprocess.run(["postfix", "-c", str(self.etc), "stop"], check=False, capture_output=True)
            self.pid = 0
