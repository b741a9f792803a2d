"""What the bot may do in Discord, against what it needs, without going online as the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import discord

from bot.client import intents
from bot.core.roles import Role
from bot.core.wording import say
from bot.groups.permissions import PERMISSIONS
from bot.groups.rules import Group
from bot.groups.setup import findings as setup_findings
from bot.process.failures import sentence_for
from cogs.groups.server import facts_from
from cogs.groups.steps import words_of

SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what to tell the operator of it."""

    well: bool
    words: str


def needed_permissions(names: Iterable[str] = PERMISSIONS) -> discord.Permissions:
    return discord.Permissions(**dict.fromkeys(names, True))


def invite_link(application_id: int) -> str:
    """Where the owner of a server adds the bot, with the least permissions that it can work with."""
    return discord.utils.oauth_url(application_id, permissions=needed_permissions(), scopes=SCOPES)


async def examine_discord(token: str, groups: Sequence[Group]) -> list[Finding]:
    """The token, the servers and the channels. Never raises for what Discord or the network does."""
    if not token:
        return [Finding(False, say("process-setting-no-token"))]
    try:
        async with _logged_in(token) as client:
            return await examine_servers(client, groups)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        return [Finding(False, sentence_for(error) or say("process-discord-unwell"))]


async def examine_servers(client: discord.Client, groups: Sequence[Group]) -> list[Finding]:
    """Each server that the bot is in, by requests alone: the bot need not be connected."""
    assert client.application_id is not None
    findings = [Finding(True, say("process-doctor-invite", link=invite_link(client.application_id)))]
    known = {group.guild_id: group for group in groups}
    servers = [guild async for guild in client.fetch_guilds()]
    for server in servers:
        findings += await _examine_server(client, server.id, known.get(server.id))
    here = {server.id for server in servers}
    away = [Finding(False, say("process-doctor-not-in-server", name=g.name)) for g in groups if g.guild_id not in here]
    if not servers:
        findings.append(Finding(False, say("process-doctor-no-server")))
    return findings + away


async def _examine_server(client: discord.Client, guild_id: int, group: Group | None) -> list[Finding]:
    assert client.user is not None
    guild = await client.fetch_guild(guild_id)
    facts = facts_from(guild, await guild.fetch_channels(), await guild.fetch_member(client.user.id))
    if group is None:
        return [Finding(False, say("process-doctor-server-new", name=guild.name))]
    # Who holds a role is the group's own affair, not the operator's: say that somebody holds each.
    wrong = setup_findings(group, facts, held=frozenset(Role))
    if not wrong:
        return [Finding(True, say("process-doctor-server-well", name=guild.name))]
    return [Finding(False, say("process-doctor-server", name=guild.name, words=words_of(each))) for each in wrong]


@asynccontextmanager
async def _logged_in(token: str) -> AsyncIterator[discord.Client]:
    async with discord.Client(intents=intents()) as client:
        await client.login(token)
        yield client
