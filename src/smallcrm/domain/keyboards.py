"""What a text would have been on the keyboard layout that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS = "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
_LAYOUTS: Mapping[str, str] = {
    "Hebrew, SI 1452": ";/'קראטוןםפ][\\שדגכעיחלךף,זסבהנמצתץ.",
    "Arabic 101": "ذضصثقفغعهخحجد\\شسيبلاتنمكطئءؤرﻻىةوزظ",
    "Persian, ISIRI 9147": "\u200dضصثقفغعهخحجچ\\شسیبلاتنمکگظطزرذدپو./",
    "Bulgarian, БДС 5237": "(,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб",
    "Bulgarian, phonetic": "чявертъуиопшщюасдфгхйкл;'зьцжбнм,./",
    "Bulgarian, new phonetic": "ючшертъуиопящьасдфгхйкл;'зжцвбнм,./",
}
_SHIFTED: Mapping[str, Mapping[str, str]] = {
    "Arabic 101": {"أ": "h", "إ": "y", "آ": "n", "ي": "d", "ی": "d", "ک": ";"},
    "Persian, ISIRI 9147": {"ؤ": "a", "ئ": "s", "ي": "d", "إ": "b", "أ": "l", "آ": "h", "ة": "j", "ك": "z", "ژ": "c", "ء": "m"},
}
_LAM_ALEF = "ﻻ"

_FROM_ENGLISH = [
    str.maketrans(_KEYS + _KEYS[1:11].upper() + "ASDFGHJKL" + "ZXCVBNM", keys + keys[1:11] + keys[14:23] + keys[25:32])
    for keys in _LAYOUTS.values()
]
_TO_ENGLISH = [str.maketrans({**dict(zip(keys, _KEYS, strict=True)), **_SHIFTED.get(name, {})}) for name, keys in _LAYOUTS.items()]
_LETTERS = [frozenset(key for key in (*keys, *_SHIFTED.get(name, {})) if key.isalpha()) for name, keys in _LAYOUTS.items()]


def other_layouts(text: str) -> tuple[str, ...]:
    """The text as the same keys give it in the other layouts, each once, never the text itself.

    English keys are read as Hebrew, Arabic, Persian and Bulgarian ones, and letters of those as English; what stands
    on no letter key stays. Letters are taken unshifted: search folds them anyway.
    """
    found: dict[str, None] = {}
    if any(character.isascii() and character.isalpha() for character in text):
        for table in _FROM_ENGLISH:
            found[text.translate(table).replace(_LAM_ALEF, "لا")] = None
    lowered = text.lower()
    for letters, keys in zip(_LETTERS, _TO_ENGLISH, strict=True):
        if letters.isdisjoint(lowered):
            continue
        found[lowered.translate(keys)] = None
        if _LAM_ALEF in letters:
            # On the Arabic keyboard one key types both letters of لا.
            found[lowered.replace("لا", _LAM_ALEF).translate(keys)] = None
    found.pop(text, None)
    return tuple(found)
