"""Private links: one person, one browser, one time."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.core.roles import Door, Role
from bot.people.rules import LeftServer
from bot.private_links.rows import private_links
from bot.private_links.rules import (
    LinkClosed,
    LinkExpired,
    LinkUsed,
    NoAddress,
    NoSuchLink,
    NotOpen,
    PageEnded,
    TooManyLinks,
)
from bot.private_links.service import PrivateLinkService
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock


@pytest_asyncio.fixture
async def group(services: Services) -> MadeUpGroup:
    return await make_group(services)


@pytest.fixture
def links(group: MadeUpGroup) -> PrivateLinkService:
    services = group.services
    reachable = dataclasses.replace(services.settings, public_url="https://meet.example")
    return PrivateLinkService(services.database, services.clock, reachable, services.policy, standing=services.standing)


def _token(url: str) -> str:
    assert url.startswith("https://meet.example/me/")
    return url.rpartition("/")[2]


async def test_a_link_opens_once_for_its_person_and_purpose(links: PrivateLinkService, group: MadeUpGroup) -> None:
    token = _token(await links.issue(group.asha, "needs", 12))
    assert (await links.look(token)).page == "/mine/needs/12"
    opened = await links.open(token)
    actor, link = await links.visit(opened.browser_key, "needs")
    assert (actor.person_id, actor.group_id, actor.door, link.record_id) == (
        group.asha.person_id, group.group_id, Door.WEB, 12,
    )  # fmt: skip
    for again in (links.look, links.open):
        with pytest.raises(LinkUsed):
            await again(token)
    for key, purpose in ((opened.browser_key, "claims"), ("made up", "needs"), (token, "needs"), (None, "needs")):
        with pytest.raises(NotOpen):
            await links.visit(key, purpose)
    with pytest.raises(NoSuchLink):
        await links.open(token[:-1])


async def test_neither_secret_is_in_the_database(links: PrivateLinkService, group: MadeUpGroup) -> None:
    token = _token(await links.issue(group.asha, "needs"))
    opened = await links.open(token)
    async with group.services.database.read() as connection:
        rows: list[Any] = [tuple(row) for row in await connection.execute(select(private_links))]
    assert min(len(token), len(opened.browser_key)) >= 22  # 128 bits or more
    assert token not in repr(rows)
    assert opened.browser_key not in repr(rows)


async def test_a_link_runs_out_and_a_page_closes_when_nobody_presses(
    links: PrivateLinkService, group: MadeUpGroup, clock: FixedClock
) -> None:
    late, used = _token(await links.issue(group.asha, "needs")), _token(await links.issue(group.asha, "claims"))
    clock.forward(hours=23)
    opened = await links.open(used)
    for _ in range(4):
        clock.forward(minutes=100)
        await links.visit(opened.browser_key, "claims")
    with pytest.raises(LinkExpired):
        await links.open(late)
    clock.forward(minutes=121)
    with pytest.raises(PageEnded):
        await links.visit(opened.browser_key, "claims")


async def test_a_newer_link_closes_the_older_and_a_person_closes_all(
    links: PrivateLinkService, group: MadeUpGroup
) -> None:
    first, second = [_token(await links.issue(group.asha, "needs")) for _ in range(2)]
    other = _token(await links.issue(group.ben, "needs"))
    with pytest.raises(LinkClosed):
        await links.open(first)
    opened = await links.open(second)
    await links.close(opened.browser_key, "claims")
    await links.visit(opened.browser_key, "needs")
    await links.close(opened.browser_key, "needs")
    await links.close(opened.browser_key, "needs")
    with pytest.raises(PageEnded):
        await links.visit(opened.browser_key, "needs")
    third = _token(await links.issue(group.asha, "needs"))
    await links.close_all(group.asha)
    with pytest.raises(LinkClosed):
        await links.open(third)
    await links.open(other)


async def test_nobody_gets_links_without_end(links: PrivateLinkService, group: MadeUpGroup, clock: FixedClock) -> None:
    for _ in range(group.services.policy.private_links_an_hour):
        await links.issue(group.asha, "needs")
    with pytest.raises(TooManyLinks):
        await links.issue(group.asha, "needs")
    await links.issue(group.ben, "needs")
    clock.forward(minutes=61)
    await links.issue(group.asha, "needs")


async def test_roles_are_those_of_now(links: PrivateLinkService, group: MadeUpGroup) -> None:
    services = group.services
    await services.people.grant(group.ola, group.ben.person_id, Role.ACCESS_LEAD)
    person = await services.people.person(group.group_id, group.ben.person_id)
    opened = await links.open(_token(await links.issue(person, "board")))
    assert Role.ACCESS_LEAD in (await links.visit(opened.browser_key, "board"))[0].roles
    await services.people.end_grant(group.ola, group.ben.person_id, Role.ACCESS_LEAD)
    assert Role.ACCESS_LEAD not in (await links.visit(opened.browser_key, "board"))[0].roles


async def test_a_page_ends_twelve_hours_after_it_was_opened_whatever_is_pressed(
    links: PrivateLinkService, group: MadeUpGroup, clock: FixedClock
) -> None:
    opened = await links.open(_token(await links.issue(group.asha, "needs")))
    for _ in range(7):
        clock.forward(minutes=102)
        await links.visit(opened.browser_key, "needs")
    clock.forward(minutes=6)  # twelve hours
    with pytest.raises(PageEnded):
        await links.visit(opened.browser_key, "needs")


async def test_who_left_the_server_keeps_their_own_data_and_claims_and_loses_what_they_were_granted(
    links: PrivateLinkService, group: MadeUpGroup
) -> None:
    services = group.services
    await services.people.grant(group.ola, group.ben.person_id, Role.ACCESS_LEAD)
    pages = {
        purpose: await links.open(_token(await links.issue(group.ben, purpose))) for purpose in ("board", "claims")
    }
    there: list[bool | None] = [None]

    async def ask(_guild_id: int, _user_id: int) -> list[int] | None:
        if there[0] is False:
            raise LeftServer
        return [] if there[0] else None

    services.standing.worn_now = ask
    for there[0] in (None, True):  # an outage of Discord, and a member who wears no role
        assert Role.ACCESS_LEAD in (await links.visit(pages["board"].browser_key, "board"))[0].roles
    there[0] = False
    with pytest.raises(LeftServer):
        await links.visit(pages["board"].browser_key, "board")
    actor, _ = await links.visit(pages["claims"].browser_key, "claims")
    assert (actor.person_id, actor.roles) == (group.ben.person_id, frozenset({Role.PARTICIPANT}))


async def test_where_nobody_can_open_a_page_no_link_is_made(group: MadeUpGroup) -> None:
    with pytest.raises(NoAddress):
        await group.services.private_links.issue(group.asha, "needs")
    with pytest.raises(ValueError, match="not a purpose"):
        await _reachable(group).issue(group.asha, "Needs/../x")


def _reachable(group: MadeUpGroup) -> PrivateLinkService:
    services = group.services
    settings = dataclasses.replace(services.settings, practice=True)
    return PrivateLinkService(services.database, services.clock, settings, services.policy, standing=services.standing)
