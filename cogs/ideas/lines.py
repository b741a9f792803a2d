"""An idea in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.wording import say
from bot.ideas.rules import Comment, Idea, Outcome, Source, SupportKind
from bot.ideas.seen import Mine
from cogs.shared.plain_text import plain

LIST_TITLE = 100


def posted_by(idea: Idea) -> str:
    """Who is named, and how many are not, without a guess at who."""
    names = ", ".join(plain(name, 100) for name in idea.authors)
    if not names:
        return say("ideas-posted-by-somebody", count=idea.unnamed_authors)
    if idea.unnamed_authors:
        return say("ideas-posted-by-and", names=names, count=idea.unnamed_authors)
    return say("ideas-posted-by", names=names)


def status_line(idea: Idea) -> str:
    said = [say("ideas-status-line", status=say(f"ideas-status-{idea.status.value}"))]
    if idea.waiting_for_news:
        said.append(say("ideas-waiting-for-news"))
    if idea.locked:
        said.append(say("ideas-is-locked"))
    return " ".join(said)


def about_line(idea: Idea) -> str:
    """Who posted it, at which level, and its topics."""
    said = [posted_by(idea)]
    if idea.level:
        said.append(say("ideas-about-level", level=say(f"agenda-level-{idea.level.value}")))
    if idea.tags:
        said.append(say("ideas-about-topics", topics=", ".join(plain(tag) for tag in idea.tags)))
    return " ".join(said)


def counts_line(idea: Idea) -> str:
    counts = idea.counts
    said = [say("ideas-supporters", count=counts.supporters)]
    if counts.matters:
        said.append(say("ideas-matters", count=counts.matters))
    if counts.missing:
        said.append(say("ideas-missing", count=counts.missing))
    if counts.comments:
        said.append(say("ideas-comments", count=counts.comments))
    return " ".join(said)


def outcome_lines(outcome: Outcome) -> str:
    """The parts of the answer that have words, one a line."""
    return "\n".join(
        say(f"ideas-said-{part.replace('_', '-')}", words=plain(words))
        for part, words in vars(outcome).items()
        if words
    )


def list_line(idea: Idea, number: int) -> str:
    """One idea of a list: its title, where it has got to, and how many want it."""
    return f"**{number}. {plain(idea.title, LIST_TITLE)}**\n{status_line(idea)} {counts_line(idea)}"


def comment_line(comment: Comment) -> str:
    """A comment as it stands in the thread: whose, and from where if not from Discord."""
    name = plain(comment.author_name, 100) if comment.author_name else say("ideas-somebody")
    door = "ideas-comment-from-page" if comment.source is Source.PHONE else "ideas-comment-from-discord"
    return say(door, name=name, words=escaped_lines(comment.words))


def escaped_lines(words: str) -> str:
    """Words of several lines, with nothing in them read as formatting."""
    return "\n".join(plain(line) for line in words.splitlines())


def mine_line(mine: Mine) -> str:
    """What this person said of the idea, for their own eyes."""
    said: list[str] = []
    if mine.author:
        said.append(say("ideas-mine-author"))
    elif mine.support is SupportKind.MISSING:
        said.append(say("ideas-mine-missing"))
    elif mine.support is not None:
        said.append(say("ideas-mine-support"))
    said.append(say("ideas-mine-told" if mine.following else "ideas-mine-not-told"))
    return " ".join(said)


def answered_lines(ideas: Sequence[Idea]) -> Iterable[str]:
    """ "You said, we did", one block an idea."""
    for idea in ideas:
        yield f"**{say('ideas-you-said', title=plain(idea.title, LIST_TITLE))}**\n{outcome_lines(idea.outcome)}"
