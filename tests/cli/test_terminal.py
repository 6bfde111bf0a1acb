"""What the command line shows in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Type


def test_a_note_of_two_lines_stands_in_two_lines(crm: Type) -> None:
    shown = crm("card", "--new", "--set", "name=דנה כהן", "--set", "notes=משלמת במזומן\nמשלוח בשישי", "--set", "company=מאפיית הבוקר").lines
    place = shown.index("Notes:              משלמת במזומן")
    assert shown[place + 1] == "                    משלוח בשישי"
