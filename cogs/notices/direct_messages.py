"""The door that notices leave by: Discord's direct messages."""

from __future__ import annotations

import discord
from aiohttp import ClientConnectorError, ClientError

from bot.core.wording import say
from bot.notices.rules import Notice, TryLater
from bot.services import Services
from cogs.notices.cards import pages
from cogs.shared.with_notices import buttons_under

NO_SUCH_RECIPIENT = 50033


class DirectMessages:
    """`deliver` is what the alarm gives to `NoticeService.run_due`. It needs no cog and no interaction."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    async def deliver(self, notice: Notice, text: str) -> bool:
        """Send `text`, and how to stop such messages, to the notice's person.

        False where they have no Discord account, have left, or take no direct messages from this server.
        Reminders arrive without a sound. Raises TryLater while Discord cannot be reached at all.
        """
        if self._client.is_closed() or not self._client.is_ready():
            raise TryLater
        person = await self._services.people.person(notice.group_id, notice.person_id)
        if person.discord_user_id is None:
            return False
        if await self._services.standing.has_left(person):
            return False  # Discord would still take it, where another server is shared with them
        group = await self._services.groups.group(notice.group_id)
        begun = False
        try:
            channel = await self._channel_of(person.discord_user_id)
            *first, last = pages([text, say("notices-ending", group=group.name)])
            for page in first:
                await channel.send(page, silent=notice.is_reminder)
                begun = True
            await channel.send(last, silent=notice.is_reminder, **buttons_under(notice))
        except (discord.Forbidden, discord.NotFound):
            return False
        except discord.HTTPException as error:
            if error.code == NO_SUCH_RECIPIENT:
                return False
            raise
        except ClientConnectorError as error:
            if begun:
                raise
            raise TryLater from error
        return True

    async def _channel_of(self, user_id: int) -> discord.DMChannel:
        """Nothing is sent by asking for it, so where Discord or the network fails the notice is as it was."""
        try:
            return await self._client.create_dm(discord.Object(user_id))
        except (OSError, ClientError) as error:
            raise TryLater from error
        except discord.HTTPException as error:
            if error.status < 500:
                raise
            raise TryLater from error
