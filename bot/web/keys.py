"""What routes find on the app, and the meeting that an address names."""

from __future__ import annotations

import re

from aiohttp import web

from bot.core.errors import NotFound
from bot.meetings.rules import MeetingView
from bot.services import Services

SERVICES: web.AppKey[Services] = web.AppKey("services", Services)

_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


class NoSuchMeeting(NotFound):
    """The address names no meeting. Nothing tells a wrong key from one that was right once."""

    message = "web-no-such-meeting"


async def meeting_of(request: web.Request) -> MeetingView:
    """The meeting whose key stands in the address. Raises NoSuchMeeting.

    A key is a secret found by one indexed look-up; it is never compared letter by letter. What could not be a key
    at all (a null character, which PostgreSQL cannot look up) is not looked up.
    """
    key = request.match_info["key"]
    if not _KEY.fullmatch(key):
        raise NoSuchMeeting
    try:
        return await request.app[SERVICES].meetings.by_key(key)
    except NotFound as error:
        raise NoSuchMeeting from error
