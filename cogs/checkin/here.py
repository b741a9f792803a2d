"""Saying that one is here, and the answer: what is stored, and what can be done next."""

from __future__ import annotations

from typing import Any

import discord

from bot.checkin.rules import Side
from bot.core.dates import spoken_moment
from bot.core.wording import say
from cogs.checkin.components import FirstMeeting, Leave, OwnPhone, coming_as
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import not_kept
from cogs.shared.plain_text import plain


async def tell_here(interaction: discord.Interaction[Any], meeting_id: int, side: Side) -> None:
    """Store that this person is here by `side`, and say so privately."""
    actor, services = await actor_of(interaction), services_of(interaction)
    await services.check_ins.check_in(actor, meeting_id, side)
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    when = spoken_moment(meeting.starts_at, (await services.groups.group(actor.group_id)).zone)
    words = say(f"checkin-here-{side.value}", title=plain(meeting.title), when=when)
    view = discord.ui.View(timeout=None)
    if not (await services.floor.own(actor, meeting_id)).first_meeting:
        view.add_item(FirstMeeting(meeting_id, label=say("checkin-button-first-meeting")))
    view.add_item(OwnPhone(meeting_id, label=say("checkin-button-own-phone")))
    view.add_item(Leave(meeting_id, label=say("checkin-button-leave")))
    view.add_item(coming_as(meeting_id, await services.tables.own_role(actor)))
    await tell(interaction, words, view=not_kept(view))
