"""/my-data, /forget-me, and what organisers note of requests that came in other words."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from bot.privacy.copies import files_of
from bot.privacy.rules import RequestKind
from bot.privacy.words import part_words
from cogs.privacy.panel import ForgetPanel
from cogs.privacy.requests import RequestPanel, WaitingPanel, known_people
from cogs.shared.answering import show
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.layout import not_kept
from cogs.shared.linking import OpenPage

KINDS = [app_commands.Choice(name=say(f"privacy-kind-{kind.value}"), value=kind.value) for kind in RequestKind]


class PrivacyCog(commands.Cog):
    @app_commands.command(name="my-data", description=say("privacy-my-data-command"))
    @app_commands.guild_only()
    async def my_data(self, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        copy = await services.privacy.copy(actor)
        files = [discord.File(io.BytesIO(content), name) for name, content in files_of(copy).items()]
        options: dict[str, Any] = {}
        if services.settings.others_can_open_links:
            page = OpenPage(0, "my-data", label=say("privacy-button-page"))
            options["view"] = not_kept(discord.ui.View(timeout=None).add_item(page))
        await interaction.followup.send(say("privacy-my-data-here"), files=files, ephemeral=True, **options)

    @app_commands.command(name="forget-me", description=say("privacy-forget-me-command"))
    @app_commands.guild_only()
    async def forget_me(self, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        await show(interaction, ForgetPanel(part_words(await services.privacy.plan(actor))))

    @app_commands.command(name="data-request", description=say("privacy-request-command"))
    @app_commands.describe(
        person=say("privacy-request-person"), name=say("privacy-request-name"), kind=say("privacy-request-kind")
    )
    @app_commands.choices(kind=KINDS)
    @app_commands.autocomplete(name=known_people)
    @app_commands.guild_only()
    async def data_request(
        self,
        interaction: discord.Interaction[Any],
        person: discord.Member | None = None,
        name: str | None = None,
        kind: app_commands.Choice[str] | None = None,
    ) -> None:
        """Of a member of the server, or by name of anybody else whom the group knows; of nobody, all that waits."""
        services, actor = services_of(interaction), await actor_of(interaction)
        actor.require(Right.SET_UP_GROUP)  # so that nobody is made known by somebody who may not
        if person is None and name is None:
            await WaitingPanel().open(interaction)
            return
        if person is not None:
            person_id = (await actor_for(interaction, person)).person_id
        else:
            person_id = (await services.data_requests.called(actor, name or "")).id
        asked = RequestKind(kind.value) if kind else RequestKind.COPY
        request = await services.data_requests.note(actor, person_id, asked)
        await RequestPanel(request.id, noted=True).open(interaction)
