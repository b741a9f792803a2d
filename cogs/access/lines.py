"""A person's needs as lines of a card. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.access.rules import Need, NeedState, Purpose, Standing
from bot.access.service import Mine
from bot.access.words import helper_words, need_words, own_late_words, state_words
from bot.core.dates import spoken_date, spoken_moment
from bot.core.wording import say
from cogs.shared.plain_text import plain
from config.access_needs import NeedCatalogue

LINE = 200


def need_lines(catalogue: NeedCatalogue, mine: Mine, on: date, names: Mapping[int, str]) -> str:
    """What is asked for at a meeting, each with where it stands and, where it was refused, why and what instead."""
    lines = []
    for one in mine.needs:
        need = one.need
        said = [f"**{plain(need_words(catalogue, need.said), LINE)}.** {state_words(need)}.", own_late_words(one, on)]
        lines.append(f"- {' '.join(part for part in said if part)}{_helper(catalogue, need, names)}")
        if need.state is NeedState.NOT_MET and not need.by_person:
            lines.append(say("access-because", reason=plain(need.reason, 500), offer=plain(need.offer, 500)))
    return "\n".join(lines)


def standing_lines(catalogue: NeedCatalogue, standing: Sequence[Standing], names: Mapping[int, str]) -> str:
    return "\n".join(
        f"- {plain(need_words(catalogue, one.said), LINE)}{_helper(catalogue, one, names)}" for one in standing
    )


def _helper(catalogue: NeedCatalogue, one: Need | Standing, names: Mapping[int, str]) -> str:
    words = helper_words(catalogue, one, names)
    return f" {plain(words, 2 * LINE)}" if words else ""


def helpers_of(mine: Mine) -> set[int]:
    found = {one.entered_by for one in mine.standing} | {one.need.entered_by for one in mine.needs}
    return {person for person in found if person is not None}


def told_lines(catalogue: NeedCatalogue, mine: Mine, zone: ZoneInfo) -> str:
    """What was given to whom, newest first."""
    lines = [
        say(
            "access-given-line",
            need=plain(need_words(catalogue, one.said), LINE),
            recipient=say(f"access-purpose-{one.recipient}"),
            day=spoken_date(one.at.astimezone(zone).date()),
        )
        for one in mine.given[:20]
    ]
    return "\n".join(f"- {line}" for line in lines) or say("access-given-none")


def opened_lines(mine: Mine, names: Mapping[int, str], zone: ZoneInfo) -> str:
    """Who opened the record, newest first."""
    lines = [
        say("access-opened-line", name=plain(names.get(one.by, ""), 100), when=spoken_moment(one.at, zone))
        for one in mine.openings[:10]
    ]
    return "\n".join(f"- {line}" for line in lines) or say("access-opened-none")


def agreed_words(agreed: Collection[Purpose]) -> str:
    shared = [say(f"access-purpose-{p.value}") for p in Purpose if p in agreed and p is not Purpose.STORE]
    return say("access-told-some", who=", ".join(shared)) if shared else say("access-told-nobody")


def choice_label(catalogue: NeedCatalogue, need: Need) -> str:
    return need_words(catalogue, need.said)[:100]
