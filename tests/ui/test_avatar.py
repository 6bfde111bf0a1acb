"""The face of a customer as it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from smallcrm.ui.widgets.avatar import Avatar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def photo(width: int, height: int, colour: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stubs know bytes alone, which it does not take
    return bytes(buffer.data().data())


def test_a_photo_is_painted_in_the_middle_of_its_circle(qtbot: QtBot) -> None:
    avatar = Avatar("Dana Levy", photo(80, 61, "#aa3322"), side=60)
    qtbot.addWidget(avatar)
    avatar.show()
    shown = avatar.grab().toImage()
    assert shown.pixelColor(shown.rect().center()).name() == "#aa3322"
