"""A copy of everything, being forgotten, and requests that have a day."""

from __future__ import annotations

import json

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.checkin.rules import NotJoined, UnknownLink
from bot.core.access_log import note_read
from bot.core.columns import metadata
from bot.core.roles import Role
from bot.ideas.rules import SupportKind
from bot.people.rows import people
from bot.privacy.copies import as_json, as_text, files_of
from bot.privacy.rules import LastOrganiser, MoneyOnItsWay
from bot.services import Services
from config.data_map import Fate
from tests.access.conftest import Needing
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.expenses.group import ClaimGroup, make_claim_group
from tests.ideas.ideas import post


@pytest_asyncio.fixture
async def claims(services: Services, clock: FixedClock) -> ClaimGroup:
    return await make_claim_group(services, clock)


async def _count(services: Services, table: str, person_id: int) -> int:
    rows = metadata.tables[table]
    async with services.database.read() as connection:
        found = await connection.execute(select(func.count()).select_from(rows).where(rows.c.person_id == person_id))
        return int(found.scalar_one())


async def test_a_copy_holds_what_was_said_unsealed_and_who_opened_it(group: Needing) -> None:
    (need,) = await group.say(group.asha, {"fmt_translated": "by the door"})
    async with group.services.database.write() as write:
        await note_read(
            write,
            by=group.ama,
            at=group.clock(),
            subject=group.asha.person_id,
            record=f"need:{need.id}",
            why="board",
        )
    copy = await group.services.privacy.copy(group.asha)
    sections = {section.table: section for section in copy.sections}
    assert "by the door" in str(sections["access_needs"])
    assert ("Opened by", "Ama") in sections["access_log"].entries[0].fields
    text = as_text(copy)
    assert "by the door" in text
    assert json.loads(as_json(copy))["name"] == "Asha"
    assert list(files_of(copy)) == ["my-data.html", "my-data.txt", "my-data.json"]
    assert "by the door" not in as_text(await group.services.privacy.copy(group.ben))


async def test_a_page_of_data_shows_what_was_typed_as_text(group: Needing) -> None:
    await group.say(group.asha, {"fmt_translated": "<script>x</script>"})
    page = files_of(await group.services.privacy.copy(group.asha))["my-data.html"].decode()
    assert "&lt;script&gt;x" in page
    assert "<script>" not in page


async def test_being_forgotten_takes_what_goes_and_says_what_stays(claims: ClaimGroup) -> None:
    services, asha = claims.services, claims.asha
    paid = await claims.approved()
    with pytest.raises(MoneyOnItsWay):
        await services.privacy.forget(asha)
    assert (await services.people.person(asha.group_id, asha.person_id)).name == "Asha"
    await claims.export(paid.claim.id)
    draft = await claims.draft(claims.line(pence=5_00))
    await services.people.grant(claims.ola, asha.person_id, Role.CO_CHAIR)
    plan = await services.privacy.plan(asha)
    assert ("Claims you made", Fate.DELETE, 1) in [(part.about, part.fate, part.count) for part in plan]
    stays = {part.about: part.because for part in plan if part.fate is Fate.STAY}
    assert "the law makes us keep" in stays["Claims you made"]
    assert await services.privacy.forget(asha) == plan
    person = await services.people.person(asha.group_id, asha.person_id)
    assert (person.name, person.discord_user_id) == ("A member", None)
    assert await services.people.granted(asha.person_id) == frozenset()
    claims_table = metadata.tables["claims"]
    async with services.database.read() as connection:
        kept = list((await connection.execute(select(claims_table.c.id))).scalars())
    assert (paid.claim.id in kept, draft.claim.id in kept) == (True, False)
    again = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=2, name="Asha")
    assert again.person_id != asha.person_id


async def test_needs_go_and_a_forgotten_name_is_nowhere(group: Needing) -> None:
    services, asha = group.services, group.asha
    await group.say(group.asha, {"fmt_translated": "by the door"}, always=True)
    await services.privacy.forget(asha)
    for table in ("access_needs", "access_standing", "access_consents", "notices", "private_links"):
        assert await _count(services, table, asha.person_id) == 0
    async with services.database.read() as connection:
        names = (await connection.execute(select(people.c.name).where(people.c.group_id == asha.group_id))).scalars()
        assert "Asha" not in list(names)


async def test_a_forgotten_persons_phone_is_nobodys(group: Needing) -> None:
    check_ins, meeting_id = group.services.check_ins, group.meeting_id
    token = await check_ins.own_token(group.asha, meeting_id)
    _, key = await check_ins.join(token, key=None)
    assert (await check_ins.phone(token, key))[0].person_id == group.asha.person_id
    await group.services.privacy.forget(group.asha)
    with pytest.raises(UnknownLink):
        await check_ins.phone(token, key)
    with pytest.raises(NotJoined):
        await check_ins.phone(await check_ins.joining_token(group.ola.group_id, meeting_id), key)


@pytest.mark.parametrize("kind", SupportKind)
async def test_who_supported_an_idea_in_any_way_can_be_forgotten_and_still_counts(
    services: Services, kind: SupportKind
) -> None:
    group = await make_group(services)
    idea = await post(services, group.ben)
    words = "" if kind is SupportKind.SUPPORT else "I wait in the cold"
    await services.ideas.support(group.asha, idea.id, kind, words=words)
    await services.privacy.forget(group.asha)
    assert "cold" not in str(await services.ideas.view(group.group_id, idea.id))
    counts = (await services.ideas.card(group.group_id, idea.id)).counts
    assert counts.supporters + counts.missing == 1


async def test_the_only_organiser_cannot_be_forgotten(group: Needing) -> None:
    with pytest.raises(LastOrganiser):
        await group.services.privacy.forget(group.ola)
    assert (await group.services.people.person(group.ola.group_id, group.ola.person_id)).name == "Ola"


async def test_who_leads_an_item_goes_with_the_name_unless_somebody_else_has_it(group: Needing) -> None:
    agenda, around = group.services.agenda, group.around
    (item_id,) = await around.accept("Buses")
    await agenda.arrange(around.cara, item_id, lead="Ben", partner="asha ")
    await group.services.people.add_named(group.ola, "Ben")
    for gone in (group.asha, group.ben):
        await group.services.privacy.forget(gone)
    item = await agenda.item(around.group_id, item_id)
    assert (item.lead, item.partner) == ("Ben", "")
