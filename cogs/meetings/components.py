"""The buttons of the announcement: how I come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo, Meeting
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton


async def store_how_i_come(interaction: discord.Interaction[Any], meeting_id: int, how: HowIComeTo) -> None:
    """Store the answer, then say in private what is stored and what they need for that way of coming."""
    actor = await actor_of(interaction)
    view = await services_of(interaction).meetings.say_how_i_come(actor, meeting_id, how)
    await tell(interaction, f"{_what_you_said(view.meeting, how)}\n{say('meetings-answer-stored')}")


def _what_you_said(meeting: Meeting, how: HowIComeTo) -> str:
    if how is HowIComeTo.PHONE and not meeting.phone_in:
        return say("meetings-answer-phone-no-number")
    return say(
        f"meetings-answer-{how.value}",
        place=escape_markdown(meeting.place),
        link=meeting.joining_link,
        phone=escape_markdown(meeting.phone_in),
    )


class InTheRoomButton(RecordButton, verb="meetings:room"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await store_how_i_come(interaction, self.record_id, HowIComeTo.ROOM)


class FromHomeButton(RecordButton, verb="meetings:remote"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await store_how_i_come(interaction, self.record_id, HowIComeTo.REMOTE)


class ByPhoneButton(RecordButton, verb="meetings:phone"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await store_how_i_come(interaction, self.record_id, HowIComeTo.PHONE)


class NotSureButton(RecordButton, verb="meetings:not_sure"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await store_how_i_come(interaction, self.record_id, HowIComeTo.NOT_SURE)


class CannotComeButton(RecordButton, verb="meetings:not_coming"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await store_how_i_come(interaction, self.record_id, HowIComeTo.NOT_COMING)


COMING_BUTTONS: Mapping[HowIComeTo, type[RecordButton]] = {
    HowIComeTo.ROOM: InTheRoomButton,
    HowIComeTo.REMOTE: FromHomeButton,
    HowIComeTo.PHONE: ByPhoneButton,
    HowIComeTo.NOT_SURE: NotSureButton,
    HowIComeTo.NOT_COMING: CannotComeButton,
}
