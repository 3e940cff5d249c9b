"""The reports' page: months at the left, the month's completeness in the middle, its paper at the right."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.days import Month
from app.families.records import Child, Consent, Home, Parent, Parenthood, Resources
from app.filoue.record import FiloueMaking
from app.insertion.actions import PlanAction
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingAttendee
from app.insertion.needs import Need
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation
from app.report.closed_months import ClosedMonth
from app.report.comments import MonthComment
from app.report.desk import ReportDesk, desk_of, month_lines
from app.settings import Setting
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday
from app.users import Right
from ui import theme
from ui.page import Page
from ui.pages.reports.being_drawn import PaperDesk
from ui.pages.reports.closing import draw
from ui.pages.reports.completeness import Completeness
from ui.pages.reports.estimates import EstimatesView
from ui.pages.reports.exports import ExportMenu
from ui.pages.reports.filoue import KEYS as FILOUE_KEYS
from ui.pages.reports.filoue import FiloueView
from ui.pages.reports.months import MonthList
from ui.pages.reports.statements import StatementsView
from ui.unsaved import TypedLines
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.paper import PaperPreview
from ui.widgets.segmented import SegmentedFilter

LIST_WIDTH = 244
VIEWS = (
    ("months", "Mois", Right.SEE_REPORTS),
    ("statements", "Déclarations", Right.SEE_REPORTS),
    ("estimates", "Estimation", Right.SEE_MONEY),
    ("filoue", "Filoué", Right.CARRY_OUT),
)
"""Each view and who may see it."""
STATEMENT_KEYS = "Ctrl+P\u00a0: imprimer · Ctrl+S\u00a0: enregistrer le PDF"
KEYS = {"statements": STATEMENT_KEYS, "estimates": STATEMENT_KEYS, "filoue": FILOUE_KEYS}


class ReportsPage(Page):
    """Which months there are, what one of them still misses, and its three pages for the CAF."""

    title = "Rapports"
    help_topic = "reports"
    keys = (
        "Entrée\u00a0: noter et passer à la suivante · T, E, M, A\u00a0: suite d’un entretien · "
        "Ctrl+P\u00a0: imprimer · Ctrl+S\u00a0: enregistrer le PDF"
    )
    kinds = frozenset(
        {
            Absence, AttendedSpan, CapacitySlot, Child, ClosedMonth, Closure, Consent, DayException, Engagement,
            Enrolment, ExceptionSpan, FiloueMaking, FollowUp, Home, Identity, InsertionPath, Interview, JobSpell,
            Meeting, MeetingAttendee, MonthComment, Need, OpeningSpan, Orientation, Parent, Parenthood, PatternSpan,
            PlanAction, PublicHoliday, Resources, Setting, Situation, WeekPattern,
        }
    )  # fmt: skip

    def build(self) -> None:
        self._month = Month.of(self.session.clock.day()).plus(-1)
        self._shown: ReportDesk | None = None
        self.months = MonthList()
        self.months.picked.connect(self.show_month)
        self.completeness = Completeness(lambda: self.session)
        self.completeness.drafted.connect(self.drafted)
        self.completeness.wanted.connect(self.desk.open)
        self.lines = (TypedLines(self.completeness.missing, self.completeness.missing.typed_lines),)
        self.preview = PaperPreview()
        list_panel = Panel("Mois")
        list_panel.add(self.months, 1)
        list_panel.body.setContentsMargins(12, 12, 4, 8)
        list_panel.setFixedWidth(theme.scaled(LIST_WIDTH))
        by_month = QWidget()
        row = QHBoxLayout(by_month)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(list_panel)
        row.addWidget(self.completeness, 1)
        row.addWidget(self.preview, 1)
        self._offer_papers(by_month)
        self._offer_views(by_month)

    def _offer_views(self, by_month: QWidget) -> None:
        self.switch = SegmentedFilter("Vue des rapports")
        self.switch.show_choices([(key, name) for key, name, right in VIEWS if self.session.can(right)])
        self.switch.chosen.connect(self._turn)
        self.statements = StatementsView(self)
        self.views = QStackedWidget()
        self.views.addWidget(by_month)
        self.views.addWidget(self.statements)
        self.estimates = EstimatesView(self)
        self.views.addWidget(self.estimates)
        self.filoue = FiloueView(self)
        self.views.addWidget(self.filoue)
        self.body.addWidget(self.switch)
        self.body.addWidget(self.views, 1)

    def _turn(self, view: str) -> None:
        """The other view; what is typed in this one is written first."""
        if not self.completeness.write_comment():
            self.switch.choose("months")
            return
        self.views.setCurrentIndex([key for key, *_ in VIEWS].index(view))
        self.help_topic = "reports" if view == "months" else view
        self.keys = KEYS.get(view, type(self).keys)
        self.rekeyed.emit()
        with self.guard():
            self.reload()

    def _offer_papers(self, by_month: QWidget) -> None:
        self.print = Button("", self.print_report, kind="bare", icon="print", name="Imprimer", keys="Ctrl+P")
        self.save = Button(
            "", self.save_report, kind="bare", icon="save", name="Enregistrer le PDF", keys="Ctrl+S"
        )
        self.export = ExportMenu(lambda: self._shown, self)
        for button, name in (
            (self.print, "report_print"),
            (self.save, "report_save"),
            (self.export, "report_export"),
        ):
            button.setObjectName(name)
            button.setEnabled(False)
            self.preview.tools.addWidget(button)
        self.paper = PaperDesk(self, by_month, self.preview, (self.print, self.save))
        self.completeness.saved.connect(self.save_report)
        QShortcut(QKeySequence("Alt+Up"), self, partial(self._step, 1))
        QShortcut(QKeySequence("Alt+Down"), self, partial(self._step, -1))

    def reload(self) -> None:
        """Reads the months' states and the month shown."""
        lines = month_lines(self.session)
        if all(line.month != self._month for line in lines):
            self._month = lines[0].month
        self.months.show_lines(lines, self._month)
        if self.views.currentWidget() is self.statements:
            self.subtitle = "déclarations à la Caf, bilan Avip"
            self.statements.show_months(lines)
        elif self.views.currentWidget() is self.estimates:
            self.subtitle = "estimation financière"
            self.estimates.show_months(lines)
        elif self.views.currentWidget() is self.filoue:
            self.subtitle = self.filoue.subtitle
            self.filoue.reload()
        else:
            self.subtitle = "rapport mensuel à la Caf"
            self._show_desk(desk_of(self.session, self._month))

    def show_month(self, month: Month) -> None:
        """Shows another month, once the comment of this one is written."""
        if month == self._month:
            return
        if not self.completeness.write_comment():
            self.months.choose(self._month)
            return
        self._month = month
        with self.guard():
            self._show_desk(desk_of(self.session, month))

    def _show_desk(self, desk: ReportDesk) -> None:
        self._shown = desk
        self.completeness.show_desk(desk)
        self.export.setEnabled(True)
        self.paper.draw(partial(_drawn, desk), f"rapport-avip-{desk.month}", f"rapport-{desk.month}")

    def settle(self) -> None:
        """Writes the comment now."""
        self.completeness.write_comment()

    def print_report(self) -> None:
        """To a printer."""
        self.paper.print()

    def save_report(self) -> None:
        """The PDF, to a file."""
        self.paper.save()

    def _step(self, by: int) -> None:
        months = self.months.months()
        at = months.index(self._month) - by
        if 0 <= at < len(months):
            self.months.choose(months[at])


def _drawn(desk: ReportDesk) -> bytes:
    return draw(desk.report, desk.notes) if desk.given is None else desk.given.pdf
