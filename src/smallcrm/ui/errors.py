"""The one place that tells the user what went wrong: his own matter in a sentence, a bug calmly and with a report to copy."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from smallcrm import __name__ as program
from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import isolate

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


def sentence(error: Exception) -> str | None:
    """What to say in place, or None where it is a bug."""
    if isinstance(error, Cancelled):
        return _("Stopped. Nothing was changed.")
    if isinstance(error, UserError):
        # A file's or a person's name in the other script would drag the quotes and stops around it along.
        return gettext(error.message).format(**{name: isolate(str(value)) for name, value in error.values.items()})
    if isinstance(error, OSError):
        return _file_sentence(error)
    return None


def _file_sentence(error: OSError) -> str | None:
    from errno import EACCES, ENOSPC, EPERM, EROFS

    if error.errno == ENOSPC:
        return _("The disk is full. Nothing was written; make some room and try again.")
    if error.errno in {EACCES, EPERM, EROFS}:
        return _("That place does not let us write there. Choose another folder.")
    return None


def report(error: BaseException) -> str:
    """What a developer needs to find the bug: versions and places in the code, nothing of customers."""
    import platform

    from PySide6 import __version__ as qt_version

    from smallcrm.infra.logs import describe

    return "\n".join(
        (
            f"{program} · Python {platform.python_version()} · Qt {qt_version} · {platform.system()} {platform.release()}",
            describe(error),
        )
    )


def show(error: BaseException, parent: QWidget | None = None) -> None:
    """Log a bug and show that something went wrong, with the report to copy."""
    from smallcrm.infra import logs
    from smallcrm.ui.widgets.bug_dialog import BugDialog  # late: seldom needed

    logs.start()
    _log.error("Something went wrong", exc_info=error)
    BugDialog(report(error), parent).exec()


def catch(tell: Callable[[Exception], None]) -> None:
    """Let `tell` have whatever is raised where nobody waits for it, in an answer to a key or a click."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            tell(error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook
