"""Plans of seats as cards. Pure: services' values in, words out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.seating.rules import Sitter
from bot.seating.service import Moved, OwnSeat, Planned
from bot.seating.words import missed_words, seat_words, unmet_words, want_words
from cogs.shared.layout import card

Names = Mapping[int, str]


def own_seat_card(own: OwnSeat, room: Sequence[str]) -> discord.ui.LayoutView:
    """Where one person sits, and the room in words."""
    beside = say("seating-own-supporter", seat=seat_words(own.supporter)) if own.supporter else ""
    title = escape_markdown(own.meeting.title)
    return card(
        say("seating-own", seat=seat_words(own.seat), meeting=title),
        beside,
        "\n".join([say("seating-room-heading"), *room]),
        say("seating-own-help"),
    )


def plan_card(planned: Planned, names: Names) -> discord.ui.LayoutView:
    """What the plan meets and what it cannot, in words; then who sits where."""
    shown = _escaped(names)
    plan = planned.plan
    hard = [unmet_words(unmet, shown) for unmet in plan.unmet]
    wishes = [missed_words(want, shown) for want in plan.missed]
    late = [shown[person_id] for person_id in planned.without_seat]
    return card(
        say("seating-plan-heading", meeting=escape_markdown(planned.meeting.title), people=len(plan.seats)),
        "\n".join([say("seating-plan-unmet"), *hard]) if hard else say("seating-plan-all-met"),
        "\n".join([say("seating-plan-missed"), *wishes]) if wishes else "",
        say("seating-plan-late", people=", ".join(late)) if late else "",
        "" if plan.proven or plan.by_hand else say("seating-plan-not-proven"),
        "\n".join(_lines(planned, shown)),
        say("seating-plan-next"),
    )


def moved_card(moved: Moved, sitter: Sitter, names: Names) -> discord.ui.LayoutView:
    """What a change by hand breaks and mends."""
    shown = _escaped(names)
    seat = moved.planned.room.seat(moved.planned.plan.seats[sitter])
    broken = [want_words(want, shown) for want in moved.breaks]
    mended = [want_words(want, shown) for want in moved.mends]
    return card(
        say("seating-moved", who=_who(sitter, shown), seat=seat_words(seat)),
        say("seating-swapped", who=_who(moved.swapped, shown)) if moved.swapped else "",
        "\n".join([say("seating-breaks"), *broken]) if broken else say("seating-breaks-nothing"),
        "\n".join([say("seating-mends"), *mended]) if mended else "",
    )


def _lines(planned: Planned, names: Names) -> list[str]:
    by_seat = sorted((seat, sitter) for sitter, seat in planned.plan.seats.items())
    lines = []
    for seat, sitter in by_seat:
        line = f"{seat_words(planned.room.seat(seat))}: {_who(sitter, names)}"
        lines.append(say("seating-line-by-hand", line=line) if sitter in planned.plan.by_hand else line)
    return lines


def _who(sitter: Sitter, names: Names) -> str:
    name = names[sitter.person_id]
    return say("seating-supporter-of", name=name) if sitter.supporter else name


def _escaped(names: Names) -> dict[int, str]:
    return {person_id: escape_markdown(name) for person_id, name in names.items()}
