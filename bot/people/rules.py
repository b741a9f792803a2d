"""A person is one person, whatever door they use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core.errors import Refusal
from bot.core.roles import PRIVATE_ROLES, Role


@dataclass(frozen=True)
class Person:
    id: int
    group_id: int
    name: str
    discord_user_id: int | None


@dataclass(frozen=True)
class RolesChanged:
    """Somebody's granted roles changed."""

    group_id: int
    person_id: int


class OwnRole(Refusal):
    """Nobody grants a role to themself."""

    message = "people-own-role"


class SomeoneElseMustHoldIt(Refusal):
    """The last organiser cannot give the role up: the group would be locked out of its own settings."""

    message = "people-last-organiser"


def roles_held(
    granted: Iterable[Role], discord_role_ids: Iterable[int], group_roles: Mapping[Role, int]
) -> frozenset[Role]:
    """Roles from grants, and from Discord roles where the role is not a private one.

    Everybody in the group is a participant.
    """
    worn = set(discord_role_ids)
    by_discord = {role for role, role_id in group_roles.items() if role_id in worn and role not in PRIVATE_ROLES}
    return frozenset({Role.PARTICIPANT, *granted, *by_discord})
