"""/my, and what a person is shown in private when no direct message reached them."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.dates import spoken_moment
from bot.core.errors import NotFound
from bot.core.logs import log_failure
from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.notices.rules import Notice, PersonNotReached
from bot.people.rules import Person
from bot.services import Services
from cogs.notices.cards import pages
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of

log = logging.getLogger(__name__)

CONTACTS = frozenset(
    {
        discord.InteractionType.application_command,
        discord.InteractionType.component,
        discord.InteractionType.modal_submit,
    }
)
"""What counts as contact; suggestions while somebody types do not."""

ANSWERED = frozenset(
    {
        discord.InteractionResponseType.channel_message,
        discord.InteractionResponseType.message_update,
        discord.InteractionResponseType.deferred_message_update,
    }
)
"""Answers after which a follow-up stands by itself. After a form it would cover the form's purpose, and after
"thinking" it would take the place of the answer, so those wait for the next contact."""

ANSWER_WITHIN = 3.0  # seconds: Discord's own limit, after which nothing more can be said
LOOK_EVERY = 0.05


class NoticesCog(commands.Cog):
    """Remembers for whom something waits, so that everybody else's presses cost nothing more."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._waiting: set[tuple[int, int]] = set()  # Discord ids of server and account

    async def cog_load(self) -> None:
        self._services.events.subscribe(PersonNotReached, self.person_not_reached)
        for group_id, person_id in await self._services.notices.people_not_reached():
            await self._expect(group_id, person_id)

    async def cog_unload(self) -> None:
        self._services.events.unsubscribe(PersonNotReached, self.person_not_reached)

    @app_commands.command(name="my", description=say("notices-my-command"))
    @app_commands.guild_only()
    async def my(self, interaction: discord.Interaction[Any]) -> None:
        """What we told this person in the last 30 days, newest first, only for their eyes."""
        actor = await actor_of(interaction)
        group = await self._services.groups.group(actor.group_id)
        said = [
            say("notices-said", when=spoken_moment(notice.done_at or notice.due_at, group.zone), text=text)
            for notice, text in self._in_words(await self._services.notices.recent(actor))
        ]
        for page in pages([say("notices-recent"), *said] if said else [say("notices-none")]):
            await tell(interaction, page)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """After the answer to whatever they did, show what no direct message could bring."""
        who = (interaction.guild_id or 0, interaction.user.id)
        if interaction.type not in CONTACTS or who not in self._waiting or not await _answered(interaction):
            return
        self._waiting.discard(who)
        actor = await actor_of(interaction)
        notices = await self._services.notices.not_reached(actor.person_id)
        texts = [text for _, text in self._in_words(notices)]
        if not texts:
            return
        try:
            for page in pages([say("notices-not-reached"), *texts, say("notices-read-again")]):
                await tell(interaction, page)
        except Exception as error:
            log_failure(log, "notices were not shown", error, person=actor.person_id)
            self._waiting.add(who)
            await self._services.notices.not_shown_after_all(notices)

    async def person_not_reached(self, event: PersonNotReached) -> None:
        """Organisers hear who could not be reached, once a day each, and never what about.

        Also of somebody without an account, unless they are only the number of a phone: nobody could find them.
        """
        person = await self._expect(event.group_id, event.person_id)
        if person is None or not event.refused:
            return
        message = "notices-organisers"
        if person.discord_user_id is None:
            if not await self._services.check_ins.has_a_name(person.id):
                return
            message = "notices-organisers-no-account"
        group = await self._services.groups.group(event.group_id)
        channel_id = group.channels.get(Channel.ORGANISERS)
        if channel_id is None:
            return
        words = say(message, name=escape_markdown(person.name))
        try:
            await self._client.get_partial_messageable(channel_id).send(words, silent=True)
        except discord.HTTPException as error:
            log_failure(log, "organisers were not told", error, group=group.id)

    async def _expect(self, group_id: int, person_id: int) -> Person | None:
        """Watch for this person's next contact in Discord, where they have an account. None for nobody of the group."""
        try:
            person = await self._services.people.person(group_id, person_id)
            group = await self._services.groups.group(group_id)
        except NotFound:
            return None
        if person.discord_user_id is not None:
            self._waiting.add((group.guild_id, person.discord_user_id))
        return person

    def _in_words(self, notices: list[Notice]) -> list[tuple[Notice, str]]:
        worded = [(notice, self._services.notices.words(notice)) for notice in notices]
        return [(notice, text) for notice, text in worded if text is not None]


async def _answered(interaction: discord.Interaction[Any]) -> bool:
    """Wait for the answer; False where there was none in time, or none that a follow-up can come after.

    discord.py tells nobody when a component or a form was answered, so this looks.
    """
    looks = int(ANSWER_WITHIN / LOOK_EVERY)
    while not interaction.response.is_done() and looks:
        await asyncio.sleep(LOOK_EVERY)
        looks -= 1
    return interaction.response.type in ANSWERED
