"""/access: all of it private, one group at a time, kept after every step."""

from __future__ import annotations

from typing import Any

import simcord

from bot.access.rules import Draft, NeedState, Purpose, Said
from bot.core.wording import say
from tests.cogs.access.conftest import WithLead
from tests.cogs.agenda.riverside import TITLE, press, public, words
from tests.discord_words import answer_of, fill_in, parts, text_of


async def _choose(member: simcord.MemberActor, panel: simcord.InteractionResult, *keys: str, of: str = "") -> None:
    """Choose these values in the list of the panel that has them; `of` names the list where two could."""
    assert panel.response is not None
    for part in parts(panel.response.components):
        lists = part.get("type") == 3 and (not of or part.get("placeholder") == say(of))
        if lists and set(keys) <= {option["value"] for option in part["options"]}:
            await member.select(panel.response, list(keys), custom_id=part["custom_id"])
            return
    raise AssertionError(f"no list has {keys}")


async def _begin(riverside: WithLead, member: simcord.MemberActor) -> simcord.InteractionResult:
    panel = await member.slash(riverside.room, "access")
    await press(member, panel, "access-button-say")
    await press(member, panel, "access-button-yes-keep")
    return panel


def _shown(panel: simcord.InteractionResult) -> str:
    assert panel.response is not None
    return text_of(panel.response)


async def _asked(riverside: WithLead, member: simcord.MemberActor) -> list[Any]:
    mine = await riverside.services.access.mine(await riverside.actor(member), riverside.meeting_id)
    return [(one.need.said.key, one.need.said.detail, one.need.state) for one in mine.needs]


async def test_who_sees_it_is_said_before_anything_is_asked(riverside: WithLead) -> None:
    shown = await riverside.asha.slash(riverside.room, "access")
    assert shown.ephemeral
    text = words(shown)
    assert say("access-notice-who", who="Ama") in text
    assert text.index("Ama") < text.index(say("access-button-say"))


async def test_asha_says_what_she_needs_and_nobody_else_sees_a_word(riverside: WithLead) -> None:
    before = len(public(riverside.room))
    panel = await _begin(riverside, riverside.asha)
    assert "1 of 10" in _shown(panel)
    await _choose(riverside.asha, panel, "fmt_large_print", "fmt_easy_read")
    form = await press(riverside.asha, panel, "access-button-next")
    assert form.modal is not None
    await fill_in(riverside.asha, form, {"Large print": ["18 point"]})
    assert "2 of 10" in _shown(panel)
    await press(riverside.asha, panel, "access-button-to-end")
    assert "Large print: 18 point" in _shown(panel)
    await press(riverside.asha, panel, "access-button-send")
    assert say("access-done-sent") in _shown(panel)
    assert sorted(await _asked(riverside, riverside.asha)) == [
        ("fmt_easy_read", "", NeedState.ASKED),
        ("fmt_large_print", "18 point", NeedState.ASKED),
    ]
    assert len(public(riverside.room)) == before
    again = words(await riverside.asha.slash(riverside.room, "access"))
    assert "Large print: 18 point" in again.replace("\\", "")


async def test_no_to_keeping_keeps_nothing(riverside: WithLead) -> None:
    panel = await riverside.asha.slash(riverside.room, "access")
    await press(riverside.asha, panel, "access-button-say")
    refused = await press(riverside.asha, panel, "access-button-no-keep")
    assert say("access-refused-no-consent") in answer_of(refused)
    assert (await riverside.services.access.mine(await riverside.actor(riverside.asha), None)).draft is None


async def test_stop_and_carry_on_later(riverside: WithLead) -> None:
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_easy_read")
    await press(riverside.asha, panel, "access-button-stop")
    assert say("access-done-stopped") in _shown(panel)
    assert await _asked(riverside, riverside.asha) == []
    later = await riverside.asha.slash(riverside.room, "access")
    assert say("access-home-draft") in words(later)
    await press(riverside.asha, later, "access-button-carry-on")
    assert "Easy Read" in _shown(later)
    await press(riverside.asha, later, "access-button-to-end")
    await press(riverside.asha, later, "access-button-send")
    assert await _asked(riverside, riverside.asha) == [("fmt_easy_read", "", NeedState.ASKED)]


async def test_telling_somebody_is_asked_only_where_it_helps_and_nothing_is_chosen_beforehand(
    riverside: WithLead,
) -> None:
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_audio")
    await press(riverside.asha, panel, "access-button-to-end")
    assert say("access-consent-who") not in _shown(panel)
    await press(riverside.asha, panel, "access-button-step-back")
    for _ in range(6):
        await press(riverside.asha, panel, "access-button-step-back")
    await _choose(riverside.asha, panel, "seat_near_door")
    await press(riverside.asha, panel, "access-button-to-end")
    assert say("access-consent-who") in _shown(panel)
    await press(riverside.asha, panel, "access-button-send")
    mine = await riverside.services.access.mine(await riverside.actor(riverside.asha), None)
    assert {purpose.value for purpose in mine.agreed} == {"store"}


async def test_a_supporter_fills_in_and_the_person_is_told(riverside: WithLead) -> None:
    panel = await riverside.ben.slash(riverside.room, "access", person=riverside.asha)
    assert say("access-consent-store-for", name="Asha") in _shown(panel)
    await press(riverside.ben, panel, "access-button-yes-keep")
    await _choose(riverside.ben, panel, "fmt_audio")
    await press(riverside.ben, panel, "access-button-to-end")
    await press(riverside.ben, panel, "access-button-send")
    assert say("access-done-sent-for", name="Asha") in _shown(panel)
    home = await riverside.asha.slash(riverside.room, "access")
    assert say("access-entered-by", name="Ben") in words(home)
    mine = await riverside.services.access.mine(await riverside.actor(riverside.asha), riverside.meeting_id)
    await _choose(riverside.asha, home, str(mine.needs[0].need.id), of="access-choose-need")
    await press(riverside.asha, home, "access-button-undo")
    assert await _asked(riverside, riverside.asha) == []
    assert (await riverside.services.access.mine(await riverside.actor(riverside.asha), None)).standing == []


async def test_what_is_kept_for_every_meeting_is_taken_away_or_undone_in_discord(riverside: WithLead) -> None:
    access, asha, ben = riverside.services.access, *[await riverside.actor(m) for m in (riverside.asha, riverside.ben)]
    yes = frozenset({Purpose.STORE})
    for by, said in ((asha, {"room_loop": "", "fmt_large_print": "18 point"}), (ben, {"fmt_large_print": "24 point"})):
        await access.send(by, Draft(asha.person_id, None, by.person_id, said, always=True, consents=yes))
    home = await riverside.asha.slash(riverside.room, "access")
    assert "before, you said: Large print: 18 point" in words(home).replace("\\", "")
    for kept in (await access.mine(asha, None)).standing:
        await _choose(riverside.asha, home, str(kept.id), of="access-choose-kept")
    assert [kept.said for kept in (await access.mine(asha, None)).standing] == [Said("fmt_large_print", "18 point")]


async def test_rather_talk_asks_for_nothing_else(riverside: WithLead) -> None:
    home = await riverside.asha.slash(riverside.room, "access")
    form = await press(riverside.asha, home, "access-button-talk")
    done = await fill_in(riverside.asha, form, {say("access-label-talk"): "Mornings, by text"})
    assert say("access-done-talk") in answer_of(done)
    asha, keep = await riverside.actor(riverside.asha), frozenset({Purpose.STORE})
    said = {"ct_text": "07700 900000"}
    await riverside.services.access.send(asha, Draft(asha.person_id, None, asha.person_id, said, consents=keep))
    board = await riverside.ama.slash(riverside.room, "access-board")
    assert "Mornings, by text Text me: 07700 900000" in words(board)
    ben = await riverside.actor(riverside.ben)
    asked = {"ct_phone": "Evenings", "room_loop": ""}
    await riverside.services.access.send(
        ben, Draft(ben.person_id, riverside.meeting_id, ben.person_id, asked, always=False, consents=keep)
    )
    assert "Ben: Phone me: Evenings" in words(await riverside.ama.slash(riverside.room, "access-board"))


async def test_same_as_last_time_and_not_this_time(riverside: WithLead) -> None:
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_easy_read")
    await press(riverside.asha, panel, "access-button-to-end")
    await press(riverside.asha, panel, "access-button-send")
    with riverside.env.time_context():
        later = await riverside.plan_meeting("Summer meeting", days=90)
    home = await riverside.asha.slash(riverside.room, "access", meeting=str(later))
    assert say("access-home-same") in words(home)
    await press(riverside.asha, home, "access-button-same")
    mine = await riverside.services.access.mine(await riverside.actor(riverside.asha), later)
    assert [one.need.said.key for one in mine.needs] == ["fmt_easy_read"]
    assert say("access-home-asked") in _shown(home)


async def test_the_access_lead_arranges_and_the_person_says_it_worked(riverside: WithLead) -> None:
    ama = riverside.ama
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_easy_read")
    await press(riverside.asha, panel, "access-button-to-end")
    await press(riverside.asha, panel, "access-button-send")
    board = await ama.slash(riverside.room, "access-board")
    assert "Easy Read" in words(board)
    await press(ama, board, "access-button-seen-all")
    mine = await riverside.services.access.mine(await riverside.actor(riverside.asha), riverside.meeting_id)
    await _choose(ama, board, str(mine.needs[0].need.id))
    await press(ama, board, "access-button-to-arranging")
    assert say("access-board-owner", name="Ama") in _shown(board)
    await press(ama, board, "access-button-to-ready")
    home = await riverside.asha.slash(riverside.room, "access")
    assert say("access-state-ready") in words(home)
    await _choose(riverside.asha, home, str(mine.needs[0].need.id), of="access-choose-need")
    await press(riverside.asha, home, "access-button-met")
    assert await _asked(riverside, riverside.asha) == [("fmt_easy_read", "", NeedState.MET)]


async def test_a_no_is_a_form_with_a_reason_and_an_offer(riverside: WithLead) -> None:
    ama = riverside.ama
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_audio")
    await press(riverside.asha, panel, "access-button-to-end")
    await press(riverside.asha, panel, "access-button-send")
    mine = await riverside.services.access.mine(await riverside.actor(riverside.asha), riverside.meeting_id)
    board = await ama.slash(riverside.room, "access-board")
    await _choose(ama, board, str(mine.needs[0].need.id))
    form = await press(ama, board, "access-button-cannot")
    await fill_in(
        ama,
        form,
        {say("access-label-reason"): "Our reader is ill.", say("access-label-offer"): "We read it to you by phone."},
    )
    home = words(await riverside.asha.slash(riverside.room, "access"))
    assert "Our reader is ill." in home
    assert "We read it to you by phone." in home


async def test_an_organiser_and_a_member_see_no_need(riverside: WithLead) -> None:
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_easy_read")
    await press(riverside.asha, panel, "access-button-to-end")
    await press(riverside.asha, panel, "access-button-send")
    overview = words(await riverside.ola.slash(riverside.room, "access-board"))
    assert "Easy Read" not in overview
    assert "Asha" not in overview
    assert say("access-count-hidden", smallest=5) in overview
    refused = await riverside.ben.slash(riverside.room, "access-board")
    assert words(refused) == say("refusal-not-allowed", right="arrange_meeting")


async def test_a_list_is_a_file_without_names(riverside: WithLead) -> None:
    ama = riverside.ama
    panel = await _begin(riverside, riverside.asha)
    for _ in range(3):
        await press(riverside.asha, panel, "access-button-next")
    await _choose(riverside.asha, panel, "seat_near_door")
    await press(riverside.asha, panel, "access-button-to-end")
    await _choose(riverside.asha, panel, "venue")
    await press(riverside.asha, panel, "access-button-send")
    board = await ama.slash(riverside.room, "access-board")
    lists = await press(ama, board, "access-button-lists")
    shown = lists.response or lists.followups[0]
    chosen = next(part for part in parts(shown.components) if part.get("type") == 3)
    listed = await ama.select(shown, ["venue"], custom_id=chosen["custom_id"])
    assert "Near the door" in answer_of(listed)
    assert "Asha" not in answer_of(listed)
    nobody = await ama.select(shown, ["caterer"], custom_id=chosen["custom_id"])
    assert say("access-refused-nothing-to-share") in answer_of(nobody)
    who = await riverside.asha.slash(riverside.room, "access")
    await press(riverside.asha, who, "access-button-who")
    assert "Near the door" in _shown(who)
    assert say("access-purpose-venue") in _shown(who)


async def test_after_the_meeting_access_leads_to_how_it_was_for_the_person_and_the_access_lead(
    riverside: WithLead,
) -> None:
    """The message that asks says to type /access, whether or not another meeting is planned."""
    ama = riverside.ama
    panel = await _begin(riverside, riverside.asha)
    await _choose(riverside.asha, panel, "fmt_easy_read")
    await press(riverside.asha, panel, "access-button-to-end")
    await press(riverside.asha, panel, "access-button-send")
    mine = await riverside.services.access.mine(await riverside.actor(riverside.asha), riverside.meeting_id)
    fay = await riverside.actor(riverside.fay)
    await riverside.services.meetings.start(fay, riverside.meeting_id)
    await riverside.services.meetings.end(fay, riverside.meeting_id)
    home = await riverside.asha.slash(riverside.room, "access")
    assert say("access-home-no-meeting") in words(home)
    await _choose(riverside.asha, home, str(mine.needs[0].need.id), of="access-choose-how")
    form = await press(riverside.asha, home, "access-button-partly-met")
    await fill_in(riverside.asha, form, {say("access-label-afterwards"): "It came the day before."})
    assert say("access-state-partly_met") in words(await riverside.asha.slash(riverside.room, "access"))
    assert say("access-lead-state-partly_met") in words(await ama.slash(riverside.room, "access-board"))
    await riverside.plan_meeting("Summer meeting", days=90)
    board = await ama.slash(riverside.room, "access-board")
    assert "Easy Read" not in words(board)
    await press(ama, board, "access-button-board-over", title=TITLE)
    assert "Easy Read" in _shown(board)
    again = words(await riverside.asha.slash(riverside.room, "access"))
    assert again.index("Summer meeting") < again.index(TITLE)
