"""Small widgets that every screen uses."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.direction import isolate
from smallcrm.ui.forms.calendar_popup import CalendarPopup
from smallcrm.ui.navigation import Stop, Trail
from smallcrm.ui.progress_panel import ProgressPanel
from smallcrm.ui.style import fonts
from smallcrm.ui.tasks import Job
from smallcrm.ui.text_direction import joined, reads_from_right
from smallcrm.ui.widgets.buttons import plain_tooltip, primary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.foot import Foot
from smallcrm.ui.widgets.labels import CutLabel, label
from smallcrm.ui.widgets.message_bar import LONGEST, MessageBar
from smallcrm.ui.widgets.panel import scroll
from smallcrm.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.style.look import Look


@pytest.fixture(autouse=True)
def english(dress: Callable[..., Look]) -> None:
    dress("en")


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


@pytest.fixture
def button_at_the_bottom() -> QPushButton:
    return QPushButton("Save")


@pytest.fixture
def foot(over: QWidget, button_at_the_bottom: QPushButton) -> Foot:
    """Under a screen that fills the window down to its own buttons."""
    column = QVBoxLayout(over)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(button_at_the_bottom)
    made = Foot()
    column.addWidget(made)
    QApplication.processEvents()
    return made


def place(widget: QWidget, over: QWidget) -> QRect:
    QApplication.processEvents()
    return QRect(widget.mapTo(over, QPoint(0, 0)), widget.size())


def test_a_message_stands_at_the_bottom_with_undo_on_it(over: QWidget, foot: Foot) -> None:
    bar = MessageBar(foot)
    bar.say("Dana Cohen put aside", undo=True)
    assert bar.text() == "Dana Cohen put aside"
    assert over.rect().contains(place(bar, over))
    assert [button.text().strip() for button in bar.findChildren(QPushButton) if button.isVisible()] == ["Undo"]


@pytest.mark.parametrize("window_height", [600, 840])
def test_neither_message_nor_progress_stands_over_a_button(
    over: QWidget, foot: Foot, button_at_the_bottom: QPushButton, window_height: int
) -> None:
    foot.fit(window_height)
    panel, bar = ProgressPanel(foot), MessageBar(foot)
    panel.follow(Job("Importing"))
    panel._appear()
    bar.say("יוסי מזרחי put aside", undo=True)
    places = [place(widget, over) for widget in (button_at_the_bottom, panel, bar)]
    assert all(above.bottom() < below.top() for above, below in pairwise(places))
    assert over.rect().contains(places[-1])


def test_in_a_high_window_nothing_moves_when_a_message_comes(over: QWidget, foot: Foot, button_at_the_bottom: QPushButton) -> None:
    foot.fit(840)
    bar = MessageBar(foot)
    before = place(button_at_the_bottom, over)
    bar.say("Saved", undo=True)
    assert place(button_at_the_bottom, over) == before


def test_a_message_of_what_was_done_goes_by_itself_and_a_fault_stays(foot: Foot) -> None:
    bar = MessageBar(foot)
    bar.say("Saved")
    assert bar._timer.isActive()
    bar.say("The disk is full.", fault=True)
    assert not bar._timer.isActive()
    assert bar.text() == "The disk is full."


def test_a_long_message_fits_into_a_narrow_window(over: QWidget, foot: Foot) -> None:
    over.resize(400, 600)
    QApplication.processEvents()
    bar = MessageBar(foot)
    bar.say("Undone: 1,284 cards imported from the file of the old shop in the market. " * 3)
    assert over.rect().contains(place(bar, over))


def test_a_name_of_a_thousand_letters_is_cut_in_a_message_and_whole_in_its_tooltip(over: QWidget, foot: Foot) -> None:
    bar = MessageBar(foot)
    bar.say(f"“{'ד' * 1000}” saved.", undo=True)
    assert bar.text() == f"“{'ד' * (LONGEST - 1)}…"
    assert "ד" * 1000 in bar._text.toolTip()
    assert over.rect().contains(place(bar, over))


def test_work_shows_how_far_it_is_only_when_it_takes_long(foot: Foot, qtbot: QtBot) -> None:
    panel = ProgressPanel(foot)
    job = Job("Importing")
    panel.follow(job)
    assert panel.isHidden()
    qtbot.waitUntil(lambda: not panel.isHidden())
    job.progressed.emit(3, 10, "Reading row 3")
    assert (panel._bar.value(), panel._bar.maximum()) == (3, 10)
    job.ended.emit()
    assert panel.isHidden()


def test_stop_asks_the_work_to_stop(foot: Foot) -> None:
    panel = ProgressPanel(foot)
    job = Job("Importing")
    panel.follow(job)
    panel._stop.click()
    assert job.cancelled


def test_two_pieces_of_work_are_shown_one_after_the_other(foot: Foot) -> None:
    panel = ProgressPanel(foot)
    first, second = Job("Importing"), Job("Exporting")
    panel.follow(first)
    panel.follow(second)
    first.ended.emit()
    assert panel.running() == [second]


def test_going_back_and_forth_follows_the_way_one_went() -> None:
    trail = Trail()
    for screen in ("customers", "reports", "settings"):
        trail.visit(Stop(screen))
    assert trail.back() == Stop("reports")
    assert trail.back() == Stop("customers")
    assert trail.back() is None
    assert trail.forth() == Stop("reports")
    trail.visit(Stop("import"))
    assert trail.forth() is None


@pytest.mark.parametrize(
    ("text", "from_right"), [("שלום Dana", True), ("Dana שלום", False), ("123", None), ("", None), ("(سلام)", True), ("054-1", None)]
)
def test_a_text_reads_the_way_its_first_letter_does(text: str, from_right: bool | None) -> None:
    assert reads_from_right(text) is from_right


def test_pieces_are_joined_each_whole_in_its_own_direction() -> None:
    assert joined(("דנה", "", "₪12")) == "\u2066\u2068דנה\u2069 · \u2068₪12\u2069\u2069"
    assert joined(()) == ""


@pytest.mark.parametrize("language", ["en", "he"])
def test_joined_pieces_make_no_higher_line_than_one_of_them(language: str, dress: Callable[..., Look]) -> None:
    dress(language)
    metrics = QFontMetrics(fonts.font())
    assert metrics.boundingRect(joined(("דנה כהן", "חיפה"))).height() == metrics.boundingRect("דנה כהן").height()


def test_english_pieces_in_an_english_window_are_joined_without_marks() -> None:
    assert joined(("VIP", "Friday")) == "VIP · Friday"


def test_a_line_shows_that_more_follows_until_one_is_at_the_end(qtbot: QtBot) -> None:
    content = QWidget()
    content.setFixedHeight(500)
    area = scroll(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    QApplication.processEvents()
    line = area.findChild(QWidget, "more")
    assert line is not None
    assert not line.isHidden()
    assert line.geometry().bottom() == area.height() - 1
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert line.isHidden()


def test_nothing_a_stranger_typed_becomes_markup(qtbot: QtBot) -> None:
    shown = label("<b>Dana</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert plain_tooltip('<b>"&') == '<div dir="ltr">&lt;b&gt;&quot;&amp;</div>'


@pytest.mark.parametrize(("language", "said"), [("he", "ריק."), ("ar", "فارغ."), ("fa", "خالی است.")])
def test_a_sentence_that_begins_with_the_name_of_a_file_is_read_as_the_window_is(
    language: str, said: str, dress: Callable[..., Look], qtbot: QtBot
) -> None:
    dress(language)
    shown = label(wrap=True)
    qtbot.addWidget(shown)
    shown.setText(f"{isolate('empty.csv')} {said}")
    document = shown.findChild(QTextDocument)
    assert document is not None
    assert document.begin().textDirection() is Qt.LayoutDirection.RightToLeft


def test_what_has_no_room_is_cut_with_the_whole_in_a_tooltip(over: QWidget) -> None:
    name = "Maximilian Alexander von Hohenzollern-Sigmaringen"
    cut = CutLabel(name)
    cut.setParent(over)
    cut.resize(100, 20)
    cut.show()
    assert cut.text().endswith("…")
    assert name in cut.toolTip()
    cut.resize(800, 20)
    assert cut.text() == name
    assert cut.toolTip() == ""


def test_enter_presses_a_button(over: QWidget) -> None:
    pressed: list[bool] = []
    button = primary("Save", "check", lambda: pressed.append(True))
    button.setParent(over)
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]


def test_a_word_with_an_ampersand_keeps_it(qtbot: QtBot) -> None:
    button = primary("O'Neil & Co.")
    qtbot.addWidget(button)
    assert button.text() == "O'Neil && Co."
    assert button.accessibleName() == "O'Neil & Co."


@pytest.mark.parametrize("language", ["en", "he"])
def test_widgets_flow_in_lines_from_the_side_where_one_reads(language: str, dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress(language)
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    buttons = [QPushButton("קפה") for _ in range(3)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    holder.resize(230, 200)
    holder.show()
    first, second, third = (button.geometry() for button in buttons)
    assert first.top() == second.top() < third.top()
    assert (first.left() < second.left()) == (language == "en")
    assert flow.heightForWidth(400) == 30


def test_a_line_for_typing_takes_what_is_left_of_its_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    chip, line = QPushButton("VIP"), QLineEdit()
    chip.setFixedSize(100, 30)
    flow.addWidget(chip)
    flow.addWidget(line)
    holder.resize(500, 200)
    holder.show()
    assert line.geometry().right() == holder.rect().right()


def test_the_search_box_tells_every_key_and_empties_itself(qtbot: QtBot) -> None:
    box = SearchBox("Search", "Find…")
    qtbot.addWidget(box)
    heard: list[str] = []
    box.searched.connect(heard.append)
    QTest.keyClicks(box.line, "da")
    box.empty()
    assert heard == ["d", "da", ""]


@pytest.fixture
def popup(shop: ShopSettings, over: QWidget) -> Callable[[Calendar], CalendarPopup]:
    return lambda calendar: CalendarPopup(date(2026, 11, 22), calendar, shop, over)


@pytest.mark.parametrize(
    ("calendar", "title"),
    [
        (Calendar.GREGORIAN, "November 2026"),
        (Calendar.HEBREW, "Kislev 5787"),
        (Calendar.JALALI, "Azar 1405"),
        (Calendar.HIJRI, "Jumada al-Akhira 1448"),
    ],
)
def test_a_day_is_picked_in_any_of_the_four_calendars(calendar: Calendar, title: str, popup: Callable[[Calendar], CalendarPopup]) -> None:
    shown = popup(calendar)
    picked: list[tuple[date, Calendar]] = []
    shown.picked.connect(lambda day, kept_in: picked.append((day, kept_in)))
    assert shown._month.title() == title
    QTest.keyClick(shown._month, Qt.Key.Key_Right)
    QTest.keyClick(shown._month, Qt.Key.Key_Return)
    assert picked == [(date(2026, 11, 23), calendar)]


def test_a_month_and_a_year_are_turned_in_their_own_calendar(popup: Callable[[Calendar], CalendarPopup]) -> None:
    month = popup(Calendar.HEBREW)._month
    month.turn(1)
    assert month.title() == "Tevet 5787"
    month.turn_years(-1)
    assert month.title() == "Tevet 5786"
