"""An item of the agenda in words, and words that fit a card. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.agenda.rules import Item, ItemKind, ItemState
from bot.core.wording import say
from cogs.shared import plain_text

Titles = Mapping[int, str]
"""Item id to title, for the item that another was joined with."""


TEXT = 1200
"""Room for a reason, or for why something matters: the longest there may be, and the marks that keep it plain."""


def plain(text: str, limit: int = TEXT) -> str:
    """As `plain_text.plain`, in at most `limit` characters with the marks that keep it plain."""
    said = plain_text.plain(text, limit)
    # Each character takes at most one mark more, and words from right to left two for the whole.
    return said if len(said) <= limit else plain_text.plain(text, limit // 2 - 1)


def item_line(item: Item, *, number: int | None = None, mark: str = "") -> str:
    """The item's name in bold, with its place in the order and "Now", "Next" or "Done" before it."""
    name = name_of(item)
    numbered = f"**{number}. {name}**" if number is not None else f"**{name}**"
    return f"{mark}: {numbered}" if mark else numbered


def name_of(item: Item) -> str:
    return say("agenda-break") if item.kind is ItemKind.BREAK else plain(item.title, 100)


def details_line(item: Item) -> str:
    """About how long, who presents, whose idea where they agreed, and its tags, in short sentences."""
    said = [say("agenda-about-minutes", minutes=item.minutes)]
    if item.kind is ItemKind.ITEM:
        said += [*presenters(item), proposer(item), *origin(item), *tags(item)]
    return "".join(f"{sentence}. " for sentence in said).rstrip()


def presenters(item: Item) -> list[str]:
    lead, partner = plain(item.lead, 100), plain(item.partner, 100)
    if lead and partner:
        return [say("agenda-led-by-two", lead=lead, partner=partner)]
    if lead:
        return [say("agenda-led-by", lead=lead)]
    return [say("agenda-partner-only", partner=partner)] if partner else []


def proposer(item: Item) -> str:
    if item.proposer_name is None:
        return say("agenda-suggested-by-a-member")
    return say("agenda-suggested-by", name=plain(item.proposer_name, 100))


def origin(item: Item) -> list[str]:
    """Where it came from an earlier meeting, or after the suggestions had closed."""
    messages = {"agenda-carried-on": item.began_as is not None, "agenda-came-late": item.late}
    return [say(message) for message, true in messages.items() if true]


def tags(item: Item) -> list[str]:
    level = [say("agenda-about-level", level=say(f"agenda-level-{item.level.value}"))] if item.level else []
    statement = plain(item.quality_statement, 100)
    return [*level, *([say("agenda-quality-statement", statement=statement)] if statement else [])]


def counts_line(item: Item) -> str:
    """How many want it; whoever suggested it is not counted. Only what is worth saying once it has an answer."""
    waiting = item.state is ItemState.SUGGESTED
    said = [supports(item)] if item.supports or waiting else []
    if item.would_come:
        said.append(would_come(item))
    return " ".join(f"{sentence}." for sentence in said)


def supports(item: Item) -> str:
    return say("agenda-supports", count=item.supports)


def would_come(item: Item) -> str:
    return say("agenda-would-come", count=item.would_come)


def outcome(state: ItemState, *, merged_into: str | None = None) -> str:
    """The answer in words; `merged_into` is the title of the item it was joined with, where that is known."""
    if state is ItemState.MERGED and merged_into is not None:
        return say("agenda-joined-with", title=plain(merged_into, 100))
    return say(f"agenda-outcome-{state.value}")


def outcome_line(item: Item, titles: Titles, *, limit: int = TEXT) -> str:
    """The answer, with its reason where there is one."""
    answer = outcome(item.state, merged_into=titles.get(item.merged_into or 0))
    reason = plain(item.reason, limit)
    return f"{answer}. {say('agenda-why', reason=reason)}" if reason else f"{answer}."


def fit(blocks: Sequence[str], budget: int, *, gap: str = "\n") -> str:
    """As many whole blocks, from the first, as `budget` characters hold; then how many more there are."""
    kept: list[str] = []
    for block in blocks:
        left_over = len(blocks) - len(kept) - 1
        more = say("agenda-card-more", count=left_over) if left_over else ""
        if len(gap.join([*kept, block, more])) > budget:
            return gap.join([*kept, say("agenda-card-more", count=left_over + 1)])
        kept.append(block)
    return gap.join(kept)
