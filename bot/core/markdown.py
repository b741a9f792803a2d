"""What somebody typed, with marks so that Discord reads none of it as formatting.

`discord.utils.escape_markdown` marks the first of several masked links and leaves the others as they are, so that
typed words could show one address and open another.
"""

from __future__ import annotations

import re

_ADDRESS = r"https?://[^\s\\<>\[\]|*`~]+"
_MARKS = r"[\\*_~`|<\[\]]"
_AT_LINE_START = r"(?m:^)(?P<space>[^\S\n]*)(?P<mark>>|\#|-|\+)"
_PATTERN = re.compile(f"(?P<address>{_ADDRESS})|{_AT_LINE_START}|(?P<anywhere>{_MARKS})")


def escape_markdown(text: str) -> str:
    """The same words, in which nothing is a heading, a list, a masked link, a mention, or any other formatting.

    An address that can be read as it is stays a link.
    """
    return _PATTERN.sub(_marked, text)


def _marked(found: re.Match[str]) -> str:
    if found["address"]:
        return found["address"]
    if found["anywhere"]:
        return f"\\{found['anywhere']}"
    return f"{found['space']}\\{found['mark']}"
