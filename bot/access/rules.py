"""What a need is, what an access lead and a person may do with it, and the refusals of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.core.errors import BadInput, Refusal

WORDS_LIMIT = 500
"""Characters of a reason, an offer, a note or what the person says afterwards."""


class NeedState(StrEnum):
    """asked -> seen -> arranging -> ready -> met, partly_met or not_met; or withdrawn."""

    ASKED = "asked"
    SEEN = "seen"
    ARRANGING = "arranging"
    READY = "ready"
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    WITHDRAWN = "withdrawn"


UNARRANGED = frozenset({NeedState.ASKED, NeedState.SEEN, NeedState.ARRANGING})
"""Somebody still has to do something before the meeting."""
ARRANGED = frozenset({NeedState.ARRANGING, NeedState.READY})
"""Something may be booked for it."""
JUDGED = frozenset({NeedState.MET, NeedState.PARTLY_MET, NeedState.NOT_MET})


class Purpose(StrEnum):
    """What a person says yes or no to, each by itself."""

    STORE = "store"
    FACILITATOR = "facilitator"
    VENUE = "venue"
    INTERPRETER_AGENCY = "interpreter_agency"
    CATERER = "caterer"


class ThisTime(StrEnum):
    """What a person with a kept profile said of one meeting."""

    SAME = "same"
    CHANGED = "changed"
    NOT_THIS_TIME = "not_this_time"


@dataclass(frozen=True)
class Said:
    """What somebody needs, as it is sealed."""

    key: str
    """An entry of the catalogue of needs."""
    detail: str = ""


@dataclass(frozen=True)
class Standing:
    """A need that holds for every meeting, until it is taken back."""

    id: int
    person_id: int
    said: Said
    entered_by: int | None
    """The supporter who filled it in; None where the person did."""
    said_at: datetime
    checked_at: datetime
    """When the person last said that it is right."""
    before: Said | None = None
    """What the person had said here, where a supporter changed it since."""

    @property
    def own(self) -> Said | None:
        """What the person said here themself, last."""
        return self.said if self.entered_by is None else self.before


@dataclass(frozen=True)
class Need:
    """What one person needs at one meeting."""

    id: int
    group_id: int
    meeting_id: int
    person_id: int
    said: Said
    state: NeedState
    by_person: bool
    """Whether the person, and not the organisation, said that it is met, partly met or not met."""
    entered_by: int | None
    owner_id: int | None
    """Who of the organisation arranges it."""
    asked_at: datetime
    changed_at: datetime
    reason: str = ""
    """Why the organisation cannot do it."""
    offer: str = ""
    """What it offers instead."""
    note: str = ""
    """The access lead's own note."""
    afterwards: str = ""
    """What the person said when they judged it."""
    before: Said | None = None
    """What the person had asked for here, where a supporter changed it since."""

    @property
    def own(self) -> Said | None:
        """What the person asked for here themself, last; nothing that they took back."""
        if self.state is NeedState.WITHDRAWN:
            return None
        return self.said if self.entered_by is None else self.before

    @property
    def is_open(self) -> bool:
        return self.state in UNARRANGED

    @property
    def is_to_cancel(self) -> bool:
        """Taken back after somebody of the organisation had begun to arrange it, and they have not seen that yet."""
        return self.state is NeedState.WITHDRAWN and self.owner_id is not None

    @property
    def counts(self) -> bool:
        """Whether the meeting has to reckon with it."""
        return self.state is not NeedState.WITHDRAWN and not (self.state is NeedState.NOT_MET and not self.by_person)


@dataclass(frozen=True)
class Consent:
    """One yes, with the version of the words it was given to."""

    purpose: Purpose
    version: str
    given_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class CallBack:
    """Somebody would rather talk than fill in a form."""

    id: int
    group_id: int
    person_id: int
    words: str
    """How and when, in their own words; may be empty."""
    asked_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True)
class Given:
    """What of a person's needs was given to somebody, and when."""

    recipient: str
    at: datetime
    said: Said
    meeting_id: int


@dataclass(frozen=True)
class Draft:
    """A form that is being filled in: need to detail. It waits for its person to come back."""

    person_id: int
    meeting_id: int | None
    """None where no meeting is planned: what is said is kept for the next."""
    by: int
    """Who fills it in: the person, or a supporter."""
    answers: Mapping[str, str] = field(default_factory=dict)
    always: bool = True
    """Whether this is to be kept for the next meetings too."""
    consents: frozenset[Purpose] = frozenset()


@dataclass(frozen=True)
class Override:
    """A rule of a meeting that was set aside, and why. Everyone may read it."""

    what: str
    reason: str
    by: int
    at: datetime


@dataclass(frozen=True)
class NeedsChanged:
    """Something about the needs of this meeting changed. Says neither whose nor what."""

    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class Progress:
    """One need with the day by which it has to be ready."""

    need: Need
    needed_by: date
    asked_late: bool
    """It was asked for when that day had passed."""
    overdue: bool
    """That day has passed and nobody has it ready."""


class NoStoreConsent(Refusal):
    """Nothing may be kept of this person, and without that nothing can be arranged by form."""

    message = "access-refused-no-consent"


class NotANeed(BadInput):
    message = "access-refused-not-a-need"


class NeedsDetail(BadInput):
    """Facts: `label`, what a few words more are missing for."""

    message = "access-refused-needs-detail"


class NothingSaid(BadInput):
    message = "access-refused-nothing"


class NotNow(Refusal):
    """The need stands elsewhere on its path than this step begins."""

    message = "access-refused-not-now"


class OnlyThePersonSays(Refusal):
    """Whether a need was met is for the person to say."""

    message = "access-refused-only-the-person"


class TooEarlyToSay(Refusal):
    """Nothing was arranged yet and the meeting has not been."""

    message = "access-refused-too-early"


class ReasonAndOffer(BadInput):
    """Saying that a need will not be met takes a reason and something else that is offered."""

    message = "access-refused-reason-and-offer"


class NothingToShare(Refusal):
    """Nobody said yes to this recipient, or nobody needs anything of theirs."""

    message = "access-refused-nothing-to-share"


class NothingKept(Refusal):
    """There is no profile that could be taken over."""

    message = "access-refused-nothing-kept"


class RunsTooLong(Refusal):
    """The agenda has more talk without a break than this meeting's rule; facts: `minutes`, and `title` of an item.

    It may be published all the same, with a reason that is kept and shown.
    """

    message = "access-refused-runs-too-long"
