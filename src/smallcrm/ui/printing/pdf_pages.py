"""The pages of a PDF as images."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS_AN_INCH = 72.0
MOST_BYTES = 24 * 2**20
"""What one piece of a page may take as an image; a page at a printer's resolution is drawn in as many as that makes."""

# The library that draws is not safe for two threads at a time, not even with two documents.
_LOCK = RLock()
_OPEN: WeakSet[PdfPages] = WeakSet()


class PdfPages:
    """A PDF in memory; may be used from any thread, one at a time."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # late: nothing is drawn at the start

        with _LOCK:
            self._document: Any = pypdfium2.PdfDocument(data)
            self.count = len(self._document)
            _OPEN.add(self)
        self._sizes: dict[int, QSizeF] = {}

    def size(self, page: int) -> QSizeF:
        """Width and height of a page (0 is the first) in points."""
        with _LOCK:
            if page not in self._sizes:
                self._sizes[page] = QSizeF(*self._document.get_page_size(page)) if self._document is not None else QSizeF(1, 1)
            return self._sizes[page]

    def image(self, page: int, scale: float) -> QImage:
        """The page with `scale` pixels to the point; a null image where the PDF was closed meanwhile."""
        return self._drawn(page, scale, (0.0, 0.0, 0.0, 0.0))

    def bands(self, page: int, scale: float) -> Iterator[tuple[float, QImage]]:
        """The page from top to bottom in pieces that need little memory, each with its top in points from the upper edge."""
        size = self.size(page)
        rows = max(int(MOST_BYTES / (4 * scale * size.width())), 1)
        height, top = rows / scale, 0.0
        while top < size.height():
            bottom = min(top + height, size.height())
            yield top, self._drawn(page, scale, (0.0, size.height() - bottom, 0.0, top))
            top = bottom

    def close(self) -> None:
        """Give the memory back; closing twice does nothing."""
        with _LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None
            _OPEN.discard(self)

    def _drawn(self, page: int, scale: float, crop: tuple[float, float, float, float]) -> QImage:
        with _LOCK:
            if self._document is None:
                return QImage()
            drawn = self._document[page]
            bitmap = drawn.render(scale=scale, crop=crop, force_bitmap_format=_BGRX)
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
            bitmap.close()
            drawn.close()
        return image


def close_all() -> None:
    """Close what is still open, at the program's end."""
    with _LOCK:
        for pages in list(_OPEN):
            pages.close()


_BGRX = 3
"""The library's name for four bytes a pixel, the last unused: what Qt calls RGB32."""
