"""Making the demonstration crèche (démonstration): in the background, under another name until it is whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.errors import RuleError
from ui import theme
from ui.entrance import brand
from ui.tasks import Progress, Task
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError

WAIT = (
    "Trente enfants, leurs familles et dix-huit mois de présences sont inventés pour vous. Quelques secondes…"
)


class DemonstrationPage(QWidget):
    """`made(Path)` once it is there; `cancelled` when the person goes back."""

    made = Signal(object)
    cancelled = Signal()

    def __init__(self, make: Callable[[Path], None], folder: Path) -> None:
        super().__init__()
        self._make, self._folder = make, folder
        self._task: Task | None = None
        self.error = InlineError(framed=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Préparation de la crèche de démonstration")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.scaled(96),) * 4)
        column.setSpacing(16)
        column.addWidget(brand())
        column.addWidget(label("Préparation de la crèche de démonstration", size="title", bold=True))
        column.addWidget(label(WAIT, tone="muted", wrap=True))
        column.addWidget(self._bar)
        column.addWidget(self.error)
        back = Button("Retour", self.give_up)
        column.addWidget(back)
        column.setAlignment(back, column.alignment())
        column.addStretch()
        self.setFocusProxy(back)

    def start(self) -> None:
        """Begins the work on another thread."""
        make, folder = self._make, self._folder
        self._task = Task(lambda progress: write_beside(make, folder, progress), self)
        self._task.done.connect(self.made)
        self._task.failed.connect(self._tell)
        self._task.start()

    def give_up(self) -> None:
        """Back to the welcome page; what is being written is thrown away."""
        if self._task is not None:
            self._task.cancel()
        self.cancelled.emit()

    def _tell(self, error: Exception) -> None:
        self._bar.hide()
        if not isinstance(error, RuleError):
            raise error
        self.error.tell(error.sentence)


def write_beside(make: Callable[[Path], None], folder: Path, progress: Progress) -> Path:
    """Makes the crèche under another name and renames it when whole: an interrupted one is never taken for it."""
    beside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.parent.mkdir(parents=True, exist_ok=True)
    make(beside)
    try:
        progress.step(1, 1)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return beside.rename(folder)
