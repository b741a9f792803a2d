from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pytest_asyncio
from fpdf import FPDF
from sqlalchemy import select

from bot.meetings.rules import HowIComeTo
from bot.notices.rows import notices
from bot.papers.rules import STANDARD, PaperView
from bot.papers.service import NewVersion, PapersService
from bot.uploads.rules import Purpose
from tests.access.conftest import Needing, group

__all__ = ["group"]


def pdf(words: str) -> bytes:
    paper = FPDF()
    paper.add_page()
    paper.set_font("Helvetica", size=14)
    paper.cell(text=words)
    out = BytesIO()
    out.write(bytes(paper.output()))
    return out.getvalue()


@dataclass
class Reading:
    """Asha reads 18 point, Ben the standard version; Ola organises."""

    needing: Needing

    @property
    def papers(self) -> PapersService:
        return self.needing.services.papers

    @property
    def meeting_id(self) -> int:
        return self.needing.meeting_id

    async def add(self) -> PaperView:
        return await self.papers.add_paper(
            self.needing.ola, self.meeting_id, "Bus plan", "Where the new bus goes.",
            comments_until=self.needing.clock.now.date().replace(day=20),
        )  # fmt: skip

    async def attach(self, paper_id: int, format_: str = STANDARD, detail: str = "") -> PaperView:
        link = f"https://example.org/{format_}"
        new = NewVersion(format_, "Four pages with a map of the bus stops.", detail, link=link)
        return await self.papers.attach(self.needing.ola, paper_id, new)

    async def attach_file(self, paper_id: int, format_: str, detail: str = "") -> PaperView:
        uploads = self.needing.services.uploads
        put = await uploads.put(await uploads.check(pdf("The bus plan"), purpose=Purpose.PAPER))
        new = NewVersion(format_, "Two pages, no pictures.", detail, file=put)
        return await self.papers.attach(self.needing.ola, paper_id, new)

    async def told(self, person_id: int) -> list[str]:
        async with self.needing.services.database.read() as connection:
            found = await connection.execute(
                select(notices.c.message)
                .where(notices.c.person_id == person_id, notices.c.message.like("papers-%"))
                .order_by(notices.c.id)
            )
            return list(found.scalars())


@pytest_asyncio.fixture
async def reading(group: Needing) -> Reading:
    await group.say(group.asha, {"fmt_large_print": "18 point"})
    for person in (group.asha, group.ben):
        await group.services.meetings.say_how_i_come(person, group.meeting_id, HowIComeTo.ROOM)
    return Reading(group)
