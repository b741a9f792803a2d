"""Key points from the draft to "agreed", by everybody who is here."""

from __future__ import annotations

import pytest

from bot.core.errors import Empty, NotAllowed, NotFound
from bot.core.roles import Actor
from bot.floor.rules import Shown
from bot.points.rules import (
    Answer,
    NobodyAgrees,
    NotAsked,
    NothingToKeep,
    Point,
    PointChanged,
    PointIsClosed,
    PointState,
    SayWhatToChange,
    SideNotAsked,
    StillToChange,
    WordingChanged,
)
from bot.points.words import beside, counts_words, read_aloud
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group


async def _asked(group: MadeUpGroup, text: str = "Buses run until nine") -> Point:
    point = await group.services.points.draft(group.fay, group.meeting_id, text)
    return await group.services.points.ask(group.fay, point.id)


async def _on_screen(services: Services, group: MadeUpGroup) -> int:
    """The point that the room screen shows; 0 for none."""
    settings = await services.floor.settings(group.group_id, group.meeting_id)
    return settings.shown_id if settings.shown_kind == Shown.POINT else 0


async def _say(services: Services, who: Actor, point: Point, answer: Answer, words: str = "") -> None:
    await services.points.answer(who, point.id, answer, words, version=point.version)


async def test_both_sides_are_asked_before_it_is_agreed(services: Services, group: MadeUpGroup) -> None:
    changes: list[PointChanged] = []

    async def note(event: PointChanged) -> None:
        changes.append(event)

    point = await _asked(group)
    services.events.subscribe(PointChanged, note)
    await _say(services, group.asha, point, Answer.NOT_SURE)
    await services.events.drain()
    assert changes == [PointChanged(group.group_id, group.meeting_id, point.id)]
    with pytest.raises(SideNotAsked) as refused:
        await services.points.agree(group.fay, point.id)
    assert refused.value.facts == {"side": "home"}
    await _say(services, group.eve, point, Answer.NOT_SURE)
    with pytest.raises(NobodyAgrees):
        await services.points.agree(group.fay, point.id)
    await _say(services, group.asha, point, Answer.AGREE)
    assert (await services.points.agree(group.fay, point.id)).state is PointState.AGREED
    view = await services.points.view(group.group_id, point.id)
    assert counts_words(view) == [
        "In the room: 1 agrees, nobody would change it.",
        "From home: nobody agrees, nobody would change it, 1 is not sure.",
    ]
    assert read_aloud(view) == "Key point 1: Buses run until nine. Agreed."


async def test_new_words_ask_everybody_again(services: Services, group: MadeUpGroup) -> None:
    points, point = services.points, await _asked(group)
    with pytest.raises(SayWhatToChange):
        await _say(services, group.ben, point, Answer.CHANGE)
    await _say(services, group.ben, point, Answer.CHANGE, "Until ten")
    await _say(services, group.asha, point, Answer.AGREE)
    with pytest.raises(StillToChange):
        await points.agree(group.fay, point.id)
    again = await points.reword(group.fay, point.id, "Buses run until ten", from_version=1)
    assert (again.version, again.state, await _on_screen(services, group)) == (2, PointState.OPEN, point.id)
    with pytest.raises(WordingChanged):
        await _say(services, group.asha, point, Answer.AGREE)
    with pytest.raises(WordingChanged):
        await points.reword(group.cara, point.id, "Buses run until eight", from_version=1)
    await _say(services, group.asha, again, Answer.AGREE)
    with pytest.raises(StillToChange):
        await points.agree(group.fay, point.id)
    await _say(services, group.ben, again, Answer.AGREE)
    assert (await points.agree(group.fay, point.id)).state is PointState.AGREED
    with pytest.raises(PointIsClosed):
        await points.reword(group.fay, point.id, "Other words", from_version=2)


async def test_a_concern_stays_beside_it_in_the_persons_own_words(services: Services, group: MadeUpGroup) -> None:
    points, point = services.points, await _asked(group)
    with pytest.raises(NothingToKeep):
        await points.keep_concern(group.ben, point.id)
    await _say(services, group.asha, point, Answer.AGREE)
    await _say(services, group.ben, point, Answer.CHANGE, "Nine is too early for me")
    await points.keep_concern(group.ben, point.id)
    await points.agree(group.fay, point.id)
    view = await points.view(group.group_id, point.id)
    assert beside(view) == ["A concern that stays beside it: “Nine is too early for me”"]
    with pytest.raises(NotAsked):
        await _say(services, group.ben, point, Answer.AGREE)


async def test_what_people_would_change_is_shown_only_once_a_facilitator_has_read_it(
    services: Services, group: MadeUpGroup
) -> None:
    points, point = services.points, await _asked(group)
    await _say(services, group.ben, point, Answer.CHANGE, "Until ten")
    assert (await points.view(group.group_id, point.id)).shown_changes == ()
    with pytest.raises(NotAllowed):
        await points.changes(group.asha, point.id)
    (wish,) = await points.changes(group.fay, point.id)
    assert (wish.words, "Until ten" in repr(wish)) == ("Until ten", False)
    await points.release(group.fay, point.id, group.ben.person_id)
    assert (await points.view(group.group_id, point.id)).shown_changes == ("Until ten",)


async def test_one_is_on_the_screen_at_a_time_and_a_draft_is_nobodys_to_answer(
    services: Services, group: MadeUpGroup
) -> None:
    points = services.points
    draft = await points.draft(group.fay, group.meeting_id, "Quiet room")
    with pytest.raises(NotAsked):
        await _say(services, group.asha, draft, Answer.AGREE)
    with pytest.raises(NotAllowed):
        await points.draft(group.asha, group.meeting_id, "x")
    with pytest.raises(Empty):
        await points.draft(group.fay, group.meeting_id, " ")
    first, second = await _asked(group, "One"), await _asked(group, "Two")
    assert await _on_screen(services, group) == second.id
    await _say(services, group.asha, first, Answer.AGREE)  # what was asked before can still be answered
    assert [point.number for point in await points.open_points(group.group_id)] == [2, 3]
    await points.leave_open(group.fay, first.id)
    await points.withdraw(group.fay, second.id)
    assert await _on_screen(services, group) == 0
    with pytest.raises(NotFound):
        await points.view(group.group_id, second.id)
    other = await make_group(services, guild_id=2)
    with pytest.raises(NotFound):
        await points.ask(other.fay, first.id)
