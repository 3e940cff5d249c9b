"""Forms left half typed (saisies commencées), offered again one at a time: taken up, given up, or left for later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import french, theme
from ui.widgets.basics import Button, Sign, label

SURE = "Abandonner pour de bon"


class UnfinishedBar(QWidget):
    """Hidden while nothing waits. `show_text` shows what was typed where no form can be opened on it again."""

    resumed = Signal()
    dropped = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unfinished")
        self._text = ""
        self.words = label("", wrap=True)
        self.words.setObjectName("unfinished_words")
        self.typed = label("", wrap=True)
        self.typed.setObjectName("unfinished_typed")
        self.typed.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.resume = Button("Reprendre", self.resumed.emit)
        self.copy = Button("Copier le texte", self._copy)
        self.give_up = Button("Abandonner", self._give_up, kind="link")
        self.later = Button("Plus tard", self.put_off.emit, kind="link")
        buttons = {"resume": self.resume, "copy": self.copy, "give_up": self.give_up, "later": self.later}
        for name, button in buttons.items():
            button.setObjectName(f"unfinished_{name}")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.words)
        said.addWidget(self.typed)
        frame = QFrame()
        frame.setProperty("role", "band")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(Sign("save", "amber"))
        row.addLayout(said, 1)
        for button in (self.resume, self.copy, self.give_up, self.later):
            row.addWidget(button)
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.scaled(theme.MARGIN), 0, theme.scaled(theme.MARGIN), 8)
        around.addWidget(frame)

    def offer(self, words: str, others: int) -> None:
        """Says what waits, and how many others do."""
        more = (
            f" {french.plural(others, 'autre saisie attend', 'autres saisies attendent')}." if others else ""
        )
        self._say(f"{words}{more}")
        self.typed.hide()
        self.copy.hide()
        self.resume.show()

    def show_text(self, why: str, text: str) -> None:
        """What was typed, to be read and copied."""
        self._say(why)
        self._text = text
        self.typed.setText(text)
        self.typed.show()
        self.copy.show()
        self.resume.hide()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.give_up.setText("Abandonner")
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def _give_up(self) -> None:
        """What was typed is nowhere else: it takes a second press."""
        if self.give_up.text() == SURE:
            self.dropped.emit()
        else:
            self.give_up.setText(SURE)
