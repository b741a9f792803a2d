"""One post for each idea, which stays true, and what becomes of it when Discord loses it."""

from __future__ import annotations

from io import BytesIO

import discord
import pytest
from PIL import Image

from bot.core.errors import NotFound
from bot.core.roles import Actor, Door
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import Idea, Level, Outcome, Status, SupportKind
from cogs.ideas.board import Board
from tests.cogs.agenda.riverside import press, public, words
from tests.cogs.ideas.forum import BENCH, WithIdeas
from tests.discord_words import fill_in, parts, text_of
from tests.the_bot import board_of, drawn_after_failing

MEDIA_GALLERY = 12
"""Discord's number for it."""


async def test_an_idea_is_a_post_with_its_card_and_the_tag_of_its_status(riverside: WithIdeas) -> None:
    answer = await riverside.post(riverside.asha)
    assert BENCH in words(answer)
    card = await riverside.card_text()
    assert say("ideas-posted-by", names="Asha") in card
    assert say("ideas-supporters", count=0) in card
    assert await riverside.tags() == ["New"]


async def test_an_unnamed_idea_shows_the_name_nowhere(riverside: WithIdeas) -> None:
    await riverside.post(riverside.asha, named=False)
    assert "Asha" not in await riverside.card_text()
    shown = await riverside.ben.slash(riverside.room, "idea list")
    assert BENCH in words(shown)
    assert "Asha" not in words(shown)


async def test_support_from_the_card_counts_once_and_is_taken_back(riverside: WithIdeas) -> None:
    await riverside.post(riverside.asha)
    first = await riverside.ben.click(await riverside.post_card(), label=say("ideas-button-support"))
    again = await riverside.ben.click(await riverside.post_card(), label=say("ideas-button-support"))
    assert say("ideas-supporters", count=1) in words(first)
    assert say("ideas-supporters", count=1) in words(again)
    await riverside.all_drawn()
    assert say("ideas-supporters", count=1) in await riverside.card_text()
    assert again.response is not None
    taken = await riverside.ben.click(again.response, label=say("ideas-button-take-back"))
    await riverside.all_drawn()
    assert say("ideas-supporters", count=0) in words(taken)
    assert say("ideas-supporters", count=0) in await riverside.card_text()


async def test_words_with_support_and_a_comment_are_stored_and_shown(riverside: WithIdeas) -> None:
    await riverside.post(riverside.asha)
    asked = await riverside.ben.click(await riverside.post_card(), label=say("ideas-button-matters"))
    said = await fill_in(
        riverside.ben, asked, {say("ideas-label-matters"): "I fell there", say("ideas-label-named"): "no"}
    )
    assert say("ideas-matters", count=1) in words(said)
    asked = await riverside.ben.click(await riverside.post_card(), label=say("ideas-button-comment"))
    await fill_in(
        riverside.ben, asked, {say("ideas-label-comment"): "Near the *shop*", say("ideas-label-named"): "yes"}
    )
    await riverside.all_drawn()
    assert [m.content for m in (await riverside.messages())[1:]] == [r"**Ben**: Near the \*shop\*"]


async def test_a_comment_from_the_page_stands_in_the_thread_once(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    ben = await riverside.actor(riverside.ben)
    phone = Actor(ben.person_id, ben.group_id, ben.roles, Door.PHONE)
    comment = await riverside.services.ideas.comment(phone, idea.id, "From my phone", named=False)
    await riverside.all_drawn()
    await riverside.restart()
    said = [message.content for message in (await riverside.messages())[1:]]
    assert said == [f"**{say('ideas-somebody')}**, on the web page: From my phone"]
    await riverside.services.ideas.withdraw_comment(ben, comment.id)
    await riverside.all_drawn()
    assert [message.content for message in (await riverside.messages())[1:]] == [say("ideas-comment-gone")]


async def test_status_and_answer_show_on_the_card_and_in_the_tag(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    fay = await riverside.actor(riverside.fay)
    await riverside.services.ideas.set_status(fay, idea.id, Status.PLANNED, "In May")
    await riverside.all_drawn()
    assert await riverside.tags() == ["Planned"]
    await riverside.services.ideas.answer(fay, idea.id, Status.DONE, Outcome(we_did="Two benches"))
    await riverside.all_drawn()
    assert await riverside.tags() == ["Done"]
    assert say("ideas-said-we-did", words="Two benches") in await riverside.card_text()


async def test_a_held_idea_says_nothing_of_itself_and_comes_back(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    fay = await riverside.actor(riverside.fay)
    await riverside.services.ideas.moderate(fay, idea.id, Act.HOLD, Reason.CHECKING)
    await riverside.all_drawn()
    thread_id = (await riverside.services.ideas.record(idea.group_id, idea.id)).thread_id
    assert thread_id is not None
    hidden = await riverside.env.bot.fetch_channel(thread_id)
    assert isinstance(hidden, discord.Thread)
    assert (hidden.name, hidden.archived, hidden.locked) == (say("ideas-thread-not-on-show"), True, True)
    await riverside.services.ideas.moderate(fay, idea.id, Act.SHOW)
    await riverside.all_drawn()
    thread = riverside.thread()
    assert (thread.archived, thread.locked) == (False, False)
    assert BENCH in await riverside.card_text()


async def test_a_joined_idea_leads_on_and_not_for_me_works_from_its_card(riverside: WithIdeas) -> None:
    kept = await riverside.posted()
    await riverside.post(riverside.ben, "Longer hours at the library")
    twin = (await riverside.services.ideas.mine(await riverside.actor(riverside.ben)))[0]
    await riverside.services.ideas.merge(await riverside.actor(riverside.ola), twin.id, kept.id)
    await riverside.all_drawn()
    old = await riverside.post_card(twin.title)
    assert say("ideas-card-merged-why", into=BENCH) in text_of(old)
    left = await riverside.ben.click(old, label=say("ideas-button-not-for-me"))
    assert words(left) == say("ideas-left", title=BENCH)
    assert (await riverside.services.ideas.card(kept.group_id, kept.id)).authors == ("Asha",)


async def test_a_deleted_post_is_made_again_at_the_next_start_and_organisers_hear_of_it(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    await riverside.services.ideas.comment(await riverside.actor(riverside.ben), idea.id, "Yes please")
    await riverside.all_drawn()
    first = riverside.thread()
    await first.delete()
    await riverside.env.settle()
    await riverside.restart()
    assert riverside.thread().id != first.id
    assert [message.content for message in (await riverside.messages())[1:]] == ["**Ben**: Yes please"]
    assert say("ideas-posts-made-again", count=1) in [text_of(message) for message in public(riverside.desk)]


async def test_an_archived_post_is_changed_all_the_same(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    await riverside.thread().edit(archived=True)
    await riverside.services.ideas.support(await riverside.actor(riverside.ben), idea.id, SupportKind.SUPPORT)
    await riverside.all_drawn()
    assert say("ideas-supporters", count=1) in await riverside.card_text()


async def test_a_start_asks_discord_for_no_post_that_is_as_it_should_be(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    changed = await riverside.posted("Longer hours at the library")
    archived, of_changed = riverside.thread(), riverside.thread(changed.title)
    for thread in (archived, of_changed):
        await thread.edit(archived=True)
    riverside.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50013)
    await riverside.services.ideas.support(await riverside.actor(riverside.ben), changed.id, SupportKind.SUPPORT)
    await riverside.all_drawn()
    riverside.env.backend.http_requests.clear()
    await riverside.restart()
    assert say("ideas-supporters", count=1) in await riverside.card_text(changed.title)
    asked_for = {request.path for request in riverside.env.backend.http_requests}
    assert any(path.startswith(f"/channels/{of_changed.id}/messages/") for path in asked_for)
    assert f"/channels/{archived.id}" not in asked_for
    assert (await riverside.services.ideas.record(idea.group_id, idea.id)).thread_id == archived.id


async def test_a_post_that_discord_failed_to_change_is_changed_though_nothing_more_happens(
    riverside: WithIdeas,
) -> None:
    idea = await riverside.posted()
    redrawer = board_of(riverside.env, Board)._redrawer
    redrawer._first_rest = 0.001
    riverside.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=2)
    await riverside.services.ideas.support(await riverside.actor(riverside.ben), idea.id, SupportKind.SUPPORT)
    await riverside.all_drawn()
    await drawn_after_failing(redrawer)
    assert say("ideas-supporters", count=1) in await riverside.card_text()


async def test_a_forum_that_is_gone_loses_nothing_and_a_new_one_gets_the_posts(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    await riverside.env.bot.http.delete_channel(riverside.forum.id)
    await riverside.env.settle()
    await riverside.restart()
    assert say("ideas-forum-is-gone") in [text_of(message) for message in public(riverside.desk)]
    assert BENCH in words(await riverside.ben.slash(riverside.room, "idea list"))
    guild = riverside.env.bot.get_guild(riverside.guild.id)
    assert guild is not None
    riverside.forum = await guild.create_forum("new-ideas")
    await riverside.services.groups.set_channel(await riverside.actor(riverside.ola), Channel.IDEAS, riverside.forum.id)
    await riverside.all_drawn()
    assert riverside.thread().parent_id == riverside.forum.id
    assert (await riverside.services.ideas.record(idea.group_id, idea.id)).forum_id == riverside.forum.id
    assert say("ideas-posts-made-again", count=1) in [text_of(message) for message in public(riverside.desk)]


async def test_a_start_draws_only_what_changed(riverside: WithIdeas) -> None:
    await riverside.posted()
    riverside.env.http_requests.clear()
    await riverside.restart()
    thread = riverside.thread()
    drawn = [r for r in riverside.env.http_requests if r.method in {"PATCH", "POST"} and str(thread.id) in r.path]
    assert drawn == []


async def test_level_and_topics_are_added_after_posting(riverside: WithIdeas) -> None:
    posted = await riverside.post(riverside.asha)
    assert posted.response is not None
    level, topics = [part for part in parts(posted.response.components) if part["type"] == 3]
    await riverside.asha.select(posted.response, [Level.SERVICE.value], custom_id=level["custom_id"])
    level, topics = [part for part in parts(posted.response.components) if part["type"] == 3]
    await riverside.asha.select(posted.response, ["Food"], custom_id=topics["custom_id"])
    await riverside.all_drawn()
    assert await riverside.tags() == ["New", "Food"]
    assert say("ideas-about-level", level=say("agenda-level-service")) in await riverside.card_text()


async def test_a_picture_stands_on_the_card_through_edits_and_goes_with_the_idea(riverside: WithIdeas) -> None:
    idea = await _with_picture(riverside)
    for _ in range(2):  # as it was drawn first, and after an edit
        card = await riverside.post_card()
        (gallery,) = [
            part for part in parts([each.to_dict() for each in card.components]) if part["type"] == MEDIA_GALLERY
        ]
        (shown,) = gallery["items"]
        (attachment,) = card.attachments
        assert shown["description"] == "A green bench"
        assert shown["media"]["url"] == attachment.url
        assert Image.open(BytesIO(await attachment.read())).size == (40, 30)
        assert say("ideas-card-picture", words="A green bench") in text_of(card)
        await riverside.services.ideas.support(await riverside.actor(riverside.ben), idea.id, SupportKind.SUPPORT)
        await riverside.all_drawn()
    await riverside.services.ideas.moderate(await riverside.actor(riverside.fay), idea.id, Act.HIDE, Reason.UNKIND)
    await riverside.all_drawn()
    hidden = await riverside.hidden_card(idea)
    assert (hidden.attachments, "green bench" in text_of(hidden)) == ([], False)


async def test_the_picture_of_an_idea_that_was_taken_back_is_deleted(riverside: WithIdeas) -> None:
    idea = await _with_picture(riverside)
    await riverside.services.ideas.withdraw(await riverside.actor(riverside.asha), idea.id)
    await riverside.all_drawn()
    assert (await riverside.hidden_card(idea)).attachments == []
    assert idea.attachment is not None
    with pytest.raises(NotFound):
        await riverside.services.uploads.read(idea.group_id, int(idea.attachment.upload_id))


async def _with_picture(riverside: WithIdeas) -> Idea:
    posted = await riverside.post(riverside.asha)
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    asked = await press(riverside.asha, posted, "ideas-button-picture")
    sent = {
        say("ideas-label-picture"): [("../../bench.png", drawn.getvalue())],
        say("ideas-label-picture-words"): "A green bench",
    }
    await fill_in(riverside.asha, asked, sent)
    await riverside.all_drawn()
    (idea,) = await riverside.services.ideas.mine(await riverside.actor(riverside.asha))
    return idea


async def test_meetings_open_with_what_was_answered(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    fay = await riverside.actor(riverside.fay)
    await riverside.services.ideas.answer(fay, idea.id, Status.DONE, Outcome(we_did="Two benches"))
    await riverside.services.meetings.start(fay, riverside.meeting_id)
    await riverside.all_drawn()
    opening = [
        text_of(message) for message in public(riverside.room) if say("ideas-opening-heading") in text_of(message)
    ]
    assert len(opening) == 1
    assert "Two benches" in opening[0]
