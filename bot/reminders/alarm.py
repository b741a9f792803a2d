"""Rings when something is due. The database remembers what; nothing that matters is kept here.

APScheduler's clock is the real one. How long to wait is worked out from the services' clock and our own rows, at
start and whenever a notice is queued or a poll changes, so what fell due while the process was down is done at once.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.core.clock import real_clock
from bot.core.logs import log_failure
from bot.notices.rules import Notice, NoticesQueued, TryLater
from bot.notices.service import Deliver
from bot.polls.rules import PollChanged
from bot.services import Services

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(hours=1)
"""Look again at least this often: the machine may sleep, and a group may change its time zone."""
RETRY_AFTER = timedelta(seconds=15)
"""How soon to try again what was due and could not be done, such as while Discord is away."""
FINISH_WITHIN = 10.0  # seconds that a job under way gets at the end

SOONEST = timedelta(milliseconds=100)
"""The shortest wait between two looks. APScheduler drops an alarm that rings while the one before has not ended."""

DELIVER = "deliver notices"
CLOSE_POLLS = "close polls"


class DetachedScheduler(AsyncIOScheduler):  # type: ignore[misc]  # APScheduler publishes no types
    """A scheduler whose timers carry nobody's context, whoever adds a job."""

    def _start_timer(self, wait_seconds: float | None) -> None:
        self._stop_timer()
        if wait_seconds is not None and self._eventloop is not None:
            empty = contextvars.Context()
            self._timeout = empty.run(self._eventloop.call_later, wait_seconds, self.wakeup)

    def wakeup(self) -> None:
        contextvars.Context().run(super().wakeup)


class Alarms:
    """Start inside no request's and no interaction's context; stop before the services close."""

    def __init__(self, services: Services, deliver: Deliver) -> None:
        self._services = services
        self._deliver = deliver
        self._scheduler = DetachedScheduler(
            timezone=UTC,
            # The default grace of one second would skip what the process was too busy for.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._failing: set[str] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._delivering = False
        self._again = False
        self._closing_polls = False
        self._stopping = False

    @property
    def healthy(self) -> bool:
        """Whether the scheduler runs and every job ended well the last time."""
        return bool(self._scheduler.running) and not self._failing

    async def start(self) -> None:
        """Settle what an earlier process left half done, then do everything overdue without waiting for it."""
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it reports each ring of the alarm
        await self._services.notices.settle_interrupted()
        self._services.events.subscribe(NoticesQueued, self._notices_queued)
        self._services.events.subscribe(PollChanged, self._poll_changed)
        self._scheduler.start()
        self._every(timedelta(hours=1), "queue reminders of actions", self._services.actions.queue_reminders)
        self._every(timedelta(hours=1), "look at decisions again", self._services.actions.reopen_due)
        self._every(timedelta(hours=1), "queue reminders", self._services.meetings.queue_reminders)
        self._every(timedelta(hours=1), "end forgotten meetings", self._services.meetings.end_forgotten)
        self._every(timedelta(minutes=1), "lapse proposals", self._services.agenda.lapse_proposals)
        self._every(timedelta(seconds=20), "tell time", self._services.agenda.tell_time)
        self._every(timedelta(seconds=20), "tell that tables are over", self._services.tables.tell_over)
        self._every(timedelta(minutes=1), "finish places of tables", self._services.tables.finish_places)
        self._every(timedelta(minutes=1), "clear traces of secret votes", self._services.polls.clear_traces)
        self._every(timedelta(minutes=10), "ask about access", self._services.access.ask_what_is_due)
        self._every(timedelta(days=1), "drop old access forms", self._services.access.drop_old_drafts)
        self._every(timedelta(days=1), "forget who voted", self._services.polls.forget_voters)
        self._every(timedelta(minutes=5), "send digests of ideas", self._services.ideas.send_digests)
        self._every(timedelta(hours=1), "ask for news of ideas", self._services.ideas.ask_for_news)
        self._every(timedelta(hours=1), "catch up with ideas", self._services.ideas.catch_up)
        self._every(timedelta(hours=1), "remind of claims", self._services.expenses.queue_reminders)
        self._every(timedelta(hours=1), "ask about money in advance", self._services.expenses.remind_of_advances)
        self._every(timedelta(hours=1), "tell of promised days", self._services.expenses.tell_of_promises)
        self._every(timedelta(days=1), "forget old drafts", self._services.expenses.forget_drafts)
        self._every(timedelta(days=1), "drop old plans of seats", self._services.seats.drop_old)
        self._every(timedelta(hours=6), "remind of papers", self._services.papers.remind)
        self._every(timedelta(minutes=10), "tell of records", self._services.papers.tell_of_records)
        self._every(timedelta(days=1), "clear what is old", self._services.retention.clear_daily)
        self._every(timedelta(hours=6), "remind of data requests", self._services.data_requests.remind)
        self._ring_after(timedelta(0))
        self._look_at_polls_after(timedelta(0))

    async def stop(self) -> None:
        """Let the job under way finish what it is at; a delivery ends after the notice that is being sent."""
        self._stopping = True
        self._services.events.unsubscribe(NoticesQueued, self._notices_queued)
        self._services.events.unsubscribe(PollChanged, self._poll_changed)
        self._scheduler.pause()
        if self._running:
            await asyncio.wait(self._running, timeout=FINISH_WITHIN)
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # APScheduler puts its own shutdown on the event loop

    def _every(self, interval: timedelta, name: str, work: Callable[[], Awaitable[int]]) -> None:
        self._scheduler.add_job(
            self._do,
            IntervalTrigger(seconds=int(interval.total_seconds()), timezone=UTC),
            (name, work),
            id=name,
            next_run_time=real_clock(),
        )

    def _ring_after(self, wait: timedelta) -> None:
        """Arm the one alarm for notices, in place of the one before."""
        ring = DateTrigger(real_clock() + max(wait, SOONEST), timezone=UTC)
        self._scheduler.add_job(self._deliver_and_rearm, ring, id=DELIVER, replace_existing=True)

    async def _notices_queued(self, _event: NoticesQueued) -> None:
        self._again = True
        wait = await self._wait_for_next()
        if not self._delivering and not self._stopping:
            self._ring_after(wait)

    async def _deliver_and_rearm(self) -> None:
        """Deliver until nothing new was queued meanwhile. What is due even so could not be sent: try it later."""
        with self._under_way():
            self._delivering = self._again = True
            try:
                while self._again:
                    self._again = False
                    await self._do(DELIVER, lambda: self._services.notices.run_due(self._deliver_unless_stopping))
                    wait = await self._wait_for_next()
            finally:
                self._delivering = False
            if not self._stopping:
                self._ring_after(wait or RETRY_AFTER)

    async def _wait_for_next(self) -> timedelta:
        try:
            next_due = await self._services.notices.next_due()
        except Exception as error:
            log_failure(log, "next notice not known", error)
            return RETRY_AFTER
        wait = next_due - self._services.clock() if next_due else LONGEST_WAIT
        return max(timedelta(0), min(wait, LONGEST_WAIT))

    def _look_at_polls_after(self, wait: timedelta) -> None:
        """Arm the one alarm for polls, in place of the one before."""
        ring = DateTrigger(real_clock() + wait, timezone=UTC)
        self._scheduler.add_job(self._close_polls_and_rearm, ring, id=CLOSE_POLLS, replace_existing=True)

    async def _poll_changed(self, _event: PollChanged) -> None:
        """It was opened, extended, paused or closed: what is due next may be another moment."""
        if not self._closing_polls:
            await self._rearm_polls()

    async def _close_polls_and_rearm(self) -> None:
        with self._under_way():
            self._closing_polls = True
            try:
                await self._do(CLOSE_POLLS, self._services.polls.close_due)
            finally:
                self._closing_polls = False
            await self._rearm_polls()

    async def _rearm_polls(self) -> None:
        try:
            next_due = await self._services.polls.next_due()
        except Exception as error:
            log_failure(log, "next poll not known", error)
            wait = RETRY_AFTER
        else:
            wait = next_due - self._services.clock() if next_due else LONGEST_WAIT
        shortest = RETRY_AFTER if CLOSE_POLLS in self._failing else SOONEST
        if not self._stopping:
            self._look_at_polls_after(max(shortest, min(wait, LONGEST_WAIT)))

    async def _deliver_unless_stopping(self, notice: Notice, text: str) -> bool:
        if self._stopping:
            raise TryLater
        return await self._deliver(notice, text)

    async def _do(self, name: str, work: Callable[[], Awaitable[int]]) -> None:
        """Do one job; a failure is logged and it runs again when it is due next."""
        with self._under_way():
            try:
                await work()
                self._failing.discard(name)
            except Exception as error:
                self._failing.add(name)
                log_failure(log, "job failed", error, job=name)

    @contextmanager
    def _under_way(self) -> Iterator[None]:
        """What `stop` waits for."""
        task = asyncio.current_task()
        assert task is not None
        outermost = task not in self._running
        self._running.add(task)
        try:
            yield
        finally:
            if outermost:
                self._running.discard(task)
