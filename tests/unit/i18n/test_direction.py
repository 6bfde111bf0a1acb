"""Marks of direction: put around what is shown, gone from what is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smallcrm.i18n.direction import isolate, ltr, rtl, strip_marks


def test_a_phone_is_wrapped_to_be_read_from_the_left() -> None:
    assert ltr("+972-54-123-4567") == "\u2066+972-54-123-4567\u2069"


def test_a_name_is_wrapped_to_follow_its_own_letters() -> None:
    assert isolate("O'Neil & Co.") == "\u2068O'Neil & Co.\u2069"


def test_nothing_is_not_wrapped() -> None:
    assert (isolate(""), ltr(""), rtl("")) == ("", "", "")


def test_old_marks_are_taken_off_too() -> None:
    assert strip_marks("\u200f-1,234.50 \u200e₪\u202c\u061c") == "-1,234.50 ₪"


@given(st.text())
def test_what_was_wrapped_is_found_again_when_copied(text: str) -> None:
    assert strip_marks(isolate(ltr(text))) == strip_marks(text)
