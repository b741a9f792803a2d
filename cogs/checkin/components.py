"""Buttons of /here."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton


class NoLinksYet(Refusal):
    """The web pages have no address that another device can open."""

    message = "checkin-no-links-yet"


class OwnPhone(RecordButton, verb="checkin:own-phone"):
    """A private link that makes a phone this person's own, so that they count once wherever they vote."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        services = services_of(interaction)
        if not services.settings.others_can_open_links:
            raise NoLinksYet
        token = await services.check_ins.own_token(await actor_of(interaction), self.record_id)
        await tell(interaction, say("checkin-own-link", link=f"{services.settings.public_url}/p/{token}"))


class FirstMeeting(RecordButton, verb="checkin:first-meeting"):
    """Told to this person alone; they come early in the queue."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.say_first_meeting(await actor_of(interaction), self.record_id, first=True)
        await tell(interaction, say("floor-welcome"))


class Leave(RecordButton, verb="checkin:leave"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).check_ins.leave(await actor_of(interaction), self.record_id)
        await tell(interaction, say("checkin-left"))
