"""Lines of glyphs, and how they are written into a PDF: Identity-H font subsets with their own glyph ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextLayout

from smallcrm.reports.fonts import LAYOUT_PIXELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QGlyphRun, QTextLine

    from smallcrm.reports.fonts import Face

THOUSANDTHS = 1000 / LAYOUT_PIXELS
TOLERANCE = 2.5
"""A glyph is moved when it would stand this many thousandths of the size or more from its place."""
SAME = 1 / 256
"""Pixels; Qt counts in sixty-fourths."""

_GLYPHS_ONLY = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
_EVERYTHING = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """One line of text, for any size: `width` is in ems, `code` draws it from the pen's place with the size in the matrix.

    `used` are the glyph ids each font's subset must hold.
    """

    width: float
    code: str
    used: tuple[tuple[str, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph at its place, in thousandths of the size from the line's left end and up from its baseline."""

    glyph: int
    x: float
    rise: float


EMPTY_LINE = GlyphLine(0.0, "", ())


def glyph_line(line: QTextLine, face_of: Callable[[QGlyphRun], Face]) -> GlyphLine:
    """The glyphs of a line laid out at `LAYOUT_PIXELS`, in the order of the eye."""
    runs = line.glyphRuns(-1, -1, _GLYPHS_ONLY)
    left = line.naturalTextRect().x()
    width = line.naturalTextWidth() / LAYOUT_PIXELS
    known = _line_of_known_pairs(runs, face_of, left, width)
    if known is None:
        places = [_placed(line, index, face_of(run), left) for index, run in enumerate(runs)]
        for run, points in zip(runs, places, strict=True):
            _known_pairs[face_of(run).name, run.isRightToLeft()].learn(points, face_of(run))
        # Tried again, so that what is written does not depend on what was written before.
        known = _line_of_known_pairs(runs, face_of, left, width)
        known = known or _line_of_places([(face_of(run), points) for run, points in zip(runs, places, strict=True)], width)
    return known


def _line_of_known_pairs(runs: list[QGlyphRun], face_of: Callable[[QGlyphRun], Face], left: float, width: float) -> GlyphLine | None:
    """The line where it has one face and how its pairs stand is known: nearly every line of a long list."""
    array: list[str] = []
    all_glyphs: list[int] = []
    used: Face | None = None
    pen = left
    for run in runs:
        glyphs, right_to_left = _in_order_of_the_eye(run)
        if not glyphs:
            continue
        face = face_of(run)
        box = run.boundingRect()
        joined = _known_pairs[face.name, right_to_left].joined(glyphs, face, box.width())
        if joined is None or (used is not None and used is not face):
            return None
        used = face
        if abs(box.x() - pen) * THOUSANDTHS > TOLERANCE:
            array.append(str(round((pen - box.x()) * THOUSANDTHS)))
        array.append(joined.code)
        all_glyphs += glyphs
        pen = box.x() + joined.width
    if used is None:
        return None
    return GlyphLine(width, f"{used.resource} 1 Tf [{''.join(array)}]TJ", ((used.name, frozenset(all_glyphs)),))


def _line_of_places(runs: Iterable[tuple[Face, list[Placed]]], width: float) -> GlyphLine:
    """The line by the places Qt gives for its glyphs, where marks or several faces stand in it."""
    code = _Code()
    for used, points in runs:
        if points:
            code.placed_run(used, points)
    return GlyphLine(width, code.text(), code.used_glyphs())


def plain_line(text: str, used: Face, *, right_to_left: bool) -> GlyphLine | None:
    """A line of letters that keep their order and shape, or None where it is another, or a pair of them is not known yet.

    Most of a long list is written without the layout once that has shown how each pair of letters stands.
    """
    known_glyphs = used.from_right if right_to_left else used.from_left
    try:
        glyphs = [known_glyphs[character] for character in text]
    except KeyError:
        return None
    if right_to_left:
        glyphs.reverse()
    joined = _known_pairs[used.name, right_to_left].joined(glyphs, used)
    if joined is None:
        return None
    return GlyphLine(joined.width / LAYOUT_PIXELS, f"{used.resource} 1 Tf [{joined.code}]TJ", ((used.name, frozenset(glyphs)),))


def _in_order_of_the_eye(run: QGlyphRun) -> tuple[list[int], bool]:
    glyphs = run.glyphIndexes()
    right_to_left = run.isRightToLeft()
    if right_to_left:
        glyphs.reverse()
    return glyphs, right_to_left


class _Joined(NamedTuple):
    """A run as an element of a TJ array, and its width in pixels of the layout."""

    code: str
    width: float


class _Pairs:
    """What two neighbouring glyphs of a face do to each other, learned from the layout.

    Asking Qt for the places of glyphs costs more than the layout itself. Where every pair of a run is known, and the run's
    width by them is the width Qt gives, the places are known too.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[str, float]] = {}

    def joined(self, glyphs: Sequence[int], used: Face, width: float | None = None) -> _Joined | None:
        """The run of glyphs, or None where a pair is not known or the known ones do not give the `width` in pixels."""
        try:
            pairs = [self._known[pair] for pair in pairwise(glyphs)]
        except KeyError:
            return None
        last = glyphs[-1]
        own_width = sum([pair[1] for pair in pairs]) + used.advances[last]
        if not used.advances[last] or (width is not None and abs(own_width - width) > SAME):
            return None
        code = f"<{used.codes[glyphs[0]]}{''.join([pair[0] for pair in pairs])}>"
        return _Joined(code, own_width)

    def learn(self, points: Sequence[Placed], used: Face) -> None:
        for one, other in pairwise(points):
            pair = (one.glyph, other.glyph)
            if pair in self._known or one.rise or other.rise or not (used.advances[one.glyph] and used.advances[other.glyph]):
                continue
            step = other.x - one.x
            back = round(used.widths[one.glyph] - step)
            code = used.codes[other.glyph]
            self._known[pair] = (f">{back}<{code}" if back else code, step / THOUSANDTHS)


_known_pairs: defaultdict[tuple[str, bool], _Pairs] = defaultdict(_Pairs)


def _placed(line: QTextLine, index: int, used: Face, left: float) -> list[Placed]:
    run = line.glyphRuns(-1, -1, _EVERYTHING)[index]
    baseline = line.ascent() + line.y()
    points = [
        Placed(glyph, (point.x() - left) * THOUSANDTHS, (baseline - point.y()) * THOUSANDTHS)
        for glyph, point in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]
    if run.isRightToLeft():
        points.reverse()
    return _without_invisible(points, used, run.boundingRect().right() - left)


def _without_invisible(points: list[Placed], used: Face, right: float) -> list[Placed]:
    """Leave out what Qt gives for marks of direction and joiners: a space that takes no room."""
    right *= THOUSANDTHS
    following = [*(point.x for point in points[1:]), right]
    return [point for point, after in zip(points, following, strict=True) if point.glyph != used.space or abs(after - point.x) > 1]


class _Code:
    """The operators of one line under construction; the pen's place is kept in thousandths of the size."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._face: Face | None = None
        self._used: dict[str, set[int]] = {}
        self._pen = 0.0
        self._rise = 0.0
        self._array: list[str] = []

    def placed_run(self, used: Face, points: Sequence[Placed]) -> None:
        self._choose(used)
        string: list[str] = []
        for point in points:
            if abs(point.rise - self._rise) > 1 or abs(point.x - self._pen) > TOLERANCE:
                self._append(string)
                string = []
                self._raise(point.rise)
                self._move(point.x)
            string.append(used.codes[point.glyph])
            self._pen += used.widths[point.glyph]
            self._used[used.name].add(point.glyph)
        self._append(string)
        self._raise(0.0)

    def text(self) -> str:
        self._flush()
        return " ".join(self._parts)

    def used_glyphs(self) -> tuple[tuple[str, frozenset[int]], ...]:
        return tuple((name, frozenset(glyphs)) for name, glyphs in self._used.items())

    def _choose(self, used: Face) -> None:
        if used is not self._face:
            self._flush()
            self._face = used
            self._used.setdefault(used.name, set())
            self._parts.append(f"{used.resource} 1 Tf")

    def _append(self, string: list[str]) -> None:
        if string:
            self._array.append(f"<{''.join(string)}>")

    def _move(self, x: float) -> None:
        step = round(self._pen - x)
        if abs(self._pen - x) > TOLERANCE:
            self._array.append(str(step))
            self._pen -= step

    def _raise(self, rise: float) -> None:
        if abs(rise - self._rise) > 1:
            self._flush()
            self._rise = rise
            self._parts.append(f"{rise / 1000:.3f} Ts")

    def _flush(self) -> None:
        if self._array:
            self._parts.append(f"[{''.join(self._array)}]TJ")
            self._array = []


def face_of_runs(first: Face, others: Sequence[Face]) -> Callable[[QGlyphRun], Face]:
    """Tells the face of a glyph run; asks Qt only where a line has more than one."""
    if not others:
        return lambda _run: first
    by_family = {one.family: one for one in (first, *others)}
    return lambda run: by_family[run.rawFont().familyName()]
