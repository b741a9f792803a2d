"""The random words that links and phones carry. The database knows only what they hash to."""

from __future__ import annotations

import hashlib
import re
import secrets

_KEY = re.compile(r"[A-Za-z0-9_-]{22}")


def new_key() -> str:
    """128 random bits, as 22 letters, digits, dashes and underscores."""
    return secrets.token_urlsafe(16)


def is_key(text: str | None) -> bool:
    """Whether `text` is of the form of a key; not whether it is one."""
    return text is not None and _KEY.fullmatch(text) is not None


def hashed(key: str) -> str:
    """How a token or key is kept: whoever reads the database cannot use it. Any text of a request will do."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()
