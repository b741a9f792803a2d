"""Every way in which polls say no."""

from __future__ import annotations

from bot.core.errors import BadInput, Refusal


class NotAnOption(BadInput):
    """The answer names an option that this poll does not have, or the same one twice."""

    message = "polls-not-an-option"


class WrongNumberOfChoices(BadInput):
    """Too few or too many; facts: `least` and `most`."""

    message = "polls-wrong-number"


class WrongDots(BadInput):
    """More dots than there are, or fewer than none; facts: `most`."""

    message = "polls-wrong-dots"


class WrongScore(BadInput):
    """A score that is not a whole number from 0 to 5."""

    message = "polls-wrong-score"


class AnswerMissing(BadInput):
    """A ballot that says nothing."""

    message = "polls-answer-missing"


class NotOffered(BadInput):
    """ "I am not sure" or "I need more information" on a poll that says why it does not offer them."""

    message = "polls-not-offered"


class TooFewOptions(BadInput):
    """A poll needs two options to choose between."""

    message = "polls-too-few-options"


class TooManyOptions(BadInput):
    """Facts: `most`."""

    message = "polls-too-many-options"


class SameOptionTwice(BadInput):
    """Facts: `text`."""

    message = "polls-same-option"


class NoHandsInSecret(BadInput):
    """Whoever counts hands sees them."""

    message = "polls-no-hands-in-secret"


class SecretWaits(BadInput):
    """A secret poll shows its result only when it is closed."""

    message = "polls-secret-waits"


class TooManyHands(BadInput):
    """More hands than people in the room who have not voted another way; facts: `hands` and `most`."""

    message = "polls-too-many-hands"


class NoHands(Refusal):
    """Hands can be counted only where each person gives one answer."""

    message = "polls-no-hands"


class SamePerson(Refusal):
    """The person who counted the hands cannot confirm the count."""

    message = "polls-hands-same-person"


class NothingToConfirm(Refusal):
    message = "polls-nothing-to-confirm"


class PollClosed(Refusal):
    """The poll is closed; the vote was not stored."""

    message = "polls-closed"


class PollCancelled(Refusal):
    message = "polls-cancelled"


class PollNotOpen(Refusal):
    """It is prepared and has not been opened."""

    message = "polls-not-open"


class PollPaused(Refusal):
    """Facts: `because`."""

    message = "polls-paused"


class PollStarted(Refusal):
    """It cannot be edited any more: it was opened."""

    message = "polls-started"


class NotPaused(Refusal):
    message = "polls-not-paused"


class NotClosed(Refusal):
    """Its result can be shown only once it is closed."""

    message = "polls-not-closed"


class AlreadyVoted(Refusal):
    """In a secret poll nobody can change a vote, because nobody knows which one is theirs."""

    message = "polls-already-voted"


class VotedThemself(Refusal):
    """Nobody else's vote takes the place of one's own; facts: `name`."""

    message = "polls-voted-themself"


class NotCheckedIn(Refusal):
    """This poll is for those who said that they are here."""

    message = "polls-not-checked-in"


class NoOptionsFromVoters(Refusal):
    message = "polls-no-options-from-voters"


class NotForSecret(Refusal):
    """Nobody enters another person's vote in a secret poll: whoever typed it would know it."""

    message = "polls-not-for-secret"
