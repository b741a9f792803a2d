"""What an idea becomes leads back to it, and its people are told what happens there."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from bot.actions.rules import Action, Outcome
from bot.core.roles import Actor
from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import Idea, SupportKind
from bot.ideas.seen import Linked
from bot.ideas.tables import idea_links
from bot.polls.asking import NewPoll
from bot.polls.rules import PollKind
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.ideas.ideas import post, told_fully


async def make_action(services: Services, group: MadeUpGroup, idea: Idea) -> Action:
    due = await services.actions.today(group.group_id) + timedelta(days=30)
    return await services.ideas.make_action(
        group.fay, idea.id, "Ask the council", owner_id=group.ola.person_id, due=due
    )


async def heard(services: Services, person: Actor) -> list[str]:
    found = await told_fully(services, person)
    return [facts["words"] for message, facts in found if message == "ideas-notice-trail"]


async def test_an_action_leads_back_and_its_end_is_told(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha, named=False)
    await services.ideas.support(group.ben, idea.id, SupportKind.SUPPORT)
    action = await make_action(services, group, idea)
    await services.events.drain()
    assert (action.asker_name, action.meeting_id) == ("", group.meeting_id)
    behind = await services.ideas.ideas_behind(group.group_id, Linked.ACTION, [action.id])
    assert [ref.id for ref in behind[action.id]] == [idea.id]
    (link,) = (await services.ideas.view(group.group_id, idea.id)).links
    assert (link.kind, link.record_id) == (Linked.ACTION, action.id)
    assert await heard(services, group.ben) == [say("ideas-trail-action-open", title="Ask the council", outcome="")]
    await services.actions.offer_outcome(group.ola, action.id, Outcome.DID, "They said yes", "")
    await services.actions.accept(group.asha, action.id)
    await services.events.drain()
    assert (await heard(services, group.ben))[-1] == say(
        "ideas-trail-action-closed", title="Ask the council", outcome="They said yes"
    )


async def test_an_action_that_was_missed_is_told_at_the_next_start(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    action = await make_action(services, group, idea)
    await services.events.drain()
    async with services.database.write() as write:
        await write.connection.execute(delete(idea_links))
        await write.record(group.fay, services.clock(), "test.forget", "idea")
    await services.ideas.catch_up()
    await services.ideas.catch_up()
    (link,) = (await services.ideas.view(group.group_id, idea.id)).links
    assert (link.kind, link.record_id) == (Linked.ACTION, action.id)


async def test_a_poll_that_is_only_prepared_is_not_shown_to_everybody(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    new = NewPoll("Shall we?", PollKind.YES_NO)
    view = await services.ideas.prepare_poll(group.fay, idea.id, group.meeting_id, new)
    assert (await services.ideas.view(group.group_id, idea.id, group.asha)).links == ()
    (prepared,) = (await services.ideas.view(group.group_id, idea.id, group.fay)).links
    await services.polls.open(group.fay, view.poll.id)
    await services.events.drain()
    (opened,) = (await services.ideas.view(group.group_id, idea.id, group.asha)).links
    assert (prepared.record_id, opened.record_id) == (view.poll.id, view.poll.id)
    assert await heard(services, group.asha) == [say("ideas-trail-poll-open", question="Shall we?", result="none")]


async def test_a_helper_is_told_of_moderation_too_and_either_may_answer(services: Services, group: MadeUpGroup) -> None:
    idea = await post(services, group.asha)
    comment = await services.ideas.comment(group.ola, idea.id, "For Ben", for_person=group.ben.person_id)
    counted = (await services.ideas.card(group.group_id, idea.id)).counts.comments
    entry = await services.ideas.moderate_comment(group.fay, comment.id, Act.HIDE, Reason.NAMES_SOMEONE)
    for person in (group.ben, group.ola):
        assert [each.id for each in await services.ideas.said_to(person, idea.id)] == [entry.id]
        assert "ideas-notice-moderated" in [message for message, _ in await told_fully(services, person)]
    assert await services.ideas.said_to(group.asha, idea.id) == []
    hidden = (await services.ideas.card(group.group_id, idea.id)).counts.comments
    await services.ideas.answer_moderation(group.ben, entry.id, "They said I may")
    await services.ideas.moderate_comment(group.fay, comment.id, Act.SHOW)
    shown = (await services.ideas.card(group.group_id, idea.id)).counts.comments
    assert (counted, hidden, shown) == (1, 0, 1)
