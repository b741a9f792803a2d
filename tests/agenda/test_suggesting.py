"""Suggesting and supporting, by anyone, named or not, for oneself or for somebody else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event, select

from bot.agenda.rules import (
    AlreadyAccepted,
    AlreadyWithdrawn,
    ItemState,
    Level,
    NotYours,
    OthersJoined,
    OwnSuggestion,
    SupportKind,
)
from bot.core import audit
from bot.core.errors import Empty, NotFound, TooLong
from bot.core.wording import say
from bot.meetings.rules import MeetingIsCancelled
from bot.notices.rows import notices
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock


async def test_a_suggestion_is_kept_as_it_was_said(services: Services, group: MadeUpGroup) -> None:
    item = await services.agenda.suggest(
        group.asha,
        group.meeting_id,
        title="  Buses\nin the evening ",
        why=" They stop at six ",
        named=True,
        level=Level.SERVICE,
    )
    assert (item.title, item.why, item.level) == ("Buses in the evening", "They stop at six", Level.SERVICE)
    assert (item.proposer_name, item.state, item.late) == ("Asha", ItemState.SUGGESTED, False)
    assert item.minutes == services.policy.item_minutes
    view = await services.agenda.view(group.group_id, group.meeting_id)
    assert (view.suggested, view.planned, view.published) == ((item,), (), False)
    assert await services.agenda.mine(group.asha) == [item]


@pytest.mark.parametrize(
    ("title", "why", "refusal"),
    [
        (" ", "It matters", Empty),
        ("Buses", "\n", Empty),
        ("b" * 101, "It matters", TooLong),
        ("B", "w" * 1001, TooLong),
    ],
)
async def test_what_cannot_be_used_is_refused_and_nothing_is_kept(
    services: Services, group: MadeUpGroup, title: str, why: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await services.agenda.suggest(group.asha, group.meeting_id, title=title, why=why, named=True)
    assert await services.agenda.mine(group.asha) == []


async def test_a_late_suggestion_is_kept_and_says_so(services: Services, group: MadeUpGroup, clock: FixedClock) -> None:
    clock.forward(weeks=9)
    item = await services.agenda.item(group.group_id, await group.suggest("Late"))
    assert item.late


async def test_nothing_is_suggested_for_a_cancelled_meeting(services: Services, group: MadeUpGroup) -> None:
    await services.meetings.cancel(group.ola, group.meeting_id, "No room")
    with pytest.raises(MeetingIsCancelled):
        await group.suggest("Too late")


async def test_a_name_that_was_not_to_be_shown_is_nowhere(services: Services, group: MadeUpGroup) -> None:
    agenda = services.agenda
    own = await group.suggest("Private one", named=False)
    entered = await agenda.suggest(
        group.eve, group.meeting_id, title="Typed in", why="For a friend", named=False, for_person=group.asha.person_id
    )
    seen: list[object] = [entered]
    for item_id in (own, entered.id):
        seen.append(await agenda.support(group.ben, item_id, SupportKind.SUPPORT))
        seen.append(await agenda.propose_outcome(group.cara, item_id, ItemState.LATER, reason="Busy"))
        seen.append(await agenda.confirm_outcome(group.dev, item_id))
    seen.append(await agenda.view(group.group_id, group.meeting_id))
    for shown in map(repr, seen):
        assert not any(part in shown for part in ("Asha", "Eve", "suggested_by", "entered_by"))
    async with services.database.read() as connection:
        others = notices.c.person_id != group.asha.person_id
        facts = (await connection.execute(select(notices.c.facts).where(others))).scalars().all()
        entries = await audit.entries(connection, group.group_id)
    assert facts
    assert not any("Asha" in told or "Eve" in told for told in facts)
    suggested = [(entry.person_id, entry.fields) for entry in entries if entry.action == "agenda.suggest"]
    assert suggested == [(0, "title,why,named")] * 2


async def test_a_helper_types_it_in_and_the_person_is_told_and_can_take_it_back(
    services: Services, group: MadeUpGroup
) -> None:
    item = await services.agenda.suggest(
        group.ben, group.meeting_id, title="Ramps", why="Steps keep me out", named=True, for_person=group.asha.person_id
    )
    assert (item.suggested_by, item.entered_by, item.proposer_name) == (
        group.asha.person_id,
        group.ben.person_id,
        "Asha",
    )
    ((message, facts),) = await group.told(group.asha)
    text = say(message, **facts)
    assert all(said in text for said in ("Ben", "Ramps", "Steps keep me out", "can see your name"))
    with pytest.raises(NotYours):
        await services.agenda.withdraw(group.eve, item.id)
    await services.agenda.withdraw(group.asha, item.id)
    assert await group.told(group.ben) == []
    with pytest.raises(NotFound):
        await services.agenda.item(group.group_id, item.id)
    with pytest.raises(AlreadyWithdrawn):
        await services.agenda.withdraw(group.asha, item.id)
    assert await services.agenda.mine(group.asha) == []
    view = await services.agenda.view(group.group_id, group.meeting_id)
    assert (view.suggested, view.answered) == ((), ())


async def test_a_helper_who_takes_it_back_is_not_silent_about_it(services: Services, group: MadeUpGroup) -> None:
    item = await services.agenda.suggest(
        group.ben, group.meeting_id, title="Ramps", why="Steps", named=False, for_person=group.asha.person_id
    )
    await services.agenda.withdraw(group.ben, item.id)
    messages = [say(message, **facts) for message, facts in await group.told(group.asha)]
    assert len(messages) == 2
    assert "cannot see your name" in messages[0]
    assert "took back" in messages[1]


async def test_one_can_enter_only_for_people_of_the_group(services: Services, group: MadeUpGroup) -> None:
    other = await make_group(services, guild_id=2)
    with pytest.raises(NotFound):
        await services.agenda.suggest(
            group.ben, group.meeting_id, title="A", why="B", named=True, for_person=other.asha.person_id
        )


async def test_support_counts_once_a_person_a_kind_and_can_be_taken_back(
    services: Services, group: MadeUpGroup
) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses")
    for actor in (group.ben, group.eve):
        assert (await agenda.support(actor, item_id, SupportKind.SUPPORT))[1]
    item, added = await agenda.support(group.ben, item_id, SupportKind.WOULD_COME)
    assert (item.supports, item.would_come, added) == (2, 1, True)
    item, added = await agenda.support(group.ben, item_id, SupportKind.SUPPORT)
    assert (item.supports, item.would_come, added) == (1, 1, False)
    with pytest.raises(OwnSuggestion):
        await agenda.support(group.asha, item_id, SupportKind.SUPPORT)


async def test_pressing_support_many_times_at_once_leaves_one_or_none(services: Services, group: MadeUpGroup) -> None:
    item_id = await group.suggest("Buses")
    presses = [services.agenda.support(group.ben, item_id, SupportKind.SUPPORT) for _ in range(5)]
    flags = [added for _item, added in await asyncio.gather(*presses)]
    assert (flags.count(True), flags.count(False)) == (3, 2)
    assert (await services.agenda.item(group.group_id, item_id)).supports == 1


async def test_the_most_wanted_comes_first_then_the_oldest(services: Services, group: MadeUpGroup) -> None:
    ids = [await group.suggest(title) for title in ("First", "Second", "Third")]
    await services.agenda.support(group.ben, ids[2], SupportKind.SUPPORT)
    view = await services.agenda.view(group.group_id, group.meeting_id)
    assert [item.title for item in view.suggested] == ["Third", "First", "Second"]


async def test_what_is_on_the_agenda_or_joined_by_others_is_not_taken_back(
    services: Services, group: MadeUpGroup
) -> None:
    agenda = services.agenda
    shared, joined = await group.suggest("Buses"), await group.suggest("Trams", by=group.ben)
    await agenda.propose_outcome(group.cara, joined, ItemState.MERGED, reason="Same", merge_into=shared)
    await agenda.confirm_outcome(group.dev, joined)
    with pytest.raises(OthersJoined):
        await agenda.withdraw(group.asha, shared)
    await agenda.accept(group.cara, shared)
    with pytest.raises(AlreadyAccepted):
        await agenda.withdraw(group.asha, shared)


async def test_another_group_s_items_and_meetings_are_not_there(services: Services, group: MadeUpGroup) -> None:
    other, agenda = await make_group(services, guild_id=2), services.agenda
    item_id = await group.suggest("Ours")
    attempts = [
        agenda.view(other.group_id, group.meeting_id),
        agenda.item(other.group_id, item_id),
        agenda.item(group.group_id, 2**40),
        agenda.suggest(other.asha, group.meeting_id, title="A", why="B", named=True),
        agenda.withdraw(other.asha, item_id),
        agenda.support(other.ben, item_id, SupportKind.SUPPORT),
        agenda.accept(other.cara, item_id),
        agenda.propose_outcome(other.cara, item_id, ItemState.LATER, reason="No"),
        agenda.confirm_outcome(other.dev, item_id),
        agenda.refuse_outcome(other.dev, item_id),
        agenda.arrange(other.cara, item_id, lead="Me"),
        agenda.move(other.cara, item_id, 1),
        agenda.publish(other.cara, group.meeting_id),
        agenda.start_meeting(other.fay, group.meeting_id),
        agenda.next_item(other.fay, group.meeting_id),
        agenda.previous_item(other.fay, group.meeting_id),
        agenda.more_time(other.fay, group.meeting_id, 5),
        agenda.end_meeting(other.fay, group.meeting_id),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            await attempt
    assert (await agenda.item(group.group_id, item_id)).state is ItemState.SUGGESTED


async def test_where_a_card_stands_is_remembered(services: Services, group: MadeUpGroup) -> None:
    item_id = await group.suggest("Buses")
    await services.agenda.remember_card(group.group_id, item_id, 77, 2**60)
    item = await services.agenda.item(group.group_id, item_id)
    assert (item.card_channel_id, item.card_message_id) == (77, 2**60)
    with pytest.raises(NotFound):
        await services.agenda.remember_card(group.group_id + 1, item_id, 77, 88)


async def test_how_many_came_from_members_is_who_they_were_when_they_suggested(
    services: Services, group: MadeUpGroup
) -> None:
    for by in (group.ola, group.asha, group.cara):
        await services.agenda.accept(group.dev, await group.suggest("Item", by=by, named=False))
    view, _ = await services.agenda.publish(group.dev, group.meeting_id)
    assert (view.from_members, len(view.planned)) == (2, 4)


async def test_a_view_asks_the_same_few_questions_however_many_items(services: Services, group: MadeUpGroup) -> None:
    await group.suggest("Only one")
    with counted_queries() as one:
        await services.agenda.view(group.group_id, group.meeting_id)
    for number in range(12):
        await group.suggest(f"Item {number}")
    with counted_queries() as many:
        await services.agenda.view(group.group_id, group.meeting_id)
    assert one == many
    assert len(many) <= 12


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(*arguments: Any) -> None:
        if "select" in arguments[2].lower():
            asked.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)
