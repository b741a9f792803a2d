"""Files are kept sealed, opened only by those who may, and gone once they are deleted."""

from __future__ import annotations

import asyncio
import os
import resource
import stat
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.access_log import openings_of
from bot.core.audit import entries
from bot.core.errors import NoRoom, NotFound, TooLong
from bot.core.roles import Actor
from bot.core.wording import say
from bot.services import Services
from bot.uploads.rules import Checked, FileGone, Kind, Purpose, Upload
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock
from tests.uploads import examples


@pytest_asyncio.fixture
async def group(services: Services) -> MadeUpGroup:
    return await make_group(services)


async def _keep(group: MadeUpGroup, *, purpose: Purpose = Purpose.RECEIPT, seed: int = 1, words: str = "") -> Upload:
    uploads = group.services.uploads
    content = examples.picture(image=examples.receipt(seed=seed))
    made = await uploads.check(content, purpose=purpose, name="r.jpg")
    return await uploads.keep(group.asha, made, purpose=purpose, description=words)


def _files(services: Services) -> list[Path]:
    folder = services.settings.files_folder
    return sorted(folder.iterdir()) if folder.is_dir() else []


async def test_a_file_is_kept_sealed_for_this_account_only(group: MadeUpGroup) -> None:
    upload = await _keep(group, words="A taxi receipt of 12 pounds")
    assert (upload.kind, upload.person_id, upload.description) == (
        Kind.JPEG,
        group.asha.person_id,
        "A taxi receipt of 12 pounds",
    )
    (file,) = _files(group.services)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file.parent, file)] == [0o700, 0o600]
    content = (await group.services.uploads.open(group.asha, upload.id, why="claim")).content
    assert content[:3] == b"\xff\xd8\xff"
    assert content[:200] not in file.read_bytes()


async def test_where_the_disk_is_full_nothing_half_written_stays_and_the_words_say_so(group: MadeUpGroup) -> None:
    """The system takes no file of more than a thousand bytes: it stops in the middle of this one."""
    uploads = group.services.uploads
    made = await uploads.check(examples.picture(image=examples.receipt(seed=1)), purpose=Purpose.RECEIPT, name="r.jpg")
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
    try:
        with pytest.raises(NoRoom) as refused:
            await uploads.put(made)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))
    assert "not saved" in say(refused.value.message, **refused.value.facts)
    assert _files(group.services) == []
    kept = await uploads.keep(group.asha, made, purpose=Purpose.RECEIPT)
    assert (await uploads.open(group.asha, kept.id, why="claim")).content == made.content


async def test_the_log_says_who_sent_a_receipt_and_not_who_sent_the_picture_of_an_idea(group: MadeUpGroup) -> None:
    for purpose in (Purpose.RECEIPT, Purpose.IDEA):
        await _keep(group, purpose=purpose)
    async with group.services.database.read() as connection:
        noted = [each.person_id for each in await entries(connection, 1) if each.action == "uploads.keep"]
    assert noted == [group.asha.person_id, 0]


async def test_only_its_owner_and_those_let_in_open_it_and_it_is_noted_who(group: MadeUpGroup) -> None:
    uploads, upload = group.services.uploads, await _keep(group)

    async def cara(actor: Actor, _upload: Upload) -> bool:
        return actor.person_id == group.cara.person_id

    with pytest.raises(NotFound):
        await uploads.open(group.cara, upload.id, why="queue")
    uploads.let_open(Purpose.RECEIPT, cara)
    assert (await uploads.open(group.cara, upload.id, why="queue")).media_type == "image/jpeg"
    with pytest.raises(NotFound):
        await uploads.open(group.ben, upload.id, why="queue")
    async with group.services.database.read() as connection:
        openings = await openings_of(connection, group.asha.person_id)
    assert [(each.by, each.record, each.why) for each in openings] == [
        (group.cara.person_id, f"upload:{upload.id}", "queue")
    ]


async def test_another_groups_file_is_not_there(group: MadeUpGroup) -> None:
    upload = await _keep(group)
    other = Actor(group.asha.person_id, group.asha.group_id + 1, group.asha.roles)
    with pytest.raises(NotFound):
        await group.services.uploads.open(other, upload.id, why="claim")


async def test_what_is_deleted_is_gone_from_the_disk_as_well(group: MadeUpGroup) -> None:
    uploads, upload, other = group.services.uploads, await _keep(group), await _keep(group, seed=2)
    await uploads.delete(group.asha, {upload.id})
    with pytest.raises(NotFound):
        await uploads.open(group.asha, upload.id, why="claim")
    assert len(_files(group.services)) == 1
    assert (await uploads.open(group.asha, other.id, why="claim")).upload == other


async def test_a_deletion_that_a_crash_cut_short_is_finished_at_start(group: MadeUpGroup) -> None:
    services, upload = group.services, await _keep(group)
    async with services.database.write() as write:
        await services.uploads.delete_in(write, group.asha, {upload.id})
    with pytest.raises(NotFound):
        await services.uploads.open(group.asha, upload.id, why="claim")
    assert (len(_files(services)), await services.uploads.clean_up(), _files(services)) == (1, 1, [])


async def test_files_that_nothing_knows_go_once_no_backup_can_know_them(group: MadeUpGroup, clock: FixedClock) -> None:
    services, upload = group.services, await _keep(group)
    made = await services.uploads.check(examples.picture(), purpose=Purpose.RECEIPT)
    await services.uploads.put(made)  # and then the power fails
    folder = services.settings.files_folder
    (folder / ("0" * 48 + ".part")).write_bytes(b"half")
    (folder / "letter.txt").write_text("not ours")
    for file in _files(services):
        os.utime(file, (clock.now.timestamp(),) * 2)
    assert (await services.uploads.clean_up(), len(_files(services))) == (1, 3)
    clock.now += timedelta(days=36)
    assert (await services.uploads.clean_up(), len(_files(services))) == (1, 2)
    assert (await services.uploads.open(group.asha, upload.id, why="claim")).upload == upload


async def test_a_file_that_is_lost_or_changed_says_so(group: MadeUpGroup) -> None:
    upload = await _keep(group)
    (file,) = _files(group.services)
    file.write_bytes(file.read_bytes()[:-9] + b"spoiltxx=")
    with pytest.raises(FileGone):
        await group.services.uploads.open(group.asha, upload.id, why="claim")
    file.unlink()
    with pytest.raises(FileGone):
        await group.services.uploads.open(group.asha, upload.id, why="claim")


async def test_near_copies_are_found_among_files_of_the_same_purpose(group: MadeUpGroup) -> None:
    uploads, first = group.services.uploads, await _keep(group)
    again, _other = await _keep(group), await _keep(group, seed=5)
    await _keep(group, purpose=Purpose.IDEA)
    made = await uploads.check(examples.picture("WEBP", examples.receipt().resize((400, 600))), purpose=Purpose.RECEIPT)
    smaller = await uploads.keep(group.ben, made, purpose=Purpose.RECEIPT)
    assert await uploads.like(first) == {again.id, smaller.id}


async def test_a_description_is_the_owners_to_change(group: MadeUpGroup) -> None:
    uploads, upload = group.services.uploads, await _keep(group, purpose=Purpose.IDEA)
    await uploads.describe(group.asha, upload.id, "A ramp at the door")
    assert (await uploads.one(group.asha.group_id, upload.id)).description == "A ramp at the door"
    with pytest.raises(NotFound):
        await uploads.describe(group.ben, upload.id, "Something else")
    with pytest.raises(TooLong):
        await uploads.describe(group.asha, upload.id, "x" * 501)


async def test_nothing_of_it_is_in_the_log_or_in_the_database_in_clear(
    group: MadeUpGroup, log_file: Path, clock: FixedClock
) -> None:
    await _keep(group, words="canary description")
    async with group.services.database.read() as connection:
        rows = [str(row) for row in await connection.exec_driver_sql("SELECT * FROM uploads")]
        rows += [str(row) for row in await connection.exec_driver_sql("SELECT * FROM audit_log")]
    logged = await asyncio.to_thread(log_file.read_text)
    assert "canary" not in "".join(rows) + logged


def test_the_limits_of_each_purpose_are_the_policys(services: Services) -> None:
    uploads = services.uploads
    assert {purpose: uploads.limits(purpose).most_bytes for purpose in Purpose} == {
        Purpose.RECEIPT: 10_000_000,
        Purpose.IDEA: 8_000_000,
        Purpose.PAPER: 25_000_000,
    }
    assert Checked(Kind.PDF, b"", "").look == ""
