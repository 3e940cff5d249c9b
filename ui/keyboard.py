"""Keys (touches): Alt and a figure, on a French keyboard the same key without capitals; Enter alone opens a line."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

AZERTY = {
    1: Qt.Key.Key_Ampersand,
    2: Qt.Key.Key_Eacute,
    3: Qt.Key.Key_QuoteDbl,
    4: Qt.Key.Key_Apostrophe,
    5: Qt.Key.Key_ParenLeft,
    6: Qt.Key.Key_Minus,
    7: Qt.Key.Key_Egrave,
    8: Qt.Key.Key_Underscore,
    9: Qt.Key.Key_Ccedilla,
}
"""What the keys of the figures write on a French keyboard."""


def numbered(
    widget: QWidget, number: int, act: Callable[[], object], *, ctrl: bool = False, anywhere: bool = False
) -> QShortcut:
    """Alt (or Ctrl) and that figure, while the widget has the keyboard, or `anywhere` in its window while it shows."""
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.AltModifier
    shortcut = QShortcut(widget)
    if not anywhere:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setKeys([QKeySequence(held | sign) for sign in (Qt.Key(Qt.Key.Key_0 + number), AZERTY[number])])
    shortcut.activated.connect(act)
    return shortcut


def shortcuts(widget: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Keys of a whole window."""
    for keys, act in acts.items():
        QShortcut(QKeySequence(keys), widget, act)


def opens(event: QKeyEvent) -> bool:
    """Enter alone: Ctrl+Enter has just saved, and must not open what the keyboard came back to."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held == Qt.KeyboardModifier.NoModifier
