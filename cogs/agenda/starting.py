"""Starting a meeting: the checklist that is read out, and starting all the same for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.access.words import rules_in_words
from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from bot.floor.rules import REASON_LIMIT, StartNeedsReason
from bot.floor.starting import Check, Checked, missing
from bot.meetings.rules import Meeting, readiness, require_planned
from cogs.agenda.console import show_console
from cogs.agenda.lines import plain
from cogs.shared.answering import replace_or_show
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_or_next
from cogs.shared.components import Form, RecordButton
from cogs.shared.layout import card


async def go_through(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Show what is ready and what is missing; where nothing is missing, one more press starts the meeting."""
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    view = await services.meetings.view(actor.group_id, meeting_id)
    require_planned(view.meeting)
    checks = await services.floor.readiness(actor.group_id, meeting_id)
    rules = await services.access.adjustments(actor.group_id, meeting_id)
    also = (*readiness(view), *await services.access.readiness(actor.group_id, meeting_id))
    looks_after = await services.floor.looks_after_home(actor.group_id, meeting_id)
    await replace_or_show(interaction, start_card(view.meeting, checks, also, rules_in_words(rules), looks_after))


async def start(interaction: discord.Interaction[Any], meeting_id: int, reason: str = "") -> None:
    await services_of(interaction).floor.start(await actor_of(interaction), meeting_id, reason)
    await show_console(interaction, meeting_id)


@app_commands.command(name="start", description=say("floor-meeting-start-command"))
@app_commands.describe(meeting=say("agenda-option-meeting"))
async def meeting_start(interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
    """The same as /run start, where people look for it."""
    (await actor_of(interaction)).require(Right.RUN_MEETING)
    await go_through(interaction, await chosen_or_next(interaction, meeting))


# Buttons


class Tick(RecordButton, verb="agenda:tick", arg=True):
    """A line of the list that only a person can see."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        check = Check(self.arg.replace("-", "_"))
        await services_of(interaction).floor.tick(await actor_of(interaction), self.record_id, check)
        await go_through(interaction, self.record_id)


class LookAfterHome(RecordButton, verb="agenda:look-after-home"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, floor = await actor_of(interaction), services_of(interaction).floor
        await floor.name_remote_facilitator(actor, self.record_id, actor.person_id)
        await go_through(interaction, self.record_id)


class NameForHome(RecordButton, verb="agenda:name-for-home"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.RUN_MEETING)
        await interaction.response.send_modal(NameForm(self.record_id))


class NotAPerson(BadInput):
    """A bot, or somebody who has left."""

    message = "floor-refused-not-a-person"


class NameForm(Form):
    def __init__(self, meeting_id: int) -> None:
        super().__init__(title=say("floor-remote-form"))
        self.meeting_id = meeting_id
        self.who: discord.ui.UserSelect[Any] = discord.ui.UserSelect()
        self.add_item(discord.ui.Label(text=say("floor-remote-field"), component=self.who))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        member = next(iter(self.who.values), None)
        if not isinstance(member, discord.Member) or member.bot:
            raise NotAPerson
        actor, named = await actor_of(interaction), await actor_for(interaction, member)
        await services_of(interaction).floor.name_remote_facilitator(actor, self.meeting_id, named.person_id)
        await go_through(interaction, self.meeting_id)


class Start(RecordButton, verb="agenda:run-start"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await start(interaction, self.record_id)
        except StartNeedsReason:
            await interaction.response.send_modal(StartForm(self.record_id))


class StartForm(Form):
    def __init__(self, meeting_id: int) -> None:
        super().__init__(title=say("floor-start-form"))
        self.meeting_id = meeting_id
        self.reason: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=REASON_LIMIT)
        self.add_item(discord.ui.Label(text=say("floor-start-form-field"), component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await start(interaction, self.meeting_id, self.reason.value)


# The card


def start_card(
    meeting: Meeting,
    checks: Sequence[Checked],
    also: Sequence[str] = (),
    rules: Sequence[str] = (),
    looks_after: str = "",
) -> discord.ui.LayoutView:
    """`also` are message ids of what else is missing, for which no reason is asked; `rules` are everyone's.

    `looks_after` is the name of who looks after people at home.
    """
    lacking = missing(checks)
    lines = [_line(each, looks_after) for each in checks] + [
        f"- **{say('floor-check-missing')}** {say(each)}" for each in also
    ]
    how = "\n".join([say("access-rules"), *(f"- {rule}" for rule in rules)]) if rules else ""
    ticks: list[discord.ui.Item[Any]] = [
        Tick(meeting.id, each.check.value.replace("_", "-"), label=_tick_label(each.check))
        for each in checks
        if each.ticked and not each.done
    ]
    home: list[discord.ui.Item[Any]] = [NameForHome(meeting.id, label=say("floor-button-remote-other"))]
    if Check.REMOTE_FACILITATOR in lacking:
        home.insert(0, LookAfterHome(meeting.id, label=say("floor-button-remote-me")))
    label = say("floor-button-start-anyway" if lacking else "floor-button-start")
    button = Start(meeting.id, label=label, style=discord.ButtonStyle.primary)
    heading = f"## {say('floor-start-card-heading', title=plain(meeting.title, 100))}"
    return card(f"{heading}\n{say('floor-start-words')}", "\n".join(lines), how, home, ticks, [button])


def _line(each: Checked, looks_after: str) -> str:
    state = say("floor-check-done" if each.done else "floor-check-missing")
    line = f"- **{state}** {say(f'floor-check-{each.check.value}')}"
    if each.check is Check.REMOTE_FACILITATOR and looks_after:
        return f"{line} {say('floor-remote-is', name=plain(looks_after, 60))}"
    return line


def _tick_label(check: Check) -> str:
    return say("floor-button-tick", what=say(f"floor-tick-{check.value}"))
