"""The shipped drawings (Lucide), tinted from the palette and mirrored where they point somewhere."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smallcrm.infra.resources import icon_file
from smallcrm.ui.style.look import look
from smallcrm.ui.style.metrics import ICON

POINTING = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "external-link",
        "file-input",
        "import",
        "layout-list",
        "list",
        "notebook",
        "redo-2",
        "undo-2",
    }
)
"""Drawings that are turned round when the window is read from the right."""

_drawings: dict[str, bytes] = {}
_pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}
_icons: dict[tuple[str, str, str, int, float, bool], QIcon] = {}


def pixmap(name: str, colour: str = "text", pixels: float = ICON) -> QPixmap:
    """The drawing in a colour of the palette (by its name there, or as `#RRGGBB`); `pixels` is its side at 100 %."""
    tint = colour if colour.startswith("#") else getattr(look().palette, colour)
    mirrored = look().right_to_left and name in POINTING
    ratio = _pixel_ratio()
    key = (name, tint, look().px(pixels), ratio, mirrored)
    if key not in _pixmaps:
        _pixmaps[key] = _draw(name, tint, look().px(pixels), ratio, mirrored=mirrored)
    return _pixmaps[key]


def icon(name: str, colour: str = "text", pixels: float = ICON) -> QIcon:
    """The same as an icon, dim where its button cannot be used."""
    tint = colour if colour.startswith("#") else getattr(look().palette, colour)
    muted = look().palette.dim
    key = (name, tint, muted, look().px(pixels), _pixel_ratio(), look().right_to_left)
    if key not in _icons:
        drawn = pixmap(name, colour, pixels)
        made = _icons[key] = QIcon(drawn)
        # Left to itself Qt mixes the drawing with grey, which on a dark window can hardly be told from one that can be pressed.
        made.addPixmap(_tinted(drawn, muted), QIcon.Mode.Disabled)
    return _icons[key]


def size(pixels: float = ICON) -> QSize:
    """The size to give a button that shows an icon of that side."""
    return QSize(look().px(pixels), look().px(pixels))


def _pixel_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


def _tinted(drawn: QPixmap, tint: str) -> QPixmap:
    """The same drawing in another colour, without drawing it again."""
    made = QPixmap(drawn)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(tint))
    painter.end()
    return made


def _draw(name: str, tint: str, side: int, ratio: float, *, mirrored: bool) -> QPixmap:
    if name not in _drawings:
        _drawings[name] = icon_file(name).read_bytes()
    renderer = QSvgRenderer(QByteArray(_drawings[name].replace(b"currentColor", tint.encode())))
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn
