"""Every table of every feature, for migrations and their check."""

from __future__ import annotations

from bot.access import tables as _access
from bot.actions import rows as _actions
from bot.agenda import rows as _agenda
from bot.checkin import rows as _checkin
from bot.console import rows as _console
from bot.core import access_log as _access_log
from bot.core import audit as _audit
from bot.core import key_file as _key_file
from bot.core.columns import metadata
from bot.dates import rows as _dates
from bot.expenses import tables as _expenses
from bot.finance import tables as _finance
from bot.floor import tables as _floor
from bot.groups import rows as _groups
from bot.ideas import tables as _ideas
from bot.meetings import rows as _meetings
from bot.notices import rows as _notices
from bot.pace import rows as _pace
from bot.paper import rows as _paper
from bot.papers import rows as _papers
from bot.parity import rows as _parity
from bot.people import rows as _people
from bot.points import rows as _points
from bot.polls import tables as _polls
from bot.privacy import rows as _privacy
from bot.private_links import rows as _private_links
from bot.seating import rows as _seating
from bot.tables import mixing_rows as _mixing
from bot.tables import rows as _tables
from bot.uploads import rows as _uploads

__all__ = ["metadata"]

_DECLARED = (
    _access,
    _access_log,
    _actions,
    _agenda,
    _audit,
    _checkin,
    _console,
    _dates,
    _expenses,
    _finance,
    _floor,
    _groups,
    _ideas,
    _key_file,
    _meetings,
    _mixing,
    _notices,
    _pace,
    _paper,
    _papers,
    _people,
    _parity,
    _points,
    _polls,
    _privacy,
    _private_links,
    _seating,
    _tables,
    _uploads,
)
