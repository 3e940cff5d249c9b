"""Tab in the order of the paper (ordre de tabulation), for forms whose rows come and go."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget


def follow_layout(root: QWidget) -> None:
    """Makes Tab go through what has the keyboard inside `root` as the layouts show it, from its first."""
    layout = root.layout()
    if layout is not None:
        for before, after in pairwise(_stops(layout)):
            QWidget.setTabOrder(before, after)


def enter(root: QWidget) -> None:
    """The keyboard goes where the work of `root` begins: where its own `setFocus` puts it, else to its first stop."""
    root.setFocus()
    at = QApplication.focusWidget()
    if at is None or not root.isAncestorOf(at):
        (first_stop(root) or root).setFocus()


def first_stop(root: QWidget) -> QWidget | None:
    """The first thing that Tab reaches inside `root`, among what shows; None where nothing is."""
    at = root.nextInFocusChain()
    while at is not None and at is not root:
        reached = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reached and root.isAncestorOf(at) and at.isEnabled() and at.isVisibleTo(root):
            return at
        at = at.nextInFocusChain()
    return None


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        assert item is not None
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _stops(inner)
        elif widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
                yield widget
            own = widget.layout()
            if own is not None:
                yield from _stops(own)
