"""Who may open which private page, cell by cell: every role by itself, and an administrator of the server with none.

What Discord lets somebody do appears nowhere in it: a link carries the roles that were granted in our own store, and
those that are worn in Discord where the role is not a private one.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import pytest_asyncio

from bot.access.rules import Draft, Purpose
from bot.core.roles import Actor, Role
from tests.agenda.group import MadeUpGroup
from tests.web.conftest import Client

EVERYBODY = frozenset(Role)
LEAD = frozenset({Role.ACCESS_LEAD})
ORGANISER = frozenset({Role.ORGANISER})

MAY: Mapping[tuple[str, str], frozenset[Role]] = {
    ("access", "/mine/access/{meeting}"): EVERYBODY,
    ("access", "/mine/access/{meeting}/who"): EVERYBODY,
    ("access", "/mine/access/{meeting}/for"): EVERYBODY,
    ("access-board", "/mine/access-board/{meeting}"): LEAD | ORGANISER,
    ("access-board", "/mine/access-board/{meeting}/need/{need}"): LEAD,
    ("seats", "/mine/seats/{meeting}"): LEAD | ORGANISER,
    ("papers", "/mine/papers/{meeting}"): EVERYBODY,
    ("papers", "/mine/papers/{meeting}/arrange"): ORGANISER,
    ("dates", "/mine/dates"): EVERYBODY,
    ("my-data", "/mine/my-data"): EVERYBODY,
}
"""Purpose and page to the roles that open it. Everybody else reads a sentence, and nothing of anybody's."""

SECRET = "Zanzibar-canary-7731"


@pytest_asyncio.fixture
async def need(group: MadeUpGroup) -> int:
    whose, yes = group.asha.person_id, frozenset({Purpose.STORE})
    form = Draft(whose, group.meeting_id, whose, {"oth_other": SECRET}, always=False, consents=yes)
    await group.services.access.send(group.asha, form)
    return (await group.services.access.mine(group.asha, group.meeting_id)).needs[0].need.id


async def _somebody(group: MadeUpGroup, role: Role | None) -> Actor:
    """A new member with this role alone. One without is what an administrator of the server is to us."""
    new = await group.services.people.from_discord(guild_id=1, guild_name="Group", user_id=1900, name="New")
    if role is not None and role is not Role.PARTICIPANT:
        await group.services.people.grant(group.ola, new.person_id, role)
    return await group.services.people.from_discord(guild_id=1, guild_name="Group", user_id=1900, name="New")


@pytest.mark.parametrize("role", [*Role, None], ids=[*(role.value for role in Role), "administrator"])
async def test_a_page_opens_for_its_roles_alone(web: Client, group: MadeUpGroup, need: int, role: Role | None) -> None:
    actor = await _somebody(group, role)
    opened = set()
    for purpose, path in MAY:
        web.session.cookie_jar.clear()
        record = None if purpose in {"access", "dates", "my-data"} else group.meeting_id
        link = await group.services.private_links.issue(actor, purpose, record)
        await web.post(link[link.index("/me/") :], data={}, allow_redirects=False)
        answer = await web.get(path.format(meeting=group.meeting_id, need=need))
        assert answer.status in {200, 403}, path
        if answer.status == 200:
            opened.add((purpose, path))
        if role is not Role.ACCESS_LEAD:
            assert SECRET not in await answer.text(), path
    assert opened == {cell for cell, roles in MAY.items() if (role or Role.PARTICIPANT) in roles}
