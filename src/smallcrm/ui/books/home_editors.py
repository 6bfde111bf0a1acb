"""Editors of a shop's country and money: long lists by their names, found by typing the first letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from smallcrm.domain.folding import sort_key
from smallcrm.i18n import _, language
from smallcrm.i18n.currencies import OFFERED
from smallcrm.i18n.direction import ltr
from smallcrm.i18n.regions import currencies, regions
from smallcrm.ui.forms.choice_editors import ChoiceEditor

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LETTERS_SHOWN = 14
NEAR = frozenset(["AE", "BG", "EG", "GB", "IL", "IQ", "IR", "JO", "KW", "LB", "MA", "PS", "QA", "SA", "TR", "US"])
"""The countries where the five languages are at home, and those they have most to do with."""


def region_editor(name: str) -> ChoiceEditor:
    """The country by its ISO 3166 code; those of the shops we know best come first."""
    spoken = language()
    named = regions(spoken)
    return _editor(name, named, NEAR, spoken)


def currency_editor(name: str) -> ChoiceEditor:
    """The currency by its ISO 4217 code; those of the shops we know best come first."""
    spoken = language()
    named = {code: _("{name} ({code})").format(name=words, code=ltr(code)) for code, words in currencies(spoken).items()}
    return _editor(name, named, OFFERED, spoken)


def _editor(name: str, named: Mapping[str, str], first: Collection[str], spoken: str) -> ChoiceEditor:
    ordered = sorted(named, key=lambda code: (code not in first, sort_key(named[code], spoken)))
    editor = ChoiceEditor(name, [(code, named[code]) for code in ordered], optional=False)
    # The longest name of a country shall not decide how wide the field is.
    editor.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    editor.box.setMinimumContentsLength(LETTERS_SHOWN)
    return editor
