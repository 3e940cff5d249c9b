"""A parent's page (page du parent): the engagement's time, one thread of everything, what holds now at the right."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.fields import check_order
from app.insertion.engagements import Engagement
from app.insertion.interviews import InterviewState
from app.insertion.parent_sheet import ParentSheet, parent_sheet
from app.insertion.threads import Thread
from app.search import fold
from ui import theme
from ui.boundary import Guard
from ui.pages.insertion.parent.actions import ActionsPart
from ui.pages.insertion.parent.appointments import AppointmentsPart
from ui.pages.insertion.parent.engagement import EngagementPart
from ui.pages.insertion.parent.head import Head
from ui.pages.insertion.parent.needs import NeedsPart
from ui.pages.insertion.parent.opening import open_item
from ui.pages.insertion.parent.papers import PapersPart
from ui.pages.insertion.parent.part import Part
from ui.pages.insertion.parent.path import PathPart
from ui.pages.insertion.parent.situation import SituationPart
from ui.pages.insertion.parent.thread_list import ThreadList
from ui.pages.insertion.parent.thread_model import THREADS, ThreadRow, counts_of
from ui.pages.insertion.parent.work import WorkPart
from ui.pages.insertion.view import View
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.section_column import SectionColumn
from ui.widgets.segmented import SegmentedFilter

SIDE = 400
ALL = "all"
PAPERS = {
    "engagement": "Engagement",
    "rendez-vous": "Rendez-vous",
    "attestation": "Attestation de présence",
    "fil-du-parcours": "Fil du parcours",
}
T = TypeVar("T")


class ParentView(View):
    """One path at a time; the parent's other paths stand in the same thread."""

    name = "parent"
    title = "Page du parent"
    help_topic = "insertion-parent"
    keys = (
        "Ctrl+E\u00a0: entretien · A\u00a0: action · B\u00a0: besoin · R\u00a0: rendez-vous · "
        "Entrée\u00a0: ouvrir la ligne · Alt+←\u00a0: retour"
    )

    def build(self) -> None:
        self._sheet: ParentSheet | None = None
        self.head = Head(self.begin_interview, self._show_family)
        self.list = ThreadList()
        self.list.setObjectName("parent_thread")
        self.list.opened.connect(self._open_row)
        self.filter = SegmentedFilter("Ce que le fil montre")
        self.filter.chosen.connect(self._filter)
        self.body.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._thread_panel(), 1)
        row.addWidget(self._side_panel())
        self.body.addLayout(row, 1)
        for key, act in (("A", self.plan.begin), ("B", self.needs.begin), ("R", self.appointments.begin)):
            shortcut = QShortcut(QKeySequence(key), self.list, act)
            shortcut.setContext(shortcut.context().WidgetShortcut)

    def _thread_panel(self) -> QWidget:
        panel = Panel("Fil du parcours")
        printer = Button("", self.print_thread, kind="bare", icon="print", name="Imprimer le fil")
        printer.setObjectName("parent_print")
        panel.heading.addWidget(printer)
        panel.add(self.filter)
        panel.add(self.list, 1)
        return panel

    def _side_panel(self) -> QWidget:
        self.side = SectionColumn()
        self.plan, self.appointments = ActionsPart(self), AppointmentsPart(self)
        self.needs, self.engagement = NeedsPart(self), EngagementPart(self)
        self.situation, self.work = SituationPart(self), WorkPart(self)
        self.path, self.papers = PathPart(self), PapersPart(self)
        for part in self.parts:
            self.side.put(part)
        self.side.drafted.connect(self.drafted)
        panel = Panel()
        panel.body.setContentsMargins(theme.scaled(theme.PADDING), 10, 4, 8)
        panel.add(self.side, 1)
        panel.setFixedWidth(theme.scaled(SIDE))
        return panel

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts at the right, in order."""
        return (
            self.plan,
            self.appointments,
            self.engagement,
            self.needs,
            self.work,
            self.situation,
            self.path,
            self.papers,
        )

    @property
    def sheet(self) -> ParentSheet:
        """The page shown; only asked for once there is one."""
        assert self._sheet is not None
        return self._sheet

    def place(self, _form: QWidget) -> tuple[str, int]:
        return "path", self._sheet.path.id if self._sheet else 0

    @property
    def subtitle(self) -> str:
        return f"Parcours \u203a {self.sheet.parent.name}" if self._sheet else ""

    @property
    def is_edited(self) -> bool:
        return self.side.is_edited

    def is_busy_with_another(self, path_id: int) -> bool:
        """Whether something typed on another parent's page is neither saved nor given up."""
        return self._sheet is not None and self._sheet.path.id != path_id and self.is_edited

    def show_path(self, path_id: int) -> None:
        """Another path: its page begins afresh. Asked only where nothing typed would be lost."""
        if self._sheet is None or self._sheet.path.id != path_id:
            self.side.close_forms()
            self.filter.blockSignals(True)
            self.filter.choose(ALL)
            self.filter.blockSignals(False)
        self._show(parent_sheet(self.session, path_id))
        self.list.go_to_today()
        self.is_stale = False

    def reload(self) -> None:
        """Reads the same path again; a form being typed stays."""
        if self._sheet is not None:
            self._show(parent_sheet(self.session, self._sheet.path.id))

    def enter(self) -> None:
        if not self.side.resume():
            self.list.setFocus()

    def _show(self, sheet: ParentSheet) -> None:
        self._sheet = sheet
        today = self.session.clock.day()
        self.head.show_sheet(sheet, today, may_edit=self.may_edit)
        counts = counts_of(sheet)
        self.filter.show_choices(
            [
                (ALL, "Tout"),
                *((thread.value, f"{words} {counts[thread]}") for thread, words in THREADS.items()),
            ]
        )
        self._filter(self.filter.current)
        for part in self.parts:
            part.show_sheet()

    def _filter(self, key: str) -> None:
        before = self.list.current_row()
        wanted = None if key in {"", ALL} else Thread(key)
        self.list.model_.show_sheet(self.sheet, self.session.clock.day(), wanted)
        rows = self.list.model_.rows
        at = next((n for n, row in enumerate(rows) if before and row.item == before.item), None)
        if at is not None:
            self.list.setCurrentIndex(self.list.model_.index(at, 0))
        else:
            self.list.go_to_today()

    def begin_interview(self) -> None:
        """Today's appointment, else one that was not foreseen."""
        today = self.session.clock.day()
        planned = [one for one in self.sheet.interviews if one.state is InterviewState.PLANNED]
        due = [one for one in planned if one.day == today]
        self.page.log_interview(self.sheet.path.id, due[0] if due else None)

    def _open_row(self, row: ThreadRow) -> None:
        if row.item is not None:
            open_item(self, row.item)

    def _show_family(self) -> None:
        if self.sheet.children:
            self.page.desk.go("children", self.sheet.children[0].id)

    def print_engagement(self, engagement: Engagement | None = None) -> None:
        """That engagement with the plan as it stands, the last one unless told otherwise."""
        from ui.insertion_papers import engagement_paper
        from ui.pdf.engagement import draw

        chosen = engagement or self.sheet.engagements[-1]
        with Guard(self):
            self._paper("engagement", engagement_paper(self.session, self.sheet, chosen), draw)

    def print_slip(self) -> None:
        """All that is planned, to hand to the parent."""
        from ui.insertion_papers import slip_paper
        from ui.pdf.slip import draw

        with Guard(self):
            self._paper("rendez-vous", slip_paper(self.session, self.sheet.path), draw)

    def print_certificate(self, first: date, last: date) -> None:
        """The presences between two days. Raises InvalidEntry for days the wrong way round."""
        from ui.insertion_papers import certificate_paper
        from ui.pdf.certificate import draw

        check_order(first, last, field="last")
        self._paper("attestation", certificate_paper(self.session, self.sheet.path, first, last), draw)

    def print_thread(self) -> None:
        """The thread as it is filtered."""
        from ui.insertion_papers import thread_paper
        from ui.pdf.thread import Line, draw

        lines = [
            Line(
                day=row.item.day,
                hour=row.item.start,
                title=row.words.title,
                detail="\n".join(filter(None, (row.words.aside, *row.words.details, row.words.good))),
                note=row.words.quote,
            )
            for row in self.list.model_.rows
            if row.item is not None and row.words is not None
        ]
        with Guard(self):
            self._paper("fil-du-parcours", thread_paper(self.session, self.sheet, lines), draw)

    def _paper(self, what: str, data: T, draw: Callable[[T], bytes]) -> None:
        name = self.sheet.parent.name
        file = f"{what}-{fold(name).replace(' ', '-')}"
        self.page.show_paper(f"{PAPERS[what]} \u203a {name}", file, data, draw)
