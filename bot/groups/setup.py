"""What is still not right about a group's set-up, from what it has chosen and what its server has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.core.roles import PRIVATE_ROLES, Role
from bot.groups.permissions import SERVER_ONLY
from bot.groups.rules import Channel, Group

ROLES_TO_SET_UP = tuple(Role)
CHANNELS_TO_SET_UP = tuple(Channel)


@dataclass(frozen=True)
class ServerFacts:
    """What is there in the Discord server, without any Discord type."""

    role_ids: frozenset[int]
    channel_ids: frozenset[int]
    forum_ids: frozenset[int]
    open_to_all_ids: frozenset[int]
    """Channels that everyone in the server can see."""
    missing_in_server: frozenset[str]
    """Names of permissions that the bot needs and does not have."""
    missing_in_channel: Mapping[int, frozenset[str]] = field(default_factory=dict)
    roles_out_of_reach: frozenset[int] = frozenset()
    """Roles above the bot's own, which it cannot give to anyone."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not right: a message of the catalogue and its variables."""

    message: str
    facts: Mapping[str, str]


def missing_roles(group: Group, server: ServerFacts) -> list[Role]:
    """Roles without a Discord role that still exists, in the order they are shown."""
    return [role for role in ROLES_TO_SET_UP if group.roles.get(role) not in server.role_ids]


def missing_channels(group: Group, server: ServerFacts) -> list[Channel]:
    """Purposes without a channel that still exists, in the order they are shown."""
    return [purpose for purpose in CHANNELS_TO_SET_UP if group.channels.get(purpose) not in server.channel_ids]


def findings(group: Group, server: ServerFacts, held: frozenset[Role]) -> list[Finding]:
    """Everything still to mend, most basic first; empty where all is well. `held` are roles somebody was given."""
    return [
        *(Finding("setup-missing-permission", {"permission": name}) for name in sorted(server.missing_in_server)),
        *(Finding("setup-missing-role", {"role": role.value}) for role in missing_roles(group, server)),
        *(Finding("setup-missing-channel", {"channel": purpose.value}) for purpose in missing_channels(group, server)),
        *_channels_not_right(group, server),
        *_roles_out_of_reach(group, server),
        *(
            Finding("setup-nobody-holds", {"role": role.value})
            for role in ROLES_TO_SET_UP
            if role in PRIVATE_ROLES and role not in held
        ),
    ]


def _channels_not_right(group: Group, server: ServerFacts) -> Iterator[Finding]:
    ideas = group.channels.get(Channel.IDEAS)
    if ideas in server.channel_ids and ideas not in server.forum_ids:
        yield Finding("setup-ideas-not-a-forum", {})
    if group.channels.get(Channel.ORGANISERS) in server.open_to_all_ids:
        yield Finding("setup-organisers-open-to-all", {})
    for purpose in CHANNELS_TO_SET_UP:
        missing = server.missing_in_channel.get(group.channels.get(purpose, 0), frozenset())
        for name in sorted(missing - SERVER_ONLY - server.missing_in_server):
            yield Finding("setup-missing-in-channel", {"channel": purpose.value, "permission": name})


def _roles_out_of_reach(group: Group, server: ServerFacts) -> Iterator[Finding]:
    for role, role_id in group.roles.items():
        if role_id in server.roles_out_of_reach:
            yield Finding("setup-role-out-of-reach", {"role": role.value})
