"""Codecs that Python does not bring: MIK of Bulgarian DOS programs, and Hebrew in the order of sight by the names of its pages.

MIK holds sixty-four letters from 0x80 on, then frames and signs. The visual pages decode letter by letter as their codecs do:
turning the letters round is for `visual_order`, field by field.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

NAME = "mik"
VISUAL_CODECS = {"cp862-visual": "cp862", "iso-8859-8-visual": "cp1255"}
"""1255 holds all that ISO-8859-8 holds, and the sign of the shekel."""

_LETTERS = "".join(map(chr, range(0x410, 0x450)))
_FRAMES = "└┴┬├─┼╣║╚╔╩╦╠═╬┐░▒▓│┤№§╗╝┘┌█▄▌▐▀"
_SIGNS = "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0"
_DECODING = "".join(map(chr, range(0x80))) + _LETTERS + _FRAMES + _SIGNS
_ENCODING = codecs.charmap_build(_DECODING)


def _decode(content: Buffer, errors: str = "strict") -> tuple[str, int]:
    return codecs.charmap_decode(bytes(content), errors, _DECODING)


def _encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    return codecs.charmap_encode(text, errors, _ENCODING)


class _Decoder(codecs.IncrementalDecoder):
    """A byte is a letter: pieces need no memory of one another."""

    def decode(self, content: Buffer, final: bool = False) -> str:  # noqa: ARG002 - the signature of the base class
        return _decode(content, self.errors)[0]


def _find(name: str) -> codecs.CodecInfo | None:
    if name in {NAME, "cp3021", "bulgarian_mik"}:
        return codecs.CodecInfo(_encode, _decode, incrementaldecoder=_Decoder, name=NAME)
    page = name.replace("_", "-")
    if page not in VISUAL_CODECS:
        return None
    codec = codecs.lookup(VISUAL_CODECS[page])
    return codecs.CodecInfo(codec.encode, codec.decode, incrementaldecoder=codec.incrementaldecoder, name=page)


def register() -> None:
    """Make the codecs known by their names, once for the process."""
    try:
        codecs.lookup(NAME)
    except LookupError:
        codecs.register(_find)
