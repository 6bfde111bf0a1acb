"""Lists inside sentences."""

from __future__ import annotations

import pytest

from smallcrm.i18n import in_language
from smallcrm.i18n.lists import listed, listed_clauses


@pytest.mark.parametrize(
    ("language", "names", "clauses"),
    [
        ("he", "דנה, יוסי", "דנה; יוסי"),
        ("bg", "דנה, יוסי", "דנה; יוסי"),
        ("ar", "דנה، יוסי", "דנה؛ יוסי"),
        ("fa", "דנה، יוסי", "דנה؛ יוסי"),
    ],
)
def test_names_are_parted_by_the_signs_of_the_language(language: str, names: str, clauses: str) -> None:
    with in_language(language):
        assert (listed(["דנה", "יוסי"]), listed_clauses(["דנה", "יוסי"])) == (names, clauses)
