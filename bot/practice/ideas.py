"""The ideas of the made-up group: two that are the same, one that is under way, and one that has its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from io import BytesIO

import simcord

from bot.core.wording import say
from bot.groups.rules import Channel
from bot.ideas.rules import Attachment, Idea, Level, NewIdea, Outcome, Status, SupportKind
from bot.practice.cast import Person
from bot.practice.group import MadeUpGroup
from bot.services import Services
from bot.uploads.rules import Purpose

WOOD, METAL, GRASS = "#7f6000", "#444444", "#93c47d"
BENCH = (
    ((0, 280, 640, 320), GRASS),
    ((80, 50, 560, 70), METAL),
    ((100, 70, 112, 280), METAL),
    ((528, 70, 540, 280), METAL),
    ((150, 200, 490, 222), WOOD),
    ((150, 150, 490, 170), WOOD),
    ((170, 222, 186, 280), METAL),
    ((454, 222, 470, 280), METAL),
)
"""Corners and colour of each part of the picture."""
LOOKS, BETWEEN_LOOKS = 100, 0.1
"""Seconds, and how often: the bot makes its posts about one a second."""


class NoPost(Exception):
    """The bot made no post: a fault in Alongside."""


@dataclass(frozen=True)
class Said:
    by: Person
    name: str
    """The end of its messages in the catalogue."""
    supported_by: tuple[Person, ...]
    level: Level | None = None
    named: bool = True


IDEAS = (
    Said(Person.ED, "bench", (Person.AMA, Person.BEN), Level.SERVICE),
    Said(Person.AMA, "seats", (Person.BEN, Person.CARA), Level.SERVICE, named=False),
    Said(Person.BEN, "letters", (Person.ED,), Level.ORGANISATION),
    Said(Person.CARA, "kettle", (Person.FAY, Person.ED)),
)


async def post_ideas(services: Services, group: MadeUpGroup) -> None:
    posted = {said.name: await _post(services, group, said) for said in IDEAS}
    await _show_bench(services, group, posted["bench"])
    dev = await group.actor(services, Person.DEV)
    ola = await group.actor(services, Person.OLA)
    letters = posted["letters"].id
    await services.ideas.comment(dev, letters, say("practice-idea-letters-comment"))
    await services.ideas.set_status(ola, letters, Status.TALKED_ABOUT, say("practice-idea-letters-news"))
    done = Outcome(we_did=say("practice-idea-kettle-done"))
    await services.ideas.answer(ola, posted["kettle"].id, Status.DONE, done)


async def _show_bench(services: Services, group: MadeUpGroup, bench: Idea) -> None:
    """A picture with the first idea, drawn here: nobody's photo."""
    ed = await group.actor(services, Person.ED)
    words = say("practice-idea-bench-picture")
    made = await services.uploads.check(drawn_bench(), purpose=Purpose.IDEA)
    kept = await services.uploads.keep(ed, made, purpose=Purpose.IDEA, description=words)
    picture = Attachment(str(kept.id), words)
    new = NewIdea(bench.title, bench.what, bench.why, level=bench.level, named=bench.named, attachment=picture)
    await services.ideas.reword(ed, bench.id, new)


def drawn_bench() -> bytes:
    """A bench under a roof, as a PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - large, and only drawn with here

    picture = Image.new("RGB", (640, 320), "#cfe2f3")
    pen = ImageDraw.Draw(picture)
    for box, colour in BENCH:
        pen.rectangle(box, fill=colour)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


async def post_of(env: simcord.Env, services: Services, group: MadeUpGroup, title: str) -> simcord.ChannelHandle:
    """The post of the idea with this title, once the bot has made it. Raises NoPost."""
    ola = await group.actor(services, Person.OLA)
    (idea,) = await services.ideas.titled(ola.group_id, title)
    forum = group.channels[Channel.IDEAS]
    for _ in range(LOOKS):
        await env.settle()
        thread_id = (await services.ideas.record(ola.group_id, idea.id)).thread_id
        found = [post for post in forum.threads if post.id == thread_id]
        if found:
            return found[0]
        await asyncio.sleep(BETWEEN_LOOKS)
    raise NoPost


async def _post(services: Services, group: MadeUpGroup, said: Said) -> Idea:
    new = NewIdea(
        say(f"practice-idea-{said.name}"),
        say(f"practice-idea-{said.name}-what"),
        say(f"practice-idea-{said.name}-why"),
        level=said.level,
        named=said.named,
    )
    idea = await services.ideas.post(await group.actor(services, said.by), new)
    for person in said.supported_by:
        await services.ideas.support(await group.actor(services, person), idea.id, SupportKind.SUPPORT)
    return idea
