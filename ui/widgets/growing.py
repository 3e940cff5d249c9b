"""A text box as tall as its text (zone qui grandit), between two numbers of lines: nothing to scroll inside."""

from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from ui import theme

FRAME = 20
"""Pixels around the lines, for 10 pt text."""


def let_grow(box: QPlainTextEdit, *, least: int, most: int) -> None:
    """Keeps the box at the height of its text from now on."""
    fit = partial(_fit, box, least, most)
    box.document().documentLayout().documentSizeChanged.connect(fit)
    fit()


def _fit(box: QPlainTextEdit, least: int, most: int, *_: object) -> None:
    lines = int(box.document().size().height())
    high = box.fontMetrics().lineSpacing() * max(least, min(lines, most)) + theme.scaled(FRAME)
    if box.height() != high or box.minimumHeight() != high:
        box.setFixedHeight(high)
