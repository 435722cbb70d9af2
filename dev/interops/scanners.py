"""Content scanners: the real daemons of Debian's packages look at mail that the server is given, on loopback and sockets of files.
Each has a configuration of its own in a folder of its own, and no network but what it listens on."""

from __future__ import annotations

import base64
import hashlib
import secrets
import smtplib
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from fault.server import Server
from interops import need
from interops.client import Check, Client
from interops.errand import Errand, Wrong

WITHIN = 90.0
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GTUBE = b"XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
ALONE = ["unshare", "--net"]  # sockets in the file system are reached all the same
ENCLAVE = """\
set -e
ip link set lo up
printf 'nameserver 127.0.0.1\\n' > "$1/resolv.conf"
mount --bind "$1/resolv.conf" /etc/resolv.conf
python3 "$2" "$3" "$4" &
shift 4
exec "$@"
"""
CONFIGURATION = """\
hostname: mx.example.test
data: {folder}/data
emails: {folder}/emails
domains:
  example.test: {{ mailboxes: [alice] }}
listeners:
  - {{ address: 127.0.0.1, port: 0 }}
limits: {{ min-free: 16MiB }}
dns: {{ servers: ["127.0.0.1:9"], timeout: 100ms, tries: 1, budget: 200ms }}   # nobody asks the real DNS
policy: {{ sender-domain-unknown: monitor }}
scanners:
"""
CLAMD = """\
DatabaseDirectory {folder}/signatures
LocalSocket {folder}/clamd
Foreground yes
StreamMaxLength 64K
User root
"""
SIGNATURE = "Postern-Eicar-Test:0:*:" + EICAR[28:62].hex() + "\n"
RSPAMD = """\
options {{
  url_tld = "{folder}/suffixes"; tempdir = "{folder}"; rundir = "{folder}"; pidfile = "{folder}/pid"; disable_hyperscan = true;
  control_socket = "{folder}/control mode=0600"; dns {{ nameserver = ["127.0.0.1:9"]; timeout = 0.1s; retransmits = 1; }}
}}
logging {{ type = "console"; level = "notice"; }}
metric {{ name = "default"; actions {{ reject = 15; "add header" = 6; }} }}
worker "normal" {{ bind_socket = "127.0.0.1:{port}"; count = 1; }}
worker "rspamd_proxy" {{
  bind_socket = "{folder}/proxy mode=0666"; count = 1; milter = yes; spam_header = "X-Spam-Mark";
  upstream "local" {{ default = yes; hosts = "127.0.0.1:{port}"; }}
}}
lua = "{folder}/rules.lua";
"""
RULES = """\
local function rule(name, word, score)
  rspamd_config:register_symbol({ name = name, score = score, type = 'normal', callback = function(task)
    if (task:get_header('Subject') or ''):find(word) then return true end
  end })
end
rule('TRY_REFUSE', 'refuse', 20.0)
rule('TRY_MARK', 'mark', 7.0)
rspamd_config:register_symbol({ name = 'TRY_LATER', type = 'prefilter', callback = function(task)
  if (task:get_header('Subject') or ''):find('later') then task:set_pre_result('soft reject', 'come back later', 'try') end
end })
rspamd_config:register_symbol({ name = 'TRY_FACTS', score = 0.0, type = 'postfilter', callback = function(task)
  local from, to = task:get_from('smtp'), task:get_recipients('smtp')
  local facts = table.concat({ tostring(task:get_from_ip()), task:get_helo() or '', from and from[1].addr or '', to and to[1].addr or '',
    tostring(task:get_size()) }, ' ')
  task:set_milter_reply({ add_headers = { ['X-Try-Facts'] = facts } })
  return true
end })
"""
OPENDKIM = """\
Socket local:{folder}/opendkim
Mode v
AuthservID opendkim.test
{unsigned}
Nameservers 127.0.0.1
Background no
Syslog no
UserID root
UMask 000
"""
OPENDMARC = """\
Socket local:{folder}/opendmarc
AuthservID opendmarc.test
RequiredHeaders true
RejectFailures true
SPFIgnoreResults true
SPFSelfValidate true
IgnoreHosts {folder}/nobody
Background false
Syslog false
UserID root
UMask 000
"""


class Letter(NamedTuple):
    """A message, and what it is told by."""

    octets: bytes
    word: str


def letter(subject: str = "hello", body: bytes = b"hello\r\n", date: bool = True, author: str = "me@example.org") -> Letter:
    word = f"scan-{secrets.token_hex(8)}"
    head = [f"From: {author}\r\nTo: alice@example.test\r\nSubject: {subject}\r\n", f"Message-ID: <{word}@example.org>\r\n"]
    dated = ["Date: Mon, 02 Jun 2025 12:00:00 +0000\r\n"] if date else []
    return Letter("".join([*head, *dated, "\r\n"]).encode() + body, word)


def signed(given: Letter, key: Path) -> Letter:
    """The same with a signature of DKIM that holds only while not one octet of it is another: simple/simple, RFC 6376 §3.4."""
    head, _, body = given.octets.partition(b"\r\n\r\n")
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    tags = f"v=1; a=rsa-sha256; c=simple/simple; d=example.org; s=try;\r\n\th=From:To:Subject:Message-ID:Date;\r\n  bh={digest};\r\n b="
    field = f"DKIM-Signature:  {tags}".encode()
    words = ["openssl", "dgst", "-sha256", "-sign", str(key)]
    seal = subprocess.run(words, input=head + b"\r\n" + field, capture_output=True, check=True).stdout
    return Letter(field + base64.b64encode(seal) + b"\r\n" + given.octets, given.word)


def key_pair(folder: Path) -> tuple[Path, str]:
    """A private key, and the record that publishes the other one."""
    key = folder / "key.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
    words = ["openssl", "rsa", "-in", str(key), "-pubout", "-outform", "DER"]
    public = subprocess.run(words, check=True, capture_output=True).stdout
    return key, f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


class Bench:
    """A server of its own that shows mail to one scanner, and everything that is to be ended afterwards."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.folder = errand.folder
        self.scanner = ""
        self.server: Server | None = None

    def daemon(self, words: list[str], ready: Path | int) -> subprocess.Popen[bytes]:
        """Starts it, and waits until it listens."""
        process = self.errand.start(words)
        until = time.monotonic() + WITHIN
        while not listens(ready):
            if process.poll() is not None or time.monotonic() > until:
                raise Wrong(f"{' '.join(words)[-200:]} does not start")
            time.sleep(0.05)
        return process

    def serve(self, scanner: str) -> None:
        """The server, with this scanner and no other."""
        if self.server is not None:
            self.server.stop()
        named = "  it: " + scanner.replace("{", "{{").replace("}", "}}") + "\n"
        self.server = Server(self.errand.place.server.command, self.folder, self.folder, configuration=CONFIGURATION + named)
        self.errand.ending.callback(self.server.kill)
        self.server.start()

    def send(self, given: Letter) -> str:
        """The reply to the final dot."""
        assert self.server is not None
        with smtplib.SMTP("127.0.0.1", self.server.port, timeout=60, local_hostname="client.example.org") as client:
            try:
                client.sendmail("me@example.org", ["alice@example.test"], given.octets)
            except smtplib.SMTPDataError as declined:
                return f"{declined.smtp_code} {declined.smtp_error.decode()}"
        return "250"

    def expect(self, what: str, given: Letter, reply: str, *fields: str) -> None:
        """A reply that begins so; on the stored message these fields stand above the client's octets, which are unchanged."""
        said = self.send(given)
        if not said.startswith(reply):
            raise Wrong(f"{what}: the reply is {said!r}, not {reply!r}; {self.why(said)}")
        if reply != "250":
            return
        stored = self.stored(given)
        if not stored.endswith(given.octets):
            raise Wrong(f"{what}: the client's octets are not what they were")
        ours = stored[: -len(given.octets)].decode().replace("\r\n ", " ")
        for field in fields:
            if field not in ours:
                number = ours.partition("X-Postern-Id: ")[2][:26]
                raise Wrong(f"{what}: no {field!r} in {ours!r}; {self.why(f'[{number}]')}")

    def stored(self, given: Letter) -> bytes:
        assert self.server is not None
        found = [path for path in self.server.emails.glob("2*/**/*.eml") if given.word.encode() in path.read_bytes()]
        if len(found) != 1:
            raise Wrong(f"stored {len(found)} times")
        return found[0].read_bytes()

    def why(self, said: str) -> str:
        """What explain says of a declined message."""
        assert self.server is not None
        number = said.rpartition("[")[2].rstrip("]")
        time.sleep(0.5)  # the ledger is written behind the reply
        return self.server.ask("explain", number).stdout if len(number) == 26 else ""


def enclave(folder: Path, first: str, second: str, words: list[str]) -> list[str]:
    """The command with a network of its own, in which a name server knows two texts; all of it ends with the command."""
    apart = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"]
    return [*apart, "sh", "-c", ENCLAVE, "enclave", str(folder), str(Path(__file__).with_name("names.py")), first, second, *words]


def listens(ready: Path | int) -> bool:
    try:
        if isinstance(ready, int):
            socket.create_connection(("127.0.0.1", ready), timeout=5).close()
        else:
            with socket.socket(socket.AF_UNIX) as peer:
                peer.connect(str(ready))
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def clamd(bench: Bench) -> None:
    signatures = bench.folder / "signatures"
    signatures.mkdir()
    (signatures / "own.ndb").write_text(SIGNATURE)
    settings = bench.errand.write("clamd.conf", CLAMD.format(folder=bench.folder))
    bench.daemon([*ALONE, "clamd", "--config-file", str(settings)], bench.folder / "clamd")
    where = f'address: "unix:{bench.folder}/clamd"'
    bench.serve(f"{{ kind: clamav, {where}, max-size: 64KiB }}")
    bench.expect("clean", letter(), "250")
    bench.expect("EICAR", letter(body=EICAR + b"\r\n"), "554 5.7.1 The content was recognized as Postern-Eicar-Test")
    bench.expect("larger than max-size", letter(body=EICAR + b"\r\n" + b"x" * 70 + b"\r\n" + b"y" * 70_000 + b"\r\n"), "250")
    bench.serve(f"{{ kind: clamav, {where} }}")
    bench.expect("larger than StreamMaxLength", letter(body=b"x" * 900 + (b"\r\n" + b"x" * 900) * 300 + b"\r\n"), "451 4.7.1")


def rspamd(bench: Bench, scanner: Callable[[int], str]) -> None:
    port = free_port()
    bench.errand.write("suffixes", "test\norg\n")
    bench.errand.write("rules.lua", RULES)
    settings = bench.errand.write("rspamd.conf", RSPAMD.format(folder=bench.folder, port=port))
    bench.daemon(["rspamd", "-f", "-i", "-u", "root", "-g", "root", "-c", str(settings)], port)
    bench.serve(scanner(port))
    hello = letter(body=b".leading\r\n..two\r\n" + bytes(range(128, 256)) + b"\r\n")
    facts = f"X-Try-Facts: 127.0.0.1 client.example.org me@example.org alice@example.test {len(hello.octets)}"
    bench.expect("clean", hello, "250", facts)
    bench.expect("refuse", letter("please refuse"), "55")
    bench.expect("later", letter("come later"), "451 4.7.1 come back later")


def rspamd_http(bench: Bench) -> None:
    rspamd(bench, lambda port: f'{{ kind: rspamd, address: "127.0.0.1:{port}" }}')
    bench.expect("mark", letter("mark it"), "250", "X-Postern-Disposition: quarantine; rule=scanner-it")


def rspamd_milter(bench: Bench) -> None:
    rspamd(bench, lambda port: f'{{ kind: milter, address: "unix:{bench.folder}/proxy" }}')
    bench.expect("mark", letter("mark it"), "250", "X-Spam-Mark: Yes")


def opendkim(bench: Bench) -> None:
    key, record = key_pair(bench.folder)
    ready = bench.folder / "opendkim"
    for unsigned in ("AlwaysAddARHeader yes", "On-NoSignature reject"):
        settings = bench.errand.write("opendkim.conf", OPENDKIM.format(folder=bench.folder, unsigned=unsigned))
        words = ["opendkim", "-f", "-x", str(settings)]
        process = bench.daemon(enclave(bench.folder, f"try._domainkey.example.org={record}", "none=none", words), ready)
        bench.serve(f'{{ kind: milter, address: "unix:{ready}" }}')
        given = signed(letter("on two\r\n\t lines ", b".dots\r\n..more\r\n \r\n" + b"x" * 900 + b"\r\n" + b"y\r\n" * 50_000), key)
        bench.expect("signed", given, "250", "Authentication-Results: opendkim.test; dkim=pass")
        if unsigned.startswith("Always"):
            bench.expect("unsigned", letter(), "250", "Authentication-Results: opendkim.test; dkim=none")
        else:
            bench.expect("unsigned", letter(), "55")
        process.kill()
        process.wait()
        ready.unlink(missing_ok=True)
    bench.expect("gone", letter(), "451 4.7.1")


def opendmarc(bench: Bench) -> None:
    bench.errand.write("nobody", "192.0.2.1\n")
    settings = bench.errand.write("opendmarc.conf", OPENDMARC.format(folder=bench.folder))
    words = ["opendmarc", "-f", "-c", str(settings)]
    record = "_dmarc.forged.example=v=DMARC1; p=reject"
    bench.daemon(enclave(bench.folder, record, "none=none", words), bench.folder / "opendmarc")
    bench.serve(f'{{ kind: milter, address: "unix:{bench.folder}/opendmarc" }}')
    bench.expect("no policy", letter(author="me@example.net"), "250", "Authentication-Results: opendmarc.test; dmarc=none")
    bench.expect("a forged author", letter(author="me@forged.example"), "550 5.7.1 rejected by DMARC policy for forged.example")
    bench.expect("without a date", letter(date=False, author="me@example.net"), "55")


def spamass(bench: Bench) -> None:
    folder = bench.folder
    spamd = ["spamd", "--local", "--nouser-config", "--max-children=1", "--min-children=1"]
    spamd += ["--username=nobody", f"--socketpath={folder}/spamd", "--socketmode=0666"]
    bench.daemon([*ALONE, *spamd], folder / "spamd")
    bench.daemon([*ALONE, "spamass-milter", "-p", f"{folder}/spamass", "-r", "15", "--", "-U", f"{folder}/spamd"], folder / "spamass")
    bench.serve(f'{{ kind: milter, address: "unix:{folder}/spamass" }}')
    bench.expect("clean", letter(), "250", "X-Spam-Checker-Version: ")
    bench.expect("GTUBE", letter(body=GTUBE + b"\r\n"), "550 5.7.1 Blocked by SpamAssassin")


def check(name: str, run: Callable[[Bench], None]) -> Check:
    return Check(name, False, 0, lambda errand: run(Bench(errand)))


def prepare() -> None:
    need.command("unshare", "util-linux")
    need.command("ip", "iproute2")
    for package in ("clamav-daemon", "rspamd", "opendkim", "opendmarc", "spamassassin", "spamd", "spamass-milter"):
        need.quietly(package)


CHECKS = [
    check("clamd: clean, EICAR, larger than max-size, larger than its own limit", clamd),
    check("rspamd by HTTP: facts, refuse, later, mark", rspamd_http),
    check("rspamd as a milter: facts, refuse, later, mark", rspamd_milter),
    check("opendkim: a signature that holds, unsigned accepted and refused, gone", opendkim),
    check("opendmarc: no policy, a forged author refused, a message without a date refused", opendmarc),
    check("spamass-milter: its fields, GTUBE refused", spamass),
]
CLIENT = Client(prepare, CHECKS)
