"""Qt's own words (of dialogs, menus of text fields and the like) in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from smallcrm.i18n import LANGUAGES
from smallcrm.i18n.catalogue import SOURCE_LANGUAGE

_worn: list[QTranslator] = []


def system_language() -> str:
    """The first of the system's languages that we speak; English where it speaks none of them."""
    spoken = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in spoken if code in LANGUAGES), SOURCE_LANGUAGE)


def speak(language: str) -> None:
    """Let Qt speak it; a language Qt has no words in leaves Qt's English."""
    while _worn:
        QCoreApplication.removeTranslator(_worn.pop())
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if translator.load(f"qtbase_{language}", folder):
        QCoreApplication.installTranslator(translator)
        _worn.append(translator)
