"""Asking once more before a meeting is called off: everyone is told, and that cannot be taken back."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.rules import MeetingView, require_planned
from cogs.meetings.cards import when_words, words_card
from cogs.meetings.saved import arranging, bring_in_step
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Panel


class ConfirmCancel(Panel):
    """Raises the refusal of a meeting that cannot be cancelled at once, before it asks."""

    def __init__(self, group: Group, view: MeetingView, reason: str) -> None:
        super().__init__()
        require_planned(view.meeting)
        self.meeting_id = view.meeting.id
        self.reason = reason
        words = say(
            "meetings-cancel-ask",
            title=escape_markdown(view.meeting.title),
            when=when_words(view.meeting, group.zone),
            count=sum(view.coming.values()),
            reason=escape_markdown(reason),
        )
        self.add_item(ui.TextDisplay(words))
        self.add_item(ui.ActionRow(_YesButton(), _NoButton()))


class _YesButton(ui.Button[ConfirmCancel]):
    def __init__(self) -> None:
        super().__init__(label=say("meetings-button-cancel"), style=discord.ButtonStyle.danger)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        assert self.view is not None
        actor, meetings = await actor_of(interaction), services_of(interaction).meetings
        async with arranging(interaction, actor):
            view = await meetings.cancel(actor, self.view.meeting_id, self.view.reason)
            problems = await bring_in_step(interaction, actor, (view,))
        done = say("meetings-cancelled", title=view.meeting.title, count=sum(view.coming.values()))
        await show(interaction, words_card(done, *problems))


class _NoButton(ui.Button[ConfirmCancel]):
    def __init__(self) -> None:
        super().__init__(label=say("meetings-button-keep"))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.edit_message(view=words_card(say("meetings-kept")))
