"""The private cards of /access. Whatever can be pressed on them outlives a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import discord

from bot.access.own import Afterwards
from bot.access.rules import Need, NeedState
from bot.access.service import Mine
from bot.access.words import need_words, state_words
from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.meetings.rules import Meeting
from cogs.access.components import (
    BackHome,
    ChooseKept,
    ChooseNeed,
    HowItWas,
    KeepNothing,
    KeepNothingForSure,
    NotThisTime,
    RatherTalk,
    Same,
    Say,
    StillRight,
    TakeBack,
    Undo,
    UseWeb,
    WhoIsTold,
)
from cogs.access.lines import LINE, agreed_words, choice_label, need_lines, opened_lines, standing_lines, told_lines
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain
from config.access_needs import NeedCatalogue

LATELY = 2
"""Meetings that are over on the first card; the web page has them all."""

_PRIMARY = discord.ButtonStyle.primary


def home_card(
    catalogue: NeedCatalogue,
    meeting: Meeting | None,
    mine: Mine,
    *,
    zone: ZoneInfo,
    leads: Sequence[str],
    names: Mapping[int, str],
) -> discord.ui.LayoutView:
    """Who sees it comes first, before anything is asked. Then what was said, and what can be done now."""
    where = meeting.id if meeting else 0
    heading = [f"## {say('access-home-heading')}", _about(meeting, zone), notice(leads)]
    doors: list[discord.ui.Item[discord.ui.LayoutView]] = [
        UseWeb(where, label=say("access-button-web"), style=_PRIMARY),
        Say(where, label=say("access-button-carry-on" if mine.draft else "access-button-say")),
        RatherTalk(where, label=say("access-button-talk")),
        WhoIsTold(where, label=say("access-button-who")),
    ]
    parts: list[Part] = ["\n".join(line for line in heading if line), doors]
    if mine.draft:
        parts.append(say("access-home-draft"))
    if mine.call_back:
        parts.append(say("access-home-call"))
    parts += _same(catalogue, meeting, mine, names)
    parts += _asked(catalogue, meeting, mine, zone, names)
    return card(*parts, *(part for over in mine.lately[:LATELY] for part in _how_it_was(catalogue, over, zone)))


def notice(leads: Sequence[str]) -> str:
    who = ", ".join(plain(name, 60) for name in leads) or say("access-no-lead")
    return say("access-notice-who", who=who)


def _about(meeting: Meeting | None, zone: ZoneInfo) -> str:
    if meeting is None:
        return say("access-home-no-meeting")
    return say("access-home-meeting", title=plain(meeting.title, 100), when=spoken_moment(meeting.starts_at, zone))


def _same(catalogue: NeedCatalogue, meeting: Meeting | None, mine: Mine, names: Mapping[int, str]) -> list[Part]:
    """What is kept for every meeting, and whether it is the same this time."""
    if not mine.standing:
        return []
    kept = standing_lines(catalogue, mine.standing, names)
    where = meeting.id if meeting else 0
    options = [
        discord.SelectOption(label=need_words(catalogue, one.said)[:100], value=str(one.id)) for one in mine.standing
    ]
    choose = ChooseKept(where, placeholder=say("access-choose-kept"), options=options[:25])
    if meeting is None or mine.this_time is not None or mine.needs:
        right = StillRight(where, label=say("access-button-still-right"))
        return [f"{say('access-home-kept')}\n{kept}", [choose], [right]]
    buttons: list[discord.ui.Item[discord.ui.LayoutView]] = [
        Same(meeting.id, label=say("access-button-same"), style=_PRIMARY),
        NotThisTime(meeting.id, label=say("access-button-not-this-time")),
    ]
    return [f"{say('access-home-same')}\n{kept}", buttons, [choose]]


def _asked(
    catalogue: NeedCatalogue, meeting: Meeting | None, mine: Mine, zone: ZoneInfo, names: Mapping[int, str]
) -> list[Part]:
    if meeting is None or not mine.needs:
        return []
    lines = need_lines(catalogue, mine, meeting.starts_at.astimezone(zone).date(), names)
    options = [
        discord.SelectOption(label=choice_label(catalogue, one.need), value=str(one.need.id)) for one in mine.needs
    ]
    choose = ChooseNeed(meeting.id, placeholder=say("access-choose-need"), options=options[:25])
    return [f"{say('access-home-asked')}\n{lines}", [choose]]


def _how_it_was(catalogue: NeedCatalogue, over: Afterwards, zone: ZoneInfo) -> list[Part]:
    """What was needed at a meeting that is over, to say of each whether it worked."""
    title, when = plain(over.meeting.title, 100), spoken_moment(over.meeting.starts_at, zone)
    lines = [f"- **{plain(need_words(catalogue, need.said), LINE)}.** {state_words(need)}." for need in over.needs]
    options = [discord.SelectOption(label=choice_label(catalogue, need), value=str(need.id)) for need in over.needs]
    choose = ChooseNeed(over.meeting.id, placeholder=say("access-choose-how"), options=options[:25])
    return ["\n".join([say("access-home-how", title=title, when=when), *lines]), [choose]]


def need_card(catalogue: NeedCatalogue, need: Need, *, can_judge: bool) -> discord.ui.LayoutView:
    """One need of one's own: how it was, or take it back."""
    words = [f"## {plain(need_words(catalogue, need.said), 200)}", f"{state_words(need)}."]
    if need.state is NeedState.NOT_MET and not need.by_person:
        words.append(say("access-because", reason=plain(need.reason, 500), offer=plain(need.offer, 500)))
    if can_judge:
        words.append(say("access-how-was-it"))
    if need.afterwards:
        words.append(say("access-you-said", words=plain(need.afterwards, 500)))
    how: list[discord.ui.Item[discord.ui.LayoutView]] = [
        HowItWas(need.id, "met", label=say("access-button-met")),
        HowItWas(need.id, "partly-met", label=say("access-button-partly-met")),
        HowItWas(need.id, "not-met", label=say("access-button-not-met")),
    ]
    rest: list[discord.ui.Item[discord.ui.LayoutView]] = [BackHome(need.meeting_id, label=say("access-button-back"))]
    if not need.by_person:
        rest.insert(0, TakeBack(need.id, label=say("access-button-take-back"), style=discord.ButtonStyle.danger))
        if need.entered_by is not None:
            rest.insert(0, Undo(need.id, label=say("access-button-undo")))
    return card("\n".join(words), how if can_judge else [], rest)


def who_card(
    catalogue: NeedCatalogue,
    meeting_id: int,
    mine: Mine,
    *,
    names: Mapping[int, str],
    zone: ZoneInfo,
    choose: discord.ui.Item[discord.ui.LayoutView],
) -> discord.ui.LayoutView:
    """Who may be told, who was told, and who opened the record."""
    return card(
        f"## {say('access-who-heading')}\n{agreed_words(mine.agreed)}\n{say('access-who-help')}",
        [choose],
        f"### {say('access-given-heading')}\n{told_lines(catalogue, mine, zone)}",
        f"### {say('access-opened-heading')}\n{opened_lines(mine, names, zone)}",
        [
            BackHome(meeting_id, label=say("access-button-back")),
            KeepNothing(meeting_id, label=say("access-button-keep-nothing"), style=discord.ButtonStyle.danger),
        ],
    )


def forget_card(meeting_id: int) -> discord.ui.LayoutView:
    sure = KeepNothingForSure(meeting_id, label=say("access-button-forget"), style=discord.ButtonStyle.danger)
    return card(say("access-forget-sure"), [sure, BackHome(meeting_id, label=say("access-button-keep"))])
