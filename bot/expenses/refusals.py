"""What claims say no to. Each has its words in the catalogue."""

from __future__ import annotations

from bot.core.errors import BadInput, Refusal


class NoSuchCategory(BadInput):
    message = "expenses-refused-category"


class NotMoney(BadInput):
    message = "expenses-refused-money"


class TooMuch(BadInput):
    """Facts: `most`, in words."""

    message = "expenses-refused-too-much"


class NotANumber(BadInput):
    """Miles, hours or nights that are not a number from 0.01 to 9,999; facts: `what`."""

    message = "expenses-refused-number"


class NotYet(BadInput):
    """A cost of a day that has not come."""

    message = "expenses-refused-future"


class NoRateThen(BadInput):
    message = "expenses-refused-no-rate"


class TooManyLines(Refusal):
    message = "expenses-refused-many-lines"


class TooManyReceipts(Refusal):
    message = "expenses-refused-many-receipts"


class NothingToClaim(Refusal):
    """A claim without a line."""

    message = "expenses-refused-empty-claim"


class BeforeTheMeeting(Refusal):
    """Costs are claimed after the meeting, unless they were agreed to be paid first."""

    message = "expenses-refused-before-meeting"


class LateNeedsReason(BadInput):
    """The time for claims is over. It is still taken, with a reason."""

    message = "expenses-refused-late-reason"


class WrongStep(Refusal):
    """The claim is at another step; facts: `state`."""

    message = "expenses-refused-wrong-step"


class NotTheQuestioned(Refusal):
    """While a question is open, only the line that was asked about can be changed."""

    message = "expenses-refused-not-questioned"


class AnswerOpen(Refusal):
    message = "expenses-refused-open-question"


class OwnClaim(Refusal):
    """Nobody decides or pays their own claim."""

    message = "expenses-refused-own-claim"
    status = 403


class EnteredByYou(Refusal):
    """Whoever typed a claim in for somebody counts as a claimant."""

    message = "expenses-refused-entered-by-you"
    status = 403


class DecidedByYou(Refusal):
    """Whoever decided a claim does not pay it."""

    message = "expenses-refused-decided-by-you"
    status = 403


class SaidOfByYou(Refusal):
    """Whoever said as access lead that a cost fits a need does not decide the claim too."""

    message = "expenses-refused-said-of-by-you"


class ProposedByYou(Refusal):
    """Whoever decides a claim does not say as access lead what fits a need in it."""

    message = "expenses-refused-proposed-by-you"


class NeedsAnotherApprover(Refusal):
    """The second approver, or the one who looks again, is another person than the first."""

    message = "expenses-refused-another-approver"
    status = 403


class NotLineByLine(BadInput):
    """A decision names every line of the claim once, and no other."""

    message = "expenses-refused-line-by-line"


class MoreThanAsked(BadInput):
    message = "expenses-refused-more-than-asked"


class NeedsAReason(BadInput):
    """What is not paid in full says why, line by line."""

    message = "expenses-refused-needs-reason"


class NoSecondLook(Refusal):
    """Nothing was refused, or it was asked for already."""

    message = "expenses-refused-no-second-look"


class SaidAlready(Refusal):
    """Another access lead was quicker."""

    message = "expenses-refused-said-already"


class NoAdvance(Refusal):
    """Only money that came before it was spent is accounted for afterwards."""

    message = "expenses-refused-no-advance"


class NothingLeft(Refusal):
    """Of money in advance nothing is left to come back, or it came back already."""

    message = "expenses-refused-nothing-left"


class NobodyCalled(BadInput):
    """Nobody in the group goes by that name; facts: `name`."""

    message = "expenses-refused-nobody-called"


class SeveralCalled(BadInput):
    """Facts: `name`."""

    message = "expenses-refused-several-called"
