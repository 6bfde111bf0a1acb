"""The typefaces of the page: their characters and widths, and the same files as Qt knows them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from smallcrm.infra.resources import font_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fontTools.ttLib import TTFont
    from PySide6.QtGui import QFont

LAYOUT_PIXELS = 100
"""Text is laid out at this size without hinting, and scaled to the size printed."""

IGNORABLE = frozenset("\u061c\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u2028")
"""Characters that steer the layout and have no shape, so no font needs them."""

READ_FROM_LEFT = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0€₪"
    + "".join(map(chr, range(0x410, 0x450)))  # the letters of Bulgarian
    + "۰۱۲۳۴۵۶۷۸۹٫٬"
)
"""Characters that stand one after another in a text read from the left, each in its own shape."""

READ_FROM_RIGHT = "".join(map(chr, range(0x5D0, 0x5EB))) + " .,'\"!־׳״"
"""The same for a text read from the right; digits and brackets are not among them, they turn round."""

ONE_NUMBER = "٠١٢٣٤٥٦٧٨٩٫٬"
"""Characters that make one number, read from the left in a text of either direction."""

BOX = "\u25a1"
"""Printed where no font of ours has the character."""

RUBIK_FIRST = ("Rubik", "Vazirmatn", "DejaVuSans")
VAZIRMATN_FIRST = ("Vazirmatn", "Rubik", "DejaVuSans")

_FAMILY_NAMES = {"Rubik": "Rubik", "Vazirmatn": "Vazirmatn", "DejaVuSans": "DejaVu Sans"}
_loading = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file.

    `advances` (pixels at `LAYOUT_PIXELS`, as Qt rounds them), `widths` (thousandths of the size) and `codes`
    (four hexadecimal digits) are indexed by glyph id. `from_left`, `from_right` and `in_number` are the glyphs of
    `READ_FROM_LEFT`, `READ_FROM_RIGHT` and `ONE_NUMBER`, as far as the face has them; `in_override` those of the first and last.
    """

    name: str
    data: bytes
    family: str
    bold: bool
    characters: frozenset[str]
    advances: tuple[float, ...]
    widths: tuple[float, ...]
    codes: tuple[str, ...]
    from_left: Mapping[str, int]
    from_right: Mapping[str, int]
    in_number: Mapping[str, int]
    in_override: Mapping[str, int]
    space: int

    @property
    def resource(self) -> str:
        """The name by which a page's content calls the font."""
        return "/" + self.name

    def qt_font(self) -> QFont:
        """The face for a text layout, with no other font merged in."""
        return _qt_font(self.family, bold=self.bold)


def face_order(language: str, *, bold: bool) -> tuple[str, ...]:
    """The names of the faces to look a character up in, first to last, for a document in `language`."""
    order = VAZIRMATN_FIRST if language in {"fa", "ar"} else RUBIK_FIRST
    weight = "Bold" if bold else "Regular"
    return tuple(f"{family}-{weight}" for family in order)


def face(name: str) -> Face:
    """The face `FAMILY-Regular` or `FAMILY-Bold`; loaded when first asked for, which needs a QGuiApplication."""
    # Two threads printing at once would otherwise both register the file with Qt.
    with _loading:
        return _load(name)


@lru_cache(maxsize=256)
def depth(name: str, glyphs: frozenset[int]) -> float:
    """How far below the baseline the lowest of these glyphs of a face reaches, in ems."""
    from PySide6.QtGui import QRawFont

    raw = QRawFont.fromFont(face(name).qt_font())
    return max((raw.boundingRect(glyph).bottom() for glyph in glyphs), default=0.0) / LAYOUT_PIXELS


@cache
def _load(name: str) -> Face:
    from fontTools.ttLib import TTFont

    family, weight = name.split("-")
    data = _file_data(family, weight)
    bold = weight == "Bold"
    font = TTFont(BytesIO(data), lazy=True)
    character_map = font.getBestCmap()
    scale = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    order = font.getGlyphOrder()
    own_name = _register(data, _FAMILY_NAMES[family])
    return Face(
        name=name,
        data=data,
        family=own_name,
        bold=bold,
        characters=frozenset(map(chr, character_map)) | IGNORABLE,
        advances=_advances(own_name, len(order), bold=bold),
        widths=tuple(round(metrics[glyph][0] * scale, 1) for glyph in order),
        codes=tuple(f"{glyph:04x}" for glyph in range(len(order))),
        from_left=_glyphs_of(READ_FROM_LEFT, font),
        from_right=_glyphs_of(READ_FROM_RIGHT, font),
        in_number=_glyphs_of(ONE_NUMBER, font),
        in_override=_glyphs_of(READ_FROM_LEFT + ONE_NUMBER, font),
        space=font.getGlyphID(character_map[ord(" ")]),
    )


def _glyphs_of(characters: str, font: TTFont) -> dict[str, int]:
    character_map = font.getBestCmap()
    return {character: font.getGlyphID(character_map[ord(character)]) for character in characters if ord(character) in character_map}


def _file_data(family: str, weight: str) -> bytes:
    plain_dejavu = family == "DejaVuSans" and weight == "Regular"
    return font_file(family if plain_dejavu else f"{family}-{weight}").read_bytes()


def _register(data: bytes, family: str) -> str:
    """Give the font to Qt under a family name of our own and return that name.

    A font of the same name installed on the PC could otherwise take its place, and its glyph ids would be wrong in our file.
    """
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QFontDatabase

    renamed = with_family_name(data, family, own_name(family))
    font_id = QFontDatabase.addApplicationFontFromData(QByteArray(renamed))
    families = QFontDatabase.applicationFontFamilies(font_id)
    if own_name(family) not in families:
        raise RuntimeError(f"Qt did not take the font {family}")
    return own_name(family)


def own_name(family: str) -> str:
    """The family's name with its last letter changed: of the same length, so it can be exchanged inside the file."""
    return family[:-1] + "0"


def with_family_name(data: bytes, old: str, new: str) -> bytes:
    """The font file with `old` exchanged for `new`, of the same length, in its table of names."""
    if len(old) != len(new):
        raise ValueError("the names differ in length")
    table_count = struct.unpack_from(">H", data, 4)[0]
    for entry in range(12, 12 + 16 * table_count, 16):
        tag, _checksum, offset, length = struct.unpack_from(">4sLLL", data, entry)
        if tag == b"name":
            names = data[offset : offset + length]
            for encoding in ("utf-16-be", "ascii"):
                names = names.replace(old.encode(encoding), new.encode(encoding))
            changed = bytearray(data)
            changed[offset : offset + length] = names
            struct.pack_into(">L", changed, entry + 4, _table_checksum(names))
            return bytes(changed)
    raise ValueError("the font has no table of names")


def _table_checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _qt_font(family: str, *, bold: bool) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(LAYOUT_PIXELS)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _advances(family: str, glyph_count: int, *, bold: bool) -> tuple[float, ...]:
    from PySide6.QtGui import QRawFont

    raw = QRawFont.fromFont(_qt_font(family, bold=bold))
    advances = raw.advancesForGlyphIndexes(list(range(glyph_count)), QRawFont.LayoutFlag.UseDesignMetrics)
    return tuple(point.x() for point in advances)
