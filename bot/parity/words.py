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
        say("parity-not-reached-part", side=group.value, number=number) for group, number in report.not_reached.items()
    )
    people = ", ".join(
        say("parity-part", side=s.group.value, number=s.number, percent=s.percent) for s in report.people
    )
    return [
        *(flags or [say("parity-no-flag")]),
        say("parity-people", parts=people),
        *(_line(line) for line in report.lines),
        *waits,
        *([say("parity-not-reached", parts=unheard)] if unheard else []),
        say("parity-secret"),
    ]


def _line(line: Line) -> str:
    if not sum(share.number for share in line.shares):
        return say("parity-line-none", what=say(f"parity-what-{line.what.value}"))
    return say(
        "parity-line",
        what=say(f"parity-what-{line.what.value}"),
        parts=", ".join(_part(line.what, s) for s in line.shares),
    )


def _part(what: What, share: Share) -> str:
    number = _time(share.number) if what is What.SECONDS else share.number
    return say("parity-part", side=share.group.value, number=number, percent=share.percent)


def _side(group: str) -> str:
    return say(f"parity-side-{group}")


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return say("parity-time", minutes=minutes, seconds=rest) if minutes else say("parity-time-seconds", seconds=rest)
