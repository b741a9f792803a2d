"""What an organiser typed of a meeting, checked field by field, and what differs from before, in words."""

from __future__ import annotations

from dataclasses import replace

from babel.lists import format_list

from bot.core.errors import limited_text, required_text
from bot.core.wording import say
from bot.meetings.rules import Meeting, NeedsPlaceAndLink, NewMeeting, check_link

TITLE_LIMIT = 100
PURPOSE_LIMIT = 500
PLACE_LIMIT = 200
LINK_LIMIT = 400
PHONE_LIMIT = 60
REASON_LIMIT = 500

_CHANGES = (
    ("title", "meetings-word-title"),
    ("purpose", "meetings-word-purpose"),
    ("starts_at", "meetings-word-start"),
    ("ends_at", "meetings-word-end"),
    ("place", "meetings-word-place"),
    ("joining_link", "meetings-word-link"),
    ("phone_in", "meetings-word-phone"),
)


def checked(new: NewMeeting) -> NewMeeting:
    """The same without outer space. Raises Empty, TooLong, NeedsPlaceAndLink or NotALink."""
    title = required_text(new.title, what=say("meetings-word-title"), limit=TITLE_LIMIT)
    if not new.place.strip() or not new.joining_link.strip():
        raise NeedsPlaceAndLink
    link = limited_text(new.joining_link, what=say("meetings-word-link"), limit=LINK_LIMIT)
    check_link(link)
    return replace(
        new,
        title=title,
        purpose=limited_text(new.purpose, what=say("meetings-word-purpose"), limit=PURPOSE_LIMIT),
        place=limited_text(new.place, what=say("meetings-word-place"), limit=PLACE_LIMIT),
        joining_link=link,
        phone_in=limited_text(new.phone_in, what=say("meetings-word-phone"), limit=PHONE_LIMIT),
    )


def checked_reason(reason: str) -> str:
    """Raises Empty or TooLong."""
    return required_text(reason, what=say("meetings-word-reason"), limit=REASON_LIMIT)


def changed_fields(before: Meeting, new: NewMeeting) -> tuple[str, ...]:
    """Names of the fields that differ."""
    return tuple(name for name, _ in _CHANGES if getattr(before, name) != getattr(new, name))


def in_words(changed: tuple[str, ...]) -> str:
    """ "the start, the place and the joining link"."""
    return format_list([say(message) for name, message in _CHANGES if name in changed], locale="en_GB")
