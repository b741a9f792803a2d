"""The access lead's side: whether a cost fits what a person needs. They see the kind of cost, the day and the person.

They see no amount and no words, and an approver sees no need: only that it was confirmed. (Source: requirement E5.)
"""

from __future__ import annotations

from bot.core import access_log
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right, Role
from bot.expenses import access_rows, rows
from bot.expenses.path import require_may_say_of_access, require_state
from bot.expenses.records import ClaimRecords
from bot.expenses.refusals import SaidAlready
from bot.expenses.rules import AccessQuestion, Claim, ClaimState, ClaimView, Line


class AccessCosts(ClaimRecords):
    async def access_questions(self, actor: Actor) -> list[AccessQuestion]:
        """Costs that people say they had because of access, oldest first. That they were shown is noted for each.

        Without those of claims that this access lead has another part in.
        """
        actor.require(Right.CONFIRM_ACCESS_COSTS)
        async with self._database.write() as write:
            found = await self._unanswered(write, actor)
            for claim_id in sorted({claim.id for claim, _ in found}):
                claim = next(claim for claim, _ in found if claim.id == claim_id)
                await self._note_shown(write, actor, claim)
        names = await self._people.names({claim.person_id for claim, _ in found})
        titles = await self._meetings.titles(actor.group_id)
        return [
            AccessQuestion(
                line.id,
                claim.id,
                names[claim.person_id],
                self._expenses.categories[line.category].label,
                line.on,
                titles.get(claim.meeting_id or 0, ""),
            )
            for claim, line in found
        ]

    async def how_many_access_questions(self, actor: Actor) -> int:
        """Opens none."""
        actor.require(Right.CONFIRM_ACCESS_COSTS)
        async with self._database.read() as connection:
            found = await access_rows.unanswered(
                connection, actor.group_id, not_for=actor.person_id, not_kinds=self._always_for_access()
            )
        return len(found)

    async def say_of_access(self, actor: Actor, line_id: int, *, confirmed: bool) -> None:
        """Yes, it fits what the person needs; or that nothing can be said of it. Neither says what they need.

        Raises NotAllowed, NotFound, OwnClaim, EnteredByYou, ProposedByYou, SaidAlready, or WrongStep once it is
        decided.
        """
        actor.require(Right.CONFIRM_ACCESS_COSTS)
        async with self._database.write() as write:
            claim_id = await rows.claim_id_of_line(write.connection, line_id)
            claim = await self._load(write.connection, actor.group_id, claim_id)
            view = await self._opened(write.connection, claim)
            line = view.line(line_id)
            if claim.state is ClaimState.DRAFT or line is None or not self.asks_access(line):
                raise NotFound
            require_may_say_of_access(claim, actor.person_id)
            require_state(claim, ClaimState.SUBMITTED, ClaimState.QUERY)
            if line_id in view.access:
                raise SaidAlready
            await access_rows.say_of(
                write.connection,
                line_id=line_id,
                claim_id=claim.id,
                person_id=claim.person_id,
                confirmed=confirmed,
                by=actor.person_id,
                at=self._clock(),
            )
            await self._note(write, actor, claim, "say_of_access", ("access",))

    def asks_access(self, line: Line) -> bool:
        """Whether an access lead is asked about this line: not where the kind of cost says so by itself."""
        return line.access_linked and line.category not in self._always_for_access()

    async def _ask_access(self, write: Write, view: ClaimView) -> None:
        """Tell the access leads that there is something to confirm, once a day at most."""
        claim = view.claim
        if any(self.asks_access(line) and line.id not in view.access for line in view.lines):
            but = frozenset({claim.person_id, claim.entered_by or 0})
            today = await self.today(claim.group_id)
            message = "expenses-notice-access"
            await self._telling.those_who(write, claim.group_id, Role.ACCESS_LEAD, message, today, but=but)

    async def _unanswered(self, write: Write, actor: Actor) -> list[tuple[Claim, Line]]:
        wanted = await access_rows.unanswered(
            write.connection, actor.group_id, not_for=actor.person_id, not_kinds=self._always_for_access()
        )
        views: dict[int, ClaimView] = {}
        found = []
        for claim_id, line_id in wanted:
            if claim_id not in views:
                claim = await self._load(write.connection, actor.group_id, claim_id)
                views[claim_id] = await rows.claim_view(write.connection, claim, lambda _sealed: "")
            line = views[claim_id].line(line_id)
            if line is not None and line.category in self._expenses.categories:
                found.append((views[claim_id].claim, line))
        return found

    async def _note_shown(self, write: Write, actor: Actor, claim: Claim) -> None:
        await access_log.note_read(
            write, by=actor, at=self._clock(), subject=claim.person_id, record=f"claim:{claim.id}", why="access"
        )

    def _always_for_access(self) -> frozenset[str]:
        return frozenset(key for key, category in self._expenses.categories.items() if category.access_linked)
