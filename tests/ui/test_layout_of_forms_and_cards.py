"""Where things stand on a card: what belongs together is together, and columns are under one another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from smallcrm.domain.choices import ContactMeans, PhoneKind
from smallcrm.domain.choices import label as label_of
from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.shown_values import ShownValues
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.forms.contact_editors import emails_editor
from smallcrm.ui.forms.form import Form
from smallcrm.ui.forms.text_editors import LongTextEditor, TextEditor
from smallcrm.ui.screens.customers.card_means import means_of
from smallcrm.ui.screens.customers.card_parts import MeansBlock
from smallcrm.ui.style.metrics import CARD_WIDTH, SCROLL_BAR, SMALL, WIDE
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.style.look import Look

DANA = Customer(given_name="דנה", phones=(Phone("054-1234567", PhoneKind.MOBILE, "+972541234567"),), emails=("dana@example.com",))
WHOLE_CARD = 1080
DARK = 140


def left(widget: QWidget, over: QWidget) -> int:
    return widget.mapTo(over, QPoint(0, 0)).x()


def shown(widget: QWidget, width: int, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 600)
    widget.show()
    QApplication.processEvents()


def test_a_remark_stands_under_the_line_it_speaks_of(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("en")
    editor = emails_editor()
    shown(editor, 400, qtbot)
    editor.set_value(("dana@example", "dana@example.com"))
    editor.show_remark()
    QApplication.processEvents()
    first, second = (line.mapTo(editor, QPoint(0, 0)).y() for line in editor.lines)
    assert first < editor.remark().mapTo(editor, QPoint(0, 0)).y() < second


def test_the_columns_of_a_form_stand_under_one_another_however_many_fields_a_part_has(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("en")
    form = Form()
    names = [["Role", "Occupation"], ["Name", "City", "Street"]]
    for place, part in enumerate(names):
        made = form.part()
        for name in part:
            form.add(made, f"{place}{name}", name, TextEditor(name))
    form.end()
    shown(form, WHOLE_CARD, qtbot)
    assert left(form.editors["0Occupation"], form) == left(form.editors["1City"], form)


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_buttons_of_a_number_stand_nearer_to_it_than_to_the_next(
    language: str, dress: Callable[..., Look], shop: ShopSettings, qtbot: QtBot
) -> None:
    dress(language)
    block = MeansBlock(means_of(DANA, ShownValues(shop, today=date(2026, 3, 12))), shop.digits)
    block.arrange(2)
    shown(block, WHOLE_CARD, qtbot)
    phone, mail = block.rows()
    gap = mail.geometry().left() - phone.geometry().right() if language == "en" else phone.geometry().left() - mail.geometry().right()
    words = phone.findChildren(CopyLabel)[0]
    call = phone.findChildren(QToolButton)[0]
    to_its_number = (
        left(call, block) - left(words, block) - words.width()
        if language == "en"
        else left(words, block) - left(call, block) - call.width()
    )
    assert to_its_number < gap


@pytest.mark.parametrize("language", ["en", "he", "ar", "fa", "bg"])
def test_a_number_beside_the_word_whatsapp_stands_on_one_line_in_the_narrow_card(
    language: str, dress: Callable[..., Look], shop: ShopSettings, qtbot: QtBot
) -> None:
    dress(language)
    abroad = Customer(phones=(Phone("+359881234567", PhoneKind.MOBILE, "+359881234567"),), preferred_contact=ContactMeans.WHATSAPP)
    block = MeansBlock(means_of(abroad, ShownValues(shop, today=date(2026, 3, 12))), shop.digits)
    shown(block, CARD_WIDTH - 2 * WIDE - SMALL - SCROLL_BAR, qtbot)
    assert label_of(ContactMeans.WHATSAPP) in [button.text().strip() for button in block.findChildren(QPushButton)]
    for words in block.findChildren(CopyLabel):
        assert words.heightForWidth(words.width()) < 2 * words.fontMetrics().height()


def test_ways_to_reach_a_customer_that_stand_under_one_another_do_not_touch(
    dress: Callable[..., Look], shop: ShopSettings, qtbot: QtBot
) -> None:
    dress("en")
    block = MeansBlock(means_of(DANA, ShownValues(shop, today=date(2026, 3, 12))), shop.digits)
    shown(block, CARD_WIDTH - 60, qtbot)
    first, second = block.rows()
    assert second.geometry().top() - first.geometry().bottom() > 4


@pytest.mark.parametrize(("language", "text"), [("en", "Hull"), ("he", "הרצליה")])
def test_a_text_begins_as_far_from_the_edge_in_every_kind_of_field(
    language: str, text: str, dress: Callable[..., Look], qtbot: QtBot
) -> None:
    dress(language)
    line, choice, lines = TextEditor("City"), ChoiceEditor("City", [(text, text)], optional=False), LongTextEditor("Notes")
    starts = set()
    for editor in (line, choice, lines):
        shown(editor, 300, qtbot)
        editor.set_value(text)
        editor.main().clearFocus()  # the caret would stand before the text
        starts.add(_edge_to_ink(editor.main(), from_right=language == "he"))
    assert len(starts) == 1


def _edge_to_ink(field: QWidget, *, from_right: bool) -> int:
    """Pixels from the side where the window is read to the first one of the text, the field's own edge passed over."""
    drawn = field.grab().toImage()
    down = range(8, 28)
    places = range(4, 60)
    return next(x for x in places if any(drawn.pixelColor(drawn.width() - 1 - x if from_right else x, y).lightness() < DARK for y in down))
