"""The command line: everything that needs no eyes, on the same services as the window."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from smallcrm.cli import arguments
from smallcrm.cli.terminal import complain
from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.i18n import LANGUAGES, gettext, set_language
from smallcrm.infra import logs, paths, settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RIGHT, BUG, USERS_MATTER = 0, 1, 2
_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_log = logging.getLogger(__name__)


def main(typed: Sequence[str]) -> int:
    """Carry out one command; returns 0 when right, 2 for the user's matter in one sentence, 1 for a bug."""
    set_language(settings.Settings()[settings.LANGUAGE] or language_of(os.environ))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        command = arguments.parse(typed)
        command.run(command)
        if sys.stdout is not None:
            sys.stdout.flush()
    except arguments.NotUnderstood as wrong:
        return _say(str(wrong))
    except UserError as error:
        return _say(str(error))
    except (Cancelled, KeyboardInterrupt):
        return _say(gettext("Stopped. Nothing was changed."))
    except BrokenPipeError:
        _let_go_of_the_pipe()
    except Exception as error:  # noqa: BLE001 - the one place where a bug is told from the user's matter
        logs.start()
        _log.error("A command failed: %s", logs.describe(error))
        complain(
            gettext(
                "Something went wrong in smallcrm itself. Your book is as it was before the command. What happened stands in {folder}"
            ).format(folder=paths.log_folder())
        )
        return BUG
    return RIGHT


def language_of(environment: Mapping[str, str]) -> str:
    """The language a terminal speaks, where it is one of ours; else English."""
    spoken = next((value for name in _LANGUAGE_VARIABLES if (value := environment.get(name))), "")
    code = spoken.partition("_")[0].partition(".")[0].lower()
    code = {"iw": "he"}.get(code, code)
    return code if code in LANGUAGES else "en"


def _let_go_of_the_pipe() -> None:
    """Whoever read our output has seen enough: what is still to be written at the end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> int:
    complain(sentence)
    return USERS_MATTER
