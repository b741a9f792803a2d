"""The group's hard words: what each means, asking about one, explaining one, and finding a meaning good.

The page stands at four addresses: by a meeting's key, where everyone who has it may read; on a phone that has joined;
behind a person's own private link; and in a facilitator's console.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.core.errors import NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor.glossary import AGREE, Word
from bot.meetings.rules import MeetingState
from bot.web.console_at import HERE as CONSOLE
from bot.web.console_at import at_of
from bot.web.guard import form_of, one
from bot.web.headers import with_forms
from bot.web.idea_doors import OnlyReading
from bot.web.keys import SERVICES, meeting_of
from bot.web.look import Look
from bot.web.pages import page
from bot.web.phone_at import HERE as PHONE
from bot.web.phone_at import home_of, phone_of
from bot.web.private import private_actor

PURPOSE = "words"
"""What a private link to this page is made for."""
DEED = r"/{verb:ask|explain|agree}"
WORD = "word"
"""In an address: the word that was asked about, explained or agreed last."""


@dataclass(frozen=True)
class Visitor:
    actor: Actor
    base: str
    home: str
    """The page they came from; empty behind a private link."""
    back: str
    """What the link to it says."""
    takes_part: bool
    meeting_id: int | None = None


@dataclass(frozen=True)
class WordLine:
    id: int
    word: str
    meaning: str
    """What two people agreed to; empty where it waits."""
    offered: tuple[MeaningLine, ...]
    """Meanings that wait, oldest first."""


@dataclass(frozen=True)
class MeaningLine:
    id: int
    text: str
    standing: str
    may_agree: bool


@dataclass(frozen=True)
class Trouble:
    verb: str
    word_id: int
    words: str
    typed: str

    def at(self, verb: str, word_id: int = 0) -> bool:
        return (self.verb, self.word_id) == (verb, word_id)


Door = Callable[[web.Request], Awaitable[Visitor]]


async def _reading(request: web.Request) -> Visitor:
    meeting = (await meeting_of(request)).meeting
    home = f"/join/{meeting.key}"
    return Visitor(Actor.system(meeting.group_id), f"{home}/words", home, say("web-words-back"), takes_part=False)


async def _by_phone(request: web.Request) -> Visitor:
    phone, actor = await phone_of(request)
    home = home_of(request)
    return _taking_part(actor, f"{home}/words", home, say("web-words-back"), phone.meeting_id)


async def _by_private_link(request: web.Request) -> Visitor:
    return _taking_part(await private_actor(request, PURPOSE), f"/mine/{PURPOSE}", "", "", None)


async def _in_console(request: web.Request) -> Visitor:
    at = await at_of(request)
    home = f"/console/{request.match_info['token']}"
    return _taking_part(at.actor, f"{home}/words", home, say("web-ideas-back-to-console"), at.meeting_id)


def _taking_part(actor: Actor, base: str, home: str, back: str, meeting_id: int | None) -> Visitor:
    return Visitor(actor, base, home, back, actor.may(Right.TAKE_PART), meeting_id)


DOORS: Mapping[str, Door] = {
    "/join/{key}/words": _reading,
    f"{PHONE}/words": _by_phone,
    f"/mine/{PURPOSE}": _by_private_link,
    f"{CONSOLE}/words": _in_console,
}


def add_routes(app: web.Application) -> None:
    for address, door in DOORS.items():
        app.router.add_get(address, _shows(door))
        app.router.add_post(address + DEED, _does(door))
        app.router.add_get(address + DEED, _back(door))


def _shows(door: Door) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def show(request: web.Request) -> web.Response:
        return await _page(request, await door(request))

    return show


def _back(door: Door) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Loaded again after a form could not be used."""

    async def back(request: web.Request) -> web.Response:
        visitor = await door(request)
        return web.Response(status=303, headers={"Location": visitor.base + Look.of(request.query).query})

    return back


def _does(door: Door) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def do(request: web.Request) -> web.Response:
        visitor = await door(request)
        if not visitor.takes_part:
            raise OnlyReading
        form, verb = await form_of(request), request.match_info["verb"]
        number, typed = whole_number(one(form, "word")) or 0, one(form, "text")
        try:
            word = await _deed(request, visitor, verb, number, typed)
        except NotFound:
            raise
        except Refusal as refusal:
            trouble = Trouble(verb, number, say(refusal.message, **refusal.facts), typed)
            return await _page(request, visitor, trouble=trouble, status=refusal.status)
        look = Look.of(request.query).query_with(done=verb, **{WORD: word.id})
        where = f"{visitor.base}{look}#word-{word.id}"
        return web.Response(status=303, headers={"Location": where})

    return do


async def _deed(request: web.Request, visitor: Visitor, verb: str, number: int, typed: str) -> Word:
    """`number` is the word that is explained, or the meaning that is found good."""
    floor, actor = request.app[SERVICES].floor, visitor.actor
    match verb:
        case "ask":
            return await floor.ask_word(actor, typed, meeting_id=await _live_meeting(request, visitor))
        case "explain":
            return await floor.propose_meaning(actor, number, typed)
        case _:
            return await floor.agree_meaning(actor, number)


async def _live_meeting(request: web.Request, visitor: Visitor) -> int | None:
    """The meeting in which the word fell, where it is on: then asking holds up the card too."""
    if visitor.meeting_id is None:
        return None
    view = await request.app[SERVICES].meetings.view(visitor.actor.group_id, visitor.meeting_id)
    return visitor.meeting_id if view.meeting.state is MeetingState.LIVE else None


async def _page(
    request: web.Request, visitor: Visitor, *, trouble: Trouble | None = None, status: int = 200
) -> web.Response:
    words = [_line(word, visitor) for word in await request.app[SERVICES].floor.words(visitor.actor.group_id)]
    done = request.query.get("done", "") if trouble is None else ""
    at = whole_number(request.query.get(WORD, ""))
    facts: dict[str, Any] = {
        "visitor": visitor,
        "query": Look.of(request.query).query,
        "waiting": [word for word in words if not word.meaning],
        "known": [word for word in words if word.meaning],
        "trouble": trouble,
        "done": _done_words(done, next((word for word in words if word.id == at), None)),
    }
    return with_forms(page(request, "words.html", facts, status=status))


def _done_words(verb: str, word: WordLine | None) -> str:
    """What was just done; of a word that was asked about and is known, what it means."""
    if word is None or verb not in {"ask", "explain", "agree"}:
        return ""
    if word.meaning and verb != "explain":
        return say("web-words-known", word=word.word, meaning=word.meaning)
    return say(f"web-words-done-{verb}", word=word.word)


def _line(word: Word, visitor: Visitor) -> WordLine:
    me, known = visitor.actor.person_id, word.meaning
    later = [each for each in word.meanings if not each.agreed and (known is None or each.id > known.id)]
    offered = [
        MeaningLine(
            each.id,
            each.text,
            say("web-words-good", count=len(each.agreed_by), wanted=AGREE),
            visitor.takes_part and each.proposed_by != me and me not in each.agreed_by,
        )
        for each in later
    ]
    return WordLine(word.id, word.word, known.text if known else "", tuple(offered))
