"""People and groups are answered from memory; every change is seen at once."""

from __future__ import annotations

import asyncio

from bot.core.roles import Actor, Role
from bot.groups.rules import Channel
from bot.meetings.rules import NewMeeting
from bot.services import Services
from tests.conftest import MONDAY


async def _arrive(services: Services, user_id: int, name: str = "Asha", roles: tuple[int, ...] = ()) -> Actor:
    return await services.people.from_discord(
        guild_id=1, guild_name="Group", user_id=user_id, name=name, role_ids=roles
    )


async def _organiser(services: Services) -> Actor:
    assert await services.people.grant_first_organiser(await _arrive(services, 1, "Ola"))
    return await _arrive(services, 1, "Ola")


async def test_the_first_organiser_a_grant_and_its_end_are_seen_at_once(services: Services) -> None:
    organiser, asha = await _organiser(services), await _arrive(services, 7)
    assert Role.ORGANISER in organiser.roles
    await services.people.grant(organiser, asha.person_id, Role.PAYER)
    assert Role.PAYER in (await _arrive(services, 7)).roles
    await services.people.end_grant(organiser, asha.person_id, Role.PAYER)
    assert Role.PAYER not in (await _arrive(services, 7)).roles


async def test_a_co_chair_of_a_meeting_has_the_role_at_once(services: Services) -> None:
    organiser, asha = await _organiser(services), await _arrive(services, 7)
    new = NewMeeting(
        "Spring meeting", MONDAY.replace(month=6), MONDAY.replace(month=6, hour=12), "Hall", "https://example.org"
    )
    view, _ = await services.meetings.create(organiser, new)
    await services.meetings.set_co_chair(organiser, view.meeting.id, 1, asha.person_id)
    assert Role.CO_CHAIR in (await _arrive(services, 7)).roles


async def test_settings_of_the_group_are_seen_at_once(services: Services) -> None:
    organiser = await _organiser(services)
    await _arrive(services, 7)
    await services.groups.set_role(organiser, Role.FACILITATOR, 500)
    assert Role.FACILITATOR in (await _arrive(services, 7, roles=(500,))).roles
    await services.groups.set_channel(organiser, Channel.IDEAS, 9)
    assert (await services.groups.group(organiser.group_id)).channels == {Channel.IDEAS: 9}
    assert (await services.groups.set_time_zone(organiser, "Europe/Paris")).time_zone == "Europe/Paris"
    assert (await services.groups.of_guild(1, "Group")).time_zone == "Europe/Paris"


async def test_a_new_name_is_seen_at_once_and_keeps_the_roles(services: Services) -> None:
    organiser = await _organiser(services)
    renamed = await _arrive(services, 1, "Ola B")
    assert renamed == organiser
    assert (await services.people.person(organiser.group_id, organiser.person_id)).name == "Ola B"


async def test_many_who_come_at_once_are_each_known_once(services: Services) -> None:
    first = await asyncio.gather(
        *(_arrive(services, account, f"Person {account}") for account in range(50) for _ in "ab")
    )
    assert len({actor.person_id for actor in first}) == 50
    assert len(await services.people.everyone(first[0].group_id)) == 50
    again = await asyncio.gather(*(_arrive(services, account, f"Person {account}") for account in range(50)))
    assert again == first[::2]


async def test_somebody_without_an_account_stays_out_of_it(services: Services) -> None:
    asha = await _arrive(services, 7)
    named = await services.people.add_named(asha, "Ben")
    assert (await _arrive(services, 8, "Ben")).person_id != named.id
