"""Groups and people on first contact."""

from __future__ import annotations

import pytest

from bot.core.errors import NotAllowed, NotFound
from bot.core.roles import Actor, Role
from bot.groups.rules import Channel, UnknownTimeZone
from bot.people.rules import OwnRole, SomeoneElseMustHoldIt
from bot.services import Services


async def _arrive(services: Services, user_id: int, name: str = "Asha", guild_id: int = 1) -> Actor:
    return await services.people.from_discord(guild_id=guild_id, guild_name="Group", user_id=user_id, name=name)


async def _organiser(services: Services) -> Actor:
    actor = await _arrive(services, 100, "Ola")
    assert await services.people.grant_first_organiser(actor)
    return await _arrive(services, 100, "Ola")


async def test_a_person_is_known_once_and_their_name_follows(services: Services) -> None:
    first, again = await _arrive(services, 7), await _arrive(services, 7, "Asha P")
    assert first.person_id == again.person_id
    assert (await services.people.person(first.group_id, first.person_id)).name == "Asha P"


async def test_the_same_account_in_two_servers_is_two_people(services: Services) -> None:
    here, there = await _arrive(services, 7), await _arrive(services, 7, guild_id=2)
    with pytest.raises(NotFound):
        await services.people.person(here.group_id, there.person_id)


async def test_only_one_first_organiser(services: Services) -> None:
    organiser = await _organiser(services)
    assert Role.ORGANISER in organiser.roles
    other = await _arrive(services, 8)
    assert not await services.people.grant_first_organiser(other)


async def test_nobody_grants_a_role_to_themself(services: Services) -> None:
    organiser = await _organiser(services)
    with pytest.raises(OwnRole):
        await services.people.grant(organiser, organiser.person_id, Role.PAYER)


async def test_a_grant_counts_from_the_next_contact_and_can_end(services: Services) -> None:
    organiser = await _organiser(services)
    asha = await _arrive(services, 7)
    for _ in range(2):
        await services.people.grant(organiser, asha.person_id, Role.ACCESS_LEAD)
    assert Role.ACCESS_LEAD in (await _arrive(services, 7)).roles
    for _ in range(2):
        await services.people.end_grant(organiser, asha.person_id, Role.ACCESS_LEAD)
    assert Role.ACCESS_LEAD not in (await _arrive(services, 7)).roles


async def test_the_last_organiser_stays(services: Services) -> None:
    organiser = await _organiser(services)
    with pytest.raises(SomeoneElseMustHoldIt):
        await services.people.end_grant(organiser, organiser.person_id, Role.ORGANISER)


async def test_a_discord_role_gives_open_roles_and_never_private_ones(services: Services) -> None:
    organiser = await _organiser(services)
    await services.groups.set_role(organiser, Role.FACILITATOR, 500)
    await services.groups.set_role(organiser, Role.ACCESS_LEAD, 501)
    person = await services.people.from_discord(
        guild_id=1, guild_name="Group", user_id=9, name="Fay", role_ids=[500, 501]
    )
    assert person.roles == {Role.PARTICIPANT, Role.FACILITATOR}


async def test_settings_are_for_organisers(services: Services) -> None:
    participant = await _arrive(services, 7)
    with pytest.raises(NotAllowed):
        await services.groups.set_channel(participant, Channel.IDEAS, 1)


async def test_the_time_zone_is_one_that_exists(services: Services) -> None:
    organiser = await _organiser(services)
    assert (await services.groups.set_time_zone(organiser, "europe/paris ")).time_zone == "Europe/Paris"
    with pytest.raises(UnknownTimeZone):
        await services.groups.set_time_zone(organiser, "Atlantis")
