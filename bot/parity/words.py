"""The parity report in words: all that its picture shows, and what the picture cannot. Pure."""

from __future__ import annotations

from bot.core.wording import say
from bot.parity.rules import Line, Report, Share, What


def report_words(report: Report) -> list[str]:
    """One short paragraph a line, the most important first."""
    if not report.by_side:
        total = sum(share.number for share in report.people)
        return [say("parity-too-few", people=total), *(_line(line) for line in report.lines)]
    flags = [say(f"parity-flag-{what.value}", side=_side(group.value)) for what, group in report.flags]
    waits = [say("parity-wait", side=_side(group.value), time=_time(wait)) for group, wait in report.waits.items()]
    unheard = ", ".join(
        say("parity-number", side=group.value, number=number) for group, number in report.not_reached.items()
    )
    return [
        *(flags or [say("parity-no-flag")]),
        say("parity-people", parts=", ".join(_part(share, share.number) for share in report.people)),
        *(_line(line) for line in report.lines),
        *waits,
        *([say("parity-not-reached", parts=unheard)] if unheard else []),
        say("parity-secret"),
    ]


def _line(line: Line) -> str:
    if not sum(share.number for share in line.shares):
        return say("parity-line-none", what=say(f"parity-what-{line.what.value}"))
    numbers = [(s, _time(s.number) if line.what is What.SECONDS else s.number) for s in line.shares]
    parts = ", ".join(_part(share, number) for share, number in numbers)
    return say("parity-line", what=say(f"parity-what-{line.what.value}"), parts=parts)


def _part(share: Share, number: str | int) -> str:
    return say("parity-part", number=say("parity-number", side=share.group.value, number=number), percent=share.percent)


def _side(group: str) -> str:
    return say(f"parity-side-{group}")


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return say("parity-time", minutes=minutes, seconds=rest) if minutes else say("parity-time-seconds", seconds=rest)
