"""The payer's panel: what waits, batches with their files, and what is paid."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import discord

from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.expenses.rules import OpenAdvance
from bot.expenses.words import open_advance_words
from bot.finance.batches import IN_A_MOMENT
from bot.finance.csv_file import MOST_BYTES, NotCsv
from bot.finance.rules import Batch, BatchKind, OddRows, payee_reference
from bot.finance.service import Ready
from cogs.expenses.own_page import own_page
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.redrawn import Redrawn

SHOWN = 10
SEEMLY = 2.0
"""Seconds between two edits that say how far a large batch is."""
ODD_ROWS = 10
"""Rows that are named of a file that cannot be used."""


class PayPanel(Redrawn):
    """Numbers and amounts, and no words of anybody's. Only the file of a batch says whose money it is."""

    def __init__(self) -> None:
        super().__init__()
        self.batch_id: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, batches = await actor_of(interaction), services_of(interaction).finance.batches
        ready = {kind: await batches.ready(actor, kind) for kind in BatchKind}
        made = (await batches.batches(actor))[:SHOWN]
        chosen = next((batch for batch in made if batch.id == self.batch_id), None)
        if chosen is not None:
            self.lay_out(_batch_line(chosen), say("expenses-batch-help"), self._one(chosen))
            return
        advances = await services_of(interaction).expenses.open_advances(actor)
        self.lay_out(
            f"## {say('expenses-pay-heading')}\n{_ready(ready)}",
            self._make(ready),
            "\n".join(_batch_line(batch) for batch in made),
            *self._choice(made),
            *self._advances(advances),
        )

    def _advances(self, found: Sequence[OpenAdvance]) -> list[Part]:
        """Money that came before it was spent, and what of it has to come back."""
        if not found:
            return []
        lines = [open_advance_words(each, payee_reference(each.person_id)) for each in found[:SHOWN]]
        options = [
            discord.SelectOption(
                label=say("web-pay-came-back", number=each.claim_id, left=spoken_money(each.left_pence)),
                value=str(each.claim_id),
            )
            for each in found[:25]
            if each.left_pence
        ]
        words = "\n".join([f"### {say('expenses-advances-heading')}", *lines])
        return [words, *([[Pick(say("expenses-choose-came-back"), options, self._came_back)]] if options else [])]

    async def _came_back(self, interaction: discord.Interaction[Any], value: str) -> None:
        await self.act(interaction, self._back_with_us(interaction, int(value)))

    async def _back_with_us(self, interaction: discord.Interaction[Any], claim_id: int) -> str:
        left = await services_of(interaction).expenses.came_back(await actor_of(interaction), claim_id)
        return say("expenses-came-back", left=spoken_money(left))

    def _make(self, ready: dict[BatchKind, Ready]) -> list[Press]:
        steps = {BatchKind.EXPENSES: self._make_claims, BatchKind.PAYMENTS: self._make_payments}
        made = [Press(say(f"expenses-button-batch-{kind.value}"), steps[kind]) for kind in steps if ready[kind].count]
        return [*made, own_page("pay")]

    def _choice(self, made: Sequence[Batch]) -> list[Part]:
        options = [
            discord.SelectOption(label=say("expenses-batch-short", number=batch.id), value=str(batch.id))
            for batch in made
        ]
        return [[Pick(say("expenses-choose-batch"), options, self._choose)]] if options else []

    def _one(self, batch: Batch) -> list[Press]:
        return [
            Press(say("expenses-button-file"), self._file),
            Press(say("expenses-button-all-paid"), self._all_paid, disabled=batch.is_paid),
            Press(say("expenses-button-import"), self._import, disabled=batch.is_paid),
            Press(say("expenses-button-back"), self._back),
        ]

    async def _make_claims(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._made(interaction, BatchKind.EXPENSES))

    async def _make_payments(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._made(interaction, BatchKind.PAYMENTS))

    async def _made(self, interaction: discord.Interaction[Any], kind: BatchKind) -> str:
        actor, batches = await actor_of(interaction), services_of(interaction).finance.batches
        if (await batches.ready(actor, kind)).count > IN_A_MOMENT:
            await interaction.response.defer()
        steps: asyncio.Queue[str] = asyncio.Queue()

        def heard(done: int, every: int) -> None:
            steps.put_nowait(say("expenses-batch-so-far", done=done, every=every))

        making = asyncio.create_task(batches.make(actor, kind, progress=heard))
        making.add_done_callback(lambda _made: steps.put_nowait(""))
        while far := await _newest(steps):
            if interaction.response.is_done():
                self.lay_out(f"## {say('expenses-pay-heading')}\n{far}")
                await interaction.edit_original_response(view=self)
                await asyncio.wait({making}, timeout=SEEMLY)
        self.batch_id = (await making).id
        return say("expenses-batch-made", number=self.batch_id)

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.batch_id = int(value)
        await self.refresh(interaction)

    async def _back(self, interaction: discord.Interaction[Any]) -> None:
        self.batch_id = None
        await self.refresh(interaction)

    async def _file(self, interaction: discord.Interaction[Any]) -> None:
        found = await services_of(interaction).finance.batches.file(await actor_of(interaction), self.batch_id or 0)
        file = discord.File(BytesIO(found.content), filename=found.name)
        await tell(interaction, say("expenses-batch-file", number=self.batch_id or 0), file=file)

    async def _all_paid(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._paid(interaction))

    async def _paid(self, interaction: discord.Interaction[Any]) -> str:
        batches = services_of(interaction).finance.batches
        return _paid_words(await batches.mark_all_paid(await actor_of(interaction), self.batch_id or 0))

    async def _import(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(PaidForm(self, self.batch_id or 0))


class PaidForm(Form, title=say("expenses-paid-form")):
    """The batch's own file, or the bank's with the same columns, with what is paid."""

    def __init__(self, panel: PayPanel, batch_id: int) -> None:
        super().__init__()
        self.panel, self.batch_id = panel, batch_id
        self.file: discord.ui.FileUpload[Any] = discord.ui.FileUpload(min_values=1, max_values=1)
        self.add_item(
            discord.ui.Label(
                text=say("expenses-form-paid-file"), description=say("expenses-label-paid-help"), component=self.file
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await interaction.response.defer()
        await self.panel.act(interaction, self._read(interaction))

    async def _read(self, interaction: discord.Interaction[Any]) -> str:
        if self.file.values[0].size > MOST_BYTES:
            raise NotCsv
        content = await self.file.values[0].read()
        batches = services_of(interaction).finance.batches
        try:
            said = await batches.import_paid(await actor_of(interaction), self.batch_id, content)
        except OddRows as odd:
            rows = [say(row.message, row=row.row, **row.facts) for row in odd.rows[:ODD_ROWS]]
            return "\n".join([say(odd.message, **odd.facts), *rows])
        return _paid_words(len(said.paid))


async def _newest(steps: asyncio.Queue[str]) -> str:
    """What was said last. Empty once there is nothing more to say."""
    words = await steps.get()
    while not steps.empty():
        words = steps.get_nowait()
    return words


def _ready(ready: dict[BatchKind, Ready]) -> str:
    claims, payments = ready[BatchKind.EXPENSES], ready[BatchKind.PAYMENTS]
    said = [say("expenses-pay-count", count=claims.count, total=spoken_money(claims.pence))]
    if payments.count:
        said.append(say("payments-pay-count", count=payments.count, total=spoken_money(payments.pence)))
    others = claims.for_others + payments.for_others
    if others:
        said.append(say("expenses-pay-others", count=others))
    return "\n".join(said)


def _batch_line(batch: Batch) -> str:
    facts: dict[str, str | int] = {"number": batch.id, "count": batch.count, "paid": batch.paid}
    facts["total"] = spoken_money(batch.pence)
    return say(f"expenses-batch-{batch.kind.value}", **facts)


def _paid_words(count: int) -> str:
    return say("expenses-batch-paid", count=count)
