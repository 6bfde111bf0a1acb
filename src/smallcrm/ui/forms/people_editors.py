"""Editors about the person: family, what was agreed to by channel, and an age as of a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.choices import Channel, Relation
from smallcrm.domain.choices import label as words_of
from smallcrm.domain.customer import Age, Consent, FamilyMember
from smallcrm.i18n import _
from smallcrm.i18n.dates import format_date
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra import clock
from smallcrm.ui.forms.base import Editor, Level, LineField, Problem, mark_problem
from smallcrm.ui.forms.choice_editors import ChoiceBox
from smallcrm.ui.forms.date_editors import PartialDateEditor
from smallcrm.ui.forms.list_editor import Line, ListEditor, numbered
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.ui.forms.base import FormContext

OLDEST = 130


class FamilyLine(Line):
    """One member of the family: name and relation above, birthday below."""

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(HAIR))
        above = QHBoxLayout()
        above.setSpacing(px(SMALL))
        self.member = LineField(_("Name of family member"), placeholder=_("Name"))
        self.relation = ChoiceBox(_("Relation"))
        self.relations = list(Relation)
        self.relation.addItems([words_of(relation) for relation in self.relations])
        above.addWidget(self.member, 1)
        above.addWidget(self.relation)
        column.addLayout(above)
        self.birthday = PartialDateEditor(_("Birthday of family member"), context, placeholder=_("Birthday"))
        column.addWidget(self.birthday)
        self.member.textEdited.connect(lambda _text: self.changed.emit())
        self.relation.activated.connect(lambda _place: self.changed.emit())
        self.birthday.changed.connect(self.changed)

    def value(self) -> FamilyMember | None:
        name = strip_marks(self.member.text()).strip()
        birthday: PartialDate | None = self.birthday.value()
        if not name and birthday is None:
            return None
        return FamilyMember(name, self.relations[self.relation.currentIndex()], birthday)

    def set_value(self, value: object) -> None:
        if isinstance(value, FamilyMember):
            self.member.setText(value.name)
            self.relation.setCurrentIndex(self.relations.index(value.relation))
            self.birthday.set_value(value.birthday)

    def typed(self) -> object:
        typed = [self.member.text(), self.relations[self.relation.currentIndex()].value, self.birthday.typed()]
        return typed if typed[0] or typed[2] else None

    def retype(self, typed: object) -> None:
        if isinstance(typed, list):
            name, relation, birthday = typed
            self.member.setText(str(name))
            self.relation.setCurrentIndex(self.relations.index(Relation(relation)))
            self.birthday.retype(birthday)

    def problem(self) -> Problem | None:
        if not self.member.text().strip() and self.birthday.value() is not None:
            return Problem(_("A family member needs a name."), Level.ERROR)
        problem = self.birthday.problem()
        return problem if problem and problem.level is Level.ERROR else None

    def mark(self, level: Level | None) -> None:
        missing = level is Level.ERROR and not self.member.text().strip()
        mark_problem(self.member, Level.ERROR if missing else None)

    def main(self) -> QWidget:
        return self.member

    def number(self, place: int) -> None:
        self.member.setAccessibleName(numbered(_("Name of family member"), place))
        self.relation.setAccessibleName(numbered(_("Relation"), place))
        self.birthday.rename(numbered(_("Birthday of family member"), place))


def family_editor(context: FormContext) -> ListEditor[FamilyLine]:
    """Any number of family members; `tuple[FamilyMember, ...]`."""
    return ListEditor(_("Family"), _("Add a family member"), lambda: FamilyLine(context), starts_open=False)


class ConsentsEditor(Editor):
    """What the customer agreed to by channel, since when, and on what occasion; `tuple[Consent, ...]` of the channels that were asked."""

    def __init__(self, name: str, context: FormContext) -> None:
        super().__init__(name)
        self._context = context
        self._kept: dict[Channel, Consent] = {}
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SMALL))
        grid.setVerticalSpacing(px(HAIR))
        grid.setColumnStretch(2, 1)
        self.answers: dict[Channel, ChoiceBox] = {}
        self.sources: dict[Channel, LineField] = {}
        self.days: dict[Channel, QLabel] = {}
        for row, channel in enumerate(Channel):
            words = words_of(channel)
            answer = ChoiceBox(words)
            answer.addItems([_("Not asked"), _("Agreed"), _("Refused")])
            source = LineField(_("{channel}: on what occasion").format(channel=words), placeholder=_("On what occasion"))
            answer.activated.connect(lambda _place: self._answered())
            source.textEdited.connect(lambda _text: self.edited())
            day = label(font=fonts.small(), colour="dim")
            grid.addWidget(label(words), 2 * row, 0)
            grid.addWidget(answer, 2 * row, 1)
            grid.addWidget(source, 2 * row, 2)
            grid.addWidget(day, 2 * row + 1, 1, 1, 2)
            self.answers[channel], self.sources[channel], self.days[channel] = answer, source, day
        self.put(box)
        self._show_answers()

    def value(self) -> tuple[Consent, ...]:
        return tuple(consent for channel in Channel if (consent := self._consent(channel)) is not None)

    def set_value(self, value: object) -> None:
        self._kept = {consent.channel: consent for consent in value} if isinstance(value, (tuple, list)) else {}
        for channel in Channel:
            consent = self._kept.get(channel)
            self.answers[channel].setCurrentIndex(0 if consent is None else 1 if consent.given else 2)
            self.sources[channel].setText(consent.source if consent else "")
        self._show_answers()

    def typed(self) -> object:
        return {channel.value: [self.answers[channel].currentIndex(), self.sources[channel].text()] for channel in Channel}

    def retype(self, typed: object) -> None:
        for channel, (answer, source) in typed.items() if isinstance(typed, dict) else ():
            self.answers[Channel(channel)].setCurrentIndex(answer)
            self.sources[Channel(channel)].setText(source)
        self._answered()

    def main(self) -> QWidget:
        return next(iter(self.answers.values()))

    def mark(self, level: Level | None) -> None:
        """Nothing here can be wrong."""

    def _consent(self, channel: Channel) -> Consent | None:
        """The answer with its moment: the old one where nothing was changed, now where it was."""
        answer = self.answers[channel].currentIndex()
        if answer == 0:
            return None
        given, source = answer == 1, strip_marks(self.sources[channel].text()).strip()
        kept = self._kept.get(channel)
        if kept is not None and kept.given == given:
            return Consent(channel, given, kept.recorded_at, source)
        return Consent(channel, given, clock.now(), source)

    def _answered(self) -> None:
        self._show_answers()
        self.edited()

    def _show_answers(self) -> None:
        """The day of an answer stands under it, and is told with it."""
        shop = self._context.shop
        for channel, answer in self.answers.items():
            consent = self._consent(channel)
            day = format_date(consent.recorded_at.astimezone().date(), calendar=shop.calendar, digits=shop.digits) if consent else ""
            words = _("since {day}").format(day=day) if day else ""
            self.days[channel].setText(words)
            answer.setAccessibleDescription(words)
            for widget in (self.sources[channel], self.days[channel]):
                widget.setVisible(consent is not None)


class AgeEditor(Editor):
    """So many years old, as of the day it was typed; `Age` or None."""

    def __init__(self, name: str, context: FormContext) -> None:
        super().__init__(name)
        self._context = context
        self._as_of: date = context.today
        self._years: int | None = None
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SMALL))
        self.line = LineField(name, from_left=True)
        self.line.setFixedWidth(px(80))
        self._day = label(font=fonts.small(), colour="dim")
        row.addWidget(self.line)
        row.addWidget(self._day, 1)
        self.line.textEdited.connect(lambda _text: self._typed())
        self.put(box)

    def value(self) -> Age | None:
        years = self._read()
        return Age(years, self._as_of) if years is not None else None

    def set_value(self, value: object) -> None:
        age = value if isinstance(value, Age) else None
        self._years = age.years if age else None
        self._as_of = age.as_of if age else self._context.today
        self.line.setText(str(age.years) if age else "")
        self._show_day()

    def typed(self) -> object:
        return [self.line.text(), self._as_of.isoformat()]

    def retype(self, typed: object) -> None:
        if isinstance(typed, list):
            self.line.setText(str(typed[0]))
            self._as_of = date.fromisoformat(typed[1])
            self._years = self._read()
            self._show_day()
            self.edited()

    def main(self) -> QWidget:
        return self.line

    def problem(self) -> Problem | None:
        if self.line.text().strip() and self._read() is None:
            return Problem(_("An age is a number of years, as 47."), Level.ERROR)
        return None

    def _read(self) -> int | None:
        text = to_ascii(strip_marks(self.line.text())).strip()
        return int(text) if text.isdecimal() and len(text) <= len(str(OLDEST)) and int(text) <= OLDEST else None

    def _typed(self) -> None:
        if self._read() != self._years:
            self._as_of = self._context.today
        self._show_day()
        self.edited()

    def _show_day(self) -> None:
        shop = self._context.shop
        day = format_date(self._as_of, calendar=shop.calendar, digits=shop.digits)
        self._day.setText(_("on {day}").format(day=day) if self._read() is not None else "")
