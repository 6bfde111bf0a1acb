"""The names of the cards that stayed though something was undone."""

from __future__ import annotations

import pytest

from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import isolate, strip_marks
from smallcrm.services.history import Undone
from smallcrm.ui.kept_cards import kept_names


@pytest.mark.parametrize(
    ("spoken", "more", "said"),
    [
        ("en", 0, "Dana, Noa, Ruth, Tom, Zoe"),
        ("en", 1, "Dana, Noa, Ruth, Tom, Zoe and 1 more"),
        ("he", 1, "Dana, Noa, Ruth, Tom, Zoe ועוד אחד"),
        ("he", 12, "Dana, Noa, Ruth, Tom, Zoe ועוד 12"),
        ("ar", 2, "Dana، Noa، Ruth، Tom، Zoe واثنان آخران"),
        ("fa", 12, "Dana، Noa، Ruth، Tom، Zoe و ۱۲ مورد دیگر"),
        ("bg", 1, "Dana, Noa, Ruth, Tom, Zoe и още един"),
    ],
)
def test_the_first_five_are_named_and_the_rest_counted_as_people_say_it(spoken: str, more: int, said: str) -> None:
    names = ("Dana", "Noa", "Ruth", "Tom", "Zoe")
    shop = ShopSettings(digits=Digits.NATIVE if spoken == "fa" else Digits.LATIN)
    with in_language(spoken):
        assert strip_marks(kept_names(Undone("", names, len(names) + more), shop)) == said


def test_a_single_name_stays_whole_in_a_sentence_of_the_other_direction() -> None:
    with in_language("he"):
        assert kept_names(Undone("", ("O'Neil (Ltd.)",), 1), ShopSettings(language="he")) == isolate("O'Neil (Ltd.)")
