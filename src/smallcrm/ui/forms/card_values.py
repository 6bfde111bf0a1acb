"""A whole card put into editors and read out of them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from smallcrm.domain.customer import Customer, CustomValue
from smallcrm.domain.fields import CUSTOM_PREFIX
from smallcrm.ui.forms.base import Chosen
from smallcrm.ui.forms.date_editors import DateEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.ui.forms.base import Editor

REFERRED_BY = "referred_by"


def show(editors: Mapping[str, Editor], card: Customer) -> None:
    """Put a card into editors kept by the attribute of `Customer` they edit, or by `custom:ID`."""
    own = {f"{CUSTOM_PREFIX}{value.field_id}": value.text for value in card.custom}
    for key, editor in editors.items():
        if key.startswith(CUSTOM_PREFIX):
            show_own(editor, own.get(key, ""))
        elif key == REFERRED_BY:
            editor.set_value(Chosen(card.referred_by, card.referred_by_name) if card.referred_by is not None else None)
        else:
            editor.set_value(getattr(card, key))


def read(editors: Mapping[str, Editor], card: Customer) -> Customer:
    """The card with what stands in the editors; what has no editor stays as it was."""
    changes: dict[str, Any] = {}
    own = {f"{CUSTOM_PREFIX}{value.field_id}": value.text for value in card.custom}
    for key, editor in editors.items():
        value = editor.value()
        if key.startswith(CUSTOM_PREFIX):
            own[key] = own_text(editor)
        elif key == REFERRED_BY:
            changes[key] = value.id if isinstance(value, Chosen) else None
            changes["referred_by_name"] = value.name if isinstance(value, Chosen) else ""
        else:
            changes[key] = "" if value is None and isinstance(getattr(card, key), str) else value
    changes["custom"] = tuple(CustomValue(int(key.removeprefix(CUSTOM_PREFIX)), text) for key, text in own.items() if text)
    return replace(card, **changes)


def typed(editors: Mapping[str, Editor]) -> dict[str, object]:
    """All that was typed, for a draft."""
    return {key: editor.typed() for key, editor in editors.items()}


def retype(editors: Mapping[str, Editor], draft: Mapping[str, object]) -> None:
    """Put a draft back; what it does not know stays."""
    for key, was_typed in draft.items():
        if key in editors:
            editors[key].retype(was_typed)


def show_own(editor: Editor, text: str) -> None:
    """Put the text of a `CustomValue` into the editor of its field; a date that is none is shown as it stands."""
    if not isinstance(editor, DateEditor):
        editor.set_value(text)
        return
    try:
        editor.set_value(date.fromisoformat(text) if text else None)
    except ValueError:
        editor.retype(text)


def own_text(editor: Editor) -> str:
    """The text of a `CustomValue` that the editor of its field holds, empty for none."""
    if isinstance(editor, DateEditor):
        day = editor.day()
        return day.isoformat() if day else ""
    value = editor.value()
    return "" if value is None else str(value)
