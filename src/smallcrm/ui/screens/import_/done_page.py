"""The last step: what was brought in, with counts that add up, and the way to take it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.services.import_rows import counts_of
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.screens.import_.words import Words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, WIDE
from smallcrm.ui.widgets.buttons import primary, quiet, secondary
from smallcrm.ui.widgets.labels import icon_label, label, section
from smallcrm.ui.widgets.panel import Panel, beside_scroll_bar, scroll

if TYPE_CHECKING:
    from smallcrm.services.import_rows import Count
    from smallcrm.ui.screens.import_.bringing import Bringing


class DonePage(StepPage):
    """Show them, take it all back, or bring another file."""

    take_back_wanted = Signal()
    another_wanted = Signal()
    duplicates_wanted = Signal()

    def __init__(self, bringing: Bringing) -> None:
        super().__init__(bringing)
        panel = Panel(padding=WIDE, spacing=WIDE)
        self._sign = icon_label("circle-check", "accent", 36)
        panel.body.addWidget(self._sign)
        self.count = label(font=fonts.title(), wrap=True)
        self._owed = label(wrap=True)
        panel.body.addWidget(self.count)
        panel.body.addWidget(self._owed)
        self._sum = QWidget()
        panel.body.addWidget(self._sum)
        self._panel = panel
        panel.body.addStretch(1)
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(beside_scroll_bar())
        whole.addWidget(panel)
        self.body.addWidget(scroll(holder), 1)
        self.take_back = secondary(_("Take it all back"), "undo-2", self.take_back_wanted.emit)
        self.aside.addWidget(self.take_back)
        bringing.writing.connect(lambda _begins: self._allow())
        self.aside.addWidget(quiet(_("Bring another file"), "file-input", self.another_wanted.emit))
        self.duplicates = secondary(_("Find duplicates"), "copy", self.duplicates_wanted.emit)
        self.footer.addWidget(self.duplicates)
        self.forward = primary(_("Show them"), "users", self.forward_wanted.emit)
        self.footer.addWidget(self.forward)

    def heading(self) -> str:
        return _("Done")

    def first_focus(self) -> QWidget:
        return self.forward

    def show_known(self) -> None:
        done = self.bringing.done
        if done is None:
            return
        stands = not self.bringing.is_undone
        for shown in (self._sign, self._owed, self._sum):
            shown.setVisible(stands)
        self.forward.setEnabled(stands)
        self._allow()
        checked = self.bringing.review  # what was written does not tell who is perhaps known
        self.duplicates.setVisible(stands and checked is not None and bool(checked.like_rows()))
        if not stands:
            self.count.setText(_("This import was undone. Redo brings it in again."))
            return
        words = Words(self.bringing.book.shop)
        first, *more = words.about_review(done.review, written=True)
        self.count.setText(first)
        self._owed.setText("\n".join(more))
        self._owed.setVisible(bool(more))
        self.take_back.setVisible(done.operation_id is not None)
        self._show_sums(words)

    def _allow(self) -> None:
        """What is being taken back, or is out of the book already, is not taken back once more."""
        self.take_back.setEnabled(not self.bringing.is_writing and not self.bringing.is_undone)

    def sums(self) -> list[tuple[str, list[Count]]]:
        """Where every row went: of several sheets that of each, with its name, and at the end of all of them together."""
        review = self.bringing.done.review if self.bringing.done else None
        if review is None:
            return []
        tables = review.tables if len(review.tables) > 1 else []
        sheets = [(isolate(found.table.name), counts_of(review, written=True, of=found)) for found in tables]
        of_all = counts_of(review, written=True)
        return [*sheets, ("", of_all[-1:] if sheets else of_all)]

    def _show_sums(self, words: Words) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(WIDE))
        for name, lines in self.sums():
            if name:
                column.addWidget(section(name))
            column.addWidget(_sum(lines, words))
        self._panel.body.replaceWidget(self._sum, fresh)
        self._sum.hide()
        self._sum.deleteLater()
        self._sum = fresh


def _sum(lines: list[Count], words: Words) -> QWidget:
    """Numbers with their words; the last line is the sum of those above."""
    fresh = QWidget()
    grid = QGridLayout(fresh)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(WIDE))
    grid.setVerticalSpacing(px(SMALL))
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(lines):
        is_sum = row == len(lines) - 1
        font = fonts.font(bold=True) if is_sum else fonts.numbers()
        number = label(words.number(line.number), font=font)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(number, row, 0)
        grid.addWidget(label(line.words, font=fonts.font(bold=is_sum), wrap=True), row, 1)
    return fresh
