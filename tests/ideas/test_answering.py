"""From new to answered: the path, who is told, joining twins, moderation, and what happens elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.errors import BadInput, NotAllowed, NotFound
from bot.ideas import refusals as no
from bot.ideas.moderation import Act, Reason, Tally
from bot.ideas.rules import Idea, Outcome, Standing, Status, SupportKind
from bot.ideas.seen import Linked, NewsKind
from bot.polls.asking import NewPoll
from bot.polls.rules import Answer, Cast, Door, PollKind
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import MONDAY, FixedClock
from tests.ideas.ideas import post, told, told_fully


async def test_a_step_is_dated_in_plain_words_and_told_once_to_everyone_with_a_part(
    services: Services, group: MadeUpGroup
) -> None:
    idea = await post(services, group.asha)
    await services.ideas.support(group.ben, idea.id, SupportKind.SUPPORT)
    await services.ideas.comment(group.ben, idea.id, "Yes please")
    await services.ideas.follow(group.eve, idea.id, following=True)
    seen = await services.ideas.set_status(group.fay, idea.id, Status.SEEN, "We read it on Monday")
    news = (await services.ideas.view(group.group_id, idea.id)).news[-1]
    assert (seen.status, seen.owner_name) == (Status.SEEN, "Fay")
    assert (news.words, news.at, news.by_name) == ("We read it on Monday", MONDAY, "Fay")
    for person in (group.asha, group.ben, group.eve):
        assert await told(services, person) == ["ideas-notice-status"]
    assert (await told(services, group.fay), await told(services, group.dev)) == ([], [])


async def test_who_unfollows_is_not_told_even_as_a_supporter(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    await services.ideas.support(group.ben, idea.id, SupportKind.SUPPORT)
    await services.ideas.follow(group.ben, idea.id, following=False)
    await services.ideas.set_status(group.fay, idea.id, Status.SEEN, "Read")
    assert await told(services, group.ben) == []


@pytest.mark.parametrize(
    ("status", "outcome", "refusal"),
    [
        (Status.ANSWERED, Outcome(), no.NoOutcome),
        (Status.DONE, Outcome(next_step="More"), no.DoneNeedsWeDid),
        (Status.NOT_THIS_TIME, Outcome(we_did="A bit"), no.NotThisTimeNeedsWhy),
        (Status.PLANNED, Outcome(we_did="It"), no.NotAStep),
    ],
)
async def test_nothing_is_closed_without_an_answer(
    services: Services, group: MadeUpGroup, status: Status, outcome: Outcome, refusal: type[BadInput]
) -> None:
    idea = await post(services, group.asha)
    with pytest.raises(refusal):
        await services.ideas.answer(group.cara, idea.id, status, outcome)
    assert (await services.ideas.card(group.group_id, idea.id)).status is Status.NEW


async def test_an_answer_is_what_you_said_we_did(services: Services, group: MadeUpGroup, clock: FixedClock) -> None:
    idea = await post(services, group.asha)
    clock.forward(hours=1)
    await services.ideas.answer(group.cara, idea.id, Status.DONE, Outcome(we_did="Two benches"))
    ((message, facts),) = await told_fully(services, group.asha)
    assert (message, facts["answer"]) == ("ideas-notice-answer", "We did: Two benches")
    assert [each.id for each in await services.ideas.answered(group.group_id, MONDAY)] == [idea.id]
    assert await services.ideas.answered(group.group_id, clock.now) == []
    with pytest.raises(no.AlreadyClosed):
        await services.ideas.set_status(group.cara, idea.id, Status.SEEN, "Again")
    again = await services.ideas.reopen(group.cara, idea.id, "One bench broke")
    assert (again.status, again.outcome) == (Status.TALKED_ABOUT, Outcome())


async def test_members_do_not_answer(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    with pytest.raises(NotAllowed):
        await services.ideas.answer(group.ben, idea.id, Status.DONE, Outcome(we_did="It"))
    with pytest.raises(NotAllowed):
        await services.ideas.merge(group.ben, idea.id, idea.id)


async def test_sixty_days_without_news_ask_the_owner_once_each_time(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    idea = await post(services, group.asha)
    await services.ideas.set_status(group.fay, idea.id, Status.SEEN, "Read")
    clock.forward(days=60, seconds=-1)
    assert (await services.ideas.ask_for_news(), await _waits(services, idea.id, group)) == (0, False)
    clock.forward(seconds=1)
    assert (await services.ideas.ask_for_news(), await services.ideas.ask_for_news()) == (1, 0)
    assert await _waits(services, idea.id, group)
    assert await told(services, group.fay) == ["ideas-notice-ask-news"]
    clock.forward(days=60)
    assert await services.ideas.ask_for_news() == 1
    await services.ideas.say_news(group.fay, idea.id, "Still waiting for the council")
    assert not await _waits(services, idea.id, group)


async def test_an_idea_that_nobody_looks_after_asks_the_organisers(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    await post(services, group.asha)
    clock.forward(days=60)
    assert await services.ideas.ask_for_news() == 1
    assert await told(services, group.ola) == ["ideas-notice-ask-news"]


async def test_a_merge_keeps_everyone_and_tells_each_once(services: Services, group: MadeUpGroup) -> None:
    kept, twin = await _twins(services, group)
    joined = await services.ideas.merge(group.ola, twin.id, kept.id)
    assert (joined.id, joined.authors, joined.counts.supporters) == (kept.id, ("Asha", "Ben"), 2)
    ((message, facts),) = await told_fully(services, group.ben)
    assert (message, facts["into"], facts["until"]) == ("ideas-notice-merged", kept.title, "Monday 16 March 2026")
    assert await told(services, group.eve) == ["ideas-notice-merged"]
    assert await told(services, group.asha) == ["ideas-notice-joined"]
    assert [ref.id for ref in (await services.ideas.view(group.group_id, kept.id)).joined] == [twin.id]
    old = await services.ideas.card(group.group_id, twin.id)
    assert (old.standing, old.merged_title) == (Standing.MERGED, kept.title)


async def test_what_is_said_to_a_merged_idea_goes_where_it_went(services: Services, group: MadeUpGroup) -> None:
    kept, twin = await _twins(services, group)
    await services.ideas.merge(group.ola, twin.id, kept.id)
    assert (await services.ideas.support(group.cara, twin.id, SupportKind.SUPPORT)).id == kept.id
    with pytest.raises(no.OwnIdea):
        await services.ideas.support(group.ben, kept.id, SupportKind.SUPPORT)


async def test_not_for_me_takes_one_person_out_until_the_merge_is_undone(
    services: Services, group: MadeUpGroup
) -> None:
    kept, twin = await _twins(services, group)
    await services.ideas.merge(group.ola, twin.id, kept.id)
    left = await services.ideas.not_for_me(group.ben, twin.id)
    assert (left.id, left.authors) == (kept.id, ("Asha",))
    for person in (group.ben, group.dev):
        with pytest.raises(no.NothingOfYours):
            await services.ideas.not_for_me(person, twin.id)
    assert (await services.ideas.not_for_me(group.eve, kept.id)).counts.supporters == 1  # from what it became
    apart = await services.ideas.undo_merge(group.ola, twin.id)
    assert (apart.authors, apart.standing) == (("Ben",), Standing.SHOWN)


@pytest.mark.parametrize(("late", "works"), [(timedelta(0), True), (timedelta(seconds=1), False)])
async def test_a_merge_can_be_undone_for_exactly_fourteen_days(
    services: Services, group: MadeUpGroup, clock: FixedClock, late: timedelta, works: bool
) -> None:
    kept, twin = await _twins(services, group)
    before = [(await services.ideas.card(group.group_id, idea.id)).counts for idea in (kept, twin)]
    await services.ideas.merge(group.ola, twin.id, kept.id)
    clock.now += timedelta(days=14) + late
    if not works:
        with pytest.raises(no.TooLateToUndo):
            await services.ideas.undo_merge(group.ola, twin.id)
        return
    await services.ideas.undo_merge(group.ola, twin.id)
    assert [(await services.ideas.card(group.group_id, idea.id)).counts for idea in (kept, twin)] == before


async def test_moderation_is_told_with_its_reason_answered_and_logged(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    held = await services.ideas.moderate(group.fay, idea.id, Act.HOLD, Reason.NAMES_SOMEONE, "=Sam is named")
    ((message, facts),) = await told_fully(services, group.asha)
    assert (message, facts["reason"], facts["act"]) == ("ideas-notice-moderated", "names_someone", "hold")
    with pytest.raises(NotFound):
        await services.ideas.view(group.group_id, idea.id, group.ben)
    assert (await services.ideas.view(group.group_id, idea.id, group.asha)).idea.standing is Standing.HELD
    with pytest.raises(no.NotYours):
        await services.ideas.answer_moderation(group.ben, held.id, "Why?")
    answered = await services.ideas.answer_moderation(group.asha, held.id, "Sam said yes")
    assert (answered.answer, await told(services, group.fay)) == ("Sam said yes", ["ideas-notice-moderation-answer"])
    assert await services.ideas.tally(group.group_id) == Tally(1, 0, 1, 0, 0)
    await services.ideas.moderate(group.fay, idea.id, Act.SHOW)
    assert await services.ideas.tally(group.group_id) == Tally(1, 1, 0, 0, 0)
    lines = (await services.ideas.moderation_csv(group.fay)).splitlines()
    assert lines[1] == (
        f"1,{MONDAY.isoformat()},{idea.id},,hold,names_someone,'=Sam is named,Fay,Sam said yes,{MONDAY.isoformat()}"
    )
    assert len(lines) == 3


async def test_a_locked_idea_is_read_and_nothing_is_added(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    await services.ideas.moderate(group.fay, idea.id, Act.LOCK, Reason.TOO_HEATED)
    with pytest.raises(no.IdeaLocked):
        await services.ideas.comment(group.ben, idea.id, "More")
    with pytest.raises(no.AlreadySo):
        await services.ideas.moderate(group.fay, idea.id, Act.LOCK)
    assert (await services.ideas.page(group.ben)).total == 1


async def test_a_hidden_comment_is_gone_for_all_but_moderators(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    comment = await services.ideas.comment(group.ben, idea.id, "Unkind words")
    await services.ideas.moderate_comment(group.fay, comment.id, Act.HIDE, Reason.UNKIND)
    assert (await services.ideas.view(group.group_id, idea.id, group.eve)).comments == ()
    assert [c.hidden for c in (await services.ideas.view(group.group_id, idea.id, group.fay)).comments] == [True]
    assert await told(services, group.ben) == ["ideas-notice-moderated"]


async def test_the_agenda_leads_back_and_its_answer_is_told(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    item = await services.ideas.suggest_for_agenda(group.cara, idea.id, group.meeting_id)
    with pytest.raises(no.AlreadyLinked):
        await services.ideas.suggest_for_agenda(group.cara, idea.id, group.meeting_id)
    await services.agenda.accept(group.dev, item.id)
    await services.events.drain()
    view = await services.ideas.view(group.group_id, idea.id)
    assert (view.idea.status, [link.state for link in view.links]) == (Status.ON_AGENDA, ["accepted"])
    assert [news.words for news in view.news[1:]] == [
        "It was suggested for the agenda of “Spring meeting”. The co-chairs decide.",
        "It is on the agenda of “Spring meeting”.",
    ]
    behind = await services.ideas.ideas_behind(group.group_id, Linked.AGENDA_ITEM, [item.id])
    assert [ref.title for ref in behind[item.id]] == [idea.title]
    assert await told(services, group.asha) == ["ideas-notice-trail", "ideas-notice-trail"]
    await services.ideas.catch_up()
    assert len(await told(services, group.asha)) == 2


async def test_a_poll_about_an_idea_tells_what_it_came_to(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    idea = await post(services, group.asha)
    new = NewPoll("A bench?", PollKind.YES_NO)
    poll = (await services.ideas.prepare_poll(group.fay, idea.id, group.meeting_id, new)).poll
    await services.polls.open(group.fay, poll.id)
    await services.events.drain()
    answer = Answer(choices=(poll.options[0].id,))
    await services.polls.vote(group.ben, Cast(poll.id, group.ben.person_id, answer, Door.DISCORD, 1))
    await services.polls.close(group.fay, poll.id)
    clock.forward(minutes=2)
    await services.polls.close_due()
    await services.events.drain()
    news = [each for each in (await services.ideas.view(group.group_id, idea.id)).news if each.kind is NewsKind.TRAIL]
    assert news[0].words == "A poll about it is open: “A bench?”"
    assert news[1].words.startswith("The poll about it is closed: “A bench?” Yes won")
    assert len(news) == 2


async def _waits(services: Services, idea_id: int, group: MadeUpGroup) -> bool:
    return (await services.ideas.card(group.group_id, idea_id)).waiting_for_news


async def _twins(services: Services, group: MadeUpGroup) -> tuple[Idea, Idea]:
    """Asha's idea with Cara's support, and Ben's, which Cara and Eve support."""
    kept, twin = await post(services, group.asha), await post(services, group.ben, "Benches where buses stop")
    for person, idea in ((group.cara, kept), (group.cara, twin), (group.eve, twin)):
        await services.ideas.support(person, idea.id, SupportKind.SUPPORT)
    return kept, twin
