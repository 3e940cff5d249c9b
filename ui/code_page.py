"""The recovery code, shown once (code de secours): to print or save before going on."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RuleError
from ui import theme
from ui.boundary import Guard
from ui.entrance import brand
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError

ONCE = (
    "Ce code ne sera plus jamais montré. Imprimez-le, rangez la feuille sous clé, loin de l’ordinateur\u00a0: "
    "c’est la seule façon de rentrer si la phrase de passe est oubliée."
)


class CodePage(QWidget):
    """`kept` once the person says that the code is put away."""

    kept = Signal()

    def __init__(self, code: str, creche: str, day: date) -> None:
        super().__init__()
        self._code, self._creche, self._day = code, creche, day
        self.error = InlineError(framed=True)
        box = QWidget()
        box.setMaximumWidth(theme.scaled(640))
        column = QVBoxLayout(box)
        column.setSpacing(16)
        column.addWidget(brand())
        column.addSpacing(16)
        column.addWidget(label("Votre code de secours", size="title", bold=True))
        column.addWidget(label(ONCE, wrap=True))
        column.addWidget(self._frame())
        column.addWidget(self.error)
        column.addLayout(self._buttons())
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(96), theme.scaled(64), theme.scaled(96), theme.scaled(32))
        row.addWidget(box)
        row.addStretch()

    def paper(self) -> bytes:
        """The sheet as a PDF."""
        from ui.pdf.recovery import draw

        return draw(self._code, self._creche, self._day)

    def print_sheet(self) -> None:
        """To the printer that the person chooses."""
        from ui.printing import print_pdf

        with Guard(self):
            print_pdf(self, self.paper(), "Code de secours")

    def save_sheet(self) -> None:
        """To a file, best on a key that is put away."""
        from ui.printing import save_pdf

        with Guard(self):
            save_pdf(self, self.paper(), "code de secours.pdf")

    def refuse(self, error: RuleError) -> None:
        """Shows why the sheet was not written."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def _frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "band")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 20, 16, 20)
        code = label(self._code, size="title", bold=True)
        code.setAccessibleName(f"Code de secours\u00a0: {' '.join(self._code)}")
        code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignCenter)
        return frame

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        first = Button("Imprimer", self.print_sheet, kind="main", icon="print")
        row.addWidget(first)
        row.addWidget(Button("Enregistrer en PDF", self.save_sheet, icon="save"))
        row.addStretch()
        row.addWidget(Button("Le code est rangé, continuer", self.kept.emit))
        self.setFocusProxy(first)
        return row
