"""Keeps the ideas forum true: one post for each idea, its tags, and the comments that came from elsewhere."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import discord

from bot.core.detached import detached_call_later, detached_task
from bot.core.logs import log_failure
from bot.core.redraw import Redrawer
from bot.core.wording import say
from bot.groups.rules import Channel, Group, GroupChanged
from bot.ideas.in_discord import PostedAt
from bot.ideas.rules import Idea, IdeaChanged, IdeaCommented, IdeaSettingsChanged, Standing
from bot.services import Services
from cogs.ideas.beside import Beside, beside, pictures
from cogs.ideas.cards import idea_card
from cogs.ideas.forum import make_tags, tags_of
from cogs.ideas.mirror import Mirror

ARCHIVED = 50083
"""Discord's code for a thread that is archived: it is opened again first."""

A_MOMENT = 5.0
"""Seconds until the board looks again for a card that was not there yet."""

log = logging.getLogger(__name__)


class Board:
    """Draws on every change, and at start what changed meanwhile. One drawing of an idea at a time."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[tuple[int, int]] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._one_at_a_time: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._mirror = Mirror(client, services)
        self._looked_for: dict[int, tuple[int, ...]] = {}
        self._later: set[asyncio.TimerHandle] = set()
        self._made_again: Counter[int] = Counter()
        """Group to posts that were gone when they were drawn."""
        self._telling: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        events = self._services.events
        events.subscribe(IdeaChanged, self._changed)
        events.subscribe(IdeaCommented, self._commented)
        events.subscribe(GroupChanged, self._group_changed)
        events.subscribe(IdeaSettingsChanged, self._group_changed)

    async def close(self) -> None:
        events = self._services.events
        events.unsubscribe(IdeaChanged, self._changed)
        events.unsubscribe(IdeaCommented, self._commented)
        events.unsubscribe(GroupChanged, self._group_changed)
        events.unsubscribe(IdeaSettingsChanged, self._group_changed)
        for timer in self._later:
            timer.cancel()
        await self._redrawer.close()
        await asyncio.gather(*self._telling)

    async def settled(self) -> None:
        """Wait until nothing is being drawn, and organisers are told what had to be made again."""
        await self._redrawer.settled()
        await asyncio.gather(*self._telling)

    async def draw_everything(self) -> None:
        """At a start: make again, or find again, what was deleted or changed while the bot was away, and say so."""
        for group in await self._services.groups.all():
            forum = self._forum(group)
            if forum is None:
                await self._say_forum_is_gone(group)
                continue
            await self._look_for_posts(group, forum)

    async def _look_for_posts(self, group: Group, forum: discord.ForumChannel) -> None:
        standing = {thread.id for thread in forum.threads}
        try:
            standing |= {thread.id async for thread in forum.archived_threads(limit=None)}
        except discord.HTTPException as error:
            log_failure(log, "posts not looked for", error, group=group.id)
            return
        made_again = 0
        for idea_id in await self._services.ideas.everywhere(group.id):
            try:
                made_again += await self._look_for_post(group, forum, idea_id, standing)
            except Exception as error:  # the other ideas' posts do not wait for this one
                log_failure(log, "idea's post failed", error, idea=idea_id)
                self._redrawer.mark((group.id, idea_id))
        made_again += self._made_again.pop(group.id, 0)  # those of a forum that went while the bot was away
        if made_again:
            await self._tell_organisers(group, say("ideas-posts-made-again", count=made_again))

    async def _look_for_post(
        self, group: Group, forum: discord.ForumChannel, idea_id: int, standing: Collection[int]
    ) -> bool:
        """Bring it in step; Discord is asked for it only where something is to be changed. True where it was gone."""
        idea = await self._services.ideas.record(group.id, idea_id)
        ours = idea.thread_id is not None and idea.forum_id == forum.id
        if ours and idea.thread_id in standing and await self._is_in_step(group, idea):
            return False
        lost = ours and idea.thread_id not in standing
        if lost:
            await self._services.ideas.remember_post(group.id, idea_id, None)
        await self.draw(group.id, idea_id)
        return lost

    async def _is_in_step(self, group: Group, idea: Idea) -> bool:
        shown = await self._shown(group, idea)
        comments = await self._services.ideas.comments_not_in_thread(group.id, idea.id)
        return idea.drawn == shown.drawn and (not comments or idea.standing is not Standing.SHOWN)

    async def _shown(self, group: Group, idea: Idea) -> Shown:
        about = await beside(self._services, group, idea)
        self._look_again(idea, about)
        return Shown(idea, idea_card(idea, about), about)

    async def draw(self, group_id: int, idea_id: int) -> None:
        """Bring the post of one idea in step, and post the comments that its thread does not show yet."""
        async with self._one_at_a_time[idea_id]:
            group = await self._services.groups.group(group_id)
            idea = await self._services.ideas.record(group_id, idea_id)
            forum = self._forum(group)
            if forum is None or (idea.thread_id is None and idea.standing is not Standing.SHOWN):
                return
            await make_tags(forum, (await self._services.ideas.settings(group_id)).topics)
            thread = await self._post_of(group, forum, idea)
            if thread is not None and idea.standing is Standing.SHOWN:
                await self._mirror.catch_up(thread, idea)

    def _look_again(self, idea: Idea, about: Beside) -> None:
        """The card of what came of it may be posted a moment after we hear of it: look for it once more."""
        if about.unplaced and self._looked_for.get(idea.id) != about.unplaced:
            self._looked_for[idea.id] = about.unplaced
            key = (idea.group_id, idea.id)
            self._later = {timer for timer in self._later if timer.when() > asyncio.get_running_loop().time()}
            self._later.add(detached_call_later(A_MOMENT, lambda: self._redrawer.mark(key)))

    async def _post_of(self, group: Group, forum: discord.ForumChannel, idea: Idea) -> discord.Thread | None:
        """The idea's thread, in step; made where there is none. None where it cannot be had."""
        shown = await self._shown(group, idea)
        thread = await self._thread(idea.thread_id) if idea.thread_id is not None else None
        if thread is None:
            if idea.standing is not Standing.SHOWN:
                return None
            self._made_again[group.id] += idea.thread_id is not None
            return await self._make(forum, shown)
        if idea.drawn != shown.drawn:
            try:
                await self._change(forum, thread, shown)
            except discord.NotFound:  # the thread stands, and its first message does not
                return await self._make(forum, shown)
            await self._services.ideas.remember_drawn(idea.id, shown.drawn)
        return thread

    async def _make(self, forum: discord.ForumChannel, shown: Shown) -> discord.Thread:
        idea, files = shown.idea, await self._files(shown)
        made = await forum.create_thread(
            name=idea.title, view=shown.card, applied_tags=tags_of(forum, idea), files=files
        )
        at = PostedAt(forum.id, made.thread.id, made.message.id)
        await self._services.ideas.remember_post(idea.group_id, idea.id, at)
        await self._services.ideas.remember_drawn(idea.id, shown.drawn)
        return made.thread

    async def _files(self, shown: Shown) -> list[discord.File]:
        return [picture.file() for picture in await pictures(self._services, shown.idea, shown.beside)]

    async def _change(self, forum: discord.ForumChannel, thread: discord.Thread, shown: Shown) -> None:
        """An archived post is opened to be changed. One that is not on show is closed, and its name tells nothing."""
        idea = shown.idea
        if thread.archived:
            await thread.edit(archived=False)
        message = thread.get_partial_message(idea.card_id or thread.id)
        await message.edit(view=shown.card, attachments=await self._files(shown))
        readable = idea.standing in (Standing.SHOWN, Standing.MERGED)
        name = idea.title if readable else say("ideas-thread-not-on-show")
        locked = idea.locked or idea.standing is not Standing.SHOWN
        tags = tags_of(forum, idea) if thread.parent_id == forum.id else []
        if not readable:
            await thread.edit(name=name, applied_tags=tags, locked=True, archived=True)
        elif (thread.name, thread.locked, {tag.id for tag in thread.applied_tags}) != (
            name,
            locked,
            {tag.id for tag in tags},
        ):
            await thread.edit(name=name, applied_tags=tags, locked=locked)

    async def _thread(self, thread_id: int) -> discord.Thread | None:
        try:
            found = self._client.get_channel(thread_id) or await self._client.fetch_channel(thread_id)
        except (discord.NotFound, discord.Forbidden):
            return None
        if not isinstance(found, discord.Thread) or self._client.get_channel(found.parent_id) is None:
            return None
        return found

    def _forum(self, group: Group) -> discord.ForumChannel | None:
        found = self._client.get_channel(group.channels.get(Channel.IDEAS, 0))
        return found if isinstance(found, discord.ForumChannel) else None

    # What happens

    async def _changed(self, changed: IdeaChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.idea_id))

    async def _commented(self, commented: IdeaCommented) -> None:
        await self._mirror.bring_in_step(commented.group_id, commented.comment_id)
        self._redrawer.mark((commented.group_id, commented.idea_id))

    async def _group_changed(self, changed: GroupChanged | IdeaSettingsChanged) -> None:
        """A forum at last, another one, or other topics."""
        for idea_id in await self._services.ideas.everywhere(changed.group_id):
            self._redrawer.mark((changed.group_id, idea_id))
        telling = detached_task(self._tell_what_was_made_again(changed.group_id))
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def _tell_what_was_made_again(self, group_id: int) -> None:
        """Once all of it is drawn, in one message."""
        await self._redrawer.settled()
        count = self._made_again.pop(group_id, 0)
        if count:
            group = await self._services.groups.group(group_id)
            await self._tell_organisers(group, say("ideas-posts-made-again", count=count))

    async def _redraw(self, key: tuple[int, int]) -> None:
        await self.draw(*key)

    async def _say_forum_is_gone(self, group: Group) -> None:
        if group.channels.get(Channel.IDEAS) is not None and await self._services.ideas.everywhere(group.id):
            await self._tell_organisers(group, say("ideas-forum-is-gone"))

    async def _tell_organisers(self, group: Group, words: str) -> None:
        channel_id = group.channels.get(Channel.ORGANISERS)
        if channel_id is None:
            return
        try:
            await self._client.get_partial_messageable(channel_id).send(words, silent=True)
        except discord.HTTPException as error:
            log_failure(log, "organisers were not told", error, group=group.id)


@dataclass(frozen=True)
class Shown:
    """What the post of an idea is to show."""

    idea: Idea
    card: discord.ui.LayoutView
    beside: Beside

    @property
    def drawn(self) -> str:
        """As a hash: its card with the name of its picture, its title, tags and lock."""
        idea = self.idea
        shown = [self.card.to_components(), idea.title, idea.tags, idea.status.value, idea.standing.value, idea.locked]  # type: ignore[no-untyped-call]  # discord.py left it untyped
        return hashlib.sha256(json.dumps(shown, sort_keys=True, default=str).encode()).hexdigest()
