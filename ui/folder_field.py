"""A folder's field (dossier): typed, or chosen in the system's own window."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ui.field import Field, Need
from ui.widgets.basics import Button


class FolderField(Field[Path]):
    """The path of a folder that may not exist yet. `settled` once it was chosen, or the keyboard goes on from it."""

    settled = Signal()

    def __init__(self, name: str, text: str, *, need: Need = Need.MANDATORY, hint: str = "") -> None:
        box = QWidget()
        self.line = QLineEdit()
        self.choose = Button("Choisir…", self.ask, name=f"Choisir\u00a0: {text.lower()}")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        box.setFocusProxy(self.line)
        super().__init__(name, text, box, need=need, hint=hint)
        self.line.setAccessibleName(text)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._end)

    def ask(self) -> None:
        """The system's window; nothing changes when it is given up."""
        start = self.line.text() or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.choose.accessibleName(), start)
        if chosen:
            self.line.setText(str(Path(chosen)))
            self.edited()
            self.settled.emit()

    def _end(self) -> None:
        # What is said under the field would move a button just pressed from under the pointer.
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.settled.emit()

    def read(self) -> Path | None:
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def show_value(self, value: Path | None) -> None:
        self.line.setText("" if value is None else str(value))

    def text(self) -> str:
        return self.line.text()

    def retype(self, text: str) -> None:
        self.line.setText(text)
        self.edited()
