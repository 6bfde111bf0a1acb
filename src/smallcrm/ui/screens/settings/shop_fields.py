"""Editors of the shop's settings: a text is saved when one leaves it, a choice as soon as it is made; undo takes it back.

What stands in a field and is not saved yet is kept as a draft, so that a killed program does not lose it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent

from smallcrm.domain.money import exponent_of
from smallcrm.i18n import _
from smallcrm.services import drafts
from smallcrm.services.shop import update_shop
from smallcrm.ui.errors import sentence
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.text_keeper import TextKeeper

if TYPE_CHECKING:
    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.forms.base import Editor
    from smallcrm.ui.screen import Window


class ShopFields(QObject):
    """Ties editors to the attributes of `ShopSettings`."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._editors: dict[str, Editor] = {}
        self._typed: set[str] = set()
        self._keeper = TextKeeper(window, self._draft, partial(drafts.keep_shop_draft, window.book), self)
        self._is_taken_up = False

    def keep(self, attribute: str, editor: Editor, *, at_once: bool = False) -> Editor:
        """Show the attribute in the editor and save what is changed there."""
        self._editors[attribute] = editor
        if at_once:
            editor.changed.connect(lambda: self._save(attribute))
        else:
            editor.changed.connect(lambda: self._note_typed(attribute))
            editor.main().installEventFilter(self)
        return editor

    def show(self) -> None:
        """Show what the book holds now; what is being typed stays."""
        for attribute, editor in self._editors.items():
            value = getattr(self._window.book.shop, attribute)
            if attribute not in self._typed and editor.value() != value:
                editor.set_value(value)

    def save_typed(self) -> None:
        """Save what was typed and not yet left."""
        for attribute in tuple(self._typed):
            self._save(attribute)
        self._keeper.keep_now()

    def take_up(self) -> None:
        """Show what was being typed when the program was killed; asked for once."""
        if not self._is_taken_up:
            self._is_taken_up = True
            book = self._window.book
            self._window.tasks.read(lambda: drafts.shop_draft(book), self._retype, owner=self)

    def _retype(self, draft: str | None) -> None:
        if draft is None or self._typed:
            return
        self._keeper.begin_with(draft)
        with suppress(ValueError, TypeError, AttributeError):  # of a newer program
            for attribute, typed in json.loads(draft).items():
                editor = self._editors.get(attribute)
                if editor is not None and editor.typed() != typed:
                    editor.retype(typed)
                    said = _("You were writing this when the program ended. It is saved when you leave the field.")
                    editor.give_problem(Problem(said, Level.NOTE))
        self._keeper.touch()

    def _draft(self) -> str | None:
        typed = {attribute: self._editors[attribute].typed() for attribute in sorted(self._typed)}
        return json.dumps(typed, ensure_ascii=False) if typed else None

    def _note_typed(self, attribute: str) -> None:
        self._typed.add(attribute)
        self._keeper.touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}
        ):
            left = next((attribute for attribute, editor in self._editors.items() if editor.main() is watched), None)
            if left in self._typed:
                self._save(left)
        return False

    def _save(self, attribute: str) -> None:
        editor = self._editors[attribute]
        if editor.is_wrong():
            editor.show_remark()
            return
        self._typed.discard(attribute)
        self._keeper.touch()
        book, value = self._window.book, editor.value()
        if getattr(book.shop, attribute) == value:
            return

        def job(progress: Progress) -> Outcome[ShopSettings]:
            changes: dict[str, Any] = {attribute: value}
            if attribute == "currency":
                changes["currency_exponent"] = exponent_of(str(value))
            return update_shop(book, replace(book.shop, **changes), progress)

        self._window.long_command(
            job,
            failed=lambda error: self._refused(attribute, error),
            title=_("Saving the settings"),
            owner=self,
            says=_("Saved: {name}").format(name=editor.name),
        )

    def _refused(self, attribute: str, error: Exception) -> None:
        """What the book does not take goes back to what it was, and the sentence stands beside the field."""
        said, editor = sentence(error), self._editors[attribute]
        if said is None:
            self._window.show_error(error)
            return
        editor.set_value(getattr(self._window.book.shop, attribute))
        editor.give_problem(Problem(said, Level.ERROR))
