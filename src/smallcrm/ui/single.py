"""One window a user: a second start tells the first one to come to the front, and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal

from smallcrm.infra import paths

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWERS_WITHIN = 3000
ASKED_EVERY = 100
"""Milliseconds. A window that was started a moment ago begins to listen when its first page is there."""


class OneWindow(QObject):
    """A lock file tells whether another runs, which needs no network module before the first paint; a local socket calls it."""

    called = Signal()

    def __init__(self) -> None:
        super().__init__()
        folder = paths.state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Whether no other window of this user runs; a lock left by a crash is taken over."""
        return self._lock.tryLock(0)

    def call_the_first(self) -> bool:
        """Tell the window that runs to come to the front, as soon as it listens; false where nobody answers."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        left = QDeadlineTimer(ANSWERS_WITHIN)
        while not left.hasExpired():
            socket.connectToServer(self._name())
            if socket.waitForConnected(left.remainingTime()):
                socket.disconnectFromServer()
                return True
            QThread.msleep(ASKED_EVERY)
        return False

    def _name(self) -> str:
        from hashlib import sha256  # late: the first paint does not need it

        return "smallcrm-" + sha256(str(self._folder.absolute()).encode()).hexdigest()[:16]

    def listen(self) -> None:
        """After the first paint: `called` tells of every later start."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name())
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name())

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
            self.called.emit()
