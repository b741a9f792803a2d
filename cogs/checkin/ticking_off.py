"""Ticking somebody off: a member of the server, or a name without a Discord account."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.checkin.rules import Side
from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.choosing import chosen_or_next
from cogs.shared.plain_text import plain

CHOICES = 25


class SayWho(BadInput):
    message = "checkin-say-who"


async def tick_off(
    interaction: discord.Interaction[Any], side: Side, who: discord.Member | str | None, meeting: int | None
) -> None:
    """Raises NotAllowed before anything else, so that nobody is made known by somebody who may not."""
    actor, check_ins = await actor_of(interaction), services_of(interaction).check_ins
    actor.require(Right.RUN_MEETING)
    if who is None:
        raise SayWho
    meeting_id = await chosen_or_next(interaction, meeting)
    if isinstance(who, discord.Member):
        name = who.display_name
        await check_ins.tick_off(actor, meeting_id, (await actor_for(interaction, who)).person_id, side)
    else:
        _, person = await check_ins.tick_off_by_name(actor, meeting_id, who, side)
        name = person.name
    counts = await check_ins.counts(actor.group_id, meeting_id)
    ticked_off = say(f"checkin-ticked-off-{side.value}", name=plain(name))
    here_now = say("checkin-here-now", room=counts[Side.ROOM], home=counts[Side.REMOTE], phone=counts[Side.PHONE])
    await tell(interaction, f"{ticked_off}\n{here_now}")


async def known_names(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Autocomplete: people who have no Discord account, whose name has what was typed; for facilitators only."""
    actor, services = await actor_of(interaction), services_of(interaction)
    if not actor.may(Right.RUN_MEETING):
        return []
    everyone = await services.people.everyone(actor.group_id)
    names = [person.name for person in everyone if person.discord_user_id is None]
    fitting = [name for name in dict.fromkeys(names) if typed.strip().casefold() in name.casefold()]
    return [app_commands.Choice(name=name, value=name) for name in fitting[:CHOICES]]
