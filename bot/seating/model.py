"""The seats as a constraint model for OR-Tools CP-SAT.

People who need the same, and seats that offer the same, are counted and not told apart: how many of these people sit
on seats of that kind, how many of these pairs on two seats that touch. Only those who were put somewhere by hand, or
sit beside two people, have variables of their own. That makes a big room small, and it is exact: a count can always
be dealt out to people and seats afterwards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bot.seating.rules import HARD, Fit, Sitter, TooFewSeats, Want
from bot.seating.task import SeatKind, Task

EFFORT = 1.0
"""The solver's own measure of work for a plan: a few seconds of one processor. A usual big hall takes a tenth of it."""
PROOF_EFFORT = 0.2
"""The same for one step of a proof."""

Fits = frozenset[Fit]
Sort = tuple[Fits, bool]
"""What somebody needs of a seat, and whether they come in a wheelchair."""
Kind = tuple[SeatKind, bool]
"""What a seat offers, and whether it is a space with no chair."""


class SeatModel:
    """Without `demands`, everybody is to be seated as well as can be. With them, only these needs are to be met, all
    of them, and nobody else's; whether that is possible is the question."""

    def __init__(self, task: Task, demands: Iterable[Want] | None = None) -> None:
        # Imported here: it takes half a second and much memory, which a group that plans no seats never needs.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        self._cp, self._task = cp_model, task
        self._model = cp_model.CpModel()
        self._demands = None if demands is None else _by_person(demands)
        self._kind: Mapping[int, Kind] = {
            seat.number: (task.offers[seat.number], seat.is_space) for seat in task.room.seats
        }
        self._kinds = Counter(self._kind.values())
        self._single: dict[Sitter, dict[int, Any]] = {}
        self._together: list[Any] = []
        self._pairs: dict[tuple[Sort, Sort], list[tuple[Sitter, Sitter]]] = defaultdict(list)
        self._side_by_side: dict[tuple[Sort, Sort], dict[tuple[int, int], Any]] = {}
        self._alike: dict[Sort, list[Sitter]] = defaultdict(list)
        self._apart: dict[Sort, list[Any]] = defaultdict(list)
        self._many: dict[Sort, dict[Kind, Any]] = {}
        self._gather()
        self._add_singles()
        self._add_pairs()
        self._add_groups()
        self._share_seats()
        self._keep_beside()

    def best(self) -> tuple[dict[Sitter, int], bool]:
        """Everybody's seat, and whether it is proved that no plan is better."""
        self._model.maximize(self._worth())
        solver = self._solver(EFFORT)
        status = solver.solve(self._model)
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):  # those put by hand leave no seats for the others
            raise TooFewSeats(people=len(self._task.sitting), seats=len(self._task.room.seats))
        return self._dealt_out(solver), status == self._cp.OPTIMAL

    def impossible(self) -> bool:
        """Whether it is proved that these demands cannot all be met."""
        return bool(self._solver(PROOF_EFFORT).solve(self._model) == self._cp.INFEASIBLE)

    def _solver(self, effort: float) -> Any:
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2  # sharing out seats is nearly a linear problem: 40 times faster
        solver.parameters.max_deterministic_time = effort
        return solver

    def _fits(self, sitter: Sitter) -> Fits:
        """In a question, what is demanded for them."""
        if self._demands is None:
            return self._task.fits_of(sitter)
        return frozenset() if sitter.supporter else self._demands.get(sitter.person_id, frozenset())

    def _sort(self, sitter: Sitter) -> Sort:
        return self._fits(sitter), Fit.SPACE in self._task.fits_of(sitter)

    def _gather(self) -> None:
        """Count alike people together, and alike pairs."""
        in_pairs = set()
        for person_id, beside in self._task.pairs.items():
            person = Sitter(person_id)
            if Fit.TOGETHER in self._fits(person):
                in_pairs |= {person, beside}
                self._pairs[self._sort(person), self._sort(beside)].append((person, beside))
        for sitter in self._task.sitting:
            if sitter not in self._task.singly and sitter not in in_pairs:
                self._alike[self._sort(sitter)].append(sitter)

    def _may_sit(self, sort: Sort, kind: Kind) -> bool:
        """Only a wheelchair may stand where there is no chair; a demand leaves only what meets it."""
        (fits, wheels), (offered, is_space) = sort, kind
        if is_space and not wheels:
            return False
        return self._demands is None or fits - {Fit.TOGETHER} <= offered

    def _add_singles(self) -> None:
        """Someone who was put by hand stays, whatever it breaks."""
        for sitter in self._task.sitting:
            if sitter in self._task.singly:
                seats = [
                    seat for seat in self._task.seats_of(sitter)
                    if sitter in self._task.fixed or self._may_sit(self._sort(sitter), self._kind[seat])
                ]  # fmt: skip
                choices = self._single[sitter] = {seat: self._model.new_bool_var("") for seat in seats}
                self._model.add_exactly_one(choices.values())

    def _add_pairs(self) -> None:
        """How many pairs of each sort sit side by side, and where. The others sit apart, if that is allowed."""
        edges = [(seat, other) for seat, touching in self._task.next_to.items() for other in sorted(touching)]
        for sort, pairs in self._pairs.items():
            chosen = self._side_by_side[sort] = {
                (seat, other): self._model.new_bool_var("")
                for seat, other in edges
                if self._may_sit(sort[0], self._kind[seat]) and self._may_sit(sort[1], self._kind[other])
            }
            apart = self._model.new_int_var(0, len(pairs) if self._demands is None else 0, "")
            self._model.add(sum(chosen.values()) + apart == len(pairs))
            for each in sort:
                self._apart[each].append(apart)

    def _add_groups(self) -> None:
        for sort in dict.fromkeys([*self._alike, *self._apart]):
            choices = self._many[sort] = {
                kind: self._model.new_int_var(0, count, "")
                for kind, count in self._kinds.items()
                if self._may_sit(sort, kind)
            }
            people = len(self._alike.get(sort, ())) + sum(self._apart.get(sort, ()))
            self._model.add(sum(choices.values()) == people)

    def _share_seats(self) -> None:
        """One person a seat; of each kind of seat there are only so many."""
        on_seat: dict[int, list[Any]] = defaultdict(list)
        for choices in self._single.values():
            for seat, chosen in choices.items():
                on_seat[seat].append(chosen)
        for edges in self._side_by_side.values():
            for edge, chosen in edges.items():
                for seat in edge:
                    on_seat[seat].append(chosen)
        on_kind: dict[Kind, list[Any]] = defaultdict(list)
        for seat, chosen_here in on_seat.items():
            self._model.add_at_most_one(chosen_here)
            on_kind[self._kind[seat]] += chosen_here
        for counts in self._many.values():
            for kind, count in counts.items():
                on_kind[kind].append(count)
        for kind, used in on_kind.items():
            self._model.add(sum(used) <= self._kinds[kind])

    def _keep_beside(self) -> None:
        """The pairs of which one was put by hand, or sits beside somebody else too."""
        for person_id, beside in self._task.companions.items():
            person = Sitter(person_id)
            if person_id in self._task.pairs or Fit.TOGETHER not in self._fits(person):
                continue
            met = self._model.new_bool_var("") if self._demands is None else self._model.new_constant(1)
            self._together.append(met)
            theirs = self._single[beside]
            for seat, chosen in self._single[person].items():
                near = [theirs[other] for other in sorted(self._task.next_to[seat]) if other in theirs]
                self._model.add_bool_or([*near, chosen.negated(), met.negated()])

    def _worth(self) -> Any:
        """No number of wishes outweighs one hard need."""
        a_need = 1 + sum(not want.hard for want in self._task.wants)

        def met(fits: Fits, kind: Kind) -> int:
            found = fits & kind[0]
            return a_need * len(found & HARD) + len(found - HARD)

        worth = [a_need * together for together in self._together]
        for sitter, choices in self._single.items():
            fits = self._fits(sitter)
            worth += [met(fits, self._kind[seat]) * chosen for seat, chosen in choices.items()]
        for ((one, _), (other, _)), edges in self._side_by_side.items():
            worth += [
                (a_need + met(one, self._kind[seat]) + met(other, self._kind[next_to])) * chosen
                for (seat, next_to), chosen in edges.items()
            ]
        for (fits, _), kinds in self._many.items():
            worth += [met(fits, kind) * count for kind, count in kinds.items()]
        return sum(worth)

    def _dealt_out(self, solver: Any) -> dict[Sitter, int]:
        """Seats in their order to people in theirs."""
        found = {
            sitter: next(seat for seat, chosen in choices.items() if solver.boolean_value(chosen))
            for sitter, choices in self._single.items()
        }
        waiting = {sort: list(people) for sort, people in self._alike.items()}
        for sort, edges in self._side_by_side.items():
            side_by_side = [edge for edge, chosen in edges.items() if solver.boolean_value(chosen)]
            for (person, beside), edge in zip(self._pairs[sort], side_by_side, strict=False):
                found[person], found[beside] = edge
            for pair in self._pairs[sort][len(side_by_side) :]:
                for each, sitter in zip(sort, pair, strict=True):
                    waiting.setdefault(each, []).append(sitter)
        left: dict[Kind, list[int]] = defaultdict(list)
        for seat in sorted(self._kind.keys() - found.values(), reverse=True):
            left[self._kind[seat]].append(seat)
        for alike, kinds in self._many.items():
            people = iter(waiting.get(alike, ()))
            for kind, count in kinds.items():
                for _ in range(solver.value(count)):
                    found[next(people)] = left[kind].pop()
        return found


def _by_person(wants: Iterable[Want]) -> dict[int, Fits]:
    found: dict[int, Fits] = {}
    for want in wants:
        found[want.person_id] = found.get(want.person_id, frozenset()) | {want.fit}
    return found
