"""The second step: what the file was understood to be, in plain words, and what has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.exchange.understanding import Asked
from smallcrm.exchange.understanding_texts import why_left_out
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.screens.import_ import questions
from smallcrm.ui.screens.import_.as_read import AsRead
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.screens.import_.words import Words, sheet_label
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE
from smallcrm.ui.widgets.labels import CutLabel, icon_label, label, note, section
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import Panel, beside_scroll_bar, scroll

if TYPE_CHECKING:
    from smallcrm.exchange.understanding import Question, Understanding
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.screens.import_.words import Said

ROWS_SHOWN = 3
CELLS_SHOWN = 8


class UnderstoodPage(StepPage):
    """Sentences, the sheet and the alphabet to choose from, questions; nothing goes on while a question is open."""

    def __init__(self, bringing: Bringing) -> None:
        super().__init__(bringing)
        self.sheet_box: ChoiceEditor | None = None
        self.code_page_box: ChoiceEditor | None = None
        self.question_rows: dict[Asked, ChipRow] = {}
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(beside_scroll_bar())
        self._column.setSpacing(px(SPACE))
        self._content: QWidget | None = None
        self.body.addWidget(scroll(holder), 1)
        self.forward = self.add_ways(_("Go on to the columns"))

    def heading(self) -> str:
        return _("What we understood")

    def first_focus(self) -> QWidget:
        open_row = next((row for row in self.question_rows.values() if row.value() is None), None)
        return open_row or self.forward

    def show_known(self) -> None:
        known = self.bringing.known
        if known is None:
            return
        focused = self._focused_question()
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self._ask(column)
        self._tell(column, known.understanding)
        self._offer(column, known.understanding)
        column.addStretch(1)
        self._column.addWidget(self._content)
        if focused in self.question_rows:
            self.question_rows[focused].setFocus()

    def open_question(self) -> ChipRow | None:
        """The first question nobody has answered."""
        known = self.bringing.known
        still = {question.option for question in known.understanding.questions} if known else set()
        return next((row for option, row in self.question_rows.items() if option in still and option is not Asked.CODE_PAGE), None)

    # questions

    def _focused_question(self) -> Asked | None:
        return next((option for option, row in self.question_rows.items() if any(chip.hasFocus() for chip in row.chips.values())), None)

    def _ask(self, column: QVBoxLayout) -> None:
        self.question_rows = {}
        wishes = self.bringing.wishes()
        for option, question in self.bringing.asked.items():
            if option is Asked.CODE_PAGE or wishes is None:
                continue
            answered = questions.chosen(question, wishes)
            panel = Panel()
            head = QHBoxLayout()
            head.setSpacing(px(SMALL))
            head.addWidget(icon_label("circle-check" if answered else "circle-help", "accent" if answered else "warning"))
            asked = questions.ask(question)
            head.addWidget(label(asked, font=fonts.font(bold=True), wrap=True), 1)
            panel.body.addLayout(head)
            if question.samples:
                shown = " · ".join(isolate(sample) for sample in question.samples)
                panel.body.addWidget(note(_("In the file: {texts}").format(texts=shown)))
            for sentence in why_left_out(question, self.bringing.book.shop.currency):
                panel.body.addWidget(note(sentence))
            row = ChipRow(asked, questions.options(question, self.bringing.book.shop), answered)
            row.chosen.connect(lambda reading, question=question: self._answer(question, str(reading)))
            panel.body.addWidget(row)
            self.question_rows[option] = row
            column.addWidget(panel)

    def _answer(self, question: Question, reading: str) -> None:
        self.bringing.wish(**questions.wish(question, reading))

    # facts

    def _tell(self, column: QVBoxLayout, understanding: Understanding) -> None:
        panel = Panel(padding=WIDE, spacing=SPACE)
        sheet = understanding.sheets[understanding.sheet]
        if len(understanding.sheets) == 1:
            panel.body.addWidget(section(sheet_label(sheet)))
        else:
            self._offer_sheets(panel, understanding)
        for said in Words(self.bringing.book.shop).facts(understanding):
            panel.body.addWidget(_sentence(said))
        column.addWidget(panel)

    def _offer_sheets(self, panel: Panel, understanding: Understanding) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        name = _("Sheet")
        row.addWidget(label(name, font=fonts.font(bold=True)))
        box = ChoiceEditor(name, [(sheet.index, sheet_label(sheet)) for sheet in understanding.sheets], optional=False)
        box.set_value(understanding.sheet)
        box.changed.connect(lambda: self.bringing.choose_sheet(int(str(box.value()))))
        row.addWidget(box, 1)
        panel.body.addLayout(row)
        others = [sheet_label(sheet) for sheet in understanding.sheets if sheet.index != understanding.sheet]
        panel.body.addWidget(note(_("Not read: {sheets}").format(sheets="; ".join(others))))
        self.sheet_box = box

    # the alphabet of a text file

    def _offer(self, column: QVBoxLayout, understanding: Understanding) -> None:
        page = understanding.remarks.code_page
        if page is None or page.startswith("utf-16"):
            return
        panel = Panel()
        is_asked = bool(understanding.remarks.code_pages) and (self.bringing.choices is None or not self.bringing.choices.code_page)
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        name = _("Alphabet of the file")
        head.addWidget(label(name, font=fonts.font(bold=True)))
        offered = dict.fromkeys((page, *understanding.remarks.code_pages, *questions.OFFERED_CODE_PAGES))
        box = ChoiceEditor(name, [(each, questions.code_page_label(each)) for each in offered], optional=False)
        box.set_value(page)
        box.changed.connect(lambda: self.bringing.choose_code_page(str(box.value())))
        head.addWidget(box, 1)
        panel.body.addLayout(head)
        panel.body.addWidget(
            label(_("Choose the one in which the rows below can be read."), colour="warning" if is_asked else "text", wrap=True)
        )
        for line in self._first_lines(understanding):
            panel.body.addWidget(CutLabel(line))
        self.code_page_box = box
        column.addWidget(panel)

    def _first_lines(self, understanding: Understanding) -> list[str]:
        headings = [column.heading for column in understanding.columns[:CELLS_SHOWN]]
        known = self.bringing.known
        rows = [row.cells[:CELLS_SHOWN] for row in known.rows[:ROWS_SHOWN]] if known else []
        read = AsRead(self.bringing.book.shop)
        return [" · ".join(isolate(read.as_it_stands(cell)) for cell in row if cell) for row in (headings, *rows)]


def _sentence(said: Said) -> QWidget:
    """A sentence with its icon; one that warns stands in a soft box."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE))
    tone = "warning" if said.warns else "accent" if said.icon == "check" else "dim"
    row.addWidget(icon_label(said.icon, tone))
    row.addWidget(label(said.text, colour="warning" if said.warns else "text", wrap=True), 1)
    if said.warns:
        line.setObjectName("warning")
        line.setStyleSheet(sheets.tinted("warning", "warning_soft"))
        row.setContentsMargins(px(SPACE), px(SMALL), px(SPACE), px(SMALL))
    return line
