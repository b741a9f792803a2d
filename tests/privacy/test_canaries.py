"""Words that must not leak, planted through the services and looked for in everything that is written.

A feature plants its own in `plant`: whatever people say in private. What was planted is looked for in the database's
file and its write-ahead log, in a backup, in the log at its most talkative, in the log of who did what, in notices, and
in the copies of other people's data.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
import re
from collections.abc import AsyncIterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest_asyncio
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from cryptography.fernet import Fernet
from sqlalchemy import select

import bot
from bot.access.rules import Draft, NeedState
from bot.access.sharing import as_csv
from bot.app import open_services
from bot.core.audit import audit_log
from bot.core.columns import metadata
from bot.core.roles import Role
from bot.core.vault import Vault, sealed_columns
from bot.expenses.asking_first import NewAsk
from bot.expenses.decisions import Decision
from bot.expenses.rules import ClaimState, NewLine
from bot.finance.receipts import SentReceipt
from bot.meetings.rules import HowIComeTo
from bot.notices.rows import notices
from bot.pace.rules import Pace
from bot.privacy.copies import as_text
from bot.process.backup import back_up
from bot.services import Services
from bot.tables.rules import MixingRole
from bot.web.app import build_web
from cogs.access.board import list_words
from config.access_needs import Recipient
from config.data_map import load_data_map
from config.settings import Settings
from tests.access.conftest import EVERY_YES, KEEP, Needing
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.papers.conftest import pdf
from tests.seating.rooms import RIVERSIDE

BOT = Path(bot.__file__).parent
CANARY = re.compile(rb"zebrafinch-?\w*", re.IGNORECASE)


@pytest_asyncio.fixture
async def services(tmp_path: Path, clock: FixedClock, log_file: Path) -> AsyncIterator[Services]:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'canary.db'}", web_port=0, practice=True)
    async with open_services(settings, clock) as opened:
        yield opened


async def plant(services: Services, clock: FixedClock) -> Needing:
    """What Asha says in private, feature by feature; each word of it says where it was planted."""
    around = await make_group(services)
    new = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    await services.people.grant(around.ola, new.person_id, Role.ACCESS_LEAD)
    ama = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    group = Needing(services, clock, around, ama)
    await _needs(group)
    await services.private_links.issue(group.asha, "needs")
    await _claim(group)
    await _seat_and_pace(group)
    return group


async def _needs(group: Needing) -> None:
    """Said, arranged, refused, judged, half filled in, and asked to be called about."""
    access, asha, ama = group.services.access, group.asha, group.ama
    said = {"fmt_translated": "zebrafinch-need", "fmt_coloured": "zebrafinch-early", "seat_near_door": ""}
    needs = await group.say(asha, said, yes=EVERY_YES, always=True)
    await group.say(group.ben, {"fmt_translated": "zebrafinch-helper"}, always=True, for_person=asha.person_id)
    await access.write_note(ama, needs[0].id, "zebrafinch-note")
    await access.cannot(ama, needs[1].id, "zebrafinch-cannot", "zebrafinch-offer")
    await access.share(ama, group.meeting_id, Recipient.VENUE)
    await access.rather_talk(asha, "zebrafinch-call")
    half = Draft(asha.person_id, None, asha.person_id, {"oth_other": "zebrafinch-draft"}, True, KEEP)
    await access.keep_draft(asha, half)
    await group.start_and_end()
    await access.judge(asha, needs[0].id, NeedState.PARTLY_MET, "zebrafinch-afterwards")


async def _claim(group: Needing) -> None:
    """Asked first, claimed with a receipt, asked about, answered and declined; each with words that are private."""
    services, asha = group.services, group.asha
    for right, person in ((Role.EXPENSES_APPROVER, group.around.fay), (Role.PAYER, group.ama)):
        await services.people.grant(group.ola, person.person_id, right)
    await services.people.grant(group.ola, group.around.eve.person_id, Role.EXPENSES_APPROVER)
    fay, eve = (
        replace(each, roles=each.roles | {Role.EXPENSES_APPROVER}) for each in (group.around.fay, group.around.eve)
    )
    expenses = services.expenses
    ask = await expenses.ask(asha, NewAsk("taxi", 10_00, "zebrafinch-ask", group.meeting_id))
    await expenses.say_no(fay, ask.id, "zebrafinch-no")
    for number in range(2):
        view = await expenses.start(asha, meeting_id=group.meeting_id)
        sent = SentReceipt(pdf(f"A taxi {number}"), "zebrafinch-file.pdf")
        receipts = await services.finance.receipts.keep(asha, [sent], owner_id=asha.person_id)
        await services.uploads.describe(asha, int(receipts[0].upload_id), "zebrafinch-receipt")
        line = NewLine(
            "taxi", services.clock().date(), 12_00 + number, details="zebrafinch-claim", reason="zebrafinch-why"
        )
        view = await expenses.add_line(asha, view.claim.id, line, receipts)
        await expenses.submit(asha, view.claim.id)
        if number:
            continue
        await expenses.query(fay, view.claim.id, view.lines[0].id, "zebrafinch-question")
        (query,) = (await expenses.view(asha, view.claim.id)).queries
        await expenses.answer(asha, view.claim.id, {query.id: "zebrafinch-answer"})
        await expenses.decide(fay, view.claim.id, {view.lines[0].id: Decision(0, "zebrafinch-cut")})
    await expenses.approve(fay, view.claim.id)
    late = await expenses.start(asha, meeting_id=group.meeting_id)
    late = await expenses.add_line(asha, late.claim.id, NewLine("taxi", services.clock().date(), 200_00))
    group.clock.forward(days=200)
    await expenses.submit(asha, late.claim.id, late_reason="zebrafinch-late")
    await expenses.approve(fay, late.claim.id)
    await expenses.send_back(eve, late.claim.id, "zebrafinch-back")


async def _pay_what_is_agreed(group: Needing) -> None:
    """Take back what waits, and ask finance for the rest: until then nobody is forgotten."""
    expenses, ama = group.services.expenses, replace(group.ama, roles=group.ama.roles | {Role.PAYER})
    for claim, _ in await expenses.mine(group.asha):
        if claim.state in (ClaimState.SUBMITTED, ClaimState.QUERY):
            await expenses.withdraw(group.asha, claim.id)
    await group.services.finance.batches.make(ama)


async def _seat_and_pace(group: Needing) -> None:
    """Where somebody sits and how long they need say something of them too; they are kept sealed."""
    services = group.services
    await services.pace.set_mine(group.asha, Pace.TWICE)
    await services.tables.say_role(group.asha, MixingRole.CARER)
    spring = await group.around.plan_meeting(starts_at=services.clock() + timedelta(weeks=12))
    for person in (group.asha, group.ben):
        await services.meetings.say_how_i_come(person, spring, HowIComeTo.ROOM)
    await services.seats.draw_room(group.ola, "Town hall", RIVERSIDE)
    await services.seats.work_out(group.ama, spring)


async def test_private_words_are_nowhere_in_clear(
    services: Services, clock: FixedClock, tmp_path: Path, log_file: Path
) -> None:
    group = await plant(services, clock)
    assert b"zebrafinch-need" in as_text(await services.privacy.copy(group.asha)).encode()
    try:
        raise ValueError("zebrafinch-error")
    except ValueError:
        logging.getLogger("bot.test").exception("something failed")
    database = tmp_path / "canary.db"
    back_up(services.settings.database_url, tmp_path / "backup.db", services.settings.files_folder)
    wal = Path(f"{database}-wal")
    for file in (database, wal, tmp_path / "backup.db", log_file):
        content = file.read_bytes()
        assert len(content) > 300
        assert set(CANARY.findall(content)) == set(), file.name


async def test_something_is_planted_in_every_column_that_is_sealed(services: Services, clock: FixedClock) -> None:
    """A feature that seals something new plants a word of its own here, or this fails."""
    await plant(services, clock)
    async with services.database.read() as connection:
        empty = [
            f"{table.name}.{column.name}"
            for table, column in sealed_columns(metadata)
            if not (await connection.execute(select(column).where(column.is_not(None), column != "").limit(1))).first()
        ]
    assert empty == []


async def test_private_words_are_in_no_list_export_link_or_page_that_shows_before_a_press(
    services: Services, clock: FixedClock
) -> None:
    group = await plant(services, clock)
    payer = replace(group.ama, roles=group.ama.roles | {Role.PAYER})
    batch = await services.finance.batches.make(payer)
    written = [(await services.finance.batches.file(payer, batch.id)).content]
    link = await services.private_links.issue(group.asha, "access", group.meeting_id)
    token = await services.check_ins.joining_token(group.asha.group_id, group.meeting_id)
    key = (await services.meetings.view(group.asha.group_id, group.meeting_id)).meeting.key
    async with TestClient(TestServer(build_web(services))) as web:
        paths = (link[link.index("/me/") :], f"/p/{token}", f"/join/{key}", f"/room/{key}", "/mine/access/0")
        written += [await (await web.get(path)).read() for path in paths]
    for content in written:
        assert len(content) > 100
        assert set(CANARY.findall(content)) == set()


async def test_lists_for_others_have_no_name_and_nothing_without_a_yes(services: Services, clock: FixedClock) -> None:
    """As a file, as a page and in Discord. Ben never said yes to telling anybody, and Eve took hers back."""
    group = await plant(services, clock)
    where = await group.around.plan_meeting(starts_at=clock() + timedelta(weeks=20))
    private = {
        "sup_carer": "zebrafinch-chair",
        "com_language": "zebrafinch-tongue",
        "food_diet": "zebrafinch-food",
    }
    said = {"sup_carer": "A chair beside Ben", "com_language": "Hindi", "food_diet": "vegan"}
    await group.say(group.asha, said, yes=EVERY_YES, meeting_id=where)
    await group.say(group.ben, private, yes=KEEP, meeting_id=where)
    await group.say(group.around.eve, private, yes=EVERY_YES, meeting_id=where)
    await services.access.agree(group.around.eve, KEEP)
    names = [person.name for person in await services.people.everyone(group.asha.group_id)]
    async with TestClient(TestServer(build_web(services)), cookie_jar=CookieJar(unsafe=True)) as web:
        link = await services.private_links.issue(group.ama, "access-board", where)
        await web.post(link[link.index("/me/") :], data={"open": "1"})
        for recipient in Recipient:
            shared = await services.access.share(group.ama, where, recipient)
            asked = [{"recipient": recipient.value, "as": way} for way in ("page", "csv")]
            made = [await web.post(f"/mine/access-board/{where}/list", data=each) for each in asked]
            texts = [as_csv(shared).decode(), list_words(shared), *[(await each.read()).decode() for each in made]]
            for text in texts:
                assert [word for word in ("A chair beside (a name)", "Hindi", "vegan") if word in text]
                assert CANARY.findall(text.encode()) == []
                assert [name for name in names if name in text] == []


def test_events_carry_numbers_and_no_words() -> None:
    """What is announced travels to every door; so no event of any feature has room for text."""
    announced = set(re.findall(r"announce\(([A-Z]\w+)\(", "".join(file.read_text() for file in BOT.rglob("*.py"))))
    events = [
        kind for module in _features() for kind in vars(module).values() if getattr(kind, "__name__", "") in announced
    ]
    assert {kind.__name__ for kind in events} == announced
    numbers = re.compile(r"(int|bool|datetime|frozenset\[int\]|tuple\[int, \.\.\.\])( \| None)?")
    wordy = [
        f"{kind.__name__}.{field.name}: {field.type}"
        for kind in events
        for field in fields(kind)
        if not numbers.fullmatch(str(field.type)) and (kind.__name__, field.name) != ("ReceiptsForgotten", "upload_ids")
    ]
    assert wordy == []


def _features() -> list[ModuleType]:
    found = pkgutil.walk_packages(bot.__path__, "bot.")
    return [
        importlib.import_module(each.name)
        for each in found
        if re.fullmatch(r"bot\.(?!practice|process|web)\w+\.\w+", each.name)
    ]


async def test_private_words_are_in_no_notice_no_audit_row_and_nobody_elses_copy(
    services: Services, clock: FixedClock
) -> None:
    group = await plant(services, clock)
    async with services.database.read() as connection:
        for table in (notices, audit_log, metadata.tables["access_log"]):
            found = repr([tuple(row) for row in await connection.execute(select(table))]).encode()
            assert set(CANARY.findall(found)) == set(), table.name
    for other in (group.ben, group.ola, group.ama):
        copy = as_text(await services.privacy.copy(other))
        assert set(CANARY.findall(copy.encode())) == set()


async def test_without_its_key_a_stolen_database_opens_nothing(
    services: Services, clock: FixedClock, tmp_path: Path
) -> None:
    group = await plant(services, clock)
    services.privacy._copying._vault = Vault([Fernet.generate_key()])
    copy = as_text(await services.privacy.copy(group.asha))
    assert "zebrafinch" not in copy
    assert "its key is not here" in copy


async def test_a_forgotten_persons_words_are_gone_but_where_the_map_says_why_they_stay(
    services: Services, clock: FixedClock
) -> None:
    group = await plant(services, clock)
    before = await _unsealed(services)
    assert {"access_needs", "access_standing", "claim_lines"} <= before.keys()
    await _pay_what_is_agreed(group)
    await services.privacy.forget(group.asha)
    held, after = load_data_map(), await _unsealed(services)
    assert [table for table in after if not held[table].because] == []
    assert [table for table in after if not table.startswith(("claim", "expense", "uploads"))] == []


async def _unsealed(services: Services) -> dict[str, set[str]]:
    """Table to the planted words in its sealed columns, opened with the key; tables without any are left out."""
    found: dict[str, set[str]] = {}
    async with services.database.read() as connection:
        for table, column in sealed_columns(metadata):
            rows = await connection.execute(select(column).where(column.is_not(None), column != ""))
            opened = "\n".join(services.vault.unseal(each) for each in rows.scalars())
            if words := set(CANARY.findall(opened.encode())):
                found.setdefault(table.name, set()).update(word.decode() for word in words)
    return found
