"""The random words that links and phones carry. The database knows only what they hash to."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

_KEY = re.compile(r"[A-Za-z0-9_-]{22}")


def new_key() -> str:
    """128 random bits, as 22 letters, digits, dashes and underscores."""
    return secrets.token_urlsafe(16)


def key_of_owner(token: str, key: str) -> str:
    """The key of a phone that a private link makes its owner's, from the link and the key it had until then.

    Whoever copied the earlier key does not know the link, so does not know this; two presses at once make the same.
    """
    made = hmac.digest(token.encode(errors="surrogatepass"), key.encode(errors="surrogatepass"), "sha256")
    return base64.urlsafe_b64encode(made[:16]).decode().rstrip("=")


def is_key(text: str | None) -> bool:
    """Whether `text` is of the form of a key; not whether it is one."""
    return text is not None and _KEY.fullmatch(text) is not None


def hashed(key: str) -> str:
    """How a token or key is kept: whoever reads the database cannot use it. Any text of a request will do."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()
