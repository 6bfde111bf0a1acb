"""A part of a form for what is seldom needed: folded under a button until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.forms.form import FormPart
from smallcrm.ui.style import icons
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE
from smallcrm.ui.widgets.buttons import quiet

if TYPE_CHECKING:
    from collections.abc import Callable


class Fold(QWidget):
    """A button and the fields it shows; `of` is the name of the part it belongs to, for those who cannot see where it stands."""

    def __init__(self, of: str, fill: Callable[[], object]) -> None:
        """`fill` adds the fields when they are first wanted: most forms never come to that."""
        super().__init__()
        self._fill: Callable[[], object] | None = fill
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self.part = FormPart()
        self.part.hide()
        self.button = quiet(_("More"), "chevron-down", self.toggle)
        self.button.setAccessibleName(_("More: {part}").format(part=of))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.part)

    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return not self.part.isHidden()

    def open(self) -> None:
        """Show its fields."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill()
        self._show(_("Less"), "chevron-up", shown=True)

    def toggle(self) -> None:
        """Show or hide its fields."""
        if self.is_open():
            self._show(_("More"), "chevron-down", shown=False)
        else:
            self.open()

    def _show(self, words: str, icon: str, *, shown: bool) -> None:
        self.part.setVisible(shown)
        self.button.setText(f" {words}")
        self.button.setIcon(icons.icon(icon))
