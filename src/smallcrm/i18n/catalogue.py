"""Texts in the language spoken now: the process's own, or the one a document is written in."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "he": "עברית",
    "ar": "العربية",
    "fa": "فارسی",
    "bg": "Български",
}
"""Language code → its own name, in the order they are offered."""

SOURCE_LANGUAGE = "en"
RIGHT_TO_LEFT = frozenset({"he", "ar", "fa"})
COMPILED = Path(__file__).parent / "compiled"

_spoken_in_context: ContextVar[str | None] = ContextVar("smallcrm_language", default=None)


class _Process:
    """What the whole process speaks when no context says otherwise."""

    language = SOURCE_LANGUAGE


def set_language(code: str) -> None:
    """Make `code` the language of the whole process; raises ValueError for one that is not in `LANGUAGES`."""
    _Process.language = _known(code)


def language() -> str:
    """The code of the language spoken now."""
    return _spoken_in_context.get() or _Process.language


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Speak `code` inside the block, in this thread or task only; raises ValueError for an unknown one."""
    token = _spoken_in_context.set(_known(code))
    try:
        yield
    finally:
        _spoken_in_context.reset(token)


def is_right_to_left(code: str | None = None) -> bool:
    """Whether `code`, or the language spoken now, is written from the right."""
    return (code or language()) in RIGHT_TO_LEFT


def gettext(text: str) -> str:
    """`text` in the language spoken now; the source text where there is no translation."""
    return _catalogue(language()).gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the text that goes with `n` things."""
    return _catalogue(language()).ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """`text` where the same English word needs different words in other languages, told apart by `context`."""
    return _catalogue(language()).pgettext(context, text)


def npgettext(context: str, one: str, many: str, n: int) -> str:
    """`ngettext` told apart by `context`."""
    return _catalogue(language()).npgettext(context, one, many, n)


def N_(text: str) -> str:  # noqa: N802 - the name that extraction knows
    """Mark `text` for translation and give it back as it is."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - the name that extraction knows
    """Mark both forms for translation and give them back as they are."""
    return one, many


_ = gettext


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}")
    return code


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == SOURCE_LANGUAGE:
        return NullTranslations()
    try:
        with (COMPILED / f"{code}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()
