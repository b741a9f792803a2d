"""What a co-chair decides, and the words that say what is stored now. Each may raise a refusal."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import discord

from bot.agenda.rules import Item, ItemKind, ItemState
from bot.core.logs import log_failure
from bot.core.wording import say
from cogs.agenda.agenda_text import titles_of
from cogs.agenda.board import board_of
from cogs.agenda.lines import outcome, plain
from cogs.shared.asking import actor_of, services_of

log = logging.getLogger(__name__)


async def accept(interaction: discord.Interaction[Any], item_id: int) -> str:
    item = await services_of(interaction).agenda.accept(await actor_of(interaction), item_id)
    return say("agenda-accepted", title=plain(item.title))


async def propose(
    interaction: discord.Interaction[Any], item_id: int, answer: ItemState, reason: str, merge_into: int | None
) -> str:
    actor, agenda = await actor_of(interaction), services_of(interaction).agenda
    item = await agenda.propose_outcome(actor, item_id, answer, reason=reason, merge_into=merge_into)
    target = await agenda.item(actor.group_id, merge_into) if merge_into is not None else None
    said = outcome(answer, merged_into=target.title if target else None)
    return say("agenda-proposed", title=plain(item.title), outcome=said)


async def confirm(interaction: discord.Interaction[Any], item_id: int) -> str:
    actor, agenda = await actor_of(interaction), services_of(interaction).agenda
    item = await agenda.confirm_outcome(actor, item_id)
    titles = titles_of(await agenda.view(actor.group_id, item.meeting_id))
    said = outcome(item.state, merged_into=titles.get(item.merged_into or 0))
    return say("agenda-confirmed", title=plain(item.title), outcome=said)


async def drop_proposal(interaction: discord.Interaction[Any], item_id: int) -> str:
    item = await services_of(interaction).agenda.refuse_outcome(await actor_of(interaction), item_id)
    return say("agenda-proposal-dropped", title=plain(item.title))


async def arrange(interaction: discord.Interaction[Any], item_id: int, **said: Any) -> str:
    item = await services_of(interaction).agenda.arrange(await actor_of(interaction), item_id, **said)
    return say("agenda-arranged", title=plain(item.title))


async def move(interaction: discord.Interaction[Any], item: Item, place: int) -> str:
    view = await services_of(interaction).agenda.move(await actor_of(interaction), item.id, place)
    order = [planned.id for planned in view.planned if planned.kind is ItemKind.ITEM]
    return say("agenda-moved", title=plain(item.title), place=order.index(item.id) + 1)


async def publish(
    interaction: discord.Interaction[Any], meeting_id: int, *, breaks_by_rule: bool = False, reason: str = ""
) -> tuple[str, ...]:
    """Publish; returns the messages that say what to look at again. `reason` and `breaks_by_rule` are the two ways
    out of RunsTooLong.

    Answer what was pressed before `published_words`: Discord waits three seconds, and drawing may take longer.
    """
    actor, services = await actor_of(interaction), services_of(interaction)
    _view, warnings = await services.agenda.publish(actor, meeting_id, breaks_by_rule=breaks_by_rule, reason=reason)
    return tuple(warnings)


async def published_words(interaction: discord.Interaction[Any], meeting_id: int, warnings: Iterable[str]) -> str:
    """Post or mend the card, and say where it is."""
    actor = await actor_of(interaction)
    try:
        channel_id = await board_of(interaction).draw_agenda(actor.group_id, meeting_id, again=True)
    except discord.HTTPException as error:
        log_failure(log, "agenda card failed", error, meeting=meeting_id)
        channel_id = None
    where = say("agenda-published-where", channel=f"<#{channel_id}>") if channel_id else say("agenda-published-nowhere")
    return "\n".join([say("agenda-published"), where, *(say(message) for message in warnings)])
