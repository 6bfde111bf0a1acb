"""Which face draws which character of a text, and what is printed for the characters that no face has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.reports.fonts import BOX, IGNORABLE, face

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.reports.fonts import Face

LINE_BREAK = "\u2028"

LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMOJI_DRESSING = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text, in UTF-16 units as Qt counts, that a face other than the first draws."""

    start: int
    length: int
    face: Face


@dataclass(frozen=True, slots=True)
class Itemised:
    """A text ready for the layout: only characters that some face has; `missing` names those exchanged for a box."""

    text: str
    stretches: tuple[Stretch, ...] = ()
    missing: frozenset[str] = frozenset()


def itemise(text: str, order: Sequence[str]) -> Itemised:
    """The text with line ends as U+2028, without control characters, and the faces, looked up in `order`, of its parts."""
    first = face(order[0])
    if first.characters.issuperset(text):
        return Itemised(text)
    text = clean(text)
    if first.characters.issuperset(text):
        return Itemised(text)
    return _with_fallback(unicodedata.normalize("NFC", text), [face(name) for name in order])


def clean(text: str) -> str:
    """Line ends of every system as U+2028, tabs as spaces; control characters and the dressing of emoji left out."""
    text = LINE_ENDS.sub(LINE_BREAK, text).replace("\t", " ")
    text = _EMOJI_DRESSING.sub("", text)
    return "".join(character for character in text if character in IGNORABLE or unicodedata.category(character) not in {"Cc", "Cf"})


def _with_fallback(text: str, faces: Sequence[Face]) -> Itemised:
    pieces: list[str] = []
    stretches: list[Stretch] = []
    missing: set[str] = set()
    position = 0
    for cluster in _clusters(text):
        shown, used = _shown(cluster, faces, missing)
        units = len(shown.encode("utf-16-le", "surrogatepass")) // 2
        if used is not faces[0]:
            _extend(stretches, position, units, used)
        pieces.append(shown)
        position += units
    return Itemised("".join(pieces), tuple(stretches), frozenset(missing))


def _clusters(text: str) -> Iterator[str]:
    """Each character with the marks that sit on it: a mark must come from its letter's face."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield text[start:index]
            start = index


def _shown(cluster: str, faces: Sequence[Face], missing: set[str]) -> tuple[str, Face]:
    for candidate in (cluster, unicodedata.normalize("NFKC", cluster)):
        for one in faces:
            if one.characters.issuperset(candidate):
                return candidate, one
    return _without_what_is_missing(cluster, faces, missing)


def _without_what_is_missing(cluster: str, faces: Sequence[Face], missing: set[str]) -> tuple[str, Face]:
    for one in faces:
        if cluster[0] in one.characters:
            # A mark alone in another face would sit on a dotted circle.
            missing.update(character for character in cluster if character not in one.characters)
            return "".join(character for character in cluster if character in one.characters), one
    missing.update(cluster)
    return BOX, next(one for one in faces if BOX in one.characters)


def _extend(stretches: list[Stretch], start: int, length: int, used: Face) -> None:
    last = stretches[-1] if stretches else None
    if last and last.face is used and last.start + last.length == start:
        stretches[-1] = Stretch(last.start, last.length + length, used)
    else:
        stretches.append(Stretch(start, length, used))
