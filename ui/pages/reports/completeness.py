"""What a month still misses (complétude): presences answered in place, the director's comment, the papers."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import RuleError
from app.report.comments import set_comment
from app.report.desk import ReportDesk
from app.report.monthly_report import MonthlyReport, Status
from app.session import Session
from app.users import Right
from ui import french, theme
from ui.boundary import Guard
from ui.pages.reports.missing import MissingDesk
from ui.widgets.basics import Button, Sign, label, line
from ui.widgets.inline_error import InlineError
from ui.widgets.panel import Panel
from ui.widgets.tag import Tag

LEGAL = "lecture par enfants, celle de la loi"
COMMENT_PAUSE = 1200
"""Milliseconds after the last key before the comment is written: nothing waits for a button."""


class Completeness(Panel):
    """The middle of the page."""

    saved = Signal()
    annexed = Signal()
    drafted = Signal(bool)

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
        self._points = QVBoxLayout()
        self._points.setSpacing(0)
        self.add(self._points)
        self.missing = MissingDesk(session)
        self.add(self.missing)
        self._checked = QVBoxLayout()
        self._checked.setSpacing(0)
        self.add(self._checked)
        self.body.addStretch(1)
        self._add_comment()
        self._add_papers()

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
        self.add(line())
        self.add(label("Commentaire de la direction", bold=True))
        self.add(self.comment)
        self.add(self.error)

    def _add_papers(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.save = Button("Enregistrer le PDF…", self.saved.emit, kind="main")
        self.save.setObjectName("report_save_main")
        self.annex = Button("Annexe nominative…", self.annexed.emit)
        self.annex.setObjectName("report_annex")
        row.addWidget(self.save)
        row.addWidget(self.annex)
        row.addStretch()
        self.add(row)
        self._hint = label("", tone="muted", wrap=True)
        self.add(self._hint)

    def show_desk(self, desk: ReportDesk, *, annex: bool) -> None:
        """Shows this month; a comment being typed for the same one is left alone."""
        text = self.comment.toPlainText().strip()
        same = self._desk is not None and self._desk.month == desk.month
        kept = same and self._is_typed() and text != desk.report.comment
        self._desk = desk
        report = desk.report
        self._name.setText(french.month(desk.month.first))
        self._tag.show_text(*_tag(report, in_progress=desk.notes.in_progress))
        _refill(self._points, [_missing_point(desk)])
        self.missing.show_missing(desk.missing)
        _refill(self._checked, _checked_points(report))
        if kept:
            self._pause.start()
        else:
            self._pause.stop()
            self._show_comment(report.comment)
            self.drafted.emit(False)
        self.comment.setReadOnly(not self._session().can(Right.COMMENT_MONTHS))
        self.annex.setVisible(annex)
        self._hint.setText(_hint(report, in_progress=desk.notes.in_progress))

    def write_comment(self) -> bool:
        """Writes what was typed: after a pause, and before another month. False when it was refused: it stays."""
        self._pause.stop()
        if self._desk is None or not self._is_typed():
            self.drafted.emit(False)
            return True
        with Guard(self) as written:
            set_comment(self._session(), self._desk.month, self.comment.toPlainText())
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
        return self._desk is not None and self.comment.toPlainText().strip() != self._desk.report.comment

    def _note_typing(self) -> None:
        self._pause.start()
        self.drafted.emit(self._is_typed())

    def _show_comment(self, text: str) -> None:
        if self.comment.toPlainText().strip() != text:
            self.comment.blockSignals(True)
            self.comment.setPlainText(text)
            self.comment.blockSignals(False)


def _tag(report: MonthlyReport, *, in_progress: bool) -> tuple[str, theme.Tone]:
    if in_progress:
        return "en cours", "amber"
    if report.status is Status.PROVISIONAL:
        return "provisoire", "amber"
    return ("clos" if report.status is Status.CLOSED else "complet, non clos"), "fine"


def _hint(report: MonthlyReport, *, in_progress: bool) -> str:
    if in_progress:
        return "Le mois n’est pas fini : le rapport porte la mention « PROVISOIRE »."
    if report.attendance.missing:
        many = report.attendance.missing > 1
        waits = (
            f"que {'ces présences' if many else 'cette présence'} ne {'sont' if many else 'est'} pas notée"
        )
        return f"Le rapport porte la mention « PROVISOIRE » tant {waits}{'s' if many else ''}."
    return "Le mois est complet : le rapport peut être remis à la Caf."


def _missing_point(desk: ReportDesk) -> QWidget:
    attendance = desk.report.attendance
    if attendance.missing:
        words = french.plural(attendance.missing, "présence non pointée", "présences non pointées")
        return _point("alert", "amber", words, "Ni présents, ni absents : à vous de répondre")
    states = (
        f"{french.plural(attendance.attended, 'présence', 'présences')}, "
        f"{french.plural(attendance.absent, 'absence', 'absences')}"
    )
    return _point("check", "fine", "Pointage complet", states)


def _checked_points(report: MonthlyReport) -> list[QWidget]:
    children, share = report.children, report.quota.children
    counted = f"\u00a0: {share.numerator} sur {share.denominator}, {french.rate(share.numerator, share.denominator)}"
    kept = {True: "Seuil tenu", False: "Seuil non atteint", None: "Part Avip sans objet"}[report.quota.met]
    sign = {True: ("check", "fine"), False: ("alert", "alert"), None: ("info", "muted")}[report.quota.met]
    paths = report.insertion.paths
    moves = (
        f"{french.plural(paths.entered, 'entrée', 'entrées')} et "
        f"{french.plural(paths.exited, 'sortie', 'sorties')} dans le mois"
    )
    enrolled = (
        f"{french.plural(children.arrived, 'arrivée', 'arrivées')} et "
        f"{french.plural(children.left, 'départ', 'départs')} dans le mois"
    )
    return [
        _point(
            *sign,
            kept + (counted if share.denominator else ""),
            LEGAL,
        ),
        _point(
            "families",
            "muted",
            french.plural(children.enrolled, "enfant inscrit", "enfants inscrits"),
            enrolled,
        ),
        _point(
            "path", "muted", french.plural(paths.open_last_day, "parcours ouvert", "parcours ouverts"), moves
        ),
    ]


def _point(icon: str, role: str, words: str, detail: str) -> QWidget:
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(label(words, bold=True, wrap=True))
    texts.addWidget(label(detail, tone="muted", wrap=True))
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(8)
    row.addWidget(Sign(icon, role))
    row.addLayout(texts, 1)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(line())
    column.addLayout(row)
    return made


def _refill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
    while (item := column.takeAt(0)) is not None:
        former = item.widget()
        if former is not None:
            former.hide()
            former.deleteLater()
    for widget in widgets:
        column.addWidget(widget)
