"""The payer's use cases: make a batch, hand out its file again, and say what is paid."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.core.access_log import note_list_read
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.core.spreadsheet import written
from bot.core.wording import say
from bot.expenses.payment_service import PaymentService
from bot.expenses.service import ExpenseService
from bot.finance import csv_file, rows
from bot.finance.rules import (
    HEADING,
    MOST_IN_BATCH,
    NEEDED,
    Batch,
    BatchKind,
    BatchLine,
    FileChanged,
    NothingToPay,
    OddRows,
    Reading,
    cells_of,
    reading,
)
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService

Progress = Callable[[int, int], object]
IN_A_MOMENT = rows.AT_ONCE
"""As many are in a batch before anybody would look how far it is."""
SHOWN = 50
"""Batches in a list, the newest."""


@dataclass(frozen=True)
class Ready:
    """What a payer could put into a batch now."""

    count: int
    pence: int
    for_others: int
    """Approved, but for another payer: this one is their claimant, helper or approver."""


@dataclass(frozen=True)
class BatchFile:
    name: str
    content: bytes


class Batches:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        claims: ExpenseService,
        payments: PaymentService,
        groups: GroupService,
        meetings: MeetingService,
        people: PeopleService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._claims = claims
        self._payments = payments
        self._groups = groups
        self._meetings = meetings
        self._people = people

    async def ready(self, actor: Actor, kind: BatchKind = BatchKind.EXPENSES) -> Ready:
        """What waits to be exported. Names nobody."""
        lines, for_others = await self._lines(actor, kind)
        return Ready(len(lines), sum(line.pence for line in lines), for_others)

    async def batches(self, actor: Actor) -> Sequence[Batch]:
        actor.require(Right.PAY_CLAIMS)
        async with self._database.read() as connection:
            return await rows.batches_of(connection, actor.group_id, SHOWN)

    async def batch(self, actor: Actor, batch_id: int) -> tuple[Batch, Sequence[BatchLine]]:
        """Whose money it is, with their names, so each of them can see that it was opened. Raises NotFound."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.write() as write:
            return await self._opened(write, actor, batch_id)

    async def make(
        self, actor: Actor, kind: BatchKind = BatchKind.EXPENSES, *, progress: Progress = lambda _done, _every: None
    ) -> Batch:
        """Put everything that is approved, and that this payer may pay, into one new batch. All of it or nothing.

        `progress` is told how many of how many are in it, every few hundred: for a line that whoever waits can see.

        Raises NothingToPay, and WrongStep where somebody else was quicker.
        """
        found, _ = await self._lines(actor, kind)
        lines = found[:MOST_IN_BATCH]
        if not lines:
            raise NothingToPay
        async with self._database.write() as write:
            now = self._clock()
            values = {"kind": kind.value, "made_by": actor.person_id, "made_at": now, "group_id": actor.group_id}
            values |= {"count": len(lines), "pence": sum(line.pence for line in lines), "fingerprint": ""}
            batch_id = await rows.add_batch(write.connection, values)
            for begin in range(0, len(lines), rows.AT_ONCE):
                await self._put_in(write, actor, batch_id, kind, lines[begin : begin + rows.AT_ONCE])
                progress(min(begin + rows.AT_ONCE, len(lines)), len(lines))
            made = await self._load(write, actor, batch_id)
            made = replace(made, fingerprint=_fingerprint(_content(made, lines)))
            await rows.set_fingerprint(write.connection, batch_id, made.fingerprint)
            await write.record(actor, now, "finance.make_batch", f"batch:{batch_id}", ("claims",))
        return made

    async def _put_in(
        self, write: Write, actor: Actor, batch_id: int, kind: BatchKind, lines: Sequence[BatchLine]
    ) -> None:
        numbers = [line.number for line in lines]
        if kind is BatchKind.EXPENSES:
            await self._claims.mark_exported(write, actor, numbers, batch_id)
        else:
            await self._payments.mark_exported(write, actor, numbers, batch_id)
        await rows.add_lines(write.connection, batch_id, kind, lines)

    async def file(self, actor: Actor, batch_id: int) -> BatchFile:
        """The batch's CSV: the same to the byte each time. Handing it out is noted. Raises FileChanged."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.write() as write:
            batch, lines = await self._opened(write, actor, batch_id)
            content = _content(batch, lines)
            if _fingerprint(content) != batch.fingerprint:
                raise FileChanged
            await write.record(actor, self._clock(), "finance.export", f"batch:{batch_id}", ("file",))
        return BatchFile(f"batch-{batch_id}-{batch.kind.value}.csv", content)

    async def on_paper(self, actor: Actor, batch_id: int) -> tuple[Batch, Sequence[BatchLine]]:
        """The batch to print. It says whose money it is, as the file does, so handing it out is noted too."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.write() as write:
            found = await self._opened(write, actor, batch_id)
            await write.record(actor, self._clock(), "finance.export", f"batch:{batch_id}", ("paper",))
        return found

    async def _opened(self, write: Write, actor: Actor, batch_id: int) -> tuple[Batch, Sequence[BatchLine]]:
        batch = await self._load(write, actor, batch_id)
        lines = list((await rows.lines_of(write.connection, batch_id)).values())
        kind = "claim" if batch.kind is BatchKind.EXPENSES else "payment"
        opened = [(line.person_id, f"{kind}:{line.number}") for line in lines]
        await note_list_read(write, by=actor, at=self._clock(), records=opened, why="pay")
        return batch, lines

    async def import_paid(self, actor: Actor, batch_id: int, content: bytes) -> Reading:
        """Read which of a batch is paid, from its own file or one with the same columns, and mark those.

        Raises OddRows naming every row that cannot be used, and then nothing was changed; NotCsv, NoSuchColumn.
        Repeating it changes nothing and tells nobody twice.
        """
        actor.require(Right.PAY_CLAIMS)
        sent = csv_file.read(content, NEEDED)
        async with self._database.write() as write:
            await self._load(write, actor, batch_id)
            said = reading(batch_id, await rows.lines_of(write.connection, batch_id), sent)
            if said.odd:
                raise OddRows(said.odd)
            await self._mark_paid(write, actor, batch_id, said.paid)
        return said

    async def mark_all_paid(self, actor: Actor, batch_id: int) -> int:
        """Say that the whole batch is paid. Returns how many became paid by it."""
        actor.require(Right.PAY_CLAIMS)
        async with self._database.write() as write:
            await self._load(write, actor, batch_id)
            lines = await rows.lines_of(write.connection, batch_id)
            open_now = [number for number, line in lines.items() if line.paid_at is None]
            await self._mark_paid(write, actor, batch_id, open_now)
        return len(open_now)

    async def _mark_paid(self, write: Write, actor: Actor, batch_id: int, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        batch, now = await self._load(write, actor, batch_id), self._clock()
        if batch.kind is BatchKind.EXPENSES:
            await self._claims.mark_paid(write, actor, batch_id, numbers)
        else:
            await self._payments.mark_paid(write, actor, batch_id, numbers)
        await rows.mark_paid(write.connection, batch_id, numbers, by=actor.person_id, at=now)
        await write.record(actor, now, "finance.mark_paid", f"batch:{batch_id}", ("paid_at",))

    async def _load(self, write: Write, actor: Actor, batch_id: int) -> Batch:
        batch = await rows.batch_by_id(write.connection, actor.group_id, batch_id)
        if batch is None:
            raise NotFound
        return batch

    async def _lines(self, actor: Actor, kind: BatchKind) -> tuple[list[BatchLine], int]:
        """What this payer may export, by number, and how many are for another payer."""
        actor.require(Right.PAY_CLAIMS)
        zone = (await self._groups.group(actor.group_id)).zone
        if kind is BatchKind.EXPENSES:
            payable = await self._claims.payable(actor)
        else:
            payable = await self._payments.payable(actor)
        names = await self._people.names({each.person_id for each in payable.mine})
        titles, none = await self._meetings.titles(actor.group_id), say("finance-no-meeting")
        lines = [
            BatchLine(
                number=each.number,
                person_id=each.person_id,
                name=names[each.person_id],
                pence=each.pence,
                meeting=titles.get(each.meeting_id or 0, none),
                approved_on=each.approved_at.astimezone(zone).date(),
                to_charity=each.to_charity,
            )
            for each in sorted(payable.mine, key=lambda each: each.number)
        ]
        return lines, payable.for_others


def _content(batch: Batch, lines: Sequence[BatchLine]) -> bytes:
    return written(HEADING, (cells_of(batch, line) for line in lines))


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
