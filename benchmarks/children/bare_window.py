"""The floor of a start: an application, a main window with an empty table, painted; says what it has cost by then."""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget


def _painted() -> None:
    print(json.dumps({"cpu": time.process_time(), "exposed": window.windowHandle().isExposed()}), flush=True)
    os._exit(0)


application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTableWidget(20, 6))
window.resize(1360, 840)
window.show()
# Once for the events that paint, once more for what waits behind them.
QTimer.singleShot(0, lambda: QTimer.singleShot(0, _painted))
application.exec()
