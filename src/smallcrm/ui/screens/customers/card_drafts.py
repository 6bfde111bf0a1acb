"""What is being typed, kept in the book while it is typed: a killed program loses at most the last moment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from smallcrm.services import drafts
from smallcrm.ui.text_keeper import TextKeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject

    from smallcrm.services.book import Book
    from smallcrm.services.drafts import Draft
    from smallcrm.ui.screen import Window


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a form, by the key of the editor, and whom the card was of."""

    name: str
    changes: Mapping[str, object]

    def as_text(self) -> str:
        """As the book keeps it."""
        return json.dumps({"name": self.name, "typed": self.changes}, ensure_ascii=False)


def read_typed(text: str) -> Typed:
    """What `as_text` wrote; nothing where it cannot be read, as from a newer program."""
    try:
        read = json.loads(text)
        return Typed(str(read["name"]), dict(read["typed"]))
    except (ValueError, KeyError, TypeError):
        return Typed("", {})


def drafts_shown(book: Book, customer_id: int | None) -> dict[int | None, Draft]:
    """The drafts of this card and of a new one, by the id of the card."""
    return {draft.customer_id: draft for draft in drafts.drafts(book) if draft.customer_id in {None, customer_id}}


class DraftKeeper(TextKeeper):
    """Writes the draft of one form; `typed` says what is in the form, None where it is as the card."""

    def __init__(self, window: Window, customer_id: int | None, typed: Callable[[], Typed | None], parent: QObject) -> None:
        def now() -> str | None:
            found = typed()
            return found.as_text() if found is not None else None

        super().__init__(window, now, partial(_keep, window.book, customer_id), parent)


def write_job(window: Window, customer_id: int | None, text: str | None) -> Callable[[], None]:
    """What keeps a draft, or lets it go where `text` is None; to be run off the thread of the window."""
    return partial(_keep, window.book, customer_id, text)


def _keep(book: Book, customer_id: int | None, text: str | None) -> None:
    if text is None:
        drafts.drop_draft(book, customer_id)
    else:
        drafts.save_draft(book, customer_id, text)
