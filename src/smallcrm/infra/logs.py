"""The log of this machine: what went wrong and where, never about whom."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.infra import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

LARGEST_FILE = 500_000
OLD_FILES_KEPT = 3

_PACKAGE = Path(__file__).resolve().parent.parent


def start(folder: Path | None = None, level: int = logging.INFO) -> None:
    """Write the program's log to a rotating file in `folder` (the log folder if none is given).

    Where no file can be written the program goes on without a log.
    """
    logger = logging.getLogger("smallcrm")
    stop()
    logger.setLevel(level)
    logger.propagate = False
    place = folder or paths.log_folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            place / "smallcrm.log", maxBytes=LARGEST_FILE, backupCount=OLD_FILES_KEPT, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Discreet("{asctime} {levelname} {name}: {message}", style="{"))
    logger.addHandler(handler)


def stop() -> None:
    """Close the log, as before the program ends."""
    logger = logging.getLogger("smallcrm")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def describe(error: BaseException) -> str:
    """The kinds of the error and of those that led to it, each with the places in the code it passed.

    Messages and values are left out: they are where a customer's name would stand.
    """
    parts = []
    for link in _chain(error):
        places = "".join(f"  {place}\n" for place in _places(link.__traceback__))
        parts.append(f"{type(link).__module__}.{type(link).__qualname__}\n{places}")
    return "caused\n".join(parts).rstrip()


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what came before it, the first cause first."""
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and not any(link is known for known in links):
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links[::-1]


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"{_short(code.co_filename)}:{traceback.tb_lineno} {code.co_qualname}"
        traceback = traceback.tb_next


def _short(filename: str) -> str:
    """The file without the folders above it, which tell the name of who is logged in."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return "/".join(path.parts[-2:])


class _Discreet(logging.Formatter):
    """Writes errors as `describe` does."""

    def formatException(  # noqa: N802 - the name is the base class's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return describe(ei[1]) if ei[1] is not None else ""
