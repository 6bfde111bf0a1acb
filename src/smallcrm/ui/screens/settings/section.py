"""What a section of the settings is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE, WIDE
from smallcrm.ui.widgets.labels import note, section
from smallcrm.ui.widgets.margins import margins
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from smallcrm.domain.changes import ChangeSet
    from smallcrm.ui.screen import Window


class Section(QWidget):
    """One page of the settings: panels in a column; made when it is first shown."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window_of = window
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margins(end=SPACE, bottom=WIDE))  # beside the scroll bar
        self.body.setSpacing(px(WIDE))

    def panel(self, heading: str, sentence: str = "") -> Panel:
        """Begin a panel under the ones that are there."""
        made = Panel()
        made.body.addWidget(section(heading))
        if sentence:
            made.body.addWidget(note(sentence))
        self.body.addWidget(made)
        return made

    def end(self) -> None:
        """Push the panels to the top."""
        self.body.addStretch(1)

    def look(self) -> None:
        """It has come to the front: show what is kept now."""

    def changed(self, changes: ChangeSet) -> None:
        """A command has changed something, here or elsewhere."""

    def leave(self) -> None:
        """Save what was typed and not yet left."""
