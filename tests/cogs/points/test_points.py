"""A key point in Discord: drafted, asked, changed, agreed."""

from __future__ import annotations

import discord

from bot.checkin.rules import Side
from bot.core.wording import say
from cogs.points.running import DraftForm
from tests.agenda.items import an_item
from tests.cogs.agenda.riverside import Riverside, press, public, words
from tests.discord_words import fill_in, text_of

TEXT = "Buses run until nine"


def _card(riverside: Riverside) -> discord.Message:
    return next(m for m in reversed(public(riverside.room)) if say("points-heading", number=1) in text_of(m))


async def test_from_the_draft_to_agreed(riverside: Riverside) -> None:
    services, meeting_id = riverside.services, riverside.meeting_id
    for member in (riverside.asha, riverside.ben):
        await services.check_ins.check_in(await riverside.actor(member), meeting_id, Side.REMOTE)
    form = await riverside.fay.slash(riverside.room, "point add")
    draft = await fill_in(riverside.fay, form, {say("points-field-text"): TEXT})
    assert say("points-said-drafted", number=1) in words(draft)
    assert say("points-said-asked") in words(await press(riverside.fay, draft, "points-button-ask"))
    await riverside.all_drawn()
    agreed = await riverside.asha.click(_card(riverside), label=say("points-button-agree"))
    assert words(agreed) == say("points-said-agree")
    form = await riverside.ben.click(_card(riverside), label=say("points-button-change"))
    changed = await fill_in(riverside.ben, form, {say("points-label-change"): "Until ten, please"})
    assert words(changed).startswith(say("points-said-change"))
    await riverside.all_drawn()
    assert "From home: 1 agrees, 1 would change it." in text_of(_card(riverside))
    assert "Until ten" not in text_of(_card(riverside))

    listed = await riverside.fay.slash(riverside.room, "point list")
    assert listed.response is not None
    (chosen,) = [
        v.point.id
        for v in await services.points.of_meeting((await riverside.actor(riverside.fay)).group_id, meeting_id)
    ]
    running = await riverside.fay.select(listed.response, [str(chosen)], custom_id=f"points:choose:{meeting_id}")
    refused = await press(riverside.fay, running, "points-button-agreed")
    assert words(refused) == say("points-refused-still-to-change", count=1)
    kept = await riverside.ben.click(_card(riverside), label=say("points-button-keep"))
    assert words(kept) == say("points-said-kept")
    assert say("points-said-agreed") in words(await press(riverside.fay, running, "points-button-agreed"))
    await riverside.all_drawn()
    said = text_of(_card(riverside)).splitlines()
    assert say("points-state-agreed") in said
    assert say("points-concern", words="Until ten, please") in said
    assert say("points-button-agree") not in said


async def test_whoever_would_change_it_comes_back_and_says_that_it_is_fine(riverside: Riverside) -> None:
    form = await riverside.fay.slash(riverside.room, "point add")
    draft = await fill_in(riverside.fay, form, {say("points-field-text"): TEXT})
    await press(riverside.fay, draft, "points-button-ask")
    await riverside.all_drawn()
    form = await riverside.ben.click(_card(riverside), label=say("points-button-change"))
    changed = await fill_in(riverside.ben, form, {say("points-label-change"): "Until ten, please"})
    assert words(await press(riverside.ben, changed, "points-button-fine-now")) == say("points-said-agree")
    (view,) = await riverside.services.points.of_meeting(
        (await riverside.actor(riverside.fay)).group_id, riverside.meeting_id
    )
    assert view.open_changes == 0


async def test_new_words_are_a_new_card_and_an_old_press_is_told(riverside: Riverside) -> None:
    form = await riverside.fay.slash(riverside.room, "point add")
    draft = await fill_in(riverside.fay, form, {say("points-field-text"): TEXT})
    asked = await press(riverside.fay, draft, "points-button-ask")
    await riverside.all_drawn()
    old = _card(riverside)
    form = await press(riverside.fay, asked, "points-button-reword")
    await fill_in(riverside.fay, form, {say("points-field-text"): "Buses run until ten"})
    await riverside.all_drawn()
    new = _card(riverside)
    assert (new.id != old.id, "Buses run until ten" in text_of(new)) == (True, True)
    actor = await riverside.actor(riverside.asha)
    (view,) = await riverside.services.points.of_meeting(actor.group_id, riverside.meeting_id)
    assert view.point.version == 2
    refused = await riverside.asha.slash(riverside.room, "point add")
    assert words(refused) == say("refusal-not-allowed")


async def test_of_many_points_the_newest_are_shown_and_it_says_so(riverside: Riverside) -> None:
    points, fay = riverside.services.points, await riverside.actor(riverside.fay)
    for number in range(1, 13):
        await points.ask(fay, (await points.draft(fay, riverside.meeting_id, f"Buses until {number} pm")).id)
    shown = words(await riverside.asha.slash(riverside.room, "point list"))
    assert say("points-list-newest", count=10, all=12) in shown
    assert ("Buses until 12 pm" in shown, "Buses until 1 pm" in shown) == (True, False)


async def test_the_item_that_runs_is_offered_however_many_there_are(riverside: Riverside) -> None:
    items = [an_item(id=number) for number in range(30)]
    form = DraftForm(riverside.meeting_id, items, items[-1])
    assert form.item is not None
    offered = [(option.value, option.default) for option in form.item.options]
    assert (len(offered), offered[0], offered[1]) == (25, ("29", True), ("0", False))
