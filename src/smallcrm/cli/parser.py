"""An argument parser that speaks the user's language."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from smallcrm.i18n import gettext
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

_MISSING = re.compile(r"required: (.+)")
_UNKNOWN = re.compile(r"unrecognized arguments: (.+)|^argument : invalid choice: '(.*?)'")
_WRONG = re.compile(r"^argument ([^\s:]+):")
"""What the parent's English sentences name; another sentence of a later Python names nothing, and the general one is said."""

_BLANKS = re.compile(r"^ +\n", re.MULTILINE)


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

    def format_help(self) -> str:
        """The help without the marks of direction, which terminals do not know, and without a line of blanks over the commands."""
        return _BLANKS.sub("", strip_marks(super().format_help()))

    def error(self, message: str) -> NoReturn:
        """Raises `NotUnderstood` instead of leaving the program."""
        raise NotUnderstood(
            f"{_what_is_wrong(message)} " + gettext("Type “{command} --help” to see what it can do.").format(command=self.prog)
        )


def _what_is_wrong(message: str) -> str:
    if (found := _MISSING.search(message)) and found[1].strip():
        return gettext("Something is missing: {names}.").format(names=found[1])
    if found := _UNKNOWN.search(message):
        return gettext("“{text}” is not understood.").format(text=found[1] or found[2])
    if found := _WRONG.search(message):
        return gettext("What is given for {option} is missing or cannot be taken.").format(option=found[1])
    return gettext("This command is not complete.")
