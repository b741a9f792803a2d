"""Decisions and actions: who may do what, what is told to whom, and what closes an action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bot.actions.rules import (
    Action,
    ActionChanged,
    ActionClosed,
    ActionState,
    DecisionState,
    DueInThePast,
    NoOutcomeYet,
    NotTheirAction,
    NotUnderReview,
    Outcome,
    OwnOutcome,
    SourceKind,
    SourceNotThere,
    links_from,
)
from bot.actions.words import action_lines, decision_lines, source_words
from bot.core.errors import Empty, NotAllowed, NotFound
from bot.core.roles import Actor
from bot.notices.rows import notices
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock

IN_TWO_WEEKS = date(2026, 3, 16)


async def _told(services: Services, actor: Actor) -> list[str]:
    async with services.database.read() as connection:
        found = await connection.execute(
            select(notices.c.message)
            .where(notices.c.person_id == actor.person_id, notices.c.message.like("actions-%"))
            .order_by(notices.c.id)
        )
        return list(found.scalars())


async def _bus(group: MadeUpGroup, *, asked_by: Actor | None = None) -> Action:
    return await group.services.actions.add_action(
        group.fay,
        "Ask the bus company for a later bus",
        owner_id=group.ben.person_id,
        partner_id=group.eve.person_id,
        asked_by=asked_by.person_id if asked_by else None,
        due=IN_TWO_WEEKS,
        meeting_id=group.meeting_id,
    )


async def test_an_action_says_who_when_and_who_asked(services: Services, group: MadeUpGroup) -> None:
    changes: list[ActionChanged] = []

    async def note(event: ActionChanged) -> None:
        changes.append(event)

    services.events.subscribe(ActionChanged, note)
    action = await _bus(group, asked_by=group.asha)
    await services.events.drain()
    zone = (await services.groups.group(group.group_id)).zone
    assert action_lines(action, date(2026, 3, 2), zone) == [
        "Ben and Eve do this.",
        "Due Monday 16 March 2026.",
        "Asked for by Asha.",
    ]
    assert changes == [ActionChanged(group.group_id, action.id, group.meeting_id)]
    assert [await _told(services, who) for who in (group.ben, group.eve, group.asha, group.fay)] == [
        ["actions-notice-yours"],
        ["actions-notice-yours"],
        ["actions-notice-asked"],
        [],
    ]


async def test_who_asked_is_shown_to_nobody_where_they_posted_without_a_name(
    services: Services, group: MadeUpGroup
) -> None:
    added = await services.actions.add_action(
        group.fay, "Ramp", owner_id=group.ben.person_id, due=IN_TWO_WEEKS, asked_by=group.asha.person_id,
        asker_shown=False,
    )  # fmt: skip
    assert (added.asker_name, str(group.asha.person_id) in repr(replace(added, asked_by=987654))) == ("", False)
    assert "987654" not in repr(replace(added, asked_by=987654))
    assert [action.id for action in await services.actions.mine(group.asha)] == [added.id]


async def test_only_who_runs_meetings_adds_one_and_nothing_is_due_in_the_past(
    services: Services, group: MadeUpGroup
) -> None:
    with pytest.raises(NotAllowed):
        await services.actions.add_action(group.asha, "x", owner_id=group.ben.person_id, due=IN_TWO_WEEKS)
    with pytest.raises(NotAllowed):
        await services.actions.add_decision(group.asha, group.meeting_id, "x")
    with pytest.raises(DueInThePast):
        await services.actions.add_action(group.fay, "x", owner_id=group.ben.person_id, due=date(2026, 3, 1))
    with pytest.raises(Empty):
        await services.actions.add_action(group.fay, "  ", owner_id=group.ben.person_id, due=IN_TWO_WEEKS)
    other = await make_group(services, guild_id=2)
    with pytest.raises(NotFound):
        await services.actions.add_action(group.fay, "x", owner_id=other.ben.person_id, due=IN_TWO_WEEKS)
    action = await _bus(group)
    with pytest.raises(NotFound):
        await services.actions.add_news(other.fay, action.id, "x")


async def test_it_is_closed_by_the_person_who_asked(services: Services, group: MadeUpGroup) -> None:
    actions = services.actions
    action = await _bus(group, asked_by=group.asha)
    with pytest.raises(NoOutcomeYet):
        await actions.accept(group.asha, action.id)
    offered = await actions.offer_outcome(group.ben, action.id, Outcome.DID, "They run one at 9pm", "")
    assert (offered.state, offered.closed_at) == (ActionState.OFFERED, None)
    for who in (group.ben, group.eve):
        with pytest.raises(OwnOutcome):
            await actions.accept(who, action.id)
    closed = await actions.accept(group.asha, action.id)
    assert (closed.state, closed.closed_at) == (ActionState.CLOSED, services.clock())
    with pytest.raises(ActionClosed):
        await actions.add_news(group.ben, action.id, "More")
    assert await _told(services, group.asha) == ["actions-notice-asked", "actions-notice-offered"]
    assert await _told(services, group.ben) == ["actions-notice-yours", "actions-notice-closed"]


async def test_without_a_person_who_asked_a_panel_of_two_with_a_co_chair_closes_it(
    services: Services, group: MadeUpGroup
) -> None:
    actions = services.actions
    action = await _bus(group)
    await actions.offer_outcome(group.fay, action.id, Outcome.COULD_NOT, "No driver", "Ask again in May")
    with pytest.raises(OwnOutcome):
        await actions.accept(group.fay, action.id)
    assert (await actions.accept(group.asha, action.id)).state is ActionState.OFFERED
    assert (await actions.accept(group.asha, action.id)).accepted_by == {group.asha.person_id}
    assert (await actions.accept(group.ola, action.id)).state is ActionState.OFFERED
    cara = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1001, name="Cara")
    assert (await actions.accept(cara, action.id)).state is ActionState.CLOSED


async def test_could_not_needs_what_is_next(services: Services, group: MadeUpGroup) -> None:
    action = await _bus(group)
    with pytest.raises(Empty):
        await services.actions.offer_outcome(group.ben, action.id, Outcome.COULD_NOT, "No driver", " ")
    with pytest.raises(NotTheirAction):
        await services.actions.offer_outcome(group.asha, action.id, Outcome.DID, "Done", "")
    assert (await services.actions.action(group.group_id, action.id)).state is ActionState.OPEN


async def test_not_yet_opens_it_again_and_what_was_accepted_counts_no_more(
    services: Services, group: MadeUpGroup
) -> None:
    actions = services.actions
    action = await _bus(group)
    await actions.offer_outcome(group.ben, action.id, Outcome.DID, "Asked", "")
    await actions.accept(group.asha, action.id)
    again = await actions.not_yet(group.cara, action.id, "They never answered")
    assert (again.state, again.accepted_by) == (ActionState.OPEN, frozenset())
    assert [news.text for news in again.news] == ["Not finished yet. They never answered"]
    assert "actions-notice-not-yet" in await _told(services, group.ben)


async def test_what_is_overdue_is_everybodys_to_see_and_its_owner_is_reminded_once(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    action = await _bus(group)
    counts = [await services.actions.queue_reminders()]
    for days in (7, 0, 6, 2, 0):
        clock.forward(days=days)
        counts.append(await services.actions.queue_reminders())
    assert counts == [0, 1, 0, 1, 1, 0]
    assert [found.id for found in await services.actions.overdue(group.group_id)] == [action.id]
    assert await _told(services, group.ben) == [
        "actions-notice-yours", "actions-notice-due", "actions-notice-due", "actions-notice-overdue",
    ]  # fmt: skip
    moved = await services.actions.move(group.ben, action.id, date(2026, 4, 1), "They are on holiday")
    assert ([news.text for news in moved.news], await services.actions.overdue(group.group_id)) == (
        ["Now due Wednesday 1 April 2026. They are on holiday"],
        [],
    )


async def test_nobody_is_reminded_of_what_waits_for_who_asked(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    action = await _bus(group)
    await services.actions.offer_outcome(group.ben, action.id, Outcome.DID, "It runs at nine", "")
    before = await _told(services, group.ben)
    clock.forward(days=7)
    assert (await services.actions.queue_reminders(), await _told(services, group.ben)) == (0, before)
    await services.actions.not_yet(group.cara, action.id, "They never answered")
    assert await services.actions.queue_reminders() == 1
    assert (await _told(services, group.ben))[-1] == "actions-notice-due"


async def test_a_decision_says_before_and_after_and_is_looked_at_again_on_its_day(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    actions = services.actions
    made = await actions.add_decision(
        group.fay, group.meeting_id, "Meet at 2pm", before="We met at 9am", after="We meet at 2pm",
        review_on=date(2026, 3, 4),
    )  # fmt: skip
    assert decision_lines(made) == [
        "Before: We met at 9am",
        "From now on: We meet at 2pm",
        "We look at it again on Wednesday 4 March 2026.",
    ]
    with pytest.raises(NotUnderReview):
        await actions.review(group.fay, made.id, stands=True, words="Fine")
    assert await actions.reopen_due() == 0
    clock.forward(days=3)
    assert (await actions.reopen_due(), await actions.reopen_due()) == (1, 0)
    assert (await actions.decision(group.group_id, made.id)).state is DecisionState.UNDER_REVIEW
    stands = await actions.review(group.fay, made.id, stands=True, words="It works for everyone")
    assert (stands.state, decision_lines(stands)[2:]) == (
        DecisionState.STANDS,
        ["We looked at it again, and it stands: It works for everyone"],
    )
    assert [decision.id for decision in await actions.decisions_of_meeting(group.group_id, group.meeting_id)] == [
        made.id
    ]


async def test_what_it_came_from_and_what_came_of_it_lead_to_each_other(services: Services, group: MadeUpGroup) -> None:
    actions, meeting_id = services.actions, group.meeting_id
    (item_id,) = await group.accept("Buses")
    point = await services.points.draft(group.fay, meeting_id, "Buses until nine", item_id=item_id)
    with pytest.raises(SourceNotThere):  # nobody else sees a draft yet
        await actions.add_decision(group.fay, meeting_id, "Ask for it", point_id=point.id)
    await services.points.ask(group.fay, point.id)
    decision = await actions.add_decision(group.fay, meeting_id, "Ask for it", point_id=point.id, item_id=item_id)
    assert [source_words(source) for source in decision.sources] == [
        "From the agenda: Buses",
        "From key point 1: Buses until nine",
    ]
    action = await actions.add_action(
        group.fay, "Write to them", owner_id=group.ben.person_id, due=IN_TWO_WEEKS, decision_id=decision.id
    )
    assert [source_words(source) for source in action.sources] == ["From the decision: Ask for it"]
    came_of_point = await actions.came_of(group.group_id, SourceKind.POINT, point.id)
    assert [source_words(source, came_of=True) for source in came_of_point] == ["Decision: Ask for it"]
    (led_to,) = await actions.came_of(group.group_id, SourceKind.DECISION, decision.id)
    assert source_words(led_to, came_of=True) == "Action: Write to them"
    assert await actions.came_of(group.group_id + 1, SourceKind.DECISION, decision.id) == ()
    with pytest.raises(SourceNotThere):
        await actions.add_action(
            group.fay, "Nothing", owner_id=group.ben.person_id, due=IN_TWO_WEEKS, decision_id=decision.id + 1
        )


@pytest.mark.parametrize("typed", ["idea-1", "point-", "point-x", "decision", "-1"])
def test_what_no_list_sends_back_is_refused(typed: str) -> None:
    with pytest.raises(SourceNotThere):
        links_from(typed)
