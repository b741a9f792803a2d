"""/access-board: what is needed, by when, and what to do next. Organisers without the role see only counts."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import discord

from bot.access.rules import WORDS_LIMIT, CallBack, NeedState
from bot.access.service import AccessService, Board, OnBoard, Overview, ShareList
from bot.access.sharing import Line, as_csv
from bot.access.words import (
    board_words,
    count_words,
    late_words,
    lead_state_words,
    need_words,
    rules_in_words,
    short_ways,
    ways_words,
)
from bot.core.roles import Right
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton, RecordSelect
from cogs.shared.layout import Part, card
from cogs.shared.linking import give_link
from cogs.shared.plain_text import plain
from config.access_needs import NeedCatalogue, Recipient

SHOWN = 15
"""Needs on the card. The list to choose from has 25, and the web page all of them."""

_PRIMARY = discord.ButtonStyle.primary


async def show_board(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Raises NotAllowed for those who neither arrange access nor the meeting."""
    actor, services = await actor_of(interaction), services_of(interaction)
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    zone = (await services.groups.group(actor.group_id)).zone
    rules = rules_in_words(await services.access.adjustments(actor.group_id, meeting_id))
    if not actor.may(Right.READ_NEEDS):
        overview = await services.access.overview(actor, meeting_id)
        smallest = services.policy.smallest_shown
        await replace_or_show(interaction, overview_card(meeting, overview, rules, smallest))
        return
    board = await services.access.board(actor, meeting_id)
    on = meeting.starts_at.astimezone(zone).date()
    await replace_or_show(interaction, board_card(services.access.catalogue, board, on, rules))


def overview_card(meeting: Meeting, overview: Overview, rules: list[str], smallest: int) -> discord.ui.LayoutView:
    ready = say("access-overview-ready" if overview.ready else "access-missing-needs")
    counts = [f"- {label}: {count_words(count, smallest)}" for label, count in overview.counts]
    return card(
        f"## {say('access-board-heading', title=plain(meeting.title, 100))}\n{ready}",
        f"{say('access-overview-counts')}\n" + "\n".join(counts),
        _rules(rules),
    )


def board_card(catalogue: NeedCatalogue, board: Board, on: date, rules: list[str]) -> discord.ui.LayoutView:
    heading = [f"## {say('access-board-heading', title=plain(board.meeting.title, 100))}"]
    heading.append(board_words(board.meeting, board.overdue))
    if board.unanswered:
        heading.append(say("access-board-unanswered", count=board.unanswered))
    parts: list[Part] = ["\n".join(heading), _needs(catalogue, board, on), *_choosers(catalogue, board)]
    parts.append(_ways(catalogue, board))
    if board.calls:
        parts += [_calls(catalogue, board), [CallDone(board.meeting.id).choices(board.calls)]]
    return card(*parts, _rules(rules), _buttons(board))


def _needs(catalogue: NeedCatalogue, board: Board, on: date) -> str:
    lines = [f"- {need_line(catalogue, one, on)}" for one in board.needs[:SHOWN]]
    if len(board.needs) > SHOWN:
        lines.append(say("access-board-more", count=len(board.needs) - SHOWN))
    return "\n".join(lines) or say("access-board-none")


def need_line(catalogue: NeedCatalogue, one: OnBoard, on: date) -> str:
    owner = say("access-board-owner", name=plain(one.owner, 60)) if one.owner else say("access-board-no-owner")
    said = [f"**{plain(need_words(catalogue, one.need.said), 150)}**, {plain(one.name, 60)}."]
    said += [
        f"{lead_state_words(one.need, away=one.away)}.",
        late_words(one.progress, on),
        owner if one.need.is_open else "",
    ]
    return " ".join(part for part in said if part)


def _choosers(catalogue: NeedCatalogue, board: Board) -> list[Part]:
    if not board.needs:
        return []
    options = [
        discord.SelectOption(
            label=f"{one.name}: {need_words(catalogue, one.need.said)}"[:100],
            description=lead_state_words(one.need, away=one.away)[:100],
            value=str(one.need.id),
        )
        for one in board.needs[:25]
    ]
    return [[OpenNeed(board.meeting.id, placeholder=say("access-board-choose"), options=options)]]


def _ways(catalogue: NeedCatalogue, board: Board) -> str:
    names = {one.need.person_id: one.name for one in board.needs}
    lines = [
        f"- {plain(names[person_id], 60)}: {plain(short_ways(catalogue, ways), 200)}"
        for person_id, ways in board.ways.items()
        if person_id in names
    ]
    return "\n".join([say("access-board-ways"), *lines]) if lines else ""


def _calls(catalogue: NeedCatalogue, board: Board) -> str:
    lines = [say("access-board-calls")]
    for call, name in board.calls:
        ways = plain(short_ways(catalogue, board.ways.get(call.person_id, ())), 200)
        lines.append(" ".join(part for part in (f"- {plain(name, 60)}.", plain(call.words, 200), ways) if part))
    return "\n".join(lines)


def _buttons(board: Board) -> list[discord.ui.Item[Any]]:
    new = any(one.need.state is NeedState.ASKED or one.need.is_to_cancel for one in board.needs)
    where = board.meeting.id
    over = [BackToBoard(one.id, label=_of_other(one)) for one in board.lately[:2]]
    return [
        SeenAll(where, label=say("access-button-seen-all"), style=_PRIMARY, disabled=not new),
        Lists(where, label=say("access-button-lists"), disabled=not board.needs),
        BoardOnWeb(where, label=say("access-button-board-web")),
        *over,
    ]


def _of_other(meeting: Meeting) -> str:
    off = meeting.state is MeetingState.CANCELLED
    return say("access-button-board-off" if off else "access-button-board-over", title=meeting.title[:20])


def _rules(rules: list[str]) -> str:
    return "\n".join([say("access-rules"), *(f"- {rule}" for rule in rules)]) if rules else ""


def need_card(catalogue: NeedCatalogue, one: OnBoard, on: date) -> discord.ui.LayoutView:
    """One need, for the access lead: what to do next."""
    need = one.need
    words = [need_line(catalogue, one, on)]
    if one.ways:
        words.append(plain(ways_words(catalogue, one.ways), 500))
    if need.reason:
        words.append(say("access-because", reason=plain(need.reason, 500), offer=plain(need.offer, 500)))
    if need.afterwards:
        words.append(say("access-they-said", words=plain(need.afterwards, 500)))
    if need.note:
        words.append(say("access-note", words=plain(need.note, 500)))
    steps: list[discord.ui.Item[Any]] = [
        Step(need.id, state.value, label=say(f"access-button-to-{state.value}"), style=_PRIMARY) for state in one.steps
    ]
    rest: list[discord.ui.Item[Any]] = [
        TakeOn(need.id, label=say("access-button-take-on"), disabled=need.is_to_cancel),
        Cannot(need.id, label=say("access-button-cannot"), disabled=need.by_person or need.is_to_cancel),
        Note(need.id, label=say("access-button-note")),
        BackToBoard(need.meeting_id, label=say("access-button-back-to-board")),
    ]
    return card("\n".join(words), steps, rest)


async def _show_need(interaction: discord.Interaction[Any], one: OnBoard) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    meeting = (await services.meetings.view(actor.group_id, one.need.meeting_id)).meeting
    zone = (await services.groups.group(actor.group_id)).zone
    on = meeting.starts_at.astimezone(zone).date()
    await replace_or_show(interaction, need_card(services.access.catalogue, one, on))


def _access(interaction: discord.Interaction[Any]) -> AccessService:
    return services_of(interaction).access


class OpenNeed(RecordSelect, verb="access:open"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        opened = await _access(interaction).on_board(await actor_of(interaction), int(self.chosen))
        await _show_need(interaction, opened)


class CallDone(RecordSelect, verb="access:called"):
    """Choosing a person says that they were called."""

    def choices(self, calls: Any) -> CallDone:
        waiting: list[tuple[CallBack, str]] = list(calls)[:25]
        self.placeholder = say("access-board-called")
        self.options = [discord.SelectOption(label=name[:100], value=str(call.id)) for call, name in waiting]
        return self

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _access(interaction).call_done(await actor_of(interaction), int(self.chosen))
        await show_board(interaction, self.record_id)


class SeenAll(RecordButton, verb="access:seen"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _access(interaction).seen_all(await actor_of(interaction), self.record_id)
        await show_board(interaction, self.record_id)


class Step(RecordButton, verb="access:step", arg=True):
    """On to seen, arranging or ready; the person is told."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        moved = await _access(interaction).move(await actor_of(interaction), self.record_id, NeedState(self.arg))
        await _show_need(interaction, moved)


class TakeOn(RecordButton, verb="access:take-on"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _show_need(interaction, await _access(interaction).take_on(await actor_of(interaction), self.record_id))


class Cannot(RecordButton, verb="access:cannot"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.READ_NEEDS)
        await interaction.response.send_modal(CannotForm(self.record_id))


class Note(RecordButton, verb="access:note"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        opened = await _access(interaction).on_board(await actor_of(interaction), self.record_id)
        await interaction.response.send_modal(NoteForm(self.record_id, opened.need.note))


class BackToBoard(RecordButton, verb="access:board"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_board(interaction, self.record_id)


class Lists(RecordButton, verb="access:lists"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.READ_NEEDS)
        choose = MakeList(self.record_id, placeholder=say("access-lists-choose"), options=MakeList.recipients())
        await show(interaction, card(say("access-lists-help"), [choose]))


class MakeList(RecordSelect, verb="access:list"):
    """The list for one recipient, as a file for a spreadsheet and in words."""

    @staticmethod
    def recipients() -> list[discord.SelectOption]:
        return [discord.SelectOption(label=say(f"access-purpose-{one.value}"), value=one.value) for one in Recipient]

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        recipient = Recipient(self.chosen)
        shared = await _access(interaction).share(await actor_of(interaction), self.record_id, recipient)
        file = discord.File(BytesIO(as_csv(shared)), filename=f"{recipient.value}.csv")
        await tell(interaction, list_words(shared), file=file)


def list_words(shared: ShareList) -> str:
    lines = [say("access-list-heading", recipient=say(f"access-purpose-{shared.recipient.value}"))]
    lines += [_list_line(line) for line in shared.lines]
    if shared.left_out:
        lines.append(say("access-list-left-out"))
    return "\n".join(lines)[:2000]


def _list_line(line: Line) -> str:
    detail = f" ({plain(line.detail, 200)})" if line.detail else ""
    return f"- {line.where}: {plain(line.need)}{detail}"


class BoardOnWeb(RecordButton, verb="access:board-web"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.READ_NEEDS)
        await give_link(interaction, "access-board", self.record_id, label=say("access-button-open-board"))


class CannotForm(Form):
    """A no takes a reason and an offer: both have to be filled in."""

    def __init__(self, need_id: int) -> None:
        super().__init__(title=say("access-cannot-form"))
        self.need_id = need_id
        self.reason = _long()
        self.offer = _long()
        self.add_item(_field("reason", self.reason))
        self.add_item(_field("offer", self.offer))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor = await actor_of(interaction)
        done = await _access(interaction).cannot(actor, self.need_id, self.reason.value, self.offer.value)
        await _show_need(interaction, done)


class NoteForm(Form):
    def __init__(self, need_id: int, present: str) -> None:
        super().__init__(title=say("access-note-form"))
        self.need_id = need_id
        self.words = _long(present, required=False)
        self.add_item(_field("note", self.words))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor = await actor_of(interaction)
        await _show_need(interaction, await _access(interaction).write_note(actor, self.need_id, self.words.value))


def _long(present: str = "", *, required: bool = True) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        style=discord.TextStyle.paragraph, max_length=WORDS_LIMIT, default=present or None, required=required
    )


def _field(what: str, component: discord.ui.TextInput[Any]) -> discord.ui.Label[Any]:
    label, help_words = say(f"access-label-{what}"), say(f"access-label-{what}-help")
    return discord.ui.Label(text=label, description=help_words, component=component)
