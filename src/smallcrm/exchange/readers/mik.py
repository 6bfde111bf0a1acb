"""MIK, the code page of Bulgarian DOS programs, which Python does not bring: sixty-four letters from 0x80 on, then frames and signs."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

NAME = "mik"
_LETTERS = "".join(map(chr, range(0x410, 0x450)))
_FRAMES = "└┴┬├─┼╣║╚╔╩╦╠═╬┐░▒▓│┤№§╗╝┘┌█▄▌▐▀"
_SIGNS = "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0"
_DECODING = "".join(map(chr, range(0x80))) + _LETTERS + _FRAMES + _SIGNS
_ENCODING = codecs.charmap_build(_DECODING)


def _decode(content: Buffer, errors: str = "strict") -> tuple[str, int]:
    return codecs.charmap_decode(bytes(content), errors, _DECODING)


def _encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    return codecs.charmap_encode(text, errors, _ENCODING)


def _find(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, _decode, name=NAME) if name in {NAME, "cp3021", "bulgarian_mik"} else None


def register() -> None:
    """Make the codec known by its name, once for the process."""
    try:
        codecs.lookup(NAME)
    except LookupError:
        codecs.register(_find)
