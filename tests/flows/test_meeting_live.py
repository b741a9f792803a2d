"""The live hour, by everybody's own door: four people at home and four in the room, from check-in to the report.

At home, in Discord: Asha, Ben, Ama and Ed, and Dev, a co-chair, who looks after them. In the room: two phones of
people's own, a tablet for all, and Mrs Jones, who has none of these and takes part through Fay, who runs the meeting.
With ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes the pictures of floor.md and points.md.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext

from bot.practice.world import World
from tests.browser import browser
from tests.flows import meeting_agreed as agreed
from tests.flows import meeting_floor as floor
from tests.flows import meeting_record as record
from tests.flows.meeting_doors import open_doors
from tests.flows.windows import ClockAhead, window
from tests.practice.opened import opened_world

__all__ = ["browser", "window"]  # the fixtures

pytestmark = pytest.mark.browser


@pytest.fixture
def clock() -> ClockAhead:
    return ClockAhead()


@pytest_asyncio.fixture
async def world(tmp_path: Path, migrated_sqlite: Path, clock: ClockAhead) -> AsyncIterator[World]:
    async with opened_world(tmp_path, migrated_sqlite, clock) as world:
        yield world


async def test_a_meeting_in_the_room_and_at_home(world: World, clock: ClockAhead, window: BrowserContext) -> None:
    async with open_doors(world, clock, window) as doors:
        await floor.get_ready(doors)
        await floor.fay_starts(doors)
        await floor.everyone_says_that_they_are_here(doors)
        await floor.all_join_one_queue(doors)
        await floor.fay_calls_in_turn(doors)
        await floor.cards_from_both_sides(doors)
        await floor.a_place_is_held(doors)
        await floor.fay_takes_the_cards_down(doors)
        await floor.the_others_have_their_turns(doors)
        await floor.a_question_and_a_hard_word(doors)

        await agreed.a_vote_by_every_door(doors)
        await agreed.the_poll_closes(doors)
        await agreed.a_key_point_is_asked(doors)
        await agreed.wishes_from_both_sides(doors)
        await agreed.new_words_are_agreed(doors)

        await record.a_decision_that_comes_from_the_poll(doors)
        await record.an_action_with_two_people_and_a_day(doors)
        await record.the_meeting_ends(doors)
        await record.the_report_in_discord(doors)
        await record.the_record_on_the_web(doors)
        await record.other_ways_to_read_it(doors)
