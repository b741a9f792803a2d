"""Queue a notice in the transaction that makes it true; send it when it is due.

At most once by message, and never lost. A run claims a notice (pending to sending) before it sends it, so two runs
at once, or a restart, never send it twice. Where a run ends between the claim and the answer, nobody knows
whether it arrived: at the next start it counts as not reached, so the person sees it privately at their next contact.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from weakref import WeakKeyDictionary

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.dates import spoken_moment
from bot.core.logs import log_failure
from bot.core.markdown import escape_markdown
from bot.core.roles import Actor
from bot.core.wording import MissingWording, say
from bot.groups.rules import Group
from bot.groups.service import GroupService
from bot.notices import rows
from bot.notices.rules import (
    KEPT_FOR,
    Haste,
    Notice,
    NoticesQueued,
    NoticeState,
    PersonNotReached,
    TryLater,
    in_one_message,
    is_late,
    next_allowed,
    next_summary,
    start_of_day,
)
from config.policy import Policy

Deliver = Callable[[Notice, str], Awaitable[bool]]
"""Sends the notice's text to its person; False where they cannot be messaged. Raises TryLater where nobody can
be, just now. Any other error counts as not reached, because the message may have arrived."""

OneADay = Callable[[Collection[int]], Awaitable[frozenset[int]]]
"""Those of these people who want one summary a day and no other messages."""

_CHOICE = re.compile(r"[a-z]+([_-][a-z]+)*")

MOST_SHUT = 3
"""A door that is shut for this many one after the other's message is taken to be shut for everyone."""

log = logging.getLogger(__name__)


def summary(texts: Sequence[str]) -> str:
    return "\n\n".join([say("notices-summary"), *texts])


class NoticeService:
    def __init__(self, database: Database, clock: Clock, groups: GroupService, policy: Policy) -> None:
        self._database = database
        self._clock = clock
        self._groups = groups
        self._policy = policy
        self._group_in: WeakKeyDictionary[Write, Group] = WeakKeyDictionary()
        self.one_a_day: OneADay | None = None
        """Set once, when the services are put together."""
        self._waited_for: set[int] | None = None
        """For whom something waits to be shown, as far as is known: a page asks each time somebody looks at it."""
        database.events.subscribe_at_once(PersonNotReached, self._waits)

    # For other services, inside their transaction

    async def queue(
        self,
        write: Write,
        *,
        group_id: int,
        person_id: int,
        message: str,
        facts: Mapping[str, str | int],
        once_key: str,
        due_at: datetime | None = None,
        good_until: datetime | None = None,
        haste: Haste = Haste.USUAL,
    ) -> bool:
        """Queue one notice inside the caller's transaction; a repeated `once_key` is ignored, and False then.

        `due_at` defaults to now; quiet hours of the group move it to their end, and one message a day to its hour,
        where its `haste` lets it wait.
        After `good_until` it is dropped instead of sent. A key whose notice was dropped may be queued again: nobody
        was told.
        Keys of reminders begin with "reminder:", which makes them arrive without a sound.
        """
        if await rows.once_key_taken(write.connection, once_key):
            return False
        group = self._group_in.get(write)  # a meeting queues hundreds at once, for one group
        if group is None or group.id != group_id:
            group = self._group_in[write] = await self._groups.group(group_id)
        await rows.add_notice(
            write.connection,
            group_id=group_id,
            person_id=person_id,
            message=message,
            facts=facts,
            once_key=once_key,
            due_at=await self._due(group, person_id, due_at or self._clock(), good_until, haste),
            good_until=good_until,
            haste=haste,
        )
        if NoticesQueued() not in write.announced:
            write.announce(NoticesQueued())
        return True

    async def queue_many(
        self, write: Write, *, group_id: int, message: str, each: Sequence[tuple[int, dict[str, str | int], str]]
    ) -> None:
        """The same message for many: a person, the facts and the once key of each. Due now; as `queue` otherwise."""
        taken = await rows.once_keys_taken(write.connection, [once_key for _, _, once_key in each])
        group = await self._groups.group(group_id)
        few = await self.one_a_day({person_id for person_id, _, _ in each}) if self.one_a_day else frozenset()
        soon = self._allowed(group, self._clock())
        summed_up = self._allowed(group, next_summary(soon, group.zone, self._policy.reminder_hour))
        about = {"group_id": group_id, "message": message, "good_until": None}
        new = [
            about
            | {"person_id": person_id, "facts": facts, "once_key": once_key}
            | {"due_at": summed_up if person_id in few else soon}
            for person_id, facts, once_key in each
            if once_key not in taken
        ]
        if new:
            await rows.add_notices(write.connection, new)
            write.announce(NoticesQueued())

    async def drop(self, write: Write, once_key_prefix: str) -> None:
        """Drop pending notices whose once key starts so: what they say is no longer true.

        End the prefix with its separator: "reminder:1" would also drop those of meeting 12.
        """
        if not once_key_prefix:
            raise ValueError("an empty prefix would drop every notice")
        await rows.drop_pending(write.connection, once_key_prefix, self._clock())

    # Sending

    async def run_due(self, deliver: Deliver) -> int:
        """Send everything due, oldest first; each once, even when two runs overlap. Returns how many were sent.

        Those of a group that is in its quiet hours wait for their end, unless they cannot wait. A failure stops none
        of the others. Where the door is shut, TryLater, what was not sent stays due; after three of those the others
        wait as well.
        """
        async with self._database.read() as connection:
            due = await rows.due(connection, self._clock())
        few = await self.one_a_day({notice.person_id for notice in due}) if self.one_a_day else frozenset()
        groups: dict[int, Group] = {}
        sent = shut = 0
        for together in in_one_message(due, few):
            group_id = together[0].group_id
            if group_id not in groups:
                groups[group_id] = await self._groups.group(group_id)
            try:
                sent += await self._send(together, groups[group_id], deliver)
            except TryLater:
                shut += 1
                if shut == MOST_SHUT:
                    break
        return sent

    async def next_due(self) -> datetime | None:
        """When the next notice may go out, never before now; None where nothing waits."""
        now = self._clock()
        async with self._database.read() as connection:
            first_due = await rows.first_due(connection)
        moments = [
            self._allowed(await self._groups.group(group_id), max(first, now), haste)
            for (group_id, haste), first in first_due.items()
        ]
        return min(moments, default=None)

    async def settle_interrupted(self) -> int:
        """At the start of the process, before any run: count what an earlier process was sending as not reached."""
        now = self._clock()
        async with self._database.write() as write:
            interrupted = await rows.being_sent(write.connection)
            for notice in interrupted:
                await self._finish(write, notice, NoticeState.NOT_REACHED, now)
                write.announce(PersonNotReached(notice.group_id, notice.person_id, refused=False))
        return len(interrupted)

    async def _send(self, together: Sequence[Notice], group: Group, deliver: Deliver) -> int:
        """Send these, all to one person, as one message; returns how many were sent."""
        if self._allowed(group, self._clock(), together[0].haste) > self._clock():
            return 0
        said = await self._claimed(together, group)
        if not said:
            return 0
        first, texts = said[0][0], [text for _notice, text in said]
        try:
            sent = await deliver(first, texts[0] if len(texts) == 1 else summary(texts))
        except TryLater:
            for notice, _text in said:
                await self._move(notice, NoticeState.SENDING, NoticeState.PENDING)
            raise
        except Exception as error:
            log_failure(log, "notice failed", error, notice=first.id, message_id=first.message)
            for notice, _text in said:
                await self._close(notice, group, NoticeState.NOT_REACHED)
            return 0
        for notice, _text in said:
            await self._close(notice, group, NoticeState.SENT if sent else NoticeState.NOT_REACHED, refused=not sent)
        return len(said) if sent else 0

    async def _claimed(self, together: Sequence[Notice], group: Group) -> list[tuple[Notice, str]]:
        """Those that this run sends, with their words. What is no longer good, or has no words, is dropped."""
        said = []
        for notice in together:
            if notice.good_until is not None and self._clock() > notice.good_until:
                await self._move(notice, NoticeState.PENDING, NoticeState.DROPPED)  # its row says so; nobody was told
                continue
            if not await self._move(notice, NoticeState.PENDING, NoticeState.SENDING):
                continue
            text = self._text_when_sent(notice, group)
            if text is None:
                await self._close(notice, group, NoticeState.DROPPED)
            else:
                said.append((notice, text))
        return said

    async def _move(self, notice: Notice, old: NoticeState, new: NoticeState) -> bool:
        async with self._database.write() as write:
            done_at = self._clock() if new is NoticeState.DROPPED else None
            return await rows.move(write.connection, notice.id, old, new, done_at=done_at)

    async def _close(self, notice: Notice, group: Group, state: NoticeState, *, refused: bool = False) -> None:
        now = self._clock()
        async with self._database.write() as write:
            if state is NoticeState.NOT_REACHED:
                today = start_of_day(now, group.zone)
                first = not await rows.failed_since(write.connection, notice.person_id, today)
                write.announce(PersonNotReached(group.id, notice.person_id, refused=refused and first))
            await self._finish(write, notice, state, now)

    async def _finish(self, write: Write, notice: Notice, state: NoticeState, at: datetime) -> None:
        await rows.finish(write.connection, notice.id, state, at)
        await self._record(write, notice, state, at)

    async def _record(self, write: Write, notice: Notice, state: NoticeState, at: datetime) -> None:
        system = Actor.system(notice.group_id)
        await write.record(system, at, f"notices.{state.value}", f"notice:{notice.id}", ("state",))

    # Reading, for the person

    async def people_not_reached(self) -> list[tuple[int, int]]:
        """Group and person of everyone for whom something waits to be shown."""
        async with self._database.read() as connection:
            return await rows.people_not_reached(connection)

    async def waiting_for(self, person_id: int) -> Sequence[Notice]:
        """What could not be sent and has not been shown yet. It goes on waiting until `seen`, or `not_reached`."""
        if self._waited_for is None:
            self._waited_for = set()  # before the look, so that what comes meanwhile is not forgotten
            self._waited_for.update(each for _group_id, each in await self.people_not_reached())
        if person_id not in self._waited_for:
            return ()
        self._waited_for.discard(person_id)
        async with self._database.read() as connection:
            waiting = await rows.not_reached(connection, person_id)
        if waiting:
            self._waited_for.add(person_id)
        return waiting

    def _waits(self, event: PersonNotReached) -> None:
        if self._waited_for is not None:
            self._waited_for.add(event.person_id)

    async def seen(self, actor: Actor, waiting: Sequence[Notice]) -> None:
        """This person has read these, of what `waiting_for` gave. Others' are left as they are."""
        async with self._database.write() as write:
            theirs = [notice for notice in waiting if notice.person_id == actor.person_id]
            await self._set_all(write, theirs, NoticeState.SHOWN)

    async def not_reached(self, person_id: int) -> list[Notice]:
        """What could not be sent by direct message and has not been shown yet; marks it shown."""
        async with self._database.write() as write:
            waiting = await rows.not_reached(write.connection, person_id)
            await self._set_all(write, waiting, NoticeState.SHOWN)
        return waiting

    async def not_shown_after_all(self, notices: Sequence[Notice]) -> None:
        """Showing what `not_reached` returned failed: show it at the next contact."""
        async with self._database.write() as write:
            await self._set_all(write, notices, NoticeState.NOT_REACHED)
        for notice in notices:
            self._waits(PersonNotReached(notice.group_id, notice.person_id, refused=False))

    async def _set_all(self, write: Write, notices: Sequence[Notice], state: NoticeState) -> None:
        await rows.set_states(write.connection, [notice.id for notice in notices], state)
        for notice in notices:
            await self._record(write, notice, state, self._clock())

    async def recent(self, actor: Actor) -> list[Notice]:
        """What this person was told in the last 30 days, or should have been, newest first; marks it all shown.

        What they have not seen yet is in it, however old it is.
        """
        since = self._clock() - KEPT_FOR
        unseen = await self.not_reached(actor.person_id)
        async with self._database.read() as connection:
            told = await rows.told_since(connection, actor.person_id, since)
        return [*told, *(notice for notice in reversed(unseen) if notice.done_at and notice.done_at < since)]

    def words(self, notice: Notice) -> str | None:
        """The notice in today's words; None, and a line in the log, where the catalogue has none for it.

        What somebody typed is in it as they typed it: it comes in the bot's name, so nothing of theirs is a link that
        hides where it leads.
        """
        try:
            return say(notice.message, **{name: _as_typed(fact) for name, fact in notice.facts.items()})
        except MissingWording as missing:
            log_failure(log, "notice has no words", missing, notice=notice.id, message_id=notice.message)
            return None

    def _text_when_sent(self, notice: Notice, group: Group) -> str | None:
        text = self.words(notice)
        if text is None or not is_late(notice.due_at, self._clock()):
            return text
        return say("notices-late", when=spoken_moment(notice.due_at, group.zone)) + "\n" + text

    async def _due(
        self, group: Group, person_id: int, moment: datetime, good_until: datetime | None, haste: Haste
    ) -> datetime:
        """When it may go out. Whoever wants one message a day gets it with that day's summary, where it may wait and
        is then still of use."""
        allowed = self._allowed(group, moment, haste)
        if haste is not Haste.USUAL or self.one_a_day is None or person_id not in await self.one_a_day({person_id}):
            return allowed
        summed_up = self._allowed(group, next_summary(allowed, group.zone, self._policy.reminder_hour))
        return allowed if good_until is not None and summed_up > good_until else summed_up

    def _allowed(self, group: Group, moment: datetime, haste: Haste = Haste.USUAL) -> datetime:
        if haste is Haste.NOW:
            return moment
        return next_allowed(moment, group.zone, self._policy.quiet_from, self._policy.quiet_until)


def _as_typed(fact: str | int) -> str | int:
    """A word of ours that chooses between wordings, such as "put_right", stays as the catalogue knows it."""
    return fact if isinstance(fact, int) or _CHOICE.fullmatch(fact) else escape_markdown(fact)
