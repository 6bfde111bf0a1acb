"""Opening the file of an import, with the password of a locked workbook from a file, or asked for where somebody can answer."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from getpass import getpass
from typing import TYPE_CHECKING

from smallcrm.cli.terminal import complain
from smallcrm.domain.errors import UserError
from smallcrm.exchange.open_file import PasswordNeeded
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from smallcrm.cli.terminal import TerminalProgress
    from smallcrm.exchange.open_file import TableFile

TRIES = 3
NOBODY_TO_ASK = N_("{file} is locked with a password. Write the password into a file, and name that with {option}.")
NO_PASSWORD_FILE = N_("{file} cannot be read. It should hold the password in its first line.")


@contextmanager
def opened_file(command: Namespace, progress: TerminalProgress) -> Iterator[tuple[TableFile, str | None]]:
    """The open file, and the password it opened with. Raises `UserError` where there is no password, or three wrong ones."""
    password = _first_line(command.password_file) if command.password_file else None
    for left in reversed(range(TRIES)):
        try:
            file = _open(command, progress, password)
        except PasswordNeeded as error:
            if command.password_file or not left:
                raise
            if not sys.stdin.isatty():
                raise UserError(NOBODY_TO_ASK, file=command.file.name, option="--password-file") from error
            if password is not None:
                complain(str(error))
            password = getpass(gettext("Password of {file}: ").format(file=command.file.name))
        else:
            with file:
                yield file, password
            return


def _open(command: Namespace, progress: TerminalProgress, password: str | None) -> TableFile:
    from smallcrm.services import importing

    return importing.open_file(command.file, progress, code_page=command.code_page, password=password, repair=not command.no_repair)


def _first_line(path: Path) -> str:
    try:
        return (path.read_text(encoding="utf-8-sig").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(NO_PASSWORD_FILE, file=path.name) from error
