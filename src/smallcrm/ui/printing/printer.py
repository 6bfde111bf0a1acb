"""Handing pages to a printer: the file itself where the system takes PDF, drawn at the printer's resolution elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, _
from smallcrm.infra.settings import PRINT_STRAIGHT, PRINTERS
from smallcrm.ui.printing.pdf_pages import POINTS_AN_INCH, PdfPages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.progress import Progress
    from smallcrm.infra.settings import Settings

MOST_DOTS_AN_INCH = 600
"""Finer than this nobody sees, and every page takes four times as long."""

NOT_PRINTED = N_("{printer} did not take the pages. Look whether it is switched on and holds paper, then print again.")

_SIZES = {"A4": QPageSize.PageSizeId.A4, "A5": QPageSize.PageSizeId.A5}


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which printer, how many copies, and which pages (1 is the first; 0 for all)."""

    printer: QPrinter
    first: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """The printer's name, or that of the file it writes to."""
        return self.printer.printerName() or self.printer.outputFileName()


def printer_for(paper: str, settings: Settings) -> str:
    """The printer remembered for that paper, empty where there is none or it is gone."""
    known = settings[PRINTERS].get(paper, "")
    return known if known in QPrinterInfo.availablePrinterNames() else ""


def choose_printer(paper: str, title: str, settings: Settings, parent: QWidget | None, *, always_asks: bool = False) -> PrintOrder | None:
    """Ask for the printer, unless the user wants the remembered one straight away; None when it was called off."""
    remembered = printer_for(paper, settings)
    printer = make_printer(paper, title, remembered)
    if remembered and settings[PRINT_STRAIGHT] and not always_asks:
        return PrintOrder(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    if not dialog.exec():
        return None
    if printer.printerName() and not printer.outputFileName():
        settings[PRINTERS] = settings[PRINTERS] | {paper: printer.printerName()}
    return PrintOrder(printer, printer.fromPage(), printer.toPage())


def make_printer(paper: str, title: str, name: str = "") -> QPrinter:
    """A printer ready for whole pages of that paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setFullPage(True)
    return printer


def print_pdf(data: bytes, order: PrintOrder, progress: Progress) -> None:
    """Print in a reader. Raises `UserError` where the printer takes nothing, and what `progress` raises."""
    if order.printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and sys.platform != "win32" and shutil.which("lp"):
        _hand_over(data, order, progress)
    else:
        _draw(data, order, progress)


def lp_command(order: PrintOrder) -> list[str]:
    """How the file is handed to the system's own printing."""
    command = ["lp", "-d", order.name, "-n", str(order.printer.copyCount()), "-t", order.printer.docName()]
    if order.first:
        command += ["-P", f"{order.first}-{order.last or order.first}"]
    return command


def _hand_over(data: bytes, order: PrintOrder, progress: Progress) -> None:
    progress.report(0, 0, _("Handing the pages to the printer"))
    try:
        subprocess.run(lp_command(order), input=data, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as error:
        raise UserError(NOT_PRINTED, printer=order.name) from error


def _draw(data: bytes, order: PrintOrder, progress: Progress) -> None:
    pages = PdfPages(data)
    printer, painter = order.printer, QPainter()
    scale = min(printer.resolution(), MOST_DOTS_AN_INCH) / POINTS_AN_INCH
    chosen = range(max(order.first, 1) - 1, min(order.last or pages.count, pages.count))
    try:
        for done, page in enumerate(chosen):
            progress.report(done, len(chosen), _("Printing"))
            size = pages.size(page)
            is_wide = size.width() > size.height()
            printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
            _begin_page(painter, order, is_first=done == 0)
            dots = printer.resolution() / POINTS_AN_INCH
            for top, image in pages.bands(page, scale):
                place = QRectF(0, top * dots, size.width() * dots, image.height() / scale * dots)
                painter.drawImage(place, image)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        pages.close()


def _begin_page(painter: QPainter, order: PrintOrder, *, is_first: bool) -> None:
    if not (painter.begin(order.printer) if is_first else order.printer.newPage()):
        raise UserError(NOT_PRINTED, printer=order.name)
