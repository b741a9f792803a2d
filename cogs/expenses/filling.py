"""Filling in a claim: choose a kind of cost, fill in the form, send it. Three steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.core.dates import spoken_date
from bot.core.roles import Actor
from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.expenses.refusals import LateNeedsReason
from bot.expenses.rules import ClaimState, ClaimView, Line, NewLine
from bot.expenses.words import before_cost, without_receipt
from bot.meetings.rules import Meeting
from cogs.expenses.cost_form import CostForm, ReceiptForm, TextForm
from cogs.expenses.own_page import own_page
from cogs.expenses.words import costs, meeting_day, numbers, short_cost
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn
from config.expenses import Category, Expenses

NO_MEETING = "0"
BACK_DAYS = 200


class FillingPanel(Redrawn):
    """One draft, with what can be done to it."""

    def __init__(self, claim_id: int) -> None:
        super().__init__()
        self.claim_id = claim_id
        self.line_id: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.expenses.view(actor, self.claim_id)
        policy = services.expenses.policy
        if view.claim.state is not ClaimState.DRAFT:
            self.lay_out(say("expenses-sent-heading", number=self.claim_id), _sent(view))
            return
        meetings = await _claimable(interaction, actor, view.claim.meeting_id)
        zone = (await services.groups.group(actor.group_id)).zone
        top = await self._top(interaction, actor, view, meetings)
        line = view.line(self.line_id) if self.line_id else None
        if line is not None:
            self.lay_out(top, "\n\n".join(costs(view, policy)), *self._one(line, policy))
            return
        self.lay_out(
            top,
            [own_page("claims", self.claim_id)],
            "\n\n".join(costs(view, policy)) or say("expenses-no-cost-yet"),
            _before_sending(view, policy),
            [Pick(say("expenses-choose-category"), _categories(policy), self._add)],
            *self._lines(view, policy),
            *self._meetings(meetings, view, zone),
            self._last(view),
        )

    async def _top(
        self, interaction: discord.Interaction[Any], actor: Actor, view: ClaimView, meetings: Sequence[Meeting]
    ) -> str:
        claim = view.claim
        said = [f"## {say('expenses-fill-heading', number=claim.id)}", say("expenses-who-sees")]
        if claim.person_id != actor.person_id:
            person = await services_of(interaction).people.person(actor.group_id, claim.person_id)
            said.append(say("expenses-for-somebody", name=plain(person.name, 100)))
        meeting = next((each for each in meetings if each.id == claim.meeting_id), None)
        if meeting is not None:
            last = await services_of(interaction).expenses.last_day(actor.group_id, meeting.id)
            said.append(say("expenses-for-meeting", title=plain(meeting.title, 100), last=spoken_date(last)))
        return "\n".join(said)

    def _lines(self, view: ClaimView, policy: Expenses) -> list[Part]:
        options = [
            discord.SelectOption(label=short_cost(number, line, policy), value=str(line.id))
            for number, line in enumerate(view.lines[:25], start=1)
        ]
        return [[Pick(say("expenses-choose-line"), options, self._choose)]] if options else []

    def _meetings(self, meetings: Sequence[Meeting], view: ClaimView, zone: ZoneInfo) -> list[Part]:
        options = [
            discord.SelectOption(
                label=meeting.title[:100],
                description=meeting_day(meeting, zone),
                value=str(meeting.id),
                default=meeting.id == view.claim.meeting_id,
            )
            for meeting in meetings[:24]
        ]
        none = discord.SelectOption(
            label=say("expenses-no-meeting"), value=NO_MEETING, default=view.claim.meeting_id is None
        )
        return [[Pick(say("expenses-choose-meeting"), [*options, none], self._meeting)]]

    def _last(self, view: ClaimView) -> list[Press]:
        send = Press(
            say("expenses-button-send", total=spoken_money(view.total)),
            self._send,
            style=discord.ButtonStyle.success,
            disabled=not view.lines,
        )
        return [send, Press(say("expenses-button-throw-away"), self._throw_away)]

    def _one(self, line: Line, policy: Expenses) -> list[Part]:
        category = policy.categories.get(line.category)
        change = Press(say("expenses-button-change"), self._change, disabled=category is None)
        receipt = Press(say("expenses-button-receipt"), self._receipt)
        access = "expenses-button-access-off" if line.access_linked else "expenses-button-access"
        by_kind = category is not None and category.access_linked
        buttons = [change, receipt, Press(say(access), self._access, disabled=by_kind)]
        more = [Press(say("expenses-button-take-out"), self._take_out), Press(say("expenses-button-done"), self._done)]
        return [say("expenses-one-cost", access=say("expenses-access-help")), [*buttons, *more]]

    # Steps

    async def _add(self, interaction: discord.Interaction[Any], key: str) -> None:
        actor, expenses = await actor_of(interaction), services_of(interaction).expenses
        view = await expenses.view(actor, self.claim_id)
        day, today = None, await expenses.today(actor.group_id)
        if view.claim.meeting_id is not None:
            meeting = (await services_of(interaction).meetings.view(actor.group_id, view.claim.meeting_id)).meeting
            zone = (await services_of(interaction).groups.group(actor.group_id)).zone
            day = min(meeting.starts_at.astimezone(zone).date(), today)
        category = expenses.category(key)
        note = before_cost(category, expenses.policy, day or today)
        await interaction.response.send_modal(CostForm(self, self.claim_id, category, on=day, note=note))

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.line_id = int(value)
        await self.refresh(interaction)

    async def _done(self, interaction: discord.Interaction[Any]) -> None:
        self.line_id = None
        await self.refresh(interaction)

    async def _meeting(self, interaction: discord.Interaction[Any], value: str) -> None:
        meeting_id = None if value == NO_MEETING else int(value)
        await services_of(interaction).expenses.set_meeting(await actor_of(interaction), self.claim_id, meeting_id)
        await self.refresh(interaction)

    async def _found(self, interaction: discord.Interaction[Any]) -> Line | None:
        view = await services_of(interaction).expenses.view(await actor_of(interaction), self.claim_id)
        return view.line(self.line_id or 0)

    async def _change(self, interaction: discord.Interaction[Any]) -> None:
        line = await self._found(interaction)
        if line is None:
            await self._done(interaction)
            return
        category = services_of(interaction).expenses.category(line.category)
        await interaction.response.send_modal(CostForm(self, self.claim_id, category, line=line))

    async def _receipt(self, interaction: discord.Interaction[Any]) -> None:
        line = await self._found(interaction)
        if line is None:
            await self._done(interaction)
            return
        category = services_of(interaction).expenses.category(line.category)
        await interaction.response.send_modal(ReceiptForm(self, line, category.proof))

    async def _access(self, interaction: discord.Interaction[Any]) -> None:
        line = await self._found(interaction)
        if line is not None:
            category = services_of(interaction).expenses.category(line.category)
            await services_of(interaction).expenses.change_line(
                await actor_of(interaction), line.id, same_but_access(line, category)
            )
        await self.refresh(interaction)

    async def _take_out(self, interaction: discord.Interaction[Any]) -> None:
        line_id, self.line_id = self.line_id or 0, None
        await self.act(interaction, self._removed(interaction, line_id))

    async def _removed(self, interaction: discord.Interaction[Any], line_id: int) -> str:
        await services_of(interaction).expenses.remove_line(await actor_of(interaction), line_id)
        return say("expenses-cost-taken-out")

    async def _send(self, interaction: discord.Interaction[Any]) -> None:
        try:
            words = await self._submit(interaction, "")
        except LateNeedsReason:
            form = TextForm(
                self,
                say("expenses-late-form"),
                say("expenses-form-late"),
                say("expenses-label-late-help"),
                self._submit,
            )
            await interaction.response.send_modal(form)
            return
        await self.refresh(interaction)
        await tell(interaction, words)

    async def _submit(self, interaction: discord.Interaction[Any], late_reason: str) -> str:
        view = await services_of(interaction).expenses.submit(
            await actor_of(interaction), self.claim_id, late_reason=late_reason
        )
        return say("expenses-sent", number=view.claim.id)

    async def _throw_away(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).expenses.withdraw(await actor_of(interaction), self.claim_id)
        self.lay_out(say("expenses-thrown-away"))
        await interaction.response.edit_message(view=self)
        self.stop()


async def open_claim(
    interaction: discord.Interaction[Any], *, member_person_id: int | None = None, meeting_id: int | None = None
) -> None:
    """A private panel with a draft: for the last meeting that began, unless another is named."""
    actor, services = await actor_of(interaction), services_of(interaction)
    if meeting_id is None:
        meeting_id = await _last_meeting(interaction, actor)
    view = await services.expenses.start(actor, meeting_id=meeting_id, for_person=member_person_id)
    await FillingPanel(view.claim.id).open(interaction)


async def open_claim_for(interaction: discord.Interaction[Any], name: str) -> None:
    """The same for somebody whom the group knows by name."""
    actor, meeting_id = await actor_of(interaction), await _last_meeting(interaction, await actor_of(interaction))
    view = await services_of(interaction).expenses.start_for(actor, name, meeting_id=meeting_id)
    await FillingPanel(view.claim.id).open(interaction)


async def _last_meeting(interaction: discord.Interaction[Any], actor: Actor) -> int | None:
    past = await past_meetings(interaction, actor, None)
    return past[0].id if past else None


async def past_meetings(interaction: discord.Interaction[Any], actor: Actor, also: int | None) -> list[Meeting]:
    """Meetings that began, the newest first, and the one that the claim is for."""
    services = services_of(interaction)
    since = services.clock() - timedelta(days=BACK_DAYS)
    over = [view.meeting for view in await services.meetings.ended_since(actor.group_id, since)]
    now = [view.meeting for view in await services.meetings.coming_up(actor.group_id)]
    begun = [meeting for meeting in (*over, *now) if meeting.starts_at <= services.clock()]
    if also is not None and also not in {meeting.id for meeting in begun}:
        begun.append((await services.meetings.view(actor.group_id, also)).meeting)
    return sorted(begun, key=lambda meeting: meeting.starts_at, reverse=True)


async def _claimable(interaction: discord.Interaction[Any], actor: Actor, also: int | None) -> list[Meeting]:
    """The same, and meetings that were called off: what was paid for one may not come back."""
    services = services_of(interaction)
    since = services.clock() - timedelta(days=BACK_DAYS)
    off = [view.meeting for view in await services.meetings.called_off_since(actor.group_id, since)]
    begun = await past_meetings(interaction, actor, also)
    every = {meeting.id: meeting for meeting in (*begun, *off)}
    return sorted(every.values(), key=lambda meeting: meeting.starts_at, reverse=True)


def same_but_access(line: Line, category: Category) -> NewLine:
    """The line as it is, with the other answer to whether it was needed because of access."""
    return NewLine(
        category=line.category,
        on=line.on,
        pence=None if category.rates else line.each_pence,
        quantity=line.quantity,
        details=line.details,
        reason=line.reason,
        access_linked=not line.access_linked,
    )


def _categories(policy: Expenses) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=each.label, description=each.help, value=each.key)
        for each in policy.categories.values()
    ]


def _before_sending(view: ClaimView, policy: Expenses) -> str:
    if not view.lines:
        return ""
    said = [say("expenses-total", total=spoken_money(view.total))]
    missing = without_receipt(view, policy)
    if missing:
        said.append(say("expenses-missing-receipts", numbers=numbers(missing), limit=spoken_money(policy.no_receipt)))
    return "\n".join([*said, say("expenses-you-say-so")])


def _sent(view: ClaimView) -> str:
    claim = view.claim
    return say(
        "expenses-sent-words",
        total=spoken_money(view.total),
        answer=spoken_date(claim.decide_by) if claim.decide_by else "",
        pay=spoken_date(claim.pay_by) if claim.pay_by else "",
    )
