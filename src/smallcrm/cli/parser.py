"""An argument parser that speaks the user's language."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from smallcrm.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable


class NotUnderstood(Exception):  # noqa: N818 - what was typed, not a failure of the program
    """What was typed is no command; its text is one sentence to show."""


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[object], prefix: str | None = None) -> None:
        spoken = gettext("How to write it:") + " "
        super().add_usage(usage, actions, groups, spoken if prefix is None else prefix)  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """As its parent, with our words for its headings and its complaints."""

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **{"add_help": False, "formatter_class": _Formatter, "allow_abbrev": False, **named})  # type: ignore[arg-type]
        self._positionals.title = gettext("What to give")
        self._optionals.title = gettext("Options")
        self.add_argument("-h", "--help", action="help", help=gettext("Show this help."))

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - the parent's words are English
        """Raises `NotUnderstood` instead of leaving the program."""
        raise NotUnderstood(
            gettext("This command is not complete or not known. Type “{command} --help” to see how it is written.").format(
                command=self.prog
            )
        )
