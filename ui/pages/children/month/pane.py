"""The month of a moving roster (planning du mois), over the page: typed or imported, looked at, accepted at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.care.enrolments import Enrolment
from app.care.envelopes import covered_days
from app.care.monthly_roster import RosterDesk, RosterPreview, accept_roster, month_words, roster_desk
from app.days import Month
from app.users import Right
from ui import french, theme
from ui.page import Page
from ui.pages.children.month.grid import MonthGrid
from ui.pages.children.month.sums import MonthSums
from ui.text_file import read_text
from ui.typed_month import MonthLine, read_lines, write_hours
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel

HELP = (
    "Une ligne par jour\u00a0: 6:30-14:30, ou plusieurs plages\u00a0; vide, personne n’est attendu. "
    "Entrée passe au jour suivant, Ctrl+Entrée enregistre le mois."
)
SIDE = 400


class MonthPane(QWidget):
    """`closed` when the sheet is wanted again, `drafted` with what is typed; another month only once nothing is."""

    closed = Signal()
    drafted = Signal()
    keys = (
        "Entrée\u00a0: jour suivant · Échap\u00a0: heures réservées · Ctrl+Entrée\u00a0: enregistrer le mois · "
        "F1\u00a0: aide"
    )

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._desk: RosterDesk | None = None
        self.lost: Sequence[MonthLine] = ()
        self.preview: RosterPreview | None = None
        self.grid = MonthGrid()
        self.grid.edited.connect(self._follow)
        self.sums = MonthSums()
        self.sums.setFixedWidth(theme.scaled(SIDE))
        self.sums.accepted.connect(self.accept)
        self.sums.given_up.connect(self.give_up)
        self.sums.allowed.connect(self._follow)
        self.name = label("", size="panel", bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._days(), 1)
        row.addWidget(self.sums)

    def _days(self) -> Panel:
        panel = Panel()
        self.back = Button("Revenir à la fiche", self.leave, icon="left")
        self.before = Button("", self._go_before, kind="bare", icon="left", name="Mois précédent")
        self.after = Button("", self._go_after, kind="bare", icon="right", name="Mois suivant")
        self.file = Button("Importer un fichier CSV…", self._ask_file)
        self.weeks = Button(
            "Heures du contrat", self._put_weeks, name="Remettre les heures de la semaine type"
        )
        self.empty = Button(
            "Vider le mois", self._put_nobody, name="Vider le mois\u00a0: personne n’est attendu"
        )
        top, tools = QHBoxLayout(), QHBoxLayout()
        for widget in (self.back, self.before, self.after):
            top.addWidget(widget)
        top.addWidget(self.name, 1)
        for widget in (self.file, self.weeks, self.empty):
            tools.addWidget(widget)
        tools.addStretch()
        for line_ in (top, tools):
            line_.setSpacing(8)
            panel.add(line_)
        names = {"back": self.back, "before": self.before, "after": self.after, "file": self.file,
                 "weeks": self.weeks, "empty": self.empty}  # fmt: skip
        for name, button in names.items():
            button.setObjectName(f"month_{name}")
        panel.add(label(HELP, tone="muted", wrap=True))
        panel.add(self.grid, 1)
        return panel

    @property
    def desk(self) -> RosterDesk:
        """The month shown; only asked for once there is one."""
        assert self._desk is not None
        return self._desk

    @property
    def contract_id(self) -> int:
        """Whose month is shown; 0 where none is."""
        return self._desk.enrolment.id if self._desk is not None else 0

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return self._desk is not None and (self.grid.is_edited or bool(self.lost))

    def show_month(self, enrolment: Enrolment, month: Month | None = None) -> None:
        """That contract's month: this one, or the next where the second half has begun, inside the contract."""
        today = self._page.session.clock.day()
        usual = Month.of(today).plus(int(today.day > 15))
        bounds = Month.of(enrolment.first_day), Month.of(enrolment.last_day)
        self._show(enrolment, min(max(month or usual, bounds[0]), bounds[1]))
        self.grid.focus_first()

    def _show(self, enrolment: Enrolment, month: Month) -> None:
        self._desk = roster_desk(self._page.session, enrolment, month)
        self.lost = ()
        self.sums.word.put(None)
        self.grid.rows = []
        self._fill()

    def reload(self) -> None:
        """Reads the same month again; what is typed stays."""
        desk = self.desk
        enrolment = self._page.session.store.get(Enrolment, desk.enrolment.id)
        self._desk = roster_desk(self._page.session, enrolment, desk.month)
        self._fill()

    def forget(self) -> None:
        """The contract is gone."""
        self._desk, self.lost = None, ()

    def _fill(self) -> None:
        desk = self.desk
        month = french.capitalised(month_words(desk.month))
        self.name.setText(f"{desk.child.name} · {month}")
        self.setAccessibleName(self.name.text())
        self.before.setEnabled(desk.month > Month.of(desk.enrolment.first_day))
        self.after.setEnabled(desk.month < Month.of(desk.enrolment.last_day))
        self.grid.show_days({day: desk.reserved(day) for day in covered_days(desk.enrolment, desk.month)})
        self._follow()

    def _follow(self) -> None:
        roster = self.grid.read()
        word = bool(self.sums.word.value())
        with self._page.guard():
            self.preview = self.desk.preview(roster, outside_opening=word)
            self.grid.show_preview(self.preview)
            may = self._page.session.can(Right.EDIT_ENROLMENTS)
            unread = {row.day: row.refusal for row in self.grid.unread}
            self.sums.show_month(self.desk.month, self.preview, unread, self.lost, may_save=may)
        self.drafted.emit()

    def accept(self) -> None:
        """Ctrl+Entrée: the month is written, in one deed."""
        if not self.sums.save.isEnabled():
            return
        word = bool(self.sums.word.value())
        with self._page.guard():
            accept_roster(
                self._page.session,
                self.desk.enrolment,
                self.desk.month,
                self.grid.read(),
                outside_opening=word,
            )
            self.lost = ()
            self.reload()

    def give_up(self) -> None:
        """What is reserved comes back, and the sheet with it."""
        self._show(self.desk.enrolment, self.desk.month)
        self.closed.emit()

    def leave(self) -> None:
        """Back to the sheet; what is typed stays for when the month is opened again."""
        self.closed.emit()

    def import_file(self, path: Path) -> None:
        """The lines of a file into those of the grid; what can't be placed is listed, nothing is lost."""
        with self._page.guard():
            self._put_lines(read_lines(read_text(path), self.desk.month))

    def _put_lines(self, lines: Sequence[MonthLine]) -> None:
        placed = [one for one in lines if one.day is not None and self.grid.row(one.day) is not None]
        outside = "ce jour est hors du contrat."
        self.lost = [
            one
            if one.sentence and one.day is None
            else MonthLine(number=one.number, text=one.text, sentence=outside)
            for one in lines
            if one not in placed
        ]
        self.grid.put_all(
            {one.day: one.text if one.sentence else write_hours(one.spans) for one in placed if one.day}
        )

    def _ask_file(self) -> None:
        where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = "Tableaux (*.csv *.txt);;Tous les fichiers (*)"
        path, _ = QFileDialog.getOpenFileName(self, "Importer le mois", where, kinds)
        if path:
            self.import_file(Path(path))

    def _put_weeks(self) -> None:
        self.grid.put_all({row.day: write_hours(self.desk.by_weeks(row.day)) for row in self.grid.rows})

    def _put_nobody(self) -> None:
        self.grid.put_all({row.day: "" for row in self.grid.rows})

    def _go_before(self) -> None:
        self._turn(self.desk.month.plus(-1))

    def _go_after(self) -> None:
        self._turn(self.desk.month.plus(1))

    def _turn(self, month: Month) -> None:
        if self.is_edited:
            self._page.banner.tell(
                "Une saisie est en cours\u00a0: enregistrez ce mois, ou abandonnez-le, d’abord."
            )
            return
        self._page.forget_refusal()
        self._show(self.desk.enrolment, month)
        self.grid.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
