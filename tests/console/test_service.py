"""Keys of the console, on both databases: kept as hashes, opened once, bound to one person and meeting."""

from __future__ import annotations

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.console.rows import console_keys
from bot.console.rules import ConsoleExpired, ConsoleUsed, NoSuchConsole, NotOpenedHere, RoleLost
from bot.core.errors import NotAllowed, NotFound
from bot.core.roles import Role
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock


@pytest_asyncio.fixture
async def group(services: Services) -> MadeUpGroup:
    return await make_group(services)


async def test_a_key_is_its_persons_own(services: Services, group: MadeUpGroup, clock: FixedClock) -> None:
    console = services.console
    token = await console.new_link(group.fay, group.meeting_id)
    with pytest.raises(NotOpenedHere):
        await console.who(token, None)
    key = await console.open(token)
    with pytest.raises(ConsoleUsed):
        await console.open(token)
    actor, meeting_id = await console.who(token, key)
    assert (actor.person_id, actor.roles, meeting_id) == (group.fay.person_id, group.fay.roles, group.meeting_id)
    for token_tried, key_tried, refusal in ((token, "forged", NotOpenedHere), ("forged", key, NoSuchConsole)):
        with pytest.raises(refusal):
            await console.who(token_tried, key_tried)
    async with services.database.read() as connection:
        row = (await connection.execute(select(console_keys))).one()
    assert {token, key}.isdisjoint(str(value) for value in row)
    clock.forward(hours=12)
    with pytest.raises(ConsoleExpired):
        await console.who(token, key)


async def test_only_those_who_run_meetings_get_one(services: Services, group: MadeUpGroup) -> None:
    for actor in (group.asha, group.ola):
        with pytest.raises(NotAllowed):
            await services.console.new_link(actor, group.meeting_id)
    elsewhere = await make_group(services, guild_id=2)
    with pytest.raises(NotFound):
        await services.console.new_link(group.fay, elsewhere.meeting_id)


async def test_roles_worn_in_discord_count_as_they_are_now(services: Services, group: MadeUpGroup) -> None:
    await services.groups.set_role(group.ola, Role.FACILITATOR, 77)
    worn = await services.people.from_discord(
        guild_id=group.guild_id, guild_name="Group", user_id=group.guild_id * 1000 + 4, name="Asha", role_ids=[77]
    )
    token = await services.console.new_link(worn, group.meeting_id)
    key = await services.console.open(token)
    answers: list[list[int] | None] = [[77], None, [], [77]]

    async def ask(_guild_id: int, _user_id: int) -> list[int] | None:
        return answers.pop(0)

    services.standing.worn_now = ask
    for _ in range(2):  # now, and while Discord cannot say: as they were
        assert (await services.console.who(token, key))[0].person_id == group.asha.person_id
    with pytest.raises(RoleLost):
        await services.console.who(token, key)
    await services.console.who(token, key)
