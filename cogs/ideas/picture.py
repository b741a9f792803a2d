"""Adding a picture or file to one's own idea, with what it shows in words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.refusals import PictureNeedsWords
from bot.ideas.rules import DESCRIPTION_LIMIT, Attachment
from bot.uploads.rules import FileTooLarge, Purpose
from cogs.ideas.saying import field, paragraph
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form

Add = Callable[[discord.Interaction[Any], Attachment], Awaitable[None]]


class PictureForm(Form):
    """The file is known by its content and made anew, so it brings no place and no name along."""

    def __init__(self, add: Add) -> None:
        super().__init__(title=say("ideas-form-picture"))
        self.add = add
        self.file: discord.ui.FileUpload[Any] = discord.ui.FileUpload(min_values=1, max_values=1)
        self.words = paragraph(DESCRIPTION_LIMIT)
        self.add_item(field("ideas-label-picture", self.file))
        self.add_item(field("ideas-label-picture-words", self.words, helped=True))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await interaction.response.defer()  # a large file takes longer than Discord waits
        await self.add(interaction, await self._kept(interaction))

    async def _kept(self, interaction: discord.Interaction[Any]) -> Attachment:
        if not self.words.value.strip():
            raise PictureNeedsWords
        actor, uploads = await actor_of(interaction), services_of(interaction).uploads
        sent, limits = self.file.values[0], uploads.limits(Purpose.IDEA)
        if sent.size > limits.most_bytes:
            raise FileTooLarge(megabytes=limits.most_megabytes)
        made = await uploads.check(await sent.read(), purpose=Purpose.IDEA, name=sent.filename)
        kept = await uploads.keep(actor, made, purpose=Purpose.IDEA, description=self.words.value)
        return Attachment(str(kept.id), self.words.value)
