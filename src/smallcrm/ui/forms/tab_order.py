"""Tab follows the eye: the order of the layouts, also for lines that were added later, which Qt would put last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in it that Tab stops at, as they stand in its layouts."""
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        yield from _of_widget(widget.widget())
    elif layout is not None:
        yield from _of_layout(layout)


def move_focus(container: QWidget, *, onwards: bool) -> bool:
    """Move the focus one stop on inside the container, or out of it at its end; false where it was not in it."""
    now = QApplication.focusWidget()
    stops = list(in_order(container))
    place = next((place for place, stop in enumerate(stops) if stop is now or _proxied(stop) is now), None)
    if place is None:
        return False
    place += 1 if onwards else -1
    reason = Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason
    target = stops[place] if 0 <= place < len(stops) else _beyond(container, onwards=onwards)
    if target is None:
        return False
    target.setFocus(reason)
    return True


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _of_layout(inner)
        elif widget is not None:
            yield from _of_widget(widget)


def _of_widget(widget: QWidget) -> Iterator[QWidget]:
    # Not `isVisible`: a line that was just added is not shown yet, what is in a folded part was hidden.
    was_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if was_hidden or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    else:
        yield from in_order(widget)


def _proxied(widget: QWidget) -> QWidget | None:
    return widget.focusProxy()


def _beyond(container: QWidget, *, onwards: bool) -> QWidget | None:
    """The next stop of the window outside the container."""
    at = container.nextInFocusChain() if onwards else container.previousInFocusChain()
    while at is not None and at is not container:
        takes_it = at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_it and not container.isAncestorOf(at):
            return at
        at = at.nextInFocusChain() if onwards else at.previousInFocusChain()
    return None
