"""Any order of posting, supporting, joining, undoing and taking back keeps the counts right and nobody counts twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.errors import Refusal
from bot.core.roles import Actor
from bot.ideas import family
from bot.ideas.moderation import Tally
from bot.ideas.rules import Counts, SupportKind
from bot.services import Services
from tests.agenda.group import make_group
from tests.ideas.ideas import post

WANTING = (SupportKind.SUPPORT, SupportKind.MATTERS)
PEOPLE = ("asha", "ben", "eve", "cara")

step = st.tuples(
    st.sampled_from(
        [
            "post",
            "support",
            "support",
            "take_back",
            "merge",
            "merge",
            "undo",
            "withdraw",
            "not_for_me",
            "follow",
            "comment",
        ]
    ),
    st.integers(0, 3),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(SupportKind),
)


@dataclass
class Kept:
    """One idea, as somebody with paper and a pencil would keep it."""

    author: int
    merged_into: int | None = None
    withdrawn: bool = False
    said: dict[int, tuple[int, SupportKind]] = field(default_factory=dict)
    follows: dict[int, tuple[int, bool]] = field(default_factory=dict)
    comments: list[int] = field(default_factory=list)
    declined: dict[int, int] = field(default_factory=dict)
    """Person to the merge they said "not for me" to."""

    def part_of(self, person: int) -> bool:
        return person == self.author or person in self.said or person in self.follows or person in self.comments


class Paper:
    def __init__(self) -> None:
        self.ideas: dict[int, Kept] = {}
        self.turn = 0

    def root(self, idea: int) -> int:
        into = self.ideas[idea].merged_into
        return idea if into is None else self.root(into)

    def under(self, idea: int) -> set[int]:
        return {other for other in self.ideas if self._leads(other, idea)}

    def _leads(self, idea: int | None, to: int) -> bool:
        return idea is not None and (idea == to or self._leads(self.ideas[idea].merged_into, to))

    def counts(self, root: int) -> Counts:
        kept = [self.ideas[idea] for idea in self.under(root)]
        authors = {idea.author for idea in kept if idea.author not in idea.declined}
        said: dict[int, tuple[int, SupportKind]] = {}
        follows: dict[int, tuple[int, bool]] = {}
        for idea in kept:
            for person, each in idea.said.items():
                if person not in idea.declined:
                    said[person] = max(said.get(person, each), each, key=lambda pair: pair[0])
            for person, word in idea.follows.items():
                if person not in idea.declined:
                    follows[person] = max(follows.get(person, word), word)
        others = [kind for person, (_, kind) in said.items() if person not in authors]
        return Counts(
            authors=len(authors),
            supporters=sum(kind in WANTING for kind in others),
            matters=others.count(SupportKind.MATTERS),
            missing=others.count(SupportKind.MISSING),
            comments=sum(person not in idea.declined for idea in kept for person in idea.comments),
            followers=sum(yes for _, yes in follows.values()),
        )

    def told(self, root: int) -> set[int]:
        kept = [self.ideas[idea] for idea in self.under(root)]
        last: dict[int, tuple[int, bool]] = {}
        part = set()
        for idea in kept:
            part |= {person for person in {idea.author, *idea.said, *idea.comments} if person not in idea.declined}
            for person, word in idea.follows.items():
                if person not in idea.declined:
                    last[person] = max(last.get(person, word), word)
        part |= {person for person, (_, yes) in last.items() if yes}
        return part - {person for person, (_, yes) in last.items() if not yes}

    def tally(self) -> Tally:
        kept = self.ideas.values()
        merged, withdrawn = sum(i.merged_into is not None for i in kept), sum(i.withdrawn for i in kept)
        return Tally(len(kept), len(kept) - merged - withdrawn, 0, merged, withdrawn)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(step, min_size=4, max_size=24))
async def test_any_order_keeps_the_counts_right(
    services: Services, steps: list[tuple[str, int, int, int, SupportKind]]
) -> None:
    guilds[0] += 1
    group = await make_group(services, guild_id=guilds[0])
    people: list[Actor] = [getattr(group, name) for name in PEOPLE]
    paper = Paper()
    ids: list[int] = []
    for turn, (verb, who, first, second, kind) in enumerate(steps):
        paper.turn = turn
        try:
            await _take(services, paper, ids, verb, people[who], group.ola, (first, second), kind)
        except Refusal:
            continue
    for idea, kept in paper.ideas.items():
        if kept.merged_into is None and not kept.withdrawn:
            assert (await services.ideas.card(group.group_id, idea)).counts == paper.counts(idea)
            async with services.database.read() as connection:
                assert await family.everyone_with_a_part(connection, idea) == paper.told(idea)
    tally = await services.ideas.tally(group.group_id)
    assert (tally, tally.adds_up) == (paper.tally(), True)
    assert (await services.ideas.page(group.ola)).total == tally.shown


guilds = [100]
"""A new group for each try, in one database."""


async def _take(  # noqa: PLR0917, PLR0912 - one line a verb
    services: Services,
    paper: Paper,
    ids: list[int],
    verb: str,
    person: Actor,
    ola: Actor,
    picked: tuple[int, int],
    kind: SupportKind,
) -> None:
    """Do one step for real, and note it on paper only where it was not refused."""
    if verb == "post" or not ids:
        idea = (await post(services, person, f"Idea {len(ids)}", named=False)).id
        ids.append(idea)
        paper.ideas[idea] = Kept(person.person_id)
        return
    idea, other = ids[picked[0] % len(ids)], ids[picked[1] % len(ids)]
    who = person.person_id
    if verb == "support":
        counted = await services.ideas.support(person, idea, kind, words="because")
        assert counted.id == paper.root(idea)
        paper.ideas[counted.id].said[who] = (paper.turn, kind)
    elif verb == "take_back":
        await services.ideas.take_back_support(person, idea)
        for each in paper.under(paper.root(idea)):
            paper.ideas[each].said.pop(who, None)
    elif verb == "merge":
        target = (await services.ideas.merge(ola, idea, other)).id
        assert target == paper.root(other)
        paper.ideas[idea].merged_into = target
    elif verb == "undo":
        await services.ideas.undo_merge(ola, idea)
        paper.ideas[idea].merged_into = None
        under = paper.under(idea)
        for each in under:
            kept = paper.ideas[each]
            kept.declined = {p: merge for p, merge in kept.declined.items() if merge in under - {idea}}
    elif verb == "withdraw":
        await services.ideas.withdraw(person, idea)
        paper.ideas[idea].withdrawn = True
    elif verb == "not_for_me":
        await services.ideas.not_for_me(person, idea)
        whole = paper.ideas[idea].merged_into is None
        for merged in [key for key, kept in paper.ideas.items() if kept.merged_into == idea] if whole else [idea]:
            for each in paper.under(merged):
                if paper.ideas[each].part_of(who):
                    paper.ideas[each].declined.setdefault(who, merged)
    elif verb == "follow":
        followed = await services.ideas.follow(person, idea, following=kind is not SupportKind.MISSING)
        paper.ideas[followed.id].follows[who] = (paper.turn, kind is not SupportKind.MISSING)
    else:
        comment = await services.ideas.comment(person, idea, "hello")
        paper.ideas[comment.idea_id].comments.append(who)
