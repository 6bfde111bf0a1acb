"""The frame of every page: the shop's head, the foot with page x of y, and places counted from the reader's side."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.reports import look
from smallcrm.reports.canvas import PdfCanvas
from smallcrm.reports.options import PageOptions, Paper, Printed
from smallcrm.reports.text_layout import TextLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.lib.utils import ImageReader

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.reports.text_layout import Block

LOGO_HEIGHT = 40.0
LOGO_WIDTH = 110.0
GAP = 8.0
FINEST_PICTURE = 640
"""Pixels: the largest picture of a page in 300 to the inch and a little more; a telephone's photo has twenty times as many."""


SIZES: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: (210 * look.MILLIMETRE, 297 * look.MILLIMETRE),
    Paper.A5: (148 * look.MILLIMETRE, 210 * look.MILLIMETRE),
}
MARGINS: Mapping[Paper, float] = {Paper.A4: 15 * look.MILLIMETRE, Paper.A5: 11 * look.MILLIMETRE}


def sheet_size(options: PageOptions) -> tuple[float, float]:
    """The sheet's width and height in points."""
    width, height = SIZES[options.paper]
    return (height, width) if options.sideways else (width, height)


def text_width(options: PageOptions) -> float:
    """The width between the margins in points."""
    return sheet_size(options)[0] - 2 * MARGINS[options.paper]


class Document:
    """A PDF of pages in one frame; what is drawn is placed from the start of the line (right in Hebrew) and from above.

    The language spoken while it is used must be the document's own (see `i18n.in_language`).
    """

    def __init__(self, target: BinaryIO, shop: ShopSettings, options: PageOptions, title: str, texts: TextLayout | None = None) -> None:
        self.size = sheet_size(options)
        self.shop = shop
        self.options = options
        self.texts = texts or TextLayout(options.language)
        self._values = ShownValues(shop, today=options.today, digits=options.digits)
        self.canvas = PdfCanvas(target, self.size, options.language)
        self.canvas.describe(title, shop.name)
        self.margin = MARGINS[options.paper]
        self.width = text_width(options)
        self.bottom = self.margin + 20
        self.y = 0.0
        self._title = title
        self._logo = picture(shop.logo)
        self._pages = 0
        self._section: list[str] = []
        self._open = False

    def number(self, value: int) -> str:
        """A whole number in the document's digits."""
        return self._values.number(value)

    def start_section(self, title: str) -> None:
        """Open a page with the shop's full head; the pages from here on are counted together in `page x of y`.

        `title` stands at the head of the pages that follow.
        """
        self._end_section()
        self._title = title
        self._new_page()
        self._draw_shop()

    def draw_title(self, title: str, subtitle: str, note: str) -> None:
        """A title, with a note at the end of its line and a line below it."""
        note_width = self.texts.measure(note, look.SUBTITLE) if note else 0.0
        block = self.texts.layout(title, look.TITLE, self.width - note_width - GAP, max_lines=2)
        self.text(block, 0)
        if note:
            self.text(self.texts.line(note, look.at_end(look.SUBTITLE), note_width), self.width - note_width, 9)
        self.y -= block.height + 2
        below = self.texts.layout(subtitle, look.SUBTITLE, self.width, max_lines=3)
        self.text(below, 0)
        self.y -= below.height + 8

    def next_page(self) -> None:
        """Go on on a new page with the short head."""
        self._close_page()
        self._new_page()
        shop_width = self.width * 0.45
        self.text(self.texts.line(self.shop.name, look.SMALL, shop_width), 0)
        title = self.texts.line(self._title, look.at_end(look.SMALL), self.width - shop_width - GAP)
        self.text(title, shop_width + GAP)
        self.y -= title.height + 4
        self.rule()
        self.y -= 10

    @property
    def room(self) -> float:
        """How much height the page still has."""
        return self.y - self.bottom

    def text(self, block: Block, start: float, below: float = 0.0) -> None:
        """Draw a block `start` points from the start of the line and `below` points under the present height."""
        block.draw(self.canvas, self.x(start, block.width), self.y - below)

    def x(self, start: float, width: float) -> float:
        """The left end of what is `width` wide and begins `start` from the start of the line."""
        return self.size[0] - self.margin - start - width if self.texts.right_to_left else self.margin + start

    def rule(self, colour: str = look.LINE, thickness: float = 0.6, below: float = 0.0) -> None:
        """A line across the whole width."""
        self.canvas.rule(self.margin, self.margin + self.width, self.y - below, colour, thickness)

    def fill(self, start: float, width: float, height: float, colour: str, radius: float = 0.0) -> None:
        """A filled rectangle from the present height down."""
        if radius:
            self.canvas.rounded(self.x(start, width), self.y - height, width, height, radius, colour)
        else:
            self.canvas.fill(self.x(start, width), self.y - height, width, height, colour)

    def picture(self, image: ImageReader, start: float, width: float, height: float, radius: float = 0.0) -> None:
        """A picture from the present height down."""
        self.canvas.picture(image, self.x(start, width), self.y - height, width, height, radius)

    def finish(self) -> Printed:
        """Write the file."""
        self._end_section()
        self.canvas.save()
        return Printed(self._pages, frozenset(self.texts.missing))

    def _new_page(self) -> None:
        self._pages += 1
        self._open = True
        self.y = self.size[1] - self.margin
        foot = f"foot{self._pages}"
        self._section.append(foot)
        self.canvas.place_for_later(foot)

    def _close_page(self) -> None:
        if self._open:
            self.canvas.end_page()
            self._open = False

    def _end_section(self) -> None:
        """Draw the feet of the pages, whose number is known only now."""
        self._close_page()
        for index, name in enumerate(self._section, start=1):
            self.canvas.begin_later(name)
            self._draw_foot(index, len(self._section))
            self.canvas.end_later()
        self._section = []

    def _draw_foot(self, page: int, pages: int) -> None:
        self.y = self.margin + 12
        self.rule()
        count = _("Page {page} of {pages}").format(page=self.number(page), pages=self.number(pages))
        count_width = self.texts.measure(count, look.SMALL)
        self.text(self.texts.line(count, look.at_end(look.SMALL), count_width), self.width - count_width, 4)
        self.text(self.texts.line(self.shop.closing_line, look.SMALL, self.width - count_width - GAP), 0, 4)

    def _draw_shop(self) -> None:
        name_start = 0.0
        logo_height = 0.0
        if self._logo:
            logo_width, logo_height = fitted(self._logo, LOGO_WIDTH, LOGO_HEIGHT)
            self.picture(self._logo, 0, logo_width, logo_height)
            name_start = logo_width + 12
        name = self.texts.layout(self.shop.name, look.SHOP_NAME, self.width - name_start, max_lines=2).roomy()
        contact = self.texts.layout(self._contact(), look.SMALL, self.width - name_start, max_lines=2)
        height = name.height + contact.height
        above = max(0.0, (logo_height - height) / 2)
        self.text(name, name_start, above)
        self.text(contact, name_start, above + name.height)
        self.y -= max(height, logo_height) + 7
        self.rule(look.ACCENT, 1.4)
        self.y -= 12

    def _contact(self) -> str:
        number = self.shop.registration_number
        parts = [
            isolate(self.shop.address),
            self._values.written_number(self.shop.phone),
            _("Registration number {number}").format(number=self._values.code(number)) if number else "",
        ]
        return look.DOT.join(part for part in parts if part)


def picture(data: bytes | None) -> ImageReader | None:
    """The picture upright and no finer than print needs; None where there is none or it cannot be read.

    A damaged photo must not stop a page.
    """
    if not data:
        return None
    from PIL import Image, ImageOps
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((FINEST_PICTURE, FINEST_PICTURE))
            return ImageReader(upright.convert("RGBA" if upright.has_transparency_data else "RGB"))
    except Exception:  # noqa: BLE001 - the reader of pictures raises whatever its formats do
        return None


def fitted(image: ImageReader, width: float, height: float) -> tuple[float, float]:
    """The picture's width and height when it is made to fit, its shape kept."""
    pixels_across, pixels_down = image.getSize()
    scale = min(width / pixels_across, height / pixels_down)
    return pixels_across * scale, pixels_down * scale
