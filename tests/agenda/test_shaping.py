"""Two co-chairs share the power to shape: one says yes, both say no, and everyone is told why."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.agenda.rules import (
    AlreadyAccepted,
    AlreadyAnswered,
    ItemState,
    Level,
    NoProposal,
    NotCoChair,
    NothingAccepted,
    NothingToJoin,
    OwnProposal,
    ProposalWaits,
    SupportKind,
    WrongMinutes,
)
from bot.core import audit
from bot.core.errors import Empty, NotAllowed, TooLong
from bot.core.roles import Role
from bot.core.wording import say
from bot.meetings.rules import MeetingIsOver
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock

LATER = ItemState.LATER
NOT_NOW = ItemState.NOT_THIS_TIME


async def test_one_co_chair_says_yes_and_everyone_who_wants_it_is_told(services: Services, group: MadeUpGroup) -> None:
    item_id = await group.suggest("Buses")
    for kind in SupportKind:
        await services.agenda.support(group.ben, item_id, kind)
    item = await services.agenda.accept(group.cara, item_id, minutes=30)
    assert (item.state, item.position, item.minutes) == (ItemState.ACCEPTED, 1, 30)
    with pytest.raises(AlreadyAccepted):
        await services.agenda.accept(group.dev, item_id)
    expected = [("agenda-notice-accepted", {"title": "Buses", "meeting": "Spring meeting"})]
    assert [await group.told(actor) for actor in (group.asha, group.ben)] == [expected, expected]


async def test_a_no_takes_both_co_chairs_and_gives_its_reason_to_everyone(
    services: Services, group: MadeUpGroup
) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses", named=False)
    await agenda.support(group.ben, item_id, SupportKind.SUPPORT)
    await agenda.support(group.ben, item_id, SupportKind.WOULD_COME)
    item = await agenda.propose_outcome(group.cara, item_id, NOT_NOW, reason=" The council decides it ")
    assert (item.state, item.reason) == (ItemState.SUGGESTED, "")
    assert item.proposal is not None
    assert (item.proposal.outcome, item.proposal.reason) == (NOT_NOW, "The council decides it")
    with pytest.raises(OwnProposal):
        await agenda.confirm_outcome(group.cara, item_id)
    ((message, facts),) = await group.told(group.dev)
    assert "Cara would like to say “not this time” to “Buses”." in say(message, **facts)
    assert await group.told(group.asha) == []
    item = await agenda.confirm_outcome(group.dev, item_id)
    assert (item.state, item.reason, item.proposal) == (NOT_NOW, "The council decides it", None)
    view = await agenda.view(group.group_id, group.meeting_id)
    assert (view.answered, view.suggested) == ((item,), ())
    for person in (group.asha, group.ben):
        ((message, facts),) = await group.told(person)
        assert (message, facts["reason"]) == ("agenda-notice-not-this-time", "The council decides it")
        assert "The council decides it" in say(message, **facts)
    with pytest.raises(AlreadyAnswered):
        await agenda.accept(group.cara, item_id)


@pytest.mark.parametrize(("reason", "refusal"), [("  ", Empty), ("r" * 1001, TooLong)])
async def test_a_no_without_a_usable_reason_is_refused(
    services: Services, group: MadeUpGroup, reason: str, refusal: type[Exception]
) -> None:
    item_id = await group.suggest("Buses")
    with pytest.raises(refusal):
        await services.agenda.propose_outcome(group.cara, item_id, LATER, reason=reason)
    assert (await services.agenda.item(group.group_id, item_id)).proposal is None


async def test_only_the_two_in_this_meeting_s_slots_shape_it(services: Services, group: MadeUpGroup) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses")
    await services.people.grant(group.ola, group.eve.person_id, Role.CO_CHAIR)
    eve = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1006, name="Eve")
    assert Role.CO_CHAIR in eve.roles
    for actor, refusal in ((eve, NotCoChair), (group.ola, NotAllowed), (group.asha, NotAllowed)):
        attempts = [
            agenda.accept(actor, item_id),
            agenda.propose_outcome(actor, item_id, LATER, reason="No"),
            agenda.confirm_outcome(actor, item_id),
            agenda.refuse_outcome(actor, item_id),
            agenda.arrange(actor, item_id, lead="Me"),
            agenda.move(actor, item_id, 1),
            agenda.publish(actor, group.meeting_id),
        ]
        for attempt in attempts:
            with pytest.raises(refusal):
                await attempt


async def test_either_co_chair_turns_a_proposal_down(services: Services, group: MadeUpGroup) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses")
    await agenda.propose_outcome(group.cara, item_id, LATER, reason="Busy")
    with pytest.raises(ProposalWaits):
        await agenda.propose_outcome(group.dev, item_id, NOT_NOW, reason="Me too")
    item = await agenda.refuse_outcome(group.dev, item_id)
    assert (item.state, item.proposal) == (ItemState.SUGGESTED, None)
    assert [message for message, _ in await group.told(group.cara)] == ["agenda-notice-refused"]
    await agenda.propose_outcome(group.dev, item_id, LATER, reason="Busy")
    await agenda.refuse_outcome(group.dev, item_id)
    for act in (agenda.confirm_outcome, agenda.refuse_outcome):
        with pytest.raises(NoProposal):
            await act(group.cara, item_id)
    assert await group.told(group.asha) == []


async def test_a_yes_settles_a_proposal_that_waited(services: Services, group: MadeUpGroup) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses")
    await agenda.propose_outcome(group.cara, item_id, LATER, reason="Busy")
    item = await agenda.accept(group.dev, item_id)
    assert (item.state, item.proposal) == (ItemState.ACCEPTED, None)
    assert [message for message, _ in await group.told(group.cara)] == ["agenda-notice-refused"]


async def test_what_nobody_confirms_lapses_once_and_both_are_told(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses")
    for _round in range(2):
        await agenda.propose_outcome(group.cara, item_id, LATER, reason="Busy")
        clock.forward(hours=services.policy.decline_confirm_hours, seconds=-1)
        assert await agenda.lapse_proposals() == 0
        clock.forward(seconds=1)
        assert (await agenda.item(group.group_id, item_id)).proposal is None
        with pytest.raises(NoProposal):
            await agenda.confirm_outcome(group.dev, item_id)
        assert [await agenda.lapse_proposals() for _ in range(2)] == [1, 0]
    assert (await agenda.item(group.group_id, item_id)).state is ItemState.SUGGESTED
    told = [[message for message, _ in await group.told(actor)] for actor in (group.cara, group.dev)]
    assert told == [
        ["agenda-notice-lapsed"] * 2,
        ["agenda-notice-proposed-later", "agenda-notice-lapsed"] * 2,
    ]


async def test_a_merge_counts_each_person_once(services: Services, group: MadeUpGroup) -> None:
    agenda = services.agenda
    buses, trams = await group.suggest("Buses"), await group.suggest("Trams", by=group.ben)
    for actor, item_id in ((group.eve, buses), (group.eve, trams), (group.asha, trams), (group.fay, trams)):
        await agenda.support(actor, item_id, SupportKind.SUPPORT)
    await agenda.support(group.fay, trams, SupportKind.WOULD_COME)
    with pytest.raises(NothingToJoin):
        await agenda.propose_outcome(group.cara, trams, ItemState.MERGED, reason="Same")
    await agenda.propose_outcome(group.cara, trams, ItemState.MERGED, reason="Same", merge_into=buses)
    merged = await agenda.confirm_outcome(group.dev, trams)
    assert (merged.state, merged.merged_into) == (ItemState.MERGED, buses)
    target = await agenda.item(group.group_id, buses)
    assert (target.supports, target.would_come) == (3, 1)  # Eve, Fay and Ben; Asha suggested it
    for actor in (group.ben, group.eve, group.asha, group.fay):
        ((message, facts),) = await group.told(actor)
        assert (message, facts["into"], facts["reason"]) == ("agenda-notice-merged", "Buses", "Same")


async def test_merges_never_run_in_a_circle(services: Services, group: MadeUpGroup) -> None:
    agenda = services.agenda
    one, two = await group.suggest("One"), await group.suggest("Two")
    await agenda.propose_outcome(group.cara, one, ItemState.MERGED, reason="Same", merge_into=two)
    await agenda.propose_outcome(group.cara, two, ItemState.MERGED, reason="Same", merge_into=one)
    confirmed = await asyncio.gather(
        agenda.confirm_outcome(group.dev, one), agenda.confirm_outcome(group.dev, two), return_exceptions=True
    )
    assert [isinstance(result, NothingToJoin) for result in confirmed].count(True) == 1
    states = {(await agenda.item(group.group_id, item_id)).state for item_id in (one, two)}
    assert states == {ItemState.MERGED, ItemState.SUGGESTED}


@pytest.mark.parametrize("second", ["confirm_outcome", "refuse_outcome", "accept"])
async def test_when_two_press_at_once_one_counts_and_the_other_hears_why(
    services: Services, group: MadeUpGroup, second: str
) -> None:
    agenda, item_id = services.agenda, await group.suggest("Buses")
    proposed = await asyncio.gather(
        *(agenda.propose_outcome(chair, item_id, NOT_NOW, reason="Busy") for chair in (group.cara, group.dev)),
        return_exceptions=True,
    )
    assert sorted(type(result).__name__ for result in proposed) == ["Item", "ProposalWaits"]
    by = (await agenda.item(group.group_id, item_id)).proposal
    assert by is not None
    first, other = (group.cara, group.dev) if by.proposed_by == group.dev.person_id else (group.dev, group.cara)
    pressed = await asyncio.gather(
        agenda.confirm_outcome(first, item_id), getattr(agenda, second)(other, item_id), return_exceptions=True
    )
    assert sum(isinstance(result, Exception) for result in pressed) == 1
    item = await agenda.item(group.group_id, item_id)
    assert item.proposal is None
    outcome_notices = [message for message, _ in await group.told(group.asha)]
    assert (item.state, bool(item.reason), outcome_notices) in [
        (NOT_NOW, True, ["agenda-notice-not-this-time"]),
        (ItemState.SUGGESTED, False, []),
        (ItemState.ACCEPTED, False, ["agenda-notice-accepted"]),
    ]


async def test_an_accepted_item_can_be_declined_by_both_and_the_rest_closes_up(
    services: Services, group: MadeUpGroup
) -> None:
    agenda = services.agenda
    a, b, c, d = await group.accept("A", "B", "C", "D")
    await agenda.publish(group.cara, group.meeting_id)
    await agenda.propose_outcome(group.dev, b, LATER, reason="Papers are not ready")
    await agenda.confirm_outcome(group.cara, b)
    view = await agenda.view(group.group_id, group.meeting_id)
    assert [(step.title, step.position) for step in view.planned] == [("A", 1), ("C", 2), ("Break", 3), ("D", 4)]
    assert [item.id for item in view.planned if item.title != "Break"] == [a, c, d]


async def test_arranging_says_who_leads_with_whom(services: Services, group: MadeUpGroup) -> None:
    agenda, (item_id,) = services.agenda, await group.accept("Buses")
    await agenda.arrange(group.dev, item_id, lead=" Council ", partner="Asha", level=Level.SERVICE, minutes=25)
    item = await agenda.arrange(group.cara, item_id, lead="", quality_statement="Getting around")
    said = (item.lead, item.partner, item.level, item.minutes, item.quality_statement)
    assert said == ("", "Asha", Level.SERVICE, 25, "Getting around")
    for wrong in (0, 241):
        with pytest.raises(WrongMinutes):
            await agenda.arrange(group.dev, item_id, minutes=wrong)
    with pytest.raises(TooLong):
        await agenda.arrange(group.dev, item_id, lead="l" * 101)


async def test_publishing_puts_breaks_in_and_warns(services: Services, group: MadeUpGroup) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    with pytest.raises(NothingAccepted):
        await agenda.publish(group.cara, meeting)
    ids = await group.accept("A", "B", "C", minutes=30)
    assert not (await agenda.view(group.group_id, meeting)).published
    await agenda.arrange(group.cara, ids[0], lead="Council", minutes=70)
    view, warned = await agenda.publish(group.dev, meeting)
    assert view.published
    assert [step.title for step in view.planned] == ["A", "Break", "B", "Break", "C"]
    assert warned == ("agenda-warning-long-item", "agenda-warning-no-partner", "agenda-warning-too-long")
    assert all(say(message) for message in warned)
    again, _ = await agenda.publish(group.cara, meeting)
    assert [step.position for step in again.planned] == [1, 2, 3, 4, 5]


async def test_moving_keeps_places_whole_and_breaks_by_the_rule(services: Services, group: MadeUpGroup) -> None:
    agenda = services.agenda
    ids = await group.accept("A", "B", "C", "D")
    view = await agenda.move(group.cara, ids[3], 1)
    assert [step.title for step in view.planned] == ["D", "A", "B", "C"]
    await agenda.publish(group.cara, group.meeting_id)
    view = await agenda.move(group.dev, ids[3], 3)
    assert [(step.title, step.position) for step in view.planned] == [
        ("A", 1),
        ("B", 2),
        ("Break", 3),
        ("D", 4),
        ("C", 5),
    ]


async def test_nothing_is_shaped_once_the_meeting_is_over(services: Services, group: MadeUpGroup) -> None:
    (item_id,) = await group.accept("A")
    await services.agenda.start_meeting(group.fay, group.meeting_id)
    await services.agenda.end_meeting(group.fay, group.meeting_id)
    for attempt in (
        services.agenda.publish(group.cara, group.meeting_id),
        services.agenda.arrange(group.cara, item_id, lead="Me"),
        group.suggest("Too late"),
    ):
        with pytest.raises(MeetingIsOver):
            await attempt


async def test_everything_that_changes_the_agenda_is_in_the_audit_log(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    a, b = await group.accept("A", "B")
    c = await group.suggest("C", by=group.ben)
    await agenda.support(group.eve, c, SupportKind.SUPPORT)
    await agenda.support(group.eve, c, SupportKind.SUPPORT)
    for settle in (agenda.refuse_outcome, agenda.confirm_outcome):
        await agenda.propose_outcome(group.cara, c, LATER, reason="Secret words")
        await settle(group.dev, c)
    await agenda.withdraw(group.ben, await group.suggest("D", by=group.ben))
    await agenda.propose_outcome(group.cara, b, LATER, reason="Busy")
    clock.forward(hours=80)
    await agenda.lapse_proposals()
    await agenda.arrange(group.cara, a, lead="Somebody")
    await agenda.move(group.cara, a, 2)
    await agenda.publish(group.cara, meeting)
    await agenda.start_meeting(group.fay, meeting)
    await agenda.more_time(group.fay, meeting, 5)
    clock.forward(minutes=30)
    await agenda.tell_time()
    await agenda.next_item(group.fay, meeting)
    await agenda.previous_item(group.fay, meeting)
    await group.plan_meeting()
    await agenda.end_meeting(group.fay, meeting)
    async with services.database.read() as connection:
        entries = await audit.entries(connection, group.group_id)
        words = (await connection.execute(select(audit.audit_log.c.fields))).scalars().all()
    done = {entry.action.removeprefix("agenda.") for entry in entries if entry.action.startswith("agenda.")}
    verbs = {"suggest", "withdraw", "support", "unsupport", "accept", "propose_outcome", "confirm_outcome"}
    verbs |= {"refuse_outcome", "lapse_proposal", "arrange", "move", "publish", "start_meeting", "next_item"}
    verbs |= {"previous_item", "more_time", "end_meeting", "tell_time", "close", "carry_over"}
    assert done == verbs
    assert not any("Secret" in said or "Somebody" in said for said in words)
