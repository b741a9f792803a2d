"""Everything that is measured, one after the other, in about ten minutes. `python -m benchmarks.all`"""

from __future__ import annotations

import asyncio

from benchmarks import commands, edits, faults, kill, press, screens, web


def main() -> None:
    for part in (press, edits, faults, kill, web, screens):
        part.main()
    asyncio.run(commands.main())


if __name__ == "__main__":
    main()
