"""Editors: what is typed, how it is understood, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from tests.ui.keys import type_into

from smallcrm.domain.choices import Channel, MaritalStatus, PhoneKind, Relation
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomField, CustomValue, FamilyMember, Phone
from smallcrm.domain.fields import FIELD_BY_KEY, FIELDS, Use
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import Digits
from smallcrm.i18n import in_language
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.forms import card_values
from smallcrm.ui.forms.base import Chosen, FormContext, Level
from smallcrm.ui.forms.chips_editor import ChipsEditor
from smallcrm.ui.forms.customer_picker import CustomerPicker
from smallcrm.ui.forms.date_editors import PartialDateEditor
from smallcrm.ui.forms.factory import custom_editor, editor_for, form_fields, key_of
from smallcrm.ui.forms.money_editor import AmountEditor
from smallcrm.ui.forms.photo_editor import PhotoEditor, small_picture
from smallcrm.ui.forms.text_editors import TextEditor
from smallcrm.ui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.forms.base import Editor
    from smallcrm.ui.style.look import Look

TODAY = date(2026, 11, 22)

DANA = Customer(
    id=7,
    number="1042",
    given_name="דנה",
    family_name="כהן",
    phones=(Phone("054-1234567", PhoneKind.MOBILE, "+972541234567"), Phone("03 555 0199", PhoneKind.PHONE, "+97235550199")),
    emails=("dana@example.com",),
    addresses=(Address("הרצל 5", "תל אביב-יפו", "6433222", ""),),
    birthday=PartialDate(None, 9, 12, Calendar.HEBREW),
    age=Age(36, date(2025, 1, 3)),
    marital_status=MaritalStatus.MARRIED,
    family=(FamilyMember("נועה", Relation.DAUGHTER, PartialDate(2018, 5, None)),),
    interests=("עוגיות שקדים",),
    tags=("VIP", "שכונה"),
    referred_by=3,
    referred_by_name="יוסי מזרחי",
    notes="הבת עולה לכיתה א׳\nאוהבת קפה",
    custom=(CustomValue(1, "12.5"), CustomValue(2, "2026-05-01")),
    consents=(Consent(Channel.SMS, given=True, recorded_at=datetime(2026, 1, 2, tzinfo=UTC), source="בחנות"),),
)
OWN = (CustomField(1, "מידה"), CustomField(2, "מועד"))


@pytest.fixture
def context(dress: Callable[..., Look], shop: ShopSettings) -> FormContext:
    dress("en")
    people = [Chosen(3, "יוסי מזרחי", "052"), Chosen(4, "יוסף לוי")]
    return FormContext(
        shop=shop,
        tasks=InlineTasks(),
        today=TODAY,
        suggest=lambda _key: ("VIP", "שכונה"),
        find_customers=lambda text: [each for each in people if text in each.name],
    )


@pytest.fixture
def all_editors(context: FormContext, qtbot: QtBot) -> dict[str, Editor]:
    editors = {field.source: editor_for(field, context) for field in form_fields()}
    editors |= {key_of(field): custom_editor(field, context) for field in OWN}
    for editor in editors.values():
        qtbot.addWidget(editor)
    return editors


def test_a_card_that_nobody_touched_comes_back_as_it_was(all_editors: dict[str, Editor]) -> None:
    card_values.show(all_editors, DANA)
    assert card_values.read(all_editors, DANA) == DANA


def test_showing_a_card_is_no_change(all_editors: dict[str, Editor]) -> None:
    told: list[str] = []
    for key, editor in all_editors.items():
        editor.changed.connect(lambda key=key: told.append(key))
    card_values.show(all_editors, DANA)
    assert told == []


def test_every_field_of_the_form_has_an_editor() -> None:
    shown = {field.source for field in form_fields()}
    assert shown == {field.source for field in FIELDS if Use.FORM in field.uses}


def test_a_draft_puts_back_all_that_was_typed(all_editors: dict[str, Editor], context: FormContext) -> None:
    import json

    card_values.show(all_editors, DANA)
    birthday = all_editors["birthday"]
    assert isinstance(birthday, PartialDateEditor)
    birthday.retype("no date at all")
    draft = json.loads(json.dumps(card_values.typed(all_editors)))
    others = {field.source: editor_for(field, context) for field in form_fields()}
    others |= {key_of(field): custom_editor(field, context) for field in OWN}
    card_values.retype(others, draft)
    assert card_values.typed(others) == draft


def test_every_control_of_a_form_has_a_name_of_its_own(all_editors: dict[str, Editor]) -> None:
    card_values.show(all_editors, DANA)
    names = [
        control.accessibleName()
        for editor in all_editors.values()
        for kind in (QLineEdit, QComboBox, QPlainTextEdit, QToolButton)
        for control in editor.findChildren(kind)
        if isinstance(control, QWidget) and control.isVisibleTo(editor)
    ]
    assert "" not in names
    assert sorted(names) == sorted(set(names))


def test_a_number_that_lost_its_zero_is_read_and_kept_as_typed(context: FormContext, qtbot: QtBot) -> None:
    editor = editor_for(FIELD_BY_KEY["mobile"], context)
    qtbot.addWidget(editor)
    type_into(editor.main(), "541234567")
    assert editor.value() == (Phone("541234567", PhoneKind.MOBILE, "+972541234567"),)


def test_the_kind_of_a_phone_follows_its_number_until_one_chooses_it(context: FormContext, qtbot: QtBot) -> None:
    editor = editor_for(FIELD_BY_KEY["mobile"], context)
    qtbot.addWidget(editor)
    type_into(editor.main(), "03-5550199")
    phones = editor.value()
    assert isinstance(phones, tuple)
    assert phones[0].kind is PhoneKind.PHONE


@pytest.mark.parametrize(
    ("spoken", "region", "kept", "shown"),
    [
        ("fa", "IR", Phone("09123456789", PhoneKind.MOBILE, "+989123456789"), "۰۹۱۲ ۳۴۵ ۶۷۸۹"),
        ("ar", "JO", Phone("0795551234", PhoneKind.MOBILE, "+962795551234"), "٠٧٩ ٥٥٥ ١٢٣٤"),
    ],
)
def test_a_phone_is_changed_in_the_digits_in_which_the_shop_shows_it(
    spoken: str, region: str, kept: Phone, shown: str, context: FormContext, qtbot: QtBot
) -> None:
    shop = replace(context.shop, region=region, digits=Digits.NATIVE)
    with in_language(spoken):
        editor = editor_for(FIELD_BY_KEY["mobile"], replace(context, shop=shop))
        qtbot.addWidget(editor)
        editor.set_value((kept,))
        line = editor.main()
        assert isinstance(line, QLineEdit)
        assert strip_marks(line.text()) == shown
        assert editor.value() == (kept,)
        line.clear()
        type_into(line, kept.typed[:-1] + "0")
        assert editor.value() == (replace(kept, typed=kept.typed[:-1] + "0", e164=str(kept.e164)[:-1] + "0"),)


def test_a_phone_that_looks_wrong_is_warned_about_and_not_refused(context: FormContext, qtbot: QtBot) -> None:
    editor = editor_for(FIELD_BY_KEY["mobile"], context)
    qtbot.addWidget(editor)
    type_into(editor.main(), "0541")
    problem = editor.problem()
    assert problem is not None
    assert problem.level is Level.WARNING
    assert not editor.is_wrong()


def test_what_is_wrong_is_said_while_typing_stops(context: FormContext, qtbot: QtBot) -> None:
    editor = editor_for(FIELD_BY_KEY["email"], context)
    qtbot.addWidget(editor)
    editor.show()
    type_into(editor.main(), "dana@example")
    assert editor.remark().isHidden()
    qtbot.waitUntil(lambda: not editor.remark().isHidden())
    assert "e-mail" in editor.remark().text()
    type_into(editor.main(), ".com")
    qtbot.waitUntil(lambda: editor.remark().isHidden())


@pytest.mark.parametrize(
    ("typed", "minor"), [("1,234.50", 123450), ("₪ 88.4", 8840), ("(50.50)", -5050), ("50.50-", -5050), ("۱۲٫۵", 1250), ("", None)]
)
def test_an_amount_is_read_as_people_write_it(typed: str, minor: int | None, shop: ShopSettings, qtbot: QtBot) -> None:
    editor = AmountEditor("Balance", shop)
    qtbot.addWidget(editor)
    type_into(editor.line, typed)
    assert editor.value() == minor


def test_an_amount_with_two_readings_is_asked_about(shop: ShopSettings, qtbot: QtBot) -> None:
    editor = AmountEditor("Balance", shop)
    qtbot.addWidget(editor)
    type_into(editor.line, "1.234")
    editor.show_remark()
    assert editor.is_wrong()
    editor.findChildren(QPushButton)[0].click()
    assert editor.value() == 123400
    assert not editor.is_wrong()


def test_words_are_no_amount(shop: ShopSettings, qtbot: QtBot) -> None:
    editor = AmountEditor("Balance", shop)
    qtbot.addWidget(editor)
    type_into(editor.line, "twelve")
    assert editor.is_wrong()


def test_a_date_shows_how_it_was_understood(context: FormContext, qtbot: QtBot) -> None:
    editor = PartialDateEditor("Birthday", context)
    qtbot.addWidget(editor)
    type_into(editor.line, "5.4.1990")
    problem = editor.problem()
    assert editor.value() == PartialDate(1990, 4, 5)
    assert problem is not None
    assert problem.level is Level.NOTE
    assert "5\u00a0April\u00a01990" in problem.text


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1941", PartialDate(1941)), ("12.4.", PartialDate(None, 4, 12)), ("י״ב בכסלו", PartialDate(None, 9, 12, Calendar.HEBREW))],
)
def test_a_birthday_of_which_a_part_is_unknown_is_kept_so(typed: str, read: PartialDate, context: FormContext, qtbot: QtBot) -> None:
    editor = PartialDateEditor("Birthday", context)
    qtbot.addWidget(editor)
    type_into(editor.line, typed)
    assert editor.value() == read


def test_what_is_no_date_stays_in_the_field_and_is_said(context: FormContext, qtbot: QtBot) -> None:
    editor = PartialDateEditor("Birthday", context)
    qtbot.addWidget(editor)
    type_into(editor.line, "31/2/1990")
    assert editor.is_wrong()
    assert editor.line.text() == "31/2/1990"


def test_a_comma_and_enter_make_chips_and_backspace_takes_the_last_off(qtbot: QtBot) -> None:
    editor = ChipsEditor("Tags")
    qtbot.addWidget(editor)
    type_into(editor.line, "VIP,שכונה")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == ("VIP", "שכונה")
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert editor.value() == ("VIP",)


def test_a_tag_stands_whole_in_its_chip_and_a_long_one_is_cut_with_its_whole_in_a_tooltip(qtbot: QtBot) -> None:
    editor = ChipsEditor("Tags")
    qtbot.addWidget(editor)
    editor.resize(300, 200)
    long = "לקוחות קבועים של יום שישי מהשכונה העליונה ומהרחובות שסביבה"
    editor.set_value(("VIP", long))
    editor.show()
    words = [chip.findChildren(QLabel)[0] for chip in editor._chips]
    assert [(each.text() == whole, bool(each.toolTip())) for each, whole in zip(words, ("VIP", long), strict=True)] == [
        (True, False),
        (False, True),
    ]


def test_a_word_still_in_the_line_is_not_lost(qtbot: QtBot) -> None:
    editor = ChipsEditor("Tags")
    qtbot.addWidget(editor)
    editor.set_value(("VIP",))
    type_into(editor.line, "שכונה")
    assert editor.value() == ("VIP", "שכונה")


def test_a_customer_is_found_while_one_types_and_taken_by_enter(context: FormContext, qtbot: QtBot) -> None:
    editor = CustomerPicker("Referred by", context)
    qtbot.addWidget(editor)
    editor.show()
    type_into(editor.line, "יוס")
    assert editor.found.count() == 2
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == Chosen(4, "יוסף לוי")


def test_a_name_nobody_was_chosen_for_is_an_error(context: FormContext, qtbot: QtBot) -> None:
    editor = CustomerPicker("Referred by", context)
    qtbot.addWidget(editor)
    type_into(editor.line, "מישהו")
    assert editor.is_wrong()


def test_a_picture_is_made_small_and_encoded_anew(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "dana.png"
    picture = QImage(2000, 1000, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.save(str(file))
    editor = PhotoEditor("Photo")
    qtbot.addWidget(editor)
    editor.take_file(file)
    value = editor.value()
    assert value is not None
    small = QImage.fromData(value)
    assert (small.width(), small.height()) == (512, 256)
    assert value.startswith(b"\xff\xd8")


def test_a_file_that_is_no_picture_leaves_the_old_one(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "dana.png"
    file.write_bytes(b"no picture")
    assert small_picture(file) is None
    editor = PhotoEditor("Photo")
    qtbot.addWidget(editor)
    editor.take_file(file)
    assert editor.value() is None
    assert editor.problem() is not None


def test_an_age_is_as_of_the_day_it_was_typed(context: FormContext, qtbot: QtBot) -> None:
    editor = editor_for(FIELD_BY_KEY["age"], context)
    qtbot.addWidget(editor)
    type_into(editor.main(), "47")
    assert editor.value() == Age(47, TODAY)


def test_enter_goes_on_to_the_next_field(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    from PySide6.QtWidgets import QVBoxLayout

    column = QVBoxLayout(holder)
    first, second = TextEditor("Given name"), TextEditor("Family name")
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    first.main().setFocus()
    QTest.keyClick(first.main(), Qt.Key.Key_Return)
    assert second.main().hasFocus()


@pytest.mark.parametrize("key", ["mobile", "email"])
def test_phones_and_e_mails_read_from_the_left_at_the_right_of_a_hebrew_window(
    key: str, context: FormContext, dress: Callable[..., Look], qtbot: QtBot
) -> None:
    dress("he")
    editor = editor_for(FIELD_BY_KEY[key], context)
    qtbot.addWidget(editor)
    line = editor.main()
    assert isinstance(line, QLineEdit)
    assert line.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert line.alignment() & Qt.AlignmentFlag.AlignRight
    assert line.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_a_text_reads_in_its_own_direction_and_begins_where_the_window_is_read(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("he")
    editor = TextEditor("Company")
    qtbot.addWidget(editor)
    type_into(editor.line, "O'Neil & Co.")
    assert editor.line.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert editor.line.alignment() & Qt.AlignmentFlag.AlignRight
    editor.set_value("")
    assert editor.line.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_marks_of_direction_are_not_kept(qtbot: QtBot) -> None:
    editor = TextEditor("Company")
    qtbot.addWidget(editor)
    editor.set_value("\u2066O'Neil\u2069")
    assert editor.value() == "O'Neil"
