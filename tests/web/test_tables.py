"""Tables on pages: seated and timed at the console, one's own on a phone, the time on the room screen."""

from __future__ import annotations

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.points.words import read_aloud
from bot.tables.rules import TalkIn, Trouble, own_table
from bot.web.followed import facts_of
from bot.web.live import Watched
from bot.web.room_live import view_of
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock
from tests.web.polls import Browser
from tests.web.test_console import Console
from tests.web.test_floor import console, phone

__all__ = ["console", "phone"]


async def test_tables_get_places_in_discord_from_the_console_and_are_closed(
    phone: Browser, console: Console, group: MadeUpGroup
) -> None:
    services, at = group.services, (group.group_id, group.meeting_id)
    refused = await console.words("/tables/talk", {"place": "threads"})
    assert (refused[0], say("tables-refused-none-yet") in refused[1]) == (409, True)
    for who in (group.ben, group.dev, group.eve):
        await services.check_ins.check_in(who, group.meeting_id, Side.REMOTE)
    assert (await console.words("/tables/make", {"count": "1", "place": "telepathy"}))[0] == 422
    _, page = await console.words("/tables/make", {"count": "1", "mixed": "1", "place": "voice"})
    (table,) = await services.tables.of_meeting(*at)
    assert (table.talks_in, say("tables-talks-soon") in page) == (TalkIn.VOICE, True)

    # What Discord did is on the page, and what it would not do.
    await services.tables.place_made(group.group_id, table.id, 77, TalkIn.VOICE)
    assert say("tables-talks-voice") in await console.see("/tables")
    _, page = await console.words("/tables/talk", {"place": "threads"})
    assert say("tables-talks-soon") in page
    await services.tables.had_trouble(group.group_id, table.id, Trouble.MAKE)
    assert say("tables-trouble-make") in await console.see("/tables")
    await console.words("/tables/talk", {"place": "voice"})
    _, page = await console.words("/tables/close")
    assert (say("tables-talks-closing") in page, say("tables-trouble-make") in page) == (True, False)
    await services.tables.place_closed(group.group_id, table.id)
    (table,) = await services.tables.of_meeting(*at)
    assert (table.thread_id, table.unsettled) == (None, False)


async def test_everyone_has_a_table_with_time_and_notes(
    phone: Browser, console: Console, group: MadeUpGroup, clock: FixedClock
) -> None:
    services, at = group.services, (group.group_id, group.meeting_id)
    for who in (group.ben, group.dev, group.eve):
        await services.check_ins.check_in(who, group.meeting_id, Side.REMOTE)
    assert say("tables-refused-count", most=20) in (await console.words("/tables/make", {"count": "21"}))[1]
    _, page = await console.words("/tables/make", {"count": "1", "mixed": "1"})
    (table,) = await services.tables.of_meeting(*at)
    assert say("tables-people-room", names="Phone 1") in page
    assert say("tables-people-home", names="Ben, Dev, Eve") in page

    person = {"table": str(table.id), "person": str(group.fay.person_id)}
    await console.words("/tables/facilitator", person)
    _, page = await console.words("/tables/move", person)
    assert say("tables-looked-after", name="Fay") in page
    assert (await console.words("/tables/move", {**person, "person": ""}))[0] == 422
    await console.words("/tables/timer", {"minutes": "15"})

    async def time_on_screen() -> str:
        return view_of(await facts_of(services, Watched(*at))).below

    assert say("tables-mixed-role-few", fewest=5) not in page
    answer = await phone.send("/floor/coming-as", {"role": "carer"})
    assert 'id="role-carer" name="role" value="carer" checked' in await answer.text()
    assert say("tables-mixed-role-few", fewest=5) in (await console.words("/tables/facilitator", person))[1]
    assert (await phone.send("/floor/coming-as", {"role": "boss"})).status == 422

    stamp = _stamp(await phone.see())
    point = await services.points.draft(group.fay, group.meeting_id, "Buses until nine", table_id=table.id)
    page = await phone.see()
    draft = await services.points.view(group.group_id, point.id)
    assert (read_aloud(draft) in page, _stamp(page) == stamp) == (True, False)
    await services.points.withdraw(group.fay, point.id)
    assert "Buses until nine" not in await phone.see()

    talk = await time_on_screen()
    answer = await phone.send("/floor/table-notes", {"text": "Buses are late"})
    page = await answer.text()
    assert say("web-floor-done-table-notes") in page
    assert "Buses are late" in page
    assert talk.startswith("The tables talk until")
    assert talk in page
    clock.forward(minutes=15)
    assert await time_on_screen() == say("tables-over")
    clock.forward(minutes=10)
    assert await time_on_screen() == ""
    mine = own_table(await services.tables.of_meeting(*at), group.fay.person_id)
    assert mine is not None
    assert mine.notes == "Buses are late"


def _stamp(page: str) -> str:
    """What a page is loaded anew for."""
    return page.partition('data-stamp="')[2].partition('"')[0]
