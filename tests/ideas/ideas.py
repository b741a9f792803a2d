"""Ideas of the made-up group, and what people were told of them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from bot.core.roles import Actor
from bot.ideas.rules import Idea, NewIdea
from bot.notices.rows import notices
from bot.notices.rules import NoticeState
from bot.services import Services


def new_idea(title: str = "A bench at the bus stop", *, named: bool = True, **more: Any) -> NewIdea:
    return NewIdea(title, f"{title}, please", "Waiting is hard", named=named, **more)


async def post(services: Services, by: Actor, title: str = "A bench at the bus stop", *, named: bool = True) -> Idea:
    return await services.ideas.post(by, new_idea(title, named=named))


async def told(services: Services, person: Actor) -> list[str]:
    """Every notice about ideas that this person has, or waits for, oldest first."""
    return [message for message, _ in await told_fully(services, person)]


async def told_fully(services: Services, person: Actor) -> list[tuple[str, dict[str, Any]]]:
    async with services.database.read() as connection:
        found = await connection.execute(
            select(notices.c.message, notices.c.facts)
            .where(
                notices.c.person_id == person.person_id,
                notices.c.message.like("ideas-%"),
                notices.c.state != NoticeState.DROPPED,
            )
            .order_by(notices.c.id)
        )
        return [(row.message, json.loads(row.facts)) for row in found]
