"""What people ask about their data in other words: noted, due, and answered, also for those with no door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.columns import metadata
from bot.core.errors import BadInput, NotAllowed, NotFound
from bot.core.roles import Actor, Role
from bot.people.rules import LeftServer, Person
from bot.privacy.copies import as_text
from bot.privacy.requests import DataRequests
from bot.privacy.rules import (
    Answer,
    GetsItThemself,
    NobodyKnown,
    RequestKind,
    SeveralKnown,
    TheyAreLastOrganiser,
)
from config.settings import Settings
from tests.access.conftest import Needing
from tests.conftest import FixedClock


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The same, with web pages that others can open."""
    return replace(settings, public_url="https://meet.example")


@pytest.fixture
def requests(group: Needing) -> DataRequests:
    return group.services.data_requests


async def _named(group: Needing, name: str = "Mrs Jones") -> Person:
    return await group.services.people.add_named(group.ola, name)


async def _stored(group: Needing, *columns: str) -> list[Any]:
    table = metadata.tables["privacy_requests"]
    async with group.services.database.read() as connection:
        found = await connection.execute(select(*(table.c[name] for name in columns)).order_by(table.c.id))
        return [tuple(row) for row in found]


async def _told(group: Needing, person_id: int) -> list[str]:
    notices = metadata.tables["notices"]
    mine = (notices.c.person_id == person_id) & notices.c.message.like("privacy-%")
    async with group.services.database.read() as connection:
        return list((await connection.execute(select(notices.c.message).where(mine))).scalars())


async def test_a_request_is_due_in_28_days_and_organisers_are_reminded_until_it_is_answered(
    group: Needing, requests: DataRequests, clock: FixedClock
) -> None:
    request = await requests.note(group.ola, group.asha.person_id, RequestKind.COPY)
    assert request.due_on == date(2026, 3, 30)
    assert await requests.remind() == 0
    clock.now += timedelta(days=22)
    assert await requests.remind() == 1
    assert await requests.remind() == 0
    assert [each.id for each in await requests.waiting(group.ola)] == [request.id]
    await group.services.privacy.copy(group.asha)
    assert await requests.waiting(group.ola) == []
    assert await _told(group, group.asha.person_id) == ["privacy-notice-noted-copy"]


async def test_only_organisers_do_any_of_it(group: Needing, requests: DataRequests) -> None:
    asked = await requests.note(group.ola, group.asha.person_id, RequestKind.FORGET)
    ben = group.ben
    for refused in (
        requests.note(ben, ben.person_id, RequestKind.COPY),
        requests.waiting(group.ama),
        requests.known(ben),
        requests.plan(ben, asked.id),
        requests.forget(ben, asked.id),
        requests.link_to_hand_over(ben, asked.id),
        requests.close(ben, asked.id, Answer.TAKEN_BACK),
        group.services.privacy.plan(ben, group.asha.person_id),
        group.services.privacy.forget(ben, group.asha.person_id),
    ):
        with pytest.raises(NotAllowed):
            await refused
    assert [each.id for each in await requests.waiting(group.ola)] == [asked.id]


async def test_two_people_of_one_name_are_told_apart(group: Needing, requests: DataRequests) -> None:
    jones, other = await _named(group), await _named(group)
    with pytest.raises(SeveralKnown):
        await requests.called(group.ola, "mrs jones")
    with pytest.raises(NobodyKnown):
        await requests.called(group.ola, "Mr Nobody")
    assert await requests.called(group.ola, str(other.id)) == other
    asked = await requests.note(group.ola, other.id, RequestKind.FORGET)
    await requests.forget(group.ola, asked.id)
    assert await requests.called(group.ola, "Mrs Jones") == jones
    assert other.id not in {known.person.id for known in await requests.known(group.ola)}


async def test_an_organiser_forgets_somebody_for_them_without_learning_what_they_need(
    group: Needing, requests: DataRequests
) -> None:
    jones = await _named(group)
    await group.say(group.asha, {"fmt_translated": "by the door"}, for_person=jones.id)
    private = group.services.privacy
    own = await private.plan(Actor(jones.id, jones.group_id, frozenset()))
    assert "What you need at one meeting" in [part.about for part in own]
    copy = await requests.note(group.ola, jones.id, RequestKind.COPY)
    asked = await requests.note(group.ola, jones.id, RequestKind.FORGET)
    plan = await requests.plan(group.ola, asked.id)
    assert [part.about for part in plan] == ["Who you are in this group", "What you asked about your data"]
    assert (await group.services.people.person(jones.group_id, jones.id)).name == "Mrs Jones"
    assert await requests.forget(group.ola, asked.id) == plan
    assert (await group.services.people.person(jones.group_id, jones.id)).name == "A member"
    assert [part for part in await private.plan(group.ola, jones.id) if part.about.startswith("What you need")] == []
    assert await _stored(group, "id", "answered", "done_by") == [
        (copy.id, "not_possible", group.ola.person_id),
        (asked.id, "done", group.ola.person_id),
    ]
    assert "privacy.forget" in await group.noted()
    with pytest.raises(NotFound):
        await requests.forget(group.ola, asked.id)


async def test_the_last_organiser_is_not_forgotten_by_another_either(group: Needing, requests: DataRequests) -> None:
    asked = await requests.note(group.ola, group.ola.person_id, RequestKind.FORGET)
    worn = Actor(group.ben.person_id, group.ben.group_id, frozenset({Role.PARTICIPANT, Role.ORGANISER}))
    with pytest.raises(TheyAreLastOrganiser):
        await requests.forget(worn, asked.id)
    assert [each.id for each in await requests.waiting(group.ola)] == [asked.id]


async def test_a_link_is_handed_over_to_those_with_no_door_and_their_copy_says_by_whom(
    group: Needing, requests: DataRequests
) -> None:
    jones = await _named(group)
    asked = await requests.note(group.ola, jones.id, RequestKind.COPY)
    address = await requests.link_to_hand_over(group.ola, asked.id)
    links = group.services.private_links
    opened = await links.open(address.rpartition("/")[2])
    visitor, _link = await links.visit(opened.browser_key, "my-data")
    assert visitor.person_id == jones.id
    assert [each.id for each in await requests.waiting(group.ola)] == [asked.id]
    text = as_text(await group.services.privacy.copy(visitor))
    assert "Opened by: Ola" in text
    assert "link to hand over" in text
    assert await requests.waiting(group.ola) == []
    assert "privacy.link_to_hand_over" in await group.noted()


async def test_nobody_gets_a_link_to_the_data_of_somebody_who_is_in_the_server(
    group: Needing, requests: DataRequests
) -> None:
    asked = await requests.note(group.ola, group.asha.person_id, RequestKind.COPY)
    with pytest.raises(GetsItThemself):  # nobody can ask Discord
        await requests.link_to_hand_over(group.ola, asked.id)
    has_left = False

    async def worn_now(_guild_id: int, _user_id: int) -> frozenset[int]:
        if has_left:
            raise LeftServer
        return frozenset()

    group.services.standing.worn_now = worn_now
    with pytest.raises(GetsItThemself):
        await requests.link_to_hand_over(group.ola, asked.id)
    has_left = True
    assert "/me/" in await requests.link_to_hand_over(group.ola, asked.id)


@pytest.mark.parametrize("answer", [Answer.ELSEWHERE, Answer.TAKEN_BACK, Answer.NOT_POSSIBLE])
async def test_a_request_is_closed_with_how_it_was_answered_and_the_person_hears(
    group: Needing, requests: DataRequests, answer: Answer
) -> None:
    asked = await requests.note(group.ola, group.asha.person_id, RequestKind.COPY)
    with pytest.raises(BadInput):
        await requests.close(group.ola, asked.id, Answer.DONE)
    await requests.close(group.ola, asked.id, answer)
    assert await _stored(group, "answered", "done_by") == [(answer.value, group.ola.person_id)]
    assert (await _told(group, group.asha.person_id))[-1] == f"privacy-notice-closed-{answer.value}"
    with pytest.raises(NotFound):
        await requests.close(group.ola, asked.id, answer)
