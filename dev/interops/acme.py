"""An authority that speaks ACME: Debian's pebble, with the name server of its own tests, issues to a server of this check alone. It comes
to look over HTTP and over TLS, forgets nonces, refuses, is away, and issues for seconds only, so that renewal is seen."""

from __future__ import annotations

import json
import smtplib
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Callable

from fault.server import Server
from interops import need
from interops.client import Check, Client
from interops.errand import Errand, Wrong

WITHIN = 60.0
HOST, POLICY = "mx.example.test", "mta-sts.example.test"
CONFIGURATION = """\
hostname: mx.example.test
data: {folder}/data
emails: {folder}/emails
domains:
  example.test: {{ mailboxes: [alice, bob] }}
listeners: [{{ address: 127.0.0.1, port: 0, tls: starttls }}]
https: {{ address: 127.0.0.1, port: PORT-OF-HTTPS }}
mta-sts: {{ mode: enforce }}
acme:
  directory: https://localhost:PORT-OF-PEBBLE/dir
  agree-terms: true
  contact: [postmaster@example.test]
  challenges: [CHALLENGES]
  http-address: 127.0.0.1
  http-port: PORT-OF-HTTP
  roots: {folder}/pebble.pem
  retry-time: 1s
limits: {{ min-free: 16MiB }}
policy: {{ trusted-networks: [127.0.0.0/8] }}   # nobody asks the real DNS
"""


def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Authority:
    """Pebble on ports of its own, which resolves every name to this machine."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.port, self.management, self.dns = free(), free(), free()
        self.http, self.https = free(), free()
        self.process: subprocess.Popen[bytes] | None = None
        names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
        words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", names]
        errand.run([*words, "-keyout", "pebble.key", "-out", "pebble.pem"])
        own = ["-management", f"127.0.0.1:{free()}", "-dns01", f"127.0.0.1:{self.dns}", "-defaultIPv4", "127.0.0.1", "-defaultIPv6", ""]
        errand.start(["pebble-challtestsrv", *own, "-http01", "", "-https01", "", "-tlsalpn01", ""])

    def start(self, life: int = 7_776_000, looks_at: int | None = None, rejects: int = 0) -> None:
        settings = {
            "listenAddress": f"127.0.0.1:{self.port}",
            "managementListenAddress": f"127.0.0.1:{self.management}",
            "certificate": str(self.errand.folder / "pebble.pem"),
            "privateKey": str(self.errand.folder / "pebble.key"),
            "httpPort": looks_at or self.http,
            "tlsPort": looks_at or self.https,
            "ocspResponderURL": "",
            "externalAccountBindingRequired": False,
            "certificateValidityPeriod": life,
        }
        file = self.errand.write("pebble.json", json.dumps({"pebble": settings}))
        words = ["env", "PEBBLE_VA_NOSLEEP=1", f"PEBBLE_WFE_NONCEREJECT={rejects}", "PEBBLE_VA_ALWAYS_VALID=0", "PEBBLE_AUTHZREUSE=0"]
        self.process = self.errand.start([*words, "pebble", "-strict", "-config", str(file), "-dnsserver", f"127.0.0.1:{self.dns}"])
        wait("pebble listens", lambda: self.root() is not None)

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(WITHIN)

    def root(self) -> str | None:
        """What its certificates are trusted by: another one each time it starts."""
        context = ssl.create_default_context(cafile=str(self.errand.folder / "pebble.pem"))
        try:
            with urllib.request.urlopen(f"https://localhost:{self.management}/roots/0", context=context, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return None


class Customer:
    """A server whose certificates come from that authority."""

    def __init__(self, errand: Errand, authority: Authority, challenges: str) -> None:
        self.errand, self.authority = errand, authority
        (errand.folder / "roots.pem").write_text(authority.root() or "")
        text = CONFIGURATION.replace("PORT-OF-PEBBLE", str(authority.port)).replace("PORT-OF-HTTPS", str(authority.https))
        text = text.replace("PORT-OF-HTTP", str(authority.http)).replace("CHALLENGES", challenges)
        self.server = Server(errand.place.server.command, errand.folder, errand.folder, configuration=text)
        errand.ending.callback(self.server.kill)
        self.server.start()

    def trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self.authority.root())

    def shown(self) -> bytes:
        """The certificate that a fresh STARTTLS client is shown, which verifies it."""
        context = self.trusted()
        with smtplib.SMTP("127.0.0.1", self.server.port, timeout=20) as client:
            client._host = HOST  # type: ignore[attr-defined]
            client.starttls(context=context)
            octets = client.sock.getpeercert(binary_form=True)  # type: ignore[union-attr]
            assert octets is not None
            return bytes(octets)

    def is_certified(self) -> bool:
        try:
            return bool(self.shown())
        except (ssl.SSLError, OSError, smtplib.SMTPException):
            return False

    def deliver(self) -> None:
        """Mail is taken, whoever verifies."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with smtplib.SMTP("127.0.0.1", self.server.port, timeout=20) as client:
            client.starttls(context=context)
            client.sendmail("a@example.org", ["alice@example.test"], b"From: a@example.org\r\n\r\nHello\r\n")

    def logged(self, words: str) -> bool:
        return words in self.server.log()

    def policy(self) -> str:
        """As curl fetches it that trusts the authority."""
        root = self.errand.write("root.pem", self.authority.root() or "")
        leads = f"{POLICY}:{self.authority.https}:127.0.0.1"
        words = ["curl", "-sS", "--fail", "--cacert", str(root), "--resolve", leads]
        done = subprocess.run(
            [*words, f"https://{POLICY}:{self.authority.https}/.well-known/mta-sts.txt"], capture_output=True, timeout=20, check=False
        )
        return done.stdout.decode()


def wait(what: str, holds: Callable[[], object]) -> None:
    ends = time.monotonic() + WITHIN
    while not holds():
        if time.monotonic() > ends:
            raise Wrong(f"not within {WITHIN:.0f} s: {what}")
        time.sleep(0.2)


def public_key(certificate: bytes) -> bytes:
    words = ["openssl", "x509", "-inform", "der", "-noout", "-pubkey"]
    return subprocess.run(words, input=certificate, capture_output=True, check=True).stdout


def told(errand: Errand, customer: Customer) -> None:
    errand.told += customer.server.log()[-3000:]


def obtained(challenge: str, rejects: int = 0) -> Callable[[Errand], None]:
    """From nothing to a certificate that a client verifies, and a policy that curl fetches; mail is taken all the while."""

    def run(errand: Errand) -> None:
        authority = Authority(errand)
        authority.start(rejects=rejects)
        customer = Customer(errand, authority, challenge)
        try:
            customer.deliver()
            wait("a STARTTLS client verifies", customer.is_certified)
            wait("curl fetches the policy", customer.policy)
            if customer.policy() != "version: STSv1\r\nmode: enforce\r\nmx: mx.example.test\r\nmax_age: 604800\r\n":
                raise Wrong(f"the policy is {customer.policy()!r}")
            modes = [path.stat().st_mode & 0o777 for path in (errand.folder / "data" / "acme").rglob("*") if path.is_file()]
            if len(modes) < 3 or set(modes) != {0o600}:
                raise Wrong(f"files of data/acme have modes {[oct(mode) for mode in modes]}")
            first = customer.shown()
            customer.server.stop()
            customer.server.start()
            if customer.shown() != first:
                raise Wrong("after another start there is another certificate")
            customer.deliver()
        finally:
            told(errand, customer)

    return run


def renewed(errand: Errand) -> None:
    """A certificate for a minute is replaced at 40 seconds; the key stays, no client meets an expired one, sessions go on."""
    authority = Authority(errand)
    authority.start(life=60)
    customer = Customer(errand, authority, "http-01")
    try:
        wait("a STARTTLS client verifies", customer.is_certified)
        first, began = customer.shown(), time.monotonic()
        with smtplib.SMTP("127.0.0.1", customer.server.port, timeout=90) as lasting:
            lasting.ehlo()
            while customer.shown() == first:
                if time.monotonic() > began + 55:
                    raise Wrong("not renewed before it expires")
                time.sleep(0.5)
            if time.monotonic() < began + 30:
                raise Wrong(f"renewed after {time.monotonic() - began:.0f} s, which is early")
            lasting.sendmail("a@example.org", ["alice@example.test"], b"From: a@example.org\r\n\r\nHello\r\n")
        if public_key(customer.shown()) != public_key(first):
            raise Wrong("the key is another one, which breaks TLSA records")
    finally:
        told(errand, customer)


def away(errand: Errand) -> None:
    """Without the authority mail is taken, the log says what to do; when it is back, there is a certificate."""
    authority = Authority(errand)
    authority.start()
    authority.stop()
    customer = Customer(errand, authority, "http-01")
    try:
        wait("the log says so", lambda: customer.logged("cannot ask https://localhost"))
        customer.deliver()
        if not customer.logged("remedy="):
            raise Wrong("the log says no remedy")
        if customer.server.ask("acme").returncode != 1:
            raise Wrong("postern acme is content")
        authority.start()
        wait("a STARTTLS client verifies", customer.is_certified)
        wait("postern acme is content", lambda: customer.server.ask("acme").returncode == 0)
    finally:
        told(errand, customer)


def refusing(errand: Errand) -> None:
    """An authority that looks where nobody is refuses; after the fault is mended the owner need not wait."""
    authority = Authority(errand)
    authority.start(looks_at=free())
    customer = Customer(errand, authority, "http-01, tls-alpn-01")
    try:
        wait("the log says so", lambda: customer.logged("http-01 for mx.example.test failed"))
        wait("the other way is tried", lambda: customer.logged("tls-alpn-01 for mx.example.test failed"))
        customer.deliver()
        authority.stop()
        authority.start()
        if customer.server.ask("acme", "--renew").returncode != 0:
            raise Wrong("postern acme --renew failed")
        wait("a STARTTLS client verifies", customer.is_certified)
    finally:
        told(errand, customer)


def proof(errand: Errand) -> None:
    """Who is not expected is shown no proof, and one who shows an unknown name none either."""
    authority = Authority(errand)
    authority.start()
    customer = Customer(errand, authority, "tls-alpn-01")
    try:
        wait("a STARTTLS client verifies", customer.is_certified)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols(["acme-tls/1"])
        for name in (HOST, "stranger.example"):
            with socket.create_connection(("127.0.0.1", authority.https), timeout=20) as raw:
                try:
                    context.wrap_socket(raw, server_hostname=name)
                except (ssl.SSLError, OSError):
                    continue
                raise Wrong(f"a handshake for {name}")
    finally:
        told(errand, customer)


def prepare() -> None:
    need.command("openssl", "openssl")
    need.command("curl", "curl")
    need.install("pebble")


CLIENT = Client(
    prepare,
    [
        Check("pebble, http-01", False, 0, obtained("http-01")),
        Check("pebble, tls-alpn-01", False, 0, obtained("tls-alpn-01")),
        Check("pebble, half of all nonces forgotten", False, 0, obtained("http-01", rejects=50)),
        Check("pebble, certificates for a minute are renewed", False, 0, renewed),
        Check("pebble is away, and comes back", False, 0, away),
        Check("pebble does not believe, until it does", False, 0, refusing),
        Check("no proof for who is not expected", False, 0, proof),
    ],
)
