"""What people can say they need, from access_needs.toml: an organisation edits and extends it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from config.policy import PolicyError
from config.remembered import remembered

LABEL_LIMIT = 45
HELP_LIMIT = 100
DETAIL_LIMIT = 300
"""Characters that a person may write about one need."""
MOST_IN_A_GROUP = 25
MOST_CHOICES = 25

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")

DIAGNOSES = re.compile(
    r"autis|asperger|adhd|dementia|alzheimer|epilep|diabet|cancer|\bstroke\b|schizo|bipolar|psychos|psychot|depress"
    r"|anxiet|dyslex|dysprax|palsy|down'?s syndrome|parkinson|sclerosis|disabilit|deaf|\bblind\b|disorder|diagnos"
    r"|(?<!air )\bconditions?\b|syndrome|illness|disease|impair|mental health|ptsd|trauma|arthrit|asthma"
    r"|coeliac|celiac|\bhiv\b|paraly|amput|tourette|migraine",
    re.IGNORECASE,
)
"""Words for an illness or a condition. A need says what helps, never why. (Source: requirement A1.)"""
NAMES_OF_SERVICES = ("deafblind interpreter", "deafblind manual")


class Detail(StrEnum):
    """Whether a few words more are asked for."""

    NONE = "none"
    WELCOME = "welcome"
    NEEDED = "needed"


class Recipient(StrEnum):
    """Who may be told of a need, where the person says yes."""

    FACILITATOR = "facilitator"
    VENUE = "venue"
    INTERPRETER_AGENCY = "interpreter_agency"
    CATERER = "caterer"


class Effect(StrEnum):
    """What a meeting does because somebody in it needs it. Nobody is told who."""

    BREAKS = "breaks"
    MORE_TIME = "more_time"
    NO_COLD_CALLING = "no_cold_calling"
    QUESTIONS_FIRST = "questions_first"
    CAPTIONS = "captions"
    INTERPRETER = "interpreter"
    READ_OUT = "read_out"
    FEW_MESSAGES = "few_messages"
    EARLY_PAPERS = "early_papers"
    CARDS = "cards"
    NO_FLASHING = "no_flashing"
    DESCRIBE = "describe"


@dataclass(frozen=True)
class NeedKind:
    """One thing that can be needed."""

    key: str
    group: str
    label: str
    help: str
    detail: Detail = Detail.NONE
    ask: str = ""
    """The question that asks for the detail; empty where none is asked for."""
    choices: tuple[str, ...] = ()
    """The only details there can be; empty where the person writes their own."""
    lead: str = ""
    """An entry of the policy's lead times; empty where nothing has to be arranged."""
    share: frozenset[Recipient] = frozenset()
    does: frozenset[Effect] = frozenset()
    ais: str = ""
    """Its group in the NHS Accessible Information Standard; empty where it is not of it."""


@dataclass(frozen=True)
class NeedGroup:
    key: str
    label: str
    kinds: tuple[NeedKind, ...]
    any_day: bool = False
    """What is arranged of it serves on another day too: a paper in large print, and not an interpreter."""


@dataclass(frozen=True)
class NeedCatalogue:
    """Groups in the order in which they are asked."""

    consent_version: str
    groups: tuple[NeedGroup, ...]
    kinds: Mapping[str, NeedKind] = field(repr=False)

    def kind(self, key: str) -> NeedKind:
        """What is under this key; one that was taken out of the file since is shown by its key."""
        return self.kinds.get(key) or NeedKind(key, "other", key.replace("_", " "), "")

    def is_for_the_day(self, key: str) -> bool:
        """Whether what was arranged is of no use on another day, so far as anybody knows."""
        kind = self.kinds.get(key)
        group = self.group(kind.group) if kind else None
        return kind is None or group is None or bool(kind.lead and not group.any_day)

    def group(self, key: str) -> NeedGroup | None:
        return next((group for group in self.groups if group.key == key), None)


def load_needs(file: Path, leads: Collection[str]) -> NeedCatalogue:
    """`leads` are the policy's lead times. Raises PolicyError naming every wrong entry, OSError or TOML's own error."""
    return _load(file, tuple(sorted(leads)))


@remembered
def _load(file: Path, leads: tuple[str, ...]) -> NeedCatalogue:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    reading = _Reading(leads)
    version = reading.words(data, "consent_version", "consent_version", 20)
    groups = reading.groups(data.get("groups"))
    kinds = reading.kinds(data.get("needs"), groups)
    made = tuple(
        NeedGroup(key, label, tuple(kind for kind in kinds if kind.group == key), any_day)
        for key, (label, _, any_day) in groups.items()
    )
    for group in made:
        if not 1 <= len(group.kinds) <= MOST_IN_A_GROUP:
            reading.wrong.append(f"groups.{group.key}")
    if reading.wrong:
        raise PolicyError(reading.wrong)
    return NeedCatalogue(version, made, {kind.key: kind for kind in kinds})


def names_a_diagnosis(text: str) -> bool:
    said = text.lower()
    for service in NAMES_OF_SERVICES:
        said = said.replace(service, "")
    return DIAGNOSES.search(said) is not None


Group = tuple[str, str, bool]


class _Reading:
    """Reads entry by entry; what cannot be used is noted in `wrong`, and reading goes on."""

    def __init__(self, leads: Collection[str]) -> None:
        self._leads = leads
        self.wrong: list[str] = []

    def groups(self, data: object) -> dict[str, Group]:
        """Key to label, AIS group, and whether it serves on any day."""
        found = self._tables(data, "groups")
        return {
            key: (
                self.words(table, f"groups.{key}.label", "label", LABEL_LIMIT),
                self.words(table, f"groups.{key}.ais", "ais", LABEL_LIMIT, needed=False),
                self._any_day(table, key),
            )
            for key, table in found.items()
        }

    def kinds(self, data: object, groups: Mapping[str, Group]) -> list[NeedKind]:
        return [self._kind(key, table, groups) for key, table in self._tables(data, "needs").items()]

    def _kind(self, key: str, table: Mapping[str, Any], groups: Mapping[str, Group]) -> NeedKind:
        known = {"group", "label", "help", "detail", "ask", "choices", "lead", "share", "does", "ais"}
        self.wrong += [f"{key}.{name}" for name in table if name not in known]
        group = self._one_of(table, key, "group", groups, "")
        detail = Detail(self._one_of(table, key, "detail", list(Detail), Detail.NONE.value))
        return NeedKind(
            key=key,
            group=group,
            label=self.words(table, f"{key}.label", "label", LABEL_LIMIT),
            help=self.words(table, f"{key}.help", "help", HELP_LIMIT),
            detail=detail,
            ask=self.words(table, f"{key}.ask", "ask", LABEL_LIMIT, needed=detail is not Detail.NONE),
            choices=self._choices(table, key),
            lead=self._one_of(table, key, "lead", ["", *self._leads], ""),
            share=frozenset(Recipient(one) for one in self._some_of(table, key, "share", list(Recipient))),
            does=frozenset(Effect(one) for one in self._some_of(table, key, "does", list(Effect))),
            ais=self.words(table, f"{key}.ais", "ais", LABEL_LIMIT, needed=False)
            or groups.get(group, ("", "", False))[1],
        )

    def _any_day(self, table: Mapping[str, Any], key: str) -> bool:
        value = table.get("any_day", False)
        if not isinstance(value, bool):
            self.wrong.append(f"groups.{key}.any_day")
            return False
        return value

    def _tables(self, data: object, name: str) -> dict[str, Mapping[str, Any]]:
        if not isinstance(data, dict) or not data:
            self.wrong.append(name)
            return {}
        usable: dict[str, Mapping[str, Any]] = {
            key: table for key, table in data.items() if isinstance(table, dict) and _KEY.fullmatch(key)
        }
        self.wrong += [f"{name}.{key}" for key in data if key not in usable]
        return usable

    def words(self, table: Mapping[str, Any], place: str, name: str, limit: int, *, needed: bool = True) -> str:
        text = table.get(name, "")
        if not isinstance(text, str) or len(text) > limit or (needed and not text.strip()) or names_a_diagnosis(text):
            self.wrong.append(place)
            return ""
        return text.strip()

    def _choices(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        found = table.get("choices", [])
        usable = isinstance(found, list) and all(isinstance(one, str) and 0 < len(one) <= LABEL_LIMIT for one in found)
        if (
            not usable
            or len(found) > MOST_CHOICES
            or len(set(found)) != len(found)
            or any(map(names_a_diagnosis, found))
        ):
            self.wrong.append(f"{key}.choices")
            return ()
        return tuple(found)

    def _one_of(self, table: Mapping[str, Any], key: str, name: str, allowed: Collection[str], default: str) -> str:
        value = table.get(name, default)
        if value not in allowed:
            self.wrong.append(f"{key}.{name}")
            return default
        return str(value)

    def _some_of(self, table: Mapping[str, Any], key: str, name: str, allowed: Collection[str]) -> list[str]:
        found = table.get(name, [])
        if not isinstance(found, list) or any(one not in allowed for one in found):
            self.wrong.append(f"{key}.{name}")
            return []
        return found
