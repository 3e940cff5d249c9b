"""The contract on paper (contrat papier): drawn in the background, looked at, printed or saved; Esc goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.families.child_sheet import ChildSheet, EnrolmentEntry
from app.search import fold
from app.session import Session
from ui import printing
from ui.boundary import Guard, Place
from ui.tasks import Task
from ui.widgets.basics import Button
from ui.widgets.paper import PaperPreview


class ContractPaper(QWidget):
    """`closed` when the sheet is wanted again."""

    closed = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._task: Task | None = None
        self._name = "contrat"
        self.preview = PaperPreview("Contrat")
        self.back = Button("Revenir à la fiche", self.closed.emit, icon="left")
        self.print = Button("", self._print, kind="bare", icon="print", name="Imprimer le contrat")
        self.save = Button("", self._save, kind="bare", icon="save", name="Enregistrer le contrat en PDF")
        for button, name in (
            (self.print, "contract_print"),
            (self.save, "contract_save"),
            (self.back, "contract_back"),
        ):
            button.setObjectName(name)
            self.preview.tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self.setFocusProxy(self.back)

    def show_contract(self, session: Session, sheet: ChildSheet, entry: EnrolmentEntry) -> None:
        """Gathers the data now, draws them in the background."""
        from ui.pages.children.contract_data import contract_of

        contract = contract_of(session, sheet, entry)
        self._name = f"contrat-{fold(sheet.child.name).replace(' ', '-')}-{entry.enrolment.first_day}"
        self.preview.show_pdf(None)
        self._enable(on=False)
        if self._task is not None:
            self._task.cancel()

        def work(_progress: object) -> tuple[bytes, int]:
            from ui.pdf.contract import draw

            pdf = draw(contract)
            return pdf, printing.page_count(pdf)

        self._task = Task(work, self)
        self._task.done.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _show(self, drawn: tuple[bytes, int]) -> None:
        self.preview.show_pdf(*drawn)
        self._enable(on=True)

    def _fail(self, error: Exception) -> None:
        raise error

    def _enable(self, *, on: bool) -> None:
        self.print.setEnabled(on)
        self.save.setEnabled(on)

    def _print(self) -> None:
        if self.preview.pdf is not None:
            printing.print_pdf(self, self.preview.pdf, self._name)

    def _save(self) -> None:
        if self.preview.pdf is not None:
            with Guard(self._place):
                printing.save_pdf(self, self.preview.pdf, f"{self._name}.pdf")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
