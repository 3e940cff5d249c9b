"""What went wrong, above whatever is shown (incident): a sentence and a cross that takes it away."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import RuleError
from ui.widgets.basics import Button
from ui.widgets.inline_error import InlineError


class IncidentBar(QWidget):
    """A place for refusals that concern no page, and for bugs told plainly."""

    def __init__(self) -> None:
        super().__init__()
        self._error = InlineError(framed=True)
        self._dismiss = Button("", self.forget, kind="bare", icon="close", name="Fermer ce message")
        self._dismiss.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._error, 1)
        row.addWidget(self._dismiss)

    @property
    def sentence(self) -> str:
        """What is said now; empty when hidden."""
        return self._error.sentence

    def tell(self, sentence: str) -> None:
        """Says it."""
        self._error.tell(sentence)
        self._dismiss.show()

    def forget(self) -> None:
        """Takes it away."""
        self._error.forget()
        self._dismiss.hide()

    def refuse(self, error: RuleError) -> None:
        """As every place does."""
        self.tell(error.sentence)

    def forget_refusal(self) -> None:
        """As every place does."""
        self.forget()
