"""What was measured, beside what it should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    what: str
    measured: str
    target: str = ""
    met: bool | None = None
    """None where there is no target."""


def at_least(what: str, ratio: float, target: float) -> Line:
    return Line(what, f"{ratio:.2f}", f">= {target:g}", ratio >= target)


def at_most(what: str, ratio: float, target: float) -> Line:
    return Line(what, f"{ratio:.2f}", f"<= {target:g}", ratio <= target)


def none(what: str, number: int) -> Line:
    return Line(what, str(number), "0", number == 0)


def show(title: str, lines: Iterable[Line]) -> bool:
    """Print it; True where every target was met."""
    rows = list(lines)
    wide = max(len(row.what) for row in rows)
    print(f"\n{title}")
    for row in rows:
        verdict = {None: "", True: "met", False: "MISSED"}[row.met]
        print(f"  {row.what:{wide}}  {row.measured:>12}  {row.target:>9}  {verdict}".rstrip(), flush=True)
    return all(row.met is not False for row in rows)
