"""What a group and a person choose: contacts, topics, typed messages; and how news comes."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.rules import TEXT_LIMIT, GroupIdeas
from cogs.ideas.saying import field, paragraph
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form

TOPICS_LIMIT = 300


class SetUpForm(Form):
    """The present choices stand in the form. What reading typed messages means is said before it is chosen."""

    def __init__(self, present: GroupIdeas) -> None:
        super().__init__(title=say("ideas-form-set-up"))
        self.contacts = paragraph(TEXT_LIMIT, required=False, default=present.contacts)
        self.topics = paragraph(TOPICS_LIMIT, required=False, default="\n".join(present.topics))
        self.reads: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("ideas-form-reads-no"), value="no", default=not present.reads_typed),
                discord.RadioGroupOption(label=say("ideas-form-reads-yes"), value="yes", default=present.reads_typed),
            ]
        )
        self.add_item(field("ideas-label-contacts", self.contacts, helped=True))
        self.add_item(field("ideas-label-topics", self.topics, helped=True))
        self.add_item(discord.ui.TextDisplay(say("ideas-reads-means")))
        self.add_item(field("ideas-label-reads", self.reads))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        await ideas.set_topics(actor, tuple(self.topics.value.splitlines()))
        await ideas.set_contacts(actor, self.contacts.value)
        reads = self.reads.value == "yes"
        await ideas.read_typed(actor, reads=reads)
        said = [say("ideas-set-up")]
        if reads and not interaction.client.intents.message_content:
            said.append(say("ideas-reads-not-yet"))
        await tell(interaction, "\n".join(said))
