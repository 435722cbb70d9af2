"""What a store holds of the numbered messages, held against what clients were told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fault.load import MARK, Record, content


@dataclass
class Findings:
    """What is wrong in a store: numbers that were promised and are not there, and the like."""

    kept: int = 0
    lost: list[int] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    refused_but_kept: list[int] = field(default_factory=list)

    def words(self) -> list[str]:
        return [
            f"{len(found)} {what}: {', '.join(map(str, found[:5]))}"
            for what, found in (
                ("acknowledged and lost", self.lost),
                ("not whole", self.partial),
                ("kept more than once", self.doubled),
                ("refused and kept all the same", self.refused_but_kept),
            )
            if found
        ]


def number_of(path: Path) -> int | None:
    """The number of a message that is there to the last octet."""
    _, mark, rest = path.read_bytes().partition(b"\r\n" + MARK)
    digits = rest.split(b"\r\n", 1)[0]
    whole = digits.isdigit() and mark[2:] + rest == content(int(digits))
    return int(digits) if whole else None


class Kept:
    """The messages of one store. A file that was whole is not read again, unless that is asked for."""

    def __init__(self, emails: Path) -> None:
        self.emails = emails
        self.whole: dict[Path, int] = {}

    def check(self, record: Record, of: Iterable[int], again: bool) -> Findings:
        """Whether every message of these numbers is there, whole and once, and nothing else by halves."""
        findings = Findings()
        before = {} if again else self.whole
        self.whole = {}
        for path in sorted(self.emails.glob("[0-9]*/**/*.eml")):
            number = before[path] if path in before else number_of(path)
            if number is None:
                findings.partial.append(f"{path.name} of {path.stat().st_size} octets")
            else:
                self.whole[path] = number
        kept = Counter(self.whole.values())
        findings.kept = len(kept)
        findings.lost = sorted(set(of) - kept.keys())
        findings.doubled = sorted(number for number, times in kept.items() if times > 1)
        findings.refused_but_kept = sorted(record.refused.keys() & kept.keys())
        return findings
