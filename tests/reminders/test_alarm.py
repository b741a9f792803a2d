"""The alarm on its real clock: it rings for what is due, and one failure silences nothing."""

from __future__ import annotations

import asyncio
import contextvars
import dataclasses
import logging
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import open_reminders, open_services
from bot.core.clock import real_clock
from bot.core.roles import Actor
from bot.notices.rules import Notice, TryLater
from bot.services import Services, build_services
from config.settings import Settings

PATIENCE = 10.0  # seconds; nothing here waits that long unless it fails

caller = contextvars.ContextVar("caller", default="nobody")


class Letters:
    """Delivers into a queue, so that a test waits for exactly what it expects."""

    def __init__(self) -> None:
        self.arrived: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.shut = False

    async def __call__(self, notice: Notice, _text: str) -> bool:
        if self.shut:
            raise TryLater
        self.arrived.put_nowait((notice.once_key, caller.get()))
        return True

    async def next(self) -> tuple[str, str]:
        return await asyncio.wait_for(self.arrived.get(), PATIENCE)


class Idle:
    """Meetings and an agenda with nothing to do, or with something that fails."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.fails = False

    async def _work(self) -> int:
        self.asked.set()
        if self.fails:
            raise RuntimeError("boom")
        return 0

    queue_reminders = end_forgotten = lapse_proposals = tell_time = _work


@pytest.fixture
def idle() -> Idle:
    return Idle()


@pytest_asyncio.fixture
async def awake(tmp_path: Path, idle: Idle) -> AsyncIterator[Services]:
    """Services on the real clock, with no quiet hours."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'alarm.db'}", web_port=0)
    async with open_services(settings) as opened:
        policy = dataclasses.replace(opened.policy, quiet_from=time(0), quiet_until=time(0))
        services = build_services(settings, policy, real_clock, opened.database, opened.vault)
        yield dataclasses.replace(services, meetings=idle, agenda=idle)  # type: ignore[arg-type]  # only these are asked


async def _queue(services: Services, once_key: str, *, in_seconds: float = 0) -> Actor:
    person = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=7, name="Asha")
    async with services.database.write() as write:
        await services.notices.queue(
            write,
            group_id=person.group_id,
            person_id=person.person_id,
            message="refusal",
            facts={},
            once_key=once_key,
            due_at=real_clock() + timedelta(seconds=in_seconds),
        )
    return person


async def test_what_was_overdue_at_the_start_is_sent_once(awake: Services) -> None:
    letters = Letters()
    await _queue(awake, "overdue", in_seconds=-7200)
    async with open_reminders(awake, letters) as alarms:
        assert (await letters.next())[0] == "overdue"
        assert alarms.healthy
    await _queue(awake, "after the restart")
    async with open_reminders(awake, letters):
        assert (await letters.next())[0] == "after the restart"
    assert letters.arrived.empty()


async def test_the_alarm_rings_for_what_is_queued_while_it_runs_in_nobodys_context(awake: Services) -> None:
    letters = Letters()
    async with open_reminders(awake, letters):
        caller.set("Asha pressing a button")
        await _queue(awake, "now")
        assert await letters.next() == ("now", "nobody")
        await _queue(awake, "soon", in_seconds=0.2)
        await _queue(awake, "tomorrow", in_seconds=86400)
        assert await letters.next() == ("soon", "nobody")
    assert letters.arrived.empty()


async def test_queued_while_a_delivery_runs_is_sent_right_after_it(awake: Services) -> None:
    letters = Letters()

    async def deliver(notice: Notice, text: str) -> bool:
        if notice.once_key == "first":
            await _queue(awake, "second")
        return await letters(notice, text)

    async with open_reminders(awake, deliver):
        await _queue(awake, "first")
        assert [(await letters.next())[0], (await letters.next())[0]] == ["first", "second"]


class DueAtOnce:
    """Notices of which the next is due a moment after each run, five times."""

    def __init__(self) -> None:
        self.runs = 0
        self.all_ran = asyncio.Event()

    async def settle_interrupted(self) -> int:
        return 0

    async def run_due(self, _deliver: object) -> int:
        self.runs += 1
        if self.runs == 5:
            self.all_ran.set()
        return 1

    async def next_due(self) -> datetime | None:
        return real_clock() + timedelta(microseconds=100) if self.runs < 5 else None


async def test_what_is_due_the_moment_a_delivery_ends_is_not_forgotten(awake: Services) -> None:
    notices = DueAtOnce()
    services = dataclasses.replace(awake, notices=notices)  # type: ignore[arg-type]  # only these are asked
    async with open_reminders(services, Letters()):
        await asyncio.wait_for(notices.all_ran.wait(), PATIENCE)


async def test_a_job_that_fails_is_logged_and_stops_no_other(
    awake: Services, idle: Idle, caplog: pytest.LogCaptureFixture
) -> None:
    letters = Letters()
    idle.fails = True
    async with open_reminders(awake, letters) as alarms:
        await asyncio.wait_for(idle.asked.wait(), PATIENCE)
        await _queue(awake, "now")
        await letters.next()
        assert not alarms.healthy
    failures = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert {record.message for record in failures} == {"job failed"}
    assert all(getattr(record, "reference", "") for record in failures)


async def test_while_nobody_can_be_reached_everything_stays_due(awake: Services) -> None:
    letters = Letters()
    letters.shut = True
    await _queue(awake, "kept")
    async with open_reminders(awake, letters):
        pass
    letters.shut = False
    async with open_reminders(awake, letters) as alarms:
        assert (await letters.next())[0] == "kept"
    assert not alarms.healthy  # it has stopped


async def test_the_notice_being_sent_at_the_end_is_finished_and_the_rest_wait(awake: Services) -> None:
    sending, answer = asyncio.Event(), asyncio.Event()
    sent: list[str] = []

    async def deliver(notice: Notice, _text: str) -> bool:
        sending.set()
        await answer.wait()
        sent.append(notice.once_key)
        return True

    for key in ("first", "second"):
        await _queue(awake, key)
    async with open_reminders(awake, deliver):
        await asyncio.wait_for(sending.wait(), PATIENCE)
        asyncio.get_running_loop().call_soon(answer.set)
    assert sent == ["first"]
    assert await awake.notices.settle_interrupted() == 0
    assert await awake.notices.next_due() is not None
