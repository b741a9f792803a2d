"""An approver offers somebody a payment for their time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self
from zoneinfo import ZoneInfo

import discord

from bot.core.roles import Right
from bot.core.wording import say
from bot.expenses.money import hundredths_of, spoken_money
from bot.expenses.rules import ONE
from bot.meetings.rules import Meeting
from cogs.expenses.filling import past_meetings
from cogs.expenses.words import meeting_day
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.plain_text import plain
from config.expenses import Unit


class OfferForm(Form, title=say("payments-offer-form")):
    def __init__(self, person_id: int, name: str, meetings: Sequence[Meeting], zone: ZoneInfo) -> None:
        super().__init__()
        self.person_id, self.name = person_id, name
        self.meeting: discord.ui.Select[Any] = discord.ui.Select(
            options=[
                discord.SelectOption(label=each.title[:100], description=meeting_day(each, zone), value=str(each.id))
                for each in meetings[:25]
            ]
        )
        self.hours: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=10)
        self.add_item(discord.ui.TextDisplay(say("payments-offer-to", name=plain(name, 100))))
        self.add_item(discord.ui.Label(text=say("expenses-form-meeting"), component=self.meeting))
        self.add_item(
            discord.ui.Label(
                text=say("payments-form-hours"), description=say("payments-label-hours-help"), component=self.hours
            )
        )

    @classmethod
    async def made(cls, interaction: discord.Interaction[Any], person_id: int, name: str) -> Self:
        """Raises NotAllowed, or NotFound where no meeting has begun."""
        actor = await actor_of(interaction)
        actor.require(Right.DECIDE_CLAIMS)
        services_of(interaction).payments.require_on()
        meetings = await past_meetings(interaction, actor, None)
        if not meetings:
            meetings = [(await services_of(interaction).meetings.next_up(actor.group_id)).meeting]
        zone = (await services_of(interaction).groups.group(actor.group_id)).zone
        return cls(person_id, name, meetings, zone)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        minutes = hundredths_of(self.hours.value, Unit.HOUR) * 60 // ONE
        payment = await services_of(interaction).payments.offer(
            await actor_of(interaction), self.person_id, int(self.meeting.values[0]), minutes=minutes
        )
        amount = spoken_money(payment.offered_pence)
        await tell(interaction, say("payments-offered", amount=amount, name=plain(self.name, 100)))
