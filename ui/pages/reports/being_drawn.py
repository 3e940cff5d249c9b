"""A paper being drawn (papier en préparation): what is asked of it meanwhile is done once it is there."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import printing
from ui.page import Page
from ui.tasks import Task
from ui.widgets.basics import Button
from ui.widgets.paper import PaperPreview

IN_PREPARATION = "Le papier est en préparation…"


class PaperDesk(QObject):
    """Draws a view's paper in the background, shows it, prints it and saves it; `place` is the view, seen or hidden.

    The buttons are grey while it is drawn. Their keys wait: a paper half made, or the former one, never leaves.
    """

    def __init__(
        self,
        page: Page,
        place: QWidget,
        preview: PaperPreview,
        buttons: Sequence[Button],
        given: Callable[[], None] = lambda: None,
    ) -> None:
        """`given` is called once the paper was printed or saved."""
        super().__init__(place)
        self._given = given
        self._page, self._place, self._preview, self._buttons = page, place, preview, buttons
        self._task: Task | None = None
        self._name = ""
        self._title = ""
        self._ready = False
        self._wish: Callable[[], None] | None = None
        self._keys = [
            QShortcut(QKeySequence(keys), place, act)
            for keys, act in (("Ctrl+P", self.print), ("Ctrl+S", self.save))
        ]
        self._turn(ready=False)

    def draw(self, work: Callable[[], bytes], name: str, title: str) -> None:
        """Draws another paper, or a new state of the same; what was asked of another one is forgotten."""
        if name != self._name:
            self._wish = None
        self._name, self._title = name, title
        self._turn(ready=False)
        self._preview.announce()
        if self._task is not None:
            self._task.cancel()
        self._task = Task(partial(_drawn, work), self)
        self._task.done.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.start()

    def print(self) -> None:
        """To a printer, once it is drawn."""
        self._do(self._print)

    def save(self) -> None:
        """The PDF, to a file, once it is drawn."""
        self._do(self._save)

    def _do(self, act: Callable[[], None]) -> None:
        if self._ready:
            act()
        elif self._task is not None:
            self._wish = act
            self._page.told.emit(IN_PREPARATION)

    def _print(self) -> None:
        if self._preview.pdf is not None:
            with self._page.guard():
                if printing.print_pdf(self._place, self._preview.pdf, self._title):
                    self._given()

    def _save(self) -> None:
        if self._preview.pdf is not None:
            with self._page.guard():
                if printing.save_pdf(self._place, self._preview.pdf, f"{self._name}.pdf"):
                    self._given()

    def _show(self, drawn: tuple[bytes, int]) -> None:
        self._preview.show_pdf(*drawn)
        self._turn(ready=True)
        wish, self._wish = self._wish, None
        # Nothing opens over another view, where the person went meanwhile.
        if wish is not None and self._place.isVisible():
            self._page.rekeyed.emit()
            wish()

    def _fail(self, error: Exception) -> None:
        self._preview.show_pdf(None)
        self._wish = self._task = None
        raise error

    def _turn(self, *, ready: bool) -> None:
        self._ready = ready
        for button in self._buttons:
            button.setEnabled(ready)
        # A grey button hears no key; two that hear the same one would both be deaf.
        for key in self._keys:
            key.setEnabled(not ready)


def _drawn(work: Callable[[], bytes], _progress: object) -> tuple[bytes, int]:
    pdf = work()
    return pdf, printing.page_count(pdf)
