"""The key is lost: nobody reads what was said, a sentence says so, and the meeting goes on all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from bot.access.rules import NeedState
from bot.core.vault import CannotUnseal, Vault
from bot.polls.rules import PollKind
from bot.polls.service import NewPoll
from tests.access.conftest import EVERY_YES, KEEP, Needing


@pytest.fixture
async def keyless(group: Needing) -> Needing:
    """Asha needs breaks and one message a day, and what she said was sealed with a key that is gone."""
    await group.say(group.asha, {"room_breaks": "Every 40 minutes", "on_few_alerts": ""}, always=True, yes=EVERY_YES)
    group.services.access._rows._vault = Vault([Fernet.generate_key()])
    return group


async def test_nobody_reads_it_and_everybody_gets_a_sentence(keyless: Needing) -> None:
    access, meeting_id = keyless.services.access, keyless.meeting_id
    for attempt in (
        access.mine(keyless.asha, meeting_id),
        access.board(keyless.ama, meeting_id),
        access.overview(keyless.ola, meeting_id),
    ):
        with pytest.raises(CannotUnseal):
            await attempt
    assert await access.readiness(keyless.asha.group_id, meeting_id) == ("access-missing-key",)


async def test_the_meeting_reckons_with_everything(keyless: Needing) -> None:
    access, services, fay = keyless.services.access, keyless.services, keyless.around.fay
    rules = await access.adjustments(keyless.asha.group_id, keyless.meeting_id)
    assert (rules.longest_run_minutes, rules.captions, rules.interpreter) == (30, True, True)
    assert await access.think_time(keyless.asha.person_id, keyless.meeting_id) == timedelta(seconds=20)
    await services.meetings.start(fay, keyless.meeting_id)
    poll = await services.polls.prepare(fay, keyless.meeting_id, NewPoll("Tea?", PollKind.YES_NO))
    view, _ = await services.polls.open(fay, poll.poll.id)
    assert view.poll.closes_at == keyless.clock.now + timedelta(minutes=10)


async def test_messages_go_out_and_a_person_can_begin_again(keyless: Needing) -> None:
    access = keyless.services.access
    await access.rather_talk(keyless.ben, "Mornings")
    assert await keyless.messages(keyless.ama) == ["access-notice-lead-asked", "access-notice-lead-talk"]
    stranger = replace(keyless.ben)
    assert await keyless.say(stranger, {"com_bsl": ""}, yes=KEEP)


async def test_a_meeting_is_moved_all_the_same_and_everything_is_arranged_again(group: Needing) -> None:
    (need,) = await group.say(group.asha, {"fmt_large_print": "18 point"})
    await group.services.access.move(group.ama, need.id, NeedState.READY)
    key, group.services.access._rows._vault = group.services.access._rows._vault, Vault([Fernet.generate_key()])
    new = group.clock.now + timedelta(weeks=11)
    await group.services.meetings.postpone(group.ola, group.meeting_id, new, "The hall is shut")
    group.services.access._rows._vault = key
    assert [one.state for one in await group.needs_of(group.asha)] == [NeedState.ARRANGING]
