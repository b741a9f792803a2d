"""/meeting: arranging meetings, and saying how I come."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.core.errors import BadInput
from bot.core.logs import log_failure
from bot.core.roles import Right, Role
from bot.core.wording import say
from bot.meetings.fields import REASON_LIMIT
from bot.meetings.rules import HowIComeTo, NoMeetingPlanned, readiness
from bot.meetings.when import read_moment
from bot.services import Services
from cogs.meetings.cancelling import ConfirmCancel
from cogs.meetings.cards import co_chair_words, coming_up_card, dates_card, when_words, words_card
from cogs.meetings.choosing import chosen_meeting, meeting_to_arrange
from cogs.meetings.components import store_how_i_come
from cogs.meetings.forms import DATE_LIMIT, MeetingForm
from cogs.meetings.in_step import InStep
from cogs.meetings.saved import arranging, bring_in_step, show_saved
from cogs.meetings.typed import Typed, as_typed
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.choosing import Chosen
from cogs.shared.wearing import put_on

log = logging.getLogger(__name__)

UNITS = [
    app_commands.Choice(name=say("meetings-unit-weeks"), value="weeks"),
    app_commands.Choice(name=say("meetings-unit-months"), value="months"),
]
HOW = [app_commands.Choice(name=say(f"meetings-button-{how.value}"), value=how.value) for how in HowIComeTo]
YES_NO = [
    app_commands.Choice(name=say("meetings-yes"), value="yes"),
    app_commands.Choice(name=say("meetings-no"), value="no"),
]
MOST_REPEATS = 12

Reason = app_commands.Range[str, 1, REASON_LIMIT]
ShortText = app_commands.Range[str, 1, DATE_LIMIT]


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "meetings-not-a-person-here"


@app_commands.guild_only()
class MeetingCog(commands.GroupCog, name="meeting", description=say("meetings-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.in_step = InStep(bot, services)

    async def cog_load(self) -> None:
        self.in_step.open()
        self.announce_due.start()

    async def cog_unload(self) -> None:
        self.announce_due.cancel()
        await self.in_step.close()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.in_step.bring_everything_in_step()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        await self.in_step.bring_everything_in_step()

    @commands.Cog.listener()
    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        await self.in_step.make_event_again(event)

    @tasks.loop(hours=6)
    async def announce_due(self) -> None:
        # A child task, so that only it, and not this loop, is waited for where somebody waits for work.
        try:
            await asyncio.create_task(self.in_step.announce_what_is_due())
        except Exception as error:  # anything else than this would end the loop for good
            log_failure(log, "announcing what is due failed", error)

    @app_commands.command(name="create", description=say("meetings-create-command"))
    async def create(self, interaction: discord.Interaction[Any]) -> None:
        (await actor_of(interaction)).require(Right.ARRANGE_MEETING)
        await interaction.response.send_modal(MeetingForm(None, Typed()))

    @app_commands.command(name="change", description=say("meetings-change-command"))
    @app_commands.describe(meeting=say("meetings-option-meeting"))
    async def change(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        _, group, view = await meeting_to_arrange(interaction, meeting)
        await interaction.response.send_modal(MeetingForm(view.meeting, as_typed(view.meeting, group.zone)))

    @app_commands.command(name="postpone", description=say("meetings-postpone-command"))
    @app_commands.describe(
        date=say("meetings-field-date-help"),
        time=say("meetings-option-time"),
        reason=say("meetings-option-reason"),
        meeting=say("meetings-option-meeting"),
    )
    async def postpone(
        self,
        interaction: discord.Interaction[Any],
        date: ShortText,
        time: ShortText,
        reason: Reason,
        meeting: Chosen | None = None,
    ) -> None:
        services = services_of(interaction)
        actor, group, view = await meeting_to_arrange(interaction, meeting)
        async with arranging(interaction, actor):
            starts_at = read_moment(date, time, group.zone, services.clock())
            view, warnings = await services.meetings.postpone(actor, view.meeting.id, starts_at, reason)
            await show_saved(interaction, actor, view, say("meetings-postponed", title=view.meeting.title), warnings)

    @app_commands.command(name="cancel", description=say("meetings-cancel-command"))
    @app_commands.describe(reason=say("meetings-option-reason"), meeting=say("meetings-option-meeting"))
    async def cancel(
        self, interaction: discord.Interaction[Any], reason: Reason, meeting: Chosen | None = None
    ) -> None:
        _, group, view = await meeting_to_arrange(interaction, meeting)
        await show(interaction, ConfirmCancel(group, view, reason))

    @app_commands.command(name="repeat", description=say("meetings-repeat-command"))
    @app_commands.describe(
        every=say("meetings-option-every"),
        unit=say("meetings-option-unit"),
        times=say("meetings-option-times"),
        meeting=say("meetings-option-meeting"),
    )
    @app_commands.choices(unit=UNITS)
    async def repeat(
        self,
        interaction: discord.Interaction[Any],
        every: app_commands.Range[int, 1, 52],
        unit: str,
        times: app_commands.Range[int, 1, MOST_REPEATS],
        meeting: Chosen | None = None,
    ) -> None:
        services = services_of(interaction)
        actor, group, view = await meeting_to_arrange(interaction, meeting)
        async with arranging(interaction, actor):
            made, warnings = await services.meetings.repeat(actor, view.meeting.id, every=every, unit=unit, times=times)
            problems = await bring_in_step(interaction, actor, made)
        done = say("meetings-repeated", title=view.meeting.title, count=len(made))
        days = "\n".join(when_words(each.meeting, group.zone) for each in made)
        words = (done, days, say("meetings-announced-later"), *map(say, warnings), *problems)
        await show(interaction, words_card(*words))

    @app_commands.command(name="chairs", description=say("meetings-chairs-command"))
    @app_commands.describe(
        slot=say("meetings-option-slot"), member=say("meetings-option-member"), meeting=say("meetings-option-meeting")
    )
    async def chairs(
        self,
        interaction: discord.Interaction[Any],
        slot: app_commands.Range[int, 1, 2],
        member: discord.Member | discord.User,
        meeting: Chosen | None = None,
    ) -> None:
        actor, _, view = await meeting_to_arrange(interaction, meeting)
        if not isinstance(member, discord.Member) or member.bot:
            raise NotAPersonHere
        chair = await actor_for(interaction, member)
        async with arranging(interaction, actor):
            view = await services_of(interaction).meetings.set_co_chair(actor, view.meeting.id, slot, chair.person_id)
            worn = await put_on(interaction, member, Role.CO_CHAIR)
            problems = await bring_in_step(interaction, actor, (view,))
        done = say("meetings-chair-set", name=member.display_name, slot=slot, title=view.meeting.title)
        access = await services_of(interaction).access.readiness(actor.group_id, view.meeting.id)
        missing = [say(message) for message in (*readiness(view), *access)]
        to_do = "\n".join([say("meetings-still-to-do"), *missing]) if missing else ""
        not_worn = "" if worn else say("shared-role-not-changed")
        await show(interaction, words_card(done, not_worn, co_chair_words(view.co_chairs), to_do, *problems))

    @app_commands.command(name="lived-experience", description=say("meetings-lived-command"))
    @app_commands.describe(answer=say("meetings-option-lived"), meeting=say("meetings-option-meeting"))
    @app_commands.choices(answer=YES_NO)
    async def lived_experience(
        self, interaction: discord.Interaction[Any], answer: str, meeting: Chosen | None = None
    ) -> None:
        actor = await actor_of(interaction)
        view = await chosen_meeting(interaction, actor, meeting)
        lived = answer == "yes"
        await services_of(interaction).meetings.declare_lived_experience(actor, view.meeting.id, lived)
        done = "meetings-lived-stored-yes" if lived else "meetings-lived-stored-no"
        await tell(interaction, say(done, title=view.meeting.title))

    @app_commands.command(name="coming", description=say("meetings-coming-command"))
    async def coming(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        views = await services.meetings.coming_up(actor.group_id)
        if not views:
            raise NoMeetingPlanned
        group = await services.groups.group(actor.group_id)
        said = [await services.meetings.how_i_come(actor, view.meeting.id) for view in views]
        await show(interaction, coming_up_card(group, views, said))

    @app_commands.command(name="how-i-come", description=say("meetings-how-command"))
    @app_commands.describe(how=say("meetings-option-how"), meeting=say("meetings-option-meeting"))
    @app_commands.choices(how=HOW)
    async def how_i_come(self, interaction: discord.Interaction[Any], how: str, meeting: Chosen | None = None) -> None:
        """The announcement's buttons, for people who would rather type."""
        view = await chosen_meeting(interaction, await actor_of(interaction), meeting)
        await store_how_i_come(interaction, view.meeting.id, HowIComeTo(how))

    @app_commands.command(name="dates", description=say("meetings-dates-command"))
    @app_commands.describe(meeting=say("meetings-option-meeting"))
    async def dates(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        view = await chosen_meeting(interaction, actor, meeting)
        group = await services.groups.group(actor.group_id)
        calendar = await services.meetings.calendar(group.id, view.meeting.id)
        await show(interaction, dates_card(view, group.zone, calendar))
