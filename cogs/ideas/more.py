"""Everything one person can do with an idea, in private: follow it, take things back, look after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas.moderation import Moderation
from bot.ideas.rules import Idea, Standing, SupportKind
from bot.ideas.seen import IdeaView
from cogs.ideas.answering_back import AnswerModerator
from cogs.ideas.beside import led_to_lines, page_link, page_of
from cogs.ideas.keeping import KeepingPanel
from cogs.ideas.lines import (
    about_line,
    comment_line,
    counts_line,
    mine_line,
    outcome_lines,
    status_line,
)
from cogs.ideas.own_page import give_own_page
from cogs.ideas.rewording import RewordForm
from cogs.ideas.saying import CommentForm
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn

LAST_COMMENTS = 3


async def show_more(interaction: discord.Interaction[Any], idea_id: int) -> None:
    await MorePanel(idea_id).open(interaction)


class MorePanel(Redrawn):
    def __init__(self, idea_id: int) -> None:
        super().__init__()
        self.idea_id = idea_id
        self.taking_back = False
        self.following = False

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        view = await ideas.view(actor.group_id, self.idea_id, actor)
        self.following = view.mine.following
        answers = _answers(view.idea, await ideas.said_to(actor, self.idea_id))
        services = services_of(interaction)
        group = await services.groups.group(actor.group_id)
        led_to = await led_to_lines(services, group, view.links)
        opens = services.settings.others_can_open_links
        own_page = [Press(say("ideas-button-own-page"), self._own_page)] if opens else []
        page = page_link(await page_of(services, view.idea))
        self.lay_out(
            *_told(view, led_to), *self._own(view, actor.person_id), answers, [*_keeping(self, actor), *own_page, *page]
        )

    def _own(self, view: IdeaView, person_id: int) -> list[Part]:
        idea, mine = view.idea, view.mine
        if self.taking_back:
            yes = Press(say("ideas-button-yes-take-back"), self._withdraw, style=discord.ButtonStyle.danger)
            return [say("ideas-sure", title=plain(idea.title)), [yes, Press(say("ideas-button-keep"), self._keep)]]
        if idea.standing is Standing.MERGED:
            return [[Press(say("ideas-button-not-for-me"), self._leave)]]
        buttons = [Press(say("ideas-button-unfollow" if mine.following else "ideas-button-follow"), self._follow)]
        if mine.support is not None:
            buttons.append(Press(say("ideas-button-take-back"), self._take_back))
        elif idea.open_to_words and not mine.author:
            buttons.insert(0, Press(say("ideas-button-support"), self._support, style=discord.ButtonStyle.primary))
        if idea.open_to_words:
            buttons.append(Press(say("ideas-button-comment"), self._comment))
        if person_id in (idea.author_id, idea.entered_by) and not idea.closed:
            buttons.append(Press(say("ideas-button-reword"), self._reword))
            if not view.joined:
                buttons.append(Press(say("ideas-button-withdraw"), self._ask))
        return [mine_line(mine), buttons]

    async def _follow(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._followed(interaction))

    async def _followed(self, interaction: discord.Interaction[Any]) -> str:
        following = not self.following
        ideas = services_of(interaction).ideas
        await ideas.follow(await actor_of(interaction), self.idea_id, following=following)
        return say("ideas-followed" if following else "ideas-unfollowed")

    async def _support(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._supported(interaction))

    async def _supported(self, interaction: discord.Interaction[Any]) -> str:
        ideas = services_of(interaction).ideas
        idea = await ideas.support(await actor_of(interaction), self.idea_id, SupportKind.SUPPORT)
        return say("ideas-supported", title=plain(idea.title), counts=counts_line(idea))

    async def _comment(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(CommentForm(self.idea_id))

    async def _take_back(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._taken_back(interaction))

    async def _taken_back(self, interaction: discord.Interaction[Any]) -> str:
        idea = await services_of(interaction).ideas.take_back_support(await actor_of(interaction), self.idea_id)
        return say("ideas-taken-back", title=plain(idea.title), counts=counts_line(idea))

    async def _leave(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._left(interaction))

    async def _left(self, interaction: discord.Interaction[Any]) -> str:
        idea = await services_of(interaction).ideas.not_for_me(await actor_of(interaction), self.idea_id)
        return say("ideas-left", title=plain(idea.title))

    async def _ask(self, interaction: discord.Interaction[Any]) -> None:
        self.taking_back = True
        await self.refresh(interaction)

    async def _keep(self, interaction: discord.Interaction[Any]) -> None:
        self.taking_back = False
        await self.refresh(interaction)

    async def _withdraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        idea = (await ideas.view(actor.group_id, self.idea_id, actor)).idea
        await ideas.withdraw(actor, self.idea_id)
        self.lay_out(say("ideas-withdrawn", title=plain(idea.title)))
        await interaction.response.edit_message(view=self)

    async def _reword(self, interaction: discord.Interaction[Any]) -> None:
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        view = await ideas.view(actor.group_id, self.idea_id, actor)
        await interaction.response.send_modal(RewordForm(view.idea))

    async def _own_page(self, interaction: discord.Interaction[Any]) -> None:
        await give_own_page(interaction, self.idea_id)

    async def look_after(self, interaction: discord.Interaction[Any]) -> None:
        await KeepingPanel(self.idea_id).open(interaction)


def _answers(idea: Idea, said: Sequence[Moderation]) -> list[AnswerModerator]:
    """To what a moderator did last with the person's own idea or comments, where they have not answered yet."""
    label = say("ideas-button-answer-moderator")
    return [AnswerModerator(entry.id, str(idea.group_id), label=label) for entry in said[-1:]]


def _keeping(panel: MorePanel, actor: Actor) -> list[Press]:
    if not (actor.may(Right.LOOK_AFTER_IDEAS) or actor.may(Right.MODERATE_IDEAS)):
        return []
    return [Press(say("ideas-button-look-after"), panel.look_after, style=discord.ButtonStyle.primary)]


def _told(view: IdeaView, led_to: Sequence[str]) -> list[Part]:
    """The idea, its answer or its last news, and what was said last."""
    idea = view.idea
    top = f"## {plain(idea.title)}\n{plain(idea.what)}\n{say('ideas-card-why', words=plain(idea.why))}"
    if idea.standing is Standing.HELD:
        return [top, say("ideas-card-held-why")]
    if idea.standing is Standing.MERGED:
        return [top, say("ideas-card-merged-why", into=plain(idea.merged_title or "", 100))]
    news = next((each for each in reversed(view.news) if each.words), None)
    where = [f"**{status_line(idea)}**", outcome_lines(idea.outcome), plain(news.words) if news else ""]
    comments = [comment_line(comment) for comment in view.comments[-LAST_COMMENTS:]]
    about = f"{counts_line(idea)}\n{about_line(idea)}"
    return [top, "\n".join(line for line in where if line), about, "\n".join(led_to), "\n".join(comments)]
