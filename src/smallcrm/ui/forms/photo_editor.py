"""An editor of a picture: chosen from a file, made small, and written anew so that nothing of the file but the picture is kept."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.forms.base import Editor, Level, Problem
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE
from smallcrm.ui.widgets.avatar import Avatar
from smallcrm.ui.widgets.buttons import quiet, secondary

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_SIDE = 512
QUALITY = 85
MOST_MEGABYTES = 128


class PhotoEditor(Editor):
    """A picture as JPEG (PNG where it is see-through), its longer side at most 512 pixels; `bytes` or None."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._photo: bytes | None = None
        self._refused = False
        box = QWidget()
        self._row = QHBoxLayout(box)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(SPACE))
        self._face = self.face(None)
        self._row.addWidget(self._face)
        buttons = QVBoxLayout()
        buttons.setSpacing(px(HAIR))
        self.choose = secondary(_("Choose a picture"), "image", self._ask)
        self.choose.setAccessibleName(f"{name}: {self.choose.accessibleName()}")
        self.remove = quiet(_("Take the picture off"), "x", self._take_off)
        self.remove.setAccessibleName(f"{name}: {self.remove.accessibleName()}")
        for button in (self.choose, self.remove):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._row.addLayout(buttons, 1)
        self.put(box)
        self._show()

    def value(self) -> bytes | None:
        return self._photo

    def set_value(self, value: object) -> None:
        self._photo = value if isinstance(value, bytes) else None
        self._refused = False
        self._show()

    def typed(self) -> object:
        return b64encode(self._photo).decode("ascii") if self._photo else None

    def retype(self, typed: object) -> None:
        self.set_value(b64decode(typed) if isinstance(typed, str) else None)
        self.edited()

    def main(self) -> QWidget:
        return self.choose

    def problem(self) -> Problem | None:
        return Problem(_("This file is not a picture we can read."), Level.WARNING) if self._refused else None

    def take_file(self, path: str | Path) -> None:
        """Use the picture in that file; one that cannot be read leaves the old one and says so."""
        photo = small_picture(path)
        self._refused = photo is None
        if photo is not None:
            self._photo = photo
            self._show()
            self.edited()
        self.show_remark()

    def face(self, photo: bytes | None) -> QWidget:
        """How the picture is shown."""
        return Avatar("", photo, side=72)

    def _ask(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.name, "", _("Pictures") + " (*.png *.jpg *.jpeg *.bmp *.gif *.webp)")
        if path:
            self.take_file(path)

    def _take_off(self) -> None:
        self._photo = None
        self._show()
        self.edited()

    def _show(self) -> None:
        face = self.face(self._photo)
        self._row.replaceWidget(self._face, face)
        self._face.hide()
        self._face.deleteLater()
        self._face = face
        self.remove.setVisible(self._photo is not None)


def small_picture(path: str | Path) -> bytes | None:
    """The picture in a file, turned upright, made small and encoded anew; None where there is none to be read."""
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else _encoded(image)


def _encoded(image: QImage) -> bytes:
    if max(image.width(), image.height()) > LONGEST_SIDE:
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    image = _only_pixels(image)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stubs know only the name of the format as bytes, Qt takes text as well.
    image.save(buffer, "PNG" if image.hasAlphaChannel() else "JPG", QUALITY)  # type: ignore[call-overload]
    buffer.close()
    return bytes(held.data())


def _only_pixels(image: QImage) -> QImage:
    """Without the place, the camera and the words that a picture carries along."""
    bare = QImage(image.size(), QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32)
    bare.fill(Qt.GlobalColor.transparent if image.hasAlphaChannel() else Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare
