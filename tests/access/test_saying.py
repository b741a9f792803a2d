"""A person says what they need, changes it, takes it back and says how it was; nobody else reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.access.rules import (
    Draft,
    NeedsDetail,
    NeedState,
    NoStoreConsent,
    NotANeed,
    NothingKept,
    NothingSaid,
    NotNow,
    Purpose,
    Said,
    ThisTime,
    TooEarlyToSay,
)
from bot.core.errors import NotFound, TooLong
from bot.core.roles import Role
from bot.meetings.rules import MeetingIsOver
from tests.access.conftest import EVERY_YES, KEEP, Needing

CANARY = "Zanzibar-canary-5512"


async def test_what_is_said_is_asked_for_once_and_the_access_lead_hears_of_it(group: Needing) -> None:
    said = {"com_bsl": "", "fmt_large_print": "18 point"}
    needs = await group.say(group.asha, said)
    assert [(n.said.key, n.said.detail, n.state) for n in needs] == [
        ("com_bsl", "", NeedState.ASKED),
        ("fmt_large_print", "18 point", NeedState.ASKED),
    ]
    assert await group.say(group.asha, said) == needs
    assert await group.told(group.ama) == [("access-notice-lead-asked", {"meeting": "Spring meeting"})]


async def test_nothing_is_kept_without_a_yes(group: Needing) -> None:
    draft = Draft(group.asha.person_id, group.meeting_id, group.asha.person_id, {"com_bsl": ""})
    for use_case in (group.services.access.send, group.services.access.keep_draft):
        with pytest.raises(NoStoreConsent):
            await use_case(group.asha, draft)
    assert await group.needs_of(group.asha) == []
    await group.services.access.rather_talk(group.asha)
    assert (await group.services.access.mine(group.asha, None)).call_back is not None


async def test_what_cannot_be_sent_is_said(group: Needing) -> None:
    for said, refusal in (
        ({"fmt_braille": ""}, NeedsDetail),
        ({"fmt_braille": "Grade 9"}, NeedsDetail),
        ({"gone": ""}, NotANeed),
        ({"oth_other": "x" * 301}, TooLong),
    ):
        with pytest.raises(refusal):
            await group.say(group.asha, said)
    assert await group.needs_of(group.asha) == []


async def test_a_new_form_takes_back_what_is_no_longer_on_it(group: Needing) -> None:
    await group.say(group.asha, {"com_bsl": "", "room_quiet": ""})
    assert [need.said.key for need in await group.say(group.asha, {"room_quiet": ""})] == ["room_quiet"]
    again = await group.say(group.asha, {"room_quiet": "", "com_bsl": ""})
    assert [need.state for need in again] == [NeedState.ASKED, NeedState.ASKED]


async def test_a_changed_detail_is_asked_for_again(group: Needing) -> None:
    (need,) = await group.say(group.asha, {"fmt_large_print": "18 point"})
    await group.services.access.move(group.ama, need.id, NeedState.READY)
    (changed,) = await group.say(group.asha, {"fmt_large_print": "24 point"})
    assert (changed.id, changed.state, changed.said.detail) == (need.id, NeedState.ASKED, "24 point")


async def test_a_form_is_carried_on_later_and_old_ones_go(group: Needing) -> None:
    access = group.services.access
    draft = await access.draft(group.asha, group.meeting_id)
    assert (draft.answers, draft.consents) == ({}, frozenset())
    await access.keep_draft(group.asha, replace(draft, answers={"com_bsl": ""}, consents=KEEP))
    assert (await access.draft(group.asha, group.meeting_id)).answers == {"com_bsl": ""}
    assert await group.needs_of(group.asha) == []
    group.clock.forward(days=29)
    assert await access.drop_old_drafts() == 0
    group.clock.forward(days=2)
    assert await access.drop_old_drafts() == 1
    assert (await access.draft(group.asha, group.meeting_id)).answers == {}


async def test_same_as_last_time(group: Needing) -> None:
    access, summer = group.services.access, await group.around.plan_meeting()
    with pytest.raises(NothingKept):
        await access.same_as_last_time(group.asha, summer)
    await group.say(group.asha, {"com_bsl": "", "room_breaks": "Every 30 minutes"}, always=True)
    await access.same_as_last_time(group.asha, summer)
    assert {need.said.key for need in await group.needs_of(group.asha, summer)} == {"com_bsl", "room_breaks"}
    assert (await access.mine(group.asha, summer)).this_time is ThisTime.SAME
    await access.not_this_time(group.asha, summer)
    mine = await access.mine(group.asha, summer)
    assert (mine.needs, mine.this_time, len(mine.standing)) == ([], ThisTime.NOT_THIS_TIME, 2)


async def test_the_next_form_begins_with_what_was_said_before(group: Needing) -> None:
    await group.say(group.asha, {"room_breaks": "Every 30 minutes"}, always=True, yes=EVERY_YES)
    draft = await group.services.access.draft(group.asha, await group.around.plan_meeting())
    assert (draft.answers, draft.consents) == ({"room_breaks": "Every 30 minutes"}, EVERY_YES)


async def test_a_supporter_fills_in_and_the_person_sees_it_and_undoes_it(group: Needing) -> None:
    access, eve, asha = group.services.access, group.around.eve, group.asha
    await group.say(asha, {"com_bsl": ""})
    draft = await access.draft(eve, group.meeting_id, asha.person_id)
    assert draft.answers == {}, "a supporter reads nobody's needs"
    needs = await group.say(eve, {"room_quiet": ""}, for_person=asha.person_id, yes=EVERY_YES)
    assert [(need.said.key, need.entered_by) for need in needs] == [("com_bsl", None), ("room_quiet", eve.person_id)]
    assert await group.told(asha) == [("access-notice-helped", {"helper": "Eve"})]
    assert (await access.mine(asha, None)).agreed == KEEP, "who is told is for the person alone to say"
    await access.withdraw(asha, needs[1].id)
    assert [need.said.key for need in await group.needs_of(asha)] == ["com_bsl"]
    with pytest.raises(NothingSaid):
        await group.say(eve, {}, for_person=asha.person_id)


@pytest.mark.parametrize("where", ["need", "standing"])
async def test_what_a_supporter_changed_can_be_put_back(group: Needing, where: str) -> None:
    """Also after a second change: it is the person's own words that stand again, and they are asked for anew."""
    access, eve, asha = group.services.access, group.around.eve, group.asha
    await group.say(asha, {"fmt_large_print": "18 point"}, always=True)
    for size in ("24 point", "28 point"):
        await group.say(eve, {"fmt_large_print": size, "room_quiet": ""}, for_person=asha.person_id, always=True)
    mine = await access.mine(asha, group.meeting_id)
    assert [(one.need.said.detail, one.need.before) for one in mine.needs] == [
        ("28 point", Said("fmt_large_print", "18 point")),
        ("", None),
    ]
    if where == "need":
        for one in mine.needs:
            await access.undo(asha, one.need.id)
    else:
        for kept in mine.standing:
            await access.undo_standing(asha, kept.id)
    mine = await access.mine(asha, group.meeting_id)
    assert [(kept.said.detail, kept.entered_by, kept.before) for kept in mine.standing] == [("18 point", None, None)]
    assert [one.need.said.detail for one in mine.needs] == (["18 point"] if where == "need" else ["28 point", ""])
    with pytest.raises(NotNow if where == "need" else NotFound):
        await access.undo(asha, mine.needs[0].need.id if where == "need" else 999)
    with pytest.raises(NotNow):
        await access.undo_standing(asha, mine.standing[0].id)
    for other in (group.ama, eve):
        with pytest.raises(NotFound):
            await access.undo(other, mine.needs[0].need.id)
        with pytest.raises(NotFound):
            await access.undo_standing(other, mine.standing[0].id)


async def test_nobody_else_touches_a_need(group: Needing) -> None:
    (need,) = await group.say(group.asha, {"com_bsl": ""})
    access = group.services.access
    stranger = await group.services.people.from_discord(guild_id=2, guild_name="Other", user_id=9, name="Zed")
    for other in (group.ben, group.ama, group.ola, stranger):
        with pytest.raises(NotFound):
            await access.withdraw(other, need.id)
        with pytest.raises(NotFound):
            await access.judge(other, need.id, NeedState.MET)
    with pytest.raises(NotFound):
        await access.mine(stranger, group.meeting_id)
    with pytest.raises(NotFound):
        await access.rather_talk(stranger, "", group.asha.person_id)
    with pytest.raises(NotFound):
        await access.withdraw(group.asha, 2**40)


async def test_the_person_says_how_it_was_and_may_change_their_mind(group: Needing) -> None:
    access = group.services.access
    (need,) = await group.say(group.asha, {"com_captions": ""})
    with pytest.raises(TooEarlyToSay):
        await access.judge(group.asha, need.id, NeedState.MET)
    await group.start_and_end()
    await access.judge(group.asha, need.id, NeedState.NOT_MET, CANARY)
    told = await group.told(group.ama)
    assert told[-1] == ("access-notice-lead-judged", {"meeting": "Spring meeting"})
    judged = await access.judge(group.asha, need.id, NeedState.MET)
    assert (judged.state, judged.by_person, judged.afterwards) == (NeedState.MET, True, "")
    with pytest.raises(MeetingIsOver):
        await group.say(group.asha, {"room_quiet": ""})


async def test_a_no_to_keeping_takes_everything_away(group: Needing) -> None:
    access = group.services.access
    await group.say(group.asha, {"food_diet": "no nuts"}, always=True, yes=EVERY_YES)
    await access.agree(group.asha, KEEP)
    assert (await access.mine(group.asha, None)).agreed == KEEP
    await access.agree(group.asha, ())
    mine = await access.mine(group.asha, group.meeting_id)
    assert (mine.standing, mine.needs, mine.agreed) == ([], [], frozenset())
    assert {consent.version for consent in mine.consents} == {"2026-11"}
    assert all(consent.withdrawn_at == group.clock.now for consent in mine.consents)


async def test_keeping_nothing_takes_the_answers_and_the_call_too_and_the_access_lead_hears_of_it(
    group: Needing,
) -> None:
    access = group.services.access
    (need,) = await group.say(group.asha, {"com_bsl": ""}, always=True)
    await access.move(group.ama, need.id, NeedState.READY)
    await access.rather_talk(group.asha, "Mornings")
    await access.keep_nothing(group.asha)
    mine = await access.mine(group.asha, group.meeting_id)
    assert (mine.standing, mine.needs, mine.this_time, mine.call_back, mine.agreed) == ([], [], None, None, frozenset())
    assert (await group.messages(group.ama))[-1] == "access-notice-lead-gone"


async def test_a_no_to_keeping_leaves_a_call_that_was_asked_for(group: Needing) -> None:
    await group.services.access.rather_talk(group.asha, "Mornings")
    await group.services.access.agree(group.asha, ())
    mine = await group.services.access.mine(group.asha, None)
    assert mine.call_back is not None


async def test_asking_twice_to_talk_is_one_call(group: Needing) -> None:
    access = group.services.access
    await access.rather_talk(group.asha, "Mornings")
    await access.rather_talk(group.asha, "After two")
    (call,) = (await access.board(group.ama, group.meeting_id)).calls
    assert (call[0].words, call[1]) == ("After two", "Asha")
    await access.call_done(group.ama, call[0].id)
    with pytest.raises(NotFound):
        await access.call_done(group.ama, call[0].id)
    assert (await access.mine(group.asha, None)).call_back is None


async def test_talking_can_be_chosen_on_the_form(group: Needing) -> None:
    assert await group.say(group.asha, {"oth_talk": "By text"}) == []
    assert (await group.services.access.mine(group.asha, None)).call_back is not None


async def test_no_word_of_a_need_is_written_in_clear(group: Needing) -> None:
    """Not in a table, an event's notice or the audit log: everything stored is searched for what was typed."""
    access = group.services.access
    (need,) = await group.say(group.asha, {"oth_other": CANARY}, always=True)
    await access.keep_draft(group.asha, Draft(group.asha.person_id, None, 0, {"oth_other": CANARY}, True, KEEP))
    await access.rather_talk(group.asha, CANARY)
    await access.cannot(group.ama, need.id, CANARY, CANARY)
    await access.write_note(group.ama, need.id, CANARY)
    await access.judge(group.asha, need.id, NeedState.NOT_MET, CANARY) if need.by_person else None
    async with group.services.database.read() as connection:
        from bot.schema import metadata

        for table in metadata.sorted_tables:
            for row in await connection.execute(text(f'select * from "{table.name}"')):
                written = " ".join(map(str, row))
                assert CANARY not in written, table.name
                assert "oth_other" not in written, table.name
    mine = await access.mine(group.asha, group.meeting_id)
    assert (mine.needs[0].need.reason, mine.needs[0].need.note, mine.standing[0].said.detail) == (CANARY,) * 3


async def test_everything_is_taken_along_and_everything_is_forgotten(group: Needing) -> None:
    access, privacy = group.services.access, group.services.privacy
    await group.say(group.asha, {"oth_other": CANARY}, always=True, yes=EVERY_YES)
    await access.rather_talk(group.asha, "Mornings")
    kept = {section.table: str(section.entries) for section in (await privacy.copy(group.asha)).sections}
    assert CANARY in kept["access_needs"]
    assert CANARY in kept["access_standing"]
    assert "Mornings" in str(kept)
    await privacy.forget(group.asha)
    left = {section.table for section in (await privacy.copy(group.asha)).sections}
    assert not {table for table in left if table.startswith("access_")}


@pytest.mark.parametrize("role", [Role.PARTICIPANT])
async def test_every_step_of_a_person_is_noted_without_a_value(group: Needing, role: Role) -> None:
    (need,) = await group.say(group.asha, {"oth_other": CANARY}, always=True)
    await group.services.access.withdraw(group.asha, need.id)
    mine = await group.services.access.mine(group.asha, None)
    await group.services.access.drop_standing(group.asha, mine.standing[0].id)
    await group.services.access.still_right(group.asha)
    await group.services.access.agree(group.asha, {Purpose.STORE})
    noted = await group.noted()
    for action in ("send", "withdraw", "drop_standing", "still_right", "agree"):
        assert f"access.{action}" in noted
