"""The one window of the program (fenêtre du programme): welcome, log-in or somebody's work place, one at a time."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.storage import Restored, Storage
from app.store import Clock, Store
from ui import theme, work_places
from ui.boundary import Guard, Incidents
from ui.entrance import creches_folder, demonstration_folder
from ui.idle import IdleWatch, close_others
from ui.incidents import LOG
from ui.leaving import close_file
from ui.login import LoginPage
from ui.restored import Said
from ui.widgets.incident_bar import IncidentBar

if TYPE_CHECKING:
    from app.session import Session
    from ui.window import Window

LAST = "creche"
GEOMETRY = "geometry"
LOCKED = "Verrouillé\u00a0: personne n’était au clavier. Ce que vous avez commencé vous attend."
SOON = 50
"""Milliseconds after the first paint: the screen shows it before anything else is loaded."""


class Shell(QMainWindow):
    """Goes from page to page; knows which folder is open and by whom. One file is open at a time."""

    painted = Signal()
    """Once, after the first page is on the screen: what it did not need may be loaded."""

    def __init__(self, storage: Storage, clock: Clock, make_demo: Callable[[Path], None]) -> None:
        super().__init__()
        self.storage, self.clock = storage, clock
        self._make_demo = make_demo
        self._is_painted = False
        self.folder: Path | None = None
        self.store: Store | None = None
        self.windows: dict[work_places.Key, Window] = {}
        self.stack = QStackedWidget()
        self.incident = IncidentBar()
        self._lay_out()
        self.incidents = Incidents(clock, self.log_path, self)
        self.incidents.told.connect(self.incident.tell)
        self.idle = IdleWatch(self)
        self.idle.passed.connect(self.lock)

    def begin(self, folder: Path | None) -> None:
        """The crèche asked for, else the last one, else the welcome page."""
        last = str(QSettings().value(LAST, ""))
        if folder is None and last and os.access(last, os.R_OK) and Path(last).is_dir():
            folder = Path(last)
        if folder is None:
            self.show_welcome()
        else:
            self.show_login(folder)

    def show_welcome(self) -> None:
        """Three ways in."""
        from ui.welcome import WelcomePage

        page = WelcomePage()
        page.create_asked.connect(self.show_create)
        page.demonstration_asked.connect(self.open_demonstration)
        page.open_asked.connect(self.choose_folder)
        page.restore_asked.connect(self.show_restore)
        self._show(page, "Marelle")

    def show_login(self, folder: Path, why: str = "", told: Sequence[Said] = ()) -> None:
        """Who opens this crèche? `why` and `told` say what brought the person here."""
        self.folder = folder
        page = LoginPage(self.storage, folder, why, told)
        page.opened.connect(self.enter)
        page.another_asked.connect(self.show_welcome)
        self._show(page, f"{folder.name} — Marelle")

    def show_create(self) -> None:
        """A new crèche."""
        from ui.create import CreatePage

        page = CreatePage(self.storage, self.clock)
        page.created.connect(self.show_code)
        page.cancelled.connect(self.show_welcome)
        self._show(page, "Créer ma crèche — Marelle")

    def show_code(self, session: "Session", code: str) -> None:
        """The new crèche's recovery code, before its work place."""
        from app.dated import latest
        from app.structure.records import Identity
        from ui.code_page import CodePage
        from ui.create import CreatePage

        made = self.stack.currentWidget()
        if isinstance(made, CreatePage):
            self.folder = made.path
        self.store = session.store
        identity = latest(session.store.find(Identity), session.clock.day())
        page = CodePage(code, identity.name if identity else "", session.clock.day(), session)
        page.kept.connect(self._enter_created)
        self._show(page, "Code de secours — Marelle")

    def show_restore(self) -> None:
        """A backup to put back."""
        from ui.restore import RestorePage

        page = RestorePage(self.storage)
        page.restored.connect(self._open_restored)
        page.cancelled.connect(self.show_welcome)
        self._show(page, "Restaurer une sauvegarde — Marelle")

    def choose_folder(self) -> None:
        """The system's window, then the log-in page."""
        from PySide6.QtWidgets import QFileDialog

        start = str(creches_folder())
        chosen = QFileDialog.getExistingDirectory(self, "Ouvrir le dossier d’une crèche", start)
        if chosen:
            self.show_login(Path(chosen))

    def open_demonstration(self) -> None:
        """The demonstration crèche, made first where there is none."""
        folder = demonstration_folder()
        if folder.is_dir():
            self.show_login(folder)
            return
        from ui.demonstration import DemonstrationPage

        page = DemonstrationPage(self._make_demo, folder)
        page.made.connect(self.show_login)
        page.cancelled.connect(self.show_welcome)
        self._show(page, "Crèche de démonstration — Marelle")
        page.start()

    def enter(self, store: Store) -> None:
        """The work place of the person who opened the file; the one they left, drafts included, where there is one."""
        from app.session import log_in

        assert self.folder is not None
        self.store = store
        with Guard(self.incident) as admitted:
            session = log_in(store, self.clock)
        if not admitted.passed:
            self._close_store()
            return
        QSettings().setValue(LAST, str(self.folder.resolve()))
        try:
            window = self._work_place(session)
        except BaseException:
            # A bug in a page must not leave the file open and locked behind the log-in page.
            self._close_store()
            raise
        self._show(window, f"{window.creche} — Marelle")
        self.idle.watch(session)

    def _work_place(self, session: "Session") -> "Window":
        """The person's window: the one they left, drafts included, or a new one."""
        from ui.page import Desk
        from ui.window import Window

        assert self.folder is not None
        key = work_places.key_of(self.folder, session.user.login, self.windows)
        window = self.windows.get(key)
        if window is not None and window.desk.session.user == session.user:
            window.resume(session)
            return window
        window = Window(Desk(session=session, folder=self.folder, go=lambda _name, _id: None))
        window.left.connect(self.leave)
        self.windows[key] = window
        return window

    def leave(self) -> None:
        """Changer d’utilisateur: the file is closed, the work place waits with its drafts."""
        why = self._close_store(copied=True)
        if self.folder is not None:
            self.show_login(self.folder)
        if why:
            self.incident.tell(why)

    def lock(self) -> None:
        """Nobody is there: as leaving, and nothing of the crèche stays readable on the screen."""
        close_others(self)
        self._close_store()
        if self.folder is not None:
            self.show_login(self.folder, LOCKED)

    def log_path(self) -> Path:
        """Where bugs are noted: the open folder's technical log, else beside the program's own data."""
        if self.folder is not None and self.folder.is_dir():
            return self.folder / LOG
        data = demonstration_folder().parent
        data.mkdir(parents=True, exist_ok=True)
        return data / LOG

    def _enter_created(self) -> None:
        if self.store is not None:
            self.enter(self.store)

    def _open_restored(self, done: Restored, told: list[Said]) -> None:
        work_places.forget_those_of(done.folder, self.windows)
        self.show_login(done.folder, told=told)

    def _show(self, page: QWidget, title: str) -> None:
        """Shows the page; the one before goes, unless it is somebody's work place."""
        before = self.stack.currentWidget()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if before is not None and before is not page:
            self.stack.removeWidget(before)
            if before not in self.windows.values():
                before.deleteLater()
        self.setWindowTitle(title)
        self.incident.forget()
        QTimer.singleShot(0, page, page.setFocus)

    def _close_store(self, *, copied: bool = False) -> str:
        self.idle.rest()
        store, self.store = self.store, None
        return close_file(store, self.windows.values(), copied=copied) if store is not None else ""

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.incident)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.resize(theme.scaled(1180), theme.scaled(740))
        if (geometry := QSettings().value(GEOMETRY)) is not None:
            self.restoreGeometry(geometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(SOON, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        QSettings().setValue(GEOMETRY, self.saveGeometry())
        self._close_store(copied=True)
        super().closeEvent(event)
