"""/idea: twins before posting, lists, looking after ideas, moderation, and choices."""

from __future__ import annotations

import simcord

from bot.core.wording import say
from bot.ideas.moderation import Act, Reason
from bot.ideas.rules import Delivery, Status, SupportKind
from cogs.notices.direct_messages import DirectMessages
from tests.cogs.agenda.riverside import pick, press, words
from tests.cogs.ideas.forum import BENCH, WithIdeas
from tests.discord_words import answer_of, fill_in, parts, text_of

TWIN = "Put a bench at our bus stop"


async def test_a_likely_twin_is_offered_and_supported_instead_with_ones_own_words(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    offered = await riverside.post(riverside.ben, TWIN, why="I fell there")
    assert BENCH in words(offered)
    assert (await riverside.services.ideas.tally(idea.group_id)).submitted == 1
    await press(riverside.ben, offered, "ideas-button-same", number=1)
    view = await riverside.services.ideas.view(idea.group_id, idea.id)
    assert [(each.kind, each.words, each.author_name) for each in view.said] == [
        (SupportKind.MATTERS, "I fell there", "Ben")
    ]
    assert view.idea.counts.supporters == 1


async def test_an_idea_is_posted_all_the_same_where_its_author_says_so(riverside: WithIdeas) -> None:
    await riverside.posted()
    offered = await riverside.post(riverside.ben, TWIN)
    posted = await press(riverside.ben, offered, "ideas-button-post-mine")
    await riverside.all_drawn()
    assert TWIN in words(posted)
    assert {thread.name for thread in riverside.threads()} == {BENCH, TWIN}


async def test_a_helper_posts_for_somebody_who_can_take_it_back(riverside: WithIdeas) -> None:
    shown = await riverside.ben.slash(riverside.room, "idea post-for", member=riverside.asha)
    assert "Asha" in words(await riverside.fill(riverside.ben, shown, BENCH))
    mine = await riverside.asha.slash(riverside.room, "idea mine")
    more = await pick(riverside.asha, mine, f"1. {BENCH}")
    await press(riverside.asha, more, "ideas-button-withdraw")
    await press(riverside.asha, more, "ideas-button-yes-take-back")
    assert say("ideas-withdrawn", title=BENCH) in words(more)
    assert (await riverside.services.ideas.tally((await riverside.actor(riverside.asha)).group_id)).withdrawn == 1


async def test_words_that_suggest_a_risk_show_the_contacts_only_to_who_wrote_them(riverside: WithIdeas) -> None:
    posted = await riverside.post(riverside.asha, why="I am not safe at home")
    assert say("ideas-safety-heading") in words(posted)
    assert "999" in words(posted)
    assert BENCH in words(posted)


async def test_looking_after_an_idea_from_new_to_answered(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    panel = await riverside.ola.slash(riverside.room, "idea look-after", idea=str(idea.id))
    asked = await press(riverside.ola, panel, "ideas-button-status")
    await fill_in(
        riverside.ola,
        asked,
        {say("ideas-label-status"): Status.SEEN.value, say("ideas-label-status-words"): "We read it"},
    )
    asked = await press(riverside.ola, panel, "ideas-button-answer")
    refused = await _answer(riverside.ola, asked, Status.DONE, we_did="")
    assert say("ideas-refused-no-outcome") in words(refused)
    asked = await press(riverside.ola, panel, "ideas-button-answer")
    await _answer(riverside.ola, asked, Status.DONE, we_did="Two benches")
    card = await riverside.services.ideas.card(idea.group_id, idea.id)
    assert (card.status, card.outcome.we_did, card.owner_name) == (Status.DONE, "Two benches", "Ola")
    answers = words(await riverside.ben.slash(riverside.room, "idea answers"))
    assert "Two benches" in answers
    assert say("ideas-tally", submitted=1, shown=1, held=0, merged=0, withdrawn=0) in answers


async def test_what_a_past_meeting_opened_with_is_found_by_that_meeting(riverside: WithIdeas) -> None:
    fay = await riverside.actor(riverside.fay)
    with riverside.env.time_context():
        await riverside.services.agenda.start_meeting(fay, riverside.meeting_id)
        await riverside.services.agenda.end_meeting(fay, riverside.meeting_id)
    choices = await riverside.ben.autocomplete(riverside.room, "idea answers", "meeting", "river")
    assert [choice["value"] for choice in choices] == [str(riverside.meeting_id)]
    shown = words(await riverside.ben.slash(riverside.room, "idea answers", meeting=str(riverside.meeting_id)))
    assert say("ideas-answers-meeting", meeting="Riverside meeting") in shown
    assert not await riverside.ben.autocomplete(riverside.room, "agenda show", "meeting", "river")


async def test_twins_are_joined_and_parted_from_the_panel(riverside: WithIdeas) -> None:
    kept, twin = await riverside.posted(), await riverside.posted(TWIN)
    panel = await riverside.ola.slash(riverside.room, "idea look-after", idea=str(twin.id))
    await _pick(riverside.ola, panel, BENCH)
    await press(riverside.ola, panel, "ideas-button-join")
    assert (await riverside.services.ideas.card(kept.group_id, twin.id)).merged_into == kept.id
    await press(riverside.ola, panel, "ideas-button-undo")
    assert (await riverside.services.ideas.card(kept.group_id, twin.id)).merged_into is None


async def test_one_tap_in_the_direct_message_leaves_a_merge(riverside: WithIdeas) -> None:
    await riverside.env.advance_time(10 * 3600)  # SimCord starts at midnight, in quiet hours
    kept = await riverside.posted()
    await riverside.post(riverside.ben, "Longer hours at the library")
    twin = (await riverside.services.ideas.mine(await riverside.actor(riverside.ben)))[0]
    await riverside.services.ideas.merge(await riverside.actor(riverside.ola), twin.id, kept.id)
    await riverside.services.notices.run_due(DirectMessages(riverside.env.bot, riverside.services).deliver)
    await riverside.all_drawn()
    told = riverside.ben.user.dm_channel.history()[-1]
    left = await riverside.ben.user.click(told, label=say("ideas-button-not-for-me"))
    assert answer_of(left) == say("ideas-left", title=BENCH)
    assert (await riverside.services.ideas.card(kept.group_id, kept.id)).authors == ("Asha",)


async def test_an_idea_is_suggested_for_an_agenda(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    panel = await riverside.ola.slash(riverside.room, "idea look-after", idea=str(idea.id))
    await pick(riverside.ola, panel, "Riverside meeting")
    await riverside.all_drawn()
    agenda = await riverside.services.agenda.view(idea.group_id, riverside.meeting_id)
    assert [item.title for item in agenda.suggested] == [BENCH]
    assert riverside.leads_to_post(text_of(riverside.card(BENCH)))
    shown = words(await riverside.ben.slash(riverside.room, "idea show", idea=str(idea.id)))
    item = riverside.card(BENCH)
    assert say("ideas-led-to-agenda_item", title=f"[Riverside meeting]({item.jump_url})") in shown


async def test_members_look_after_nothing(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    for command, options in (
        ("idea look-after", {"idea": str(idea.id)}),
        ("idea join", {"idea": str(idea.id), "into": str(idea.id)}),
        ("idea log", {}),
        ("idea set-up", {}),
    ):
        refused = await riverside.ben.slash(riverside.room, command, **options)
        assert words(refused) == say("refusal-not-allowed", right=""), command


async def test_moderators_act_with_a_reason_and_the_log_is_a_file(riverside: WithIdeas) -> None:
    idea = await riverside.posted()
    panel = await riverside.fay.slash(riverside.room, "idea look-after", idea=str(idea.id))
    asked = await press(riverside.fay, panel, "ideas-button-moderate")
    await fill_in(
        riverside.fay,
        asked,
        {
            say("ideas-label-act"): Act.HIDE.value,
            say("ideas-label-reason"): [Reason.NAMES_SOMEONE.value],
            say("ideas-label-moderate-words"): "",
        },
    )
    await riverside.all_drawn()
    log = await riverside.fay.slash(riverside.room, "idea log")
    assert log.response is not None
    assert [file.filename for file in log.response.attachments] == [say("ideas-log-file")]
    assert say("ideas-tally", submitted=1, shown=0, held=1, merged=0, withdrawn=0) in words(log)


async def test_the_author_answers_a_moderator_from_the_direct_message(riverside: WithIdeas) -> None:
    await riverside.env.advance_time(10 * 3600)  # SimCord starts at midnight, in quiet hours
    idea = await riverside.posted()
    fay = await riverside.actor(riverside.fay)
    entry = await riverside.services.ideas.moderate(fay, idea.id, Act.HOLD, Reason.NAMES_SOMEONE)
    await riverside.services.notices.run_due(DirectMessages(riverside.env.bot, riverside.services).deliver)
    await riverside.all_drawn()
    told = riverside.asha.user.dm_channel.history()[-1]
    asked = await riverside.asha.user.click(told, label=say("ideas-button-answer-moderator"))
    answered = await fill_in(riverside.asha.user, asked, {say("ideas-label-answer-moderator"): "Sam said yes"})
    assert answer_of(answered) == say("ideas-answered-moderator")
    log = await riverside.services.ideas.moderation_log(fay)
    assert [(each.id, each.answer) for each in log] == [(entry.id, "Sam said yes")]
    mine = await riverside.asha.slash(riverside.room, "idea mine")
    more = await pick(riverside.asha, mine, f"1. {BENCH}")
    assert say("ideas-button-answer-moderator") not in words(more)


async def test_how_news_comes_is_each_persons_own_choice(riverside: WithIdeas) -> None:
    chosen = await riverside.ben.slash(riverside.room, "idea tell-me", how="weekly")
    assert words(chosen) == say("ideas-delivery-set-weekly")
    assert await riverside.services.ideas.delivery(await riverside.actor(riverside.ben)) is Delivery.WEEKLY


async def test_organisers_set_contacts_topics_and_what_is_read(riverside: WithIdeas) -> None:
    shown = await riverside.ola.slash(riverside.room, "idea set-up")
    saved = await fill_in(
        riverside.ola,
        shown,
        {
            say("ideas-label-contacts"): "Call Ola on 0191 498 0100",
            say("ideas-label-topics"): "Buses\nFood",
            say("ideas-label-reads"): "yes",
        },
    )
    assert say("ideas-reads-not-yet") in words(saved)
    settings = await riverside.services.ideas.settings((await riverside.actor(riverside.ola)).group_id)
    assert (settings.topics, settings.reads_typed) == (("Buses", "Food"), True)


async def test_ideas_are_found_by_words_and_chosen_by_title(riverside: WithIdeas) -> None:
    await riverside.posted()
    await riverside.posted("Letters in big print")
    found = words(await riverside.ben.slash(riverside.room, "idea list", words="bench"))
    assert BENCH in found
    assert "Letters" not in found
    choices = await riverside.ben.autocomplete(riverside.room, "idea show", "idea", "letters")
    assert [choice["name"] for choice in choices] == ["Letters in big print"]
    unknown = await riverside.ben.slash(riverside.room, "idea show", idea="e")
    assert words(unknown) == say("ideas-unknown-idea", typed="e")


async def test_old_buttons_answer_after_a_restart(riverside: WithIdeas) -> None:
    await riverside.posted()
    await riverside.restart()
    given = await riverside.ben.click(await riverside.post_card(), label=say("ideas-button-support"))
    assert say("ideas-supporters", count=1) in words(given)


async def _answer(
    member: simcord.MemberActor, asked: simcord.InteractionResult, status: Status, *, we_did: str
) -> simcord.InteractionResult:
    return await fill_in(
        member,
        asked,
        {
            say("ideas-label-answer"): status.value,
            say("ideas-label-we-did"): we_did,
            say("ideas-label-could-not"): "",
            say("ideas-label-next-step"): "",
        },
    )


async def _pick(member: simcord.MemberActor, shown: simcord.InteractionResult, title: str) -> None:
    """Choose the option with this label in whichever list of the panel has it."""
    assert shown.response is not None
    lists = [part for part in parts(shown.response.components) if part["type"] == 3]
    for part in lists:
        for option in part["options"]:
            if option["label"] == title:
                await member.select(shown.response, [option["value"]], custom_id=part["custom_id"])
                return
    raise AssertionError(title)
