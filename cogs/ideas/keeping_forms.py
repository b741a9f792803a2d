"""The forms of those who look after ideas. Each draws its panel again with what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord

from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import BY_HAND, WORDS_LIMIT, Outcome, Status
from cogs.ideas.lines import outcome_lines
from cogs.ideas.saying import field, paragraph
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.redrawn import Redrawn

ANSWERS = (Status.DONE, Status.NOT_THIS_TIME, Status.ANSWERED)


class KeepingForm(Form):
    def __init__(self, panel: Any, title: str) -> None:
        super().__init__(title=say(title))
        self.panel: Redrawn = panel
        self.idea_id: int = panel.idea_id

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self.panel.act(interaction, self.done(interaction), typed=self.typed())

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        raise NotImplementedError

    def typed(self) -> str:
        raise NotImplementedError


class StatusForm(KeepingForm):
    def __init__(self, panel: Any) -> None:
        super().__init__(panel, "ideas-form-status")
        self.status = statuses(BY_HAND)
        self.words = paragraph(WORDS_LIMIT)
        self.add_item(field("ideas-label-status", self.status))
        self.add_item(field("ideas-label-status-words", self.words, helped=True))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        status = Status(self.status.value or "")
        ideas = services_of(interaction).ideas
        await ideas.set_status(await actor_of(interaction), self.idea_id, status, self.words.value)
        return say("ideas-status-set", status=say(f"ideas-status-{status.value}"))

    def typed(self) -> str:
        return self.words.value


class AnswerForm(KeepingForm):
    """ "We did", "We could not, because", "Next": at least one of them."""

    def __init__(self, panel: Any) -> None:
        super().__init__(panel, "ideas-form-answer")
        self.status = statuses(ANSWERS)
        self.we_did = paragraph(WORDS_LIMIT, required=False)
        self.could_not = paragraph(WORDS_LIMIT, required=False)
        self.next_step = paragraph(WORDS_LIMIT, required=False)
        self.add_item(field("ideas-label-answer", self.status))
        self.add_item(field("ideas-label-we-did", self.we_did))
        self.add_item(field("ideas-label-could-not", self.could_not))
        self.add_item(field("ideas-label-next-step", self.next_step))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        status = Status(self.status.value or "")
        await services_of(interaction).ideas.answer(await actor_of(interaction), self.idea_id, status, self._outcome())
        return say("ideas-answered")

    def _outcome(self) -> Outcome:
        return Outcome(self.we_did.value, self.could_not.value, self.next_step.value)

    def typed(self) -> str:
        return outcome_lines(self._outcome())


class NewsForm(KeepingForm):
    def __init__(self, panel: Any) -> None:
        super().__init__(panel, "ideas-form-news")
        self.words = paragraph(WORDS_LIMIT)
        self.add_item(field("ideas-label-status-words", self.words, helped=True))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        await services_of(interaction).ideas.say_news(await actor_of(interaction), self.idea_id, self.words.value)
        return say("ideas-news-said")

    def typed(self) -> str:
        return self.words.value


class ReopenForm(NewsForm):
    async def done(self, interaction: discord.Interaction[Any]) -> str:
        await services_of(interaction).ideas.reopen(await actor_of(interaction), self.idea_id, self.words.value)
        return say("ideas-reopened")


class ModerateForm(KeepingForm):
    def __init__(self, panel: Any) -> None:
        super().__init__(panel, "ideas-form-moderate")
        self.act: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[discord.RadioGroupOption(label=say(f"ideas-act-{act.value}"), value=act.value) for act in Act]
        )
        self.reason = reasons()
        self.words = paragraph(WORDS_LIMIT, required=False)
        self.add_item(field("ideas-label-act", self.act))
        self.add_item(field("ideas-label-reason", self.reason, helped=True))
        self.add_item(field("ideas-label-moderate-words", self.words, helped=True))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        chosen = next(iter(self.reason.values), None)
        reason = Reason(chosen) if chosen else None
        actor, ideas = await actor_of(interaction), services_of(interaction).ideas
        await ideas.moderate(actor, self.idea_id, Act(self.act.value or ""), reason, self.words.value)
        return say("ideas-moderated")

    def typed(self) -> str:
        return self.words.value


def reasons() -> discord.ui.Select[Any]:
    """Every reason that a moderator gives; the one for putting things right is given by itself."""
    return discord.ui.Select(
        options=[
            discord.SelectOption(label=say(f"ideas-reason-{each.value}"), value=each.value)
            for each in Reason
            if each is not Reason.PUT_RIGHT
        ],
        required=False,
    )


def statuses(offered: Iterable[Status]) -> discord.ui.RadioGroup[Any]:
    return discord.ui.RadioGroup(
        options=[
            discord.RadioGroupOption(label=say(f"ideas-status-{status.value}"), value=status.value)
            for status in offered
        ]
    )
