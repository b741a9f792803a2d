"""What each step of /setup says."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.roles import PRIVATE_ROLES
from bot.core.wording import say
from bot.groups.permissions import PERMISSIONS
from bot.groups.rules import Group
from bot.groups.setup import CHANNELS_TO_SET_UP, ROLES_TO_SET_UP, Finding, ServerFacts

LAST_STEP = 4


def step_text(step: int, group: Group, server: ServerFacts, todo: Sequence[Finding]) -> str:
    """The words of `step`, 1 to 4: time zone, roles, channels, check."""
    text = {1: _time_zone_text, 2: _roles_text, 3: _channels_text}.get(step)
    return text(group, server) if text else _check_text(todo)


def _time_zone_text(group: Group, _server: ServerFacts) -> str:
    return say("setup-time-zone", zone=group.time_zone)


def _roles_text(group: Group, server: ServerFacts) -> str:
    lines = []
    for role in ROLES_TO_SET_UP:
        role_id = group.roles.get(role)
        has = f"<@&{role_id}>" if role_id in server.role_ids else say("setup-not-yet")
        given = "setup-role-line-private" if role in PRIVATE_ROLES else "setup-role-line"
        lines.append(say(given, name=say(f"role-{role.value}"), what=say(f"role-what-{role.value}"), has=has))
    return "\n".join([say("setup-roles"), *lines, say("setup-roles-note")])


def _channels_text(group: Group, server: ServerFacts) -> str:
    lines = []
    for purpose in CHANNELS_TO_SET_UP:
        channel_id = group.channels.get(purpose)
        has = f"<#{channel_id}>" if channel_id in server.channel_ids else say("setup-not-yet")
        lines.append(say("setup-channel-line", name=say(f"channel-{purpose.value}"), has=has))
    return "\n".join([say("setup-channels"), *lines])


def _check_text(todo: Sequence[Finding]) -> str:
    if not todo:
        return say("setup-all-well")
    return "\n".join([say("setup-to-mend", count=len(todo)), *(f"- {words_of(finding)}" for finding in todo)])


def words_of(finding: Finding) -> str:
    """What is not right and how to mend it."""
    facts = dict(finding.facts)
    if "role" in facts:
        facts["role"] = say(f"role-{facts['role']}")
    if "channel" in facts:
        facts["channel"] = say(f"channel-{facts['channel']}")
    if "permission" in facts:
        facts["permission"] = say(PERMISSIONS[facts["permission"]])
    return say(finding.message, **facts)
