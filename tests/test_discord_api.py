"""The check of request bodies notices what Discord would refuse."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import pytest

from tests.discord_api import description_file, problems_with

pytestmark = pytest.mark.skipif(
    description_file() is None,
    reason="no copy of Discord's OpenAPI description; ALONGSIDE_TEST_DISCORD_OPENAPI names one",
)


@dataclass
class Request:
    method: str
    path: str
    json: Any


def test_a_good_message_is_accepted() -> None:
    assert problems_with([Request("POST", "/channels/1/messages", {"content": "Hello"})]) == []


@pytest.mark.parametrize(
    "request_sent",
    [
        Request("POST", "/channels/1/messages", {"content": "x" * 4001}),
        Request(
            "POST",
            "/channels/1/messages",
            {"components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "x" * 81, "custom_id": "a"}]}]},
        ),
        Request("POST", "/guilds/1/scheduled-events", {"name": "x" * 101, "privacy_level": 2, "entity_type": 3}),
        Request("POST", "/no/such/route", {"a": 1}),
    ],
    ids=["long text", "long label", "long event name", "unknown route"],
)
def test_what_discord_refuses_is_noticed(request_sent: Request) -> None:
    assert problems_with([request_sent]) != []


def test_the_description_is_there_where_everything_is_required() -> None:
    assert description_file() is not None or not os.environ.get("ALONGSIDE_TEST_REQUIRE_ALL")
