"""What goes with an idea's card beside its words: its picture, its page, and where it led."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.core.errors import NotFound
from bot.core.wording import say
from bot.groups.rules import Group
from bot.ideas.rules import Idea, Standing
from bot.ideas.seen import Link, Linked
from bot.services import Services
from bot.uploads.rules import FileGone, Kind, Upload
from cogs.shared.jumping import jump_address, linked
from cogs.shared.posting import Picture

_ENDINGS = {Kind.JPEG: "jpg", Kind.PNG: "png", Kind.WEBP: "webp"}


@dataclass(frozen=True)
class Beside:
    page: str = ""
    """Where everyone who has the link reads the idea; empty where it would lead others nowhere."""
    picture: Upload | None = None
    """What is known of its picture; None where it has none, or a file that is no picture."""
    led_to: tuple[str, ...] = ()
    unplaced: tuple[int, ...] = ()
    """Records that it led to and that have no card yet."""

    @property
    def picture_name(self) -> str:
        return f"idea-{self.picture.id}.{_ENDINGS[self.picture.kind]}" if self.picture else ""


NOTHING = Beside()


async def beside(services: Services, group: Group, idea: Idea) -> Beside:
    """Nothing for an idea that is not on show by itself: its picture goes as its words do."""
    if idea.standing is not Standing.SHOWN:
        return NOTHING
    links = await services.ideas.led_to(group.id, idea.id)
    cards = await _cards_of(services, group, links)
    return Beside(
        page=await page_of(services, idea),
        picture=await _picture_of(services, idea),
        led_to=tuple(_line(link, cards[link]) for link in links),
        unplaced=tuple(link.record_id for link in links if not cards[link]),
    )


async def page_of(services: Services, idea: Idea) -> str:
    """The address of the idea's page for reading, which can be shared; empty where it leads others nowhere."""
    public = services.settings.url_for_others
    key = await services.meetings.key_near(idea.group_id, idea.posted_at) if public else ""
    return f"{public}/join/{key}/ideas/{idea.id}" if key else ""


async def answers_page(services: Services, group_id: int) -> str:
    """ "You said, we did" as a page; empty where it leads others nowhere."""
    public = services.settings.url_for_others
    key = await services.meetings.key_near(group_id, services.clock()) if public else ""
    return f"{public}/join/{key}/ideas/answered" if key else ""


def page_link(address: str) -> list[discord.ui.Item[Any]]:
    """A button that opens the page in a browser; none where there is no address."""
    return [discord.ui.Button(label=say("ideas-button-page"), url=address)] if address else []


async def _picture_of(services: Services, idea: Idea) -> Upload | None:
    if idea.attachment is None:
        return None
    try:
        upload = await services.uploads.one(idea.group_id, int(idea.attachment.upload_id))
    except NotFound:  # its person had their files deleted
        return None
    return upload if upload.is_picture else None


async def pictures(services: Services, idea: Idea, beside: Beside) -> Sequence[Picture]:
    """What is sent with the card, each time it is drawn: Discord keeps no picture that an edit does not name."""
    if beside.picture is None or idea.attachment is None:
        return ()
    try:
        opened = await services.uploads.read(idea.group_id, beside.picture.id)
    except (NotFound, FileGone):
        return ()
    return [Picture(beside.picture_name, opened.content, idea.attachment.description)]


async def led_to_lines(services: Services, group: Group, links: Sequence[Link]) -> list[str]:
    """One line for each thing that came of it, which opens its card where that stands in Discord."""
    cards = await _cards_of(services, group, links)
    return [_line(link, cards[link]) for link in links]


def _line(link: Link, card: str) -> str:
    return say(f"ideas-led-to-{link.kind.value}", title=linked(link.title, card))


async def _cards_of(services: Services, group: Group, links: Sequence[Link]) -> dict[Link, str]:
    return {link: await _card_of(services, group.guild_id, group.id, link) for link in links}


async def _card_of(services: Services, guild_id: int, group_id: int, link: Link) -> str:
    """Empty where there is no card."""
    try:
        channel_id, message_id = await _place_of(services, group_id, link)
    except NotFound:
        return ""
    return jump_address(guild_id, channel_id, message_id) if channel_id and message_id else ""


async def _place_of(services: Services, group_id: int, link: Link) -> tuple[int | None, int | None]:
    match link.kind:
        case Linked.AGENDA_ITEM:
            item = await services.agenda.item(group_id, link.record_id)
            return item.card_channel_id, item.card_message_id
        case Linked.POLL:
            poll = await services.polls.poll(group_id, link.record_id)
            return poll.channel_id, poll.message_id
        case Linked.ACTION:
            action = await services.actions.action(group_id, link.record_id)
            return action.channel_id, action.message_id
