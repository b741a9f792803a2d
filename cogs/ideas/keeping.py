"""Looking after an idea: status, answer, news, agenda, joining twins, and moderation. In private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.roles import Right
from bot.core.wording import say
from bot.ideas.rules import CLOSED, Idea, Standing
from bot.ideas.seen import PAGE_SIZE, Twin
from bot.meetings.rules import Meeting
from cogs.ideas.hiding import comment_list
from cogs.ideas.keeping_forms import AnswerForm, ModerateForm, NewsForm, ReopenForm, StatusForm
from cogs.ideas.lines import counts_line, outcome_lines, status_line
from cogs.ideas.trail_forms import ActionForm, PollForm
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Paged, Redrawn

MOST_TWINS = 10
MOST_MEETINGS = 10


class HeldPanel(Paged):
    """Ideas that are held or hidden, for those who decide what becomes of them."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        held = await services_of(interaction).ideas.held(await actor_of(interaction))
        pages = max(1, (len(held) + PAGE_SIZE - 1) // PAGE_SIZE)
        self.page = min(max(self.page, 0), pages - 1)
        shown = held[self.page * PAGE_SIZE :][:PAGE_SIZE]
        options = [discord.SelectOption(label=idea.title[:100], value=str(idea.id)) for idea in shown]
        lines = [f"**{plain(idea.title, 100)}**" for idea in shown] or [say("ideas-held-none")]
        chosen = [Pick(say("ideas-choose-one"), options, self._choose)] if options else []
        self.lay_out(f"## {say('ideas-held-heading')}", "\n".join(lines), chosen, self.turn(pages))

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        await KeepingPanel(int(value)).open(interaction)


class KeepingPanel(Redrawn):
    """Every press reads the idea again, so two people at it see what is stored."""

    def __init__(self, idea_id: int) -> None:
        super().__init__()
        self.idea_id = idea_id
        self.idea: Idea | None = None
        self.joining: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        if not actor.may(Right.MODERATE_IDEAS):
            actor.require(Right.LOOK_AFTER_IDEAS)
        view = await services.ideas.view(actor.group_id, self.idea_id, actor)
        self.idea = idea = view.idea
        lines = [f"## {plain(idea.title)}", status_line(idea), outcome_lines(idea.outcome), counts_line(idea)]
        if idea.owner_name:
            lines.append(say("ideas-owner", name=plain(idea.owner_name)))
        keeps, moderates = actor.may(Right.LOOK_AFTER_IDEAS), actor.may(Right.MODERATE_IDEAS)
        shown = idea.standing is Standing.SHOWN
        parts: list[Part] = ["\n".join(line for line in lines if line)]
        if keeps and shown and self.joining is None:
            runs = actor.may(Right.RUN_MEETING)
            parts += [self._steps(idea), self._makes() if runs else []]
            parts += [await self._meetings(services, actor.group_id), await self._twins(services)]
        elif keeps and shown:
            parts += self._join_question(await services.ideas.card(actor.group_id, self.joining or 0))
        undo = list(view.joined) if keeps else []
        if undo and self.joining is None:
            options = [discord.SelectOption(label=ref.title[:100], value=str(ref.id)) for ref in undo[:25]]
            parts.append([Pick(say("ideas-choose-undo"), options, self._undo)])
        if idea.standing is Standing.MERGED and keeps:
            parts.append([Press(say("ideas-button-undo"), self._undo_this)])
        if moderates and idea.standing in (Standing.SHOWN, Standing.HELD):
            parts += [[Press(say("ideas-button-moderate"), self._moderate)], comment_list(self, view.comments)]
        self.lay_out(*parts)

    def _steps(self, idea: Idea) -> list[Press]:
        mine = Press(say("ideas-button-take-on"), self._take_on)
        answer = Press(say("ideas-button-answer"), self._answer, style=discord.ButtonStyle.primary)
        if idea.status in CLOSED:
            return [answer, Press(say("ideas-button-reopen"), self._reopen)]
        return [
            Press(say("ideas-button-status"), self._status, style=discord.ButtonStyle.primary),
            answer,
            Press(say("ideas-button-news"), self._news),
            mine,
        ]

    def _makes(self) -> list[Press]:
        """What an idea can become besides an agenda item."""
        return [Press(say("ideas-button-poll"), self._poll), Press(say("ideas-button-action"), self._action)]

    async def _meetings(self, services: Any, group_id: int) -> list[Pick]:
        """Meetings that the idea can be suggested for."""
        coming: Sequence[Meeting] = [view.meeting for view in await services.meetings.coming_up(group_id)]
        options = [discord.SelectOption(label=m.title[:100], value=str(m.id)) for m in coming[:MOST_MEETINGS]]
        return [Pick(say("ideas-choose-agenda"), options, self._suggest)] if options else []

    async def _twins(self, services: Any) -> list[Pick]:
        assert self.idea is not None
        found: Sequence[Twin] = await services.ideas.likely_twins(
            self.idea.group_id, self.idea.title, self.idea.what, most=MOST_TWINS + 1
        )
        others = [twin.idea for twin in found if twin.idea.id != self.idea_id]
        options = [discord.SelectOption(label=ref.title[:100], value=str(ref.id)) for ref in others]
        return [Pick(say("ideas-choose-twin"), options, self._choose_twin)] if options else []

    def _join_question(self, into: Idea) -> list[Part]:
        """Joining changes where people count, so it is asked first."""
        assert self.idea is not None
        yes = Press(say("ideas-button-join"), self._join, style=discord.ButtonStyle.primary)
        words = say("ideas-join-sure", title=plain(self.idea.title, 100), into=plain(into.title, 100))
        return [words, [yes, Press(say("ideas-button-not-join"), self._not_join)]]

    # What is pressed

    async def _status(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(StatusForm(self))

    async def _answer(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(AnswerForm(self))

    async def _news(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(NewsForm(self))

    async def _reopen(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(ReopenForm(self))

    async def _poll(self, interaction: discord.Interaction[Any]) -> None:
        assert self.idea is not None
        await interaction.response.send_modal(PollForm(self, self.idea))

    async def _action(self, interaction: discord.Interaction[Any]) -> None:
        assert self.idea is not None
        await interaction.response.send_modal(ActionForm(self, self.idea))

    async def _moderate(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(ModerateForm(self))

    async def _take_on(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._taken_on(interaction))

    async def _taken_on(self, interaction: discord.Interaction[Any]) -> str:
        await services_of(interaction).ideas.take_on(await actor_of(interaction), self.idea_id)
        return say("ideas-taken-on")

    async def _suggest(self, interaction: discord.Interaction[Any], value: str) -> None:
        await self.act(interaction, self._suggested(interaction, int(value)))

    async def _suggested(self, interaction: discord.Interaction[Any], meeting_id: int) -> str:
        actor, services = await actor_of(interaction), services_of(interaction)
        await services.ideas.suggest_for_agenda(actor, self.idea_id, meeting_id)
        meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
        return say("ideas-suggested", meeting=plain(meeting.title, 100))

    async def _choose_twin(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.joining = int(value)
        await self.refresh(interaction)

    async def _not_join(self, interaction: discord.Interaction[Any]) -> None:
        self.joining = None
        await self.refresh(interaction)

    async def _join(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._joined(interaction))

    async def _joined(self, interaction: discord.Interaction[Any]) -> str:
        into, self.joining = self.joining or 0, None
        idea = await services_of(interaction).ideas.merge(await actor_of(interaction), self.idea_id, into)
        return say("ideas-joined", into=plain(idea.title, 100), counts=counts_line(idea))

    async def _undo(self, interaction: discord.Interaction[Any], value: str) -> None:
        await self.act(interaction, self._undone(interaction, int(value)))

    async def _undo_this(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._undone(interaction, self.idea_id))

    async def _undone(self, interaction: discord.Interaction[Any], idea_id: int) -> str:
        idea = await services_of(interaction).ideas.undo_merge(await actor_of(interaction), idea_id)
        return say("ideas-undone", title=plain(idea.title, 100))
