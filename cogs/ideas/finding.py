"""Finding ideas: a list in pages of ten, one's own, and choosing one by its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.core.errors import BadInput
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.ideas.rules import Idea, Standing
from bot.ideas.seen import Filters, Page
from cogs.ideas.lines import list_line, outcome_lines, status_line
from cogs.ideas.more import show_more
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Pick
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Paged

CHOICE_LIMIT = 100


class UnknownIdea(BadInput):
    """What was typed fits no idea, or more than one; facts: `typed`."""

    message = "ideas-unknown-idea"


class IdeaChoice(app_commands.Transformer):
    """The id of an idea of this group: chosen from the list, or typed as words that only one idea has."""

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:
        """Raises UnknownIdea, or NotFound for a number that is no idea's."""
        actor, typed = await actor_of(interaction), str(value).strip()
        ideas = services_of(interaction).ideas
        if (number := whole_number(typed)) is not None:
            return (await ideas.view(actor.group_id, number, actor)).idea.id
        found = await ideas.titled(actor.group_id, typed, most=2)
        if len(found) != 1:
            raise UnknownIdea(typed=typed[:40])
        return found[0].id

    async def autocomplete(  # type: ignore[override]  # the value typed so far is always text here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[app_commands.Choice[str]]:
        actor = await actor_of(interaction)
        found = await services_of(interaction).ideas.titled(actor.group_id, value)
        return [app_commands.Choice(name=ref.title[:CHOICE_LIMIT], value=str(ref.id)) for ref in found]


ChosenIdea = app_commands.Transform[int, IdeaChoice]
"""A command's idea option."""


async def topics_like(interaction: discord.Interaction[Any], value: str) -> list[app_commands.Choice[str]]:
    actor = await actor_of(interaction)
    topics = (await services_of(interaction).ideas.settings(actor.group_id)).topics
    return [app_commands.Choice(name=topic, value=topic) for topic in topics if value.casefold() in topic.casefold()]


async def show_list(interaction: discord.Interaction[Any], filters: Filters) -> None:
    await ListPanel(filters).open(interaction)


async def show_mine(interaction: discord.Interaction[Any]) -> None:
    await MinePanel().open(interaction)


class ListPanel(Paged):
    def __init__(self, filters: Filters) -> None:
        super().__init__()
        self.filters = filters

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        page = await services_of(interaction).ideas.page(await actor_of(interaction), self.filters, self.page + 1)
        self.page = page.number - 1
        start = self.page * 10 + 1
        lines = [list_line(idea, number) for number, idea in enumerate(page.ideas, start)]
        heading = f"## {say('ideas-list-heading')}\n{_found(page)}"
        self.lay_out(heading, "\n".join(lines), choose(page.ideas, start), self.turn(page.pages))


class MinePanel(Paged):
    """What this person posted, wherever it stands now, with its answer."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        ideas = await services_of(interaction).ideas.mine(await actor_of(interaction))
        pages = max(1, (len(ideas) + 9) // 10)
        self.page = min(max(self.page, 0), pages - 1)
        shown = ideas[self.page * 10 : self.page * 10 + 10]
        lines = [_own_line(idea) for idea in shown] or [say("ideas-mine-none")]
        self.lay_out(f"## {say('ideas-mine-heading')}", "\n\n".join(lines), choose(shown, 1), self.turn(pages))


def choose(ideas: Sequence[Idea], start: int) -> list[Pick]:
    options = [
        discord.SelectOption(label=f"{number}. {idea.title}"[:100], value=str(idea.id))
        for number, idea in enumerate(ideas, start)
    ]

    async def chosen(interaction: discord.Interaction[Any], value: str) -> None:
        await show_more(interaction, int(value))

    return [Pick(say("ideas-choose-one"), options, chosen)] if options else []


def _found(page: Page) -> str:
    found = say("ideas-list-found", count=page.total)
    return f"{found} {say('ideas-list-page', page=page.number, pages=page.pages)}" if page.pages > 1 else found


def _own_line(idea: Idea) -> str:
    if idea.standing is Standing.MERGED:
        where = say("ideas-card-merged-why", into=plain(idea.merged_title or "", 100))
    elif idea.standing is Standing.HELD:
        where = say("ideas-card-held-why")
    else:
        where = "\n".join(line for line in (status_line(idea), outcome_lines(idea.outcome)) if line)
    return f"**{plain(idea.title, 100)}**\n{where}"
