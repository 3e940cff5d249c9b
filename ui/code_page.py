"""A printed code, shown once (code de secours, code des notes privées): to print or save before going on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RuleError
from app.people import try_recovery_code
from ui import theme
from ui.boundary import Guard
from ui.code_check import SheetCheck
from ui.entrance import brand
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError

if TYPE_CHECKING:
    from app.session import Session

HIDDEN = "le code se lit maintenant sur la feuille"


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeWords:
    """What is said of one sort of code."""

    name: str
    title: str
    once: str


class CodeKind(Enum):
    """The codes that are printed."""

    RECOVERY = CodeWords(
        name="Code de secours",
        title="Votre code de secours",
        once="Ce code ne sera plus jamais montré. Imprimez-le, rangez la feuille sous clé, loin de l’ordinateur\u00a0: "
        "c’est la seule façon de rentrer si la phrase de passe est oubliée.",
    )
    NOTES = CodeWords(
        name="Code des notes privées",
        title="Le code des notes privées",
        once="Ce code ne sera plus jamais montré, et l’ancien n’ouvre plus rien. Imprimez-le, fermez et signez "
        "l’enveloppe\u00a0: avec un compte d’insertion, il ouvre toutes les notes privées.",
    )


class CodeCard(QWidget):
    """The code, with its sheet to print. `kept` once the person says that it is put away."""

    kept = Signal()

    def __init__(
        self,
        code: str,
        creche: str,
        day: date,
        kind: CodeKind = CodeKind.RECOVERY,
        *,
        done: str = "Le code est rangé",
        try_code: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._code, self._creche, self._day, self._kind = code, creche, day, kind
        self.error = InlineError(framed=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(kind.value.title, size="title", bold=True))
        column.addWidget(label(kind.value.once, wrap=True))
        column.addWidget(self._frame())
        column.addWidget(self.error)
        column.addLayout(self._buttons(done))
        self.trial = SheetCheck(try_code, is_main=False) if try_code is not None else None
        if self.trial is not None:
            self.trial.edited.connect(self._hide_code)
            column.addWidget(self.trial)

    def paper(self) -> bytes:
        """The sheet as a PDF."""
        from ui.pdf import recovery

        sheet = recovery.NOTES if self._kind is CodeKind.NOTES else recovery.RECOVERY
        return recovery.draw(self._code, self._creche, self._day, sheet)

    def print_sheet(self) -> None:
        """To the printer that the person chooses."""
        from ui.printing import print_pdf

        with Guard(self):
            print_pdf(self, self.paper(), self._kind.value.name)

    def save_sheet(self) -> None:
        """To a file, best on a key that is put away."""
        from ui.printing import save_pdf

        with Guard(self):
            save_pdf(self, self.paper(), f"{self._kind.value.name.lower()}.pdf")

    def refuse(self, error: RuleError) -> None:
        """Shows why the sheet was not written."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def _hide_code(self) -> None:
        """What is retyped is read on the paper, not here."""
        self._shown.setText(HIDDEN)
        self._shown.setAccessibleName(HIDDEN)

    def _frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "band")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 20, 16, 20)
        code = label(self._code, size="title", bold=True)
        code.setObjectName("code")
        code.setAccessibleName(f"{self._kind.value.name}\u00a0: {' '.join(self._code)}")
        code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignCenter)
        self._shown = code
        return frame

    def _buttons(self, done: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        first = Button("Imprimer", self.print_sheet, kind="main", icon="print")
        row.addWidget(first)
        row.addWidget(Button("Enregistrer en PDF", self.save_sheet, icon="save"))
        row.addStretch()
        row.addWidget(Button(done, self.kept.emit))
        self.setFocusProxy(first)
        return row


class CodePage(QWidget):
    """The recovery code of a new crèche, on a page of its own. `kept` as of the card."""

    kept = Signal()

    def __init__(self, code: str, creche: str, day: date, session: "Session | None" = None) -> None:
        super().__init__()
        trial = partial(try_recovery_code, session) if session is not None else None
        self.card = CodeCard(code, creche, day, done="Le code est rangé, continuer", try_code=trial)
        self.card.kept.connect(self.kept)
        box = QWidget()
        box.setMaximumWidth(theme.scaled(640))
        column = QVBoxLayout(box)
        column.setSpacing(16)
        column.addWidget(brand())
        column.addSpacing(16)
        column.addWidget(self.card)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(96), theme.scaled(64), theme.scaled(96), theme.scaled(32))
        row.addWidget(box)
        row.addStretch()
        self.setFocusProxy(self.card)
