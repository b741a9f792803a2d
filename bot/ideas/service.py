"""The use cases of ideas, for every door: each part stands in its own module.

Posting, supporting and commenting (everyone), answering and merging (who looks after ideas), moderating, the trail to
agendas, polls and actions, what the group has set, and looking ideas up.
"""

from __future__ import annotations

from bot.core.roles import Actor
from bot.ideas.answering import Answering
from bot.ideas.choices import Choices
from bot.ideas.commenting import Commenting
from bot.ideas.in_discord import InDiscord
from bot.ideas.merging import Merging
from bot.ideas.moderating import Moderating
from bot.ideas.opening import Opening
from bot.ideas.posting import Posting
from bot.ideas.supporting import Supporting
from bot.ideas.telling import first_digest
from bot.ideas.trail import Trail


class IdeaService(Posting, Supporting, Commenting, Answering, Merging, Moderating, Trail, Choices, Opening, InDiscord):
    async def send_digests(self) -> int:
        """Queue one short message to each person whose daily or weekly digest is due; returns how many. Repeatable."""
        async with self._database.read() as connection:
            first = await first_digest(connection)
        if first is None or first > self._clock():
            return 0
        async with self._database.write() as write:
            sent = await self._telling.send_digests(write)
            await write.record(Actor.system(0), self._clock(), "ideas.send_digests", "ideas", ("digests",))
        return sent
