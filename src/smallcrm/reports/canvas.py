"""ReportLab's canvas as the pages use it: lines, fills and pictures of its own, text only through the text layout."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from smallcrm.reports.font_embedding import EmbeddedFonts

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from smallcrm.reports.glyph_writer import GlyphLine

# ASCII85 makes streams a quarter larger and a quarter slower, for printers' cables of long ago.
rl_config.useA85 = 0


class PdfCanvas:
    """A PDF under construction; points, with the origin in the page's left lower corner."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], language: str) -> None:
        self._canvas: Any = _canvas(target, size, language)
        self._fonts = EmbeddedFonts(self._canvas._doc)  # noqa: SLF001 - ReportLab offers fonts of one's own no other door

    def describe(self, title: str, author: str) -> None:
        """The title and author that a reader shows for the file."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("smallcrm")

    def show_text(self, line: GlyphLine, x: float, y: float, size: float, colour: str) -> None:
        """Draw a line of glyphs with its left end and its baseline at (x, y)."""
        self._fonts.use(line.used)
        self._canvas._code.append(f"BT {fill_of(colour)} {size:.4g} 0 0 {size:.4g} {x:.2f} {y:.2f} Tm {line.code} ET")  # noqa: SLF001

    def rule(self, left: float, right: float, y: float, colour: str, thickness: float = 0.5) -> None:
        """A line across."""
        self.fill(left, y - thickness / 2, right - left, thickness, colour)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its left lower corner at (x, y)."""
        self._canvas._code.append(f"{fill_of(colour)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")  # noqa: SLF001

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """A filled rectangle with rounded corners."""
        self._canvas.setFillColor(colour)
        self._canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        """A picture in a rectangle, with rounded corners if asked."""
        self._canvas.saveState()
        if radius:
            corners = self._canvas.beginPath()
            corners.roundRect(x, y, width, height, radius)
            self._canvas.clipPath(corners, stroke=0, fill=0)
        self._canvas.drawImage(picture, x, y, width, height, mask="auto")
        self._canvas.restoreState()

    def place_for_later(self, name: str) -> None:
        """Leave a place on this page for what is drawn between `begin_later` and `end_later` under the same name."""
        self._canvas.doForm(name)

    def begin_later(self, name: str) -> None:
        """What is drawn until `end_later` appears at the place left for `name`."""
        self._canvas.beginForm(name)

    def end_later(self) -> None:
        self._canvas.endForm()

    def end_page(self) -> None:
        self._canvas.showPage()

    def save(self) -> None:
        """Write the file to the target."""
        self._canvas._doc.SaveToFile(self._canvas._filename, self._canvas)  # noqa: SLF001 - `save` adds an empty page


def _canvas(target: BinaryIO, size: tuple[float, float], language: str) -> Any:  # noqa: ANN401 - ReportLab has no types
    return _CanvasWithoutFonts(target, pagesize=size, pageCompression=1, invariant=1, lang=language)


class _CanvasWithoutFonts(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        """Open no page with Helvetica, which would then be named in the file though no letter is printed in it."""
        self._preamble = "1 0 0 1 0 0 cm"


@lru_cache(maxsize=64)
def fill_of(colour: str) -> str:
    """The operator that fills with a colour given as #RRGGBB."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return f"{red:.3g} {green:.3g} {blue:.3g} rg"
