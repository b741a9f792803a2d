"""Notices: one each, when they may go out, and never lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.roles import Actor
from bot.notices.rules import Notice, NoticesQueued, NoticeState, PersonNotReached, TryLater
from bot.services import Services
from tests.conftest import MONDAY, FixedClock

MESSAGE = "refusal-empty"  # any message with one variable serves here
FIRST = "First is empty. Nothing was saved. Please write something and send it again."


class Letters:
    """A door that keeps what it delivers, and refuses, fails or is shut on request."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.refuses = False
        self.fails: Callable[[Notice], Exception | None] = lambda _notice: None

    async def __call__(self, notice: Notice, text: str) -> bool:
        await asyncio.sleep(0)
        error = self.fails(notice)
        if error is not None:
            raise error
        if self.refuses:
            return False
        self.texts.append(text)
        return True


@pytest.fixture
def letters() -> Letters:
    return Letters()


async def _arrive(services: Services, user_id: int = 7) -> Actor:
    return await services.people.from_discord(guild_id=1, guild_name="Group", user_id=user_id, name="Asha")


async def _queue(
    services: Services,
    person: Actor,
    once_key: str = "agenda:1:accepted",
    *,
    what: str = "First",
    message: str = MESSAGE,
    due_at: datetime | None = None,
    good_until: datetime | None = None,
) -> None:
    async with services.database.write() as write:
        await services.notices.queue(
            write,
            group_id=person.group_id,
            person_id=person.person_id,
            message=message,
            facts={"what": what},
            once_key=once_key,
            due_at=due_at,
            good_until=good_until,
        )


async def test_a_notice_is_sent_once_and_a_repeated_key_is_ignored(services: Services, letters: Letters) -> None:
    asha = await _arrive(services)
    await _queue(services, asha)
    await _queue(services, asha, what="Second")
    assert await services.notices.run_due(letters) == 1
    await _queue(services, asha, what="Third")
    assert await services.notices.run_due(letters) == 0
    assert letters.texts == [FIRST]


async def test_nothing_is_queued_when_the_change_it_tells_of_is_not_saved(services: Services, letters: Letters) -> None:
    asha = await _arrive(services)
    with pytest.raises(RuntimeError):
        async with services.database.write() as write:
            await services.notices.queue(
                write, group_id=asha.group_id, person_id=asha.person_id, message=MESSAGE, facts={}, once_key="a:1"
            )
            raise RuntimeError
    assert await services.notices.run_due(letters) == 0


async def test_two_runs_at_once_send_each_notice_once(services: Services, letters: Letters) -> None:
    asha = await _arrive(services)
    for number in range(5):
        await _queue(services, asha, f"agenda:{number}", what=str(number))
    sent = await asyncio.gather(*(services.notices.run_due(letters) for _ in range(3)))
    assert sum(sent) == 5
    assert len(set(letters.texts)) == len(letters.texts) == 5


async def test_a_reminder_waits_for_its_time_and_goes_in_order(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, "b", what="Second", due_at=MONDAY + timedelta(hours=2))
    await _queue(services, asha, "a", what="First", due_at=MONDAY + timedelta(hours=1, minutes=30))
    assert await services.notices.run_due(letters) == 0
    assert await services.notices.next_due() == MONDAY + timedelta(hours=1, minutes=30)
    clock.forward(hours=2)
    assert await services.notices.run_due(letters) == 2
    assert [text.split()[0] for text in letters.texts] == ["First", "Second"]
    assert await services.notices.next_due() is None


async def test_quiet_hours_move_a_notice_when_it_is_queued(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha = await _arrive(services)
    clock.now = datetime(2026, 3, 2, 21, 0, tzinfo=UTC)
    await _queue(services, asha)
    morning = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    assert await services.notices.next_due() == morning
    clock.now = morning
    await services.notices.run_due(letters)
    assert letters.texts == [FIRST]


async def test_a_process_that_wakes_late_in_quiet_hours_waits_and_says_it_is_late(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, due_at=datetime(2026, 3, 2, 19, 0, tzinfo=UTC))
    clock.now = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    assert await services.notices.run_due(letters) == 0
    clock.now = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    assert await services.notices.next_due() == clock.now
    assert await services.notices.run_due(letters) == 1
    assert letters.texts == [f"This message is late. We meant to send it on Monday 2 March 2026, 7pm.\n{FIRST}"]


async def test_a_late_notice_that_would_only_confuse_is_dropped(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, good_until=MONDAY + timedelta(hours=2))
    clock.forward(hours=3)
    assert await services.notices.run_due(letters) == 0
    assert await services.notices.recent(asha) == []
    clock.forward(days=services.policy.keep_days["messages"], seconds=1)  # what nobody was told goes in its time too
    assert [each.count for each in await services.retention.clear() if each.table == "notices"] == [1]


async def test_what_is_no_longer_true_is_dropped_and_its_key_is_free_again(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha = await _arrive(services)
    for key, what in (("reminder:1:7:1", "One"), ("reminder:12:7:1", "Twelve"), ("Reminder:1:7:1", "Other")):
        await _queue(services, asha, key, what=what, due_at=MONDAY + timedelta(hours=1))
    async with services.database.write() as write:
        await services.notices.drop(write, "reminder:1:")
    await _queue(services, asha, "reminder:1:7:1", what="Moved", due_at=MONDAY + timedelta(hours=2))
    clock.forward(hours=2)
    assert await services.notices.run_due(letters) == 3
    assert [text.split()[0] for text in letters.texts] == ["Twelve", "Other", "Moved"]
    async with services.database.write() as write:
        with pytest.raises(ValueError, match="every notice"):
            await services.notices.drop(write, "")


async def test_what_somebody_typed_is_no_link_that_hides_where_it_leads(services: Services, letters: Letters) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, what="[a](b) [your private page](https://evil.example)\n# Pay")
    await services.notices.run_due(letters)
    (text,) = letters.texts
    assert text.startswith("\\[a\\](b) \\[your private page\\](https://evil.example)\n\\# Pay ")


async def test_a_person_who_cannot_be_messaged_sees_it_once_at_the_next_contact(
    services: Services, letters: Letters
) -> None:
    asha, ben = await _arrive(services), await _arrive(services, 8)
    await _queue(services, asha)
    letters.refuses = True
    assert await services.notices.run_due(letters) == 0
    assert await services.notices.people_not_reached() == [(asha.group_id, asha.person_id)]
    assert await services.notices.not_reached(ben.person_id) == []
    shown = await services.notices.not_reached(asha.person_id)
    assert [services.notices.words(notice) for notice in shown] == [FIRST]
    assert await services.notices.not_reached(asha.person_id) == []
    await services.notices.not_shown_after_all(shown)
    assert len(await services.notices.not_reached(asha.person_id)) == 1


async def test_organisers_are_told_of_a_person_once_a_day(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    told: list[bool] = []

    async def listen(event: PersonNotReached) -> None:
        told.append(event.refused)

    services.events.subscribe(PersonNotReached, listen)
    asha = await _arrive(services)
    letters.refuses = True
    for number, wait in enumerate((0, 1, 24)):
        clock.forward(hours=wait)
        await _queue(services, asha, f"agenda:{number}")
        await services.notices.run_due(letters)
        await services.notices.not_reached(asha.person_id)
    await services.events.drain()
    assert told == [True, False, True]


async def test_one_failure_stops_nobody_else_and_is_not_lost(
    services: Services, letters: Letters, caplog: pytest.LogCaptureFixture
) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, "a", what="First")
    await _queue(services, asha, "b", message="no-such-message")
    await _queue(services, asha, "c", what="Third")
    letters.fails = lambda notice: RuntimeError("boom") if notice.once_key == "a" else None
    with caplog.at_level(logging.ERROR):
        assert await services.notices.run_due(letters) == 1
    assert [record.message for record in caplog.records] == ["notice failed", "notice has no words"]
    assert [notice.once_key for notice in await services.notices.not_reached(asha.person_id)] == ["a"]
    assert await services.notices.next_due() is None


async def test_a_shut_door_keeps_everything_due(services: Services, letters: Letters) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, "a")
    await _queue(services, asha, "b")
    letters.fails = lambda _notice: TryLater()
    assert await services.notices.run_due(letters) == 0
    assert await services.notices.next_due() == MONDAY
    letters.fails = lambda _notice: None
    assert await services.notices.run_due(letters) == 2


async def test_a_door_that_is_shut_for_one_is_not_shut_for_the_others(services: Services, letters: Letters) -> None:
    people = [await _arrive(services, user_id=number) for number in range(1, 6)]
    for person in people:
        await _queue(services, person, f"agenda:{person.person_id}", what=f"Number {person.person_id}")
    shut = people[:2]
    asked = []

    def fails(notice: Notice) -> Exception | None:
        asked.append(notice.person_id)
        return TryLater() if notice.person_id in {person.person_id for person in shut} else None

    letters.fails = fails
    assert await services.notices.run_due(letters) == 3
    shut = people
    asked.clear()
    await _queue(services, people[4], "agenda:again", what="Again")
    assert await services.notices.run_due(letters) == 0
    assert asked == [person.person_id for person in (*people[:2], people[4])]
    shut = []
    assert await services.notices.run_due(letters) == 3


async def test_a_process_that_ends_while_sending_never_sends_twice_and_loses_nothing(
    services: Services, letters: Letters
) -> None:
    asha = await _arrive(services)
    await _queue(services, asha, "a")
    await _queue(services, asha, "b", what="Second")
    sending = asyncio.Event()

    async def never_answers(_notice: Notice, _text: str) -> bool:
        sending.set()
        await asyncio.Event().wait()
        return True

    run = asyncio.create_task(services.notices.run_due(never_answers))
    await sending.wait()
    run.cancel()
    await asyncio.wait([run])
    assert await services.notices.settle_interrupted() == 1
    assert await services.notices.run_due(letters) == 1
    assert letters.texts[0].startswith("Second")
    assert [notice.once_key for notice in await services.notices.not_reached(asha.person_id)] == ["a"]
    assert await services.notices.settle_interrupted() == 0


async def test_a_person_reads_the_last_thirty_days_again(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha, ben = await _arrive(services), await _arrive(services, 8)
    await _queue(services, asha, "old", what="Old")
    await services.notices.run_due(letters)
    clock.forward(days=20)
    await _queue(services, asha, "sent", what="Sent")
    await services.notices.run_due(letters)
    clock.forward(days=11)
    letters.refuses = True
    await _queue(services, asha, "refused", what="Refused")
    await services.notices.run_due(letters)
    await _queue(services, asha, "later", what="Later", due_at=clock.now + timedelta(days=1))
    recent = await services.notices.recent(asha)
    assert [(notice.once_key, notice.state) for notice in recent] == [
        ("refused", NoticeState.SHOWN),
        ("sent", NoticeState.SENT),
    ]
    assert await services.notices.recent(ben) == []


async def test_what_a_person_has_not_seen_is_never_too_old_to_read(
    services: Services, clock: FixedClock, letters: Letters
) -> None:
    asha = await _arrive(services)
    letters.refuses = True
    await _queue(services, asha)
    await services.notices.run_due(letters)
    clock.forward(days=60)
    assert [notice.once_key for notice in await services.notices.recent(asha)] == ["agenda:1:accepted"]
    assert await services.notices.recent(asha) == []


async def test_queueing_is_announced_once_a_transaction_after_the_commit(services: Services) -> None:
    told: list[NoticesQueued] = []

    async def listen(event: NoticesQueued) -> None:
        told.append(event)

    services.events.subscribe(NoticesQueued, listen)
    asha = await _arrive(services)
    async with services.database.write() as write:
        for number in range(3):
            await services.notices.queue(
                write,
                group_id=asha.group_id,
                person_id=asha.person_id,
                message=MESSAGE,
                facts={"what": "It"},
                once_key=f"a:{number}",
            )
    await services.events.drain()
    assert told == [NoticesQueued()]
