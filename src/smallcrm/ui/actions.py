"""The actions of the window: what keys, buttons and the palette of commands do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import ltr
from smallcrm.ui.screens import IN_THE_SIDE_BAR
from smallcrm.ui.style.look import look
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.ui.main_window import MainWindow
    from smallcrm.ui.screen import Screen


ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class Actions:
    """Made once a window; each is known by its attribute, and carries the name of its icon as its data."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        back, forth = ("Alt+Right", "Alt+Left") if look().right_to_left else ("Alt+Left", "Alt+Right")
        self.search = self._make(_("Search"), "search", "Ctrl+F", window.focus_search)
        self.palette = self._make(_("Find a customer or a command"), "command", "Ctrl+K", window.show_palette)
        self.new_customer = self._make(_("New customer"), "user-plus", "Ctrl+N", window.new_customer)
        self.save = self._make(_("Save"), "save", "Ctrl+S", window.save)
        self.print = self._make(_("Print"), "printer", "Ctrl+P", window.print_out)
        self.undo = self._make(_("Undo"), "undo-2", "Ctrl+Z", window.undo_wanted.emit)
        self.redo = self._make(_("Redo"), "redo-2", "Ctrl+Shift+Z", window.redo_wanted.emit)
        self.back = self._make(_("Back"), "arrow-left", back, window.back)
        self.forth = self._make(_("Forward"), "arrow-right", forth, window.forth)
        self.help = self._make(_("Help for this screen"), "circle-help", "F1", window.show_help)
        self.places = [
            self._make(gettext(place.label), place.icon, f"Ctrl+{number}", partial(window.wanted.emit, place.name))
            for number, place in enumerate(IN_THE_SIDE_BAR, start=1)
        ]
        self.name_undo(None, None)
        self.follow_book(is_open=False)

    def working(self, screen: Screen) -> list[QAction]:
        """Those that do something now, on this screen, in the order of their use."""
        self.print.setText(screen.printed() or _("Print"))
        idle = {None if screen.can_save() else self.save, None if screen.printed() else self.print}
        offered = (self.new_customer, self.undo, self.redo, self.save, self.print, *self.places, self.back, self.forth, self.help)
        return [action for action in (self.search, self.palette, *offered) if action.isEnabled() and action not in idle]

    def follow_book(self, *, is_open: bool) -> None:
        """Without a book only help is to be had, and the way back."""
        for action in (self.search, self.palette, self.new_customer, self.save, self.print, *self.places, self.forth):
            action.setEnabled(is_open)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say in words what would be undone and done again; None when there is nothing."""
        for action, plain, named, what in (
            (self.undo, _("Undo"), _("Undo: {label}"), undo),
            (self.redo, _("Redo"), _("Redo: {label}"), redo),
        ):
            action.setEnabled(what is not None)
            action.setText(plain if what is None else named.format(label=what))
            self._tell_key(action)

    def _make(self, text: str, icon: str, key: str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self._window)
        action.setData(icon)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked: run())
        self._tell_key(action)
        self._window.addAction(action)
        return action

    def _tell_key(self, action: QAction) -> None:
        action.setToolTip(plain_tooltip(f"{action.text()} ({key_text(action.shortcut())})"))


def key_text(keys: QKeySequence) -> str:
    """A key as it stands on keyboards, read from the left in every language; arrows as arrows."""
    text = keys.toString(QKeySequence.SequenceFormat.PortableText)
    for name, sign in ARROWS.items():
        text = text.replace(name, sign)
    return ltr(text)
