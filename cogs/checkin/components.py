"""Buttons of /here."""

from __future__ import annotations

from typing import Any

import discord

from bot.checkin.rules import Side
from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton


async def tell_here(interaction: discord.Interaction[Any], meeting_id: int, side: Side) -> None:
    """Store that this person is here by `side`, and say so privately."""
    actor, services = await actor_of(interaction), services_of(interaction)
    await services.check_ins.check_in(actor, meeting_id, side)
    title = (await services.meetings.view(actor.group_id, meeting_id)).meeting.title
    view = discord.ui.View(timeout=None)
    view.add_item(OwnPhone(meeting_id, label=say("checkin-button-own-phone")))
    view.add_item(Leave(meeting_id, label=say("checkin-button-leave")))
    await tell(interaction, say(f"checkin-here-{side.value}", title=title), view=view)


class OwnPhone(RecordButton, verb="checkin:own-phone"):
    """A private link that makes a phone this person's own, so that they count once wherever they vote."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        services = services_of(interaction)
        token = await services.check_ins.own_token(await actor_of(interaction), self.record_id)
        await tell(interaction, say("checkin-own-link", link=f"{services.settings.public_url}/p/{token}"))


class Leave(RecordButton, verb="checkin:leave"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).check_ins.leave(await actor_of(interaction), self.record_id)
        await tell(interaction, say("checkin-left"))


BUTTONS = (OwnPhone, Leave)
