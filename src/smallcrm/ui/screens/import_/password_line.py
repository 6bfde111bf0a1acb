"""A line for the password of a locked workbook; what is typed is hidden, and forgotten when it was given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.forms.base import LineField
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import icon_label, label, note
from smallcrm.ui.widgets.panel import Panel


class PasswordLine(Panel):
    """Says `given` with the password when Enter or the button is pressed."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=SPACE, spacing=SMALL)
        head = QHBoxLayout()
        head.setSpacing(px(SMALL))
        head.addWidget(icon_label("circle-help", "warning"))
        self.asked = label(font=fonts.font(bold=True), wrap=True)
        head.addWidget(self.asked, 1)
        self.body.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(px(SPACE))
        self.field = LineField(_("Password"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.go_on = self._give  # type: ignore[method-assign]  # what Enter does
        line.addWidget(self.field, 1)
        self.open = secondary(_("Open the file"), "folder-open", self._give)
        line.addWidget(self.open)
        self.body.addLayout(line)
        self.body.addWidget(note(_("The password opens this file only; it is not kept. Esc leaves the file closed.")))
        self.hide()

    def ask(self, file_name: str) -> None:
        """Show the line, empty."""
        self.asked.setText(_("{file} is locked with a password.").format(file=isolate(file_name)))
        self.field.clear()
        self.show()

    def let_go(self) -> None:
        """Ask no longer."""
        self.field.clear()
        self.hide()

    def _give(self) -> None:
        password = self.field.text()
        if password:
            self.field.clear()
            self.given.emit(password)
