"""Pictures of every screen: the demonstration crèche's pages, the ways in and the month's paper, as PNG."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from app.care.arrivals import note_arrival
from app.care.door import DoorState, door
from app.days import Month
from app.demonstration import PASSPHRASE, create
from app.session import Session, log_in
from bench.crowd import BenchClock
from bench.month import CHEAP
from db.storage import FolderStorage
from ui import resources, theme
from ui.create import CreatePage
from ui.login import LoginPage
from ui.page import Desk
from ui.printing import page_count, page_image
from ui.welcome import WelcomePage
from ui.window import Window

TODAY = date(2026, 11, 22)
"""The demonstration's day; it is looked at on the Monday after, in the morning."""
SIZES = ((1366, 768), (1920, 1080))
LOOKS = {"clair": False, "sombre": True}
EVERYBODY = ("home", "attendance")
"""Pages that each role sees in its own way."""
PEOPLE = ("directrice", "conseillere", "equipe")
MOST_WAIT, CALM = 15_000, 400
"""Milliseconds: the longest wait for the papers of a page, and the time a page needs to settle."""
OPENS = 6 * 60
"""Nobody comes before the doors open."""
STILL_AWAITED = 4
"""Children due by now whose arrival is left to note."""


def application(scratch: Path) -> QApplication:
    """Off the screen, with our own font: the same pictures on every machine."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(scratch / "settings"))
    app = QApplication([*sys.argv[:1], *theme.STYLED])
    for path in sorted(resources.FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    app.setFont(QFont("Lato", 10))
    return app


def wait(milliseconds: int) -> None:
    """Lets the window and its background work go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def note_the_morning(session: Session) -> None:
    """Most of the children due by now have arrived."""
    now = session.clock.moment()
    minute = now.hour * 60 + now.minute
    due = [
        (line.due, line.child)
        for line in door(session, session.clock.day()).lines
        if line.state in {DoorState.LATE, DoorState.EXPECTED} and line.due is not None and line.due < minute
    ]
    due.sort(key=lambda one: (one[0], one[1].id))
    for number, (start, child) in enumerate(due[: len(due) - STILL_AWAITED]):
        note_arrival(session, child, minute=min(minute, max(OPENS, start - 5 + number * 7 % 17)))


def shoot(widget: QWidget, into: Path, name: str) -> Iterator[Path]:
    """The widget in both sizes."""
    for width, height in SIZES:
        widget.resize(width, height)
        wait(CALM)
        path = into / f"{name}-{width}.png"
        widget.grab().save(str(path))
        yield path


def take_away(widget: QWidget) -> None:
    """Ends a window as the program does: by Qt, in its own time, not by Python's collector."""
    widget.close()
    widget.deleteLater()
    wait(0)


def papers_drawn(window: Window) -> bool:
    """Whether the page shown no longer waits for a paper."""
    from ui.pages.reports.page import ReportsPage

    page = window.page()
    return not isinstance(page, ReportsPage) or page.preview.pdf is not None


def shoot_pages(storage: FolderStorage, folder: Path, into: Path, look: str) -> Iterator[Path]:
    """Each page of each person; those that don't change with the role once only."""
    for login in PEOPLE:
        store = storage.open(folder, login, PASSPHRASE)
        desk = Desk(session=log_in(store, BenchClock()), folder=folder, go=lambda _name, _id: None)
        window = Window(desk)
        window.show()
        for entry in window.entries:
            if login != PEOPLE[0] and entry.name not in EVERYBODY:
                continue
            window.go(entry.name)
            waited = 0
            while not papers_drawn(window) and waited < MOST_WAIT:
                wait(CALM)
                waited += CALM
            name = entry.name if login == PEOPLE[0] else f"{entry.name}-{login}"
            yield from shoot(window, into, f"{name}-{look}")
        take_away(window)
        store.close()


def shoot_insertion(storage: FolderStorage, folder: Path, into: Path, look: str) -> Iterator[Path]:
    """Each view of the counsellor's page, a parent's page and an interview."""
    from app.insertion.path_list import path_lines
    from ui.pages.insertion import InsertionPage
    from ui.pages.insertion.tabs import TABS

    store = storage.open(folder, "conseillere", PASSPHRASE)
    session = log_in(store, BenchClock())
    window = Window(Desk(session=session, folder=folder, go=lambda _name, _id: None))
    window.show()
    window.go("insertion")
    page = window.page()
    assert isinstance(page, InsertionPage)
    for tab in TABS:
        page.show_tab(tab.name)
        yield from shoot(window, into, f"insertion-{tab.name}-{look}")
    path = next(line.id for line in path_lines(session) if line.is_open and line.engagement)
    page.show_parent(path)
    yield from shoot(window, into, f"insertion-parent-{look}")
    page.log_interview(path)
    yield from shoot(window, into, f"insertion-interview-{look}")
    take_away(window)
    store.close()


def shoot_ways_in(storage: FolderStorage, folder: Path, into: Path, look: str) -> Iterator[Path]:
    """Before anybody is logged in."""
    ways = {
        "welcome": WelcomePage(),
        "login": LoginPage(storage, folder),
        "create": CreatePage(storage, BenchClock()),
    }
    for name, page in ways.items():
        page.show()
        yield from shoot(page, into, f"{name}-{look}")
        take_away(page)


def shoot_paper(session: Session, into: Path) -> Iterator[Path]:
    """The pages of the last complete month's report."""
    from app.report.desk import desk_of
    from ui.pdf.report import draw

    desk = desk_of(session, Month.of(TODAY).plus(-1))
    pdf = draw(desk.report, desk.notes)
    for number in range(page_count(pdf)):
        path = into / f"report-page-{number + 1}.png"
        page_image(pdf, number, 2.0).save(str(path))
        yield path


def main(arguments: list[str]) -> int:
    """Writes the pictures into the folder named, or a new one, and says where."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    into = Path(arguments[0]) if arguments else Path(tempfile.mkdtemp(prefix="marelle-screens-"))
    into.mkdir(parents=True, exist_ok=True)
    made = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, storage = Path(scratch, "petits-pas"), FolderStorage(BenchClock(), cost=CHEAP)
        create(storage, folder, TODAY)
        app = application(Path(scratch))
        store = storage.open(folder, PEOPLE[0], PASSPHRASE)
        session = log_in(store, BenchClock())
        note_the_morning(session)
        made += sum(1 for _ in shoot_paper(session, into))
        store.close()
        for look, dark in LOOKS.items():
            theme.apply(app, dark=dark)
            made += sum(1 for _ in shoot_ways_in(storage, folder, into, look))
            made += sum(1 for _ in shoot_pages(storage, folder, into, look))
            made += sum(1 for _ in shoot_insertion(storage, folder, into, look))
    print(f"{made} pictures in {into}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
