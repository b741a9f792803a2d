"""Key points by whoever runs the meeting: a private card with the next step, and the forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.agenda.rules import Item, ItemKind
from bot.core.errors import NotFound
from bot.core.roles import Right
from bot.core.wording import say
from bot.points.rules import TEXT_LIMIT, Point, PointState, PointView, Said
from cogs.points.cards import point_parts
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import OfRecord, RecordButton, RecordSelect, button_to
from cogs.shared.forms import WordsForm
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain, shortened

MOST_LISTED = 25
MOST_SHOWN = 10


class RunPoint(RecordButton, verb="points:run", arg=True):
    """One step with a key point. The services hold who may."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, points = await actor_of(interaction), services_of(interaction).points
        actor.require(Right.RUN_MEETING)
        match self.arg:
            case "ask":
                await points.ask(actor, self.record_id)
                await show_running(interaction, self.record_id, say("points-said-asked"))
            case "agreed":
                await points.agree(actor, self.record_id)
                await show_running(interaction, self.record_id, say("points-said-agreed"))
            case "leave":
                await points.leave_open(actor, self.record_id)
                await show_running(interaction, self.record_id, say("points-said-left"))
            case "withdraw":
                await points.withdraw(actor, self.record_id)
                await tell(interaction, say("points-said-withdrawn"))
            case "reword":
                view = await points.view(actor.group_id, self.record_id)
                await interaction.response.send_modal(RewordForm(view.point))
            case "read":
                await show(interaction, changes_card(await points.changes(actor, self.record_id)))
            case _:
                raise NotFound


class Release(RecordButton, verb="points:release", arg=True):
    """Let one person's words be shown; the argument is the person."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        person_id = int(self.arg) if self.arg.isdecimal() else 0
        await services_of(interaction).points.release(actor, self.record_id, person_id)
        await tell(interaction, say("points-said-released"))


class ChoosePoint(RecordSelect, verb="points:choose"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_running(interaction, int(self.chosen or 0))


async def show_running(interaction: discord.Interaction[Any], point_id: int, said: str = "") -> None:
    """Where the point is, after `said` on what was just done. Raises NotAllowed or NotFound."""
    actor = await actor_of(interaction)
    actor.require(Right.RUN_MEETING)
    view = await services_of(interaction).points.view(actor.group_id, point_id)
    await replace_or_show(interaction, running_card(view, said))


def running_card(view: PointView, said: str = "") -> discord.ui.LayoutView:
    parts: list[Part] = [said, *point_parts(view)[:4]]
    steps = _steps(view)
    for start in range(0, len(steps), 5):
        row = [RunPoint(view.point.id, step, label=say(f"points-button-{step}")) for step in steps[start : start + 5]]
        parts.append(row)
    if view.point.state in {PointState.AGREED, PointState.NOT_AGREED}:
        parts.append(_what_comes_of_it(view.point))
    return card(*parts)


def _what_comes_of_it(point: Point) -> list[OfRecord]:
    doors = (("decisions:add-from", "decisions-button-add-from"), ("actions:add-from", "actions-button-add-from"))
    return [button_to(verb, point.meeting_id, f"point-{point.id}", label=say(label)) for verb, label in doors]


def _steps(view: PointView) -> list[str]:
    match view.point.state:
        case PointState.DRAFT:
            return ["ask", "reword", "withdraw"]
        case PointState.OPEN:
            return ["agreed", "reword", *(["read"] if view.open_changes else []), "ask", "leave"]
        case PointState.NOT_AGREED:
            return ["reword", "ask"]
        case _:
            return ["ask"]


def changes_card(changes: Sequence[Said]) -> discord.ui.LayoutView:
    """What people would change, and a button for each that screens do not show yet. Names are not shown."""
    parts: list[Part] = []
    for said in changes[:10]:
        parts.append(plain(said.words, 400))
        if not said.released and not said.kept:
            parts.append([Release(said.point_id, str(said.person_id), label=say("points-button-release"))])
    return card(*(parts or [say("points-changes-none")]))


async def show_list(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """For everybody: every point that is not a draft. Whoever runs the meeting gets a list to open one from."""
    actor = await actor_of(interaction)
    views = await services_of(interaction).points.of_meeting(actor.group_id, meeting_id)
    runs = actor.may(Right.RUN_MEETING)
    seen = [view for view in views if runs or view.point.state is not PointState.DRAFT]
    parts: list[Part] = [f"## {say('points-list-heading')}"]
    newest = seen[-MOST_SHOWN:]
    parts += ["\n".join(str(part) for part in point_parts(view)[:2]).replace("## ", "### ") for view in newest]
    if not seen:
        parts.append(say("points-list-none"))
    if len(seen) > MOST_SHOWN:
        parts.insert(1, say("points-list-newest", count=MOST_SHOWN, all=len(seen)))
    if runs and seen:
        options = [
            discord.SelectOption(label=shortened(view.point.text, 100), value=str(view.point.id))
            for view in seen[-MOST_LISTED:]
        ]
        parts.append([ChoosePoint(meeting_id, placeholder=say("points-list-choose"), options=options)])
    await show(interaction, card(*parts))


async def open_draft_form(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    agenda = await services.agenda.view(actor.group_id, meeting_id)
    items = [item for item in agenda.planned if item.kind is ItemKind.ITEM]
    await interaction.response.send_modal(DraftForm(meeting_id, items, agenda.current))


class PointForm(WordsForm):
    def __init__(self, title: str, text: str = "") -> None:
        super().__init__(title)
        help_text = say("points-label-text-help")
        self.text = self.ask(say("points-field-text"), limit=TEXT_LIMIT, help_text=help_text, filled=text)


class DraftForm(PointForm):
    def __init__(self, meeting_id: int, items: Sequence[Item], current: Item | None) -> None:
        super().__init__(say("points-form-add"))
        self.meeting_id = meeting_id
        self.item: discord.ui.Select[Any] | None = None
        if items:
            now = current.id if current else 0
            options = [
                discord.SelectOption(label=shortened(item.title, 100), value=str(item.id), default=item.id == now)
                for item in sorted(items, key=lambda item: item.id != now)[:MOST_LISTED]
            ]
            self.item = discord.ui.Select(options=options, min_values=0, required=False)
            self.add_item(discord.ui.Label(text=say("points-label-item"), component=self.item))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        chosen = self.item.values if self.item else []
        point = await services_of(interaction).points.draft(
            await actor_of(interaction), self.meeting_id, self.text.value, item_id=int(chosen[0]) if chosen else None
        )
        await show_running(interaction, point.id, say("points-said-drafted", number=point.number))
        return ""


class RewordForm(PointForm):
    def __init__(self, point: Point) -> None:
        super().__init__(say("points-form-reword"), point.text)
        self.point = point

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        points, actor = services_of(interaction).points, await actor_of(interaction)
        await points.reword(actor, self.point.id, self.text.value, from_version=self.point.version)
        await show_running(interaction, self.point.id, say("points-said-reworded"))
        return ""
