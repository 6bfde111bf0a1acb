"""Work under way that takes longer than half a second: how far it is, and a button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar

from smallcrm.i18n import _
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE, WIDE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import CutLabel

SHOWN_AFTER = 500
WIDTH = 420


if TYPE_CHECKING:
    from smallcrm.ui.tasks import Job
    from smallcrm.ui.widgets.foot import Foot


class ProgressPanel(QFrame):
    """Stands in the foot of the window; shows the job that began first of those still running."""

    def __init__(self, foot: Foot) -> None:
        super().__init__(foot)
        self._foot = foot
        self._jobs: list[Job] = []
        self.setObjectName("progress")
        self.setStyleSheet(sheets.message("progress", fault=False))
        grid = QGridLayout(self)
        grid.setContentsMargins(px(SPACE), px(SMALL), px(SPACE), px(SPACE))
        grid.setHorizontalSpacing(px(SPACE))
        grid.setVerticalSpacing(px(HAIR))
        self._title = CutLabel(font=fonts.font(bold=True))
        self._doing = CutLabel(font=fonts.small())
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(px(6))
        self._bar.setStyleSheet(sheets.progress_bar())
        self._stop = secondary(_("Stop"), "", self._cancel)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._doing, 1, 0)
        grid.addWidget(self._bar, 2, 0)
        grid.addWidget(self._stop, 0, 1, 3, 1)
        grid.setColumnStretch(0, 1)
        self._late = one_shot(self, self._appear, SHOWN_AFTER)
        foot.hold(self)
        foot.installEventFilter(self)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show this job once it has taken half a second."""
        self._jobs.append(job)
        job.progressed.connect(lambda done, total, doing: self._progressed(job, done, total, doing))
        job.ended.connect(lambda: self._ended(job))
        if len(self._jobs) == 1:
            self._begin(job)

    def running(self) -> list[Job]:
        """The jobs that have not ended."""
        return list(self._jobs)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._foot and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _begin(self, job: Job) -> None:
        self._title.set_text(job.title)
        self._doing.set_text("")
        self._bar.setAccessibleName(job.title)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._late.start()

    def _progressed(self, job: Job, done: int, total: int, doing: str) -> None:
        if self._jobs and job is self._jobs[0] and not job.cancelled:
            self._doing.set_text(doing)
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _ended(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        if self._jobs:
            self._begin(self._jobs[0])
        else:
            self._late.stop()
            self.hide()

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
            self._stop.setEnabled(False)
            self._doing.set_text(_("Stopping…"))

    def _appear(self) -> None:
        self._fit()
        self.show()

    def _fit(self) -> None:
        self.setFixedSize(min(px(WIDTH), self._foot.width() - 2 * px(WIDE)), self.sizeHint().height())
