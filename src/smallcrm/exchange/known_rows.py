"""The rows of files by which a book knows its cards again, as a text: eight bytes for each."""

from __future__ import annotations

import binascii
import struct
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN_ROWS = "known_rows"
"""The key under which a card says them."""
_BYTES = 8


def known_rows_to_text(digests: Sequence[int]) -> str:
    """The digests (64 bits with a sign) of the rows that one card came from."""
    return b64encode(struct.pack(f"<{len(digests)}q", *digests)).decode("ascii")


def known_rows_of(text: str) -> tuple[int, ...]:
    """The same read back, each once; none where the text is not as we write it."""
    try:
        packed = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return ()
    if len(packed) % _BYTES:
        return ()
    return tuple(dict.fromkeys(struct.unpack(f"<{len(packed) // _BYTES}q", packed)))
