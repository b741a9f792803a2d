"""A private link to a web page, given where only the person who asked can read it."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton


async def give_link(
    interaction: discord.Interaction[Any],
    purpose: str,
    record_id: int | None = None,
    *,
    label: str,
    words: str = "shared-private-link",
) -> None:
    """`words` names the message that stands with it.

    Raises NoAddress where the pages can be opened on this machine alone, or TooManyLinks.
    """
    url = await services_of(interaction).private_links.issue(await actor_of(interaction), purpose, record_id)
    link: discord.ui.Button[Any] = discord.ui.Button(label=label, url=url)
    await tell(interaction, say(words), view=discord.ui.View(timeout=None).add_item(link))


class OpenPage(RecordButton, verb="shared:page", arg=True):
    """A button to /mine/`arg`. The link is made when it is pressed: each person gets only so many an hour."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await give_link(interaction, self.arg, self.record_id or None, label=say("shared-button-open-page"))
