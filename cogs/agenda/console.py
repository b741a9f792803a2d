"""Running a meeting with one hand: a private card that says where it is, with buttons under it.

A button about the present item carries that item's id, so that two facilitators who press Next at the same moment
move the meeting on by one item and not by two.
"""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.agenda.rules import AgendaView, Item, ItemKind, MovedOn, Progress
from bot.core.dates import spoken_time
from bot.core.roles import Right
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from cogs.agenda.lines import details_line, item_line, name_of, plain
from cogs.shared.answering import replace_or_show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.layout import card

MORE_MINUTES = 5

AT_NO_ITEM = 0
"""What the agenda calls the place before the first item and after the last."""


async def show_console(interaction: discord.Interaction[Any], meeting_id: int, words: str = "") -> None:
    """Where the meeting is, after `words` on what was just done."""
    actor, services = await actor_of(interaction), services_of(interaction)
    zone = (await services.groups.group(actor.group_id)).zone
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    view = await services.agenda.view(actor.group_id, meeting_id)
    break_by = await services.agenda.break_by(actor.group_id, meeting_id)
    if break_by is not None:
        words = "\n".join(filter(None, [words, say("agenda-run-break-by", time=spoken_time(break_by, zone))]))
    await replace_or_show(interaction, console_card(meeting, view, zone, words))


async def end(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, agenda = await actor_of(interaction), services_of(interaction).agenda
    left = not_reached(await agenda.view(actor.group_id, meeting_id))
    await agenda.end_meeting(actor, meeting_id)
    await show_console(interaction, meeting_id, say("agenda-run-left", left=left) if left else "")


async def give_time(interaction: discord.Interaction[Any], meeting_id: int, minutes: int) -> None:
    view = await services_of(interaction).agenda.more_time(await actor_of(interaction), meeting_id, minutes)
    assert view.current is not None
    words = say("agenda-run-more-given", minutes=minutes, title=name_of(view.current))
    await show_console(interaction, meeting_id, words)


async def _move(interaction: discord.Interaction[Any], meeting_id: int, move: Awaitable[object]) -> None:
    """Show where the meeting is after `move`; where somebody pressed first, say so and show the same."""
    words = ""
    try:
        await move
    except MovedOn as refusal:
        words = say(refusal.message, **refusal.facts)
    await show_console(interaction, meeting_id, words)


async def _meeting_of(interaction: discord.Interaction[Any], item_id: int) -> int:
    """Raises NotAllowed before it looks for the item, and NotFound."""
    actor = await actor_of(interaction)
    actor.require(Right.RUN_MEETING)
    return (await services_of(interaction).agenda.item(actor.group_id, item_id)).meeting_id


async def _more_for(interaction: discord.Interaction[Any], meeting_id: int, item_id: int) -> None:
    """Raises MovedOn, so that time meant for one item does not go to the next."""
    actor, agenda = await actor_of(interaction), services_of(interaction).agenda
    current = (await agenda.view(actor.group_id, meeting_id)).current
    if current is None or current.id != item_id:
        raise MovedOn
    await agenda.more_time(actor, meeting_id, MORE_MINUTES)


# Buttons


class RunNext(RecordButton, verb="agenda:run-next"):
    """On from this item."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        meeting_id = await _meeting_of(interaction, self.record_id)
        actor, agenda = await actor_of(interaction), services_of(interaction).agenda
        await _move(interaction, meeting_id, agenda.next_item(actor, meeting_id, from_item=self.record_id))


class RunBack(RecordButton, verb="agenda:run-back"):
    """Back from this item."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        meeting_id = await _meeting_of(interaction, self.record_id)
        actor, agenda = await actor_of(interaction), services_of(interaction).agenda
        await _move(interaction, meeting_id, agenda.previous_item(actor, meeting_id, from_item=self.record_id))


class FiveMore(RecordButton, verb="agenda:run-more"):
    """More time for this item."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        meeting_id = await _meeting_of(interaction, self.record_id)
        await _move(interaction, meeting_id, _more_for(interaction, meeting_id, self.record_id))


class RunOn(RecordButton, verb="agenda:run-on"):
    """To the next item of this meeting, where it is at none."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, agenda = await actor_of(interaction), services_of(interaction).agenda
        await _move(interaction, self.record_id, agenda.next_item(actor, self.record_id, from_item=AT_NO_ITEM))


class RunBackIn(RecordButton, verb="agenda:run-back-in"):
    """From past the last item of this meeting to the last one."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, agenda = await actor_of(interaction), services_of(interaction).agenda
        await _move(interaction, self.record_id, agenda.previous_item(actor, self.record_id, from_item=AT_NO_ITEM))


class End(RecordButton, verb="agenda:run-end"):
    """Asks once more: what was ended cannot be started again."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        actor.require(Right.RUN_MEETING)
        view = await services_of(interaction).agenda.view(actor.group_id, self.record_id)
        await replace_or_show(interaction, end_card(view))


class EndForSure(RecordButton, verb="agenda:run-end-sure"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await end(interaction, self.record_id)


class KeepGoing(RecordButton, verb="agenda:run-keep-going"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.RUN_MEETING)
        await show_console(interaction, self.record_id)


# Cards


def console_card(meeting: Meeting, view: AgendaView, zone: ZoneInfo, words: str = "") -> discord.ui.LayoutView:
    heading = f"## {say('agenda-run-heading', title=plain(meeting.title, 100))}"
    lines = [heading, words, *_where(meeting, view, zone)]
    return card("\n".join(line for line in lines if line), _console_buttons(meeting, view))


def end_card(view: AgendaView) -> discord.ui.LayoutView:
    said = [say("agenda-run-end-sure"), say("agenda-run-left", left=not_reached(view))]
    sure = EndForSure(view.meeting_id, label=say("agenda-button-end-sure"), style=discord.ButtonStyle.danger)
    return card("\n".join(said), [sure, KeepGoing(view.meeting_id, label=say("agenda-button-keep-going"))])


def time_is_nearly_up_card(item: Item) -> discord.ui.LayoutView:
    said = say("agenda-time-nearly-up", title=name_of(item), minutes=item.minutes)
    return card(f"{said}\n{say('agenda-time-nearly-up-help')}", [_five_more(item), _next(item)])


def not_reached(view: AgendaView) -> int:
    """How many items (no breaks) the meeting has not come to."""
    return sum(item.kind is ItemKind.ITEM and item.progress is Progress.WAITING for item in view.planned)


def _where(meeting: Meeting, view: AgendaView, zone: ZoneInfo) -> list[str]:
    if meeting.state is MeetingState.ENDED:
        return [say("agenda-card-ended")]
    if meeting.state is not MeetingState.LIVE:
        return [say("agenda-run-not-started")]
    if view.current is None:
        following = item_line(view.upcoming, mark=say("agenda-mark-next")) if view.upcoming else ""
        return [following or say("agenda-run-after-last")]
    lines = [
        item_line(view.current, mark=say("agenda-mark-now")),
        details_line(view.current),
        _times(view.current, zone),
    ]
    if view.upcoming is None:
        return [*lines, say("agenda-run-last")]
    return [*lines, item_line(view.upcoming, mark=say("agenda-mark-next"))]


def _times(item: Item, zone: ZoneInfo) -> str:
    """Clock times, not a countdown."""
    if item.started_at is None:
        return ""
    until = item.started_at + timedelta(minutes=item.minutes)
    return say("agenda-run-since", started=spoken_time(item.started_at, zone), until=spoken_time(until, zone))


def _console_buttons(meeting: Meeting, view: AgendaView) -> list[RecordButton]:
    if meeting.state is not MeetingState.LIVE:
        return []
    ending = End(meeting.id, label=say("agenda-button-end"))
    if view.current is not None:
        back = RunBack(view.current.id, label=say("agenda-button-run-back"), disabled=not _has_gone_on(view))
        return [_next(view.current), back, _five_more(view.current), ending]
    onward = RunOn(meeting.id, label=say("agenda-button-run-next"), style=discord.ButtonStyle.primary)
    back_in = RunBackIn(meeting.id, label=say("agenda-button-run-back"))
    return [*([onward] if view.upcoming else []), *([back_in] if _has_gone_on(view) else []), ending]


def _has_gone_on(view: AgendaView) -> bool:
    return any(item.progress is Progress.DONE for item in view.planned)


def _next(item: Item) -> RecordButton:
    return RunNext(item.id, label=say("agenda-button-run-next"), style=discord.ButtonStyle.primary)


def _five_more(item: Item) -> RecordButton:
    return FiveMore(item.id, label=say("agenda-button-five-more"))
