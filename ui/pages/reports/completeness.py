"""What a month still misses (complétude): presences and interviews answered in place, the comment, the papers."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import RuleError
from app.report.comments import set_comment
from app.report.desk import ReportDesk
from app.report.monthly_report import MonthlyReport, Status
from app.session import Session
from app.users import Right
from ui import french, month_words, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.pages.reports.annex import AnnexDesk
from ui.pages.reports.closing import ClosingDesk
from ui.pages.reports.column import scrolling_column
from ui.pages.reports.interviews import InterviewsDesk
from ui.pages.reports.missing import MissingDesk
from ui.pages.reports.odd import OddDesk
from ui.pages.reports.points import attendance_point, checked_points, interview_points, odd_point, refill
from ui.widgets.basics import Button, label, line
from ui.widgets.inline_error import InlineError
from ui.widgets.panel import Panel
from ui.widgets.tag import Tag
from ui.widgets.text_box import text_in

COMMENT_PAUSE = 1200
"""Milliseconds after the last key before the comment is written: nothing waits for a button."""


class Completeness(Panel):
    """The middle of the page: what is missing scrolls, the month's deeds stay in sight under it."""

    saved = Signal()
    drafted = Signal(bool)
    wanted = Signal(str, str, int)
    """A page, the kind of thing that it opens, and which one: where a line is mended."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._desk: ReportDesk | None = None
        self.heading_row = QHBoxLayout()
        self._name = label("", size="panel", bold=True)
        self._tag = Tag("")
        self.heading_row.addWidget(self._name)
        self.heading_row.addWidget(self._tag)
        self.heading_row.addStretch()
        self.add(self.heading_row)
        self._points, self._talks, self._odd, self._checked = (QVBoxLayout() for _ in range(4))
        for rows in (self._points, self._talks, self._odd, self._checked):
            rows.setSpacing(0)
        inside = QWidget()
        self._content = QVBoxLayout(inside)
        self._content.setContentsMargins(0, 0, 4, 0)
        self._content.setSpacing(8)
        self._content.addLayout(self._points)
        self.missing = MissingDesk(session)
        self._content.addWidget(self.missing)
        self._content.addLayout(self._talks)
        self.interviews = InterviewsDesk(session)
        self._content.addWidget(self.interviews)
        self._content.addLayout(self._odd)
        self.odd = OddDesk(session)
        self._content.addWidget(self.odd)
        self._papers_of_list()
        self._content.addLayout(self._checked)
        self._content.addStretch(1)
        self._add_comment()
        self.add(scrolling_column(inside), 1)
        self.add(line())
        self.closing = ClosingDesk(session, self.write_comment)
        self.add(self.closing)
        self._add_papers()

    def _papers_of_list(self) -> None:
        self.menu = ListMenu(self.odd, self._session(), self)
        self.menu.setObjectName("report_list_menu")
        self.heading_row.addWidget(self.menu)
        for desk in (self.missing, self.interviews, self.odd):
            desk.wanted.connect(self.wanted)

    def _add_comment(self) -> None:
        self.comment = QPlainTextEdit()
        self.comment.setObjectName("report_comment")
        self.comment.setAccessibleName("Commentaire de la direction")
        self.comment.setTabChangesFocus(True)
        self.comment.setPlaceholderText("Ce que les chiffres ne disent pas ; imprimé en page 3.")
        self.comment.setFixedHeight(self.comment.fontMetrics().lineSpacing() * 3 + theme.scaled(16))
        self.comment.textChanged.connect(self._note_typing)
        self.error = InlineError()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(COMMENT_PAUSE)
        self._pause.timeout.connect(self._write_if_shown)
        for part in (line(), label("Commentaire de la direction", bold=True), self.comment, self.error):
            self._content.addWidget(part)

    def _add_papers(self) -> None:
        self._papers = QWidget()
        column = QVBoxLayout(self._papers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.save = Button("Enregistrer le PDF…", self.saved.emit, kind="main")
        self.save.setObjectName("report_save_main")
        self.annex = AnnexDesk(self._session)
        row.addWidget(self.save)
        row.addWidget(self.annex.begin)
        row.addStretch()
        column.addLayout(row)
        self._hint = label("", tone="muted", wrap=True)
        column.addWidget(self._hint)
        self.closing.asking.connect(self._papers.setHidden)
        self.closing.done.connect(self.save.setFocus)
        self.annex.asking.connect(self._papers.setHidden)
        self.annex.asking.connect(self.closing.setHidden)
        self.add(self._papers)
        self.add(self.annex)

    def show_desk(self, desk: ReportDesk) -> None:
        """Shows this month; a comment being typed for the same one is left alone."""
        text = text_in(self.comment).strip()
        same = self._desk is not None and self._desk.month == desk.month
        kept = same and self._is_typed() and text != desk.report.comment
        self._desk = desk
        report = desk.report
        self._name.setText(french.month(desk.month.first))
        self._tag.show_text(*_tag(report, in_progress=desk.notes.in_progress))
        refill(self._points, [attendance_point(report.attendance)])
        self.missing.show_missing(desk.missing)
        refill(self._talks, interview_points(report))
        self.interviews.show_missing(desk.missing_interviews)
        refill(self._odd, [] if desk.given else [odd_point(len(desk.odd))])
        self.odd.show_desk(desk)
        self.menu.setVisible(bool(self.odd.shown()))
        refill(self._checked, checked_points(report))
        if kept:
            self._pause.start()
        else:
            self._pause.stop()
            self._show_comment(report.comment)
            self.drafted.emit(False)
        self.comment.setReadOnly(desk.given is not None or not self._session().can(Right.COMMENT_MONTHS))
        self.closing.show_desk(desk)
        self.annex.show_month(desk.month)
        self._hint.setText(_hint(report, in_progress=desk.notes.in_progress))

    def write_comment(self) -> bool:
        """Writes what was typed: after a pause, and before another month. False when it was refused: it stays."""
        self._pause.stop()
        if self._desk is None or not self._is_typed():
            self.drafted.emit(False)
            return True
        with Guard(self) as written:
            set_comment(self._session(), self._desk.month, text_in(self.comment))
        return written.passed

    def _write_if_shown(self) -> None:
        # Somebody else may be at the log-in page, the file closed: the draft waits for its person.
        if self.isVisible():
            self.write_comment()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence under the comment; the text stays."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def _is_typed(self) -> bool:
        return self._desk is not None and text_in(self.comment).strip() != self._desk.report.comment

    def _note_typing(self) -> None:
        self._pause.start()
        self.drafted.emit(self._is_typed())

    def _show_comment(self, text: str) -> None:
        if text_in(self.comment).strip() != text:
            self.comment.blockSignals(True)
            self.comment.setPlainText(text)
            self.comment.blockSignals(False)


def _tag(report: MonthlyReport, *, in_progress: bool) -> tuple[str, theme.Tone]:
    words = month_words.state_words(report.status, in_progress=in_progress)
    return words, "amber" if report.status is Status.PROVISIONAL else "fine"


def _hint(report: MonthlyReport, *, in_progress: bool) -> str:
    if report.status is Status.CLOSED:
        return "Le papier et les données sont ceux qui ont été gardés à la clôture."
    missing = month_words.to_answer_words(report.attendance.missing, report.missing_interviews)
    if in_progress:
        left = f"\u00a0; {missing}" if missing else ""
        return f"Le mois n’est pas fini{left}\u00a0: le rapport porte la mention « PROVISOIRE »."
    if missing:
        return f"{french.capitalised(missing)}\u00a0: d’ici là, le rapport porte la mention « PROVISOIRE »."
    return "Le mois est complet : le rapport peut être remis à la Caf."
