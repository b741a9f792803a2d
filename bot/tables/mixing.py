"""In what role people come, so that tables can be mixed fairly: said by each of themself, shown to nobody else."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from bot.core.logs import log_failure
from bot.core.roles import Actor, Right
from bot.core.small_numbers import TOTAL, Key, hidden, is_small, with_totals
from bot.core.vault import CannotUnseal, Vault
from bot.tables.mixing_rows import MixingRows
from bot.tables.records import TableRecords
from bot.tables.rules import MixedBy, MixingRole, TableView
from config.policy import Policy

log = logging.getLogger(__name__)


class Mixing(TableRecords):
    def __init__(self, policy: Policy, vault: Vault, **around: Any) -> None:
        super().__init__(**around)
        self._policy = policy
        self._mixing = MixingRows(vault)

    async def say_role(self, actor: Actor, role: MixingRole | None) -> None:
        """Who says it agrees that tables are mixed by it, at every meeting, until they take it back with None.

        Tables that stand already stay as they are.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await self._mixing.set_role(write.connection, actor.person_id, role, self._clock())
            await write.record(actor, self._clock(), "tables.say_role", f"person:{actor.person_id}", ("role",))

    async def own_role(self, actor: Actor) -> MixingRole | None:
        """For this person alone. Where the key is lost it is as if they had said nothing."""
        return (await self._roles({actor.person_id})).get(actor.person_id)

    async def mixed_by(self, actor: Actor, tables: Sequence[TableView]) -> MixedBy:
        """How many people of each kind sit at these tables, for those who run the meeting. Never who."""
        actor.require(Right.RUN_MEETING)
        seated = {person for table in tables for person in table.people}
        if not seated:
            return MixedBy()
        first = seated & await self._floor.first_timers(actor.group_id, tables[0].meeting_id)
        roles = Counter((await self._roles(seated)).values())
        cells: dict[Key, int] = {("people", role): count for role, count in roles.items()}
        fewest = self._policy.smallest_shown
        gone, counts = hidden(cells, fewest), with_totals(cells)
        shown = {role: count for role, count in roles.items() if ("people", role) not in gone}
        everybody = counts.get(("people", TOTAL), 0)
        return MixedBy(
            roles=shown,
            with_role=None if is_small(everybody, fewest) else everybody,
            first_timers=None if is_small(len(first), fewest) else len(first),
            fewest=fewest,
        )

    async def _roles(self, person_ids: Collection[int]) -> dict[int, MixingRole]:
        try:
            async with self._database.read() as connection:
                return await self._mixing.roles_of(connection, person_ids)
        except CannotUnseal as unreadable:
            log_failure(log, "roles for mixing tables cannot be read", unreadable)
            return {}
