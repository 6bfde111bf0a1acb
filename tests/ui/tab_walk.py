"""Walking a window by Tab: what every screen promises to whoever has no mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

MOST = 400


def check(window: QWidget) -> list[QWidget]:
    """Tab reaches all there is, as it is read, and Shift+Tab the same way back; gives the way."""
    walked(window)  # some things are there only once the focus has come by
    wanted = stops(window)
    path, against = walked(window)
    back, _there = walked(window, Qt.Key.Key_Backtab)
    missed, extra = [told(each) for each in wanted if each not in path], [told(each) for each in path if each not in wanted]
    assert not missed, f"Tab never comes to {missed}"
    assert not extra, f"Tab comes to {extra}"
    assert back[1:] == path[:0:-1], f"Shift+Tab leads another way: {[told(each) for each in back]}"
    # From the end to the beginning it must.
    assert len(against) <= 1, f"Tab goes against the eye: {against}"
    return path


def told(widget: QWidget) -> str:
    """A widget in words, for the message of a test that fails."""
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def stops(window: QWidget) -> list[QWidget]:
    """Everything in the window that is visible, enabled and wants Tab; not the parts a box or a list is made of.

    Of buttons of which one is on it is that one; the arrows lead to the others.
    """
    found = (widget for widget in window.findChildren(QWidget) if widget.window() is window)
    return [widget for widget in found if _wants_tab(widget) and not _is_part(widget)]


def walked(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], list[str]]:
    """What Tab comes to, pressed from the first stop until that is reached again; and its steps that go against the eye."""
    first = now = stops(window)[0]
    first.setFocus()
    path, against = [first], []
    for _turn in range(MOST):
        before = now
        QTest.keyClick(before, key)
        QApplication.processEvents()
        focused = window.focusWidget()
        assert focused is not None
        now = focused
        if _goes_back(before, now):
            against.append(f"{told(before)} to {told(now)}")
        if now is first:
            return path, against
        assert now not in path, f"Tab turns in a circle from {told(before)} to {told(now)}"
        path.append(now)
    raise AssertionError("Tab never came back")


def _goes_back(one: QWidget, other: QWidget) -> bool:
    """Whether `other` stands above `one`, or before it on its line, and not in a next column."""
    here, there = _place(one), _place(other)
    rtl = one.window().layoutDirection() is Qt.LayoutDirection.RightToLeft
    is_further = there.right() < here.left() if rtl else there.left() > here.right()
    return there.center().y() <= here.center().y() and not is_further


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _wants_tab(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled():
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if isinstance(widget, QAbstractButton) and (widget.autoExclusive() or (group is not None and group.exclusive())):
        first = group.checkedButton() or group.buttons()[0] if group is not None else None
        return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and (widget.isChecked() or widget is first)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_part(widget: QWidget) -> bool:
    over = widget.parentWidget()
    while over is not None and not over.isWindow():
        if _wants_tab(over):
            return True
        over = over.parentWidget()
    return False
