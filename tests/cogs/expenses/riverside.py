"""A group on a simulated Discord whose meeting was yesterday: Asha claims, Hana helps, Ed and Eve approve, Ama pays."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import discord
import simcord
from PIL import Image

from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.meetings.rules import NewMeeting
from tests.discord_words import answer_of, fill_in, parts
from tests.the_bot import bot_of

ROLES = {
    "ed": Role.EXPENSES_APPROVER,
    "eve": Role.EXPENSES_APPROVER,
    "ama": Role.PAYER,
    "fay": Role.FACILITATOR,
    "cara": Role.CO_CHAIR,
}
DAY, HOURS, EACH = say("expenses-form-day"), say("expenses-form-hours"), say("expenses-form-cost-hour")
COST, WHAT, FILES = say("expenses-form-cost-actual"), say("expenses-form-details"), say("expenses-form-receipts")


class Riverside:
    def __init__(self, env: simcord.Env) -> None:
        self.env = env
        self.services = bot_of(env).services
        self.guild = env.create_guild("Riverside voices")
        self.room = self.guild.create_text_channel("meeting-room")
        names = ("ola", "asha", "ben", "hana", *ROLES)
        self.people = {name: self.guild.add_member(env.create_user(name.title())) for name in names}

    def __getattr__(self, name: str) -> simcord.MemberActor:
        return self.people[name]

    async def actor(self, name: str) -> Actor:
        member = self.people[name]
        return await self.services.people.from_discord(
            guild_id=self.guild.id, guild_name="Riverside voices", user_id=member.id, name=member.name
        )

    async def set_up(self) -> None:
        await self.services.people.grant_first_organiser(await self.actor("ola"))
        ola = await self.actor("ola")
        for name, role in ROLES.items():
            await self.services.people.grant(ola, (await self.actor(name)).person_id, role)
        starts = discord.utils.utcnow() + timedelta(hours=1)
        new = NewMeeting("Spring meeting", starts, starts + timedelta(hours=2), "Town hall", "https://example.org/join")
        await self.services.meetings.create(ola, new)
        await self.env.advance_time(60 * 60 * 24)
        await self.services.meetings.end_forgotten()

    # What people do

    async def claim(self, name: str = "asha", **options: Any) -> simcord.InteractionResult:
        return await self.people[name].slash(self.room, "claim", **options)

    async def taxi(
        self, panel: simcord.InteractionResult, name: str = "asha", *, cost: str = "12.00", what: str = "Home and back"
    ) -> simcord.InteractionResult:
        form = await self.pick(name, panel, "expenses-choose-category", "taxi")
        fields = {DAY: "yesterday", COST: cost, WHAT: what, FILES: [("taxi.jpg", picture())]}
        return await fill_in(self.people[name], form, fields)

    async def press(
        self, name: str, shown: simcord.InteractionResult, message: str, **facts: Any
    ) -> simcord.InteractionResult:
        assert shown.response is not None
        return await self.people[name].click(shown.response, label=say(message, **facts))

    async def pick(
        self, name: str, shown: simcord.InteractionResult, placeholder: str, value: str | None = None
    ) -> simcord.InteractionResult:
        """Choose in the list with this placeholder: the option with this value, or the first."""
        assert shown.response is not None
        lists = [part for part in parts(shown.response.components) if part["type"] == 3]
        chosen = next(part for part in lists if part["placeholder"] == say(placeholder))
        return await self.people[name].select(
            shown.response, [value or chosen["options"][0]["value"]], custom_id=chosen["custom_id"]
        )

    async def sent(self, name: str = "asha") -> simcord.InteractionResult:
        """A claim of a taxi with a receipt and of an assistant's hours, sent."""
        panel = await self.claim(name)
        await self.taxi(panel, name)
        form = await self.pick(name, panel, "expenses-choose-category", "personal_assistant")
        await fill_in(self.people[name], form, {DAY: "yesterday", HOURS: "3", EACH: "14", WHAT: "Helped me take part"})
        await self.press(name, panel, "expenses-button-send", total="£54")
        return panel

    async def opened(self, name: str = "ed") -> simcord.InteractionResult:
        """The approver's panel of the oldest claim that waits."""
        return await self.pick(name, await self.people[name].slash(self.room, "claims-answer"), "expenses-choose-claim")


def words(result: simcord.InteractionResult) -> str:
    """What the panel shows now and what was told; everything of claims is private."""
    assert result.ephemeral or all(message.ephemeral for message in result.followups)
    return answer_of(result)


def picture() -> bytes:
    made = BytesIO()
    Image.linear_gradient("L").save(made, "JPEG")
    return made.getvalue()
