"""The private panels of /data-request: who waits, and one request until it is answered."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.core.errors import NotFound
from bot.core.roles import Right
from bot.core.wording import say
from bot.privacy.rules import BY_HAND, Answer, Known, Request, RequestKind
from bot.privacy.words import known_words, part_words, request_line
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn

CHOICES = 25
NAME_SHOWN = 30
"""Characters of a name in a list of choices, where what tells two of one name apart has to fit in too."""


async def known_people(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Autocomplete: everybody whom the group knows and whose name has what was typed; for organisers only."""
    actor, services = await actor_of(interaction), services_of(interaction)
    if not actor.may(Right.SET_UP_GROUP):
        return []
    zone, wanted = (await services.groups.group(actor.group_id)).zone, typed.strip().casefold()
    known = await services.data_requests.known(actor)
    fitting = [each for each in known if wanted in each.person.name.casefold()]
    return [
        app_commands.Choice(name=known_words(each, zone, name_limit=NAME_SHOWN), value=str(each.person.id))
        for each in fitting[:CHOICES]
    ]


class WaitingPanel(Redrawn):
    """Everybody who waits, those due first, first."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        waiting = await services.data_requests.waiting(actor)
        if not waiting:
            self.lay_out(say("privacy-requests-none"))
            return
        names = await services.people.names({request.person_id for request in waiting})
        lines = [f"- {request_line(request, plain(names[request.person_id]))}" for request in waiting]
        options = [
            discord.SelectOption(
                label=say("privacy-request-choice", number=request.id, name=names[request.person_id][:60]),
                value=str(request.id),
            )
            for request in waiting[:CHOICES]
        ]
        choose = Pick(say("privacy-request-choose"), options, self._chosen)
        self.lay_out(say("privacy-requests-heading"), "\n".join(lines), [choose])

    async def _chosen(self, interaction: discord.Interaction[Any], value: str) -> None:
        await self.become(interaction, RequestPanel(int(value)))


class RequestPanel(Redrawn):
    def __init__(self, request_id: int, *, noted: bool = False) -> None:
        super().__init__()
        self._id = request_id
        self._noted = noted
        """Whether it was noted just now."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        request, known = await self._read(interaction)
        zone = (await services_of(interaction).groups.group(request.group_id)).zone
        parts = [request_line(request, plain(known_words(known, zone)))]
        if self._noted:
            told = "noted-without-discord" if known.person.discord_user_id is None else "noted"
            parts.insert(0, say(f"privacy-request-{told}"))
        other = Press(say("privacy-button-answered"), self._answered)
        if request.kind is RequestKind.FORGET:
            parts += [say("privacy-forget-them-heading"), await self._plan(interaction)]
            self.lay_out(*parts, [Press(say("privacy-button-forget-them"), self._ask), other])
        else:
            self.lay_out(*parts, say("privacy-copy-ways"), [Press(say("privacy-button-link"), self._link), other])

    async def _read(self, interaction: discord.Interaction[Any]) -> tuple[Request, Known]:
        """The request and whose it is. Raises NotFound once it is answered."""
        actor, requests = await actor_of(interaction), services_of(interaction).data_requests
        request = next((each for each in await requests.waiting(actor) if each.id == self._id), None)
        known = next(
            (each for each in await requests.known(actor) if request and each.person.id == request.person_id), None
        )
        if request is None or known is None:
            raise NotFound
        return request, known

    async def _plan(self, interaction: discord.Interaction[Any]) -> str:
        return part_words(await services_of(interaction).data_requests.plan(await actor_of(interaction), self._id))

    async def _ask(self, interaction: discord.Interaction[Any]) -> None:
        _, known = await self._read(interaction)
        sure = Press(say("privacy-button-sure-them"), self._forget, style=discord.ButtonStyle.danger)
        words = say("privacy-forget-them-sure", name=plain(known.person.name))
        self.lay_out(words, [sure, Press(say("privacy-button-keep"), self.refresh)])
        await interaction.response.edit_message(view=self)

    async def _forget(self, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        await interaction.response.defer()
        parts = await services.data_requests.forget(actor, self._id)
        self.lay_out(say("privacy-forgotten-them"), part_words(parts))
        await interaction.edit_original_response(view=self)

    async def _link(self, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        address = await services.data_requests.link_to_hand_over(actor, self._id)
        hours = services.policy.private_link_hours
        self.lay_out(say("privacy-link-to-hand-over", hours=hours), f"```\n{address}\n```")
        await interaction.response.edit_message(view=self)

    async def _answered(self, interaction: discord.Interaction[Any]) -> None:
        ways = [Press(say(f"privacy-answer-{answer.value}"), partial(self._close, answer)) for answer in BY_HAND]
        self.lay_out(say("privacy-how-answered"), ways, [Press(say("privacy-button-not-yet"), self.refresh)])
        await interaction.response.edit_message(view=self)

    async def _close(self, answer: Answer, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        await services.data_requests.close(actor, self._id, answer)
        self.lay_out(say("privacy-request-closed"))
        await interaction.response.edit_message(view=self)
