"""Where somebody's name stands on cards and pages, so that these are drawn anew without it once they are forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.rules import ActionChanged
from bot.agenda.rules import AgendaChanged
from bot.core.columns import metadata
from bot.floor.rules import FloorChanged
from bot.ideas.rules import IdeaChanged, IdeaCommented
from bot.meetings.rules import MeetingChanged
from bot.people.rows import people_of_group
from bot.people.rules import same_name
from bot.privacy import holdings
from bot.tables.rules import TablesChanged

IN_MEETINGS: tuple[tuple[str, type[Any]], ...] = (
    ("agenda_items", AgendaChanged),
    ("co_chairs", MeetingChanged),
    ("turns", FloorChanged),
    ("raised_cards", FloorChanged),
    ("table_people", TablesChanged),
)
"""Tables whose rows show a name in their meeting, and what its cards and pages hear."""


async def changes_for(
    connection: AsyncConnection, data_map: holdings.Map, group_id: int, person_id: int
) -> set[object]:
    """What to announce, so that everything that shows this person's name is drawn anew. Ask before anything goes."""

    async def rows_of(table: str, *columns: str) -> list[Any]:
        here, theirs = metadata.tables[table], holdings.theirs(data_map, data_map[table], person_id)
        found = await connection.execute(select(*(here.c[name] for name in columns)).where(theirs).distinct())
        return list(found)

    found: set[object] = set()
    for table, changed in IN_MEETINGS:
        found |= {changed(group_id, row.meeting_id) for row in await rows_of(table, "meeting_id")}
    for idea in await rows_of("ideas", "id", "root_id"):
        found |= {IdeaChanged(group_id, idea.id), IdeaChanged(group_id, idea.root_id)}
    ideas = metadata.tables["ideas"]
    for comment in await rows_of("idea_comments", "id", "idea_id"):
        root = await connection.execute(select(ideas.c.root_id).where(ideas.c.id == comment.idea_id))
        found.add(IdeaCommented(group_id, root.scalar_one(), comment.id))
    found |= {
        ActionChanged(group_id, each.id, each.meeting_id) for each in await rows_of("actions", "id", "meeting_id")
    }
    return found


async def blank_leads(connection: AsyncConnection, group_id: int, person_id: int) -> set[object]:
    """Take their name from agenda items that it was typed on, as who leads or helps to lead; what to announce then.

    A name that somebody else in the group has too may be meant for them, and stays.
    """
    everyone = await people_of_group(connection, group_id)
    name = next(person.name for person in everyone if person.id == person_id)
    if any(same_name(person.name, name) for person in everyone if person.id != person_id):
        return set()
    items, changed = metadata.tables["agenda_items"], set[object]()
    columns = (items.c.lead, items.c.partner)
    typed = select(items.c.id, items.c.meeting_id, *columns).where(
        items.c.group_id == group_id, or_(*(column != "" for column in columns))
    )
    for item in (await connection.execute(typed)).all():
        blank = {column.name: "" for column in columns if same_name(getattr(item, column.name), name)}
        if blank:
            await connection.execute(update(items).where(items.c.id == item.id).values(blank))
            changed.add(AgendaChanged(group_id, item.meeting_id))
    return changed
