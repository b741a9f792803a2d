"""The use cases of uploads: check, keep, open, describe and delete what people send."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.core.access_log import note_read
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NoRoom, NotFound, limited_text
from bot.core.roles import Actor, Right
from bot.core.vault import Vault
from bot.core.wording import say
from bot.uploads import rows
from bot.uploads.checking import TextCheck, checked
from bot.uploads.rules import (
    LONGEST_DESCRIPTION,
    Checked,
    Kind,
    Limits,
    Purpose,
    Upload,
    nearly_the_same,
)
from bot.uploads.store import UploadStore
from config.policy import Policy

MayOpen = Callable[[Actor, Upload], Awaitable[bool]]
"""Whether somebody who is not the owner may open this file. A feature says so for its own purpose."""

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says of a disk that is full, or of a share of it that is used up."""
AT_A_TIME = 1
"""Files unpacked at once: one large picture takes a few hundred megabytes while it is made anew."""
UNKNOWN_KEPT = timedelta(days=35)
"""How long a file that no row knows is left alone: as long as backups are kept, so that a restore finds its files."""


@dataclass(frozen=True)
class Opened:
    upload: Upload
    content: bytes

    @property
    def media_type(self) -> str:
        return self.upload.media_type


@dataclass(frozen=True)
class Put:
    """A sealed file on the disk that no row knows yet. What is never added is cleared away after a while."""

    file: str
    kind: Kind
    size: int
    fingerprint: str
    look: str


class UploadService:
    def __init__(self, database: Database, clock: Clock, policy: Policy, vault: Vault, store: UploadStore) -> None:
        self._database = database
        self._clock = clock
        self._vault = vault
        self._store = store
        self._may_open: dict[Purpose, MayOpen] = {}
        self._one_at_a_time = asyncio.Semaphore(AT_A_TIME)
        paper = Limits(frozenset(Kind), policy.paper_megabytes, most_pages=400, keeps_links=True)
        self._limits = {
            Purpose.RECEIPT: Limits(frozenset(Kind), policy.receipt_megabytes),
            Purpose.IDEA: Limits(frozenset(Kind), policy.picture_megabytes, longest_side=1600),
            Purpose.PAPER: paper,
        }

    def limits(self, purpose: Purpose) -> Limits:
        """A door asks for these before it reads a file: `most_bytes` above all."""
        return self._limits[purpose]

    def let_open(self, purpose: Purpose, may_open: MayOpen) -> None:
        """Say who besides the owner may open files of `purpose`. Until somebody does, nobody else may."""
        self._may_open[purpose] = may_open

    async def check(
        self, content: bytes, *, purpose: Purpose, name: str = "", text_check: TextCheck | None = None
    ) -> Checked:
        """Find out what `content` is and make it anew, in a worker thread. Nothing is stored.

        Raises a refusal of `bot.uploads.rules` that says why it is not taken, or what `text_check` raises for the
        words that stand in it.
        """
        async with self._one_at_a_time:
            limits = self.limits(purpose)
            return await asyncio.to_thread(checked, content, limits=limits, name=name, text_check=text_check)

    async def put(self, made: Checked) -> Put:
        """Write the sealed file. Follow with `add` in the transaction that also says what it belongs to.

        Raises NoRoom where the disk is full: then nothing of it is there.
        """
        try:
            file = await asyncio.to_thread(self._store.keep, made)
        except OSError as error:
            if error.errno in NO_ROOM:
                raise NoRoom from error
            raise
        return Put(file, made.kind, len(made.content), made.fingerprint, made.look)

    async def add(
        self, write: Write, actor: Actor, put: Put, *, purpose: Purpose, owner_id: int, description: str = ""
    ) -> int:
        """The id of the new upload, which is there once the caller's transaction commits."""
        actor.require(Right.TAKE_PART)
        words = limited_text(description, what=say("uploads-what-description"), limit=LONGEST_DESCRIPTION)
        now = self._clock()
        upload_id = await rows.add(
            write.connection,
            {
                **vars(put),
                "group_id": actor.group_id,
                "person_id": owner_id,
                "sent_by": actor.person_id,
                "purpose": purpose,
                "sealed_description": self._sealed(words),
                "sent_at": now,
            },
        )
        # An idea may be unnamed: who sent its picture would say whose it is.
        by = actor.veiled() if purpose is Purpose.IDEA else actor
        await write.record(by, now, "uploads.keep", f"upload:{upload_id}", ("content",))
        return upload_id

    async def keep(
        self, actor: Actor, made: Checked, *, purpose: Purpose, owner_id: int | None = None, description: str = ""
    ) -> Upload:
        """`put` and `add` in one, for a file that belongs to nothing else yet."""
        put = await self.put(made)
        owner = actor.person_id if owner_id is None else owner_id
        async with self._database.write() as write:
            upload_id = await self.add(write, actor, put, purpose=purpose, owner_id=owner, description=description)
        return await self.one(actor.group_id, upload_id)

    async def one(self, group_id: int, upload_id: int) -> Upload:
        """Raises NotFound."""
        found = await self.those(group_id, {upload_id})
        if not found:
            raise NotFound
        return found[0]

    async def those(self, group_id: int, upload_ids: Collection[int]) -> Sequence[Upload]:
        """What is known of them without opening any, in the order they were sent."""
        async with self._database.read() as connection:
            found = await rows.find(connection, group_id, upload_ids)
        return [rows.as_upload(row, self._unsealed(row.sealed_description)) for row in found]

    async def open(self, actor: Actor, upload_id: int, *, why: str) -> Opened:
        """The content, for its owner and for those whom its purpose lets in; each opening is noted before it happens.

        `why` names the place it was opened from. Raises NotFound for everyone else, and FileGone.
        """
        upload = await self.one(actor.group_id, upload_id)
        if not await self._is_let_in(actor, upload):
            raise NotFound
        if upload.purpose is Purpose.RECEIPT:
            await self._note_opening(actor, upload, why)
        return await self.read(actor.group_id, upload_id)

    async def read(self, group_id: int, upload_id: int) -> Opened:
        """The content, for a feature that checked who opens it, and noted it. Raises NotFound or FileGone."""
        async with self._database.read() as connection:
            found = await rows.find(connection, group_id, {upload_id})
        if not found:
            raise NotFound
        content = await asyncio.to_thread(self._store.read, found[0].file)
        return Opened(rows.as_upload(found[0], self._unsealed(found[0].sealed_description)), content)

    async def _is_let_in(self, actor: Actor, upload: Upload) -> bool:
        if actor.person_id == upload.person_id:
            return True
        may_open = self._may_open.get(upload.purpose)
        return may_open is not None and await may_open(actor, upload)

    async def _note_opening(self, actor: Actor, upload: Upload, why: str) -> None:
        async with self._database.write() as write:
            now, record = self._clock(), f"upload:{upload.id}"
            await note_read(write, by=actor, at=now, subject=upload.person_id, record=record, why=why)

    async def describe(self, actor: Actor, upload_id: int, description: str) -> None:
        """Say in words what a picture shows, for people who listen. Only its owner or who sent it may."""
        upload = await self.one(actor.group_id, upload_id)
        if actor.person_id not in (upload.person_id, upload.sent_by):
            raise NotFound
        words = limited_text(description, what=say("uploads-what-description"), limit=LONGEST_DESCRIPTION)
        async with self._database.write() as write:
            await rows.describe(write.connection, upload_id, self._sealed(words))
            await write.record(actor, self._clock(), "uploads.describe", f"upload:{upload_id}", ("description",))

    async def like(self, upload: Upload) -> set[int]:
        """Ids of other files of the same group and purpose that are the same file, or look nearly the same."""
        async with self._database.read() as connection:
            others = await rows.looks(connection, upload.group_id, upload.purpose)
        return {
            other.id
            for other in others
            if other.id != upload.id
            and (other.fingerprint == upload.fingerprint or nearly_the_same(other.look, upload.look))
        }

    async def delete_in(self, write: Write, by: Actor, upload_ids: Collection[int]) -> None:
        """Delete in the caller's transaction. From its commit nobody can open them; `sweep` then takes the files away.

        Whoever may delete what they belong to may delete them: the caller has checked that.
        """
        now = self._clock()
        await rows.mark_going(write.connection, by.group_id, upload_ids, now)
        for upload_id in sorted(upload_ids):
            await write.record(by, now, "uploads.delete", f"upload:{upload_id}", ("content",))

    async def delete(self, by: Actor, upload_ids: Collection[int]) -> None:
        """Delete them, files and all. The caller has checked that `by` may."""
        async with self._database.write() as write:
            await self.delete_in(write, by, upload_ids)
        await self.sweep()

    async def delete_pointless(self, upload_ids: Collection[int]) -> None:
        """Delete what nothing points at any more, whichever group it is of; done by the system itself."""
        async with self._database.write() as write:
            for group_id, ids in (await rows.by_group(write.connection, upload_ids)).items():
                system = Actor.system(group_id)
                await self.delete_in(write, system, ids)
        await self.sweep()

    async def sweep(self) -> int:
        """Take away the files of what was deleted, and then its rows. Safe to repeat; a crash loses nothing of it."""
        async with self._database.read() as connection:
            going = await rows.going(connection)
        for row in going:
            await asyncio.to_thread(self._store.delete, row.file)
        if going:
            async with self._database.write() as write:
                await rows.forget(write.connection, {row.id for row in going})
        return len(going)

    async def clean_up(self) -> int:
        """At start: finish what a crash interrupted. Returns how many files went.

        A file that no row knows is left for as long as backups are: a restored database may know it.
        """
        gone = await self.sweep()
        async with self._database.read() as connection:
            known = await rows.files(connection)
        for name, written in await asyncio.to_thread(lambda: list(self._store.names())):
            age = self._clock().timestamp() - written
            if name.endswith(".part") or (name not in known and age > UNKNOWN_KEPT.total_seconds()):
                await asyncio.to_thread(self._store.delete, name)
                gone += 1
        return gone

    async def of_person(self, group_id: int, person_id: int) -> Sequence[Upload]:
        """Everything that is theirs, for a copy of their data and for forgetting them."""
        async with self._database.read() as connection:
            found = await rows.of_person(connection, group_id, person_id)
        return [rows.as_upload(row, self._unsealed(row.sealed_description)) for row in found]

    def _sealed(self, words: str) -> str:
        return self._vault.seal(words) if words else ""

    def _unsealed(self, sealed: str) -> str:
        return self._vault.unseal(sealed) if sealed else ""
