"""Makes pictures of every screen and page on an invented shop, without a display, for people to look at.

.venv/bin/python tools/pictures.py FOLDER [--only TEXT …] [--size 1360x840] [--text 100] [--guide]

Each picture is called SCREEN_LANGUAGE_THEME.png; `--only` takes those whose name holds one of the texts. `--guide` takes those
of `docs/pictures`, a quarter as large for having 256 colours.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hatch_build import compile_catalogues
from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication
from tools import picture_shop

from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.fields import FIRST_COLUMNS
from smallcrm.domain.progress import Silent
from smallcrm.infra import clock, paths
from smallcrm.infra.resources import demo_shop
from smallcrm.infra.settings import LANGUAGE, TEXT_SCALE, THEME, Settings
from smallcrm.reports.options import Paper
from smallcrm.services import customer_list, customers, history, reporting
from smallcrm.services.book import create_book
from smallcrm.ui.errands import FindDuplicates
from smallcrm.ui.printing.pdf_pages import PdfPages
from smallcrm.ui.program import Program
from smallcrm.ui.style import fonts
from smallcrm.ui.style.wear import STYLE
from smallcrm.ui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QMessageLogContext

    from smallcrm.services.book import Book

WORN = (("en", "light"), ("en", "dark"), ("he", "light"), ("he", "dark"), ("ar", "light"), ("fa", "light"), ("bg", "light"))
SETTLES = 0.5
"""Seconds after which what a screen does late (a card that follows the list, a warning) is there."""
LEAST_ROUNDS = 30
"""Of the window's events, where the machine is busy with other things."""
COLOURS = 256
"""What a picture with a table of its colours may have."""
REPORT_SCALE = 1.6
NOBODY_TO_TELL = "propagateSizeHints"
MOBILE_COLUMN = 4
"""In every sample spreadsheet: numbers that have lost their zero."""


class Studio:
    """One window on one shop in one language and theme."""

    def __init__(self, application: QApplication, folder: Path, language: str, theme: str, options: argparse.Namespace) -> None:
        os.environ["SMALLCRM_HOME"] = str(folder / f"{language}-{theme}")
        settings = Settings()
        settings[LANGUAGE], settings[THEME], settings[TEXT_SCALE] = language, theme, options.text
        self.language = language
        self._folder = folder
        self.program = Program(application, settings, InlineTasks())
        fonts.load_all()
        self.program.furnish()
        self.program.main.resize(*options.size)
        self.program.main.show()
        self.book: Book | None = None
        self._shown = 0

    def open_shop(self, *, empty: bool = False) -> None:
        """Open the book, if that was not done yet, with its customers or before it has any."""
        if self.book is None:
            path = self._folder / f"{self.language}-{len(list(self._folder.glob('*.smallcrm')))}.smallcrm"
            self.book = create_book(path, picture_shop.shop_settings(self.language))
            self._shown = 0 if empty else picture_shop.fill(self.book, self.language)
            self.program.use_book(self.book, screen="customers")
            settle()

    @property
    def screen(self) -> Any:  # noqa: ANN401 - each screen has parts of its own
        return self.program.main.front()

    def grab(self) -> QImage:
        """The window as it stands, with whatever stands before it."""
        settle()
        return self.program.main.grab().toImage()

    def close(self) -> None:
        """Put the window away."""
        self.program.main.close()  # so that every screen lets go of what it holds
        self.program.main.deleteLater()
        settle()

    # the pictures, in the order in which a shopkeeper sees them

    def first_start_1_language(self) -> QImage:
        """The first page of the first start."""
        self.program.begin()
        return self.grab()

    def first_start_2_shop(self) -> QImage:
        """The second one, with the shop's name typed."""
        self.program.begin()
        self.screen.language_page.gone_on.emit()
        name = self.screen.shop_page.form.shop_name
        name.set_value(picture_shop.SHOPS[self.language].shop)
        name.changed.emit()
        return self.grab()

    def first_start_3_beginning(self) -> QImage:
        """The third one."""
        self.program.begin()
        self.screen.language_page.gone_on.emit()
        self.screen.shop_page.gone_on.emit()
        return self.grab()

    def customers(self) -> QImage:
        """The list, the card of its first customer beside it."""
        self.open_shop()
        self.program.go("customers", self._shown)
        return self.grab()

    def card(self) -> QImage:
        """The card in the list's place."""
        self.open_shop()
        self.program.go("customers")
        self.screen._open_whole(self._shown)  # noqa: SLF001 - as Enter does
        return self.grab()

    def card_edited(self) -> QImage:
        """The card as a form, with an e-mail that is not whole."""
        return self._edited("emails", [picture_shop.SHOPS[self.language].email.removesuffix(".com")])

    def card_edited_further(self) -> QImage:
        """The same further down, with a date that is none."""
        return self._edited("birthday", "31/2/1978")

    def _edited(self, key: str, typed: object) -> QImage:
        self.card()
        panel = self.screen._card  # noqa: SLF001 - the one on the screen
        panel.edit()
        settle()
        form = panel._form  # noqa: SLF001 - the same
        form.retype({key: typed})
        form.changed.emit()
        form.focus_on(key)
        return self.grab()

    def import_columns(self) -> QImage:
        """Where the columns of the sample spreadsheet go, with its first rows as they will be read, as in a new shop."""
        self.open_shop(empty=True)
        self.program.go("import", demo_shop(self.language).file)
        settle()
        self.screen.understood_page.forward_wanted.emit()
        settle()
        self.screen.columns_page.columns.go_to(MOBILE_COLUMN)
        return self.grab()

    def import_review(self) -> QImage:
        """Every row of it with what will happen, before anything is written."""
        self.import_columns()
        self.screen.columns_page.forward_wanted.emit()
        return self.grab()

    def duplicates(self) -> QImage:
        """The first customer and a second card of her, side by side."""
        self.open_shop()
        book = self._book()
        card = customers.get_customer(book, self._shown)
        shop = picture_shop.SHOPS[self.language]
        slip = Customer(
            given_name=card.given_name,
            family_name=picture_shop.SLIPS[self.language],
            phones=(card.phones[0], Phone(shop.phone, PhoneKind.PHONE)),
            addresses=(Address(city=card.addresses[0].city),),
            occupation=card.occupation,
            birthday=card.birthday,
            tags=shop.rows[2][5],
        )
        customers.save_customer(book, slip, opening_balance=shop.rows[1][4])
        self.program.go("duplicates", FindDuplicates())
        settle()
        image = self.grab()
        history.undo(book, Silent())  # the pictures that follow are of the shop as it was
        return image

    def print_preview(self) -> QImage:
        """The list as it will be printed."""
        self.open_shop()
        self.program.go("reports")
        return self.grab()

    def settings(self) -> QImage:
        """The settings of the shop."""
        self.open_shop()
        self.program.go("settings")
        return self.grab()

    def report_card(self) -> QImage:
        """The printed card."""
        self.open_shop()
        return self._page(lambda book, target, options: reporting.print_cards(book, [self._shown], target, options, Silent()))

    def report_list(self) -> QImage:
        """The printed list by city."""
        self.open_shop()

        def make(book: Book, target: BytesIO, options: Any) -> object:  # noqa: ANN401 - handed on
            ids = customer_list.list_ids(book, customer_list.Filter(), customer_list.Sort())
            return reporting.print_list(book, ids, FIRST_COLUMNS, target, options, Silent(), group_by="city")

        return self._page(make)

    def _book(self) -> Book:
        if self.book is None:
            raise RuntimeError("no shop is open")
        return self.book

    def _page(self, make: Callable[[Book, BytesIO, Any], object]) -> QImage:
        target = BytesIO()
        make(self._book(), target, reporting.page_options(self._book(), Paper.A4))
        pages = PdfPages(target.getvalue())
        image = pages.image(0, REPORT_SCALE)
        pages.close()
        return image


WINDOWS = (
    *("first_start_1_language", "first_start_2_shop", "first_start_3_beginning"),
    *("customers", "card", "card_edited", "card_edited_further", "import_columns", "import_review"),
    *("print_preview", "settings", "duplicates"),
)
PAGES = ("report_card", "report_list")
IN_THE_GUIDE = tuple(
    f"{name}_{language}_light"
    for name in ("customers", "card", "import_columns", "import_review", "duplicates", "print_preview", "settings")
    for language in ("en", "he")
)
TAKES_A_NEW_WINDOW = frozenset(
    {
        "first_start_1_language",
        "first_start_2_shop",
        "first_start_3_beginning",
        "customers",
        "import_columns",
        "import_review",
        "duplicates",
    }
)


def main(arguments: list[str]) -> int:
    """Make the pictures and name those that could not be made; returns how many those were."""
    options = _options(arguments)
    compile_catalogues()  # without them every language would be shown in English words
    options.folder.mkdir(parents=True, exist_ok=True)
    paths.documents_folder = lambda: picture_shop.DOCUMENTS
    clock.now = lambda: datetime.combine(picture_shop.TODAY, datetime.min.time(), UTC).replace(hour=9)
    qInstallMessageHandler(_hear)
    application = QApplication(["smallcrm", *STYLE])
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for language, theme, names in _wanted(options):
            failed += _take(application, Path(folder), language, theme, names, options)
    return failed


def _take(application: QApplication, folder: Path, language: str, theme: str, names: list[str], options: argparse.Namespace) -> int:
    failed, studio = 0, None
    for name in names:
        if studio is None or name in TAKES_A_NEW_WINDOW:
            if studio is not None:
                studio.close()
            studio = Studio(application, folder, language, theme, options)
        called = f"{name}_{language}_{theme}.png"
        try:
            _save(getattr(studio, name)(), options.folder / called, small=options.guide)
        except Exception as error:  # noqa: BLE001 - one picture that fails does not cost the others
            print(f"{called}: {type(error).__name__}: {error}", file=sys.stderr)
            failed += 1
            studio = None
    if studio is not None:
        studio.close()
    return failed


def _wanted(options: argparse.Namespace) -> Iterator[tuple[str, str, list[str]]]:
    for language, theme in WORN:
        pages = PAGES if theme == "light" else ()
        names = [name for name in (*WINDOWS, *pages) if _is_wanted(f"{name}_{language}_{theme}", options)]
        if names:
            yield language, theme, names


def _is_wanted(name: str, options: argparse.Namespace) -> bool:
    if options.guide and name not in IN_THE_GUIDE:
        return False
    return not options.only or any(text in name for text in options.only)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=[], metavar="TEXT")
    parser.add_argument("--size", type=lambda text: tuple(map(int, text.split("x"))), default=(1360, 840))
    parser.add_argument("--text", type=int, default=100, help="size of the text in per cent")
    parser.add_argument("--guide", action="store_true", help="those of the user's guide, as small files")
    return parser.parse_args(arguments)


def settle() -> None:
    """Let the window do what it does late."""
    until, rounds = time.monotonic() + SETTLES, 0
    while time.monotonic() < until or rounds < LEAST_ROUNDS:
        QApplication.processEvents()
        time.sleep(0.01)
        rounds += 1


def _in_few_colours(image: QImage) -> QImage:
    """In the 256 colours it has most of: what is drawn flat stays as it is, and only the edges of letters are rounded."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    colours = [colour for colour, _count in counted.most_common(COLOURS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.AvoidDither)


def _save(image: QImage, path: Path, *, small: bool) -> None:
    if small:
        image = _in_few_colours(image)
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(image):
        raise OSError(writer.errorString())


def _hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if NOBODY_TO_TELL not in message:
        print(f"Qt: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
