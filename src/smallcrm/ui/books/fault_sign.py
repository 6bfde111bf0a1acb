"""The sentence that says in place what did not work."""

from __future__ import annotations

from smallcrm.ui.widgets.labels import Sign


class FaultSign(Sign):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__("", "danger", "circle-alert")
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the sign."""
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
