"""The private panel of /roles log: who did what, a page at a time, for auditors."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.core.dates import spoken_moment
from bot.core.roles import Door
from bot.core.wording import say
from bot.privacy.log_rules import AREAS, LogLine
from cogs.shared.asking import actor_of, services_of
from cogs.shared.panels import Press
from cogs.shared.plain_text import plain
from cogs.shared.redrawn import Redrawn

CHOICES = 25


async def areas(_interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Autocomplete: what the log is about."""
    words = {area: say(f"log-area-{area}") for area in AREAS}
    fitting = [area for area in AREAS if typed.strip().casefold() in words[area].casefold()]
    return [app_commands.Choice(name=words[area], value=area) for area in fitting[:CHOICES]]


class LogPanel(Redrawn):
    def __init__(self, area: str) -> None:
        super().__init__()
        self._area = area
        self._before: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        page = await services.log.page(actor, area=self._area, before=self._before)
        zone = (await services.groups.group(actor.group_id)).zone
        lines = [f"- {line_words(line, zone)}" for line in page.lines] or [say("log-nothing")]
        buttons = []
        if self._before is not None:
            buttons.append(Press(say("log-button-newest"), self._newest))
        if page.has_older:
            self._last = page.lines[-1].id
            buttons.append(Press(say("log-button-older"), self._older))
        self.lay_out(say("log-heading"), "\n".join(lines), buttons)

    async def _older(self, interaction: discord.Interaction[Any]) -> None:
        self._before = self._last
        await self.refresh(interaction)

    async def _newest(self, interaction: discord.Interaction[Any]) -> None:
        self._before = None
        await self.refresh(interaction)


def line_words(line: LogLine, zone: ZoneInfo) -> str:
    area = say(f"log-area-{line.area}") if line.area in AREAS else line.area
    said = say("log-line", when=spoken_moment(line.at, zone), who=_who(line), area=area, verb=line.verb)
    details = say("log-record", record=line.record) + (say("log-fields", fields=line.fields) if line.fields else "")
    return f"{said} {plain(details, 200)}"


def _who(line: LogLine) -> str:
    if line.door is Door.SYSTEM:
        return say("privacy-the-system")
    if line.name:
        return plain(line.name, 60)
    if line.roles:
        return say("log-somebody-with", roles=", ".join(say(f"role-{role.value}") for role in line.roles))
    return say("log-somebody")
