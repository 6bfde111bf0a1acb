"""Starts the program and says what it has cost when its window is painted, and which modules it has loaded by then."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING

from smallcrm import app

if TYPE_CHECKING:
    from smallcrm.ui.program import Program
    from smallcrm.ui.single import OneWindow


def _painted(program: Program, one: OneWindow) -> None:
    del one
    cpu = time.process_time()
    print(json.dumps({"cpu": cpu, "exposed": program.main.windowHandle().isExposed(), "modules": sorted(sys.modules)}), flush=True)
    os._exit(0)


app._after_first_paint = _painted  # noqa: SLF001 - the moment itself, at no cost of its own
app.run(["smallcrm"])
