"""Posting an idea, supporting it, talking about it and taking it back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.errors import BadInput, NotAllowed, NotFound, Refusal
from bot.ideas import refusals as no
from bot.ideas.in_discord import PostedAt
from bot.ideas.rules import Attachment, Counts, Delivery, Level, NewIdea, Source, Standing, Status, SupportKind
from bot.ideas.seen import Filters
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.ideas.ideas import new_idea, post, told, told_fully


async def test_an_idea_is_on_show_with_everything_it_says(services: Services, group: MadeUpGroup) -> None:
    picture = Attachment("abc", "A drawing of a bench")
    new = new_idea(
        " A  bench ", level=Level.SERVICE, who="Everyone", tags=("food", "Getting about"), attachment=picture
    )
    idea = await services.ideas.post(group.asha, new)
    assert (idea.title, idea.status, idea.standing, idea.level) == (
        "A bench",
        Status.NEW,
        Standing.SHOWN,
        Level.SERVICE,
    )
    assert (idea.authors, idea.unnamed_authors, idea.attachment) == (("Asha",), 0, picture)
    assert (set(idea.tags), idea.who) == ({"Food", "Getting about"}, "Everyone")
    assert (await services.ideas.page(group.ben)).ideas == (idea,)


async def test_an_unnamed_author_is_nowhere_in_what_is_shown(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha, named=False)
    view = await services.ideas.view(group.group_id, idea.id, group.ben)
    assert (view.idea.authors, view.idea.unnamed_authors) == ((), 1)
    assert [news.by_name for news in view.news] == [None]
    assert "Asha" not in repr(view)


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (new_idea("  "), "refusal-empty"),
        (new_idea("x" * 101), "refusal-too-long"),
        (new_idea(tags=("Space",)), "ideas-refused-no-such-topic"),
        (new_idea(attachment=Attachment("abc", " ")), "ideas-refused-picture-needs-words"),
    ],
)
async def test_what_cannot_be_used_is_refused_in_words_and_not_stored(
    services: Services, group: MadeUpGroup, new: NewIdea, refusal: str
) -> None:
    with pytest.raises(BadInput) as refused:
        await services.ideas.post(group.asha, new)
    assert refused.value.message == refusal
    assert (await services.ideas.page(group.asha)).total == 0


async def test_an_idea_typed_in_by_a_helper_belongs_to_the_person_who_can_take_it_back(
    services: Services, group: MadeUpGroup
) -> None:
    idea = await services.ideas.post(group.ben, new_idea(), for_person=group.asha.person_id)
    assert (idea.authors, await told(services, group.asha)) == (("Asha",), ["ideas-notice-entered"])
    with pytest.raises(NotAllowed):
        await services.ideas.withdraw(group.eve, idea.id)
    await services.ideas.withdraw(group.asha, idea.id)
    with pytest.raises(NotFound):
        await services.ideas.card(group.group_id, idea.id)


async def test_each_person_counts_once_whatever_the_door_and_can_take_it_back(
    services: Services, group: MadeUpGroup
) -> None:
    idea = await post(services, group.asha)
    await services.ideas.support(group.ben, idea.id, SupportKind.SUPPORT)
    counted = await services.ideas.support(group.ben, idea.id, SupportKind.MATTERS, words="I wait there too")
    assert counted.counts == Counts(authors=1, supporters=1, matters=1)
    counted = await services.ideas.support(group.eve, idea.id, SupportKind.SUPPORT, for_person=group.ben.person_id)
    assert (counted.counts.supporters, counted.counts.matters) == (1, 0)
    assert await told(services, group.ben) == ["ideas-notice-supported-for-you"]
    counted = await services.ideas.take_back_support(group.ben, idea.id)
    assert counted.counts == Counts(authors=1)
    with pytest.raises(no.NothingToTakeBack):
        await services.ideas.take_back_support(group.ben, idea.id)


async def test_something_is_missing_counts_by_itself_and_needs_words(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    with pytest.raises(BadInput):
        await services.ideas.support(group.ben, idea.id, SupportKind.MISSING)
    counted = await services.ideas.support(group.ben, idea.id, SupportKind.MISSING, words="A roof", named=True)
    assert counted.counts == Counts(authors=1, missing=1)
    said = (await services.ideas.view(group.group_id, idea.id)).said
    assert [(each.kind, each.words, each.author_name) for each in said] == [(SupportKind.MISSING, "A roof", "Ben")]


async def test_nobody_supports_their_own_idea(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    with pytest.raises(no.OwnIdea):
        await services.ideas.support(group.asha, idea.id, SupportKind.SUPPORT)


async def test_comments_from_every_door_are_one_record(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    await services.ideas.remember_post(group.group_id, idea.id, PostedAt(5, 77, 77))
    await services.ideas.comment(group.ben, idea.id, "By the shop too")
    await services.ideas.comment(group.eve, idea.id, "Yes", named=False, for_person=None)
    await services.ideas.read_typed(group.ola, reads=True)
    await services.ideas.typed(group.cara, 77, 900, "typed")
    comments = (await services.ideas.view(group.group_id, idea.id)).comments
    assert [(c.words, c.author_name, c.source) for c in comments] == [
        ("By the shop too", "Ben", Source.DISCORD),
        ("Yes", None, Source.DISCORD),
        ("typed", "Cara", Source.THREAD),
    ]


async def test_typed_messages_count_only_where_the_group_reads_them(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    await services.ideas.remember_post(group.group_id, idea.id, PostedAt(5, 77, 77))
    assert await services.ideas.typed(group.ben, 77, 900, "hello") is None
    await services.ideas.read_typed(group.ola, reads=True)
    assert await services.ideas.typed(group.ben, 78, 900, "another thread") is None
    comment = await services.ideas.typed(group.ben, 77, 900, "hello")
    assert comment is not None
    assert await services.ideas.typed(group.ben, 77, 900, "hello") is None
    await services.ideas.typed_changed(group.group_id, 900, "hello again")
    (changed,) = (await services.ideas.view(group.group_id, idea.id)).comments
    assert (changed.words, changed.edited_at is not None) == ("hello again", True)
    await services.ideas.typed_deleted(group.group_id, 900)
    assert (await services.ideas.card(group.group_id, idea.id)).counts.comments == 0


async def test_only_the_author_takes_a_comment_back(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    comment = await services.ideas.comment(group.ben, idea.id, "Hello")
    with pytest.raises(no.NotYours):
        await services.ideas.withdraw_comment(group.eve, comment.id)
    await services.ideas.withdraw_comment(group.ben, comment.id)
    assert (await services.ideas.view(group.group_id, idea.id)).comments == ()


async def test_another_groups_idea_is_not_found(services: Services, group: MadeUpGroup) -> None:
    from tests.agenda.group import make_group

    other = await make_group(services, guild_id=2)
    idea = await post(services, group.asha)
    for number in (idea.id, 0, -1, 2**40):
        with pytest.raises(NotFound):
            await services.ideas.view(other.group_id, number)
    with pytest.raises(NotFound):
        await services.ideas.support(other.ben, idea.id, SupportKind.SUPPORT)


async def test_lists_come_in_pages_of_ten_with_filters(services: Services, group: MadeUpGroup) -> None:
    ideas = [await post(services, group.asha, f"Idea number {number}") for number in range(12)]
    await services.ideas.follow(group.ben, ideas[3].id, following=True)
    await services.ideas.set_status(group.ola, ideas[4].id, Status.SEEN, "We saw it")
    first, last = await services.ideas.page(group.ben), await services.ideas.page(group.ben, number=99)
    assert ([idea.id for idea in first.ideas], last.number) == ([idea.id for idea in ideas[:1:-1]], 2)
    assert (first.pages, first.total, len(last.ideas)) == (2, 12, 2)

    async def found(**filters: Any) -> list[str]:
        return [idea.title for idea in (await services.ideas.page(group.ben, Filters(**filters))).ideas]

    assert await found(text="number 7") == ["Idea number 7"]
    assert await found(text="nothing like it") == []
    assert await found(text='" OR (') == []
    assert await found(status=Status.SEEN) == ["Idea number 4"]
    assert await found(followed=True) == ["Idea number 3"]
    assert await found(mine=True) == []
    assert len((await services.ideas.page(group.asha, Filters(mine=True))).ideas) == 10


async def test_likely_twins_are_found_before_posting(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha, "A bench at the bus stop")
    await post(services, group.asha, "Bigger print on letters")
    for typed in ("Bench for the bus stop", "put benches at bus stops", "A bensh at the bus stop"):
        twins = await services.ideas.likely_twins(group.group_id, typed)
        assert [twin.idea.id for twin in twins] == [idea.id], typed
    assert await services.ideas.likely_twins(group.group_id, "Swimming on Fridays") == []


async def test_news_comes_in_one_message_a_day_a_week_or_never(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    idea = await post(services, group.asha)
    other = await post(services, group.asha, "Bigger print")
    for person in (group.ben, group.eve, group.cara):
        for each in (idea, other):
            await services.ideas.support(person, each.id, SupportKind.SUPPORT)
    await services.ideas.choose_delivery(group.ben, Delivery.DAILY)
    await services.ideas.choose_delivery(group.eve, Delivery.NEVER)
    await services.ideas.choose_delivery(group.cara, Delivery.WEEKLY)
    for each in (idea, other):
        await services.ideas.set_status(group.ola, each.id, Status.SEEN, "We saw it")
        await services.ideas.set_status(group.ola, each.id, Status.PLANNED, "In May")
    assert await services.ideas.send_digests() == 0
    clock.forward(days=1)
    assert await services.ideas.send_digests() == 1
    ((message, facts),) = await told_fully(services, group.ben)
    assert (message, facts["count"], facts["lines"]) == (
        "ideas-notice-digest",
        2,
        "“A bench at the bus stop”: In May\n“Bigger print”: In May",
    )
    assert await services.ideas.send_digests() == 0
    clock.forward(days=7)
    assert await services.ideas.send_digests() == 1
    assert (await told(services, group.eve), len(await told(services, group.cara))) == ([], 1)
    assert len(await told(services, group.asha)) == 4


async def test_words_that_suggest_a_risk_bring_the_groups_own_contacts(services: Services, group: MadeUpGroup) -> None:
    ideas = services.ideas
    assert await ideas.safety_card(group.group_id, "A bench", "We want to sit") is None
    assert await ideas.safety_card(group.group_id, "He HITS me, often") is not None
    await ideas.set_contacts(group.ola, "Call Ola")
    card = await ideas.safety_card(group.group_id, "I don’t feel", "unsafe at home!")
    assert card is not None
    assert card.contacts == "Call Ola"
    with pytest.raises(Refusal):
        await ideas.set_contacts(group.ben, "Call me")
