"""A paper in a page (papier à l'écran): drawn in the background, looked at, printed or saved; Esc goes back."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.consulting import Consulted
from ui import printing
from ui.boundary import Guard, Place
from ui.handing_over import note_handed_over
from ui.tasks import Task
from ui.widgets.basics import Button
from ui.widgets.paper import PaperPreview

PAPER_KEYS = "Échap\u00a0: revenir · Page suivante, Page précédente\u00a0: tourner les pages · F1\u00a0: aide"
T = TypeVar("T")


def _told_already() -> None:
    """A file saved as PDF and as data was handed over once."""


class PaperPane(QWidget):
    """`name` begins the buttons' objectNames; `closed` when the page behind is wanted again."""

    closed = Signal()

    def __init__(self, place: Place, name: str, back: str, title: str) -> None:
        super().__init__()
        self._place = place
        self._task: Task | None = None
        self._file = name
        self.about = 0
        """The parent whose paper it is, 0 for many persons: what the journal tells of a print."""
        self.names_nobody = False
        """Such a paper leaves without a word in the journal."""
        self.preview = PaperPreview(title)
        self.back = Button(back, self.closed.emit, icon="left")
        self.print = Button("", self._print, kind="bare", icon="print", name="Imprimer")
        self.save = Button("", self._save, kind="bare", icon="save", name="Enregistrer en PDF")
        self.data = Button("Données (JSON)…", self._save_data, name="Enregistrer les données en JSON")
        self.data.hide()
        self._also = b""
        self.given: Callable[[], object] | None = None
        """Notes, once, that the paper shown left the screen; without it the journal tells of a paper."""
        buttons = ((self.data, "data"), (self.print, "print"), (self.save, "save"), (self.back, "back"))
        for button, end in buttons:
            button.setObjectName(f"{name}_{end}")
            self.preview.tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self.setFocusProxy(self.back)

    def show_paper(self, file: str, data: T, draw: Callable[[T], bytes], also: bytes = b"") -> None:
        """Draws what was read beforehand; `file` names the PDF that is saved, without its ending.

        `also` is the same as JSON, for a machine: it may be saved too.
        """
        self.given = None
        self._file = file
        self._also = also
        self.data.setVisible(bool(also))
        self.preview.show_pdf(None)
        self.preview.announce()
        self._enable(on=False)
        if self._task is not None:
            self._task.cancel()

        def work(_progress: object) -> tuple[bytes, int]:
            pdf = draw(data)
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
            with Guard(self._place):
                if printing.print_pdf(self, self.preview.pdf, self._file):
                    self._tell()

    def _save(self) -> None:
        if self.preview.pdf is not None:
            with Guard(self._place):
                if printing.save_pdf(self, self.preview.pdf, f"{self._file}.pdf"):
                    self._tell()

    def _tell(self) -> None:
        """Once for each that leaves; a person's file is handed over once, whatever is made of it."""
        if self.given is not None:
            self.given()
            self.given = _told_already
        elif not self.names_nobody:
            note_handed_over(self, Consulted.PAPER, self.about)

    def _save_data(self) -> None:
        with Guard(self._place):
            if printing.save_bytes(self, self._also, f"{self._file}.json", "Données (*.json)"):
                self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def hideEvent(self, event: QHideEvent) -> None:
        """Behind another page of a stack its row of buttons would still keep the neighbours narrow."""
        super().hideEvent(event)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
