"""The vault: what is too private to lie in the database in clear is sealed before it gets there.

Fernet (AES-128-CBC with HMAC-SHA256) through MultiFernet, so that keys can be changed while old seals still open. The
keys stand in a file outside the database (`bot.core.key_file`). What is sealed hides what was written, not that
something was, nor about how long it is, nor when it was sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Column, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.core.errors import Refusal

_SEALED_STARTS = "gAAAA"
"""Every Fernet token starts so: its version and the first bits of a time before the year 2106."""


class CannotUnseal(Refusal):
    """Sealed with a key that we do not have, or changed since. What it says stays unread."""

    message = "vault-cannot-unseal"
    status = 503


class Vault:
    """Seals with its first key, and opens what any of its keys sealed."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """`keys` as `Fernet.generate_key` makes them, the newest first. Raises ValueError for what is no key."""
        if not keys:
            raise ValueError("a vault needs a key")
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def __repr__(self) -> str:
        return "Vault()"

    def seal(self, text: str) -> str:
        """What a `Sealed` column holds of `text`. Sealing the same text twice gives two different seals."""
        return self.seal_bytes(text.encode()).decode("ascii")

    def unseal(self, sealed: str) -> str:
        """The text that was sealed. Raises CannotUnseal."""
        return self.unseal_bytes(sealed.encode()).decode()

    def seal_bytes(self, content: bytes) -> bytes:
        """A third longer than `content`."""
        return self._fernet.encrypt(content)

    def unseal_bytes(self, sealed: bytes) -> bytes:
        """Raises CannotUnseal."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as wrong:
            raise CannotUnseal from wrong

    def opens(self, sealed: str) -> bool:
        try:
            self.unseal(sealed)
        except CannotUnseal:
            return False
        return True

    def reseal(self, sealed: str) -> str:
        """The same text under the first key. Raises CannotUnseal."""
        return self.reseal_bytes(sealed.encode()).decode("ascii")

    def reseal_bytes(self, sealed: bytes) -> bytes:
        """Raises CannotUnseal."""
        try:
            return self._fernet.rotate(sealed)
        except InvalidToken as wrong:
            raise CannotUnseal from wrong


class Sealed(TypeDecorator[str]):
    """A text column for what `Vault.seal` returned; empty stays empty. In a migration it is `sa.Text()`.

    Refuses to store anything that was not sealed, so forgetting the vault fails in the first test. Declaring a column
    with this type is all that a feature does for `alongside keys rotate` and for the data map.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, _dialect: Dialect) -> str | None:
        if value and not str(value).startswith(_SEALED_STARTS):
            raise ValueError("this column takes only what the vault has sealed")  # and never quotes it
        return value


def sealed_columns(metadata: MetaData) -> Iterator[tuple[Table, Column[Any]]]:
    """Every sealed column of every table that was declared, in a fixed order."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Sealed):
                yield table, column
