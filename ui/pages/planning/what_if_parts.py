"""Small parts of « Et si… » (bandeau): an effect with its sign, a layout filled again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.what_if_words import Effect
from ui.widgets.basics import Sign, label


def refill(layout: QHBoxLayout | QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """These instead."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget, 1)
        widget.show()


def effect_row(effect: Effect) -> QWidget:
    """Its words, after ▲ where it is grave."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if effect.tone in {"amber", "alert"}:
        row.addWidget(Sign("alert", effect.tone, 14), 0, Qt.AlignmentFlag.AlignTop)
    tone: theme.Tone = "ink" if effect.tone == "muted" else effect.tone
    row.addWidget(label(effect.words, tone=tone, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    return made
