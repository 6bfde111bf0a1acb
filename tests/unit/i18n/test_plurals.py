"""The forms that go with 0, 1, 2, 3, 11 and 100 things in each language."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from smallcrm.i18n import catalogue, in_language, ngettext, npgettext

if TYPE_CHECKING:
    from collections.abc import Iterator

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "i18n"
COUNTS = (0, 1, 2, 3, 11, 100)
FORMS = {
    "he": ("יום", "יומיים", "ימים"),
    "ar": ("لا أيام", "يوم", "يومان", "أيام", "يومًا", "يوم."),
    "fa": ("روز", "روزها"),
    "bg": ("ден", "дни"),
}


@pytest.fixture
def days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Catalogues that count days, with the plural rules of the real ones."""
    for code, forms in FORMS.items():
        with (TRANSLATIONS / f"{code}.po").open("rb") as file:
            rules = read_po(file, locale=code)
        counting = Catalog(locale=code)
        vars(counting).update(_num_plurals=rules.num_plurals, _plural_expr=rules.plural_expr)
        counting.add(("day", "days"), forms)
        counting.add(("day", "days"), forms, context="of the week")
        compiled = BytesIO()
        write_mo(compiled, counting)
        (tmp_path / f"{code}.mo").write_bytes(compiled.getvalue())
    monkeypatch.setattr(catalogue, "COMPILED", tmp_path)
    catalogue._catalogue.cache_clear()
    yield
    catalogue._catalogue.cache_clear()


@pytest.mark.usefixtures("days")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["days", "day", "days", "days", "days", "days"]),
        ("he", ["ימים", "יום", "יומיים", "ימים", "ימים", "ימים"]),
        ("ar", ["لا أيام", "يوم", "يومان", "أيام", "يومًا", "يوم."]),
        ("fa", ["روز", "روز", "روزها", "روزها", "روزها", "روزها"]),
        ("bg", ["дни", "ден", "дни", "дни", "дни", "дни"]),
    ],
)
def test_days_are_counted_as_the_language_counts(language: str, said: list[str]) -> None:
    with in_language(language):
        assert [ngettext("day", "days", count) for count in COUNTS] == said
        assert [npgettext("of the week", "day", "days", count) for count in COUNTS] == said
