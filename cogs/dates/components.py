"""What can be pressed about dates: say when I can, see what suits, make the meeting, end the question."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.dates import spoken_moment
from bot.core.roles import Right
from bot.core.wording import say
from bot.dates.rules import DateAnswer, DatePollView
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton, RecordSelect
from cogs.shared.linking import give_link


async def show_results(interaction: discord.Interaction[Any], poll_id: int) -> None:
    from cogs.dates.cards import results_card  # noqa: PLC0415 - the card is made of the buttons of this module

    actor, services = await actor_of(interaction), services_of(interaction)
    view = await services.dates.view(actor.group_id, poll_id)
    zone = (await services.groups.group(actor.group_id)).zone
    await show(interaction, results_card(view, zone, organiser=actor.may(Right.ARRANGE_MEETING)))


async def _answering(interaction: discord.Interaction[Any], view: DatePollView) -> discord.ui.LayoutView:
    from cogs.dates.cards import answering_card  # noqa: PLC0415

    actor, services = await actor_of(interaction), services_of(interaction)
    zone = (await services.groups.group(actor.group_id)).zone
    return answering_card(view, zone, await services.dates.mine(actor, view.poll.id))


class WhenICan(RecordButton, verb="dates:answer"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.dates.view(actor.group_id, self.record_id)
        await show(interaction, await _answering(interaction, view))


class AnswerOnWeb(RecordButton, verb="dates:web"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await give_link(interaction, "dates", self.record_id, label=say("dates-button-open-web"))


class WhatSuits(RecordButton, verb="dates:results"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_results(interaction, self.record_id)


class CanICome(RecordSelect, verb="dates:can"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await services.dates.answer(actor, self.record_id, DateAnswer(self.chosen))
        await replace_or_show(interaction, await _answering(interaction, view))


class ChooseTime(RecordButton, verb="dates:choose"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        made, warnings = await services.dates.choose(actor, self.record_id)
        zone = (await services.groups.group(actor.group_id)).zone
        when = spoken_moment(made.meeting.starts_at, zone)
        words = say("dates-chosen", title=made.meeting.title, when=when)
        await tell(interaction, "\n".join([words, *map(say, warnings)]))


class CloseDates(RecordButton, verb="dates:close"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).dates.close(await actor_of(interaction), self.record_id)
        await tell(interaction, say("dates-closed"))
