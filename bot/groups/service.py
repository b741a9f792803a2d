"""What a group has set up: read by every feature, changed by its organisers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.remembered import Remembered
from bot.core.roles import Actor, Right, Role
from bot.groups import rows
from bot.groups.rules import Channel, Group, GroupChanged, known_time_zone

NAME_LIMIT = 100


class GroupService:
    def __init__(self, database: Database, clock: Clock, *, default_time_zone: str) -> None:
        self._database = database
        self._clock = clock
        self._default_time_zone = default_time_zone
        self._by_guild = Remembered(self._load_by_guild)
        self._by_id = Remembered(self._load_by_id)
        database.events.subscribe_at_once(GroupChanged, self._by_guild.forget)
        database.events.subscribe_at_once(GroupChanged, self._by_id.forget)

    async def _load_by_guild(self, guild_id: int) -> Group | None:
        async with self._database.read() as connection:
            return await rows.group_by_guild(connection, guild_id)

    async def _load_by_id(self, group_id: int) -> Group | None:
        async with self._database.read() as connection:
            return await rows.group_by_id(connection, group_id)

    async def of_guild(self, guild_id: int, name: str) -> Group:
        """The group of a Discord server, made on first contact with the default time zone."""
        group = await self._by_guild.get(guild_id)
        if group is not None:
            return group
        async with self._database.write() as write:
            group = await rows.group_by_guild(write.connection, guild_id)
            if group is None:
                await rows.add_group(
                    write.connection, guild_id, name[:NAME_LIMIT], self._default_time_zone, self._clock()
                )
                group = await rows.group_by_guild(write.connection, guild_id)
        assert group is not None
        return group

    async def group(self, group_id: int) -> Group:
        """Raises NotFound."""
        group = await self._by_id.get(group_id)
        if group is None:
            raise NotFound
        return group

    async def all(self) -> Sequence[Group]:
        async with self._database.read() as connection:
            return await rows.all_groups(connection)

    async def set_time_zone(self, actor: Actor, typed: str) -> Group:
        """Raises NotAllowed or UnknownTimeZone."""
        actor.require(Right.SET_UP_GROUP)
        time_zone = known_time_zone(typed)
        async with self._database.write() as write:
            await rows.set_time_zone(write.connection, actor.group_id, time_zone)
            await self._changed(write, actor, "groups.set_time_zone", "time_zone")
        return await self.group(actor.group_id)

    async def set_role(self, actor: Actor, role: Role, discord_role_id: int) -> None:
        """Say which Discord role stands for `role`."""
        actor.require(Right.SET_UP_GROUP)
        async with self._database.write() as write:
            await rows.set_role(write.connection, actor.group_id, role, discord_role_id)
            await self._changed(write, actor, "groups.set_role", role.value)

    async def set_channel(self, actor: Actor, purpose: Channel, channel_id: int) -> None:
        """Say which Discord channel serves `purpose`."""
        actor.require(Right.SET_UP_GROUP)
        async with self._database.write() as write:
            await rows.set_channel(write.connection, actor.group_id, purpose, channel_id)
            await self._changed(write, actor, "groups.set_channel", purpose.value)

    async def _changed(self, write: Write, actor: Actor, action: str, field: str) -> None:
        await write.record(actor, self._clock(), action, f"group:{actor.group_id}", (field,))
        write.announce(GroupChanged(actor.group_id))
