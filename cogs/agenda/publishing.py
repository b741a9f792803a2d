"""Publishing an agenda that has fewer breaks than its meeting needs: put them in, or say why not."""

from __future__ import annotations

from typing import Any

import discord

from bot.access.rules import WORDS_LIMIT, RunsTooLong
from bot.core.wording import say
from cogs.agenda.deciding import publish, published_words
from cogs.shared.answering import show, tell
from cogs.shared.components import Form, RecordButton
from cogs.shared.layout import card


async def publish_or_ask(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    try:
        await _publish(interaction, meeting_id)
    except RunsTooLong as refusal:
        await show(interaction, breaks_card(meeting_id, refusal))


async def _publish(interaction: discord.Interaction[Any], meeting_id: int, **way_out: Any) -> None:
    warnings = await publish(interaction, meeting_id, **way_out)
    await interaction.response.defer(ephemeral=True, thinking=True)
    await tell(interaction, await published_words(interaction, meeting_id, warnings))


def breaks_card(meeting_id: int, refusal: RunsTooLong) -> discord.ui.LayoutView:
    """What the meeting's rule is, and the two ways to go on. It says nobody's name and no reason for the rule."""
    put_in = PutBreaksIn(meeting_id, label=say("agenda-button-put-breaks-in"), style=discord.ButtonStyle.primary)
    all_the_same = PublishWithReason(meeting_id, label=say("agenda-button-publish-with-reason"))
    return card(say(refusal.message, **refusal.facts), [put_in, all_the_same])


class PutBreaksIn(RecordButton, verb="agenda:put-breaks-in"):
    """Publish this meeting's agenda with breaks as often as anybody in it needs them."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _publish(interaction, self.record_id, breaks_by_rule=True)


class PublishWithReason(RecordButton, verb="agenda:publish-anyway"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(WhyForm(self.record_id))


class WhyForm(Form):
    def __init__(self, meeting_id: int) -> None:
        super().__init__(title=say("agenda-publish-why-form"))
        self.meeting_id = meeting_id
        self.reason: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=WORDS_LIMIT
        )
        label, help_words = say("agenda-label-publish-why"), say("agenda-label-publish-why-help")
        self.add_item(discord.ui.Label(text=label, description=help_words, component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await _publish(interaction, self.meeting_id, reason=self.reason.value)
