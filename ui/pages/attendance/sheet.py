"""The printed day sheet (feuille du jour): drawn in the background, then to a printer or to a file."""

from app.dated import latest
from app.door import Door
from app.session import Session
from app.structure import Identity
from ui import printing
from ui.page import Page
from ui.tasks import Task


def creche_name(session: Session) -> str:
    """The crèche's name, as it stands today."""
    identity = latest(session.store.find(Identity), session.clock.day())
    return identity.name if identity else ""


class SheetMaker:
    """One sheet at a time, the last one asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._task: Task | None = None

    def make(self, door: Door, creche: str, *, save: bool) -> None:
        """Draws the sheet, then asks for a printer, or for a file's name where `save` is true."""
        if self._task is not None:
            self._task.cancel()
        self._name, self._save = f"feuille-de-presence-{door.day.isoformat()}", save
        self._task = Task(lambda _: _drawn(door, creche), self._page)
        self._task.done.connect(self._hand_over)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _hand_over(self, pdf: bytes) -> None:
        with self._page.guard():
            if self._save:
                printing.save_pdf(self._page, pdf, f"{self._name}.pdf")
            else:
                printing.print_pdf(self._page, pdf, self._name)

    def _fail(self, error: Exception) -> None:
        raise error


def _drawn(door: Door, creche: str) -> bytes:
    from ui.pdf import day_sheet

    return day_sheet.draw(day_sheet.sheet_of(door, creche))
