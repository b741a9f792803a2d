"""Alongside's web app as it runs, on a SQLite file, told through a pipe to invite phones and to open polls."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from bot.process.collecting import collecting_in_quiet_moments, loading

with loading():  # as the bot's process does
    from benchmarks.control import obey
    from benchmarks.our_bot import QUESTION, Organising, Profile
    from benchmarks.stand_in import payloads
    from bot.app import open_services, serve_web
    from bot.core.logs import configure_logs
    from bot.process.loop import run_to_the_end
    from bot.services import Services
    from config.settings import Settings

FIRST_PERSON = payloads.OWNER + 1000


class Meeting(Organising):
    """One meeting, everyone at home invited to it by a private link, and one poll open at a time."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._meeting = 0
        self._poll: int | None = None

    async def invite(self, people: int) -> dict[str, Any]:
        """The meeting, where the room screen's stream is, and each person's token."""
        self._meeting, facilitator = await self.run_meeting()
        tokens = []
        for number in range(people):
            actor = await self.arrive(FIRST_PERSON + number, f"Person {number}")
            tokens.append(await self._services.check_ins.own_token(actor, self._meeting))
        key = (await self._services.meetings.view(facilitator.group_id, self._meeting)).meeting.key
        return {"meeting": self._meeting, "room": f"/room/{key}/live", "tokens": tokens}

    def go_on(self, meeting: int, poll: int) -> None:
        """With a meeting and a poll that a process before this one opened."""
        self._meeting, self._poll = meeting, poll

    async def next_poll(self, question: str = QUESTION) -> dict[str, Any]:
        """Close the poll before, open another."""
        if self._poll is not None:
            await self._services.polls.close(await self._facilitator(), self._poll)
        opened = await self.open_poll(self._meeting, question=question)
        self._poll = opened["poll"]
        return opened


async def main(database: str, port: int = 0) -> None:
    configure_logs("WARNING")
    settings = Settings(database_url=f"sqlite+aiosqlite:///{database}", web_port=port)
    async with open_services(settings) as services, serve_web(services) as site:
        meeting = Meeting(services)
        actions: dict[str, Callable[..., Any]] = {
            "invite": meeting.invite,
            "go_on": meeting.go_on,
            "next_poll": meeting.next_poll,
            "profile": Profile().switch,
        }
        async with collecting_in_quiet_moments():  # as the bot's process does
            await obey(actions, port=site.port)


if __name__ == "__main__":
    run_to_the_end(main(**json.loads(sys.argv[1])))
