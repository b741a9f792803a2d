"""/record/{key}: what came of a meeting, for everybody who has its joining link, as a page and as plain text.

Other ways to read the same are in `record_ways.py`.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.actions.rules import Action, Decision, Source, SourceKind
from bot.actions.words import action_lines, decision_lines, source_words
from bot.agenda.rules import Item, ItemKind
from bot.core.dates import spoken_date, spoken_moment
from bot.core.wording import say
from bot.ideas.seen import IdeaRef, Linked
from bot.meetings.calendar import working_days_after
from bot.meetings.rules import MeetingState, MeetingView
from bot.paper.rules import SlipKind
from bot.parity.chart import draw_report
from bot.parity.words import report_words
from bot.points.rules import PointState, PointView
from bot.points.words import beside, counts_words, heading, state_words
from bot.polls.rules import PollState, PollView
from bot.polls.words import result_sentences
from bot.services import Services
from bot.web.keys import SERVICES, meeting_of
from bot.web.pages import page
from bot.web.record_list import ways_to_read

Link = tuple[str, str]
"""Words and anchor."""
FromPaper = Mapping[tuple[SlipKind, int], int]
CameOf = defaultdict[str, list[Link]]
"""Of each anchor, what came of it."""


@dataclass(frozen=True)
class Entry:
    title: str
    lines: tuple[str, ...]
    anchor: str = ""
    """Its place on the page, "decision-7"; empty where nothing leads to it."""
    links: tuple[Link, ...] = ()
    """Words and anchor of what it came from and what came of it."""
    ideas: tuple[IdeaRef, ...] = ()
    """Those that it came from."""
    agreed: bool = True
    """False for a key point that is not agreed, or not any more."""
    own: tuple[str, ...] = ()
    """People's own words and names within its lines: whoever changes how a line reads leaves them as they are."""


@dataclass(frozen=True)
class Section:
    name: str
    """Also its anchor."""
    heading: str
    entries: tuple[Entry, ...]
    none: str
    """What is said where it has no entry."""


@dataclass(frozen=True)
class Record:
    title: str
    when: str
    promise: str
    """By when the whole record is out; empty once the time has come or the meeting has not ended."""
    sections: tuple[Section, ...]
    parity: tuple[str, ...]
    """Empty before the meeting has ended."""
    has_chart: bool


def add_routes(app: web.Application) -> None:
    app.router.add_get("/record/{key}", _page)
    app.router.add_get("/record/{key}/record.txt", _text)
    app.router.add_get("/record/{key}/parity.png", _chart)


async def _page(request: web.Request) -> web.Response:
    meeting = await meeting_of(request)
    record = await record_of(request.app[SERVICES], meeting)
    key = meeting.meeting.key
    facts = {"record": record, "here": f"/record/{key}", "join": f"/join/{key}", "ways": ways_to_read(key)}
    return page(request, "record.html", facts)


async def _text(request: web.Request) -> web.Response:
    record = await record_of(request.app[SERVICES], await meeting_of(request))
    return web.Response(
        text=in_plain_text(record),
        content_type="text/plain",
        charset="utf-8",
        headers={"Content-Disposition": 'attachment; filename="record.txt"'},
    )


async def _chart(request: web.Request) -> web.Response:
    meeting = (await meeting_of(request)).meeting
    report = await request.app[SERVICES].parity.report(meeting.group_id, meeting.id)
    if meeting.state is not MeetingState.ENDED or not report.by_side:
        raise web.HTTPNotFound
    return web.Response(body=await asyncio.to_thread(draw_report, report), content_type="image/png")


async def record_of(services: Services, view: MeetingView) -> Record:
    meeting = view.meeting
    at = (meeting.group_id, meeting.id)
    zone = (await services.groups.group(meeting.group_id)).zone
    today = await services.actions.today(meeting.group_id)
    points = [each for each in await services.points.of_meeting(*at) if each.point.state is not PointState.DRAFT]
    decisions, actions = await services.actions.decisions_of_meeting(*at), await services.actions.of_meeting(*at)
    came_of = _came_of(decisions, actions)
    planned = (await services.agenda.view(*at)).planned
    items = {item.id: item for item in planned if item.kind is ItemKind.ITEM}
    words = (await services.floor.view(*at)).unexplained
    ended = meeting.state is MeetingState.ENDED
    report = await services.parity.report(*at) if ended else None
    polls = [each for each in await services.polls.of_meeting(*at) if each.poll.state is PollState.CLOSED]
    paper = await services.paper.typed_in(*at)
    ideas = services.ideas.ideas_behind
    of_polls = await ideas(meeting.group_id, Linked.POLL, [each.poll.id for each in polls])
    of_actions = await ideas(meeting.group_id, Linked.ACTION, [each.id for each in actions])
    of_decisions = await services.ideas.refs(meeting.group_id, [each.links.idea_id for each in decisions])
    return Record(
        title=meeting.title,
        when=spoken_moment(meeting.starts_at, zone),
        promise=_promise(services, view, today, zone) if ended else "",
        sections=(
            _section("decisions", [_decision(each, came_of, of_decisions) for each in decisions]),
            _section("points", [_point(each, items, came_of, paper) for each in points]),
            _section("actions", [_action(each, today, zone, of_actions.get(each.id, ())) for each in actions]),
            _section(
                "polls", [_poll(each, came_of, of_polls.get(each.poll.id, ()), paper) for each in reversed(polls)]
            ),
            _section("items", [_item(each, came_of) for each in items.values()]),
            _section("words", [Entry(word, ()) for word in words]),
        ),
        parity=tuple(report_words(report)) if report else (),
        has_chart=bool(report and report.by_side),
    )


def in_plain_text(record: Record) -> str:
    """The same record for a screen reader, a letter, or whoever likes plain text best."""
    lines = [say("record-heading", title=record.title), record.when, *([record.promise] if record.promise else []), ""]
    for section in record.sections:
        lines += [section.heading, ""]
        for number, entry in enumerate(section.entries, start=1):
            came_from = [say("record-from-idea", title=idea.title) for idea in entry.ideas]
            about = (*entry.lines, *(words for words, _ in entry.links), *came_from)
            lines += [f"{number}. {entry.title}", *(f"   {line}" for line in about), ""]
        if not section.entries:
            lines += [section.none, ""]
    if record.parity:
        lines += [say("record-parity"), "", *record.parity, ""]
    return "\n".join(lines)


def _promise(services: Services, view: MeetingView, today: date, zone: ZoneInfo) -> str:
    """Policy promises the record within some working days."""
    held = view.meeting.ends_at.astimezone(zone).date()
    by = working_days_after(held, services.policy.notes_working_days, services.policy.bank_holidays)
    return say("record-by", day=spoken_date(by)) if today <= by else ""


def _section(name: str, entries: list[Entry]) -> Section:
    return Section(name, say(f"record-{name}"), tuple(entries), say(f"record-none-{name}"))


def _came_of(decisions: Iterable[Decision], actions: Iterable[Action]) -> CameOf:
    found: CameOf = defaultdict(list)
    for kind, made in ((SourceKind.DECISION, decisions), (SourceKind.ACTION, actions)):
        for each in made:
            words = say(f"actions-led-to-{kind.value}", text=each.text)
            for source in each.sources:
                found[_anchor(source.kind, source.record_id)].append((words, _anchor(kind, each.id)))
    return found


def _anchor(kind: SourceKind, record_id: int) -> str:
    return f"{kind.value}-{record_id}"


def _from(sources: Iterable[Source]) -> list[tuple[str, str]]:
    return [(source_words(source), _anchor(source.kind, source.record_id)) for source in sources]


def _entry(
    anchor: str,
    title: str,
    lines: Iterable[str],
    links: Iterable[Link],
    ideas: Iterable[IdeaRef] = (),
    *,
    own: Iterable[str] = (),
) -> Entry:
    return Entry(title, tuple(lines), anchor, tuple(links), tuple(ideas), own=tuple(words for words in own if words))


def _decision(decision: Decision, came_of: CameOf, ideas: Mapping[int, IdeaRef]) -> Entry:
    anchor = _anchor(SourceKind.DECISION, decision.id)
    links = [*_from(decision.sources), *came_of[anchor]]
    behind = ideas.get(decision.links.idea_id or 0)
    own = (decision.before, decision.after, decision.review_words)
    return _entry(anchor, decision.text, decision_lines(decision), links, [behind] if behind else [], own=own)


def _action(action: Action, today: date, zone: ZoneInfo, ideas: Sequence[IdeaRef]) -> Entry:
    lines, links = action_lines(action, today, zone), _from(action.sources)
    names = (action.owner_name, action.partner_name, action.asker_name)
    own = (*names, action.outcome_words, action.next_words, *(news.text for news in action.news))
    return _entry(_anchor(SourceKind.ACTION, action.id), action.text, lines, links, ideas, own=own)


def _among(paper: FromPaper, kind: SlipKind, record_id: int) -> tuple[str, ...]:
    """That some answers came from paper, where they did."""
    count = paper.get((kind, record_id), 0)
    return (say("paper-among", count=count),) if count else ()


def _point(view: PointView, items: Mapping[int, Item], came_of: CameOf, paper: FromPaper) -> Entry:
    point = view.point
    marks = (say("points-on-paper"),) if point.on_paper else ()
    state = say("record-still-asked") if point.state is PointState.OPEN else state_words(view)
    lines = (heading(view), state, *marks, *counts_words(view), *_among(paper, SlipKind.POINT, point.id), *beside(view))
    item = items.get(point.item_id or 0)
    about = [(say("actions-from-item", text=item.title), _anchor(SourceKind.ITEM, item.id))] if item else []
    anchor = _anchor(SourceKind.POINT, point.id)
    entry = _entry(anchor, point.text, lines, [*about, *came_of[anchor]], own=view.concerns)
    return replace(entry, agreed=point.state is PointState.AGREED)


def _poll(view: PollView, came_of: CameOf, ideas: Sequence[IdeaRef], paper: FromPaper) -> Entry:
    """What everyone may see of it."""
    poll = view.poll
    said = result_sentences(poll, view.result) if view.result else [say("record-poll-not-shown")]
    links, lines = came_of[_anchor(SourceKind.POLL, poll.id)], [*said, *_among(paper, SlipKind.VOTE, poll.id)]
    own = [option.text for option in poll.options]
    return _entry(_anchor(SourceKind.POLL, poll.id), poll.question, lines, links, ideas, own=own)


def _item(item: Item, came_of: CameOf) -> Entry:
    return _entry(_anchor(SourceKind.ITEM, item.id), item.title, (), came_of[_anchor(SourceKind.ITEM, item.id)])
