"""What is told to the user in a plain sentence; everything else that is raised is a bug."""

from __future__ import annotations

from smallcrm.i18n import gettext


class UserError(Exception):
    """The user's matter: `message` is a marked source text, `values` fill its `{names}` when it is shown."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return gettext(self.message).format(**{name: str(value) for name, value in self.values.items()})


class Cancelled(Exception):  # noqa: N818 - the user's wish is not an error
    """The user stopped the work; whoever catches it leaves everything as it was."""
