"""The printed day sheet (feuille du jour): drawn in the background, then to a printer or to a file."""

from collections.abc import Callable

from app.care.door import Door
from app.consulting import Consulted, consulted
from app.dated import latest
from app.structure.records import Identity
from ui import french, printing, typed_stays
from ui.carry_out import as_csv
from ui.page import Page
from ui.pages.attendance import words
from ui.tasks import Task


class SheetMaker:
    """One sheet at a time, the last one asked for, of the day that `shown` gives."""

    def __init__(self, page: Page, shown: Callable[[], Door | None]) -> None:
        self._page, self._shown = page, shown
        self._task: Task | None = None

    def print_sheet(self) -> None:
        """To a printer."""
        self._make(save=False)

    def save_sheet(self) -> None:
        """To a file."""
        self._make(save=True)

    def export_day(self) -> None:
        """The day as a table for a spreadsheet: who was planned, who came, how it stands."""
        door = self._shown()
        if door is not None:
            with self._page.guard():
                content = as_csv(TITLES, day_rows(door))
                name = f"presences-{door.day.isoformat()}.csv"
                if printing.save_bytes(self._page, content, name, "Tableau (*.csv)"):
                    consulted(self._page.session, Consulted.LIST, listed="attendance")

    def _make(self, *, save: bool) -> None:
        door, session = self._shown(), self._page.session
        if door is None:
            return
        if self._task is not None:
            self._task.cancel()
        identity = latest(session.store.find(Identity), session.clock.day())
        creche = identity.name if identity else ""
        self._name, self._save = f"feuille-de-presence-{door.day.isoformat()}", save
        self._task = Task(lambda _: _drawn(door, creche), self._page)
        self._task.done.connect(self._hand_over)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _hand_over(self, pdf: bytes) -> None:
        with self._page.guard():
            if self._save:
                done = printing.save_pdf(self._page, pdf, f"{self._name}.pdf") is not None
            else:
                done = printing.print_pdf(self._page, pdf, self._name)
            if done:
                consulted(self._page.session, Consulted.PAPER)

    def _fail(self, error: Exception) -> None:
        raise error


TITLES = ("Enfant", "Groupe", "Prévu", "Présent", "État")


def day_rows(door: Door) -> list[list[str]]:
    """One row an enrolment, by name, as the evening's grid shows them."""
    lines = sorted(
        door.lines, key=lambda line: (line.child.last_name, line.child.first_name, line.enrolment.id)
    )
    return [
        [
            line.child.name,
            line.around.group.name if line.around.group else "",
            french.spans(line.reserved),
            typed_stays.written(words.own_stays(line, door)),
            words.status(line, door)[0],
        ]
        for line in lines
    ]


def _drawn(door: Door, creche: str) -> bytes:
    from ui.pdf import day_sheet

    return day_sheet.draw(day_sheet.sheet_of(door, creche))
