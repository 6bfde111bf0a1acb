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


def load() -> None:
    """Hand the shipped files to Qt, once; needs the application."""
    for family, names in _FILES.items():
        if family in _loaded:
            continue
        for name in names:
            QFontDatabase.addApplicationFont(str(font_file(name)))
        _loaded.add(family)


def font(pixels: float = TEXT, *, bold: bool = False) -> QFont:
    """A font at the size of text worn now; `pixels` is the size at 100 %."""
    made = QFont()
    made.setFamilies(families(look().language))
    made.setPixelSize(look().px(pixels))
    made.setBold(bold)
    return made


def small(*, bold: bool = False) -> QFont:
    return font(SMALL_TEXT, bold=bold)


def section() -> QFont:
    return font(SECTION, bold=True)


def title() -> QFont:
    return font(TITLE, bold=True)


def big() -> QFont:
    return font(BIG, bold=True)
