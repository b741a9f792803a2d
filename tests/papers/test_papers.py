"""Papers reach everybody at the same time, each in their own format."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import Empty, NotAllowed, NotFound
from bot.meetings.rules import NotALink
from bot.papers.rules import (
    STANDARD,
    AlreadyReleased,
    CommentsEndTooSoon,
    CommentsOver,
    NotAFormat,
    NotInSuchAFile,
    OneWayOnly,
    PapersNotReady,
    Version,
    Wanted,
    missing_formats,
)
from bot.papers.service import NewVersion
from bot.papers.words import going_out_words, to_make_words
from bot.uploads.rules import Kind
from bot.uploads.service import Put
from tests.conftest import MONDAY
from tests.papers.conftest import Reading

LARGE = Wanted("fmt_large_print", "18 point")
LARGE_WORDS = "Large print, 18 point"

PHOTO = Put("made-up", Kind.PNG, 1, "", "")


async def test_a_paper_waits_until_each_format_that_somebody_reads_is_there(reading: Reading) -> None:
    paper_id = (await reading.add()).paper.id
    assert (await reading.attach(paper_id)).missing == (LARGE,)
    with pytest.raises(PapersNotReady) as refused:
        await reading.papers.release(reading.needing.ola, paper_id)
    assert refused.value.facts == {"missing": "Large print, 18 point"}
    assert await reading.papers.mine(reading.needing.asha, reading.meeting_id) == []
    assert (await reading.attach(paper_id, "fmt_large_print", "20 point")).missing == (LARGE,)
    assert (await reading.attach(paper_id, "fmt_large_print", "18 Point")).ready
    released = await reading.papers.release(reading.needing.ola, paper_id)
    assert released.paper.override_reason == ""


async def test_everybody_hears_of_it_at_the_same_moment_in_the_same_words(reading: Reading) -> None:
    paper_id = (await reading.add()).paper.id
    await reading.attach(paper_id)
    await reading.attach(paper_id, "fmt_large_print", "18 point")
    await reading.papers.release(reading.needing.ola, paper_id)
    for person in (reading.needing.asha, reading.needing.ben):
        assert await reading.told(person.person_id) == ["papers-notice-released"]
    (asha,) = await reading.papers.mine(reading.needing.asha, reading.meeting_id)
    (ben,) = await reading.papers.mine(reading.needing.ben, reading.meeting_id)
    assert [version.format for version in asha.own] == ["fmt_large_print"]
    assert (ben.own, ben.waiting, ben.comments_until) == ([], False, asha.comments_until)


async def test_a_format_that_comes_late_moves_that_persons_last_day_and_nobody_elses(reading: Reading) -> None:
    paper = (await reading.add()).paper
    await reading.attach(paper.id)
    released = await reading.papers.release(reading.needing.ola, paper.id, reason="The printer broke down.")
    assert released.paper.override_reason == "The printer broke down."
    overrides = await reading.needing.services.access.overrides(reading.needing.ola.group_id, reading.meeting_id)
    assert [one.reason for one in overrides] == ["The printer broke down."]
    (asha,) = await reading.papers.mine(reading.needing.asha, reading.meeting_id)
    assert (asha.waiting, asha.comments_until) == (True, None)
    reading.needing.clock.forward(days=3)
    await reading.attach(paper.id, "fmt_large_print", "18 point")
    (asha,) = await reading.papers.mine(reading.needing.asha, reading.meeting_id)
    (ben,) = await reading.papers.mine(reading.needing.ben, reading.meeting_id)
    assert paper.comments_until is not None
    assert (asha.waiting, asha.comments_until) == (False, paper.comments_until + timedelta(days=3))
    assert ben.comments_until == paper.comments_until
    assert await reading.told(reading.needing.asha.person_id) == ["papers-notice-released", "papers-notice-yours"]
    assert await reading.told(reading.needing.ben.person_id) == ["papers-notice-released"]
    with pytest.raises(AlreadyReleased):
        await reading.papers.release(reading.needing.ola, paper.id)


async def test_easy_read_is_called_so_only_when_it_was_checked(reading: Reading) -> None:
    paper_id = (await reading.add()).paper.id
    new = NewVersion("fmt_easy_read", "Short sentences with pictures.", link="https://example.org/easy")
    (unchecked,) = (await reading.papers.attach(reading.needing.ola, paper_id, new)).versions
    assert reading.papers.label(unchecked) == "Simple words version"
    checked = NewVersion("fmt_easy_read", "Short sentences.", link="https://example.org/easy", checked=True)
    (version,) = (await reading.papers.attach(reading.needing.ola, paper_id, checked)).versions
    assert reading.papers.label(version) == "Easy Read"


async def test_a_file_is_opened_by_everybody_of_the_group_once_it_is_out(reading: Reading) -> None:
    paper_id = (await reading.add()).paper.id
    (version,) = (await reading.attach_file(paper_id, STANDARD)).versions
    with pytest.raises(NotFound):
        await reading.papers.open_file(reading.needing.asha, version)
    await reading.papers.release(reading.needing.ola, paper_id, reason="It is urgent.")
    opened = await reading.papers.open_file(reading.needing.asha, version)
    assert opened.content.startswith(b"%PDF")
    assert opened.upload.description == "Two pages, no pictures."


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewVersion(STANDARD, "", link="https://example.org"), Empty),
        (NewVersion(STANDARD, "A page."), OneWayOnly),
        (NewVersion(STANDARD, "A page.", link="https://example.org", how="by post"), OneWayOnly),
        (NewVersion(STANDARD, "A page.", link="example"), NotALink),
        (NewVersion("fmt_early", "A page.", how="by post"), NotAFormat),
        (NewVersion("fmt_screen_reader", "A page.", file=PHOTO), NotInSuchAFile),
        (NewVersion("fmt_audio", "Read out by Ed.", file=PHOTO), NotInSuchAFile),
        (NewVersion("fmt_bsl_video", "Signed by Ed.", file=replace(PHOTO, kind=Kind.PDF)), NotInSuchAFile),
    ],
)
async def test_what_cannot_be_attached(reading: Reading, new: NewVersion, refusal: type[Exception]) -> None:
    paper_id = (await reading.add()).paper.id
    with pytest.raises(refusal):
        await reading.papers.attach(reading.needing.ola, paper_id, new)
    assert (await reading.papers.view(reading.needing.ola.group_id, paper_id)).versions == []


async def test_a_pdf_may_be_for_a_screen_reader(reading: Reading) -> None:
    paper_id = (await reading.add()).paper.id
    assert len((await reading.attach_file(paper_id, "fmt_screen_reader")).versions) == 1


async def test_the_last_day_for_comments_is_a_day_where_the_group_is(reading: Reading) -> None:
    reading.needing.clock.now = datetime(2026, 4, 20, 23, 30, tzinfo=UTC)
    ola, day = reading.needing.ola, date(2026, 4, 20)
    with pytest.raises(CommentsEndTooSoon):
        await reading.papers.add_paper(ola, reading.meeting_id, "A", "B", comments_until=day)
    view = await reading.papers.add_paper(ola, reading.meeting_id, "A", "B", comments_until=day + timedelta(days=1))
    assert view.paper.comments_until == date(2026, 4, 21)


async def test_only_organisers_add_and_release(reading: Reading) -> None:
    paper_id = (await reading.add()).paper.id
    asha = reading.needing.asha
    with pytest.raises(NotAllowed):
        await reading.papers.add_paper(asha, reading.meeting_id, "A", "B")
    with pytest.raises(NotAllowed):
        await reading.papers.release(asha, paper_id, reason="Why not.")
    with pytest.raises(CommentsEndTooSoon):
        await reading.papers.add_paper(
            reading.needing.ola, reading.meeting_id, "A", "B", comments_until=(MONDAY - timedelta(days=1)).date()
        )


async def test_organisers_are_reminded_on_the_two_dates_once(reading: Reading) -> None:
    papers, ola = reading.papers, reading.needing.ola
    calendar = await reading.needing.services.meetings.calendar(ola.group_id, reading.meeting_id)
    by_kind = {each.kind.value: each.on for each in calendar}
    for kind in ("draft_papers", "formats_out"):
        reading.needing.clock.now = reading.needing.clock.now.replace(
            year=by_kind[kind].year, month=by_kind[kind].month, day=by_kind[kind].day
        )
        await papers.remind()
        await papers.remind()
    assert await reading.told(ola.person_id) == ["papers-remind-drafts", "papers-remind-formats"]


async def test_people_comment_until_their_own_last_day_and_organisers_read_it(reading: Reading) -> None:
    papers, asha, ben = reading.papers, reading.needing.asha, reading.needing.ben
    paper = (await reading.add()).paper
    await reading.attach(paper.id)
    with pytest.raises(NotFound):
        await papers.comment(ben, paper.id, "It is not out yet.")
    await papers.release(reading.needing.ola, paper.id, reason="It is urgent.")
    reading.needing.clock.forward(days=3)
    await reading.attach(paper.id, "fmt_large_print", "18 point")
    assert paper.comments_until is not None
    reading.needing.clock.forward(days=(paper.comments_until - reading.needing.clock.now.date()).days + 1)
    with pytest.raises(CommentsOver):
        await papers.comment(ben, paper.id, "Too late for me.")
    await papers.comment(asha, paper.id, "The bus has to stop at the day centre.")
    said = await papers.comments(reading.needing.ola, reading.meeting_id)
    assert [(one.person_id, one.words) for one in said[paper.id]] == [
        (asha.person_id, "The bus has to stop at the day centre.")
    ]
    with pytest.raises(NotAllowed):
        await papers.comments(ben, reading.meeting_id)
    assert (await papers.own_comments(ben, reading.meeting_id))[paper.id] == []
    with pytest.raises(NotFound):
        await papers.take_back_comment(ben, said[paper.id][0].id)
    await papers.take_back_comment(asha, said[paper.id][0].id)
    assert (await papers.own_comments(asha, reading.meeting_id))[paper.id] == []


async def test_who_reads_for_longer_makes_the_papers_come_sooner_for_everybody(reading: Reading) -> None:
    papers, ola = reading.papers, reading.needing.ola
    usual = await papers.going_out(ola.group_id, reading.meeting_id)
    await reading.needing.say(reading.needing.ben, {"fmt_early": "5 days"})
    sooner = await papers.going_out(ola.group_id, reading.meeting_id)
    assert (usual.sooner, sooner.sooner) == (0, 5)
    assert sooner.on <= usual.on - timedelta(days=5)
    assert sooner.drafts_on <= usual.drafts_on - timedelta(days=5)
    assert (await reading.add()).missing == (Wanted(STANDARD), LARGE)  # more time is no format of its own
    assert "5 days sooner than usual" in going_out_words(sooner)


async def test_a_paper_that_is_late_says_so_and_a_format_asked_for_too_late_is_late_at_once(reading: Reading) -> None:
    papers, ola, clock = reading.papers, reading.needing.ola, reading.needing.clock
    view = await reading.add()
    dates = await papers.going_out(ola.group_id, reading.meeting_id)
    assert (dates.days_late, [each.late for each in await papers.to_make(view)]) == (0, [False, False])
    clock.forward(days=(dates.on - clock.now.date()).days - 1)
    late = {papers.label(each.wanted): each for each in await papers.to_make(view)}
    assert {name: each.late for name, each in late.items()} == {"Standard version": False, LARGE_WORDS: True}
    assert to_make_words(late[LARGE_WORDS], LARGE_WORDS).startswith("Late: Large print, 18 point. It takes 3 working")
    clock.forward(days=3)
    assert (await papers.going_out(ola.group_id, reading.meeting_id)).days_late == 2


async def test_a_date_that_moves_to_the_past_is_told_at_once(reading: Reading) -> None:
    papers, ola, clock = reading.papers, reading.needing.ola, reading.needing.clock
    dates = await papers.going_out(ola.group_id, reading.meeting_id)
    clock.forward(days=(dates.drafts_on - clock.now.date()).days - 2)
    assert await papers.remind() == 0
    await reading.needing.say(reading.needing.ben, {"fmt_early": "5 days"})
    assert await papers.remind() == 1
    assert await reading.told(ola.person_id) == ["papers-remind-drafts"]


formats = st.builds(
    Wanted, st.sampled_from([STANDARD, "fmt_audio", "fmt_large_print"]), st.sampled_from(["", "16 point", "18 point"])
)


@settings(deadline=None)
@given(st.lists(formats), st.lists(formats))
def test_nothing_is_missing_exactly_when_everybody_can_read_it(wanted: list[Wanted], there: list[Wanted]) -> None:
    versions = [
        Version(1, 1, each.format, each.detail, None, "https://example.org", "", "A page.", False, MONDAY)
        for each in there
    ]
    missing = missing_formats(wanted, versions)
    for each in [Wanted(STANDARD), *wanted]:
        assert (each in missing) is not any(version.serves(each) for version in versions)
