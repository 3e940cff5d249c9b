"""Ma journée: the counsellor's home: today's appointments, what is to record, and beside it all that waits."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.insertion.counsellor_day import CounsellorDay, counsellor_day
from app.users import Role
from ui import french, theme
from ui.pages.insertion.day.day_list import DayList
from ui.pages.insertion.day.rows import DayRow, first_row, rows_of
from ui.pages.insertion.day.waiting import Waiting
from ui.pages.insertion.view import View
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

NBSP = french.NBSP
MINE, ALL = "mine", "all"


class DayView(View):
    """The cursor stands on the interview to log: Enter opens it."""

    name = "day"
    title = "Ma journée"
    help_topic = "insertion"
    keys = (
        f"Entrée{NBSP}: noter l’entretien · Ctrl+E{NBSP}: entretien non prévu · Tab{NBSP}: ce qui attend · "
        f"Ctrl+2{NBSP}: parcours · F1{NBSP}: aide"
    )

    def build(self) -> None:
        self._day: CounsellorDay | None = None
        self.whose = SegmentedFilter("Parcours montrés")
        self.whose.show_choices([(MINE, "Mes parcours"), (ALL, "Tous")])
        if self.session.user.role is not Role.COUNSELLOR:
            self.whose.choose(ALL)
        self.whose.chosen.connect(lambda _key: self.refresh())
        self.list = DayList()
        self.list.opened.connect(self._open)
        self.waiting = Waiting(self)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._day_panel(), 4)
        row.addWidget(self._waiting_panel(), 3)
        self.body.addLayout(row, 1)

    def _day_panel(self) -> QWidget:
        panel = Panel("Entretiens")
        panel.heading.addWidget(self.whose)
        self.new = Button("Noter un entretien", self.begin, keys="Ctrl+E", icon="plus")
        self.new.setObjectName("day_new")
        panel.heading.addWidget(self.new)
        self.new.setVisible(self.may_edit)
        panel.add(self.list, 1)
        return panel

    def _waiting_panel(self) -> QWidget:
        panel = Panel()
        panel.body.setContentsMargins(theme.scaled(theme.PADDING), 10, 4, 8)
        panel.add(self.waiting, 1)
        return panel

    @property
    def subtitle(self) -> str:
        if self._day is None:
            return ""
        today = french.plural(
            len(self._day.appointments), "rendez-vous aujourd’hui", "rendez-vous aujourd’hui"
        )
        left = len(self._day.to_record)
        return f"{today}, {french.plural(left, 'entretien')} à renseigner" if left else today

    def reload(self) -> None:
        """Reads the day; the cursor stays on its interview, else goes where the work begins."""
        before = self.list.current_row()
        self._day = counsellor_day(self.session, mine=self.whose.current == MINE)
        now = self.session.clock.moment()
        minute = now.hour * 60 + now.minute
        rows = rows_of(self._day, minute)
        self.list.model_.show_rows(rows)
        self.list.go_to(_same(rows, before) if _same(rows, before) >= 0 else first_row(rows, minute))
        self.waiting.show_day(self._day)

    def enter(self) -> None:
        self.list.setFocus()

    def begin(self) -> None:
        """Ctrl+E: an interview that was not foreseen, of a parent to choose."""
        if self.may_edit:
            self.page.log_interview(None)

    def _open(self, row: DayRow) -> None:
        self.page.log_interview(row.path_id, row.interview)


def _same(rows: list[DayRow], before: DayRow | None) -> int:
    """Where the row that had the cursor is now; one whose interview was just logged gives way to the next."""
    if before is None or before.is_heading:
        return -1
    for number, row in enumerate(rows):
        if (row.path_id, row.interview, row.icon) == (before.path_id, before.interview, before.icon):
            return number
    return -1
