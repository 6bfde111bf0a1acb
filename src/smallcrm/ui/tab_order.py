"""Tab follows the eye: the order of the layouts, also for what was added later, which Qt would put last."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QMainWindow, QScrollArea, QWidget

from smallcrm.ui.widgets.panel import into_sight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject


def move_focus(window: QWidget, *, onwards: bool) -> bool:
    """Move the focus of a window to its next stop or the one before, round and round; false where there is no other."""
    now: QWidget | None = window.focusWidget()
    walk = list(_walk(window))
    places = {widget: place for place, widget in enumerate(walk)}
    stops = [place for place, widget in enumerate(walk) if _is_stop(widget) and not _stands_back(widget, now)]
    if not stops:
        return False
    at: QWidget | None = now
    while at is not None and at not in places:  # what has the focus may be part of a stop, or have just been hidden
        at = at.parentWidget()
    here = -1 if at is None else places[at]
    if onwards:
        place = next((stop for stop in stops if stop > here), stops[0])
    else:
        place = next((stop for stop in reversed(stops) if stop < here), stops[-1])
    target = walk[place]
    if target is now:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason)
    into_sight(target)  # Qt does so only for who was in there before
    return True


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """The widget, then what stands in it as it is read; a stop is not looked into, what is hidden or disabled is left out."""
    yield widget
    if _is_stop(widget):
        return
    for inner in _inside(widget):
        # Not `isVisible`: a line that was just added is not shown yet, what is in a folded part was hidden.
        was_hidden = inner.isHidden() and inner.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if not was_hidden and inner.isEnabled():
            yield from _walk(inner)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """What stands in the layout of a widget, then what floats over it."""
    if isinstance(widget, QScrollArea):
        yield widget.widget()
        return
    laid_out: list[QWidget] = []
    layout = widget.layout()
    if isinstance(widget, QMainWindow):
        laid_out = [widget.centralWidget()]
    elif layout is not None:
        laid_out = list(_of_layout(layout, widget.children()))
    yield from laid_out
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible() and child not in laid_out:
            yield child


def _of_layout(layout: QLayout, children: Sequence[QObject]) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it. Not by `itemAt`: PySide keeps the items it gives after the layout has deleted them."""
    inside: list[QWidget | QLayout] = [each for each in (*children, *layout.children()) if isinstance(each, (QWidget, QLayout))]
    placed = [(layout.indexOf(each), each) for each in inside]
    for _place, each in sorted((pair for pair in placed if pair[0] >= 0), key=itemgetter(0)):
        if isinstance(each, QLayout):
            yield from _of_layout(each, children)
        else:
            yield each


def _is_stop(widget: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus if not _of_which_one_is_on(widget) else Qt.FocusPolicy.StrongFocus
    return bool(widget.focusPolicy() & wanted)


def _of_which_one_is_on(widget: QWidget) -> list[QAbstractButton]:
    """The buttons of which one is on, if it is one of them. Qt takes Tab from those that did not have the focus last, on or not."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return []
    group = widget.group()
    if group is not None:
        return group.buttons() if group.exclusive() else []
    parent = widget.parentWidget()
    if not widget.autoExclusive() or parent is None:
        return []
    return [each for each in parent.children() if isinstance(each, QAbstractButton) and each.autoExclusive()]


def _stands_back(widget: QWidget, now: QWidget | None) -> bool:
    """Whether Tab stops at another one of its group: where the focus is, else the one that is on, else the first; arrows do the rest."""
    group = _of_which_one_is_on(widget)
    stop = next((each for each in group if each is now), None) or next((each for each in group if each.isChecked()), None)
    return bool(group) and widget is not (stop or group[0])
