"""Every way in which ideas say no."""

from __future__ import annotations

from bot.core.errors import BadInput, NotAllowed, Refusal


class NotYours(NotAllowed):
    """Only its author, or who typed it in for them, changes it or takes it back."""

    message = "ideas-refused-not-yours"


class OwnIdea(Refusal):
    """Who posts an idea counts as wanting it already."""

    message = "ideas-refused-own-idea"


class IdeaIsAway(Refusal):
    """It is held by a moderator, so nothing is added to it."""

    message = "ideas-refused-held"


class IdeaWithdrawn(Refusal):
    message = "ideas-refused-withdrawn"


class IdeaLocked(Refusal):
    """A moderator closed it for comments and supports."""

    message = "ideas-refused-locked"


class OthersJoined(Refusal):
    """Another idea is part of this one, or it is part of another, so it is no longer one person's to take back."""

    message = "ideas-refused-others-joined"


class AlreadyClosed(Refusal):
    message = "ideas-refused-already-closed"


class NotClosed(Refusal):
    """Only an idea with an answer is opened again."""

    message = "ideas-refused-not-closed"


class NoOutcome(BadInput):
    """An idea cannot be closed without "We did", "We could not, because" or "Next"."""

    message = "ideas-refused-no-outcome"


class DoneNeedsWeDid(BadInput):
    message = "ideas-refused-done-needs-we-did"


class NotThisTimeNeedsWhy(BadInput):
    message = "ideas-refused-not-this-time-needs-why"


class NotAStep(BadInput):
    """A status that is not set by hand: "new", or one that is an answer."""

    message = "ideas-refused-not-a-step"


class SameStatus(Refusal):
    message = "ideas-refused-same-status"


class MergeWithItself(BadInput):
    message = "ideas-refused-merge-with-itself"


class CannotMerge(Refusal):
    """One of them is not on show, or has an answer or a place in another idea already."""

    message = "ideas-refused-cannot-merge"


class NotMerged(Refusal):
    message = "ideas-refused-not-merged"


class TooLateToUndo(Refusal):
    """Facts: `days`."""

    message = "ideas-refused-too-late-to-undo"


class NothingOfYours(Refusal):
    """ "Not for me" from somebody who has no part in the merged idea, or had said so before."""

    message = "ideas-refused-nothing-of-yours"


class NoSuchTopic(BadInput):
    """Facts: `typed`."""

    message = "ideas-refused-no-such-topic"


class TooManyTags(BadInput):
    """Facts: `most`."""

    message = "ideas-refused-too-many-tags"


class TooManyTopics(BadInput):
    """Facts: `most`."""

    message = "ideas-refused-too-many-topics"


class PictureNeedsWords(BadInput):
    """A picture or file without a description cannot be read by everybody."""

    message = "ideas-refused-picture-needs-words"


class NothingToTakeBack(Refusal):
    message = "ideas-refused-nothing-to-take-back"


class AlreadySo(Refusal):
    """The moderator's act would change nothing."""

    message = "ideas-refused-already-so"


class AlreadyAnswered(Refusal):
    """The author has answered this moderation."""

    message = "ideas-refused-already-answered"


class AlreadyLinked(Refusal):
    message = "ideas-refused-already-linked"
