"""What the pages before the log-in share (entrée): Marelle's name and mark, a page in two halves, cards to choose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, Sign, key_label, label


def brand() -> QWidget:
    """The mark and the name."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(Sign("mark", "action", 44))
    row.addWidget(label("Marelle", size="figure", bold=True))
    row.addStretch()
    return box


def half(*, side: bool, width: int = 0) -> tuple[QFrame, QVBoxLayout]:
    """One half of the page and its column; `side` gives it the darker ground. It scrolls where text is large."""
    frame, area = QFrame(), QScrollArea()
    area.setWidget(frame)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if side:
        frame.setProperty("role", "side")
    column = QVBoxLayout()
    column.setSpacing(8)
    row = QHBoxLayout(frame)
    row.setContentsMargins(64, 64, 64, 32)
    if width:
        box = QWidget()
        box.setMaximumWidth(theme.scaled(width))
        column.setContentsMargins(0, 0, 0, 0)
        box.setLayout(column)
        row.addWidget(box)
    else:
        row.addLayout(column)
    return area, column


def note(icon: str, role: str, text: str) -> QWidget:
    """A sign and a grey sentence."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(12)
    row.addWidget(Sign(icon, role), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, tone="muted", wrap=True), 1)
    return box


def card(icon: str, title: str, detail: str, keys: str, chosen: Callable[[], object]) -> QPushButton:
    """A large button: what it does, in two lines, and its key."""
    made = Button("", chosen, kind="choice", name=f"{title}. {detail}", keys=keys)
    made.setToolTip("")
    row = QHBoxLayout(made)
    row.setContentsMargins(24, 12, 20, 12)
    row.setSpacing(18)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addStretch()
    words.addWidget(label(title, size="panel", bold=True, wrap=True))
    words.addWidget(label(detail, tone="muted", wrap=True))
    words.addStretch()
    row.addWidget(Sign(icon, "action", 24))
    row.addLayout(words, 1)
    row.addWidget(key_label(keys or "Entrée"))
    return made


def short_path(folder: Path) -> str:
    """The folder as a person reads it, step by step from the home folder."""
    home = Path.home()
    parts = (
        ("Dossier personnel", *folder.relative_to(home).parts)
        if folder.is_relative_to(home)
        else folder.parts
    )
    return " \u203a ".join(part.strip("/\\") for part in parts if part.strip("/\\"))


def creches_folder() -> Path:
    """Where new crèches are proposed."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "Crèches"


def demonstration_folder() -> Path:
    """Where the demonstration crèche lies, the same as for `dev.py run`."""
    from PySide6.QtCore import QStandardPaths

    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "marelle" / "demonstration"
