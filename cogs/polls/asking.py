"""Asking: the forms a poll is written in, and its private preview before it opens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from bot.polls.answers import FIXED_ANSWERS
from bot.polls.asking import QUESTION_LIMIT, TEMPLATE_NAME_LIMIT, settings_of
from bot.polls.rules import Mode, Poll, PollKind, ReasonMode, Reveal, TieRule
from bot.polls.service import NewPoll
from cogs.polls.console import show_console
from cogs.polls.voting import whole_number
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form

FORM_LIMIT = 4000
"""Characters that one field of a form takes."""
NO_OPTIONS = frozenset({*FIXED_ANSWERS, PollKind.SHORT_ANSWER})
HAS_MOST = frozenset({PollKind.SEVERAL_CHOICES, PollKind.DOTS})


class TooMuchForAForm(Refusal):
    """The answers are longer than Discord's form takes."""

    message = "polls-too-much-for-a-form"


async def prepare(interaction: discord.Interaction[Any], new: NewPoll) -> None:
    """Store it, for nobody to vote in yet, and show it privately. It belongs to the live or the next meeting."""
    actor, services = await actor_of(interaction), services_of(interaction)
    meeting = (await services.meetings.next_up(actor.group_id)).meeting
    view = await services.polls.prepare(actor, meeting.id, new)
    await show_console(interaction, view.poll.id, say("polls-prepared"))


async def change(interaction: discord.Interaction[Any], poll_id: int, new: NewPoll) -> None:
    await services_of(interaction).polls.change(await actor_of(interaction), poll_id, new)
    await show_console(interaction, poll_id, say("polls-changed"))


class PollForm(Form):
    def field(self, label: str, component: discord.ui.Item[Any], help_text: str | None = None) -> None:
        description = say(help_text) if help_text else None
        self.add_item(discord.ui.Label(text=say(label), description=description, component=component))


class WordsForm(PollForm, title=say("polls-form-words")):
    """The question, and the answers one a line; of a new poll, or of one that is prepared."""

    def __init__(self, new: NewPoll, poll_id: int | None = None) -> None:
        super().__init__()
        self.new, self.poll_id = new, poll_id
        self.question: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=QUESTION_LIMIT, default=new.question or None
        )
        self.field("polls-label-question", self.question)
        self.options: discord.ui.TextInput[Any] | None = None
        if new.kind not in NO_OPTIONS:
            present = "\n".join(new.options)
            if len(present) > FORM_LIMIT:
                raise TooMuchForAForm
            self.options = discord.ui.TextInput(
                style=discord.TextStyle.paragraph, max_length=FORM_LIMIT, default=present or None
            )
            self.field("polls-label-options", self.options, "polls-options-help")

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        lines = self.options.value.splitlines() if self.options else []
        options = tuple(" ".join(line.split()) for line in lines if line.strip())
        new = replace(self.new, question=" ".join(self.question.value.split()), options=options)
        if self.poll_id is None:
            await prepare(interaction, new)
        else:
            await change(interaction, self.poll_id, new)


class SettingsForm(PollForm):
    """Settings of a prepared poll, which it shows again when it is sent."""

    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self.poll = poll

    def changed(self) -> NewPoll:
        raise NotImplementedError

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await change(interaction, self.poll.id, self.changed())


class VotingSettingsForm(SettingsForm, title=say("polls-form-voting-settings")):
    """What voters see and may do."""

    def __init__(self, poll: Poll) -> None:
        super().__init__(poll)
        self.reveal: discord.ui.RadioGroup[Any] | None = None
        if poll.mode is not Mode.SECRET:
            self.reveal = _radio(
                [(reveal.value, say(f"polls-reveal-{reveal.value}")) for reveal in Reveal], poll.reveal
            )
            self.field("polls-label-reveal", self.reveal)
        reasons = [(reason.value, say(f"polls-reasons-{reason.value}")) for reason in ReasonMode]
        self.reasons = _radio(reasons, poll.reasons)
        self.field("polls-label-reasons", self.reasons)
        self.also = _ticks(poll)
        self.field("polls-label-also", self.also)
        self.no_unsure: discord.ui.TextInput[Any] = discord.ui.TextInput(
            required=False, max_length=300, default=poll.no_unsure_because or None
        )
        self.field("polls-label-no-unsure", self.no_unsure, "polls-no-unsure-help")
        self.minutes: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=5, default=str(poll.minutes))
        self.field("polls-label-minutes", self.minutes)

    def changed(self) -> NewPoll:
        ticked = set(self.also.values)
        return replace(
            settings_of(self.poll),
            reveal=Reveal(self.reveal.value) if self.reveal and self.reveal.value else self.poll.reveal,
            reasons=ReasonMode(self.reasons.value) if self.reasons.value else self.poll.reasons,
            may_add_options="add" in ticked,
            shuffle="shuffle" in ticked,
            needs_check_in="here" in ticked,
            no_unsure_because=self.no_unsure.value,
            minutes=whole_number(self.minutes.value),
        )


class CountingSettingsForm(SettingsForm, title=say("polls-form-counting-settings")):
    """How it is counted and when it stands."""

    def __init__(self, poll: Poll) -> None:
        super().__init__(poll)
        self.tie = _radio([(rule.value, say(f"polls-tie-{rule.value}")) for rule in TieRule], poll.tie_rule)
        self.field("polls-label-tie", self.tie)
        self.least, self.most = _number(poll.least), _number(poll.most)
        if poll.kind is PollKind.SEVERAL_CHOICES:
            self.field("polls-label-least", self.least)
            self.field("polls-label-most", self.most)
        elif poll.kind is PollKind.DOTS:
            self.field("polls-label-dots", self.most)
        self.quorum, self.share = _number(poll.quorum), _number(poll.pass_percent)
        self.field("polls-label-quorum", self.quorum, "polls-quorum-help")
        self.field("polls-label-share", self.share, "polls-share-help")

    def changed(self) -> NewPoll:
        kind = self.poll.kind
        return replace(
            settings_of(self.poll),
            tie_rule=TieRule(self.tie.value) if self.tie.value else self.poll.tie_rule,
            least=whole_number(self.least.value) if kind is PollKind.SEVERAL_CHOICES else self.poll.least,
            most=whole_number(self.most.value) if kind in HAS_MOST else self.poll.most,
            quorum=whole_number(self.quorum.value),
            pass_percent=whole_number(self.share.value),
        )


class TemplateForm(PollForm, title=say("polls-form-template")):
    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self.poll = poll
        self.name: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=TEMPLATE_NAME_LIMIT)
        self.field("polls-label-template", self.name, "polls-template-help")

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        polls = services_of(interaction).polls
        await polls.save_template(await actor_of(interaction), self.name.value, settings_of(self.poll))
        await tell(interaction, say("polls-template-saved", name=self.name.value.strip()))


def _number(present: int) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(required=False, max_length=5, default=str(present))


def _radio(choices: list[tuple[str, str]], present: str) -> discord.ui.RadioGroup[Any]:
    group: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup()
    for value, label in choices:
        group.add_option(label=label, value=value, default=value == present)
    return group


def _ticks(poll: Poll) -> discord.ui.CheckboxGroup[Any]:
    group: discord.ui.CheckboxGroup[Any] = discord.ui.CheckboxGroup(required=False, min_values=0)
    if poll.kind not in NO_OPTIONS:
        group.add_option(label=say("polls-also-add"), value="add", default=poll.may_add_options)
        group.add_option(label=say("polls-also-shuffle"), value="shuffle", default=poll.shuffle)
    group.add_option(label=say("polls-also-here"), value="here", default=poll.needs_check_in)
    return group
