"""Points discord.py at the stand-in. Both names are public in its modules, but neither is documented."""

from __future__ import annotations

import discord.gateway
import discord.http
import yarl


def point_at(requests: str, gateway: str) -> None:
    discord.http.Route.BASE = requests
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
