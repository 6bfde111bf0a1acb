"""What was typed on the wrong keyboard layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.folding import fold
from smallcrm.domain.keyboards import other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sbv", "דנה"),
        ("דנה", "sbv"),
        ("fvi", "כהן"),
        ("ביקמ", "chen"),
        ("lpl]", "محمد"),
        ("vqh", "رضا"),
        ("lpln", "محمد"),
        ("ivan", "иван"),
        ("rldk", "иван"),
        ("иван", "ivan"),
        ("dkkd", "анна"),
        ("اشساث", "hashe"),
        ("ughl", "علام"),
    ],
)
def test_the_other_layout_gives_what_was_meant(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


def test_one_arabic_key_types_two_letters() -> None:
    assert {"wbp", "wghp"} <= set(other_layouts("صلاح"))


def test_capitals_are_read_like_small_letters() -> None:
    assert "דנה" in other_layouts("SBV")


def test_digits_have_no_other_layout() -> None:
    assert other_layouts("054-1234567") == ()


@given(st.text())
def test_the_text_itself_is_never_offered_and_nothing_twice(text: str) -> None:
    offered = other_layouts(text)
    assert text not in offered
    assert len(set(offered)) == len(offered)


@given(st.text(alphabet="אבגדהוזחטיכלמנסעפצקרשת", min_size=1))
def test_hebrew_typed_in_english_comes_back(name: str) -> None:
    [typed] = other_layouts(name)
    assert fold(name) in {fold(each) for each in other_layouts(typed)} or not any(letter.isalpha() for letter in typed)
