"""/papers: reading them in one's own format, and bringing them out for everybody at once."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import BadInput
from bot.core.numbers import whole_number
from bot.core.redraw import Redrawer
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.meetings.when import read_date
from bot.papers.rules import (
    DESCRIPTION_LIMIT,
    DETAIL_LIMIT,
    HOW_LIMIT,
    LINK_LIMIT,
    STANDARD,
    SUMMARY_LIMIT,
    TITLE_LIMIT,
    PaperChanged,
    Wanted,
)
from bot.papers.service import NewVersion
from bot.services import Services
from bot.uploads.rules import FileTooLarge, Purpose
from cogs.papers.cards import list_card, released_card
from cogs.papers.components import show_mine
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_next_or_last, chosen_or_next
from cogs.shared.linking import give_link
from cogs.shared.posting import post

CHOICES = 25


class UnknownPaper(BadInput):
    """What was typed is no paper of a coming meeting."""

    message = "papers-refused-unknown"


async def _papers(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    actor, services = await actor_of(interaction), services_of(interaction)
    if not actor.may(Right.ARRANGE_MEETING):
        return []
    found = []
    for meeting in await services.meetings.coming_up(actor.group_id):
        views = await services.papers.of_meeting(actor.group_id, meeting.meeting.id)
        found += [app_commands.Choice(name=view.paper.title, value=str(view.paper.id)) for view in views]
    return [choice for choice in found if typed.casefold() in choice.name.casefold()][:CHOICES]


async def _formats(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    papers = services_of(interaction).papers
    found = [app_commands.Choice(name=papers.label(Wanted(key))[:100], value=key) for key in papers.formats()]
    return [choice for choice in found if typed.casefold() in choice.name.casefold()][:CHOICES]


def _paper_id(typed: str) -> int:
    number = whole_number(typed)
    if number is None:
        raise UnknownPaper
    return number


async def _show_list(interaction: discord.Interaction[Any], actor: Actor, meeting_id: int) -> None:
    papers = services_of(interaction).papers
    views = await papers.of_meeting(actor.group_id, meeting_id)
    if not views:
        await tell(interaction, say("papers-none-added"))
        return
    dates = await papers.going_out(actor.group_id, meeting_id)
    making = {view.paper.id: await papers.to_make(view) for view in views}
    await show(interaction, list_card(meeting_id, views, papers.label, dates, making))


@app_commands.guild_only()
class PapersCog(commands.GroupCog, name="papers", description=say("papers-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self._bot = bot
        self._services = services
        self._announcements: Redrawer[PaperChanged] = Redrawer(self._announce, interval=0)

    async def cog_load(self) -> None:
        self._services.events.subscribe(PaperChanged, self._changed)

    async def cog_unload(self) -> None:
        self._services.events.unsubscribe(PaperChanged, self._changed)
        await self._announcements.close()

    async def _changed(self, changed: PaperChanged) -> None:
        """A paper that is out is announced once, for everybody."""
        if changed.released:
            self._announcements.mark(changed)

    async def _announce(self, released: PaperChanged) -> None:
        group = await self._services.groups.group(released.group_id)
        view = await self._services.papers.view(released.group_id, released.paper_id)
        await post(self._bot, group.channels.get(Channel.ANNOUNCEMENTS), released_card(view))

    @app_commands.command(name="read", description=say("papers-read-command"))
    @app_commands.describe(meeting=say("papers-option-meeting"))
    async def read(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await show_mine(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="list", description=say("papers-list-command"))
    @app_commands.describe(meeting=say("papers-option-meeting"))
    async def list(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.ARRANGE_MEETING)
        await _show_list(interaction, actor, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="page", description=say("papers-page-command"))
    @app_commands.describe(meeting=say("papers-option-meeting"))
    async def page(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        meeting_id = await chosen_next_or_last(interaction, meeting)
        await give_link(interaction, "papers", meeting_id, label=say("papers-button-open-web"))

    @app_commands.command(name="add", description=say("papers-add-command"))
    @app_commands.describe(
        title=say("papers-option-title"),
        about=say("papers-option-about"),
        comments_until=say("papers-option-until"),
        meeting=say("papers-option-meeting"),
    )
    async def add(
        self,
        interaction: discord.Interaction[Any],
        title: app_commands.Range[str, 1, TITLE_LIMIT],
        about: app_commands.Range[str, 1, SUMMARY_LIMIT],
        comments_until: app_commands.Range[str, 1, 40] | None = None,
        meeting: Chosen | None = None,
    ) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting_id = await chosen_or_next(interaction, meeting)
        until = read_date(comments_until) if comments_until else None
        await services.papers.add_paper(actor, meeting_id, title, about, comments_until=until)
        await _show_list(interaction, actor, meeting_id)

    @app_commands.command(name="attach", description=say("papers-attach-command"))
    @app_commands.rename(kind="format")
    @app_commands.describe(
        paper=say("papers-option-paper"),
        kind=say("papers-option-format"),
        description=say("papers-option-description"),
        file=say("papers-option-file"),
        link=say("papers-option-link"),
        how=say("papers-option-how"),
        detail=say("papers-option-detail"),
        checked=say("papers-option-checked"),
    )
    @app_commands.autocomplete(paper=_papers, kind=_formats)
    async def attach(
        self,
        interaction: discord.Interaction[Any],
        paper: str,
        kind: str,
        *,
        description: app_commands.Range[str, 1, DESCRIPTION_LIMIT],
        file: discord.Attachment | None = None,
        link: app_commands.Range[str, 1, LINK_LIMIT] | None = None,
        how: app_commands.Range[str, 1, HOW_LIMIT] | None = None,
        detail: app_commands.Range[str, 1, DETAIL_LIMIT] | None = None,
        checked: bool = False,
    ) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        actor.require(Right.ARRANGE_MEETING)
        paper_id = _paper_id(paper)
        await interaction.response.defer(ephemeral=True, thinking=True)
        put = None
        if file is not None:
            limits = services.uploads.limits(Purpose.PAPER)
            if file.size > limits.most_bytes:
                raise FileTooLarge(megabytes=limits.most_megabytes)
            made = await services.uploads.check(await file.read(), purpose=Purpose.PAPER, name=file.filename)
            put = await services.uploads.put(made)
        new = NewVersion(kind or STANDARD, description, detail or "", put, link or "", how or "", checked)
        view = await services.papers.attach(actor, paper_id, new)
        await _show_list(interaction, actor, view.paper.meeting_id)
