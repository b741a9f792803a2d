"""Files that are read often and changed seldom: each is parsed once a process, and again when it has changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
Value = TypeVar("Value")

Load = Callable[Concatenate[Path, P], Value]


def remembered(load: Load[P, Value]) -> Load[P, Value]:
    """What `load` made of a file, until the file's time or size is another. For values that nobody changes.

    Further arguments have to be hashable. What `load` raises is raised again each time.
    """
    made: dict[object, tuple[object, Value]] = {}

    def loaded(file: Path, /, *arguments: P.args, **named: P.kwargs) -> Value:
        found = file.stat()
        asked, as_it_is = (file, arguments, *named.items()), (found.st_mtime_ns, found.st_size, found.st_ino)
        if asked not in made or made[asked][0] != as_it_is:
            made[asked] = (as_it_is, load(file, *arguments, **named))
        return made[asked][1]

    functools.update_wrapper(loaded, load)
    return loaded
