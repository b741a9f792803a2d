"""A made-up group on a simulated Discord, with one meeting to plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
import simcord

from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.meetings.rules import Meeting, NewMeeting
from bot.services import Services
from cogs.agenda import board as agenda
from cogs.dates import board as dates
from cogs.meetings.cog import MeetingCog
from tests.discord_words import answer_of, fill_in, parts, text_of
from tests.the_bot import board_of, bot_of, cog_of

TITLE = "Riverside meeting"
WHY = "Two people fell last winter"


class Riverside:
    """Ola organises; Cara and Dev co-chair; Fay facilitates; Asha and Ben take part."""

    def __init__(self, env: simcord.Env, services: Services) -> None:
        self.env = env
        self.services = services
        self.guild = env.create_guild("Riverside voices")
        self.room = self.guild.create_text_channel("meeting-room")
        self.news = self.guild.create_text_channel("announcements")
        self.desk = self.guild.create_text_channel("organisers")
        self.ola, self.cara, self.dev, self.fay, self.asha, self.ben = (
            self.guild.add_member(env.create_user(name)) for name in ("Ola", "Cara", "Dev", "Fay", "Asha", "Ben")
        )
        self.meeting_id = 0

    async def set_up(self) -> None:
        services, ola = self.services, await self.actor(self.ola)
        await services.people.grant_first_organiser(ola)
        ola = await self.actor(self.ola)
        for purpose, channel in self.channels().items():
            await services.groups.set_channel(ola, purpose, channel.id)
        await services.people.grant(ola, (await self.actor(self.fay)).person_id, Role.FACILITATOR)
        self.meeting_id = await self.plan_meeting()
        for slot, member in enumerate((self.cara, self.dev), start=1):
            person = (await self.actor(member)).person_id
            await services.meetings.set_co_chair(ola, self.meeting_id, slot, person)
        await self.all_drawn()

    async def plan_meeting(self, title: str = TITLE, *, days: int = 60) -> int:
        starts_at = discord.utils.utcnow() + timedelta(days=days, hours=11)
        new = NewMeeting(
            title, starts_at, starts_at + timedelta(hours=2), "Town hall", "https://meet.example/riverside"
        )
        view, _warnings = await self.services.meetings.create(await self.actor(self.ola), new)
        await self.all_drawn()
        return view.meeting.id

    async def cancel_meeting(self) -> None:
        await self.services.meetings.cancel(await self.actor(self.ola), self.meeting_id, "Snow")
        await self.all_drawn()

    async def all_drawn(self) -> None:
        """Wait for the cards after a change that no simulated person made."""
        await self.services.events.drain()
        await board_of(self.env, agenda.Board).settled()
        await cog_of(self.env, MeetingCog).in_step.settled()
        await board_of(self.env, dates.Board).settled()
        await self.env.settle()

    def channels(self) -> dict[Channel, simcord.ChannelHandle]:
        return {Channel.MEETING_ROOM: self.room, Channel.ANNOUNCEMENTS: self.news, Channel.ORGANISERS: self.desk}

    async def actor(self, member: simcord.MemberActor) -> Actor:
        return await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=member.id, name=member.name
        )

    async def meeting(self) -> Meeting:
        group_id = (await self.actor(self.ola)).group_id
        return (await self.services.meetings.view(group_id, self.meeting_id)).meeting

    # What people do

    async def suggest(
        self, member: simcord.MemberActor, title: str = "Warm bus stops", *, named: bool = False, why: str = WHY
    ) -> simcord.InteractionResult:
        shown = await member.slash(self.room, "agenda suggest")
        return await self.send_form(member, shown, title, named=named, why=why)

    async def send_form(
        self,
        member: simcord.MemberActor,
        shown: simcord.InteractionResult,
        title: str,
        *,
        named: bool = False,
        why: str = WHY,
        whose: str = "agenda-form-named",
    ) -> simcord.InteractionResult:
        answers = {say("agenda-form-title"): title, say("agenda-form-why"): why, say(whose): "yes" if named else "no"}
        return await fill_in(member, shown, answers)

    async def shape(self, member: simcord.MemberActor, title: str) -> simcord.InteractionResult:
        """Open the co-chairs' panel and choose the item with this title."""
        panel = await member.slash(self.room, "agenda shape")
        await pick(member, panel, title)
        return panel

    async def accept(self, member: simcord.MemberActor, title: str) -> None:
        await press(member, await self.shape(member, title), "agenda-button-accept")

    async def decline(
        self, member: simcord.MemberActor, title: str, reason: str, label: str = "agenda-button-not-this-time"
    ) -> simcord.InteractionResult:
        asked = await press(member, await self.shape(member, title), label)
        return await fill_in(member, asked, {say("agenda-reason-label"): reason})

    async def agenda_of(self, *titles: str) -> None:
        """A published agenda with these items."""
        for title in titles:
            await self.suggest(self.asha, title)
            await self.accept(self.cara, title)
        await self.cara.slash(self.room, "agenda publish")

    # What people see

    def card(self, title: str) -> discord.Message:
        """The suggestion's card in the meeting room."""
        return next(message for message in public(self.room) if f"**{title}**" in text_of(message))

    def agenda_card(self) -> discord.Message:
        return next(m for m in reversed(public(self.news)) if say("agenda-card-heading", title=TITLE) in text_of(m))


def services_of(env: simcord.Env) -> Services:
    return bot_of(env).services


def public(channel: simcord.ChannelHandle) -> list[discord.Message]:
    """What everyone in the channel sees."""
    return [message for message in channel.history() if not message.flags.ephemeral]


async def press(
    member: simcord.MemberActor, shown: simcord.InteractionResult, label: str, **facts: Any
) -> simcord.InteractionResult:
    assert shown.response is not None
    return await member.click(shown.response, label=say(label, **facts))


async def pick(member: simcord.MemberActor, shown: simcord.InteractionResult, title: str) -> simcord.InteractionResult:
    """Choose the option with this label in the panel's select."""
    assert shown.response is not None
    select = next(part for part in parts(shown.response.components) if part["type"] == 3)
    value = next(option["value"] for option in select["options"] if option["label"] == title)
    return await member.select(shown.response, [value], custom_id=select["custom_id"])


def words(result: simcord.InteractionResult) -> str:
    assert result.ephemeral or all(message.ephemeral for message in result.followups)
    return answer_of(result)
