"""One message that is kept: changed where it stands, and posted anew where it is gone."""

from __future__ import annotations

from dataclasses import dataclass

import discord

TOO_MANY_EDITS = 30046
"""Discord's code for a message older than an hour that was changed too often."""


@dataclass(frozen=True)
class Standing:
    """Where a message stands, or stood."""

    channel_id: int
    message_id: int


def standing(channel_id: int | None, message_id: int | None) -> Standing | None:
    return None if channel_id is None or message_id is None else Standing(channel_id, message_id)


async def change(client: discord.Client, at: Standing, card: discord.ui.LayoutView) -> bool:
    """Show `card` there; False where there is no message to change, or it is too old to be changed again.

    A message that is too old is taken down, so that the card never stands twice.
    """
    message = client.get_partial_messageable(at.channel_id).get_partial_message(at.message_id)
    try:
        await message.edit(view=card)
    except (discord.NotFound, discord.Forbidden):
        return False
    except discord.HTTPException as error:
        if error.code != TOO_MANY_EDITS:
            raise
        await message.delete()
        return False
    return True


async def post(client: discord.Client, channel_id: int | None, card: discord.ui.LayoutView) -> Standing | None:
    """None where there is no such channel any more, or the bot may not write there."""
    if channel_id is None:
        return None
    try:
        message = await client.get_partial_messageable(channel_id).send(view=card)
    except (discord.NotFound, discord.Forbidden):
        return None
    return Standing(channel_id, message.id)


async def take_down(client: discord.Client, at: Standing) -> None:
    """Nothing happens where it is gone already."""
    try:
        await client.get_partial_messageable(at.channel_id).get_partial_message(at.message_id).delete()
    except (discord.NotFound, discord.Forbidden):
        return
