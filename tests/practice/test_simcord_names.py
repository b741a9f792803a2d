"""Every name that practice mode takes from SimCord without a promise is still there, and still means the same.

SimCord is pinned exactly. Whoever moves the pin runs this first.
"""

from __future__ import annotations

import inspect
import tomllib
from pathlib import Path

import simcord
from simcord.backend import Backend
from simcord.backend.access import can_access_channel
from simcord.preview import Preview, _require_preview_runtime
from simcord.preview._pages import _Page
from simcord.preview._server import PreviewServer

from bot.client import AlongsideClient
from bot.practice._simcord import TROUBLES, with_own_bar

ROOT = Path(__file__).parents[2]
STATIC = Path(inspect.getfile(Preview)).parent / "static"


def test_simcord_is_pinned_to_the_version_that_is_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]["practice"] == [f"simcord[preview]=={simcord.__version__}"]


def test_names_of_the_environment(simcord_bot: AlongsideClient) -> None:
    env = simcord.run(simcord_bot, check_errors=False)._env
    assert env.backend.clock._epoch == env.now()
    assert env.backend.bot_user.name == "TestBot"
    assert [env.backend.subscribers, env.backend.transcript, env.backend.http_requests] == [[], [], []]
    assert list(inspect.signature(env._record_error).parameters) == ["error"]
    assert env._preview is None
    assert callable(Backend.emit)
    assert callable(can_access_channel)


def test_names_of_the_preview() -> None:
    for name in ("_action", "_advance_presentation_time", "_initial_target", "_open_page", "_get_page"):
        assert callable(getattr(Preview, name)), name
    assert list(inspect.signature(Preview._publish).parameters) == ["self", "page", "reason"]
    assert list(inspect.signature(Preview._page_payload).parameters) == ["self", "page"]
    assert Preview._MAX_PAGES == 16
    assert Preview._PAGE_LEASE_SECONDS == 600
    assert {"close", "viewer", "click", "modal_submit"} <= Preview._ACTION_KINDS
    assert len(_require_preview_runtime()) > 0


def test_names_of_a_page_and_of_the_server() -> None:
    assert {"id", "viewer", "channel_id", "target_id", "window_end_id", "revision", "snapshot"} <= set(_Page.__slots__)
    for name in ("_authorized", "_pages", "_static", "_SECURITY_HEADERS"):
        assert hasattr(PreviewServer, name), name
    assert PreviewServer._STATIC_FILES["/"] == "index.html"


def test_what_simcord_keeps_of_its_viewer_and_channel_is_what_we_put_in_place() -> None:
    kept = {name for name in inspect.signature(Preview.__init__).parameters if name in {"channel", "viewers"}}
    assert kept == {"channel", "viewers"}
    assert "self.capability = " in inspect.getsource(Preview.__init__)
    assert "self._server = " in inspect.getsource(Preview.__init__)


def test_the_page_has_the_places_our_bar_needs() -> None:
    page = with_own_bar((STATIC / "index.html").read_text(encoding="utf-8"))
    assert 'href="/practice.css"' in page
    assert page.index('id="practice-bar"') < page.index('id="action-status"') < page.index('id="messages-sidebar"')


def test_simcord_tells_trouble_in_the_words_we_know() -> None:
    script = (STATIC / "actions.js").read_text(encoding="utf-8")
    assert [words for words in TROUBLES if words not in script] == []
