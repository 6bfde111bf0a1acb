"""The screen of the pages: choose one, see it at once, print it or save it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from smallcrm.domain.changes import Kind
from smallcrm.domain.errors import Cancelled
from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_number
from smallcrm.infra.paths import file_name
from smallcrm.infra.settings import LAST_FOLDER
from smallcrm.services import customer_list, saved_filters
from smallcrm.services.reporting import CARD, CUSTOMERS
from smallcrm.ui.errands import NewCustomer, PrintCards, PrintList
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.printing.pdf_pages import PdfPages
from smallcrm.ui.screen import Screen, Window
from smallcrm.ui.screens import CUSTOMERS as CUSTOMERS_SCREEN
from smallcrm.ui.screens import IMPORT, REPORTS
from smallcrm.ui.screens.reports.options_panel import OptionsPanel
from smallcrm.ui.screens.reports.page_order import MadePages, PageOrder, Whose, make_pages, save_pages
from smallcrm.ui.screens.reports.preview_panel import PreviewPanel
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDEST
from smallcrm.ui.widgets.buttons import primary, secondary
from smallcrm.ui.widgets.labels import title
from smallcrm.ui.widgets.panel import scroll

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.domain.progress import Progress
    from smallcrm.reports.options import Printed
    from smallcrm.services.customer_list import Column
    from smallcrm.services.saved_filters import SavedFilter
    from smallcrm.ui.printing.printer import PrintOrder
    from smallcrm.ui.tasks import Job

OPTIONS_WIDTH = 320
OPTIONS_SHARE = 0.44
"""Of a narrow window the options leave the larger part to the page."""
PREVIEW_FOLLOWS_AFTER = 60
SUFFIX = ".pdf"


class ReportsScreen(Screen):
    """The preview follows every choice; older previews under way are stopped."""

    name = REPORTS

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._turn = 0
        self._stale = True
        self.options = OptionsPanel(window)
        self.preview = PreviewPanel(window)
        self._follows = one_shot(self, self._make, PREVIEW_FOLLOWS_AFTER)
        self.options.changed.connect(self._changed)
        self.preview.whole_wanted.connect(lambda: self._make(whole=True))
        self.preview.import_wanted.connect(lambda: window.go(IMPORT))
        self.preview.new_wanted.connect(lambda: window.go(CUSTOMERS_SCREEN, NewCustomer()))
        self.print_button = primary(_("Print"), "printer", self.print_out)
        self.save_button = secondary(_("Save as PDF"), "download", self._ask_where)
        self._print_to_other = QAction(_("Print to another printer…"), self)
        self._print_to_other.triggered.connect(lambda _on: self._print(asks=True))
        self._print_to_other.setData("printer")
        self._save_as_pdf = QAction(_("Save as PDF"), self)
        self._save_as_pdf.setData("download")
        self._save_as_pdf.triggered.connect(lambda _on: self._ask_where())
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(WIDEST), 0, px(WIDEST), 0)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(SMALL))
        head.addWidget(title(_("Reports")))
        head.addStretch(1)
        head.addWidget(self.save_button)
        head.addWidget(self.print_button)
        column.addLayout(head)
        across = QHBoxLayout()
        across.setSpacing(px(SPACE))
        self._side = scroll(self.options)
        across.addWidget(self._side)
        across.addWidget(self.preview, 1)
        column.addLayout(across, 1)

    # what a screen is

    def title(self) -> str:
        return _("Reports")

    def help_text(self) -> str:
        return _(
            "Choose a page by its picture: the customer list or the customer card. Beside it you see it as it will be printed.\n\n"
            "Say which customers, which paper, and in which language; the page may speak another language than the screen.\n\n"
            "In the preview PgUp and PgDn turn the pages, + and - make them larger and smaller. Ctrl+P prints."
        )

    def activate(self) -> None:
        if self._stale:
            self._stale = False
            self._load()
            self._follows.start()

    def first_focus(self) -> QWidget:
        return self.options.reports[self.options.order.report]

    def changed(self, changes: ChangeSet) -> None:
        if any(changes.touches(kind) for kind in (Kind.CUSTOMER, Kind.TAG, Kind.SHOP, Kind.CUSTOM_FIELD, Kind.SAVED_FILTER)):
            self._stale = True
            if self.isVisible():
                self._stale = False
                self._load()
                self._follows.start()

    def take(self, errand: object) -> None:
        order = self.options.order
        if isinstance(errand, PrintCards):
            count = len(errand.ids)
            said = ngettext("The customer chosen in the list", "The {count} customers chosen in the list", count)
            whose = Whose(said.format(count=self._number(count)), ids=errand.ids)
            self._show(replace(order, report=CARD, whose=whose))
        elif isinstance(errand, PrintList):
            whose = Whose(_("The list as it stood"), which=errand.which, sort=errand.sort)
            self._show(replace(order, report=CUSTOMERS, whose=whose, columns=errand.columns))

    def print_out(self) -> None:
        self._print(asks=False)

    def printed(self) -> str:
        return _("Print")

    def actions_offered(self) -> Sequence[QAction]:
        return (self._save_as_pdf, self._print_to_other)

    def put_away(self) -> None:
        self._turn += 1
        self._stale = True
        self.preview.view.show_pages(None)

    def remember(self) -> Mapping[str, object]:
        return {"order": self.options.order, "page": self.preview.view.page}

    def recall(self, remembered: Mapping[str, object]) -> None:
        order, page = remembered.get("order"), remembered.get("page")
        if isinstance(order, PageOrder):
            self.options.take(order)
        if isinstance(page, int):
            self.preview.view.page = page

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._side.setFixedWidth(min(px(OPTIONS_WIDTH), int(self.width() * OPTIONS_SHARE)))

    # the preview

    def _show(self, order: PageOrder) -> None:
        self.options.take(order)
        self.preview.view.page = 0
        self._stale = False
        self._load()
        self._follows.start()

    def _changed(self) -> None:
        self._follows.start()

    def _load(self) -> None:
        book = self._window.book

        def known() -> tuple[list[Column], list[SavedFilter]]:
            return customer_list.columns(book), saved_filters.saved_filters(book)

        self._window.tasks.read(known, lambda answer: self.options.offer(*answer), owner=self, line="offer")

    def _make(self, *, whole: bool = False) -> None:
        """Make the pages of the order; what was under way is stopped, its answer dropped."""
        self._follows.stop()
        if self._job is not None:
            self._job.cancel()
        self._turn += 1
        turn, book, order = self._turn, self._window.book, self.options.order

        def work(progress: Progress) -> tuple[MadePages, PdfPages | None]:
            made = make_pages(book, order, progress, whole=whole)
            return made, PdfPages(made.data) if made.data else None

        def show(answer: tuple[MadePages, PdfPages | None]) -> None:
            if turn == self._turn:
                self._job = None
                self.preview.show_made(*answer)

        def fail(error: Exception) -> None:
            if turn == self._turn and not isinstance(error, Cancelled):
                self._window.show_error(error)

        self.preview.wait()
        self._job = self._window.tasks.read_long(work, show, fail, title=_("Making the pages"), owner=self)

    # printing

    def _print(self, *, asks: bool) -> None:
        from smallcrm.ui.printing.printer import choose_printer  # late: asks the system for its printers

        order = self.options.order
        chosen = choose_printer(order.paper, self._document_name(), self._window.settings, self.window(), always_asks=asks)
        if chosen is not None:
            self.print_on(chosen)

    def print_on(self, chosen: PrintOrder) -> None:
        """Make all pages and hand them to that printer."""
        from smallcrm.ui.printing.printer import print_pdf

        book, order = self._window.book, self.options.order

        def work(progress: Progress) -> int:
            made = make_pages(book, order, progress, whole=True)
            if made.data:
                print_pdf(made.data, chosen, progress)
            return made.customers

        def done(customers: int) -> None:
            self._window.say(_("Printed on {printer}").format(printer=isolate(chosen.name)) if customers else _("Nobody to print"))

        self._window.tasks.read_long(work, done, title=_("Printing"), owner=self)

    def _ask_where(self) -> None:
        folder = self._window.settings[LAST_FOLDER] or str(self._window.book.path.parent)
        proposed, kind = Path(folder) / f"{file_name(self._document_name())}{SUFFIX}", _("PDF")
        path, _kind = QFileDialog.getSaveFileName(self.window(), _("Save as PDF"), str(proposed), f"{kind} (*{SUFFIX})")
        if path:
            self.save_to(Path(path) if Path(path).suffix.lower() == SUFFIX else Path(path + SUFFIX))

    def save_to(self, path: Path) -> None:
        """Save the whole report as a file."""
        book, order = self._window.book, self.options.order
        self._window.settings[LAST_FOLDER] = str(path.parent)

        def done(printed: Printed) -> None:
            said = ngettext("{count} page saved as {file}", "{count} pages saved as {file}", printed.pages)
            self._window.say(said.format(count=self._number(printed.pages), file=isolate(path.name)))

        self._window.tasks.read_long(lambda progress: save_pages(book, order, path, progress), done, title=_("Saving as PDF"), owner=self)

    def _document_name(self) -> str:
        order = self.options.order
        name = _("Customers") if order.report == CUSTOMERS else _("Customer card")
        return f"{name} · {order.whose.label}" if order.whose.ids else name

    def _number(self, number: int) -> str:
        return format_number(number, digits=self._window.book.shop.digits)
