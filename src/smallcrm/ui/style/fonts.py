"""The fonts shipped with the program, in the order each language wants them."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from smallcrm.infra.resources import font_file
from smallcrm.ui.style.look import look
from smallcrm.ui.style.metrics import BIG, SECTION, SMALL_TEXT, TEXT, TITLE

RUBIK, VAZIRMATN, DEJAVU = "Rubik", "Vazirmatn", "DejaVu Sans"
VAZIRMATN_FIRST = frozenset({"ar", "fa"})

_FILES = {
    RUBIK: ("Rubik-Regular", "Rubik-Bold"),
    VAZIRMATN: ("Vazirmatn-Regular", "Vazirmatn-Bold"),
    DEJAVU: ("DejaVuSans", "DejaVuSans-Bold"),
}
_loaded: set[str] = set()


def families(language: str) -> list[str]:
    """The families in the order they are tried for each letter; the last one is for signs."""
    if language in VAZIRMATN_FIRST:
        return [VAZIRMATN, RUBIK, DEJAVU]
    return [RUBIK, VAZIRMATN, DEJAVU]


def load(language: str) -> None:
    """Hand the files of the family that language is painted in to Qt; needs the application."""
    _load(families(language)[0])


def load_all() -> None:
    """Hand over the other ones too, after the first paint: names may be in any script."""
    for family in _FILES:
        _load(family)


def _load(family: str) -> None:
    if family not in _loaded:
        for name in _FILES[family]:
            QFontDatabase.addApplicationFont(str(font_file(name)))
        _loaded.add(family)


def font(pixels: float = TEXT, *, bold: bool = False) -> QFont:
    """A font at the size of text worn now; `pixels` is the size at 100 %."""
    made = QFont()
    made.setFamilies(families(look().language))
    made.setPixelSize(look().px(pixels))
    made.setBold(bold)
    return made


def numbers(pixels: float = TEXT) -> QFont:
    """A font whose digits are all of one width, for columns of amounts, phones and dates.

    Those of Vazirmatn are from 0 to 9 as they are; its Arabic and Persian ones would stand as wide apart as its widest.
    """
    made = font(pixels)
    if look().language not in VAZIRMATN_FIRST:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def small(*, bold: bool = False) -> QFont:
    return font(SMALL_TEXT, bold=bold)


def section() -> QFont:
    return font(SECTION, bold=True)


def title() -> QFont:
    return font(TITLE, bold=True)


def big() -> QFont:
    return font(BIG, bold=True)
