"""Pages as images, and pages on the printer."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from reportlab.pdfgen.canvas import Canvas

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.domain.progress import Silent
from smallcrm.infra.settings import PRINT_STRAIGHT, PRINTERS, Settings
from smallcrm.ui.printing import pdf_pages, printer
from smallcrm.ui.printing.pdf_pages import PdfPages
from smallcrm.ui.printing.printer import PrintOrder, choose_printer, lp_command, make_printer, print_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

pytestmark = pytest.mark.usefixtures("qapp")
QUIET = Silent()
WHITE, BLACK = 0xFFFFFFFF, 0xFF000000


def pdf(*sizes: tuple[float, float]) -> bytes:
    """Pages of these sizes in points, each with a black square of 10 points in its lower left corner."""
    target = BytesIO()
    canvas = Canvas(target)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.rect(0, 0, 10, 10, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def order_to(path: Path, *, first: int = 0, last: int = 0) -> PrintOrder:
    made = make_printer("A5", "כרטיסים")
    made.setOutputFileName(str(path))
    made.setResolution(72)
    return PrintOrder(made, first, last)


def pixel(image: QImage, x: int, y: int) -> int:
    return image.pixel(x, y)


def test_a_page_is_drawn_at_the_size_asked_for() -> None:
    image = PdfPages(pdf((100, 200))).image(0, 2)
    assert (image.width(), image.height()) == (200, 400)
    assert pixel(image, 5, 395) == BLACK
    assert pixel(image, 100, 100) == WHITE


def test_every_page_has_its_own_size() -> None:
    pages = PdfPages(pdf((100, 200), (300, 150)))
    assert pages.count == 2
    assert pages.size(1).toTuple() == (300, 150)


def test_the_pieces_of_a_page_make_the_whole_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MOST_BYTES", 4 * 200 * 64)
    pages = PdfPages(pdf((100, 200)))
    pieces = list(pages.bands(0, 2))
    assert len(pieces) > 1
    assert sum(piece.height() for _top, piece in pieces) == 400
    assert pixel(pieces[-1][1], 5, pieces[-1][1].height() - 5) == BLACK


def test_only_the_pages_chosen_are_printed(tmp_path: Path) -> None:
    print_pdf(pdf(*[(420, 595)] * 5), order_to(tmp_path / "printed.pdf", first=2, last=3), QUIET)
    assert PdfPages((tmp_path / "printed.pdf").read_bytes()).count == 2


def test_what_is_printed_stands_where_it_stood_on_the_page(tmp_path: Path) -> None:
    print_pdf(pdf((419.53, 595.28)), order_to(tmp_path / "printed.pdf"), QUIET)
    image = PdfPages((tmp_path / "printed.pdf").read_bytes()).image(0, 1)
    assert pixel(image, 5, image.height() - 6) == BLACK
    assert pixel(image, 30, image.height() - 30) == WHITE


def test_printing_can_be_stopped(tmp_path: Path) -> None:
    class Stop:
        def report(self, done: int, total: int, doing: str) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(pdf((420, 595), (420, 595)), order_to(tmp_path / "printed.pdf"), Stop())


def test_where_the_system_takes_pdf_it_is_given_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    class Native:
        def printerName(self) -> str:
            return "מדפסת"

        def outputFileName(self) -> str:
            return ""

        def copyCount(self) -> int:
            return 2

        def docName(self) -> str:
            return "לקוחות"

        def outputFormat(self) -> object:
            return QPrinter.OutputFormat.NativeFormat

    monkeypatch.setattr("smallcrm.ui.printing.printer.shutil.which", lambda _name: "/usr/bin/lp")
    monkeypatch.setattr("smallcrm.ui.printing.printer.subprocess.run", lambda command, **rest: given.append((command, rest["input"])))
    data = pdf((420, 595))
    order = PrintOrder(Native(), 2, 3)  # type: ignore[arg-type]  # as much of a printer as is asked
    print_pdf(data, order, QUIET)
    assert given == [(["lp", "-d", "מדפסת", "-n", "2", "-t", "לקוחות", "-P", "2-3"], data)]
    assert lp_command(order)[0] == "lp"


def test_a_printer_that_refuses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise subprocess.CalledProcessError(1, "lp")

    monkeypatch.setattr("smallcrm.ui.printing.printer.subprocess.run", refuse)
    order = PrintOrder(make_printer("A4", "לקוחות"))
    with pytest.raises(UserError, match="did not take the pages"):
        printer._hand_over(b"", order, QUIET)


def test_the_printer_of_each_paper_is_remembered_and_used_straight_away(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    settings[PRINTERS] = {"A4": "ליד הקופה"}
    settings[PRINT_STRAIGHT] = True
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["ליד הקופה"])
    monkeypatch.setattr(printer, "QPrintDialog", None)  # asking would fail
    assert choose_printer("A4", "לקוחות", settings, None) is not None


def test_a_printer_that_is_gone_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    settings[PRINTERS] = {"A4": "ליד הקופה"}
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert printer.printer_for("A4", settings) == ""
