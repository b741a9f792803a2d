"""The pictures of docs/walkthrough, taken while the tests of its steps run: ALONGSIDE_PICTURES names their folder."""

from __future__ import annotations

import os
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Page

ROOT = Path(__file__).parents[2]
FOLDER = os.environ.get("ALONGSIDE_PICTURES")
COLOURS = 96
"""Few enough for a small file, and nobody sees the difference."""

SIDE_BY_SIDE = """<!doctype html><style>
body {{ margin: 0; padding: 16px; background: #e8e8e8; display: flex; flex-wrap: wrap; gap: 16px; width: 1182px;
       align-items: flex-start }}
img {{ display: block; box-sizing: border-box; border: 1px solid #777; border-radius: 6px }}
</style>{pictures}"""


class Pictures:
    """Of one page of docs/walkthrough, which their names begin with."""

    def __init__(self, page: str) -> None:
        self._page = page

    async def take(self, page: Page, name: str) -> None:
        if FOLDER:
            await page.mouse.move(0, 0)  # nothing is hovered
            _keep(await page.screenshot(animations="disabled"), self._named(name))

    async def side_by_side(self, name: str, *pages: Page) -> None:
        """Several pages in one picture, each as large as its window."""
        if not FOLDER:
            return
        pictures = ""
        for page in pages:
            await page.bring_to_front()
            await page.mouse.move(0, 0)
            content = b64encode(await page.screenshot(animations="disabled")).decode()
            pictures += f'<img alt="" src="data:image/png;base64,{content}">'
        frame = await pages[0].context.new_page()
        await frame.set_content(SIDE_BY_SIDE.format(pictures=pictures))
        _keep(await frame.locator("body").screenshot(), self._named(name))
        await frame.close()

    def _named(self, name: str) -> str:
        return f"{self._page}-{name}.png"


def _keep(content: bytes, name: str) -> None:
    assert FOLDER
    drawn = Image.open(BytesIO(content)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    drawn.save(ROOT / FOLDER / name, optimize=True)
