"""By which matching the file is read, what that says, and the others it may be read by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from smallcrm.domain.choices import LABELS, NameOrder
from smallcrm.domain.currency_words import money_name
from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import isolate
from smallcrm.services.matching_texts import about_matching, day_of
from smallcrm.services.matchings import saved_matchings
from smallcrm.ui.actions import key_text
from smallcrm.ui.forms.calendar_popup import CALENDAR_LABELS
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.screens.import_.column_reading import FIRST, MARKS, SIGNS
from smallcrm.ui.screens.import_.words import KIND_WORDS, target_label
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE
from smallcrm.ui.widgets.buttons import plain_tooltip, quiet
from smallcrm.ui.widgets.labels import icon_label, label, note
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from smallcrm.exchange.reading_context import Wishes
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.matchings import Used
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.screens.import_.looking import Understood

SHOWN = 8
AS_UNDERSTOOD, AS_LAST = 0, 1
"""Beside the names of saved matchings, what may be chosen."""


class MatchingPanel(Panel):
    """To be shown where there is anything to choose from; what is chosen is done at once."""

    def __init__(self, bringing: Bringing, known: Understood) -> None:
        super().__init__(padding=WIDE, spacing=SPACE)
        self._bringing = bringing
        self.box: ChoiceEditor | None = None
        used = known.choices.used
        if known.misfit:
            self._say("triangle-alert", "warning", known.misfit)
        if used is not None:
            self._say("check", "accent", about_matching(used, bringing.book.shop))
            self.body.addWidget(note(_joined(list(what_it_says(used, known.understanding)))))
        self._offer(known, used)

    @staticmethod
    def has_anything(known: Understood) -> bool:
        """Whether the file is, or may be, read by a matching."""
        return bool(known.saved or known.last or known.choices.used or known.misfit)

    def _say(self, icon: str, colour: str, text: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(SPACE))
        line.addWidget(icon_label(icon, colour))
        line.addWidget(label(text, font=fonts.font(bold=True), colour="warning" if colour == "warning" else "text", wrap=True), 1)
        self.body.addLayout(line)

    def _offer(self, known: Understood, used: Used | None) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(SMALL))
        name = _("How to read it")
        line.addWidget(label(name, colour="dim"))
        choices: list[tuple[object, str]] = [(AS_UNDERSTOOD, _("As smallcrm understands it"))]
        if known.last is not None:
            on = isolate(day_of(known.last, self._bringing.book.shop))
            choices.append((AS_LAST, _("As you matched it on {date}").format(date=on)))
        choices += [(saved, isolate(saved)) for saved in known.saved]
        self.box = box = ChoiceEditor(name, choices, optional=False)
        box.set_value(AS_UNDERSTOOD if used is None else used.name or AS_LAST)
        box.changed.connect(lambda: self._read_by(box.value()))
        line.addWidget(box, 1)
        if used is not None:
            without = quiet(_("Read it without that"), "undo-2", lambda: self._read_by(AS_UNDERSTOOD))
            without.setToolTip(plain_tooltip(f"{_('Read it without that')} ({key_text(QKeySequence('Ctrl+Shift+M'))})"))
            line.addWidget(without)
        self.body.addLayout(line)

    def _read_by(self, choice: object) -> None:
        self._bringing.read_by({AS_UNDERSTOOD: "", AS_LAST: None}.get(choice, str(choice)))  # type: ignore[call-overload]  # names beside


def as_understood_action(bringing: Bringing, page: QWidget) -> QAction:
    """One key on the page for going back to what is understood without a matching."""
    action = QAction(_("Read it without that"), page)
    action.setData("undo-2")
    action.setShortcut(QKeySequence("Ctrl+Shift+M"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _on: bringing.read_by("") if bringing.choices and bringing.choices.used else None)
    page.addAction(action)
    return action


def look_again(bringing: Bringing, window: Window) -> None:
    """A matching was saved, renamed or removed: look which there are."""
    known, book = bringing.known, window.book

    def tell(names: list[str]) -> None:
        if known is not None and bringing.known is known and known.saved != tuple(names):
            bringing.known = replace(known, saved=tuple(names))
            bringing.understood.emit()

    window.tasks.read(lambda: saved_matchings(book), tell, owner=bringing, line="matchings")


def what_it_says(used: Used, understanding: Understanding) -> Iterator[str]:
    """Each choice of a matching in words, as far as its sheets are brought in."""
    yield from _readings(used.said.wishes)
    names = {sheet.index: sheet.name for sheet in understanding.sheets}
    for sheet, said in used.said.sheets.items():
        table = understanding.table(sheet)
        if said.kind is not None and sheet in names:
            yield _about(names[sheet], gettext(KIND_WORDS[said.kind]))
        for column in table.columns if table else ():
            if column.index in said.targets:
                yield _about(column.heading, target_label(column.target))
            for words in _readings(said.columns[column.index]) if column.index in said.columns else ():
                yield _about(column.heading, words)


def _about(name: str, meaning: str) -> str:
    return _("“{name}”: {meaning}").format(name=isolate(name), meaning=meaning)


def _readings(wishes: Wishes) -> Iterator[str]:
    if wishes.date_order:
        yield gettext(FIRST[wishes.date_order])
    if wishes.calendar:
        yield gettext(CALENDAR_LABELS[wishes.calendar])
    if wishes.decimal:
        yield gettext(MARKS[wishes.decimal])
    if wishes.amounts_in:
        yield money_name(wishes.amounts_in)
    if wishes.sign:
        yield gettext(SIGNS[wishes.sign])
    if wishes.names:
        yield gettext(LABELS[NameOrder][wishes.names])


def _joined(said: list[str]) -> str:
    shown = " · ".join(said[:SHOWN])
    return shown if len(said) <= SHOWN else f"{shown} …"
