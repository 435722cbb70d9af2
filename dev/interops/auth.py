"""Clients that say who they are: each by the mechanisms it knows, behind STARTTLS; GNU SASL binds to the TLS channel."""

from __future__ import annotations

import smtplib
import ssl
import subprocess
from collections.abc import Callable

from interops import need
from interops.client import STARTTLS, Check, Client, stored
from interops.errand import WITHIN, Errand, Wrong
from interops.place import AUTH

USER = "alice@example.test"
PASSWORD = "pencil-Pocket 7~<>&"
Send = Callable[[Errand, str], None]


def curl(errand: Errand, mechanism: str) -> None:
    letter = errand.letter
    words = ["curl", "-sv", "--url", f"smtp://127.0.0.1:{errand.port}", "--ssl-reqd", "--cacert", str(errand.place.certificate)]
    words += ["--login-options", f"AUTH={mechanism}", "-u", f"{USER}:{PASSWORD}", "--mail-from", letter.sender]
    errand.run([*words, *(word for recipient in letter.recipients for word in ("--mail-rcpt", recipient)), "-T", "-"], letter.octets)


def swaks(errand: Errand, mechanism: str) -> None:
    letter = errand.letter
    words = ["swaks", "--server", f"127.0.0.1:{errand.port}", "--tls", "--tls-verify", "--tls-ca-path", str(errand.place.certificate)]
    words += ["--auth", mechanism, "--auth-user", USER, "--auth-password", PASSWORD]
    content = errand.write("message", letter.local.removesuffix(b"\n"))
    errand.run([*words, "--from", letter.sender, "--to", ",".join(letter.recipients), "--data", f"@{content}"])


def python(errand: Errand, mechanism: str) -> None:
    letter = errand.letter
    with smtplib.SMTP("127.0.0.1", errand.port, timeout=20) as client:
        client.starttls(context=ssl.create_default_context(cafile=str(errand.place.certificate)))
        client.ehlo()
        client.user, client.password = USER, PASSWORD
        client.auth(mechanism, client.auth_plain if mechanism == "PLAIN" else client.auth_login)
        client.sendmail(letter.sender, letter.recipients, letter.octets)


def msmtp(errand: Errand, mechanism: str) -> None:
    letter = errand.letter
    words = ["msmtp", "--debug", "--host=127.0.0.1", f"--port={errand.port}", f"--auth={mechanism.lower()}", f"--user={USER}"]
    words += [f"--passwordeval=cat {errand.write('password', PASSWORD)}", "--tls=on", "--tls-starttls=on"]
    words += [f"--tls-trust-file={errand.place.certificate}", f"--from={letter.sender}", "--", *letter.recipients]
    errand.run(words, letter.local)


def bound(errand: Errand, mechanism: str) -> None:
    """Signs in and leaves: whether it believes the server is its exit code."""
    words = ["gsasl", "--client", "--smtp", "--starttls", f"--x509-ca-file={errand.place.certificate}", f"--mechanism={mechanism}"]
    errand.run([*words, f"--authentication-id={USER}", f"--password={PASSWORD}", "localhost", str(errand.port)])
    if "235 2.7.0" not in errand.told or f"AUTH {mechanism}" not in errand.told:
        raise Wrong(f"not signed in by {mechanism}")


def delivery(name: str, send: Send, mechanism: str) -> Check:
    def run(errand: Errand) -> None:
        enroll(errand)
        errand.letter.sender = USER
        send(errand, mechanism)
        wrong = [*stored(errand, STARTTLS, authenticated=True)]
        if errand.kept().session("auth") != USER:
            wrong.append(f"X-Postern-Session has auth={errand.kept().session('auth')}")
        if f"auth=pass smtp.auth={USER}" not in errand.kept().field("Authentication-Results").replace("\t", " "):
            wrong.append(f"Authentication-Results: {errand.kept().field('Authentication-Results')}")
        if wrong:
            raise Wrong("; ".join(wrong))

    return Check(f"{name}, {mechanism}", False, AUTH, run)


def binding(mechanism: str) -> Check:
    def run(errand: Errand) -> None:
        enroll(errand)
        bound(errand, mechanism)

    return Check(f"GNU SASL, {mechanism}", False, AUTH, run)


def enroll(errand: Errand) -> None:
    """The user, once; the server that runs sees it."""
    if (errand.place.work / "data" / "users").exists():
        return
    words = [*errand.place.server.arguments("user"), "add", USER]
    done = subprocess.run(words, input=PASSWORD.encode(), capture_output=True, timeout=WITHIN, check=False)
    if done.returncode != 0:
        raise Wrong(f"postern user add: {done.stderr.decode(errors='replace')}")


def prepare() -> None:
    need.command("curl", "curl")
    need.install("swaks", "libnet-ssleay-perl", "msmtp", "gsasl")


CLIENT = Client(
    prepare,
    [
        *(delivery("curl", curl, mechanism) for mechanism in ("PLAIN", "LOGIN")),
        *(delivery("swaks", swaks, mechanism) for mechanism in ("PLAIN", "LOGIN")),
        *(delivery("Python smtplib", python, mechanism) for mechanism in ("PLAIN", "LOGIN")),
        *(delivery("msmtp", msmtp, mechanism) for mechanism in ("SCRAM-SHA-256", "PLAIN", "LOGIN")),
        binding("SCRAM-SHA-256-PLUS"),
    ],
)
