"""How Google's files of contacts put several values into one cell, and name the groups of Google itself."""

from __future__ import annotations

import re

from smallcrm.domain.folding import fold

MARK = ":::"
"""Stands between the values of a cell, and at times behind the last one."""
_BETWEEN = re.compile(r"\s*:::\s*")
_GROUP_OF_GOOGLE = re.compile(r"\*\s*")
_NOT_OF_THE_SHOP = frozenset({"mycontacts", "my contacts", "starred", "other contacts"})


def parts_of(text: str) -> list[str]:
    """The values of a cell."""
    return [part for part in _BETWEEN.split(text.strip()) if part] if MARK in text else [text]


def in_one(text: str) -> str:
    """The values of a cell as one text."""
    return ", ".join(parts_of(text)) if MARK in text else text


def tags_of(text: str) -> str:
    """The labels of a contact, without the groups that Google makes for everybody."""
    if "*" not in text and MARK not in text:
        return text
    plain = [(_GROUP_OF_GOOGLE.match(part), part.lstrip("* ")) for part in parts_of(text)]
    return "\n".join(tag for is_of_google, tag in plain if tag and not (is_of_google and fold(tag) in _NOT_OF_THE_SHOP))
