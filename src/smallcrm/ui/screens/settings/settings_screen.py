"""The settings: sections at the side, the one chosen beside them; everything is saved as one changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from smallcrm.i18n import _, gettext
from smallcrm.ui.screen import Screen
from smallcrm.ui.screens.settings.section_list import SectionList
from smallcrm.ui.screens.settings.sections import SECTIONS, SHOP
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDEST
from smallcrm.ui.widgets.labels import title
from smallcrm.ui.widgets.margins import margins
from smallcrm.ui.widgets.panel import scroll

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.settings.section import Section

NARROW = 680
WIDEST_SECTION = 760


class SettingsScreen(Screen):
    """Takes the name of a section as its errand."""

    name = "settings"

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._areas: dict[str, QScrollArea] = {}
        self._sections: dict[str, Section] = {}
        self._now = SHOP
        self._recalled: Mapping[str, Any] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(start=WIDEST, end=WIDEST - SPACE))
        column.setSpacing(px(SMALL))
        column.addWidget(title(_("Settings")))
        across = QHBoxLayout()
        across.setSpacing(px(WIDEST))
        self.list = SectionList(SECTIONS)
        self.list.wanted.connect(self.show_section)
        across.addWidget(self.list)
        self._stack = QStackedWidget()
        across.addWidget(self._stack, 1)
        column.addLayout(across, 1)
        self._actions = [self._action(entry.name, gettext(entry.label), entry.icon) for entry in SECTIONS]

    def title(self) -> str:
        return _("Settings")

    def help_text(self) -> str:
        return _(
            "What you change is saved at once; a text when you leave its field.\n\n"
            "Changes of the shop, its fields, tags, cities, filters and matchings can be undone. Language, look and printing belong "
            "to this computer, everything else travels with the book.\n\n"
            "The arrows go from one section to the next, Tab goes into it."
        )

    def activate(self) -> None:
        self.show_section(self._now)
        if self._recalled is not None:
            # Once the section has its height.
            QTimer.singleShot(0, self, self._scroll_back)

    def first_focus(self) -> QWidget:
        takers, place = self._takers(), self._recalled["focus"] if self._recalled else -1
        return takers[place] if 0 <= place < len(takers) else self.list.buttons[self._now]

    def changed(self, changes: ChangeSet) -> None:
        for section in self._sections.values():
            section.changed(changes)

    def take(self, errand: object) -> None:
        if isinstance(errand, str) and errand in self.list.buttons:
            self.show_section(errand)

    def actions_offered(self) -> Sequence[QAction]:
        return self._actions

    def save(self) -> None:
        self._leave()

    def can_save(self) -> bool:
        return True

    def put_away(self) -> None:
        self._leave()

    def remember(self) -> Mapping[str, object]:
        self._leave()
        area = self._areas.get(self._now)
        return {
            "section": self._now,
            "scrolled": area.verticalScrollBar().value() if area else 0,
            "focus": self._focus_place(),
        }

    def recall(self, remembered: Mapping[str, Any]) -> None:
        self._now = str(remembered["section"])
        self._recalled = remembered

    def show_section(self, name: str) -> None:
        """Show a section, made if it was not shown before."""
        if name != self._now:
            self._leave()
        if name not in self._sections:
            entry = next(entry for entry in SECTIONS if entry.name == name)
            self._sections[name] = section = entry.make(self.window_of)
            section.setMaximumWidth(px(WIDEST_SECTION))
            inside = QWidget()
            across = QHBoxLayout(inside)
            across.setContentsMargins(0, 0, 0, 0)
            across.addWidget(section, 1)
            across.addStretch(0)
            self._areas[name] = scroll(inside)
            self._stack.addWidget(self._areas[name])
        self._now = name
        self._stack.setCurrentWidget(self._areas[name])
        self.list.choose(name)
        self._sections[name].look()

    def _go_to(self, name: str) -> None:
        self.show_section(name)
        self.list.buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def section(self) -> Section:
        """The section that is shown."""
        return self._sections[self._now]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.list.set_narrow(narrow=self.width() < px(NARROW))

    def _leave(self) -> None:
        if self._now in self._sections:
            self._sections[self._now].leave()

    def _scroll_back(self) -> None:
        recalled, self._recalled = self._recalled, None
        if recalled is not None:
            self._areas[self._now].verticalScrollBar().setValue(recalled["scrolled"])

    def _focus_place(self) -> int:
        """Which of the things that take the focus has it; -1 for none in the section."""
        focused = self.window().focusWidget()
        return self._takers().index(focused) if focused in self._takers() else -1

    def _takers(self) -> list[QWidget]:
        section = self._sections.get(self._now)
        if section is None:
            return []
        return [widget for widget in section.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def _action(self, name: str, words: str, icon: str) -> QAction:
        action = QAction(_("Settings: {section}").format(section=words), self)
        action.setData(icon)
        action.triggered.connect(lambda _checked: self._go_to(name))
        return action
