"""One message that is kept: changed where it stands, and posted anew where it is gone."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from io import BytesIO

import discord

from bot.core.logs import log_failure

TOO_MANY_EDITS = 30046
"""Discord's code for a message older than an hour that was changed too often."""


@dataclass(frozen=True)
class Standing:
    """Where a message stands, or stood."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Picture:
    """A picture under a card, with what it shows in words for those who do not see it."""

    name: str
    content: bytes
    description: str

    def file(self) -> discord.File:
        """A new one each time: discord.py closes a file once it was sent."""
        return discord.File(BytesIO(self.content), filename=self.name, description=self.description)


def standing(channel_id: int | None, message_id: int | None) -> Standing | None:
    return None if channel_id is None or message_id is None else Standing(channel_id, message_id)


class Changed(Enum):
    DONE = "done"
    GONE = "gone"
    TOO_OLD = "too old"


async def change(
    client: discord.Client, at: Standing, card: discord.ui.LayoutView, pictures: Sequence[Picture] = ()
) -> bool:
    """Show `card` there; False where there is no message to change, or it is too old to be changed again.

    A message that is too old is taken down, so that the card never stands twice.
    """
    changed = await try_to_change(client, at, card, pictures)
    if changed is Changed.TOO_OLD:
        await take_down(client, at)
    return changed is Changed.DONE


async def try_to_change(
    client: discord.Client, at: Standing, card: discord.ui.LayoutView, pictures: Sequence[Picture] = ()
) -> Changed:
    """As `change`, but a message that is too old is left as it stands."""
    message = client.get_partial_messageable(at.channel_id).get_partial_message(at.message_id)
    try:
        await message.edit(view=card, attachments=[picture.file() for picture in pictures])
    except (discord.NotFound, discord.Forbidden):
        return Changed.GONE
    except discord.HTTPException as error:
        if error.code != TOO_MANY_EDITS:
            raise
        return Changed.TOO_OLD
    return Changed.DONE


async def post(
    client: discord.Client, channel_id: int | None, card: discord.ui.LayoutView, pictures: Sequence[Picture] = ()
) -> Standing | None:
    """None where there is no such channel any more, or the bot may not write there."""
    if channel_id is None:
        return None
    try:
        message = await client.get_partial_messageable(channel_id).send(
            view=card, files=[picture.file() for picture in pictures]
        )
    except (discord.NotFound, discord.Forbidden):
        return None
    return Standing(channel_id, message.id)


async def take_down(client: discord.Client, at: Standing) -> None:
    """Nothing happens where it is gone already."""
    try:
        await client.get_partial_messageable(at.channel_id).get_partial_message(at.message_id).delete()
    except (discord.NotFound, discord.Forbidden):
        return


class Trying:
    """Several things in Discord of which one that fails stops no other."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._failures: list[discord.HTTPException] = []

    @contextmanager
    def this(self, step: str, **facts: int) -> Iterator[None]:
        """`step`, a fixed word or two, and `facts` go into the log where Discord fails."""
        try:
            yield
        except discord.HTTPException as error:
            log_failure(self._log, "a step in Discord failed", error, step=step, **facts)
            self._failures.append(error)

    def raise_failure(self) -> None:
        """One of them, where there was any: rather one that may pass than one that Discord refuses for what it is."""
        if self._failures:
            raise max(self._failures, key=lambda error: error.status)
