"""Putting a look on the whole application: style, palette, font and direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import Look, remember
from smallcrm.ui.style.palette import DARK, LIGHT

if TYPE_CHECKING:
    from smallcrm.ui.style.palette import Palette


STYLE = ("-style", "Fusion")
"""For the arguments of the application: asking for the style in any other way makes PySide build a costly class."""


def palette_for(theme: str) -> Palette:
    """The palette of a theme by its name in the settings; `system` asks the system what it wears."""
    if theme == "system":
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme == "dark" else LIGHT


def wear(application: QApplication, worn: Look) -> None:
    """Dress the application; widgets made from now on have the look, those made before keep the old one."""
    remember(worn)
    fonts.load(worn.language)
    application.setPalette(qpalette(worn.palette))
    application.setFont(fonts.font())
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if worn.right_to_left else Qt.LayoutDirection.LeftToRight)


def qpalette(palette: Palette) -> QPalette:
    """The palette in Qt's own roles."""
    made = QPalette()
    for role, colour in _roles(palette).items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.dim))
    return made


def _roles(palette: Palette) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.panel,
        role.AlternateBase: palette.window,
        role.Text: palette.text,
        role.Button: palette.panel,
        role.ButtonText: palette.text,
        role.BrightText: palette.danger,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.PlaceholderText: palette.dim,
        role.ToolTipBase: palette.panel,
        role.ToolTipText: palette.text,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Light: palette.panel,
        role.Midlight: palette.window,
        role.Mid: palette.line,
        role.Dark: palette.line,
        role.Shadow: palette.line,
    }
