"""The preview: the page, where one is in the report, and what stands there while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from smallcrm.i18n import _, ngettext
from smallcrm.i18n.numbers import format_number
from smallcrm.ui.screens.reports.page_view import PageView
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.widgets.buttons import icon_only, secondary
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.labels import Sign, label
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from smallcrm.ui.printing.pdf_pages import PdfPages
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.reports.page_order import MadePages


class PreviewPanel(Panel):
    """Says `whole_wanted` where only the first customers are shown and the user wants all."""

    whole_wanted = Signal()
    import_wanted = Signal()
    new_wanted = Signal()
    """What an empty book offers first."""

    def __init__(self, window: Window) -> None:
        super().__init__(padding=SMALL, spacing=SMALL)
        self._window = window
        self.view = PageView(_("Preview of the page"), window.tasks)
        self.view.turned.connect(self._say_page)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._nobody = EmptyState("users", _("Nobody to print"), _("No customer is among those chosen."))
        self._waiting = EmptyState("loader-circle", _("Making the pages…"), _("The first one will stand here."))
        self._empty_book = EmptyState(
            "printer",
            _("Nothing to print yet"),
            _(
                "Here stand the pages of your customers: a list of all, and a card of each. "
                "Bring the list you have, or write down the first."
            ),
            (
                secondary(_("Bring your old file"), "file-input", self.import_wanted.emit),
                secondary(_("Write the first card"), "user-plus", self.new_wanted.emit),
            ),
        )
        for widget in (self._waiting, self.view, self._nobody, self._empty_book):
            self._stack.addWidget(widget)
        self._missing = Sign("", "warning", "triangle-alert")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.body.addWidget(holder, 1)
        self._add_bar()

    def _add_bar(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(px(HAIR))
        self._back = icon_only(_("Page before"), "chevron-left", lambda: self.view.turn_to(self.view.page - 1))
        self._on = icon_only(_("Next page"), "chevron-right", lambda: self.view.turn_to(self.view.page + 1))
        self._smaller = icon_only(_("Smaller"), "zoom-out", lambda: self.view.zoom(-1))
        self._larger = icon_only(_("Larger"), "zoom-in", lambda: self.view.zoom(1))
        self.place = label()
        self._only = label(colour="warning", wrap=True)
        self._all = secondary(_("Show all pages"), "", self.whole_wanted.emit)
        for widget in (self._back, self.place, self._on):
            bar.addWidget(widget)
        bar.addSpacing(px(SMALL))
        bar.addWidget(self._only, 1)
        bar.addWidget(self._all)
        bar.addStretch(0)
        bar.addWidget(self._smaller)
        bar.addWidget(self._larger)
        self.body.addLayout(bar)
        self._only.setVisible(False)
        self._all.setVisible(False)

    def wait(self) -> None:
        """The first pages are being made; pages shown before stay until the new ones are here."""
        if not self.view.count:
            self._stack.setCurrentWidget(self._waiting)

    def show_made(self, made: MadePages, pages: PdfPages | None) -> None:
        """Show what was made; nothing of it is kept but the pages."""
        nothing = self._empty_book if made.is_book_empty else self._nobody
        self._stack.setCurrentWidget(self.view if pages is not None else nothing)
        self.view.show_pages(pages)
        is_part = made.shown < made.customers
        self._only.setVisible(is_part)
        self._all.setVisible(is_part)
        self._only.setText(
            ngettext(
                "Only the first customer of {total} is shown here; all are printed.",
                "Only the first {count} customers of {total} are shown here; all are printed.",
                made.shown,
            ).format(count=self._number(made.shown), total=self._number(made.customers))
        )
        self._missing.text.setText(
            _("These signs are in no font and are printed as boxes: {signs}").format(signs=" ".join(sorted(made.missing)))
        )
        self._missing.setVisible(bool(made.missing))

    def _say_page(self) -> None:
        count = self.view.count
        self.place.setText(
            _("Page {page} of {pages}").format(page=self._number(self.view.page + 1), pages=self._number(count)) if count else ""
        )
        self._back.setEnabled(self.view.page > 0)
        self._on.setEnabled(self.view.page + 1 < count)
        self._smaller.setEnabled(bool(count) and self.view.can_zoom(-1))
        self._larger.setEnabled(bool(count) and self.view.can_zoom(1))

    def _number(self, number: int) -> str:
        return format_number(number, digits=self._window.book.shop.digits)
