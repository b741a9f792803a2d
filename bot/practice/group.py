"""The made-up group in the simulated Discord, set up the way a real one is: with /setup and /roles give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import simcord

from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.practice.cast import CAST, GROUP_NAME, Person
from bot.services import Services

SETUP_STEPS = (
    "setup-button-next",
    "setup-button-make-roles",
    "setup-button-next",
    "setup-button-make-channels",
    "setup-button-next",
)


class NotSetUp(Exception):
    """The made-up group could not be made: a fault in Alongside, not in what somebody typed."""


@dataclass(frozen=True)
class MadeUpGroup:
    server: simcord.GuildHandle
    users: Mapping[Person, simcord.UserHandle]
    members: Mapping[Person, simcord.MemberActor]
    channels: Mapping[Channel, simcord.ChannelHandle]

    async def actor(self, services: Services, person: Person) -> Actor:
        """The person with the roles they hold now, as the bot would see them."""
        return await services.people.from_discord(
            guild_id=self.server.id,
            guild_name=self.server.name,
            user_id=self.users[person].id,
            name=person.shown,
        )


async def make_group(env: simcord.Env, services: Services) -> MadeUpGroup:
    """Raises NotSetUp."""
    users = {person: env.create_user(person.value, global_name=person.shown) for person in Person}
    server = env.create_guild(GROUP_NAME, owner=users[Person.OLA])
    lobby = server.create_text_channel("general")
    # The owner is a member from the start; adding them again only gives us the handle.
    members = {person: server.add_member(user) for person, user in users.items()}
    await _set_up(members[Person.OLA], lobby)
    channels = await _channels(server, services)
    for person, part in CAST.items():
        for role in part.roles:
            if role is not Role.ORGANISER:  # /setup made the first organiser
                await members[Person.OLA].slash(lobby, "roles give", person=members[person], role=role.value)
    return MadeUpGroup(server, users, members, channels)


async def _set_up(organiser: simcord.MemberActor, lobby: simcord.ChannelHandle) -> None:
    shown = await organiser.slash(lobby, "setup")
    for button in SETUP_STEPS:
        if shown.response is None:
            raise NotSetUp
        await organiser.click(shown.response, label=say(button))


async def _channels(server: simcord.GuildHandle, services: Services) -> Mapping[Channel, simcord.ChannelHandle]:
    group = await services.groups.of_guild(server.id, server.name)
    made = {channel.id: channel for channel in server.channels.values()}
    if set(group.channels) != set(Channel):
        raise NotSetUp
    return {purpose: made[channel_id] for purpose, channel_id in group.channels.items()}
