"""A list is for one recipient, has nobody's name, and only those who said yes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.access.rules import NeedState, NothingToShare, Purpose
from bot.access.sharing import as_csv
from bot.core.errors import NotAllowed
from bot.core.roles import Role
from config.access_needs import Recipient
from tests.access.conftest import EVERY_YES, KEEP, Needing

VENUE = KEEP | {Purpose.VENUE}


class Plan:
    async def places(self, _group_id: int, _meeting_id: int) -> Mapping[int, str]:
        return self.known

    def __init__(self, known: Mapping[int, str]) -> None:
        self.known = known


async def _lines(group: Needing, recipient: Recipient) -> list[tuple[str, str, str]]:
    shared = await group.services.access.share(group.ama, group.meeting_id, recipient)
    return [(line.where, line.need, line.detail) for line in shared.lines]


async def test_a_yes_is_for_one_recipient(group: Needing) -> None:
    await group.say(group.asha, {"seat_near_door": "", "com_bsl": ""}, yes=VENUE)
    assert await _lines(group, Recipient.VENUE) == [("Person 1", "Near the door", "")]
    for other in (Recipient.FACILITATOR, Recipient.INTERPRETER_AGENCY, Recipient.CATERER):
        with pytest.raises(NothingToShare):
            await _lines(group, other)


async def test_a_list_says_the_seat_and_never_a_name(group: Needing) -> None:
    await group.say(group.asha, {"seat_near_door": ""}, yes=VENUE)
    await group.say(group.ben, {"room_loop": ""}, yes=VENUE)
    group.services.access.seats = Plan({group.asha.person_id: "Table 2, seat 3"})
    shared = await group.services.access.share(group.ama, group.meeting_id, Recipient.VENUE)
    assert [line.where for line in shared.lines] == ["Person 2", "Table 2, seat 3"]
    everything = as_csv(shared).decode("utf-8-sig")
    assert "Asha" not in everything
    assert "Ben" not in everything


async def test_a_name_that_somebody_wrote_is_left_out_too(group: Needing) -> None:
    await group.services.people.add_named(group.asha, "Kit Cox")
    await group.say(group.asha, {"seat_with_support": "my ben, Cox, or Bennet from next door"}, yes=VENUE)
    assert await _lines(group, Recipient.VENUE) == [
        ("Person 1", "Next to my supporter", "my (a name), (a name), or Bennet from next door")
    ]
    (need,) = await group.needs_of(group.asha)
    assert need.said.detail == "my ben, Cox, or Bennet from next door"


async def test_whoever_takes_a_yes_back_is_on_no_later_list(group: Needing) -> None:
    access = group.services.access
    (need,) = await group.say(group.asha, {"seat_near_door": ""}, yes=VENUE)
    await group.say(group.ben, {"room_loop": ""}, yes=VENUE)
    assert len(await _lines(group, Recipient.VENUE)) == 2
    await access.agree(group.asha, KEEP)
    shared = await access.share(group.ama, group.meeting_id, Recipient.VENUE)
    assert ([line.need for line in shared.lines], shared.left_out) == (["Hearing loop"], True)
    await access.agree(group.asha, VENUE)
    await access.withdraw(group.asha, need.id)
    assert [line[1] for line in await _lines(group, Recipient.VENUE)] == ["Hearing loop"]
    bens = (await group.needs_of(group.ben))[0]
    await access.cannot(group.ama, bens.id, "None", "A neck loop")
    with pytest.raises(NothingToShare):
        await _lines(group, Recipient.VENUE)
    await access.move(group.ama, bens.id, NeedState.READY)
    assert len(await _lines(group, Recipient.VENUE)) == 1


async def test_whoever_makes_the_food_gets_numbers_and_nothing_that_joins_two_needs(group: Needing) -> None:
    await group.say(group.asha, {"food_diet": "halal", "food_allergy": "nuts, serious"}, yes=EVERY_YES)
    await group.say(group.ben, {"food_diet": "halal"}, yes=EVERY_YES)
    assert await _lines(group, Recipient.CATERER) == [
        ("1", "Food allergy", "nuts, serious"),
        ("2", "Food needs", "halal"),
    ]


async def test_the_person_sees_what_was_passed_on_and_who_opened_it(group: Needing) -> None:
    await group.say(group.asha, {"seat_near_door": ""}, yes=VENUE)
    await group.services.access.board(group.ama, group.meeting_id)
    await _lines(group, Recipient.VENUE)
    mine = await group.services.access.mine(group.asha, group.meeting_id)
    assert [(one.recipient, one.said.key, one.at) for one in mine.given] == [
        ("venue", "seat_near_door", group.clock.now)
    ]
    assert [(one.by, one.why) for one in mine.openings] == [
        (group.ama.person_id, "venue"),
        (group.ama.person_id, "board"),
    ]
    bens = await group.services.access.mine(group.ben, group.meeting_id)
    assert (bens.given, list(bens.openings)) == ([], [])


async def test_a_spreadsheet_runs_nothing_that_somebody_typed(group: Needing) -> None:
    typed = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", " =1", "fine, with commas"]
    for number, words in enumerate(typed):
        person = await group.services.people.from_discord(
            guild_id=1, guild_name="Group", user_id=3000 + number, name=f"Person {number}"
        )
        await group.say(person, {"seat_with_support": words}, yes=VENUE)
    shared = await group.services.access.share(group.ama, group.meeting_id, Recipient.VENUE)
    rows = list(csv.reader(io.StringIO(as_csv(shared).decode("utf-8-sig"))))
    assert rows[0] == ["Where", "What is needed", "Details"]
    assert sorted(row[2] for row in rows[1:]) == sorted(
        [f"'{words.strip()}" for words in typed[:4]] + ["'=1", "fine, with commas"]
    )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ACCESS_LEAD])
async def test_only_the_access_lead_makes_lists(group: Needing, role: Role) -> None:
    await group.say(group.asha, {"seat_near_door": ""}, yes=EVERY_YES)
    other = replace(group.ben, roles=frozenset({Role.PARTICIPANT, role}))
    with pytest.raises(NotAllowed):
        await group.services.access.share(other, group.meeting_id, Recipient.VENUE)
