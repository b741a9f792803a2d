"""A person is one person, whatever door they use."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from bot.core.errors import BadInput, NotAllowed, Refusal
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


@dataclass(frozen=True)
class PersonRenamed:
    """Somebody goes by another name in Discord now."""

    group_id: int
    person_id: int


class OwnRole(Refusal):
    """Nobody grants a role to themself."""

    message = "people-own-role"


class SomeoneElseMustHoldIt(Refusal):
    """The last organiser cannot give the role up: the group would be locked out of its own settings."""

    message = "people-last-organiser"


class LeftServer(NotAllowed):
    """Discord says that this person is not in the group's server any more: whatever they were granted waits there."""

    message = "people-left-server"


class SeveralPeople(BadInput):
    """More than one person goes by this name; facts: `name`."""

    message = "checkin-several-people"


def same_name(one: str, other: str) -> bool:
    """Whether they are one name, however it is written."""
    return one.casefold().split() == other.casefold().split()


def the_one_called(name: str, everyone: Iterable[Person], here: Container[int] = ()) -> Person | None:
    """Who goes by this name, however it is written; of several the one who is `here`. Raises SeveralPeople."""
    found = [person for person in everyone if same_name(person.name, name)]
    if len(found) > 1:
        found = [person for person in found if person.id in here] or found
    if len(found) > 1:
        raise SeveralPeople(name=name)
    return found[0] if found else None


def roles_held(
    granted: Iterable[Role], discord_role_ids: Iterable[int], group_roles: Mapping[Role, int]
) -> frozenset[Role]:
    """Roles from grants, and from Discord roles where the role is not a private one.

    Everybody in the group is a participant.
    """
    worn = set(discord_role_ids)
    by_discord = {role for role, role_id in group_roles.items() if role_id in worn and role not in PRIVATE_ROLES}
    return frozenset({Role.PARTICIPANT, *granted, *by_discord})
