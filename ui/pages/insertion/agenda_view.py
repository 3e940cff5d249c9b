"""Agenda: the hours by day and by week; Enter opens what stands there, or plans an interview where it is free."""

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.insertion.agenda import EntryKind
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.users import Role
from ui import french, theme, typed
from ui.boundary import Guard
from ui.pages.insertion.agenda.bar import ALL, DAY, WEEK, AgendaBar
from ui.pages.insertion.agenda.grid import AgendaGrid
from ui.pages.insertion.agenda.model import Cell
from ui.pages.insertion.agenda.shown import Shown
from ui.pages.insertion.agenda.side import AgendaSide
from ui.pages.insertion.agenda.ways_out import export_calendar, listed_rows, open_entry, print_week
from ui.pages.insertion.agenda.words import UNMOVABLE, is_next
from ui.pages.insertion.view import View
from ui.widgets.basics import label
from ui.widgets.panel import Panel

NBSP = french.NBSP
NINE = 9 * 60
EMPTY = (
    f"Rien dans cet agenda pour ces jours-là. Entrée sur une case libre y prévoit un entretien{NBSP}; "
    f"«{NBSP}Tout le monde{NBSP}» montre aussi les rendez-vous des autres."
)


class AgendaView(View):
    """One week or one day; one's own or everybody's."""

    name = "agenda"
    title = "Agenda"
    help_topic = "insertion-agenda"
    keys = (
        f"Flèches{NBSP}: case · Entrée{NBSP}: ouvrir ou prévoir · D{NBSP}: déplacer · "
        f"Pg préc, Pg suiv{NBSP}: période · S, J{NBSP}: semaine, jour · F1{NBSP}: aide"
    )

    def build(self) -> None:
        self.bar = AgendaBar(self.turn, self.go_today)
        if self.session.user.role is Role.DIRECTOR:
            self.bar.whose.choose(ALL)
        self.days = Shown(self.bar, self.session.clock.day())
        self.grid = AgendaGrid()
        self.grid.setObjectName("agenda_grid")
        self.side = AgendaSide(lambda: self.session)
        self.empty = label(EMPTY, tone="muted", wrap=True)
        self.empty.setObjectName("agenda_empty")
        self.body.addWidget(self.bar)
        panel = Panel()
        panel.add(self.empty)
        panel.add(self.grid, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(panel, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self._connect()
        self._offer_keys()

    def _connect(self) -> None:
        bar, grid, side = self.bar, self.grid, self.side
        bar.jump.returnPressed.connect(self._jump)
        bar.spans.chosen.connect(self._again)
        bar.whose.chosen.connect(self._again)
        bar.plan_button.clicked.connect(self.begin_plan)
        bar.move_button.clicked.connect(self.begin_move)
        bar.print_button.clicked.connect(self.print_agenda)
        bar.offer_export(self.export_calendar)
        for button in (bar.plan_button, bar.move_button, bar.export_button):
            button.setVisible(self.may_edit)
        grid.opened.connect(self._open)
        grid.turned.connect(self.turn)
        grid.crossed.connect(self._cross)
        grid.day_chosen.connect(self._show_one_day)
        grid.selectionModel().currentChanged.connect(self._follow)
        side.left.connect(grid.setFocus)
        side.drafted.connect(self.drafted)
        side.planned.connect(self._go_to_interview)

    def _offer_keys(self) -> None:
        for keys, act in (
            ("D", self.begin_move),
            ("S", partial(self.bar.spans.choose, WEEK)),
            ("J", partial(self.bar.spans.choose, DAY)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.grid, act)
            shortcut.setContext(shortcut.context().WidgetShortcut)
        for keys, act in (
            ("Ctrl+N", self.begin_plan),
            ("Escape", self._escape),
            ("Ctrl+G", self.bar.summon),
            ("Alt+PgUp", partial(self.turn, -1)),
            ("Alt+PgDown", partial(self.turn, 1)),
            ("Alt+Home", self.go_today),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def is_edited(self) -> bool:
        return self.side.is_edited

    @property
    def subtitle(self) -> str:
        days, model = self.days.days, self.grid.model_
        if not days:
            return ""
        when = french.day_long(days[0])
        if self.days.is_week:
            when = f"{french.week(days[0])}, {french.period(days[0], days[-1])}"
        waiting = sum(model.words(one).open for one in model.entries)
        return f"{when} · {waiting}{NBSP}à renseigner" if waiting else when

    def reload(self) -> None:
        """Reads these days; the cursor stays where it was, and a form being typed too."""
        cell, day = self.grid.current_cell(), self.days.day
        kept = cell.entries[0].id if cell and cell.entries and cell.day == day else None
        self.days.read(self.session)
        self.grid.model_.show_days(
            self.days.days,
            self.days.entries,
            self.session.clock.moment(),
            closed=self.days.closed,
            everybody=self.days.everybody,
        )
        self.empty.setVisible(not self.days.entries)
        self.side.offer_people(everybody=self.days.everybody)
        if kept is None or not self.grid.go_to_entry(kept):
            self._put_cursor(cell, day)

    def _put_cursor(self, cell: Cell | None, day: date) -> None:
        """On the same hour of that day; at first on what comes next today."""
        now = self.session.clock.moment()
        coming = [one for one in self.days.entries if is_next(one, now)]
        if cell is None and coming and self.grid.go_to_entry(coming[0].id):
            return
        minute = NINE if cell is None or cell.minute is None else cell.minute
        self.grid.go_to_minute(self.days.days.index(day) if day in self.days.days else 0, minute)

    def enter(self) -> None:
        self.grid.setFocus()

    def turn(self, step: int) -> None:
        """The week or the day before (-1) or after (1)."""
        self.days.turn(self.session, step)
        self._again()

    def _cross(self, step: int) -> None:
        cell = self.grid.current_cell()
        self.turn(step)
        minute = NINE if cell is None or cell.minute is None else cell.minute
        self.grid.go_to_minute(0 if step > 0 else len(self.days.days) - 1, minute)

    def go_today(self) -> None:
        """Alt+Home."""
        self.show_day(self.session.clock.day())

    def show_day(self, day: date) -> None:
        """The period that holds that day, the cursor on it."""
        self.days.day = day
        self._again()
        self.grid.setFocus()

    def _show_one_day(self, day: date) -> None:
        self.days.day = day
        if self.days.is_week:
            self.bar.spans.choose(DAY)
        self.grid.setFocus()

    def _again(self) -> None:
        self.side.close_list()
        with Guard(self.page):
            self.reload()
            self.page.tell()

    def _jump(self) -> None:
        with Guard(self.page):
            self.show_day(typed.read_day(self.bar.jump.text(), self.session.clock.day()))
            self.bar.jump.clear()

    def _follow(self, index: QModelIndex) -> None:
        """The day shown is the cursor's; what may be moved may be moved."""
        if index.isValid():
            self.days.day = self.grid.model_.cell(index).day
        self.bar.move_button.setEnabled(self._movable() is not None)

    def _movable(self) -> Interview | None:
        entry = self.grid.current_entry()
        record = entry.record if entry is not None else None
        if isinstance(record, Interview) and record.state is InterviewState.PLANNED and self.may_edit:
            return record
        return None

    def _open(self, cell: Cell) -> None:
        if cell.minute is None:
            if cell.entries:
                self.side.show_list(cell.day, listed_rows(self.page, self.grid.model_, cell.entries))
        elif cell.entry is not None:
            open_entry(self.page, cell.entry)
        else:
            self.begin_plan()

    def begin_plan(self) -> None:
        """Enter on free time, Ctrl+N: the form at the hour under the cursor, after what stands there."""
        cell = self.grid.current_cell()
        if not self.may_edit or cell is None:
            return
        self.page.forget_refusal()
        start = NINE if cell.minute is None else cell.minute
        self.side.plan_at(cell.day, min(cell.entry.end, 1439) if cell.entry else start)

    def begin_move(self) -> None:
        """D: the interview under the cursor, to another time."""
        interview, entry = self._movable(), self.grid.current_entry()
        self.page.forget_refusal()
        if interview is None:
            self.page.banner.tell(UNMOVABLE)
        elif entry is not None and entry.parent is not None:
            path = self.session.store.get(InsertionPath, interview.path_id)
            self.side.begin_move(interview, path, entry.parent.name)

    def _escape(self) -> None:
        self.page.forget_refusal()
        self.bar.jump.clear()
        self.side.close_forms()
        if self.bar.jump.hasFocus():
            self.grid.setFocus()

    def _go_to_interview(self, interview: Interview) -> None:
        if interview.user_id != self.session.user.id and not self.days.everybody:
            self.bar.whose.choose(ALL)
        self.show_day(interview.day)
        self.grid.go_to_entry((EntryKind.INTERVIEW, interview.id, interview.day))

    def export_calendar(self) -> None:
        """One's own agenda, for a phone."""
        with Guard(self.page):
            export_calendar(self, self.session)

    def print_agenda(self) -> None:
        """The week shown, on paper."""
        with Guard(self.page):
            print_week(self.page, self.days)
