"""Tab in the order of the paper (ordre de tabulation), for forms whose rows come and go."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(root: QWidget) -> None:
    """Makes Tab go through what has the keyboard inside `root` as the layouts show it, from its first."""
    layout = root.layout()
    if layout is not None:
        for before, after in pairwise(_stops(layout)):
            QWidget.setTabOrder(before, after)


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
