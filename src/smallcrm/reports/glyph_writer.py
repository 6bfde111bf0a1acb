"""Lines of glyphs, and how they are written into a PDF: Identity-H font subsets with their own glyph ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextLayout

from smallcrm.reports.fonts import LAYOUT_PIXELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QGlyphRun, QTextLine

    from smallcrm.reports.fonts import Face

THOUSANDTHS = 1000 / LAYOUT_PIXELS
TOLERANCE = 2.5
"""A glyph is moved when it would stand this many thousandths of the size or more from its place."""
LEFT_TO_RIGHT_OVERRIDE, POP_OVERRIDE = "\u202d", "\u202c"
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
    left = line.naturalTextRect().x()
    width = line.naturalTextWidth() / LAYOUT_PIXELS
    runs = [_run(run, face_of(run), left) for run in line.glyphRuns(-1, -1, _GLYPHS_ONLY)]
    return _line_of_known_pairs(runs, width) or _line_of_places(line, runs, left, width)


class _Run(NamedTuple):
    """Glyphs of one face in the order of the eye; `x` from the line's left end and `width` in pixels of the layout."""

    used: Face
    right_to_left: bool
    glyphs: list[int]
    x: float
    width: float


def _run(run: QGlyphRun, used: Face, left: float) -> _Run:
    glyphs = run.glyphIndexes()
    right_to_left = run.isRightToLeft()
    if right_to_left:
        glyphs.reverse()
    box = run.boundingRect()
    return _Run(used, right_to_left, glyphs, box.x() - left, box.width())


def _line_of_known_pairs(runs: Sequence[_Run], width: float) -> GlyphLine | None:
    """The line where it has one face and how its pairs stand is known: nearly every line of a long list."""
    array: list[str] = []
    all_glyphs: list[int] = []
    line_face: Face | None = None
    pen = 0.0
    for used, right_to_left, glyphs, x, run_width in runs:
        if not glyphs:
            continue
        joined = _known_pairs[used.name, right_to_left].joined(glyphs, used, run_width)
        if joined is None or (line_face is not None and line_face is not used):
            return None
        line_face = used
        if abs(x - pen) * THOUSANDTHS > TOLERANCE:
            array.append(str(round((pen - x) * THOUSANDTHS)))
        array.append(joined.code)
        all_glyphs += glyphs
        pen = x + joined.width
    if line_face is None:
        return None
    strings = "".join(array).replace("><", "")
    return GlyphLine(width, f"{line_face.resource} 1 Tf [{strings}]TJ", ((line_face.name, frozenset(all_glyphs)),))


def _line_of_places(line: QTextLine, runs: Sequence[_Run], left: float, width: float) -> GlyphLine:
    """The line by the places Qt gives for its glyphs; what pairs do is learned from them."""
    places = [_placed(line, index, run, left) for index, run in enumerate(runs)]
    for run, points in zip(runs, places, strict=True):
        _known_pairs[run.used.name, run.right_to_left].learn(points, run.used)
    # Tried again, so that what is written does not depend on what was written before.
    visible = [run._replace(glyphs=[point.glyph for point in points]) for run, points in zip(runs, places, strict=True)]
    known = _line_of_known_pairs(visible, width)
    if known is not None:
        return known
    code = _Code()
    for run, points in zip(runs, places, strict=True):
        if points:
            code.placed_run(run.used, points)
    return GlyphLine(width, code.text(), code.used_glyphs())


def plain_line(text: str, used: Face, *, right_to_left: bool) -> GlyphLine | None:
    """A line of letters that keep their order and shape, or None where it is another, or a pair of them is not known yet.

    Most of a long list is written without the layout once that has shown how each pair of letters stands.
    """
    text, known, from_right = _plain_letters(text, used, right_to_left=right_to_left)
    try:
        glyphs = [known[character] for character in text]
    except KeyError:
        return None
    if from_right:
        glyphs.reverse()
    joined = _known_pairs[used.name, from_right].joined(glyphs, used) if glyphs else None
    if joined is None:
        return None
    return GlyphLine(joined.width / LAYOUT_PIXELS, f"{used.resource} 1 Tf [{joined.code}]TJ", ((used.name, frozenset(glyphs)),))


def _plain_letters(text: str, used: Face, *, right_to_left: bool) -> tuple[str, Mapping[str, int], bool]:
    """The text without marks around it, the letters that are plain in it, and whether they go from right to left."""
    if text[0] == LEFT_TO_RIGHT_OVERRIDE and text[-1] == POP_OVERRIDE:
        return text[1:-1], used.in_override, False
    if text[0] in used.in_number:
        return text, used.in_number, False
    return text, used.from_right if right_to_left else used.from_left, right_to_left


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


def _placed(line: QTextLine, index: int, run: _Run, left: float) -> list[Placed]:
    qt_run = line.glyphRuns(-1, -1, _EVERYTHING)[index]
    baseline = line.ascent() + line.y()
    points = [
        Placed(glyph, (point.x() - left) * THOUSANDTHS, (baseline - point.y()) * THOUSANDTHS)
        for glyph, point in zip(qt_run.glyphIndexes(), qt_run.positions(), strict=True)
    ]
    if run.right_to_left:
        points.reverse()
    return _without_invisible(points, run.used, run.x + run.width)


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
