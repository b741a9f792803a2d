"""The Discord permissions that Alongside asks for: the least that each thing it does needs."""

from __future__ import annotations

from collections.abc import Mapping

PERMISSIONS: Mapping[str, str] = {
    "view_channel": "permission-view-channel",
    "send_messages": "permission-send-messages",
    "send_messages_in_threads": "permission-send-messages-in-threads",
    "create_public_threads": "permission-create-public-threads",
    "attach_files": "permission-attach-files",
    "read_message_history": "permission-read-message-history",
    "manage_channels": "permission-manage-channels",
    "manage_roles": "permission-manage-roles",
    "manage_threads": "permission-manage-threads",
    "manage_events": "permission-manage-events",
    "create_events": "permission-create-events",
}
"""Name of a Discord permission to the message that says what it is for."""

SERVER_ONLY = frozenset({"manage_channels", "manage_roles", "manage_events", "create_events"})
"""Checked for the whole server; the others are checked in each channel too."""
