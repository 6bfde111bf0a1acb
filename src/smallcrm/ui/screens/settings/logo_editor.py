"""An editor of the shop's logo, shown whole as it stands on pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from smallcrm.ui.forms.photo_editor import PhotoEditor
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import CORNER
from smallcrm.ui.widgets.labels import icon_label

WIDTH, HEIGHT = 160, 80


class LogoEditor(PhotoEditor):
    """Scaled and encoded anew as photos are; on white, because pages are."""

    def face(self, photo: bytes | None) -> QWidget:
        picture = QPixmap()
        if not photo or not picture.loadFromData(photo):
            return icon_label("image", "dim", 40)
        shown = QLabel()
        room = px(WIDTH), px(HEIGHT)
        shown.setPixmap(picture.scaled(*room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        shown.setStyleSheet(
            f"background: white; border: 1px solid {look().palette.line}; border-radius: {px(CORNER)}px; padding: {px(4)}px;"
        )
        return shown
