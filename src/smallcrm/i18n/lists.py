"""Several things named after one another, parted as the language parts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n.catalogue import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COMMAS: Mapping[str, str] = {"ar": "، ", "fa": "، "}
_SEMICOLONS: Mapping[str, str] = {"ar": "؛ ", "fa": "؛ "}


def listed(texts: Iterable[str]) -> str:
    """The texts with commas of the language spoken now; what the user typed is to be isolated before."""
    return _COMMAS.get(language(), ", ").join(texts)


def listed_clauses(texts: Iterable[str]) -> str:
    """Texts that may hold commas themselves, with semicolons of the language spoken now."""
    return _SEMICOLONS.get(language(), "; ").join(texts)
