"""What is shown when the program itself is at fault: calm words, and a report that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit

from smallcrm.i18n import _
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.widgets.buttons import primary, secondary
from smallcrm.ui.widgets.labels import label, note
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class BugDialog(Sheet):
    """The report holds places in the code, nothing of customers."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(_("Something went wrong"), parent)
        self._report = report
        self.body.addWidget(label(_("What you were doing did not work. Your book is safe: nothing was half done."), wrap=True))
        self.body.addWidget(note(_("This report helps whoever mends the program. It holds nothing about your customers.")))
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Report"))
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        shown.setStyleSheet(sheets.field())
        shown.setFixedHeight(px(140))
        self.body.addWidget(shown)
        row = QHBoxLayout()
        row.setSpacing(px(SMALL))
        row.addStretch(1)
        row.addWidget(secondary(_("Copy the report"), "copy", self._copy))
        close = primary(_("Close"), "", self.accept)
        row.addWidget(close)
        self.body.addLayout(row)
        close.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)
