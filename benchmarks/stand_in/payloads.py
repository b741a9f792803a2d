"""What Discord says, as far as discord.py reads it."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from itertools import count
from typing import Any

Payload = dict[str, Any]

BOT, APPLICATION, OWNER = 900_000_000_000_000_001, 900_000_000_000_000_077, 900_000_000_000_000_002
GUILD, CHANNEL = 900_000_000_000_001_000, 900_000_000_000_002_000
FIRST_PERSON = 910_000_000_000_000_000
ALL_PERMISSIONS = str((1 << 53) - 1)
DISCORD_EPOCH = 1_420_070_400

_within_a_millisecond = count()


def new_id() -> int:
    """An id as Discord makes them: its top bits are the time. Later ones are larger."""
    milliseconds = int((time.time() - DISCORD_EPOCH) * 1000)
    return (milliseconds << 22) | (next(_within_a_millisecond) & 0x3FFFFF)


def dumps(payload: object) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode()


def now() -> str:
    return datetime.now(UTC).isoformat()


def user(user_id: int, name: str, *, bot: bool = False) -> Payload:
    return {
        "id": str(user_id),
        "username": name,
        "global_name": None,
        "discriminator": "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
    }


def account() -> Payload:
    return user(BOT, "alongside", bot=True)


def application() -> Payload:
    return {
        "id": str(APPLICATION),
        "name": "Alongside",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user(OWNER, "ola"),
        "verify_key": "",
        "flags": 0,
    }


def member(user_id: int, name: str, *, bot: bool = False) -> Payload:
    return {
        "user": user(user_id, name, bot=bot),
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": [],
        "joined_at": "2025-01-01T00:00:00+00:00",
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "permissions": ALL_PERMISSIONS,
        "communication_disabled_until": None,
    }


def channel() -> Payload:
    return {
        "id": str(CHANNEL),
        "type": 0,
        "guild_id": str(GUILD),
        "name": "meeting-room",
        "topic": None,
        "position": 0,
        "parent_id": None,
        "permission_overwrites": [],
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "permissions": ALL_PERMISSIONS,
    }


def guild() -> Payload:
    everyone = {
        "id": str(GUILD),
        "name": "@everyone",
        "permissions": ALL_PERMISSIONS,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(GUILD),
        "name": "Town group",
        "icon": None,
        "owner_id": str(OWNER),
        "afk_timeout": 300,
        "afk_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-GB",
        "system_channel_id": None,
        "system_channel_flags": 0,
        "member_count": 1001,
        "large": False,
        "unavailable": False,
        "features": [],
        "roles": [everyone],
        "emojis": [],
        "stickers": [],
        "channels": [channel()],
        "threads": [],
        "members": [member(BOT, "alongside", bot=True)],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def scheduled_event() -> Payload:
    """With nothing in it yet but what Discord itself adds."""
    return {
        "id": str(new_id()),
        "guild_id": str(GUILD),
        "channel_id": None,
        "creator_id": str(BOT),
        "description": None,
        "status": 1,
        "entity_id": None,
        "image": None,
    }


def message(sent: Payload, *, message_id: int | None = None, interaction: bool = False) -> Payload:
    """The message that Discord makes of what a bot sent."""
    flags = sent.get("flags") or 0
    return {
        "id": str(message_id or new_id()),
        "channel_id": str(CHANNEL),
        "type": 20 if interaction else 0,
        "author": account(),
        "content": sent.get("content") or "",
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": sent.get("embeds") or [],
        "pinned": False,
        "flags": flags,
        "components": sent.get("components") or [],
    }


class PressWriter:
    """Writes presses on one message: everything that is the same for all of them only once."""

    def __init__(self, pressed: Payload) -> None:
        same = {
            "application_id": str(APPLICATION),
            "type": 3,
            "version": 1,
            "guild_id": str(GUILD),
            "guild": {"id": str(GUILD), "locale": "en-GB", "features": []},
            "guild_locale": "en-GB",
            "locale": "en-GB",
            "channel_id": str(CHANNEL),
            "channel": channel(),
            "app_permissions": ALL_PERMISSIONS,
            "context": 0,
            "attachment_size_limit": 10_485_760,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {"0": str(GUILD)},
            "message": pressed,
        }
        self._same = dumps(same)[:-1].decode()

    def write(self, interaction_id: int, token: str, person: int, custom_id: str) -> str:
        own = {
            "id": str(interaction_id),
            "token": token,
            "member": member(FIRST_PERSON + person, f"person{person}"),
            "data": {"custom_id": custom_id, "component_type": 2, "id": 1},
        }
        return f"{self._same},{dumps(own)[1:].decode()}"
