"""Buttons of /here."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from bot.tables.rules import MixingRole
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton, RecordSelect


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


class ComingAs(RecordSelect, verb="checkin:coming-as"):
    """In what role somebody comes, for a fair mix at tables, or that this is not to be used. For them alone."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        role = MixingRole(self.chosen) if self.chosen in set(MixingRole) else None
        await services_of(interaction).tables.say_role(await actor_of(interaction), role)
        if role is None:
            await tell(interaction, say("tables-role-taken-back"))
            return
        words, none = say(f"tables-role-{role.value}"), say("tables-role-none")
        await tell(interaction, say("tables-role-said", role=words, none=none))


def coming_as(meeting_id: int, role: MixingRole | None) -> ComingAs:
    """What it is used for stands beside every choice, so that it is read before one is made."""
    used = say("tables-role-about")
    options = [
        discord.SelectOption(
            label=say(f"tables-role-{each.value}"), value=each.value, description=used, default=each is role
        )
        for each in MixingRole
    ]
    none, gone = say("tables-role-none"), say("tables-role-none-about")
    options.append(discord.SelectOption(label=none, value="none", description=gone))
    return ComingAs(meeting_id, placeholder=say("tables-role-choose"), options=options)


class Leave(RecordButton, verb="checkin:leave"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).check_ins.leave(await actor_of(interaction), self.record_id)
        await tell(interaction, say("checkin-left"))
