"""The second step: what the file was understood to be, in plain words, and what has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.understanding import Asked
from smallcrm.exchange.understanding_texts import is_for_one_rate, why_left_out
from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import isolate
from smallcrm.services.importing import open_questions
from smallcrm.services.matching_texts import day_of
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.screens.import_ import questions
from smallcrm.ui.screens.import_.as_read import AsRead
from smallcrm.ui.screens.import_.matching_panel import MatchingPanel
from smallcrm.ui.screens.import_.rate_line import RateLine
from smallcrm.ui.screens.import_.step_page import StepPage, is_whole_book
from smallcrm.ui.screens.import_.words import KIND_WORDS, Words, sheet_label
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE
from smallcrm.ui.text_direction import joined
from smallcrm.ui.widgets.buttons import quiet
from smallcrm.ui.widgets.labels import CutLabel, icon_label, label, note, section
from smallcrm.ui.widgets.one_of import ChipRow
from smallcrm.ui.widgets.panel import Panel, beside_scroll_bar, into_sight, scroll

if TYPE_CHECKING:
    from decimal import Decimal

    from smallcrm.exchange.reading_context import Wishes
    from smallcrm.exchange.understanding import Question, TableUnderstanding, Understanding
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.screens.import_.words import Said

ROWS_SHOWN = 3
CELLS_SHOWN = 8


class UnderstoodPage(StepPage):
    """Sentences, the sheet and the alphabet to choose from, questions; nothing goes on while a question is open."""

    def __init__(self, bringing: Bringing) -> None:
        super().__init__(bringing)
        self.kind_boxes: dict[int, ChoiceEditor] = {}
        self.headings_boxes: dict[int, ChoiceEditor] = {}
        self.code_page_box: ChoiceEditor | None = None
        self.question_rows: dict[Asked, ChipRow] = {}
        self.rate_line: RateLine | None = None
        self.matching: MatchingPanel | None = None
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(beside_scroll_bar())
        self._column.setSpacing(px(SPACE))
        self._content: QWidget | None = None
        self._seen = one_shot(self, lambda: into_sight(self._focused()))
        self.body.addWidget(scroll(holder), 1)
        self.forward = self.add_ways(_("Go on to the columns"))

    def heading(self) -> str:
        return _("What we understood")

    def first_focus(self) -> QWidget:
        return self.open_question() or self.forward

    def show_known(self) -> None:
        known = self.bringing.known
        if known is None:
            return
        focused = next(
            (name for name, stop in self._stops().items() if stop is self._focused() or stop.isAncestorOf(self._focused())), None
        )
        was_rate = self.rate_line is not None and self.rate_line.field.hasFocus()
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        on = _("Check all rows") if is_whole_book(self.bringing) else _("Go on to the columns")
        self.forward.setText(on)
        self.forward.setAccessibleName(on)
        self._content = QWidget()
        self.kind_boxes, self.code_page_box = {}, None
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self._ask(column)
        self._ask_old_rate(column)
        self.matching = MatchingPanel(self.bringing, known) if MatchingPanel.has_anything(known) else None
        if self.matching is not None:
            column.addWidget(self.matching)
        self._tell(column, known.understanding)
        self._offer(column, known.understanding)
        column.addStretch(1)
        self._column.addWidget(self._content)
        if focused is not None or was_rate:
            self._content.show()
            (self._stops().get(focused) or self.first_focus()).setFocus()
            self._seen.start()

    def open_question(self) -> QWidget | None:
        """Where the first question that nobody has answered is answered."""
        known = self.bringing.known
        if known and known.choices.has_old_rate and self.rate_line is not None:
            return self.rate_line.field
        still = {question.option for question in open_questions(known.understanding)} if known else set()
        option = next((each for each in self.question_rows if each in still and each is not Asked.CODE_PAGE), None)
        if option is Asked.AMOUNTS_IN and self.rate_line is not None:
            return self.rate_line.field
        return self.question_rows.get(option) if option else None

    def _stops(self) -> dict[object, QWidget]:
        """Where the keyboard may be, by what it says there: what is made anew has it again, so that one can walk through a box."""
        stops: dict[object, QWidget] = {sheet: box.box for sheet, box in self.kind_boxes.items()}
        stops |= {("headings", sheet): box.box for sheet, box in self.headings_boxes.items()}
        stops |= dict[object, QWidget](self.question_rows.items())
        if self.matching is not None and self.matching.box is not None:
            stops["matching"] = self.matching.box.box
        if self.code_page_box is not None:
            stops["code page"] = self.code_page_box.box
        return stops

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    # questions

    def _ask(self, column: QVBoxLayout) -> None:
        self.question_rows = {}
        self.rate_line = None
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
            if is_for_one_rate(question):
                panel.body.addWidget(self._ask_rate(question, wishes))
            panel.body.addWidget(row)
            self.question_rows[option] = row
            column.addWidget(panel)

    def _ask_old_rate(self, column: QVBoxLayout) -> None:
        """A rate that was said of another file is of its day: it is proposed, and counts when somebody has said it again."""
        choices = self.bringing.choices
        if choices is None or choices.used is None or not choices.used.has_old_rate or not choices.wishes.amounts_in:
            return
        panel = Panel()
        head = QHBoxLayout()
        head.setSpacing(px(SMALL))
        icon, colour = ("circle-help", "warning") if choices.has_old_rate else ("circle-check", "accent")
        head.addWidget(icon_label(icon, colour))
        on = isolate(day_of(choices.used, self.bringing.book.shop))
        asked = _("The rate is that of {date}. What is it today?").format(date=on)
        head.addWidget(label(asked, font=fonts.font(bold=True), wrap=True), 1)
        panel.body.addLayout(head)
        panel.body.addWidget(self._rate_line(choices.wishes.amounts_in, choices.wishes.worth))
        column.addWidget(panel)

    def _ask_rate(self, question: Question, wishes: Wishes) -> RateLine:
        """The line that says what one of the file's money is worth: as good an answer as a reading."""
        (money,) = question.without_rate
        return self._rate_line(money, wishes.worth if wishes.amounts_in == money else None)

    def _rate_line(self, money: str, now: Decimal | None) -> RateLine:
        line = RateLine(money, self.bringing.book.shop, now)
        line.given.connect(lambda worth: self.bringing.wish(amounts_in=money, worth=worth))
        self.rate_line = line
        return line

    def _answer(self, question: Question, reading: str) -> None:
        self.bringing.wish(**questions.wish(question, reading))

    # facts

    def _tell(self, column: QVBoxLayout, understanding: Understanding) -> None:
        if not is_whole_book(self.bringing):
            self._offer_kinds(column, understanding)
        words = Words(self.bringing.book.shop)
        self.headings_boxes = {}
        for table in understanding.tables:
            panel = Panel(padding=WIDE, spacing=SPACE)
            if len(understanding.tables) > 1:
                panel.body.addWidget(section(isolate(table.name)))
            for said in words.facts(table, understanding.context):
                panel.body.addWidget(_sentence(said))
            if table.can_have_headings:
                panel.body.addLayout(self._offer_headings(table))
            column.addWidget(panel)
        remarks = words.remarks(understanding)
        if remarks or self._is_left_garbled():
            panel = Panel(padding=WIDE, spacing=SPACE)
            for said in remarks:
                panel.body.addWidget(_sentence(said))
            self._offer_repair(panel, understanding)
            column.addWidget(panel)

    def _offer_kinds(self, column: QVBoxLayout, understanding: Understanding) -> None:
        """What each sheet holds, to be said otherwise; hidden ones are left out until somebody wants them."""
        panel = Panel(padding=WIDE, spacing=SMALL)
        for sheet in understanding.sheets:
            row = QHBoxLayout()
            row.setSpacing(px(SPACE))
            row.addWidget(CutLabel(sheet_label(sheet), font=fonts.font(bold=True)), 3)
            name = _("What the sheet {name} holds").format(name=isolate(sheet.name))
            box = ChoiceEditor(name, [(kind, gettext(words)) for kind, words in KIND_WORDS.items()], optional=False)
            table = understanding.table(sheet.index)
            box.set_value(table.kind if table else SheetKind.NOT_OURS)
            box.setEnabled(sheet.kind is not SheetKind.EMPTY)
            box.changed.connect(lambda index=sheet.index, box=box: self.bringing.choose_sheet(index, kind=SheetKind(str(box.value()))))
            row.addWidget(box, 2)
            panel.body.addLayout(row)
            self.kind_boxes[sheet.index] = box
        column.addWidget(panel)

    def _offer_headings(self, table: TableUnderstanding) -> QHBoxLayout:
        """The row of the headings, to be said otherwise: any of the first rows, or none."""
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        name = _("Row of the headings")
        row.addWidget(label(name, colour="dim"))
        known = self.bringing.known
        offered = Words(self.bringing.book.shop).first_rows(table, known.rows[table.sheet] if known else ())
        box = ChoiceEditor(name, [(0, _("No headings")), *offered], optional=False)
        box.set_value(0 if table.header_row is None else table.header_row + 1)
        box.changed.connect(lambda: self.bringing.choose_sheet(table.sheet, headings_row=int(str(box.value()))))
        row.addWidget(box, 1)
        self.headings_boxes[table.sheet] = box
        return row

    def _is_left_garbled(self) -> bool:
        choices = self.bringing.choices
        return choices is not None and not choices.repair

    def _offer_repair(self, panel: Panel, understanding: Understanding) -> None:
        choices = self.bringing.choices
        if choices is None or (choices.repair and not understanding.remarks.repaired_count):
            return
        words = _("Leave the garbled texts as they stand") if choices.repair else _("Mend the garbled texts")
        panel.body.addWidget(quiet(words, "undo-2", lambda: self.bringing.choose_repair(not choices.repair)))

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
        table, known = understanding.tables[0], self.bringing.known
        headings = [column.heading for column in table.columns[:CELLS_SHOWN]]
        rows = [row.cells[:CELLS_SHOWN] for row in known.rows[table.sheet][:ROWS_SHOWN]] if known else []
        read = AsRead(self.bringing.book.shop)
        return [joined(read.as_it_stands(cell) for cell in row if cell) for row in (headings, *rows)]


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
