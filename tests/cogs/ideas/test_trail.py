"""From an idea to a poll, an action and back, and hiding one comment: through the buttons that people have."""

from __future__ import annotations

import simcord

from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import Idea, SupportKind
from bot.ideas.seen import Linked
from bot.polls.rules import PollKind
from cogs.polls.board import Board
from tests.cogs.agenda.riverside import press, public, words
from tests.cogs.ideas.forum import BENCH, WithIdeas
from tests.discord_words import fill_in, parts, text_of
from tests.the_bot import board_of


async def keeping(riverside: WithIdeas, member: simcord.MemberActor, idea: Idea) -> simcord.InteractionResult:
    return await member.slash(riverside.room, "idea look-after", idea=str(idea.id))


async def choose(
    member: simcord.MemberActor, shown: simcord.InteractionResult, words: str
) -> simcord.InteractionResult:
    """Choose the option with this label in whichever list of the panel has it."""
    assert shown.response is not None
    for part in parts(shown.response.components):
        for option in part.get("options", []):
            if option["label"] == words:
                return await member.select(shown.response, [option["value"]], custom_id=part["custom_id"])
    raise AssertionError(words)


async def test_an_idea_becomes_a_poll_whose_card_leads_back(riverside: WithIdeas) -> None:
    idea, _ = await riverside.posted(), await riverside.actor(riverside.ben)
    asked = await press(riverside.fay, await keeping(riverside, riverside.fay, idea), "ideas-button-poll")
    form = {
        say("ideas-label-question"): "Shall we ask for a bench?",
        say("ideas-label-kind"): PollKind.YES_NO.value,
        say("ideas-label-answers"): "",
    }
    prepared = await fill_in(riverside.fay, asked, form)
    assert say("ideas-poll-prepared", meeting="Riverside meeting") in words(prepared)
    fay = await riverside.actor(riverside.fay)
    (link,) = (await riverside.services.ideas.view(idea.group_id, idea.id, fay)).links
    assert "Shall we" not in await riverside.card_text()
    await riverside.services.meetings.start(fay, riverside.meeting_id)
    await riverside.services.polls.open(fay, link.record_id)
    await riverside.all_drawn()
    await board_of(riverside.env, Board).draw(idea.group_id, link.record_id)
    (card,) = [each for each in public(riverside.room) if "Shall we ask" in text_of(each)]
    assert riverside.leads_to_post(text_of(card))
    shown = words(await riverside.ben.slash(riverside.room, "idea show", idea=str(idea.id)))
    assert say("ideas-led-to-poll", title=f"[Shall we ask for a bench?]({card.jump_url})") in shown


async def test_an_idea_becomes_an_action_whose_card_leads_back(riverside: WithIdeas) -> None:
    idea, _ = await riverside.posted(), await riverside.actor(riverside.ben)
    asked = await press(riverside.fay, await keeping(riverside, riverside.fay, idea), "ideas-button-action")
    form = {
        say("actions-field-action"): "Ask the council",
        say("actions-label-owner"): [riverside.ben],
        say("actions-label-partner"): [],
        say("actions-label-due"): "12 May 2099",
    }
    made = await fill_in(riverside.fay, asked, form)
    assert say("ideas-action-made", action="Ask the council", name="Ben") in words(made)
    await riverside.all_drawn()
    (card,) = [each for each in public(riverside.room) if "## Ask the council" in text_of(each)]
    assert riverside.leads_to_post(text_of(card))
    shown = words(await riverside.ben.slash(riverside.room, "idea show", idea=str(idea.id)))
    assert say("ideas-led-to-action", title=f"[Ask the council]({card.jump_url})") in shown
    (link,) = await riverside.services.ideas.led_to(idea.group_id, idea.id)
    assert link.kind is Linked.ACTION


async def test_a_moderator_hides_one_comment_and_shows_it_again(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    ben = await riverside.actor(riverside.ben)
    await riverside.services.ideas.comment(ben, idea.id, "Sam at number 4 wants it too")
    await riverside.all_drawn()
    panel = await keeping(riverside, riverside.fay, idea)
    asked = await choose(riverside.fay, panel, "Sam at number 4 wants it too")
    form = {say("ideas-label-reason"): [Reason.NAMES_SOMEONE.value], say("ideas-label-moderate-words"): ""}
    hidden = await fill_in(riverside.fay, asked, form)
    assert say("ideas-comment-moderated") in words(hidden)
    await riverside.all_drawn()
    assert [message.content for message in (await riverside.messages())[1:]] == [say("ideas-comment-gone")]
    assert "Sam at" not in words(await riverside.asha.slash(riverside.room, "idea show", idea=str(idea.id)))
    shown = await riverside.ben.slash(riverside.room, "idea show", idea=str(idea.id))
    assert say("ideas-button-answer-moderator") in words(shown)
    asked = await choose(riverside.fay, await keeping(riverside, riverside.fay, idea), "Sam at number 4 wants it too")
    await fill_in(riverside.fay, asked, {say("ideas-label-moderate-words"): ""})
    await riverside.all_drawn()
    assert [message.content for message in (await riverside.messages())[1:]] == [
        "**Ben**: Sam at number 4 wants it too"
    ]


async def test_a_held_idea_is_found_by_moderators_alone(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    fay = await riverside.actor(riverside.fay)
    await riverside.services.ideas.moderate(fay, idea.id, Act.HOLD, Reason.CHECKING)
    held = await riverside.fay.slash(riverside.room, "idea list", only="held")
    assert BENCH in words(held)
    panel = await choose(riverside.fay, held, BENCH)
    assert say("ideas-button-moderate") in words(panel)
    await riverside.actor(riverside.ben)
    refused = await riverside.ben.slash(riverside.room, "idea list", only="held")
    assert words(refused) == say("refusal-not-allowed", right="")


async def test_many_supports_at_once_are_few_edits(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    riverside.env.http_requests.clear()
    people = [await riverside.actor(member) for member in (riverside.ben, riverside.fay, riverside.ola)]
    for person in people:
        for _ in range(5):
            await riverside.services.ideas.support(person, idea.id, SupportKind.SUPPORT)
            await riverside.services.ideas.take_back_support(person, idea.id)
        await riverside.services.ideas.support(person, idea.id, SupportKind.SUPPORT)
    await riverside.all_drawn()
    thread = riverside.thread()
    edits = [r for r in riverside.env.http_requests if r.method == "PATCH" and str(thread.id) in r.path]
    assert say("ideas-supporters", count=3) in await riverside.card_text()
    assert len(edits) < len(people) * 11 / 2
